//! The base scenario under chance. A draw strays
//! - in the growth of every sector and year: a shock common to its regions and one of the region's own, lognormal, mean one;
//! - in the replacement of every occupation: one lognormal factor, mean one, for all regions and years;
//! - in what a sample said of the market: normal, with the standard error of the weighted returns;
//! - in the share of the admitted who come to work: normal, between nought and one.
//!
//! Approximate on purpose: within a draw, the rate of replacement of a cell and year is that of the base scenario (its ages
//! age along the base path) times the draw's factor; the stock it applies to is the draw's own. All else follows the formulas
//! of the base run. Every random number is a function of (seed, which shock, which draw): threads only divide the chunks.

mod bands;
mod chunk;
mod model;
mod simulation;

use std::thread;

use fearless_simd::Level;
use ground::Seed;

pub use bands::Bands;
pub use simulation::Simulation;

use self::chunk::{Chunk, Draws};
use self::model::Model;
use super::chance::LANES;
use super::flows::Run;
use super::histogram::{Histograms, Take};
use super::problem::Problem;

/// Draws. `base` is the base scenario of the problem. O(draws · (figures + shares that are not nought · years)); memory
/// 0.6 kB a figure and thread, however many draws. The same bytes on any number of threads, and whatever the width of the
/// machine's registers, which are used as wide as they are.
pub fn simulate(problem: &Problem, base: &Run, bands: &Bands, seed: Seed, threads: usize) -> Simulation {
    on(Level::new(), problem, base, bands, seed, threads)
}

fn on(machine: Level, problem: &Problem, base: &Run, bands: &Bands, seed: Seed, threads: usize) -> Simulation {
    let model = Model::new(problem, base, seed);
    let places = model.places;
    let mut found = Histograms::new(places.all());
    let mut first = Draws::new(&model);
    Chunk { draws: &mut first, number: 0, into: &mut found, take: Take::Span }.work(machine);
    drop(first);
    found.settle();

    let chunks = u64::from(bands.draws()).div_ceil(LANES as u64);
    let workers = threads.clamp(1, 64).min(usize::try_from(chunks).unwrap_or(64));
    let work = |own: &mut Histograms, first: usize| {
        let mut draws = Draws::new(&model);
        for number in (first as u64..chunks).step_by(workers) {
            let left = u64::from(bands.draws()) - number * LANES as u64;
            let used = usize::try_from(left).unwrap_or(LANES).min(LANES);
            Chunk { draws: &mut draws, number, into: own, take: Take::Count(used) }.work(machine);
        }
    };
    if workers == 1 {
        work(&mut found, 0);
    } else {
        let empty = found.clone();
        thread::scope(|scope| {
            let others: Vec<_> = (1..workers)
                .map(|first| {
                    let (mut own, work) = (empty.clone(), &work);
                    scope.spawn(move || {
                        work(&mut own, first);
                        own
                    })
                })
                .collect();
            work(&mut found, 0);
            for other in others {
                found.gather(&other.join().expect("a worker does not panic"));
            }
        });
    }
    Simulation { bands: bands.clone(), seed, places, found }
}

#[cfg(test)]
mod tests {
    use super::super::flows::run;
    use super::super::folder::read_folder;
    use super::super::scenario::Scenario;
    use super::*;

    #[test]
    fn the_width_of_the_registers_changes_no_byte() {
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/region");
        let open = |name: &'static str| std::fs::File::open(format!("{place}/{name}.csv")).ok();
        let problem = read_folder(open, Some(4)).expect("the example is sound").problem;
        let base = run(&problem, Scenario::Base);
        let bands = Bands::new(1_300, &[80.0, 95.0]).expect("sound");

        let told = |machine| {
            let found = on(machine, &problem, &base, &bands, Seed(7), 1);
            let draft = problem.draft();
            let mut all = Vec::new();
            for year in 1..=draft.horizon {
                let cells = (0..draft.regions.len()).flat_map(|r| (0..draft.occupations.len()).map(move |o| (r, o)));
                all.extend(cells.map(|(r, o)| found.cell(r, o, year)));
                all.extend((0..draft.groups.len()).flat_map(|g| found.group(None, g, year)));
                all.push(found.region(None, year));
            }
            format!("{all:?}")
        };

        assert_eq!(told(Level::new()), told(Level::baseline()));
    }
}
