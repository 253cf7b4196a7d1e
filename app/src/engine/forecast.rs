//! `qosar engine forecast …`: what is needed, with how sure one is.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, Subcommand};
use forecast::labour::{Bands, Detail, Scenario};
use forecast::series::{Layout, Settings, levels, series, told};
use forecast::table::{Shape, read_shaped};
use forecast::{apportion, labour, reconcile};
use ground::Seed;
use serde_json::Value;

use super::effort::{Effort, verified};
use crate::voice::{answer, tell};

/// What to do with it.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// What comes next in series, with intervals
    Series(SeriesArgs),
    /// Stocks, flows, supply and what is missing, from a folder of tables
    Labour(LabourArgs),
    /// Places divided among organisations
    Apportion(ApportionArgs),
    /// Parts and wholes made to agree
    Reconcile {
        /// The figures (CSV)
        file: PathBuf,
        /// `bottom-up`, `top-down`, `minimum-trace`, `ols` or `raking`
        #[arg(long, default_value = "minimum-trace")]
        method: String,
    },
    /// Employers' returns weighed up to all employers, the silent among them
    Returns {
        /// People employed by region, sector and size (CSV)
        strata: PathBuf,
        /// What employers returned (CSV)
        returns: PathBuf,
    },
    /// An official table of separations and openings against the identities of its rows
    Official {
        /// The table (CSV), its columns named as the US Bureau of Labor Statistics does
        file: PathBuf,
        /// Years between the two counts of employment
        #[arg(long, default_value_t = 10.0)]
        years: f64,
        /// The unit of the last printed digit
        #[arg(long, default_value_t = 0.1)]
        digit: f64,
    },
    /// Check an answer of `labour`, `apportion` or `reconcile` independently of the solver
    Verify {
        /// What was read: the folder of `labour`, the table of `apportion` or `reconcile`
        given: PathBuf,
        /// The answer, as it was printed
        answer: PathBuf,
    },
}

/// How to count labour.
#[derive(Debug, Args)]
pub struct LabourArgs {
    /// The folder with employment.csv, growth.csv, shares.csv and others
    folder: PathBuf,
    /// Years ahead; without it as far as growth.csv goes
    #[arg(long)]
    horizon: Option<usize>,
    /// Draws for intervals; 0 leaves them out
    #[arg(long, default_value_t = 10_000)]
    draws: u32,
    /// Levels of intervals in per cent
    #[arg(long, default_value = "80,95")]
    levels: String,
    /// Every cell of region and occupation too
    #[arg(long)]
    cells: bool,
    /// The same seed gives the same answer
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Threads that may be used; the answer does not depend on it
    #[arg(long, default_value_t = 1)]
    threads: usize,
}

/// How to divide places.
#[derive(Debug, Args)]
pub struct ApportionArgs {
    /// The organisations (CSV)
    file: PathBuf,
    /// Places to divide
    #[arg(long)]
    places: u64,
    /// `largest-remainder`, `sainte-lague` or `dhondt`
    #[arg(long, default_value = "largest-remainder")]
    method: String,
}

/// How to forecast series.
#[derive(Debug, Args)]
pub struct SeriesArgs {
    /// The series (CSV): wide `id,y1,…`, long `id,time,value`, or the layout of the M3 competition
    file: PathBuf,
    /// Steps to forecast, where the file does not say
    #[arg(long, default_value_t = 12)]
    horizon: usize,
    /// Steps in a season, where the file does not say; 1 is none
    #[arg(long, default_value_t = 1)]
    season: usize,
    /// Levels of intervals in per cent
    #[arg(long, default_value = "80,95")]
    levels: String,
    /// Neither intervals nor backtests: faster
    #[arg(long)]
    mean_only: bool,
    /// `auto`, `ets`, `ets-all`, `theta`, `optimised-theta`, `dynamic-theta`, `arima`, `naive` or `ensemble`
    #[arg(long, default_value = "auto")]
    method: String,
    /// The column of names
    #[arg(long, default_value = "id")]
    id: String,
    /// The column of times in a long table
    #[arg(long, default_value = "time")]
    time: String,
    /// The column of values in a long table
    #[arg(long, default_value = "value")]
    value: String,
    #[command(flatten)]
    effort: Effort,
}

