//! A week in a strip and its state as a colour: what the phone, the week and the record share.

use kernel::Day;
use web::Say;
use web::parts::{Tone, WeekDay};

use crate::attendance::rules::Mark;
use crate::diary::moves::Status;
use crate::diary::store::Week;

/// What a state means, as a colour beside its word.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Open => Tone::Plain,
        Status::Submitted => Tone::Wait,
        Status::Returned => Tone::Late,
        Status::Countersigned | Status::Locked => Tone::Good,
    }
}

/// The working days of a week: hours attended, a dash for days away, nothing for days unmarked.
pub fn strip(say: Say, week: &Week) -> Vec<WeekDay> {
    (0..6)
        .map(|n| week.monday.plus(n))
        .filter(|day| day.weekday() < 6 || week.marks.iter().any(|mark| mark.day == *day))
        .map(|day| one_day(say, day, week.marks.iter().find(|mark| mark.day == day), week))
        .collect()
}

fn one_day(say: Say, day: Day, mark: Option<&Mark>, week: &Week) -> WeekDay {
    let written = week.written.of(day).map(|entry| entry.hours);
    let (figure, tone, said) = match (mark, written) {
        (Some(mark), _) if mark.presence.there() => {
            (say.hours_figure(mark.time), Tone::Practice, say.code(mark.presence))
        }
        (Some(mark), _) => ("–".to_owned(), Tone::Late, say.code(mark.presence)),
        (None, Some(hours)) => (say.hours_figure(hours), Tone::Plain, say.t("practice-unmarked")),
        (None, None) => ("·".to_owned(), Tone::Plain, say.t("practice-unmarked")),
    };
    WeekDay { day: say.weekday_short(day), figure, tone, said: format!("{}: {said}", say.day(day)) }
}
