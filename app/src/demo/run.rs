//! `qosar demo`: opened, built when it is empty, served.

use std::process::ExitCode;
use std::time::Instant;

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
    let db = Db::open(&settings.database).await?;
    db::migrate(&db).await?;
    // Codes of the demo are shown on the page: its key is no secret, and its certificates stay checkable.
    let key = accounts::Key::drawn(&Chance::numbered(SEED));
    match standing(&db).await.map_err(told)? {
        Standing::Demo => {}
        Standing::Other => anyhow::bail!(
            "{} holds a platform that is no demo: the demo does not touch it. Name another file with --database sqlite:PATH",
            settings.database
        ),
        Standing::Empty => {
            tell("building the demo region …");
            let begun = Instant::now();
            let press = Box::new(press::Typesetter::new());
            let people = build(&db, &Chance::numbered(SEED), press, &key).await.map_err(told)?;
            let by = Caller::system(demo_day().start(), Chance::numbered(SEED), None);
            db::mark(&db, &by, MARK, "pavlodar").await.map_err(told)?;
            tell(&format!("{people} people entered in {:.1} s", begun.elapsed().as_secs_f64()));
        }
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
