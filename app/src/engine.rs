//! `qosar engine …`: the engines alone, before any runtime or database. Standard output is one JSON object, standard
//! error is for people. Exit 0 solved, 2 bad input, 3 infeasible, 4 nothing found in time.

mod balance;
mod effort;
mod forecast;
mod matching;
mod measurement;
mod rotation;

use std::process::ExitCode;

use clap::Subcommand;

use crate::voice::tell;

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
        verb: forecast::Verb,
    },
    /// Learners to places
    Matching {
        #[command(subcommand)]
        verb: matching::Verb,
    },
    /// Tests, raters and surveys
    #[command(disable_help_flag = true)]
    Measurement {
        /// The analysis, the table (CSV) and the flags; alone: which analyses there are
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Practice blocks over weeks and workplaces
    Rotation {
        #[command(subcommand)]
        verb: rotation::Verb,
    },
}

const BAD_INPUT: u8 = 2;

/// Runs an engine.
pub fn run(engine: &Engine) -> ExitCode {
    let (name, done) = match engine {
        Engine::Balance { verb } => ("balance", balance::run(verb)),
        Engine::Forecast { verb } => ("forecast", forecast::run(verb)),
        Engine::Matching { verb } => ("matching", matching::run(verb)),
        Engine::Measurement { arguments } => ("measurement", measurement::run(arguments)),
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
