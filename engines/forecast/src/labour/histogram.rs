//! Quantiles of draws that are not kept. The first chunk of draws fixes, for each figure, a span somewhat wider than what it
//! saw; all draws are then counted in equal bins over that span. Counts, least and greatest are exact; mean and deviation are
//! exact to the single precision of a draw; a quantile lies in the right bin and is interpolated inside it, which errs by
//! about a thousandth of a deviation in the middle and more in the last bins, where the tail lies. A figure that does not move in the
//! first chunk of draws may move later: it is counted in rings around where it lay still, each half a doubling wide. Memory does not
//! depend on the number of draws, and since counts add up in any order, nor does any byte on who counted first.

#![expect(clippy::inline_always, reason = "what is not inlined would be compiled for the narrowest registers")]

use serde::{Deserialize, Serialize};

use super::chance::{LANES, Lanes};

const BINS: usize = 128;
#[expect(clippy::cast_precision_loss, reason = "128")]
const WIDE: f32 = BINS as f32;
/// So many sums run side by side.
const SIDE: usize = 16;
/// Sums are kept in whole units of 2⁻²⁰ bins: adding them is then the same in any order.
const FINE: f64 = 1_048_576.0;
/// Around where a figure lay still, distances are small parts of the greatest figure: 2⁻⁵⁰ of it, squares 2⁻⁸⁰.
const FINER: [f64; 2] = [1_125_899_906_842_624.0, 1_208_925_819_614_629_174_706_176.0];

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

/// What is done with a chunk of draws.
#[derive(Clone, Copy, Debug)]
pub(super) enum Take {
    /// It fixes the spans.
    Span,
    /// So many of its draws are counted.
    Count(usize),
}

#[derive(Clone, Copy, Debug)]
struct Span {
    low: f32,
    /// Bins for a unit; nought where all draws of the first chunk were one number, `low`.
    scale: f32,
    /// As distances in bins from the middle; where `scale` is nought, as they are.
    least: f32,
    greatest: f32,
    /// Of distances in bins from the middle; where `scale` is nought, from `low` in the unit of all figures.
    sum: i128,
    squares: i128,
}

impl Span {
    /// The draw at this distance from the middle.
    fn draw(&self, away: f32) -> f64 {
        if self.scale == 0.0 {
            return f64::from(away);
        }
        f64::from(self.low) + (f64::from(away) + f64::from(WIDE) / 2.0) / f64::from(self.scale)
    }

    fn add(&mut self, sum: f64, squares: f64, fine: [f64; 2]) {
        self.sum = self.sum.saturating_add(fixed(sum * fine[0]));
        self.squares = self.squares.saturating_add(fixed(squares * fine[1]));
    }
}

/// Counts for many figures.
#[derive(Clone, Debug)]
pub(super) struct Histograms {
    spans: Vec<Span>,
    counts: Vec<u32>,
    /// The greatest size of any figure in the first chunk: what figures that lay still there are measured in.
    unit: f32,
}

impl Histograms {
    pub(super) fn new(figures: usize) -> Self {
        let empty =
            Span { low: 0.0, scale: 0.0, least: f32::INFINITY, greatest: f32::NEG_INFINITY, sum: 0, squares: 0 };
        Self { spans: vec![empty; figures], counts: vec![0; figures * BINS], unit: 1.0 }
    }

    /// Takes a chunk's draws of a figure.
    #[inline(always)]
    pub(super) fn take(&mut self, figure: usize, draws: &Lanes, take: Take) {
        match take {
            Take::Span => self.fix(figure, draws),
            Take::Count(used) => self.count(figure, draws, used),
        }
    }

