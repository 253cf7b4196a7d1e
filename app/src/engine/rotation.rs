//! `qosar engine rotation …`: practice blocks over weeks and workplaces.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, Subcommand};
use rotation::Settings;

use super::effort::{Effort, verified};

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

/// Runs a verb; the exit code.
pub fn run(verb: &Verb) -> anyhow::Result<u8> {
    match verb {
        Verb::Solve(args) => solve(args),
        Verb::Verify { file, answer } => verify(file, answer),
    }
}

fn solve(args: &Solve) -> anyhow::Result<u8> {
    let begun = Instant::now();
    let problem = rotation::read(File::open(&args.file)?)?;
    let clock = || begun.elapsed().as_secs_f64();
    let budget = args.effort.budget(&clock);
    let granted = args.effort.seconds.map(|seconds| seconds.max(0.0));
    let elapsed = || granted.map_or(0.0, |seconds| if seconds > 0.0 { clock() / seconds } else { 1.0 });
    let settings = Settings {
        threads: u32::try_from(args.effort.threads).unwrap_or(u32::MAX),
        // The walk cools by the clock when the clock alone says when to stop.
        elapsed: (granted.is_some() && args.effort.work.is_none()).then_some(&elapsed),
    };
    let found = rotation::solve_with(&problem, &budget, args.effort.seed(), &settings);
    args.effort.print(rotation::report(&problem, &found), &clock);
    Ok(found.status.exit_code())
}

fn verify(file: &PathBuf, kept: &PathBuf) -> anyhow::Result<u8> {
    let problem = rotation::read(File::open(file)?)?;
    let found = rotation::read_answer(&problem, &std::fs::read(kept)?)?;
    Ok(verified(rotation::verify(&problem, &found)))
}
