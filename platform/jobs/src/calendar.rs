//! Business days of Kazakhstan: no Saturday, no Sunday, no holiday. Holidays are data (`data/holidays.csv`), a year at
//! a time; in a year that the file does not know only weekends are off.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use kernel::{Day, Span};
use serde::Deserialize;

const SATURDAY: u32 = 6;

/// Which days people work.
#[derive(Debug)]
pub struct Calendar {
    off: BTreeSet<Day>,
}

#[derive(Deserialize)]
struct Holiday {
    day: Day,
    moves: Moves,
}

/// Is the next working day off when the holiday falls on a weekend?
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Moves {
    Yes,
    No,
}

/// The calendar that comes with the platform.
pub fn calendar() -> &'static Calendar {
    static KNOWN: OnceLock<Calendar> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let file: &[u8] = include_bytes!("../data/holidays.csv");
        let rows: Result<Vec<Holiday>, csv::Error> =
            csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(file).deserialize().collect();
        Calendar::of(&rows.expect("a test reads the file that is compiled in"))
    })
}

impl Calendar {
    fn of(holidays: &[Holiday]) -> Self {
        let mut off: BTreeSet<Day> = holidays.iter().map(|holiday| holiday.day).collect();
        let mut moving: Vec<Day> =
            holidays.iter().filter(|one| one.moves == Moves::Yes && weekend(one.day)).map(|one| one.day).collect();
        moving.sort();
        for day in moving {
            // Labour Code, on days off: the first working day after the holiday is off in its stead.
            let instead = (1..60).map(|n| day.plus(n)).find(|next| !weekend(*next) && !off.contains(next));
            off.extend(instead);
        }
        Self { off }
    }

    /// Do people work on this day?
    pub fn is_business_day(&self, day: Day) -> bool {
        !weekend(day) && !self.off.contains(&day)
    }

    /// How many business days a span has, both ends counted.
    pub fn business_days(&self, span: Span) -> i64 {
        let days = span.each().filter(|day| self.is_business_day(*day)).count();
        i64::try_from(days).unwrap_or(i64::MAX)
    }

    /// The business day that comes so many business days later (earlier when negative); the day itself for none.
    pub fn plus_business_days(&self, day: Day, days: i64) -> Day {
        let (mut day, step) = (day, days.signum());
        for _ in 0..days.unsigned_abs() {
            day = day.plus(step);
            while !self.is_business_day(day) {
                day = day.plus(step);
            }
        }
        day
    }

    /// Is it the first business day of its week?
    pub fn opens_week(&self, day: Day) -> bool {
        let before = Span::new(day.monday(), day.plus(-1)).map_or(0, |span| self.business_days(span));
        self.is_business_day(day) && before == 0
    }
}

fn weekend(day: Day) -> bool {
    day.weekday() >= SATURDAY
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day of the test")
    }

    #[test]
    fn a_holiday_on_a_weekend_gives_the_next_working_day_off() {
        let calendar = calendar();
        for (text, works) in [
            ("2026-03-09", false), // for Sunday 8 March
            ("2026-03-10", true),
            ("2026-03-24", false), // for Saturday 21 March
            ("2026-03-25", false), // for Sunday 22 March
            ("2026-03-26", true),
            ("2026-05-11", false), // for Saturday 9 May
            ("2027-01-04", false), // for Saturday 2 January
            ("2027-05-17", true),  // Kurban Ait on a Sunday does not move
            ("2027-04-12", true),
            ("2027-04-11", false),
        ] {
            assert_eq!(calendar.is_business_day(day(text)), works, "{text}");
        }
    }

    #[test]
    fn business_days_step_over_what_is_off() {
        let calendar = calendar();
        let span = Span::new(day("2026-03-20"), day("2026-03-26")).expect("in order");
        assert_eq!(calendar.business_days(span), 2);
        assert_eq!(calendar.plus_business_days(day("2026-03-20"), 1), day("2026-03-26"));
        assert_eq!(calendar.plus_business_days(day("2026-03-26"), -1), day("2026-03-20"));
        assert_eq!(calendar.plus_business_days(day("2026-03-21"), 0), day("2026-03-21"));
    }

    #[test]
    fn a_week_opens_on_its_first_business_day() {
        let calendar = calendar();
        assert!(calendar.opens_week(day("2027-04-12")));
        assert!(!calendar.opens_week(day("2027-04-13")));
        assert!(calendar.opens_week(day("2026-03-10")) && !calendar.opens_week(day("2026-03-09")));
    }
}
