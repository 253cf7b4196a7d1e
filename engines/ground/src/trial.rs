//! Spoilt files, for the tests of readers: bytes flipped, cut, repeated, lines that change places, numbers blown up. The
//! tests say how long to go on.

use crate::{Seed, Stream};

/// Chance that is the same for the same case.
#[derive(Debug)]
pub struct Dice {
    stream: Stream,
    drawn: u64,
}

impl Dice {
    /// The dice of a case; each reader has a stream of its own.
    pub fn new(case: u64, stream: u64) -> Self {
        Self { stream: Seed(case).stream(stream), drawn: 0 }
    }

    /// A number below `most`; 0 where there is none.
    pub fn below(&mut self, most: usize) -> usize {
        self.drawn += 1;
        usize::try_from(self.stream.below(self.drawn, most.max(1) as u64)).unwrap_or(0)
    }
}

/// Spoils a file in one to five places. `words` are what such a file stumbles over: signs of its format, numbers at the edges.
pub fn spoil(file: impl Into<Vec<u8>>, words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.into();
    for _ in 0..=dice.below(5) {
        let (at, other) = (dice.below(bytes.len() + 1), dice.below(bytes.len() + 1));
        let from = at.min(other);
        let near = at.max(other).min(from + 30);
        let digit = bytes[from..].iter().position(u8::is_ascii_digit).map(|digit| from + digit);
        let word = words.get(dice.below(words.len())).copied().unwrap_or_default();
        match (dice.below(10), digit) {
            (0, _) if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            (1, _) => bytes.truncate(at),
            (2, _) => drop(bytes.drain(from..near)),
            (3, _) => {
                let again = bytes[from..near].repeat(1 + dice.below(3) * dice.below(20));
                bytes.splice(at..at, again);
            }
            (4, Some(digit)) => {
                let more = vec![b"0123456789"[dice.below(10)]; dice.below(20)];
                bytes.splice(digit..=digit, more);
            }
            (5 | 6, Some(digit)) => drop(bytes.splice(digit..=digit, word.bytes())),
            (7, _) => {
                let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
                let (one, two) = (dice.below(lines.len()), dice.below(lines.len()));
                lines.swap(one, two);
                bytes = lines.join(&b'\n');
            }
            (8, _) => bytes.rotate_left(from),
            _ => drop(bytes.splice(at..at, word.bytes())),
        }
    }
    bytes
}

/// Tries case after case while `go_on` says so; how many there were, and how many of them `once` could still make sense of.
#[expect(clippy::print_stderr, reason = "whoever lets it run for ten minutes wants to know how much was tried")]
pub fn spoilt(
    reader: &str,
    stream: u64,
    mut go_on: impl FnMut() -> bool,
    mut once: impl FnMut(u64, &mut Dice) -> bool,
) -> (u64, u64) {
    let (mut cases, mut sense) = (0, 0);
    while go_on() {
        sense += u64::from(once(cases, &mut Dice::new(cases, stream)));
        cases += 1;
    }
    eprintln!("{reader}: {cases} spoilt files, {sense} of them still made sense");
    (cases, sense)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_spoilt_the_same_way_every_time_and_most_cases_are_spoilt() {
        let file = "name,1,2\nother,30,4\n";
        let of = |case| spoil(file, &["-1", "1e308"], &mut Dice::new(case, 1));

        assert!((0..200).all(|case| of(case) == of(case)));
        assert!((0..200).filter(|case| of(*case) != file.as_bytes()).count() > 150);
    }

    #[test]
    fn nothing_and_no_words_can_be_spoilt_too() {
        for case in 0..500 {
            let _ = spoil("", &[], &mut Dice::new(case, 2));
        }
    }
}
