//! Age, hours, night, hazard, mentor and pay: what the terms must be, both ways, on every day of the contract.

use std::collections::BTreeSet;

use agreements::example;
use agreements::refusal;
use agreements::rules::{Finding, Represented, Weight, findings, refund};
use agreements::terms::{Compensation, Terms, concerns, terms};
use kernel::{Credits, Day, Hours, Lang, Money, Names, Span};
use proptest::prelude::*;

use crate::world::{all_other, all_said, by_name};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The example: 1 February to 28 May 2027, 24 hours a week, so that a minor may have it too.
fn honest() -> Terms {
    Terms { weekly_hours: Hours::whole(24), ..terms(&example::terms()).unwrap() }
}

fn told(found: &[Finding]) -> Vec<(&'static str, Weight)> {
    found.iter().map(|one| (one.refusal.rule.code, one.weight)).collect()
}

#[test]
fn honest_terms_break_no_rule_at_any_age_from_fourteen() {
    for birth in ["2013-02-01", "2012-03-15", "2011-02-01", "2009-02-02", "2009-02-01", "2005-06-17"] {
        assert_eq!(told(&findings(&honest(), Some(day(birth)), Represented::Yes)), [], "born {birth}");
    }
}

/// Rows and amendments that were stored before a term was asked for do not have it: that is nobody's fault.
#[test]
fn a_term_that_was_not_asked_for_in_its_day_breaks_no_rule() {
    for name in by_name(&honest()).keys() {
        let mut stored = by_name(&honest());
        stored.remove(name);
        let Ok(terms) = serde_json::from_value::<Terms>(stored.into()) else { continue };
        for birth in ["2011-02-01", "2005-06-17"] {
            let found = findings(&terms, Some(day(birth)), Represented::Yes);
            assert_eq!(told(&found), [], "{name} is not stored, born {birth}");
        }
    }
}

#[test]
fn under_fourteen_there_is_no_contract_and_under_eighteen_none_without_a_representative() {
    use Weight::Blocks;
    let (young, alone) = (refusal::TOO_YOUNG.code, refusal::REPRESENTATIVE_NEEDED.code);
    let table: [(&str, Represented, &[_]); 8] = [
        ("2014-02-01", Represented::Yes, &[(young, Blocks)]),
        ("2013-02-02", Represented::No, &[(young, Blocks), (alone, Blocks)]),
        ("2013-02-01", Represented::No, &[(alone, Blocks)]),
        ("2013-02-01", Represented::Yes, &[]),
        // Seventeen on the first day, eighteen on the second.
        ("2009-02-02", Represented::No, &[(alone, Blocks)]),
        ("2009-02-01", Represented::No, &[]),
        ("2009-02-01", Represented::Yes, &[]),
        ("1990-02-01", Represented::No, &[]),
    ];
    for (birth, represented, expected) in table {
        assert_eq!(
            told(&findings(&honest(), Some(day(birth)), represented)),
            expected,
            "born {birth}, {represented:?}"
        );
    }
}

#[test]
fn without_a_birthday_no_rule_of_age_can_be_looked_up() {
    let found = findings(&honest(), None, Represented::No);
    assert_eq!(told(&found), [(refusal::BIRTHDAY_NEEDED.code, Weight::Blocks)]);
}

