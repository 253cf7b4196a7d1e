//! Why single courses moved: a plan is laid beside an earlier draft, and of every course that stands elsewhere now it is asked
//! what would follow if this one alone went back. What forbids it holds the course; what it would cost is what the move saves.
//!
//! Periods in plans count from 0, in stories and messages from 1. O(moved · (links + curricula of the course + limits)).

use ground::Message;

use crate::draft::Objective;
use crate::explain::Telling;
use crate::problem::Problem;

/// Why a course stands elsewhere than in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveStory {
    /// Which course, from 0.
    pub course: usize,
    /// Its period in the draft, from 1.
    pub from: u32,
    /// Its period now, from 1.
    pub to: u32,
    /// What forbids it to go back alone. Empty: nothing does.
    pub held: Vec<Hold>,
    /// The loads that would be less even, most first.
    pub evens: Vec<Evens>,
    /// What the objective would become more if it went back alone (0: as good; negative: it makes room for others).
    pub saves: i64,
    /// It was wished not to be where the draft had it, and is not so wished here.
    pub leaves_undesired: bool,
    /// It stands where it stood last year.
    pub as_last_year: bool,
}

/// What keeps a course from going back to its period of the draft, all others staying. Periods from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It is settled elsewhere beforehand.
    Pinned,
    /// The period is not allowed to it.
    Allowed {
        /// The periods that are.
        periods: Vec<u32>,
    },
    /// It would come before what it needs, or together with it.
    Prerequisite {
        /// Which course.
        prerequisite: usize,
        /// Where that stands.
        stands: u32,
    },
    /// It would come after what needs it, or together with it.
    Successor {
        /// Which course.
        successor: usize,
        /// Where that stands.
        stands: u32,
    },
    /// A limit of a period would be passed.
    Limit {
        /// Which limit.
        kind: LimitKind,
        /// Of which curriculum.
        curriculum: usize,
        /// In which period.
        period: u32,
        /// The limit.
        limit: i64,
        /// What would stand there.
        would_be: i64,
    },
}

/// One side of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    /// At most so many courses.
    MostCourses,
    /// At least so many.
    LeastCourses,
    /// At most so many credits.
    MostCredits,
    /// At least so many.
    LeastCredits,
}

/// Two loads of a curriculum that a move evens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evens {
    /// Which curriculum, from 0.
    pub curriculum: usize,
    /// Credits of the period of the draft, were the course there, and now.
    pub left: (i64, i64),
    /// Credits of its new period, were the course not there, and now.
    pub entered: (i64, i64),
    /// How much less the two cost now: by squared deviation times its weight, or by the larger of the two loads.
    pub saves: i64,
}

/// The stories of all courses that a plan has elsewhere than a draft has, in the order of the courses. `None` when one of
/// them is no plan of this problem (a period for every course, each below the number of periods).
pub fn explain_moves(problem: &Problem, before: &[u32], after: &[u32]) -> Option<Vec<MoveStory>> {
    let is_plan = |plan: &[u32]| plan.len() == problem.courses() && plan.iter().all(|&at| at < problem.periods);
    if !is_plan(before) || !is_plan(after) {
        return None;
    }
    let telling = Telling::new(problem, after);
    let moved = before.iter().zip(after).enumerate().filter(|(_, (from, to))| from != to);
    Some(moved.map(|(course, (&from, &to))| story(problem, &telling, course, from, to)).collect())
}

fn story(problem: &Problem, telling: &Telling, course: usize, from: u32, to: u32) -> MoveStory {
    let at = u32::try_from(course).unwrap_or(u32::MAX);
    let bad = |period: u32| problem.undesired.binary_search(&(at, period)).is_ok();
    let homes = telling.homes[course].iter();
    let mut evens: Vec<Evens> = homes.map(|&home| even(problem, telling, course, home, from, to)).collect();
    evens.retain(|one| one.saves > 0);
    evens.sort_by_key(|one| (-one.saves, one.curriculum));
    MoveStory {
        course,
        from: from + 1,
        to: to + 1,
        held: held(problem, telling, course, from, to),
        evens,
        saves: telling.elsewhere(course, to, from).dearer,
        leaves_undesired: bad(from) && !bad(to),
        as_last_year: problem.last_year[course] == Some(to),
    }
}

