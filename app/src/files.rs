//! `qosar import` and `qosar export`: files in and out by the same functions as the pages.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::ValueEnum;
use documents::intake::Outcome;
use kernel::{Caller, Failure, Lang};
use web::Say;

use crate::clock::{MachineClock, machine_chance};
use crate::config::Settings;
use crate::serve;
use crate::voice::{answer, tell};

/// What a file brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Brought {
    /// Organisations
    Organisations,
    /// People and their posts
    People,
    /// Occupations of ESCO, as its CSV comes
    Esco,
}

/// How a file is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// Only told what it would change.
    Dry,
    /// All of it, or nothing.
    Real,
}

/// `qosar import`: exit 0 when it was taken, 2 with every error by row and column when it was not.
pub async fn import(settings: Settings, what: Brought, file: &Path, trial: Trial, lang: Lang) -> anyhow::Result<ExitCode> {
    let chance = machine_chance()?;
    let db = serve::open(&settings, &chance).await?;
    let mut by = Caller::system(web::Clock::now(&MachineClock::new(settings.today)), chance, None);
    by.lang = lang;
    let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let dry = trial == Trial::Dry;
    let done = match what {
        Brought::Organisations => registry::imports::organisations(&db, &by, &bytes, &name, dry).await,
        Brought::People => registry::imports::people(&db, &by, &bytes, &name, dry).await,
        Brought::Esco => registry::imports::esco(&db, &by, &bytes, &name, dry).await,
    };
    told(Say::new(lang), done, trial)
}

fn told(say: Say, done: Result<Outcome, Failure>, trial: Trial) -> anyhow::Result<ExitCode> {
    match done {
        Ok(outcome) => {
            for note in &outcome.notes {
                tell(&say.refusal(note));
            }
            let counts = serde_json::json!({
                "taken": trial == Trial::Real, "new": outcome.new, "changed": outcome.changed, "same": outcome.same,
            });
            answer(&counts.to_string());
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::Refused(all)) => {
            for refusal in &all {
                tell(&say.refusal(refusal));
            }
            let errors: Vec<_> = all
                .iter()
                .map(|refusal| serde_json::json!({ "code": refusal.rule.code, "message": say.refusal(refusal), "args":
                    refusal.args.iter().map(|(k, v)| ((*k).to_owned(), serde_json::json!(v))).collect::<serde_json::Map<_, _>>() }))
                .collect();
            answer(&serde_json::json!({ "taken": false, "errors": errors }).to_string());
            Ok(ExitCode::from(2))
        }
        Err(failure) => Err(anyhow::anyhow!("{failure}")),
    }
}

/// Which list goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Taken {
    /// Organisations
    Organisations,
    /// Dual training contracts
    Agreements,
}

/// `qosar export`: a list as XLSX or CSV, by the ending of the file.
pub async fn export(settings: Settings, what: Taken, to: &PathBuf, lang: Lang) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(!to.exists(), "{} exists already: name a new file", to.display());
    let chance = machine_chance()?;
    let db = serve::open(&settings, &chance).await?;
    let by = Caller::system(web::Clock::now(&MachineClock::new(settings.today)), chance, None);
    let say = Say::new(lang);
    let failed = |failure: Failure| anyhow::anyhow!("{failure}");
    let sheet = match what {
        Taken::Organisations => registry::organisations::sheet(&db, say).await.map_err(failed)?,
        Taken::Agreements => agreements::sheet(&db, &by, say).await.map_err(failed)?,
    };
    let csv = to.extension().is_some_and(|ending| ending == "csv");
    let bytes = if csv { sheet.csv(documents::CsvStyle::default()) } else { sheet.xlsx()? };
    std::fs::write(to, bytes).with_context(|| format!("writing {}", to.display()))?;
    tell(&format!("{} rows written to {}", sheet.rows.len(), to.display()));
    Ok(ExitCode::SUCCESS)
}
