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
            tell(&format!("qosar engine {name}: {}", whole(&error)));
            ExitCode::from(BAD_INPUT)
        }
    }
}

/// An error with its causes, each told once: many errors of the engines end with the words of their cause.
fn whole(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |told, cause| match told.as_str() {
        "" => cause,
        told if told.ends_with(&cause) => told.to_owned(),
        told => format!("{told}: {cause}"),
    })
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn a_cause_that_an_error_ends_with_is_not_told_again() {
        assert_eq!(whole(&anyhow!("row 3: x").context("not a table: row 3: x")), "not a table: row 3: x");
        assert_eq!(whole(&anyhow!("no such file").context("a.json")), "a.json: no such file");
    }
}
