//! A lower bound from prices on placements (Lagrangian decomposition; Guignard & Kim 1987). The problem is cut into
//! parts that a dynamic programme solves exactly: every curriculum (all ways to split its set over the periods, so they
//! must be small), every prerequisite, every course. Each part has its own copy of the placements and pays prices for
//! them; prices of the copies add up to the true cost, so the minima of the parts add up to a bound. Prices move along
//! deflected subgradients (Camerini, Fratta & Maffioli 1975) with Polyak's step.
//!
//! A placement whose parts cost so much more than their minima that the bound would pass the best plan is forbidden for
//! good. Differences from the papers: all parts exact, minima under every placement from the same tables.

use crate::landscape::Landscape;
use crate::whole::Whole;

/// The largest curriculum that is solved whole.
const MOST: usize = 10;

/// The parts and their prices.
pub(crate) struct Prices<'land> {
    land: &'land Landscape<'land>,
    pub windows: Vec<u64>,
    parts: Vec<Part>,
    edges: Vec<Edge>,
    /// The cost left to the courses themselves, by course × periods + period.
    own: Vec<f64>,
    chosen: Vec<u32>,
    pub bound: f64,
    best: Option<(f64, Snapshot)>,
    alpha: f64,
    idle: u32,
    pub rounds: u64,
    /// Cells of dynamic programmes.
    pub cells: u64,
}

type Snapshot = (Vec<Vec<f64>>, Vec<Vec<f64>>, Vec<f64>);

struct Part {
    whole: Whole,
    courses: Vec<u32>,
    /// By course × periods + period.
    prices: Vec<f64>,
    pull: Vec<f64>,
    take: Vec<u32>,
}

struct Edge {
    ends: [u32; 2],
    prices: Vec<f64>,
    pull: Vec<f64>,
    take: [u32; 2],
}

impl<'land> Prices<'land> {
    /// `None` when a curriculum has too many courses, or the tables would be too many.
    pub fn new(land: &'land Landscape<'land>, windows: Vec<u64>) -> Option<Self> {
        let rules = land.rules;
        let periods = rules.periods;
        let mut parts = Vec::new();
        let mut edges = Vec::new();
        let large = (0..rules.curricula).any(|home| rules.members.row(home).len() > MOST);
        if large || rules.curricula * periods > 2_000 {
            return None;
        }
        for home in 0..rules.curricula {
            let courses = rules.members.row(home).to_vec();
            let prices = vec![0.0; courses.len() * periods];
            let whole = Whole::new(land, home, &courses);
            parts.push(Part { whole, pull: prices.clone(), prices, take: vec![0; courses.len()], courses });
        }
        for later in 0..rules.courses {
            for &earlier in rules.before.row(later) {
                let prices = vec![0.0; 2 * periods];
                let ends = [earlier, u32::try_from(later).unwrap_or(u32::MAX)];
                edges.push(Edge { ends, pull: prices.clone(), prices, take: [0; 2] });
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "costs stay below 2^52")]
        let own = land.place_cost.iter().map(|&cost| cost as f64).collect();
        let chosen = vec![0; rules.courses];
        Some(Self {
            land,
            windows,
            parts,
            edges,
            own,
            chosen,
            bound: f64::NEG_INFINITY,
            best: None,
            alpha: 1.0,
            idle: 0,
            rounds: 0,
            cells: 0,
        })
    }

    /// Sets the prices once more; the bound they give (the best so far stays in `bound`). `upper` is what is aimed at.
    pub fn round(&mut self, upper: f64) -> f64 {
        let value = self.evaluate();
        self.rounds += 1;
        if value > self.bound + 1e-9 {
            if value > self.bound + 0.0005 * (upper - self.bound).abs() {
                self.idle = 0;
            }
            self.bound = value;
            let parts = self.parts.iter().map(|part| part.prices.clone()).collect();
            let edges = self.edges.iter().map(|edge| edge.prices.clone()).collect();
            self.best = Some((value, (parts, edges, self.own.clone())));
        }
        self.idle += 1;
        if self.idle > 30 {
            self.idle = 0;
            self.alpha *= 0.9;
        }
        self.step(upper, value);
        value
    }

    /// Whether steps are still long enough to move anything.
    pub fn alive(&self) -> bool {
        self.alpha > 0.01
    }

    /// Back to the prices of the best bound.
    pub fn recall(&mut self) {
        if let Some((_, (parts, edges, own))) = self.best.take() {
            for (part, prices) in self.parts.iter_mut().zip(parts) {
                part.prices = prices;
            }
            for (edge, prices) in self.edges.iter_mut().zip(edges) {
                edge.prices = prices;
            }
            self.own = own;
        }
    }

    fn evaluate(&mut self) -> f64 {
        let periods = self.land.rules.periods;
        let mut sum = 0.0;
        for part in &mut self.parts {
            let (value, cells) = part.whole.solve(&part.prices, &part.courses, &self.windows, &mut part.take);
            sum += value;
            self.cells += cells;
        }
        for edge in &mut self.edges {
            sum += edge.solve(periods, &self.windows);
        }
        for course in 0..self.chosen.len() {
            let (value, period) = least(&self.own[course * periods..(course + 1) * periods], self.windows[course]);
            sum += value;
            self.chosen[course] = period;
        }
        sum
    }

