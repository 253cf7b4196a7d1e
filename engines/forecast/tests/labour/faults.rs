//! Every fault there can be, from a table that has it: its code, its place, its English words.

use std::collections::BTreeSet;
use std::io::{self, Read};

use forecast::labour::{Bands, Draft, Problem, read_official, read_returns};
use forecast::reconcile::Method;
use forecast::series::{Layout, series};
use forecast::{Fault, Wrong, apportion, reconcile, table};

use crate::cases::{folder, pencil, with};

/// A table of the small region spoilt, what is wrong with it, and where.
const SPOILT: [(&str, &str, &str, &str); 19] = [
    ("employment", "", "forecast-wrong-no-header", "employment.csv"),
    (
        "employment",
        "region,sector,year,employed\n",
        "forecast-wrong-no-rows",
        "employment.csv, line 1, column `region, sector, year, employed`",
    ),
    ("employment", "region,sector,year\nA,farms,2025\n", "forecast-wrong-no-column", "employment.csv, line 1"),
    ("employment", "region,region\nA,A\n", "forecast-wrong-twice-named", "employment.csv, line 1"),
    ("employment", "region,sector,year,employed\nA,farms,2025\n", "forecast-wrong-ragged", "employment.csv, line 2"),
    ("employment", "region,sector,year,employed\nA,\"farms,2025,1\n", "forecast-wrong-quote", "employment.csv, line 2"),
    (
        "employment",
        "region,sector,year,employed\nA,,2025,1\n",
        "forecast-wrong-empty-cell",
        "employment.csv, line 2, column `sector`",
    ),
    (
        "employment",
        "region,sector,year,employed\nA,farms,2025,many\n",
        "forecast-wrong-not-number",
        "employment.csv, line 2, column `employed`",
    ),
    (
        "employment",
        "region,sector,year,employed\nA,farms,2025.5,1\n",
        "forecast-wrong-not-whole",
        "employment.csv, line 2, column `year`",
    ),
    (
        "employment",
        "region,sector,year,employed\nA,farms,2025,-1\n",
        "forecast-wrong-range",
        "employment.csv, line 2, column `employed`",
    ),
    (
        "employment",
        "region,sector,year,employed\nA,farms,2025,1\nA,farms,2025,1\n",
        "forecast-wrong-again",
        "employment.csv, line 3, column `employed`",
    ),
    (
        "employment",
        "region,sector,year,employed\nA,farms,2024,1\nA,mines,2025,1\n",
        "forecast-wrong-not-in-base",
        "employment.csv, line 1, column `year`",
    ),
    ("growth", "sector,growth\nfarms,0.1\n", "forecast-wrong-unsaid", "growth.csv, line 1, column `sector`"),
    (
        "growth",
        "sector,growth,output\nfarms,0.1,2\nmines,0,\n",
        "forecast-wrong-growth-form",
        "growth.csv, line 2, column `sector`",
    ),
    (
        "growth",
        "sector,output,productivity\nfarms,1e15,1e-9\nmines,1,1\n",
        "forecast-wrong-levels",
        "growth, column `output`, region A, sector farms, year 2026",
    ),
    (
        "shares",
        "sector,occupation,share\nfarms,drivers,0.3\nfarms,farmers,0.3\nmines,drivers,1\n",
        "forecast-wrong-shares-sum",
        "shares, column `share`, region A, sector farms",
    ),
    (
        "shares",
        "sector,occupation,share\nhunting,drivers,1\n",
        "forecast-wrong-unknown",
        "shares.csv, line 2, column `sector`",
    ),
    ("bands", "band,width,entry\nyoung,,1\nold,,0\n", "forecast-wrong-no-width", "bands, column `width`, band young"),
    (
        "market",
        "region,occupation,vacancys\nA,drivers,1\n",
        "forecast-wrong-strange-column",
        "market.csv, line 1, column `vacancys`",
    ),
];

