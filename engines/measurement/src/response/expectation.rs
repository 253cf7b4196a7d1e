//! The expectation step (Bock & Aitkin 1981) over packed answers. A table holds, for each byte that can occur in a pack,
//! the product of its items' probabilities at every node; a row of answers is the product of its bytes' rows; what is
//! expected flows back byte by byte and is divided among items once at the end. O(patterns · packs · nodes) time,
//! O(256 · packs · nodes) memory.

use std::ops::Range;

use super::answers::{Pack, Responses};
use super::curve::{Curve, Shape};
use super::grid::Grid;
use crate::total::Total;
use crate::wide::{LANES, Level, Simd, SimdBase, dispatch, f64x8, sum};

/// Windows begin and end at whole lanes, and rows are padded to them.
const BLOCK: usize = LANES;
/// What of a posterior may lie outside its window. Posteriors of curves without guessing are log-concave, so that what
/// is beyond a block this faint is fainter still.
const NEGLIGIBLE: f64 = 1e-12;
/// After so many packs a product is brought back to the middle of the floats.
const BREATH: usize = 8;
/// Below this a product has lost its digits and is taken again in logarithms.
const FAINT: f64 = 1e-250;

/// What is expected of the answers under the curves of the moment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expected {
    /// Σ weight · log of the marginal likelihood.
    pub log_likelihood: f64,
    /// For each item, category × node: the weight expected to answer so at that node.
    pub counts: Vec<Vec<f64>>,
}

pub(crate) struct Expectation<'a> {
    responses: &'a Responses,
    grid: &'a Grid,
    level: Level,
    width: usize,
    /// Item by item, state × node (a missing answer has probability one).
    single: Vec<Vec<f64>>,
    /// Pack by pack, byte × node.
    table: Vec<f64>,
    counts: Vec<f64>,
    prior: Vec<f64>,
    /// For each pattern the nodes that held its posterior at the last look, in blocks; empty before it.
    windows: Vec<(u16, u16)>,
    log_concave: bool,
}

impl<'a> Expectation<'a> {
    pub fn new(responses: &'a Responses, grid: &'a Grid) -> Self {
        Self::at(Level::new(), responses, grid)
    }

    fn at(level: Level, responses: &'a Responses, grid: &'a Grid) -> Self {
        let width = grid.len().next_multiple_of(BLOCK);
        let size = responses.packs().len() * 256 * width;
        let mut prior = grid.weights().to_vec();
        prior.resize(width, 0.0);
        let single = responses.items().iter().map(|item| vec![1.0; (item.categories() + 1) * width]).collect();
        Self {
            responses,
            grid,
            level,
            width,
            single,
            table: vec![1.0; size],
            counts: vec![0.0; size],
            prior,
            windows: Vec::new(),
            log_concave: true,
        }
    }

    /// Fills the tables for these curves; an item without a curve says nothing.
    pub fn prepare(&mut self, curves: &[Option<Curve>]) {
        self.log_concave = curves.iter().flatten().all(|curve| curve.shape != Shape::Guessing);
        for (single, curve) in self.single.iter_mut().zip(curves) {
            let Some(curve) = curve else { continue };
            let mut p = vec![0.0; curve.categories()];
            for (q, &theta) in self.grid.nodes().iter().enumerate() {
                curve.probabilities(theta, &mut p);
                for (k, p) in p.iter().enumerate() {
                    single[k * self.width + q] = *p;
                }
            }
        }
        for (at, pack) in self.responses.packs().iter().enumerate() {
            let table = &mut self.table[at * 256 * self.width..(at + 1) * 256 * self.width];
            fill(table, pack, &self.single, self.width);
        }
    }

    /// The whole step; [`Self::prepare`] came before.
    pub fn expect(&mut self) -> Expected {
        self.counts.fill(0.0);
        let mut counts = std::mem::take(&mut self.counts);
        let mut windows = std::mem::take(&mut self.windows);
        windows.resize(self.responses.patterns(), (0, (self.width / BLOCK) as u16));
        let level = self.level;
        let log_likelihood = dispatch!(level, simd => self.flow(simd, &mut counts, &mut windows));
        let expected = self.divide(&mut counts);
        (self.counts, self.windows) = (counts, windows);
        Expected { log_likelihood, counts: expected }
    }

    /// Every pattern's posterior, added to the bytes it was made of; Σ weight · log-likelihood.
    #[inline(always)]
    fn flow<S: Simd>(&self, simd: S, counts: &mut [f64], windows: &mut [(u16, u16)]) -> f64 {
        let width = self.width;
        let mut product = vec![0.0; width];
        // Terms by the million: the ascent ends where steps promise less than a plain sum would round away.
        let mut log_likelihood = Total::default();
        for (pattern, (&weight, window)) in self.responses.weights().iter().zip(windows).enumerate() {
            let (sum, log) = self.product_in(simd, pattern, &mut product, window);
            log_likelihood.add(weight * (sum.ln() + log));
            let scale = f64x8::splat(simd, weight / sum);
            let (from, to) = (usize::from(window.0) * BLOCK, usize::from(window.1) * BLOCK);
            let product = product[from..to].as_chunks_mut::<BLOCK>().0;
            for p in &mut *product {
                (f64x8::from_slice(simd, p) * scale).store_slice(p);
            }
            for (at, &byte) in self.responses.row(pattern).iter().enumerate() {
                let start = (at * 256 + usize::from(byte)) * width;
                let counts = counts[start + from..start + to].as_chunks_mut::<BLOCK>().0;
                for block in 0..product.len().min(counts.len()) {
                    let more = f64x8::from_slice(simd, &product[block]);
                    (f64x8::from_slice(simd, &counts[block]) + more).store_slice(&mut counts[block]);
                }
            }
        }
        log_likelihood.value()
    }

