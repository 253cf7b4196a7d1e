//! The accounts: figures worked out by hand, identities, and what impossible tables are told.

use forecast::labour::{Detail, Growth, Scenario, outflow, report, run, verify, waterfall};

use crate::cases::{example, folder, pencil, with};

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9 * (1.0 + a.abs()), "{a} is not {b}");
}

#[test]
fn a_small_region_comes_out_as_a_pencil_works_it_out() {
    let problem = folder(&pencil(), Some(2)).unwrap().problem;

    let base = run(&problem, Scenario::Base);

    // Drivers: 0.4·1000 + 0.5·500 = 650, then 0.4·900 + 0.5·600 = 660.
    let drivers = base.cell(0, 0, 1);
    close(drivers.start, 650.0);
    close(drivers.end, 660.0);
    close(drivers.flow.expansion, 10.0);
    // Old: 260·0.2 retire, 390·0.01 + 260·0.05 die, 390·0.02 migrate, 390·0.03 move on.
    let terms = drivers.flow.terms;
    close(terms.retirement, 52.0);
    close(terms.mortality, 16.9);
    close(terms.migration, 7.8);
    close(terms.mobility, 11.7);
    close(drivers.flow.openings(), 98.4);
    // + 30 vacancies + 40·0.25 foreign − 7 releases − 12 unemployed.
    close(drivers.flow.need(), 119.4);
    // A year later: of the young 366.6 stay, a tenth turns old, 98.4 newcomers are young; of the old 195 stay.
    close(base.cell(0, 0, 2).flow.terms.retirement, (195.0 + 36.66) * 0.2);
    // Farmers shrink, which opens no place: 850 → 840.
    let farmers = base.cell(0, 1, 1);
    close(farmers.flow.expansion, -10.0);
    assert!(farmers.flow.terms.new_places == 0.0);
    close(farmers.flow.need(), 850.0 * (0.4 * 0.25 + 0.6 * 0.06));
    // The group: half of the drivers' and a quarter of the farmers' need; 100·0.8·0.5·0.75 graduates.
    let group = base.group(0, 0, 1);
    close(group.flow.need(), 0.5 * 119.4 + 0.25 * farmers.flow.need());
    close(group.supply, 30.0);
    close(group.gap(), 30.0 - group.flow.need());
    let (admission, year) = group.admission.unwrap();
    close(admission, group.flow.need() / 0.3);
    assert_eq!(year, 2022);
    assert!(verify(&problem, &base).is_ok());
}

#[test]
fn growth_follows_the_form_in_which_it_is_given() {
    close(Growth::Rate { rate: 0.1 }.next(200.0, 0.0, 0.0, 1), 220.0);
    close(Growth::Elasticity { output: 0.05, elasticity: 0.4 }.next(200.0, 0.0, 0.0, 1), 204.0);
    close(Growth::Productivity { output: 0.05, productivity: 0.02 }.next(200.0, 0.0, 0.0, 1), 200.0 * 1.05 / 1.02);
    close(Growth::Levels { output: 9_000.0, productivity: 30.0 }.next(1.0, 0.0, 0.0, 1), 300.0);
}

#[test]
fn a_waterfall_ends_at_the_need_to_the_last_bit() {
    let problem = folder(&example(), Some(7)).unwrap().problem;
    for scenario in Scenario::ALL {
        let found = run(&problem, scenario);
        for (r, o, year) in (0..2).flat_map(|r| (0..5).flat_map(move |o| (1..=7).map(move |year| (r, o, year)))) {
            let flow = found.cell(r, o, year).flow;
            let steps = waterfall(&flow);
            assert_eq!(steps.last().unwrap().after.to_bits(), flow.need().to_bits());
        }
        assert_eq!(verify(&problem, &found), Ok(()));
    }
}

#[test]
fn scenarios_stand_in_order_and_cells_add_up_to_what_is_told_of_the_whole() {
    let read = folder(&example(), Some(5)).unwrap();
    let runs = Scenario::ALL.map(|scenario| run(&read.problem, scenario));

    let told = report(&read.problem, &runs, None, Detail::Cells, read.findings);

    let needs = |lines: &serde_json::Value| -> f64 {
        lines.as_array().unwrap().iter().map(|line| line["need"].as_f64().unwrap()).sum()
    };
    let whole = told["whole"]["need"].as_f64().unwrap();
    close(needs(&told["regions"]), whole);
    close(needs(&told["occupations"]), whole);
    close(needs(&told["cells"]), whole);
    for year in told["whole"]["years"].as_array().unwrap() {
        let [low, need, high] = ["low", "need", "high"].map(|name| year[name].as_f64().unwrap());
        assert!(low < need && need < high, "{low} {need} {high}");
    }
}

#[test]
fn the_verifier_sees_a_run_of_other_assumptions() {
    let problem = folder(&pencil(), Some(2)).unwrap().problem;
    let others = [
        with(pencil(), "growth", "sector,growth\nfarms,-0.1\nmines,0.21\n"),
        with(
            pencil(),
            "exits",
            "band,retirement,mortality,migration,mobility\nyoung,0,0.01,0.02,0.03\nold,0.21,0.05,0,0\n",
        ),
        with(pencil(), "market", "region,occupation,vacancies\nA,drivers,31\n"),
        with(pencil(), "bridge", "occupation,group,share\ndrivers,B1,0.5\nfarmers,B1,0.26\nfarmers,B2,0.74\n"),
        with(
            pencil(),
            "programmes",
            "region,group,year,admitted,duration,completion,in_field,leaving\nA,B1,2022,100,4,0.8,0.5,0.2\n",
        ),
    ];
    for tables in others {
        let other = folder(&tables, Some(2)).unwrap().problem;
        assert!(verify(&problem, &run(&other, Scenario::Base)).is_err(), "{:?}", tables.last());
    }
}

