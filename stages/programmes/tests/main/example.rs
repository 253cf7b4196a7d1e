//! The honest example and its eight faults.

use std::collections::BTreeSet;

use kernel::{Credits, Hours};
use programmes::{Level, Tally, Totals, check, example};

#[test]
fn the_example_has_no_errors() {
    let findings = check(&example::curriculum(), &example::matrix(), example::ADMISSION);

    let errors: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(Tally::of(&findings).good >= 20);
}

#[test]
fn the_example_is_a_whole_bachelor_programme() {
    let totals = Totals::of(&example::curriculum());

    assert_eq!(totals.credits, Credits::whole(240));
    assert_eq!(totals.hours, Hours::whole(7200));
}

#[test]
fn the_older_example_has_no_errors_under_the_edition_of_2018() {
    for year in 2019..=2022 {
        let findings = check(&example::older_curriculum(), &example::matrix(), kernel::AcademicYear(year));
        let errors: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let newer = check(&example::older_curriculum(), &example::matrix(), example::ADMISSION);
    let body = newer.iter().find(|finding| finding.check.number == "R-06").unwrap();
    assert_eq!(body.level, Level::Error, "172 credits are too few since 2023");
}

#[test]
fn eight_faults_give_exactly_eight_rules() {
    let (curriculum, matrix) = example::faulty(example::curriculum(), example::matrix());

    let findings = check(&curriculum, &matrix, example::ADMISSION);

    let errors = findings.iter().filter(|finding| finding.level == Level::Error);
    let rules: BTreeSet<_> = errors.clone().map(|finding| finding.check.number).collect();
    let expected = ["R-02", "R-08", "R-11", "R-12", "C-CHOOSE", "R-14", "D-04", "M-03"];
    assert_eq!(rules, BTreeSet::from(expected));
    assert_eq!(errors.count(), 8, "each fault is told once");
}

#[test]
fn every_error_says_what_to_do_next_and_where() {
    let (curriculum, matrix) = example::faulty(example::curriculum(), example::matrix());

    for finding in check(&curriculum, &matrix, example::ADMISSION) {
        assert_eq!(finding.mend.is_none(), finding.level == Level::Good, "{finding:?}");
    }
}
