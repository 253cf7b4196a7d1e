//! The marginal likelihood of ratings with its exact gradient, and the observed information by Louis (1982). O(ratings ·
//! nodes) a look; nothing of the size persons × nodes is kept.

use nalgebra::DMatrix;

use super::design::{Design, Part};
use super::ratings::Ratings;
use crate::response::Grid;
use crate::response::arrow::Arrow;
use crate::response::ascent::{View, dot};
use crate::wide::{LANES, Level, Simd, SimdBase, dispatch, f64x8, sum};

/// Probabilities below this count as this, so that a product of a few stays a float.
const LEAST: f64 = 1e-60;
/// After so many factors a product is brought back.
const BREATH: usize = 4;

pub(crate) struct Likelihood<'a> {
    ratings: &'a Ratings,
    design: &'a Design,
    grid: &'a Grid,
    level: Level,
    width: usize,
    /// Cell × category × node.
    table: Vec<f64>,
    counts: Vec<f64>,
    prior: Vec<f64>,
    persons: f64,
}

pub(crate) struct Sight {
    pub height: f64,
    gradient: Vec<f64>,
    metric: Arrow,
    orbits: [Vec<f64>; 2],
    masses: [f64; 2],
}

impl View for Sight {
    fn height(&self) -> f64 {
        self.height
    }

    fn gradient(&self) -> &[f64] {
        &self.gradient
    }

    fn guess(&self, v: &[f64]) -> Vec<f64> {
        let mut out = self.metric.solve(v);
        for (orbit, mass) in self.orbits.iter().zip(self.masses) {
            let along = dot(orbit, v) / mass;
            out.iter_mut().zip(orbit).for_each(|(out, direction)| *out += along * direction);
        }
        out
    }
}

impl<'a> Likelihood<'a> {
    pub fn new(ratings: &'a Ratings, design: &'a Design, grid: &'a Grid) -> Self {
        Self::at(Level::new(), ratings, design, grid)
    }

    fn at(level: Level, ratings: &'a Ratings, design: &'a Design, grid: &'a Grid) -> Self {
        let width = grid.len().next_multiple_of(LANES);
        let size = design.cells.len() * design.categories * width;
        let mut prior = grid.weights().to_vec();
        prior.resize(width, 0.0);
        let persons = (0..ratings.persons()).filter(|&person| !ratings.of(person).is_empty()).count() as f64;
        Self { ratings, design, grid, level, width, table: vec![1.0; size], counts: vec![0.0; size], prior, persons }
    }

    pub fn prepare(&mut self, free: &[f64]) {
        let categories = self.design.categories;
        let mut p = vec![0.0; categories];
        for (cell, &(item, rater)) in self.design.cells.iter().enumerate() {
            for (q, x) in self.grid.nodes().iter().enumerate() {
                self.design.probabilities(free, item as usize, rater as usize, free[0] * x, &mut p);
                for (k, p) in p.iter().enumerate() {
                    self.table[(cell * categories + k) * self.width + q] = p.max(LEAST);
                }
            }
        }
    }

    /// The posterior of a person over the nodes (padded), and the log of the likelihood.
    pub fn posterior(&self, person: usize, into: &mut [f64]) -> f64 {
        dispatch!(self.level, simd => self.posterior_at(simd, person, into))
    }

    #[inline(always)]
    fn posterior_at<S: Simd>(&self, simd: S, person: usize, into: &mut [f64]) -> f64 {
        let range = self.ratings.starts[person]..self.ratings.starts[person + 1];
        let mut log = 0.0;
        into.copy_from_slice(&self.prior);
        let nodes = into.as_chunks_mut::<LANES>().0;
        let mut at = range.start;
        while at + BREATH <= range.end {
            let [a, b, c, d] = [at, at + 1, at + 2, at + 3].map(|at| self.nodes_of(at));
            let mut most = f64x8::splat(simd, 0.0);
            for (((p, a), b), (c, d)) in nodes.iter_mut().zip(a).zip(b).zip(c.iter().zip(d)) {
                let left = f64x8::from_slice(simd, a) * f64x8::from_slice(simd, b);
                let right = f64x8::from_slice(simd, c) * f64x8::from_slice(simd, d);
                let product = f64x8::from_slice(simd, p) * (left * right);
                product.store_slice(p);
                most = most.max(product);
            }
            let most = most.reduce_max();
            scale(simd, nodes, 1.0 / most);
            log += most.ln();
            at += BREATH;
        }
        for at in at..range.end {
            for (p, t) in nodes.iter_mut().zip(self.nodes_of(at)) {
                (f64x8::from_slice(simd, p) * f64x8::from_slice(simd, t)).store_slice(p);
            }
        }
        let mut lanes = f64x8::splat(simd, 0.0);
        for p in &*nodes {
            lanes += f64x8::from_slice(simd, p);
        }
        let total = sum(lanes);
        scale(simd, nodes, 1.0 / total);
        log + total.ln()
    }

