//! Checks an answer from the problem alone. Shares with the solvers nothing but the types: its own windows, its own sums.
//! O(courses · curricula + prerequisites) for the plan. A bound of kind *interval* is checked in full; bounds of kind
//! *search* and *prices* are the solver's word. A conflict is checked by a plain search of its own, as far as that gets.

use ground::Status;

use crate::answer::{Answer, Certificate};
use crate::demand::Demand;
use crate::draft::Objective;
use crate::problem::Problem;

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The answer is to another objective.
    #[error("objective_name: the answer is to another objective")]
    Objective,
    /// Not one period per course.
    #[error("assignment: {given} courses are placed where there are {courses}")]
    Length {
        /// How many entries.
        given: usize,
        /// How many courses.
        courses: usize,
    },
    /// A period that does not exist.
    #[error("assignment: course {course} is in period {period}, which does not exist")]
    NoSuchPeriod {
        /// Which course.
        course: u32,
        /// Which period, from 1.
        period: u32,
    },
    /// A demand is not kept.
    #[error("a demand is not kept: {0:?}")]
    Broken(Demand),
    /// The objective is not what the plan costs.
    #[error("objective: {claimed} is claimed, {counted} is counted")]
    Figure {
        /// In the answer.
        claimed: i64,
        /// By the verifier.
        counted: i64,
    },
    /// A bound above the objective, or an optimum whose bound is below it.
    #[error("bound: {bound} does not fit an objective of {objective} that is called {status:?}")]
    Bound {
        /// The bound.
        bound: i64,
        /// The objective.
        objective: i64,
        /// The status.
        status: Status,
    },
    /// The certificate does not prove the bound.
    #[error("certificate: {0}")]
    Certificate(&'static str),
    /// The conflict is none.
    #[error("reason: {0}")]
    Conflict(&'static str),
}

/// Checks everything an answer says, and tells all that is wrong.
pub fn verify(problem: &Problem, answer: &Answer) -> Result<(), Vec<Wrong>> {
    let mut wrong = Vec::new();
    if answer.objective_name != problem.objective {
        wrong.push(Wrong::Objective);
    }
    match answer.status {
        Status::Infeasible => conflict(problem, answer, &mut wrong),
        Status::Unknown => {
            if !answer.assignment.is_empty() {
                wrong.push(Wrong::Conflict("unknown, and yet there is a plan"));
            }
        }
        Status::Optimal | Status::Feasible => plan(problem, answer, &mut wrong),
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn plan(problem: &Problem, answer: &Answer, wrong: &mut Vec<Wrong>) {
    let plan = &answer.assignment;
    if plan.len() != problem.courses() {
        return wrong.push(Wrong::Length { given: plan.len(), courses: problem.courses() });
    }
    let outside = (0..).zip(plan).find(|&(_, &period)| period >= problem.periods);
    if let Some((course, &period)) = outside {
        return wrong.push(Wrong::NoSuchPeriod { course, period: period.saturating_add(1) });
    }
    for demand in Demand::all(problem) {
        if !kept(problem, plan, demand) {
            wrong.push(Wrong::Broken(demand));
        }
    }
    let counted = cost(problem, plan);
    if counted != answer.objective {
        wrong.push(Wrong::Figure { claimed: answer.objective, counted });
    }
    let fits = match answer.status {
        Status::Optimal => answer.bound == answer.objective,
        _ => answer.bound < answer.objective,
    };
    if !fits {
        let (bound, objective, status) = (answer.bound, answer.objective, answer.status);
        wrong.push(Wrong::Bound { bound, objective, status });
    }
    if let Certificate::Interval { curriculum, from, to, credits } = answer.certificate {
        interval(problem, answer, (curriculum, from, to, credits), wrong);
    } else if answer.certificate == Certificate::None && answer.bound > 0 && answer.status == Status::Optimal {
        wrong.push(Wrong::Certificate("an optimum without a certificate"));
    }
}

fn loads(problem: &Problem, plan: &[u32], curriculum: usize) -> (Vec<i64>, Vec<i64>) {
    let mut credits = vec![0_i64; problem.periods as usize];
    let mut courses = vec![0_i64; problem.periods as usize];
    for &course in &problem.curricula[curriculum].1 {
        credits[plan[course as usize] as usize] += i64::from(problem.credits(course as usize));
        courses[plan[course as usize] as usize] += 1;
    }
    for fixed in problem.fixed.iter().filter(|fixed| fixed.curriculum.is_none_or(|one| one as usize == curriculum)) {
        credits[fixed.period as usize] += i64::from(fixed.credits);
        courses[fixed.period as usize] += i64::from(fixed.courses);
    }
    (credits, courses)
}

fn kept(problem: &Problem, plan: &[u32], demand: Demand) -> bool {
    let courses = problem.limits.courses.map_or((0, i64::MAX), |(min, max)| (i64::from(min), i64::from(max)));
    let credits = problem.limits.credits.map_or((0, i64::MAX), |(min, max)| (i64::from(min), i64::from(max)));
    match demand {
        Demand::Prerequisite { earlier, later } => plan[earlier as usize] < plan[later as usize],
        Demand::Pinned { course, period } => plan[course as usize] == period,
        Demand::Allowed { course, entry } => {
            problem.allowed[entry as usize].1.checked_shr(plan[course as usize]).is_some_and(|set| set & 1 == 1)
        }
        Demand::LeastCourses { curriculum: one } => {
            loads(problem, plan, one as usize).1.iter().all(|&here| here >= courses.0)
        }
        Demand::MostCourses { curriculum: one } => {
            loads(problem, plan, one as usize).1.iter().all(|&here| here <= courses.1)
        }
        Demand::LeastCredits { curriculum: one } => {
            loads(problem, plan, one as usize).0.iter().all(|&here| here >= credits.0)
        }
        Demand::MostCredits { curriculum: one } => {
            loads(problem, plan, one as usize).0.iter().all(|&here| here <= credits.1)
        }
    }
}

fn cost(problem: &Problem, plan: &[u32]) -> i64 {
    let periods = i64::from(problem.periods);
    let all = (0..problem.curricula()).map(|curriculum| loads(problem, plan, curriculum).0);
    if problem.objective == Objective::Peak {
        return all.flatten().max().unwrap_or(0);
    }
    let mut sum = 0;
    for here in all {
        let total: i64 = here.iter().sum();
        let (floor, ceiling) = (total / periods, (total + periods - 1) / periods);
        for load in here {
            let away = if load > ceiling { load - ceiling } else { (floor - load).max(0) };
            sum += away * away * i64::from(problem.weights.balance);
        }
    }
    let placed = |&&(course, period): &&(u32, u32)| plan[course as usize] == period;
    let undesired = problem.undesired.iter().filter(placed).count();
    let changed =
        plan.iter().zip(&problem.last_year).filter(|(now, last)| last.is_some_and(|last| last != **now)).count();
    sum + i64::try_from(undesired).unwrap_or(i64::MAX) * i64::from(problem.weights.undesired)
        + i64::try_from(changed).unwrap_or(i64::MAX) * i64::from(problem.weights.change)
}

/// Courses that cannot lie outside: by their allowed periods and pins, and chains of prerequisites, counted again here.
fn interval(problem: &Problem, answer: &Answer, told: (u32, u32, u32, u64), wrong: &mut Vec<Wrong>) {
    let (curriculum, from, to, credits) = told;
    if problem.objective != Objective::Peak || curriculum as usize >= problem.curricula() {
        return wrong.push(Wrong::Certificate("an interval proves nothing here"));
    }
    if from == 0 || from > to || to > problem.periods {
        return wrong.push(Wrong::Certificate("no such interval"));
    }
    let (first, last) = reach(problem);
    let inside = |course: &&u32| first[**course as usize] + 1 >= from && last[**course as usize] < to;
    let courses = problem.curricula[curriculum as usize].1.iter().filter(inside);
    let must = courses.map(|&course| u64::from(problem.credits(course as usize))).sum::<u64>();
    let fixed = problem.fixed.iter().filter(|fixed| fixed.curriculum.is_none_or(|one| one == curriculum));
    let must = must
        + fixed
            .filter(|fixed| (from..=to).contains(&(fixed.period + 1)))
            .map(|fixed| u64::from(fixed.credits))
            .sum::<u64>();
    if must != credits {
        return wrong.push(Wrong::Certificate("other credits must lie in that interval"));
    }
    if i64::try_from(must.div_ceil(u64::from(to - from + 1))).ok() != Some(answer.bound) {
        wrong.push(Wrong::Certificate("the interval proves another bound"));
    }
}

/// The first and last period of each course by relaxing every prerequisite until nothing moves.
fn reach(problem: &Problem) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0_u32; problem.courses()];
    let mut last = vec![problem.periods - 1; problem.courses()];
    let mut only = vec![u64::MAX; problem.courses()];
    for &(course, set) in &problem.allowed {
        only[course as usize] &= set;
    }
    for &(course, period) in &problem.pinned {
        only[course as usize] &= 1 << period;
    }
    loop {
        let before = (first.clone(), last.clone());
        for &(earlier, later) in &problem.prerequisites {
            first[later as usize] = first[later as usize].max(first[earlier as usize] + 1);
            last[earlier as usize] = last[earlier as usize].min(last[later as usize].saturating_sub(1));
        }
        for (at, set) in only.iter().enumerate().filter(|(_, set)| **set != u64::MAX) {
            first[at] = (first[at]..problem.periods).find(|period| set >> period & 1 == 1).unwrap_or(first[at]);
            last[at] = (0..=last[at]).rev().find(|period| set >> period & 1 == 1).unwrap_or(last[at]);
        }
        if before == (first.clone(), last.clone()) || first.iter().any(|&first| first >= problem.periods) {
            return (first, last);
        }
    }
}

fn conflict(problem: &Problem, answer: &Answer, wrong: &mut Vec<Wrong>) {
    if !answer.assignment.is_empty() {
        wrong.push(Wrong::Conflict("infeasible, and yet there is a plan"));
    }
    let all = Demand::all(problem);
    if answer.conflict.iter().any(|demand| !all.contains(demand)) {
        return wrong.push(Wrong::Conflict("a demand that the problem does not make"));
    }
    let mut steps = 1_000_000;
    let mut plan = vec![None; problem.courses()];
    if holds(problem, &answer.conflict, &mut plan, &mut steps, 0) == Some(true) {
        wrong.push(Wrong::Conflict("these demands can hold together"));
    }
}

/// Whether some plan keeps these demands: plain backtracking over the courses they speak of. `None`: too long to say.
fn holds(
    problem: &Problem,
    demands: &[Demand],
    plan: &mut [Option<u32>],
    steps: &mut usize,
    depth: u32,
) -> Option<bool> {
    *steps = steps.checked_sub(demands.len() + 1).filter(|_| depth < 1_000)?;
    if demands.iter().any(|&demand| hopeless(problem, plan, demand)) {
        return Some(false);
    }
    let Some(open) = next_open(problem, demands, plan) else { return Some(true) };
    for period in 0..problem.periods {
        plan[open] = Some(period);
        let found = holds(problem, demands, plan, steps, depth + 1);
        if found != Some(false) {
            return found;
        }
    }
    plan[open] = None;
    Some(false)
}

fn next_open(problem: &Problem, demands: &[Demand], plan: &[Option<u32>]) -> Option<usize> {
    let open = |course: &usize| plan[*course].is_none();
    let speaks = |demand: &Demand| -> Option<usize> {
        match *demand {
            Demand::Prerequisite { earlier, later } => [earlier as usize, later as usize].into_iter().find(open),
            Demand::Pinned { course, .. } | Demand::Allowed { course, .. } => Some(course as usize).filter(open),
            Demand::LeastCourses { curriculum }
            | Demand::MostCourses { curriculum }
            | Demand::LeastCredits { curriculum }
            | Demand::MostCredits { curriculum } => {
                problem.curricula[curriculum as usize].1.iter().map(|&course| course as usize).find(open)
            }
        }
    };
    demands.iter().rev().find_map(speaks)
}

/// Whether a demand is broken however the open courses are placed.
fn hopeless(problem: &Problem, plan: &[Option<u32>], demand: Demand) -> bool {
    let sums = |curriculum: u32, weigh: fn(&Problem, usize) -> i64, fixed: fn(&crate::problem::Fixed) -> i64| {
        let mut here = vec![0_i64; problem.periods as usize];
        let mut open = 0;
        for &course in &problem.curricula[curriculum as usize].1 {
            match plan[course as usize] {
                Some(period) => here[period as usize] += weigh(problem, course as usize),
                None => open += weigh(problem, course as usize),
            }
        }
        for one in problem.fixed.iter().filter(|one| one.curriculum.is_none_or(|home| home == curriculum)) {
            here[one.period as usize] += fixed(one);
        }
        (here, open)
    };
    let courses = |curriculum| sums(curriculum, |_, _| 1, |fixed| i64::from(fixed.courses));
    let credits =
        |curriculum| sums(curriculum, |problem, at| i64::from(problem.credits(at)), |fixed| i64::from(fixed.credits));
    let few = |(here, open): (Vec<i64>, i64), limit: Option<(u32, u32)>| {
        let min = i64::from(limit.map_or(0, |(min, _)| min));
        here.iter().map(|&here| (min - here).max(0)).sum::<i64>() > open
    };
    let many = |(here, open): (Vec<i64>, i64), limit: Option<(u32, u32)>| {
        let max = i64::from(limit.map_or(u32::MAX, |(_, max)| max));
        here.iter().any(|&here| here > max) || here.iter().map(|&here| max - here).sum::<i64>() < open
    };
    match demand {
        Demand::Prerequisite { earlier, later } => match (plan[earlier as usize], plan[later as usize]) {
            (Some(earlier), Some(later)) => earlier >= later,
            (Some(earlier), None) => earlier + 1 >= problem.periods,
            (None, Some(later)) => later == 0,
            (None, None) => problem.periods < 2,
        },
        Demand::Pinned { course, period } => plan[course as usize].is_some_and(|here| here != period),
        Demand::Allowed { course, entry } => {
            let set = problem.allowed[entry as usize].1;
            plan[course as usize].map_or(set == 0, |here| set >> here & 1 == 0)
        }
        Demand::LeastCourses { curriculum } => few(courses(curriculum), problem.limits.courses),
        Demand::MostCourses { curriculum } => many(courses(curriculum), problem.limits.courses),
        Demand::LeastCredits { curriculum } => few(credits(curriculum), problem.limits.credits),
        Demand::MostCredits { curriculum } => many(credits(curriculum), problem.limits.credits),
    }
}
