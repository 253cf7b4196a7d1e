//! A verb of the command line and its flags. Every area declares its own verbs and flags beside its analyses.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::fault::Fault;
use crate::finding::Finding;
use crate::table::Table;
use crate::wrong::Wrong;

/// What follows a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing: the flag itself says it.
    Nothing,
    /// One value.
    Value,
    /// A value of names with commas, or nothing.
    Names,
}

/// `--name`, what follows it and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// Without the hyphens.
    pub name: &'static str,
    /// What follows.
    pub takes: Takes,
    /// A line of help.
    pub help: &'static str,
}

impl Flag {
    /// A flag with a value.
    pub const fn value(name: &'static str, help: &'static str) -> Self {
        Self { name, takes: Takes::Value, help }
    }

    /// A flag without one.
    pub const fn bare(name: &'static str, help: &'static str) -> Self {
        Self { name, takes: Takes::Nothing, help }
    }
}

/// An analysis that can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    /// `alpha`.
    pub name: &'static str,
    /// A line of help.
    pub about: &'static str,
    /// Its own flags; those of the layout are known to every verb.
    pub flags: &'static [Flag],
    /// Does it.
    pub run: fn(&Table, &Options) -> Result<Finding, Wrong>,
}

/// Flags every verb knows: how the table lies, and the common ones of every engine.
pub const COMMON: &[Flag] = &[
    Flag::bare("wide", "a row a person, a column an item (this is the default)"),
    Flag { name: "long", takes: Takes::Names, help: "a row an answer: the columns person,item,score[,rater]" },
    Flag::value("freq", "the column that says how many persons a row stands for"),
    Flag::bare("matrix", "a square matrix with a header; the first column may hold names"),
    Flag::value("n", "how many persons a matrix of correlations came from"),
    Flag::value("columns", "only these columns, in this order: a,b,c"),
    Flag::value("seed", "the same seed gives the same answer"),
    Flag::value("work", "the budget in the engine's own units"),
    Flag::value("seconds", "the budget in seconds"),
    Flag::value("threads", "threads that may be used; the answer does not depend on it"),
];

/// The flags that were given, with their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    given: BTreeMap<String, String>,
}

impl Options {
    /// Sets a flag, as a test or a stage does.
    #[must_use]
    pub fn with(mut self, flag: &str, value: &str) -> Self {
        self.given.insert(flag.to_owned(), value.to_owned());
        self
    }

    /// Reads arguments: flags this verb knows, and what is not a flag.
    pub fn read(arguments: &[String], flags: &[Flag]) -> Result<(Self, Vec<String>), Wrong> {
        let (mut options, mut rest) = (Self::default(), Vec::new());
        let mut arguments = arguments.iter().peekable();
        while let Some(argument) = arguments.next() {
            let Some(name) = argument.strip_prefix("--") else {
                rest.push(argument.clone());
                continue;
            };
            let (name, joined) = match name.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (name, None),
            };
            let flag = COMMON
                .iter()
                .chain(flags)
                .find(|flag| flag.name == name)
                .ok_or_else(|| Wrong::option(name, Fault::UnknownFlag))?;
            let value = match (flag.takes, joined) {
                (Takes::Nothing, Some(_)) => return Err(Wrong::option(name, Fault::TakesNoValue)),
                (Takes::Nothing, None) => String::new(),
                (_, Some(value)) => value,
                (Takes::Value, None) => {
                    arguments.next().cloned().ok_or_else(|| Wrong::option(name, Fault::ValueMissing))?
                }
                (Takes::Names, None) => match arguments.peek() {
                    Some(next) if next.contains(',') && !next.starts_with("--") => {
                        arguments.next().cloned().unwrap_or_default()
                    }
                    _ => String::new(),
                },
            };
            if options.given.insert(name.to_owned(), value).is_some() {
                return Err(Wrong::option(name, Fault::FlagTwice));
            }
        }
        Ok((options, rest))
    }

    /// Whether the flag was given.
    pub fn has(&self, flag: &str) -> bool {
        self.given.contains_key(flag)
    }

    /// Its value.
    pub fn text(&self, flag: &str) -> Option<&str> {
        self.given.get(flag).map(String::as_str)
    }

    /// Its value, one of these words; the first of them when it was not given.
    pub fn word(&self, flag: &str, words: &[&'static str]) -> Result<&'static str, Wrong> {
        let given = self.text(flag).unwrap_or(words[0]);
        let known = words.iter().find(|&&word| word == given);
        known.copied().ok_or_else(|| {
            let fault = Fault::NotAWord { given: given.to_owned(), words: words.join(", ") };
            Wrong::option(flag, fault)
        })
    }

    /// Its value as a whole number from nought.
    pub fn number<N: FromStr>(&self, flag: &str) -> Result<Option<N>, Wrong> {
        let whole =
            |given: &str| given.parse().map_err(|_| Wrong::option(flag, Fault::NotWhole { given: given.to_owned() }));
        self.text(flag).map(whole).transpose()
    }

    /// Its value as a real number that is finite.
    pub fn real(&self, flag: &str) -> Result<Option<f64>, Wrong> {
        let finite = |given: &str| {
            let value = given.parse::<f64>().ok().filter(|value| value.is_finite());
            value.ok_or_else(|| Wrong::option(flag, Fault::NotFinite { given: given.to_owned() }))
        };
        self.text(flag).map(finite).transpose()
    }

    /// The level of an interval: `--level`, 0.95 when it was not given.
    pub fn level(&self) -> Result<f64, Wrong> {
        let level = self.real("level")?.unwrap_or(0.95);
        if level > 0.0 && level < 1.0 { Ok(level) } else { Err(Wrong::option("level", Fault::NotALevel)) }
    }

    /// Its value as names between commas.
    pub fn names(&self, flag: &str) -> Option<Vec<&str>> {
        self.text(flag).map(|given| given.split(',').map(str::trim).filter(|name| !name.is_empty()).collect())
    }
}
