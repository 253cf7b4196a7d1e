//! `qosar engine balance …`: courses over periods.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use balance::{Problem, read_draft};
use clap::{Args, Subcommand};

use super::effort::{Effort, verified};
use crate::voice::tell;

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
    #[command(flatten)]
    effort: Effort,
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
    let budget = args.effort.budget(&clock);
    let found = balance::solve_on(&problem, &budget, args.effort.seed(), args.effort.threads);
    args.effort.print(balance::report(&problem, &found), &clock);
    Ok(found.status.exit_code())
}

fn verify(file: &PathBuf, kept: &PathBuf) -> anyhow::Result<u8> {
    let problem = problem(file)?;
    let found = balance::read_answer(&problem, &std::fs::read(kept)?)?;
    Ok(verified(balance::verify(&problem, &found)))
}

fn problem(file: &PathBuf) -> anyhow::Result<Problem> {
    let (draft, strange) = read_draft(File::open(file)?)?;
    for field in strange {
        tell(&format!("the field `{field}` is not known and was left out of account"));
    }
    Ok(Problem::new(draft)?)
}
