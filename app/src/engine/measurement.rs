//! `qosar engine measurement …`: tests, raters and surveys. The engine itself reads the flags after the analysis.

use std::fs::File;

use clap::{Args, Subcommand};
use measurement::{Asked, help};

use crate::voice::{answer, tell};

/// Which analysis. `--help` after it lists its flags.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum Verb {
    /// Reliability of a sum: Cronbach's alpha and its kin
    Alpha(Given),
    /// Reliability with a general factor: omega
    Omega(Given),
    /// Difficulty, discrimination and distractors of items
    Items(Given),
    /// Agreement of two raters
    Kappa(Given),
    /// Agreement of several raters on categories
    Fleiss(Given),
    /// Krippendorff's alpha
    Krippendorff(Given),
    /// Intraclass correlations and Kendall's W
    Icc(Given),
    /// Item response models
    Irt(Given),
    /// Many-facet Rasch: severity of raters, fair scores
    Mfrm(Given),
    /// Differential item functioning
    Dif(Given),
    /// Correlations
    Correlate(Given),
    /// Exploratory factors
    Efa(Given),
    /// Confirmatory factors
    Cfa(Given),
    /// Multidimensional scaling
    Mds(Given),
    /// Analysis of variance
    Anova(Given),
    /// Growth: mixed models
    Growth(Given),
    /// Normalised gain
    Gain(Given),
    /// Importance and achievement of competences
    Tuning(Given),
}

/// The table and the flags.
#[derive(Debug, Args)]
#[command(disable_help_flag = true)]
pub struct Given {
    /// The table (CSV) and the flags of the analysis; `--help` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Runs it; the exit code.
pub fn run(verb: &Verb) -> anyhow::Result<u8> {
    let (name, given) = match verb {
        Verb::Alpha(given) => ("alpha", given),
        Verb::Omega(given) => ("omega", given),
        Verb::Items(given) => ("items", given),
        Verb::Kappa(given) => ("kappa", given),
        Verb::Fleiss(given) => ("fleiss", given),
        Verb::Krippendorff(given) => ("krippendorff", given),
        Verb::Icc(given) => ("icc", given),
        Verb::Irt(given) => ("irt", given),
        Verb::Mfrm(given) => ("mfrm", given),
        Verb::Dif(given) => ("dif", given),
        Verb::Correlate(given) => ("correlate", given),
        Verb::Efa(given) => ("efa", given),
        Verb::Cfa(given) => ("cfa", given),
        Verb::Mds(given) => ("mds", given),
        Verb::Anova(given) => ("anova", given),
        Verb::Growth(given) => ("growth", given),
        Verb::Gain(given) => ("gain", given),
        Verb::Tuning(given) => ("tuning", given),
    };
    if given.arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        tell(&help(name)?);
        return Ok(0);
    }
    let asked = Asked::read(name, &given.arguments)?;
    let finding =
        if asked.file == "-" { asked.run(std::io::stdin().lock())? } else { asked.run(File::open(&asked.file)?)? };
    answer(&finding.report().to_string());
    Ok(finding.status.exit_code())
}
