//! Every from × act × role of the three lifecycles, written a second time by hand; then each condition, both ways.

use assessment::candidates::moves as candidate;
use assessment::certificates::moves as certificate;
use assessment::exams::moves::{self, Act, Board, Facts, Status};
use assessment::refusal;
use kernel::{Code, Failure, Role, Rule, house};

/// A commission that keeps every rule.
const SOUND: Board = Board {
    own: true,
    formed: true,
    even: true,
    halved: true,
    without_host: true,
    chaired: true,
    declared: true,
    clear: true,
};

/// Facts under which every condition of an exam holds.
const READY: Facts = Facts {
    criteria: true,
    in_time: true,
    side: true,
    agreed: false,
    other_agreed: true,
    late_enough: true,
    board: SOUND,
    candidates: true,
    invited: true,
    due: true,
    admitted: true,
    leads: true,
    scored: true,
    near: true,
    signer: true,
    signed: false,
    same_paper: true,
    last: true,
};

fn expected(from: Status, act: Act, role: Role) -> Option<Status> {
    use Status::{
        AdmissionDecided, Cancelled, Closed, CommissionAppointed, MaterialsAgreed, Planned, Signing, UnderWay,
    };
    let officer = role == Role::University;
    let keeper = officer || role == Role::Curator;
    let side = keeper || matches!(role, Role::Supervisor | Role::Signatory | Role::Hr);
    let leader = officer || role == Role::Expert;
    let ahead = matches!(from, MaterialsAgreed | CommissionAppointed | AdmissionDecided);
    let (may, to) = match act {
        Act::Edit => (from == Planned && keeper, Planned),
        Act::Propose => (matches!(from, Planned | MaterialsAgreed | CommissionAppointed) && keeper, from),
        Act::Agree => (from == Planned && side, MaterialsAgreed),
        Act::Reopen => (from == MaterialsAgreed && side, Planned),
        Act::Postpone => (ahead && officer, from),
        Act::Appoint => {
            let may = officer || role == Role::Coordinator;
            (matches!(from, MaterialsAgreed | CommissionAppointed) && may, CommissionAppointed)
        }
        Act::Admit => (matches!(from, CommissionAppointed | AdmissionDecided) && officer, AdmissionDecided),
        Act::Begin => (from == AdmissionDecided && leader, UnderWay),
        Act::Settle => (from == UnderWay && leader, Signing),
        Act::Sign => (from == Signing && role == Role::Expert, Closed),
        Act::Recall => (from == Signing && leader, UnderWay),
        Act::Correct => (from == Closed && leader, UnderWay),
        Act::Cancel => ((ahead || matches!(from, Planned | UnderWay)) && officer, Cancelled),
    };
    may.then_some(to)
}

fn told<S: Code, A: Code>(moved: Result<S, Failure>, expected: Option<S>, from: S, act: A, role: Role) {
    match (expected, moved) {
        (Some(to), Ok(moved)) => assert_eq!(moved, to, "{from:?} {act:?} {role:?}"),
        (None, Err(Failure::Forbidden(refusal))) => assert_eq!(refusal.rule.code, house::NOT_YOURS.code),
        (None, Err(failure)) => assert!(failure.is(&house::NOT_NOW), "{from:?} {act:?} {role:?}: {failure}"),
        (expected, moved) => panic!("{from:?} {act:?} {role:?}: {expected:?}, not {moved:?}"),
    }
}

#[test]
fn an_exam_moves_as_written_and_in_no_other_way() {
    for from in Status::ALL {
        for act in Act::ALL {
            for role in Role::ALL {
                let moved = from.after(*act, *role, &READY, "a reason").map(|moved| moved.to());
                told(moved, expected(*from, *act, *role), *from, *act, *role);
            }
        }
    }
}

