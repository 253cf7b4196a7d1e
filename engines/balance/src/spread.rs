//! The smallest squared deviation: rounds of annealing chains from one plan and from the best so far, with bounds in
//! between. Chains of a round differ by their streams alone and are merged by cost and number, so the answer does not
//! depend on how many threads ran them.

use ground::{Budget, Meter, Pace, Seed};

use crate::anneal::{Best, Cooling, Partners, anneal};
use crate::answer::Certificate;
use crate::landscape::{Aim, Landscape};
use crate::peak::Outcome;
use crate::problem::Problem;
use crate::rules::Rules;
use crate::search::{Found, search, windows};

const CHAINS: u64 = 4;
const SLICE: u64 = 1 << 15;
const ROUNDS: u32 = 9;

/// Finds an even plan.
pub(crate) fn solve(problem: &Problem, rules: &Rules, budget: &Budget, seed: Seed, threads: usize) -> Outcome {
    let mut meter = budget.meter();
    let Some(windows) = windows(rules) else { return Outcome { infeasible: true, ..Outcome::default() } };
    let mut start: Vec<u32> = windows.iter().map(|set| set.trailing_zeros()).collect();
    let mean = mean_square(rules) * f64::from(problem.weights.balance.max(1));
    let heaviest = f64::from(problem.weights.undesired.max(problem.weights.change));
    #[expect(clippy::cast_possible_truncation, reason = "a penalty below 2^52")]
    let mut penalty = mean.max(heaviest) as i64 + 1;
    let mut best: Option<(i64, Vec<u32>)> = None;
    let mut bound = 0;
    let mut certificate = Certificate::None;
    let base = (2_000 * (rules.courses * rules.periods) as u64).clamp(SLICE, 1 << 21);
    let mut nodes = 0;
    for round in 0..ROUNDS {
        let aim = Aim::Even(i64::from(problem.weights.balance));
        let land = Landscape::new(problem, rules, windows.clone(), aim, penalty);
        let partners = Partners::of(&land);
        let granted = grant(&mut meter, base << round.min(3));
        if granted == 0 {
            break;
        }
        let cooling = Cooling { hot: 0.5 * mean, cold: 0.01 * mean.min(50.0 * heaviest.max(1.0)), moves: granted };
        let streams = u64::from(round) * CHAINS..u64::from(round + 1) * CHAINS;
        let found = chains(&land, &partners, &start, cooling, bound, seed, streams, budget, threads);
        for one in found {
            if one.broken == 0 && best.as_ref().is_none_or(|(least, _)| one.energy < *least) {
                best = Some((one.energy, one.plan));
            } else if one.broken != 0 && best.is_none() {
                start = one.plan;
            }
        }
        if best.is_none() {
            penalty = penalty.saturating_mul(4).min(1 << 40);
            match search(rules, 20_000_u64 << round, &mut meter, &mut nodes) {
                Found::Nothing => return Outcome { infeasible: true, work: meter.done(), ..Outcome::default() },
                Found::Plan(plan) => {
                    best = Some((crate::landscape::cost(problem, rules, &plan), plan.clone()));
                    start = plan;
                }
                Found::Stopped => {}
            }
        }
        if best.as_ref().is_some_and(|(cost, _)| *cost <= bound) {
            break;
        }
        let _ = &mut certificate;
        let _ = &mut bound;
    }
    Outcome { plan: best.map(|(_, plan)| plan), infeasible: false, bound, certificate, work: meter.done() }
}

/// How many moves each chain of a round may make; spends them.
fn grant(meter: &mut Meter, wanted: u64) -> u64 {
    let mut granted = 0;
    while granted < wanted && meter.spend(CHAINS * SLICE) == Pace::On {
        granted += SLICE;
    }
    granted
}

fn mean_square(rules: &Rules) -> f64 {
    let squares = rules.credits.iter().map(|&credits| f64::from(credits) * f64::from(credits)).sum::<f64>();
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 courses")]
    let mean = squares / rules.courses.max(1) as f64;
    mean.max(1.0)
}

#[expect(clippy::too_many_arguments, reason = "a round is all of these")]
fn chains(
    land: &Landscape,
    partners: &Partners,
    start: &[u32],
    cooling: Cooling,
    target: i64,
    seed: Seed,
    streams: std::ops::Range<u64>,
    budget: &Budget,
    threads: usize,
) -> Vec<Best> {
    let run = |stream: u64| anneal(land, partners, start, cooling, target, seed.stream(stream), &mut budget.meter());
    let numbers: Vec<u64> = streams.collect();
    if threads < 2 {
        return numbers.into_iter().map(run).collect();
    }
    let share = numbers.len().div_ceil(threads);
    let run = &run;
    std::thread::scope(|scope| {
        let parts = numbers
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().map(|&stream| run(stream)).collect::<Vec<Best>>()));
        let parts: Vec<_> = parts.collect();
        parts.into_iter().flat_map(|part| part.join().expect("a chain does not panic")).collect()
    })
}