fn held(problem: &Problem, telling: &Telling, course: usize, from: u32, to: u32) -> Vec<Hold> {
    let mut held = Vec::new();
    if problem.pinned.iter().any(|&(other, period)| other as usize == course && period != from) {
        held.push(Hold::Pinned);
    }
    for &(_, set) in problem.allowed.iter().filter(|&&(other, set)| other as usize == course && set >> from & 1 == 0) {
        let periods = (0..problem.periods).filter(|period| set >> period & 1 == 1).map(|period| period + 1);
        held.push(Hold::Allowed { periods: periods.collect() });
    }
    let stands = |other: usize| telling.plan[other];
    for &prerequisite in telling.before[course].iter().filter(|&&other| stands(other) >= from) {
        held.push(Hold::Prerequisite { prerequisite, stands: stands(prerequisite) + 1 });
    }
    for &successor in telling.after[course].iter().filter(|&&other| stands(other) <= from) {
        held.push(Hold::Successor { successor, stands: stands(successor) + 1 });
    }
    let credits = i64::from(problem.credits(course));
    for &curriculum in &telling.homes[course] {
        let loads = &telling.loads[curriculum];
        let (back, left) = (loads[from as usize], loads[to as usize]);
        let mut look = |limits: Option<(u32, u32)>, (least, most): (LimitKind, LimitKind), into: i64, out: i64| {
            let Some((min, max)) = limits.map(|(min, max)| (i64::from(min), i64::from(max))) else { return };
            if into > max {
                held.push(Hold::Limit { kind: most, curriculum, period: from + 1, limit: max, would_be: into });
            }
            if out < min {
                held.push(Hold::Limit { kind: least, curriculum, period: to + 1, limit: min, would_be: out });
            }
        };
        let courses = (LimitKind::LeastCourses, LimitKind::MostCourses);
        look(problem.limits.courses, courses, back.1 + 1, left.1 - 1);
        let of_credits = (LimitKind::LeastCredits, LimitKind::MostCredits);
        look(problem.limits.credits, of_credits, back.0 + credits, left.0 - credits);
    }
    held
}

fn even(problem: &Problem, telling: &Telling, course: usize, home: usize, from: u32, to: u32) -> Evens {
    let credits = i64::from(problem.credits(course));
    let (left, entered) = (telling.loads[home][from as usize].0, telling.loads[home][to as usize].0);
    let (left, entered) = ((left + credits, left), (entered - credits, entered));
    let saves = match problem.objective {
        Objective::Peak => left.0.max(entered.0) - left.1.max(entered.1),
        Objective::SquaredDeviation => {
            let square = |load: i64| telling.square_away(home, load) * i64::from(problem.weights.balance);
            square(left.0) + square(entered.0) - square(left.1) - square(entered.1)
        }
    };
    Evens { curriculum: home, left, entered, saves }
}

impl MoveStory {
    /// The sentences for people, what decides first; never none.
    pub fn messages(&self, problem: &Problem) -> Vec<Message> {
        let say = |code: &str| {
            let course = problem.course(self.course);
            Message::new(code).with("course", course).with("from", self.from).with("to", self.to)
        };
        let mut told: Vec<Message> = self.held.iter().map(|hold| hold.complete(problem, say(hold.code()))).collect();
        for one in &self.evens {
            let message = say("balance-move-evens").with("curriculum", problem.curriculum(one.curriculum));
            let message = message.with("left_before", one.left.0).with("left_now", one.left.1);
            let message = message.with("entered_before", one.entered.0).with("entered_now", one.entered.1);
            told.push(message.with("saves", one.saves));
        }
        if self.leaves_undesired {
            told.push(say("balance-move-leaves-undesired"));
        }
        if self.as_last_year {
            told.push(say("balance-move-as-last-year"));
        }
        if self.held.is_empty() && self.saves < 0 {
            told.push(say("balance-move-makes-room").with("costs", -self.saves));
        } else if told.is_empty() {
            told.push(say("balance-move-as-good"));
        }
        told
    }
}

impl Hold {
    fn code(&self) -> &'static str {
        match self {
            Self::Pinned => "balance-move-pinned",
            Self::Allowed { .. } => "balance-move-allowed",
            Self::Prerequisite { .. } => "balance-move-prerequisite",
            Self::Successor { .. } => "balance-move-successor",
            Self::Limit { kind: LimitKind::MostCourses, .. } => "balance-move-most-courses",
            Self::Limit { kind: LimitKind::LeastCourses, .. } => "balance-move-least-courses",
            Self::Limit { kind: LimitKind::MostCredits, .. } => "balance-move-most-credits",
            Self::Limit { kind: LimitKind::LeastCredits, .. } => "balance-move-least-credits",
        }
    }

    fn complete(&self, problem: &Problem, message: Message) -> Message {
        match self {
            Self::Pinned => message,
            Self::Allowed { periods } => message.with("periods", periods.clone()),
            Self::Prerequisite { prerequisite, stands } => {
                message.with("prerequisite", problem.course(*prerequisite)).with("stands", *stands)
            }
            Self::Successor { successor, stands } => {
                message.with("successor", problem.course(*successor)).with("stands", *stands)
            }
            Self::Limit { curriculum, period, limit, would_be, .. } => message
                .with("curriculum", problem.curriculum(*curriculum))
                .with("period", *period)
                .with("limit", *limit)
                .with("would_be", *would_be),
        }
    }
}
