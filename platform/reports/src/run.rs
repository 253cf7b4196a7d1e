//! Runs an analysis for a visitor: bounded in size, in effort and in how many run at once.

use std::time::Duration;

use anyhow::Context;
use kernel::{Failure, Refusal};
use measurement::{Asked, Wrong};
use serde_json::Value;
use tokio::sync::Semaphore;

use crate::analyses::Analysis;
use crate::refusal;

/// The most a table may hold, in bytes: a hundred items of twenty thousand persons.
pub const MOST: usize = 4 * 1024 * 1024;

/// One analysis runs at a time; others wait their turn, so that the rest of the platform keeps a core.
static AT_WORK: Semaphore = Semaphore::const_new(1);

/// So long a visitor waits for their turn before they are told to come again.
const PATIENCE: Duration = Duration::from_secs(20);

/// Flags that say how much work is spent: on a shared machine they keep their defaults.
const EFFORT: [&str; 7] = ["draws", "starts", "nodes", "reach", "work", "seconds", "threads"];

/// What an analysis answered, as the engine prints it; what is wrong with the table or the flags is a refusal.
pub async fn run(analysis: &'static Analysis, table: Vec<u8>, flags: &[String]) -> Result<Value, Failure> {
    run_within(PATIENCE, analysis, table, flags).await
}

async fn run_within(
    patience: Duration,
    analysis: &'static Analysis,
    table: Vec<u8>,
    flags: &[String],
) -> Result<Value, Failure> {
    if table.len() > MOST {
        return Err(refusal::TOO_LARGE.at("file").with("megabytes", MOST / (1024 * 1024)).into());
    }
    let arguments: Vec<String> = flags.iter().cloned().chain(std::iter::once("-".to_owned())).collect();
    let asked = Asked::read(analysis.name, &arguments).map_err(|wrong| told(&wrong))?;
    if let Some(flag) = EFFORT.into_iter().find(|flag| asked.options.has(flag)) {
        return Err(refusal::EFFORT.at("flags").with("flag", format!("--{flag}")).into());
    }
    let turn = tokio::time::timeout(patience, AT_WORK.acquire()).await.map_err(|_| refusal::BUSY.at("file"))?;
    let turn = turn.context("analyses have stopped")?;
    // The turn ends with the analysis, not with the visitor: who leaves does not make room for a second one beside it.
    let analysing = move || {
        let _turn = turn;
        asked.run(table.as_slice())
    };
    let found = tokio::task::spawn_blocking(analysing).await.context("an analysis broke off")?;
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
    use kernel::Rule;

    use super::*;
    use crate::analyses::named;

    #[test]
    fn a_line_of_flags_is_cut_at_spaces_but_not_in_quotes() {
        assert_eq!(flags_of("  --by group "), ["--by", "group"]);
        assert_eq!(flags_of("--pattern \"a=x y;b=z\" --n 5"), ["--pattern", "a=x y;b=z", "--n", "5"]);
        assert_eq!(flags_of("--freq \"\""), ["--freq", ""]);
        assert!(flags_of("").is_empty());
    }

    fn refused(answer: Result<Value, Failure>) -> Rule {
        match answer {
            Err(Failure::Refused(refused)) => refused[0].rule,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn each_kind_of_wrong_table_and_flag_has_its_own_refusal() {
        let cases = [
            ("a,b\n1,2\n3\n", "", refusal::ROW),
            ("a,b\n1,2\n3,x\n", "--columns a,b", refusal::CELL),
            ("a,b\n1,2\n", "--columns a,z", refusal::COLUMN),
            ("", "", refusal::TABLE),
            ("a,b\n1,2\n", "--none", refusal::FLAG),
            ("a,b\n1,2\n", "more", refusal::ASKED),
            ("a,b\n1,2\n", "--threads 9", refusal::EFFORT),
        ];
        for (table, flags, rule) in cases {
            let answer = run(named("alpha").expect("alpha"), table.as_bytes().to_vec(), &flags_of(flags)).await;
            assert_eq!(refused(answer), rule, "{table:?} {flags}");
        }
        let large = run(named("alpha").expect("alpha"), vec![b'1'; MOST + 1], &[]).await;
        assert_eq!(refused(large), refusal::TOO_LARGE);
    }

    #[tokio::test]
    async fn who_waits_too_long_for_another_analysis_is_told_so_and_the_next_one_runs() {
        let table = || b"a,b\n1,2\n2,1\n3,3\n".to_vec();
        let turn = AT_WORK.acquire().await.expect("a turn");
        let answer = run_within(Duration::ZERO, named("alpha").expect("alpha"), table(), &[]).await;
        assert_eq!(refused(answer), refusal::BUSY);
        drop(turn);
        assert!(run(named("alpha").expect("alpha"), table(), &[]).await.is_ok());
    }
}
