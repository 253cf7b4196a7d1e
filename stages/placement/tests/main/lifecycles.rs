//! Every from × act × role of the three lifecycles, compared with what is expected by rule.

use kernel::{Code, Failure, Move, Role, house};
use placement::{mentors, refusal, rounds, workplaces};

/// Who may, for every state and act, when every condition holds.
fn openings<S: Code, A: Code, F>(moves: &[Move<S, A, F>], facts: &F) -> Vec<(S, A, Vec<Role>, S)> {
    let mut all = Vec::new();
    for (from, act) in S::ALL.iter().flat_map(|from| A::ALL.iter().map(move |act| (*from, *act))) {
        let (mut roles, mut to) = (Vec::new(), None);
        for role in Role::ALL {
            match kernel::after(moves, from, act, *role, facts, "a reason") {
                Ok(moved) => {
                    roles.push(*role);
                    to = Some(moved.to());
                }
                Err(Failure::Forbidden(refusal)) => assert_eq!(refusal.rule.code, house::NOT_YOURS.code),
                Err(failure) => assert!(failure.is(&house::NOT_NOW), "{from:?} {act:?} {role:?}: {failure}"),
            }
        }
        if let Some(to) = to {
            roles.sort_unstable();
            all.push((from, act, roles, to));
        }
    }
    all
}

fn sorted(roles: &[Role]) -> Vec<Role> {
    let mut roles = roles.to_vec();
    roles.sort_unstable();
    roles
}

const ROUND: rounds::moves::Facts =
    rounds::moves::Facts { leads: true, takes_part: true, students: true, workplaces: true, fresh: true };

#[test]
fn enterprises_and_the_coordinator_keep_workplaces() {
    use workplaces::moves::{Act, Facts, KEEPERS, MOVES, Status};
    let kept = Facts { within: true, stands: true };
    let told = openings(MOVES, &kept);
    assert_eq!(told.len(), 6);
    for (from, act, roles, to) in told {
        assert_eq!(roles, sorted(KEEPERS));
        let expected = match act {
            Act::Edit => from,
            Act::Pause => Status::Paused,
            Act::Resume => Status::Open,
            Act::Close => Status::Closed,
        };
        assert_eq!(to, expected);
    }
    let pause = |facts, reason| Status::Open.after(Act::Pause, Role::Hr, &facts, reason);
    assert!(pause(Facts { within: false, ..kept }, "x").unwrap_err().is(&refusal::NOT_YOUR_ENTERPRISE));
    assert!(pause(kept, "").unwrap_err().is(&house::REASON_NEEDED));
    let resume = Status::Paused.after(Act::Resume, Role::Hr, &Facts { stands: false, ..kept }, "");
    assert!(resume.unwrap_err().is(&refusal::ENTERPRISE_CLOSED));
}

#[test]
fn enterprises_and_the_coordinator_keep_the_register_of_mentors() {
    use mentors::moves::{Act, Facts, KEEPERS, MOVES, Status};
    let kept = Facts { within: true, employed: true };
    let told = openings(MOVES, &kept);
    assert_eq!(told.len(), 7);
    for (from, act, roles, to) in told {
        assert_eq!(roles, sorted(KEEPERS));
        let expected = match act {
            Act::Edit => from,
            Act::Suspend => Status::Suspended,
            Act::Resume | Act::Return => Status::Registered,
            Act::Leave => Status::Left,
        };
        assert_eq!(to, expected);
    }
    let gone = Facts { employed: false, ..kept };
    assert!(Status::Suspended.after(Act::Resume, Role::Hr, &gone, "").unwrap_err().is(&refusal::POST));
    assert!(Status::Left.after(Act::Return, Role::Hr, &kept, "").unwrap_err().is(&house::REASON_NEEDED));
}

#[test]
fn a_round_is_led_by_university_and_coordinator_wished_by_students_ranked_by_enterprises() {
    use rounds::moves::{Act, MOVES};
    let told = openings(MOVES, &ROUND);
    assert_eq!(told.len(), 18, "{told:?}");
    for (from, act, roles, _) in told {
        let expected: &[Role] = match act {
            Act::Wish => &[Role::Student],
            Act::Rank => &[Role::Hr, Role::Signatory],
            Act::Include | Act::Pin => &[Role::University, Role::Coordinator, Role::Curator],
            Act::Bring => &[Role::University, Role::Coordinator, Role::Hr, Role::Signatory],
            _ => &[Role::University, Role::Coordinator],
        };
        assert_eq!(roles, sorted(expected), "{from:?} {act:?}");
    }
}

#[test]
fn each_condition_of_a_round_is_a_refusal_of_its_own() {
    use rounds::moves::{Act, Facts, Status};
    let collect = |facts| Status::Collecting.after(Act::Collect, Role::University, &facts, "").unwrap_err();
    assert!(collect(Facts { leads: false, ..ROUND }).is(&refusal::NOT_YOUR_ROUND));
    assert!(collect(Facts { students: false, ..ROUND }).is(&refusal::NO_STUDENTS));
    assert!(collect(Facts { workplaces: false, ..ROUND }).is(&refusal::NO_WORKPLACES));
    let out = Facts { takes_part: false, ..ROUND };
    assert!(Status::Collecting.after(Act::Wish, Role::Student, &out, "").unwrap_err().is(&refusal::NOT_A_STUDENT));
    assert!(Status::Ranking.after(Act::Rank, Role::Hr, &out, "").unwrap_err().is(&refusal::NOT_YOUR_ENTERPRISE));
    let old = Facts { fresh: false, ..ROUND };
    assert!(Status::Allocated.after(Act::Publish, Role::University, &old, "").unwrap_err().is(&refusal::NOT_FRESH));
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("placement-workplace", kernel::diagram("A workplace", workplaces::moves::MOVES)),
        ("placement-mentor", kernel::diagram("A mentor", mentors::moves::MOVES)),
        ("placement-round", kernel::diagram("A placement round", rounds::moves::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
