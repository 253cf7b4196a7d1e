//! What a campaign must be.

use kernel::{Day, Failure, Reading, Span, house};
use serde::{Deserialize, Serialize};

/// How many years a return looks ahead, its own included (domain of the guide's section 3.6.1: t … t+5).
pub const YEARS: usize = 6;

/// What was typed about a campaign.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CampaignForm {
    /// The first year that returns tell about; control figures are for admission in it.
    pub year: String,
    /// The first day on which returns are taken.
    pub opens: String,
    /// The last day.
    pub closes: String,
}

/// What is stored about a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The first year told about.
    pub year: i32,
    /// From the first day to the last.
    pub span: Span,
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &CampaignForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let year = read.whole("year", &form.year, 2020, 2100);
    let (opens, closes) = (read.day("opens", &form.opens), read.day("closes", &form.closes));
    let made = year.zip(opens.zip(closes)).and_then(|(year, (opens, closes))| {
        let span = Span::new(opens, closes);
        read.unless(span.is_some(), house::ENDS_BEFORE_BEGINS.at("closes"));
        Some(Entry { year: i32::try_from(year).ok()?, span: span? })
    });
    read.end(made)
}

/// The calendar years a campaign of this year looks at.
pub fn years(first: i32) -> [i32; YEARS] {
    let mut years = [first; YEARS];
    for (year, ahead) in years.iter_mut().zip(0..) {
        *year += ahead;
    }
    years
}

/// Which place a calendar year takes among those of a campaign.
pub fn place_of(first: i32, year: i32) -> Option<usize> {
    years(first).iter().position(|one| *one == year)
}

/// The day on which a campaign's last day is past.
pub fn is_late(closes: Day, today: Day) -> bool {
    today > closes
}
