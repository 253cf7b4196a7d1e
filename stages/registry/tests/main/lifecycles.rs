//! Every from × act × role of the three lifecycles.

use kernel::{Code, Failure, Move, Role, house};
use registry::people::refusal::{NOT_A_TWIN, NOT_YOUR_PERSON};
use registry::{organisations, people, units};

const KEEPERS: &[Role] = &[Role::Ministry, Role::Authority, Role::Coordinator, Role::Administrator];

/// Who may do what in which state, and where it leads, when every condition holds.
fn openings<S: Code, A: Code, F>(moves: &[Move<S, A, F>], facts: &F) -> Vec<(S, A, Vec<Role>, S)> {
    let mut all = Vec::new();
    for from in S::ALL {
        for act in A::ALL {
            let (mut roles, mut to) = (Vec::new(), None);
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
            all.extend(to.map(|to| (*from, *act, roles, to)));
        }
    }
    all
}

fn editors(with_platform: bool) -> Vec<Role> {
    let mut roles: Vec<Role> = KEEPERS.iter().copied().chain([Role::Hr, Role::Signatory, Role::University]).collect();
    roles.extend(with_platform.then_some(Role::System));
    roles.sort_unstable();
    roles
}

fn keepers() -> Vec<Role> {
    let mut roles = KEEPERS.to_vec();
    roles.sort_unstable();
    roles
}

#[test]
fn an_organisation_is_corrected_by_its_own_and_closed_by_keepers() {
    use organisations::moves::{Act, Facts, MOVES, Status};
    let told = openings(MOVES, &Facts { within: true });
    let expected = vec![
        (Status::Active, Act::Edit, editors(true), Status::Active),
        (Status::Active, Act::Close, keepers(), Status::Closed),
        (Status::Closed, Act::Reopen, keepers(), Status::Active),
    ];
    assert_eq!(told, expected);
    for (from, act, roles, _) in told {
        let outside = from.after(act, roles[0], &Facts { within: false }, "a reason").unwrap_err();
        assert!(outside.is(&organisations::refusal::NOT_YOUR_ORGANISATION));
    }
}

#[test]
fn a_unit_is_kept_by_its_own_organisation() {
    use units::moves::{Act, Facts, MOVES, Status};
    let told = openings(MOVES, &Facts { within: true });
    let expected = vec![
        (Status::Active, Act::Edit, editors(false), Status::Active),
        (Status::Active, Act::Close, editors(false), Status::Closed),
        (Status::Closed, Act::Reopen, editors(false), Status::Active),
    ];
    assert_eq!(told, expected);
    let silent = Status::Active.after(Act::Close, Role::Hr, &Facts { within: true }, " ").unwrap_err();
    assert!(silent.is(&house::REASON_NEEDED));
}

#[test]
fn a_person_is_corrected_by_their_organisation_joined_and_closed_by_keepers() {
    use people::moves::{Act, Facts, MOVES, Status};
    let told = openings(MOVES, &Facts { within: true, twin: true });
    let expected = vec![
        (Status::Active, Act::Edit, editors(true), Status::Active),
        (Status::Active, Act::Merge, keepers(), Status::Merged),
        (Status::Active, Act::Close, keepers(), Status::Closed),
        (Status::Closed, Act::Reopen, keepers(), Status::Active),
    ];
    assert_eq!(told, expected);
    let merge = |facts: Facts| Status::Active.after(Act::Merge, Role::Coordinator, &facts, "one person");
    assert!(merge(Facts { within: true, twin: false }).unwrap_err().is(&NOT_A_TWIN));
    assert!(merge(Facts { within: false, twin: true }).unwrap_err().is(&NOT_YOUR_PERSON));
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("registry-organisation", kernel::diagram("An organisation in the registry", organisations::moves::MOVES)),
        ("registry-unit", kernel::diagram("A unit of an organisation", units::moves::MOVES)),
        ("registry-person", kernel::diagram("A person's entry in the registry", people::moves::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
