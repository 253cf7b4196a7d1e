//! One period of one curriculum at given prices: which of its courses, by credits and count. O(courses · credits · count).

use crate::landscape::Landscape;

/// The tables of one period.
pub(crate) struct Knapsack {
    credits: Vec<usize>,
    /// The cost of each (credits, count), infinite outside the ranges; by count × width + credits.
    ends: Vec<f64>,
    width: usize,
    height: usize,
    forward: Vec<f64>,
    backward: Vec<f64>,
}

impl Knapsack {
    pub fn new(land: &Landscape, home: usize, period: usize, courses: &[u32], upper: i64) -> Self {
        let rules = land.rules;
        let cell = home * rules.periods + period;
        let size = |value: i32| usize::try_from(value).unwrap_or(0);
        let (base_load, base_count) = (size(rules.base_load[cell]), size(rules.base_count[cell]));
        let credits: Vec<usize> = courses.iter().map(|&course| size(rules.credits[course as usize])).collect();
        let height = courses.len().min(size(rules.count[home].most).saturating_sub(base_count)) + 1;
        let most_load = size(rules.load[home].most);
        let cost = |load: usize| land.load_cost[land.load_start[home] as usize + load];
        let all: usize = credits.iter().sum();
        let fits = |load: &usize| base_load + load <= most_load && cost(base_load + load) <= upper.max(0);
        let width = (0..=all).rev().find(fits).unwrap_or(0) + 1;
        let mut ends = vec![f64::INFINITY; width * height];
        for count in 0..height {
            for load in 0..width {
                let (least_count, least_load) = (size(rules.count[home].least), size(rules.load[home].least));
                if count + base_count >= least_count && load + base_load >= least_load && load + base_load <= most_load {
                    #[expect(clippy::cast_precision_loss, reason = "costs stay below 2^52")]
                    let value = cost(base_load + load) as f64;
                    ends[count * width + load] = value;
                }
            }
        }
        Self { credits, ends, width, height, forward: Vec::new(), backward: Vec::new() }
    }

    /// Fills `backward`: the least cost to go before each course, from each state.
    fn run(&mut self, period: usize, prices: &[f64], courses: &[u32], windows: &[u64]) -> u64 {
        let states = self.width * self.height;
        let items = courses.len();
        self.backward.resize((items + 1) * states, 0.0);
        self.backward[items * states..].copy_from_slice(&self.ends);
        for item in (0..items).rev() {
            let (here, next) = self.backward[item * states..].split_at_mut(states);
            let next = &next[..states];
            let set = windows[courses[item] as usize];
            let (may, must) = (set >> period & 1 == 1, set == 1 << period);
            if must {
                here.fill(f64::INFINITY);
            } else {
                here.copy_from_slice(next);
            }
            if may {
                let (credits, price) = (self.credits[item], prices[item]);
                if credits < self.width {
                    for count in 0..self.height - 1 {
                        let into = &next[(count + 1) * self.width + credits..(count + 2) * self.width];
                        let from = &mut here[count * self.width..(count + 1) * self.width - credits];
                        for (from, into) in from.iter_mut().zip(into) {
                            *from = from.min(into + price);
                        }
                    }
                }
            }
        }
        (items * states) as u64
    }

    /// The least cost, and what it takes.
    pub fn solve(&mut self, period: usize, prices: &[f64], courses: &[u32], windows: &[u64], take: &mut [u32]) -> (f64, u64) {
        let cells = self.run(period, prices, courses, windows);
        let states = self.width * self.height;
        let mut state = 0;
        for item in 0..courses.len() {
            let next = &self.backward[(item + 1) * states..];
            let leave = if windows[courses[item] as usize] == 1 << period { f64::INFINITY } else { next[state] };
            let here = self.backward[item * states + state];
            take[item] = u32::from(leave > here);
            if leave > here {
                state += self.width + self.credits[item];
                if state >= states {
                    break;
                }
            }
        }
        (self.backward[0], cells)
    }

    /// Adds to each placement how much more than the least it costs to have it.
    pub fn marginals(&mut self, period: usize, prices: &[f64], courses: &[u32], windows: &[u64], above: &mut [f64]) -> u64 {
        let cells = self.run(period, prices, courses, windows);
        let states = self.width * self.height;
        let periods = above.len() / windows.len();
        let least = self.backward[0];
        self.forward.clear();
        self.forward.resize(states, f64::INFINITY);
        self.forward[0] = 0.0;
        for item in 0..courses.len() {
            let set = windows[courses[item] as usize];
            let next = &self.backward[(item + 1) * states..(item + 2) * states];
            let (credits, price) = (self.credits[item], prices[item]);
            let leave = self.forward.iter().zip(next).map(|(a, b)| a + b).fold(f64::INFINITY, f64::min);
            let mut enter = f64::INFINITY;
            let mut after = if set == 1 << period { vec![f64::INFINITY; states] } else { self.forward.clone() };
            if set >> period & 1 == 1 {
                for count in 0..self.height - 1 {
                    for load in 0..self.width.saturating_sub(credits) {
                        let (from, into) = (count * self.width + load, (count + 1) * self.width + load + credits);
                        enter = enter.min(self.forward[from] + price + next[into]);
                        after[into] = after[into].min(self.forward[from] + price);
                    }
                }
            }
            self.forward = after;
            let row = courses[item] as usize * periods;
            for other in 0..periods {
                above[row + other] += if other == period { enter } else { leave } - least;
            }
        }
        2 * cells
    }
}
