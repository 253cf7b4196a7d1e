//! The text format: what is read, what is refused and where.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use matching::{Budget, Problem, Seed, read, read_within, solve, write};
use proptest::prelude::*;

use crate::small::{Taste, problem};

/// Everything odd at once: minima, ties on both sides, a learner and a place without wishes, costs.
const ODD: &str = "4 3\n2 1 1\nmin 1 0 0\n(0 1) 2\n\n2 0\n1\n2 (3 0)\n(3 0)\n\n5 5 7\n\n-1 0\n4\n";

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn refusal(text: &str) -> String {
    read(text.as_bytes()).expect_err(text).to_string()
}

#[test]
fn ties_empty_lines_minima_and_costs_are_read() {
    let problem = read(ODD.as_bytes()).unwrap();

    assert_eq!((problem.learners(), problem.places(), problem.wishes()), (4, 3, 6));
    assert_eq!(problem.quotas(), [2, 1, 1]);
    assert_eq!(problem.minimum(0), 1);
    let wishes: Vec<_> = problem.wishes_of(0).map(|wish| (wish.place, wish.rank, wish.rank_there, wish.cost)).collect();
    assert_eq!(wishes, [(0, 1, Some(2), 5), (1, 1, Some(1), 5), (2, 3, None, 7)]);
    assert_eq!(problem.wishes_of(1).count(), 0);
    assert_eq!(problem.ranking_of(0).collect::<Vec<_>>(), [(2, 1), (3, 2), (0, 2)]);
    assert_eq!(problem.ranking_of(2).count(), 0);
    assert!(problem.has_ties());
}

#[test]
fn what_is_written_reads_back_plain_and_zipped() {
    assert_eq!(write(&read(ODD.as_bytes()).unwrap()), ODD);
    for case in 0..500 {
        let taste =
            Taste { learner_ties: true, place_ties: true, minima: case % 2 == 0, costs: case % 3 == 0, pins: false };
        let problem = problem(case, taste);
        let text = write(&problem);

        let plain = read(text.as_bytes()).unwrap();
        let zipped = read(gzip(&text).as_slice()).unwrap();

        for read in [plain, zipped] {
            assert_eq!(write(&read), text);
            let [first, second] = [&problem, &read].map(|problem| solve(problem, &Budget::unlimited(), Seed(3)));
            assert_eq!(first, second);
        }
    }
}

#[test]
fn line_ends_of_other_systems_and_missing_last_ends_are_accepted() {
    let windows = ODD.replace('\n', "\r\n");
    assert_eq!(write(&read(windows.as_bytes()).unwrap()), ODD);
    assert_eq!(write(&read(ODD.trim_end().as_bytes()).unwrap()), ODD);
    let empty_last = "1 1\n1\n0\n";
    assert_eq!(read(empty_last.as_bytes()).unwrap().ranking_of(0).count(), 0);
    assert_eq!(read("0 0\n\n".as_bytes()).unwrap().learners(), 0);
    assert!(read("1 1\n1\n0\n0\n\n\n".as_bytes()).is_ok(), "empty lines at the end are no costs");
}

#[test]
fn a_fault_is_told_with_its_line_and_field() {
    for (text, line, word) in [
        ("", "line 1, sizes", "ends"),
        ("2\n", "line 1, sizes", "1 numbers where 2"),
        ("2 2 2\n", "line 1, sizes", "3 numbers where 2"),
        ("2 -2\n", "line 1, sizes", "out of range"),
        ("99999999999 1\n", "line 1, sizes", "out of range"),
        ("4294967295 1\n1\n", "line 1, sizes", "out of range"),
        ("1 2\n1\n", "line 2, quotas", "1 numbers where 2"),
        ("1 1\n1 x\n", "line 2, quotas", "'x'"),
        ("1 1\n1\nmin 2\n0\n0\n", "line 6, costs", "place 0 must take at least 2 but has a quota of 1"),
        ("1 1\n1\nmin\n0\n0\n", "line 3, minima", "0 numbers where 1"),
        ("1 1\n1\n1\n0\n", "line 3, wishes", "1 is not among the 1"),
        ("1 2\n1 1\n0 1 0\n\n\n", "line 3, wishes", "0 stands twice"),
        ("1 2\n1 1\n(0 1\n\n\n", "line 3, wishes", "parentheses"),
        ("1 2\n1 1\n((0) 1)\n\n\n", "line 3, wishes", "parentheses"),
        ("1 2\n1 1\n() 1\n\n\n", "line 3, wishes", "empty parentheses"),
        ("1 2\n1 1\n0) 1\n\n\n", "line 3, wishes", "parentheses"),
        ("2 1\n1\n0\n0\n0 -1\n", "line 5, rankings", "out of range"),
        ("2 1\n1\n0\n0\n0 2\n", "line 5, rankings", "2 is not among the 2"),
        ("2 3\n1 1 1\n0\n0\n0 1\n", "line 6, rankings", "ends"),
        ("2 1\n1\n0\n0\n0 1\n5\n\n", "line 7, costs", "0 numbers where 1"),
        ("2 1\n1\n0\n0\n0 1\n5 6\n7\n", "line 6, costs", "2 numbers where 1"),
        ("2 1\n1\n0\n0\n0 1\n5\n7\n8\n", "line 8, costs", "after the last line"),
        ("1 1\n1\n0\n0\n9999999999999\n", "line 6, costs", "too large"),
        ("1 1\n1\n0\n0\n99999999999999999999\n", "line 5, costs", "out of range"),
    ] {
        let told = refusal(text);
        assert!(told.starts_with(line) && told.contains(word), "{text:?} was refused with `{told}`");
    }
}

