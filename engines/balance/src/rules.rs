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
    /// No limit: more than any sum there is, and small enough that 64 of it can be added up.
    pub const ANY: Self = Self { least: 0, most: i32::MAX / 128 };
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

    /// These curricula and their courses alone, under windows that hold in the whole; the courses are returned too.
    /// `reaches` are pairs of courses that prerequisites join, over however many steps.
    pub fn part(&self, homes: &[u32], windows: &[u64], reaches: &[(u32, u32)]) -> (Self, Vec<u32>) {
        let mut courses: Vec<u32> = homes.iter().flat_map(|&home| self.members.row(home as usize)).copied().collect();
        courses.sort_unstable();
        courses.dedup();
        let number = |course: u32| courses.binary_search(&course).ok().and_then(|at| u32::try_from(at).ok());
        let numbered = (0_u32..).zip(homes);
        let membership: Vec<(u32, u32)> = numbered
            .flat_map(|(at, &home)| self.members.row(home as usize).iter().map(move |&course| (at, course)))
            .filter_map(|(at, course)| Some((at, number(course)?)))
            .collect();
        let joined = |&(earlier, later): &(u32, u32)| Some((number(earlier)?, number(later)?));
        let joined: Vec<(u32, u32)> = reaches.iter().filter_map(joined).collect();
        let swapped = |&(a, b): &(u32, u32)| (b, a);
        let cells = |all: &[i32]| {
            let rows =
                homes.iter().flat_map(|&home| &all[home as usize * self.periods..(home as usize + 1) * self.periods]);
            rows.copied().collect::<Vec<i32>>()
        };
        let part = Self {
            courses: courses.len(),
            curricula: homes.len(),
            periods: self.periods,
            credits: courses.iter().map(|&course| self.credits[course as usize]).collect(),
            members: Rows::of(homes.len(), membership.iter().copied()),
            homes: Rows::of(courses.len(), membership.iter().map(swapped)),
            before: Rows::of(courses.len(), joined.iter().map(swapped)),
            after: Rows::of(courses.len(), joined.iter().copied()),
            windows: courses.iter().map(|&course| windows[course as usize]).collect(),
            count: homes.iter().map(|&home| self.count[home as usize]).collect(),
            load: homes.iter().map(|&home| self.load[home as usize]).collect(),
            base_load: cells(&self.base_load),
            base_count: cells(&self.base_count),
        };
        (part, courses)
    }

    /// All pairs of courses that prerequisites join, over however many steps (of very many courses: over one).
    pub fn reaches(&self) -> Vec<(u32, u32)> {
        const MANY: usize = 2_000;
        let mut pairs = Vec::new();
        let mut seen = vec![u32::MAX; self.courses];
        for start in 0..u32::try_from(self.courses).unwrap_or(u32::MAX) {
            let mut todo = vec![start];
            while let Some(course) = todo.pop() {
                for &later in self.after.row(course as usize) {
                    if std::mem::replace(&mut seen[later as usize], start) != start {
                        pairs.push((start, later));
                        todo.extend(Some(later).filter(|_| self.courses <= MANY));
                    }
                }
            }
        }
        pairs
    }
}
