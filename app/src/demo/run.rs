//! `qosar demo`: opened, built when it is empty, served.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;
use db::Db;
use kernel::{Caller, Chance, Failure};

use crate::clock::{MachineClock, machine_chance};
use crate::config::Settings;
use crate::edition::Edition;
use crate::serve;
use crate::voice::{answer, tell};

use super::day::demo_day;
use super::people;
use super::world::build;

/// Where the demo's database stands.
pub const DATABASE: &str = "sqlite:demo.db";

/// The mark that says a database is a demo's.
const MARK: &str = "demo";

/// `qosar demo`.
pub async fn demo(mut settings: Settings) -> anyhow::Result<ExitCode> {
    serve::log();
    settings.today = settings.today.or(Some(demo_day()));
    // Codes of the demo are shown on the page: its key is no secret, and its certificates stay checkable.
    let key = accounts::Key::drawn(&Chance::numbered(SEED));
    if let Some(file) = embedded(&settings.database).filter(|file| !file.exists()) {
        filled_beside(&file, &key).await?;
    }
    let db = Db::open(&settings.database).await?;
    db::migrate(&db).await?;
    match standing(&db).await.map_err(told)? {
        Standing::Demo => {}
        Standing::Other => anyhow::bail!(
            "{} holds a platform that is no demo: the demo does not touch it. Name another file with --database sqlite:PATH",
            settings.database
        ),
        Standing::Empty => fill(&db, &key).await?,
    }
    let chance = machine_chance()?;
    let clock = MachineClock::new(settings.today);
    let site = serve::site(db, Box::new(clock), chance, key, &settings.public_url, Edition::Demo);
    for line in people::lines(&site.db, demo_day()).await.map_err(told)? {
        answer(&line);
    }
    answer(&format!("{}/people-of-the-demo", settings.public_url));
    serve::listen(&settings, site).await
}

/// Builds the region.
async fn fill(db: &Db, key: &accounts::Key) -> anyhow::Result<()> {
    tell("building the demo region …");
    let begun = Instant::now();
    let press = Box::new(press::Typesetter::new());
    let people = build(db, &Chance::numbered(SEED), press, key).await.map_err(told)?;
    let by = Caller::system(demo_day().start(), Chance::numbered(SEED), None);
    db::mark(db, &by, MARK, "pavlodar").await.map_err(told)?;
    tell(&format!("{people} people entered in {:.1} s", begun.elapsed().as_secs_f64()));
    Ok(())
}

/// Builds the region in a file beside, which takes its place when it is whole: a demo that was stopped half-way begins
/// anew at the next start, and nothing waits for the disk until the end.
async fn filled_beside(file: &Path, key: &accounts::Key) -> anyhow::Result<()> {
    let beside = PathBuf::from(format!("{}.filling", file.display()));
    for end in ["", "-wal", "-shm"] {
        match std::fs::remove_file(format!("{}{end}", beside.display())) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).context("clearing what was left half-way");
            }
            _ => {}
        }
    }
    let db = Db::open_to_fill(&format!("sqlite:{}", beside.display())).await?;
    db::migrate(&db).await?;
    fill(&db, key).await?;
    // The last connection to close brings everything into the one file.
    db.close().await?;
    File::open(&beside)?.sync_all()?;
    std::fs::rename(&beside, file).with_context(|| format!("putting the demo at {}", file.display()))
}

/// The file of an embedded database.
fn embedded(database: &str) -> Option<PathBuf> {
    database.strip_prefix("sqlite:").map(|path| PathBuf::from(path.trim_start_matches("//")))
}

/// The number the demo grows from; the same number gives the same region.
const SEED: u64 = 2027;

enum Standing {
    Empty,
    Demo,
    Other,
}

async fn standing(db: &Db) -> Result<Standing, Failure> {
    let (marked, begun) = (db::marked(db, MARK).await?, db::head(db).await?.seq);
    Ok(match (marked, begun) {
        (Some(_), _) => Standing::Demo,
        (None, 0) => Standing::Empty,
        (None, _) => Standing::Other,
    })
}

fn told(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Broken(cause) => cause.context("building the demo"),
        other => anyhow::anyhow!("building the demo: {other}"),
    }
}
