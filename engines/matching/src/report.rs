//! The JSON of an answer, there and back.

use ground::{Message, Report, Seed};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::answer::{Answer, Certificate, Unmet};
use crate::compromise::Compromise;
use crate::explain::explain;
use crate::objective::{Best, Objective, UnknownObjective};
use crate::problem::Problem;

#[derive(Serialize, Deserialize)]
struct Body {
    objective_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    best: Option<Best>,
    placed: usize,
    rank_sum: u64,
    cost: i64,
    blocking_pairs: u64,
    /// The place of each learner, or −1.
    assignment: Vec<i64>,
    certificate: Certificate,
    seed: Seed,
}

/// The object that `qosar engine matching solve` prints. `seconds` is left to the caller: who lent a clock adds it.
pub fn report(problem: &Problem, answer: &Answer) -> Value {
    let best = match answer.objective {
        Objective::Stable(best) => Some(best),
        _ => None,
    };
    let report = Report {
        status: answer.status,
        body: Body {
            objective_name: answer.objective.name().to_owned(),
            best,
            placed: answer.placed,
            rank_sum: answer.rank_sum,
            cost: answer.cost,
            blocking_pairs: answer.blocking_pairs,
            assignment: answer.assignment.iter().map(|place| place.map_or(-1, i64::from)).collect(),
            certificate: answer.certificate.clone(),
            seed: answer.seed,
        },
        work: answer.work,
        seconds: None,
        reason: answer.reason.iter().map(|unmet| unmet.message()).collect(),
        explanation: explain(problem, answer),
    };
    serde_json::to_value(report).expect("numbers, strings and lists are always JSON")
}

/// What the command adds to an answer that breaks minima: an assignment that meets them, and every pair it leaves blocking.
pub fn report_compromise(compromise: &Compromise) -> Value {
    let assignment: Vec<i64> = compromise.assignment.iter().map(|place| place.map_or(-1, i64::from)).collect();
    let placed = compromise.assignment.iter().flatten().count();
    json!({ "placed": placed, "assignment": assignment, "blocking": compromise.blocking })
}

/// Why an answer could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BadAnswer {
    /// Not JSON, or not this JSON; says the line, the column and the field.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// Not an objective.
    #[error("objective_name: {0}")]
    Objective(#[from] UnknownObjective),
    /// Neither a place nor −1.
    #[error("assignment of learner {learner}: {value} is neither a place nor -1")]
    Place {
        /// Whose entry.
        learner: usize,
        /// What it says.
        value: i64,
    },
    /// A reason this engine does not give.
    #[error("reason: `{0}` is not a reason this engine gives")]
    Reason(String),
}

/// Reads what [`report`] wrote, so that [`crate::verify`] can check it.
pub fn read_answer(bytes: &[u8]) -> Result<Answer, BadAnswer> {
    let Report { status, body, work, reason, .. } = serde_json::from_slice::<Report<Body>>(bytes)?;
    let best = match body.best {
        Some(Best::Places) => "places",
        _ => "learners",
    };
    let place = |(learner, &value): (usize, &i64)| match (value, u32::try_from(value)) {
        (-1, _) => Ok(None),
        (_, Ok(place)) => Ok(Some(place)),
        _ => Err(BadAnswer::Place { learner, value }),
    };
    Ok(Answer {
        objective: Objective::parse(&body.objective_name, best)?,
        status,
        assignment: body.assignment.iter().enumerate().map(place).collect::<Result<_, _>>()?,
        placed: body.placed,
        rank_sum: body.rank_sum,
        cost: body.cost,
        blocking_pairs: body.blocking_pairs,
        certificate: body.certificate,
        reason: reason.iter().map(unmet).collect::<Result<_, _>>()?,
        work,
        seed: body.seed,
    })
}

fn unmet(message: &Message) -> Result<Unmet, BadAnswer> {
    let number =
        |name: &str| message.args.get(name).and_then(Value::as_u64).and_then(|value| u32::try_from(value).ok());
    match (message.code.as_str(), number("place"), number("taken"), number("minimum")) {
        ("matching-minimum-unmet", Some(place), Some(taken), Some(minimum)) => {
            Ok(Unmet::Minimum { place, taken, minimum })
        }
        ("matching-budget-ran-out", ..) => Ok(Unmet::Budget),
        _ => Err(BadAnswer::Reason(message.code.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ground::Budget;

    #[test]
    fn an_answer_reads_back_as_it_was_written() {
        let problem = Problem::builder().learner([0, 1]).learner([0]).place(1, [1, 0]).place(1, [0]).build();
        let problem = problem.expect("the lists make sense");
        for objective in [Objective::Stable(Best::Places), Objective::MinCost, Objective::MaxStable] {
            let problem = problem.clone().with_objective(objective);
            let answer = crate::solve(&problem, &Budget::unlimited(), Seed(5));

            let written = report(&problem, &answer);

            let read = read_answer(written.to_string().as_bytes()).expect("it was written by us");
            assert_eq!(read, answer);
        }
    }

    #[test]
    fn a_strange_answer_is_refused_with_the_field_named() {
        let text = br#"{"status":"optimal","objective_name":"best","placed":0,"rank_sum":0,"cost":0,"blocking_pairs":0,
            "assignment":[-2],"certificate":{"kind":"none"},"seed":0,"work":0}"#;
        let error = read_answer(text).expect_err("no such objective");
        assert!(error.to_string().contains("objective_name"), "{error}");

        let text = String::from_utf8_lossy(text).replace("\"best\"", "\"stable\"");
        let error = read_answer(text.as_bytes()).expect_err("no such place");
        assert!(error.to_string().contains("learner 0: -2"), "{error}");
        assert!(read_answer(b"[1,2").is_err());
    }
}
