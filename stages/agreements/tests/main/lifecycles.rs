//! Every from × act × role of both lifecycles, written a second time by hand; then each condition, both ways.

use agreements::amendments::moves as amendment;
use agreements::moves::{self, Act, Concerns, Facts, Status};
use agreements::refusal;
use kernel::{Code, Failure, Role, Rule, house};

const PARTIES: [Role; 4] = [Role::University, Role::Signatory, Role::Student, Role::Representative];

/// Facts under which every condition of a contract holds.
const READY: Facts = Facts {
    concerns: Concerns { enterprise: false, university: false },
    obstacles: 0,
    turn: true,
    same_paper: true,
    last: true,
    past_end: true,
};

fn expected(from: Status, act: Act, role: Role) -> Option<Status> {
    use Status::{CheckedByEnterprise, CheckedByUniversity, Completed, Drafted, InForce, Refused, Signing, Suspended};
    let officer = role == Role::University;
    let drafter = matches!(role, Role::University | Role::Curator);
    let enterprise = matches!(role, Role::Signatory | Role::Hr);
    let ender = matches!(role, Role::University | Role::Signatory);
    let party = PARTIES.contains(&role);
    let before = matches!(from, Drafted | CheckedByEnterprise | CheckedByUniversity);
    let binds = matches!(from, InForce | Suspended);
    let (may, to) = match act {
        Act::Edit => (before && drafter, from),
        Act::Check if from == Drafted => (enterprise, CheckedByEnterprise),
        Act::Check => (from == CheckedByEnterprise && officer, CheckedByUniversity),
        Act::OpenSigning => (from == CheckedByUniversity && officer, Signing),
        Act::Sign => (from == Signing && party, InForce),
        Act::Recall => (from == Signing && officer, Drafted),
        Act::Refuse if from == Drafted => (enterprise || (party && !officer), Refused),
        Act::Refuse => ((before || from == Signing) && party, Refused),
        Act::Withdraw => ((before || from == Signing) && officer, Status::Withdrawn),
        Act::Suspend => (from == InForce && ender, Suspended),
        Act::Resume => (from == Suspended && ender, InForce),
        Act::Amend => (binds && ender, from),
        Act::Complete => (from == InForce && (officer || role == Role::System), Completed),
        Act::Terminate => (binds && party, Status::Terminated),
    };
    may.then_some(to)
}

