//! The published instances, when they lie beside the checkout in `../shared/data/balance` (or where
//! `QOSAR_BALANCE_DATA` says); otherwise says so loudly.

use std::path::PathBuf;
use std::time::Instant;

use balance::{Answer, Budget, Problem, Seed, Status, read, solve, verify};

fn instance(name: &str) -> Option<Problem> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/balance");
    let folder = std::env::var_os("QOSAR_BALANCE_DATA").map_or_else(beside, PathBuf::from);
    let Ok(bytes) = std::fs::read(folder.join(format!("{name}.json"))) else {
        eprintln!("SKIPPED: {name} does not lie in ../shared/data/balance, so nothing was compared with it");
        return None;
    };
    Some(read(bytes.as_slice()).unwrap())
}

fn solved(problem: &Problem, budget: &Budget) -> Answer {
    let begun = Instant::now();
    let answer = solve(problem, budget, Seed(1));
    let took = 1e3 * begun.elapsed().as_secs_f64();
    eprintln!("{}: {} bound {} work {} in {took:.1} ms", problem.name(), answer.objective, answer.bound, answer.work);
    assert_eq!(verify(problem, &answer), Ok(()));
    answer
}

#[test]
fn every_academic_curriculum_of_csplib_is_proved() {
    let generated = [28, 29, 30, 44, 26, 26, 27, 30, 38, 26, 30, 30, 31, 27];
    let named = (1..).zip(generated).map(|(number, peak)| (format!("bacp-{number}"), peak));
    let classic = [("bacp8", 17), ("bacp10", 14), ("bacp12", 17)].map(|(name, peak)| (name.to_owned(), peak));
    for (name, peak) in named.chain(classic) {
        let Some(problem) = instance(&name) else { continue };
        let answer = solved(&problem, &Budget::unlimited());
        assert_eq!((answer.objective, answer.status), (peak, Status::Optimal), "{name}");
    }
}

#[test]
fn generalised_curricula_come_near_the_best_seen() {
    for (name, at_most) in [("toy", 191), ("UD2", 175), ("UD4", 480), ("UD8", 90)] {
        let Some(problem) = instance(&format!("gbac-{name}")) else { continue };
        let answer = solved(&problem, &Budget::of_work(30_000_000));
        assert!(answer.objective <= at_most, "{name}: {}", answer.objective);
    }
}
