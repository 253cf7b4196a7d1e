//! How weeks and hours are named to people.

use kernel::{Day, Hours, Names, Span};
use web::Say;

/// A week by its days: `1–7 February 2027`.
pub fn week_name(say: Say, monday: Day) -> String {
    say.span(Span { from: monday, until: monday.plus(6) })
}

/// So many hours of so many.
pub fn of_hours(say: Say, part: Hours, whole: Hours) -> String {
    let args = [("part", say.hours_figure(part).into()), ("whole", say.hours_figure(whole).into())];
    say.with("practice-hours-of", &args)
}

/// A learner and a week, in the three languages.
pub fn both_names(learner: &str, monday: Day) -> Names {
    Names::in_each(|lang| format!("{learner} · {}", week_name(Say { lang }, monday)))
}
