//! Employment of every sector along a scenario.

use super::draft::Draft;
use super::scenario::{Scenario, Shift};

/// `[region][sector][0..=horizon]`, the base year first.
pub(super) fn levels(draft: &Draft, scenario: Scenario) -> Vec<Vec<Vec<f64>>> {
    let path = |r: usize, s: usize| {
        let shift = shift(draft, scenario, r, s);
        let mut employed = draft.employed[r][s];
        let mut path = vec![employed];
        let mut years = 0;
        for growth in &draft.growth[r][s] {
            years += 1;
            employed = growth.next(employed, shift.output, shift.productivity, years);
            path.push(employed);
        }
        path
    };
    (0..draft.regions.len()).map(|r| (0..draft.sectors.len()).map(|s| path(r, s)).collect()).collect()
}

/// What a scenario shifts here: as given, or one deviation of growth down or up.
pub(super) fn shift(draft: &Draft, scenario: Scenario, region: usize, sector: usize) -> Shift {
    let way = match scenario {
        Scenario::Low => -1.0,
        Scenario::Base => 0.0,
        Scenario::High => 1.0,
    };
    if let Some([low, base, high]) = draft.scenarios {
        return match scenario {
            Scenario::Low => low,
            Scenario::Base => base,
            Scenario::High => high,
        };
    }
    let deviation = draft.deviation[region][sector];
    Shift { output: way * deviation.shared.hypot(deviation.own), ..Shift::NONE }
}

/// What a scenario does to exits.
pub(super) fn exits(draft: &Draft, scenario: Scenario) -> f64 {
    shift(draft, scenario, 0, 0).exits
}
