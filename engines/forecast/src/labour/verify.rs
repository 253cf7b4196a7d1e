//! Checks a run against its problem, by other ways than it was made: sectors by products of factors, occupations summed anew
//! by the definition, supply row by row; and every identity of the accounts.

use super::draft::Replacement;
use super::flows::{Flow, Run};
use super::growth::Growth;
use super::levels::shift;
use super::problem::Problem;

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Wrong {
    /// Whose figure.
    pub place: String,
    /// What is wrong with it.
    pub what: String,
}

/// Everything that does not hold, at most a hundred of it. Identities inside a cell must hold to the last bit; sums in another
/// order, to 10⁻⁹ of what is summed.
pub fn verify(problem: &Problem, run: &Run) -> Result<(), Vec<Wrong>> {
    let mut wrong = Wrongs(Vec::new());
    sectors(problem, run, &mut wrong);
    for r in 0..problem.draft().regions.len() {
        for o in 0..problem.draft().occupations.len() {
            cells(problem, run, r, o, &mut wrong);
        }
        region(problem, run, r, &mut wrong);
        for g in 0..problem.draft().groups.len() {
            groups(problem, run, r, g, &mut wrong);
        }
    }
    if wrong.0.is_empty() { Ok(()) } else { Err(wrong.0) }
}

struct Wrongs(Vec<Wrong>);

impl Wrongs {
    fn unless(&mut self, holds: bool, place: &dyn Fn() -> String, what: &str) {
        if !holds && self.0.len() < 100 {
            self.0.push(Wrong { place: place(), what: what.to_owned() });
        }
    }
}

fn near(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + size.abs().max(a.abs()).max(b.abs()))
}

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a == 0.0 && b == 0.0)
}

fn sectors(problem: &Problem, run: &Run, wrong: &mut Wrongs) {
    let draft = problem.draft();
    for r in 0..draft.regions.len() {
        for s in 0..draft.sectors.len() {
            let place = || format!("region {}, sector {}", draft.regions.name(r), draft.sectors.name(s));
            let shift = shift(draft, run.scenario, r, s);
            let mut product = draft.employed[r][s];
            for (t, growth) in draft.growth[r][s].iter().enumerate() {
                let years = i32::try_from(t + 1).unwrap_or(i32::MAX);
                let (up, down) = (shift.output, shift.productivity);
                product = match *growth {
                    Growth::Rate { rate } => product + product * (rate + (up - down)),
                    Growth::Elasticity { output, elasticity } => {
                        product + product * (elasticity * output + elasticity * up - down)
                    }
                    Growth::Productivity { output, productivity } => {
                        product * ((1.0 + (output + up)).max(0.0) / (1.0 + (productivity + down)).max(0.01))
                    }
                    Growth::Levels { output, productivity } => {
                        output * (1.0 + up).max(0.0).powi(years) / (productivity * (1.0 + down).max(0.01).powi(years))
                    }
                }
                .max(0.0);
                let found = run.sectors[r][s][t + 1];
                wrong.unless(near(found, product, product), &place, "employment does not follow its growth");
            }
        }
    }
}

