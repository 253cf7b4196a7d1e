//! What the terms of a contract must be, by the day: age, hours, night and hazard (Labour Code), whose part is whose,
//! and what ending early costs. Blocking for learners under 18, a warning for adults, whom the Code binds as
//! employees only (`domain` A.5).

use kernel::{Day, Hours, Money, Refusal, Span};

use crate::refusal;
use crate::terms::{Compensation, Terms};

/// A figure of the law and the day it holds from. A law that changes is one more line, never another figure in an old
/// one: contracts of the days before are still judged by it. On a day before the first line there is no such rule.
struct Dated<T> {
    /// From this day.
    from: (i32, u32, u32),
    /// What holds.
    figure: T,
}

/// The Labour Code of 23.11.2015 is in force from this day.
const fn code<T>(figure: T) -> Dated<T> {
    Dated { from: (2016, 1, 1), figure }
}

/// The highest hours a week from an age on.
#[derive(Clone, Copy)]
struct Week {
    /// From this age, in full years.
    age: i32,
    /// Hours a week.
    hours: Hours,
}

/// An age in full years.
type Age = i32;

/// Every dated figure of the Code. [`turning_days`] takes it apart: a new table does not compile until it is there.
struct Law {
    /// Labour Code, art. 69(1)–(2) for 14–16 and 16–18, art. 68(1) for adults.
    weekly: &'static [Dated<Week>],
    /// Heavy, harmful and dangerous work (art. 69(3)).
    hazardous_week: &'static [Dated<Hours>],
    /// The longest day (art. 71(4)).
    longest_day: &'static [Dated<Hours>],
    /// The youngest learner of an enterprise: 14, with a representative (art. 31(2)).
    youngest: &'static [Dated<Age>],
    /// Of full age: signs alone, may work at night.
    full_age: &'static [Dated<Age>],
}

const LAW: Law = Law {
    weekly: &[
        code(Week { age: 14, hours: Hours::whole(24) }),
        code(Week { age: 16, hours: Hours::whole(36) }),
        code(Week { age: 18, hours: Hours::whole(40) }),
    ],
    hazardous_week: &[code(Hours::whole(36))],
    longest_day: &[code(Hours::whole(8))],
    youngest: &[code(14)],
    full_age: &[code(18)],
};

/// How strictly a rule holds for this learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Nobody checks or signs until it is mended.
    Blocks,
    /// Shown beside the terms.
    Warns,
}

/// A rule that the terms break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule applied to these terms.
    pub refusal: Refusal,
    /// How strictly it holds.
    pub weight: Weight,
}

impl<T: Copy> Dated<T> {
    fn first_day(&self) -> Option<Day> {
        Day::of(self.from.0, self.from.1, self.from.2)
    }

    fn holds(&self, day: Day) -> bool {
        self.first_day().is_some_and(|first| first <= day)
    }
}

/// The figure that holds on a day.
fn on<T: Copy>(table: &[Dated<T>], day: Day) -> Option<T> {
    table.iter().filter(|row| row.holds(day)).max_by_key(|row| row.from).map(|row| row.figure)
}

fn weekly_limit(age: i32, day: Day) -> Option<Hours> {
    LAW.weekly
        .iter()
        .filter(|row| row.figure.age <= age && row.holds(day))
        .max_by_key(|row| (row.figure.age, row.from))
        .map(|row| row.figure.hours)
}

/// Is somebody born on `birth` under age on that day?
pub fn under_age(birth: Day, day: Day) -> bool {
    on(LAW.full_age, day).is_some_and(|full| day.age_of(birth) < full)
}

/// The day on which someone born on `birth` comes of an age: of a 29 February the 1 March of a common year.
fn birthday(birth: Day, age: i32) -> Day {
    let day = birth.plus_months(u32::try_from(age).unwrap_or(0) * 12);
    if day.age_of(birth) < age { day.plus(1) } else { day }
}

