//! The balance of a curriculum: which slots would stand in another term, so that the terms weigh alike.
//!
//! Found by `engines/balance` with the least squared deviation from the even load, where a move costs half a squared
//! credit (a figure of the house), so nothing moves for nothing. What cannot move stays: practices (their weeks are agreed with
//! enterprises), the final attestation, what is studied over several terms, and what the designer keeps.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::anyhow;
use balance::{Budget, Course, Draft, FixedLoad, Hold, MoveStory, Objective, Problem, Seed, Status, Weights};
use kernel::{Credits, Failure};

use super::refusal::NO_BALANCE;
use crate::curriculum::{Curriculum, Cycle, Slot};
use crate::totals::Totals;

/// Units of work the engine may spend: under a tenth of a second (docs/measurements.md, `balance`: 1.6 M in 0.11 s).
const WORK: u64 = 1_000_000;

/// A slot that would stand in another term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The slot's order.
    pub order: u16,
    /// Where it stands.
    pub from: u8,
    /// Where it would stand.
    pub to: u8,
    /// Why there.
    pub why: Why,
}

/// Why a slot would not stay where it stands, all others standing as proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It would come before this prerequisite of its own (by order), or together with it.
    After(u16),
    /// It would come after this slot (by order), which builds on it, or together with it.
    Before(u16),
    /// What stays in place leaves that term closed to it.
    Closed,
    /// The terms would be less even.
    Evens {
        /// Credits of its present term, were it there.
        left: Credits,
        /// Credits of its new term, with it.
        entered: Credits,
    },
    /// Alone it would as well stay; it makes room for others.
    Room,
}

impl Why {
    /// Its code, as the interface names it.
    pub const fn code(self) -> &'static str {
        match self {
            Why::After(_) => "after",
            Why::Before(_) => "before",
            Why::Closed => "closed",
            Why::Evens { .. } => "evens",
            Why::Room => "room",
        }
    }

    /// The slot (by order) that decides, if one does.
    pub const fn slot(self) -> Option<u16> {
        match self {
            Why::After(order) | Why::Before(order) => Some(order),
            Why::Closed | Why::Evens { .. } | Why::Room => None,
        }
    }
}

/// What would become of a curriculum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Credits by term, as it stands.
    pub before: BTreeMap<u8, Credits>,
    /// Credits by term, as it would stand.
    pub after: BTreeMap<u8, Credits>,
    /// What moves, by order.
    pub shifts: Vec<Shift>,
    /// Was it proved that nothing is better?
    pub proved: bool,
}

/// The most even plan found, with these slots (by order) kept where they are.
///
/// # Errors
/// `NO_BALANCE`, when the prerequisites contradict each other.
pub fn propose(curriculum: &Curriculum, kept: &BTreeSet<u16>) -> Result<Proposal, Failure> {
    let before = Totals::of(curriculum).by_term;
    let last = before.keys().max().copied().unwrap_or(0);
    let free = free(curriculum, kept, last);
    let nothing = Proposal { after: before.clone(), before: before.clone(), shifts: Vec::new(), proved: true };
    if free.is_empty() {
        return Ok(nothing);
    }
    let (draft, unit) = draft(curriculum, &free, last);
    let problem = Problem::new(draft).map_err(|_| NO_BALANCE.refuse())?;
    let answer = balance::solve(&problem, &Budget::of_work(WORK), Seed(1));
    match answer.status {
        Status::Infeasible => return Err(NO_BALANCE.refuse().into()),
        Status::Unknown => return Ok(Proposal { proved: false, ..nothing }),
        Status::Optimal | Status::Feasible => {}
    }
    balance::verify(&problem, &answer).map_err(|wrong| anyhow!("the balance of a curriculum: {wrong:?}"))?;
    let standing: Vec<u32> = free.iter().map(|room| u32::from(room.term) - 1).collect();
    let stories = balance::explain_moves(&problem, &standing, &answer.assignment).unwrap_or_default();
    let placed = stories.iter().filter_map(|story| {
        let room = free.get(story.course)?;
        let to = u8::try_from(story.to).ok()?;
        Some(Shift { order: room.slot.order, from: room.term, to, why: why(&free, story, unit) })
    });
    let shifts: Vec<Shift> = placed.collect();
    let mut moved = curriculum.clone();
    apply(&mut moved, &shifts);
    let after = Totals::of(&moved).by_term;
    Ok(Proposal { before, after, shifts, proved: answer.status == Status::Optimal })
}

