//! The smallest peak, proved. Destructive bounds (Klein & Scholl 1999): begin with the heaviest interval of periods, ask
//! the search whether any plan keeps below it, and go up by one for each “no”. What the search cannot answer within its
//! nodes is tried by annealing, then by more nodes. O(search) a step; published curricula need tens of nodes.

use ground::{Budget, Meter, Seed};

use crate::anneal::{Cooling, Partners, anneal};
use crate::answer::Certificate;
use crate::demand::Demand;
use crate::landscape::{Aim, Landscape, add_places, cost};
use crate::problem::Problem;
use crate::rules::Rules;
use crate::search::{Found, search, windows};

/// What is known at the end.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub plan: Option<Vec<u32>>,
    pub infeasible: bool,
    pub bound: i64,
    pub certificate: Certificate,
    pub work: u64,
}

const NODES: u64 = 20_000;
const ROUNDS: u32 = 5;

/// Finds the smallest peak.
pub(crate) fn solve(problem: &Problem, rules: &Rules, budget: &Budget, seed: Seed) -> Outcome {
    let mut meter = budget.meter();
    let mut found = Peak { problem, rules, seed, nodes: 0, lower: 0, certificate: Certificate::None, best: None };
    let infeasible = found.run(&mut meter);
    let plan = found.best.take().map(|plan| found.polite(plan, &mut meter));
    Outcome { plan, infeasible, bound: found.lower, certificate: found.certificate, work: meter.done() }
}

struct Peak<'a> {
    problem: &'a Problem,
    rules: &'a Rules,
    seed: Seed,
    nodes: u64,
    lower: i64,
    certificate: Certificate,
    best: Option<Vec<u32>>,
}

impl Peak<'_> {
    /// True when nothing is feasible.
    fn run(&mut self, meter: &mut Meter) -> bool {
        (self.lower, self.certificate) = heaviest_interval(self.problem);
        let most = (0..self.rules.curricula).map(|home| {
            let total = i64::try_from(self.problem.total_credits(home)).unwrap_or(i64::MAX);
            total.min(i64::from(self.rules.load[home].most))
        });
        let most = most.max().unwrap_or(0);
        let mut stopped = self.climb(NODES, most, meter);
        if stopped.is_none() {
            return self.best.is_none();
        }
        // The step that the search could not answer: any plan first, then better ones, then more nodes.
        let first = match self.ask(most, NODES, meter) {
            Found::Plan(plan) => Some(plan),
            Found::Nothing => return true,
            Found::Stopped => self.guess(most, 1_000_000, meter),
        };
        self.keep(first);
        let mut nodes = NODES;
        for round in 0..ROUNDS {
            self.descend(nodes / 4, 200_000 << round, meter);
            nodes *= 8;
            stopped = self.climb(nodes, most, meter);
            if stopped.is_none() {
                return self.best.is_none();
            }
        }
        false
    }

    /// From the bound upwards until a plan is found (None) or a step stays open.
    fn climb(&mut self, nodes: u64, most: i64, meter: &mut Meter) -> Option<()> {
        while self.best.as_ref().is_none_or(|plan| self.cost(plan) > self.lower) {
            if self.lower > most {
                return None;
            }
            match self.ask(self.lower, nodes, meter) {
                Found::Plan(plan) => {
                    self.keep(Some(plan));
                    return None;
                }
                Found::Nothing => {
                    self.lower += 1;
                    self.certificate = Certificate::Search { nodes: self.nodes };
                }
                Found::Stopped => return Some(()),
            }
        }
        None
    }

    /// From the best plan downwards as long as it is easy.
    fn descend(&mut self, nodes: u64, moves: u64, meter: &mut Meter) {
        while let Some(plan) = &self.best {
            let below = self.cost(plan) - 1;
            if below < self.lower {
                return;
            }
            let better = match self.ask(below, nodes, meter) {
                Found::Plan(plan) => Some(plan),
                Found::Nothing => {
                    self.lower = below + 1;
                    self.certificate = Certificate::Search { nodes: self.nodes };
                    return;
                }
                Found::Stopped => self.guess(below, moves, meter),
            };
            if better.is_none() {
                return;
            }
            self.keep(better);
        }
    }

    fn cost(&self, plan: &[u32]) -> i64 {
        cost(self.problem, self.rules, plan)
    }

    fn keep(&mut self, plan: Option<Vec<u32>>) {
        if let Some(plan) = plan
            && self.best.as_ref().is_none_or(|best| self.cost(best) > self.cost(&plan))
        {
            self.best = Some(plan);
        }
    }

    fn capped(&self, cap: i64) -> Rules {
        let mut rules = self.rules.clone();
        for range in &mut rules.load {
            range.most = range.most.min(i32::try_from(cap).unwrap_or(i32::MAX));
        }
        rules
    }

    fn ask(&mut self, cap: i64, nodes: u64, meter: &mut Meter) -> Found {
        search(&self.capped(cap), nodes, meter, &mut self.nodes)
    }

    /// A plan below a cap by annealing, perhaps.
    fn guess(&mut self, cap: i64, moves: u64, meter: &mut Meter) -> Option<Vec<u32>> {
        let rules = self.capped(cap);
        let windows = windows(&rules)?;
        let start: Vec<u32> = windows.iter().map(|set| set.trailing_zeros()).collect();
        let aim = Aim::Below(i32::try_from(cap).unwrap_or(i32::MAX));
        let land = Landscape::new(self.problem, &rules, windows, aim, 1);
        let partners = Partners::of(&land);
        (0..4).find_map(|chain| {
            let cooling = Cooling { hot: 3.0, cold: 0.1, moves };
            let stream = self.seed.stream(1_000 + chain);
            let found = anneal(&land, &partners, &start, cooling, 0, stream, meter);
            (found.energy == 0).then_some(found.plan)
        })
    }

    /// Among plans of the same peak one with fewer undesired placements and changes, as far as a short chain finds it.
    fn polite(&self, plan: Vec<u32>, meter: &mut Meter) -> Vec<u32> {
        let mut wishes = vec![0; self.rules.courses * self.rules.periods];
        add_places(self.problem, &mut wishes);
        let wished = |plan: &[u32]| {
            let each = plan.iter().enumerate();
            each.map(|(course, &at)| wishes[course * self.rules.periods + at as usize]).sum::<i64>()
        };
        let highest = wishes.iter().copied().max().unwrap_or(0);
        let rules = self.capped(self.cost(&plan));
        let Some(windows) = windows(&rules).filter(|_| highest > 0 && wished(&plan) > 0) else { return plan };
        let aim = Aim::Below(i32::try_from(self.cost(&plan)).unwrap_or(i32::MAX));
        let mut land = Landscape::new(self.problem, &rules, windows, aim, highest + 1);
        land.place_cost.copy_from_slice(&wishes);
        let partners = Partners::of(&land);
        #[expect(clippy::cast_precision_loss, reason = "a temperature")]
        let hot = highest as f64;
        let cooling = Cooling { hot, cold: hot / 20.0, moves: 300_000 };
        let found = anneal(&land, &partners, &plan, cooling, 0, self.seed.stream(2_000), meter);
        if found.broken == 0 && wished(&found.plan) < wished(&plan) { found.plan } else { plan }
    }
}

