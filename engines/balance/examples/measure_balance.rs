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
        // A clock of processor time ticks in milliseconds: what is quicker is solved again until it has ticked often.
        let mut times = 1_u32;
        let mut taken = clock();
        while taken < 0.1 {
            solve(&problem, &Budget::unlimited().within(seconds.parse()?, &clock), Seed(seed.parse()?));
            times += 1;
            taken = clock();
        }
        println!(
            "{} {:?} {} bound {} work {} {:.6} s verified {}",
            problem.name(),
            answer.status,
            answer.objective,
            answer.bound,
            answer.work,
            taken / f64::from(times),
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