/// What decided, as the engine tells it, with the slots and the credits of this curriculum.
fn why(free: &[Room<'_>], story: &MoveStory, unit: i64) -> Why {
    let order = |course: usize| free.get(course).map(|room| room.slot.order);
    let credits = |units: i64| Credits(units * unit);
    match (story.held.first(), story.evens.first()) {
        (Some(Hold::Prerequisite { prerequisite, .. }), _) => order(*prerequisite).map_or(Why::Closed, Why::After),
        (Some(Hold::Successor { successor, .. }), _) => order(*successor).map_or(Why::Closed, Why::Before),
        (Some(_), _) => Why::Closed,
        (None, Some(evens)) => Why::Evens { left: credits(evens.left.0), entered: credits(evens.entered.1) },
        (None, None) => Why::Room,
    }
}

/// Puts the slots where they would stand; their final control comes along.
pub fn apply(curriculum: &mut Curriculum, shifts: &[Shift]) {
    for shift in shifts {
        if let Some(slot) = curriculum.slots.iter_mut().find(|slot| slot.order == shift.order) {
            slot.terms = BTreeMap::from([(shift.to, slot.credits)]);
            slot.control_term = shift.to;
        }
    }
}

/// May a slot move, as far as it alone decides?
pub fn may_move(slot: &Slot) -> bool {
    slot.terms.len() == 1 && !slot.practice && slot.cycle != Cycle::FinalAttestation && slot.credits.0 > 0
}

/// A slot that may move, and the terms in which what stays lets it stand.
struct Room<'c> {
    slot: &'c Slot,
    term: u8,
    from: u8,
    to: u8,
}

fn free<'c>(curriculum: &'c Curriculum, kept: &BTreeSet<u16>, last: u8) -> Vec<Room<'c>> {
    let mut moving: BTreeSet<u16> = curriculum
        .slots
        .iter()
        .filter(|slot| may_move(slot) && !kept.contains(&slot.order))
        .map(|slot| slot.order)
        .collect();
    loop {
        let stays = |order: u16| curriculum.slot(order).filter(|slot| !moving.contains(&slot.order));
        let rooms: Vec<Room<'c>> = curriculum
            .slots
            .iter()
            .filter(|slot| moving.contains(&slot.order))
            .filter_map(|slot| {
                let (term, _) = slot.term_ends()?;
                let before = slot.prerequisites.iter().filter_map(|order| stays(*order)?.term_ends());
                let after = curriculum.slots.iter().filter(|next| next.prerequisites.contains(&slot.order));
                let after = after.filter_map(|next| stays(next.order)?.term_ends());
                let from = before.map(|(_, end)| end + 1).max().unwrap_or(1);
                let to = after.map(|(begin, _)| begin.saturating_sub(1)).min().unwrap_or(last);
                Some(Room { slot, term, from, to })
            })
            .collect();
        // What has no room between its neighbours stays, and then bounds others.
        let stuck: Vec<u16> = rooms.iter().filter(|room| room.from > room.to).map(|room| room.slot.order).collect();
        if stuck.is_empty() {
            return rooms;
        }
        moving.retain(|order| !stuck.contains(order));
    }
}

