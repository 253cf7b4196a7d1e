//! Deals the places out.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use ground::{Message, Status};

use super::parties::{Method, Party, Problem};
use super::shares::{Share, fair};

/// Places dealt out, or why they cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealt {
    /// Optimal or infeasible.
    pub status: Status,
    /// Places of each party, in their order; empty where infeasible.
    pub places: Vec<u64>,
    /// Parties that stood equal for the last place, the first of whom got it: only the order of rows parted them.
    pub tied: Vec<usize>,
    /// Why it cannot be.
    pub reason: Vec<Message>,
    /// Parties and places looked at.
    pub work: u64,
}

/// Divides. Largest remainder: O(parties·log parties) and a round of shares for each bound that bites. Divisors:
/// O(parties·log parties) where few bounds bite, else O(places·log parties).
pub fn solve(problem: &Problem) -> Dealt {
    if let Some(reason) = impossible(problem) {
        return Dealt {
            status: Status::Infeasible,
            places: Vec::new(),
            tied: Vec::new(),
            reason: vec![reason],
            work: 0,
        };
    }
    let (places, tied, work) = match problem.method() {
        Method::LargestRemainder => remainders(problem),
        method => divisors(problem, method),
    };
    Dealt { status: Status::Optimal, places, tied, reason: Vec::new(), work }
}

fn impossible(problem: &Problem) -> Option<Message> {
    let parties = problem.parties();
    let least: u64 = parties.iter().map(|party| party.minimum).sum();
    let most: u64 = parties.iter().map(|party| party.maximum).sum();
    let willing: u64 = parties.iter().map(|party| if party.weight > 0 { party.maximum } else { party.minimum }).sum();
    let places = problem.places();
    let told = |code: &str, sum: u64| Some(Message::new(code).with("sum", sum).with("places", places));
    if least > places {
        told("forecast-apportion-minima", least)
    } else if most < places {
        told("forecast-apportion-maxima", most)
    } else if willing < places {
        told("forecast-apportion-no-weight", willing)
    } else {
        None
    }
}

fn remainders(problem: &Problem) -> (Vec<u64>, Vec<usize>, u64) {
    let parties = problem.parties();
    let shares = fair(parties, problem.places());
    let mut dealt: Vec<u64> = shares.iter().map(|share| share.floor()).collect();
    let left = problem.places() - dealt.iter().sum::<u64>();
    // Fractions that are not nought all stand over the same line, so that what is above it compares them.
    let mut order: Vec<usize> = (0..parties.len()).filter(|&at| shares[at].remainder() > 0).collect();
    let stands = |at: usize| (shares[at].remainder(), parties[at].weight);
    order.sort_by(|&a, &b| stands(b).cmp(&stands(a)).then(a.cmp(&b)));
    let left = usize::try_from(left).expect("fewer than parties");
    for &at in &order[..left] {
        dealt[at] += 1;
    }
    let tied = match left {
        1.. if left < order.len() && stands(order[left - 1]) == stands(order[left]) => {
            order.iter().copied().filter(|&at| stands(at) == stands(order[left])).collect()
        }
        _ => Vec::new(),
    };
    (dealt, tied, (parties.len() + order.len()) as u64)
}

/// Who stands for a next place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Claim {
    weight: u64,
    divisor: u128,
    at: usize,
}

impl Claim {
    /// By weight over divisor, exactly.
    fn quotient(&self, other: &Self) -> Ordering {
        (u128::from(self.weight) * other.divisor).cmp(&(u128::from(other.weight) * self.divisor))
    }

    fn ties(&self, other: &Self) -> bool {
        self.quotient(other).is_eq() && self.weight == other.weight
    }
}

impl Ord for Claim {
    fn cmp(&self, other: &Self) -> Ordering {
        self.quotient(other).then(self.weight.cmp(&other.weight)).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Claim {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn divisors(problem: &Problem, method: Method) -> (Vec<u64>, Vec<usize>, u64) {
    let parties = problem.parties();
    let mut dealt = start(problem, method);
    let divisor = |places: u64| match method {
        Method::SainteLague => 2 * u128::from(places) + 1,
        Method::LargestRemainder | Method::Dhondt => u128::from(places) + 1,
    };
    let claim = |at: usize, places: u64| Claim { weight: parties[at].weight, divisor: divisor(places), at };
    let open = |at: usize, places: u64| parties[at].weight > 0 && places < parties[at].maximum;
    let mut heap: BinaryHeap<Claim> =
        (0..parties.len()).filter(|&at| open(at, dealt[at])).map(|at| claim(at, dealt[at])).collect();
    let left = problem.places() - dealt.iter().sum::<u64>();
    let mut last = None;
    for _ in 0..left {
        let Some(first) = heap.pop() else { break };
        dealt[first.at] += 1;
        last = Some(first);
        if open(first.at, dealt[first.at]) {
            heap.push(claim(first.at, dealt[first.at]));
        }
    }
    let mut tied = Vec::new();
    if let Some(last) = last {
        tied.extend(heap.iter().filter(|claim| claim.ties(&last) && claim.at != last.at).map(|claim| claim.at));
        tied.sort_unstable();
        if !tied.is_empty() {
            tied.insert(0, last.at);
        }
    }
    (dealt, tied, parties.len() as u64 + left)
}

/// The places that a divisor a little too large for all of them gives: everyone's claims above one quotient, which the heap
/// would meet first. Where bounds spoil that, the minima.
fn start(problem: &Problem, method: Method) -> Vec<u64> {
    let parties = problem.parties();
    let minima = || parties.iter().map(|party| party.minimum).collect();
    let spare = parties.len() as u64 + 2;
    if problem.places() <= spare {
        return minima();
    }
    let weight: u128 = parties.iter().map(|party| u128::from(party.weight)).sum();
    let aim = u128::from(problem.places() - spare);
    let sure = |party: &Party| {
        let (top, bottom) = (u128::from(party.weight) * aim, weight.max(1));
        let share = match method {
            // Rounded to the nearest: the p-th place stands at weight / (2p − 1).
            Method::SainteLague => Share { top: 2 * top + bottom, bottom: 2 * bottom },
            _ => Share { top, bottom },
        };
        share.floor().clamp(party.minimum, party.maximum)
    };
    let dealt: Vec<u64> = parties.iter().map(sure).collect();
    if dealt.iter().sum::<u64>() <= problem.places() { dealt } else { minima() }
}