/// The days of the span on which a limit can change: its first day, the birthdays that open another row, and the days
/// from which a row holds.
fn turning_days(span: Span, birth: Day) -> Vec<Day> {
    let Law { weekly, hazardous_week, longest_day, youngest, full_age } = LAW;
    let ages = weekly.iter().map(|row| row.figure.age).chain(youngest.iter().chain(full_age).map(|row| row.figure));
    let birthdays = ages.map(|age| birthday(birth, age));
    let law = weekly.iter().filter_map(Dated::first_day);
    let hours = hazardous_week.iter().chain(longest_day).filter_map(Dated::first_day);
    let age = youngest.iter().chain(full_age).filter_map(Dated::first_day);
    let changes = birthdays.chain(law).chain(hours).chain(age);
    let mut days: Vec<Day> = changes.filter(|day| span.has(*day)).chain([span.from]).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Every rule that the terms break for a learner born on `birth`, over all the days of the contract.
pub fn findings(terms: &Terms, birth: Option<Day>, represented: Represented) -> Vec<Finding> {
    let Some(birth) = birth else {
        return vec![Finding { refusal: refusal::BIRTHDAY_NEEDED.at("learner"), weight: Weight::Blocks }];
    };
    let first = terms.span.from;
    let age = first.age_of(birth);
    let minor = under_age(birth, first);
    let weight_on = |day| if under_age(birth, day) { Weight::Blocks } else { Weight::Warns };
    let mut found = Vec::new();
    let mut add = |refusal: Refusal, weight: Weight| found.push(Finding { refusal, weight });
    if let Some(youngest) = on(LAW.youngest, first).filter(|youngest| age < *youngest) {
        add(refusal::TOO_YOUNG.at("learner").with("age", age).with("youngest", youngest), Weight::Blocks);
    }
    if minor && represented == Represented::No {
        add(refusal::REPRESENTATIVE_NEEDED.at("representative").with("age", age), Weight::Blocks);
    }
    let turning = turning_days(terms.span, birth);
    let mut told_before = None;
    for day in &turning {
        let on_the_day = day.age_of(birth);
        let Some(limit) = weekly_limit(on_the_day, *day) else { continue };
        let hazardous = on(LAW.hazardous_week, *day).filter(|most| terms.hazardous && *most < limit);
        let (limit, rule) = match (hazardous, under_age(birth, *day)) {
            (Some(most), _) => (most, refusal::WEEKLY_HOURS),
            (None, true) => (limit, refusal::WEEKLY_HOURS),
            (None, false) => (limit, refusal::WEEKLY_NORM),
        };
        // A day on which some other figure turns breaks nothing new.
        let broken = (terms.weekly_hours > limit).then_some((limit, rule.code, weight_on(*day)));
        if broken.is_some() && broken != told_before {
            let told = rule.at("weekly-hours").with("hours", terms.weekly_hours.to_string());
            add(told.with("most", limit.to_string()).with("age", on_the_day).with("day", *day), weight_on(*day));
        }
        told_before = broken;
    }
    // One day's hours for the whole contract: the shortest limit of its days is the one to keep.
    let longest = turning.iter().filter_map(|day| on(LAW.longest_day, *day)).min();
    if let Some(longest) = longest.filter(|longest| terms.daily_hours > *longest) {
        let told = refusal::DAILY_HOURS.at("daily-hours").with("hours", terms.daily_hours.to_string());
        add(told.with("most", longest.to_string()), weight_on(first));
    }
    if minor && terms.night {
        add(refusal::NIGHT.at("night").with("age", age), Weight::Blocks);
    }
    if minor && terms.hazardous {
        add(refusal::HAZARD.at("hazardous").with("age", age), Weight::Blocks);
    }
    if terms.mentor.is_empty() {
        add(refusal::MENTOR_NEEDED.at("mentor"), Weight::Blocks);
    }
    match terms.compensation {
        // The definition promises a payment, art. 119 says "may be paid": shown, not enforced (`domain` 0.2).
        Compensation::None => add(refusal::NO_COMPENSATION.at("compensation"), Weight::Warns),
        Compensation::Stipend | Compensation::Wage if terms.amount == Money::ZERO => {
            add(refusal::AMOUNT_NEEDED.at("amount"), Weight::Blocks);
        }
        Compensation::Stipend | Compensation::Wage => {}
    }
    if terms.cost > Money::ZERO && terms.workoff_months == 0 {
        add(refusal::WORKOFF_NEEDED.at("workoff-months"), Weight::Blocks);
    }
    found
}

/// Does a legal representative stand in the contract?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Represented {
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Represented {
    /// From whether one is named.
    pub fn by<T>(representative: Option<T>) -> Self {
        if representative.is_some() { Self::Yes } else { Self::No }
    }
}

/// What is paid back when a learner whose study the enterprise paid leaves before the term of work-off ends:
/// `cost × (due − done) / due`, in whole tiyn, half up (Labour Code, art. 118(4), item 4).
pub fn refund(cost: Money, due_months: i64, done_months: i64) -> Money {
    if due_months <= 0 {
        return Money::ZERO;
    }
    let left = i128::from((due_months - done_months).clamp(0, due_months));
    let due = i128::from(due_months);
    let doubled = i128::from(cost.0) * left * 2 / due;
    Money(i64::try_from((doubled + 1) / 2).unwrap_or(i64::MAX))
}