/// The engine's problem, and how many hundredths of a credit are one unit of it.
fn draft(curriculum: &Curriculum, free: &[Room<'_>], last: u8) -> (Draft, i64) {
    let name = |order: u16| order.to_string();
    let moving: BTreeSet<u16> = free.iter().map(|room| room.slot.order).collect();
    let mut standing: BTreeMap<u8, i64> = BTreeMap::new();
    for slot in curriculum.slots.iter().filter(|slot| !moving.contains(&slot.order)) {
        for (term, credits) in &slot.terms {
            *standing.entry(*term).or_default() += credits.0;
        }
    }
    let loads = free.iter().map(|room| room.slot.credits.0).chain(standing.values().copied());
    let unit = loads.fold(0, common).max(1);
    let units = |hundredths: i64| u32::try_from(hundredths / unit).unwrap_or(0);
    let prerequisites = free.iter().flat_map(|room| {
        let earlier = room.slot.prerequisites.iter().filter(|order| moving.contains(order));
        earlier.map(|order| (name(*order), name(room.slot.order)))
    });
    let fixed = standing.iter().filter(|(_, load)| **load > 0).map(|(term, load)| FixedLoad {
        curriculum: None,
        period: (*term).into(),
        credits: units(*load),
        courses: 0,
    });
    let draft = Draft {
        objective: Objective::SquaredDeviation,
        periods: last.into(),
        courses: free
            .iter()
            .map(|room| Course { id: name(room.slot.order), credits: units(room.slot.credits.0) })
            .collect(),
        prerequisites: prerequisites.collect(),
        curricula: vec![balance::Curriculum {
            id: "curriculum".into(),
            courses: moving.iter().map(|order| name(*order)).collect(),
        }],
        allowed: free
            .iter()
            .map(|room| (name(room.slot.order), (room.from..=room.to).map(u32::from).collect()))
            .collect(),
        fixed: fixed.collect(),
        weights: Weights { balance: 2, ..Weights::default() },
        last_year: free.iter().map(|room| (name(room.slot.order), room.term.into())).collect(),
        ..Draft::default()
    };
    (draft, unit)
}

/// The greatest common measure of two loads.
fn common(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { common(other, one % other) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::example;

    fn spread(loads: &BTreeMap<u8, Credits>) -> i64 {
        let (most, least) = (loads.values().max().unwrap(), loads.values().min().unwrap());
        most.0 - least.0
    }

    fn crowded() -> Curriculum {
        let mut curriculum = example::curriculum();
        // Everything that may move from the third term crowds into the fourth.
        let third: Vec<Shift> = curriculum
            .slots
            .iter()
            .filter(|slot| may_move(slot) && slot.terms.contains_key(&3))
            .map(|slot| Shift { order: slot.order, from: 3, to: 4, why: Why::Room })
            .collect();
        assert!(third.len() > 2);
        apply(&mut curriculum, &third);
        curriculum
    }

    #[test]
    fn terms_weigh_more_alike_and_not_a_credit_is_lost() {
        let curriculum = crowded();

        let found = propose(&curriculum, &BTreeSet::new()).unwrap();

        assert!(!found.shifts.is_empty() && spread(&found.after) < spread(&found.before), "{found:?}");
        let sum = |loads: &BTreeMap<u8, Credits>| loads.values().map(|load| load.0).sum::<i64>();
        assert_eq!(sum(&found.before), sum(&found.after));
        assert_eq!(found, propose(&curriculum, &BTreeSet::new()).unwrap(), "the same is proposed again");
    }

    #[test]
    fn what_is_pinned_or_kept_stays_and_prerequisites_still_come_first() {
        let curriculum = crowded();
        let first = propose(&curriculum, &BTreeSet::new()).unwrap();
        let kept = BTreeSet::from([first.shifts[0].order]);

        let found = propose(&curriculum, &kept).unwrap();

        let pinned = |order: &u16| curriculum.slot(*order).is_some_and(|slot| !may_move(slot));
        assert!(found.shifts.iter().all(|shift| !kept.contains(&shift.order) && !pinned(&shift.order)), "{found:?}");
        let mut moved = curriculum.clone();
        apply(&mut moved, &found.shifts);
        for shift in &found.shifts {
            let slot = moved.slot(shift.order).unwrap();
            assert_eq!((slot.terms.keys().copied().collect::<Vec<_>>(), slot.control_term), (vec![shift.to], shift.to));
            for earlier in slot.prerequisites.iter().filter_map(|order| moved.slot(*order)) {
                assert!(earlier.term_ends().unwrap().1 < shift.to, "{} before {}", earlier.order, slot.order);
            }
        }
    }

    #[test]
    fn every_move_tells_what_would_be_wrong_were_it_put_back() {
        let curriculum = crowded();

        let found = propose(&curriculum, &BTreeSet::new()).unwrap();

        let mut moved = curriculum.clone();
        apply(&mut moved, &found.shifts);
        for shift in &found.shifts {
            let ends = |order: u16| moved.slot(order).unwrap().term_ends().unwrap();
            match shift.why {
                Why::After(order) => {
                    assert!(moved.slot(shift.order).unwrap().prerequisites.contains(&order), "{shift:?}");
                    assert!(ends(order).1 >= shift.from, "{shift:?}");
                }
                Why::Before(order) => {
                    assert!(moved.slot(order).unwrap().prerequisites.contains(&shift.order), "{shift:?}");
                    assert!(ends(order).0 <= shift.from, "{shift:?}");
                }
                Why::Evens { left, entered } => {
                    let credits = curriculum.slot(shift.order).unwrap().credits.0;
                    assert_eq!(left.0, found.after[&shift.from].0 + credits, "{shift:?}");
                    assert_eq!(entered, found.after[&shift.to], "{shift:?}");
                }
                Why::Closed | Why::Room => {}
            }
        }
        assert!(found.shifts.iter().any(|shift| matches!(shift.why, Why::Evens { .. })), "{found:?}");
    }

    #[test]
    fn prerequisites_in_a_circle_are_told() {
        let mut curriculum = crowded();
        let free: Vec<u16> = curriculum.slots.iter().filter(|slot| may_move(slot)).map(|slot| slot.order).collect();
        for (order, earlier) in [(free[0], free[1]), (free[1], free[0])] {
            curriculum.slots.iter_mut().find(|slot| slot.order == order).unwrap().prerequisites = vec![earlier];
        }

        let refused = propose(&curriculum, &BTreeSet::new()).unwrap_err();

        assert!(refused.is(&NO_BALANCE), "{refused}");
    }

    #[test]
    fn an_empty_curriculum_needs_nothing() {
        let empty = Curriculum::empty(crate::curriculum::Profile::Bachelor240);
        assert_eq!(propose(&empty, &BTreeSet::new()).unwrap().shifts, []);
    }
}
