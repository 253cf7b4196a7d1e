//! The largest weakly stable matching, with proof: branch and bound over windows of cutoffs ([`windows`](crate::windows)).
//!
//! Asked is whether there is one of as many as could be placed if nobody had to be content; if not, of one less, and so on
//! down to the largest that was found. Each question has a tree of its own, which closes whatever allows less, so that
//! early trees are small and the last one is the proof.
//!
//! A node narrows its windows and places as many as the pairs left allow ([`placing`](crate::placing)); no stable matching
//! with its cutoffs in these windows is larger. Where that placement is not stable, a pair blocks it: learner and place,
//! and the place either takes nobody ranked behind that learner, or the learner is sure of something as good. Both branches
//! lose this placement. Besides, at each node ties are broken in favour of its placement and of those left over, which finds
//! the large ones early.
//!
//! **Time** exponential at worst (the problem is NP-hard: Manlove et al. 2002). **Memory** O(pairs · depth). **Certificate**:
//! the tree in the order it was walked, which a verifier narrows and bounds anew by its own code.

use std::rc::Rc;

use ground::{Meter, Pace, Seed};

use crate::answer::Step;
use crate::placing::Placing;
use crate::problem::{ABSENT, Problem};
use crate::promotion::{Tries, promote};
use crate::windows::{OPEN, Pairs, View, Windows};

/// How many places are tried before one is chosen to split. Of 759 × 53 with seats for 95 in 100 and five wishes, eight took
/// 0.28, 2.4 and 0.11 s where three took 0.51, 4.3 and 0.22 (seeds 4, 7 and 5, with equals told apart by the pairs left).
const AHEAD: usize = 8;

/// At one in so many splits ties are broken in favour of the placement at hand: at each it took a fifth more time and found
/// the same (five wishes, seeds 7 and 10: 2.2 and 5.4 s for 1.9 and 4.5).
const GUIDED: u32 = 8;

/// How often a matching is enlarged and made stable again before the search begins.
const CLIMBS: u64 = 256;

/// The longest proof that is kept, and the pairs looked at (some minutes): beyond them the search is given up even when the
/// budget has no end, and what was found is an answer without proof.
const LONGEST: usize = 1 << 22;
const FARTHEST: u64 = 40_000_000_000;

/// Improves `best`. Returns the proof that nothing is larger, unless the budget ends first.
pub(crate) fn prove(
    problem: &Problem,
    meter: &mut Meter<'_>,
    seed: Seed,
    best: &mut Vec<Option<u32>>,
) -> Option<Vec<Step>> {
    let pairs = Pairs::new(problem);
    let mut all = Windows { above: vec![0; pairs.seats.len()], most: vec![OPEN; pairs.seats.len()] };
    let mut view = View::new(&pairs);
    let looked = view.narrow(&pairs, &mut all)?;
    if meter.spend(looked) == Pace::Stop {
        return None;
    }
    let root = Rc::new(view);
    let mut tries = Tries::new(problem, seed);
    let mut bound = climb(problem, meter, &pairs, (&all, &root), &mut tries, best)?;
    let pinned = problem.pins.iter().filter(|&&pin| pin != ABSENT).count();
    let mut search = Search {
        problem,
        probe: View::new(&pairs),
        placing: Placing::new(&pairs),
        trial: Placing::new(&pairs),
        pairs,
        pinned,
        tries,
    };
    search.placing.follow(&search.pairs, best);
    let mut proof = vec![Step::Closed];
    while best.iter().flatten().count() - pinned < bound {
        match search.ask(meter, (&all, &root), bound, best)? {
            Asked::Refuted(steps) => proof = steps,
            Asked::Found => break,
        }
        bound -= 1;
    }
    Some(proof)
}

/// Whether a size can be had.
enum Asked {
    Found,
    /// Proved that it cannot.
    Refuted(Vec<Step>),
}

struct Search<'p> {
    problem: &'p Problem,
    pairs: Pairs,
    probe: View,
    placing: Placing,
    trial: Placing,
    pinned: usize,
    tries: Tries,
}

impl Search<'_> {
    /// Finds a stable matching that places as many as this, or proves that there is none. Nothing when the budget ends.
    fn ask(
        &mut self,
        meter: &mut Meter<'_>,
        root: (&Windows, &Rc<View>),
        target: usize,
        best: &mut Vec<Option<u32>>,
    ) -> Option<Asked> {
        let Self { problem, pairs, probe, placing, trial, pinned, tries } = self;
        let mut proof = Vec::new();
        let mut split = 0_u32;
        let mut open = vec![Node { windows: root.0.clone(), parent: Rc::clone(root.1), place: None, most: usize::MAX }];
        while let Some(Node { mut windows, parent, place, most }) = open.pop() {
            if proof.len() >= LONGEST || meter.done() > FARTHEST {
                return None;
            }
            let mut view = View::new(pairs);
            view.follow(&parent);
            let looked = place.map_or(Some(0), |place| view.narrow_at(pairs, &mut windows, place));
            let before = placing.looked;
            let fits = looked.is_some() && placing.largest(pairs, &windows, &view, most);
            let spent = looked.unwrap_or(pairs.rank.len() as u64) + placing.looked - before;
            if meter.spend(spent) == Pace::Stop {
                return None;
            }
            if !fits || placing.placed < target {
                proof.push(Step::Closed);
                continue;
            }
            let candidates = blocked(pairs, placing);
            let mut scout = Scout { pairs, from: &view, view: probe, placing, trial, looked: 0, target };
            let chosen = scout.choose(&candidates, &windows);
            if meter.spend(scout.looked) == Pace::Stop {
                return None;
            }
            let Some((place, rank)) = chosen else {
                // Stable, and as large as is asked for.
                *best = whole(problem, pairs, placing);
                return Some(Asked::Found);
            };
            if split.is_multiple_of(GUIDED) {
                let guide = whole(problem, pairs, placing);
                let found = promote(problem, meter, tries, proof.len() as u64, Some(&guide))?;
                if found.iter().flatten().count() > best.iter().flatten().count() {
                    *best = found;
                    if best.iter().flatten().count() - *pinned >= target {
                        return Some(Asked::Found);
                    }
                }
            }
            split += 1;
            proof.push(Step::Split { place, rank });
            let mut safer = windows.clone();
            safer.above[place as usize] = rank + 1;
            windows.most[place as usize] = rank;
            let parent = Rc::new(view);
            let most = placing.placed;
            open.push(Node { windows: safer, parent: Rc::clone(&parent), place: Some(place), most });
            open.push(Node { windows, parent, place: Some(place), most });
        }
        Some(Asked::Refuted(proof))
    }
}