    /// The product in a window that is found anew: one block wider than at the last look, or everywhere if that does not
    /// hold the posterior; then narrowed to what does.
    #[inline(always)]
    fn product_in<S: Simd>(&self, simd: S, pattern: usize, product: &mut [f64], window: &mut (u16, u16)) -> (f64, f64) {
        let blocks = product.len() / BLOCK;
        let mut from = usize::from(window.0).saturating_sub(1);
        let mut to = (usize::from(window.1) + 1).min(blocks);
        let mut found = self.product(simd, pattern, product, from * BLOCK..to * BLOCK);
        // The slow way looks everywhere, so that faint edges alone do not tell where the posterior is.
        let inner = total(simd, &product[from * BLOCK..to * BLOCK]) > 0.5 * found.0
            && (from == 0 || faint(product, from, found.0))
            && (to == blocks || faint(product, to - 1, found.0));
        if !inner {
            (from, to) = (0, blocks);
            found = self.product(simd, pattern, product, 0..product.len());
        }
        if self.log_concave {
            while to - from > 1 && faint(product, from, found.0) {
                from += 1;
            }
            while to - from > 1 && faint(product, to - 1, found.0) {
                to -= 1;
            }
        }
        *window = (from as u16, to as u16);
        found
    }

    /// The posterior of one pattern over the nodes, and the log of its marginal likelihood.
    pub fn posterior(&self, pattern: usize, into: &mut Vec<f64>) -> f64 {
        into.resize(self.width, 0.0);
        let (sum, log) = dispatch!(self.level, simd => self.product(simd, pattern, into, 0..self.width));
        into.iter_mut().for_each(|p| *p /= sum);
        into.truncate(self.grid.len());
        sum.ln() + log
    }

    /// Prior × likelihood at the nodes of a range up to a factor, their sum, and the log of the factor.
    #[inline(always)]
    fn product<S: Simd>(&self, simd: S, pattern: usize, product: &mut [f64], nodes: Range<usize>) -> (f64, f64) {
        let row = self.responses.row(pattern);
        let mut log = 0.0;
        let inside = &mut product[nodes.clone()];
        inside.copy_from_slice(&self.prior[nodes.clone()]);
        for (breath, bytes) in row.chunks(BREATH).enumerate() {
            if breath > 0 {
                let most = inside.iter().copied().fold(0.0, f64::max);
                if most < FAINT {
                    return self.product_by_logs(pattern, product);
                }
                inside.iter_mut().for_each(|p| *p /= most);
                log += most.ln();
            }
            self.multiply(simd, breath * BREATH, bytes, inside, nodes.start);
        }
        let sum = total(simd, inside);
        if sum < FAINT { self.product_by_logs(pattern, product) } else { (sum, log) }
    }

    #[inline(always)]
    fn multiply<S: Simd>(&self, simd: S, first: usize, bytes: &[u8], product: &mut [f64], from: usize) {
        let size = product.len();
        let product = product.as_chunks_mut::<BLOCK>().0;
        let row = |at: usize, byte: u8| {
            let start = ((first + at) * 256 + usize::from(byte)) * self.width + from;
            self.table[start..start + size].as_chunks::<BLOCK>().0
        };
        let (fours, rest) = bytes.as_chunks::<4>();
        let done = bytes.len() - rest.len();
        for (four, bytes) in fours.iter().enumerate() {
            let at = 4 * four;
            let (a, b) = (row(at, bytes[0]), row(at + 1, bytes[1]));
            let (c, d) = (row(at + 2, bytes[2]), row(at + 3, bytes[3]));
            for (((p, a), b), (c, d)) in product.iter_mut().zip(a).zip(b).zip(c.iter().zip(d)) {
                let left = f64x8::from_slice(simd, a) * f64x8::from_slice(simd, b);
                let right = f64x8::from_slice(simd, c) * f64x8::from_slice(simd, d);
                (f64x8::from_slice(simd, p) * (left * right)).store_slice(p);
            }
        }
        if let [x, y, z] = *rest {
            let (a, b, c) = (row(done, x), row(done + 1, y), row(done + 2, z));
            for (((p, a), b), c) in product.iter_mut().zip(a).zip(b).zip(c) {
                let right = f64x8::from_slice(simd, b) * f64x8::from_slice(simd, c);
                (f64x8::from_slice(simd, p) * (f64x8::from_slice(simd, a) * right)).store_slice(p);
            }
            return;
        }
        for (at, &byte) in rest.iter().enumerate() {
            for (p, t) in product.iter_mut().zip(row(done + at, byte)) {
                (f64x8::from_slice(simd, p) * f64x8::from_slice(simd, t)).store_slice(p);
            }
        }
    }

