//! The command line: one definition yields the parser and the help.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kernel::{Code, Lang};

use crate::config::Options;
use crate::demo::run;
use crate::engine::{self, Engine};
use crate::files::{self, Asked, Brought, Taken, Trial};
use crate::voice::tell;
use crate::{serve, upkeep};

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
    /// Bring a file in: everything or nothing, told by row and column
    Import {
        #[command(flatten)]
        options: Options,
        /// What the file brings
        what: Brought,
        /// The file: XLSX or CSV
        file: PathBuf,
        /// Names of the modules, for a curriculum
        #[arg(long, value_name = "FILE")]
        modules: Option<PathBuf>,
        /// The id of the programme's draft, for a curriculum; by default the draft whose code begins the file's name
        #[arg(long, value_name = "ID")]
        programme: Option<uuid::Uuid>,
        /// Only tell what it would change
        #[arg(long)]
        dry_run: bool,
        /// The language of messages: kk, ru, en
        #[arg(long, default_value = "kk", value_parser = lang)]
        lang: Lang,
    },
    /// Write a list to a file: XLSX, or CSV by its ending
    Export {
        #[command(flatten)]
        options: Options,
        /// Which list
        what: Taken,
        /// The file to write; it must not exist
        to: PathBuf,
        /// The language of titles: kk, ru, en
        #[arg(long, default_value = "kk", value_parser = lang)]
        lang: Lang,
    },
    /// Use an engine alone
    Engine {
        #[command(subcommand)]
        engine: Engine,
    },
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
        if let Verb::Engine { engine } = &self.verb {
            return engine::run(engine);
        }
        crate::words::speak();
        let done = match self.verb {
            Verb::Serve(options) => block_on(async { serve::serve(options.settle(USUAL)?).await }),
            Verb::Demo(options) => block_on(async { run::demo(options.settle(run::DATABASE)?).await }),
            Verb::Work(options) => block_on(async { serve::work(options.settle(USUAL)?).await }),
            Verb::Migrate(options) => block_on(async { upkeep::migrate(options.settle(USUAL)?).await }),
            Verb::Import { options, what, file, modules, programme, dry_run, lang } => {
                let trial = if dry_run { Trial::Dry } else { Trial::Real };
                let asked = Asked { what, file, modules, programme, trial, lang };
                block_on(async { files::import(options.settle(USUAL)?, &asked).await })
            }
            Verb::Export { options, what, to, lang } => {
                block_on(async { files::export(options.settle(USUAL)?, what, &to, lang).await })
            }
            Verb::Engine { .. } => Ok(ExitCode::SUCCESS),
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

fn lang(code: &str) -> Result<Lang, String> {
    Lang::of(code).ok_or_else(|| "kk, ru or en".to_owned())
}

const USUAL: &str = "sqlite:qosar.db";

fn block_on(work: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    // An embedded database answers on the thread that asks: a few more threads than cores, so that a long question
    // (a year's figures) never keeps the short ones waiting.
    let threads = std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4));
    tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?.block_on(work)
}
