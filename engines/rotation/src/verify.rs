//! Checks an answer from the problem alone. Shares with the solver nothing but the types: its own counting of heads, its own
//! scores (here), its own dynamic programmes for what the prices prove (`proved`), its own search (`again`).

use std::collections::BTreeSet;

use ground::Status;

use crate::again;
use crate::answer::{Answer, Certificate, Conflict};
use crate::problem::{Learner, Problem, Stay};
use crate::proved::priced;

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Not one schedule per learner.
    #[error("{given} schedules for {learners} learners")]
    Length {
        /// How many schedules.
        given: usize,
        /// How many learners.
        learners: usize,
    },
    /// A stay that breaks a demand of its learner.
    #[error("student {student}, block {block}: {why}")]
    Stay {
        /// Whose.
        student: String,
        /// Which block.
        block: String,
        /// What it breaks.
        why: &'static str,
    },
    /// A schedule that breaks a demand of its learner.
    #[error("student {student}: {why}")]
    Schedule {
        /// Whose.
        student: String,
        /// What it breaks.
        why: &'static str,
    },
    /// A place with too many or too few heads.
    #[error("host {host}, block {block}, week {week}: {heads} heads where {min} to {max} are wanted")]
    Place {
        /// The host.
        host: String,
        /// The block.
        block: String,
        /// The week, from 1.
        week: usize,
        /// How many there are.
        heads: i64,
        /// The fewest.
        min: i32,
        /// The most.
        max: i32,
    },
    /// A host with more heads than its mentors lead.
    #[error("host {host}, week {week}: {heads} heads where mentors lead {max}")]
    Mentors {
        /// The host.
        host: String,
        /// The week, from 1.
        week: usize,
        /// How many there are.
        heads: i64,
        /// The most.
        max: i32,
    },
    /// A figure that is not what it claims to be.
    #[error("{figure} is {claimed} in the answer and {counted} when counted")]
    Figure {
        /// Which figure.
        figure: &'static str,
        /// What the answer says.
        claimed: i64,
        /// What it is.
        counted: i64,
    },
    /// A certificate that does not prove its answer.
    #[error("the certificate proves nothing: {0}")]
    Certificate(&'static str),
    /// A status that figures or reasons do not carry.
    #[error("the status is not supported: {0}")]
    Status(&'static str),
}

/// Checks an answer; says everything that is wrong, at most a hundred findings. A proof by exhaustion is repeated by
/// other code (`again.rs`).
pub fn verify(problem: &Problem, answer: &Answer) -> Result<(), Vec<Wrong>> {
    let mut wrong = Vec::new();
    match answer.status {
        Status::Infeasible => refuted(problem, answer, &mut wrong),
        Status::Unknown => {
            if answer.reason.is_empty() {
                wrong.push(Wrong::Status("unknown without a reason"));
            }
        }
        Status::Optimal | Status::Feasible => solved(problem, answer, &mut wrong),
    }
    wrong.truncate(100);
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn solved(problem: &Problem, answer: &Answer, wrong: &mut Vec<Wrong>) {
    if answer.schedule.len() != problem.learners() {
        wrong.push(Wrong::Length { given: answer.schedule.len(), learners: problem.learners() });
        return;
    }
    let mut heads = vec![0_i64; problem.max.len()];
    let mut led = vec![0_i64; problem.led.as_ref().map_or(0, Vec::len)];
    let (mut sum, mut least, mut moved) = (0, i64::MAX, 0);
    for (learner, stays) in problem.learners.iter().zip(&answer.schedule) {
        if !of_learner(problem, learner, stays, wrong) {
            continue;
        }
        for stay in stays {
            for week in stay.first_week as usize..stay.first_week as usize + problem.length {
                heads[problem.cell(stay.host as usize, stay.block as usize, week)] += i64::from(learner.heads);
                if let Some(led) = led.get_mut(stay.host as usize * problem.weeks + week) {
                    *led += i64::from(learner.heads);
                }
            }
        }
        let score = worth(problem, learner, stays);
        sum += score;
        least = least.min(score);
        if problem.keep > 0 {
            moved += learner.previous.iter().filter(|before| !stays.contains(before)).count();
        }
    }
    if !wrong.is_empty() {
        return;
    }
    for host in 0..problem.hosts.len() {
        for week in 0..problem.weeks {
            for block in 0..problem.blocks.len() {
                let cell = problem.cell(host, block, week);
                let (there, min, max) = (heads[cell], problem.min[cell], problem.max[cell]);
                if there < i64::from(min) || there > i64::from(max) {
                    let (host, block) = (problem.hosts[host].clone(), problem.blocks[block].id.clone());
                    wrong.push(Wrong::Place { host, block, week: week + 1, heads: there, min, max });
                }
            }
            if let (Some(&there), Some(most)) = (led.get(host * problem.weeks + week), &problem.led) {
                let max = most[host * problem.weeks + week];
                if there > i64::from(max) {
                    wrong.push(Wrong::Mentors { host: problem.hosts[host].clone(), week: week + 1, heads: there, max });
                }
            }
        }
    }
    let least = if problem.learners.is_empty() { 0 } else { least };
    let moved = i64::try_from(moved).expect("few");
    let mut figure = |figure, claimed, counted| {
        if claimed != counted {
            wrong.push(Wrong::Figure { figure, claimed, counted });
        }
    };
    figure("sum", answer.sum, sum);
    figure("least", answer.least, least);
    figure("moved", answer.moved, moved);
    figure("objective", answer.objective, sum + least - problem.keep * moved);
    figure("violations", answer.violations, 0);
    bound(problem, answer, wrong);
}

/// Whether everything that concerns this learner alone holds.
fn of_learner(problem: &Problem, learner: &Learner, stays: &[Stay], wrong: &mut Vec<Wrong>) -> bool {
    let before = wrong.len();
    let known =
        |stay: &Stay| (stay.block as usize) < problem.blocks.len() && (stay.host as usize) < problem.hosts.len();
    if !stays.iter().all(known) {
        wrong.push(Wrong::Schedule { student: learner.id.clone(), why: "a block or a host does not exist" });
        return false;
    }
    for (number, stay) in stays.iter().enumerate() {
        let block = &problem.blocks[stay.block as usize];
        let mut say = |why| wrong.push(Wrong::Stay { student: learner.id.clone(), block: block.id.clone(), why });
        if !learner.begins.get(stay.first_week as usize).is_some_and(|&begins| begins) {
            say("the learner is not free in all its weeks");
        }
        if learner.able[stay.host as usize] & (1 << stay.block) == 0 {
            say("not allowed, or not at this host");
        }
        let mut earlier = BTreeSet::new();
        for other in &stays[..number] {
            if other.first_week as usize + problem.length > stay.first_week as usize {
                say("begins before an earlier one has ended");
            }
            earlier.insert(other.block);
        }
        if earlier.contains(&stay.block) {
            say("is done twice");
        }
        if (0..problem.blocks.len())
            .any(|need| block.before >> need & 1 == 1 && !earlier.contains(&u8::try_from(need).expect("at most 64")))
        {
            say("comes before a block it needs");
        }
    }
    let mut say = |why| wrong.push(Wrong::Schedule { student: learner.id.clone(), why });
    for (group, &need) in learner.need.iter().enumerate() {
        if stays.iter().filter(|stay| problem.blocks[stay.block as usize].group == group).count() != need as usize {
            say("not the blocks of a group that must be done");
        }
    }
    for host in 0..problem.hosts.len() {
        if stays.iter().filter(|stay| stay.host as usize == host).count() > problem.most_per_host as usize {
            say("more blocks at a host than may be");
        }
    }
    for pin in &learner.pins {
        let kept = |stay: &Stay| {
            stay.block == pin.block
                && pin.host.unwrap_or(stay.host) == stay.host
                && pin.first_week.unwrap_or(stay.first_week) == stay.first_week
        };
        if !stays.iter().any(kept) {
            say("a pin is not kept");
        }
    }
    wrong.len() == before
}

fn worth(problem: &Problem, learner: &Learner, stays: &[Stay]) -> i64 {
    let mut worth = 0;
    let mut week = 0;
    for (number, stay) in stays.iter().enumerate() {
        worth += learner.parts.block[stay.block as usize];
        worth += learner.parts.host[stay.host as usize];
        worth += problem.planner[stay.block as usize];
        if number > 0 && stays[number - 1].host != stay.host {
            worth += learner.change;
        }
        while week < stay.first_week as usize {
            if problem.counted[week + 1] > problem.counted[week] {
                worth += learner.wait;
            }
            week += 1;
        }
        week = stay.first_week as usize + problem.length;
    }
    worth
}

fn bound(problem: &Problem, answer: &Answer, wrong: &mut Vec<Wrong>) {
    let claimed = answer.bound;
    if answer.status == Status::Optimal && claimed != Some(answer.objective) {
        wrong.push(Wrong::Status("optimal, but the bound is not the objective"));
    }
    if claimed.is_some_and(|claimed| claimed < answer.objective) {
        wrong.push(Wrong::Status("the bound lies below the objective"));
    }
    match (&answer.certificate, claimed) {
        (Certificate::None, None) => {}
        (Certificate::Exhausted, Some(claimed)) => match again::any_above(problem, Some(claimed), worth) {
            Some(false) => {}
            Some(true) => wrong.push(Wrong::Certificate("there is a better calendar")),
            None => wrong.push(Wrong::Certificate("there are too many calendars to look at them again")),
        },
        (Certificate::None | Certificate::Exhausted, _) => wrong.push(Wrong::Certificate("a bound needs prices")),
        (Certificate::Prices(_), None) => wrong.push(Wrong::Certificate("prices without a bound")),
        (Certificate::Prices(prices), Some(claimed)) => match priced(problem, prices, 1) {
            Err(why) => wrong.push(Wrong::Certificate(why)),
            Ok(parts) => {
                let counted = i64::try_from(parts.div_euclid(1 << 16)).unwrap_or(i64::MAX);
                if counted > claimed {
                    wrong.push(Wrong::Figure { figure: "bound", claimed, counted });
                }
            }
        },
    }
}

fn refuted(problem: &Problem, answer: &Answer, wrong: &mut Vec<Wrong>) {
    if answer.reason.is_empty() || answer.reason.contains(&Conflict::Unknown) {
        wrong.push(Wrong::Status("infeasible without a reason"));
    }
    match &answer.certificate {
        Certificate::Prices(prices) => match priced(problem, prices, 0) {
            Err(why) => wrong.push(Wrong::Certificate(why)),
            Ok(parts) if parts >= 0 => wrong.push(Wrong::Certificate("the prices do not rule out every calendar")),
            Ok(_) => {}
        },
        Certificate::Exhausted => match again::any_above(problem, None, worth) {
            Some(false) => {}
            Some(true) => wrong.push(Wrong::Certificate("there is a calendar")),
            None => wrong.push(Wrong::Certificate("there are too many calendars to look at them again")),
        },
        Certificate::None => match answer.reason[..] {
            [Conflict::Learner { learner, .. }] if learner < problem.learners.len() => {
                match again::has_any(problem, &problem.learners[learner]) {
                    Some(false) => {}
                    Some(true) => wrong.push(Wrong::Certificate("the learner has a schedule")),
                    None => wrong.push(Wrong::Certificate("the learner has too many schedules to look at them again")),
                }
            }
            _ => wrong.push(Wrong::Certificate("nothing rules out every calendar")),
        },
    }
}
