//! `qosar import` and `qosar export`: files in and out by the same functions as the pages.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::ValueEnum;
use documents::intake::Outcome;
use kernel::{Arg, Caller, Failure, Lang, Refusal, latin_twin};
use programmes::imports::Target;
use programmes::moves::Status;
use programmes::programme::store::{Filter, Programme, list};
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
    /// A working curriculum, into a programme's draft
    Curriculum,
}

/// How a file is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// Only told what it would change.
    Dry,
    /// All of it, or nothing.
    Real,
}

/// What is brought, and how.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What the file brings.
    pub what: Brought,
    /// The file.
    pub file: PathBuf,
    /// Names of the modules, for a curriculum.
    pub modules: Option<PathBuf>,
    /// The programme's draft, for a curriculum.
    pub programme: Option<uuid::Uuid>,
    /// Only tried, or for real.
    pub trial: Trial,
    /// The language of messages.
    pub lang: Lang,
}

/// `qosar import`: exit 0 when it was taken, 2 with every error by row and column when it was not.
pub async fn import(settings: Settings, asked: &Asked) -> anyhow::Result<ExitCode> {
    let chance = machine_chance()?;
    let db = serve::open(&settings, &chance).await?;
    let mut by = Caller::system(web::Clock::now(&MachineClock::new(settings.today)), chance, None);
    by.lang = asked.lang;
    let bytes = read(&asked.file)?;
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let dry = asked.trial == Trial::Dry;
    let done = match asked.what {
        Brought::Organisations => registry::imports::organisations(&db, &by, &bytes, &name, dry).await,
        Brought::People => registry::imports::people(&db, &by, &bytes, &name, dry).await,
        Brought::Esco => registry::imports::esco(&db, &by, &bytes, &name, dry).await,
        Brought::Curriculum => return curriculum(&db, &by, asked, &bytes).await,
    };
    told(Say::new(asked.lang), done.map(|outcome| counted(&outcome, asked)))
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("reading {}", file.display()))
}

async fn curriculum(db: &db::Db, by: &Caller, asked: &Asked, bytes: &[u8]) -> anyhow::Result<ExitCode> {
    let id = match asked.programme {
        Some(id) => kernel::ProgrammeId(id),
        None => draft_meant(db, by, &asked.file).await?,
    };
    let modules = asked.modules.as_deref().map(read).transpose()?;
    let target = Target::Version(id);
    let dry = asked.trial == Trial::Dry;
    let done = programmes::imports::curriculum(db, by, target, bytes, modules.as_deref(), dry).await;
    let counted = |outcome: programmes::imports::Outcome| {
        let (before, after) = outcome.slots;
        let tally = programmes::Tally::of(&outcome.findings);
        serde_json::json!({
            "taken": !dry, "changed": outcome.changes, "slots-before": before, "slots": after,
            "errors-found": tally.errors, "oddities": outcome.notes.len(),
        })
    };
    told(Say::new(asked.lang), done.map(counted))
}

/// The draft that a file without a named programme is meant for: the one whose code begins the file's name, as
/// `6B01601-2026-curriculum.csv`, else the only one there is.
async fn draft_meant(db: &db::Db, by: &Caller, file: &Path) -> anyhow::Result<kernel::ProgrammeId> {
    let filter = Filter { status: Some(Status::Drafted), ..Filter::default() };
    let drafts = list(db, by, &filter, None, 200).await.map_err(|failure| anyhow::anyhow!("{failure}"))?;
    let name = file.file_name().map(|name| latin_twin(&name.to_string_lossy()).to_uppercase()).unwrap_or_default();
    let named: Vec<_> = drafts.iter().filter(|draft| name.starts_with(draft.code.as_str())).collect();
    match (named.as_slice(), drafts.as_slice()) {
        ([draft], _) => Ok(draft.id),
        ([], [draft]) => Ok(draft.id),
        _ => {
            let line =
                |draft: &Programme| format!("\n  {} {} {}", draft.id, draft.code.as_str(), draft.name.get(by.lang));
            let all: String = drafts.iter().map(line).collect();
            anyhow::bail!("a curriculum goes into a programme's draft: name it with --programme ID, one of:{all}")
        }
    }
}

fn counted(outcome: &Outcome, asked: &Asked) -> serde_json::Value {
    for note in &outcome.notes {
        tell(&Say::new(asked.lang).refusal(note));
    }
    let taken = asked.trial == Trial::Real;
    serde_json::json!({ "taken": taken, "new": outcome.new, "changed": outcome.changed, "same": outcome.same })
}

/// A refusal with its cell before it, where the words do not name it: a page shows the cell beside them.
fn placed(say: Say, refusal: &Refusal) -> String {
    let words = say.refusal(refusal);
    match refusal.args.iter().find(|(name, _)| *name == "cell") {
        Some((_, Arg::Text(cell))) if !words.contains(cell.as_str()) => format!("{cell}: {words}"),
        _ => words,
    }
}

fn told(say: Say, done: Result<serde_json::Value, Failure>) -> anyhow::Result<ExitCode> {
    match done {
        Ok(counts) => {
            answer(&counts.to_string());
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::Refused(all)) => {
            for refusal in &all {
                tell(&placed(say, refusal));
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
