//! Names of invented people: Kazakh, Russian and others, in the proportions of Pavlodar.

use kernel::{Chance, Failure};
use serde::Deserialize;

use super::lists::rows;

const SURNAMES: &[u8] = include_bytes!("../../demo/data/surnames.csv");
const GIVEN: &[u8] = include_bytes!("../../demo/data/given_names.csv");
const PATRONYMICS: &[u8] = include_bytes!("../../demo/data/patronymics.csv");

#[derive(Debug, Deserialize)]
struct Surname {
    origin: String,
    male_kk: String,
    female_kk: String,
    male_en: String,
    female_en: String,
}

#[derive(Debug, Deserialize)]
struct Given {
    sex: String,
    origin: String,
    name_kk: String,
    name_en: String,
}

#[derive(Debug, Deserialize)]
struct Patronymic {
    origin: String,
    male_kk: String,
    female_kk: String,
    male_ru: String,
    female_ru: String,
}

/// A whole name.
#[derive(Clone, Debug)]
pub struct Named {
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Patronymic.
    pub patronymic: String,
    /// Family and given name in Latin letters.
    pub latin: String,
}

/// Draws names; the same seed draws the same people.
#[derive(Debug)]
pub struct Namer {
    chance: Chance,
    surnames: Vec<Surname>,
    given: Vec<Given>,
    patronymics: Vec<Patronymic>,
}

impl Namer {
    /// A namer over the demo's lists.
    pub fn new(chance: &Chance) -> Result<Self, Failure> {
        Ok(Self {
            chance: chance.clone(),
            surnames: rows(SURNAMES)?,
            given: rows(GIVEN)?,
            patronymics: rows(PATRONYMICS)?,
        })
    }

    fn of<'a, T>(&self, all: &'a [T], fits: impl Fn(&T) -> bool) -> &'a T {
        let fitting: Vec<&T> = all.iter().filter(|one| fits(one)).collect();
        let all: Vec<&T> = if fitting.is_empty() { all.iter().collect() } else { fitting };
        let n = self.chance.below(all.len() as u64);
        all[usize::try_from(n).unwrap_or(0)]
    }

    /// The next person's name. About seven in ten are Kazakh.
    pub fn next(&self) -> Named {
        let kazakh = self.chance.below(10) < 7;
        let female = self.chance.below(10) < 4;
        let fits = |origin: &str| (origin == "kk") == kazakh;
        let surname = self.of(&self.surnames, |one| fits(&one.origin));
        let sex = if female { "f" } else { "m" };
        let given = self.of(&self.given, |one| one.sex == sex && fits(&one.origin));
        let patronymic = self.of(&self.patronymics, |one| fits(&one.origin));
        let (family, family_en) =
            if female { (&surname.female_kk, &surname.female_en) } else { (&surname.male_kk, &surname.male_en) };
        let patronymic = match (kazakh, female) {
            (true, true) => &patronymic.female_kk,
            (true, false) => &patronymic.male_kk,
            (false, true) => &patronymic.female_ru,
            (false, false) => &patronymic.male_ru,
        };
        Named {
            family: family.clone(),
            given: given.name_kk.clone(),
            patronymic: patronymic.clone(),
            latin: format!("{family_en} {}", given.name_en),
        }
    }
}
