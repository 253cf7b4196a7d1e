//! Days and moments. A day is a day in Kazakhstan (UTC+5 everywhere since 1 March 2024).

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// Offset of the country's one time zone, seconds east of UTC (Government decree of 2024 on one time zone).
const EAST_SECONDS: i64 = 5 * 3600;

/// A calendar day, written `2026-09-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(NaiveDate);

impl Day {
    /// A day of the Gregorian calendar; none when there is no such day.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }
    /// The calendar's own type, for those who print or compute further.
    pub fn date(self) -> NaiveDate {
        self.0
    }
    /// Calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }
    /// Month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }
    /// Day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }
    /// Day of the week, Monday 1 to Sunday 7.
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }
    /// The Monday of this day's week.
    pub fn monday(self) -> Self {
        self.plus(1 - i64::from(self.weekday()))
    }
    /// So many days later (earlier when negative); stays at the calendar's edge.
    pub fn plus(self, days: i64) -> Self {
        let shift = Days::new(days.unsigned_abs());
        let moved = if days < 0 { self.0.checked_sub_days(shift) } else { self.0.checked_add_days(shift) };
        Self(moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
    }
    /// So many months later; the last day of a shorter month.
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }
    /// So many months earlier; the last day of a shorter month.
    pub fn minus_months(self, months: u32) -> Self {
        Self(self.0.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN))
    }
    /// Days from `earlier` to this day.
    pub fn since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }
    /// Full years of age on this day of someone born on `birth`.
    pub fn age_of(self, birth: Self) -> i32 {
        let before_birthday = (self.month(), self.day()) < (birth.month(), birth.day());
        self.year() - birth.year() - i32::from(before_birthday)
    }
    /// The first moment of the day.
    pub fn start(self) -> Moment {
        let midnight = self.0.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        Moment((midnight - EAST_SECONDS) * 1000)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = String;
    /// Reads `2026-09-01` and `01.09.2026`, years 1900 to 2199.
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(text, "%d.%m.%Y"));
        match date {
            Ok(date) if (1900..2200).contains(&date.year()) => Ok(Self(date)),
            _ => Err(text.to_owned()),
        }
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

/// A moment, in milliseconds since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// A moment from milliseconds since 1970 UTC.
    pub fn of_millis(millis: i64) -> Self {
        Self(millis)
    }
    /// Milliseconds since 1970 UTC.
    pub fn millis(self) -> i64 {
        self.0
    }
    /// The day it is in Kazakhstan.
    pub fn day(self) -> Day {
        Day(self.east().date_naive())
    }
    /// Hour and minute in Kazakhstan.
    pub fn clock(self) -> (u32, u32) {
        use chrono::Timelike;
        let east = self.east();
        (east.hour(), east.minute())
    }
    /// So many seconds later (earlier when negative).
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }
    /// `2027-04-12T09:30:00Z`.
    pub fn iso(self) -> String {
        self.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
    fn utc(self) -> DateTime<chrono::Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }
    fn east(self) -> DateTime<chrono::Utc> {
        DateTime::from_timestamp_millis(self.0.saturating_add(EAST_SECONDS * 1000)).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

impl Span {
    /// A span; none when it ends before it begins.
    pub fn new(from: Day, until: Day) -> Option<Self> {
        (from <= until).then_some(Self { from, until })
    }
    /// Is the day inside?
    pub fn has(self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
    /// Do the two share a day?
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.until && other.from <= self.until
    }
    /// How many days, both ends counted.
    pub fn days(self) -> i64 {
        self.until.since(self.from) + 1
    }
    /// Every day, in order.
    pub fn each(self) -> impl Iterator<Item = Day> {
        (0..self.days()).map(move |n| self.from.plus(n))
    }
}

/// An academic year, named by the calendar year in which it begins (1 September).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AcademicYear(pub i32);

impl AcademicYear {
    /// The academic year a day belongs to.
    pub fn of(day: Day) -> Self {
        Self(if day.month() >= 9 { day.year() } else { day.year() - 1 })
    }
    /// From 1 September to 31 August.
    pub fn span(self) -> Option<Span> {
        Span::new(Day::of(self.0, 9, 1)?, Day::of(self.0 + 1, 8, 31)?)
    }
}

impl fmt::Display for AcademicYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day of the test")
    }

    #[test]
    fn a_day_is_read_as_written_in_law_and_in_machines() {
        assert_eq!(day("01.09.2026"), day("2026-09-01"));
        assert!("2026-02-30".parse::<Day>().is_err());
        assert!("0001-01-01".parse::<Day>().is_err());
    }

    #[test]
    fn the_day_changes_at_midnight_of_kazakhstan_not_of_greenwich() {
        let start = day("2027-04-12").start();
        assert_eq!(start.day(), day("2027-04-12"));
        assert_eq!(start.plus_seconds(-1).day(), day("2027-04-11"));
        assert_eq!(start.iso(), "2027-04-11T19:00:00Z");
    }

    #[test]
    fn age_grows_on_the_birthday() {
        assert_eq!(day("2026-08-31").age_of(day("2008-09-01")), 17);
        assert_eq!(day("2026-09-01").age_of(day("2008-09-01")), 18);
        assert_eq!(day("2027-02-28").age_of(day("2008-02-29")), 18);
        assert_eq!(day("2026-02-28").age_of(day("2008-02-29")), 17);
    }

    #[test]
    fn an_academic_year_begins_in_september() {
        assert_eq!(AcademicYear::of(day("2026-08-31")).to_string(), "2025/26");
        assert_eq!(AcademicYear::of(day("2026-09-01")).to_string(), "2026/27");
    }
}
