//! The JSON of a forecast.

use ground::Status;
use serde::Serialize;
use serde_json::Value;

use super::draws::Simulation;
use super::explain::{Step, findings, waterfall};
use super::flows::{Flow, Run};
use super::histogram::Spread;
use super::problem::Problem;
use super::scenario::Scenario;
use crate::Finding;

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The whole, regions, occupations, groups.
    Totals,
    /// Every cell too.
    Cells,
}

/// One year of anything that has a need.
#[derive(Clone, Debug, Serialize)]
struct Year {
    #[serde(rename = "year")]
    calendar: i32,
    /// Employed at its start and end.
    start: f64,
    end: f64,
    #[serde(flatten)]
    flow: Flow,
    replacement: f64,
    openings: f64,
    need: f64,
    /// The need in the other scenarios.
    low: f64,
    high: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn: Option<Spread>,
}

/// Anything that has a need, over all years.
#[derive(Clone, Debug, Serialize)]
struct Line {
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<String>,
    years: Vec<Year>,
    /// All years together.
    openings: f64,
    need: f64,
    /// What draws say of the need of all years together; not told of cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn: Option<Spread>,
    waterfall: Vec<Step<'static>>,
}

#[derive(Clone, Debug, Serialize)]
struct GroupYear {
    year: i32,
    #[serde(flatten)]
    flow: Flow,
    replacement: f64,
    openings: f64,
    need: f64,
    supply: f64,
    gap: f64,
    coverage: Option<f64>,
    indicator: Option<f64>,
    /// The admission that would meet the need, and its year.
    admission: Option<f64>,
    admission_year: Option<i32>,
    low: f64,
    high: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn: Option<GroupSpread>,
}

#[derive(Clone, Debug, Serialize)]
struct GroupSpread {
    need: Spread,
    supply: Spread,
    gap: Spread,
}

impl From<[Spread; 3]> for GroupSpread {
    fn from([need, supply, gap]: [Spread; 3]) -> Self {
        Self { need, supply, gap }
    }
}

#[derive(Clone, Debug, Serialize)]
struct GroupLine {
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    group: String,
    years: Vec<GroupYear>,
    need: f64,
    supply: f64,
    gap: f64,
    /// What draws say of all years together.
    #[serde(skip_serializing_if = "Option::is_none")]
    drawn: Option<GroupSpread>,
    waterfall: Vec<Step<'static>>,
}

/// What [`report`] prints.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    base_year: i32,
    horizon: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    draws: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<f64>,
    whole: Line,
    regions: Vec<Line>,
    occupations: Vec<Line>,
    groups: Vec<GroupLine>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<Line>,
}

/// The object that `qosar engine forecast labour` prints. `runs` in the order of [`Scenario::ALL`].
pub fn report(
    problem: &Problem,
    runs: &[Run; 3],
    simulation: Option<&Simulation>,
    detail: Detail,
    mut said: Vec<Finding>,
) -> Value {
    said.extend(findings(problem, &runs[1]));
    let figures = figures(problem, runs, simulation, detail);
    let draft = problem.draft();
    let cells = draft.regions.len() * draft.occupations.len() * draft.horizon;
    let work = cells as u64 * (3 + simulation.map_or(0, |simulation| u64::from(simulation.bands.draws())));
    crate::report::report(Status::Feasible, &figures, &said, work, Vec::new())
}

fn figures(problem: &Problem, runs: &[Run; 3], simulation: Option<&Simulation>, detail: Detail) -> Figures {
    let draft = problem.draft();
    let (all_regions, all_occupations) = (0..draft.regions.len(), 0..draft.occupations.len());
    let teller = Teller { problem, runs };
    let name = |r: usize| Some(draft.regions.name(r).to_owned());
    let occupation = |o: usize| Some(draft.occupations.name(o).to_owned());
    let drawn =
        |tell: &dyn Fn(&Simulation, usize) -> Spread, year: usize| simulation.map(|simulation| tell(simulation, year));
    let whole =
        teller.line(all_regions.clone(), all_occupations.clone(), &|year| drawn(&|s, year| s.region(None, year), year));
    let whole = Line { drawn: simulation.map(|simulation| simulation.region_over_years(None)), ..whole };
    let mut regions = Vec::new();
    let mut occupations = Vec::new();
    let mut cells = Vec::new();
    for r in all_regions.clone() {
        let line =
            teller.line(r..r + 1, all_occupations.clone(), &|year| drawn(&|s, year| s.region(Some(r), year), year));
        let drawn_over = simulation.map(|simulation| simulation.region_over_years(Some(r)));
        regions.push(Line { region: name(r), drawn: drawn_over, ..line });
        if detail == Detail::Cells {
            for o in all_occupations.clone() {
                let line = teller.line(r..r + 1, o..o + 1, &|year| drawn(&|s, year| s.cell(r, o, year), year));
                cells.push(Line { region: name(r), occupation: occupation(o), ..line });
            }
        }
    }
    for o in all_occupations {
        let line = teller.line(all_regions.clone(), o..o + 1, &|year| drawn(&|s, year| s.occupation(o, year), year));
        let drawn = simulation.map(|simulation| simulation.occupation_over_years(o));
        occupations.push(Line { occupation: occupation(o), drawn, ..line });
    }
    let mut groups = Vec::new();
    for g in 0..draft.groups.len() {
        groups.push(teller.group(None, g, simulation));
        if draft.regions.len() > 1 {
            groups.extend(all_regions.clone().map(|r| teller.group(Some(r), g, simulation)));
        }
    }
    Figures {
        base_year: draft.base_year,
        horizon: draft.horizon,
        draws: simulation.map(|simulation| simulation.bands.draws()),
        seed: simulation.map(|simulation| simulation.seed.0),
        levels: simulation.map(|simulation| simulation.bands.levels().to_vec()).unwrap_or_default(),
        whole,
        regions,
        occupations,
        groups,
        cells,
    }
}

