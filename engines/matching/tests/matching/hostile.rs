//! Input and answers that mean harm: refused with the place named, in bounded memory, without a panic.

use std::io::{self, Read};

use matching::{Budget, Objective, Seed, read, read_answer, report, solve, verify};
use proptest::prelude::*;

use crate::small::{Taste, problem};

/// A head, and then the same words over and over, a hundred megabytes of them.
struct Nonsense {
    head: &'static [u8],
    again: &'static [u8],
    left: usize,
    at: usize,
}

impl Read for Nonsense {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(self.left);
        for byte in &mut into[..count] {
            *byte = match self.head.get(self.at) {
                Some(&byte) => byte,
                None => self.again[(self.at - self.head.len()) % self.again.len()],
            };
            self.at += 1;
        }
        self.left -= count;
        Ok(count)
    }
}

fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}

#[test]
fn a_hundred_megabytes_of_nonsense_are_refused_with_their_line_in_bounded_memory() {
    for (head, again, told) in [
        ("", "\n", "line 1, sizes: 0 numbers"),
        ("", "7 ", "line 1, sizes: 3 numbers"),
        ("", "7", "line 1, sizes: the number is out of range"),
        ("", "\u{1}\u{fffd}", "line 1, sizes: unexpected character"),
        ("2 2\n", "9 ", "line 2, quotas: 3 numbers"),
        ("2 2\n1 1\n", "(", "line 3, wishes: parentheses"),
        ("2 2\n1 1\n", "1 ", "line 3, wishes: 1 stands twice"),
        ("2 2\n1 1\n0\n0\n\n\n", "\n5", "costs: "),
        ("4000000000 4000000000\n", "1 ", "line 1, sizes: the number is out of range"),
        ("16777216 16777216\n", "1 ", "line 2, quotas: 16777217 numbers"),
        ("16777216 1\n1\n", "\n\n0 0", "line 5, wishes: 0 stands twice"),
        ("2 2\n1 1\n", " ", "line 3, wishes: the file ends here"),
    ] {
        let nonsense = Nonsense { head: head.as_bytes(), again: again.as_bytes(), left: 100_000_000, at: 0 };
        let error = read(nonsense).unwrap_err().to_string();
        assert!(error.contains(told), "{head:?} {again:?} was refused with `{error}`");
    }
    if let Some(peak) = peak() {
        assert!(peak < 600_000, "{peak} kB for this process and the tests beside");
    }
}

#[test]
fn counts_that_lie_are_refused_where_the_lie_shows() {
    for (text, told) in [
        ("3 1\n1\n0\n0\n", "line 5, rankings: the file ends"),
        ("2 1\n1\n0\n0\n0\n0\n1\n2\n", "after the last line"),
        ("1 1\n1\n0\n0 1\n", "line 4, rankings"),
        ("1 2\n1\n0\n0\n", "line 2, quotas: 1 numbers where 2"),
        ("0 0\n\n5\n", "after the last line"),
        ("18446744073709551616 1\n", "out of range"),
        ("1 1\n4294967296\n", "line 2, quotas: the number is out of range"),
        ("1 1\n1\n0\n0\n-9223372036854775808\n", "out of range"),
        ("1 1\n1\n0\n0\n1000000000001\n", "too large"),
    ] {
        let error = read(text.as_bytes()).expect_err(text).to_string();
        assert!(error.contains(told), "{text:?} was refused with `{error}`");
    }
}

#[test]
fn the_heaviest_costs_that_are_accepted_are_added_up_exactly() {
    let text = "3 2\n1 1\n0 1\n0 1\n0\n0 1 2\n0 1 2\n1000000000000 -1000000000000\n-1000000000000 1000000000000\n7\n";
    let problem = read(text.as_bytes()).unwrap().with_objective(Objective::MinCost);
    let answer = solve(&problem, &Budget::unlimited(), Seed(0));
    assert_eq!((answer.placed, answer.cost), (2, -2_000_000_000_000));
    assert_eq!(verify(&problem, &answer), Ok(()));
}

#[test]
fn where_every_seat_is_taken_being_left_out_stays_dearer_than_any_price() {
    let text = "2 3\n1 1 0\n1 0\n0 1 2\n1 0\n(1 0)\n1\n-1 3\n0 2 -2\n";
    let problem = read(text.as_bytes()).unwrap().with_objective(Objective::MinCost);
    let answer = solve(&problem, &Budget::unlimited(), Seed(0));
    assert_eq!((answer.placed, answer.cost), (2, -1));
    assert_eq!(verify(&problem, &answer), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_of_nonsense_is_never_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_answer(&bytes);
    }

    #[test]
    fn a_true_answer_with_its_numbers_changed_is_checked_without_a_panic(
        case in 0_u64..400,
        objective in 0..3_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), -3_i64..6), 1..4),
    ) {
        let taste = Taste { learner_ties: case % 2 == 0, place_ties: case % 3 != 0, minima: case % 4 == 0, costs: true, pins: case % 5 == 0 };
        let word = ["stable", "min-cost", "max-stable"][objective];
        let problem = problem(case, taste).with_objective(Objective::parse(word, "learners").unwrap());
        let mut text = report(&problem, &solve(&problem, &Budget::unlimited(), Seed(0))).to_string();
        for (at, number) in changes {
            let digits: Vec<usize> = text.char_indices().filter(|(_, letter)| letter.is_ascii_digit()).map(|(at, _)| at).collect();
            let at = digits[at.index(digits.len())];
            text.replace_range(at..=at, &number.to_string());
        }
        if let Ok(answer) = read_answer(text.as_bytes()) {
            let _ = verify(&problem, &answer);
        }
    }
}
