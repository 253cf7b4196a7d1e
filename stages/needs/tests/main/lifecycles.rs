//! Every from × act × role of the three lifecycles, written a second time by hand.

use kernel::{Code, Reason, Role};
use needs::campaigns::moves as campaign;
use needs::figures::moves as figures;
use needs::forecasts::moves as forecast;
use needs::refusal;
use needs::returns::moves as of_return;

#[test]
fn a_campaign_is_kept_by_the_coordinator_alone() {
    use campaign::{Act, Facts, Status};
    let facts = Facts { begun: true, unchecked: 0 };
    for from in Status::ALL {
        for act in Act::ALL {
            for role in Role::ALL {
                let expected = match (from, act) {
                    _ if *role != Role::Coordinator => None,
                    (Status::Planned, Act::Edit) => Some(Status::Planned),
                    (Status::Planned, Act::Open) | (Status::Closed, Act::Reopen) | (Status::Open, Act::Edit) => {
                        Some(Status::Open)
                    }
                    (Status::Open, Act::Close) => Some(Status::Closed),
                    _ => None,
                };
                let moved = from.after(*act, *role, &facts, "a reason").ok().map(|moved| moved.to());
                assert_eq!(moved, expected, "{from:?} {act:?} {role:?}");
            }
        }
    }
    let early = Status::Planned.after(Act::Open, Role::Coordinator, &Facts { begun: false, unchecked: 0 }, "");
    assert!(early.unwrap_err().is(&refusal::NOT_YET));
    let unchecked = Status::Open.after(Act::Close, Role::Coordinator, &Facts { begun: true, unchecked: 2 }, "");
    assert!(unchecked.unwrap_err().is(&refusal::UNCHECKED));
}

#[test]
fn a_return_is_written_by_its_enterprise_and_checked_by_the_coordinator() {
    use of_return::{Act, Facts, Status};
    let facts = Facts { open: true, lines: true, headcount: true, signer: true };
    for from in Status::ALL {
        for act in Act::ALL {
            for role in Role::ALL {
                let fills = matches!(role, Role::Hr | Role::Signatory);
                let checks = *role == Role::Coordinator;
                let expected = match (from, act) {
                    (Status::Drafted | Status::Returned, Act::Edit) if fills => Some(*from),
                    (Status::Drafted | Status::Returned, Act::Submit) if fills => Some(Status::Submitted),
                    (Status::Submitted, Act::Recall) if fills => Some(Status::Drafted),
                    (Status::Submitted, Act::Return) | (Status::Accepted, Act::Reopen) if checks => {
                        Some(Status::Returned)
                    }
                    (Status::Submitted, Act::Accept) if checks => Some(Status::Accepted),
                    _ => None,
                };
                let moved = from.after(*act, *role, &facts, "a reason").ok().map(|moved| moved.to());
                assert_eq!(moved, expected, "{from:?} {act:?} {role:?}");
            }
        }
    }
}

#[test]
fn a_return_is_submitted_whole_and_while_the_campaign_is_open() {
    use of_return::{Act, Facts, Status};
    let whole = Facts { open: true, lines: true, headcount: true, signer: true };
    let refused = |facts: Facts| Status::Drafted.after(Act::Submit, Role::Hr, &facts, "").unwrap_err();

    assert!(refused(Facts { open: false, ..whole }).is(&refusal::NOT_OPEN));
    assert!(refused(Facts { lines: false, ..whole }).is(&refusal::NO_LINES));
    assert!(refused(Facts { headcount: false, ..whole }).is(&refusal::NO_HEADCOUNT));
    assert!(refused(Facts { signer: false, ..whole }).is(&refusal::NO_SIGNER));
    let closed = Facts { open: false, ..whole };
    assert!(Status::Returned.after(Act::Edit, Role::Hr, &closed, "").unwrap_err().is(&refusal::NOT_OPEN));
}

