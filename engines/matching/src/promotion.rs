//! A large weakly stable matching when there are ties: the promotion of Király (“Linear time local approximation algorithm
//! for maximum stable marriage”, 2013).
//!
//! Learners propose; whoever runs out of wishes goes through the list once more, promoted, and then wins ties against the
//! unpromoted. The result is stable under some breaking of the ties, hence weakly stable. With ties on the places' side
//! alone and strict wishes it places at least two thirds of the largest weakly stable number.
//!
//! **Time** O(pairs · log) a round, **memory** O(pairs). **Differences**: many-to-one; what a promotion does not decide a
//! lottery decides; ties of a learner are broken by the lottery too, where Király looks for free partners first, so with
//! ties on both sides the two thirds are not promised; a guide may say whom ties favour first of all.

use std::collections::BinaryHeap;

use ground::{Meter, Pace, Seed};

use crate::problem::{ABSENT, Problem};
use crate::stable::free_seats;

/// Where a learner stands: at which of its wishes, in the order of this round, and whether promoted.
#[derive(Clone, Copy)]
struct Stand {
    at: u32,
    promoted: bool,
}

/// What a place holds or is asked for, worst last: rank, whom the guide does not put here, the unpromoted, the lottery.
type Claim = (u32, bool, bool, u64, u32);

/// The memory of many tries.
pub(crate) struct Tries {
    seed: Seed,
    order: Vec<u32>,
    held: Vec<BinaryHeap<Claim>>,
}

impl Tries {
    pub fn new(problem: &Problem, seed: Seed) -> Self {
        let mut held = Vec::new();
        held.resize_with(problem.places(), BinaryHeap::new);
        Self { seed, order: (0..).take(problem.wishes()).collect(), held }
    }
}

/// One round. A guide, if there is one, says whom a place prefers among equals.
pub(crate) fn promote(
    problem: &Problem,
    meter: &mut Meter<'_>,
    tries: &mut Tries,
    round: u64,
    guide: Option<&[Option<u32>]>,
) -> Option<Vec<Option<u32>>> {
    let lottery = tries.seed.stream(2 + 2 * round);
    let taste = tries.seed.stream(3 + 2 * round);
    let guided = |learner: usize, place: u32| guide.is_some_and(|guide| guide[learner] == Some(place));
    let Tries { order, held, .. } = tries;
    if problem.wishes.tied {
        for learner in 0..problem.learners() {
            order[problem.wishes.range(learner)].sort_unstable_by_key(|&wish| {
                let ours = !guided(learner, problem.wishes.ids[wish as usize]);
                (problem.wishes.rank(learner, wish as usize), ours, taste.at(u64::from(wish)), wish)
            });
        }
    }
    for held in held.iter_mut() {
        held.clear();
    }
    let mut free = free_seats(problem);
    let mut stands: Vec<Stand> =
        (0..problem.learners()).map(|learner| Stand { at: problem.wishes.start[learner], promoted: false }).collect();
    let mut granted = vec![ABSENT; problem.learners()];

    for first in (0..).take(problem.learners()) {
        if problem.pins[first as usize] != ABSENT {
            continue;
        }
        let mut proposals = 0;
        let mut who = first;
        loop {
            let stand = &mut stands[who as usize];
            if stand.at == problem.wishes.start[who as usize + 1] {
                if stand.promoted {
                    break;
                }
                *stand = Stand { at: problem.wishes.start[who as usize], promoted: true };
                continue;
            }
            let wish = order[stand.at as usize] as usize;
            stand.at += 1;
            let rank = problem.rank_back(wish);
            if rank == 0 {
                continue;
            }
            proposals += 1;
            let place = problem.wishes.ids[wish] as usize;
            let ours = guided(who as usize, problem.wishes.ids[wish]);
            let claim = (rank, !ours, !stand.promoted, lottery.at(u64::from(who)), who);
            if free[place] > 0 {
                free[place] -= 1;
                held[place].push(claim);
                granted[who as usize] = problem.wishes.ids[wish];
                break;
            }
            let Some(mut worst) = held[place].peek_mut() else { continue };
            if claim < *worst {
                let gone = std::mem::replace(&mut *worst, claim).4;
                granted[who as usize] = problem.wishes.ids[wish];
                granted[gone as usize] = ABSENT;
                who = gone;
            }
        }
        if meter.spend(proposals) == Pace::Stop {
            return None;
        }
    }
    let settle = |(&granted, &pin): (&u32, &u32)| if pin == ABSENT { Some(granted) } else { Some(pin) };
    Some(granted.iter().zip(&problem.pins).map(settle).map(|place| place.filter(|&place| place != ABSENT)).collect())
}
