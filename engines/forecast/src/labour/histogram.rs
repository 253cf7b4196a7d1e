//! Quantiles of draws that are not kept. The first chunk of draws fixes, for each figure, a span somewhat wider than what it
//! saw; all draws are then counted in equal bins over that span. Counts, least and greatest are exact; mean and deviation are
//! exact to the single precision of a draw; a quantile lies in the right bin and is interpolated inside it, which errs by
//! about a thousandth of a deviation in the middle and more in the last bins, where the tail lies. A figure that does not move in the
//! first chunk of draws is told as the constant it was there. Memory does not depend on the
//! number of draws, and since counts add up in any order, nor does any byte on who counted first.

use serde::{Deserialize, Serialize};

use super::chance::{LANES, Lanes};

const BINS: usize = 128;
#[expect(clippy::cast_precision_loss, reason = "128")]
const WIDE: f32 = BINS as f32;
/// So many sums run side by side.
const SIDE: usize = 16;
/// Sums are kept in whole units of 2⁻²⁰ bins: adding them is then the same in any order.
const FINE: f64 = 1_048_576.0;

/// How a figure spreads over draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub deviation: f64,
    /// Half of the draws are below.
    pub median: f64,
    /// For each level asked for: the interval that leaves equal parts of the draws on both sides.
    pub intervals: Vec<[f64; 2]>,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    low: f32,
    /// Bins for a unit; nought where all draws of the first chunk were one number.
    scale: f32,
    least: f32,
    greatest: f32,
    sum: i128,
    squares: i128,
}

/// Counts for many figures.
#[derive(Clone, Debug)]
pub(super) struct Histograms {
    spans: Vec<Span>,
    counts: Vec<u32>,
}

impl Histograms {
    pub(super) fn new(figures: usize) -> Self {
        let empty =
            Span { low: 0.0, scale: 0.0, least: f32::INFINITY, greatest: f32::NEG_INFINITY, sum: 0, squares: 0 };
        Self { spans: vec![empty; figures], counts: vec![0; figures * BINS] }
    }

    /// Fixes the span of a figure by the first chunk.
    pub(super) fn fix(&mut self, figure: usize, seen: &[f32]) {
        let (least, greatest) = seen.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(a, b), &x| (a.min(x), b.max(x)));
        let span = &mut self.spans[figure];
        // Below a hundred-thousandth of the figure itself, single precision tells draws apart no longer.
        let range = greatest - least;
        if range > least.abs().max(greatest.abs()) * 1e-6 {
            span.low = least - 0.35 * range;
            span.scale = WIDE / (1.7 * range);
        } else {
            span.low = least;
            span.scale = 0.0;
        }
    }

    /// Counts a chunk's draws of a figure.
    pub(super) fn count(&mut self, figure: usize, draws: &Lanes, used: usize) {
        let span = &mut self.spans[figure];
        let counts: &mut [u32; BINS] =
            (&mut self.counts[figure * BINS..][..BINS]).try_into().expect("a figure has so many bins");
        if used < LANES {
            return few(span, counts, &draws[..used]);
        }
        // Loops over whole arrays, each of one kind: the compiler then works on several lanes at once.
        let (low, scale) = (span.low, span.scale);
        let mut places = [0.0_f32; LANES];
        for k in 0..LANES {
            places[k] = (draws[k] - low) * scale;
        }
        let mut bins = [0_u32; LANES];
        for k in 0..LANES {
            bins[k] = bin(places[k]);
        }
        let (mut sum, mut squares) = ([0.0_f32; SIDE], [0.0_f32; SIDE]);
        for k in 0..LANES / SIDE {
            for side in 0..SIDE {
                let away = places[k * SIDE + side] - WIDE / 2.0;
                sum[side] += away;
                squares[side] += away * away;
            }
        }
        let (mut least, mut greatest) = ([f32::INFINITY; SIDE], [f32::NEG_INFINITY; SIDE]);
        for k in 0..LANES / SIDE {
            for side in 0..SIDE {
                let draw = draws[k * SIDE + side];
                least[side] = if draw < least[side] { draw } else { least[side] };
                greatest[side] = if draw > greatest[side] { draw } else { greatest[side] };
            }
        }
        for bin in bins {
            counts[bin as usize & (BINS - 1)] += 1;
        }
        span.sum += fixed(sum.iter().map(|&part| f64::from(part)).sum());
        span.squares += fixed(squares.iter().map(|&part| f64::from(part)).sum());
        span.least = least.iter().fold(span.least, |a, &b| a.min(b));
        span.greatest = greatest.iter().fold(span.greatest, |a, &b| a.max(b));
    }

    /// Adds what another counted over the same spans.
    pub(super) fn gather(&mut self, other: &Self) {
        self.counts.iter_mut().zip(&other.counts).for_each(|(own, more)| *own += more);
        for (own, more) in self.spans.iter_mut().zip(&other.spans) {
            own.sum += more.sum;
            own.squares += more.squares;
            own.least = own.least.min(more.least);
            own.greatest = own.greatest.max(more.greatest);
        }
    }

    /// The spread of a figure over so many draws.
    pub(super) fn spread(&self, figure: usize, draws: u64, levels: &[f64]) -> Spread {
        let span = &self.spans[figure];
        let quantile = |p: f64| self.quantile(figure, draws, p);
        #[expect(clippy::cast_precision_loss, reason = "sums of bins, far below 2⁵³ of their units that matter")]
        let (mean, deviation) = if span.scale > 0.0 {
            let n = draws as f64;
            let mean = span.sum as f64 / FINE / n;
            let variance = if draws > 1 { (span.squares as f64 / FINE - n * mean * mean) / (n - 1.0) } else { 0.0 };
            let unit = f64::from(span.scale);
            (f64::from(span.low) + (mean + f64::from(WIDE) / 2.0) / unit, variance.max(0.0).sqrt() / unit)
        } else {
            (f64::from(span.low), 0.0)
        };
        let intervals =
            levels.iter().map(|level| [quantile((1.0 - level) / 2.0), quantile(f64::midpoint(1.0, *level))]);
        Spread { mean, deviation, median: quantile(0.5), intervals: intervals.collect() }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of draws, below 2⁵³")]
    fn quantile(&self, figure: usize, draws: u64, p: f64) -> f64 {
        let span = &self.spans[figure];
        let (least, greatest) = (f64::from(span.least), f64::from(span.greatest));
        if span.scale <= 0.0 {
            return least;
        }
        // Between order statistics as R's type 7: the draw numbered p·(n−1).
        let target = p * (draws - 1) as f64 + 0.5;
        let mut below = 0.0;
        let edge = |bin: usize| f64::from(span.low) + bin as f64 / f64::from(span.scale);
        for (bin, &count) in self.counts[figure * BINS..][..BINS].iter().enumerate() {
            let count = f64::from(count);
            if below + count >= target {
                // The outer bins reach as far as any draw did.
                let from = if bin == 0 { least } else { edge(bin).max(least) };
                let to = if bin + 1 == BINS { greatest } else { edge(bin + 1).min(greatest) };
                return from + (to - from).max(0.0) * ((target - below) / count);
            }
            below += count;
        }
        greatest
    }
}

