//! The state standard's volumes, by profile and year of admission: a dated table, because orders change them.

use kernel::{Credits, Hours, Part, Source, Work};

use crate::curriculum::{ControlForm, MandatoryDiscipline, Profile};

/// A mandatory discipline as the standard sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Required {
    pub discipline: MandatoryDiscipline,
    pub credits: Credits,
    pub control: ControlForm,
}

/// The least volume of basic and major disciplines, practice included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// One sum; the university divides it.
    Together(Credits),
    /// A sum for each cycle, as the older edition had it.
    Apart { basic: Credits, major: Credits },
}

/// One edition of the standard for one profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standard {
    pub profile: Profile,
    /// First year of admission it holds for.
    pub from: i32,
    /// Last year of admission; none while in force.
    pub until: Option<i32>,
    pub source: Source,
    pub total: Credits,
    pub hours: Hours,
    pub general: Credits,
    pub general_mandatory: Credits,
    pub general_chosen: Credits,
    pub body: Body,
    pub attestation: Credits,
    pub year: Credits,
    pub mandatory: &'static [Required],
}

const fn required(discipline: MandatoryDiscipline, credits: i64, control: ControlForm) -> Required {
    Required { discipline, credits: Credits::whole(credits), control }
}

/// 51 credits, 1530 hours (SMSE, p. 6).
const MANDATORY: &[Required] = &[
    required(MandatoryDiscipline::HistoryKz, 5, ControlForm::StateExam),
    required(MandatoryDiscipline::Philosophy, 5, ControlForm::Exam),
    required(MandatoryDiscipline::ForeignLang, 10, ControlForm::Exam),
    required(MandatoryDiscipline::StateLang, 10, ControlForm::Exam),
    required(MandatoryDiscipline::Ict, 5, ControlForm::Exam),
    required(MandatoryDiscipline::Sociopolit, 8, ControlForm::Exam),
    required(MandatoryDiscipline::PhysCulture, 8, ControlForm::CreditTest),
];

const fn bachelor(profile: Profile, total: i64, annex: &'static str, body: i64, attestation: i64) -> Standard {
    Standard {
        profile,
        from: 2023,
        until: None,
        source: Source { work: Work::Smse, part: Part::Annex(annex) },
        total: Credits::whole(total),
        hours: Credits::whole(total).hours(),
        general: Credits::whole(56),
        general_mandatory: Credits::whole(51),
        general_chosen: Credits::whole(5),
        body: Body::Together(Credits::whole(body)),
        attestation: Credits::whole(attestation),
        year: Credits::whole(60),
        mandatory: MANDATORY,
    }
}

/// Every edition we know. A military institution has its own set of mandatory disciplines, which we do not
/// know: only its sum is checked. The edition of 2018 is known for the four-year bachelor alone.
const EDITIONS: &[Standard] = &[
    bachelor(Profile::Bachelor240, 240, "1", 176, 8),
    bachelor(Profile::Bachelor300, 300, "2", 236, 8),
    Standard {
        source: Source { work: Work::Smse, part: Part::Paragraph("2(9)") },
        ..bachelor(Profile::Specialist300, 300, "2", 236, 8)
    },
    Standard { mandatory: &[], ..bachelor(Profile::Military240, 240, "3", 178, 6) },
    Standard {
        from: 2018,
        until: Some(2022),
        source: Source { work: Work::Standard, part: Part::Named("SMSE 2018, order № 604") },
        body: Body::Apart { basic: Credits::whole(112), major: Credits::whole(60) },
        ..bachelor(Profile::Bachelor240, 240, "1", 172, 12)
    },
];

/// The edition that holds for those admitted in a year; none when we know none.
pub fn standard(profile: Profile, admitted: i32) -> Option<&'static Standard> {
    EDITIONS.iter().find(|edition| {
        edition.profile == profile && edition.from <= admitted && edition.until.is_none_or(|until| admitted <= until)
    })
}

/// The source that a cohort remembers by its English words.
pub fn source_of(words: &str) -> Option<Source> {
    EDITIONS.iter().map(|edition| edition.source).find(|source| source.to_string() == words)
}
