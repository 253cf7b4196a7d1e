//! A problem that was built is a problem that makes sense: every name is known, no prerequisite runs in a circle, every
//! number is small enough to be added up exactly. Whether its demands can hold together is for the solver to say.

use std::collections::HashMap;

use crate::draft::{Draft, Limits, Objective, Weights};

/// The most periods.
pub const MOST_PERIODS: u32 = 64;
/// The most credits of a curriculum together with its fixed loads.
pub const MOST_CREDITS: u64 = 1_000_000;
/// The most credits of all curricula together: what the solver's tables can hold.
pub const MOST_CREDITS_TOGETHER: u64 = 4_000_000;

/// Why a problem could not be built. The message names the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// A number beyond what the engine can count exactly.
    #[error("{field}: {given} is more than {most}")]
    TooLarge {
        /// Which.
        field: String,
        /// What was given.
        given: u64,
        /// The most there can be.
        most: u64,
    },
    /// Nothing where something is needed.
    #[error("{field}: at least one is needed")]
    Empty {
        /// Which.
        field: &'static str,
    },
    /// A name given twice.
    #[error("{field}: `{id}` stands there twice")]
    Twice {
        /// Where.
        field: String,
        /// Which name.
        id: String,
    },
    /// A name nobody bears.
    #[error("{field}: no {kind} is called `{id}`")]
    Unknown {
        /// Where.
        field: String,
        /// `course` or `curriculum`.
        kind: &'static str,
        /// Which name.
        id: String,
    },
    /// A period that does not exist.
    #[error("{field}: period {period} is not one of 1 to {periods}")]
    NoSuchPeriod {
        /// Where.
        field: String,
        /// What was given.
        period: u32,
        /// How many there are.
        periods: u32,
    },
    /// A minimum above its maximum.
    #[error("{field}: the minimum {min} is above the maximum {max}")]
    MinimumAboveMaximum {
        /// Which limit.
        field: &'static str,
        /// The minimum.
        min: u32,
        /// The maximum.
        max: u32,
    },
    /// Prerequisites that run in a circle.
    #[error("prerequisites: {} run in a circle", .circle.join(" → "))]
    Circle {
        /// The courses on it, the first one repeated at the end.
        circle: Vec<String>,
    },
    /// The worst plan there is would cost more than can be counted.
    #[error("weights: with these credits the objective could not be added up exactly")]
    Weights,
}

/// A fixed load, resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Of which curriculum; `None` is of every one.
    pub curriculum: Option<u32>,
    /// In which period, from 0.
    pub period: u32,
    /// Credits.
    pub credits: u32,
    /// Courses.
    pub courses: u32,
}

/// Courses, periods, programmes and what they must keep. Everything is numbered from 0 in the order it was given.
#[derive(Clone, Debug)]
pub struct Problem {
    pub(crate) name: String,
    pub(crate) objective: Objective,
    pub(crate) periods: u32,
    pub(crate) courses: Vec<(String, u32)>,
    pub(crate) curricula: Vec<(String, Vec<u32>)>,
    /// Without repetitions.
    pub(crate) prerequisites: Vec<(u32, u32)>,
    pub(crate) limits: Limits,
    /// Without repetitions, sorted.
    pub(crate) undesired: Vec<(u32, u32)>,
    pub(crate) weights: Weights,
    pub(crate) pinned: Vec<(u32, u32)>,
    /// A set of periods, a bit each.
    pub(crate) allowed: Vec<(u32, u64)>,
    pub(crate) fixed: Vec<Fixed>,
    pub(crate) last_year: Vec<Option<u32>>,
}