#[test]
fn a_contract_moves_as_written_and_in_no_other_way() {
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
fn whoever_says_no_or_interrupts_says_why() {
    let said = [Act::Recall, Act::Refuse, Act::Withdraw, Act::Suspend, Act::Resume, Act::Terminate];
    for row in moves::MOVES {
        let silent = row.from.after(row.act, row.by[0], &READY, "  ");
        match silent {
            Ok(_) => assert!(!said.contains(&row.act), "{:?}", row.act),
            Err(failure) => assert!(said.contains(&row.act) && failure.is(&house::REASON_NEEDED), "{failure}"),
        }
    }
}

fn refused(from: Status, act: Act, role: Role, facts: Facts, rules: &[&Rule]) {
    match from.after(act, role, &facts, "a reason") {
        Err(Failure::Refused(all)) => {
            let told: Vec<_> = all.iter().map(|refusal| refusal.rule.code).collect();
            let expected: Vec<_> = rules.iter().map(|rule| rule.code).collect();
            assert_eq!(told, expected, "{from:?} {act:?}");
        }
        other => panic!("{from:?} {act:?}: {other:?}"),
    }
}

#[test]
fn nobody_checks_opens_or_signs_terms_that_break_a_rule() {
    let facts = Facts { obstacles: 1, ..READY };
    refused(Status::Drafted, Act::Check, Role::Hr, facts, &[&refusal::OBSTACLES]);
    refused(Status::CheckedByEnterprise, Act::Check, Role::University, facts, &[&refusal::OBSTACLES]);
    refused(Status::CheckedByUniversity, Act::OpenSigning, Role::University, facts, &[&refusal::OBSTACLES]);
    refused(Status::Signing, Act::Sign, Role::Student, facts, &[&refusal::OBSTACLES]);
    refused(Status::Signing, Act::Sign, Role::Student, Facts { last: false, ..facts }, &[&refusal::OBSTACLES]);
}

#[test]
fn who_signs_signs_in_turn_and_the_paper_they_read() {
    let sign = |facts, rules: &[&Rule]| refused(Status::Signing, Act::Sign, Role::Student, facts, rules);
    sign(Facts { turn: false, ..READY }, &[&refusal::NOT_YOUR_TURN]);
    sign(Facts { same_paper: false, ..READY }, &[&refusal::STALE_PAPER]);
    sign(
        Facts { turn: false, same_paper: false, last: false, ..READY },
        &[&refusal::NOT_YOUR_TURN, &refusal::STALE_PAPER],
    );

    let facts = Facts { last: false, ..READY };
    assert_eq!(Status::Signing.after(Act::Sign, Role::Signatory, &facts, "").unwrap().to(), Status::Signing);
}

#[test]
fn a_contract_completes_only_after_its_last_day() {
    let facts = Facts { past_end: false, ..READY };
    refused(Status::InForce, Act::Complete, Role::System, facts, &[&refusal::NOT_OVER]);
}

#[test]
fn an_edit_clears_the_checks_it_concerns_and_no_other() {
    use Status::{CheckedByEnterprise, CheckedByUniversity, Drafted};
    let table = [
        (Drafted, false, false, Drafted),
        (Drafted, true, true, Drafted),
        (CheckedByEnterprise, false, false, CheckedByEnterprise),
        (CheckedByEnterprise, false, true, CheckedByEnterprise),
        (CheckedByEnterprise, true, false, Drafted),
        (CheckedByEnterprise, true, true, Drafted),
        (CheckedByUniversity, false, false, CheckedByUniversity),
        (CheckedByUniversity, false, true, CheckedByEnterprise),
        (CheckedByUniversity, true, false, Drafted),
        (CheckedByUniversity, true, true, Drafted),
    ];
    for (from, enterprise, university, to) in table {
        let facts = Facts { concerns: Concerns { enterprise, university }, ..READY };
        let moved = from.after(Act::Edit, Role::Curator, &facts, "").unwrap();
        assert_eq!(moved.to(), to, "{from:?}, enterprise {enterprise}, university {university}");
    }
}

/// Facts under which every condition of an amendment holds.
const ACCEPTABLE: amendment::Facts = amendment::Facts {
    binds: true,
    ahead: true,
    same_revision: true,
    accepted: false,
    last: true,
    turn: true,
    same_paper: true,
};

fn amended(from: amendment::Status, act: amendment::Act, role: Role) -> Option<amendment::Status> {
    use amendment::{Act, Status};
    let party = PARTIES.contains(&role);
    let proposer = matches!(role, Role::University | Role::Signatory);
    let proposed = from == Status::Proposed;
    let (may, to) = match act {
        Act::Revise => (proposed && proposer, Status::Proposed),
        Act::Accept => (proposed && party, Status::Signing),
        Act::Sign => (from == Status::Signing && party, Status::Applied),
        Act::Reject => ((proposed || from == Status::Signing) && party, Status::Rejected),
        Act::Withdraw => (proposed && proposer, Status::Withdrawn),
    };
    may.then_some(to)
}

#[test]
fn an_amendment_moves_as_written_and_in_no_other_way() {
    for from in amendment::Status::ALL {
        for act in amendment::Act::ALL {
            for role in Role::ALL {
                let moved = from.after(*act, *role, &ACCEPTABLE, "a reason");
                match amended(*from, *act, *role) {
                    Some(to) => assert_eq!(moved.unwrap().to(), to, "{from:?} {act:?} {role:?}"),
                    None => assert!(moved.is_err(), "{from:?} {act:?} {role:?}"),
                }
            }
        }
    }
}

#[test]
fn an_amendment_is_accepted_and_signed_while_its_contract_binds_its_day_is_ahead_and_the_version_is_the_one_read() {
    use amendment::{Act, Facts, Status};
    let table: [(Status, Act, Facts, &Rule); 10] = [
        (Status::Proposed, Act::Revise, Facts { binds: false, ..ACCEPTABLE }, &refusal::NOT_IN_FORCE),
        (Status::Proposed, Act::Revise, Facts { same_revision: false, ..ACCEPTABLE }, &refusal::STALE_PROPOSAL),
        (Status::Proposed, Act::Accept, Facts { binds: false, ..ACCEPTABLE }, &refusal::NOT_IN_FORCE),
        (Status::Proposed, Act::Accept, Facts { ahead: false, ..ACCEPTABLE }, &refusal::AMENDS_THE_PAST),
        (Status::Proposed, Act::Accept, Facts { same_revision: false, ..ACCEPTABLE }, &refusal::STALE_PROPOSAL),
        (Status::Proposed, Act::Accept, Facts { accepted: true, ..ACCEPTABLE }, &refusal::ACCEPTED_ALREADY),
        (Status::Signing, Act::Sign, Facts { binds: false, ..ACCEPTABLE }, &refusal::NOT_IN_FORCE),
        (Status::Signing, Act::Sign, Facts { ahead: false, ..ACCEPTABLE }, &refusal::AMENDS_THE_PAST),
        (Status::Signing, Act::Sign, Facts { turn: false, ..ACCEPTABLE }, &refusal::NOT_YOUR_TURN),
        (Status::Signing, Act::Sign, Facts { same_paper: false, ..ACCEPTABLE }, &refusal::STALE_PAPER),
    ];
    for (from, act, facts, rule) in table {
        let failure = from.after(act, Role::University, &facts, "").unwrap_err();
        assert!(failure.is(rule), "{from:?} {act:?}: {failure}");
        let open = from.after(act, Role::University, &Facts { last: false, ..ACCEPTABLE }, "").unwrap();
        assert_eq!(open.to(), from, "others are still to come");
    }
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("agreements", kernel::diagram("A dual training contract", moves::MOVES)),
        ("agreements-amendments", kernel::diagram("An amendment of a contract", amendment::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
