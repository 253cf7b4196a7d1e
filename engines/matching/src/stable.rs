//! Deferred acceptance (Gale & Shapley, “College admissions and the stability of marriage”, 1962), one proposal at a time
//! (McVitie & Wilson 1971), over flat arrays.
//!
//! **Time** O(pairs), **memory** O(pairs + learners + places). Every wish already knows the learner's spot in the place's
//! list, so a proposal costs one comparison. A place keeps a bit for each spot it holds and a pointer to the worst; the
//! pointer only moves towards better spots, so all displacements together cost one walk over the bits: no heap.
//!
//! **Differences from the papers.** Ties at a place are broken by one lottery for all places, drawn from the seed (single
//! tie-breaking, Abdulkadiroğlu, Che & Yasuda 2015); ties of a learner by the order in which they were written. A pinned
//! learner takes a seat and leaves the market: it neither proposes nor can it be displaced.

use std::borrow::Cow;

use ground::{Meter, Pace, Seed};

use crate::problem::{ABSENT, Problem};

/// The stream of the lottery among the draws of a seed.
const LOTTERY: u64 = 1;

/// A learner's lot: of those a place ranks equally, the lowest goes first.
pub(crate) fn lottery(seed: Seed, learner: u32) -> u64 {
    seed.stream(LOTTERY).at(u64::from(learner))
}

/// The places' lists without ties.
pub(crate) struct Order<'p> {
    /// For each wish the learner's spot at the place, or `ABSENT`.
    spot: Cow<'p, [u32]>,
    /// For each entry of a place's list, in the order of spots: who stands there.
    learner_at: Cow<'p, [u32]>,
    /// For each entry in the order of spots: that learner's wish.
    wish_at: Cow<'p, [u32]>,
}

impl<'p> Order<'p> {
    /// Strict lists are used as they stand; ties are broken by the lottery.
    pub fn new(problem: &'p Problem, seed: Seed) -> Self {
        if !problem.rankings.tied {
            return Self {
                spot: Cow::Borrowed(&problem.wish_spot),
                learner_at: Cow::Borrowed(&problem.rankings.ids),
                wish_at: Cow::Borrowed(&problem.ranking_wish),
            };
        }
        let lists = &problem.rankings;
        let mut entries: Vec<u32> = (0..).take(lists.ids.len()).collect();
        for place in 0..lists.rows() {
            entries[lists.range(place)].sort_unstable_by_key(|&entry| {
                let learner = lists.ids[entry as usize];
                (lists.rank(place, entry as usize), lottery(seed, learner), learner)
            });
        }
        let wish_at: Vec<u32> = entries.iter().map(|&entry| problem.ranking_wish[entry as usize]).collect();
        let mut spot = vec![ABSENT; problem.wishes.ids.len()];
        for place in 0..lists.rows() {
            for (nth, at) in (0_u32..).zip(lists.range(place)) {
                if wish_at[at] != ABSENT {
                    spot[wish_at[at] as usize] = nth;
                }
            }
        }
        Self {
            spot: Cow::Owned(spot),
            learner_at: Cow::Owned(entries.iter().map(|&entry| lists.ids[entry as usize]).collect()),
            wish_at: Cow::Owned(wish_at),
        }
    }

    /// Who stands at a spot of a place.
    pub fn learner_at(&self, problem: &Problem, place: usize, spot: u32) -> u32 {
        self.learner_at[problem.rankings.range(place)][spot as usize]
    }
}

/// A wish that is to be granted a spot before the first, to ask what would happen.
#[derive(Clone, Copy)]
pub(crate) struct Favour {
    pub learner: u32,
    pub place: u32,
}

/// Seats left for those who are not pinned.
pub(crate) fn free_seats(problem: &Problem) -> Vec<u32> {
    let mut free = problem.quotas.clone();
    for &place in problem.pins.iter().filter(|&&place| place != ABSENT) {
        free[place as usize] -= 1;
    }
    free
}

#[derive(Clone, Copy)]
struct Desk {
    /// The first word of this place's marks; mark 0 is the favour's, mark `s + 1` is spot `s`.
    marks: usize,
    free: u32,
    /// The mark of the worst held.
    worst: u32,
}

/// A desk for each place, and the words for the marks of all.
fn desks(problem: &Problem) -> (Vec<Desk>, Vec<u64>) {
    let mut marks = 0;
    let mut desks = Vec::with_capacity(problem.places());
    for (place, free) in free_seats(problem).into_iter().enumerate() {
        desks.push(Desk { marks, free, worst: 0 });
        marks += problem.rankings.range(place).len() / 64 + 1;
    }
    (desks, vec![0; marks])
}

