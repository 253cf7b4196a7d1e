//! Minimises a smooth function of a few numbers: Newton's steps from central differences, kept downhill by damping.

use nalgebra::{DMatrix, DVector};

/// Where a descent ended.
#[derive(Clone, Debug)]
pub(crate) struct Bottom {
    pub(crate) place: Vec<f64>,
    pub(crate) value: f64,
    pub(crate) iterations: usize,
    pub(crate) converged: bool,
}

const STEPS: usize = 200;
/// A Newton step that promises less than this part of the value is the end; below it differences are rounding.
const PROMISE: f64 = 1e-8;

/// From `start`; `None` where the function has no value there.
pub(crate) fn descend(start: &[f64], function: impl Fn(&[f64]) -> Option<f64>) -> Option<Bottom> {
    let mut place = DVector::from_column_slice(start);
    let mut value = function(place.as_slice())?;
    let (mut damping, mut converged, mut iterations) = (1e-3, false, 0);
    while iterations < STEPS {
        iterations += 1;
        let Some((gradient, curvature)) = differences(&place, value, &function) else { break };
        // Where the ground curves down, its size is what counts.
        let eigen = curvature.symmetric_eigen();
        let turned = eigen.eigenvectors.tr_mul(&gradient);
        let bends = eigen.eigenvalues.map(|bend| bend.abs().max(1e-10));
        let promise = 0.5 * turned.iter().zip(&bends).map(|(slope, bend)| slope * slope / bend).sum::<f64>();
        let little = promise <= PROMISE * (1.0 + value.abs());
        while damping < 1e14 {
            let step = &eigen.eigenvectors
                * DVector::from_fn(turned.len(), |k, _| turned[k] / (bends[k] + damping * (bends[k] + 1e-3)));
            let next = &place - &step;
            if let Some(there) = function(next.as_slice())
                && there <= value
            {
                converged = step.amax() < 1e-7 * (1.0 + place.amax());
                (place, value) = (next, there);
                damping = (damping * 0.1).max(1e-12);
                break;
            }
            if step.amax() < 1e-9 * (1.0 + place.amax()) {
                damping = f64::INFINITY;
                break;
            }
            damping *= 10.0;
        }
        if damping >= 1e14 {
            // No step goes down: the bottom, if none promised to.
            converged = little;
            break;
        }
        if converged {
            break;
        }
    }
    Some(Bottom { place: place.as_slice().to_vec(), value, iterations, converged })
}

/// Gradient and second derivatives by central differences.
fn differences(
    place: &DVector<f64>,
    value: f64,
    function: &impl Fn(&[f64]) -> Option<f64>,
) -> Option<(DVector<f64>, DMatrix<f64>)> {
    let size = place.len();
    let width = place.map(|x| 1e-4 * (0.1 + x.abs()));
    let at = |changes: &[(usize, f64)]| {
        let mut there = place.clone();
        for &(k, by) in changes {
            there[k] += by;
        }
        function(there.as_slice())
    };
    let mut gradient = DVector::zeros(size);
    let mut second = DMatrix::zeros(size, size);
    for a in 0..size {
        let (up, down) = (at(&[(a, width[a])])?, at(&[(a, -width[a])])?);
        gradient[a] = (up - down) / (2.0 * width[a]);
        second[(a, a)] = (up - 2.0 * value + down) / (width[a] * width[a]);
        for b in 0..a {
            let (h, k) = (width[a], width[b]);
            let mixed =
                at(&[(a, h), (b, k)])? - at(&[(a, h), (b, -k)])? - at(&[(a, -h), (b, k)])? + at(&[(a, -h), (b, -k)])?;
            second[(a, b)] = mixed / (4.0 * h * k);
            second[(b, a)] = second[(a, b)];
        }
    }
    Some((gradient, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valley_of_rosenbrock_is_walked_to_its_end() {
        let valley = |x: &[f64]| Some((1.0 - x[0]).powi(2) + 100.0 * (x[1] - x[0] * x[0]).powi(2));

        let bottom = descend(&[-1.2, 1.0], valley).expect("the valley is everywhere");

        assert!(bottom.converged);
        assert!((bottom.place[0] - 1.0).abs() < 1e-4 && (bottom.place[1] - 1.0).abs() < 1e-4, "{bottom:?}");
    }
}
