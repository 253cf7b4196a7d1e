//! Runs an analysis for a visitor: bounded in size, in effort and in how many run at once.

use anyhow::Context;
use kernel::{Failure, Refusal};
use measurement::{Asked, Wrong};
use serde_json::Value;
use tokio::sync::Semaphore;

use crate::analyses::Analysis;
use crate::refusal;

/// The most a table may hold, in bytes: a hundred items of twenty thousand persons.
pub const MOST: usize = 4 * 1024 * 1024;

/// So many analyses run at once; others wait their turn, so that the rest of the platform keeps a core.
static AT_WORK: Semaphore = Semaphore::const_new(1);

/// Flags that say how much work is spent: on a shared machine they keep their defaults.
const EFFORT: [&str; 7] = ["draws", "starts", "nodes", "reach", "work", "seconds", "threads"];

/// What an analysis answered, as the engine prints it; what is wrong with the table or the flags is a refusal.
pub async fn run(analysis: &'static Analysis, table: Vec<u8>, flags: &[String]) -> Result<Value, Failure> {
    if table.len() > MOST {
        return Err(refusal::TOO_LARGE.at("file").with("megabytes", MOST / (1024 * 1024)).into());
    }
    let arguments: Vec<String> = flags.iter().cloned().chain(std::iter::once("-".to_owned())).collect();
    let asked = Asked::read(analysis.name, &arguments).map_err(|wrong| told(&wrong))?;
    if let Some(flag) = EFFORT.into_iter().find(|flag| asked.options.has(flag)) {
        return Err(refusal::EFFORT.at("flags").with("flag", format!("--{flag}")).into());
    }
    let _turn = AT_WORK.acquire().await.context("analyses have stopped")?;
    let found =
        tokio::task::spawn_blocking(move || asked.run(table.as_slice())).await.context("an analysis broke off")?;
    Ok(found.map_err(|wrong| told(&wrong))?.report())
}

/// Which part of the request is wrong, and where. The engine's own words stand in `what`: they are English.
fn told(wrong: &Wrong) -> Refusal {
    match wrong {
        Wrong::Row { row, what } => refusal::ROW.at("file").with("row", *row).with("what", what.clone()),
        Wrong::Cell { row, column, what } => {
            refusal::CELL.at("file").with("row", *row).with("column", column.clone()).with("what", what.clone())
        }
        Wrong::Column { column, what } => {
            refusal::COLUMN.at("file").with("column", column.clone()).with("what", what.clone())
        }
        Wrong::Option { flag, what } => {
            refusal::FLAG.at("flags").with("flag", format!("--{flag}")).with("what", what.clone())
        }
        Wrong::Unreadable(what) | Wrong::Table(what) => refusal::TABLE.at("file").with("what", what.clone()),
        Wrong::Asked(what) => refusal::ASKED.at("flags").with("what", what.clone()),
    }
}

/// Flags as typed in one line: words between spaces; a part in quotes is one word.
pub fn flags_of(line: &str) -> Vec<String> {
    let mut flags = Vec::new();
    let (mut word, mut quoted, mut any) = (String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => (quoted, any) = (!quoted, true),
            c if c.is_whitespace() && !quoted => {
                if any {
                    flags.push(std::mem::take(&mut word));
                }
                any = false;
            }
            c => {
                word.push(c);
                any = true;
            }
        }
    }
    if any {
        flags.push(word);
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_flags_is_cut_at_spaces_but_not_in_quotes() {
        assert_eq!(flags_of("  --by group "), ["--by", "group"]);
        assert_eq!(flags_of("--pattern \"a=x y;b=z\" --n 5"), ["--pattern", "a=x y;b=z", "--n", "5"]);
        assert_eq!(flags_of("--freq \"\""), ["--freq", ""]);
        assert!(flags_of("").is_empty());
    }
}
