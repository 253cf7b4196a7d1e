//! What a curriculum must cost at least, and which loads it can still have below the aim.

use super::{Search, Undo};
use crate::goal::Goal;
use crate::rules::{Range, Rules};

impl Search<'_> {
    /// What the curriculum must cost, and which loads it can still have.
    pub(super) fn price(&mut self, home: usize) -> bool {
        let Some(goal) = &mut self.goal else { return true };
        let rules = self.rules;
        let periods = rules.periods;
        let others = i32::try_from(periods - 1).unwrap_or(i32::MAX);
        let mut count = rules.count[home];
        count.least = count.least.max(self.total_count[home].saturating_sub(count.most.saturating_mul(others)));
        for period in 0..periods {
            let cell = self.cells[home * periods + period];
            self.open.clear();
            if cell.open_count > cell.settled_count {
                for &course in rules.members.row(home) {
                    let set = self.domain[course as usize];
                    if set >> period & 1 == 1 && set & (set - 1) != 0 {
                        self.open.push(rules.credits[course as usize]);
                    }
                }
            }
            let settled = (cell.settled_load, cell.settled_count);
            if !goal.look(period, settled, self.ranges[home * periods + period], count, &self.open) {
                return false;
            }
        }
        self.trail.push(Undo::Lower(u32::try_from(home).unwrap_or(0), goal.lower[home], goal.spare[home]));
        if !goal.combine(home, (self.total_load[home], self.total_count[home]), &mut self.told) {
            return false;
        }
        let mut changed = false;
        for period in 0..periods {
            let cell = home * periods + period;
            let (old, (least, most)) = (self.ranges[cell], self.told[period]);
            let new = Range { least: old.least.max(least), most: old.most.min(most) };
            if new.least > new.most {
                return false;
            }
            if new != old {
                self.trail.push(Undo::Range(u32::try_from(cell).unwrap_or(0), old));
                self.ranges[cell] = new;
                changed = true;
            }
        }
        if changed && !self.is_touched[home] {
            self.is_touched[home] = true;
            self.touched.push(u32::try_from(home).unwrap_or(0));
        }
        true
    }

    /// Looks again at a curriculum whose loads go beyond what may still be spent; false when there is none.
    pub(super) fn afford(&mut self) -> bool {
        let Some(goal) = &mut self.goal else { return false };
        let beyond = |&home: &usize| (goal.room(home) + 1..i64::MAX / 8).contains(&goal.spare[home]);
        let Some(home) = (0..goal.spare.len()).find(beyond) else { return false };
        // Looked at once; `price` sets it anew.
        self.trail.push(Undo::Lower(u32::try_from(home).unwrap_or(0), goal.lower[home], goal.spare[home]));
        goal.spare[home] = goal.room(home);
        if !self.is_touched[home] {
            self.is_touched[home] = true;
            self.touched.push(u32::try_from(home).unwrap_or(0));
        }
        true
    }
}

/// The loads a curriculum can have in any period at all without passing the aim by that period alone.
pub(super) fn first_range(rules: &Rules, goal: Option<&Goal>, home: usize) -> Range {
    let range = rules.load[home];
    let Some(goal) = goal else { return range };
    let end = goal.land.load_start.get(home + 1).map_or(goal.land.load_cost.len(), |&next| next as usize);
    let costs = &goal.land.load_cost[goal.land.load_start[home] as usize..end];
    let fits =
        |load: &i32| usize::try_from(*load).is_ok_and(|load| costs.get(load).is_some_and(|&cost| cost <= goal.most));
    let most = i32::try_from(costs.len()).unwrap_or(i32::MAX) - 1;
    let least = (range.least..=most).find(fits).unwrap_or(range.least);
    Range { least, most: (least..=most.min(range.most)).rev().find(fits).unwrap_or(least) }
}
