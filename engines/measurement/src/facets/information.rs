//! The observed information of ratings by Louis (1982): complete less missing, the missing part being the covariance of
//! each person's scores over its posterior. O(Σ over persons of (parameters met)² · nodes).

use nalgebra::DMatrix;

use super::cells::{Shelf, add_scaled, eights, eights_mut};
use super::design::{Design, Steps};
use crate::response::arrow::inverted;
use crate::wide::{Simd, SimdBase, f64x8, sum};

/// Room for one person's scores, used again for the next: the parameters it meets, and the derivative of the complete
/// log-likelihood by each at each node. What is the same at all nodes is left out: it varies with nothing.
pub(super) struct Scores {
    met: Vec<usize>,
    /// Where each parameter stands among those met.
    slot: Vec<usize>,
    rows: Vec<f64>,
    weighted: Vec<f64>,
    width: usize,
}

const UNMET: usize = usize::MAX;

impl Scores {
    pub fn new(shelf: &Shelf<'_>) -> Self {
        let (rows, weighted) = (Vec::new(), vec![0.0; shelf.width]);
        Self { met: Vec::new(), slot: vec![UNMET; shelf.design.free], rows, weighted, width: shelf.width }
    }

    /// The person's ratings as pairs of cell and category.
    #[inline(always)]
    pub fn gather<S: Simd>(
        &mut self,
        simd: S,
        shelf: &Shelf<'_>,
        table: &[f64],
        means: &[f64],
        ratings: impl Iterator<Item = (usize, usize)>,
    ) {
        let design = shelf.design;
        for place in self.met.drain(..) {
            self.slot[place] = UNMET;
        }
        self.rows.clear();
        let mut total = 0;
        for (cell, category) in ratings {
            let (item, rater) = (design.cells[cell].0 as usize, design.cells[cell].1 as usize);
            let mean = &means[cell * shelf.width..(cell + 1) * shelf.width];
            total += category;
            add_scaled(simd, self.row(0), mean, -1.0);
            add_scaled(simd, self.row(1 + item), mean, 1.0);
            if let Some(place) = design.severity(rater) {
                add_scaled(simd, self.row(place), mean, 1.0);
            }
            for k in 1..design.categories.saturating_sub(1) {
                if let Some(place) = design.threshold(item, k) {
                    add_scaled(simd, self.row(place), &table[shelf.row(cell, k)], 1.0);
                }
            }
        }
        // The spread's: x · Σ (category − mean).
        let total = f64x8::splat(simd, total as f64);
        for (score, x) in eights_mut(self.row(0)).iter_mut().zip(eights(&shelf.nodes)) {
            (f64x8::from_slice(simd, x) * (total + f64x8::from_slice(simd, score))).store_slice(score);
        }
    }

    /// The row of a parameter, which is met from now on.
    #[inline(always)]
    fn row(&mut self, place: usize) -> &mut [f64] {
        if self.slot[place] == UNMET {
            self.slot[place] = self.met.len();
            self.met.push(place);
            self.rows.resize(self.rows.len() + self.width, 0.0);
        }
        let start = self.slot[place] * self.width;
        &mut self.rows[start..start + self.width]
    }

    /// Takes the covariance of the scores over the posterior away, on and under the diagonal.
    #[inline(always)]
    pub fn take_from<S: Simd>(&mut self, simd: S, posterior: &[f64], information: &mut DMatrix<f64>) {
        for row in self.rows.chunks_exact_mut(self.width) {
            let mean = f64x8::splat(simd, dot(simd, row, posterior));
            for score in eights_mut(row) {
                (f64x8::from_slice(simd, score) - mean).store_slice(score);
            }
        }
        for (m, row) in self.rows.chunks_exact(self.width).enumerate() {
            for ((weighted, score), p) in
                eights_mut(&mut self.weighted).iter_mut().zip(eights(row)).zip(eights(posterior))
            {
                (f64x8::from_slice(simd, score) * f64x8::from_slice(simd, p)).store_slice(weighted);
            }
            for (other, mate) in self.rows.chunks_exact(self.width).zip(&self.met[..=m]) {
                let (one, mate) = (self.met[m].max(*mate), self.met[m].min(*mate));
                information[(one, mate)] -= dot(simd, &self.weighted, other);
            }
        }
    }
}

/// What was found on and under the diagonal also stands above it.
pub(super) fn mirror(information: &mut DMatrix<f64>) {
    for column in 0..information.ncols() {
        for row in 0..column {
            information[(row, column)] = information[(column, row)];
        }
    }
}

/// How many products of two scores the missing information takes: half the squares of the parameters that persons meet.
/// `persons` are their cells.
pub(super) fn products<'a>(design: &Design, persons: impl Iterator<Item = &'a [u32]>) -> f64 {
    let inner = design.categories.saturating_sub(2);
    let mut last = vec![usize::MAX; design.items + design.raters];
    let mut first_time = |at: usize, person: usize| std::mem::replace(&mut last[at], person) != person;
    let of_person = |(person, cells): (usize, &[u32])| {
        let (mut items, mut raters) = (0, 0);
        for &cell in cells {
            let (item, rater) = design.cells[cell as usize];
            items += usize::from(first_time(item as usize, person));
            raters += usize::from(first_time(design.items + rater as usize, person));
        }
        let thresholds = if design.steps == Steps::Shared { inner } else { inner * items };
        let met = 1 + items + thresholds + if design.with_raters { raters } else { 0 };
        (met * met) as f64 / 2.0
    };
    persons.enumerate().map(of_person).sum()
}

/// The covariance of parameters where severities add up to nought; none when some direction is without information.
pub(super) fn covariance(mut information: DMatrix<f64>, design: &Design) -> Option<DMatrix<f64>> {
    let (items, raters) = design.present();
    let absent = |at: usize| match at.checked_sub(design.shared) {
        Some(rater) => !raters[rater],
        None if at >= 1 && at <= design.items => !items[at - 1],
        None => information[(at, at)] == 0.0,
    };
    let gone: Vec<usize> = (0..design.free).filter(|&at| absent(at)).collect();
    let scale = information.trace().abs() / design.free as f64;
    for at in gone {
        information[(at, at)] = scale;
    }
    let mut idle = nalgebra::DVector::zeros(design.free);
    if design.with_raters {
        let mut origin = nalgebra::DVector::zeros(design.free);
        for (rater, _) in raters.iter().enumerate().filter(|(_, present)| **present) {
            idle[design.shared + rater] = -1.0;
            origin[design.shared + rater] = 1.0;
        }
        for (item, _) in items.iter().enumerate().filter(|(_, present)| **present) {
            idle[1 + item] = 1.0;
        }
        information += &origin * origin.transpose() * (scale / origin.norm_squared());
        let along: f64 = origin.dot(&idle);
        idle *= (origin.norm_squared() / scale).sqrt() / along;
    }
    let inverse = inverted(information)?;
    Some(inverse - &idle * idle.transpose())
}

#[inline(always)]
fn dot<S: Simd>(simd: S, one: &[f64], other: &[f64]) -> f64 {
    let mut lanes = f64x8::splat(simd, 0.0);
    for (one, other) in eights(one).iter().zip(eights(other)) {
        lanes += f64x8::from_slice(simd, one) * f64x8::from_slice(simd, other);
    }
    sum(lanes)
}
