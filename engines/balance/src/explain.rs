//! Why: for every course its period, for every curriculum its heaviest one, from the answer alone, as reasons that a page
//! can translate. Periods in reasons count from 1.

use ground::Message;

use crate::answer::Answer;
use crate::draft::Objective;
use crate::problem::Problem;

/// Every code of every message this engine gives, for whoever keeps the translations.
pub const CODES: [&str; 30] = [
    "balance-summary",
    "balance-heaviest",
    "balance-pinned",
    "balance-only-period",
    "balance-as-early-as-can-be",
    "balance-as-late-as-can-be",
    "balance-free",
    "balance-undesired",
    "balance-changed",
    "balance-move-pinned",
    "balance-move-allowed",
    "balance-move-prerequisite",
    "balance-move-successor",
    "balance-move-most-courses",
    "balance-move-least-courses",
    "balance-move-most-credits",
    "balance-move-least-credits",
    "balance-move-evens",
    "balance-move-leaves-undesired",
    "balance-move-as-last-year",
    "balance-move-makes-room",
    "balance-move-as-good",
    "balance-demand-prerequisite",
    "balance-demand-pinned",
    "balance-demand-allowed",
    "balance-demand-least-courses",
    "balance-demand-most-courses",
    "balance-demand-least-credits",
    "balance-demand-most-credits",
    "balance-budget-ran-out",
];

/// Why a course is where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseStory {
    /// Which course, from 0.
    pub course: usize,
    /// Its period, from 1.
    pub period: u32,
    /// The first period it could have while all others stay, from 1.
    pub earliest: u32,
    /// The last.
    pub latest: u32,
    /// What decides.
    pub reason: Reason,
    /// What each other period open to it would do, all others staying.
    pub elsewhere: Vec<Elsewhere>,
    /// It was wished not to be here.
    pub undesired: bool,
    /// Where it was last year, when elsewhere; from 1.
    pub changed_from: Option<u32>,
}

/// What decides the period of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Settled beforehand.
    Pinned,
    /// Its prerequisites and successors, and the periods allowed to it, leave this one alone.
    OnlyPeriod {
        /// The prerequisite just before, if one decides.
        prerequisite: Option<usize>,
        /// The successor just after, if one decides.
        successor: Option<usize>,
    },
    /// It stands right after this prerequisite.
    AsEarlyAsCanBe {
        /// Which course.
        prerequisite: usize,
    },
    /// It stands right before this successor.
    AsLateAsCanBe {
        /// Which course.
        successor: usize,
    },
    /// Several periods were open; this one keeps the loads even.
    Free,
}

/// What another period would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Which period, from 1.
    pub period: u32,
    /// What the objective would become more (0: as good).
    pub dearer: i64,
    /// The least room under the limits that would be left there, over the curricula of the course; negative: it does not
    /// fit. `None`: there is no limit of credits.
    pub credits_left: Option<i64>,
    /// Likewise of courses.
    pub courses_left: Option<i64>,
}

/// How full a period of a curriculum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heaviest {
    /// Which curriculum, from 0.
    pub curriculum: usize,
    /// Its heaviest period, from 1.
    pub period: u32,
    /// The credits there.
    pub credits: i64,
    /// The courses there, fixed ones included.
    pub courses: i64,
    /// All credits of the curriculum.
    pub total: i64,
}

/// The story of one course. `None` when there is no plan or no such course.
pub fn explain_course(problem: &Problem, answer: &Answer, course: usize) -> Option<CourseStory> {
    let plan = Some(&answer.assignment).filter(|plan| plan.len() == problem.courses())?;
    let here = *plan.get(course)?;
    Some(Telling::new(problem, plan).course(course, here))
}

/// The heaviest period of a curriculum. `None` when there is no plan or no such curriculum.
pub fn explain_curriculum(problem: &Problem, answer: &Answer, curriculum: usize) -> Option<Heaviest> {
    let plan = Some(&answer.assignment).filter(|plan| plan.len() == problem.courses())?;
    (curriculum < problem.curricula()).then(|| Telling::new(problem, plan).heaviest(curriculum))
}

/// All stories as messages: the summary, the curricula, the courses.
pub fn explain(problem: &Problem, answer: &Answer) -> Vec<Message> {
    let plan = &answer.assignment;
    if plan.len() != problem.courses() {
        return Vec::new();
    }
    let telling = Telling::new(problem, plan);
    let mut told = vec![telling.summary(answer)];
    told.extend((0..problem.curricula()).map(|one| telling.heaviest(one).message(problem)));
    for (course, &here) in plan.iter().enumerate() {
        told.extend(telling.course(course, here).messages(problem));
    }
    told
}