#[test]
fn a_truncated_or_broken_gzip_is_refused() {
    let whole = gzip(ODD);
    for cut in 2..whole.len() - 1 {
        assert!(read(&whole[..cut]).is_err(), "cut at {cut}");
    }
    let mut broken = whole.clone();
    let middle = broken.len() / 2;
    broken[middle] ^= 0xff;
    assert!(read(broken.as_slice()).is_err());
}

#[test]
fn a_long_text_and_a_small_file_that_inflates_without_end_are_refused_in_bounded_memory() {
    let error = read_within(ODD.as_bytes(), 10).unwrap_err();
    assert!(error.to_string().contains("longer than 10 bytes"), "{error}");

    let spaces = " ".repeat(1 << 20);
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..16 {
        encoder.write_all(spaces.as_bytes()).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 1 << 16);
    assert!(read_within(bomb.as_slice(), 1 << 22).unwrap_err().to_string().contains("longer"));

    let announced = read("16777216 16777216\n".as_bytes()).unwrap_err();
    assert!(announced.to_string().contains("quotas"), "announced sizes reserve nothing: {announced}");
    assert!(read("16777217 1\n1\n".as_bytes()).unwrap_err().to_string().contains("out of range"));
}

#[test]
fn a_builder_refuses_what_makes_no_sense_and_names_the_field() {
    let told = |builder: matching::Builder| builder.build().unwrap_err().to_string();
    let pair = || Problem::builder().learner([0]).place(1, [0]);

    assert_eq!(
        told(Problem::builder().learner([1]).place(1, [0])),
        "wishes of learner 0: 1 is not among the 1 numbered from 0"
    );
    assert_eq!(told(Problem::builder().learner([0]).place(1, [0, 0])), "list of place 0: 0 stands twice in the list");
    assert_eq!(told(pair().minima(vec![])), "minima: 0 given for 1 places");
    assert_eq!(told(pair().minima(vec![2])), "minima: place 0 must take at least 2 but has a quota of 1");
    assert_eq!(told(pair().costs(vec![vec![1, 2]])), "costs of learner 0: 2 costs for 1 wishes");
    assert_eq!(told(pair().costs(vec![])), "costs of learner 0: 0 costs for 1 wishes");
    assert_eq!(told(pair().pin(1, 0)), "pins: learner 1 does not exist");
    assert_eq!(told(pair().pin(0, 1)), "pins: place 1 does not exist");
    assert_eq!(told(pair().pin(0, 0).pin(0, 0)), "pins: learner 0 is pinned twice");
    assert_eq!(
        told(Problem::builder().learner([]).learner([]).place(1, []).pin(0, 0).pin(1, 0)),
        "pins: place 0 has 2 pinned learners for a quota of 1"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nonsense_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(bytes.as_slice());
    }

    #[test]
    fn text_that_is_nearly_right_never_panics_and_solves_when_read(text in "[0-3]{1,2} [0-3]\n([0-9() mин-]{0,6}\n){0,9}") {
        if let Ok(problem) = read(text.as_bytes()) {
            let answer = solve(&problem, &Budget::unlimited(), Seed(0));
            prop_assert!(matching::verify(&problem, &answer).is_ok());
        }
    }

    #[test]
    fn a_text_with_one_byte_changed_never_panics(at in 0..ODD.len(), byte in prop_oneof![Just(b' '), Just(b'('), Just(b')'), Just(b'\n'), b'0'..=b'9']) {
        let mut bytes = ODD.as_bytes().to_vec();
        bytes[at] = byte;
        if let Ok(problem) = read(bytes.as_slice()) {
            let answer = solve(&problem, &Budget::unlimited(), Seed(0));
            prop_assert!(matching::verify(&problem, &answer).is_ok());
        }
    }
}
