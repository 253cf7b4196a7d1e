//! The smallest squared deviation. Rounds of four annealing chains, from the beginning and from the best plan so far in
//! turn; after each round the best plan is polished exactly, the bound is raised by groups of curricula, and the whole is
//! searched for anything cheaper with what is known of the groups, each with growing nodes; prices come last.
//!
//! Chains of a round differ by their streams alone and are merged by cost and number; all else runs on one thread. So the
//! answer does not depend on how many threads ran the chains.

use ground::{Budget, Meter, Pace, Seed};

use crate::anneal::{Best, Cooling, Partners, anneal};
use crate::answer::Certificate;
use crate::goal::Known;
use crate::groups::{Groups, plan_cost};
use crate::landscape::{Aim, Landscape};
use crate::peak::Outcome;
use crate::polish::polish;
use crate::prices::Prices;
use crate::problem::Problem;
use crate::rules::Rules;
use crate::search::{Found, search, search_below, windows};

const CHAINS: u64 = 4;
const SLICE: u64 = 1 << 13;
const ROUNDS: u32 = 8;
/// Problems of so many courses by periods are small: for them proofs have so much more work than annealing.
const SMALL: usize = 600;
const EXACT: u64 = 16;
/// The most nodes of one search.
const MOST: u64 = 1 << 26;
/// The most cells that prices may cost in a round.
const CELLS: u64 = 2_000_000_000;

/// Finds an even plan.
pub(crate) fn solve(problem: &Problem, rules: &Rules, budget: &Budget, seed: Seed, threads: usize) -> Outcome {
    let mut meter = budget.meter();
    let Some(windows) = windows(rules) else { return Outcome { infeasible: true, ..Outcome::default() } };
    let mean = mean_square(rules) * f64::from(problem.weights.balance);
    let heaviest = f64::from(problem.weights.undesired.max(problem.weights.change));
    #[expect(clippy::cast_possible_truncation, reason = "far below 2^52")]
    let penalty = (mean.max(heaviest) as i64).clamp(1, 1 << 40);
    let aim = Aim::Even(i64::from(problem.weights.balance));
    let land = Landscape::new(problem, rules, windows.clone(), aim, penalty);
    let mut run = Run {
        land: &land,
        budget,
        seed,
        threads,
        heat: mean.max(heaviest / 10.0).max(1.0),
        start: windows.iter().map(|set| set.trailing_zeros()).collect(),
        best: None,
        polished: i64::MAX,
        bound: 0,
        certificate: Certificate::None,
        nodes: 0,
        blame: Vec::new(),
        windows: windows.clone(),
        priced: i64::MAX,
        effort: 250,
    };
    let mut groups = Groups::new(&land, windows);
    let mut infeasible = false;
    for round in 0..ROUNDS {
        let before = meter.done();
        infeasible = run.feasible(rules, round, &mut meter) == Some(false);
        if infeasible || run.anneal(round, &mut meter) == Pace::Stop || run.closed() {
            break;
        }
        if run.better(round, &mut meter) == Pace::Stop || run.closed() {
            break;
        }
        let annealed = meter.done() - before;
        if run.prove(&mut groups, annealed, &mut meter) == Pace::Stop || run.closed() {
            break;
        }
    }
    let plan = run.best.map(|(_, plan)| plan).filter(|_| !infeasible);
    Outcome { plan, infeasible, bound: run.bound, certificate: run.certificate, work: meter.done() }
}

struct Run<'a> {
    land: &'a Landscape<'a>,
    budget: &'a Budget<'a>,
    seed: Seed,
    threads: usize,
    heat: f64,
    start: Vec<u32>,
    best: Option<(i64, Vec<u32>)>,
    /// The cost of the plan that was polished last.
    polished: i64,
    bound: i64,
    certificate: Certificate,
    nodes: u64,
    blame: Vec<u32>,
    /// Where each course may be in a plan cheaper than the best.
    windows: Vec<u64>,
    /// The cost that prices aimed at last.
    priced: i64,
    /// How many nodes a search may have next.
    effort: u64,
}

