//! What a run of a forecast is asked, and what its tables must satisfy.

mod lines;

use kernel::{Failure, Reading};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::kinds::Scenario;
use crate::CampaignId;

pub use lines::{Known, NEARLY, cells, figure, whole};

/// The farthest a run looks, in years.
pub const MOST_YEARS: i64 = 10;
/// The most draws of a run: a few seconds.
pub const MOST_DRAWS: i64 = 200_000;

/// What was typed about a run.
#[derive(Clone, Debug, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct RunForm {
    /// The campaign whose accepted returns speak and whose control figures may rest on it; none when empty.
    pub campaign: String,
    /// How many years ahead, 1 to 10.
    pub horizon: String,
    /// `low`, `base`, `high`.
    pub scenario: String,
    /// How many draws the bands are told from.
    pub draws: String,
    /// Where chance begins: the same seed and tables give the same figures.
    pub seed: String,
}

impl Default for RunForm {
    fn default() -> Self {
        Self {
            campaign: String::new(),
            horizon: "7".into(),
            scenario: "base".into(),
            draws: "10000".into(),
            seed: "1".into(),
        }
    }
}

/// What is asked of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The campaign it is made for.
    pub campaign: Option<CampaignId>,
    /// How many years ahead.
    pub horizon: usize,
    /// What is assumed of growth.
    pub scenario: Scenario,
    /// How many draws.
    pub draws: u32,
    /// Where chance begins.
    pub seed: u64,
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn settings(form: &RunForm) -> Result<Settings, Failure> {
    let mut read = Reading::new();
    let campaign = read.maybe::<Uuid>("campaign", &form.campaign, &kernel::house::NOT_IN_LIST).map(CampaignId);
    let horizon = read.whole("horizon", &form.horizon, 1, MOST_YEARS);
    let scenario = read.code("scenario", &form.scenario);
    let draws = read.whole("draws", &form.draws, 1_000, MOST_DRAWS);
    let seed = read.whole("seed", &form.seed, 0, 1_000_000_000);
    let made = horizon.zip(scenario).zip(draws.zip(seed)).and_then(|((horizon, scenario), (draws, seed))| {
        Some(Settings {
            campaign,
            horizon: usize::try_from(horizon).ok()?,
            scenario,
            draws: u32::try_from(draws).ok()?,
            seed: u64::try_from(seed).ok()?,
        })
    });
    read.end(made)
}
