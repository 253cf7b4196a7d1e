//! From tables to figures: `engines/forecast` does the arithmetic, this gives it what the region brought.
//!
//! Employment of a sector grows as the region tells, else its own past is continued (`series`, method `auto`). All else is
//! `labour`: the head of `engines/forecast/src/labour.rs` holds the formulas.

mod answers;
mod history;
mod sheets;

use forecast::labour::{BadFolder, Bands, Folder, Run, Scenario as Way, read_folder, run, simulate};
use forecast::{Finding, Seed};
use kernel::{Code, Refusal};

use super::backtest::trials;
use super::inputs::Inputs;
use super::kinds::{Kind, Scenario};
use super::results::{LEVELS, Results};
use super::rules::Settings;
use crate::refusal::{NO_SCENARIO, NO_TABLE, UNSOUND};
use answers::Found;
use history::history;
use sheets::{Sheets, grows_as_told, sheets, tells};

/// Reckons a forecast: the same inputs and settings give the same bytes. Takes from a tenth of a second to a few.
///
/// # Errors
/// `NO_TABLE`, `NO_SCENARIO`; `UNSOUND`, when the tables do not hold together.
pub fn reckon(inputs: &Inputs, asked: &Settings) -> Result<Results, Refusal> {
    for kind in [Kind::Employment, Kind::Matrix] {
        if !inputs.has(kind) {
            return Err(NO_TABLE.with("table", kernel::Arg::Key(kind.key())));
        }
    }
    if asked.scenario != Scenario::Base && !tells(inputs, asked.scenario) {
        return Err(NO_SCENARIO.with("scenario", kernel::Arg::Key(asked.scenario.key())));
    }
    let (history, mut said) = history(inputs, asked.horizon)
        .ok_or_else(|| NO_TABLE.with("table", kernel::Arg::Key(Kind::Employment.key())))?;
    let base = folder(&sheets(inputs, &history, asked, Scenario::Base, &mut said), asked.horizon)?;
    let mut runs = Vec::new();
    let mut chosen = None;
    for (scenario, way) in [(Scenario::Low, Way::Low), (Scenario::Base, Way::Base), (Scenario::High, Way::High)] {
        let own = scenario != Scenario::Base && tells(inputs, scenario);
        if own {
            let of = folder(&sheets(inputs, &history, asked, scenario, &mut Vec::new()), asked.horizon)?;
            runs.push(run(&of.problem, Way::Base));
            if scenario == asked.scenario {
                chosen = Some(of);
            }
        } else {
            runs.push(run(&base.problem, way));
        }
    }
    let Ok(runs): Result<[Run; 3], _> = runs.try_into() else { return Err(unsound("three scenarios")) };
    let shown = Scenario::ALL.iter().position(|scenario| *scenario == asked.scenario).unwrap_or(1);
    let folder = chosen.unwrap_or(base);
    let bands = Bands::new(asked.draws, &LEVELS).map_err(|bad| unsound(&bad.to_string()))?;
    let drawn = simulate(&folder.problem, &runs[shown], &bands, Seed(asked.seed), 1);
    said.extend(folder.findings.iter().cloned());
    let found = Found { history: &history, problem: &folder.problem, runs: &runs, shown, drawn: &drawn };
    let mut results = found.results(asked.scenario);
    for path in &mut results.sectors {
        path.told = grows_as_told(inputs, &path.code);
    }
    results.employed.told = results.sectors.iter().any(|path| path.told);
    results.trials = trials(&history.sectors);
    said.extend(found.findings());
    results.said = sorted(said);
    results.as_kept().map_err(|bad| unsound(&bad.to_string()))
}

fn folder(sheets: &Sheets, horizon: usize) -> Result<Folder, Refusal> {
    let open = |name: &'static str| sheets.get(name).map(String::as_bytes);
    read_folder(open, Some(horizon)).map_err(|bad: BadFolder| unsound(&bad.to_string()))
}

fn unsound(fault: &str) -> Refusal {
    UNSOUND.with("fault", fault)
}

/// What matters most first; a thing said twice is said once.
fn sorted(mut said: Vec<Finding>) -> Vec<Finding> {
    said.sort_by_key(|finding| std::cmp::Reverse(finding.grade));
    let mut told: Vec<Finding> = Vec::new();
    for finding in said {
        if !told.contains(&finding) {
            told.push(finding);
        }
    }
    told
}
