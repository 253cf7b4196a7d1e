//! A large weakly stable matching when there are ties (the largest is NP-hard to find: Iwama, Manlove, Miyazaki & Morita
//! 1999): the promotion of Király (“Linear time local approximation algorithm for maximum stable marriage”, 2013).
//!
//! Learners propose; whoever runs out of wishes goes through the list once more, promoted, and then wins ties against the
//! unpromoted. The result is stable under some breaking of the ties, hence weakly stable. With ties on the places' side
//! alone and strict wishes it places at least two thirds of the largest weakly stable number.
//!
//! **Time** O(pairs · log) a round, **memory** O(pairs). **Differences**: many-to-one; what a promotion does not decide a
//! lottery decides, and rounds with fresh lotteries (on both sides) keep the largest until the budget ends, at most
//! [`ROUNDS`]; ties of a learner are broken by the lottery too, where Király looks for free partners first, so with ties on
//! both sides the two thirds are not promised. Proved the largest only when it meets the largest placement of any kind.

use ground::{Meter, Pace, Seed};

use crate::cheapest;
use crate::problem::{ABSENT, Problem};
use crate::stable::free_seats;

/// How many lotteries are drawn when the budget does not end sooner.
pub(crate) const ROUNDS: u64 = 16;

/// The largest found, and whether none can be larger.
pub(crate) fn solve(problem: &Problem, meter: &mut Meter<'_>, seed: Seed) -> (Option<Vec<Option<u32>>>, bool) {
    let Some(mut best) = promote(problem, meter, seed, 0) else { return (None, false) };
    if !problem.has_ties() {
        // Strict lists: every stable matching places the same learners (Roth 1986).
        return (Some(best), true);
    }
    let any = cheapest::solve(problem, meter);
    let bound = any.complete.then(|| placed(&any.assignment));
    for round in 1..ROUNDS {
        if Some(placed(&best)) == bound {
            break;
        }
        let Some(found) = promote(problem, meter, seed, round) else { break };
        if placed(&best) < placed(&found) {
            best = found;
        }
    }
    let proved = Some(placed(&best)) == bound;
    (Some(best), proved)
}

fn placed(assignment: &[Option<u32>]) -> usize {
    assignment.iter().flatten().count()
}

/// Where a learner stands: at which of its wishes, in the order of this round, and whether promoted.
#[derive(Clone, Copy)]
struct Stand {
    at: u32,
    promoted: bool,
}

fn promote(problem: &Problem, meter: &mut Meter<'_>, seed: Seed, round: u64) -> Option<Vec<Option<u32>>> {
    let lottery = seed.stream(2 + 2 * round);
    let taste = seed.stream(3 + 2 * round);
    let mut order: Vec<u32> = (0..).take(problem.wishes()).collect();
    for learner in 0..problem.learners() {
        order[problem.wishes.range(learner)]
            .sort_unstable_by_key(|&wish| (problem.wishes.ranks[wish as usize], taste.at(u64::from(wish)), wish));
    }
    let mut free = free_seats(problem);
    // What each place holds, worst on top: rank, then the unpromoted, then the lottery.
    let mut held: Vec<std::collections::BinaryHeap<(u32, bool, u64, u32)>> = Vec::new();
    held.resize_with(problem.places(), Default::default);
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
            let rank = problem.wish_rank_back[wish];
            if rank == 0 {
                continue;
            }
            proposals += 1;
            let place = problem.wishes.ids[wish] as usize;
            let claim = (rank, !stand.promoted, lottery.at(u64::from(who)), who);
            if free[place] > 0 {
                free[place] -= 1;
                held[place].push(claim);
                granted[who as usize] = problem.wishes.ids[wish];
                break;
            }
            let Some(mut worst) = held[place].peek_mut() else { continue };
            if claim < *worst {
                let gone = std::mem::replace(&mut *worst, claim).3;
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
