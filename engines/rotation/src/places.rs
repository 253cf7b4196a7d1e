//! How full places are: heads in a week against what a place may and must take, and what a whole stay more or less would put
//! amiss.

use crate::wrong::Wrong;

/// Heads at a place in a week against what it may and must take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub load: i32,
    pub min: i32,
    pub max: i32,
}

impl Cell {
    #[inline]
    pub fn amiss(self, load: i32) -> i32 {
        (load - self.max).max(0) + (self.min - load).max(0)
    }

    /// How many more are amiss with so many heads more.
    #[inline]
    pub fn with(self, heads: i32) -> i32 {
        self.amiss(self.load + heads) - self.amiss(self.load)
    }
}

/// What a whole stay of the usual number of heads would put amiss by coming and by leaving, for every place and first week:
/// one look-up where a walk would otherwise go through the weeks of the stay. Kept while it is small.
#[derive(Clone, Debug)]
pub(crate) struct Windows {
    /// Heads of every learner.
    pub heads: i32,
    pub come: Vec<i16>,
    pub leave: Vec<i16>,
}

/// Longer stays are summed week by week: a window costs its length in every week that changes.
const LONGEST_WINDOW: usize = 16;
/// More heads a learner would not fit the windows.
const MOST_IN_WINDOW: i32 = 1_000;

impl Windows {
    /// For cells that stand week by week, `weeks` a place.
    pub fn new(cells: &[Cell], weeks: usize, length: usize, heads: i32) -> Option<Self> {
        if length > LONGEST_WINDOW || heads > MOST_IN_WINDOW {
            return None;
        }
        let mut windows = Self { heads, come: vec![0; cells.len()], leave: vec![0; cells.len()] };
        for (number, &cell) in cells.iter().enumerate() {
            windows.add(number - number % weeks, number % weeks, length, cell.with(heads), cell.with(-heads));
        }
        Some(windows)
    }

    /// What a week more or less puts amiss, for every stay of this place that covers it.
    #[inline]
    pub fn add(&mut self, row: usize, week: usize, length: usize, come: i32, leave: i32) {
        let short = |more: i32| i16::try_from(more).expect("heads times weeks are few");
        let (come, leave) = (short(come), short(leave));
        for first in row + (week + 1).saturating_sub(length)..=row + week {
            self.come[first] += come;
            self.leave[first] += leave;
        }
    }
}

/// Counts heads at a cell; how many more are amiss.
#[inline]
pub(crate) fn count(cell: &mut Cell, heads: i32, wrong: &mut Wrong, number: usize) -> i32 {
    let was = cell.amiss(cell.load);
    cell.load += heads;
    let now = cell.amiss(cell.load);
    if (was == 0) != (now == 0) {
        wrong.toggle(number);
    }
    now - was
}
