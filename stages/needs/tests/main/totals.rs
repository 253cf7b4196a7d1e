//! The order adds up what accepted returns tell, and nothing else.

use kernel::{Names, ProfessionId};
use needs::order::totals::{Counted, by_group, by_profession, of_all};
use needs::returns::rules::{LineForm, line};
use needs::{ReturnId, example};
use uuid::Uuid;

fn counted(of: u128, code: &str, group: Option<&str>, form: &LineForm) -> Counted {
    Counted {
        of_return: ReturnId(Uuid::from_u128(of)),
        profession: ProfessionId(Uuid::from_u128(code.bytes().map(u128::from).sum())),
        code: code.into(),
        name: Names::new(code, code, code),
        group: group.map(str::to_owned),
        line: line(form).unwrap(),
    }
}

#[test]
fn the_need_of_a_profession_is_told_year_by_year_and_together() {
    let all = of_all(&[counted(1, "R-001", Some("B063"), &example::engineers())]);

    // 24 × 4 % = 1 leaver a year; 1 + 2 vacancies + 1 foreign in the first; a job line of 6 in the third.
    assert_eq!(all.by_year(), [5, 2, 7, 3, 1, 1]);
    assert_eq!((all.need(), all.yearly()), (19, 3));
}

#[test]
fn reductions_lessen_the_need_and_it_never_falls_below_nobody() {
    let form = LineForm { reductions: "40".into(), ..example::operators() };

    let all = of_all(&[counted(1, "R-069", None, &form)]);

    assert!(all.by_year()[0] < 0, "the year says so");
    assert_eq!((all.need(), all.yearly()), (0, 0));
}

#[test]
fn returns_of_several_enterprises_meet_in_one_line_and_lines_without_a_group_stand_last() {
    let lines = [
        counted(1, "R-001", Some("B063"), &example::engineers()),
        counted(2, "R-001", Some("B063"), &example::engineers()),
        counted(2, "R-069", None, &example::operators()),
    ];

    let professions = by_profession(&lines);
    let groups = by_group(&lines);

    assert_eq!(professions[0].code, "R-001", "the greatest need first");
    assert_eq!((professions[0].totals.returns, professions[0].totals.need()), (2, 38));
    assert_eq!(groups.iter().map(|(group, _)| group.as_deref()).collect::<Vec<_>>(), [Some("B063"), None]);
    assert_eq!(of_all(&lines).returns, 2, "a return with two professions is one return");
    let together: i64 = professions.iter().map(|one| one.totals.need()).sum();
    assert_eq!(together, of_all(&lines).need());
}
