//! Forecasts as arithmetic: identities on every figure, and what tables that say less come to.

use std::collections::BTreeMap;

use kernel::Code;
use needs::forecasts::inputs::{Inputs, Lines};
use needs::forecasts::kinds::{Kind, Scenario};
use needs::forecasts::results::{Need, Results};
use needs::forecasts::rules::Settings;
use needs::forecasts::{SAID, reckon, said};
use needs::{example, refusal};
use proptest::prelude::*;

use crate::forecasts::LAST;

/// A table of the example in one spelling: every column in its place, rows as they are kept.
pub fn lines(kind: Kind, text: &str) -> Lines {
    let mut rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let place = |key: &str| head.iter().position(|one| one == key);
    rows.map(|row| {
        let cell = |key| place(key).and_then(|place| row.get(place).cloned()).unwrap_or_default();
        kind.columns().iter().map(|column| cell(column.key)).collect()
    })
    .collect()
}

pub fn inputs() -> Inputs {
    let tables = example::tables(LAST).into_iter().map(|(kind, text)| (kind, lines(kind, &text)));
    Inputs { region: "KZ-55".into(), tables: tables.collect(), ..Inputs::default() }
}

pub fn asked() -> Settings {
    Settings { campaign: None, horizon: 7, scenario: Scenario::Base, draws: 1_000, seed: 1 }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
}

fn identities(results: &Results) {
    let year_sum = |needs: &mut dyn Iterator<Item = &Need>, year: usize| -> f64 {
        needs.map(|need| need.years[year].need()).sum()
    };
    for (at, year) in results.whole.years.iter().enumerate() {
        assert!(near(year.need(), year_sum(&mut results.professions.iter(), at)), "professions make the whole");
        let of_groups = year_sum(&mut results.groups.iter().map(|group| &group.need), at);
        assert!(of_groups <= year.need() + 1e-6 || year.need() < 0.0, "groups are part of the whole");
        let [low, high] = [results.sectors.iter(), results.sectors.iter()];
        assert!(near(results.employed.ahead[at][0], low.map(|path| path.ahead[at][0]).sum()));
        assert!(near(results.employed.ahead[at][2], high.map(|path| path.ahead[at][2]).sum()));
    }
    let wholes = results.groups.iter().map(|group| &group.need).chain(&results.professions).chain([&results.whole]);
    let together = wholes.map(|need| need.together.as_ref().unwrap());
    let gaps = results.groups.iter().map(|group| group.gap_together.as_ref().unwrap());
    for drawn in together.chain(gaps) {
        let [[a, b], [c, d]] = drawn.bands;
        assert!(c <= a && a <= drawn.median && drawn.median <= b && b <= d, "{drawn:?}");
    }
    for need in results.professions.iter().chain(results.groups.iter().map(|group| &group.need)) {
        let steps: f64 = need.terms().iter().map(|(_, value)| value).sum();
        assert!(near(steps, need.need()), "a waterfall ends at the need");
        for year in &need.years {
            let [[a, b], [c, d]] = year.drawn.bands;
            assert!(c <= a && a <= b && b <= d, "the surer band is the wider");
            assert!(near(year.scenarios[1], year.need()));
        }
    }
}

#[test]
fn every_figure_is_the_sum_of_its_terms_and_every_whole_of_its_parts() {
    let results = reckon(&inputs(), &asked()).unwrap();

    identities(&results);
    assert_eq!(results.whole.years.len(), 7);
    assert_eq!(results.employed.past.len(), usize::try_from(LAST - example::FIRST + 1).unwrap());
    let group = results.group("B063").unwrap();
    assert!(group.need.need() > 0.0 && group.supply() > 0.0);
    assert!(near(group.gap(), group.supply() - group.need.need()));
}

#[test]
fn a_forecast_tells_how_it_would_have_done_in_past_years() {
    let results = reckon(&inputs(), &asked()).unwrap();

    let (forecasts, [within_80, within_95]) = results.tried();
    // Twelve sectors; from each of eight years up to three ahead: 6 · 3 + 2 + 1.
    assert_eq!(forecasts, 12 * 21);
    assert!(within_80 <= within_95 && within_95 <= forecasts);
    assert!(within_80 * 10 > forecasts * 6, "{within_80} of {forecasts} within the band of 80 %");
    for trial in &results.trials {
        assert!(trial.mape.is_some_and(|mape| mape > 0.0 && mape < 20.0), "{trial:?}");
        assert!(trial.skill().is_some_and(|skill| skill < 100.0));
    }
}

