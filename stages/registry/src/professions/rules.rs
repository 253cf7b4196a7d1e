//! What an entry of the region's own list must be.

use kernel::{Failure, Names, Reading, latin_twin};
use serde::{Deserialize, Serialize};

use super::refusal;

kernel::codes! { "registry-profession-kind",
    /// What an entry is.
    pub enum Kind {
        /// A profession of the region's own list.
        Own = "own",
        /// An occupation of ESCO.
        Esco = "esco",
        /// A sub-major group of ISCO-08.
        SubMajor = "sub_major",
        /// A major group of ISCO-08.
        Major = "major",
    }
}

kernel::codes! { "registry-education",
    /// Which education leads to it.
    pub enum Education {
        /// Higher education.
        Bachelor = "bachelor",
        /// Technical and vocational education.
        Tvet = "tvet",
    }
}

/// The source of the region's own list.
pub const OWN: &str = "region";
/// The source of ESCO's occupations.
pub const ESCO: &str = "esco";

/// What was typed about a profession.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct ProfessionForm {
    /// Its code in the region's list, as `R-071`.
    pub code: String,
    /// The ISCO-08 unit group, as `3119`; a shorter code names a wider group.
    pub isco: String,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    pub name_en: String,
    /// `bachelor` or `tvet`.
    pub education: String,
    /// The group of educational programmes that leads to it, as `B063`.
    pub group: String,
}

/// What is stored about a profession.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its code.
    pub code: String,
    /// The ISCO-08 group.
    pub isco: String,
    /// Its name; a language it does not have is empty.
    pub name: Names,
    /// Which education leads to it.
    pub education: Option<Education>,
    /// The group of educational programmes.
    pub group: Option<String>,
    /// Other names, one a line, in the language of the source.
    pub alternatives: Option<String>,
    /// What is done in it, in the language of the source.
    pub about: Option<String>,
}

/// Reads what was typed; whether the group exists is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &ProfessionForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let code = read.text("code", &latin_twin(&form.code).to_uppercase(), 20);
    if let Some(code) = &code {
        let fits =
            code.starts_with("R-") && code.len() > 2 && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        read.unless(fits, refusal::PROFESSION_CODE.at("code").with("typed", code.as_str()));
    }
    let isco = read.text("isco", &form.isco, 20);
    if let Some(isco) = &isco {
        read.unless(is_isco(isco), refusal::ISCO.at("isco").with("typed", isco.as_str()));
    }
    let name = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 300);
    let education =
        if form.education.trim().is_empty() { None } else { read.code::<Education>("education", &form.education) };
    let group = read.optional("group", &latin_twin(&form.group).to_uppercase(), 10);
    let made =
        (|| Some(Entry { code: code?, isco: isco?, name: name?, education, group, alternatives: None, about: None }))();
    read.end(made)
}

/// One to four digits.
pub fn is_isco(code: &str) -> bool {
    (1..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit())
}
