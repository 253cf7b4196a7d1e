//! Databases for tests: the same suite runs on both. SQLite always, in a folder of its own; PostgreSQL when
//! `QOSAR_TEST_POSTGRES` names a server (`./check` starts one), else it says loudly that it was skipped.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Context;
use kernel::{Caller, Chance, Lang, Moment, PersonId, Role, Scope};

use crate::{Db, migrate};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A migrated, empty database of its own; the folder goes when it is dropped.
#[derive(Debug)]
pub struct Trial {
    /// The database.
    pub db: Db,
    folder: Option<PathBuf>,
}

impl Drop for Trial {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// One empty database of each kind.
///
/// # Errors
/// When one cannot be made.
pub async fn both() -> anyhow::Result<Vec<Trial>> {
    let mut trials = vec![sqlite().await?];
    match std::env::var("QOSAR_TEST_POSTGRES") {
        Ok(server) => trials.push(postgres(&server).await?),
        Err(_) => skipped(),
    }
    Ok(trials)
}

#[allow(clippy::print_stderr)] // A skipped test must be heard.
fn skipped() {
    eprintln!("SKIPPED on PostgreSQL: QOSAR_TEST_POSTGRES is not set (./check sets it)");
}

fn unique() -> String {
    format!("qosar_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

/// An empty SQLite database.
///
/// # Errors
/// When the folder or the file cannot be made.
pub async fn sqlite() -> anyhow::Result<Trial> {
    let folder = std::env::temp_dir().join(unique());
    std::fs::create_dir_all(&folder)?;
    // Durability is tested by the journeys; here it would only wait for the disk.
    let db = Db::open_to_fill(&format!("sqlite:{}", folder.join("test.db").display())).await?;
    migrate(&db).await?;
    Ok(Trial { db, folder: Some(folder) })
}

async fn postgres(server: &str) -> anyhow::Result<Trial> {
    let admin = Db::open(server).await?;
    // A server that stood for long has databases of processes whose number came round again.
    let mut name = unique();
    for _ in 0..100 {
        match admin.either.script(&format!("create database {name}")).await {
            Err(error) if format!("{error:#}").contains("already exists") => name = unique(),
            made => {
                made.context("making a test database")?;
                break;
            }
        }
    }
    admin.close().await?;
    let (base, _) = server.rsplit_once('/').context("the server's address ends in /DATABASE")?;
    let query = server.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    let db = Db::open(&format!("{base}/{name}{query}")).await?;
    migrate(&db).await?;
    Ok(Trial { db, folder: None })
}

/// Someone who acts in a test: a person of the given number, in a role and scope, on a day.
pub fn caller(person: u128, role: Role, scope: Scope, today: &str) -> Caller {
    let now = today.parse::<kernel::Day>().map_or(Moment::of_millis(0), |day| day.start().plus_seconds(9 * 3600));
    Caller {
        person: Some(PersonId(uuid::Uuid::from_u128(person))),
        role,
        scope,
        lang: Lang::En,
        now,
        chance: Chance::numbered(u64::try_from(person).unwrap_or(1)),
        cause: None,
    }
}

/// Somebody in one role.
#[derive(Clone, Copy, Debug)]
pub struct Player {
    /// Who it is.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub scope: Scope,
}

impl Player {
    /// The player acts on a morning, each time with a chance of its own. The public and the platform itself are nobody.
    ///
    /// # Panics
    /// When there is no such day.
    pub fn on(self, day: &str) -> Caller {
        static ACTS: AtomicU32 = AtomicU32::new(1);
        // Two acts of a test never share a moment, so what is listed by time has one order.
        let n = ACTS.fetch_add(1, Ordering::Relaxed);
        let morning = day.parse::<kernel::Day>().unwrap_or_else(|_| panic!("{day} is no day")).start();
        Caller {
            person: (!matches!(self.role, Role::Public | Role::System)).then_some(self.person),
            role: self.role,
            scope: self.scope,
            lang: Lang::En,
            now: Moment::of_millis(morning.plus_seconds(9 * 3600).millis() + i64::from(n)),
            chance: Chance::numbered(u64::from(n)),
            cause: None,
        }
    }
}

/// The platform itself, on a day.
pub fn system(day: &str) -> Caller {
    Player { person: PersonId(uuid::Uuid::nil()), role: Role::System, scope: Scope::NATION }.on(day)
}
