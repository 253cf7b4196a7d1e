//! Migrations: files of `migrations/`, embedded, applied in the order of their names, each once, each whole.

use anyhow::{Context, anyhow};
use rust_embed::RustEmbed;

use crate::read::Read;
use crate::{Backend, Db, values};

#[derive(RustEmbed)]
#[folder = "../../migrations"]
struct Files;

/// The database was made by a newer version: this one must not touch it.
#[derive(Debug, thiserror::Error)]
#[error(
    "the database holds the migration `{0}`, which this version does not know: start the newer version, or restore a backup"
)]
pub struct Newer(pub String);

/// Applies what is missing and names it.
///
/// # Errors
/// [`Newer`] when the database is ahead; otherwise as the database says, with the file's name.
pub async fn migrate(db: &Db) -> anyhow::Result<Vec<String>> {
    // The table is made by hand: it is what tells which files were applied.
    db.either
        .script("create table if not exists db_migration (name text not null primary key)")
        .await
        .context("making the table of migrations")?;
    let mut wanted: Vec<(String, String)> = Vec::new();
    for file in Files::iter() {
        let own = match db.backend() {
            Backend::Sqlite => ".sqlite.sql",
            Backend::Postgres => ".postgres.sql",
        };
        let name = if let Some(name) = file.strip_suffix(own) {
            name
        } else if file.ends_with(".sqlite.sql") || file.ends_with(".postgres.sql") || !file.ends_with(".sql") {
            continue;
        } else {
            file.trim_end_matches(".sql")
        };
        let bytes = Files::get(&file).ok_or_else(|| anyhow!("the migration {file} is embedded"))?;
        wanted.push((name.to_owned(), String::from_utf8(bytes.data.into_owned())?));
    }
    wanted.sort();
    let rows = db.all("select name from db_migration", vec![]).await.map_err(|e| anyhow!("{e}"))?;
    let mut applied = Vec::new();
    for row in rows {
        applied.push(row.get::<String>("name").map_err(|e| anyhow!("{e}"))?);
    }
    if let Some(unknown) = applied.iter().find(|name| !wanted.iter().any(|(known, _)| known == *name)) {
        return Err(Newer(unknown.clone()).into());
    }
    let mut done = Vec::new();
    for (name, sql) in wanted.into_iter().filter(|(name, _)| !applied.contains(name)) {
        let hold = db.either.begin().await?;
        hold.script(&sql).await.with_context(|| format!("migration {name}"))?;
        hold.execute("insert into db_migration (name) values ($1)", values![name]).await?;
        hold.commit().await?;
        done.push(name);
    }
    Ok(done)
}
