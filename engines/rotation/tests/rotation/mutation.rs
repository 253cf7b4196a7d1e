//! Valid files with bytes flipped, cut, repeated and numbers blown up: the readers refuse or the engine answers, never a panic.
//! `QOSAR_FUZZ_SECONDS=600 cargo nextest run -p rotation mutation` goes on for ten minutes a reader; the suite for a second.

use std::time::{Duration, Instant};

use ground::trial::{spoil, spoilt};
use rotation::{Budget, Problem, Seed, read, read_answer, report, solve, verify, write};

use crate::small::random;

const NUMBERS: [&str; 9] =
    ["0", "-1", "2", "63", "1000", "1000000000", "9223372036854775807", "-9223372036854775808", "1e9"];

/// For most of a second, or as long as `QOSAR_FUZZ_SECONDS` says.
fn patience() -> impl FnMut() -> bool {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    move || Instant::now() < end
}

#[test]
fn a_spoilt_problem_is_refused_or_answered() {
    spoilt("problem", 1, patience(), |number, dice| {
        let bytes = spoil(write(&random(number % 500)), &NUMBERS, dice);
        let Ok(problem) = read(bytes.as_slice()) else { return false };
        let answer = solve(&problem, &Budget::of_work(3_000), Seed(number));
        assert_eq!(verify(&problem, &answer), Ok(()), "{number}: {}", String::from_utf8_lossy(&bytes));
        let written = report(&problem, &answer).to_string();
        assert_eq!(read_answer(&problem, written.as_bytes()).unwrap(), answer, "{number}");
        true
    });
}

#[test]
fn a_spoilt_answer_is_refused_or_weighed() {
    let kept: Vec<(Problem, String)> = (0..100)
        .map(|seed| {
            let problem = Problem::new(&random(seed)).unwrap();
            let answer = if seed % 2 == 0 {
                solve(&problem, &Budget::of_work(50_000), Seed(seed))
            } else {
                rotation::solve_by_walks(&problem, &Budget::of_work(20_000), Seed(seed))
            };
            let written = report(&problem, &answer).to_string();
            (problem, written)
        })
        .collect();
    spoilt("answer", 2, patience(), |_, dice| {
        let (problem, written) = &kept[dice.below(kept.len())];
        let bytes = spoil(written.as_str(), &NUMBERS, dice);
        let Ok(answer) = read_answer(problem, &bytes) else { return false };
        verify(problem, &answer).is_ok()
    });
}
