//! What the forms of a contract are chosen from.

use std::collections::HashMap;

use db::Db;
use kernel::{Caller, Day, Failure, folded};
use registry::organisations::rules::Kind;
use registry::organisations::store::{self as organisations, Filter};
use registry::people::store::{self as people, Person};
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

/// The people whom the caller sees, each under what is typed for them.
pub async fn people(db: &Db, by: &Caller) -> Result<Vec<Choice>, Failure> {
    let rows = people::list(db, by, &people::Filter::default(), None, MOST).await?;
    let mut names: HashMap<String, usize> = HashMap::new();
    for one in &rows {
        *names.entry(one.full_name()).or_default() += 1;
    }
    let choice = |one: &Person| match one.birth.filter(|_| names[&one.full_name()] > 1) {
        Some(birth) => Choice::new(format!("{}{BORN}{birth}", one.full_name()), ""),
        None => Choice::new(one.full_name(), ""),
    };
    Ok(rows.iter().map(choice).collect())
}

/// Between a name and the birthday that tells it from its namesakes'.
const BORN: &str = ", ";

/// Who was typed: an id, or the whole name of one person alone within the caller's reach, told from namesakes by a
/// birthday. Nobody, when it names nobody or more than one.
pub async fn person(db: &Db, by: &Caller, typed: &str) -> Result<Option<Person>, Failure> {
    if let Ok(id) = typed.trim().parse() {
        return match people::load(db, by, id).await {
            Ok(person) => Ok(Some(person)),
            Err(Failure::Missing) => Ok(None),
            Err(failure) => Err(failure),
        };
    }
    let (name, birth) = match typed.rsplit_once(BORN).map(|(name, day)| (name, day.trim().parse::<Day>())) {
        Some((name, Ok(birth))) => (name, Some(birth)),
        _ => (typed, None),
    };
    let words = folded(name);
    if words.is_empty() {
        return Ok(None);
    }
    let filter = people::Filter { words: name.to_owned(), ..people::Filter::default() };
    let mut found = people::list(db, by, &filter, None, MOST).await?;
    found.retain(|one| folded(&one.full_name()) == words && (birth.is_none() || one.birth == birth));
    Ok(if found.len() == 1 { found.pop() } else { None })
}
