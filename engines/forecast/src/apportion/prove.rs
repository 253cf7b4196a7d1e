//! Checks places against what their method promises, without dealing: divisors by the inequality of Balinski & Young between
//! the weakest last place and the strongest next one; largest remainder by fair shares found another way, along the
//! breakpoints of λ.

use ground::Status;

use super::deal::Dealt;
use super::parties::{Method, Party, Problem};

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Not as many as there are.
    #[error("{dealt} places are dealt, not {due}")]
    Sum {
        /// How many are dealt.
        dealt: u64,
        /// How many there are.
        due: u64,
    },
    /// Another number of parties.
    #[error("{given} organisations have places, not {due}")]
    Parties {
        /// How many are told of.
        given: usize,
        /// How many there are.
        due: usize,
    },
    /// Below its minimum or above its maximum.
    #[error("{0}: outside its minimum and maximum")]
    Bounds(String),
    /// One has a place that another has the better claim to.
    #[error("{has} has a place to which {lacks} has the better claim")]
    Claim {
        /// Who has it.
        has: String,
        /// Who should.
        lacks: String,
    },
    /// More than one away from its fair share.
    #[error("{0}: not its fair share rounded down or up")]
    Quota(String),
    /// Called impossible, but it is not; or the other way round.
    #[error("that it is impossible is claimed and not so, or is so and not claimed")]
    Status,
}

