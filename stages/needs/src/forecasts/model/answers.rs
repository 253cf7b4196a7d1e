//! What the engine found, in the shape in which it is kept.

use forecast::Finding;
use forecast::labour::{Detail, Flow, Problem, Run, Scenario as Way, Simulation, Spread, report};

use super::history::History;
use crate::forecasts::kinds::Scenario;
use crate::forecasts::results::{Drawn, EDITION, GroupNeed, Need, NeedYear, Path, Results, SupplyYear};

/// Everything that was found.
pub struct Found<'a> {
    pub history: &'a History,
    pub problem: &'a Problem,
    /// Low, base, high.
    pub runs: &'a [Run; 3],
    /// Which of them is shown.
    pub shown: usize,
    pub drawn: &'a Simulation,
}

/// There is one region in a problem of ours.
const HERE: usize = 0;

impl Found<'_> {
    /// The results; without trials and findings.
    pub fn results(&self, scenario: Scenario) -> Results {
        let draft = self.problem.draft();
        let mut professions: Vec<Need> = (0..draft.occupations.len()).map(|o| self.profession(o)).collect();
        professions.sort_by(|a, b| b.need().total_cmp(&a.need()).then_with(|| a.code.cmp(&b.code)));
        Results {
            edition: EDITION,
            base_year: draft.base_year,
            scenario,
            employed: self.employed(),
            sectors: (0..draft.sectors.len()).map(|s| self.sector(s)).collect(),
            whole: self.whole(),
            groups: (0..draft.groups.len()).map(|g| self.group(g)).collect(),
            professions,
            trials: Vec::new(),
            said: Vec::new(),
        }
    }

    /// What the engine has to say of needs and supply.
    pub fn findings(&self) -> Vec<Finding> {
        let mut runs = self.runs.clone();
        // What is shown is told of as the base, whatever was assumed.
        runs.swap(1, self.shown);
        for (run, way) in runs.iter_mut().zip(Way::ALL) {
            run.scenario = way;
        }
        let told = report(self.problem, &runs, None, Detail::Totals, Vec::new());
        let all = told.get("findings").cloned().unwrap_or_default();
        let mut all: Vec<Finding> = serde_json::from_value(all).unwrap_or_default();
        // There is one region: a subject is told without it.
        let region = format!("{} / ", self.problem.draft().regions.name(HERE));
        for finding in &mut all {
            if let Some(bare) = finding.subject.strip_prefix(&region) {
                finding.subject = bare.to_owned();
            }
        }
        all
    }

    fn years(&self) -> std::ops::RangeInclusive<usize> {
        1..=self.problem.draft().horizon
    }

    fn path(&self, code: &str, past: &[Option<f64>], onward: usize, ahead: Vec<[f64; 3]>) -> Path {
        let onward = self.history.onward.get(onward).and_then(Option::as_ref);
        // As far around the path as forecasts of the series strayed, in proportion.
        let band = |(step, values): (usize, &[f64; 3])| {
            let centre = values[self.shown];
            [0, 1].map(|level: usize| {
                let of = onward.and_then(|one| {
                    let (mean, interval) = (*one.mean.get(step)?, one.intervals.get(level)?);
                    let (low, high) = (*interval.low.get(step)?, *interval.high.get(step)?);
                    (mean > 0.0).then(|| [centre * low / mean, centre * high / mean])
                });
                of.unwrap_or([centre, centre])
            })
        };
        Path {
            code: code.to_owned(),
            past: self.history.years(past),
            bands: ahead.iter().enumerate().map(band).collect(),
            ahead,
            told: false,
            model: onward.map(|one| one.model.clone()).unwrap_or_default(),
        }
    }

    fn sector(&self, s: usize) -> Path {
        let name = self.problem.draft().sectors.name(s);
        let place = self.history.sectors.iter().position(|(code, _)| code == name).unwrap_or(s);
        let past = self.history.sectors.get(place).map(|(_, values)| values.as_slice()).unwrap_or_default();
        let ahead = self.years().map(|t| [0, 1, 2].map(|run: usize| self.runs[run].sectors[HERE][s][t])).collect();
        self.path(name, past, place, ahead)
    }

    fn employed(&self) -> Path {
        let sum = |run: usize, t: usize| self.runs[run].sectors[HERE].iter().map(|path| path[t]).sum();
        let ahead = self.years().map(|t| [0, 1, 2].map(|run: usize| sum(run, t))).collect();
        self.path("", &self.history.whole, self.history.sectors.len(), ahead)
    }

    fn need(
        &self,
        code: &str,
        past: Vec<(i32, f64)>,
        flow: impl Fn(usize, usize) -> Flow,
        drawn: impl Fn(usize) -> Spread,
        together: &Spread,
    ) -> Need {
        let year = |t: usize| {
            let shown = flow(self.shown, t);
            NeedYear {
                year: self.problem.year(t),
                expansion: shown.expansion,
                terms: shown.terms.signed(),
                scenarios: [0, 1, 2].map(|run: usize| flow(run, t).need()),
                drawn: told(&drawn(t)),
            }
        };
        let years = self.years().map(year).collect();
        Need { code: code.to_owned(), past, years, together: Some(told(together)) }
    }

    fn whole(&self) -> Need {
        let occupations = self.problem.draft().occupations.len();
        let flow = |run: usize, t: usize| {
            let mut sum = Flow::default();
            (0..occupations).for_each(|o| sum += self.runs[run].cell(HERE, o, t).flow);
            sum
        };
        let past = self.past(|_| 1.0);
        self.need("", past, flow, |t| self.drawn.region(None, t), &self.drawn.region_over_years(None))
    }

    fn profession(&self, o: usize) -> Need {
        let past = self.past(|other| if other == o { 1.0 } else { 0.0 });
        let flow = |run: usize, t: usize| self.runs[run].cell(HERE, o, t).flow;
        let code = self.problem.draft().occupations.name(o);
        self.need(code, past, flow, |t| self.drawn.occupation(o, t), &self.drawn.occupation_over_years(o))
    }

    fn group(&self, g: usize) -> GroupNeed {
        let draft = self.problem.draft();
        let part = |o: usize| -> f64 {
            let bridges = draft.bridge.get(o).into_iter().flatten();
            bridges.filter(|one| one.group == g).map(|one| one.share).sum()
        };
        let flow = |run: usize, t: usize| self.runs[run].group(HERE, g, t).flow;
        let [together, _, gap_together] = self.drawn.group_over_years(None, g);
        let drawn = |t: usize| self.drawn.group(None, g, t)[0].clone();
        let need = self.need(draft.groups.name(g), self.past(part), flow, drawn, &together);
        // The latest rates serve for the admissions to come.
        let rates = draft.programmes.iter().filter(|one| one.group == g).max_by_key(|one| one.year);
        let supply = self.years().map(|t| {
            let cell = self.runs[self.shown].group(HERE, g, t);
            let [_, _, gap] = self.drawn.group(None, g, t);
            let year = self.problem.year(t);
            SupplyYear {
                year,
                supply: cell.supply,
                gap: told(&gap),
                admitted_in: rates.map(|one| year - one.duration),
                arrive: rates.map(forecast::labour::Programme::yield_share),
            }
        });
        GroupNeed { supply: supply.collect(), need, gap_together: Some(told(&gap_together)) }
    }

    /// Openings of past years: growth as it was counted, by the present shares of professions, and people replaced at the
    /// rate of the first year ahead. `part` says how much of a profession is asked about.
    fn past(&self, part: impl Fn(usize) -> f64) -> Vec<(i32, f64)> {
        let draft = self.problem.draft();
        let mut years: Vec<(i32, f64)> = Vec::new();
        let employed = |o: usize, place: usize| -> Option<f64> {
            let mut sum = 0.0;
            for (s, shares) in draft.shares[HERE].iter().enumerate() {
                let share: f64 = shares.iter().filter(|(of, _)| *of == o).map(|(_, share)| share).sum();
                if share > 0.0 {
                    let name = draft.sectors.name(s);
                    let (_, values) = self.history.sectors.iter().find(|(code, _)| code == name)?;
                    sum += share * values.get(place).copied().flatten()?;
                }
            }
            Some(sum)
        };
        let parts: Vec<(usize, f64)> =
            (0..draft.occupations.len()).map(|o| (o, part(o))).filter(|(_, part)| *part > 0.0).collect();
        for (place, year) in (1..self.history.whole.len()).zip(self.history.first + 1..) {
            let openings = parts.iter().map(|(o, part)| {
                let (before, now) = (employed(*o, place - 1)?, employed(*o, place)?);
                let cell = self.runs[1].cell(HERE, *o, 1);
                let rate = if cell.start > 0.0 { cell.flow.replacement() / cell.start } else { 0.0 };
                Some(part * ((now - before).max(0.0) + rate * before))
            });
            if let Some(sum) = openings.sum::<Option<f64>>() {
                years.push((year, sum));
            }
        }
        years
    }
}

fn told(spread: &Spread) -> Drawn {
    let band = |level: usize| spread.intervals.get(level).copied().unwrap_or([spread.median; 2]);
    Drawn { median: spread.median, bands: [band(0), band(1)] }
}
