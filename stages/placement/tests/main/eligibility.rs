//! Who may work where, both ways.

use kernel::{Lang, Span};
use placement::refusal;
use placement::rounds::eligibility::{Candidate, Place, barriers};
use placement::workplaces::moves::Status;

fn student() -> Candidate {
    Candidate { birth: "2008-09-06".parse().ok(), group: Some("B063".into()), lang: Some(Lang::Kk) }
}

fn place() -> Place {
    Place {
        status: Status::Open,
        stands: true,
        hazardous: false,
        languages: vec![Lang::Kk, Lang::Ru],
        groups: vec!["B063".into(), "B064".into()],
        from: "2026-09-01".parse().unwrap(),
        until: None,
    }
}

fn period(from: &str) -> Span {
    Span { from: from.parse().unwrap(), until: "2027-01-20".parse().unwrap() }
}

fn why(student: &Candidate, place: &Place, from: &str) -> Vec<&'static str> {
    barriers(student, place, period(from)).iter().map(|refusal| refusal.rule.code).collect()
}

#[test]
fn a_fitting_student_may_go_to_an_open_workplace() {
    assert!(why(&student(), &place(), "2026-09-06").is_empty());
    let nothing_known = Candidate { birth: None, group: None, lang: None };
    assert!(why(&nothing_known, &place(), "2026-09-06").is_empty());
    assert!(why(&student(), &Place { groups: vec![], ..place() }, "2026-09-06").is_empty());
}

#[test]
fn hazardous_work_begins_on_the_eighteenth_birthday_and_not_a_day_before() {
    let risky = Place { hazardous: true, ..place() };
    assert_eq!(why(&student(), &risky, "2026-09-05"), [refusal::HAZARD.code]);
    assert!(why(&student(), &risky, "2026-09-06").is_empty());
    assert_eq!(why(&Candidate { birth: None, ..student() }, &risky, "2026-09-06"), [refusal::BIRTHDAY.code]);
}

#[test]
fn language_group_and_days_must_fit() {
    let day = "2026-09-06";
    assert_eq!(why(&student(), &Place { languages: vec![Lang::Ru], ..place() }, day), [refusal::LANGUAGE.code]);
    assert_eq!(why(&student(), &Place { groups: vec!["B001".into()], ..place() }, day), [refusal::GROUP.code]);
    let ends = Place { until: "2027-01-19".parse().ok(), ..place() };
    assert_eq!(why(&student(), &ends, day), [refusal::PERIOD.code]);
    assert_eq!(why(&student(), &place(), "2026-08-31"), [refusal::PERIOD.code]);
}

#[test]
fn a_paused_workplace_and_a_closed_enterprise_take_nobody() {
    let day = "2026-09-06";
    assert_eq!(why(&student(), &Place { status: Status::Paused, ..place() }, day), [refusal::NOT_OPEN.code]);
    assert_eq!(why(&student(), &Place { stands: false, ..place() }, day), [refusal::ENTERPRISE_CLOSED.code]);
}
