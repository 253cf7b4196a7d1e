//! Sound tables, spoilt a little at random: each reader must refuse and name the table, or read something that is then worked
//! out without a panic and without a figure that is no number. A second in the suite; for longer
//! `QOSAR_FUZZ_SECONDS=600 cargo test -p forecast --test labour mutation`.

use std::time::{Duration, Instant};

use forecast::labour::{Bands, Detail, Scenario, read_official, report, run, simulate, verify};
use forecast::{Seed, apportion, reconcile};
use ground::Stream;

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

struct Dice {
    stream: Stream,
    drawn: u64,
}

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.drawn += 1;
        usize::try_from(self.stream.below(self.drawn, most.max(1) as u64)).unwrap()
    }
}

fn spoil(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=dice.below(4) {
        let (at, other) = (dice.below(bytes.len() + 1), dice.below(bytes.len() + 1));
        let (from, to) = (at.min(other), at.max(other));
        let near = to.min(from + 30);
        match dice.below(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(from..near)),
            3 => {
                let again = bytes[from..near].repeat(1 + dice.below(3));
                bytes.splice(at..at, again);
            }
            4 | 5 => {
                // A digit changes, or a number is blown up.
                if let Some(digit) = bytes[from..].iter().position(u8::is_ascii_digit) {
                    let more = vec![b'0' + u8::try_from(dice.below(10)).unwrap(); 1 + dice.below(2) * dice.below(14)];
                    bytes.splice(from + digit..=from + digit, more);
                }
            }
            6 => {
                // A line goes elsewhere.
                let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
                let (a, b) = (dice.below(lines.len()), dice.below(lines.len()));
                lines.swap(a, b);
                bytes = lines.join(&b'\n');
            }
            _ => {
                let word = WORDS[dice.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
        }
    }
    bytes
}

/// Spoils until the time is over; says how many files there were and how many of them still made sense.
fn fuzz(reader: &str, stream: u64, mut once: impl FnMut(u64, &mut Dice) -> bool) {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    let (mut cases, mut sense) = (0_u64, 0_u64);
    while Instant::now() < end {
        let mut dice = Dice { stream: Seed(cases).stream(stream), drawn: 0 };
        sense += u64::from(once(cases, &mut dice));
        cases += 1;
    }
    eprintln!("{reader}: {cases} spoilt files, {sense} of them still made sense");
}

#[test]
fn a_spoilt_folder_is_refused_with_its_place_or_worked_out() {
    fuzz("labour", 1, |case, dice| {
        let tables = if case.is_multiple_of(2) { example() } else { pencil() };
        let spoilt = dice.below(tables.len());
        let mut bytes: Vec<(&'static str, Vec<u8>)> =
            tables.iter().map(|(name, text)| (*name, text.clone().into_bytes())).collect();
        bytes[spoilt].1 = spoil(&tables[spoilt].1, dice);
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
            assert_eq!(verify(&read.problem, run), Ok(()), "{:?}", String::from_utf8_lossy(&bytes[spoilt].1));
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
    fuzz("apportion", 2, |_, dice| {
        let bytes = spoil(text, dice);
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
    fuzz("reconcile", 3, |_, dice| {
        let bytes = spoil(text, dice);
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
    fuzz("official", 4, |_, dice| {
        let bytes = spoil(text, dice);
        let Ok(rows) = read_official(bytes.as_slice()) else { return false };
        let told = serde_json::to_value(forecast::labour::check_official(&rows, 10.0, 0.1, 0.1)).unwrap();
        finite(&told, &mut Vec::new());
        true
    });
}

#[test]
fn a_sound_folder_is_read_from_memory() {
    assert!(folder(&example(), None).is_ok());
}