impl Run<'_> {
    fn closed(&self) -> bool {
        self.best.as_ref().is_some_and(|(cost, _)| *cost <= self.bound)
    }

    fn keep(&mut self, cost: i64, plan: Vec<u32>) {
        if self.best.as_ref().is_none_or(|(least, _)| cost < *least) {
            self.best = Some((cost, plan));
        }
    }

    fn raise(&mut self, bound: i64, certificate: Certificate) {
        if bound > self.bound {
            self.bound = bound;
            self.certificate = certificate;
        }
    }

    /// Asks the search for any plan, while there is none. Some(false): there is none.
    fn feasible(&mut self, rules: &Rules, round: u32, meter: &mut Meter) -> Option<bool> {
        if self.best.is_some() {
            return Some(true);
        }
        match search(rules, 200_u64 << (3 * round), meter, &mut self.nodes) {
            Found::Plan(plan) => {
                self.keep(plan_cost(self.land, &plan), plan);
                Some(true)
            }
            Found::Nothing => Some(false),
            Found::Stopped => None,
        }
    }

    fn anneal(&mut self, round: u32, meter: &mut Meter) -> Pace {
        let rules = self.land.rules;
        let base = (1_000 * (rules.courses * rules.periods) as u64).clamp(SLICE, 1 << 21);
        let wanted = base << round.min(3);
        let moves = grant(meter, wanted);
        if moves > 0 {
            let again = round % 2 == 1;
            let from = self.best.as_ref().filter(|_| again).map_or(&self.start, |(_, plan)| plan);
            let hot = self.heat * if again { 0.12 } else { 0.5 };
            let cooling = Cooling { hot, cold: 0.01 * self.heat, moves };
            let streams = u64::from(round) * CHAINS..u64::from(round + 1) * CHAINS;
            for one in self.chains(from, cooling, streams) {
                if one.broken == 0 {
                    self.keep(one.energy, one.plan);
                }
            }
        }
        if moves < wanted { Pace::Stop } else { Pace::On }
    }

    fn chains(&self, from: &[u32], cooling: Cooling, streams: std::ops::Range<u64>) -> Vec<Best> {
        let partners = Partners::of(self.land);
        let run = |stream: u64| {
            let stream = self.seed.stream(stream);
            anneal(self.land, &partners, from, cooling, self.bound, stream, &mut self.budget.meter())
        };
        let numbers: Vec<u64> = streams.collect();
        if self.threads < 2 {
            return numbers.into_iter().map(run).collect();
        }
        let run = &run;
        std::thread::scope(|scope| {
            let parts = numbers.chunks(numbers.len().div_ceil(self.threads));
            let parts = parts.map(|part| scope.spawn(move || part.iter().map(|&one| run(one)).collect::<Vec<Best>>()));
            let parts: Vec<_> = parts.collect();
            parts.into_iter().flat_map(|part| part.join().expect("a chain does not panic")).collect()
        })
    }

    /// Polishes the best plan, unless it was polished already.
    fn better(&mut self, round: u32, meter: &mut Meter) -> Pace {
        if let Some((cost, plan)) = &mut self.best
            && (*cost < self.polished || round == 4)
        {
            polish(self.land, plan, cost, 200 << round, meter, &mut self.nodes);
            self.polished = *cost;
        }
        meter.spend(0)
    }

    /// Raises the bound: groups, then the whole with what is known of them, then prices; with twice the nodes each time,
    /// until as much work is done as the round has annealed (of small problems: `EXACT` times as much).
    fn prove(&mut self, groups: &mut Groups, annealed: u64, meter: &mut Meter) -> Pace {
        let small = self.land.rules.courses * self.land.rules.periods <= SMALL;
        let end = meter.done() + if small { EXACT * annealed } else { annealed };
        loop {
            if self.sweep(groups, meter) == Pace::Stop || self.closed() {
                return meter.spend(0);
            }
            let upper = self.upper();
            if upper == i64::MAX {
                return meter.spend(1);
            }
            if self.whole(groups.known(), upper, self.effort, meter) == Pace::Stop || self.closed() {
                return meter.spend(0);
            }
            self.effort = (2 * self.effort).min(MOST);
            if meter.done() < end {
                continue;
            }
            let upper = self.upper();
            if upper < self.priced {
                self.priced = upper;
                return self.prices(upper, meter);
            }
            return meter.spend(0);
        }
    }

    fn sweep(&mut self, groups: &mut Groups, meter: &mut Meter) -> Pace {
        let upper = self.upper();
        let plan = self.best.as_ref().map(|(_, plan)| plan.as_slice());
        let pace = groups.sweep(self.effort, plan, upper, meter);
        self.raise(groups.bound().min(upper), Certificate::Search { nodes: groups.nodes });
        pace
    }

    fn upper(&self) -> i64 {
        self.best.as_ref().map_or(i64::MAX, |(cost, _)| *cost)
    }

    /// The whole, for anything cheaper; again and again while there is.
    fn whole(&mut self, known: Known, upper: i64, nodes: u64, meter: &mut Meter) -> Pace {
        let mut rules = self.land.rules.clone();
        rules.windows.clone_from(&self.windows);
        let land = Landscape { rules: &rules, windows: self.windows.clone(), ..self.land.clone() };
        let mut upper = upper;
        while upper > self.bound {
            match search_below(&land, upper - 1, known.clone(), nodes, &mut self.blame, meter, &mut self.nodes) {
                Found::Plan(plan) => {
                    upper = plan_cost(self.land, &plan);
                    self.keep(upper, plan);
                }
                Found::Nothing => self.raise(upper, Certificate::Search { nodes: self.nodes }),
                Found::Stopped => break,
            }
        }
        meter.spend(0)
    }

    /// Prices, when every curriculum is small; forbids what no cheaper plan can have.
    fn prices(&mut self, upper: i64, meter: &mut Meter) -> Pace {
        let Some(mut prices) = Prices::new(self.land, self.windows.clone()) else { return Pace::On };
        #[expect(clippy::cast_precision_loss, reason = "costs stay below 2^52")]
        let aim = upper as f64;
        let mut counted = 0;
        while prices.rounds < 600 && prices.cells < CELLS && prices.alive() {
            prices.round(aim);
            let pace = meter.spend((prices.cells - counted) / 16 + 1);
            counted = prices.cells;
            self.raise(whole_above(prices.bound).min(upper), Certificate::Prices { rounds: prices.rounds });
            if pace == Pace::Stop || self.closed() {
                return pace;
            }
        }
        prices.recall();
        prices.forbid(aim - 1.0 + 1e-6);
        self.windows = prices.windows;
        if self.windows.contains(&0) {
            self.raise(upper, Certificate::Prices { rounds: prices.rounds });
        }
        meter.spend(1)
    }
}

/// The least whole number a bound allows, with a margin for rounding.
#[expect(clippy::cast_possible_truncation, reason = "bounds stay below 2^52")]
fn whole_above(bound: f64) -> i64 {
    (bound - 1e-6 * bound.abs().max(1.0)).ceil().max(0.0) as i64
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
