//! What the command line asks for: a verb, a file, flags.

use std::io::Read;

use crate::agreement;
use crate::bias;
use crate::classical;
use crate::dimension;
use crate::facets;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::growth;
use crate::response;
use crate::surveys;
use crate::table::Table;
use crate::variance;
use crate::verb::{COMMON, Options, Verb};
use crate::wrong::Wrong;

/// Every analysis, area by area: each area keeps its own list.
pub const VERBS: &[&[Verb]] = &[
    classical::VERBS,
    agreement::VERBS,
    variance::VERBS,
    bias::VERBS,
    surveys::VERBS,
    dimension::VERBS,
    growth::VERBS,
    response::VERBS,
    facets::VERBS,
];

/// A verb with its arguments understood.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What to do.
    pub verb: Verb,
    /// Which file; `-` is standard input. The caller opens it.
    pub file: String,
    /// The flags.
    pub options: Options,
}

impl Asked {
    /// Understands the arguments after the verb: one file, and flags in any order.
    pub fn read(verb: &str, arguments: &[String]) -> Result<Self, Wrong> {
        let verb = *named(verb)?;
        let (options, rest) = Options::read(arguments, verb.flags)?;
        match <[String; 1]>::try_from(rest) {
            Ok([file]) => Ok(Self { verb, file, options }),
            Err(rest) if rest.is_empty() => Err(Wrong::Asked(Fault::FileWanted)),
            Err(mut rest) => {
                // Where the file is standard input, it is not among what strays.
                if let Some(at) = rest.iter().position(|word| word == "-") {
                    rest.remove(at);
                }
                Err(Wrong::Asked(Fault::StrayWords { words: rest.join(" ") }))
            }
        }
    }

    /// Reads the table and does it.
    pub fn run(&self, source: impl Read) -> Result<Finding, Wrong> {
        (self.verb.run)(&Table::read(source)?, &self.options)
    }
}

/// Does a verb on a table that is read from `source`.
pub fn run(verb: &str, options: &Options, source: impl Read) -> Result<Finding, Wrong> {
    (named(verb)?.run)(&Table::read(source)?, options)
}

/// The flags of a verb, a line each.
pub fn help(verb: &str) -> Result<String, Wrong> {
    let verb = named(verb)?;
    let lines = verb.flags.iter().chain(COMMON).map(|flag| format!("  --{:<14} {}\n", flag.name, flag.help));
    Ok(format!("{}: {}\n{}", verb.name, verb.about, lines.collect::<String>()))
}

fn named(name: &str) -> Result<&'static Verb, Wrong> {
    let known = || VERBS.iter().flat_map(|area| area.iter());
    known().find(|verb| verb.name == name).ok_or_else(|| {
        let names: Vec<&str> = known().map(|verb| verb.name).collect();
        Wrong::Asked(Fault::NoSuchAnalysis { name: name.to_owned(), known: names.join(", ") })
    })
}
