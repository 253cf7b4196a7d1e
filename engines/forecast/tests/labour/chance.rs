//! The draws: bytes, intervals, and what they approximate.

use forecast::Seed;
use forecast::labour::{Bands, Problem, Scenario, Simulation, run, simulate};

use crate::cases::{example, folder, pencil, with};

fn drawn(problem: &Problem, draws: u32, seed: u64, threads: usize) -> Simulation {
    let bands = Bands::new(draws, &[80.0, 95.0]).unwrap();
    simulate(problem, &run(problem, Scenario::Base), &bands, Seed(seed), threads)
}

#[test]
fn the_same_seed_gives_the_same_figures_on_any_number_of_threads() {
    let problem = folder(&example(), Some(4)).unwrap().problem;
    let told = |found: &Simulation| {
        let mut all = Vec::new();
        for year in 1..=4 {
            all.extend((0..2).flat_map(|r| (0..5).map(move |o| (r, o))).map(|(r, o)| found.cell(r, o, year)));
            all.extend((0..4).flat_map(|g| found.group(Some(1), g, year)));
            all.extend((0..4).flat_map(|g| found.group(None, g, year)));
            all.extend([found.region(Some(0), year), found.region(None, year), found.occupation(2, year)]);
        }
        serde_json::to_string(&all).unwrap()
    };

    // Not a multiple of a chunk, so that the last one is cut.
    let one = told(&drawn(&problem, 3_000, 7, 1));

    assert_eq!(one, told(&drawn(&problem, 3_000, 7, 2)));
    assert_eq!(one, told(&drawn(&problem, 3_000, 7, 5)));
    assert_ne!(one, told(&drawn(&problem, 3_000, 8, 1)));
    assert!(!one.contains("null"), "{one}");
}

#[test]
fn a_sector_that_alone_makes_an_occupation_spreads_as_a_lognormal_does() {
    // Employment after a year is 1000·exp(0.1 z − 0.005); nobody leaves; a shrinking year needs nobody.
    let tables = [
        ("employment", "region,sector,year,employed\nA,farms,2025,1000\n"),
        ("growth", "sector,growth,deviation,own_deviation\nfarms,0.5,0.08,0.06\n"),
        ("shares", "sector,occupation,share\nfarms,farmers,1\n"),
    ]
    .map(|(name, text)| (name, text.to_owned()));
    let problem = folder(&tables, Some(1)).unwrap().problem;

    let found = drawn(&problem, 200_000, 3, 2).cell(0, 0, 1);

    let at = |z: f64| 1_500.0 * (0.1 * z - 0.005_f64).exp() - 1_000.0;
    let error = 150.0 / 200_000_f64.sqrt();
    assert!((found.mean - 500.0).abs() < 4.0 * error, "{found:?}");
    assert!((found.deviation - 1_500.0 * (0.01_f64.exp() - 1.0).sqrt()).abs() < 4.0 * error, "{found:?}");
    assert!((found.median - at(0.0)).abs() < 6.0 * error, "{found:?}");
    for (interval, z) in found.intervals.iter().zip([1.281_552, 1.959_964]) {
        assert!((interval[0] - at(-z)).abs() < 12.0 * error, "{found:?}");
        assert!((interval[1] - at(z)).abs() < 12.0 * error, "{found:?}");
    }
}

#[test]
fn without_anything_uncertain_every_interval_is_the_base_figure() {
    let problem = folder(&pencil(), Some(3)).unwrap().problem;

    let found = drawn(&problem, 1_000, 1, 1);

    let base = run(&problem, Scenario::Base);
    for year in 1..=3 {
        let need = base.cell(0, 0, year).flow.need();
        let spread = found.cell(0, 0, year);
        for figure in [spread.mean, spread.median, spread.intervals[1][0], spread.intervals[1][1]] {
            assert!((figure - need).abs() < 1e-3, "{figure} {need}");
        }
        let [_, supply, gap] = found.group(None, 0, year);
        assert!((supply.mean - base.group(0, 0, year).supply).abs() < 1e-3);
        assert!((gap.mean - base.group(0, 0, year).gap()).abs() < 1e-3);
    }
}

#[test]
fn a_wider_deviation_and_a_higher_level_widen_intervals() {
    let width = |deviation: &str, level: usize| {
        let text = format!("sector,growth,deviation\nfarms,0.1,{deviation}\nmines,0.2,{deviation}\n");
        let problem = folder(&with(pencil(), "growth", &text), Some(5)).unwrap().problem;
        let [from, to] = drawn(&problem, 4_000, 1, 1).region(None, 5).intervals[level];
        to - from
    };
    assert!(width("0.01", 0) < width("0.01", 1));
    assert!(width("0.01", 1) < width("0.03", 1));
}

#[test]
fn bands_that_cannot_be_drawn_are_refused() {
    assert!(Bands::new(50, &[80.0]).is_err());
    assert!(Bands::new(1_000, &[]).is_err());
    assert!(Bands::new(1_000, &[100.0]).is_err());
    assert!(Bands::new(1_000, &[f64::NAN]).is_err());
}
