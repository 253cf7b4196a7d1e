//! Every from × act × role of both lifecycles, written a second time by hand; then each condition, both ways.

use kernel::{Code, Failure, Role, house};
use outlook::consent;
use outlook::followups::moves::{Act, Facts, MOVES, Status};
use outlook::refusal;

/// Facts under which every condition holds.
const READY: Facts = Facts { due: true, consented: true, named: true };

fn expected(from: Status, act: Act, role: Role) -> Option<Status> {
    use Status::{Answered, Asked, Confirmed, Disputed, Planned, Stopped, Unreachable};
    let keeper = matches!(role, Role::University | Role::Curator);
    let teller = keeper || role == Role::Student;
    let employer = matches!(role, Role::Hr | Role::Signatory);
    let waits = matches!(from, Planned | Asked);
    let (may, to) = match act {
        Act::Ask => (waits && (keeper || role == Role::System), Asked),
        Act::Answer => ((waits || from == Unreachable) && teller, Answered),
        Act::Correct => (matches!(from, Answered | Confirmed | Disputed) && teller, Answered),
        Act::Confirm => (matches!(from, Answered | Disputed) && employer, Confirmed),
        Act::Dispute => (from == Answered && employer, Disputed),
        Act::GiveUp => (waits && keeper, Unreachable),
        Act::Stop => ((waits || from == Unreachable) && teller, Stopped),
        Act::Resume => (from == Stopped && teller, Planned),
    };
    may.then_some(to)
}

#[test]
fn a_question_moves_as_written_and_in_no_other_way() {
    for from in Status::ALL {
        for act in Act::ALL {
            for role in Role::ALL {
                let moved = from.after(*act, *role, &READY, "a reason");
                match (expected(*from, *act, *role), moved) {
                    (Some(to), Ok(moved)) => assert_eq!(moved.to(), to, "{from:?} {act:?} {role:?}"),
                    (None, Err(Failure::Forbidden(refusal))) => assert_eq!(refusal.rule.code, house::NOT_YOURS.code),
                    (None, Err(failure)) => {
                        assert!(failure.is(&house::NOT_NOW), "{from:?} {act:?} {role:?}: {failure}");
                    }
                    (expected, moved) => panic!("{from:?} {act:?} {role:?}: {expected:?}, not {moved:?}"),
                }
            }
        }
    }
}

#[test]
fn a_consent_is_given_by_the_graduate_or_on_a_paper_and_moves_in_no_other_way() {
    use consent::Status::{Given, Refused, Unasked, Withdrawn};
    for from in consent::Status::ALL {
        for act in consent::Act::ALL {
            for role in Role::ALL {
                let own = *role == Role::Student;
                let paper = matches!(role, Role::University | Role::Curator);
                let to = match (from, act) {
                    (Unasked | Refused, consent::Act::Give) => (own || paper).then_some(Given),
                    (Withdrawn, consent::Act::Give) => own.then_some(Given),
                    (Unasked, consent::Act::Refuse) => (own || paper).then_some(Refused),
                    (Given, consent::Act::Withdraw) => (own || paper).then_some(Withdrawn),
                    _ => None,
                };
                let moved = from.after(*act, *role, "№ 4").ok().map(|moved| moved.to());
                assert_eq!(moved, to, "{from:?} {act:?} {role:?}");
                let silent = from.after(*act, *role, " ").ok().map(|moved| moved.to());
                assert_eq!(silent, to.filter(|_| own), "without a paper: {from:?} {act:?} {role:?}");
            }
        }
    }
}

#[test]
fn whoever_gives_up_disputes_or_corrects_says_why() {
    for row in MOVES {
        let silent = row.from.after(row.act, row.by[0], &READY, "  ");
        let needed = matches!(row.act, Act::GiveUp | Act::Dispute | Act::Correct);
        match silent {
            Ok(_) => assert!(!needed, "{:?}", row.act),
            Err(failure) => assert!(needed && failure.is(&house::REASON_NEEDED), "{failure}"),
        }
    }
}

#[test]
fn every_condition_of_a_question_refuses_by_itself() {
    let early = Facts { due: false, ..READY };
    let silent = Facts { consented: false, ..READY };
    let another = Facts { named: false, ..READY };
    let cases = [
        (Status::Planned, Act::Answer, Role::Student, early, &refusal::NOT_DUE),
        (Status::Planned, Act::Ask, Role::University, early, &refusal::NOT_DUE),
        (Status::Planned, Act::GiveUp, Role::Curator, early, &refusal::NOT_DUE),
        (Status::Asked, Act::Answer, Role::Curator, silent, &refusal::NO_CONSENT),
        (Status::Answered, Act::Correct, Role::Student, silent, &refusal::NO_CONSENT),
        (Status::Stopped, Act::Resume, Role::Student, silent, &refusal::NO_CONSENT),
        (Status::Answered, Act::Confirm, Role::Hr, another, &refusal::NOT_NAMED),
        (Status::Answered, Act::Dispute, Role::Signatory, another, &refusal::NOT_NAMED),
    ];
    for (from, act, role, facts, rule) in cases {
        let failure = from.after(act, role, &facts, "a reason").unwrap_err();
        assert!(failure.is(rule), "{from:?} {act:?}: {failure}");
    }
}

#[test]
fn the_diagrams_in_the_documentation_are_those_of_the_tables() {
    golden("outlook-question", &kernel::diagram("The life of a question to a graduate", MOVES));
    golden("outlook-consent", &kernel::diagram("Consent to be asked", consent::moves::MOVES));
}

fn golden(name: &str, page: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../docs/moves/{name}.md"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites it");
}
