//! From tables to figures: `engines/forecast` does the arithmetic, this gives it what the region brought.
//!
//! Employment of a sector grows as the region tells, else its own past is continued (`series`, method `auto`). All else is
//! `labour`: the head of `engines/forecast/src/labour.rs` holds the formulas.

mod answers;
mod history;
mod refused;
mod sheets;

use forecast::labour::{Bands, Folder, Run, Scenario as Way, read_folder, run, simulate};
use forecast::{Finding, Seed};
use kernel::{Code, Refusal};

use super::backtest::trials;
use super::inputs::Inputs;
use super::kinds::{Kind, Scenario};
use super::results::{LEVELS, Results};
use super::rules::Settings;
use crate::refusal::{NO_SCENARIO, NO_TABLE};
use answers::Found;
use history::history;
use refused::refused;
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
    let base = folder(inputs, &sheets(inputs, &history, asked, Scenario::Base, &mut said), asked.horizon)?;
    let mut runs = Vec::new();
    let mut chosen = None;
    for (scenario, way) in [(Scenario::Low, Way::Low), (Scenario::Base, Way::Base), (Scenario::High, Way::High)] {
        let own = scenario != Scenario::Base && tells(inputs, scenario);
        if own {
            let of = folder(inputs, &sheets(inputs, &history, asked, scenario, &mut Vec::new()), asked.horizon)?;
            runs.push(run(&of.problem, Way::Base));
            if scenario == asked.scenario {
                chosen = Some(of);
            }
        } else {
            runs.push(run(&base.problem, way));
        }
    }
    let runs: [Run; 3] = runs.try_into().expect("a run for each of three scenarios");
    let shown = Scenario::ALL.iter().position(|scenario| *scenario == asked.scenario).unwrap_or(1);
    let folder = chosen.unwrap_or(base);
    let bands = Bands::new(asked.draws, &LEVELS);
    let bands = bands.map_err(|fault| refused(&fault.of(""), inputs, &Sheets::new()))?;
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
    Ok(results.as_kept().expect("the engine gives finite figures"))
}

fn folder(inputs: &Inputs, sheets: &Sheets, horizon: usize) -> Result<Folder, Refusal> {
    let open = |name: &'static str| sheets.get(name).map(|made| made.text.as_bytes());
    read_folder(open, Some(horizon)).map_err(|wrong| refused(&wrong, inputs, sheets))
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
