//! `qosar engine matching …`: learners to places.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, Subcommand};
use matching::Objective;

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
    /// The problem (plain or gzip)
    file: PathBuf,
    /// `stable`, `min-cost` or `max-stable`
    #[arg(long, default_value = "stable")]
    objective: String,
    /// Whose best stable answer: `learners` or `places`
    #[arg(long, default_value = "learners")]
    best: String,
    #[command(flatten)]
    effort: Effort,
}

/// Runs a verb; the exit code.
pub fn run(verb: &Verb) -> anyhow::Result<u8> {
    match verb {
        Verb::Solve(args) => solve(args),
        Verb::Verify { file, answer } => verify(file, answer),
    }
}

fn solve(args: &Solve) -> anyhow::Result<u8> {
    let objective = Objective::parse(&args.objective, &args.best)?;
    let problem = matching::read(File::open(&args.file)?)?.with_objective(objective);
    let begun = Instant::now();
    let clock = || begun.elapsed().as_secs_f64();
    let budget = args.effort.budget(&clock);
    if args.effort.threads > 1 {
        tell("matching works on one thread; the answer is the same on any number");
    }
    let found = matching::solve(&problem, &budget, args.effort.seed());
    let mut report = matching::report(&problem, &found);
    if matches!(objective, Objective::Stable(_))
        && !found.status.is_solved()
        && let Some(report) = report.as_object_mut()
        && let Some(compromise) = matching::compromise(&problem, &budget, args.effort.seed())
    {
        report.insert("compromise".into(), matching::report_compromise(&compromise));
    }
    args.effort.print(report, &clock);
    Ok(found.status.exit_code())
}

fn verify(file: &PathBuf, kept: &PathBuf) -> anyhow::Result<u8> {
    let found = matching::read_answer(&std::fs::read(kept)?)?;
    let problem = matching::read(File::open(file)?)?.with_objective(found.objective);
    Ok(verified(matching::verify(&problem, &found)))
}