#[test]
fn a_told_growth_goes_before_the_past_and_scenarios_stand_in_order() {
    let mut told = inputs();
    let growth = "scenario,sector,year,growth,output,productivity,elasticity\nbase,,,2,,,\nbase,C,,10,,,\nbase,C,2027,0,,,\n\
                  low,,,-5,,,\nhigh,,,5,,,\n";
    told.tables.insert(Kind::Growth, lines(Kind::Growth, growth));

    let base = reckon(&told, &asked()).unwrap();
    let low = reckon(&told, &Settings { scenario: Scenario::Low, ..asked() }).unwrap();

    let path = |results: &Results, code: &str| results.sectors.iter().find(|path| path.code == code).unwrap().clone();
    let (c, d) = (path(&base, "C"), path(&base, "D"));
    let last = c.past.last().unwrap().1;
    assert!(c.told && near(c.ahead[0][1], last * 1.1) && near(c.ahead[1][1], last * 1.1), "the year says more");
    assert!(near(d.ahead[0][1], d.past.last().unwrap().1 * 1.02), "all sectors else");
    assert!(near(c.ahead[0][0], last * 0.95) && near(c.ahead[0][2], last * 1.05));
    assert!(base.whole.years.iter().all(|year| year.scenarios[0] <= year.scenarios[2]));
    assert!(
        near(low.whole.years[3].need(), base.whole.years[3].scenarios[0]),
        "the low scenario is that of the base run"
    );
}

#[test]
fn tables_that_say_little_are_reckoned_and_what_is_missing_is_said() {
    let mut few = inputs();
    few.tables.retain(|kind, _| matches!(kind, Kind::Employment | Kind::Matrix));
    few.groups = BTreeMap::from([("R-050".into(), "B057".into())]);

    let results = reckon(&few, &asked()).unwrap();

    identities(&results);
    let codes: Vec<&str> = results.said.iter().map(|finding| finding.message.code.as_str()).collect();
    assert!(codes.contains(&"forecast-labour-no-exits"), "{codes:?}");
    assert!(codes.contains(&"forecast-labour-no-programme"), "{codes:?}");
    assert_eq!(results.groups.len(), 1, "the registry's group serves as the bridge");
    few.tables.remove(&Kind::Matrix);
    assert!(reckon(&few, &asked()).unwrap_err().rule == refusal::NO_TABLE);
    let one_year = "sector,year,employed\nC,2025,100\n";
    let mut short = inputs();
    short.tables.insert(Kind::Employment, lines(Kind::Employment, one_year));
    let results = reckon(&short, &asked()).unwrap();
    let codes: Vec<&str> = results.said.iter().map(|finding| finding.message.code.as_str()).collect();
    assert!(codes.contains(&"forecast-series-very-short") && codes.contains(&"sector-uncounted"), "{codes:?}");
    assert!(results.trials.is_empty());
}

#[test]
fn a_whole_that_is_not_the_sum_of_its_sectors_and_a_break_are_said() {
    let mut odd = inputs();
    let employment = odd.tables.get_mut(&Kind::Employment).unwrap();
    for row in employment.iter_mut() {
        let year: i32 = row[1].parse().unwrap();
        match row[0].as_str() {
            "" if year == 2020 => row[2] = "1".into(),
            "D" if year >= 2018 => row[2] = (row[2].parse::<i64>().unwrap() * 2).to_string(),
            _ => {}
        }
    }

    let results = reckon(&odd, &asked()).unwrap();

    let said = |code: &str| results.said.iter().filter(|one| one.message.code == code).count();
    // The doubled sector is in no year's told whole since 2018.
    assert_eq!(said("whole-differs"), 8);
    let is_broken = |one: &&forecast::Finding| one.message.code == "forecast-series-break" && one.subject == "D";
    let broken = results.said.iter().find(is_broken).unwrap();
    assert_eq!(broken.message.args["year"].as_i64(), Some(2018));
}

#[test]
fn whatever_a_run_says_has_words_in_three_languages() {
    web::speak(&[web::MESSAGES, documents::MESSAGES, registry::MESSAGES, needs::MESSAGES]);
    let engine = forecast::series::CODES.iter().chain(&forecast::labour::CODES);
    for code in engine {
        assert!(SAID.iter().any(|(known, _)| known == code), "{code} has no words");
    }
    let args =
        ["n", "missing", "season", "year", "value", "deviations", "series", "years", "need", "supply", "employed"];
    for (code, _) in SAID {
        let mut finding = forecast::Finding::note(code).with("merged", "region").with("told", 1).with("sum", 2);
        for name in args.iter().chain(&["surveyed", "returns", "of", "before", "after", "level", "trials", "needed"]) {
            finding = finding.with(name, 3.5);
        }
        for lang in kernel::Lang::ALL {
            let words = said(web::Say::new(*lang), &finding);
            assert!(!words.contains('⟦') && !words.contains('{') && words != code, "{code}: {words}");
        }
    }
}

