//! The marginal likelihood of ratings with its exact gradient. O(ratings · nodes) a look; nothing of the size persons ×
//! nodes is kept.

use std::rc::Rc;

use nalgebra::{DMatrix, DVector};

use super::cells::Shelf;
use super::design::Design;
use super::information::{Scores, covariance, mirror, products};
use super::ratings::{Rating, Ratings};
use crate::response::Grid;
use crate::response::arrow::Arrow;
use crate::response::ascent::{View, dot};
use crate::total::Total;
use crate::wide::{LANES, Level, Simd, SimdBase, dispatch, f64x8, sum};

/// After so many factors a product is brought back.
const BREATH: usize = 4;

pub(crate) struct Likelihood<'a> {
    ratings: &'a Ratings,
    level: Level,
    shelf: Shelf<'a>,
    /// The row of the table that each rating reads.
    rows: Vec<u32>,
    /// Cell × category × node.
    table: Vec<f64>,
    counts: Vec<f64>,
    prior: Vec<f64>,
    persons: f64,
    curvature: Curvature,
}

/// Whether the climb knows how the likelihood itself is curved, not only that of the complete data.
enum Curvature {
    /// It costs too much, or some direction is without information.
    Unknown,
    /// It will be found once the top is near.
    Later,
    /// The inverse of the observed information, at a place on the way.
    Known(Rc<DMatrix<f64>>),
}

/// The curvature may cost as much as so many looks.
const WORTH: f64 = 8.0;
/// It is found once a step of EM promises less log-likelihood than this for a person: on 50,000 ratings nine looks are enough then, where
/// 0.1 to 10 take ten or eleven.
const NEAR: f64 = 1e-2;

pub(crate) struct Sight {
    pub height: f64,
    gradient: Vec<f64>,
    curvature: Option<Rc<DMatrix<f64>>>,
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
        if let Some(inverse) = &self.curvature {
            return (inverse.as_ref() * DVector::from_column_slice(v)).as_slice().to_vec();
        }
        let mut out = self.metric.solve(v);
        for (orbit, mass) in self.orbits.iter().zip(self.masses) {
            let along = dot(orbit, v) / mass;
            out.iter_mut().zip(orbit).for_each(|(out, direction)| *out += along * direction);
        }
        out
    }
}

impl Sight {
    /// What a step of EM promises to gain.
    fn promise(&self) -> f64 {
        0.5 * dot(&self.guess(&self.gradient), &self.gradient)
    }
}

impl<'a> Likelihood<'a> {
    pub fn new(ratings: &'a Ratings, design: &'a Design, grid: &Grid) -> Self {
        Self::at(Level::new(), ratings, design, grid)
    }

    fn at(level: Level, ratings: &'a Ratings, design: &'a Design, grid: &Grid) -> Self {
        let width = grid.len().next_multiple_of(LANES);
        let size = design.cells.len() * design.categories * width;
        let filled = |values: &[f64]| values.iter().copied().chain(std::iter::repeat(0.0)).take(width).collect();
        let shelf = Shelf { design, nodes: filled(grid.nodes()), width };
        let persons = (0..ratings.persons()).filter(|&person| !ratings.of(person).is_empty()).count() as f64;
        let row = |(cell, rating): (&u32, &Rating)| cell * design.categories as u32 + u32::from(rating.category);
        let rows = design.cell_of.iter().zip(ratings.all()).map(row).collect();
        let prior = filled(grid.weights());
        let (table, counts, curvature) = (vec![1.0; size], vec![0.0; size], Curvature::Unknown);
        let mut likelihood = Self { ratings, level, shelf, rows, table, counts, prior, persons, curvature };
        if likelihood.is_worth_its_price() {
            likelihood.curvature = Curvature::Later;
        }
        likelihood
    }

    pub fn prepare(&mut self, free: &[f64]) {
        let (shelf, table) = (&self.shelf, &mut self.table);
        dispatch!(self.level, simd => shelf.fill(simd, free, table));
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
        self.table[start..start + self.shelf.width].as_chunks().0
    }

