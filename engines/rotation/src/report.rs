//! The JSON of an answer, there and back. Weeks count from 1; blocks and hosts go by name.

use std::collections::BTreeMap;

use ground::{Message, Report, Seed, Status};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::{Answer, Certificate, Conflict, Demand, Prices};
use crate::draft::{Entry, Name};
use crate::explain::explain;
use crate::fault::Invalid;
use crate::problem::{Problem, Stay};

#[derive(Serialize, Deserialize)]
struct Body {
    objective: Option<i64>,
    bound: Option<i64>,
    #[serde(default)]
    sum: i64,
    #[serde(default)]
    least: i64,
    #[serde(default)]
    moved: i64,
    #[serde(default)]
    violations: i64,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    schedule: BTreeMap<String, Vec<Entry>>,
    #[serde(default)]
    moves: u64,
    #[serde(default)]
    certificate: Written,
    #[serde(default)]
    seed: Seed,
}

/// Prices as pairs of index and price: most are nought.
#[derive(Default, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Written {
    #[default]
    None,
    Exhausted,
    Prices {
        places: Vec<(usize, i64)>,
        mentors: Vec<(usize, i64)>,
        share: Vec<i64>,
        repeat: Vec<(usize, i64)>,
    },
}

fn sparse(prices: &[i64]) -> Vec<(usize, i64)> {
    prices.iter().copied().enumerate().filter(|&(_, price)| price != 0).collect()
}

fn dense(field: &'static str, pairs: &[(usize, i64)], length: usize) -> Result<Vec<i64>, BadAnswer> {
    let mut prices = vec![0; length];
    for &(index, price) in pairs {
        *prices.get_mut(index).ok_or(BadAnswer::Price { field, index })? = price;
    }
    Ok(prices)
}

/// The object that `qosar engine rotation solve` prints. `seconds` is left to the caller: who lent a clock adds it.
pub fn report(problem: &Problem, answer: &Answer) -> Value {
    let entry = |stay: &Stay| {
        Entry(
            i64::from(stay.first_week) + 1,
            Name::Id(problem.blocks[stay.block as usize].id.clone()),
            Name::Id(problem.hosts[stay.host as usize].clone()),
        )
    };
    let named = |(learner, stays): (usize, &Vec<Stay>)| {
        (problem.learners[learner].id.clone(), stays.iter().map(entry).collect())
    };
    let certificate = match &answer.certificate {
        Certificate::None => Written::None,
        Certificate::Exhausted => Written::Exhausted,
        Certificate::Prices(prices) => Written::Prices {
            places: sparse(&prices.places),
            mentors: sparse(&prices.mentors),
            share: prices.share.clone(),
            repeat: sparse(&prices.repeat),
        },
    };
    let report = Report {
        status: answer.status,
        body: Body {
            objective: answer.status.is_solved().then_some(answer.objective),
            bound: answer.bound,
            sum: answer.sum,
            least: answer.least,
            moved: answer.moved,
            violations: answer.violations,
            schedule: answer.schedule.iter().enumerate().map(named).collect(),
            moves: answer.moves,
            certificate,
            seed: answer.seed,
        },
        work: answer.work,
        seconds: None,
        reason: answer.reason.iter().map(|conflict| conflict.message(problem)).collect(),
        explanation: explain(problem, answer),
    };
    serde_json::to_value(report).expect("numbers, strings and lists are always JSON")
}

/// Why an answer could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BadAnswer {
    /// Not JSON, or not this JSON; says the line, the column and the field.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A block, host or week that is not of the problem.
    #[error(transparent)]
    Entry(#[from] Invalid),
    /// A student that is not of the problem.
    #[error("schedule: student `{0}` is not known")]
    Student(String),
    /// A price of nothing.
    #[error("certificate.{field}: there is no place {index}")]
    Price {
        /// Which list.
        field: &'static str,
        /// The index.
        index: usize,
    },
    /// A reason this engine does not give.
    #[error("reason: `{0}` is not a reason this engine gives for this problem")]
    Reason(String),
}

