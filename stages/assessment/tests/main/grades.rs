//! The scale at each of its edges, and the arithmetic that leads to it.

use assessment::grades::{Figures, Percent, result, spread, step_of};
use kernel::Day;
use proptest::prelude::*;

fn day() -> Day {
    "2027-04-12".parse().unwrap()
}

fn letter(percent: i64) -> &'static str {
    step_of(percent, day()).letter
}

#[test]
fn each_letter_begins_at_its_percent_and_not_one_below() {
    let table = [
        (95, "A", "A−", 400),
        (90, "A−", "B+", 367),
        (85, "B+", "B", 333),
        (80, "B", "B−", 300),
        (75, "B−", "C+", 267),
        (70, "C+", "C", 233),
        (65, "C", "C−", 200),
        (60, "C−", "D+", 167),
        (55, "D+", "D", 133),
        (50, "D", "FX", 100),
        (25, "FX", "F", 50),
    ];
    for (least, at, below, points) in table {
        assert_eq!((letter(least), letter(least - 1)), (at, below), "{least}");
        assert_eq!(step_of(least, day()).points, points, "{least}");
    }
    assert_eq!((letter(100), letter(0)), ("A", "F"));
}

#[test]
fn the_tradition_changes_at_ninety_seventy_and_fifty() {
    let named = |percent| kernel::Code::code(step_of(percent, day()).traditional);
    assert_eq!([named(90), named(89), named(70)], ["excellent", "good", "good"]);
    assert_eq!([named(69), named(50), named(49)], ["satisfactory", "satisfactory", "unsatisfactory"]);
}

#[test]
fn a_mean_is_exact_to_a_hundredth_and_rounded_half_up() {
    assert_eq!(Percent::of(2, 3), Percent(6667));
    assert_eq!(Percent::of(1, 3), Percent(3333));
    assert_eq!(Percent::mean(&[Percent(100), Percent(101)]), Some(Percent(101)));
    assert_eq!(Percent::mean(&[]), None);
    assert_eq!((Percent(4949).rounded(), Percent(4950).rounded()), (49, 50));
    assert_eq!(Percent::weighed(Percent::whole(88), Percent::whole(93), 40), Percent(9100));
}

#[test]
fn who_fails_a_part_fails_the_exam_however_good_the_other_was() {
    let failed = result(&[(Percent::whole(45), Percent::whole(95))], Figures::default()).unwrap();
    assert_eq!((failed.passed, failed.total, failed.percent), (false, Percent::whole(75), 49));
    assert_eq!(letter(failed.percent), "FX", "the letter never says more than the verdict");
    let passed = result(&[(Percent(4950), Percent(4950))], Figures::default()).unwrap();
    assert_eq!((passed.passed, passed.percent), (true, 50));
    let strict = Figures { pass: 60, ..Figures::default() };
    assert!(!result(&[(Percent::whole(59), Percent::whole(90))], strict).unwrap().passed);
}

#[test]
fn experts_are_as_far_apart_as_in_the_part_where_they_are_furthest() {
    let scores = [(Percent::whole(70), Percent::whole(80)), (Percent::whole(74), Percent::whole(95))];
    assert_eq!(spread(&scores), Percent::whole(15));
    assert_eq!(spread(&[]), Percent(0));
}

proptest! {
    #[test]
    fn a_result_lies_between_the_worst_and_the_best_score(
        scores in proptest::collection::vec((0i64..=10_000, 0i64..=10_000), 1..7), weight in 1i64..100
    ) {
        let scores: Vec<_> = scores.into_iter().map(|(theory, work)| (Percent(theory), Percent(work))).collect();
        let figures = Figures { theory: weight, ..Figures::default() };
        let verdict = result(&scores, figures).unwrap();
        let all = || scores.iter().flat_map(|(theory, work)| [*theory, *work]);
        prop_assert!(all().min().unwrap() <= verdict.total && verdict.total <= all().max().unwrap());
        prop_assert_eq!(verdict.passed, step_of(verdict.percent, day()).points >= 100);
    }
}