impl Problem {
    /// Checks a draft.
    pub fn new(draft: Draft) -> Result<Self, Invalid> {
        let periods = draft.periods;
        if periods == 0 {
            return Err(Invalid::Empty { field: "periods" });
        }
        at_most("periods", u64::from(periods), u64::from(MOST_PERIODS))?;
        if draft.courses.is_empty() {
            return Err(Invalid::Empty { field: "courses" });
        }
        let names = Names::of(&draft)?;
        let mut problem = Self {
            name: draft.name.clone(),
            objective: draft.objective,
            periods,
            courses: Vec::new(),
            curricula: Vec::new(),
            prerequisites: Vec::new(),
            limits: draft.limits,
            undesired: names.placements("undesired", &draft.undesired, periods)?,
            weights: draft.weights,
            pinned: names.placements("pinned", &draft.pinned, periods)?,
            allowed: Vec::new(),
            fixed: Vec::new(),
            last_year: vec![None; draft.courses.len()],
        };
        problem.undesired.sort_unstable();
        problem.undesired.dedup();
        problem.pinned.sort_unstable();
        problem.pinned.dedup();
        for (at, (earlier, later)) in draft.prerequisites.iter().enumerate() {
            let field = || format!("prerequisites[{at}]");
            problem.prerequisites.push((names.course(field, earlier)?, names.course(field, later)?));
        }
        problem.prerequisites.sort_unstable();
        problem.prerequisites.dedup();
        for (at, curriculum) in draft.curricula.iter().enumerate() {
            problem.curricula.push((curriculum.id.clone(), names.members(at, &curriculum.courses)?));
        }
        for (at, (id, list)) in draft.allowed.iter().enumerate() {
            let field = || format!("allowed[{at}]");
            let course = names.course(field, id)?;
            let mut set = 0_u64;
            for &period in list {
                set |= 1 << within(field, period, periods)?;
            }
            problem.allowed.push((course, set));
        }
        for (at, fixed) in draft.fixed.iter().enumerate() {
            let field = || format!("fixed[{at}]");
            let curriculum = fixed.curriculum.as_ref().map(|id| names.curriculum(field, id)).transpose()?;
            let period = within(field, fixed.period, periods)?;
            problem.fixed.push(Fixed { curriculum, period, credits: fixed.credits, courses: fixed.courses });
        }
        let last = names.placements("last_year", &draft.last_year, periods)?;
        for (at, (course, period)) in last.into_iter().enumerate() {
            if problem.last_year[course as usize].replace(period).is_some() {
                let (field, id) = (format!("last_year[{at}]"), draft.courses[course as usize].id.clone());
                return Err(Invalid::Twice { field, id });
            }
        }
        problem.courses = draft.courses.into_iter().map(|course| (course.id, course.credits)).collect();
        problem.check_limits()?;
        problem.check_sizes()?;
        problem.check_circles()?;
        Ok(problem)
    }

    fn check_limits(&self) -> Result<(), Invalid> {
        for (field, limit) in [("limits.courses", self.limits.courses), ("limits.credits", self.limits.credits)] {
            if let Some((min, max)) = limit
                && min > max
            {
                return Err(Invalid::MinimumAboveMaximum { field, min, max });
            }
        }
        Ok(())
    }

    fn check_sizes(&self) -> Result<(), Invalid> {
        for (field, list) in [("courses", self.courses.len()), ("curricula", self.curricula.len())] {
            at_most(field, list as u64, 1_000_000)?;
        }
        let cells = self.curricula.len() as u64 * u64::from(self.periods);
        at_most("curricula × periods", cells, 4_000_000)?;
        let loads = self.fixed.len() as u64 * self.curricula.len() as u64;
        at_most("fixed × curricula", loads, 10_000_000)?;
        at_most("courses × periods", self.courses.len() as u64 * u64::from(self.periods), 4_000_000)?;
        let (mut together, mut worst) = (0_u64, 0_u128);
        for (at, (_, members)) in self.curricula.iter().enumerate() {
            let credits = self.total_credits(at);
            at_most(&format!("curricula[{at}]: credits"), credits, MOST_CREDITS)?;
            let fixed =
                self.fixed.iter().filter(|fixed| fixed.of(at)).map(|fixed| u64::from(fixed.courses)).sum::<u64>();
            at_most(&format!("curricula[{at}]: courses"), members.len() as u64 + fixed, MOST_CREDITS)?;
            together += credits + members.len() as u64 + fixed;
            worst += u128::from(self.periods) * u128::from(credits).pow(2) * u128::from(self.weights.balance);
        }
        at_most("curricula: credits and courses together", together, MOST_CREDITS_TOGETHER)?;
        let others = u128::from(self.weights.undesired) + u128::from(self.weights.change);
        if worst + others * self.courses.len() as u128 >= 1 << 52 {
            return Err(Invalid::Weights);
        }
        Ok(())
    }

    /// Takes away courses without prerequisites until none is left; what stays contains a circle.
    fn check_circles(&self) -> Result<(), Invalid> {
        let count = self.courses.len();
        let mut waiting = vec![0_u32; count];
        let mut after = vec![Vec::new(); count];
        let mut before = vec![Vec::new(); count];
        for &(earlier, later) in &self.prerequisites {
            waiting[later as usize] += 1;
            after[earlier as usize].push(later);
            before[later as usize].push(earlier);
        }
        let mut free: Vec<u32> = (0..).zip(&waiting).filter(|&(_, &w)| w == 0).map(|(course, _)| course).collect();
        while let Some(course) = free.pop() {
            for &later in &after[course as usize] {
                waiting[later as usize] -= 1;
                if waiting[later as usize] == 0 {
                    free.push(later);
                }
            }
        }
        let Some(start) = waiting.iter().position(|&left| left > 0) else { return Ok(()) };
        let mut walk = vec![start];
        loop {
            let here = walk[walk.len() - 1];
            let stuck = before[here].iter().map(|&earlier| earlier as usize).find(|&earlier| waiting[earlier] > 0);
            let Some(next) = stuck else { return Ok(()) };
            if let Some(met) = walk.iter().position(|&seen| seen == next) {
                let mut circle: Vec<String> = walk[met..].iter().map(|&on| self.courses[on].0.clone()).collect();
                circle.reverse();
                circle.push(circle[0].clone());
                return Err(Invalid::Circle { circle });
            }
            walk.push(next);
        }
    }

