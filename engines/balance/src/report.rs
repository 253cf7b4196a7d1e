//! The JSON of an answer, there and back.

use std::collections::{BTreeMap, HashMap};

use ground::{Message, Report, Seed, Status};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::{Answer, Certificate};
use crate::demand::Demand;
use crate::draft::Objective;
use crate::explain::explain;
use crate::problem::Problem;

#[derive(Serialize, Deserialize)]
struct Body {
    #[serde(default)]
    objective_name: Option<Objective>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    objective: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bound: Option<i64>,
    /// Periods from 1.
    #[serde(default)]
    assignment: BTreeMap<String, i64>,
    #[serde(default)]
    certificate: Certificate,
    /// Whether each demand of the reason is needed for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    smallest: Option<bool>,
    #[serde(default)]
    seed: Seed,
}

/// The object that `qosar engine balance solve` prints. `seconds` is left to the caller: who lent a clock adds it.
pub fn report(problem: &Problem, answer: &Answer) -> Value {
    let solved = answer.status.is_solved();
    let named = |(course, &period): (usize, &u32)| (problem.course(course).to_owned(), i64::from(period) + 1);
    let mut reason: Vec<Message> = answer.conflict.iter().map(|demand| demand.message(problem)).collect();
    if answer.status == Status::Unknown {
        reason.push(Message::new("balance-budget-ran-out"));
    }
    let report = Report {
        status: answer.status,
        body: Body {
            objective_name: Some(answer.objective_name),
            objective: Some(answer.objective).filter(|_| solved),
            bound: Some(answer.bound).filter(|_| solved),
            assignment: answer.assignment.iter().enumerate().map(named).collect(),
            certificate: answer.certificate.clone(),
            smallest: Some(answer.smallest).filter(|_| answer.status == Status::Infeasible),
            seed: answer.seed,
        },
        work: answer.work,
        seconds: None,
        reason,
        explanation: explain(problem, answer),
    };
    serde_json::to_value(report).expect("numbers, strings and lists are always JSON")
}

/// Why an answer could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BadAnswer {
    /// Not JSON, or not this JSON; says the line and the column.
    #[error("not the JSON of a balance answer: {0}")]
    Json(#[from] serde_json::Error),
    /// A course the problem does not have.
    #[error("assignment: no course is called `{0}`")]
    Course(String),
    /// A course without a period.
    #[error("assignment: course `{0}` has no period")]
    Missing(String),
    /// Not a period.
    #[error("assignment: {period} of course `{course}` is not a period")]
    Period {
        /// Whose.
        course: String,
        /// What stands there.
        period: i64,
    },
    /// A reason this engine does not give, or not of this problem.
    #[error("reason: `{0}` is not a reason this engine gives for this problem")]
    Reason(String),
}

/// Reads what [`report`] wrote, so that [`crate::verify`] can check it.
pub fn read_answer(problem: &Problem, bytes: &[u8]) -> Result<Answer, BadAnswer> {
    let Report { status, body, work, reason, .. } = serde_json::from_slice::<Report<Body>>(bytes)?;
    let reasons = reason.iter().filter(|message| message.code != "balance-budget-ran-out");
    let all = if reason.is_empty() { Vec::new() } else { Demand::all(problem) };
    let demand = |message: &Message| {
        let same = |demand: &&Demand| demand.message(problem) == *message;
        all.iter().find(same).copied().ok_or_else(|| BadAnswer::Reason(message.code.clone()))
    };
    Ok(Answer {
        objective_name: body.objective_name.unwrap_or(problem.objective),
        status,
        assignment: assignment(problem, &body.assignment)?,
        objective: body.objective.unwrap_or(0),
        bound: body.bound.unwrap_or(0),
        certificate: body.certificate,
        conflict: reasons.map(demand).collect::<Result<_, _>>()?,
        smallest: body.smallest.unwrap_or(false),
        work,
        seed: body.seed,
    })
}

fn assignment(problem: &Problem, given: &BTreeMap<String, i64>) -> Result<Vec<u32>, BadAnswer> {
    if given.is_empty() {
        return Ok(Vec::new());
    }
    let known: HashMap<&str, usize> = (0..problem.courses()).map(|course| (problem.course(course), course)).collect();
    let mut plan = vec![None; problem.courses()];
    for (id, &period) in given {
        let course = known.get(id.as_str()).ok_or_else(|| BadAnswer::Course(id.clone()))?;
        let from_one = u32::try_from(period).ok().and_then(|period| period.checked_sub(1));
        plan[*course] = Some(from_one.ok_or_else(|| BadAnswer::Period { course: id.clone(), period })?);
    }
    let missing = |(course, period): (usize, Option<u32>)| {
        period.ok_or_else(|| BadAnswer::Missing(problem.course(course).to_owned()))
    };
    plan.into_iter().enumerate().map(missing).collect()
}
