//! Sound tables, spoilt a little at random: each reader must refuse and name the table, or read something that is then worked
//! out without a panic and without a figure that is no number. A second in the suite; for longer
//! `QOSAR_FUZZ_SECONDS=600 cargo test -p forecast --test labour mutation`.

use std::time::{Duration, Instant};

use forecast::labour::{
    Bands, Detail, Scenario, read_official, report, run, simulate, told_returns, verify, verify_answer,
};
use forecast::{Seed, apportion, reconcile};
use ground::trial::{spoil, spoilt};

use crate::cases::{example, folder, pencil};

/// Words that tables of numbers stumble over.
const WORDS: [&str; 22] = [
    ",",
    ";",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    "*",
    "-",
    "-1",
    "0",
    "-0",
    "1e308",
    "1e-308",
    "inf",
    "NaN",
    "0,5",
    "9223372036854775808",
    "\u{feff}",
    "\u{0}",
    " ",
    "2025",
    "region",
];

/// For most of a second, or as long as `QOSAR_FUZZ_SECONDS` says.
fn patience() -> impl FnMut() -> bool {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    move || Instant::now() < end
}

#[test]
fn a_spoilt_folder_is_refused_with_its_place_or_worked_out() {
    spoilt("labour", 1, patience(), |case, dice| {
        let tables = if case.is_multiple_of(2) { example() } else { pencil() };
        let which = dice.below(tables.len());
        let mut bytes: Vec<(&'static str, Vec<u8>)> =
            tables.iter().map(|(name, text)| (*name, text.clone().into_bytes())).collect();
        bytes[which].1 = spoil(tables[which].1.as_str(), &WORDS, dice);
        let open =
            |name: &'static str| bytes.iter().find(|(other, _)| *other == name).map(|(_, bytes)| bytes.as_slice());
        let read = match forecast::labour::read_folder(open, Some(1 + dice.below(4))) {
            Ok(read) => read,
            Err(error) => {
                assert!(!error.to_string().is_empty());
                return false;
            }
        };
        let runs = Scenario::ALL.map(|scenario| run(&read.problem, scenario));
        for run in &runs {
            assert_eq!(verify(&read.problem, run), Ok(()), "{:?}", String::from_utf8_lossy(&bytes[which].1));
        }
        let bands = Bands::new(100, &[80.0]).unwrap();
        let drawn = simulate(&read.problem, &runs[1], &bands, Seed(case), 1);
        let told = report(&read.problem, &runs, Some(&drawn), Detail::Cells, read.findings);
        finite(&told, &mut Vec::new());
        true
    });
}

/// JSON writes what is no number as null; only where nothing is known may null stand.
fn finite<'a>(value: &'a serde_json::Value, path: &mut Vec<&'a str>) {
    match value {
        serde_json::Value::Null => {
            let may = ["coverage", "indicator", "admission", "admission_year"];
            assert!(path.last().is_some_and(|name| may.contains(name)), "null at {path:?}");
        }
        serde_json::Value::Array(list) => list.iter().for_each(|one| finite(one, path)),
        serde_json::Value::Object(map) => {
            for (name, one) in map {
                path.push(name);
                finite(one, path);
                path.pop();
            }
        }
        _ => {}
    }
}

#[test]
fn spoilt_organisations_are_refused_or_dealt_to() {
    let text = include_str!("../../examples/control_figures.csv");
    spoilt("apportion", 2, patience(), |_, dice| {
        let bytes = spoil(text, &WORDS, dice);
        let method = apportion::Method::ALL[dice.below(3)];
        let Ok(parties) = apportion::read(bytes.as_slice()) else { return false };
        let Ok(problem) = apportion::Problem::new(parties, dice.below(2_000) as u64, method) else { return false };
        let found = apportion::solve(&problem);
        assert_eq!(apportion::verify(&problem, &found), Ok(()), "{}", String::from_utf8_lossy(&bytes));
        finite(&apportion::report(&problem, &found), &mut Vec::new());
        true
    });
}

#[test]
fn spoilt_figures_are_refused_or_reconciled() {
    let text = include_str!("../../examples/forecast_totals.csv");
    spoilt("reconcile", 3, patience(), |_, dice| {
        let bytes = spoil(text, &WORDS, dice);
        let method = reconcile::Method::ALL[dice.below(5)];
        let Ok(problem) = reconcile::read(bytes.as_slice(), method) else { return false };
        let found = reconcile::solve(&problem);
        assert_eq!(reconcile::verify(&problem, &found), Ok(()), "{method:?} {}", String::from_utf8_lossy(&bytes));
        finite(&reconcile::report(&problem, &found), &mut Vec::new());
        true
    });
}

#[test]
fn a_spoilt_official_table_is_refused_or_checked() {
    let text = "title,code,Occupation type,\"Employment, 2024\",\"Employment, 2034\",\"Employment change, numeric\",\
        \"Labor force exit rate, annual\",\"Occupational transfer rate, annual\",\"Total occupational separations rate, annual\",\
        \"Labor force exits, annual\",\"Occupational transfers, annual\",\"Total occupational separations, annual\",\
        \"Occupational openings, annual\"\nChief executives,11-1011,Line item,309.4,322.7,13.3,3,3.6,6.6,9.5,11.4,20.9,22.2\n";
    assert!(read_official(text.as_bytes()).is_ok());
    spoilt("official", 4, patience(), |_, dice| {
        let bytes = spoil(text, &WORDS, dice);
        let Ok(rows) = read_official(bytes.as_slice()) else { return false };
        let told = serde_json::to_value(forecast::labour::check_official(&rows, 10.0, 0.1, 0.1)).unwrap();
        finite(&told, &mut Vec::new());
        true
    });
}

#[test]
fn spoilt_returns_are_refused_or_weighed() {
    let tables = example();
    let text = |name: &str| tables.iter().find(|(other, _)| *other == name).unwrap().1.clone();
    let sound = [text("strata"), text("returns")];
    spoilt("returns", 5, patience(), |case, dice| {
        let mut bytes = sound.clone().map(String::into_bytes);
        let which = usize::from(case.is_multiple_of(2));
        bytes[which] = spoil(sound[which].as_str(), &WORDS, dice);
        let Ok(told) = told_returns(bytes[0].as_slice(), bytes[1].as_slice()) else { return false };
        finite(&told, &mut Vec::new());
        true
    });
}

#[test]
fn spoilt_answers_are_refused_or_checked() {
    let read = folder(&pencil(), Some(2)).unwrap();
    let runs = Scenario::ALL.map(|scenario| run(&read.problem, scenario));
    let labour = report(&read.problem, &runs, None, Detail::Cells, Vec::new()).to_string();
    let table = include_str!("../../examples/forecast_totals.csv");
    let figures = reconcile::read(table.as_bytes(), reconcile::Method::MinimumTrace).unwrap();
    let reconciled = reconcile::report(&figures, &reconcile::solve(&figures)).to_string();
    let tables = pencil();
    spoilt("answers", 6, patience(), |case, dice| {
        if case.is_multiple_of(2) {
            let open =
                |name: &'static str| tables.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_bytes());
            return verify_answer(open, &spoil(labour.as_str(), &WORDS, dice)).is_ok();
        }
        match reconcile::read_answer(&spoil(reconciled.as_str(), &WORDS, dice), table.as_bytes()) {
            Ok((problem, answer)) => {
                let _ = reconcile::verify(&problem, &answer);
                true
            }
            Err(_) => false,
        }
    });
}

#[test]
fn a_sound_folder_is_read_from_memory() {
    assert!(folder(&example(), None).is_ok());
}