/// What is left to be looked at: windows, and what was found before one of them was narrowed.
struct Node {
    windows: Windows,
    parent: Rc<View>,
    place: Option<u32>,
    /// How many could be placed then.
    most: usize,
}

/// From a stable matching to the largest placement near it, back to the stable matching that breaks ties its way, and so
/// on. Returns how many could be placed at most; nothing when the budget ends.
fn climb(
    problem: &Problem,
    meter: &mut Meter<'_>,
    pairs: &Pairs,
    (windows, view): (&Windows, &View),
    tries: &mut Tries,
    best: &mut Vec<Option<u32>>,
) -> Option<usize> {
    let mut placing = Placing::new(pairs);
    let pinned = problem.pins.iter().filter(|&&pin| pin != ABSENT).count();
    let mut from = best.clone();
    for round in 0..CLIMBS {
        placing.follow(pairs, &from);
        if !placing.largest(pairs, windows, view, usize::MAX) || meter.spend(placing.looked) == Pace::Stop {
            return None;
        }
        placing.looked = 0;
        if best.iter().flatten().count() - pinned >= placing.placed {
            break;
        }
        from = promote(problem, meter, tries, 1_000 + round, Some(&whole(problem, pairs, &placing)))?;
        if from.iter().flatten().count() > best.iter().flatten().count() {
            best.clone_from(&from);
        }
    }
    Some(placing.placed)
}

fn whole(problem: &Problem, pairs: &Pairs, placing: &Placing) -> Vec<Option<u32>> {
    let place = |(&pin, &pair): (&u32, &u32)| match (pin, pair) {
        (ABSENT, ABSENT) => None,
        (ABSENT, pair) => Some(pairs.place[pair as usize]),
        (pin, _) => Some(pin),
    };
    problem.pins.iter().zip(&placing.at).map(place).collect()
}

/// For each place the rank at which most pairs block, and how many do; where most do first.
fn blocked(pairs: &Pairs, placing: &Placing) -> Vec<(u32, u32, u32)> {
    let mut found = Vec::new();
    for (place, here) in (0..).zip(&pairs.here) {
        let seats = pairs.seats[place as usize] as usize;
        let there = &placing.there[place as usize];
        let worst = if there.len() < seats {
            OPEN
        } else {
            there.iter().map(|&who| pairs.rank[placing.at[who as usize] as usize]).max().unwrap_or(0)
        };
        let (mut count, mut last) = (0_u32, 0);
        let mut most: Option<(u32, u32, u32)> = None;
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
                if most.is_none_or(|(most, ..)| count > most) {
                    most = Some((count, place, rank));
                }
            }
        }
        found.extend(most);
    }
    found.sort_by_key(|&(count, place, _)| (std::cmp::Reverse(count), place));
    found
}

/// Looks one step ahead to choose where to split.
struct Scout<'a> {
    pairs: &'a Pairs,
    from: &'a View,
    view: &'a mut View,
    placing: &'a Placing,
    trial: &'a mut Placing,
    looked: u64,
    target: usize,
}

impl Scout<'_> {
    /// Of the places where pairs block, the split whose larger half allows least; then that which leaves fewest pairs.
    fn choose(&mut self, candidates: &[(u32, u32, u32)], windows: &Windows) -> Option<(u32, u32)> {
        let mut best: Option<(usize, usize, usize, u32, u32)> = None;
        for &(_, place, rank) in candidates.iter().take(AHEAD) {
            let mut fuller = windows.clone();
            fuller.most[place as usize] = rank;
            let mut safer = windows.clone();
            safer.above[place as usize] = rank + 1;
            let one = self.bound(fuller, place);
            if best.is_some_and(|best| one.0 > best.0) {
                continue;
            }
            let other = self.bound(safer, place);
            let found = (one.0.max(other.0), one.0 + other.0, one.1 + other.1, place, rank);
            if best.is_none_or(|best| found < best) {
                best = Some(found);
            }
            if found.0 < self.target {
                break;
            }
        }
        best.map(|(.., place, rank)| (place, rank))
    }

    /// How many can be placed in these windows, and how many pairs are left; what is needed at least counts as nothing.
    fn bound(&mut self, mut windows: Windows, place: u32) -> (usize, usize) {
        self.view.follow(self.from);
        self.trial.copy(self.placing);
        let before = self.trial.looked;
        let looked = self.view.narrow_at(self.pairs, &mut windows, place);
        let fits = looked.is_some() && self.trial.largest(self.pairs, &windows, self.view, self.placing.placed);
        self.looked += looked.unwrap_or(self.pairs.rank.len() as u64) + self.trial.looked - before;
        if !fits || self.trial.placed < self.target {
            return (self.target - 1, 0);
        }
        (self.trial.placed, self.view.alive.iter().map(|&alive| usize::from(alive)).sum())
    }
}