#[test]
fn bands_over_all_years_are_those_of_the_sum_and_narrower_than_the_sums_of_years() {
    let results = reckon(&inputs(), &asked()).unwrap();

    let group = results.group("B057").unwrap();
    let width = |[low, high]: [f64; 2]| high - low;
    let years: f64 = group.supply.iter().map(|year| width(year.gap.bands[0])).sum();
    let together = width(group.gap_bands()[0]);
    assert!(together < 0.95 * years && together > 0.3 * years, "{together} of {years}");
    let [low, high] = group.gap_bands()[0];
    assert!(low < group.gap() && group.gap() < high);
}

#[test]
fn only_what_stands_in_the_first_year_alone_is_set_apart() {
    let base = reckon(&inputs(), &asked()).unwrap();
    let mut yearly = inputs();
    let market = "profession,year,vacancies,unemployed\nR-002,2026,9,3\nR-002,2027,9,3\n";
    yearly.tables.insert(Kind::Market, lines(Kind::Market, market));
    let yearly = reckon(&yearly, &asked()).unwrap();
    let mut none = inputs();
    none.tables.remove(&Kind::Market);

    let once = base.whole.once().unwrap();
    assert_eq!(once.year, LAST + 1);
    assert!(once.more > 200.0 && once.less > 100.0, "{once:?}");
    assert!(near(once.without + once.more - once.less, base.whole.years[0].need()));
    assert_eq!(yearly.whole.once(), None, "told of more than one year");
    assert_eq!(reckon(&none, &asked()).unwrap().whole.once(), None);
}

#[test]
fn the_examples_past_is_smooth_but_for_one_bad_year() {
    let results = reckon(&inputs(), &asked()).unwrap();

    let past: BTreeMap<i32, f64> = results.whole.past.iter().copied().collect();
    let changed = |year: i32| past[&year] / past[&(year - 1)] - 1.0;
    for year in (2012..=LAST).filter(|year| !(2020..=2023).contains(year)) {
        assert!(changed(year).abs() < 0.04, "the need of {year} changed by {:.1} %", 100.0 * changed(year));
    }
    let (worst, _) = past.iter().min_by(|a, b| a.1.total_cmp(b.1)).unwrap();
    assert_eq!(*worst, 2020, "{past:?}");
    let employed: BTreeMap<i32, f64> = results.employed.past.iter().copied().collect();
    assert!(employed[&2020] < employed[&2019] && employed[&2022] > employed[&2019]);
    let odd: Vec<_> = results.said.iter().filter(|one| one.message.code == "forecast-series-anomaly").collect();
    assert!(odd.iter().all(|one| one.message.args["year"] == 2020), "{odd:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever passes as a table is reckoned into sound figures or refused with a reason; never a panic, never a NaN.
    #[test]
    fn any_tables_are_reckoned_or_refused(
        employed in prop::collection::vec(0_u32..200_000, 1..12),
        shares in prop::collection::vec(0_u32..60, 1..4),
        vacancies in 0_u32..100_000,
        unemployed in 0_u32..100_000,
        growth in -90_i32..300,
        horizon in 1_usize..=10,
    ) {
        let rows = |all: Vec<String>| all.join("\n");
        let years = employed.iter().zip(2025 - employed.len() + 1..);
        let employment = rows(years.map(|(people, year)| format!("C,{year},{people}")).collect());
        let professions = ["R-001", "R-002", "R-050"];
        let sum: u32 = shares.iter().sum();
        let matrix = rows(shares.iter().zip(professions).map(|(share, code)| format!("C,{code},{}", f64::from(*share) * 100.0 / f64::from(sum.max(100)))).collect());
        let mut tables = inputs();
        tables.tables.insert(Kind::Employment, lines(Kind::Employment, &format!("sector,year,employed\n{employment}")));
        tables.tables.insert(Kind::Matrix, lines(Kind::Matrix, &format!("sector,profession,share\n{matrix}")));
        tables.tables.insert(Kind::Growth, lines(Kind::Growth, &format!("sector,growth\nC,{growth}")));
        let market = format!("profession,vacancies,unemployed\nR-001,{vacancies},{unemployed}");
        tables.tables.insert(Kind::Market, lines(Kind::Market, &market));

        match reckon(&tables, &Settings { horizon, ..asked() }) {
            Ok(results) => {
                identities(&results);
                let text = serde_json::to_string(&results).unwrap();
                prop_assert!(!text.contains("null,null"), "no figure is missing");
                prop_assert_eq!(serde_json::from_str::<Results>(&text).unwrap(), results);
            }
            Err(refusal) => prop_assert_eq!(refusal.rule.code, refusal::UNSOUND.code),
        }
    }
}
