//! What came out of a run: kept whole, in the shape in which it is shown.

use forecast::Finding;
use forecast::labour::TERMS;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::kinds::Scenario;

/// The shape of kept results; a later shape has another number. The first did not tell what draws say of all years together;
/// such runs are read as they were kept.
pub const EDITION: u32 = 2;

/// The levels of the bands, in percent, as they stand in [`Drawn::bands`].
pub const LEVELS: [f64; 2] = [80.0, 95.0];

/// The profession that stands for all whom a sector's matrix does not name.
pub const OTHERS: &str = "other";

/// From, to.
pub type Band = [f64; 2];

/// A run's results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// The shape they are kept in.
    pub edition: u32,
    /// The last year that was counted.
    pub base_year: i32,
    /// Which scenario the figures are of.
    pub scenario: Scenario,
    /// People employed in the region.
    pub employed: Path,
    /// In each sector, by code.
    pub sectors: Vec<Path>,
    /// The need of the region.
    pub whole: Need,
    /// By group of programmes.
    pub groups: Vec<GroupNeed>,
    /// By profession, the greatest need first.
    pub professions: Vec<Need>,
    /// How the method would have done in past years, by sector.
    pub trials: Vec<Trial>,
    /// What should be known about the figures.
    pub said: Vec<Finding>,
}

/// Employment over time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// The section of OKED; empty for all.
    pub code: String,
    /// What was counted.
    pub past: Vec<(i32, f64)>,
    /// The years ahead: low, base, high.
    pub ahead: Vec<[f64; 3]>,
    /// Around the scenario shown, at each of [`LEVELS`].
    pub bands: Vec<[Band; 2]>,
    /// Did the region tell its growth? Else its past is continued.
    pub told: bool,
    /// By which model the past is continued.
    pub model: String,
}

/// A need by year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// The profession or group; empty for all.
    pub code: String,
    /// Openings of past years by the same formula: growth that was counted, people replaced at the present rate.
    pub past: Vec<(i32, f64)>,
    /// The years ahead.
    pub years: Vec<NeedYear>,
    /// What draws say of all years together: each draw's own sum. None in runs of the first edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub together: Option<Drawn>,
}

/// A need in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeedYear {
    /// The calendar year.
    pub year: i32,
    /// Change of employment.
    pub expansion: f64,
    /// What the need is made of, in the order of [`TERMS`], with signs.
    pub terms: [f64; 11],
    /// The need in each scenario: low, base, high.
    pub scenarios: [f64; 3],
    /// What draws say of it.
    pub drawn: Drawn,
}

/// What many draws say of a figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Half of them are below.
    pub median: f64,
    /// The bands at each of [`LEVELS`].
    pub bands: [Band; 2],
}

/// The terms that tables of the market and returns tell, in the order of [`TERMS`].
const OF_MARKET: std::ops::Range<usize> = 7..11;

/// What the first year alone is corrected by.
#[derive(Clone, Debug, PartialEq)]
pub struct Once {
    /// The year.
    pub year: i32,
    /// What is added.
    pub more: f64,
    /// What is taken away.
    pub less: f64,
    /// The need of the year without either.
    pub without: f64,
}

/// A group of programmes: need beside supply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupNeed {
    /// Its need.
    pub need: Need,
    /// Whom its programmes will send, by year.
    pub supply: Vec<SupplyYear>,
    /// The gap of all years together, as draws say: each draw's own sum. None in runs of the first edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_together: Option<Drawn>,
}

/// Supply in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SupplyYear {
    /// The calendar year.
    pub year: i32,
    /// Who come from the programmes.
    pub supply: f64,
    /// Supply less need, as draws say.
    pub gap: Drawn,
    /// The year of admission of those who would finish in this year; none where no programme's rates are known.
    pub admitted_in: Option<i32>,
    /// The share of the admitted who come to work.
    pub arrive: Option<f64>,
}

/// How the method would have done in past years of a sector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// The section of OKED; empty for all together.
    pub code: String,
    /// Forecasts that were held against what came: origins times steps.
    pub forecasts: usize,
    /// Of them within each of [`LEVELS`].
    pub within: [usize; 2],
    /// Mean absolute percentage error, where no value was nought.
    pub mape: Option<f64>,
    /// Mean absolute error, in people.
    pub mae: f64,
    /// Mean absolute error of the naive forecast, the last value again.
    pub naive: f64,
}

impl Trial {
    /// How much smaller its errors are than those of the naive forecast, in percent; negative where they are larger.
    pub fn skill(&self) -> Option<f64> {
        (self.naive > 0.0).then(|| 100.0 * (1.0 - self.mae / self.naive))
    }
}

impl NeedYear {
    /// The need, the sum of its terms.
    pub fn need(&self) -> f64 {
        self.terms.iter().sum()
    }
}

impl Need {
    /// Over all years ahead.
    pub fn need(&self) -> f64 {
        self.years.iter().map(NeedYear::need).sum()
    }