    /// Every person's posterior, added to what was answered; the log of the likelihood.
    #[inline(always)]
    fn flow<S: Simd>(&self, simd: S, counts: &mut [f64]) -> f64 {
        let mut posterior = vec![0.0; self.shelf.width];
        let mut height = Total::default();
        for person in 0..self.ratings.persons() {
            let range = self.ratings.starts[person]..self.ratings.starts[person + 1];
            if range.is_empty() {
                continue;
            }
            height.add(self.posterior_at(simd, person, &mut posterior));
            let posterior = posterior.as_chunks::<LANES>().0;
            for at in range {
                let start = self.row(at);
                let counts = counts[start..start + self.shelf.width].as_chunks_mut::<LANES>().0;
                for (count, p) in counts.iter_mut().zip(posterior) {
                    (f64x8::from_slice(simd, count) + f64x8::from_slice(simd, p)).store_slice(count);
                }
            }
        }
        height.value()
    }

    /// Where the row of a rating's category begins.
    #[inline(always)]
    fn row(&self, rating: usize) -> usize {
        self.rows[rating] as usize * self.shelf.width
    }

    pub fn look(&mut self, free: &[f64]) -> Sight {
        self.prepare(free);
        let mut counts = std::mem::take(&mut self.counts);
        counts.fill(0.0);
        let height = dispatch!(self.level, simd => self.flow(simd, &mut counts));
        self.counts = counts;
        let (gradient, metric) = self.terms();
        let design = self.shelf.design;
        let mut shift = vec![0.0; design.free];
        shift[1..=design.items].fill(-1.0);
        let mut stretch = vec![0.0; design.free];
        stretch[0] = free[0];
        let masses = [self.persons / (free[0] * free[0]).max(1e-12), 2.0 * self.persons];
        let mut sight = Sight { height, gradient, curvature: None, metric, orbits: [shift, stretch], masses };
        if matches!(self.curvature, Curvature::Later) && sight.promise() < NEAR * self.persons {
            self.curvature = match covariance(self.observed(), design) {
                Some(inverse) => Curvature::Known(Rc::new(inverse)),
                None => Curvature::Unknown,
            };
        }
        if let Curvature::Known(inverse) = &self.curvature {
            sight.curvature = Some(Rc::clone(inverse));
        }
        sight
    }

    /// Whether finding the curvature costs no more than the looks it saves: counted in rows of the table read, of which
    /// a look takes three a rating.
    fn is_worth_its_price(&self) -> bool {
        let (design, looks) = (self.shelf.design, 3.0 * self.rows.len() as f64 * WORTH);
        let persons = self.ratings.starts.array_windows().map(|&[from, to]| &design.cell_of[from..to]);
        let turning = (design.free as f64).powi(3) / self.shelf.width as f64;
        turning < looks && products(design, persons) + turning < looks
    }