fn cells(problem: &Problem, run: &Run, r: usize, o: usize, wrong: &mut Wrongs) {
    let draft = problem.draft();
    let place = || format!("region {}, occupation {}", draft.regions.name(r), draft.occupations.name(o));
    for year in 1..=draft.horizon {
        let cell = run.cell(r, o, year);
        let (flow, terms) = (&cell.flow, &cell.flow.terms);
        let due = |when: usize| -> f64 {
            let of = |s: usize| -> f64 {
                draft.shares[r][s]
                    .iter()
                    .filter(|(other, _)| *other == o)
                    .map(|(_, share)| share * run.sectors[r][s][when])
                    .sum()
            };
            (0..draft.sectors.len()).rev().map(of).sum()
        };
        wrong.unless(near(cell.end, due(year), cell.end), &place, "employment is not the sum over sectors");
        if year == 1 {
            wrong.unless(
                near(cell.start, due(0), cell.start),
                &place,
                "employment of the base is not the sum over sectors",
            );
        } else {
            wrong.unless(
                same(cell.start, run.cell(r, o, year - 1).end),
                &place,
                "a year does not begin as the last one ended",
            );
        }
        wrong.unless(same(flow.expansion, cell.end - cell.start), &place, "expansion is not the change of employment");
        wrong.unless(
            same(terms.new_places, if flow.expansion > 0.0 { flow.expansion } else { 0.0 }),
            &place,
            "new places are not the expansion",
        );
        wrong.unless(terms.signed()[..9].iter().all(|term| *term >= 0.0), &place, "a term is negative");
        let ages: f64 = [terms.retirement, terms.mortality, terms.migration, terms.mobility].iter().sum();
        let separations = terms.exits + terms.transfers;
        wrong.unless(ages <= cell.start * (1.0 + 1e-9) + 1e-9, &place, "more leave than there are");
        match &draft.replacement {
            Replacement::None => {
                wrong.unless(ages == 0.0 && separations == 0.0, &place, "there is replacement without exits");
            }
            Replacement::Separations(rates) => {
                let mean = f64::midpoint(cell.start, cell.end);
                let factor = shift(draft, run.scenario, r, 0).exits;
                let holds = near(terms.exits, mean * (rates[o].0 * factor), mean)
                    && near(terms.transfers, mean * (rates[o].1 * factor), mean);
                wrong.unless(holds && ages == 0.0, &place, "separations are not their rate of mean employment");
            }
            Replacement::Ages(ageing) if year == 1 => {
                let factor = shift(draft, run.scenario, r, 0).exits;
                let due: f64 = (0..ageing.bands.len())
                    .map(|a| cell.start * ageing.stock[r][o][a] * ageing.rates[o][a].iter().sum::<f64>() * factor)
                    .sum();
                wrong.unless(
                    near(ages, due, cell.start) && separations == 0.0,
                    &place,
                    "replacement is not the rates of the stock",
                );
            }
            Replacement::Ages(_) => wrong.unless(separations == 0.0, &place, "there are separations beside ages"),
        }
        account(flow, &place, wrong);
    }
    let market = |take: &dyn Fn(&super::draft::Market) -> f64| -> f64 {
        draft.market.iter().filter(|one| one.region == r && one.occupation == o).map(take).sum()
    };
    if draft.market.len() <= 10_000 {
        let told = |take: &dyn Fn(&Flow) -> f64| -> f64 {
            (1..=draft.horizon).map(|year| take(&run.cell(r, o, year).flow)).sum()
        };
        let holds = near(told(&|flow| flow.terms.vacancies), market(&|one| one.vacancies), 0.0)
            && near(told(&|flow| flow.terms.foreign), market(&|one| one.foreign * one.replaced), 0.0)
            && near(told(&|flow| flow.terms.releases), market(&|one| one.releases), 0.0)
            && near(told(&|flow| flow.terms.unemployed), market(&|one| one.unemployed), 0.0);
        wrong.unless(holds, &place, "the market's terms are not those of its table");
    }
}

fn account(flow: &Flow, place: &dyn Fn() -> String, wrong: &mut Wrongs) {
    let t = &flow.terms;
    let mut sum = t.new_places;
    for term in [t.retirement, t.mortality, t.migration, t.mobility, t.exits, t.transfers] {
        sum += term;
    }
    wrong.unless(same(flow.openings(), sum), place, "openings are not new places and replacement");
    let need = sum + t.vacancies + t.foreign - t.releases - t.unemployed;
    wrong.unless(same(flow.need(), need) && need.is_finite(), place, "the need is not the sum of its terms");
}

fn region(problem: &Problem, run: &Run, r: usize, wrong: &mut Wrongs) {
    let draft = problem.draft();
    let place = || format!("region {}", draft.regions.name(r));
    for year in 1..=draft.horizon {
        let occupations: f64 = (0..draft.occupations.len()).map(|o| run.cell(r, o, year).end).sum();
        let sectors: f64 = run.sectors[r].iter().map(|path| path[year]).sum();
        wrong.unless(near(occupations, sectors, sectors), &place, "occupations do not add up to sectors");
    }
}

fn groups(problem: &Problem, run: &Run, r: usize, g: usize, wrong: &mut Wrongs) {
    let draft = problem.draft();
    let place = || format!("region {}, group {}", draft.regions.name(r), draft.groups.name(g));
    for year in 1..=draft.horizon {
        let cell = run.group(r, g, year);
        let (mut need, mut size) = (0.0, 0.0_f64);
        for (o, row) in draft.bridge.iter().enumerate() {
            for one in row.iter().filter(|one| one.group == g) {
                let flow = &run.cell(r, o, year).flow;
                need += one.share * flow.need();
                size += one.share * flow.terms.signed().iter().map(|term| term.abs()).sum::<f64>();
            }
        }
        wrong.unless(near(cell.flow.need(), need, size), &place, "the need is not its part of the occupations'");
        let supply: f64 = draft
            .programmes
            .iter()
            .filter(|one| one.region == r && one.group == g && one.year + one.duration == problem.year(year))
            .map(|one| one.admitted * one.completion * one.in_field * (1.0 - one.leaving))
            .sum();
        wrong.unless(near(cell.supply, supply, supply), &place, "the supply is not what the programmes send");
        wrong.unless(same(cell.gap(), cell.supply - cell.flow.need()), &place, "the gap is not supply less need");
        account(&cell.flow, &place, wrong);
    }
}
