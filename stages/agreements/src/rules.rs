//! What the terms of a contract must be, by the day: age, hours, night and hazard (Labour Code), whose part is whose,
//! and what ending early costs. Blocking for learners under 18, a warning for adults, whom the Code binds as
//! employees only (`domain` A.5).

use kernel::{Day, Hours, Money, Refusal, Span};

use crate::refusal;
use crate::terms::{Compensation, Terms};

/// The highest hours a week by age, and the law that says so, from a day on.
struct WeeklyLimit {
    /// From this day.
    from: (i32, u32, u32),
    /// From this age, in full years.
    age: i32,
    /// Hours a week.
    hours: Hours,
}

/// Labour Code, art. 69(1)–(2) for 14–16 and 16–18, art. 68(1) for adults; in force since 01.01.2016.
const WEEKLY: &[WeeklyLimit] = &[
    WeeklyLimit { from: (2016, 1, 1), age: 14, hours: Hours::whole(24) },
    WeeklyLimit { from: (2016, 1, 1), age: 16, hours: Hours::whole(36) },
    WeeklyLimit { from: (2016, 1, 1), age: 18, hours: Hours::whole(40) },
];

/// Heavy, harmful and dangerous work (art. 69(3)).
const HAZARDOUS_WEEK: Hours = Hours::whole(36);
/// The longest day (art. 71(4)).
const LONGEST_DAY: Hours = Hours::whole(8);
/// The youngest learner of an enterprise: 14, with a representative (art. 31(2)).
const YOUNGEST: i32 = 14;
/// Of full age: signs alone, may work at night.
const FULL_AGE: i32 = 18;

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

impl WeeklyLimit {
    fn first_day(&self) -> Option<Day> {
        Day::of(self.from.0, self.from.1, self.from.2)
    }
}

fn weekly_limit(age: i32, day: Day) -> Option<Hours> {
    WEEKLY
        .iter()
        .filter(|limit| limit.age <= age && limit.first_day().is_some_and(|first| first <= day))
        .max_by_key(|limit| (limit.age, limit.from))
        .map(|limit| limit.hours)
}

/// The day on which someone born on `birth` comes of an age: of a 29 February the 1 March of a common year.
fn birthday(birth: Day, age: i32) -> Day {
    let day = birth.plus_months(u32::try_from(age).unwrap_or(0) * 12);
    if day.age_of(birth) < age { day.plus(1) } else { day }
}

/// The days of the span on which the weekly limit can change: its first day, the birthdays that open another row, and
/// the days from which a row holds.
fn turning_days(span: Span, birth: Day) -> Vec<Day> {
    let changes = WEEKLY.iter().flat_map(|limit| [Some(birthday(birth, limit.age)), limit.first_day()]).flatten();
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
    let age = terms.span.from.age_of(birth);
    let minor = age < FULL_AGE;
    let weight = if minor { Weight::Blocks } else { Weight::Warns };
    let mut found = Vec::new();
    let mut add = |refusal: Refusal, weight: Weight| found.push(Finding { refusal, weight });
    if age < YOUNGEST {
        add(refusal::TOO_YOUNG.at("learner").with("age", age).with("youngest", YOUNGEST), Weight::Blocks);
    }
    if minor && represented == Represented::No {
        add(refusal::REPRESENTATIVE_NEEDED.at("representative").with("age", age), Weight::Blocks);
    }
    for day in turning_days(terms.span, birth) {
        let on_the_day = day.age_of(birth);
        let weight = if on_the_day < FULL_AGE { Weight::Blocks } else { Weight::Warns };
        let Some(limit) = weekly_limit(on_the_day, day) else { continue };
        let (limit, rule) = match (terms.hazardous, on_the_day >= FULL_AGE) {
            (true, _) if HAZARDOUS_WEEK < limit => (HAZARDOUS_WEEK, refusal::WEEKLY_HOURS),
            (_, true) => (limit, refusal::WEEKLY_NORM),
            (_, false) => (limit, refusal::WEEKLY_HOURS),
        };
        if terms.weekly_hours > limit {
            let told = rule.at("weekly-hours").with("hours", terms.weekly_hours.to_string());
            add(told.with("most", limit.to_string()).with("age", on_the_day).with("day", day), weight);
        }
    }
    if terms.daily_hours > LONGEST_DAY {
        let told = refusal::DAILY_HOURS.at("daily-hours").with("hours", terms.daily_hours.to_string());
        add(told.with("most", LONGEST_DAY.to_string()), weight);
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