    /// What a rating is worth at each node.
    #[inline(always)]
    fn nodes_of(&self, rating: usize) -> &[[f64; LANES]] {
        let start = self.row(rating);
        self.table[start..start + self.width].as_chunks().0
    }

    /// Every person's posterior, added to what was answered; the log of the likelihood.
    #[inline(always)]
    fn flow<S: Simd>(&self, simd: S, counts: &mut [f64]) -> f64 {
        let mut posterior = vec![0.0; self.width];
        let mut height = 0.0;
        for person in 0..self.ratings.persons() {
            let range = self.ratings.starts[person]..self.ratings.starts[person + 1];
            if range.is_empty() {
                continue;
            }
            height += self.posterior_at(simd, person, &mut posterior);
            let posterior = posterior.as_chunks::<LANES>().0;
            for at in range {
                let start = self.row(at);
                let counts = counts[start..start + self.width].as_chunks_mut::<LANES>().0;
                for (count, p) in counts.iter_mut().zip(posterior) {
                    (f64x8::from_slice(simd, count) + f64x8::from_slice(simd, p)).store_slice(count);
                }
            }
        }
        height
    }

    #[inline(always)]
    fn row(&self, rating: usize) -> usize {
        let cell = self.design.cell_of[rating] as usize;
        (cell * self.design.categories + usize::from(self.ratings.all[rating].category)) * self.width
    }

    pub fn look(&mut self, free: &[f64]) -> Sight {
        self.prepare(free);
        let mut counts = std::mem::take(&mut self.counts);
        counts.fill(0.0);
        let height = dispatch!(self.level, simd => self.flow(simd, &mut counts));
        let (gradient, metric) = self.terms(&counts);
        self.counts = counts;
        let mut shift = vec![0.0; self.design.free];
        shift[1..=self.design.items].fill(-1.0);
        let mut stretch = vec![0.0; self.design.free];
        stretch[0] = free[0];
        let masses = [self.persons / (free[0] * free[0]).max(1e-12), 2.0 * self.persons];
        Sight { height, gradient, metric, orbits: [shift, stretch], masses }
    }

    fn terms(&self, counts: &[f64]) -> (Vec<f64>, Arrow) {
        let design = self.design;
        let mut gradient = vec![0.0; design.free];
        let mut corner = DMatrix::zeros(design.shared, design.shared);
        let mut borders = vec![(0.0, vec![0.0; design.shared]); if design.with_raters { design.raters } else { 0 }];
        self.complete(counts, &mut gradient, |left, right, share| {
            match (left.checked_sub(design.shared), right.checked_sub(design.shared)) {
                (None, None) => corner[(left, right)] += share,
                (Some(rater), None) => borders[rater].1[right] += share,
                (Some(rater), Some(_)) => borders[rater].0 += share,
                (None, Some(_)) => {}
            }
        });
        // Raising all severities and lowering all difficulties changes nothing; hold the difficulties in their place.
        let lift = corner.trace() / design.shared as f64 / design.items as f64;
        if design.with_raters {
            for r in 1..=design.items {
                for c in 1..=design.items {
                    corner[(r, c)] += lift;
                }
            }
        }
        let mut metric = Arrow::new(corner);
        for (rater, (own, border)) in borders.into_iter().enumerate() {
            let border = DMatrix::from_row_slice(1, design.shared, &border);
            metric.push(design.shared + rater, DMatrix::from_element(1, 1, own), border);
        }
        (gradient, metric.finish())
    }

    /// The gradient, and the information of the complete data handed out term by term.
    fn complete(&self, counts: &[f64], gradient: &mut [f64], mut hand: impl FnMut(usize, usize, f64)) {
        let (design, width) = (self.design, self.width);
        let categories = design.categories;
        for (cell, &(item, rater)) in design.cells.iter().enumerate() {
            let parts = design.parts(item as usize, rater as usize);
            let size = parts.len();
            let mut slopes = vec![0.0; size];
            let mut shares = vec![0.0; size * size];
            let mut f = vec![0.0; size * categories];
            let mut means = vec![0.0; size];
            for (q, &x) in self.grid.nodes().iter().enumerate() {
                let at = |k: usize| (cell * categories + k) * width + q;
                let here: f64 = (0..categories).map(|k| counts[at(k)]).sum();
                if here < 1e-12 {
                    continue;
                }
                means.fill(0.0);
                for (m, (_, part)) in parts.iter().enumerate() {
                    for k in 0..categories {
                        f[m * categories + k] = part.value(k, x);
                        means[m] += f[m * categories + k] * self.table[at(k)];
                    }
                }
                for m in 0..size {
                    for k in 0..categories {
                        slopes[m] += counts[at(k)] * (f[m * categories + k] - means[m]);
                    }
                    for l in 0..=m {
                        let both: f64 = (0..categories)
                            .map(|k| f[m * categories + k] * f[l * categories + k] * self.table[at(k)])
                            .sum();
                        shares[m * size + l] += here * (both - means[m] * means[l]);
                    }
                }
            }
            for m in 0..size {
                gradient[parts[m].0] += slopes[m];
                for l in 0..size {
                    hand(parts[m].0, parts[l].0, shares[m.max(l) * size + m.min(l)]);
                }
            }
        }
    }