/// Everything that does not hold. O(parties·log parties).
pub fn verify(problem: &Problem, dealt: &Dealt) -> Result<(), Vec<Wrong>> {
    let parties = problem.parties();
    let sum = |of: &dyn Fn(&Party) -> u64| parties.iter().map(of).sum::<u64>();
    let possible = sum(&|party| party.minimum) <= problem.places()
        && sum(&|party| if party.weight == 0 { party.minimum } else { party.maximum }) >= problem.places();
    if possible != dealt.status.is_solved() || (!possible && dealt.status != Status::Infeasible) {
        return Err(vec![Wrong::Status]);
    }
    if !possible {
        return Ok(());
    }
    if dealt.places.len() != parties.len() {
        return Err(vec![Wrong::Parties { given: dealt.places.len(), due: parties.len() }]);
    }
    let mut wrong = Vec::new();
    let total = dealt.places.iter().fold(0_u64, |sum, &places| sum.saturating_add(places));
    if total != problem.places() {
        wrong.push(Wrong::Sum { dealt: total, due: problem.places() });
    }
    for (party, &places) in parties.iter().zip(&dealt.places) {
        if places < party.minimum || places > party.maximum {
            wrong.push(Wrong::Bounds(party.name.clone()));
        }
    }
    if wrong.is_empty() {
        match problem.method() {
            Method::LargestRemainder => remainders(problem, &dealt.places, &mut wrong),
            Method::SainteLague => claims(parties, &dealt.places, 2, &mut wrong),
            Method::Dhondt => claims(parties, &dealt.places, 1, &mut wrong),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// No next place stands above a last one: weight over (step·places + 1).
fn claims(parties: &[Party], places: &[u64], step: u128, wrong: &mut Vec<Wrong>) {
    let above = |a: (u64, u128), b: (u64, u128)| u128::from(a.0) * b.1 > u128::from(b.0) * a.1;
    let mut weakest: Option<(usize, (u64, u128))> = None;
    let mut strongest: Option<(usize, (u64, u128))> = None;
    for (at, (party, &has)) in parties.iter().zip(places).enumerate() {
        if has > party.minimum {
            let last = (party.weight, step * u128::from(has - 1) + 1);
            if weakest.is_none_or(|(_, other)| above(other, last)) {
                weakest = Some((at, last));
            }
        }
        if has < party.maximum {
            let next = (party.weight, step * u128::from(has) + 1);
            if strongest.is_none_or(|(_, other)| above(next, other)) {
                strongest = Some((at, next));
            }
        }
    }
    if let (Some((has, last)), Some((lacks, next))) = (weakest, strongest)
        && above(next, last)
    {
        wrong.push(Wrong::Claim { has: parties[has].name.clone(), lacks: parties[lacks].name.clone() });
    }
}

/// λ by its breakpoints: places needed at λ = top/bottom grow with λ; the segment that holds all places is looked for.
fn remainders(problem: &Problem, places: &[u64], wrong: &mut Vec<Wrong>) {
    let parties = problem.parties();
    // A breakpoint: the bound over the weight, where a party leaves its minimum or meets its maximum.
    let mut points: Vec<(u64, u64)> = parties
        .iter()
        .filter(|party| party.weight > 0)
        .flat_map(|party| [(party.minimum, party.weight), (party.maximum, party.weight)])
        .collect();
    points.sort_by(|a, b| (u128::from(a.0) * u128::from(b.1)).cmp(&(u128::from(b.0) * u128::from(a.1))));
    // Whether λ·weight lies below or above a bound, at a breakpoint.
    let against = |party: &Party, bound: u64, (top, bottom): (u64, u64)| {
        (u128::from(party.weight) * u128::from(top)).cmp(&(u128::from(bound) * u128::from(bottom)))
    };
    // At a breakpoint: people held, and the weight of those free, so that all is held + free·λ.
    let at = |point: (u64, u64)| {
        let (mut held, mut free) = (0_u128, 0_u128);
        for party in parties {
            if party.weight == 0 || against(party, party.minimum, point).is_le() {
                held += u128::from(party.minimum);
            } else if against(party, party.maximum, point).is_ge() {
                held += u128::from(party.maximum);
            } else {
                free += u128::from(party.weight);
            }
        }
        (held, free)
    };
    let all = u128::from(problem.places());
    let enough = |point: &(u64, u64)| {
        let (held, free) = at(*point);
        held * u128::from(point.1) + free * u128::from(point.0) >= all * u128::from(point.1)
    };
    let first = points.partition_point(|point| !enough(point));
    // Between the breakpoint before and this one the same parties are free.
    let (before, after) = (first.checked_sub(1).map(|at| points[at]), points.get(first).copied());
    let state = |party: &Party| -> Option<u64> {
        let held_low = party.weight == 0 || after.is_none_or(|after| against(party, party.minimum, after).is_le());
        let held_high = before.is_some_and(|before| against(party, party.maximum, before).is_ge());
        if held_low { Some(party.minimum) } else { held_high.then_some(party.maximum) }
    };
    let (mut held, mut free) = (0_u128, 0_u128);
    for party in parties {
        match state(party) {
            Some(places) => held += u128::from(places),
            None => free += u128::from(party.weight),
        }
    }
    let left = all.saturating_sub(held);
    let mut raised: Option<(usize, u128)> = None;
    let mut lowered: Option<(usize, u128)> = None;
    for (at, (party, &has)) in parties.iter().zip(places).enumerate() {
        let due = if let Some(places) = state(party) {
            (has == places).then_some((u128::from(has), 0))
        } else {
            let top = u128::from(party.weight) * left;
            Some((top / free, top % free))
        };
        let Some((down, rest)) = due else {
            wrong.push(Wrong::Quota(party.name.clone()));
            continue;
        };
        match u128::from(has).checked_sub(down) {
            Some(0) if rest > 0 && lowered.is_none_or(|(_, other)| rest > other) => lowered = Some((at, rest)),
            Some(0) => {}
            Some(1) if rest > 0 => {
                if raised.is_none_or(|(_, other)| rest < other) {
                    raised = Some((at, rest));
                }
            }
            _ => wrong.push(Wrong::Quota(party.name.clone())),
        }
    }
    if let (Some((has, least)), Some((lacks, most))) = (raised, lowered)
        && most > least
    {
        wrong.push(Wrong::Claim { has: parties[has].name.clone(), lacks: parties[lacks].name.clone() });
    }
}