#[test]
fn the_week_is_24_hours_until_sixteen_36_until_eighteen_40_later_and_36_in_hazard() {
    use Weight::{Blocks, Warns};
    let (age, norm) = (refusal::WEEKLY_HOURS.code, refusal::WEEKLY_NORM.code);
    let hours = |whole| Hours::whole(whole);
    let table: [(&str, Hours, bool, &[_]); 14] = [
        ("2012-06-17", hours(24), false, &[]),
        ("2012-06-17", Hours(24 * 60 + 1), false, &[(age, Blocks)]),
        // Sixteen on 1 March: until then 24, from then on 36.
        ("2011-03-01", hours(36), false, &[(age, Blocks)]),
        ("2011-03-01", hours(37), false, &[(age, Blocks), (age, Blocks)]),
        ("2011-02-01", hours(36), false, &[]),
        ("2010-06-17", hours(36), false, &[]),
        ("2010-06-17", hours(37), false, &[(age, Blocks)]),
        // Eighteen on 1 March: until then it blocks, from then on 40 are the norm.
        ("2009-03-01", hours(40), false, &[(age, Blocks)]),
        ("2009-03-01", hours(41), false, &[(age, Blocks), (norm, Warns)]),
        ("2009-02-01", hours(40), false, &[]),
        ("1990-03-01", hours(41), false, &[(norm, Warns)]),
        ("1990-03-01", hours(36), true, &[]),
        ("1990-03-01", hours(37), true, &[(age, Warns)]),
        ("1990-03-01", hours(41), true, &[(age, Warns)]),
    ];
    for (birth, weekly_hours, hazardous, expected) in table {
        let terms = Terms { weekly_hours, hazardous, ..honest() };
        let found = findings(&terms, Some(day(birth)), Represented::Yes);
        assert_eq!(told(&found), expected, "born {birth}, {weekly_hours} hours, hazardous {hazardous}");
    }
}

#[test]
fn minors_work_no_more_than_eight_hours_a_day_not_at_night_and_not_in_hazard_and_adults_are_warned_of_the_day() {
    use Weight::{Blocks, Warns};
    let (minor, adult) = ("2010-06-17", "2000-06-17");
    let (long, night, hazard) = (refusal::DAILY_HOURS.code, refusal::NIGHT.code, refusal::HAZARD.code);
    let day_of = |hours| Terms { daily_hours: hours, ..honest() };
    let table: [(&str, Terms, &[_]); 8] = [
        (minor, day_of(Hours::whole(8)), &[]),
        (minor, day_of(Hours(8 * 60 + 1)), &[(long, Blocks)]),
        (adult, day_of(Hours(8 * 60 + 1)), &[(long, Warns)]),
        (minor, Terms { night: true, ..honest() }, &[(night, Blocks)]),
        (adult, Terms { night: true, ..honest() }, &[]),
        (minor, Terms { hazardous: true, ..honest() }, &[(hazard, Blocks)]),
        (adult, Terms { hazardous: true, ..honest() }, &[]),
        // Comes of age a week before the end: the whole contract is a minor's.
        ("2009-05-21", Terms { night: true, hazardous: true, ..honest() }, &[(night, Blocks), (hazard, Blocks)]),
    ];
    for (birth, terms, expected) in table {
        assert_eq!(told(&findings(&terms, Some(day(birth)), Represented::Yes)), expected, "born {birth}: {terms:?}");
    }
}

#[test]
fn a_mentor_is_named_a_payment_has_an_amount_and_paid_study_has_a_term_of_work_off() {
    use Weight::{Blocks, Warns};
    let table: [(Terms, &[_]); 7] = [
        (Terms { mentor: String::new(), ..honest() }, &[(refusal::MENTOR_NEEDED.code, Blocks)]),
        (Terms { compensation: Compensation::None, ..honest() }, &[(refusal::NO_COMPENSATION.code, Warns)]),
        (Terms { amount: Money::ZERO, ..honest() }, &[(refusal::AMOUNT_NEEDED.code, Blocks)]),
        (
            Terms { compensation: Compensation::Wage, amount: Money::ZERO, ..honest() },
            &[(refusal::AMOUNT_NEEDED.code, Blocks)],
        ),
        (Terms { compensation: Compensation::Wage, ..honest() }, &[]),
        (Terms { cost: Money::tenge(900_000), ..honest() }, &[(refusal::WORKOFF_NEEDED.code, Blocks)]),
        (Terms { cost: Money::tenge(900_000), workoff_months: 24, ..honest() }, &[]),
    ];
    for (terms, expected) in table {
        assert_eq!(told(&findings(&terms, Some(day("2005-06-17")), Represented::No)), expected, "{terms:?}");
    }
}