/// Learners propose. For each learner the place, or nothing when the meter stopped. `refused` hears of every spot that a
/// place turned down or let go.
pub(crate) fn learners_propose(
    problem: &Problem,
    order: &Order<'_>,
    favour: Option<Favour>,
    meter: &mut Meter<'_>,
    mut refused: impl FnMut(u32, u32),
) -> Option<Vec<Option<u32>>> {
    let wishes = &problem.wishes;
    let (mut desks, mut held) = desks(problem);
    // The wish each learner stands at.
    let mut at_wish = vec![ABSENT; problem.learners()];

    for first in 0..problem.learners() {
        if problem.pins[first] != ABSENT {
            continue;
        }
        let mut proposals = 0;
        let mut who = first;
        let mut wish = wishes.start[who] as usize;
        loop {
            if wish == wishes.start[who + 1] as usize {
                at_wish[who] = ABSENT;
                break;
            }
            let place = wishes.ids[wish];
            let spot = order.spot[wish];
            wish += 1;
            let favoured = favour.is_some_and(|f| f.place == place && f.learner as usize == who);
            if spot == ABSENT && !favoured {
                continue;
            }
            proposals += 1;
            let mark = if favoured { 0 } else { spot + 1 };
            let desk = &mut desks[place as usize];
            if desk.free > 0 {
                desk.free -= 1;
                held[desk.marks + mark as usize / 64] |= 1 << (mark % 64);
                desk.worst = desk.worst.max(mark);
                at_wish[who] = index(wish - 1);
                break;
            }
            if mark >= desk.worst {
                refused(place, spot);
                continue;
            }
            // The newcomer sits; the worst one goes on to its next wish.
            held[desk.marks + mark as usize / 64] |= 1 << (mark % 64);
            let gone = desk.worst - 1;
            let mut word = desk.worst / 64;
            held[desk.marks + word as usize] &= !(1 << (desk.worst % 64));
            while held[desk.marks + word as usize] == 0 {
                word -= 1;
            }
            desk.worst = word * 64 + held[desk.marks + word as usize].ilog2();
            refused(place, gone);
            at_wish[who] = index(wish - 1);
            who = order.learner_at[problem.rankings.start[place as usize] as usize + gone as usize] as usize;
            wish = at_wish[who] as usize + 1;
        }
        if meter.spend(proposals) == Pace::Stop {
            return None;
        }
    }
    Some(settle(problem, &at_wish))
}

/// Places propose, down their lists, as long as they have seats. For each learner the place, or nothing when the meter
/// stopped.
pub(crate) fn places_propose(problem: &Problem, order: &Order<'_>, meter: &mut Meter<'_>) -> Option<Vec<Option<u32>>> {
    let lists = &problem.rankings;
    let mut free = free_seats(problem);
    let mut next = lists.start[..problem.places()].to_vec();
    // The smaller the number of a wish within a learner's list, the better; `ABSENT` is the worst of all.
    let mut at_wish = vec![ABSENT; problem.learners()];
    let mut waiting: Vec<u32> = (0..).take(problem.places()).collect();

    while let Some(place) = waiting.pop() {
        let here = place as usize;
        let before = next[here];
        while free[here] > 0 && next[here] < lists.start[here + 1] {
            let entry = next[here] as usize;
            next[here] += 1;
            let learner = order.learner_at[entry] as usize;
            let wish = order.wish_at[entry];
            if wish >= at_wish[learner] || problem.pins[learner] != ABSENT {
                continue;
            }
            let left = std::mem::replace(&mut at_wish[learner], wish);
            free[here] -= 1;
            if left != ABSENT {
                let other = problem.wishes.ids[left as usize];
                free[other as usize] += 1;
                waiting.push(other);
            }
        }
        if meter.spend(u64::from(next[here] - before)) == Pace::Stop {
            return None;
        }
    }
    Some(settle(problem, &at_wish))
}

fn settle(problem: &Problem, at_wish: &[u32]) -> Vec<Option<u32>> {
    at_wish
        .iter()
        .zip(&problem.pins)
        .map(|(&wish, &pin)| match (pin, wish) {
            (ABSENT, ABSENT) => None,
            (ABSENT, wish) => Some(problem.wishes.ids[wish as usize]),
            (pin, _) => Some(pin),
        })
        .collect()
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("lists hold fewer than 2³² entries")
}
