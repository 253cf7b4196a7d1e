//! Hours and credits of practice: whole minutes and hundredths, never floats (`domain` B.2, decision 0040).

use kernel::{Credits, Day, Hours};

use crate::attendance::rules::Mark;
use crate::diary::rules::Entry;

/// How many minutes of work make one academic hour. The norm leaves it to the educational organisation: a clock hour
/// counts as one academic hour (k = 1) unless it counts fifty minutes (k = 60 / 50).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcademicHour(i64);

impl AcademicHour {
    /// A clock hour at the workplace is one academic hour: the house's choice where nothing else is set.
    pub const CLOCK: Self = Self(60);
    /// Fifty minutes at the workplace are one academic hour.
    pub const FIFTY: Self = Self(50);
}

/// The credits that confirmed hours are worth, never more than planned; what does not fill a hundredth is not counted.
pub fn credits(confirmed: Hours, planned: Credits, hour: AcademicHour) -> Credits {
    let minutes = i128::from(confirmed.0.max(0));
    let hundredths = minutes * 100 / i128::from(Credits::HOURS_OF_ONE * hour.0);
    Credits(i64::try_from(hundredths).unwrap_or(i64::MAX)).min(planned)
}

/// The hours of a week that count: on each day what was written, and no more than the learner was present.
pub fn confirmed(written: &[Entry], marks: &[Mark]) -> Hours {
    let present = |day: Day| marks.iter().find(|mark| mark.day == day).map_or(Hours::ZERO, Mark::present);
    written.iter().map(|entry| entry.hours.min(present(entry.day))).sum()
}
