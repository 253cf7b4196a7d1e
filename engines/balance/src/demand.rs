//! What a plan must keep, one demand at a time, so that a conflict can be told by naming a few.

use ground::Message;

use crate::problem::Problem;

/// One thing a plan must keep. Courses, curricula and periods count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Demand {
    /// One course before another.
    Prerequisite {
        /// The earlier.
        earlier: u32,
        /// The later.
        later: u32,
    },
    /// A course settled beforehand.
    Pinned {
        /// Which course.
        course: u32,
        /// Where.
        period: u32,
    },
    /// A course only in some periods.
    Allowed {
        /// Which course.
        course: u32,
        /// Which entry of the list of the problem.
        entry: u32,
    },
    /// At least so many courses of a curriculum in every period.
    LeastCourses {
        /// Which curriculum.
        curriculum: u32,
    },
    /// At most so many.
    MostCourses {
        /// Which curriculum.
        curriculum: u32,
    },
    /// At least so many credits of a curriculum in every period.
    LeastCredits {
        /// Which curriculum.
        curriculum: u32,
    },
    /// At most so many.
    MostCredits {
        /// Which curriculum.
        curriculum: u32,
    },
}

impl Demand {
    /// All demands of a problem, those a curator is likeliest to give up first.
    pub fn all(problem: &Problem) -> Vec<Self> {
        let mut all = Vec::new();
        let curricula = 0..u32::try_from(problem.curricula()).unwrap_or(u32::MAX);
        if let Some((min, _)) = problem.limits.credits {
            all.extend(curricula.clone().filter(|_| min > 0).map(|curriculum| Self::LeastCredits { curriculum }));
            all.extend(curricula.clone().map(|curriculum| Self::MostCredits { curriculum }));
        }
        if let Some((min, _)) = problem.limits.courses {
            all.extend(curricula.clone().filter(|_| min > 0).map(|curriculum| Self::LeastCourses { curriculum }));
            all.extend(curricula.map(|curriculum| Self::MostCourses { curriculum }));
        }
        all.extend(problem.prerequisites.iter().map(|&(earlier, later)| Self::Prerequisite { earlier, later }));
        all.extend((0..).zip(&problem.allowed).map(|(entry, &(course, _))| Self::Allowed { course, entry }));
        all.extend(problem.pinned.iter().map(|&(course, period)| Self::Pinned { course, period }));
        all
    }

    /// The sentence for people.
    pub fn message(self, problem: &Problem) -> Message {
        let course = |course: u32| problem.course(course as usize);
        let limit = |code: &str, curriculum: u32, limit: Option<u32>| {
            let name = problem.curriculum(curriculum as usize);
            Message::new(code).with("curriculum", name).with("limit", limit.unwrap_or(0))
        };
        let (courses, credits) = (problem.limits.courses, problem.limits.credits);
        match self {
            Self::Prerequisite { earlier, later } => Message::new("balance-demand-prerequisite")
                .with("earlier", course(earlier))
                .with("later", course(later)),
            Self::Pinned { course: which, period } => {
                Message::new("balance-demand-pinned").with("course", course(which)).with("period", period + 1)
            }
            Self::Allowed { course: which, entry } => {
                let set = problem.allowed.get(entry as usize).map_or(0, |&(_, set)| set);
                let periods: Vec<u32> = (0..problem.periods).filter(|p| set >> p & 1 == 1).map(|p| p + 1).collect();
                Message::new("balance-demand-allowed").with("course", course(which)).with("periods", periods)
            }
            Self::LeastCourses { curriculum } => {
                limit("balance-demand-least-courses", curriculum, courses.map(|(min, _)| min))
            }
            Self::MostCourses { curriculum } => {
                limit("balance-demand-most-courses", curriculum, courses.map(|(_, max)| max))
            }
            Self::LeastCredits { curriculum } => {
                limit("balance-demand-least-credits", curriculum, credits.map(|(min, _)| min))
            }
            Self::MostCredits { curriculum } => {
                limit("balance-demand-most-credits", curriculum, credits.map(|(_, max)| max))
            }
        }
    }
}
