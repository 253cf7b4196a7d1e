//! What a passport must be.

use kernel::{AcademicYear, Code, Day, Failure, Lang, Names, Reading};
use serde::{Deserialize, Serialize};

use super::refusal;
use crate::code::{Degree, ProgrammeCode};
use crate::curriculum::{Period, Profile};

kernel::codes! { "programmes-kind",
    /// What the register calls its type.
    pub enum Kind {
        /// Acting.
        Acting = "acting",
        /// New.
        New = "new",
        /// Innovative.
        Innovative = "innovative",
    }
}

/// What was typed about a programme.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct ProgrammeForm {
    /// `6B07114`; Cyrillic look-alikes are understood.
    pub code: String,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    pub name_en: String,
    /// Goal in Kazakh.
    pub goal_kk: String,
    /// Goal in Russian.
    pub goal_ru: String,
    /// Goal in English.
    pub goal_en: String,
    /// Group of programmes, `B063`.
    pub group: String,
    /// Id or BIN of the educational organisation; the caller's own when left out.
    pub organisation: String,
    /// `bachelor-240`, `bachelor-300`, `specialist-300`, `military-240`.
    pub profile: String,
    /// Year of admission, `2026`.
    pub admission: String,
    /// `yes`, when taught in Kazakh.
    pub lang_kk: String,
    /// `yes`, when taught in Russian.
    pub lang_ru: String,
    /// `yes`, when taught in English.
    pub lang_en: String,
    /// Level of the national qualifications framework; that of the degree when left out.
    pub nqf: String,
    /// `acting`, `new`, `innovative`.
    pub kind: String,
    /// The partner of a joint programme.
    pub partner: String,
    /// `semester`, `trimester`, `quarter`; semesters when left out.
    pub period: String,
}

/// What is stored in a passport.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub code: ProgrammeCode,
    pub name: Names,
    pub goal: Names,
    pub group: String,
    pub profile: Profile,
    pub admission: AcademicYear,
    pub languages: Vec<Lang>,
    pub nqf: i64,
    pub kind: Kind,
    pub partner: Option<String>,
    pub period: Period,
}

/// The level of the national framework that a degree stands on.
pub fn level(degree: Degree) -> i64 {
    match degree {
        Degree::Bachelor => 6,
        Degree::Master => 7,
        Degree::Doctor => 8,
    }
}

/// Reads what was typed; whether group and organisation exist is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &ProgrammeForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let code: Option<ProgrammeCode> = read.parsed("code", &form.code, &crate::refusal::CODE);
    let name = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 300);
    let goal = read.names(["goal-kk", "goal-ru", "goal-en"], [&form.goal_kk, &form.goal_ru, &form.goal_en], 2000);
    let group = read.text("group", &kernel::latin_twin(&form.group.to_uppercase()), 10);
    let profile = read.code("profile", &form.profile);
    let admission = read.whole("admission", &form.admission, 2004, 2100);
    let spoken = [(Lang::Kk, &form.lang_kk), (Lang::Ru, &form.lang_ru), (Lang::En, &form.lang_en)];
    let languages: Vec<Lang> = spoken.into_iter().filter(|(_, said)| !said.is_empty()).map(|(lang, _)| lang).collect();
    read.unless(!languages.is_empty(), refusal::LANGUAGES.at("lang-kk"));
    let own = code.as_ref().map_or(6, |code| level(code.degree()));
    let nqf = if form.nqf.trim().is_empty() { Some(own) } else { read.whole("nqf", &form.nqf, 1, 8) };
    read.unless(nqf.is_none_or(|nqf| nqf == own), refusal::LEVEL.at("nqf").with("wanted", own));
    let kind = read.code("kind", &form.kind);
    let partner = read.optional("partner", &form.partner, 300);
    let period = if form.period.trim().is_empty() { Some(Period::Semester) } else { read.code("period", &form.period) };
    let made = (|| {
        let admission = AcademicYear(admission?.try_into().ok()?);
        Some(Entry {
            code: code?,
            name: name?,
            goal: goal?,
            group: group?,
            profile: profile?,
            admission,
            languages,
            nqf: nqf?,
            kind: kind?,
            partner,
            period: period?,
        })
    })();
    read.end(made)
}

/// What an act of the way may need besides its name.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct ActForm {
    /// Why; needed to return a programme.
    pub reason: String,
    /// Number of the academic council's minutes, to adopt; number in the register, to register.
    pub paper_number: String,
    /// Its day.
    pub paper_day: String,
}

/// The paper an act rests on; none when it was not given.
///
/// # Errors
/// A day without a number, or the other way, or no day of the calendar.
pub fn paper(form: &ActForm) -> Result<Option<(String, Day)>, Failure> {
    if form.paper_number.trim().is_empty() && form.paper_day.trim().is_empty() {
        return Ok(None);
    }
    let mut read = Reading::new();
    let number = read.text("paper-number", &form.paper_number, 60);
    let day = read.day("paper-day", &form.paper_day);
    let made = number.zip(day);
    read.end(made).map(Some)
}

/// Languages as one column holds them: `kk ru`.
pub fn written(languages: &[Lang]) -> String {
    languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(" ")
}

/// Languages as one column holds them.
pub fn spoken(column: &str) -> Vec<Lang> {
    column.split(' ').filter_map(Lang::of).collect()
}
