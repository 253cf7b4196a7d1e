//! `measure SECONDS SEED FILE…`: solves each problem within so many seconds of processor time (Linux) and prints a line.
//! On a busy machine processor time says more than a clock on the wall.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs::File;

use balance::{Budget, Seed, read, solve, verify};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(seconds), Some(seed)) = (args.next(), args.next()) else { return Err("SECONDS SEED FILE…".into()) };
    for file in args {
        let problem = read(File::open(&file)?)?;
        let begun = processor();
        let clock = || processor() - begun;
        let answer = solve(&problem, &Budget::unlimited().within(seconds.parse()?, &clock), Seed(seed.parse()?));
        println!(
            "{} {:?} {} bound {} work {} {:.3} s verified {}",
            problem.name(),
            answer.status,
            answer.objective,
            answer.bound,
            answer.work,
            clock(),
            verify(&problem, &answer).is_ok()
        );
    }
    Ok(())
}

/// Seconds of processor time of this process, from `schedstat` (nanoseconds on the processor).
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|first| first.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}