/// A plan with what stories ask of it.
pub(crate) struct Telling<'a> {
    problem: &'a Problem,
    pub plan: &'a [u32],
    /// The curricula of each course.
    pub homes: Vec<Vec<usize>>,
    pub before: Vec<Vec<usize>>,
    pub after: Vec<Vec<usize>>,
    /// Credits and courses, by curriculum and period.
    pub loads: Vec<Vec<(i64, i64)>>,
    /// Load, curriculum and period, heaviest first.
    heavy: Vec<(i64, usize, u32)>,
}

impl<'a> Telling<'a> {
    pub fn new(problem: &'a Problem, plan: &'a [u32]) -> Self {
        let courses = problem.courses();
        let (mut before, mut after) = (vec![Vec::new(); courses], vec![Vec::new(); courses]);
        for &(earlier, later) in &problem.prerequisites {
            before[later as usize].push(earlier as usize);
            after[earlier as usize].push(later as usize);
        }
        let mut homes = vec![Vec::new(); courses];
        let mut loads = vec![vec![(0, 0); problem.periods as usize]; problem.curricula()];
        for (home, (_, members)) in problem.curricula.iter().enumerate() {
            for &course in members {
                homes[course as usize].push(home);
                let cell = &mut loads[home][plan[course as usize] as usize];
                *cell = (cell.0 + i64::from(problem.credits(course as usize)), cell.1 + 1);
            }
            for fixed in problem.fixed.iter().filter(|fixed| fixed.of(home)) {
                let cell = &mut loads[home][fixed.period as usize];
                *cell = (cell.0 + i64::from(fixed.credits), cell.1 + i64::from(fixed.courses));
            }
        }
        let row = |(home, row): (usize, &Vec<(i64, i64)>)| {
            (0_u32..).zip(row).map(|(period, cell)| (cell.0, home, period)).collect::<Vec<_>>()
        };
        let mut heavy: Vec<(i64, usize, u32)> = loads.iter().enumerate().flat_map(row).collect();
        heavy.sort_unstable_by(|a, b| b.cmp(a));
        Self { problem, plan, homes, before, after, loads, heavy }
    }

    fn course(&self, course: usize, here: u32) -> CourseStory {
        let problem = self.problem;
        let previous = self.before[course].iter().copied().max_by_key(|&other| self.plan[other]);
        let next = self.after[course].iter().copied().min_by_key(|&other| self.plan[other]);
        let from = previous.map_or(0, |other| self.plan[other] + 1);
        let to = next.map_or(problem.periods, |other| self.plan[other]);
        let pinned = problem.pinned.iter().any(|&(other, _)| other as usize == course);
        let allowed = |period: u32| {
            let lists = problem.allowed.iter().filter(|&&(other, _)| other as usize == course);
            lists.fold(true, |yes, &(_, set)| yes && set >> period & 1 == 1)
        };
        let open: Vec<u32> = (from..to).filter(|&period| allowed(period) && (!pinned || period == here)).collect();
        let prerequisite = previous.filter(|_| from == here);
        let successor = next.filter(|_| to == here + 1);
        let reason = match (pinned, open.len(), prerequisite, successor) {
            (true, ..) => Reason::Pinned,
            (_, 0 | 1, prerequisite, successor) => Reason::OnlyPeriod { prerequisite, successor },
            (_, _, Some(prerequisite), _) => Reason::AsEarlyAsCanBe { prerequisite },
            (_, _, _, Some(successor)) => Reason::AsLateAsCanBe { successor },
            _ => Reason::Free,
        };
        let elsewhere =
            open.iter().filter(|&&period| period != here).map(|&period| self.elsewhere(course, here, period));
        let at = u32::try_from(course).unwrap_or(u32::MAX);
        CourseStory {
            course,
            period: here + 1,
            earliest: open.first().map_or(here, |&first| first.min(here)) + 1,
            latest: open.last().map_or(here, |&last| last.max(here)) + 1,
            reason,
            elsewhere: elsewhere.collect(),
            undesired: problem.undesired.binary_search(&(at, here)).is_ok(),
            changed_from: problem.last_year[course].filter(|&last| last != here).map(|last| last + 1),
        }
    }