#[test]
fn what_goes_back_says_why() {
    use of_return::{Act, MOVES};
    for row in MOVES {
        let back = matches!(row.act, Act::Return | Act::Reopen | Act::Recall);
        assert_eq!(row.reason == Reason::Needed, back, "{:?}", row.act);
    }
    for row in figures::MOVES {
        let said = matches!(row.act, figures::Act::Return | figures::Act::Correct);
        assert_eq!(row.reason == Reason::Needed, said, "{:?}", row.act);
    }
}

#[test]
fn control_figures_are_proposed_opined_on_and_approved_by_three_different_hands() {
    use figures::{Act, Facts, Status};
    let facts = Facts { closed: true, any: true, fits: true, opined: true };
    for from in Status::ALL {
        for act in Act::ALL {
            for role in Role::ALL {
                let (proposes, opines, approves) =
                    (*role == Role::Coordinator, *role == Role::Association, *role == Role::Authority);
                let expected = match (from, act) {
                    (Status::Drafted, Act::Edit) if proposes => Some(Status::Drafted),
                    (Status::Drafted, Act::Send) if proposes => Some(Status::Opinions),
                    (Status::Opinions, Act::Opine) if opines => Some(Status::Opinions),
                    (Status::Opinions, Act::Approve) if approves => Some(Status::Approved),
                    (Status::Opinions, Act::Return) if approves || proposes => Some(Status::Drafted),
                    (Status::Approved | Status::Corrected, Act::Correct) if approves => Some(Status::Corrected),
                    _ => None,
                };
                let moved = from.after(*act, *role, &facts, "a reason").ok().map(|moved| moved.to());
                assert_eq!(moved, expected, "{from:?} {act:?} {role:?}");
            }
        }
    }
    let send = |facts: Facts| Status::Drafted.after(Act::Send, Role::Coordinator, &facts, "").unwrap_err();
    assert!(send(Facts { closed: false, ..facts }).is(&refusal::STILL_OPEN));
    assert!(send(Facts { any: false, ..facts }).is(&refusal::NO_FIGURES));
    assert!(send(Facts { fits: false, ..facts }).is(&refusal::OVER_CAPACITY));
    let silent = Status::Opinions.after(Act::Approve, Role::Authority, &Facts { opined: false, ..facts }, "");
    assert!(silent.unwrap_err().is(&refusal::NO_OPINION));
}

#[test]
fn a_forecast_is_made_taken_and_replaced_by_the_coordinator_alone() {
    use forecast::{Act, Facts, Status};
    let facts = Facts { campaign: true, admission: true, approved: false };
    for from in Status::ALL {
        for act in Act::ALL {
            for role in Role::ALL {
                let expected = match (from, act) {
                    _ if *role != Role::Coordinator => None,
                    (Status::Made | Status::Superseded, Act::Take) => Some(Status::Basis),
                    (Status::Basis, Act::Replace) => Some(Status::Superseded),
                    _ => None,
                };
                let moved = from.after(*act, *role, &facts, "").ok().map(|moved| moved.to());
                assert_eq!(moved, expected, "{from:?} {act:?} {role:?}");
            }
        }
    }
    let take = |facts: Facts| Status::Made.after(Act::Take, Role::Coordinator, &facts, "").unwrap_err();
    assert!(take(Facts { campaign: false, ..facts }).is(&refusal::NO_CAMPAIGN));
    assert!(take(Facts { admission: false, ..facts }).is(&refusal::NO_ADMISSION));
    assert!(take(Facts { approved: true, ..facts }).is(&refusal::FIGURES_STAND));
}

#[test]
fn the_diagrams_are_drawn_from_the_tables() {
    let drawn = [
        ("needs-campaign", kernel::diagram("A campaign of returns", campaign::MOVES)),
        ("needs-return", kernel::diagram("An employer’s return", of_return::MOVES)),
        ("needs-figures", kernel::diagram("Control figures", figures::MOVES)),
        ("needs-forecast", kernel::diagram("A forecast of need", forecast::MOVES)),
    ];
    for (name, page) in drawn {
        let path = format!("{}/../../docs/moves/{name}.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "UPDATE_GOLDEN=1 rewrites {name}");
    }
}
