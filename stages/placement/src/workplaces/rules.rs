//! What the entry of a workplace must be.

use kernel::{Code, Day, Failure, Lang, Names, Reading, UnitId, house};
use serde::{Deserialize, Serialize};

use crate::refusal;

/// Seats a workplace has at most.
const MOST_SEATS: i64 = 500;

/// What was typed about a workplace.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct WorkplaceForm {
    /// Id or BIN of the enterprise.
    pub organisation: String,
    /// Id of the unit; may be left out.
    pub unit: String,
    /// Id, code or name of the profession.
    pub profession: String,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    pub name_en: String,
    /// What the trainee works with.
    pub equipment: String,
    /// How many trainees at once.
    pub capacity: String,
    /// The first day.
    pub from: String,
    /// The last day; open when left out.
    pub until: String,
    /// `yes` when the work is heavy, harmful or dangerous.
    pub hazardous: String,
    /// What the hazards are.
    pub hazards: String,
    /// `yes` when work goes on in Kazakh.
    pub speaks_kk: String,
    /// `yes` when work goes on in Russian.
    pub speaks_ru: String,
    /// `yes` when work goes on in English.
    pub speaks_en: String,
    /// Codes of groups of educational programmes with commas between; all when left out.
    pub groups: String,
}

/// What is stored about a workplace; enterprise and profession as they were named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Id or BIN of the enterprise.
    pub organisation: String,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Id, code or name of the profession.
    pub profession: String,
    /// Its name.
    pub name: Names,
    /// What the trainee works with.
    pub equipment: Option<String>,
    /// How many trainees at once.
    pub capacity: i64,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// What the hazards are, where the work is heavy, harmful or dangerous.
    pub hazards: Option<String>,
    /// The languages of work.
    pub languages: Vec<Lang>,
    /// Groups of educational programmes it serves; all when empty.
    pub groups: Vec<String>,
}

/// Reads what was typed; whether enterprise, unit, profession and groups exist is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &WorkplaceForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let organisation = read.text("organisation", &form.organisation, 40);
    let unit = read.maybe("unit", &form.unit, &refusal::UNIT);
    let profession = read.text("profession", &form.profession, 300);
    let name = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 200);
    let equipment = read.optional("equipment", &form.equipment, 2000);
    let capacity = read.whole("capacity", &form.capacity, 1, MOST_SEATS);
    let from = read.day("from", &form.from);
    let until = read.maybe_day("until", &form.until);
    if let (Some(from), Some(until)) = (from, until) {
        read.unless(from <= until, house::ENDS_BEFORE_BEGINS.at("until"));
    }
    let hazards = read.optional("hazards", &form.hazards, 500).filter(|_| !form.hazardous.is_empty());
    read.unless(form.hazardous.is_empty() || hazards.is_some(), refusal::HAZARDS.at("hazards"));
    let spoken = [&form.speaks_kk, &form.speaks_ru, &form.speaks_en];
    let languages: Vec<Lang> =
        Lang::ALL.iter().zip(spoken).filter(|(_, ticked)| !ticked.is_empty()).map(|(lang, _)| *lang).collect();
    read.unless(!languages.is_empty(), refusal::LANGUAGES.at("speaks-kk"));
    let groups = codes(&form.groups);
    let made = (|| {
        Some(Entry {
            organisation: organisation?,
            unit,
            profession: profession?,
            name: name?,
            equipment,
            capacity: capacity?,
            from: from?,
            until,
            hazards,
            languages,
            groups,
        })
    })();
    read.end(made)
}

/// Codes with commas or blanks between, each once.
pub fn codes(typed: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in typed.split([',', ' ', ';']).map(str::trim).filter(|code| !code.is_empty()) {
        let code = code.to_uppercase();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}
