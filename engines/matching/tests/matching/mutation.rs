//! Valid files, spoilt a little at random: each reader must refuse with a place named, or read something that every objective
//! then answers without a panic. A second in the suite; for longer `QOSAR_FUZZ_SECONDS=600 cargo test -p matching mutation`.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use ground::trial::{spoil, spoilt};
use matching::{Best, Budget, Objective, Problem, Seed, compromise, read, read_answer, report, solve, verify, write};

use crate::small::{Taste, problem};

const OBJECTIVES: [Objective; 4] =
    [Objective::Stable(Best::Learners), Objective::Stable(Best::Places), Objective::MinCost, Objective::MaxStable];

/// Words that files of numbers stumble over.
const WORDS: [&str; 20] = [
    " ",
    "\n",
    "\r\n",
    "(",
    ")",
    "()",
    "-",
    "-1",
    "0",
    "min ",
    "4294967295",
    "4294967296",
    "16777216",
    "1000000000000",
    "-1000000000000",
    "9223372036854775807",
    "18446744073709551616",
    "null",
    "\"",
    "1e308",
];

/// For most of a second, or as long as `QOSAR_FUZZ_SECONDS` says.
fn patience() -> impl FnMut() -> bool {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    move || Instant::now() < end
}

fn valid(case: u64) -> Problem {
    let taste = Taste {
        learner_ties: case.is_multiple_of(2),
        place_ties: !case.is_multiple_of(3),
        minima: case.is_multiple_of(4),
        costs: !case.is_multiple_of(5),
        pins: false,
    };
    problem(case % 1_000, taste)
}

fn zipped(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// A refusal names its place; what is read is answered by every objective, and the verifier agrees with what is claimed.
fn refused_or_answered(bytes: &[u8]) -> bool {
    let problem = match read(bytes) {
        Ok(problem) => problem,
        Err(error) => {
            assert!(error.to_string().starts_with("line "), "{error}");
            return false;
        }
    };
    for objective in OBJECTIVES {
        let problem = problem.clone().with_objective(objective);
        let answer = solve(&problem, &Budget::of_work(20_000), Seed(1));
        if answer.status.is_solved() {
            let told = verify(&problem, &answer);
            assert!(told.is_ok(), "{objective:?}: {told:?} for {:?}", String::from_utf8_lossy(bytes));
        } else {
            assert!(!answer.reason.is_empty());
            let _ = compromise(&problem, &Budget::of_work(20_000), Seed(1));
        }
        let written = report(&problem, &answer).to_string();
        assert_eq!(read_answer(written.as_bytes()).unwrap(), answer);
    }
    true
}

#[test]
fn a_spoilt_text_is_refused_with_its_place_or_answered() {
    spoilt("text", 1, patience(), |case, dice| {
        refused_or_answered(&spoil(write(&valid(case)).into_bytes(), &WORDS, dice))
    });
}

#[test]
fn a_spoilt_gzip_is_refused_with_its_place_or_answered() {
    spoilt("gzip", 2, patience(), |case, dice| {
        let text = write(&valid(case)).into_bytes();
        let bytes = match case % 3 {
            0 => zipped(&spoil(text, &WORDS, dice)),
            1 => [zipped(&text), zipped(&spoil(text, &WORDS, dice))].concat(),
            _ => spoil(zipped(&text), &WORDS, dice),
        };
        let sense = refused_or_answered(&bytes);
        if sense && bytes.starts_with(&[0x1f, 0x8b]) {
            let mut first = Vec::new();
            assert!(GzDecoder::new(bytes.as_slice()).read_to_end(&mut first).is_ok(), "broken, and yet it was read");
        }
        sense
    });
}

#[test]
fn a_spoilt_answer_is_refused_or_checked() {
    spoilt("answer", 3, patience(), |case, dice| {
        let problem = valid(case).with_objective(OBJECTIVES[dice.below(4)]);
        let answer = solve(&problem, &Budget::of_work(20_000), Seed(1));
        let damaged = spoil(report(&problem, &answer).to_string().into_bytes(), &WORDS, dice);
        match read_answer(&damaged) {
            Ok(answer) => {
                let problem = problem.with_objective(answer.objective);
                let _ = verify(&problem, &answer);
                true
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                false
            }
        }
    });
}
