//! Readers of damaged text: bytes flipped, cut, repeated, numbers blown up. What is read is solved a little and verified.
//! About a second; as long as `QOSAR_FUZZ_SECONDS` says.

use std::time::{Duration, Instant};

use balance::{Budget, Problem, Seed, read, read_answer, report, solve, verify};

const PROBLEM: &str = r#"{"name":"two","objective":"squared-deviation","periods":3,
    "courses":[{"id":"a","credits":3},{"id":"b","credits":4},{"id":"c","credits":2}],"prerequisites":[["a","b"]],
    "curricula":[{"id":"q","courses":["a","b"]},{"id":"r","courses":["b","c"]}],
    "limits":{"courses":[0,2],"credits":[0,9]},"undesired":[["a",2]],"weights":{"balance":1,"undesired":2,"change":1},
    "pinned":[["c",1]],"allowed":[["b",[2,3]]],"fixed":[{"curriculum":"q","period":1,"credits":2,"courses":1}],
    "last_year":[["a",1]]}"#;

const BLOWN: [&str; 14] = [
    "0",
    "-1",
    "1",
    "64",
    "65",
    "255",
    "1000000",
    "2147483647",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "1e308",
    "-0.5",
    "null",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % bound.max(1)
    }
}

fn damaged(good: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut text = good.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(text.len());
        let end = (at + 1 + chance.below(40)).min(text.len());
        match chance.below(7) {
            0 if !text.is_empty() => text[at] ^= 1 << chance.below(8),
            1 => text.truncate(at),
            2 => {
                let piece = text[at..end].to_vec();
                let times = 1 + chance.below(50);
                text.splice(at..at, piece.repeat(times));
            }
            3 => drop(text.drain(at..end)),
            4 => {
                let piece = text[at..end].to_vec();
                let other = chance.below(text.len());
                text.splice(other..other, piece);
            }
            _ => {
                let numbers: Vec<usize> = (0..text.len()).filter(|&at| text[at].is_ascii_digit()).collect();
                if let Some(&at) = numbers.get(chance.below(numbers.len())) {
                    let blown = BLOWN[chance.below(BLOWN.len())].bytes();
                    text.splice(at..=at, blown);
                }
            }
        }
    }
    text
}

/// Calls it with damaged texts; how many it read.
fn fuzz(good: &str, name: &str, mut read: impl FnMut(&[u8]) -> bool) {
    let seconds = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(1);
    let (begun, mut chance) = (Instant::now(), Chance(0x9e37_79b9_7f4a_7c15));
    let (mut texts, mut sound) = (0_u64, 0_u64);
    while begun.elapsed() < Duration::from_secs(seconds) {
        texts += 1;
        sound += u64::from(read(&damaged(good.as_bytes(), &mut chance)));
    }
    eprintln!("{name}: {texts} damaged texts, {sound} of them read");
    assert!(sound > 0 && sound < texts);
}

fn solved(problem: &Problem) {
    let answer = solve(problem, &Budget::of_work(3_000), Seed(1));
    assert_eq!(verify(problem, &answer), Ok(()));
}

#[test]
fn damaged_problems_are_refused_or_solved() {
    fuzz(PROBLEM, "problem", |text| match read(text) {
        Ok(problem) => {
            solved(&problem);
            true
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            false
        }
    });
}

#[test]
fn damaged_answers_are_refused_or_verified() {
    let problem = read(PROBLEM.as_bytes()).unwrap();
    let answer = solve(&problem, &Budget::of_work(1_000_000), Seed(1));
    assert_eq!(verify(&problem, &answer), Ok(()));
    let good = report(&problem, &answer).to_string();
    fuzz(&good, "answer", |text| match read_answer(&problem, text) {
        Ok(read) => {
            let sound = verify(&problem, &read).is_ok();
            assert!(
                !sound
                    || read.assignment == answer.assignment
                    || read.objective >= answer.bound
                    || !read.conflict.is_empty()
            );
            true
        }
        Err(error) => {
            assert!(!error.to_string().is_empty());
            false
        }
    });
}

#[test]
fn nonsense_of_many_megabytes_is_refused_at_its_first_byte_or_its_length() {
    use std::io::Read;
    for (text, what) in
        [("\u{1f}\u{8b}\u{8}", "column 1"), ("[", "column"), ("{\"a\":", "column"), (" ", "longer"), ("1", "column")]
    {
        let source = std::io::Cursor::new(text.as_bytes().repeat(1 << 14)).chain(std::io::repeat(b' ').take(100 << 20));
        let error = read(source.take(100 << 20)).unwrap_err().to_string();
        assert!(error.contains(what) || error.contains("longer"), "{error}");
    }
}
