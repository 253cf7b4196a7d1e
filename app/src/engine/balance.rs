//! `qosar engine balance …`: courses over periods.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use balance::{Problem, read_draft};
use clap::{Args, Subcommand};
use ground::{Budget, Seed};

use crate::voice::{answer, tell};

/// What to do with it.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Solve a problem
    Solve(Solve),
    /// Check an answer independently of the solver
    Verify {
        /// The problem
        file: PathBuf,
        /// The answer, as `solve` printed it
        answer: PathBuf,
    },
}

/// How to solve it.
#[derive(Debug, Args)]
pub struct Solve {
    /// The problem (JSON)
    file: PathBuf,
    /// The same seed gives the same answer
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The budget in the engine's own units
    #[arg(long)]
    work: Option<u64>,
    /// The budget in seconds; promises no bytes
    #[arg(long)]
    seconds: Option<f64>,
    /// Threads that may be used; the answer does not depend on it
    #[arg(long, default_value_t = 1)]
    threads: usize,
}

/// Runs it; the exit code.
pub fn run(verb: &Verb) -> anyhow::Result<u8> {
    match verb {
        Verb::Solve(args) => solve(args),
        Verb::Verify { file, answer } => verify(file, answer),
    }
}

fn solve(args: &Solve) -> anyhow::Result<u8> {
    let problem = problem(&args.file)?;
    let begun = Instant::now();
    let clock = || begun.elapsed().as_secs_f64();
    let mut budget = args.work.map_or_else(Budget::unlimited, Budget::of_work);
    if let Some(seconds) = args.seconds {
        budget = budget.within(seconds, &clock);
    }
    let found = balance::solve_on(&problem, &budget, Seed(args.seed), args.threads);
    let mut report = balance::report(&problem, &found);
    if args.seconds.is_some()
        && let Some(report) = report.as_object_mut()
    {
        report.insert("seconds".into(), serde_json::json!(clock()));
    }
    answer(&report.to_string());
    Ok(found.status.exit_code())
}

fn verify(file: &PathBuf, kept: &PathBuf) -> anyhow::Result<u8> {
    let problem = problem(file)?;
    let found = balance::read_answer(&problem, &std::fs::read(kept)?)?;
    match balance::verify(&problem, &found) {
        Ok(()) => {
            answer(r#"{"verified":true}"#);
            Ok(0)
        }
        Err(wrong) => {
            for one in wrong {
                tell(&one.to_string());
            }
            answer(r#"{"verified":false}"#);
            Ok(1)
        }
    }
}

fn problem(file: &PathBuf) -> anyhow::Result<Problem> {
    let (draft, strange) = read_draft(File::open(file)?)?;
    for field in strange {
        tell(&format!("the field `{field}` is not known and was left out of account"));
    }
    Ok(Problem::new(draft)?)
}
