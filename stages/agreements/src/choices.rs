//! What the forms of a contract are chosen from.

use db::Db;
use kernel::{Caller, Failure};
use registry::organisations::rules::Kind;
use registry::organisations::store::{self as organisations, Filter};
use web::Say;
use web::parts::Choice;

/// Rows of a list to choose from at most: a longer one is searched in the registry first.
const MOST: usize = 500;

async fn of_kind(db: &Db, say: Say, kind: Kind) -> Result<Vec<Choice>, Failure> {
    let filter = Filter { kind: Some(kind), ..Filter::default() };
    let rows = organisations::list(db, &filter, None, MOST).await?;
    Ok(rows.iter().map(|one| Choice::new(one.id.to_string(), say.names(&one.name))).collect())
}

/// Educational organisations.
pub async fn universities(db: &Db, say: Say) -> Result<Vec<Choice>, Failure> {
    of_kind(db, say, Kind::University).await
}

/// Enterprises.
pub async fn enterprises(db: &Db, say: Say) -> Result<Vec<Choice>, Failure> {
    of_kind(db, say, Kind::Enterprise).await
}

/// The people whom the caller sees.
pub async fn people(db: &Db, by: &Caller) -> Result<Vec<Choice>, Failure> {
    let filter = registry::people::store::Filter::default();
    let rows = registry::people::store::list(db, by, &filter, None, MOST).await?;
    Ok(rows.iter().map(|one| Choice::new(one.id.to_string(), one.full_name())).collect())
}
