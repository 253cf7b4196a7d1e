//! `qosar engine measurement ANALYSIS TABLE …`: tests, raters and surveys. The engine knows its analyses and their flags, so that a new
//! one is reachable at once.

use std::fs::File;
use std::path::PathBuf;

use anyhow::Context;
use kernel::{Code, Lang};
use measurement::{Asked, Fault, Finding, VERBS, Wrong, help};
use web::Say;

use crate::voice::{answer, tell};
use crate::words;

/// Where the answer is written as a page for people, and in which language they are told what is wrong.
#[derive(Default)]
struct Told {
    to: Option<PathBuf>,
    lang: Option<Lang>,
}

impl Told {
    /// Takes `--report FILE` and `--language kk|ru|en` out of the arguments: the engine does not know them.
    fn take(arguments: &[String]) -> anyhow::Result<(Self, Vec<String>)> {
        let (mut told, mut rest) = (Self::default(), Vec::new());
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument}: a value must follow"));
            match argument.as_str() {
                "--report" => told.to = Some(PathBuf::from(value()?)),
                "--language" => {
                    let code = value()?;
                    told.lang =
                        Some(Lang::of(code).with_context(|| format!("--language: `{code}` is not kk, ru or en"))?);
                }
                _ => rest.push(argument.clone()),
            }
        }
        Ok((told, rest))
    }

    /// What is wrong, in the language that was asked for; without one in the engine's English.
    fn wrong(&self, wrong: Wrong) -> anyhow::Error {
        let Some(lang) = self.lang else { return wrong.into() };
        web::speak(&words::all());
        anyhow::Error::msg(Say::new(lang).refusal(&reports::refused(&wrong)))
    }

    /// Writes the page, where one was asked for.
    fn write(&self, asked: &Asked, report: &serde_json::Value) -> anyhow::Result<()> {
        let Some(path) = &self.to else { return Ok(()) };
        web::speak(&words::all());
        let analysis = reports::named(asked.verb.name).context("no report is drawn of this analysis")?;
        let table = std::path::Path::new(&asked.file)
            .file_name()
            .map_or(asked.file.as_str().into(), |name| name.to_string_lossy());
        let page = reports::alone(Say::new(self.lang.unwrap_or(Lang::En)), analysis, &table, report);
        std::fs::write(path, page.into_string()).with_context(|| format!("{} could not be written", path.display()))
    }
}

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
        tell(
            "  --report         a file: the answer as a page with pictures and tables\n  --language       of the page and of what is wrong: kk, ru or en (this is the default)",
        );
        return Ok(0);
    }
    let (told, rest) = Told::take(rest)?;
    let asked = Asked::read(name, &rest).map_err(|wrong| told.wrong(wrong))?;
    let finding = found(&asked).map_err(|wrong| told.wrong(wrong))?;
    let report = finding.report();
    told.write(&asked, &report)?;
    answer(&report.to_string());
    Ok(finding.status.exit_code())
}

fn found(asked: &Asked) -> Result<Finding, Wrong> {
    if asked.file == "-" {
        return asked.run(std::io::stdin().lock());
    }
    let unreadable = |error| Wrong::Table(Fault::Unreadable { because: format!("{}: {error}", asked.file) });
    asked.run(File::open(&asked.file).map_err(unreadable)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_in_the_language_that_was_asked_for() {
        let told = |flags: &[&str]| {
            let flags: Vec<String> =
                ["alpha", "no such file"].iter().chain(flags).map(|word| (*word).to_owned()).collect();
            run(&flags).expect_err("a bad table").to_string()
        };
        assert!(told(&[]).starts_with("the table: it could not be read: no such file: "), "{}", told(&[]));
        assert!(told(&["--language", "ru"]).contains("файл не читается («no such file: "));
        assert!(told(&["--language", "kk", "--none"]).contains("--none параметрі: "));
        assert!(told(&["--language", "fr"]).starts_with("--language"));
    }
}