    /// The observed information at `free`: complete less missing (Louis 1982).
    pub fn information(&mut self, free: &[f64]) -> DMatrix<f64> {
        self.look(free);
        let design = self.design;
        let mut information = DMatrix::zeros(design.free, design.free);
        self.complete(&self.counts, &mut vec![0.0; design.free], |l, r, share| information[(l, r)] += share);
        let mut posterior = vec![0.0; self.width];
        let nodes = self.grid.len();
        for person in 0..self.ratings.persons() {
            let range = self.ratings.starts[person]..self.ratings.starts[person + 1];
            if range.is_empty() {
                continue;
            }
            self.posterior(person, &mut posterior);
            let (places, scores) = self.scores(range);
            let size = places.len();
            let mut means = vec![0.0; size];
            for (mean, score) in means.iter_mut().zip(scores.chunks_exact(nodes)) {
                *mean = dot(score, &posterior[..nodes]);
            }
            for m in 0..size {
                for l in 0..=m {
                    let (left, right) = (&scores[m * nodes..(m + 1) * nodes], &scores[l * nodes..(l + 1) * nodes]);
                    let both: f64 = (0..nodes).map(|q| posterior[q] * left[q] * right[q]).sum();
                    let missing = both - means[m] * means[l];
                    information[(places[m], places[l])] -= missing;
                    if m != l {
                        information[(places[l], places[m])] -= missing;
                    }
                }
            }
        }
        information
    }

    /// The parameters a person meets, and the derivative of the complete log-likelihood by each at each node.
    fn scores(&self, range: std::ops::Range<usize>) -> (Vec<usize>, Vec<f64>) {
        let (design, nodes) = (self.design, self.grid.len());
        let mut places: Vec<usize> = Vec::new();
        let mut scores: Vec<f64> = Vec::new();
        for at in range {
            let rating = &self.ratings.all[at];
            let cell = design.cell_of[at] as usize;
            for (place, part) in design.parts(rating.item as usize, rating.rater as usize) {
                let own = places.iter().position(|known| *known == place).unwrap_or_else(|| {
                    places.push(place);
                    scores.resize(scores.len() + nodes, 0.0);
                    places.len() - 1
                });
                for (q, &x) in self.grid.nodes().iter().enumerate() {
                    let p = |k: usize| self.table[(cell * design.categories + k) * self.width + q];
                    let mean: f64 = (0..design.categories).map(|k| part.value(k, x) * p(k)).sum();
                    scores[own * nodes + q] += part.value(usize::from(rating.category), x) - mean;
                }
            }
        }
        (places, scores)
    }
}

#[inline(always)]
fn scale<S: Simd>(simd: S, nodes: &mut [[f64; LANES]], by: f64) {
    for p in nodes {
        (f64x8::from_slice(simd, p) * f64x8::splat(simd, by)).store_slice(p);
    }
}

impl Part {
    /// ∂ log of the numerator of P(k) at node x.
    fn value(self, k: usize, x: f64) -> f64 {
        match self {
            Self::Spread => k as f64 * x,
            Self::Score => -(k as f64),
            Self::Threshold(at) => -f64::from(u8::from(k == at)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::design::Steps;
    use crate::facets::ratings::Rating;

    #[test]
    fn wide_registers_change_no_byte() {
        let chance = ground::Seed(6).stream(0);
        let rating = |at: u32| Rating {
            person: at / 7,
            item: at % 3,
            rater: at % 5,
            category: if chance.unit(u64::from(at)) < 0.4 { 1 } else { u8::from(at.is_multiple_of(2)) * 2 },
        };
        let ratings = Ratings::new((0..400).map(rating).collect()).expect("ratings");
        let (design, grid) = (Design::new(&ratings, Steps::Shared, true), Grid::even(41, 6.0));
        let mut free = vec![0.1; design.free];
        free[0] = 1.3;

        let [narrow, wide] = crate::wide::ends().map(|level| {
            let mut likelihood = Likelihood::at(level, &ratings, &design, &grid);
            let sight = likelihood.look(&free);
            (sight.height, sight.gradient, likelihood.counts)
        });

        assert_eq!(narrow, wide);
    }
}
