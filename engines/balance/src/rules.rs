//! The demands of a problem in flat arrays, as the solvers read them: sets of periods as bits, members and homes as
//! slices, one least and one most per curriculum.

use crate::demand::Demand;
use crate::problem::Problem;

/// Lists of lists in two arrays.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    start: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    /// From (row, item) pairs; items keep their order within a row.
    pub fn of(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut start = vec![0_u32; rows + 1];
        for (row, _) in pairs.clone() {
            start[row as usize + 1] += 1;
        }
        for row in 0..rows {
            start[row + 1] += start[row];
        }
        let mut next = start.clone();
        let mut items = vec![0; start[rows] as usize];
        for (row, item) in pairs {
            items[next[row as usize] as usize] = item;
            next[row as usize] += 1;
        }
        Self { start, items }
    }

    #[inline]
    pub fn row(&self, row: usize) -> &[u32] {
        &self.items[self.start[row] as usize..self.start[row + 1] as usize]
    }
}

/// The least and the most of something, inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub least: i32,
    pub most: i32,
}

impl Range {
    pub const ANY: Self = Self { least: 0, most: i32::MAX / 4 };
}

/// What the solvers read.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub courses: usize,
    pub curricula: usize,
    pub periods: usize,
    /// Credits of each course.
    pub credits: Vec<i32>,
    /// Courses of each curriculum.
    pub members: Rows,
    /// Curricula of each course.
    pub homes: Rows,
    /// Courses that must be earlier.
    pub before: Rows,
    /// Courses that must be later.
    pub after: Rows,
    /// Where a course may be, a bit a period, before prerequisites are thought of.
    pub windows: Vec<u64>,
    /// Courses of each curriculum in a period.
    pub count: Vec<Range>,
    /// Credits of each curriculum in a period.
    pub load: Vec<Range>,
    /// Fixed credits, by curriculum × periods + period.
    pub base_load: Vec<i32>,
    /// Fixed courses, likewise.
    pub base_count: Vec<i32>,
}

impl Rules {
    /// All demands of a problem.
    pub fn of(problem: &Problem) -> Self {
        Self::with(problem, &Demand::all(problem))
    }

    /// Only these demands.
    pub fn with(problem: &Problem, demands: &[Demand]) -> Self {
        let (courses, curricula, periods) = (problem.courses(), problem.curricula(), problem.periods as usize);
        let everywhere = u64::MAX >> (64 - periods);
        let mut windows = vec![everywhere; courses];
        let mut count = vec![Range::ANY; curricula];
        let mut load = vec![Range::ANY; curricula];
        let mut before = Vec::new();
        let number = |limit: Option<u32>| i32::try_from(limit.unwrap_or(0)).unwrap_or(i32::MAX).min(Range::ANY.most);
        let (courses_limit, credits_limit) = (problem.limits.courses, problem.limits.credits);
        for &demand in demands {
            match demand {
                Demand::Prerequisite { earlier, later } => before.push((earlier, later)),
                Demand::Pinned { course, period } => windows[course as usize] &= 1 << period,
                Demand::Allowed { course, entry } => windows[course as usize] &= problem.allowed[entry as usize].1,
                Demand::LeastCourses { curriculum } => {
                    count[curriculum as usize].least = number(courses_limit.map(|(min, _)| min));
                }
                Demand::MostCourses { curriculum } => {
                    count[curriculum as usize].most = number(courses_limit.map(|(_, max)| max));
                }
                Demand::LeastCredits { curriculum } => {
                    load[curriculum as usize].least = number(credits_limit.map(|(min, _)| min));
                }
                Demand::MostCredits { curriculum } => {
                    load[curriculum as usize].most = number(credits_limit.map(|(_, max)| max));
                }
            }
        }
        let membership = || {
            let lists = (0_u32..).zip(&problem.curricula);
            lists.flat_map(|(home, (_, members))| members.iter().map(move |&course| (home, course)))
        };
        let mut base_load = vec![0; curricula * periods];
        let mut base_count = vec![0; curricula * periods];
        for fixed in &problem.fixed {
            for curriculum in (0..curricula).filter(|&one| fixed.of(one)) {
                let cell = curriculum * periods + fixed.period as usize;
                base_load[cell] += i32::try_from(fixed.credits).unwrap_or(i32::MAX);
                base_count[cell] += i32::try_from(fixed.courses).unwrap_or(i32::MAX);
            }
        }
        Self {
            courses,
            curricula,
            periods,
            credits: problem.courses.iter().map(|&(_, credits)| i32::try_from(credits).unwrap_or(i32::MAX)).collect(),
            members: Rows::of(curricula, membership()),
            homes: Rows::of(courses, membership().map(|(home, course)| (course, home))),
            before: Rows::of(courses, before.iter().map(|&(earlier, later)| (later, earlier))),
            after: Rows::of(courses, before.iter().copied()),
            windows,
            count,
            load,
            base_load,
            base_count,
        }
    }
}
