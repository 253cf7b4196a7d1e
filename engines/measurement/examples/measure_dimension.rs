//! Times the wide tasks of dimension and growth on made data: `measure_dimension TASK [RUNS]`, TASK one of `efa`, `marks`,
//! `mds`, `growth`. Prints one line of JSON: the least CPU seconds of the runs for each part, and the values that a peer must share.
//! Data come from the same counter-based stream every time; with a third argument they are written there as little-endian
//! doubles, column by column, for the peers.
#![allow(clippy::cast_sign_loss, clippy::type_complexity, reason = "a small program of its own")]

use std::error::Error;
use std::io::Write;

use ground::Seed;
use measurement::dimension::{
    Extraction, Kind, Method, Missing, NoFactors, Scale, Search, correlate, correlate_whole, extract, moments, smacof,
};
use measurement::growth::{Criterion, Design, Random, mixed};
use nalgebra::DMatrix;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let runs = words.get(1).map_or(Ok(5), |word| word.parse())?;
    let task = words.first().ok_or("measure_dimension efa|marks|mds|growth [RUNS] [FILE]")?;
    let (columns, line) = match task.as_str() {
        "efa" => efa(runs),
        "marks" => marks(runs),
        "mds" => mds(runs),
        "growth" => growth(runs)?,
        other => return Err(format!("no task is called {other}").into()),
    };
    if let Some(path) = words.get(2) {
        let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
        for value in columns.iter().flatten() {
            file.write_all(&value.to_le_bytes())?;
        }
    }
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}

const FACTORS: usize = 8;

/// Eight factors of 100 items, 100 000 persons.
fn scores() -> Vec<Vec<f64>> {
    let (items, rows) = (100, 100_000);
    let mut chance = Chance::new(1);
    let scores: Vec<Vec<f64>> = (0..FACTORS).map(|_| (0..rows).map(|_| chance.normal()).collect()).collect();
    (0..items)
        .map(|item| {
            let loading = 0.4 + 0.05 * f64::from(item % 9);
            let rest = (1.0 - loading * loading).sqrt();
            scores[item as usize % FACTORS].iter().map(|score| loading * score + rest * chance.normal()).collect()
        })
        .collect()
}

/// As continuous scores.
fn efa(runs: usize) -> (Vec<Vec<f64>>, serde_json::Value) {
    let columns = scores();
    let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let (correlating, found) = least(runs, || moments(&slices).correlation());
    let (fitting, fitted) = least(runs, || extract(&found, FACTORS, Method::Minres));
    let (likelihood, likely) = least(runs, || extract(&found, FACTORS, Method::MaximumLikelihood));
    let line = serde_json::json!({
        "correlation_seconds": correlating, "minres_seconds": fitting, "together_seconds": correlating + fitting,
        "ml_seconds": likelihood, "minres": told(&fitted), "ml": told(&likely),
    });
    (columns, line)
}

/// The same persons' answers on a scale from 1 to 5, which a table keeps in bytes; then the same numbers given as doubles,
/// and with a twentieth of the answers missing, pair by pair.
fn marks(runs: usize) -> (Vec<Vec<f64>>, serde_json::Value) {
    #[expect(clippy::cast_possible_truncation, reason = "marks from 1 to 5")]
    let mark = |score: &f64| (1.3 * score + 3.0).round().clamp(1.0, 5.0) as i8;
    let bytes: Vec<Vec<i8>> = scores().iter().map(|column| column.iter().map(mark).collect()).collect();
    let slices: Vec<&[i8]> = bytes.iter().map(Vec::as_slice).collect();
    let (correlating, found) = least(runs, || correlate_whole(&slices, Missing::Listwise).matrix);
    let (fitting, fitted) = least(runs, || extract(&found, FACTORS, Method::Minres));
    let columns: Vec<Vec<f64>> = bytes.iter().map(|column| column.iter().copied().map(f64::from).collect()).collect();
    let (doubles, same) = least(runs, || correlate(&columns, None, Kind::Pearson, Missing::Listwise).matrix);
    assert_eq!(found, same, "the same numbers correlate alike, however they are kept");
    let mut chance = Chance::new(4);
    let mut gap = |mark: &i8| if chance.normal() < -1.645 { measurement::NO_BYTE } else { *mark };
    let holed: Vec<Vec<i8>> = bytes.iter().map(|column| column.iter().map(&mut gap).collect()).collect();
    let slices: Vec<&[i8]> = holed.iter().map(Vec::as_slice).collect();
    let (pairwise, _) = least(runs, || correlate_whole(&slices, Missing::Pairwise));
    let line = serde_json::json!({
        "correlation_seconds": correlating, "minres_seconds": fitting, "together_seconds": correlating + fitting,
        "doubles_seconds": doubles, "pairwise_seconds": pairwise, "minres": told(&fitted),
    });
    (columns, line)
}

