//! A printed answer against the tables it was made from: every figure it tells is summed anew from runs that [`super::verify`] has
//! passed, and every line must hold its own sums. The draws are not repeated: only that their intervals hold each other.

use std::io::Read;
use std::ops::Range;

use serde::Deserialize;

use super::flows::{Flow, Run, TERMS, run};
use super::folder::read_folder;
use super::histogram::Spread;
use super::problem::Problem;
use super::scenario::Scenario;
use super::verify::{Wrong, verify};

/// Why an answer cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum BadAnswer {
    /// Not JSON, or not this JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The tables.
    #[error(transparent)]
    Folder(#[from] crate::wrong::Wrong),
}

#[derive(Deserialize)]
struct Told {
    base_year: i32,
    horizon: usize,
    #[serde(default)]
    levels: Vec<f64>,
    whole: Line,
    regions: Vec<Line>,
    occupations: Vec<Line>,
    groups: Vec<Line>,
    #[serde(default)]
    cells: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    region: Option<String>,
    occupation: Option<String>,
    group: Option<String>,
    years: Vec<Year>,
    need: f64,
    supply: Option<f64>,
    gap: Option<f64>,
    drawn: Option<Drawn>,
    waterfall: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    term: String,
    value: f64,
    after: f64,
}

#[derive(Deserialize)]
struct Year {
    #[serde(rename = "year")]
    calendar: i32,
    start: Option<f64>,
    end: Option<f64>,
    #[serde(flatten)]
    flow: Flow,
    replacement: f64,
    openings: f64,
    need: f64,
    low: f64,
    high: f64,
    supply: Option<f64>,
    gap: Option<f64>,
    drawn: Option<Drawn>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Drawn {
    Need(Spread),
    Group { need: Spread, supply: Spread, gap: Spread },
}

/// Checks what [`super::report`] printed about the tables that `open` gives (as for [`read_folder`]): everything that does not hold, at
/// most a hundred of it.
pub fn verify_answer<Input: Read>(
    open: impl FnMut(&'static str) -> Option<Input>,
    answer: &[u8],
) -> Result<Result<(), Vec<Wrong>>, BadAnswer> {
    let told: Told = serde_json::from_slice(answer)?;
    let problem = read_folder(open, Some(told.horizon))?.problem;
    let mut check =
        Check { runs: Scenario::ALL.map(|scenario| run(&problem, scenario)), problem: &problem, wrong: Vec::new() };
    for run in &check.runs {
        if let Err(wrong) = verify(&problem, run) {
            check.wrong.extend(wrong);
        }
    }
    check.all(&told);
    check.wrong.truncate(100);
    Ok(if check.wrong.is_empty() { Ok(()) } else { Err(check.wrong) })
}

/// What a line is about.
enum Of {
    Cells(Range<usize>, Range<usize>),
    Group(Range<usize>, usize),
}

struct Check<'a> {
    problem: &'a Problem,
    runs: [Run; 3],
    wrong: Vec<Wrong>,
}

impl Check<'_> {
    fn unless(&mut self, holds: bool, place: &str, what: &str) {
        if !holds && self.wrong.len() < 100 {
            self.wrong.push(Wrong { place: place.to_owned(), what: what.to_owned() });
        }
    }

    fn all(&mut self, told: &Told) {
        let draft = self.problem.draft();
        let (regions, occupations) = (draft.regions.len(), draft.occupations.len());
        self.unless(told.base_year == draft.base_year, "the whole", "the base year is another");
        self.unless(told.horizon == draft.horizon, "the whole", "the horizon is another");
        self.unless(told.regions.len() == regions, "the whole", "regions are missing or too many");
        self.unless(told.occupations.len() == occupations, "the whole", "occupations are missing or too many");
        let each = if regions > 1 { regions + 1 } else { 1 };
        self.unless(told.groups.len() == draft.groups.len() * each, "the whole", "groups are missing or too many");
        let cells = told.cells.is_empty() || told.cells.len() == regions * occupations;
        self.unless(cells, "the whole", "cells are missing or too many");
        for line in [&told.whole]
            .into_iter()
            .chain(&told.regions)
            .chain(&told.occupations)
            .chain(&told.groups)
            .chain(&told.cells)
        {
            let name =
                [&line.region, &line.occupation, &line.group].map(|name| name.as_deref().unwrap_or("*")).join(" / ");
            match self.about(line) {
                Some(of) => self.line(line, &of, &told.levels, &name),
                None => self.unless(false, &name, "the tables do not know it"),
            }
        }
    }

    fn about(&self, line: &Line) -> Option<Of> {
        let draft = self.problem.draft();
        let regions = match &line.region {
            Some(name) => draft.regions.find(name).map(|r| r..r + 1)?,
            None => 0..draft.regions.len(),
        };
        if let Some(name) = &line.group {
            return Some(Of::Group(regions, draft.groups.find(name)?));
        }
        let occupations = match &line.occupation {
            Some(name) => draft.occupations.find(name).map(|o| o..o + 1)?,
            None => 0..draft.occupations.len(),
        };
        Some(Of::Cells(regions, occupations))
    }

