//! `qosar engine rotation …`: practice blocks over weeks and workplaces.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, Subcommand};
use ground::{Budget, Seed};
use rotation::Settings;

use crate::voice::{answer, tell};

/// What to do with it.
#[derive(Debug, Subcommand)]
pub enum RotationVerb {
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
    /// Threads that may be used; under `--work` the answer does not depend on it
    #[arg(long, default_value_t = 1)]
    threads: u32,
}

/// Runs a verb; the exit code.
pub fn run(verb: &RotationVerb) -> anyhow::Result<u8> {
    match verb {
        RotationVerb::Solve(args) => solve(args),
        RotationVerb::Verify { file, answer } => verify(file, answer),
    }
}

fn solve(args: &Solve) -> anyhow::Result<u8> {
    let begun = Instant::now();
    let problem = rotation::read(File::open(&args.file)?)?;
    let clock = || begun.elapsed().as_secs_f64();
    let mut budget = args.work.map_or_else(Budget::unlimited, Budget::of_work);
    let granted = args.seconds.map(|seconds| seconds.max(0.0));
    if let Some(seconds) = granted {
        budget = budget.within(seconds, &clock);
    }
    let elapsed = || granted.map_or(0.0, |seconds| if seconds > 0.0 { clock() / seconds } else { 1.0 });
    let settings = Settings {
        threads: args.threads,
        // The walk cools by the clock when the clock alone says when to stop.
        elapsed: (granted.is_some() && args.work.is_none()).then_some(&elapsed),
    };
    let found = rotation::solve_with(&problem, &budget, Seed(args.seed), &settings);
    let mut report = rotation::report(&problem, &found);
    if args.seconds.is_some()
        && let Some(report) = report.as_object_mut()
    {
        report.insert("seconds".into(), serde_json::json!(clock()));
    }
    answer(&report.to_string());
    Ok(found.status.exit_code())
}

fn verify(file: &PathBuf, kept: &PathBuf) -> anyhow::Result<u8> {
    let problem = rotation::read(File::open(file)?)?;
    let found = rotation::read_answer(&problem, &std::fs::read(kept)?)?;
    match rotation::verify(&problem, &found) {
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