/// Runs a verb; the exit code.
pub fn run(verb: &Verb) -> anyhow::Result<u8> {
    match verb {
        Verb::Series(args) => of_series(args),
        Verb::Labour(args) => of_labour(args),
        Verb::Apportion(args) => apportioned(args),
        Verb::Reconcile { file, method } => {
            let problem = reconcile::read(File::open(file)?, reconcile::Method::parse(method)?)?;
            let found = reconcile::solve(&problem);
            answer(&reconcile::report(&problem, &found).to_string());
            Ok(found.status.exit_code())
        }
        Verb::Returns { strata, returns } => {
            answer(&labour::told_returns(File::open(strata)?, File::open(returns)?)?.to_string());
            Ok(0)
        }
        Verb::Official { file, years, digit } => official(file, *years, *digit),
        Verb::Verify { given, answer } => verify(given, answer),
    }
}

/// Reads with the tables of a folder; one that is there but cannot be read is an error, not a table that is missing.
fn with_tables<Found>(
    folder: &Path,
    read: impl FnOnce(&mut dyn FnMut(&'static str) -> Option<File>) -> Found,
) -> anyhow::Result<Found> {
    let mut unread = None;
    let found = read(&mut |name| match File::open(folder.join(format!("{name}.csv"))) {
        Ok(file) => Some(file),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            unread.get_or_insert(anyhow::Error::from(error).context(format!("{name}.csv")));
            None
        }
    });
    unread.map_or(Ok(found), Err)
}

fn of_labour(args: &LabourArgs) -> anyhow::Result<u8> {
    let folder = with_tables(&args.folder, |open| labour::read_folder(open, args.horizon))??;
    let runs = Scenario::ALL.map(|scenario| labour::run(&folder.problem, scenario));
    let simulation = if args.draws == 0 {
        None
    } else {
        let bands = Bands::new(args.draws, &levels(&args.levels)?)?;
        let base = labour::run(&folder.problem, Scenario::Base);
        Some(labour::simulate(&folder.problem, &base, &bands, Seed(args.seed), args.threads))
    };
    let detail = if args.cells { Detail::Cells } else { Detail::Totals };
    answer(&labour::report(&folder.problem, &runs, simulation.as_ref(), detail, folder.findings).to_string());
    Ok(0)
}

fn apportioned(args: &ApportionArgs) -> anyhow::Result<u8> {
    let parties = apportion::read(File::open(&args.file)?)?;
    let problem = apportion::Problem::new(parties, args.places, apportion::Method::parse(&args.method)?)?;
    let dealt = apportion::solve(&problem);
    answer(&apportion::report(&problem, &dealt).to_string());
    Ok(dealt.status.exit_code())
}

fn official(file: &Path, years: f64, digit: f64) -> anyhow::Result<u8> {
    anyhow::ensure!(years > 0.0 && digit > 0.0, "years and the last digit are above nought");
    let found = labour::check_official(&labour::read_official(File::open(file)?)?, years, digit, digit);
    answer(&labour::told_official(&found).to_string());
    Ok(u8::from(!found.misfits.is_empty()))
}

fn verify(given: &Path, kept: &Path) -> anyhow::Result<u8> {
    let kept = std::fs::read(kept)?;
    if given.is_dir() {
        return Ok(verified(with_tables(given, |open| labour::verify_answer(open, &kept))??));
    }
    let told: Value = serde_json::from_slice(&kept)?;
    if told.get("organisations").is_some() {
        let (problem, dealt) = apportion::read_answer(&kept, apportion::read(File::open(given)?)?)?;
        return Ok(verified(apportion::verify(&problem, &dealt)));
    }
    let (problem, found) = reconcile::read_answer(&kept, File::open(given)?)?;
    Ok(verified(reconcile::verify(&problem, &found)))
}

fn of_series(args: &SeriesArgs) -> anyhow::Result<u8> {
    let begun = Instant::now();
    let clock = || begun.elapsed().as_secs_f64();
    let budget = args.effort.budget(&clock);
    let layout = Layout {
        horizon: args.horizon,
        season: args.season,
        id: args.id.clone(),
        time: args.time.clone(),
        value: args.value.clone(),
    };
    let levels = if args.mean_only { Vec::new() } else { levels(&args.levels)? };
    let settings = Settings { method: args.method.parse()?, levels };
    if args.effort.threads > 1 || args.effort.seed() != Seed(0) {
        tell("series are forecast on one thread and without chance; the answer is the same with any");
    }
    let all = series(&read_shaped(File::open(&args.file)?, Shape::Ragged)?, &layout)?;
    let outcome = forecast::series::run(&all, &settings, &budget);
    for finding in &outcome.findings {
        tell(&format!("{}: {}", finding.subject, finding.message.code));
    }
    args.effort.print(told(&outcome), &clock);
    Ok(outcome.status().exit_code())
}