    /// The slow way for rows whose likelihood leaves the floats.
    #[cold]
    fn product_by_logs(&self, pattern: usize, product: &mut [f64]) -> (f64, f64) {
        for (p, prior) in product.iter_mut().zip(&self.prior) {
            *p = prior.max(f64::MIN_POSITIVE).ln();
        }
        for (single, answer) in self.single.iter().zip(self.responses.answers(pattern)) {
            let Some(category) = answer else { continue };
            for (p, one) in product.iter_mut().zip(&single[category * self.width..]) {
                *p += one.max(f64::MIN_POSITIVE).ln();
            }
        }
        let nodes = self.grid.len();
        let most = product[..nodes].iter().copied().fold(f64::NEG_INFINITY, f64::max);
        product[nodes..].fill(0.0);
        product[..nodes].iter_mut().for_each(|p| *p = (*p - most).exp());
        (dispatch!(self.level, simd => total(simd, product)), most)
    }

    /// From bytes back to items; eats `counts`.
    fn divide(&self, counts: &mut [f64]) -> Vec<Vec<f64>> {
        let (width, nodes) = (self.width, self.grid.len());
        let mut out: Vec<Vec<f64>> =
            self.responses.items().iter().map(|item| vec![0.0; item.categories() * nodes]).collect();
        for (at, pack) in self.responses.packs().iter().enumerate() {
            let counts = &mut counts[at * 256 * width..(at + 1) * 256 * width];
            let mut patterns = pack.patterns;
            for (offset, &states) in pack.states.iter().enumerate().rev() {
                let below = patterns / states;
                let item = pack.first + offset;
                let categories = self.responses.items()[item].categories();
                for state in 0..states {
                    let (kept, rest) = counts.split_at_mut(below * width);
                    for pattern in 0..below {
                        let kept = &mut kept[pattern * width..(pattern + 1) * width];
                        let from = (state * below + pattern) * width;
                        let own = if state == 0 { &*kept } else { &rest[from - below * width..][..width] };
                        if state < categories {
                            for (sum, own) in out[item][state * nodes..(state + 1) * nodes].iter_mut().zip(own) {
                                *sum += own;
                            }
                        }
                        if state > 0 {
                            kept.iter_mut().zip(&rest[from - below * width..][..width]).for_each(|(k, o)| *k += o);
                        }
                    }
                }
                patterns = below;
            }
        }
        out
    }
}

fn fill(table: &mut [f64], pack: &Pack, single: &[Vec<f64>], width: usize) {
    table[..width].fill(1.0);
    let mut patterns = 1;
    for (offset, &states) in pack.states.iter().enumerate() {
        let own = &single[pack.first + offset];
        for state in (0..states).rev() {
            for pattern in 0..patterns {
                for q in 0..width {
                    table[(state * patterns + pattern) * width + q] =
                        table[pattern * width + q] * own[state * width + q];
                }
            }
        }
        patterns *= states;
    }
}

/// A whole block: a posterior may be narrower than a block, with its mode inside and both ends faint.
#[inline(always)]
fn faint(product: &[f64], block: usize, sum: f64) -> bool {
    product[block * BLOCK..(block + 1) * BLOCK].iter().all(|p| *p <= NEGLIGIBLE * sum)
}

/// A sum in lanes, so that it is fast and always the same.
#[inline(always)]
fn total<S: Simd>(simd: S, values: &[f64]) -> f64 {
    let mut lanes = f64x8::splat(simd, 0.0);
    for eight in values.as_chunks::<BLOCK>().0 {
        lanes += f64x8::from_slice(simd, eight);
    }
    sum(lanes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::answers::MISSING;

    #[test]
    fn wide_registers_change_no_byte() {
        let chance = ground::Seed(8).stream(0);
        let (persons, items) = (300, 37);
        let codes: Vec<u8> =
            (0..persons * items)
                .map(|at| {
                    if chance.unit(at as u64) < 0.03 {
                        MISSING
                    } else {
                        u8::from(chance.unit(90_000 + at as u64) < 0.6)
                    }
                })
                .collect();
        let responses = Responses::new(persons, items, &codes, None).expect("answers");
        let curves: Vec<Option<Curve>> = (0_u8..37)
            .map(|item| {
                Some(Curve {
                    shape: Shape::Credit,
                    parameters: vec![0.5 + 0.05 * f64::from(item), 1.0 - 0.06 * f64::from(item)],
                })
            })
            .collect();
        let grid = Grid::default();

        let [narrow, wide] = crate::wide::ends().map(|level| {
            let mut expectation = Expectation::at(level, &responses, &grid);
            expectation.prepare(&curves);
            (expectation.expect(), expectation.expect())
        });

        assert_eq!(narrow, wide);
    }
}
