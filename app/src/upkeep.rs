//! Keeping an installation: schema, the record's proof, copies.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use db::{Backend, Db};
use kernel::Failure;

use crate::config::Settings;
use crate::voice::{answer, tell};

fn told(failure: Failure) -> anyhow::Error {
    anyhow::anyhow!("{failure}")
}

/// `qosar migrate`.
pub async fn migrate(settings: Settings) -> anyhow::Result<ExitCode> {
    let db = Db::open(&settings.database).await?;
    let done = db::migrate(&db).await?;
    for name in &done {
        answer(name);
    }
    tell(&format!("{} migrations applied", done.len()));
    Ok(ExitCode::SUCCESS)
}

/// `qosar audit verify`: exit 0 when everything fits, 1 with every row named when it does not.
pub async fn verify(settings: Settings) -> anyhow::Result<ExitCode> {
    let db = Db::open(&settings.database).await?;
    let (head, tampering) = db::verify(&db).await.map_err(told)?;
    answer(&format!("entries {}\nhead {}", head.seq, head.hash));
    for one in &tampering {
        answer(&one.to_string());
    }
    if tampering.is_empty() {
        answer("the record is whole");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

/// `qosar audit head`.
pub async fn head(settings: Settings) -> anyhow::Result<ExitCode> {
    let db = Db::open(&settings.database).await?;
    let head = db::head(&db).await.map_err(told)?;
    answer(&format!("{} {}", head.seq, head.hash));
    Ok(ExitCode::SUCCESS)
}

/// `qosar backup`: a consistent copy while the platform runs. PostgreSQL is copied by its own `pg_dump`.
pub async fn backup(settings: Settings, to: &Path) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(!to.exists(), "{} exists already: name a new file", to.display());
    let db = Db::open(&settings.database).await?;
    match db.backend() {
        Backend::Sqlite => db::copy_to(&db, to).await?,
        Backend::Postgres => {
            let done = tokio::process::Command::new("pg_dump")
                .args(["--format=custom", "--no-owner", "--file"])
                .arg(to)
                .arg(&settings.database)
                .status()
                .await
                .context("running pg_dump, which PostgreSQL's client package brings")?;
            anyhow::ensure!(done.success(), "pg_dump did not succeed");
        }
    }
    let head = db::head(&db).await.map_err(told)?;
    tell(&format!("copied to {}; the record stands at {} {}", to.display(), head.seq, head.hash));
    Ok(ExitCode::SUCCESS)
}

/// `qosar restore`: into a database that does not exist yet (SQLite) or is empty (PostgreSQL); then proves the record.
pub async fn restore(settings: Settings, from: &Path) -> anyhow::Result<ExitCode> {
    if let Some(path) = settings.database.strip_prefix("sqlite:") {
        let path = Path::new(path.trim_start_matches("//"));
        anyhow::ensure!(!path.exists(), "{} exists already: restore into a new file", path.display());
        std::fs::copy(from, path).with_context(|| format!("copying {}", from.display()))?;
    } else {
        let done = tokio::process::Command::new("pg_restore")
            .args(["--exit-on-error", "--no-owner", "--dbname"])
            .arg(&settings.database)
            .arg(from)
            .status()
            .await
            .context("running pg_restore, which PostgreSQL's client package brings")?;
        anyhow::ensure!(done.success(), "pg_restore did not succeed: is the database empty?");
    }
    let db = Db::open(&settings.database).await?;
    db::migrate(&db).await?;
    verify(settings).await
}