/// A last chunk that is not full, draw by draw.
fn few(span: &mut Span, counts: &mut [u32; BINS], draws: &[f32]) {
    let (mut sum, mut squares) = (0.0, 0.0);
    for &draw in draws {
        let place = (draw - span.low) * span.scale;
        let away = f64::from(place - WIDE / 2.0);
        sum += away;
        squares += away * away;
        counts[bin(place) as usize & (BINS - 1)] += 1;
        span.least = span.least.min(draw);
        span.greatest = span.greatest.max(draw);
    }
    span.sum += fixed(sum);
    span.squares += fixed(squares);
}

#[inline]
fn bin(place: f32) -> u32 {
    // Adding 2²³ rounds to a whole number, which then stands in the lowest bits.
    let inside = if place > 0.5 { place - 0.5 } else { 0.0 };
    let inside = if inside < WIDE - 1.0 { inside } else { WIDE - 1.0 };
    (inside + 8_388_608.0).to_bits() & 0x007f_ffff
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "single precision times 2²⁰ fits 128 bits with room for every draw"
)]
fn fixed(value: f64) -> i128 {
    (value * FINE).round() as i128
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::manual_midpoint)]
mod tests {
    use ground::Seed;

    use super::super::chance::normals;
    use super::*;

    #[test]
    fn quantiles_of_bins_are_those_of_sorted_draws_within_a_hundredth_of_a_deviation() {
        let mut all = Vec::new();
        let mut found = Histograms::new(1);
        let mut lanes = [0.0; LANES];
        for chunk in 0..40 {
            normals(Seed(5).stream(2), chunk, &mut lanes);
            for x in &mut lanes {
                *x = super::super::chance::exp(*x * 0.4) * 700.0;
            }
            if chunk == 0 {
                found.fix(0, &lanes);
            }
            found.count(0, &lanes, LANES);
            all.extend(lanes.map(f64::from));
        }
        all.sort_by(f64::total_cmp);

        let spread = found.spread(0, all.len() as u64, &[0.5, 0.8, 0.95, 0.999]);

        let n = all.len() as f64;
        let mean = all.iter().sum::<f64>() / n;
        let deviation = (all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
        assert!((spread.mean - mean).abs() < 1e-4 * mean, "{} {mean}", spread.mean);
        assert!((spread.deviation - deviation).abs() < 1e-3 * deviation, "{} {deviation}", spread.deviation);
        let sorted = |p: f64| all[(p * (n - 1.0)).round() as usize];
        for (level, [from, to]) in [0.5, 0.8, 0.95].into_iter().zip(&spread.intervals) {
            assert!((from - sorted((1.0 - level) / 2.0)).abs() < 0.01 * deviation, "{level}");
            assert!((to - sorted((1.0 + level) / 2.0)).abs() < 0.01 * deviation, "{level}");
        }
        assert!(spread.intervals[3][1] <= *all.last().unwrap_or(&0.0));
    }

    #[test]
    fn a_figure_without_spread_is_told_as_it_is() {
        let mut found = Histograms::new(1);
        found.fix(0, &[7.0; LANES]);
        found.count(0, &[7.0; LANES], 100);

        let spread = found.spread(0, 100, &[0.8]);

        assert_eq!(spread, Spread { mean: 7.0, deviation: 0.0, median: 7.0, intervals: vec![[7.0, 7.0]] });
    }
}
