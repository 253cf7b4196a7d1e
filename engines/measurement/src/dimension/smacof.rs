//! Multidimensional scaling by majorisation (SMACOF: de Leeuw 1977; de Leeuw & Heiser 1980; Borg & Groenen 2005).
//!
//! One pass over the pairs gives Σ δ̂ (xᵢ − xⱼ)/d for every object, which is the Guttman transform; Σ δ̂ d and Σ d², and so
//! stress, follow from it in O(n). Steps are accelerated by extrapolating over the last few of them (Anderson 1965) and
//! kept only where stress falls; a plain step, which cannot rise, is taken otherwise. Starts: the classical solution and
//! random ones; stress has local minima, so the number of starts that reached the best is told.

use ground::Seed;
use nalgebra::{DMatrix, DVector};

use super::disparity::{Disparity, Scale};
use super::parallel::Draws;
use super::torgerson;
use crate::count::real;
use crate::wide::{LANES, Level, Simd, SimdBase, SimdFloat, dispatch, f64x8, sum};

/// What is asked of the search.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    /// Dimensions of the plane.
    pub dimensions: usize,
    /// What the dissimilarities mean.
    pub scale: Scale,
    /// Random starts beside the classical one.
    pub random_starts: usize,
    /// Passes over the pairs in one descent.
    pub iterations: usize,
    /// A descent ends when stress falls by less than this share of itself over ten steps.
    pub tolerance: f64,
    /// Chance of the random starts.
    pub seed: Seed,
}

/// A configuration and how well it fits.
#[derive(Clone, Debug)]
pub struct Scaled {
    /// Objects × dimensions, centred, on principal axes.
    pub points: DMatrix<f64>,
    /// Kruskal's stress-1.
    pub stress: f64,
    /// Share of squared residuals that belongs to each object.
    pub shares: Vec<f64>,
    /// Disparities of pairs in the order (0,1), (0,2), …, (1,2), …; mean square one.
    pub disparities: Vec<f64>,
    /// Distances of the same pairs, in the unit of the disparities.
    pub distances: Vec<f64>,
    /// Passes over the pairs in the descent that won.
    pub iterations: usize,
    /// Whether it ended by its tolerance.
    pub converged: bool,
    /// Starts tried.
    pub starts: usize,
    /// Starts that came within a thousandth of the best stress.
    pub agreed: usize,
    /// Stress reached from the classical start.
    pub from_classical: f64,
}

/// Scales a symmetric matrix of dissimilarities of at least two objects.
pub fn smacof(dissimilarity: &DMatrix<f64>, search: &Search) -> Scaled {
    let objects = dissimilarity.nrows();
    let pairs: Vec<f64> =
        (0..objects).flat_map(|i| (i + 1..objects).map(move |j| (i, j))).map(|at| dissimilarity[at]).collect();
    let start = torgerson::roughly(dissimilarity, search.dimensions);
    let mut best = descend(&pairs, &start, search);
    let from_classical = best.stress;
    let mut reached = vec![best.stress];
    for number in 0..search.random_starts {
        let mut draws = Draws::new(search.seed, number);
        let start = DMatrix::from_fn(objects, search.dimensions, |_, _| draws.normal());
        let other = descend(&pairs, &start, search);
        reached.push(other.stress);
        if other.stress < best.stress - 1e-12 {
            best = other;
        }
    }
    let agreed = reached.iter().filter(|&&stress| stress <= best.stress * 1.001 + 1e-9).count();
    Scaled { starts: reached.len(), agreed, from_classical, ..best }
}

/// How many steps an extrapolation looks back upon.
const MEMORY: usize = 6;