    /// What another period would do to a course that stands here.
    pub fn elsewhere(&self, course: usize, here: u32, there: u32) -> Elsewhere {
        let problem = self.problem;
        let credits = i64::from(problem.credits(course));
        let mut dearer = 0;
        let (mut credits_left, mut courses_left) = (None, None);
        let keep = |least: &mut Option<i64>, left: i64| *least = Some(least.map_or(left, |least: i64| least.min(left)));
        for &home in &self.homes[course] {
            let (from, to) = (self.loads[home][here as usize], self.loads[home][there as usize]);
            if problem.objective == Objective::SquaredDeviation {
                let square = |load: i64| self.square_away(home, load);
                let more = square(from.0 - credits) - square(from.0) + square(to.0 + credits) - square(to.0);
                dearer += more * i64::from(problem.weights.balance);
            }
            if let Some((_, max)) = problem.limits.credits {
                keep(&mut credits_left, i64::from(max) - to.0 - credits);
            }
            if let Some((_, max)) = problem.limits.courses {
                keep(&mut courses_left, i64::from(max) - to.1 - 1);
            }
        }
        if problem.objective == Objective::SquaredDeviation {
            let at = u32::try_from(course).unwrap_or(u32::MAX);
            let bad = |period: u32| i64::from(problem.undesired.binary_search(&(at, period)).is_ok());
            let moved = |period: u32| i64::from(problem.last_year[course].is_some_and(|last| last != period));
            dearer += (bad(there) - bad(here)) * i64::from(problem.weights.undesired);
            dearer += (moved(there) - moved(here)) * i64::from(problem.weights.change);
        } else {
            dearer = self.peak_after(course, here, there) - self.peak_after(course, here, here);
        }
        Elsewhere { period: there + 1, dearer, credits_left, courses_left }
    }

    /// The square of how far a load of a curriculum is from its ideal.
    pub fn square_away(&self, home: usize, load: i64) -> i64 {
        let total: i64 = self.loads[home].iter().map(|cell| cell.0).sum();
        let periods = i64::from(self.problem.periods);
        let (floor, ceiling) = (total / periods, (total + periods - 1) / periods);
        (load - ceiling).max(floor - load).max(0).pow(2)
    }

    /// The peak when a course is moved: the loads it changes, and the heaviest that it does not.
    fn peak_after(&self, course: usize, here: u32, there: u32) -> i64 {
        let credits = i64::from(self.problem.credits(course));
        let homes = &self.homes[course];
        let changed = |home: usize, period: u32| homes.contains(&home) && (period == here || period == there);
        let rest = self.heavy.iter().find(|&&(_, home, period)| !changed(home, period)).map_or(0, |heavy| heavy.0);
        let load = |home: usize, period: u32| {
            let moved = i64::from(period == there) - i64::from(period == here);
            self.loads[home][period as usize].0 + moved * credits
        };
        homes.iter().flat_map(|&home| [load(home, here), load(home, there)]).fold(rest, i64::max)
    }

    fn heaviest(&self, curriculum: usize) -> Heaviest {
        let loads = &self.loads[curriculum];
        let at = (0..loads.len()).rev().max_by_key(|&period| loads[period].0).unwrap_or(0);
        Heaviest {
            curriculum,
            period: u32::try_from(at).unwrap_or(u32::MAX) + 1,
            credits: loads[at].0,
            courses: loads[at].1,
            total: loads.iter().map(|cell| cell.0).sum(),
        }
    }

    fn summary(&self, answer: &Answer) -> Message {
        let undesired = self.problem.undesired.iter().filter(|&&(course, period)| self.plan[course as usize] == period);
        let changed = self.plan.iter().zip(&self.problem.last_year);
        let changed = changed.filter(|(now, last)| last.is_some_and(|last| last != **now));
        Message::new("balance-summary")
            .with("objective", answer.objective)
            .with("bound", answer.bound)
            .with("courses", self.problem.courses())
            .with("undesired", undesired.count())
            .with("changed", changed.count())
    }
}

impl Heaviest {
    /// The sentence for people.
    pub fn message(&self, problem: &Problem) -> Message {
        Message::new("balance-heaviest")
            .with("curriculum", problem.curriculum(self.curriculum))
            .with("period", self.period)
            .with("credits", self.credits)
            .with("courses", self.courses)
            .with("total", self.total)
    }
}

impl CourseStory {
    /// The sentences for people.
    pub fn messages(&self, problem: &Problem) -> Vec<Message> {
        let begin =
            |code: &str| Message::new(code).with("course", problem.course(self.course)).with("period", self.period);
        let open = |message: Message| message.with("earliest", self.earliest).with("latest", self.latest);
        let first = match self.reason {
            Reason::Pinned => begin("balance-pinned"),
            Reason::OnlyPeriod { .. } => begin("balance-only-period"),
            Reason::AsEarlyAsCanBe { prerequisite } => {
                open(begin("balance-as-early-as-can-be")).with("prerequisite", problem.course(prerequisite))
            }
            Reason::AsLateAsCanBe { successor } => {
                open(begin("balance-as-late-as-can-be")).with("successor", problem.course(successor))
            }
            Reason::Free => open(begin("balance-free")),
        };
        let mut told = vec![first];
        if self.undesired {
            told.push(begin("balance-undesired"));
        }
        if let Some(last) = self.changed_from {
            told.push(begin("balance-changed").with("last_year", last));
        }
        told
    }
}
