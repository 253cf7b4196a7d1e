//! Valid files with bytes flipped, cut, repeated and numbers blown up: the readers refuse or the engine answers, never a panic.
//! `QOSAR_FUZZ_SECONDS=600 cargo nextest run -p rotation mutation` goes on for ten minutes a reader; the suite for a second.

use std::time::{Duration, Instant};

use rotation::{Budget, Problem, Seed, read, read_answer, report, solve, verify, write};

use crate::small::random;

/// Numbers in a row from a seed (splitmix64, Steele et al. 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % bound.max(1) as u64) as usize
    }
}

const NUMBERS: [&str; 9] =
    ["0", "-1", "2", "63", "1000", "1000000000", "9223372036854775807", "-9223372036854775808", "1e9"];

fn damaged(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(3) {
        if bytes.is_empty() {
            return bytes;
        }
        let spot = dice.below(bytes.len());
        match dice.below(6) {
            0 => bytes[spot] ^= 1 << dice.below(8),
            1 => bytes.truncate(spot),
            2 => {
                let part = bytes[spot..(spot + dice.below(40)).min(bytes.len())].to_vec();
                bytes.splice(spot..spot, part);
            }
            3 => drop(bytes.drain(spot..(spot + dice.below(20)).min(bytes.len()))),
            _ => {
                let from = (spot..bytes.len()).find(|&at| bytes[at].is_ascii_digit()).unwrap_or(spot);
                let to = (from..bytes.len()).find(|&at| !bytes[at].is_ascii_digit()).unwrap_or(bytes.len());
                bytes.splice(from..to, NUMBERS[dice.below(NUMBERS.len())].bytes());
            }
        }
    }
    bytes
}

/// Goes on with counted seeds until the time is over.
fn through(mut one: impl FnMut(u64, &mut Dice) -> bool) {
    let seconds = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let begun = Instant::now();
    let (mut number, mut accepted) = (0, 0_u64);
    while begun.elapsed() < Duration::from_secs(seconds) {
        accepted += u64::from(one(number, &mut Dice(number)));
        number += 1;
    }
    eprintln!("{number} damaged files, {accepted} still made sense");
}

#[test]
fn a_spoilt_problem_is_refused_or_answered() {
    through(|number, dice| {
        let bytes = damaged(write(&random(number % 500)).into_bytes(), dice);
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
    through(|_, dice| {
        let (problem, written) = &kept[dice.below(kept.len())];
        let bytes = damaged(written.clone().into_bytes(), dice);
        let Ok(answer) = read_answer(problem, &bytes) else { return false };
        verify(problem, &answer).is_ok()
    });
}
