//! `qosar engine measurement ANALYSIS TABLE …`: tests, raters and surveys. The engine knows its analyses and their flags, so that a new
//! one is reachable at once.

use std::fs::File;

use measurement::{Asked, VERBS, help};

use crate::voice::{answer, tell};

/// Runs an analysis, or tells which there are; the exit code.
pub fn run(arguments: &[String]) -> anyhow::Result<u8> {
    let asks = |argument: &String| argument == "--help" || argument == "-h";
    let Some((name, rest)) = arguments.split_first().filter(|(name, _)| !asks(name)) else {
        for verb in VERBS.iter().flat_map(|area| area.iter()) {
            tell(&format!("{:<14} {}", verb.name, verb.about));
        }
        return Ok(0);
    };
    if rest.iter().any(asks) {
        tell(&help(name)?);
        return Ok(0);
    }
    let asked = Asked::read(name, rest)?;
    let finding =
        if asked.file == "-" { asked.run(std::io::stdin().lock())? } else { asked.run(File::open(&asked.file)?)? };
    answer(&finding.report().to_string());
    Ok(finding.status.exit_code())
}
