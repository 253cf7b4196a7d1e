//! `qosar engine …`: the engines alone, before any runtime or database. Standard output is one JSON object, standard
//! error is for people. Exit 0 solved, 2 bad input, 3 infeasible, 4 nothing found in time.

mod balance;
mod forecast;
mod measurement;
mod rotation;

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args, Subcommand};
use ground::{Budget, Seed};
use matching::Objective;

use crate::voice::{answer, tell};

/// Which engine.
#[derive(Debug, Subcommand)]
pub enum Engine {
    /// Courses over periods
    Balance {
        #[command(subcommand)]
        verb: balance::Verb,
    },
    /// What is needed, and series
    Forecast {
        #[command(subcommand)]
        verb: forecast::ForecastVerb,
    },
    /// Learners to places
    Matching {
        #[command(subcommand)]
        verb: MatchingVerb,
    },
    /// Tests, raters and surveys
    Measurement {
        #[command(subcommand)]
        verb: measurement::Verb,
    },
    /// Practice blocks over weeks and workplaces
    Rotation {
        #[command(subcommand)]
        verb: rotation::RotationVerb,
    },
}

/// What to do with it.
#[derive(Debug, Subcommand)]
pub enum MatchingVerb {
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
    threads: u32,
}

const BAD_INPUT: u8 = 2;

/// Runs an engine.
pub fn run(engine: &Engine) -> ExitCode {
    let (name, done) = match engine {
        Engine::Balance { verb } => ("balance", balance::run(verb)),
        Engine::Forecast { verb } => ("forecast", forecast::run(verb)),
        Engine::Matching { verb } => ("matching", matching_verb(verb)),
        Engine::Measurement { verb } => ("measurement", measurement::run(verb)),
        Engine::Rotation { verb } => ("rotation", rotation::run(verb)),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            tell(&format!("qosar engine {name}: {error:#}"));
            ExitCode::from(BAD_INPUT)
        }
    }
}

fn matching_verb(verb: &MatchingVerb) -> anyhow::Result<u8> {
    match verb {
        MatchingVerb::Solve(args) => solve(args),
        MatchingVerb::Verify { file, answer } => verify(file, answer),
    }
}

fn solve(args: &Solve) -> anyhow::Result<u8> {
    let objective = Objective::parse(&args.objective, &args.best)?;
    let problem = matching::read(File::open(&args.file)?)?.with_objective(objective);
    let begun = Instant::now();
    let clock = || begun.elapsed().as_secs_f64();
    let mut budget = args.work.map_or_else(Budget::unlimited, Budget::of_work);
    if let Some(seconds) = args.seconds {
        budget = budget.within(seconds, &clock);
    }
    if args.threads > 1 {
        tell("matching works on one thread; the answer is the same on any number");
    }
    let found = matching::solve(&problem, &budget, Seed(args.seed));
    let mut report = matching::report(&problem, &found);
    if matches!(objective, Objective::Stable(_))
        && !found.status.is_solved()
        && let Some(report) = report.as_object_mut()
        && let Some(compromise) = matching::compromise(&problem, &budget, Seed(args.seed))
    {
        report.insert("compromise".into(), matching::report_compromise(&compromise));
    }
    if args.seconds.is_some()
        && let Some(report) = report.as_object_mut()
    {
        report.insert("seconds".into(), serde_json::json!(clock()));
    }
    answer(&report.to_string());
    Ok(found.status.exit_code())
}

fn verify(file: &PathBuf, kept: &PathBuf) -> anyhow::Result<u8> {
    let found = matching::read_answer(&std::fs::read(kept)?)?;
    let problem = matching::read(File::open(file)?)?.with_objective(found.objective);
    match matching::verify(&problem, &found) {
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
