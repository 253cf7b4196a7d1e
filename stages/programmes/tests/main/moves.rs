//! Every from × act × role.

use kernel::{Code, Day, Failure, Reason, Role, after, offers};
use programmes::moves::{Act, Conclusion, Facts, MOVES, Status};
use programmes::refusal;

/// Facts under which every condition of a version's own way holds.
fn ready() -> Facts {
    let day = Day::of(2026, 5, 20);
    Facts { errors: 0, conclusion: Some(Conclusion::Recommended), minutes: day, registered: day, newer: None }
}

fn replaced() -> Facts {
    Facts { newer: Some(Status::Adopted), ..ready() }
}

/// Who may what, written a second time by hand.
fn expected(from: Status, act: Act, role: Role) -> Option<Status> {
    let designer = matches!(role, Role::Designer | Role::University);
    let officer = role == Role::University;
    match (from, act) {
        (Status::Drafted, Act::Edit) if designer || role == Role::System => Some(Status::Drafted),
        (Status::Drafted, Act::SendToExamination) if designer => Some(Status::UnderExamination),
        (Status::UnderExamination, Act::Return) if officer || matches!(role, Role::Expert | Role::System) => {
            Some(Status::Drafted)
        }
        (Status::UnderExamination, Act::Adopt) if officer => Some(Status::Adopted),
        (Status::Adopted, Act::Register) if officer => Some(Status::Registered),
        (Status::Adopted | Status::Registered, Act::NewVersion) if designer => Some(from),
        (Status::Adopted | Status::Registered, Act::Supersede) if officer || role == Role::System => {
            Some(Status::Superseded)
        }
        _ => None,
    }
}

#[test]
fn every_move_is_as_written_and_there_is_no_other() {
    for from in Status::ALL {
        for act in Act::ALL {
            let facts = if *act == Act::Supersede { replaced() } else { ready() };
            for role in Role::ALL {
                let moved = after(MOVES, *from, *act, *role, &facts, "a reason");
                match expected(*from, *act, *role) {
                    Some(to) => assert_eq!(moved.unwrap().to(), to),
                    None => assert!(moved.is_err(), "{from:?} {act:?} {role:?}"),
                }
            }
        }
    }
}

#[test]
fn a_superseded_version_is_the_end() {
    for role in Role::ALL {
        assert!(offers(MOVES, Status::Superseded, *role, &ready()).is_empty());
    }
}

#[test]
fn conditions_hold_the_way_up() {
    let refused = |from, act, facts: Facts| after(MOVES, from, act, Role::University, &facts, "").unwrap_err();
    let is = |failure: Failure, rule: &kernel::Rule| assert!(failure.is(rule), "{failure}");
    let examined = Status::UnderExamination;

    is(refused(Status::Drafted, Act::SendToExamination, Facts { errors: 1, ..ready() }), &refusal::HAS_ERRORS);
    is(refused(examined, Act::Adopt, Facts { errors: 1, ..ready() }), &refusal::HAS_ERRORS);
    is(refused(examined, Act::Adopt, Facts { conclusion: None, ..ready() }), &refusal::NOT_EXAMINED);
    let rejected = Facts { conclusion: Some(Conclusion::Rejected), ..ready() };
    is(refused(examined, Act::Adopt, rejected), &refusal::NOT_EXAMINED);
    is(refused(examined, Act::Adopt, Facts { minutes: None, ..ready() }), &refusal::NO_MINUTES);
    is(refused(Status::Adopted, Act::Register, Facts { registered: None, ..ready() }), &refusal::NO_NUMBER);
    is(refused(Status::Adopted, Act::NewVersion, replaced()), &refusal::NEWER_STANDS);
    is(refused(Status::Registered, Act::Supersede, ready()), &refusal::NO_NEWER);
    let begun = Facts { newer: Some(Status::Drafted), ..ready() };
    is(refused(Status::Registered, Act::Supersede, begun), &refusal::NO_NEWER);
}

#[test]
fn a_return_says_why() {
    let rows = MOVES.iter().filter(|row| row.act == Act::Return);
    assert!(rows.clone().count() > 0 && rows.clone().all(|row| row.reason == Reason::Needed));

    let silent = after(MOVES, Status::UnderExamination, Act::Return, Role::Expert, &ready(), "  ");
    assert!(silent.unwrap_err().is(&kernel::house::REASON_NEEDED));
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("programmes", kernel::diagram("A programme", MOVES)),
        ("programmes-enrolment", kernel::diagram("A student's enrolment", programmes::enrolments::moves::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
