//! Reads a file once and times every objective asked for: `measure FILE RUNS [stable] [places] [min-cost] [max-stable]`.
//! Prints the least wall time of the runs, the figures, whether the verifier agrees (with `verify`), and the peak memory.

use std::error::Error;
use std::fs::File;
use std::io::Write as _;
use std::time::Instant;

use matching::{Best, Budget, Objective, Seed, read, solve, verify};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let runs: u32 = words.get(1).ok_or("measure FILE RUNS [objectives]")?.parse()?;
    let mut out = std::io::stdout();
    let begun = Instant::now();
    let mut problem = read(File::open(&words[0])?)?;
    let (learners, places) = (problem.learners(), problem.places());
    writeln!(out, "read {learners} x {places}, {} pairs: {:.1} ms", problem.wishes(), millis(begun))?;
    for word in &words[2..] {
        let objective = match word.as_str() {
            "places" => Objective::Stable(Best::Places),
            "verify" => continue,
            word => Objective::parse(word, "learners")?,
        };
        problem = problem.with_objective(objective);
        let mut least = f64::INFINITY;
        for run in 0..runs.max(1) {
            let begun = Instant::now();
            let answer = solve(&problem, &Budget::unlimited(), Seed(1));
            least = least.min(millis(begun));
            if run + 1 < runs {
                continue;
            }
            writeln!(
                out,
                "{word}: {least:.3} ms, {:?}, placed {}, rank sum {}, cost {}, work {}",
                answer.status, answer.placed, answer.rank_sum, answer.cost, answer.work
            )?;
            if words.iter().any(|word| word == "verify") {
                let found = verify(&problem, &answer).map_or_else(|wrong| wrong[0].to_string(), |()| "yes".into());
                writeln!(out, "  verified: {found}")?;
            }
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("no /proc");
    writeln!(out, "{peak}")?;
    Ok(())
}

fn millis(begun: Instant) -> f64 {
    1e3 * begun.elapsed().as_secs_f64()
}
