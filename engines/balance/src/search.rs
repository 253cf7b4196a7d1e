//! Depth-first search with propagation: is there a plan that keeps every range? Used for the peak (loads capped from
//! above), for conflicts, and for a first plan.
//!
//! Propagation to a fixed point: prerequisites on the ends of domains; least and most of each curriculum and period from
//! what is settled and what is open; energy of intervals of periods (all courses whose windows lie within [a, b] must fit
//! there, and none that would overflow it may enter: Carlier & Pinson's edge finding on a unit grid; the complement gives
//! what [a, b] must hold at least). Interchangeable courses are ordered (Monette, Schaus, Zampelli, Deville & Dupont 2007,
//! “A CP approach to the balanced academic curriculum problem”: a course that is needed by more and needs less goes no
//! later). Branching on the smallest domain, then the heaviest course; periods by load. Below a cost: the course that failed
//! last (Lecoutre, Saïs, Tabary & Vidal 2009), else a small domain, heavy, in curricula that failed often and have little open,
//! so that one curriculum is settled after another. Differences from the paper: the
//! intervals instead of a balance constraint; exponential in the worst case, O(curricula · (members · P + P²)) a node.

mod branch;
mod intervals;
mod price;

use ground::Meter;

use crate::alike::interchangeable;
use crate::goal::{Goal, Known};
use crate::landscape::Landscape;
use crate::rules::{Range, Rows, Rules};
use price::first_range;

/// What a search found.
#[derive(Debug)]
pub(crate) enum Found {
    /// A plan.
    Plan(Vec<u32>),
    /// There is none.
    Nothing,
    /// The limit of nodes or the budget came first.
    Stopped,
}

/// Searches `nodes` nodes at most; `spent` counts them.
pub(crate) fn search(rules: &Rules, nodes: u64, meter: &mut Meter, spent: &mut u64) -> Found {
    run(&mut Search::new(rules, None, &interchangeable(rules, None)), nodes, meter, spent)
}

/// Searches for a plan that costs at most `most`. `blame` counts where searches failed, one number a curriculum; it is
/// learnt from and added to (weighted degrees: Boussemart, Hemery, Lecoutre & Sais 2004).
pub(crate) fn search_below(
    land: &Landscape,
    most: i64,
    known: Known,
    nodes: u64,
    blame: &mut Vec<u32>,
    meter: &mut Meter,
    spent: &mut u64,
) -> Found {
    let goal = Goal::new(land, most, known);
    let pairs = interchangeable(land.rules, Some(&goal));
    let mut search = Search::new(land.rules, Some(goal), &pairs);
    if blame.len() == search.blame.len() {
        search.blame.copy_from_slice(blame);
    }
    let found = run(&mut search, nodes, meter, spent);
    blame.clone_from(&search.blame);
    found
}

fn run(search: &mut Search, nodes: u64, meter: &mut Meter, spent: &mut u64) -> Found {
    let start = if search.start() { search.descend(nodes, meter, spent) } else { Some(false) };
    match start {
        Some(true) => Found::Plan(search.domain.iter().map(|set| set.trailing_zeros()).collect()),
        Some(false) => Found::Nothing,
        None => Found::Stopped,
    }
}

/// The windows that propagation alone leaves, or `None` when it finds a contradiction.
pub(crate) fn windows(rules: &Rules) -> Option<Vec<u64>> {
    let mut search = Search::new(rules, None, &[]);
    search.start().then_some(search.domain)
}

#[derive(Clone, Copy, Default)]
struct Cell {
    settled_load: i32,
    settled_count: i32,
    open_load: i32,
    open_count: i32,
}

/// What a step changed.
enum Undo {
    Domain(u32, u64),
    Range(u32, Range),
    Lower(u32, i64, i64),
}

struct Search<'rules> {
    rules: &'rules Rules,
    no_later: Rows,
    no_earlier: Rows,
    domain: Vec<u64>,
    cells: Vec<Cell>,
    total_load: Vec<i32>,
    total_count: Vec<i32>,
    trail: Vec<Undo>,
    moved: Vec<u32>,
    is_moved: Vec<bool>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    energy: Vec<(i32, i32)>,
    tight: Vec<(u64, i32)>,
    /// The loads a period may have, by curriculum × periods + period.
    ranges: Vec<Range>,
    goal: Option<Goal<'rules>>,
    open: Vec<i32>,
    told: Vec<(i32, i32)>,
    /// How often a curriculum was where it failed.
    blame: Vec<u32>,
    /// The course that was settled when it failed last.
    last: Option<u32>,
}