    fn terms(&self) -> (Vec<f64>, Arrow) {
        let design = self.shelf.design;
        let mut gradient = vec![0.0; design.free];
        let mut corner = DMatrix::zeros(design.shared, design.shared);
        let mut borders = vec![(0.0, vec![0.0; design.shared]); if design.with_raters { design.raters } else { 0 }];
        let hand = |left: usize, right: usize, share: f64| match (
            left.checked_sub(design.shared),
            right.checked_sub(design.shared),
        ) {
            (None, None) => corner[(left, right)] += share,
            (Some(rater), None) => borders[rater].1[right] += share,
            (Some(rater), Some(_)) => borders[rater].0 += share,
            (None, Some(_)) => {}
        };
        let (shelf, table, counts) = (&self.shelf, &self.table, &self.counts);
        dispatch!(self.level, simd => shelf.complete(simd, table, counts, |at, slope| gradient[at] += slope, hand));
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

    /// The observed information at `free`.
    pub fn information(&mut self, free: &[f64]) -> DMatrix<f64> {
        self.look(free);
        self.observed()
    }

    /// The observed information where the last look was taken.
    fn observed(&self) -> DMatrix<f64> {
        let design = self.shelf.design;
        let mut information = DMatrix::zeros(design.free, design.free);
        dispatch!(self.level, simd => self.observed_at(simd, &mut information));
        mirror(&mut information);
        information
    }

    #[inline(always)]
    fn observed_at<S: Simd>(&self, simd: S, information: &mut DMatrix<f64>) {
        let (shelf, table) = (&self.shelf, &self.table);
        shelf.complete(simd, table, &self.counts, |_, _| {}, |row, column, share| information[(row, column)] += share);
        let means = shelf.means(simd, table);
        let mut posterior = vec![0.0; shelf.width];
        let mut scores = Scores::new(shelf);
        for person in 0..self.ratings.persons() {
            let range = self.ratings.starts[person]..self.ratings.starts[person + 1];
            if range.is_empty() {
                continue;
            }
            self.posterior_at(simd, person, &mut posterior);
            let cells = shelf.design.cell_of[range.clone()].iter().map(|&cell| cell as usize);
            let ratings = cells.zip(self.ratings.all[range].iter().map(|rating| usize::from(rating.category)));
            scores.gather(simd, shelf, table, &means, ratings);
            scores.take_from(simd, &posterior, information);
        }
    }
}

#[inline(always)]
fn scale<S: Simd>(simd: S, nodes: &mut [[f64; LANES]], by: f64) {
    for p in nodes {
        (f64x8::from_slice(simd, p) * f64x8::splat(simd, by)).store_slice(p);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facets::design::Steps;
    use crate::facets::ratings::Rating;

    fn drawn() -> Ratings {
        let chance = ground::Seed(6).stream(0);
        let rating = |at: u32| Rating {
            person: at / 7,
            item: at % 3,
            rater: at % 5,
            category: if chance.unit(u64::from(at)) < 0.4 { 1 } else { u8::from(at.is_multiple_of(2)) * 3 },
        };
        let mut all: Vec<Rating> = (0..400).map(rating).collect();
        all.iter_mut().step_by(9).for_each(|rating| rating.category = 2);
        Ratings::new(all).expect("ratings")
    }

    #[test]
    fn slopes_and_curvature_are_those_of_the_height() {
        let (ratings, grid) = (drawn(), Grid::even(41, 6.0));
        for (steps, with_raters) in [(Steps::Shared, true), (Steps::OfItems, true), (Steps::Shared, false)] {
            let design = Design::new(&ratings, steps, with_raters);
            let mut likelihood = Likelihood::new(&ratings, &design, &grid);
            let mut free: Vec<f64> = (0..design.free).map(|at| 0.1 + 0.05 * at as f64).collect();
            free[0] = 1.3;

            let gradient = likelihood.look(&free).gradient;
            let information = likelihood.information(&free);

            for at in 0..design.free {
                let mut beside = |step: f64| {
                    let mut there = free.clone();
                    there[at] += step;
                    let sight = likelihood.look(&there);
                    (sight.height, sight.gradient)
                };
                let ((high, ahead), (low, back)) = (beside(1e-4), beside(-1e-4));
                assert!(((high - low) / 2e-4 - gradient[at]).abs() < 1e-5, "{steps:?}: {at}");
                for other in 0..design.free {
                    let turned = (back[other] - ahead[other]) / 2e-4;
                    assert!((turned - information[(at, other)]).abs() < 1e-5, "{steps:?}: {at}, {other}");
                }
            }
        }
    }

    #[test]
    fn wide_registers_change_no_byte() {
        let ratings = drawn();
        let (design, grid) = (Design::new(&ratings, Steps::Shared, true), Grid::even(41, 6.0));
        let mut free = vec![0.1; design.free];
        free[0] = 1.3;

        let [narrow, wide] = crate::wide::ends().map(|level| {
            let mut likelihood = Likelihood::at(level, &ratings, &design, &grid);
            let sight = likelihood.look(&free);
            (sight.height, sight.gradient, likelihood.observed(), likelihood.counts)
        });

        assert_eq!(narrow, wide);
    }
}
