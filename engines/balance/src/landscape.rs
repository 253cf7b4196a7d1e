//! What a plan costs, in tables: one per curriculum over its load, one over its count, one per course and period. A move
//! is priced by looking up before and after.

use crate::draft::Objective;
use crate::problem::Problem;
use crate::rules::{Range, Rules};

/// Costs of loads, counts and placements; what breaks a range costs a penalty.
#[derive(Clone, Debug)]
pub(crate) struct Landscape<'rules> {
    pub rules: &'rules Rules,
    /// Where each curriculum's loads begin.
    pub load_start: Vec<u32>,
    pub load_cost: Vec<i64>,
    /// Where each curriculum's counts begin.
    pub count_start: Vec<u32>,
    pub count_cost: Vec<i64>,
    /// By course × periods + period.
    pub place_cost: Vec<i64>,
    /// Where each course may be, after propagation.
    pub windows: Vec<u64>,
    /// What one unit beyond a range costs.
    pub penalty: i64,
    /// What kind of load costs something.
    pub aim: Aim,
}

/// What kind of load costs something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Squared deviation from the ideal, times the weight.
    Even(i64),
    /// Nothing may be above this load.
    Below(i32),
}

impl<'rules> Landscape<'rules> {
    pub fn new(problem: &Problem, rules: &'rules Rules, windows: Vec<u64>, aim: Aim, penalty: i64) -> Self {
        let periods = rules.periods;
        let (mut load_start, mut load_cost) = (Vec::new(), Vec::new());
        let (mut count_start, mut count_cost) = (Vec::new(), Vec::new());
        for home in 0..rules.curricula {
            let most = problem.total_credits(home);
            let ideal = (most / periods as u64, most.div_ceil(periods as u64));
            load_start.push(u32::try_from(load_cost.len()).unwrap_or(u32::MAX));
            load_cost.extend((0..=most).map(|load| match aim {
                Aim::Even(weight) => weight * square_away(load, ideal) + penalty * outside(load, rules.load[home]),
                Aim::Below(cap) => {
                    penalty * outside(load, Range { most: cap.min(rules.load[home].most), ..rules.load[home] })
                }
            }));
            let courses = rules.members.row(home).len() as u64;
            let fixed: i32 = rules.base_count[home * periods..(home + 1) * periods].iter().sum();
            let most = courses + u64::try_from(fixed).unwrap_or(0);
            count_start.push(u32::try_from(count_cost.len()).unwrap_or(u32::MAX));
            count_cost.extend((0..=most).map(|count| penalty * outside(count, rules.count[home])));
        }
        let mut place_cost = vec![0; rules.courses * periods];
        if let Aim::Even(_) = aim {
            add_places(problem, &mut place_cost);
        }
        Self { rules, load_start, load_cost, count_start, count_cost, place_cost, windows, penalty, aim }
    }

    /// The same costs for some curricula and courses alone; only courses whose first curriculum is among them cost
    /// anything by their place, so that parts that share no curriculum share no cost.
    pub fn part<'part>(&self, rules: &'part Rules, homes: &[u32], courses: &[u32]) -> Landscape<'part> {
        let periods = rules.periods;
        let (mut load_start, mut load_cost) = (Vec::new(), Vec::new());
        for &home in homes {
            let end = self.load_start.get(home as usize + 1).map_or(self.load_cost.len(), |&next| next as usize);
            load_start.push(u32::try_from(load_cost.len()).unwrap_or(u32::MAX));
            load_cost.extend_from_slice(&self.load_cost[self.load_start[home as usize] as usize..end]);
        }
        let mut place_cost = vec![0; courses.len() * periods];
        for (row, &course) in place_cost.chunks_mut(periods).zip(courses) {
            let course = course as usize;
            if self.rules.homes.row(course).first().is_some_and(|first| homes.contains(first)) {
                row.copy_from_slice(&self.place_cost[course * periods..(course + 1) * periods]);
            }
        }
        Landscape {
            load_start,
            load_cost,
            count_start: Vec::new(),
            count_cost: Vec::new(),
            place_cost,
            windows: rules.windows.clone(),
            penalty: self.penalty,
            aim: self.aim,
            rules,
        }
    }

    /// What a load beyond its range adds to the cost.
    pub fn load_broken(&self, home: usize, load: u32) -> i64 {
        let range = match self.aim {
            Aim::Even(_) => self.rules.load[home],
            Aim::Below(cap) => Range { most: cap.min(self.rules.load[home].most), ..self.rules.load[home] },
        };
        self.penalty * outside(u64::from(load), range)
    }
}

/// Undesired placements and changes, weighted.
pub(crate) fn add_places(problem: &Problem, place_cost: &mut [i64]) {
    let periods = problem.periods as usize;
    for &(course, period) in &problem.undesired {
        place_cost[course as usize * periods + period as usize] += i64::from(problem.weights.undesired);
    }
    for (course, last) in problem.last_year.iter().enumerate() {
        if let Some(last) = last {
            for period in (0..periods).filter(|&period| period != *last as usize) {
                place_cost[course * periods + period] += i64::from(problem.weights.change);
            }
        }
    }
}

/// The square of how far a load is from its ideal.
pub(crate) fn square_away(load: u64, (floor, ceiling): (u64, u64)) -> i64 {
    let away = load.saturating_sub(ceiling).max(floor.saturating_sub(load));
    i64::try_from(away * away).unwrap_or(i64::MAX)
}

fn outside(value: u64, range: Range) -> i64 {
    let value = i64::try_from(value).unwrap_or(i64::MAX);
    (value - i64::from(range.most)).max(i64::from(range.least) - value).max(0)
}

/// What a plan costs by the problem's own objective.
pub(crate) fn cost(problem: &Problem, rules: &Rules, plan: &[u32]) -> i64 {
    let periods = rules.periods;
    let mut load: Vec<i32> = rules.base_load.clone();
    for home in 0..rules.curricula {
        for &course in rules.members.row(home) {
            load[home * periods + plan[course as usize] as usize] += rules.credits[course as usize];
        }
    }
    if problem.objective() == Objective::Peak {
        return i64::from(load.into_iter().max().unwrap_or(0));
    }
    let mut place_cost = vec![0; rules.courses * periods];
    add_places(problem, &mut place_cost);
    let mut sum: i64 = plan.iter().enumerate().map(|(course, &at)| place_cost[course * periods + at as usize]).sum();
    for (home, row) in load.chunks(periods).enumerate() {
        let total = problem.total_credits(home);
        let ideal = (total / periods as u64, total.div_ceil(periods as u64));
        let away = row.iter().map(|&load| square_away(u64::try_from(load).unwrap_or(0), ideal)).sum::<i64>();
        sum += i64::from(problem.weights.balance) * away;
    }
    sum
}
