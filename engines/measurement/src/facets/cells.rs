//! Probabilities of every cell of item and rater at every node, and what the answers expected there say of the
//! parameters: eight nodes at a time.

use super::design::{Design, Part};
use crate::wide::{LANES, Simd, SimdBase, exp, f64x8, sum};

/// Probabilities below this count as this, so that a product of a few stays a float.
pub(super) const LEAST: f64 = 1e-60;

/// One row of a table: a value for each node, eight by eight.
type Nodes = [[f64; LANES]];

/// What is known of the nodes of a grid, filled up to whole registers with nodes that nobody stands at.
pub(super) struct Shelf<'a> {
    pub design: &'a Design,
    pub nodes: Vec<f64>,
    pub width: usize,
}

impl Shelf<'_> {
    /// Where the row of a cell's category begins in a table of cell × category × node.
    #[inline(always)]
    pub fn row(&self, cell: usize, category: usize) -> std::ops::Range<usize> {
        let start = (cell * self.design.categories + category) * self.width;
        start..start + self.width
    }

    /// Fills the table of cell × category × node with probabilities at these parameters.
    #[inline(always)]
    pub fn fill<S: Simd>(&self, simd: S, free: &[f64], table: &mut [f64]) {
        let design = self.design;
        let mut most = vec![0.0; self.width];
        let mut total = vec![0.0; self.width];
        for ((cell, &(item, rater)), rows) in
            design.cells.iter().enumerate().zip(table.chunks_exact_mut(design.categories * self.width))
        {
            debug_assert_eq!(self.row(cell, 0).start, cell * rows.len());
            let (item, rater) = (item as usize, rater as usize);
            let below = free[1 + item] + design.severity(rater).map_or(0.0, |at| free[at]);
            most.fill(f64::NEG_INFINITY);
            total.fill(0.0);
            for (k, row) in rows.chunks_exact_mut(self.width).enumerate() {
                let threshold = design.threshold(item, k).map_or(0.0, |at| free[at]);
                logits(simd, &self.nodes, [free[0], below, k as f64, threshold], row, &mut most);
            }
            for row in rows.chunks_exact_mut(self.width) {
                heights(simd, row, &most, &mut total);
            }
            for row in rows.chunks_exact_mut(self.width) {
                shares(simd, row, &total);
            }
        }
    }

    /// The mean category of each cell at each node.
    #[inline(always)]
    pub fn means<S: Simd>(&self, simd: S, table: &[f64]) -> Vec<f64> {
        let mut means = vec![0.0; self.design.cells.len() * self.width];
        for (cell, mean) in means.chunks_exact_mut(self.width).enumerate() {
            for k in 1..self.design.categories {
                add_scaled(simd, mean, &table[self.row(cell, k)], k as f64);
            }
        }
        means
    }

    /// The gradient at the expected answers `counts`, and the information of the complete data, both handed out term
    /// by term: parameter and slope, and two parameters and what they share (each pair both ways).
    #[inline(always)]
    pub fn complete<S: Simd>(
        &self,
        simd: S,
        table: &[f64],
        counts: &[f64],
        mut slope: impl FnMut(usize, f64),
        mut share: impl FnMut(usize, usize, f64),
    ) {
        let design = self.design;
        let inner = design.categories.saturating_sub(2);
        let mut found = Found::new(self.width, inner);
        for (cell, &(item, rater)) in design.cells.iter().enumerate() {
            self.cell(simd, cell, table, counts, &mut found);
            let parts = design.parts(item as usize, rater as usize);
            for (at, (place, part)) in parts.iter().enumerate() {
                slope(*place, found.slope(*part));
                for (mate, other) in &parts[..at] {
                    let both = found.share(*part, *other);
                    share(*place, *mate, both);
                    share(*mate, *place, both);
                }
                share(*place, *place, found.share(*part, *part));
            }
        }
    }

    /// Sums over the nodes of one cell.
    #[inline(always)]
    fn cell<S: Simd>(&self, simd: S, cell: usize, table: &[f64], counts: &[f64], found: &mut Found) {
        let categories = self.design.categories;
        let [mut slope_score, mut slope_spread] = [f64x8::splat(simd, 0.0); 2];
        let [mut of_score, mut of_both, mut of_spread] = [f64x8::splat(simd, 0.0); 3];
        for v in 0..self.width / LANES {
            let at = |k: usize| self.row(cell, k).start + v * LANES;
            let [mut here, mut scored, mut mean, mut square] = [f64x8::splat(simd, 0.0); 4];
            for k in 0..categories {
                let height = f64x8::splat(simd, k as f64);
                let count = f64x8::from_slice(simd, &counts[at(k)..at(k) + LANES]);
                here += count;
                scored += height * count;
                mean += height * f64x8::from_slice(simd, &table[at(k)..at(k) + LANES]);
            }
            for k in 0..categories {
                let off = f64x8::splat(simd, k as f64) - mean;
                square += off * off * f64x8::from_slice(simd, &table[at(k)..at(k) + LANES]);
            }
            let x = f64x8::from_slice(simd, &self.nodes[v * LANES..(v + 1) * LANES]);
            let (residual, spread) = (scored - here * mean, here * square);
            slope_score -= residual;
            slope_spread += x * residual;
            of_score += spread;
            of_both -= x * spread;
            of_spread += x * x * spread;
            here.store_slice(&mut found.here[v * LANES..(v + 1) * LANES]);
            mean.store_slice(&mut found.mean[v * LANES..(v + 1) * LANES]);
        }
        found.slopes = [sum(slope_spread), sum(slope_score)];
        found.shares = [sum(of_spread), sum(of_both), sum(of_score)];
        for k in 1..categories.saturating_sub(1) {
            self.threshold(simd, (cell, k), table, counts, found);
        }
    }

    /// What concerns the threshold of category `k`.
    #[inline(always)]
    fn threshold<S: Simd>(&self, simd: S, (cell, k): (usize, usize), table: &[f64], counts: &[f64], found: &mut Found) {
        let (inner, own) = (self.design.categories - 2, self.row(cell, k).start);
        let [mut slope, mut with_score, mut with_spread, mut alone] = [f64x8::splat(simd, 0.0); 4];
        for v in (0..self.width).step_by(LANES) {
            let p = f64x8::from_slice(simd, &table[own + v..own + v + LANES]);
            let x = f64x8::from_slice(simd, &self.nodes[v..v + LANES]);
            let expected = f64x8::from_slice(simd, &found.here[v..v + LANES]) * p;
            let moved = expected * (f64x8::splat(simd, k as f64) - f64x8::from_slice(simd, &found.mean[v..v + LANES]));
            slope += expected - f64x8::from_slice(simd, &counts[own + v..own + v + LANES]);
            with_score += moved;
            with_spread -= x * moved;
            alone += expected - expected * p;
            expected.store_slice(&mut found.expected[v..v + LANES]);
        }
        found.of_threshold[k - 1] = [sum(slope), sum(with_spread), sum(with_score)];
        found.among[(k - 1) * inner + k - 1] = sum(alone);
        for other in 1..k {
            let start = self.row(cell, other).start;
            let mut both = f64x8::splat(simd, 0.0);
            for v in (0..self.width).step_by(LANES) {
                let q = f64x8::from_slice(simd, &table[start + v..start + v + LANES]);
                both -= f64x8::from_slice(simd, &found.expected[v..v + LANES]) * q;
            }
            found.among[(k - 1) * inner + other - 1] = sum(both);
        }
    }
}

