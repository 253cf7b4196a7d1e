//! Times the draws of a made-up country: `measure_labour [DRAWS] [REGIONS] [OCCUPATIONS] [YEARS] [THREADS]`. Prints CPU seconds of
//! the base run and of the draws, the spread of the whole need in the last year, and the peak memory. The same country stands
//! in bench/peers/forecast_labour.py.

use std::error::Error;
use std::io::Write;

use forecast::labour::{
    Bands, Bridge, Deviation, Draft, Growth, Problem, Programme, Replacement, Scenario, run, simulate, verify,
};
use forecast::{Names, Seed};

const SECTORS: usize = 20;
const GROUPS: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<usize> = std::env::args().skip(1).map(|word| word.parse()).collect::<Result<_, _>>()?;
    let at = |place: usize, usual: usize| words.get(place).copied().unwrap_or(usual);
    let (draws, regions, occupations, years, threads) = (at(0, 10_000), at(1, 20), at(2, 400), at(3, 10), at(4, 1));
    let problem = country(regions, occupations, years)?;

    let begun = cpu_seconds();
    let base = run(&problem, Scenario::Base);
    let after_base = cpu_seconds();
    let found = simulate(&problem, &base, &Bands::new(u32::try_from(draws)?, &[80.0, 95.0])?, Seed(1), threads);
    let after_draws = cpu_seconds();

    let whole = found.region(None, years);
    let sound = verify(&problem, &base).is_ok();
    let mut out = std::io::stdout();
    writeln!(out, "base {:.3} s, verified {sound}", after_base - begun)?;
    writeln!(out, "draws {:.3} s", after_draws - after_base)?;
    writeln!(out, "whole mean {:.1} deviation {:.1} median {:.1}", whole.mean, whole.deviation, whole.median)?;
    writeln!(out, "whole 80 {:.1} {:.1}", whole.intervals[0][0], whole.intervals[0][1])?;
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    writeln!(out, "{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("no /proc"))?;
    Ok(())
}

/// User and system time of this process; nought where the system does not tell.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    after.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn country(regions: usize, occupations: usize, years: usize) -> Result<Problem, Box<dyn Error>> {
    let names = |word: &str, count: usize| {
        let mut names = Names::default();
        for number in 0..count {
            names.add(&format!("{word}{number}"));
        }
        names
    };
    #[expect(clippy::cast_precision_loss, reason = "small")]
    let real = |number: usize| number as f64;
    let shares = |s: usize| -> Vec<(usize, f64)> {
        let raw: Vec<f64> = (0..occupations).map(|o| real(1 + (s * 31 + o * 17) % 97)).collect();
        let total: f64 = raw.iter().sum();
        raw.iter().enumerate().map(|(o, raw)| (o, raw / total)).collect()
    };
    let mut programmes = Vec::new();
    for region in 0..regions {
        for group in 0..GROUPS {
            for year in 2021..=2031 {
                programmes.push(Programme {
                    region,
                    group,
                    year,
                    admitted: real(50 + (region * 3 + group * 7) % 60),
                    duration: 4,
                    completion: 0.8,
                    in_field: 0.7,
                    leaving: 0.1,
                    deviation: 0.05,
                });
            }
        }
    }
    let grows =
        |r: usize, s: usize, t: usize| Growth::Rate { rate: (real((r * 7 + s * 13 + t * 5) % 40) - 10.0) / 1000.0 };
    Ok(Problem::new(Draft {
        regions: names("r", regions),
        sectors: names("s", SECTORS),
        occupations: names("o", occupations),
        groups: names("g", GROUPS),
        base_year: 2025,
        horizon: years,
        employed: (0..regions)
            .map(|r| (0..SECTORS).map(|s| real(1000 + (r * 37 + s * 101) % 4000)).collect())
            .collect(),
        growth: (0..regions)
            .map(|r| (0..SECTORS).map(|s| (0..years).map(|t| grows(r, s, t)).collect()).collect())
            .collect(),
        deviation: vec![vec![Deviation { shared: 0.02, own: 0.015 }; SECTORS]; regions],
        shares: (0..regions).map(|_| (0..SECTORS).map(shares).collect()).collect(),
        replacement: Replacement::Separations((0..occupations).map(|o| (0.02 + real(o % 10) / 500.0, 0.03)).collect()),
        replacement_deviation: vec![0.1; occupations],
        market: Vec::new(),
        bridge: (0..occupations).map(|o| vec![Bridge { group: o % GROUPS, share: 1.0 }]).collect(),
        programmes,
        scenarios: None,
    })?)
}