/// The heaviest interval of periods: credits of courses whose windows lie within it, spread evenly.
fn heaviest_interval(problem: &Problem) -> (i64, Certificate) {
    let demands = Demand::all(problem);
    let of_windows =
        |one: &Demand| matches!(one, Demand::Prerequisite { .. } | Demand::Pinned { .. } | Demand::Allowed { .. });
    let demands: Vec<Demand> = demands.into_iter().filter(of_windows).collect();
    let rules = Rules::with(problem, &demands);
    let Some(windows) = windows(&rules) else { return (0, Certificate::None) };
    let periods = rules.periods;
    let mut best = (0, Certificate::None);
    for home in 0..rules.curricula {
        // within[a][b]: credits whose window begins at a and ends at b.
        let mut within = vec![0_u64; periods * periods];
        for &course in rules.members.row(home) {
            let set = windows[course as usize];
            let (first, last) = (set.trailing_zeros() as usize, 63 - set.leading_zeros() as usize);
            within[first * periods + last] += u64::from(problem.credits(course as usize));
        }
        for period in 0..periods {
            within[period * periods + period] += u64::try_from(rules.base_load[home * periods + period]).unwrap_or(0);
        }
        for from in (0..periods).rev() {
            let mut row = 0;
            for to in from..periods {
                row += within[from * periods + to];
                let below = if from < to { within[(from + 1) * periods + to] } else { 0 };
                let credits = row + below;
                within[from * periods + to] = credits;
                let height = i64::try_from(credits.div_ceil((to - from + 1) as u64)).unwrap_or(i64::MAX);
                if height > best.0 {
                    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
                    let (curriculum, from, to) = (number(home), number(from + 1), number(to + 1));
                    best = (height, Certificate::Interval { curriculum, from, to, credits });
                }
            }
        }
    }
    best
}
