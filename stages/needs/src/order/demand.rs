//! What later stages ask the order: how many of whom, for which year.

use db::Read;
use kernel::{Failure, ProfessionId, RegionId};

use super::store;
use super::totals::{Counted, by_group, of_all};
use crate::CampaignId;
use crate::campaigns::rules::place_of;

/// Whose demand is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of<'a> {
    /// A profession's.
    Profession(ProfessionId),
    /// That of a group of programmes, by code.
    Group(&'a str),
}

impl Of<'_> {
    fn counts(self, counted: &Counted) -> bool {
        match self {
            Self::Profession(profession) => counted.profession == profession,
            Self::Group(group) => counted.group.as_deref() == Some(group),
        }
    }
}

/// How many the accepted returns ask for in a calendar year, by the latest campaign of each region that looks at it; none
/// when no campaign does. Totals of returns, no forecast.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn demand(
    reader: &dyn Read,
    region: Option<RegionId>,
    of: Of<'_>,
    year: i32,
) -> Result<Option<i64>, Failure> {
    let mut sum = None;
    for (campaign, first) in store::looking_at(reader, region, year).await? {
        let mut lines = store::counted(reader, campaign).await?;
        lines.retain(|counted| of.counts(counted));
        let told = place_of(first, year).and_then(|place| of_all(&lines).by_year().get(place).copied());
        sum = Some(sum.unwrap_or(0) + told.unwrap_or(0).max(0));
    }
    Ok(sum)
}

/// Whom the accepted returns of a campaign need in a year on average, by group of programmes.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn yearly(reader: &dyn Read, campaign: CampaignId) -> Result<Vec<(String, i64)>, Failure> {
    let groups = by_group(&store::counted(reader, campaign).await?);
    Ok(groups.into_iter().filter_map(|(group, totals)| Some((group?, totals.yearly()))).collect())
}
