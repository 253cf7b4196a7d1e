//! What is typed about control figures, and how well places cover the need.

use kernel::{Day, Failure, OrganisationId, Reading, latin_twin};
use serde::{Deserialize, Serialize};

use crate::refusal;

kernel::codes! { "needs-opinion",
    /// What an association or council says.
    pub enum Opinion {
        /// For.
        Favourable = "favourable",
        /// With reservations.
        Reserved = "reserved",
        /// Against.
        Unfavourable = "unfavourable",
    }
}

kernel::codes! { "needs-correction",
    /// What a correction does to an approved figure.
    pub enum Correction {
        /// More or fewer places.
        Modify = "modify",
        /// Places are put off to a later admission.
        Postpone = "postpone",
        /// Places are taken away.
        Cancel = "cancel",
    }
}

kernel::codes! { "needs-coverage",
    /// What the relation of places to need means for those who will look for work.
    pub enum Coverage {
        /// Far fewer places than jobs.
        VeryGood = "very-good",
        /// No more places than jobs.
        Good = "good",
        /// About as many.
        Reasonable = "reasonable",
        /// Somewhat more.
        Moderate = "moderate",
        /// Many more.
        Poor = "poor",
    }
}

/// The figures of a region without a norm, in per cent, from a day on (decision 0013).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Places up to so many per cent of the need: very good prospects.
    pub very_good: i64,
    /// Good ones.
    pub good: i64,
    /// Reasonable ones.
    pub reasonable: i64,
    /// Moderate ones; above, poor.
    pub moderate: i64,
    /// A change of staff since the last return that is asked about.
    pub jump: i64,
}

/// Where a region set nothing: the classes of the ROA labour market indicator (0.85, 1.00, 1.05, 1.15), and a third.
pub const DEFAULT: Setting = Setting { very_good: 85, good: 100, reasonable: 105, moderate: 115, jump: 30 };

impl Setting {
    /// The class of a coverage; none when nobody is needed.
    pub fn class(&self, places: i64, need: i64) -> Option<Coverage> {
        let within = |percent: i64| places * 100 <= need * percent;
        (need > 0).then(|| match () {
            () if within(self.very_good) => Coverage::VeryGood,
            () if within(self.good) => Coverage::Good,
            () if within(self.reasonable) => Coverage::Reasonable,
            () if within(self.moderate) => Coverage::Moderate,
            () => Coverage::Poor,
        })
    }
}

/// What was typed about the setting.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct SettingForm {
    /// From this day on.
    pub from: String,
    /// Per cent of the need up to which prospects are very good.
    pub very_good: String,
    /// Good.
    pub good: String,
    /// Reasonable.
    pub reasonable: String,
    /// Moderate.
    pub moderate: String,
    /// Per cent of change since the last return that is asked about.
    pub jump: String,
}

/// Reads what was typed about the setting.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn setting(form: &SettingForm) -> Result<(Day, Setting), Failure> {
    let mut read = Reading::new();
    let from = read.day("from", &form.from);
    let classes = [
        ("very-good", &form.very_good),
        ("good", &form.good),
        ("reasonable", &form.reasonable),
        ("moderate", &form.moderate),
    ];
    let classes = classes.map(|(field, typed)| read.whole(field, typed, 1, 1000));
    let jump = read.whole("jump", &form.jump, 1, 1000);
    let made = (|| {
        let [very_good, good, reasonable, moderate] = classes;
        let set =
            Setting { very_good: very_good?, good: good?, reasonable: reasonable?, moderate: moderate?, jump: jump? };
        let rise = set.very_good < set.good && set.good < set.reasonable && set.reasonable < set.moderate;
        read.unless(rise, refusal::CLASSES_RISE.at("moderate"));
        Some((from?, set))
    })();
    read.end(made)
}