/// What one cell tells: slopes and shares of the kinds of parameters.
struct Found {
    /// Answers expected at each node.
    here: Vec<f64>,
    /// Mean category at each node.
    mean: Vec<f64>,
    /// Answers expected in the category in hand.
    expected: Vec<f64>,
    /// Of the spread, of the score.
    slopes: [f64; 2],
    /// Spread with itself, spread with score, score with itself.
    shares: [f64; 3],
    /// For each threshold: its slope, its share with the spread, with the score.
    of_threshold: Vec<[f64; 3]>,
    /// Of thresholds with one another, the later one first.
    among: Vec<f64>,
}

impl Found {
    fn new(width: usize, inner: usize) -> Self {
        Self {
            here: vec![0.0; width],
            mean: vec![0.0; width],
            expected: vec![0.0; width],
            slopes: [0.0; 2],
            shares: [0.0; 3],
            of_threshold: vec![[0.0; 3]; inner],
            among: vec![0.0; inner * inner],
        }
    }

    fn slope(&self, part: Part) -> f64 {
        match part {
            Part::Spread => self.slopes[0],
            Part::Score => self.slopes[1],
            Part::Threshold(k) => self.of_threshold[k - 1][0],
        }
    }

    fn share(&self, one: Part, other: Part) -> f64 {
        match (one, other) {
            (Part::Spread, Part::Spread) => self.shares[0],
            (Part::Spread, Part::Score) | (Part::Score, Part::Spread) => self.shares[1],
            (Part::Score, Part::Score) => self.shares[2],
            (Part::Threshold(k), Part::Spread) | (Part::Spread, Part::Threshold(k)) => self.of_threshold[k - 1][1],
            (Part::Threshold(k), Part::Score) | (Part::Score, Part::Threshold(k)) => self.of_threshold[k - 1][2],
            (Part::Threshold(k), Part::Threshold(l)) => {
                self.among[(k.max(l) - 1) * self.of_threshold.len() + k.min(l) - 1]
            }
        }
    }
}