    /// Fixes the span of a figure by the first chunk.
    fn fix(&mut self, figure: usize, seen: &[f32]) {
        let (least, greatest) = seen.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(a, b), &x| (a.min(x), b.max(x)));
        let span = &mut self.spans[figure];
        // Below a millionth of the figure itself, single precision tells draws apart no longer.
        let range = greatest - least;
        if range > least.abs().max(greatest.abs()) * 1e-6 {
            span.low = least - 0.35 * range;
            span.scale = WIDE / (1.7 * range);
        } else {
            span.low = least;
            span.scale = 0.0;
        }
    }

    /// Once all spans are fixed.
    pub(super) fn settle(&mut self) {
        let size = |span: &Span| {
            let width = if span.scale > 0.0 { WIDE / span.scale } else { 0.0 };
            span.low.abs().max((span.low + width).abs())
        };
        let greatest = self.spans.iter().map(size).fold(0.0, f32::max);
        self.unit = if greatest > 0.0 { greatest } else { 1.0 };
    }

    /// Counts a chunk's draws of a figure.
    #[inline(always)]
    fn count(&mut self, figure: usize, draws: &Lanes, used: usize) {
        let span = &mut self.spans[figure];
        let counts: &mut [u32; BINS] =
            (&mut self.counts[figure * BINS..][..BINS]).try_into().expect("a figure has so many bins");
        if span.scale == 0.0 {
            return still(span, counts, &draws[..used], self.unit);
        }
        // Loops over whole arrays, each of one kind: the compiler then works on several lanes at once.
        let (low, scale) = (span.low, span.scale);
        let mut away = [0.0_f32; LANES];
        for k in 0..LANES {
            away[k] = (draws[k] - low) * scale - WIDE / 2.0;
        }
        let mut bins = [0_u32; LANES];
        for k in 0..LANES {
            bins[k] = bin(away[k]);
        }
        // What lies beyond a last chunk that is not full weighs nothing.
        away[used..].fill(0.0);
        let sum = gathered(&away, |a, b| a + b);
        let least = gathered(&away, |a, b| if a < b { a } else { b });
        let greatest = gathered(&away, |a, b| if a > b { a } else { b });
        for x in &mut away {
            *x *= *x;
        }
        let squares = gathered(&away, |a, b| a + b);
        for &bin in &bins[..used] {
            counts[bin as usize & (BINS - 1)] += 1;
        }
        let whole = |parts: [f32; SIDE]| parts.iter().map(|&part| f64::from(part)).sum();
        span.add(whole(sum), whole(squares), [FINE; 2]);
        span.least = least.iter().fold(span.least, |a, &b| a.min(b));
        span.greatest = greatest.iter().fold(span.greatest, |a, &b| a.max(b));
    }

    /// Adds what another counted over the same spans.
    pub(super) fn gather(&mut self, other: &Self) {
        self.counts.iter_mut().zip(&other.counts).for_each(|(own, more)| *own += more);
        for (own, more) in self.spans.iter_mut().zip(&other.spans) {
            own.sum = own.sum.saturating_add(more.sum);
            own.squares = own.squares.saturating_add(more.squares);
            own.least = own.least.min(more.least);
            own.greatest = own.greatest.max(more.greatest);
        }
    }

    /// The spread of a figure over so many draws.
    pub(super) fn spread(&self, figure: usize, draws: u64, levels: &[f64]) -> Spread {
        let span = &self.spans[figure];
        let quantile = |p: f64| self.quantile(figure, draws, p);
        // Where nought of the sums is, how long their unit, and in which parts of it they are kept.
        let (middle, unit, fine) = if span.scale > 0.0 {
            let unit = 1.0 / f64::from(span.scale);
            (f64::from(span.low) + f64::from(WIDE) / 2.0 * unit, unit, [FINE; 2])
        } else {
            (f64::from(span.low), f64::from(self.unit), FINER)
        };
        #[expect(clippy::cast_precision_loss, reason = "sums of bins, far below 2⁵³ of their units that matter")]
        let (sum, squares, n) = (span.sum as f64 / fine[0], span.squares as f64 / fine[1], draws as f64);
        let mean = sum / n;
        let variance = if draws > 1 { (squares - n * mean * mean) / (n - 1.0) } else { 0.0 };
        let intervals =
            levels.iter().map(|level| [quantile((1.0 - level) / 2.0), quantile(f64::midpoint(1.0, *level))]);
        Spread {
            mean: middle + mean * unit,
            deviation: variance.max(0.0).sqrt() * unit,
            median: quantile(0.5),
            intervals: intervals.collect(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of draws, below 2⁵³")]
    fn quantile(&self, figure: usize, draws: u64, p: f64) -> f64 {
        let span = &self.spans[figure];
        let (least, greatest) = (span.draw(span.least), span.draw(span.greatest));
        // Between order statistics as R's type 7: the draw numbered p·(n−1).
        let target = p * (draws - 1) as f64 + 0.5;
        let mut below = 0.0;
        let edges = |bin: usize| {
            if span.scale > 0.0 {
                let edge = |bin: usize| f64::from(span.low) + bin as f64 / f64::from(span.scale);
                (edge(bin), edge(bin + 1))
            } else {
                let [near, far] = ring(bin.abs_diff(STILL));
                let (near, far) = (near * f64::from(self.unit), far * f64::from(self.unit));
                let low = f64::from(span.low);
                if bin < STILL { (low - far, low - near) } else { (low + near, low + far) }
            }
        };
        for (bin, &count) in self.counts[figure * BINS..][..BINS].iter().enumerate() {
            let count = f64::from(count);
            if below + count >= target {
                let (from, to) = edges(bin);
                // The outer bins reach as far as any draw did.
                let from =
                    if bin == 0 || (span.scale == 0.0 && bin == STILL - RINGS) { least } else { from.max(least) };
                let to = if bin + 1 == BINS { greatest } else { to.min(greatest) };
                return from + (to - from).max(0.0) * ((target - below) / count);
            }
            below += count;
        }
        greatest
    }
}

/// The bin of draws that are the number that all of the first chunk were.
const STILL: usize = BINS / 2;

/// A figure that lay still in the first chunk: bins go out from there on both sides, each half a doubling wide, from 2⁻³¹ of the
/// greatest figure on. So what moves once in thousands of draws is counted too.
fn still(span: &mut Span, counts: &mut [u32; BINS], draws: &[f32], unit: f32) {
    let low = span.low;
    let (least, greatest) = draws.iter().fold((low, low), |(a, b), &draw| (a.min(draw), b.max(draw)));
    span.least = span.least.min(least);
    span.greatest = span.greatest.max(greatest);
    if least.to_bits() == greatest.to_bits() {
        counts[STILL] += u32::try_from(draws.len()).unwrap_or(0);
        return;
    }
    for &draw in draws {
        let away = (f64::from(draw) - f64::from(low)) / f64::from(unit);
        span.add(away, away * away, FINER);
        let ring = outwards(away.abs());
        counts[if away < 0.0 { STILL - ring } else { STILL + ring }] += 1;
    }
}

/// Rings on each side.
const RINGS: usize = STILL - 1;

/// Which ring a distance falls into: nought is none, the first reaches to 2⁻³¹, the last to infinity.
fn outwards(away: f64) -> usize {
    if away == 0.0 {
        return 0;
    }
    // By the bits of the number, so that no platform's logarithm decides; the exponent 992 is 2⁻³¹.
    let doublings = (away.to_bits() >> 52).saturating_sub(992);
    let upper = away.to_bits() << 12 >= SQRT_2_FRACTION;
    let ring = 2 * usize::try_from(doublings).unwrap_or(RINGS) + usize::from(upper) + 1;
    if away < SMALLEST { 1 } else { ring.min(RINGS) }
}

/// 2⁻³¹.
const SMALLEST: f64 = 1.0 / 2_147_483_648.0;

/// The fraction bits of √2, shifted to the left end.
const SQRT_2_FRACTION: u64 = std::f64::consts::SQRT_2.to_bits() << 12;

/// From where to where a ring reaches.
fn ring(ring: usize) -> [f64; 2] {
    let at = |ring: usize| {
        let half = if ring.is_multiple_of(2) { 1.0 } else { std::f64::consts::SQRT_2 };
        half * f64::powi(2.0, i32::try_from(ring / 2).unwrap_or(0) - 31)
    };
    match ring {
        0 => [0.0, 0.0],
        1 => [0.0, at(1)],
        _ => [at(ring - 1), at(ring)],
    }
}

/// A chunk folded in half until `SIDE` numbers are left: each fold is one loop over an array, which the compiler widens.
#[inline(always)]
fn gathered(all: &Lanes, join: impl Fn(f32, f32) -> f32 + Copy) -> [f32; SIDE] {
    const HALF: usize = LANES / 2;
    let mut half = [0.0_f32; HALF];
    for k in 0..HALF {
        half[k] = join(all[k], all[k + HALF]);
    }
    halve::<{ HALF / 2 }>(&mut half, join);
    halve::<{ HALF / 4 }>(&mut half, join);
    halve::<{ HALF / 8 }>(&mut half, join);
    halve::<{ HALF / 16 }>(&mut half, join);
    half[..SIDE].try_into().expect("so many sides are left")
}

#[inline(always)]
fn halve<const N: usize>(parts: &mut [f32], join: impl Fn(f32, f32) -> f32) {
    for k in 0..N {
        parts[k] = join(parts[k], parts[k + N]);
    }
}

/// The bin of a distance from the middle.
#[inline(always)]
fn bin(away: f32) -> u32 {
    const HALF: f32 = WIDE / 2.0;
    // Adding it rounds to a whole number, which then stands in the lowest bits.
    const MAGIC: f32 = 8_388_608.0 + HALF;
    let inside = if away > 0.5 - HALF { away - 0.5 } else { -HALF };
    let inside = if inside < HALF - 1.0 { inside } else { HALF - 1.0 };
    (inside + MAGIC).to_bits() & 0x007f_ffff
}

/// A number of parts; what is absurd stays at the end of what can be counted.
#[expect(clippy::cast_possible_truncation, reason = "the short way is taken only by what fits it")]
fn fixed(value: f64) -> i128 {
    let whole = value.round();
    if whole.abs() < 9e18 { i128::from(whole as i64) } else { whole as i128 }
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::manual_midpoint)]
mod tests {
    use ground::Seed;

    use super::super::chance::{Source, normals};
    use super::*;

    #[test]
    fn quantiles_of_bins_are_those_of_sorted_draws_within_a_hundredth_of_a_deviation() {
        let mut all = Vec::new();
        let mut found = Histograms::new(1);
        let mut lanes = [0.0; LANES];
        for chunk in 0..40 {
            normals(Source::new(Seed(5), 2), chunk, &mut lanes);
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
    fn a_figure_that_first_moves_after_the_first_chunk_is_counted() {
        // Nought, but for two draws in a hundred that are 40 to 49; none of them in the first chunk.
        let mut found = Histograms::new(2);
        found.take(0, &[0.0; LANES], Take::Span);
        found.take(1, &[1_000.0; LANES], Take::Span);
        found.settle();
        let mut all = vec![0.0_f64; LANES];
        found.take(0, &[0.0; LANES], Take::Count(LANES));
        for chunk in 0..20 {
            let mut lanes = [0.0_f32; LANES];
            for k in 0..10 {
                lanes[k * 50 + chunk] = 40.0 + k as f32;
            }
            all.extend(lanes.map(f64::from));
            found.take(0, &lanes, Take::Count(LANES));
        }

        let spread = found.spread(0, all.len() as u64, &[0.8, 0.99]);

        let n = all.len() as f64;
        let mean = all.iter().sum::<f64>() / n;
        let deviation = (all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
        assert!((spread.mean / mean - 1.0).abs() < 1e-6, "{spread:?} {mean}");
        assert!((spread.deviation / deviation - 1.0).abs() < 1e-6, "{spread:?} {deviation}");
        assert_eq!((spread.median, spread.intervals[0]), (0.0, [0.0, 0.0]));
        // The 99.5th of a hundred: in the upper half of those that move.
        assert!((43.0..=49.0).contains(&spread.intervals[1][1]), "{spread:?}");
    }

    #[test]
    fn rings_hold_the_distances_that_fall_into_them() {
        for k in 1..4_000_u16 {
            let away = (f64::from(k) / 200.0 - 22.0).exp();
            let at = outwards(away);
            let [near, far] = ring(at);
            assert!(near <= away && (away < far || at == RINGS), "{away} {at} {near} {far}");
        }
        assert_eq!([outwards(0.0), outwards(1e-300), outwards(1e300)], [0, 1, RINGS]);
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