#[test]
fn cohorts_that_shrank_are_replaced_and_those_that_grew_are_not() {
    // Two counts five years apart: 100 → 120 of the next band, 200 → 150, 80 → 20.
    let (rates, leaving) = outflow(&[100.0, 200.0, 80.0, 0.0], &[90.0, 120.0, 150.0, 20.0]);

    assert_eq!(rates, [Some(0.2), Some(-0.25), Some(-0.75)]);
    close(leaving, 0.25 * 150.0 + 0.75 * 20.0);
}

#[test]
fn impossible_tables_are_told_their_file_their_line_and_their_column() {
    let told = |name: &'static str, text: &str| folder(&with(pencil(), name, text), Some(2)).unwrap_err().to_string();
    let cases = [
        (
            "employment",
            "region,sector,year,employed\nA,farms,2025,-1\n",
            "employment.csv, line 2, column `employed`: -1 is not between",
        ),
        (
            "employment",
            "region,sector,year,employed\nA,farms,2025,x\n",
            "employment.csv, line 2, column `employed`: `x` is not a finite number",
        ),
        (
            "employment",
            "region,sector,year,employed\nA,farms,2025,1\nA,farms,2025,1\n",
            "employment.csv, line 3, column `employed`: the row of `A, farms, 2025` stands here a second time",
        ),
        (
            "employment",
            "region,sector,year,employed\nA,farms,2024,1\nA,mines,2025,1\n",
            "A, farms stands in 2024 but not in 2025",
        ),
        ("employment", "region,sector,year\nA,farms,2025\n", "employment.csv, line 1: there is no column `employed`"),
        (
            "growth",
            "sector,growth\nfarms,0.1\n",
            "growth.csv, line 1, column `sector`: nothing is said of A, mines, 2026",
        ),
        (
            "growth",
            "sector,growth,output_growth\nfarms,0.1,0.2\nmines,0,\n",
            "growth.csv, line 2, column `sector`: exactly one of",
        ),
        (
            "growth",
            "sector,growth\nfarms,inf\nmines,0\n",
            "growth.csv, line 2, column `growth`: `inf` is not a finite number",
        ),
        (
            "shares",
            "sector,occupation,share\nfarms,drivers,0.3\nfarms,farmers,0.2\nmines,drivers,1\n",
            "shares, column `share`, region A, sector farms: the shares add up to 0.5, not to 1",
        ),
        (
            "shares",
            "sector,occupation,share\nhunting,drivers,1\nmines,farmers,1\n",
            "shares.csv, line 2, column `sector`: `hunting` is not known from the other tables",
        ),
        (
            "exits",
            "band,retirement,mortality,migration,mobility\nyoung,0.5,0.5,0.5,0\nold,0,0,0,0\n",
            "exits.csv, line 2, column `retirement`: the four rates add up to 1.5, more than 1",
        ),
        (
            "exits",
            "band,retirement,mortality,migration,mobility\nyoung,0,0,0,0\n",
            "exits.csv, line 1, column `band`: nothing is said of drivers, old",
        ),
        (
            "market",
            "region,occupation,vacancys\nA,drivers,1\n",
            "market.csv, line 1, column `vacancys`: this column is not known here",
        ),
        (
            "bridge",
            "occupation,group,share\ndrivers,B1,0.7\ndrivers,B2,0.4\n",
            "bridge.csv, line 3, column `share`: the shares of drivers add up to",
        ),
        (
            "programmes",
            "region,group,year,duration,completion,in_field\nA,B1,2022,4,1.8,0.5\n",
            "programmes.csv, line 2, column `completion`: 1.8 is not between 0 and 1",
        ),
        (
            "separations",
            "occupation,exit_rate,transfer_rate\ndrivers,0.1,0.1\n",
            "separations.csv stands in place of bands.csv, ages.csv, exits.csv, not beside them",
        ),
        (
            "scenarios",
            "scenario,output\nlow,-0.01\n",
            "scenarios.csv, line 1, column `scenario`: low and high are both wanted",
        ),
    ];
    for (name, text, due) in cases {
        let found = told(name, text);
        assert!(found.contains(due), "{found}\nis not\n{due}");
    }
    let without: Vec<_> = pencil().into_iter().filter(|(name, _)| *name != "shares").collect();
    assert_eq!(folder(&without, None).unwrap_err().to_string(), "shares.csv: it is not there");
}

#[test]
fn a_sector_may_be_empty_vanish_or_come_from_levels() {
    let tables = with(pencil(), "employment", "region,sector,year,employed\nA,farms,2025,0\nA,mines,2025,500\n");
    let tables = with(tables, "growth", "sector,growth,output,productivity\nfarms,,5000,50\nmines,-1,,\n");
    let problem = folder(&tables, Some(3)).unwrap().problem;

    let base = run(&problem, Scenario::Base);

    close(base.cell(0, 0, 1).end, 40.0);
    assert_eq!(verify(&problem, &base), Ok(()));
}
