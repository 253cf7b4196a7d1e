//! Variance between groups: analysis of variance and its kin, and normalised gain.

mod factorial;
mod gain;
mod groups;
mod oneway;
mod pairs;

use ground::Message;

use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::weights;
use crate::table::{Column, Table};
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

/// `anova`, `gain`.
pub const VERBS: &[Verb] = &[
    Verb {
        name: "anova",
        about: "one- and two-way analysis of variance; Welch, Tukey's differences, Kruskal-Wallis, Bartlett, effect sizes",
        flags: &[
            Flag::value(
                "score",
                "the column of amounts; when not given, the first of --columns, or the only column of numbers",
            ),
            Flag::value("by", "the factor, or two: a,b; when not given, the other columns"),
            Flag::value("type", "of sums of squares with two factors: I (default), II or III"),
            Flag::value("level", "of Tukey's intervals; 0.95 when not given"),
        ],
        run: anova,
    },
    Verb {
        name: "gain",
        about: "normalised gain from before to after",
        flags: &[
            Flag::value("before", "the column before; the first when not given"),
            Flag::value("after", "the column after; the second when not given"),
            Flag::value("most", "the most that can be reached; 100 when not given"),
            Flag::value("by", "a column of groups"),
        ],
        run: gain::gain,
    },
];

fn anova(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    if weights(table, options)?.is_some() {
        return Err(Wrong::option("freq", Fault::NoFrequencies));
    }
    let (score, factors) = chosen(table, options)?;
    match factors[..] {
        [factor] => oneway::oneway(score, factor, options.level()?),
        [one, other] => {
            factorial::factorial(score, [one, other], options.word("type", &["I", "II", "III", "1", "2", "3"])?)
        }
        _ => Ok(Finding::undefined(
            Message::new("measurement-anova-takes-one-or-two-factors").with("given", factors.len()),
        )),
    }
}

/// Which column is measured, and by what.
fn chosen<'table>(table: &'table Table, options: &Options) -> Result<(&'table Column, Vec<&'table Column>), Wrong> {
    let columns = crate::layout::chosen(table, options)?;
    let by = options.names("by");
    let is_factor = |column: &Column| by.as_ref().is_some_and(|names| names.contains(&column.name()));
    let numeric: Vec<&Column> =
        columns.iter().copied().filter(|column| column.is_numeric() && !is_factor(column)).collect();
    let variety = |column: &Column| column.categories().labels.len();
    let score = match (options.text("score"), options.has("columns"), &numeric[..]) {
        (Some(name), _, _) => table.column(name)?,
        (None, true, _) => columns[0],
        (None, false, [only]) => only,
        (None, false, several) => {
            several.iter().copied().max_by_key(|column| variety(column)).ok_or(Wrong::Table(Fault::NoNumericColumn))?
        }
    };
    score.numeric()?;
    let factors = match by {
        Some(names) => names.iter().map(|name| table.column(name)).collect::<Result<Vec<_>, _>>()?,
        None => columns.into_iter().filter(|column| column.name() != score.name()).collect(),
    };
    if let Some(twice) = factors.iter().find(|factor| factor.name() == score.name()) {
        return Err(Wrong::column(twice.name(), Fault::ScoreIsFactor));
    }
    if factors.is_empty() { Err(Wrong::Table(Fault::NoFactor)) } else { Ok((score, factors)) }
}
