//! What an enrolment must be.

use kernel::{AcademicYear, Failure, Lang, Reading};
use serde::{Deserialize, Serialize};

use crate::code::ProgrammeCode;

kernel::codes! { "programmes-funding",
    /// Who pays.
    pub enum Funding {
        /// The state's educational grant.
        Grant = "grant",
        /// A grant of the local executive body.
        Region = "region",
        /// An employer.
        Employer = "employer",
        /// The student.
        Own = "own",
    }
}

kernel::codes! { "programmes-track",
    /// How the student is trained.
    pub enum Track {
        /// Dual training.
        Dual = "dual",
        /// Otherwise.
        Usual = "usual",
    }
}

/// What was typed about an enrolment.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct EnrolmentForm {
    /// Code of the programme, `6B07114`.
    pub programme: String,
    /// Id or BIN of the educational organisation; the caller's own when left out.
    pub organisation: String,
    /// Year of admission, `2026`.
    pub admission: String,
    /// Name of the group; it is opened when there is none.
    pub group: String,
    /// Language of the group: `kk`, `ru`, `en`; Kazakh when left out.
    pub language: String,
    /// `grant`, `region`, `employer`, `own`.
    pub funding: String,
    /// `dual` or `usual`.
    pub track: String,
    /// The student's id in the organisation's own system.
    pub external_id: String,
}

/// What is stored about an enrolment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub programme: ProgrammeCode,
    pub admission: AcademicYear,
    pub group: String,
    pub language: Lang,
    pub funding: Funding,
    pub track: Track,
    pub external: Option<String>,
}

/// Reads what was typed; whether the programme stands is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &EnrolmentForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let programme = read.parsed("programme", &form.programme, &crate::refusal::CODE);
    let admission = read.whole("admission", &form.admission, 2004, 2100).and_then(|year| i32::try_from(year).ok());
    let group = read.text("group", &form.group, 60);
    let language = if form.language.trim().is_empty() { Some(Lang::Kk) } else { read.code("language", &form.language) };
    let funding = read.code("funding", &form.funding);
    let track = read.code("track", &form.track);
    let external = read.optional("external-id", &form.external_id, 100);
    let made = (|| {
        Some(Entry {
            programme: programme?,
            admission: AcademicYear(admission?),
            group: group?,
            language: language?,
            funding: funding?,
            track: track?,
            external,
        })
    })();
    read.end(made)
}

/// What was typed about a group.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct GroupForm {
    /// Its name.
    pub name: String,
    /// Id of its curator; none when left out.
    pub curator: String,
    /// `kk`, `ru`, `en`.
    pub language: String,
}