/// Reads what [`report`] wrote, so that [`crate::verify`] can check it.
pub fn read_answer(problem: &Problem, bytes: &[u8]) -> Result<Answer, BadAnswer> {
    let Report { status, body, work, reason, .. } = serde_json::from_slice::<Report<Body>>(bytes)?;
    let numbers: BTreeMap<&str, usize> =
        problem.learners.iter().enumerate().map(|(number, learner)| (learner.id.as_str(), number)).collect();
    let mut schedule = Vec::new();
    if !body.schedule.is_empty() || status.is_solved() {
        schedule = vec![Vec::new(); problem.learners()];
    }
    for (student, entries) in &body.schedule {
        let number = *numbers.get(student.as_str()).ok_or_else(|| BadAnswer::Student(student.clone()))?;
        schedule[number] = problem.stays(student, entries)?;
        schedule[number].sort_unstable();
    }
    let certificate = match body.certificate {
        Written::None => Certificate::None,
        Written::Exhausted => Certificate::Exhausted,
        Written::Prices { places, mentors, share, repeat } => Certificate::Prices(Prices {
            places: dense("places", &places, problem.max.len())?,
            mentors: dense("mentors", &mentors, problem.led.as_ref().map_or(0, Vec::len))?,
            share,
            repeat: dense("repeat", &repeat, problem.learners() * problem.blocks())?,
        }),
    };
    let conflicts = |message| conflict(problem, message).ok_or_else(|| BadAnswer::Reason(message.code.clone()));
    Ok(Answer {
        status,
        objective: body.objective.unwrap_or(0),
        bound: body.bound,
        sum: body.sum,
        least: body.least,
        moved: body.moved,
        violations: body.violations,
        schedule,
        certificate,
        reason: if status == Status::Infeasible || status == Status::Unknown {
            reason.iter().map(conflicts).collect::<Result<_, _>>()?
        } else {
            Vec::new()
        },
        work,
        moves: body.moves,
        seed: body.seed,
    })
}

fn conflict(problem: &Problem, message: &Message) -> Option<Conflict> {
    let text = |name: &str| message.args.get(name).and_then(Value::as_str);
    let number = |name: &str| message.args.get(name).and_then(Value::as_u64);
    let host = || problem.hosts.iter().position(|host| Some(host.as_str()) == text("host"));
    let block_of = |id: Option<&str>| problem.blocks.iter().position(|block| Some(block.id.as_str()) == id);
    let learner = || problem.learners.iter().position(|learner| Some(learner.id.as_str()) == text("student"));
    let week = || number("week").and_then(|week| usize::try_from(week.checked_sub(1)?).ok());
    let heads = || number("heads").and_then(|heads| i32::try_from(heads).ok());
    match message.code.as_str() {
        "rotation-learner-impossible" => {
            let demands = message.args.get("demands")?.as_array()?.iter().map(|demand| {
                Some(match demand.get("demand")?.as_str()? {
                    "group" => Demand::Group {
                        group: usize::try_from(demand.get("group")?.as_u64()?.checked_sub(1)?).ok()?,
                        blocks: u32::try_from(demand.get("blocks")?.as_u64()?).ok()?,
                    },
                    "pin" => Demand::Pin { block: block_of(demand.get("block")?.as_str())? },
                    "weeks" => Demand::Weeks,
                    "orders" => Demand::Orders,
                    "able" => Demand::Able,
                    "per-host" => Demand::PerHost,
                    _ => return None,
                })
            });
            Some(Conflict::Learner { learner: learner()?, demands: demands.collect::<Option<_>>()? })
        }
        "rotation-minimum-impossible" => {
            Some(Conflict::Minimum { host: host()?, block: block_of(text("block"))?, week: week()?, heads: heads()? })
        }
        "rotation-maximum-impossible" => {
            Some(Conflict::Maximum { host: host()?, block: block_of(text("block"))?, week: week()?, heads: heads()? })
        }
        "rotation-mentors-impossible" => Some(Conflict::Mentors { host: host()?, week: week()?, heads: heads()? }),
        "rotation-blocks-impossible" => Some(Conflict::Blocks { learner: learner()? }),
        "rotation-nothing-found" => Some(Conflict::Unknown),
        _ => None,
    }
}
