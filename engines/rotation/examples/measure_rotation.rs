//! `measure_rotation FILE SECONDS SEEDS [THREADS]`: what a solve reaches in so many CPU-seconds of this process, or with
//! `w10000000` in place of the seconds under a budget of work.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use rotation::{Budget, Seed, Settings, read, solve_with, verify};

fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let work: Option<u64> = args[2].strip_prefix('w').map(|work| work.parse().unwrap());
    let seconds: f64 = if work.is_some() { 1.0 } else { args[2].parse().unwrap() };
    let seeds: u64 = args[3].parse().unwrap();
    let threads = args.get(4).map_or(1, |threads| threads.parse().unwrap());
    let problem = read(std::fs::File::open(&args[1]).unwrap()).unwrap();
    for seed in 1..=seeds {
        let begun = cpu();
        let elapsed = || (cpu() - begun) / seconds / f64::from(threads);
        let settings = Settings { threads, elapsed: if work.is_some() { None } else { Some(&elapsed) } };
        let budget = work.map_or_else(Budget::unlimited, Budget::of_work);
        let answer = solve_with(&problem, &budget, Seed(seed), &settings);
        let spent = cpu() - begun;
        println!(
            "{} seed {seed}: {:?} objective {} bound {:?} violations {} in {spent:.2} CPU-s, {} M moves, verified {:?}",
            problem.name(),
            answer.status,
            answer.objective,
            answer.bound,
            answer.violations,
            answer.moves / 1_000_000,
            verify(&problem, &answer)
        );
    }
}
