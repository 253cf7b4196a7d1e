//! The largest weakly stable matching (NP-hard to find when there are ties: Iwama, Manlove, Miyazaki & Morita 1999): rounds
//! of promotion with fresh lotteries ([`promotion`](crate::promotion)), the largest kept, at most [`ROUNDS`]; then
//! [`exact`](crate::exact) improves and proves, as far as the budget goes.

use ground::{Meter, Seed};

use crate::answer::Step;
use crate::exact;
use crate::problem::Problem;
use crate::promotion::{Tries, promote};

/// How many lotteries are drawn when the budget does not end sooner.
const ROUNDS: u64 = 16;

/// The largest found, and the proof that none can be larger.
pub(crate) struct Largest {
    pub assignment: Vec<Option<u32>>,
    pub proof: Option<Vec<Step>>,
}

/// Nothing when the budget ran out before any was found.
pub(crate) fn solve(problem: &Problem, meter: &mut Meter<'_>, seed: Seed) -> Option<Largest> {
    let mut tries = Tries::new(problem, seed);
    let mut best = promote(problem, meter, &mut tries, 0, None)?;
    if !problem.has_ties() {
        // Strict lists: every stable matching places the same learners (Roth 1986).
        return Some(Largest { assignment: best, proof: Some(Vec::new()) });
    }
    for round in 1..ROUNDS {
        let Some(found) = promote(problem, meter, &mut tries, round, None) else { break };
        if placed(&best) < placed(&found) {
            best = found;
        }
    }
    let proof = exact::prove(problem, meter, seed, &mut best);
    Some(Largest { assignment: best, proof })
}

fn placed(assignment: &[Option<u32>]) -> usize {
    assignment.iter().flatten().count()
}