fn descend(pairs: &[f64], start: &DMatrix<f64>, search: &Search) -> Scaled {
    let mut field = Field::new(start.nrows(), start.ncols());
    let mut disparity = Disparity::new(pairs, search.scale);
    let mut disparities = vec![1.0; pairs.len()];
    let mut distances = vec![0.0; pairs.len()];
    let moving = search.scale != Scale::Ratio;
    let mut points = flat(start);
    if moving {
        field.distances(&points, &mut distances);
        disparity.fit(&distances, &mut disparities);
    } else {
        disparity.fit(&[], &mut disparities);
    }
    let mut plain = field.transform(&points, &disparities);
    let mut stress = field.stress(pairs.len());
    let mut history = History::default();
    let (mut iterations, mut converged) = (1, false);
    let mut recent = vec![stress];
    while iterations < search.iterations {
        let mut proposal = history.extrapolate(&points, &plain).unwrap_or_else(|| plain.clone());
        let mut extrapolated = proposal != plain;
        loop {
            if moving {
                field.distances(&proposal, &mut distances);
                disparity.fit(&distances, &mut disparities);
            }
            let next = field.transform(&proposal, &disparities);
            let there = field.stress(pairs.len());
            iterations += 1;
            if extrapolated && there > stress {
                // The extrapolation went too far: the plain step from here cannot rise.
                history = History::default();
                (proposal, extrapolated) = (plain.clone(), false);
                continue;
            }
            (points, plain, stress) = (proposal, next, there);
            break;
        }
        recent.push(stress);
        if recent.len() > 10 {
            let before = recent[recent.len() - 11];
            if before - stress <= search.tolerance * stress || stress < 1e-9 {
                converged = true;
                break;
            }
        }
    }
    finish(&mut field, &points, disparities, converged, iterations)
}

/// The answer at the points whose disparities stand, in the unit of the disparities and on principal axes.
fn finish(field: &mut Field, points: &[f64], disparities: Vec<f64>, converged: bool, iterations: usize) -> Scaled {
    let mut distances = vec![0.0; disparities.len()];
    field.distances(points, &mut distances);
    let cross: f64 = distances.iter().zip(&disparities).map(|(d, h)| d * h).sum();
    let square: f64 = distances.iter().map(|d| d * d).sum();
    let unit = if square > 0.0 { cross / square } else { 1.0 };
    for distance in &mut distances {
        *distance *= unit;
    }
    let residual: Vec<f64> = distances.iter().zip(&disparities).map(|(d, h)| (d - h).powi(2)).collect();
    let total: f64 = residual.iter().sum();
    let size: f64 = disparities.iter().map(|h| h * h).sum();
    let mut shares = vec![0.0; field.objects];
    let mut pair = 0;
    for i in 0..field.objects {
        for j in i + 1..field.objects {
            shares[i] += residual[pair] / 2.0;
            shares[j] += residual[pair] / 2.0;
            pair += 1;
        }
    }
    if total > 0.0 {
        for share in &mut shares {
            *share /= total;
        }
    }
    let matrix = DMatrix::from_fn(field.objects, field.dimensions, |i, k| unit * points[k * field.objects + i]);
    Scaled {
        points: principal(matrix),
        stress: if size > 0.0 { (total / size).sqrt() } else { 0.0 },
        shares,
        disparities,
        distances,
        iterations,
        converged,
        starts: 1,
        agreed: 1,
        from_classical: 0.0,
    }
}

fn principal(mut points: DMatrix<f64>) -> DMatrix<f64> {
    for mut column in points.column_iter_mut() {
        let mean = column.mean();
        column.add_scalar_mut(-mean);
    }
    let axes = super::spectrum::whole(&points.tr_mul(&points)).vectors;
    torgerson::signed(points * axes)
}

/// Axis by axis, centred, of spread one.
fn flat(points: &DMatrix<f64>) -> Vec<f64> {
    let mut flat = Vec::with_capacity(points.len());
    for column in points.column_iter() {
        let mean = column.mean();
        flat.extend(column.iter().map(|value| value - mean));
    }
    let spread = (flat.iter().map(|value| value * value).sum::<f64>() / real(points.nrows().max(1))).sqrt();
    if spread > 0.0 {
        for value in &mut flat {
            *value /= spread;
        }
    }
    flat
}

/// The pairwise pass. Coordinates lie dimension by dimension, so that a row of pairs is read straight through.
struct Field {
    objects: usize,
    dimensions: usize,
    level: Level,
    pull: Vec<f64>,
    /// Σ δ̂ d of the last pass.
    cross: f64,
    /// Σ d² of the last pass.
    square: f64,
}

/// The least square of a distance, in units where the mean square is one: points that coincide pull with a finite force.
const TINY: f64 = 1e-30;

impl Field {
    fn new(objects: usize, dimensions: usize) -> Self {
        Self::at(Level::new(), objects, dimensions)
    }

    fn at(level: Level, objects: usize, dimensions: usize) -> Self {
        Self { objects, dimensions, level, pull: vec![0.0; objects * dimensions], cross: 0.0, square: 0.0 }
    }

    /// Distances of all pairs.
    fn distances(&self, points: &[f64], into: &mut [f64]) {
        let n = self.objects;
        let mut first = 0;
        for i in 0..n {
            let row = &mut into[first..first + n - i - 1];
            row.fill(0.0);
            for axis in points.chunks_exact(n) {
                let here = axis[i];
                for (square, there) in row.iter_mut().zip(&axis[i + 1..]) {
                    *square += (here - there) * (here - there);
                }
            }
            for square in row {
                *square = square.sqrt();
            }
            first += n - i - 1;
        }
    }

