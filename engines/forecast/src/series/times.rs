//! The times of a long table: rows put in their order, with a gap where a step is left out.

use crate::table::Table;
use crate::wrong::{Fault, Wrong};

/// Values with the numbers of their rows.
pub type Numbered = Vec<(usize, Option<f64>)>;

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Time {
    /// `2024`, or any whole number.
    Whole(i64),
    /// `2024.25`: a part of a year, or any number.
    Decimal(f64),
    /// `2024-03` or `03.2024`, in months.
    Month(i64),
    /// `2024Q2`, in months.
    Quarter(i64),
    /// `2024-03-01` or `01.03.2024`: the month, and which day of it.
    Day(i64, i64),
    /// What sorts as text.
    Text,
}

impl Time {
    /// Which notation it is; numbers are one, whole or not.
    fn notation(self) -> u8 {
        match self {
            Self::Whole(_) | Self::Decimal(_) => 0,
            Self::Month(_) => 1,
            Self::Quarter(_) => 2,
            Self::Day(..) => 3,
            Self::Text => 4,
        }
    }

    fn read(text: &str) -> Self {
        const FAR: f64 = 1e12;
        if let Some(time) = Self::year_last(text) {
            return time;
        }
        if let Ok(whole) = text.parse::<i64>()
            && whole.unsigned_abs() < 1 << 40
        {
            return Self::Whole(whole);
        }
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'+'));
        if let (true, Ok(number)) = (plain, text.replace(',', ".").parse::<f64>())
            && number.abs() < FAR
        {
            return Self::Decimal(number);
        }
        Self::dated(text).unwrap_or(Self::Text)
    }

    fn dated(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let year: i64 = year.parse().ok()?;
        if let Some(quarter) = rest.trim_start_matches('-').strip_prefix(['Q', 'q']) {
            let quarter: i64 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
            return Some(Self::Quarter(12 * year + 3 * (quarter - 1)));
        }
        let mut parts = rest.strip_prefix('-')?.split('-');
        let month: i64 = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
        match (parts.next(), parts.next()) {
            (None, None) => Some(Self::Month(12 * year + month)),
            (Some(day), None) => {
                let number: i64 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
                (day.len() == 2).then_some(Self::Day(12 * year + month, number))
            }
            _ => None,
        }
    }

    /// `01.03.2024` or `03.2024`, as it is written here; as text it would sort by days, as a number by months.
    fn year_last(text: &str) -> Option<Self> {
        let (before, year) = text.rsplit_once('.')?;
        let part = |text: &str, most: i64| {
            let digits = text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|number: &i64| digits && (1..=most).contains(number))
        };
        let year: i64 = year.parse().ok().filter(|number| year.len() == 4 && (1_500..2_500).contains(number))?;
        match before.split_once('.') {
            None => Some(Self::Month(12 * year + part(before, 12)?)),
            Some((day, month)) => Some(Self::Day(12 * year + part(month, 12)?, part(day, 31)?)),
        }
    }

    /// A date whose order nobody can tell: `03/04/2024`.
    fn is_unclear(self, text: &str) -> bool {
        let parts: Vec<&str> = text.split(['/', '.']).collect();
        let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        self == Self::Text && (2..=3).contains(&parts.len()) && parts.iter().all(digits) && parts[0].len() < 4
    }
}

/// Rows by their times, with `None` where a step is left out.
pub fn in_time(table: &Table, time: usize, rows: Numbered) -> Result<Vec<Option<f64>>, Wrong> {
    let text = |number: usize| table.row(number).text(time);
    let times: Vec<Time> = rows.iter().map(|&(number, _)| Time::read(text(number))).collect();
    let first = times.first().map_or(Time::Text, |&first| first);
    if let Some(other) = times.iter().position(|one| one.notation() != first.notation()) {
        let (time_of, first) = (text(rows[other].0).to_owned(), text(rows[0].0).to_owned());
        return Err(table.row(rows[other].0).wrong(time, Fault::TimeOther { time: time_of, first }));
    }
    if let Some(place) = (0..rows.len()).find(|&place| times[place].is_unclear(text(rows[place].0))) {
        let row = table.row(rows[place].0);
        return Err(row.wrong(time, Fault::TimeUnclear { time: row.text(time).to_owned() }));
    }
    let twice = |number: usize| {
        let row = table.row(number);
        Err(row.wrong(time, Fault::TimeTwice { time: row.text(time).to_owned() }))
    };
    let Some(counted) = counted(&times) else {
        // Text, or days within months: the order alone is known.
        let key = |place: usize| match times[place] {
            Time::Day(month, day) => (month, day, ""),
            _ => (0, 0, text(rows[place].0)),
        };
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&place| key(place));
        if let Some(pair) = order.windows(2).find(|pair| key(pair[0]) == key(pair[1])) {
            return twice(rows[pair[1]].0);
        }
        return Ok(order.into_iter().map(|place| rows[place].1).collect());
    };
    let mut dated: Vec<(i64, usize, Option<f64>)> =
        counted.into_iter().zip(rows).map(|(when, (number, value))| (when, number, value)).collect();
    dated.sort_by_key(|&(when, number, _)| (when, number));
    if let Some(pair) = dated.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return twice(pair[1].1);
    }
    Ok(stepped(dated))
}

/// Times as whole numbers of one unit; none where only their order is known.
fn counted(times: &[Time]) -> Option<Vec<i64>> {
    let number = |time: &Time| match *time {
        #[expect(clippy::cast_precision_loss, reason = "below 2⁴⁰")]
        Time::Whole(whole) => Some(whole as f64),
        Time::Decimal(number) => Some(number),
        _ => None,
    };
    if times.iter().any(|time| matches!(time, Time::Decimal(_))) {
        let numbers: Vec<f64> = times.iter().map(number).collect::<Option<_>>()?;
        // Months and quarters as parts of a year are written with a few digits (`1949.083`).
        let parts = |number: &f64| (12.0 * number - (12.0 * number).round()).abs() <= 0.02 && number.abs() < 1e4;
        let unit = if numbers.iter().all(parts) { 12.0 } else { 1e6 };
        #[expect(clippy::cast_possible_truncation, reason = "below 10¹⁸")]
        return Some(numbers.iter().map(|number| (unit * number).round() as i64).collect());
    }
    times
        .iter()
        .map(|time| match *time {
            Time::Whole(count) | Time::Month(count) | Time::Quarter(count) | Time::Day(count, 1) => Some(count),
            _ => None,
        })
        .collect()
}

/// Values at even steps, those left out empty. Uneven steps (days, say), or a table that is mostly gap, are taken as they come.
fn stepped(dated: Vec<(i64, usize, Option<f64>)>) -> Vec<Option<f64>> {
    let gaps = dated.windows(2).map(|pair| pair[1].0.abs_diff(pair[0].0));
    let step = gaps.clone().min().unwrap_or(1);
    let even = gaps.clone().all(|gap| gap % step == 0);
    let steps = gaps.map(|gap| gap / step).fold(1_u64, u64::saturating_add);
    if !even || steps > 10 * dated.len() as u64 {
        return dated.into_iter().map(|(_, _, value)| value).collect();
    }
    let mut values = Vec::with_capacity(dated.len());
    let mut last = None;
    for (when, _, value) in dated {
        if let Some(last) = last {
            values.extend(std::iter::repeat_n(None, usize::try_from(when.abs_diff(last) / step - 1).unwrap_or(0)));
        }
        values.push(value);
        last = Some(when);
    }
    values
}