    /// Start, end, flow and supply in a year of a scenario (low, base, high).
    fn due(&self, of: &Of, scenario: usize, year: usize) -> (f64, f64, Flow, f64) {
        let run = &self.runs[scenario];
        let (mut start, mut end, mut flow, mut supply) = (0.0, 0.0, Flow::default(), 0.0);
        match of {
            Of::Cells(regions, occupations) => {
                for cell in regions.clone().flat_map(|r| occupations.clone().map(move |o| run.cell(r, o, year))) {
                    start += cell.start;
                    end += cell.end;
                    flow += cell.flow;
                }
            }
            Of::Group(regions, group) => {
                for cell in regions.clone().map(|r| run.group(r, *group, year)) {
                    flow += cell.flow;
                    supply += cell.supply;
                }
            }
        }
        (start, end, flow, supply)
    }

    fn line(&mut self, line: &Line, of: &Of, levels: &[f64], name: &str) {
        self.unless(line.years.len() == self.problem.draft().horizon, name, "years are missing or too many");
        let (mut whole, mut supplied) = (Flow::default(), 0.0);
        for (at, told) in line.years.iter().enumerate().take(self.problem.draft().horizon) {
            let year = at + 1;
            let place = format!("{name}, {}", told.calendar);
            self.unless(told.calendar == self.problem.year(year), &place, "the year is another");
            let (start, end, flow, supply) = self.due(of, 1, year);
            let size = start.abs() + end.abs() + flow.terms.signed().iter().map(|term| term.abs()).sum::<f64>();
            let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * (1.0 + size);
            let terms = told.flow.terms.signed().iter().zip(flow.terms.signed()).all(|(&a, b)| near(a, b));
            self.unless(terms && near(told.flow.expansion, flow.expansion), &place, "a term is another");
            if let Of::Cells(..) = of {
                let ends = told.start.is_some_and(|a| near(a, start)) && told.end.is_some_and(|a| near(a, end));
                self.unless(ends, &place, "employment is another");
                self.unless(near(told.flow.expansion, end - start), &place, "the change is not end less start");
            } else {
                let fed = told.supply.is_some_and(|a| near(a, supply))
                    && told.gap.is_some_and(|a| near(a, supply - flow.need()));
                self.unless(fed, &place, "supply or gap is another");
            }
            let sums = near(told.replacement, told.flow.replacement()) && near(told.openings, told.flow.openings());
            self.unless(sums && near(told.need, told.flow.need()), &place, "a sum is not that of its terms");
            let (low, high) = (self.due(of, 0, year).2.need(), self.due(of, 2, year).2.need());
            let wide = 1e-9 * (1.0 + size + low.abs() + high.abs());
            self.unless(
                (told.low - low).abs() <= wide && (told.high - high).abs() <= wide,
                &place,
                "low or high is another",
            );
            self.unless(all_nested(told.drawn.as_ref(), levels), &place, "intervals do not hold each other");
            whole += told.flow;
            supplied += told.supply.unwrap_or(0.0);
        }
        self.unless(all_nested(line.drawn.as_ref(), levels), name, "intervals do not hold each other");
        let size = whole.terms.signed().iter().map(|term| term.abs()).sum::<f64>() + supplied.abs();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * (1.0 + size);
        self.unless(near(line.need, whole.need()), name, "the need is not that of its years");
        let supply = line.supply.is_none_or(|supply| near(supply, supplied));
        let gap = line.gap.is_none_or(|gap| near(gap, supplied - whole.need()));
        self.unless(supply && gap, name, "supply or gap is not that of its years");
        let mut after = 0.0;
        let mut falls = true;
        for (term, value) in TERMS.iter().zip(whole.terms.signed()).filter(|(_, value)| *value != 0.0) {
            after += value;
            let step = line.waterfall.iter().find(|step| step.term == *term);
            falls &= step.is_some_and(|step| near(step.value, value) && near(step.after, after));
        }
        self.unless(falls && line.waterfall.len() <= TERMS.len(), name, "the waterfall does not fall to the need");
    }
}

/// Whether every interval of what was drawn holds the narrower ones.
fn all_nested(drawn: Option<&Drawn>, levels: &[f64]) -> bool {
    let spreads = match drawn {
        None => vec![],
        Some(Drawn::Need(need)) => vec![need],
        Some(Drawn::Group { need, supply, gap }) => vec![need, supply, gap],
    };
    spreads.into_iter().all(|spread| nested(spread, levels))
}

/// Figures that are numbers, as many intervals as levels, the wider ones around the narrower ones.
fn nested(spread: &Spread, levels: &[f64]) -> bool {
    let inside = |inner: &[f64; 2], outer: &[f64; 2]| outer[0] <= inner[0] && inner[1] <= outer[1];
    let pairs = || levels.iter().zip(&spread.intervals);
    spread.deviation >= 0.0
        && spread.intervals.len() == levels.len()
        && spread.intervals.iter().all(|interval| inside(&[spread.median; 2], interval))
        && pairs().all(|(a, inner)| pairs().all(|(b, outer)| a >= b || inside(inner, outer)))
}