    /// The credits of a curriculum, fixed loads included.
    pub fn total_credits(&self, curriculum: usize) -> u64 {
        let courses = self.curricula[curriculum].1.iter().map(|&course| u64::from(self.courses[course as usize].1));
        let fixed = self.fixed.iter().filter(|fixed| fixed.of(curriculum)).map(|fixed| u64::from(fixed.credits));
        courses.sum::<u64>() + fixed.sum::<u64>()
    }

    /// What the plan is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is to be small.
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// How many periods.
    pub fn periods(&self) -> u32 {
        self.periods
    }

    /// How many courses.
    pub fn courses(&self) -> usize {
        self.courses.len()
    }

    /// The name of a course.
    pub fn course(&self, course: usize) -> &str {
        &self.courses[course].0
    }

    /// The credits of a course.
    pub fn credits(&self, course: usize) -> u32 {
        self.courses[course].1
    }

    /// How many curricula.
    pub fn curricula(&self) -> usize {
        self.curricula.len()
    }

    /// The name of a curriculum.
    pub fn curriculum(&self, curriculum: usize) -> &str {
        &self.curricula[curriculum].0
    }
}

impl Fixed {
    /// Whether this load stands in a curriculum.
    pub fn of(&self, curriculum: usize) -> bool {
        self.curriculum.is_none_or(|one| one as usize == curriculum)
    }
}

fn at_most(field: &str, given: u64, most: u64) -> Result<(), Invalid> {
    if given > most { Err(Invalid::TooLarge { field: field.to_owned(), given, most }) } else { Ok(()) }
}

fn within(field: impl Fn() -> String, period: u32, periods: u32) -> Result<u32, Invalid> {
    if (1..=periods).contains(&period) {
        Ok(period - 1)
    } else {
        Err(Invalid::NoSuchPeriod { field: field(), period, periods })
    }
}

/// Who is called what.
struct Names<'draft> {
    courses: HashMap<&'draft str, u32>,
    curricula: HashMap<&'draft str, u32>,
}

impl<'draft> Names<'draft> {
    fn of(draft: &'draft Draft) -> Result<Self, Invalid> {
        let courses = Self::numbered("courses", draft.courses.iter().map(|course| course.id.as_str()))?;
        let curricula = Self::numbered("curricula", draft.curricula.iter().map(|one| one.id.as_str()))?;
        Ok(Self { courses, curricula })
    }

    fn numbered(list: &str, ids: impl Iterator<Item = &'draft str>) -> Result<HashMap<&'draft str, u32>, Invalid> {
        let mut numbers = HashMap::new();
        for (number, id) in (0_u32..).zip(ids) {
            if numbers.insert(id, number).is_some() {
                return Err(Invalid::Twice { field: format!("{list}[{number}]"), id: id.to_owned() });
            }
        }
        Ok(numbers)
    }

    fn course(&self, field: impl Fn() -> String, id: &str) -> Result<u32, Invalid> {
        let unknown = || Invalid::Unknown { field: field(), kind: "course", id: id.to_owned() };
        self.courses.get(id).copied().ok_or_else(unknown)
    }

    fn curriculum(&self, field: impl Fn() -> String, id: &str) -> Result<u32, Invalid> {
        let unknown = || Invalid::Unknown { field: field(), kind: "curriculum", id: id.to_owned() };
        self.curricula.get(id).copied().ok_or_else(unknown)
    }

    fn members(&self, at: usize, ids: &[String]) -> Result<Vec<u32>, Invalid> {
        let field = || format!("curricula[{at}].courses");
        let mut members = ids.iter().map(|id| self.course(field, id)).collect::<Result<Vec<u32>, _>>()?;
        let mut sorted = members.clone();
        sorted.sort_unstable();
        if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            let id = members.iter().position(|&course| course == pair[0]).map(|place| ids[place].clone());
            return Err(Invalid::Twice { field: field(), id: id.unwrap_or_default() });
        }
        members.shrink_to_fit();
        Ok(members)
    }

    fn placements(&self, list: &str, given: &[(String, u32)], periods: u32) -> Result<Vec<(u32, u32)>, Invalid> {
        let one = |(at, (id, period)): (usize, &(String, u32))| {
            let field = || format!("{list}[{at}]");
            Ok((self.course(field, id)?, within(field, *period, periods)?))
        };
        given.iter().enumerate().map(one).collect()
    }
}
