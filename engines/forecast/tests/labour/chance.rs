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
        all.extend(
            (0..4).flat_map(|g| found.group_over_years(Some(0), g).into_iter().chain(found.group_over_years(None, g))),
        );
        all.extend([found.region_over_years(Some(1)), found.region_over_years(None), found.occupation_over_years(4)]);
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
fn what_strays_by_itself_each_year_strays_less_over_all_years_than_the_years_together() {
    // Four years of graduates, each of 1000 · (0.5 ± 0.1), each by itself; nothing else is uncertain.
    let admitted: Vec<String> = (2022..2026).map(|year| format!("A,B1,{year},1000,4,0.5,1,0.1")).collect();
    let text = format!("region,group,year,admitted,duration,completion,in_field,deviation\n{}\n", admitted.join("\n"));
    let problem = folder(&with(pencil(), "programmes", &text), Some(4)).unwrap().problem;
    let found = drawn(&problem, 40_000, 5, 1);

    let [need, supply, gap] = found.group_over_years(None, 0);

    let years: Vec<_> = (1..=4).map(|year| found.group(None, 0, year)).collect();
    let sum = |of: &dyn Fn(&[forecast::labour::Spread; 3]) -> f64| years.iter().map(of).sum::<f64>();
    assert!((supply.mean - 2_000.0).abs() < 4.0, "{supply:?}");
    assert!((supply.deviation - 200.0).abs() < 3.0, "independent years add up in squares: {supply:?}");
    assert!((sum(&|year| year[1].deviation) - 400.0).abs() < 4.0);
    assert!((need.mean - sum(&|year| year[0].mean)).abs() < 0.1 && (gap.mean - sum(&|year| year[2].mean)).abs() < 0.1);
    let width = |spread: &forecast::labour::Spread| spread.intervals[0][1] - spread.intervals[0][0];
    let together = sum(&|year| width(&year[2]));
    assert!((0.48..0.52).contains(&(width(&gap) / together)), "half as wide: {} of {together}", width(&gap));
}

#[test]
fn what_strays_alike_in_all_years_is_as_wide_over_all_as_the_years_together() {
    // Who leaves strays by one factor for all years: employment stands still, so the need is that of replacement alone.
    let tables = with(pencil(), "growth", "sector,growth\nfarms,0\nmines,0\n");
    let exits =
        "band,retirement,mortality,migration,mobility,deviation\nyoung,0,0.01,0.02,0.03,0.2\nold,0.2,0.05,0,0,0.2\n";
    let problem = folder(&with(tables, "exits", exits), Some(3)).unwrap().problem;
    let found = drawn(&problem, 20_000, 9, 1);

    let whole = found.occupation_over_years(0);

    let years: Vec<_> = (1..=3).map(|year| found.occupation(0, year)).collect();
    let ends = |end: usize| years.iter().map(|year| year.intervals[0][end]).sum::<f64>();
    let width = ends(1) - ends(0);
    assert!((whole.intervals[0][0] - ends(0)).abs() < 0.01 * width, "{whole:?} {years:?}");
    assert!((whole.intervals[0][1] - ends(1)).abs() < 0.01 * width, "{whole:?} {years:?}");
}

#[test]
fn one_year_is_all_years() {
    let problem = folder(&example(), Some(1)).unwrap().problem;

    let found = drawn(&problem, 1_000, 2, 1);

    assert_eq!(found.group_over_years(None, 2), found.group(None, 2, 1));
    assert_eq!(found.region_over_years(Some(0)), found.region(Some(0), 1));
    assert_eq!(found.occupation_over_years(3), found.occupation(3, 1));
}

#[test]
fn bands_that_cannot_be_drawn_are_refused() {
    assert!(Bands::new(50, &[80.0]).is_err());
    assert!(Bands::new(1_000, &[]).is_err());
    assert!(Bands::new(1_000, &[100.0]).is_err());
    assert!(Bands::new(1_000, &[f64::NAN]).is_err());
}