/// What was typed about one figure.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct FigureForm {
    /// Group of educational programmes, as `B063`.
    pub group: String,
    /// The educational organisation, by id or BIN.
    pub university: String,
    /// How many it can take.
    pub capacity: String,
    /// How many places it is to get; none when they will be apportioned.
    pub places: String,
}

/// What is stored about one figure, beside its organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposed {
    /// The group of programmes.
    pub group: String,
    /// How many can be taken.
    pub capacity: i64,
    /// How many places.
    pub places: i64,
}

/// Reads a figure; whether group and organisation exist is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn proposed(form: &FigureForm) -> Result<Proposed, Failure> {
    let mut read = Reading::new();
    let group = read.text("group", &latin_twin(&form.group).to_uppercase(), 10);
    read.text("university", &form.university, 60);
    let capacity = read.whole("capacity", &form.capacity, 0, 100_000);
    let places = if form.places.trim().is_empty() { Some(0) } else { read.whole("places", &form.places, 0, 100_000) };
    if let (Some(capacity), Some(places)) = (capacity, places) {
        read.unless(places <= capacity, refusal::OVER_CAPACITY.at("places").with("capacity", capacity));
    }
    let made = (|| Some(Proposed { group: group?, capacity: capacity?, places: places? }))();
    read.end(made)
}

/// What was typed to give out the places of a group.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct ApportionForm {
    /// Group of educational programmes.
    pub group: String,
    /// How many places; as many as the returns need in a year when empty.
    pub places: String,
}

/// What was typed as an opinion.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct OpinionForm {
    /// `favourable`, `reserved`, `unfavourable`.
    pub opinion: String,
    /// Why; needed unless it is favourable.
    pub words: String,
}

/// Reads an opinion.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn opinion(form: &OpinionForm) -> Result<(Opinion, Option<String>), Failure> {
    let mut read = Reading::new();
    let opinion = read.code("opinion", &form.opinion);
    let words = read.optional("words", &form.words, 4000);
    let silent = words.is_none() && opinion.is_some_and(|opinion| opinion != Opinion::Favourable);
    read.unless(!silent, refusal::OPINION_WORDS.at("words"));
    read.end(opinion.map(|opinion| (opinion, words)))
}

/// The requisites of an order, as typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct OrderForm {
    /// Its number.
    pub number: String,
    /// Its day; today when empty.
    pub day: String,
    /// Who signs it.
    pub signer: String,
    /// As what.
    pub position: String,
}

/// The requisites of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Requisites {
    /// Its number.
    pub number: String,
    /// Its day.
    pub day: Day,
    /// Who signs it.
    pub signer: String,
    /// As what.
    pub position: String,
}

/// Reads the requisites of an order.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn requisites(form: &OrderForm, today: Day) -> Result<Requisites, Failure> {
    let mut read = Reading::new();
    let number = read.text("number", &form.number, 40);
    let day = if form.day.trim().is_empty() { Some(today) } else { read.day("day", &form.day) };
    let signer = read.text("signer", &form.signer, 200);
    let position = read.text("position", &form.position, 200);
    let made = (|| Some(Requisites { number: number?, day: day?, signer: signer?, position: position? }))();
    read.end(made)
}

/// What was typed to correct an approved figure.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CorrectionForm {
    /// The figure, by id.
    pub figure: String,
    /// `modify`, `postpone`, `cancel`.
    pub kind: String,
    /// How many places it has from now on; none after a cancellation.
    pub places: String,
    /// Why.
    pub reason: String,
    /// The number of the order.
    pub number: String,
    /// Its day; today when empty.
    pub day: String,
    /// Who signs it.
    pub signer: String,
    /// As what.
    pub position: String,
}

impl CorrectionForm {
    /// The requisites of its order.
    pub fn order(&self) -> OrderForm {
        OrderForm {
            number: self.number.clone(),
            day: self.day.clone(),
            signer: self.signer.clone(),
            position: self.position.clone(),
        }
    }
}

