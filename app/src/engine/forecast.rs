//! `qosar engine forecast …`: what is needed, with how sure one is.

use std::fs::File;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, Subcommand};
use forecast::labour::{Bands, Detail, Scenario};
use forecast::series::{Layout, Settings, levels, series, told};
use forecast::table::{Shape, read_shaped};
use forecast::{apportion, labour, reconcile};
use ground::Seed;

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
    /// Check an answer of `apportion` independently of the solver
    Verify {
        /// The organisations, as `apportion` read them
        file: PathBuf,
        /// The answer, as `apportion` printed it
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
        Verb::Verify { file, answer } => verify(file, answer),
    }
}

fn of_labour(args: &LabourArgs) -> anyhow::Result<u8> {
    let mut unread = None;
    let open = |name: &'static str| match File::open(args.folder.join(format!("{name}.csv"))) {
        Ok(file) => Some(file),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            unread.get_or_insert(anyhow::Error::from(error).context(format!("{name}.csv")));
            None
        }
    };
    let folder = labour::read_folder(open, args.horizon);
    if let Some(error) = unread {
        return Err(error);
    }
    let folder = folder?;
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

fn verify(file: &PathBuf, kept: &PathBuf) -> anyhow::Result<u8> {
    let (problem, dealt) = apportion::read_answer(&std::fs::read(kept)?, apportion::read(File::open(file)?)?)?;
    Ok(verified(apportion::verify(&problem, &dealt)))
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