fn told(fit: &Result<Extraction, NoFactors>) -> serde_json::Value {
    fit.as_ref().map_or(
        serde_json::Value::Null,
        |fit| serde_json::json!({"objective": fit.objective, "converged": fit.converged, "iterations": fit.iterations}),
    )
}

/// 2000 objects in three dimensions with noise.
fn mds(runs: usize) -> (Vec<Vec<f64>>, serde_json::Value) {
    let objects = 2_000;
    let mut chance = Chance::new(2);
    let points = DMatrix::from_fn(objects, 3, |_, _| chance.normal());
    let mut distances = DMatrix::zeros(objects, objects);
    for i in 0..objects {
        for j in 0..i {
            let distance = (points.row(i) - points.row(j)).norm() * (0.3 * chance.normal()).exp();
            distances[(i, j)] = distance;
            distances[(j, i)] = distance;
        }
    }
    let search = |iterations| Search {
        dimensions: 3,
        scale: Scale::Ratio,
        random_starts: 0,
        iterations,
        tolerance: 1e-9,
        seed: Seed(1),
    };
    let (short, _) = least(runs, || smacof(&distances, &search(2)));
    let (long, _) = least(runs, || smacof(&distances, &Search { tolerance: 0.0, ..search(52) }));
    let (whole, found) = least(1, || smacof(&distances, &search(1_000)));
    let line = serde_json::json!({
        "iteration_seconds": (long - short) / 50.0, "start_seconds": short, "seconds": whole,
        "stress": found.stress, "iterations": found.iterations, "converged": found.converged,
    });
    (distances.column_iter().map(|column| column.iter().copied().collect()).collect(), line)
}

/// 100 000 persons asked five times; with a seventh of the answers missing as a second case.
fn growth(runs: usize) -> Result<(Vec<Vec<f64>>, serde_json::Value), Box<dyn Error>> {
    let persons = 100_000_u32;
    let mut chance = Chance::new(3);
    let (mut times, mut outcome, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for person in 0..persons {
        let (start, change) = (50.0 + 8.0 * chance.normal(), 2.0 + 0.7 * chance.normal());
        for occasion in 0..5_u8 {
            times.push(f64::from(occasion));
            outcome.push(start + change * f64::from(occasion) + 4.0 * chance.normal());
            groups.push(person);
        }
    }
    let design = |keep: &dyn Fn(usize) -> bool| {
        let rows: Vec<usize> = (0..times.len()).filter(|&row| keep(row)).collect();
        let time: Vec<f64> = rows.iter().map(|&row| times[row]).collect();
        let random = Random::OneFactor {
            groups: rows.iter().map(|&row| groups[row]).collect(),
            count: persons as usize,
            slope: Some(time.clone()),
            correlated: true,
        };
        Design {
            fixed: vec![vec![1.0; rows.len()], time],
            outcome: rows.iter().map(|&row| outcome[row]).collect(),
            random,
        }
    };
    let (whole, holed) = (design(&|_| true), design(&|row| row % 7 != 3));
    let (seconds, found) = least(runs, || mixed(&whole, Criterion::Reml));
    let (with_holes, other) = least(runs, || mixed(&holed, Criterion::Reml));
    let found = found.map_err(|why| format!("{why:?}"))?;
    let other = other.map_err(|why| format!("{why:?}"))?;
    let line = serde_json::json!({
        "seconds": seconds, "deviance": found.deviance, "coefficients": found.coefficients, "iterations": found.iterations,
        "converged": found.converged && other.converged, "missing_seconds": with_holes, "missing_deviance": other.deviance,
    });
    Ok((vec![times, outcome], line))
}

/// The least CPU seconds of a few runs, and the last answer.
fn least<Answer>(runs: usize, mut work: impl FnMut() -> Answer) -> (f64, Answer) {
    let mut run = || {
        let begun = cpu();
        let mut done = 0.0;
        loop {
            let answer = work();
            done += 1.0;
            if cpu() - begun >= 0.2 || cpu() <= 0.0 {
                return ((cpu() - begun) / done, answer);
            }
        }
    };
    let (first, answer) = run();
    let best = (1..runs).map(|_| run().0).fold(first, f64::min);
    (best, answer)
}

/// CPU seconds of this process; 0 where the system does not tell it.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds: f64 = stat.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0.0);
    nanoseconds * 1e-9
}

struct Chance {
    stream: ground::Stream,
    next: u64,
}

impl Chance {
    fn new(number: u64) -> Self {
        Self { stream: Seed(20).stream(number), next: 0 }
    }

    fn normal(&mut self) -> f64 {
        self.next += 2;
        let radius = (-2.0 * (1.0 - self.stream.unit(self.next)).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.stream.unit(self.next + 1)).cos()
    }
}
