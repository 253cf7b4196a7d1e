//! How long a model of item response takes: simulates answers, fits, prints seconds and the likelihood as JSON.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss)]

use std::time::Instant;

use ground::Seed;
use measurement::response::{Model, Options, Responses, fit};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |at: usize, default: usize| arguments.get(at).map_or(default, |text| text.parse().unwrap());
    let (persons, items, tolerance) =
        (number(1, 100_000), number(2, 50), arguments.get(3).map_or(1e-9, |t| t.parse().unwrap()));
    let stream = Seed(1).stream(0);
    let normal = |index: u64| {
        let (u, v) = (1.0 - stream.unit(2 * index), stream.unit(2 * index + 1));
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    };
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
    if let Some(path) = arguments.get(4) {
        std::fs::write(path, &codes).unwrap();
    }
    let start = Instant::now();
    let responses = Responses::new(persons, items, &codes, None).unwrap();
    let packed = start.elapsed().as_secs_f64();
    let options = Options { tolerance, ..Options::default() };
    let fitted = fit(&responses, Model::TwoParameter, &options).unwrap();
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{{\"seconds\":{seconds:.4},\"packing\":{packed:.4},\"looks\":{},\"log_likelihood\":{:.6},\"converged\":{}}}",
        fitted.looks, fitted.log_likelihood, fitted.converged
    );
}
