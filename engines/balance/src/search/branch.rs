//! The order of a search: which course next, which period first, and back again.

use ground::{Meter, Pace};

use super::Search;

impl Search<'_> {
    /// Some(true) found, Some(false) nothing there, None stopped.
    pub(super) fn descend(&mut self, nodes: u64, meter: &mut Meter, spent: &mut u64) -> Option<bool> {
        let mut levels: Vec<(usize, u32, u64)> = Vec::new();
        let mut used = 0;
        let price = if self.goal.is_some() { 150 } else { 60 };
        let Some(first) = self.choose() else { return Some(true) };
        levels.push((self.trail.len(), first, self.domain[first as usize]));
        loop {
            let Some(level) = levels.last_mut() else { return Some(false) };
            let (mark, course) = (level.0, level.1 as usize);
            if level.2 == 0 {
                levels.pop();
                let Some(parent) = levels.last() else { return Some(false) };
                let mark = parent.0;
                self.undo(mark);
                continue;
            }
            let period = self.lightest(course, level.2);
            level.2 &= !(1 << period);
            used += 1;
            *spent += 1;
            if used > nodes || meter.spend(price) == Pace::Stop {
                return None;
            }
            self.undo(mark);
            if self.keep(course, 1 << period) && self.propagate() {
                let Some(next) = self.choose() else { return Some(true) };
                levels.push((self.trail.len(), next, self.domain[next as usize]));
            } else {
                self.last = u32::try_from(course).ok();
                self.undo(mark);
            }
        }
    }

    fn choose(&self) -> Option<u32> {
        let open = (0_u32..).zip(&self.domain).filter(|(_, set)| set.count_ones() > 1);
        if self.goal.is_some() {
            if self.last.is_some_and(|course| self.domain[course as usize].count_ones() > 1) {
                return self.last;
            }
            let rules = self.rules;
            let weight = |home: usize| {
                let row = &self.cells[home * rules.periods..(home + 1) * rules.periods];
                let open: i32 = row.iter().map(|cell| cell.open_load - cell.settled_load).sum();
                f64::from(self.blame[home]) / f64::from(open.max(1))
            };
            let weights: Vec<f64> = (0..rules.curricula).map(weight).collect();
            let rank = |course: u32, set: u64| {
                let homes = rules.homes.row(course as usize).iter();
                let weight = homes.map(|&home| weights[home as usize]).sum::<f64>().max(1e-9);
                let credits = f64::from(rules.credits[course as usize].max(1));
                f64::from(set.count_ones()) / (weight * credits * credits)
            };
            return open.min_by(|a, b| rank(a.0, *a.1).total_cmp(&rank(b.0, *b.1))).map(|(course, _)| course);
        }
        let rank = |course: u32, set: u64| {
            let rules = self.rules;
            let links = rules.after.row(course as usize).len() + rules.before.row(course as usize).len();
            (set.count_ones(), -rules.credits[course as usize], usize::MAX - links)
        };
        open.min_by_key(|&(course, &set)| rank(course, set)).map(|(course, _)| course)
    }

    fn lightest(&self, course: usize, set: u64) -> u32 {
        let load = |period: u32| {
            let homes = self.rules.homes.row(course).iter();
            homes.map(|&home| self.cells[home as usize * self.rules.periods + period as usize].settled_load).max()
        };
        let periods = (0..64).filter(|&period| set >> period & 1 == 1);
        periods.min_by_key(|&period| load(period)).unwrap_or(0)
    }
}
