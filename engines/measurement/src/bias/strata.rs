//! Two by two by many: right and wrong answers of two groups within strata, counted item by item.
//!
//! Eight items at a time: a person's eight answers are the bytes of one word, and the words of a stratum and group are
//! added, so that one addition counts eight answers.

use crate::wide::{Level, dispatch};

/// Answers of a stratum: the group of reference right and wrong, the focal group right and wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stratum {
    /// Of the group of reference.
    pub reference: [f64; 2],
    /// Of the focal group.
    pub focal: [f64; 2],
}

/// How many persons a byte can count.
const FULL: usize = 255;

/// With more places than this, emptying the words would cost more than they save.
const MANY: usize = 2_048;

/// Right answers of every item in every place; answers are 0 or 1 without gaps.
pub fn right(items: &[&[i8]], places: &[u32], many: usize) -> Vec<Vec<u64>> {
    dispatch!(Level::new(), _simd => right_in_words(items, places, many))
}

#[inline(always)]
fn right_in_words(items: &[&[i8]], places: &[u32], many: usize) -> Vec<Vec<u64>> {
    if many > MANY {
        let counted = |item: &&[i8]| {
            let mut counts = vec![0; many];
            for (&place, &cell) in places.iter().zip(*item) {
                counts[place as usize] += u64::from(cell.unsigned_abs());
            }
            counts
        };
        return items.iter().map(counted).collect();
    }
    let mut all = Vec::with_capacity(items.len());
    for eight in items.chunks(8) {
        let mut counts = vec![[0_u64; 8]; many];
        let mut words = vec![0_u64; many];
        for from in (0..places.len()).step_by(FULL) {
            let to = places.len().min(from + FULL);
            let mut answers = [0_u64; FULL];
            for (lane, item) in eight.iter().enumerate() {
                for (word, &cell) in answers.iter_mut().zip(&item[from..to]) {
                    *word |= u64::from(cell.cast_unsigned()) << (8 * lane);
                }
            }
            for (&place, word) in places[from..to].iter().zip(answers) {
                words[place as usize] += word;
            }
            for (counts, word) in counts.iter_mut().zip(&mut words) {
                for (count, byte) in counts.iter_mut().zip(std::mem::take(word).to_le_bytes()) {
                    *count += u64::from(byte);
                }
            }
        }
        for lane in 0..eight.len() {
            all.push(counts.iter().map(|counts| counts[lane]).collect());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_answers_are_those_of_counting_one_by_one() {
        let items: Vec<Vec<i8>> = (0..11)
            .map(|item| (0..1_000_usize).map(|person| i8::from((person * 31 + item * 17) % 7 < 3)).collect())
            .collect();
        let places: Vec<u32> = (0_u32..1_000).map(|person| person * 13 % 5).collect();
        let slices: Vec<&[i8]> = items.iter().map(Vec::as_slice).collect();

        let found = right(&slices, &places, 5);

        for (item, counts) in items.iter().zip(&found) {
            for place in 0..5_u32 {
                let known: u64 = item
                    .iter()
                    .zip(&places)
                    .filter(|&(_, &at)| at == place)
                    .map(|(&answer, _)| u64::from(answer.unsigned_abs()))
                    .sum();
                assert_eq!(counts[place as usize], known);
            }
        }
    }
}
