//! Shares, their intervals and their weights; what is not published.

use outlook::employment::{Stratum, Tally, rates, share};
use outlook::figures::suppression::{Told, cell, cells, published};
use outlook::followups::rules::MONTHS;
use outlook::interval::wilson;

/// R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (the score method of Wilson), at 95 %.
const PUBLISHED: [(i64, i64, f64, f64); 4] =
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)];

#[test]
fn intervals_are_those_of_the_published_table() {
    for (part, whole, low, high) in PUBLISHED {
        let interval = share(part, whole).unwrap().interval;
        assert!((interval.low - low).abs() < 5e-5, "{part}/{whole}: {}", interval.low);
        assert!((interval.high - high).abs() < 5e-5, "{part}/{whole}: {}", interval.high);
    }
}

#[test]
fn an_interval_holds_its_share_stays_between_none_and_all_and_narrows_with_more_answers() {
    for (part, whole) in [(0, 1), (1, 1), (1, 2), (7, 9), (50, 100), (99, 100), (400, 400)] {
        let told = share(part, whole).unwrap();
        assert!(0.0 <= told.interval.low && told.interval.high <= 1.0, "{told:?}");
        assert!(told.interval.low <= told.value && told.value <= told.interval.high, "{told:?}");
    }
    let width = |cases| wilson(0.5, cases).map(|interval| interval.high - interval.low).unwrap();
    assert!(width(400.0) < width(40.0) && width(40.0) < width(4.0));
    assert_eq!(share(0, 0), None);
    assert_eq!(wilson(0.5, 0.0), None);
}

fn stratum(code: &str, followed: i64, answered: i64, employed: i64) -> Stratum {
    let tally = Tally { followed, answered, employed, asked: followed, ..Tally::default() };
    Stratum { month: 12, code: code.into(), year: 2026, tally }
}

#[test]
fn a_programme_where_few_answered_weighs_as_many_as_it_has_graduates() {
    // A hundred followed each; all of the first answered, ten of the second.
    let strata = [stratum("6B07114", 100, 100, 90), stratum("6B06102", 100, 10, 5)];

    let rate = &rates(&strata)[2];

    assert_eq!(rate.month, 12);
    let (raw, weighted) = (rate.employed_share.unwrap(), rate.weighted_share.unwrap());
    assert!((raw.value - 95.0 / 110.0).abs() < 1e-12);
    assert!((weighted.value - 0.7).abs() < 1e-12, "{weighted:?}");
    let effective = 200.0_f64 * 200.0 / (100.0 * 100.0 / 100.0 + 100.0 * 100.0 / 10.0);
    assert_eq!(Some(weighted.interval), wilson(0.7, effective));
    assert!(weighted.interval.high - weighted.interval.low > raw.interval.high - raw.interval.low);
}

#[test]
fn equal_response_everywhere_leaves_the_share_as_it_is() {
    let strata = [stratum("a", 40, 20, 15), stratum("b", 60, 30, 12), stratum("c", 20, 0, 0)];
    let rate = &rates(&strata)[2];
    assert!((rate.employed_share.unwrap().value - rate.weighted_share.unwrap().value).abs() < 1e-12);
    assert_eq!(rate.tally.followed, 120);
}

#[test]
fn a_checkpoint_without_graduates_says_nothing() {
    let rates = rates(&[]);
    assert_eq!(rates.iter().map(|rate| rate.month).collect::<Vec<_>>(), MONTHS);
    assert!(rates.iter().all(|rate| rate.employed_share.is_none() && rate.weighted_share.is_none()));
}

#[test]
fn one_to_four_people_are_not_told() {
    let told: Vec<_> = (0..=6).map(|people| cell(people).count()).collect();
    assert_eq!(told, [Some(0), None, None, None, None, Some(5), Some(6)]);
}

#[test]
fn a_lone_suppressed_cell_takes_the_least_of_the_others_with_it() {
    let cells = |people: &[i64]| cells(people).into_iter().map(Told::count).collect::<Vec<_>>();
    assert_eq!(cells(&[40, 3, 12]), [Some(40), None, None]);
    assert_eq!(cells(&[40, 3, 0, 12]), [Some(40), None, Some(0), None]);
    assert_eq!(cells(&[2, 3, 12]), [None, None, Some(12)]);
    assert_eq!(cells(&[40, 5, 12]), [Some(40), Some(5), Some(12)]);
    assert_eq!(cells(&[3]), [None]);
    assert_eq!(cells(&[]), Vec::<Option<i64>>::new());
}

#[test]
fn the_employed_are_not_told_where_the_others_could_be_recognised() {
    let rate = |answered, employed| published(&rates(&[stratum("a", 50, answered, employed)])[2]);
    for (answered, employed) in [(4, 2), (20, 3), (20, 18), (6, 5)] {
        let told = rate(answered, employed);
        assert!(!told.employed.is_told() && told.share.is_none() && told.weighted.is_none(), "{answered} {employed}");
    }
    for (answered, employed) in [(20, 15), (20, 20), (20, 0), (10, 5)] {
        assert_eq!(rate(answered, employed).employed.count(), Some(employed));
        assert!(rate(answered, employed).share.is_some());
    }
}