/// More of them, of tables about people and of scenarios.
const MORE: [(&str, &str, &str, &str); 7] = [
    (
        "exits",
        "band,retirement,mortality,migration,mobility\nyoung,0.5,0.5,0.5,0\nold,0,0,0,0\n",
        "forecast-wrong-rates-over",
        "exits.csv, line 2, column `retirement`",
    ),
    (
        "bridge",
        "occupation,group,share\ndrivers,B1,0.7\ndrivers,B2,0.4\n",
        "forecast-wrong-shares-over",
        "bridge.csv, line 3, column `share`",
    ),
    ("separations", "occupation,exit_rate,transfer_rate\ndrivers,0.1,0.1\n", "forecast-wrong-instead", ""),
    ("strata", "region,sector,size,employed\nA,farms,large,1000\n", "forecast-wrong-together", ""),
    (
        "scenarios",
        "scenario,output\nlow,-0.01\n",
        "forecast-wrong-scenarios",
        "scenarios.csv, line 1, column `scenario`",
    ),
    (
        "scenarios",
        "scenario,output\nmiddling,-0.01\n",
        "forecast-wrong-not-scenario",
        "scenarios.csv, line 2, column `scenario`",
    ),
    ("scenarios", "scenario,exits\nlow,1\nhigh,9\n", "forecast-wrong-shifted-rates", "scenarios, column `exits`"),
];

/// A reader that fails.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the line is cut"))
    }
}

fn of_returns(rows: &str) -> Wrong {
    let strata = "region,sector,size,employed\nA,mining,large,1000\n";
    let text = format!("employer,region,sector,size,headcount,occupation,foreign,replaced\n{rows}");
    read_returns(strata.as_bytes(), text.as_bytes()).unwrap_err()
}

fn of_series(text: &str) -> Wrong {
    let table = table::read(text.as_bytes()).unwrap();
    match series(&table, &Layout::default()) {
        Err(forecast::series::BadSeries::Table(wrong)) => wrong,
        other => panic!("{other:?}"),
    }
}

fn of_draft(spoil: impl FnOnce(&mut Draft)) -> Wrong {
    let mut draft = folder(&pencil(), Some(2)).unwrap().problem.draft().clone();
    spoil(&mut draft);
    Problem::new(draft).unwrap_err()
}