/// k · (spread · x − below) − threshold at each node; the greatest of the categories so far.
#[inline(always)]
fn logits<S: Simd>(simd: S, nodes: &[f64], [spread, below, k, threshold]: [f64; 4], row: &mut [f64], most: &mut [f64]) {
    let [spread, below, k, threshold] =
        [f64x8::splat(simd, spread), f64x8::splat(simd, below), f64x8::splat(simd, k), f64x8::splat(simd, threshold)];
    for ((row, most), x) in eights_mut(row).iter_mut().zip(eights_mut(most)).zip(eights(nodes)) {
        let logit = k * (spread * f64x8::from_slice(simd, x) - below) - threshold;
        logit.store_slice(row);
        f64x8::from_slice(simd, most).max(logit).store_slice(most);
    }
}

/// Logits become heights of which the greatest is one, added to the total.
#[inline(always)]
fn heights<S: Simd>(simd: S, row: &mut [f64], most: &[f64], total: &mut [f64]) {
    for ((row, most), total) in eights_mut(row).iter_mut().zip(eights(most)).zip(eights_mut(total)) {
        let height = exp(simd, f64x8::from_slice(simd, row) - f64x8::from_slice(simd, most));
        height.store_slice(row);
        (f64x8::from_slice(simd, total) + height).store_slice(total);
    }
}

/// Heights become probabilities.
#[inline(always)]
fn shares<S: Simd>(simd: S, row: &mut [f64], total: &[f64]) {
    let least = f64x8::splat(simd, LEAST);
    for (row, total) in eights_mut(row).iter_mut().zip(eights(total)) {
        (f64x8::from_slice(simd, row) / f64x8::from_slice(simd, total)).max(least).store_slice(row);
    }
}

/// `to` + `by` · `from`.
#[inline(always)]
pub(super) fn add_scaled<S: Simd>(simd: S, to: &mut [f64], from: &[f64], by: f64) {
    let by = f64x8::splat(simd, by);
    for (to, from) in eights_mut(to).iter_mut().zip(eights(from)) {
        (f64x8::from_slice(simd, to) + by * f64x8::from_slice(simd, from)).store_slice(to);
    }
}

#[inline(always)]
pub(super) fn eights(row: &[f64]) -> &Nodes {
    row.as_chunks().0
}

#[inline(always)]
pub(super) fn eights_mut(row: &mut [f64]) -> &mut Nodes {
    row.as_chunks_mut().0
}
