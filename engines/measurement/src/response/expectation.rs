//! The expectation step (Bock & Aitkin 1981) over packed answers. A table holds, for each byte that can occur in a pack,
//! the product of its items' probabilities at every node; a row of answers is the product of its bytes' rows; what is
//! expected flows back byte by byte and is divided among items once at the end. O(patterns · packs · nodes) time,
//! O(256 · packs · nodes) memory.

use std::ops::Range;

use super::answers::{Pack, Responses};
use super::curve::{Curve, Shape};
use super::grid::Grid;

/// Rows are padded to whole lanes.
const LANE: usize = 8;
/// Windows begin and end at whole blocks.
const BLOCK: usize = 4;
/// What of a posterior may lie outside its window. Posteriors of curves without guessing are log-concave, so that what
/// is beyond a block this faint is fainter still.
const NEGLIGIBLE: f64 = 1e-12;
/// After so many packs a product is brought back to the middle of the floats.
const BREATH: usize = 8;
/// Below this a product has lost its digits and is taken again in logarithms.
const FAINT: f64 = 1e-250;

/// What is expected of the answers under the curves of the moment.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    /// Σ weight · log of the marginal likelihood.
    pub log_likelihood: f64,
    /// For each item, category × node: the weight expected to answer so at that node.
    pub counts: Vec<Vec<f64>>,
}

pub(crate) struct Expectation<'a> {
    responses: &'a Responses,
    grid: &'a Grid,
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
        let width = grid.len().next_multiple_of(LANE);
        let size = responses.packs().len() * 256 * width;
        let mut prior = grid.weights().to_vec();
        prior.resize(width, 0.0);
        let single = responses.items().iter().map(|item| vec![1.0; (item.categories() + 1) * width]).collect();
        Self {
            responses,
            grid,
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
        let width = self.width;
        let mut product = vec![0.0; width];
        let mut log_likelihood = 0.0;
        let mut counts = std::mem::take(&mut self.counts);
        let mut windows = std::mem::take(&mut self.windows);
        windows.resize(self.responses.patterns(), (0, (width / BLOCK) as u16));
        for (pattern, (&weight, window)) in self.responses.weights().iter().zip(&mut windows).enumerate() {
            let (sum, log) = self.product_in(pattern, &mut product, window);
            log_likelihood += weight * (sum.ln() + log);
            let scale = weight / sum;
            let (from, to) = (usize::from(window.0) * BLOCK, usize::from(window.1) * BLOCK);
            let product = &mut product[from..to];
            product.iter_mut().for_each(|p| *p *= scale);
            for (at, &byte) in self.responses.row(pattern).iter().enumerate() {
                let start = (at * 256 + usize::from(byte)) * width;
                for (count, p) in counts[start + from..start + to].iter_mut().zip(&*product) {
                    *count += p;
                }
            }
        }
        let expected = self.divide(&mut counts);
        (self.counts, self.windows) = (counts, windows);
        Expected { log_likelihood, counts: expected }
    }

    /// The product in a window that is found anew: one block wider than at the last look, or everywhere if that does not
    /// hold the posterior; then narrowed to what does.
    fn product_in(&self, pattern: usize, product: &mut [f64], window: &mut (u16, u16)) -> (f64, f64) {
        let blocks = product.len() / BLOCK;
        let mut from = usize::from(window.0).saturating_sub(1);
        let mut to = (usize::from(window.1) + 1).min(blocks);
        let mut found = self.product(pattern, product, from * BLOCK..to * BLOCK);
        // A whole block: a posterior may be narrower than a block, with its mode inside and both ends faint.
        let faint = |product: &[f64], block: usize, sum: f64| {
            product[block * BLOCK..(block + 1) * BLOCK].iter().all(|p| *p <= NEGLIGIBLE * sum)
        };
        let inner = |product: &[f64], from: usize, to: usize, sum: f64| {
            // The slow way looks everywhere, so that faint edges alone do not tell where the posterior is.
            total(&product[from * BLOCK..to * BLOCK]) > 0.5 * sum
                && (from == 0 || faint(product, from, sum))
                && (to == blocks || faint(product, to - 1, sum))
        };
        if !inner(product, from, to, found.0) {
            (from, to) = (0, blocks);
            found = self.product(pattern, product, 0..product.len());
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
        let (sum, log) = self.product(pattern, into, 0..self.width);
        into.iter_mut().for_each(|p| *p /= sum);
        into.truncate(self.grid.len());
        sum.ln() + log
    }

    /// Prior × likelihood at the nodes of a range up to a factor, their sum, and the log of the factor.
    fn product(&self, pattern: usize, product: &mut [f64], nodes: Range<usize>) -> (f64, f64) {
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
            self.multiply(breath * BREATH, bytes, inside, nodes.start);
        }
        let sum = total(inside);
        if sum < FAINT { self.product_by_logs(pattern, product) } else { (sum, log) }
    }

    fn multiply(&self, first: usize, bytes: &[u8], product: &mut [f64], from: usize) {
        let size = product.len();
        let row = |at: usize, byte: u8| {
            let start = ((first + at) * 256 + usize::from(byte)) * self.width + from;
            &self.table[start..start + size]
        };
        let fours = bytes.chunks_exact(4);
        let rest = fours.remainder();
        let done = bytes.len() - rest.len();
        for (four, bytes) in fours.enumerate() {
            let at = 4 * four;
            let (a, b) = (row(at, bytes[0]), row(at + 1, bytes[1]));
            let (c, d) = (row(at + 2, bytes[2]), row(at + 3, bytes[3]));
            for q in 0..size {
                product[q] *= (a[q] * b[q]) * (c[q] * d[q]);
            }
        }
        if let [x, y, z] = *rest {
            let (a, b, c) = (row(done, x), row(done + 1, y), row(done + 2, z));
            for q in 0..size {
                product[q] *= a[q] * (b[q] * c[q]);
            }
            return;
        }
        for (at, &byte) in rest.iter().enumerate() {
            for (p, t) in product.iter_mut().zip(row(done + at, byte)) {
                *p *= t;
            }
        }
    }

    /// The slow way for rows whose likelihood leaves the floats.
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
        (total(product), most)
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

/// A sum in four lanes, so that it is fast and always the same.
fn total(values: &[f64]) -> f64 {
    let mut lanes = [0.0; BLOCK];
    for chunk in values.chunks_exact(BLOCK) {
        lanes.iter_mut().zip(chunk).for_each(|(lane, value)| *lane += value);
    }
    lanes.iter().sum()
}
