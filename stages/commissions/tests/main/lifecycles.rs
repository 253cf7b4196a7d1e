//! Every from × act × role of the four lifecycles: the table is compared with what is expected by rule.

use commissions::commission::moves::{self as commission, KEEPERS, SEATED};
use commissions::commission::rules::{Composition, Kind, Rules};
use commissions::minutes::moves as minutes;
use commissions::point::moves as point;
use commissions::refusal;
use commissions::sitting::moves as sitting;
use commissions::sitting::rules::Gathering;
use kernel::{Code, Failure, Move, Role, house};

/// Who is refused as another role's act, for every state and act, when every condition holds.
fn openings<S: Code, A: Code, F>(moves: &[Move<S, A, F>], facts: &F) -> Vec<(S, A, Vec<Role>, S)> {
    let mut all = Vec::new();
    for from in S::ALL {
        for act in A::ALL {
            let mut roles = Vec::new();
            let mut to = None;
            for role in Role::ALL {
                match kernel::after(moves, *from, *act, *role, facts, "a reason") {
                    Ok(moved) => {
                        roles.push(*role);
                        to = Some(moved.to());
                    }
                    Err(Failure::Forbidden(refusal)) => assert_eq!(refusal.rule.code, house::NOT_YOURS.code),
                    Err(failure) => assert!(failure.is(&house::NOT_NOW), "{from:?} {act:?} {role:?}: {failure}"),
                }
            }
            if let Some(to) = to {
                all.push((*from, *act, roles, to));
            }
        }
    }
    all
}

fn sorted(roles: &[Role]) -> Vec<Role> {
    let mut roles = roles.to_vec();
    roles.sort_unstable();
    roles
}

fn composition() -> Composition {
    let rules = Rules::of(Kind::Council);
    Composition { rules, voting: 3, chairs: 1, secretaries: 1, enterprise: 0, outside: 0, employers: 0, from_host: 0 }
}

const KEPT: commission::Facts = commission::Facts {
    keeps: true,
    runs: true,
    seated: true,
    composition: Composition {
        rules: Rules {
            kind: Kind::Council,
            quorum: commissions::commission::rules::Quorum::TwoThirds,
            least: 3,
            halves: false,
            casting: true,
            host: None,
        },
        voting: 3,
        chairs: 1,
        secretaries: 1,
        enterprise: 0,
        outside: 0,
        employers: 0,
        from_host: 0,
    },
    pending: false,
};

#[test]
fn keepers_keep_commissions_and_members_call_and_declare() {
    use commission::{Act, MOVES, Status};
    let told = openings(MOVES, &KEPT);
    assert_eq!(told.len(), 18, "{told:?}");
    for (from, act, roles, to) in told {
        let members = matches!(act, Act::Call | Act::Declare);
        assert_eq!(sorted(&roles), sorted(if members { SEATED } else { KEEPERS }), "{from:?} {act:?}");
        let expected = match act {
            Act::Form => Status::Formed,
            Act::Revise => Status::Planned,
            Act::Close => Status::Closed,
            Act::Call | Act::Reopen => Status::Working,
            Act::Edit | Act::Seat | Act::Release | Act::Declare => from,
        };
        assert_eq!(to, expected, "{from:?} {act:?}");
    }
}

#[test]
fn a_commission_is_formed_only_when_each_rule_of_its_composition_holds() {
    use commission::{Act, Facts, Status};
    let form = |facts: &Facts| Status::Planned.after(Act::Form, Role::Coordinator, facts, "");
    assert_eq!(form(&KEPT).unwrap().to(), Status::Formed);
    let broken = Composition { chairs: 2, secretaries: 0, voting: 1, ..composition() };
    let failure = form(&Facts { composition: broken, ..KEPT }).unwrap_err();
    for rule in [&refusal::ONE_CHAIR, &refusal::ONE_SECRETARY, &refusal::TOO_FEW] {
        assert!(failure.is(rule), "{failure}");
    }
    let failure = form(&Facts { keeps: false, ..KEPT }).unwrap_err();
    assert!(failure.is(&refusal::NOT_YOUR_COMMISSION));
}

#[test]
fn a_working_commission_is_not_closed_while_a_sitting_is_pending() {
    use commission::{Act, Facts, Status};
    let facts = Facts { pending: true, ..KEPT };
    assert!(
        Status::Working.after(Act::Close, Role::Coordinator, &facts, "").unwrap_err().is(&refusal::SITTING_PENDING)
    );
    assert!(Status::Formed.after(Act::Close, Role::Coordinator, &KEPT, " ").unwrap_err().is(&house::REASON_NEEDED));
}

fn gathered() -> Gathering {
    Gathering { rules: Rules::of(Kind::Council), seats: 3, counted: 3, enterprise: 0, outside: 0 }
}

