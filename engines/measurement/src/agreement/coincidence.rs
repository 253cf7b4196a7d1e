//! Counts of categories over things rated, fast: lanes of 256 things at a time, every sum a whole number.
//!
//! A thing rated m times weighs 1 ∕ (m − 1); with w = L ∕ (m − 1), L the least common multiple of all such, coincidences
//! are whole numbers too.

use std::borrow::Cow;

use crate::wide::{Level, dispatch};

/// Things at a time.
const LANE: usize = 256;
/// The most categories that are counted this way.
pub const MOST_CATEGORIES: usize = 16;
/// The most raters whose weights fit 16 bits.
pub const MOST_RATERS: usize = 10;

/// How often each category occurs in each thing, summed.
#[derive(Debug, Default)]
pub struct Counts {
    /// Of things rated at least twice.
    pub units: u64,
    /// Answers to those, a category each.
    pub totals: Vec<u64>,
    /// Squares of the counts in a thing, a category each.
    pub squares: Vec<u64>,
    /// Whether every thing was rated by everyone.
    pub complete: bool,
    /// Coincidences times `scale`, row by row, when asked for.
    pub coincidences: Vec<u64>,
    /// L.
    pub scale: u64,
}

/// Counts of categories with these byte values; with coincidences or without.
pub fn counts(raters: &[Cow<'_, [i8]>], values: &[i8], coincidences: Coincidences) -> Counts {
    counts_at(Level::new(), raters, values, coincidences)
}

fn counts_at(level: Level, raters: &[Cow<'_, [i8]>], values: &[i8], coincidences: Coincidences) -> Counts {
    dispatch!(level, _simd => counted(raters, values, coincidences))
}

/// The compiler makes lanes of these loops as wide as it may; whole numbers do not mind.
#[inline(always)]
fn counted(raters: &[Cow<'_, [i8]>], values: &[i8], coincidences: Coincidences) -> Counts {
    let units = raters.first().map_or(0, |rater| rater.len());
    let size = values.len();
    let mut found = Counts {
        totals: vec![0; size],
        squares: vec![0; size],
        complete: true,
        scale: scale(raters.len()),
        ..Counts::default()
    };
    if coincidences == Coincidences::Wanted {
        found.coincidences = vec![0; size * size];
    }
    let weights: Vec<i16> = (0..=raters.len()).map(|m| weight(found.scale, m)).collect();
    let mut lanes = vec![[0_u8; LANE]; size];
    let mut weighed = [0_i16; LANE];
    for from in (0..units).step_by(LANE) {
        let length = LANE.min(units - from);
        let mut rated = [0_u8; LANE];
        for (lane, &value) in lanes.iter_mut().zip(values) {
            lane.fill(0);
            for rater in raters {
                for (count, &cell) in lane.iter_mut().zip(&rater[from..from + length]) {
                    *count += u8::from(cell == value);
                }
            }
            for (rated, &count) in rated.iter_mut().zip(lane.iter()) {
                *rated += count;
            }
        }
        if rated[..length].iter().any(|&times| usize::from(times) != raters.len()) {
            found.complete = false;
            for unit in 0..length {
                if rated[unit] < 2 {
                    lanes.iter_mut().for_each(|lane| lane[unit] = 0);
                }
            }
        }
        found.units += rated[..length].iter().map(|&times| u64::from(times >= 2)).sum::<u64>();
        for (category, lane) in lanes.iter().enumerate() {
            let (total, square) = lane.iter().fold((0_u16, 0_u32), |(total, square), &count| {
                (total + u16::from(count), square + u32::from(u16::from(count) * u16::from(count)))
            });
            found.totals[category] += u64::from(total);
            found.squares[category] += u64::from(square);
        }
        if coincidences == Coincidences::Wanted {
            coincide(&mut found, &lanes, &rated, &weights, &mut weighed);
        }
    }
    found
}

/// Whether coincidences are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coincidences {
    /// They are.
    Wanted,
    /// Totals and squares are enough.
    Unwanted,
}

#[inline(always)]
fn coincide(found: &mut Counts, lanes: &[[u8; LANE]], rated: &[u8; LANE], weights: &[i16], weighed: &mut [i16; LANE]) {
    let size = lanes.len();
    let mut of = [0_i16; LANE];
    for (weight, &times) in of.iter_mut().zip(rated) {
        *weight = weights[usize::from(times)];
    }
    for one in 0..size {
        for (unit, weighed) in weighed.iter_mut().enumerate() {
            *weighed = i16::from(lanes[one][unit]) * of[unit];
        }
        for other in one..size {
            let pairs: i32 = weighed
                .iter()
                .zip(&lanes[other])
                .map(|(&left, &right)| i32::from(left) * i32::from(i16::from(right)))
                .sum();
            found.coincidences[one * size + other] += u64::try_from(pairs).unwrap_or_default();
        }
        // An answer is no pair with itself.
        let own: i32 = weighed.iter().map(|&weighed| i32::from(weighed)).sum();
        found.coincidences[one * size + one] -= u64::try_from(own).unwrap_or_default();
    }
}

fn weight(scale: u64, times: usize) -> i16 {
    if times < 2 { 0 } else { i16::try_from(scale / (times as u64 - 1)).unwrap_or_default() }
}

/// The least common multiple of 1 to raters − 1; 1 beyond what fits.
fn scale(raters: usize) -> u64 {
    if raters > MOST_RATERS {
        return 1;
    }
    let divisor = |mut a: u64, mut b: u64| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (1..raters.max(2) as u64).fold(1, |scale, m| scale / divisor(scale, m) * m)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_those_of_counting_one_by_one() {
        // 700 things, three raters, four categories, gaps.
        let cell = |rater: usize, unit: usize| {
            let mixed = (unit * 7_919 + rater * 104_729 + unit / 3) % 11;
            if mixed > 7 { i8::MIN } else { i8::try_from(mixed % 4).expect("small") }
        };
        let raters: Vec<Cow<'_, [i8]>> = (0..3).map(|rater| (0..700).map(|unit| cell(rater, unit)).collect()).collect();

        let [found, wide] =
            crate::wide::ends().map(|level| counts_at(level, &raters, &[0, 1, 2, 3], Coincidences::Wanted));
        assert_eq!(format!("{found:?}"), format!("{wide:?}"), "wide registers change no sum");

        let (mut pairs, mut totals, mut units) = (vec![0_u64; 16], vec![0_u64; 4], 0);
        for unit in 0..700 {
            let given: Vec<usize> = (0..3).filter_map(|rater| usize::try_from(cell(rater, unit)).ok()).collect();
            if given.len() < 2 {
                continue;
            }
            units += 1;
            for (at, &one) in given.iter().enumerate() {
                totals[one] += 1;
                for (other_at, &other) in given.iter().enumerate() {
                    if at != other_at && one <= other {
                        pairs[one * 4 + other] += 2 / (given.len() as u64 - 1);
                    }
                }
            }
        }
        assert_eq!((found.units, found.totals, found.scale, found.complete), (units, totals, 2, false));
        assert_eq!(found.coincidences, pairs);
    }
}
