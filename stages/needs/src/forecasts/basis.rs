//! The forecast that the control figures of a campaign rest on, as their page shows it.

use db::Read;
use kernel::{Caller, Failure};

use super::results::Wanted;
use super::store;
use crate::permissions::SEE_FORECASTS;
use crate::{CampaignId, ForecastId};

/// What figures rest on.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The forecast.
    pub id: ForecastId,
    /// How many to admit in the campaign's year, by group.
    pub wanted: Vec<Wanted>,
}

impl Basis {
    /// What it says of a group.
    pub fn of(&self, group: &str) -> Option<&Wanted> {
        self.wanted.iter().find(|one| one.group == group)
    }
}

/// The basis of a campaign's control figures, for whoever may see forecasts.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn basis(reader: &dyn Read, by: &Caller, campaign: CampaignId) -> Result<Option<Basis>, Failure> {
    if !SEE_FORECASTS.opens_to(by.role) {
        return Ok(None);
    }
    let found = store::basis(reader, campaign).await?;
    Ok(found.and_then(|(of, results)| Some(Basis { id: of.id, wanted: results.wanted(of.year?) })))
}
