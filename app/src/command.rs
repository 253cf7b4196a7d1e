//! The command line: one definition yields the parser and the help.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Options;
use crate::voice::tell;
use crate::{demo, serve, upkeep};

/// The open platform on which a region runs dual training
#[derive(Debug, Parser)]
#[command(name = "qosar", version, about)]
pub struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Serve the platform
    Serve(Options),
    /// Fill a demo database with an invented region and serve it
    Demo(Options),
    /// Follow up what happened (reactions, reminders, letters) without serving pages
    Work(Options),
    /// Bring the database to this version's shape
    Migrate(Options),
    /// Prove the record: `audit verify`, `audit head`
    Audit {
        #[command(subcommand)]
        verb: AuditVerb,
    },
    /// Write a copy of the database and of attached files
    Backup {
        #[command(flatten)]
        options: Options,
        /// The file to write; it must not exist
        to: PathBuf,
    },
    /// Put a copy back into an empty database
    Restore {
        #[command(flatten)]
        options: Options,
        /// The file a backup wrote
        from: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
enum AuditVerb {
    /// Walk the whole chain and every row it speaks of
    Verify(Options),
    /// Print where the chain stands, to be kept elsewhere
    Head(Options),
}

impl Command {
    /// Does what was asked; what went wrong is told once, on standard error.
    pub fn run(self) -> ExitCode {
        crate::words::speak();
        let done = match self.verb {
            Verb::Serve(options) => block_on(async { serve::serve(options.settle(USUAL)?).await }),
            Verb::Demo(options) => block_on(async { demo::demo(options.settle(demo::DATABASE)?).await }),
            Verb::Work(options) => block_on(async { serve::work(options.settle(USUAL)?).await }),
            Verb::Migrate(options) => block_on(async { upkeep::migrate(options.settle(USUAL)?).await }),
            Verb::Audit { verb: AuditVerb::Verify(options) } => {
                block_on(async { upkeep::verify(options.settle(USUAL)?).await })
            }
            Verb::Audit { verb: AuditVerb::Head(options) } => {
                block_on(async { upkeep::head(options.settle(USUAL)?).await })
            }
            Verb::Backup { options, to } => block_on(async { upkeep::backup(options.settle(USUAL)?, &to).await }),
            Verb::Restore { options, from } => block_on(async { upkeep::restore(options.settle(USUAL)?, &from).await }),
        };
        match done {
            Ok(code) => code,
            Err(error) => {
                tell(&format!("qosar: {error:#}"));
                ExitCode::FAILURE
            }
        }
    }
}

const USUAL: &str = "sqlite:qosar.db";

fn block_on(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