/// What stands in no table of the small region: code, place.
fn others() -> Vec<(Wrong, &'static str, &'static str)> {
    let many: Vec<String> = (0..1_001).map(|o| format!("farms,o{o},{}", u8::from(o == 0))).collect();
    let many = format!("sector,occupation,share\n{}\nmines,o1,1\n", many.join("\n"));
    let many = with(pencil(), "shares", &many);
    let without: Vec<_> = pencil().into_iter().filter(|(name, _)| *name != "shares").collect();
    let far = with(pencil(), "growth", "sector,year,growth\nfarms,2080,0\nmines,2080,0\n");
    let grows = with(pencil(), "employment", "region,sector,year,employed\nA,farms,2025,1e10\nA,mines,2025,500\n");
    let grows = with(grows, "growth", "sector,growth\nfarms,10\nmines,0\n");
    let text = "title,\"Employment, 2024\"\na,1\n";
    let organisations = |text: &str| apportion::read(text.as_bytes()).unwrap_err();
    let keys = match reconcile::read("value\n1\n".as_bytes(), Method::BottomUp) {
        Err(reconcile::BadFigures::Sheet(wrong)) => wrong,
        other => panic!("{other:?}"),
    };
    let bands = |draws: u32, levels: &[f64]| Bands::new(draws, levels).unwrap_err().of("");
    let number = table::read("id,value\na,\n".as_bytes()).unwrap().row(0).needed(1).unwrap_err();
    vec![
        (table::read(Broken).unwrap_err(), "forecast-wrong-unreadable", ""),
        (table::read(io::repeat(b'\n')).unwrap_err(), "forecast-wrong-too-long", ""),
        (table::read([b'a', b'\n', 0xff].as_slice()).unwrap_err(), "forecast-wrong-not-text", "line 2"),
        (number, "forecast-wrong-number-needed", "line 2, column `value`"),
        (folder(&without, None).unwrap_err(), "forecast-wrong-missing", "shares.csv"),
        (folder(&many, Some(50)).unwrap_err(), "forecast-wrong-too-many", ""),
        (folder(&far, None).unwrap_err(), "forecast-wrong-far", "growth.csv, line 1, column `year`"),
        (folder(&grows, Some(12)).unwrap_err(), "forecast-wrong-grows-beyond", "growth"),
        (
            of_returns("x,A,mining,large,10,o,1,1\nx,A,mining,large,11,p,1,1\n"),
            "forecast-wrong-other-stratum",
            "returns.csv, line 3, column `headcount`",
        ),
        (
            of_returns("x,A,mining,large,10,o,1,2\n"),
            "forecast-wrong-replaced-over",
            "returns.csv, line 2, column `occupation`",
        ),
        (
            read_official(text.as_bytes()).unwrap_err(),
            "forecast-wrong-no-column-begins",
            "separations and openings, line 1, column `Employment`",
        ),
        (
            organisations("organisation,weight\na,1.0000001\n"),
            "forecast-wrong-digits",
            "organisations, line 2, column `weight`",
        ),
        (
            organisations("organisation,weight,minimum,maximum\na,1,5,4\n"),
            "forecast-wrong-minimum-over",
            "organisations, line 2, column `minimum`",
        ),
        (keys, "forecast-wrong-key-columns", "figures, line 1, column `value`"),
        (of_series("id,time,value\na,2020-01,1\na,2020-01,2\n"), "forecast-wrong-time-twice", "line 3, column `time`"),
        (of_series("id,time,value\na,2020-01,1\na,2020,2\n"), "forecast-wrong-time-other", "line 3, column `time`"),
        (
            of_series("id,time,value\na,2/3/2020,1\na,3/4/2020,2\n"),
            "forecast-wrong-time-unclear",
            "line 2, column `time`",
        ),
        (of_series("id,period,h,train\nN1,DAILY,2,1 2\n"), "forecast-wrong-period", "line 2, column `period`"),
        (of_series("id,period,h,train\nN1,YEARLY,0,1 2\n"), "forecast-wrong-steps", "line 2, column `h`"),
        (of_series("id,a,b\nx,1,1e300\n"), "forecast-wrong-beyond", "line 2, column `b`"),
        (
            of_draft(|draft| draft.regions = forecast::Names::default()),
            "forecast-wrong-nobody",
            "employment, column `region`",
        ),
        (of_draft(|draft| draft.horizon = 51), "forecast-wrong-horizon", "growth"),
        (of_draft(|draft| draft.bridge.clear()), "forecast-wrong-sizes", ""),
        (of_draft(|draft| draft.market[0].year = 3), "forecast-wrong-outside", "market"),
        (
            of_draft(|draft| draft.market[0].foreign = f64::NAN),
            "forecast-wrong-range",
            "market, column `foreign`, region A, occupation drivers",
        ),
        (bands(50, &[80.0]), "forecast-wrong-draws", ""),
        (bands(500, &[100.0]), "forecast-wrong-level", ""),
        (bands(500, &[]), "forecast-wrong-how-many-levels", ""),
    ]
}

#[test]
fn every_fault_is_met_by_a_table_that_has_it_and_told_with_its_code_and_place() {
    let mut met = BTreeSet::new();
    let mut held = |wrong: &Wrong, code: &str, place: &str| {
        let message = wrong.fault.message();
        assert_eq!((message.code.as_str(), wrong.place.to_string().as_str()), (code, place), "{wrong}");
        assert!(!wrong.fault.to_string().is_empty() && wrong.to_string().ends_with(&wrong.fault.to_string()));
        met.insert(message.code);
    };

    for (name, text, code, place) in SPOILT.iter().chain(&MORE) {
        let wrong = folder(&with(pencil(), name, text), Some(2)).unwrap_err();
        held(&wrong, code, place);
    }
    for (wrong, code, place) in others() {
        held(&wrong, code, place);
    }

    let unmet: Vec<&&str> = Fault::CODES.iter().filter(|code| !met.contains(**code)).collect();
    assert!(unmet.is_empty(), "no table has {unmet:?}");
}

#[test]
fn arguments_are_names_as_the_file_spells_them_and_numbers() {
    let told =
        |name: &'static str, text: &str| folder(&with(pencil(), name, text), Some(2)).unwrap_err().fault.message();

    let over = told("bridge", "occupation,group,share\ndrivers,B1,0.75\ndrivers,B2,0.5\n");
    let strange = told("market", "region,occupation,vacancys\nA,drivers,1\n");

    assert_eq!(serde_json::to_value(&over).unwrap()["args"], serde_json::json!({ "name": "drivers", "sum": 1.25 }));
    let known = "region, occupation, year, unemployed, vacancies, foreign, replaced, releases, error";
    assert_eq!(serde_json::to_value(&strange).unwrap()["args"], serde_json::json!({ "known": known }));
}