#[test]
fn a_sitting_is_run_from_its_seat_in_whatever_role() {
    use sitting::{Act, Facts, MOVES, Status};
    let facts = Facts { runs: true, day_come: true, present: gathered(), voting: false };
    let told = openings(MOVES, &facts);
    assert_eq!(told.len(), 7);
    assert!(told.iter().all(|(_, _, roles, _)| sorted(roles) == sorted(SEATED)));
    for act in [Act::Open, Act::Attend, Act::Add, Act::Cancel] {
        let failure = Status::Called.after(act, Role::Expert, &Facts { runs: false, ..facts }, "why").unwrap_err();
        assert!(failure.is(&refusal::NOT_RUNNING), "{act:?}");
    }
}

#[test]
fn a_sitting_opens_on_its_day_with_quorum_and_halves_and_closes_when_votes_are_counted() {
    use sitting::{Act, Facts, Status};
    let facts = Facts { runs: true, day_come: true, present: gathered(), voting: false };
    let open = |facts: Facts| Status::Called.after(Act::Open, Role::Expert, &facts, "");
    assert_eq!(open(facts).unwrap().to(), Status::Open);
    assert!(open(Facts { day_come: false, ..facts }).unwrap_err().is(&refusal::DAY_NOT_COME));
    let few = Gathering { counted: 1, ..gathered() };
    assert!(open(Facts { present: few, ..facts }).unwrap_err().is(&refusal::NO_QUORUM));
    let exam = Gathering { rules: Rules::of(Kind::ProductionExam), enterprise: 2, outside: 1, ..gathered() };
    assert!(open(Facts { present: exam, ..facts }).unwrap_err().is(&refusal::HALVES_ABSENT));
    let close = Status::Open.after(Act::Close, Role::Expert, &Facts { voting: true, ..facts }, "");
    assert!(close.unwrap_err().is(&refusal::VOTE_PENDING));
}

const VOTER: point::Facts = point::Facts {
    runs: true,
    open: true,
    other_vote: false,
    proposed: true,
    seated: true,
    votes: true,
    present: true,
    conflicted: false,
    voted: true,
};

#[test]
fn a_point_is_put_voted_on_and_counted_from_seats_in_whatever_role() {
    let told = openings(point::MOVES, &VOTER);
    assert_eq!(told.len(), 6);
    assert!(told.iter().all(|(_, _, roles, _)| sorted(roles) == sorted(SEATED)));
}

#[test]
fn a_vote_is_refused_to_strangers_the_secretary_the_absent_and_the_conflicted_each_by_its_rule() {
    use point::{Act, Facts, Status};
    let vote = |facts: Facts| Status::Voting.after(Act::Vote, Role::Expert, &facts, "").unwrap_err();
    assert!(vote(Facts { seated: false, votes: false, present: false, ..VOTER }).is(&refusal::NOT_A_MEMBER));
    assert!(vote(Facts { votes: false, ..VOTER }).is(&refusal::NO_VOTE));
    assert!(vote(Facts { present: false, ..VOTER }).is(&refusal::ABSENT));
    assert!(vote(Facts { conflicted: true, ..VOTER }).is(&refusal::CONFLICTED));
    let put = |facts: Facts| Status::Announced.after(Act::Put, Role::Expert, &facts, "").unwrap_err();
    assert!(put(Facts { open: false, ..VOTER }).is(&refusal::SITTING_NOT_OPEN));
    assert!(put(Facts { other_vote: true, ..VOTER }).is(&refusal::VOTE_PENDING));
    assert!(put(Facts { proposed: false, ..VOTER }).is(&refusal::PROPOSAL_NEEDED));
    let dissent = Status::Decided.after(Act::Dissent, Role::Expert, &Facts { voted: false, ..VOTER }, "");
    assert!(dissent.unwrap_err().is(&refusal::NOT_VOTED));
}

#[test]
fn minutes_are_approved_by_the_chair_and_signed_by_both() {
    use minutes::{Act, Facts, MOVES, Status};
    let chair = Facts { runs: true, chair: true, secretary: false, signed: false, other_signed: false };
    let told = openings(MOVES, &chair);
    assert_eq!(told.len(), 4);
    let sign = |facts: Facts| Status::Approved.after(Act::Sign, Role::Expert, &facts, "");
    assert_eq!(sign(chair).unwrap().to(), Status::Approved);
    assert_eq!(sign(Facts { other_signed: true, ..chair }).unwrap().to(), Status::Signed);
    assert!(sign(Facts { signed: true, ..chair }).unwrap_err().is(&refusal::SIGNED_ALREADY));
    assert!(sign(Facts { chair: false, ..chair }).unwrap_err().is(&refusal::NOT_A_SIGNER));
    let approve =
        Status::Draft.after(Act::Approve, Role::Expert, &Facts { chair: false, secretary: true, ..chair }, "");
    assert!(approve.unwrap_err().is(&refusal::NOT_THE_CHAIR));
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("commissions-commission", kernel::diagram("A commission", commission::MOVES)),
        ("commissions-sitting", kernel::diagram("A sitting", sitting::MOVES)),
        ("commissions-point", kernel::diagram("A point of the agenda", point::MOVES)),
        ("commissions-minutes", kernel::diagram("Minutes", minutes::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
