//! What a post must be.

use kernel::{Day, Failure, Names, Reading, UnitId, house};
use serde::{Deserialize, Serialize};

use super::refusal;

/// What was typed about a post.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct PostForm {
    /// Id or BIN of the organisation.
    pub organisation: String,
    /// Id of the unit; may be left out.
    pub unit: String,
    /// Title in Kazakh; one language at least.
    pub title_kk: String,
    /// Title in Russian.
    pub title_ru: String,
    /// Title in English.
    pub title_en: String,
    /// The first day.
    pub from: String,
    /// The last day; open when left out.
    pub until: String,
}

impl PostForm {
    /// Was anything typed?
    pub fn is_blank(&self) -> bool {
        let typed = [&self.organisation, &self.unit, &self.title_kk, &self.title_ru, &self.title_en, &self.until];
        typed.iter().all(|typed| typed.trim().is_empty())
    }
}

/// What is stored about a post; the organisation as it was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Id or BIN of the organisation.
    pub organisation: String,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The title; a language that was not given is empty.
    pub title: Names,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
}

impl Entry {
    /// Do the two share a day?
    pub fn meets(&self, from: Day, until: Option<Day>) -> bool {
        self.until.is_none_or(|last| from <= last) && until.is_none_or(|last| self.from <= last)
    }
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &PostForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let organisation = read.text("organisation", &form.organisation, 40);
    let unit = read.maybe("unit", &form.unit, &refusal::UNIT);
    let title = [("title-kk", &form.title_kk), ("title-ru", &form.title_ru), ("title-en", &form.title_en)]
        .map(|(field, typed)| read.optional(field, typed, 200));
    read.unless(title.iter().any(Option::is_some), house::EMPTY.at("title-kk"));
    let from = read.day("from", &form.from);
    let until = last_day(&mut read, &form.until, from);
    let [kk, ru, en] = title.map(Option::unwrap_or_default);
    let made =
        (|| Some(Entry { organisation: organisation?, unit, title: Names { kk, ru, en }, from: from?, until }))();
    read.end(made)
}

/// The last day typed, not before the first.
pub fn last_day(read: &mut Reading, typed: &str, from: Option<Day>) -> Option<Day> {
    let until = read.maybe_day("until", typed);
    if let (Some(from), Some(until)) = (from, until) {
        read.unless(from <= until, house::ENDS_BEFORE_BEGINS.at("until"));
    }
    until
}
