//! The largest weakly stable matching, with proof: branch and bound over windows of cutoffs ([`windows`](crate::windows)).
//!
//! A node narrows its windows and places as many as the pairs left allow ([`placing`](crate::placing)); no stable matching
//! with its cutoffs in these windows is larger. Where that placement is not stable, a pair blocks it: learner and place,
//! and the place either takes nobody ranked behind that learner, or the learner is sure of something as good. Both branches
//! lose this placement. Besides, at each node ties are broken in favour of its placement and of those left over, which finds
//! the large ones early.
//!
//! **Time** exponential at worst (the problem is NP-hard: Manlove et al. 2002). **Memory** O(pairs · depth). **Certificate**:
//! the tree in the order it was walked, which a verifier narrows and bounds anew by its own code.

use ground::{Meter, Pace, Seed};

use crate::answer::Step;
use crate::largest::{Tries, promote};
use crate::placing::Placing;
use crate::problem::{ABSENT, Problem};
use crate::windows::{OPEN, Pairs, View, Windows};

/// The longest proof that is kept; beyond it the search is given up.
const LONGEST: usize = 1 << 22;

/// Improves `best`. Returns the proof that nothing is larger, unless the budget ends first.
pub(crate) fn prove(
    problem: &Problem,
    meter: &mut Meter<'_>,
    seed: Seed,
    best: &mut Vec<Option<u32>>,
) -> Option<Vec<Step>> {
    let pairs = Pairs::new(problem);
    let pinned = problem.pins.iter().filter(|&&pin| pin != ABSENT).count();
    let mut view = View::new(&pairs);
    let mut placing = Placing::new(&pairs);
    for learner in 0..pairs.learners() {
        let place = best[learner];
        if let Some(pair) = pairs.of(learner).find(|&pair| Some(pairs.place[pair]) == place) {
            placing.begin(&pairs, pair);
        }
    }
    let mut most = best.iter().flatten().count() - pinned;
    let mut proof = Vec::new();
    let all = Windows { above: vec![0; pairs.seats.len()], most: vec![OPEN; pairs.seats.len()] };
    let mut open = vec![all];
    let mut tries = Tries::new(problem, seed);
    while let Some(mut windows) = open.pop() {
        if proof.len() >= LONGEST {
            return None;
        }
        let looked = view.narrow(&pairs, &mut windows);
        let before = placing.looked;
        let fits = looked.is_some() && placing.largest(&pairs, &windows, &view);
        let spent = looked.unwrap_or(pairs.rank.len() as u64) + placing.looked - before;
        if meter.spend(spent) == Pace::Stop {
            return None;
        }
        if !fits || placing.placed <= most {
            proof.push(Step::Closed);
            continue;
        }
        let Some((place, rank)) = blocked(&pairs, &placing) else {
            // Stable, and as large as these windows allow.
            most = placing.placed;
            *best = whole(problem, &pairs, &placing);
            proof.push(Step::Closed);
            continue;
        };
        let guide = whole(problem, &pairs, &placing);
        let found = promote(problem, meter, &mut tries, proof.len() as u64, Some(&guide))?;
        let size = found.iter().flatten().count() - pinned;
        if size > most {
            most = size;
            *best = found;
        }
        proof.push(Step::Split { place, rank });
        let mut safer = windows.clone();
        safer.above[place as usize] = rank + 1;
        windows.most[place as usize] = rank;
        open.push(safer);
        open.push(windows);
    }
    Some(proof)
}

fn whole(problem: &Problem, pairs: &Pairs, placing: &Placing) -> Vec<Option<u32>> {
    let place = |(&pin, &pair): (&u32, &u32)| match (pin, pair) {
        (ABSENT, ABSENT) => None,
        (ABSENT, pair) => Some(pairs.place[pair as usize]),
        (pin, _) => Some(pin),
    };
    problem.pins.iter().zip(&placing.at).map(place).collect()
}

/// The place and rank at which most pairs block.
fn blocked(pairs: &Pairs, placing: &Placing) -> Option<(u32, u32)> {
    let mut found: Option<(u32, u32, u32)> = None;
    for (place, here) in (0..).zip(&pairs.here) {
        let seats = pairs.seats[place as usize] as usize;
        let there = &placing.there[place as usize];
        let worst = match there.len() < seats {
            true => OPEN,
            false => there.iter().map(|&who| pairs.rank[placing.at[who as usize] as usize]).max().unwrap_or(0),
        };
        let mut count = 0;
        let mut last = 0;
        for &pair in here {
            let rank = pairs.rank[pair as usize];
            if rank >= worst {
                break;
            }
            let now = placing.at[pairs.learner[pair as usize] as usize];
            if now == ABSENT || pairs.wish[pair as usize] < pairs.wish[now as usize] {
                if rank != last {
                    count = 0;
                }
                (count, last) = (count + 1, rank);
                if found.is_none_or(|(most, ..)| count > most) {
                    found = Some((count, place, rank));
                }
            }
        }
    }
    found.map(|(_, place, rank)| (place, rank))
}