type Ranges = std::ops::Range<usize>;

struct Teller<'a> {
    problem: &'a Problem,
    runs: &'a [Run; 3],
}

impl Teller<'_> {
    fn line(&self, regions: Ranges, occupations: Ranges, drawn: &dyn Fn(usize) -> Option<Spread>) -> Line {
        let [low, base, high] = self.runs;
        debug_assert_eq!([low.scenario, base.scenario, high.scenario], Scenario::ALL);
        let sum = |run: &Run, year: usize| {
            let (mut start, mut end, mut flow) = (0.0, 0.0, Flow::default());
            for r in regions.clone() {
                for o in occupations.clone() {
                    let cell = run.cell(r, o, year);
                    start += cell.start;
                    end += cell.end;
                    flow += cell.flow;
                }
            }
            (start, end, flow)
        };
        let mut whole = Flow::default();
        let mut years = Vec::new();
        for year in 1..=self.problem.draft().horizon {
            let (start, end, flow) = sum(base, year);
            whole += flow;
            years.push(Year {
                calendar: self.problem.year(year),
                start,
                end,
                flow,
                replacement: flow.replacement(),
                openings: flow.openings(),
                need: flow.need(),
                low: sum(low, year).2.need(),
                high: sum(high, year).2.need(),
                drawn: drawn(year),
            });
        }
        Line {
            region: None,
            occupation: None,
            years,
            openings: whole.openings(),
            need: whole.need(),
            drawn: None,
            waterfall: waterfall(&whole),
        }
    }

    fn group(&self, region: Option<usize>, g: usize, simulation: Option<&Simulation>) -> GroupLine {
        let draft = self.problem.draft();
        let of = region.map_or(0..draft.regions.len(), |r| r..r + 1);
        let sum = |run: &Run, year: usize| {
            let (mut flow, mut supply, mut admission, mut when) = (Flow::default(), 0.0, Some(0.0), None);
            for r in of.clone() {
                let cell = run.group(r, g, year);
                flow += cell.flow;
                supply += cell.supply;
                // An admission of all regions is told where every region's is known and they begin in one year.
                admission = match (admission, cell.admission) {
                    (Some(sum), Some((own, year))) if when.is_none_or(|when| when == year) => {
                        when = Some(year);
                        Some(sum + own)
                    }
                    _ => None,
                };
            }
            (flow, supply, admission, when)
        };
        let (mut whole, mut supplied) = (Flow::default(), 0.0);
        let mut years = Vec::new();
        for year in 1..=draft.horizon {
            let (flow, supply, admission, when) = sum(&self.runs[1], year);
            whole += flow;
            supplied += supply;
            let told = super::flows::GroupCell { flow, supply, admission: None };
            years.push(GroupYear {
                year: self.problem.year(year),
                flow,
                replacement: flow.replacement(),
                openings: flow.openings(),
                need: flow.need(),
                supply,
                gap: told.gap(),
                coverage: told.coverage(),
                indicator: told.indicator(),
                admission,
                admission_year: admission.and(when),
                low: sum(&self.runs[0], year).0.need(),
                high: sum(&self.runs[2], year).0.need(),
                drawn: simulation.map(|simulation| simulation.group(region, g, year).into()),
            });
        }
        GroupLine {
            region: region.map(|r| draft.regions.name(r).to_owned()),
            group: draft.groups.name(g).to_owned(),
            years,
            need: whole.need(),
            supply: supplied,
            gap: supplied - whole.need(),
            drawn: simulation.map(|simulation| simulation.group_over_years(region, g).into()),
            waterfall: waterfall(&whole),
        }
    }
}
