//! Runs an analysis for a visitor: bounded in size, in effort and in how many run at once.

use std::time::Duration;

use anyhow::Context;
use kernel::{Arg, Failure, Refusal};
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

/// The most that is quoted of a cell, a name or a flag, in letters.
const LONGEST_QUOTE: usize = 400;

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
    let asked = Asked::read(analysis.name, &arguments).map_err(|wrong| refused(&wrong))?;
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
    Ok(found.map_err(|wrong| refused(&wrong))?.report())
}

/// Where the request is wrong, and what is: a refusal that is said in the reader's language.
pub fn refused(wrong: &Wrong) -> Refusal {
    let place = match wrong {
        Wrong::Row { row, .. } => refusal::ROW.at("file").with("row", *row),
        Wrong::Cell { row, column, .. } => refusal::CELL.at("file").with("row", *row).with("column", quoted(column)),
        Wrong::Column { column, .. } => refusal::COLUMN.at("file").with("column", quoted(column)),
        Wrong::Option { flag, .. } => refusal::FLAG.at("flags").with("flag", format!("--{}", quoted(flag))),
        Wrong::Table(_) => refusal::TABLE.at("file"),
        Wrong::Asked(_) => refusal::ASKED.at("flags"),
    };
    let fault = wrong.fault();
    let args = fault.args().into_iter().map(|(name, value)| (name, argument(&value))).collect();
    place.with("what", Arg::Sentence { code: fault.code(), args })
}

fn argument(value: &Value) -> Arg {
    match value {
        Value::String(text) => Arg::Text(quoted(text)),
        number => number.as_i64().map_or_else(|| Arg::Text(number.to_string()), Arg::Number),
    }
}

/// What somebody wrote, as it can be quoted: a cell may hold megabytes.
fn quoted(text: &str) -> String {
    let mut rest = text.chars();
    let begins: String = rest.by_ref().take(LONGEST_QUOTE).collect();
    if rest.next().is_some() { begins + "…" } else { begins }
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

    fn rule_of(answer: Result<Value, Failure>) -> Rule {
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
            assert_eq!(rule_of(answer), rule, "{table:?} {flags}");
        }
        let large = run(named("alpha").expect("alpha"), vec![b'1'; MOST + 1], &[]).await;
        assert_eq!(rule_of(large), refusal::TOO_LARGE);
    }

    #[test]
    fn what_is_very_long_is_quoted_by_its_beginning() {
        let asked =
            Asked::read("alpha", &["--columns".to_owned(), "ұ".repeat(100_000), "-".to_owned()]).expect("alpha");

        let refusal = refused(&asked.run("a,b\n1,2\n".as_bytes()).expect_err("no such column"));

        assert_eq!(refusal.args[0], ("column", Arg::Text("ұ".repeat(LONGEST_QUOTE) + "…")));
    }

    #[tokio::test]
    async fn who_waits_too_long_for_another_analysis_is_told_so_and_the_next_one_runs() {
        let table = || b"a,b\n1,2\n2,1\n3,3\n".to_vec();
        let turn = AT_WORK.acquire().await.expect("a turn");
        let answer = run_within(Duration::ZERO, named("alpha").expect("alpha"), table(), &[]).await;
        assert_eq!(rule_of(answer), refusal::BUSY);
        drop(turn);
        assert!(run(named("alpha").expect("alpha"), table(), &[]).await.is_ok());
    }
}
