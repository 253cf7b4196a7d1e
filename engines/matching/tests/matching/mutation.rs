//! Valid files, spoilt a little at random: each reader must refuse with a place named, or read something that every objective
//! then answers without a panic. A second in the suite; for longer `QOSAR_FUZZ_SECONDS=600 cargo test -p matching mutation`.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use ground::Stream;
use matching::{Best, Budget, Objective, Problem, Seed, compromise, read, read_answer, report, solve, verify, write};

use crate::small::{Taste, problem};

const OBJECTIVES: [Objective; 4] =
    [Objective::Stable(Best::Learners), Objective::Stable(Best::Places), Objective::MinCost, Objective::MaxStable];

/// Words that files of numbers stumble over.
const WORDS: [&[u8]; 20] = [
    b" ",
    b"\n",
    b"\r\n",
    b"(",
    b")",
    b"()",
    b"-",
    b"-1",
    b"0",
    b"min ",
    b"4294967295",
    b"4294967296",
    b"16777216",
    b"1000000000000",
    b"-1000000000000",
    b"9223372036854775807",
    b"18446744073709551616",
    b"null",
    b"\"",
    b"1e308",
];

struct Dice {
    stream: Stream,
    drawn: u64,
}

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.drawn += 1;
        usize::try_from(self.stream.below(self.drawn, most.max(1) as u64)).unwrap()
    }
}

/// Spoils bytes in a few places.
fn spoil(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(4) {
        let (at, other) = (dice.below(bytes.len() + 1), dice.below(bytes.len() + 1));
        let (from, to) = (at.min(other), at.max(other));
        let near = to.min(from + 20);
        match dice.below(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(from..near)),
            3 => {
                let again = bytes[from..near].repeat(1 + dice.below(3));
                bytes.splice(at..at, again);
            }
            4 => {
                // A number is blown up, or two become one.
                if let Some(digit) = bytes[from..].iter().position(u8::is_ascii_digit) {
                    let more = vec![b'0' + u8::try_from(dice.below(10)).unwrap(); 1 + dice.below(20)];
                    bytes.splice(from + digit..from + digit, more);
                }
            }
            5 => {
                if let Some(digit) = bytes[from..].iter().position(u8::is_ascii_digit) {
                    bytes[from + digit] = b'0' + u8::try_from(dice.below(10)).unwrap();
                }
            }
            6 => bytes.rotate_left(from),
            _ => {
                let word = WORDS[dice.below(WORDS.len())];
                bytes.splice(at..at, word.iter().copied());
            }
        }
    }
    bytes
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

/// Spoils until the time is over; says how many files there were and how many of them still made sense.
fn fuzz(reader: &str, stream: u64, mut once: impl FnMut(u64, &mut Dice) -> bool) {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    let (mut cases, mut sense) = (0_u64, 0_u64);
    while Instant::now() < end {
        let mut dice = Dice { stream: Seed(cases).stream(stream), drawn: 0 };
        sense += u64::from(once(cases, &mut dice));
        cases += 1;
    }
    eprintln!("{reader}: {cases} spoilt files, {sense} of them still made sense");
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
    fuzz("text", 1, |case, dice| refused_or_answered(&spoil(write(&valid(case)).into_bytes(), dice)));
}

#[test]
fn a_spoilt_gzip_is_refused_with_its_place_or_answered() {
    fuzz("gzip", 2, |case, dice| {
        let text = write(&valid(case)).into_bytes();
        let bytes = match case % 3 {
            0 => zipped(&spoil(text, dice)),
            1 => [zipped(&text), zipped(&spoil(text, dice))].concat(),
            _ => spoil(zipped(&text), dice),
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
    fuzz("answer", 3, |case, dice| {
        let problem = valid(case).with_objective(OBJECTIVES[dice.below(4)]);
        let answer = solve(&problem, &Budget::of_work(20_000), Seed(1));
        let spoilt = spoil(report(&problem, &answer).to_string().into_bytes(), dice);
        match read_answer(&spoilt) {
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
