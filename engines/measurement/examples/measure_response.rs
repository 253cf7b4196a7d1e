//! How long models of item response take: simulates answers (or reads codes, a byte each, row by row), fits, and prints
//! CPU seconds of this process, packing included and simulating aside, with the likelihood as JSON.
//!
//! `measure_response 2pl PERSONS ITEMS [TOLERANCE [CODES]]` · `measure_response raters RATINGS [FILE]`, a file of quadruples of
//! four-byte little-endian numbers: person, item, rater, category.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, clippy::cast_possible_truncation)]

use ground::Seed;
use measurement::facets::{FacetOptions, Rating, Ratings, fit_facets};
use measurement::response::{Model, Options, Responses, fit};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |at: usize, default: usize| arguments.get(at).map_or(default, |text| text.parse().unwrap());
    if arguments.get(1).is_some_and(|what| what == "raters") {
        return raters(
            &arguments.get(3).map_or_else(|| judged(number(2, 50_000)), |path| read(&std::fs::read(path).unwrap())),
        );
    }
    let (persons, items) = (number(2, 100_000), number(3, 50));
    let tolerance = arguments.get(4).map_or(1e-9, |text| text.parse().unwrap());
    let codes = arguments.get(5).map_or_else(|| simulated(persons, items), |path| std::fs::read(path).unwrap());
    let start = cpu();
    let responses = Responses::new(persons, items, &codes, None).unwrap();
    let packed = cpu() - start;
    let fitted = fit(&responses, Model::TwoParameter, &Options { tolerance, ..Options::default() }).unwrap();
    println!(
        "{{\"seconds\":{:.4},\"packing\":{packed:.4},\"looks\":{},\"log_likelihood\":{:.6},\"converged\":{}}}",
        cpu() - start,
        fitted.looks,
        fitted.log_likelihood,
        fitted.converged
    );
}

/// Seconds this process was on a processor.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() * 1e-9
}

fn normal(index: u64) -> f64 {
    let stream = Seed(1).stream(0);
    let (u, v) = (1.0 - stream.unit(2 * index), stream.unit(2 * index + 1));
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

fn simulated(persons: usize, items: usize) -> Vec<u8> {
    let slopes: Vec<f64> = (0..items).map(|j| (0.3 * normal(j as u64)).exp()).collect();
    let intercepts: Vec<f64> = (0..items).map(|j| normal(1_000_000 + j as u64)).collect();
    let chance = Seed(2).stream(1);
    let mut codes = Vec::with_capacity(persons * items);
    for person in 0..persons {
        let theta = normal(2_000_000 + person as u64);
        for j in 0..items {
            let p = 1.0 / (1.0 + (-slopes[j] * theta - intercepts[j]).exp());
            codes.push(u8::from(chance.unit((person * items + j) as u64) < p));
        }
    }
    codes
}

fn read(bytes: &[u8]) -> Vec<Rating> {
    let numbers: Vec<u32> = bytes.chunks_exact(4).map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect();
    let rating = |row: &[u32]| Rating { person: row[0], item: row[1], rater: row[2], category: row[3] as u8 };
    numbers.chunks_exact(4).map(rating).collect()
}

/// Each person is judged on five items by two of twenty raters, 0 to 3.
fn judged(count: usize) -> Vec<Rating> {
    let chance = Seed(3).stream(1);
    let mut all = Vec::with_capacity(count);
    for at in 0..count {
        let (person, turn) = (at / 10, at % 10);
        let (item, rater) = (turn % 5, (person * 7 + (turn / 5) * 3) % 20);
        let place = 1.3 * normal(person as u64) - 0.3 * (item as f64 - 2.0) - 0.1 * (rater as f64 - 9.5);
        let heights = [0.0, place + 1.0, 2.0 * place + 1.0, 3.0 * place].map(f64::exp);
        let mut draw = chance.unit(at as u64) * heights.iter().sum::<f64>();
        let category = heights.iter().position(|height| {
            draw -= height;
            draw < 0.0
        });
        let category = category.unwrap_or(3) as u8;
        all.push(Rating { person: person as u32, item: item as u32, rater: rater as u32, category });
    }
    all
}

fn raters(all: &[Rating]) {
    let plain = FacetOptions { with_errors: false, ..FacetOptions::default() };
    let (seconds, without) = least(|| fit_facets(&Ratings::new(all.to_vec()).unwrap(), &plain).unwrap());
    let (with_errors, _) =
        least(|| fit_facets(&Ratings::new(all.to_vec()).unwrap(), &FacetOptions::default()).unwrap());
    println!(
        "{{\"seconds\":{seconds:.4},\"with_errors\":{with_errors:.4},\"looks\":{},\"log_likelihood\":{:.9},\"converged\":{}}}",
        without.looks, without.log_likelihood, without.converged
    );
}

/// The least CPU seconds of five batches, each long enough for the system to count it, and the last answer.
fn least<Answer>(mut work: impl FnMut() -> Answer) -> (f64, Answer) {
    let (mut best, mut answer) = (f64::INFINITY, work());
    for _ in 0..5 {
        let (start, mut done) = (cpu(), 0.0);
        while cpu() - start < 0.2 {
            answer = work();
            done += 1.0;
        }
        best = best.min((cpu() - start) / done);
    }
    (best, answer)
}