    /// The Guttman transform of the points.
    fn transform(&mut self, points: &[f64], disparities: &[f64]) -> Vec<f64> {
        self.pull.fill(0.0);
        match self.dimensions {
            1 => self.pass::<1>(points, disparities),
            2 => self.pass::<2>(points, disparities),
            3 => self.pass::<3>(points, disparities),
            _ => self.pass_of_any(points, disparities),
        }
        self.cross = points.iter().zip(&self.pull).map(|(x, g)| x * g).sum();
        let n = real(self.objects);
        self.square = points
            .chunks_exact(self.objects)
            .map(|axis| n * axis.iter().map(|x| x * x).sum::<f64>() - axis.iter().sum::<f64>().powi(2))
            .sum();
        self.pull.iter().map(|g| g / n).collect()
    }

    /// Stress-1 squared of the last pass, at the best dilation; disparities have mean square one.
    fn stress(&self, pairs: usize) -> f64 {
        if self.square > 0.0 {
            (1.0 - self.cross * self.cross / (self.square * real(pairs))).max(0.0).sqrt()
        } else {
            1.0
        }
    }

    fn pass<const K: usize>(&mut self, points: &[f64], disparities: &[f64]) {
        let n = self.objects;
        let axes: [&[f64]; K] = std::array::from_fn(|k| &points[k * n..(k + 1) * n]);
        let mut rest: &mut [f64] = &mut self.pull;
        let mut pulls: [&mut [f64]; K] = std::array::from_fn(|_| Default::default());
        for pull in &mut pulls {
            let (head, tail) = std::mem::take(&mut rest).split_at_mut(n);
            (*pull, rest) = (head, tail);
        }
        dispatch!(self.level, simd => pull_all::<_, K>(simd, axes, &mut pulls, disparities));
    }

    fn pass_of_any(&mut self, points: &[f64], disparities: &[f64]) {
        let n = self.objects;
        let mut weights = vec![0.0; n];
        let mut first = 0;
        for i in 0..n {
            let count = n - i - 1;
            let weights = &mut weights[..count];
            weights.fill(TINY);
            for axis in points.chunks_exact(n) {
                let here = axis[i];
                for (square, there) in weights.iter_mut().zip(&axis[i + 1..]) {
                    *square += (here - there) * (here - there);
                }
            }
            for (weight, given) in weights.iter_mut().zip(&disparities[first..first + count]) {
                *weight = given / weight.sqrt();
            }
            for (axis, pull) in points.chunks_exact(n).zip(self.pull.chunks_exact_mut(n)) {
                let here = axis[i];
                let mut sum = 0.0;
                for at in 0..count {
                    let force = weights[at] * (here - axis[i + 1 + at]);
                    sum += force;
                    pull[i + 1 + at] -= force;
                }
                pull[i] += sum;
            }
            first += count;
        }
    }
}