    fn step(&mut self, upper: f64, value: f64) {
        const KEEP: f64 = 0.6;
        let periods = self.land.rules.periods;
        let mut length = 0.0;
        // Directions: where a part takes what the course does not, its price goes up.
        for part in &mut self.parts {
            for pull in &mut part.pull {
                *pull *= KEEP;
            }
            for (at, &course) in part.courses.iter().enumerate() {
                part.pull[at * periods + part.take[at] as usize] += 1.0;
                part.pull[at * periods + self.chosen[course as usize] as usize] -= 1.0;
            }
            length += part.pull.iter().map(|pull| pull * pull).sum::<f64>();
        }
        for edge in &mut self.edges {
            for pull in &mut edge.pull {
                *pull *= KEEP;
            }
            for side in 0..2 {
                edge.pull[side * periods + edge.take[side] as usize] += 1.0;
                edge.pull[side * periods + self.chosen[edge.ends[side] as usize] as usize] -= 1.0;
            }
            length += edge.pull.iter().map(|pull| pull * pull).sum::<f64>();
        }
        if length < 1e-12 {
            return;
        }
        let size = self.alpha * (upper - value).max(0.01) / length;
        for part in &mut self.parts {
            for (at, &course) in part.courses.iter().enumerate() {
                for period in 0..periods {
                    let change = size * part.pull[at * periods + period];
                    part.prices[at * periods + period] += change;
                    self.own[course as usize * periods + period] -= change;
                }
            }
        }
        for edge in &mut self.edges {
            for side in 0..2 {
                for period in 0..periods {
                    let change = size * edge.pull[side * periods + period];
                    edge.prices[side * periods + period] += change;
                    self.own[edge.ends[side] as usize * periods + period] -= change;
                }
            }
        }
    }

    /// Forbids placements that no plan below `upper` can have, at the present prices. Returns how many.
    pub fn forbid(&mut self, upper: f64) -> u32 {
        let periods = self.land.rules.periods;
        let value = self.evaluate();
        let mut above = vec![0.0; self.own.len()];
        for course in 0..self.chosen.len() {
            let row = &self.own[course * periods..(course + 1) * periods];
            let least = row[self.chosen[course] as usize];
            for (period, own) in row.iter().enumerate() {
                above[course * periods + period] += own - least;
            }
        }
        for part in &mut self.parts {
            let cells = part.whole.marginals(&part.prices, &part.courses, &self.windows, &mut above);
            self.cells += cells;
        }
        for edge in &self.edges {
            edge.marginals(periods, &self.windows, &mut above);
        }
        let mut count = 0;
        for (at, above) in above.iter().enumerate() {
            let (course, period) = (at / periods, at % periods);
            if self.windows[course] >> period & 1 == 1 && value + above > upper {
                self.windows[course] &= !(1 << period);
                count += 1;
            }
        }
        count
    }
}

fn least(row: &[f64], set: u64) -> (f64, u32) {
    let mut best = (f64::INFINITY, 0);
    let mut rest = set;
    while rest != 0 {
        let period = rest.trailing_zeros();
        rest &= rest - 1;
        if row[period as usize] < best.0 {
            best = (row[period as usize], period);
        }
    }
    best
}

impl Edge {
    fn solve(&mut self, periods: usize, windows: &[u64]) -> f64 {
        let [a, b] = self.ends.map(|end| windows[end as usize]);
        let mut best = f64::INFINITY;
        let mut first = (f64::INFINITY, 0);
        for period in 0..periods {
            if b >> period & 1 == 1 && first.0 + self.prices[periods + period] < best {
                best = first.0 + self.prices[periods + period];
                self.take = [first.1, u32::try_from(period).unwrap_or(0)];
            }
            if a >> period & 1 == 1 && self.prices[period] < first.0 {
                first = (self.prices[period], u32::try_from(period).unwrap_or(0));
            }
        }
        best
    }

    fn marginals(&self, periods: usize, windows: &[u64], above: &mut [f64]) {
        let [a, b] = self.ends.map(|end| windows[end as usize]);
        let price = |set: u64, side: usize, period: usize| {
            if set >> period & 1 == 1 { self.prices[side * periods + period] } else { f64::INFINITY }
        };
        let mut least = f64::INFINITY;
        let mut rows = [vec![f64::INFINITY; periods], vec![f64::INFINITY; periods]];
        for first in 0..periods {
            for second in first + 1..periods {
                let sum = price(a, 0, first) + price(b, 1, second);
                rows[0][first] = rows[0][first].min(sum);
                rows[1][second] = rows[1][second].min(sum);
                least = least.min(sum);
            }
        }
        for side in 0..2 {
            for period in 0..periods {
                above[self.ends[side] as usize * periods + period] += rows[side][period] - least;
            }
        }
    }
}