/// Reads a correction: what it is and how many places remain.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn correction(form: &CorrectionForm, before: i64, capacity: i64) -> Result<(Correction, i64), Failure> {
    let mut read = Reading::new();
    let kind: Option<Correction> = read.code("kind", &form.kind);
    let places = match kind {
        Some(Correction::Cancel) => Some(0),
        _ => read.whole("places", &form.places, 0, 100_000),
    };
    if let Some(places) = places {
        read.unless(places != before, refusal::SAME_PLACES.at("places"));
        read.unless(places <= capacity, refusal::OVER_CAPACITY.at("places").with("capacity", capacity));
    }
    read.end(kind.zip(places))
}

/// One figure as coverage looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The group of programmes.
    pub group: String,
    /// The educational organisation.
    pub university: OrganisationId,
    /// How many it can take.
    pub capacity: i64,
    /// How many places it gets.
    pub places: i64,
}

/// A group with its places beside its need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The group of programmes.
    pub group: String,
    /// Places in all organisations.
    pub places: i64,
    /// What all organisations could take.
    pub capacity: i64,
    /// Whom the returns need in a year.
    pub need: i64,
    /// What that means; none where nobody is needed.
    pub class: Option<Coverage>,
}

/// Every group that has places or need, by code.
pub fn covered(places: &[Place], needs: &[(String, i64)], setting: &Setting) -> Vec<Covered> {
    let mut groups: Vec<&str> = places.iter().map(|one| one.group.as_str()).collect();
    groups.extend(needs.iter().filter(|(_, need)| *need > 0).map(|(group, _)| group.as_str()));
    groups.sort_unstable();
    groups.dedup();
    let told = |group: &str| {
        let of = || places.iter().filter(|one| one.group == group);
        let need = needs.iter().filter(|(of, _)| of == group).map(|(_, need)| need).sum();
        let (given, capacity) = (of().map(|one| one.places).sum(), of().map(|one| one.capacity).sum());
        let class = setting.class(given, need);
        Covered { group: group.to_owned(), places: given, capacity, need, class }
    };
    groups.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_of_coverage_end_where_the_setting_says() {
        let class = |places| DEFAULT.class(places, 100);

        assert_eq!(class(0), Some(Coverage::VeryGood));
        assert_eq!(class(85), Some(Coverage::VeryGood));
        assert_eq!(class(86), Some(Coverage::Good));
        assert_eq!(class(100), Some(Coverage::Good));
        assert_eq!(class(105), Some(Coverage::Reasonable));
        assert_eq!(class(115), Some(Coverage::Moderate));
        assert_eq!(class(116), Some(Coverage::Poor));
        assert_eq!(DEFAULT.class(5, 0), None);
    }

    #[test]
    fn an_opinion_against_says_why() {
        let form = |opinion: &str, words: &str| OpinionForm { opinion: opinion.into(), words: words.into() };

        assert!(opinion(&form("favourable", "")).is_ok());
        assert!(opinion(&form("reserved", " ")).expect_err("silent").is(&refusal::OPINION_WORDS));
        assert!(opinion(&form("unfavourable", "Too few")).is_ok());
    }

    #[test]
    fn a_group_with_need_and_no_places_is_shown_as_well() {
        let university = kernel::OrganisationId(uuid::Uuid::nil());
        let places = [Place { group: "B063".into(), university, capacity: 60, places: 40 }];
        let needs = [("B063".to_owned(), 50), ("B057".to_owned(), 7), ("B001".to_owned(), 0)];

        let all = covered(&places, &needs, &DEFAULT);

        assert_eq!(all.iter().map(|one| one.group.as_str()).collect::<Vec<_>>(), ["B057", "B063"]);
        assert_eq!((all[1].places, all[1].capacity, all[1].need), (40, 60, 50));
        assert_eq!(all[0].class, Some(Coverage::VeryGood));
    }
}