#[test]
fn whoever_takes_back_calls_off_or_corrects_says_why() {
    let said = [Act::Reopen, Act::Postpone, Act::Recall, Act::Correct, Act::Cancel];
    for row in moves::MOVES {
        match row.from.after(row.act, row.by[0], &READY, "  ") {
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
fn each_condition_of_an_exam_says_its_own_no() {
    let agree = |facts, rule: &Rule| refused(Status::Planned, Act::Agree, Role::Curator, facts, &[rule]);
    agree(Facts { side: false, ..READY }, &refusal::NOT_YOUR_SIDE);
    agree(Facts { criteria: false, ..READY }, &refusal::NO_CRITERIA);
    agree(Facts { in_time: false, ..READY }, &refusal::MATERIALS_LATE);
    agree(Facts { agreed: true, ..READY }, &refusal::AGREED_ALREADY);
    let postpone = Facts { late_enough: false, ..READY };
    refused(Status::MaterialsAgreed, Act::Postpone, Role::University, postpone, &[&refusal::DAY_TOO_EARLY]);
    let admit = |facts, rule: &Rule| refused(Status::CommissionAppointed, Act::Admit, Role::University, facts, &[rule]);
    admit(Facts { candidates: false, ..READY }, &refusal::NO_CANDIDATES);
    admit(Facts { invited: false, ..READY }, &refusal::MENTORS_NOT_INVITED);
    let begin = |facts, rule: &Rule| refused(Status::AdmissionDecided, Act::Begin, Role::Expert, facts, &[rule]);
    begin(Facts { due: false, ..READY }, &refusal::NOT_YET);
    begin(Facts { admitted: false, ..READY }, &refusal::NOBODY_ADMITTED);
    begin(Facts { leads: false, ..READY }, &refusal::NOT_THE_CHAIR);
    let settle = |facts, rule: &Rule| refused(Status::UnderWay, Act::Settle, Role::Expert, facts, &[rule]);
    settle(Facts { scored: false, ..READY }, &refusal::NOT_ALL_SCORED);
    settle(Facts { near: false, ..READY }, &refusal::TOO_FAR_APART);
    let sign = |facts, rule: &Rule| refused(Status::Signing, Act::Sign, Role::Expert, facts, &[rule]);
    sign(Facts { signer: false, ..READY }, &refusal::NOT_A_SIGNER);
    sign(Facts { signed: true, ..READY }, &refusal::SIGNED_ALREADY);
    sign(Facts { same_paper: false, ..READY }, &refusal::STALE_PAPER);
}

#[test]
fn a_commission_is_appointed_and_examines_only_when_it_keeps_every_rule() {
    let broken: [(Board, &Rule); 8] = [
        (Board { own: false, ..SOUND }, &refusal::OTHER_COMMISSION),
        (Board { formed: false, ..SOUND }, &refusal::NOT_FORMED),
        (Board { even: false, ..SOUND }, &refusal::NOT_EVEN),
        (Board { halved: false, ..SOUND }, &refusal::NOT_HALVES),
        (Board { without_host: false, ..SOUND }, &refusal::FROM_HOST),
        (Board { chaired: false, ..SOUND }, &refusal::NO_CHAIR),
        (Board { declared: false, ..SOUND }, &refusal::NOT_DECLARED),
        (Board { clear: false, ..SOUND }, &refusal::CONFLICTED),
    ];
    for (board, rule) in broken {
        let facts = Facts { board, ..READY };
        refused(Status::MaterialsAgreed, Act::Appoint, Role::Coordinator, facts, &[rule]);
        refused(Status::AdmissionDecided, Act::Begin, Role::University, facts, &[rule]);
    }
}

#[test]
fn one_side_alone_and_one_signature_of_several_leave_the_exam_where_it_is() {
    let facts = Facts { other_agreed: false, ..READY };
    assert_eq!(Status::Planned.after(Act::Agree, Role::Hr, &facts, "").unwrap().to(), Status::Planned);
    let facts = Facts { last: false, ..READY };
    assert_eq!(Status::Signing.after(Act::Sign, Role::Expert, &facts, "").unwrap().to(), Status::Signing);
}

/// Facts under which every condition of a candidate holds but that of failing.
const CLEAR: candidate::Facts = candidate::Facts {
    clear: true,
    under_way: true,
    expert: true,
    leads: true,
    own_trainee: false,
    interested: false,
    all_in: true,
    passes: true,
};

fn candidate_facts(act: candidate::Act) -> candidate::Facts {
    match act {
        candidate::Act::Score => candidate::Facts { all_in: false, ..CLEAR },
        candidate::Act::Fail => candidate::Facts { passes: false, ..CLEAR },
        candidate::Act::Withdraw => candidate::Facts { under_way: false, ..CLEAR },
        _ => CLEAR,
    }
}

fn candidate_expected(from: candidate::Status, act: candidate::Act, role: Role) -> Option<candidate::Status> {
    use candidate::Act as A;
    use candidate::Status as S;
    let officer = role == Role::University;
    let keeper = officer || role == Role::Curator;
    let leader = officer || role == Role::Expert;
    let undecided = matches!(from, S::Proposed | S::NotAdmitted);
    let (may, to) = match act {
        A::Debts => (undecided && keeper, from),
        A::Withdraw => (matches!(from, S::Proposed | S::Admitted) && keeper, S::Withdrawn),
        A::Admit => (undecided && officer, S::Admitted),
        A::Decline => (undecided && officer, S::NotAdmitted),
        A::Score => (from == S::Admitted && role == Role::Expert, S::Admitted),
        A::Rescore => (from == S::Admitted && leader, S::Admitted),
        A::Miss => (from == S::Admitted && leader, S::Absent),
        A::Return => (from == S::Absent && leader, S::Admitted),
        A::Pass => (from == S::Admitted && leader, S::Passed),
        A::Fail => (from == S::Admitted && leader, S::Failed),
        A::Reopen => (matches!(from, S::Passed | S::Failed) && leader, S::Admitted),
    };
    may.then_some(to)
}

#[test]
fn a_candidate_moves_as_written_and_in_no_other_way() {
    for from in candidate::Status::ALL {
        for act in candidate::Act::ALL {
            for role in Role::ALL {
                let moved = from.after(*act, *role, &candidate_facts(*act), "a reason").map(|moved| moved.to());
                told(moved, candidate_expected(*from, *act, *role), *from, *act, *role);
            }
        }
    }
}

#[test]
fn each_condition_of_a_candidate_says_its_own_no() {
    use candidate::{Act, Facts, Status};
    let table: [(Status, Act, Facts, &Rule); 13] = [
        (Status::Proposed, Act::Admit, Facts { clear: false, ..CLEAR }, &refusal::NOT_CLEAR),
        (Status::NotAdmitted, Act::Admit, Facts { clear: false, ..CLEAR }, &refusal::NOT_CLEAR),
        (Status::Admitted, Act::Score, Facts { under_way: false, all_in: false, ..CLEAR }, &refusal::NOT_UNDER_WAY),
        (Status::Admitted, Act::Score, Facts { expert: false, all_in: false, ..CLEAR }, &refusal::NOT_AN_EXPERT),
        (Status::Admitted, Act::Score, Facts { own_trainee: true, all_in: false, ..CLEAR }, &refusal::OWN_TRAINEE),
        (Status::Admitted, Act::Score, Facts { interested: true, all_in: false, ..CLEAR }, &refusal::INTERESTED),
        (Status::Admitted, Act::Score, CLEAR, &refusal::ALL_IN),
        (Status::Admitted, Act::Rescore, Facts { all_in: false, ..CLEAR }, &refusal::NOT_ALL_IN),
        (Status::Admitted, Act::Rescore, Facts { leads: false, ..CLEAR }, &refusal::NOT_THE_CHAIR),
        (Status::Admitted, Act::Withdraw, CLEAR, &refusal::BEGUN),
        (Status::Admitted, Act::Pass, Facts { passes: false, ..CLEAR }, &refusal::NOT_PASSING),
        (Status::Admitted, Act::Fail, CLEAR, &refusal::PASSING),
        (Status::Absent, Act::Return, Facts { under_way: false, ..CLEAR }, &refusal::NOT_UNDER_WAY),
    ];
    for (from, act, facts, rule) in table {
        let role = match act {
            Act::Withdraw => Role::Curator,
            Act::Admit => Role::University,
            _ => Role::Expert,
        };
        let failure = from.after(act, role, &facts, "a reason").unwrap_err();
        assert!(failure.is(rule), "{from:?} {act:?}: {failure}");
    }
}

#[test]
fn a_certificate_moves_as_written_and_always_says_why() {
    use certificate::{Act, Facts, Status};
    let facts = Facts { passed: true, newest: true };
    for from in Status::ALL {
        for act in Act::ALL {
            for role in Role::ALL {
                let to = match (from, act) {
                    (Status::Valid, Act::Revoke) => Some(Status::Revoked),
                    (Status::Valid, Act::Replace) => Some(Status::Superseded),
                    (Status::Revoked, Act::Reinstate) => Some(Status::Valid),
                    _ => None,
                };
                let to = to.filter(|_| *role == Role::University);
                told(from.after(*act, *role, &facts, "a reason").map(|moved| moved.to()), to, *from, *act, *role);
            }
        }
    }
    for row in certificate::MOVES {
        assert!(row.from.after(row.act, Role::University, &facts, " ").unwrap_err().is(&house::REASON_NEEDED));
    }
    let failed = Facts { passed: false, newest: true };
    assert!(Status::Valid.after(Act::Replace, Role::University, &failed, "x").unwrap_err().is(&refusal::NOT_PASSED));
    let older = Facts { passed: true, newest: false };
    let back = Status::Revoked.after(Act::Reinstate, Role::University, &older, "x").unwrap_err();
    assert!(back.is(&refusal::NEWER_STANDS));
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("assessment-exam", kernel::diagram("A production exam", moves::MOVES)),
        ("assessment-candidate", kernel::diagram("A candidate of an exam", candidate::MOVES)),
        ("assessment-certificate", kernel::diagram("A certificate", certificate::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