/// Born on a leap day, one is of an age on the first of March of a common year.
#[test]
fn who_is_born_on_a_leap_day_comes_of_age_on_the_first_of_march() {
    let span = |from: &str| Span { from: day(from), until: day("2030-05-28") };
    let on = |from: &str| Terms { span: span(from), weekly_hours: Hours::whole(40), ..honest() };
    let birth = Some(day("2012-02-29"));
    assert_eq!(told(&findings(&on("2030-03-01"), birth, Represented::Yes)), []);
    let found = findings(&on("2030-02-28"), birth, Represented::Yes);
    assert_eq!(told(&found), [(refusal::WEEKLY_HOURS.code, Weight::Blocks)]);
}

/// The law once more, as a reader of the Code would say it for one day.
fn most(age: i32, hazardous: bool) -> Option<i64> {
    match age {
        ..14 => None,
        14..16 => Some(24),
        16..18 => Some(36),
        _ if hazardous => Some(36),
        _ => Some(40),
    }
}

proptest! {
    #[test]
    fn the_week_is_judged_as_if_every_day_of_the_contract_were_looked_at(
        born in 0_i64..7000, length in 0_i64..900, weekly in 1_i64..60, hazardous: bool,
    ) {
        let first = day("2027-02-01");
        let (birth, span) = (first.plus(-12 * 365 - born), Span { from: first, until: first.plus(length) });
        let terms = Terms { span, weekly_hours: Hours::whole(weekly), hazardous, ..honest() };

        let found = findings(&terms, Some(birth), Represented::Yes);

        let weekly_rules = [refusal::WEEKLY_HOURS.code, refusal::WEEKLY_NORM.code];
        let holds = |weight| found.iter().any(|one| one.weight == weight && weekly_rules.contains(&one.refusal.rule.code));
        let broken = |minor: bool| span.each().map(|day| day.age_of(birth)).any(|age| {
            (age < 18) == minor && most(age, hazardous).is_some_and(|most| weekly > most)
        });
        prop_assert_eq!(holds(Weight::Blocks), broken(true));
        prop_assert_eq!(holds(Weight::Warns), broken(false));
    }

    #[test]
    fn nothing_but_missing_facts_blocks_an_adult(
        weekly in 1_i64..100, daily in 1_i64..24, night: bool, hazardous: bool, born in 0_i64..15_000,
    ) {
        let birth = day("2009-02-01").plus(-born);
        let (weekly_hours, daily_hours) = (Hours::whole(weekly), Hours::whole(daily));
        let terms = Terms { weekly_hours, daily_hours, night, hazardous, ..honest() };
        let found = findings(&terms, Some(birth), Represented::No);
        prop_assert!(found.iter().all(|one| one.weight == Weight::Warns), "{:?}", told(&found));
    }

    #[test]
    fn a_refund_is_a_fair_part_of_the_cost(cost in 0_i64..1_000_000_000_000, due in 1_i64..=60, done in -3_i64..=63) {
        let of = |done| refund(Money(cost), due, done).0;
        prop_assert!((0..=cost).contains(&of(done)));
        prop_assert!(of(done + 1) <= of(done), "whoever works longer pays no more");
        prop_assert_eq!(of(0), cost);
        prop_assert_eq!(of(due), 0);
        if (0..=due).contains(&done) {
            // Half a tiyn at most lies between the whole tiyn and the exact part.
            let apart = i128::from(of(done)) * i128::from(due) - i128::from(cost) * i128::from(due - done);
            prop_assert!(apart.abs() * 2 <= i128::from(due));
            prop_assert!((of(done) + of(due - done) - cost).abs() <= 1, "the two parts make the whole");
        }
    }
}

#[test]
fn what_was_never_due_is_never_refunded() {
    assert_eq!(refund(Money::tenge(900_000), 0, 0), Money::ZERO);
    assert_eq!(refund(Money::tenge(900_000), 24, 6), Money::tenge(675_000));
    assert_eq!(refund(Money(1), 2, 1), Money(1), "half a tiyn counts up");
}

