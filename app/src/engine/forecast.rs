//! `qosar engine forecast …`: what is needed, with how sure one is.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, Subcommand};
use forecast::series::{Layout, Settings, levels, run as forecast_all, series, told};
use forecast::table::{Shape, read_shaped};
use ground::Budget;

use crate::voice::{answer, tell};

/// What to do with it.
#[derive(Debug, Subcommand)]
pub enum ForecastVerb {
    /// What comes next in series, with intervals
    Series(SeriesArgs),
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
    /// There is no chance in it: the same for every seed
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The budget in the engine's own units
    #[arg(long)]
    work: Option<u64>,
    /// The budget in seconds; promises no bytes
    #[arg(long)]
    seconds: Option<f64>,
    /// Threads that may be used; the answer does not depend on it
    #[arg(long, default_value_t = 1)]
    threads: u32,
}

/// Runs a verb; the exit code.
pub fn run(verb: &ForecastVerb) -> anyhow::Result<u8> {
    match verb {
        ForecastVerb::Series(args) => of_series(args),
    }
}

fn of_series(args: &SeriesArgs) -> anyhow::Result<u8> {
    let begun = Instant::now();
    let clock = || begun.elapsed().as_secs_f64();
    let mut budget = args.work.map_or_else(Budget::unlimited, Budget::of_work);
    if let Some(seconds) = args.seconds {
        budget = budget.within(seconds, &clock);
    }
    let layout = Layout {
        horizon: args.horizon,
        season: args.season,
        id: args.id.clone(),
        time: args.time.clone(),
        value: args.value.clone(),
    };
    let levels = if args.mean_only { Vec::new() } else { levels(&args.levels)? };
    let settings = Settings { method: args.method.parse()?, levels };
    if args.threads > 1 || args.seed != 0 {
        tell("series are forecast on one thread and without chance; the answer is the same with any");
    }
    let all = series(&read_shaped(File::open(&args.file)?, Shape::Ragged)?, &layout)?;
    let outcome = forecast_all(&all, &settings, &budget);
    for finding in &outcome.findings {
        tell(&format!("{}: {}", finding.subject, finding.message.code));
    }
    let mut report = told(&outcome);
    if args.seconds.is_some()
        && let Some(report) = report.as_object_mut()
    {
        report.insert("seconds".into(), serde_json::json!(clock()));
    }
    answer(&report.to_string());
    Ok(outcome.status().exit_code())
}