/// Adds up what every pair pulls, two objects against all that follow them, eight of these side by side.
#[inline(always)]
fn pull_all<S: Simd, const K: usize>(simd: S, axes: [&[f64]; K], pulls: &mut [&mut [f64]; K], disparities: &[f64]) {
    let n = axes[0].len();
    let mut first = 0;
    let mut i = 0;
    while i < n {
        // The pair of the two, then both against the others. An odd last object stands alone and has no others.
        let (upper, after) = disparities[first..].split_at(n - i - 1);
        let Some((&own, upper)) = upper.split_first() else { break };
        let lower = &after[..n - i - 2];
        first += upper.len() + 1 + lower.len();
        let start = i + 2;
        let mut sums = [[f64x8::splat(simd, 0.0); K]; 2];
        let one = upper.as_chunks::<LANES>().0;
        let other = &lower.as_chunks::<LANES>().0[..one.len()];
        let there: [&[[f64; LANES]]; K] = std::array::from_fn(|k| &axes[k][start..].as_chunks().0[..one.len()]);
        let mut targets: [&mut [[f64; LANES]]; K] = std::array::from_fn(|_| Default::default());
        for (target, pull) in targets.iter_mut().zip(pulls.iter_mut()) {
            *target = &mut pull[start..].as_chunks_mut().0[..one.len()];
        }
        let mut here = [[f64x8::splat(simd, 0.0); K]; 2];
        for k in 0..K {
            here[0][k] = f64x8::splat(simd, axes[k][i]);
            here[1][k] = f64x8::splat(simd, axes[k][i + 1]);
        }
        for at in 0..one.len() {
            let mut back = [f64x8::splat(simd, 0.0); K];
            for object in 0..2 {
                let given = f64x8::from_slice(simd, if object == 0 { &one[at] } else { &other[at] });
                let mut gaps = [f64x8::splat(simd, 0.0); K];
                let mut square = f64x8::splat(simd, TINY);
                for k in 0..K {
                    gaps[k] = here[object][k] - f64x8::from_slice(simd, &there[k][at]);
                    square += gaps[k] * gaps[k];
                }
                let weight = given / square.sqrt();
                for k in 0..K {
                    let force = weight * gaps[k];
                    sums[object][k] += force;
                    back[k] += force;
                }
            }
            for k in 0..K {
                (f64x8::from_slice(simd, &targets[k][at]) - back[k]).store_slice(&mut targets[k][at]);
            }
        }
        let mut alone = |one: usize, other: usize, given: f64| {
            let gaps: [f64; K] = std::array::from_fn(|k| axes[k][one] - axes[k][other]);
            let square = gaps.iter().fold(TINY, |sum, gap| sum + gap * gap);
            let weight = given / square.sqrt();
            for k in 0..K {
                pulls[k][one] += weight * gaps[k];
                pulls[k][other] -= weight * gaps[k];
            }
        };
        alone(i, i + 1, own);
        for at in one.len() * LANES..upper.len() {
            alone(i, start + at, upper[at]);
            alone(i + 1, start + at, lower[at]);
        }
        for k in 0..K {
            pulls[k][i] += sum(sums[0][k]);
            pulls[k][i + 1] += sum(sums[1][k]);
        }
        i += 2;
    }
}

/// The last steps: where they began and where a plain step led.
#[derive(Default)]
struct History {
    points: Vec<Vec<f64>>,
    residuals: Vec<Vec<f64>>,
}

impl History {
    /// Anderson's mixture of the last plain steps, of least residual; `None` before there are two.
    fn extrapolate(&mut self, points: &[f64], plain: &[f64]) -> Option<Vec<f64>> {
        let residual: Vec<f64> = plain.iter().zip(points).map(|(to, from)| to - from).collect();
        self.points.push(plain.to_vec());
        self.residuals.push(residual);
        if self.points.len() > MEMORY {
            self.points.remove(0);
            self.residuals.remove(0);
        }
        let count = self.points.len();
        if count < 2 {
            return None;
        }
        let last = &self.residuals[count - 1];
        let gaps: Vec<Vec<f64>> =
            self.residuals[..count - 1].iter().map(|r| last.iter().zip(r).map(|(a, b)| a - b).collect()).collect();
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
        let mut gram = DMatrix::from_fn(count - 1, count - 1, |a, b| dot(&gaps[a], &gaps[b]));
        let ridge = 1e-12 * gram.trace();
        for k in 0..count - 1 {
            gram[(k, k)] += ridge;
        }
        let side = DVector::from_fn(count - 1, |a, _| dot(&gaps[a], last));
        let mix = gram.cholesky()?.solve(&side);
        let mut proposal = plain.to_vec();
        for (k, &share) in mix.iter().enumerate() {
            for (to, (now, then)) in proposal.iter_mut().zip(plain.iter().zip(&self.points[k])) {
                *to -= share * (now - then);
            }
        }
        proposal.iter().all(|value| value.is_finite()).then_some(proposal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_registers_change_no_byte_and_the_pull_is_that_of_the_definition() {
        let stream = Seed(9).stream(0);
        for objects in [2, 3, 9, 10, 27, 42] {
            let points: Vec<f64> = (0..3 * objects).map(|at| stream.unit(at as u64) - 0.5).collect();
            let given: Vec<f64> =
                (0..objects * (objects - 1) / 2).map(|at| stream.unit(10_000 + at as u64) + 0.1).collect();

            let [narrow, wide] =
                crate::wide::ends().map(|level| Field::at(level, objects, 3).transform(&points, &given));
            let mut general = Field::new(objects, 3);
            general.pull.fill(0.0);
            general.pass_of_any(&points, &given);

            assert_eq!(narrow, wide, "{objects} objects");
            for (ours, theirs) in wide.iter().zip(&general.pull) {
                assert!((ours - theirs / real(objects)).abs() < 1e-12);
            }
        }
    }
}
