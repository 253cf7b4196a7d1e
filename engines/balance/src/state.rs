//! A plan under change: loads and counts kept up to date, so that a move is priced by a few look-ups per curriculum.

use crate::landscape::Landscape;

/// A plan, what it costs, and the sums behind.
#[derive(Clone)]
pub(crate) struct State<'land> {
    pub land: &'land Landscape<'land>,
    pub plan: Vec<u32>,
    /// Load and count, by curriculum × periods + period.
    cells: Vec<(u32, u32)>,
    /// The cost with penalties.
    pub energy: i64,
}

impl<'land> State<'land> {
    /// A plan that keeps prerequisites and windows; ranges may be broken.
    pub fn new(land: &'land Landscape<'land>, plan: Vec<u32>) -> Self {
        let rules = land.rules;
        let periods = rules.periods;
        let unsigned = |value: i32| u32::try_from(value).unwrap_or(0);
        let mut cells: Vec<(u32, u32)> = rules
            .base_load
            .iter()
            .zip(&rules.base_count)
            .map(|(&load, &count)| (unsigned(load), unsigned(count)))
            .collect();
        let mut energy = 0;
        for (course, &period) in plan.iter().enumerate() {
            energy += land.place_cost[course * periods + period as usize];
            for &home in rules.homes.row(course) {
                let cell = &mut cells[home as usize * periods + period as usize];
                cell.0 += unsigned(rules.credits[course]);
                cell.1 += 1;
            }
        }
        for (at, &(load, count)) in cells.iter().enumerate() {
            let home = at / periods;
            energy += land.load_cost[(land.load_start[home] + load) as usize];
            energy += land.count_cost[(land.count_start[home] + count) as usize];
        }
        Self { land, plan, cells, energy }
    }

    /// What broken ranges add to the energy.
    pub fn broken(&self) -> i64 {
        let rules = self.land.rules;
        let mut broken = 0;
        for (at, &(load, count)) in self.cells.iter().enumerate() {
            let home = at / rules.periods;
            broken += self.land.count_cost[(self.land.count_start[home] + count) as usize];
            broken += self.land.load_broken(home, load);
        }
        broken
    }

    /// Where a course may go while all others stay.
    #[inline]
    pub fn window(&self, course: usize) -> u64 {
        let rules = self.land.rules;
        let mut set = self.land.windows[course];
        for &earlier in rules.before.row(course) {
            set &= u64::MAX.checked_shl(self.plan[earlier as usize] + 1).unwrap_or(0);
        }
        for &later in rules.after.row(course) {
            set &= (1 << self.plan[later as usize]) - 1;
        }
        set
    }

    /// What moving a course would add to the energy.
    #[inline]
    pub fn price(&self, course: usize, to: u32) -> i64 {
        let (land, rules) = (self.land, self.land.rules);
        let periods = rules.periods;
        let (from, to) = (self.plan[course] as usize, to as usize);
        #[expect(clippy::cast_sign_loss, reason = "credits are not negative")]
        let credits = rules.credits[course] as u32;
        let mut sum = land.place_cost[course * periods + to] - land.place_cost[course * periods + from];
        for &home in rules.homes.row(course) {
            let home = home as usize;
            let (left, entered) = (self.cells[home * periods + from], self.cells[home * periods + to]);
            let load = &land.load_cost[land.load_start[home] as usize..];
            let count = &land.count_cost[land.count_start[home] as usize..];
            sum += load[(left.0 - credits) as usize] - load[left.0 as usize];
            sum += load[(entered.0 + credits) as usize] - load[entered.0 as usize];
            sum += count[(left.1 - 1) as usize] - count[left.1 as usize];
            sum += count[(entered.1 + 1) as usize] - count[entered.1 as usize];
        }
        sum
    }

    /// Moves a course whose price is known.
    #[inline]
    pub fn place(&mut self, course: usize, to: u32, price: i64) {
        let rules = self.land.rules;
        let periods = rules.periods;
        let (from, into) = (self.plan[course] as usize, to as usize);
        #[expect(clippy::cast_sign_loss, reason = "credits are not negative")]
        let credits = rules.credits[course] as u32;
        for &home in rules.homes.row(course) {
            let row = &mut self.cells[home as usize * periods..(home as usize + 1) * periods];
            row[from].0 -= credits;
            row[from].1 -= 1;
            row[into].0 += credits;
            row[into].1 += 1;
        }
        self.plan[course] = to;
        self.energy += price;
    }
}