impl<'rules> Search<'rules> {
    fn new(rules: &'rules Rules, goal: Option<Goal<'rules>>, pairs: &[(u32, u32)]) -> Self {
        let periods = rules.periods;
        let mut cells = vec![Cell::default(); rules.curricula * periods];
        let mut total_load = vec![0; rules.curricula];
        let mut total_count = vec![0; rules.curricula];
        for (at, cell) in cells.iter_mut().enumerate() {
            let (load, count) = (rules.base_load[at], rules.base_count[at]);
            *cell = Cell { settled_load: load, settled_count: count, open_load: load, open_count: count };
            total_load[at / periods] += load;
            total_count[at / periods] += count;
        }
        for home in 0..rules.curricula {
            for &course in rules.members.row(home) {
                let credits = rules.credits[course as usize];
                total_load[home] += credits;
                total_count[home] += 1;
                for cell in &mut cells[home * periods..(home + 1) * periods] {
                    cell.open_load += credits;
                    cell.open_count += 1;
                }
            }
        }
        Self {
            no_later: Rows::of(rules.courses, pairs.iter().copied()),
            no_earlier: Rows::of(rules.courses, pairs.iter().map(|&(first, second)| (second, first))),
            domain: vec![u64::MAX >> (64 - periods); rules.courses],
            cells,
            total_load,
            total_count,
            trail: Vec::new(),
            moved: Vec::new(),
            is_moved: vec![false; rules.courses],
            touched: (0..u32::try_from(rules.curricula).unwrap_or(u32::MAX)).collect(),
            is_touched: vec![true; rules.curricula],
            energy: vec![(0, 0); periods * periods],
            tight: Vec::new(),
            ranges: (0..rules.curricula * periods)
                .map(|cell| first_range(rules, goal.as_ref(), cell / periods))
                .collect(),
            goal,
            open: Vec::new(),
            told: vec![(0, 0); periods],
            blame: vec![1; rules.curricula],
            last: None,
            rules,
        }
    }

    fn start(&mut self) -> bool {
        for course in 0..self.rules.courses {
            if !self.keep(course, self.rules.windows[course]) {
                return false;
            }
            if self.rules.periods == 1 {
                self.settle(course);
            }
            self.wake(course);
        }
        self.goal.as_ref().is_none_or(|goal| goal.slack() >= 0) && self.propagate()
    }

    fn wake(&mut self, course: usize) {
        if !self.is_moved[course] {
            self.is_moved[course] = true;
            self.moved.push(u32::try_from(course).unwrap_or(u32::MAX));
        }
    }

    fn settle(&mut self, course: usize) {
        let period = self.domain[course].trailing_zeros() as usize;
        for &home in self.rules.homes.row(course) {
            let cell = &mut self.cells[home as usize * self.rules.periods + period];
            cell.settled_load += self.rules.credits[course];
            cell.settled_count += 1;
        }
    }

    /// Keeps only these periods of a course. False when none is left.
    fn keep(&mut self, course: usize, set: u64) -> bool {
        let old = self.domain[course];
        let new = old & set;
        if new == old {
            return true;
        }
        if new == 0 {
            return false;
        }
        self.trail.push(Undo::Domain(u32::try_from(course).unwrap_or(u32::MAX), old));
        self.domain[course] = new;
        if let Some(goal) = &mut self.goal {
            goal.replace(course, old, new);
        }
        let credits = self.rules.credits[course];
        let single = new.is_power_of_two();
        for &home in self.rules.homes.row(course) {
            let row = &mut self.cells[home as usize * self.rules.periods..];
            let mut gone = old & !new;
            while gone != 0 {
                let cell = &mut row[gone.trailing_zeros() as usize];
                cell.open_load -= credits;
                cell.open_count -= 1;
                gone &= gone - 1;
            }
            if single {
                let cell = &mut row[new.trailing_zeros() as usize];
                cell.settled_load += credits;
                cell.settled_count += 1;
            }
            if !self.is_touched[home as usize] {
                self.is_touched[home as usize] = true;
                self.touched.push(home);
            }
        }
        self.wake(course);
        self.goal.as_ref().is_none_or(|goal| goal.slack() >= 0)
    }

    fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            match self.trail.pop() {
                Some(Undo::Domain(course, old)) => self.undo_domain(course as usize, old),
                Some(Undo::Range(cell, old)) => self.ranges[cell as usize] = old,
                Some(Undo::Lower(home, lower, spare)) => {
                    if let Some(goal) = &mut self.goal {
                        goal.set(home as usize, lower, spare);
                    }
                }
                None => {}
            }
        }
        self.forget();
    }

    fn undo_domain(&mut self, course: usize, old: u64) {
        let new = self.domain[course];
        let credits = self.rules.credits[course];
        for &home in self.rules.homes.row(course) {
            let row = &mut self.cells[home as usize * self.rules.periods..];
            let mut back = old & !new;
            while back != 0 {
                let cell = &mut row[back.trailing_zeros() as usize];
                cell.open_load += credits;
                cell.open_count += 1;
                back &= back - 1;
            }
            if new.is_power_of_two() {
                let cell = &mut row[new.trailing_zeros() as usize];
                cell.settled_load -= credits;
                cell.settled_count -= 1;
            }
        }
        self.domain[course] = old;
        if let Some(goal) = &mut self.goal {
            goal.replace(course, new, old);
        }
    }

    fn forget(&mut self) {
        for course in self.moved.drain(..) {
            self.is_moved[course as usize] = false;
        }
        for home in self.touched.drain(..) {
            self.is_touched[home as usize] = false;
        }
    }

    fn propagate(&mut self) -> bool {
        loop {
            if let Some(course) = self.moved.pop() {
                self.is_moved[course as usize] = false;
                if !self.order(course as usize) {
                    return false;
                }
            } else if let Some(home) = self.touched.pop() {
                self.is_touched[home as usize] = false;
                let home = home as usize;
                if !self.fill(home) || !self.intervals(home) || !self.price(home) {
                    self.blame[home] += 1;
                    return false;
                }
            } else if !self.afford() {
                return true;
            }
        }
    }

    /// Prerequisites and the order of interchangeable courses.
    fn order(&mut self, course: usize) -> bool {
        let rules = self.rules;
        let first = self.domain[course].trailing_zeros();
        let last = self.domain[course].ilog2();
        let above = u64::MAX.checked_shl(first + 1).unwrap_or(0);
        let below = (1_u64 << last) - 1;
        rules.after.row(course).iter().all(|&other| self.keep(other as usize, above))
            && rules.before.row(course).iter().all(|&other| self.keep(other as usize, below))
            && (0..self.no_later.row(course).len()).all(|at| {
                let other = self.no_later.row(course)[at] as usize;
                self.keep(other, above | 1 << first)
            })
            && (0..self.no_earlier.row(course).len()).all(|at| {
                let other = self.no_earlier.row(course)[at] as usize;
                self.keep(other, below | 1 << last)
            })
    }

    /// Least and most of each period.
    fn fill(&mut self, home: usize) -> bool {
        let rules = self.rules;
        let count = rules.count[home];
        let others = i32::try_from(rules.periods - 1).unwrap_or(i32::MAX);
        let least = |range: Range, total: i32| range.least.max(total.saturating_sub(range.most.saturating_mul(others)));
        let least_count = least(count, self.total_count[home]);
        let ranges = home * rules.periods..(home + 1) * rules.periods;
        let together = self.ranges[ranges].iter().fold(0_i32, |sum, range| sum.saturating_add(range.most));
        for period in 0..rules.periods {
            let cell = self.cells[home * rules.periods + period];
            let load = self.ranges[home * rules.periods + period];
            let least_load = load.least.max(self.total_load[home].saturating_sub(together.saturating_sub(load.most)));
            if cell.settled_load > load.most
                || cell.settled_count > count.most
                || cell.open_load < least_load
                || cell.open_count < least_count
            {
                return false;
            }
            if cell.open_count == cell.settled_count {
                continue;
            }
            let room = if cell.settled_count == count.most { -1 } else { load.most - cell.settled_load };
            let spare = if cell.open_count == least_count { -1 } else { cell.open_load - least_load };
            for &course in rules.members.row(home) {
                let course = course as usize;
                let set = self.domain[course];
                if set >> period & 1 == 0 || set.is_power_of_two() {
                    continue;
                }
                let credits = rules.credits[course];
                if credits > room && !self.keep(course, !(1 << period)) {
                    return false;
                }
                if credits > spare && !self.keep(course, 1 << period) {
                    return false;
                }
            }
        }
        true
    }
}
