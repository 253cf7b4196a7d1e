//! Readers of damaged text: bytes flipped, cut, repeated, numbers blown up. What is read is solved a little and verified.
//! About a second; as long as `QOSAR_FUZZ_SECONDS` says.

use std::time::{Duration, Instant};

use balance::{Budget, Problem, Seed, read, read_answer, report, solve, verify};
use ground::trial::{spoil, spoilt};

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

/// For most of a second, or as long as `QOSAR_FUZZ_SECONDS` says.
fn patience() -> impl FnMut() -> bool {
    let asked = std::env::var("QOSAR_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs_f64(asked.unwrap_or(0.8));
    move || Instant::now() < end
}

/// Calls it with damaged texts: some it reads, some it refuses.
fn fuzz(good: &str, name: &str, mut read: impl FnMut(&[u8]) -> bool) {
    let (texts, sound) = spoilt(name, 1, patience(), |_, dice| read(&spoil(good, &BLOWN, dice)));
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