    /// What it is made of over all years: the name of the term, what it adds; terms that are nought are left out.
    pub fn terms(&self) -> Vec<(&'static str, f64)> {
        let sum = |place: usize| self.years.iter().map(|year| year.terms.get(place).copied().unwrap_or(0.0)).sum();
        let all = TERMS.iter().enumerate().map(|(place, term)| (*term, sum(place)));
        all.filter(|(_, value): &(_, f64)| *value != 0.0).collect()
    }

    /// What stands in the first year alone, because it is told of today: vacancies and foreign workers to be replaced, and those
    /// released and unemployed, who are taken away. None where nothing of it does.
    pub fn once(&self) -> Option<Once> {
        let (first, others) = self.years.split_first()?;
        let market = |year: &NeedYear| year.terms[OF_MARKET].iter().any(|term| *term != 0.0);
        if !market(first) || others.iter().any(market) {
            return None;
        }
        let sum = |of: fn(f64) -> f64| first.terms[OF_MARKET].iter().map(|term| of(*term)).sum();
        let (more, less) = (sum(|term| term.max(0.0)), sum(|term| (-term).max(0.0)));
        Some(Once { year: first.year, more, less, without: first.need() - more + less })
    }

    /// In each scenario over all years.
    pub fn scenarios(&self) -> [f64; 3] {
        [0, 1, 2].map(|which: usize| self.years.iter().map(|year| year.scenarios[which]).sum())
    }
}

impl GroupNeed {
    /// Supply over all years.
    pub fn supply(&self) -> f64 {
        self.supply.iter().map(|year| year.supply).sum()
    }

    /// Supply less need over all years.
    pub fn gap(&self) -> f64 {
        self.supply() - self.need.need()
    }

    /// Supply over need, where there is a need.
    pub fn coverage(&self) -> Option<f64> {
        let need = self.need.need();
        (need > 0.0).then(|| self.supply() / need)
    }

    /// The bands of the gap over all years: what draws say of it. In a run that did not keep that, sums of those of each year,
    /// as though all years strayed together: wider as a rule.
    pub fn gap_bands(&self) -> [Band; 2] {
        let sum = |level: usize, end: usize| self.supply.iter().map(|year| year.gap.bands[level][end]).sum();
        self.gap_together.as_ref().map_or_else(|| [0, 1].map(|level| [sum(level, 0), sum(level, 1)]), |gap| gap.bands)
    }
}

/// How many to admit to a group in a year, so that those who arrive meet the need of the year they finish in.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The group of programmes.
    pub group: String,
    /// How many.
    pub places: f64,
    /// The 80 % band.
    pub within: Band,
    /// The year they would finish in.
    pub finish: i32,
}

/// Below this a figure is nought.
const LEAST: f64 = 1e-9;

/// Every figure to twelve digits: so many come back from their text to the last bit, and what is read is what was kept.
fn to_twelve_digits(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(figure) = number.as_f64().filter(|_| number.is_f64()) {
                let kept = if figure.abs() < LEAST { 0.0 } else { format!("{figure:.11e}").parse().unwrap_or(figure) };
                *value = kept.into();
            }
        }
        Value::Array(all) => all.iter_mut().for_each(to_twelve_digits),
        Value::Object(all) => all.values_mut().for_each(to_twelve_digits),
        _ => {}
    }
}

impl Results {
    /// The results as they are kept.
    ///
    /// # Errors
    /// When a figure is none: not a number.
    pub fn as_kept(&self) -> Result<Self, serde_json::Error> {
        let mut value = serde_json::to_value(self)?;
        to_twelve_digits(&mut value);
        serde_json::from_value(value)
    }

    /// How many to admit in a year, by group.
    pub fn wanted(&self, admission: i32) -> Vec<Wanted> {
        let of = |group: &GroupNeed| {
            let years = group.need.years.iter().zip(&group.supply);
            let (need, supply) = years.rev().find(|(_, supply)| supply.admitted_in == Some(admission))?;
            let arrive = supply.arrive.filter(|share| *share > 0.0)?;
            let people = |need: f64| need.max(0.0) / arrive;
            Some(Wanted {
                group: group.need.code.clone(),
                places: people(need.need()),
                within: need.drawn.bands[0].map(people),
                finish: need.year,
            })
        };
        self.groups.iter().filter_map(of).collect()
    }

    /// Do the bands over all years come from draws of all years together?
    pub fn tells_together(&self) -> bool {
        self.whole.together.is_some()
    }

    /// A group by its code.
    pub fn group(&self, code: &str) -> Option<&GroupNeed> {
        self.groups.iter().find(|group| group.need.code == code)
    }

    /// All trials together: forecasts, and how many lay within each of [`LEVELS`].
    pub fn tried(&self) -> (usize, [usize; 2]) {
        let sum = |level: usize| self.trials.iter().map(|trial| trial.within[level]).sum();
        (self.trials.iter().map(|trial| trial.forecasts).sum(), [sum(0), sum(1)])
    }
}