#[test]
fn every_term_is_somebodys_part() {
    let names = || Names::new("басқа", "другое", "other");
    let before = honest();
    let table: &[(Terms, bool, bool)] = &[
        (Terms { span: Span { until: day("2027-06-04"), ..before.span }, ..before.clone() }, true, true),
        (Terms { profession: names(), ..before.clone() }, true, true),
        (Terms { programme_code: "6B07115".into(), ..before.clone() }, false, true),
        (Terms { programme: names(), ..before.clone() }, false, true),
        (Terms { credits: Credits::whole(17), ..before.clone() }, false, true),
        (Terms { language: Lang::Ru, ..before.clone() }, false, true),
        (Terms { workplace: names(), ..before.clone() }, true, false),
        (Terms { mentor: "Ә. Б.".into(), ..before.clone() }, true, false),
        (Terms { weekly_hours: Hours::whole(20), ..before.clone() }, true, false),
        (Terms { daily_hours: Hours::whole(7), ..before.clone() }, true, false),
        (Terms { night: true, ..before.clone() }, true, false),
        (Terms { hazardous: true, ..before.clone() }, true, false),
        (Terms { compensation: Compensation::Wage, ..before.clone() }, true, false),
        (Terms { amount: Money::tenge(1), ..before.clone() }, true, false),
        (Terms { cost: Money::tenge(1), ..before.clone() }, true, false),
        (Terms { workoff_months: 1, ..before.clone() }, true, false),
        (before.clone(), false, false),
        (Terms { mentor: "Ә. Б.".into(), credits: Credits::whole(17), ..before.clone() }, true, true),
    ];
    let was = by_name(&before);
    let mut asked = BTreeSet::new();
    for (after, enterprise, university) in table {
        let between = concerns(&before, after);
        assert_eq!((between.enterprise, between.university), (*enterprise, *university), "{after:?}");
        asked.extend(by_name(after).into_iter().filter(|(name, now)| was.get(name) != Some(now)).map(|(name, _)| name));
    }
    let all: BTreeSet<String> = was.into_iter().map(|(name, _)| name).collect();
    assert_eq!(asked, all, "a term without a row: whose part it is was never asked");
}

#[test]
fn what_is_typed_is_read_and_typed_back_the_same() {
    for form in [all_said(), all_other()] {
        let read = terms(&form).unwrap();
        assert_eq!(by_name(&read.form()), by_name(&form));
    }
    let read = terms(&example::terms()).unwrap();
    assert_eq!(terms(&read.form()).unwrap(), read);
}

/// A field that nobody reads would leave the terms as they are.
#[test]
fn a_field_left_empty_is_refused_or_makes_other_terms() {
    let (form, whole) = (by_name(&all_said()), terms(&all_said()).unwrap());
    for name in form.keys() {
        let mut typed = form.clone();
        typed.insert(name.clone(), "".into());
        let typed = serde_json::from_value(typed.into()).unwrap();
        assert!(terms(&typed).ok().as_ref() != Some(&whole), "{name} is read by nobody");
    }
}

#[test]
fn every_wrong_field_is_told_at_once() {
    let form = agreements::terms::TermsForm {
        from: "2027-05-28".into(),
        until: "2027-02-01".into(),
        credits: "many".into(),
        amount: "-5".into(),
        compensation: "gold".into(),
        workoff_months: "61".into(),
        ..agreements::terms::TermsForm::default()
    };
    let kernel::Failure::Refused(all) = terms(&form).unwrap_err() else { panic!("a refusal") };
    let fields: BTreeSet<_> = all.iter().filter_map(|refusal| refusal.field).collect();
    for field in [
        "programme-code",
        "until",
        "credits",
        "weekly-hours",
        "daily-hours",
        "compensation",
        "amount",
        "workoff-months",
        "language",
    ] {
        assert!(fields.contains(field), "{field} of {fields:?}");
    }
}
