//! Climbing to the top of a smooth hill: limited-memory BFGS (Nocedal 1980) whose first guess of the curvature is given at
//! every look by the hill itself. With the information of the complete data as that guess the first step is one of
//! EM, and what EM would crawl through is learnt from the steps taken.

use std::collections::VecDeque;

/// A hill seen from one place.
pub(crate) trait View {
    fn height(&self) -> f64;
    fn gradient(&self) -> &[f64];
    /// A guess of (−second derivative)⁻¹ · v; positive.
    fn guess(&self, v: &[f64]) -> Vec<f64>;
}

/// Where a climb ended.
pub(crate) struct Top<V> {
    pub at: Vec<f64>,
    pub view: V,
    /// Looks taken.
    pub looks: usize,
    /// The height that the last step promised still to gain.
    pub gain: f64,
    /// Whether that is below what was asked for.
    pub converged: bool,
}

/// How many steps are remembered.
const MEMORY: usize = 30;
/// The part of a height that rounding may hide.
const NOISE: f64 = 1e-14;
/// The farthest a parameter moves in one step.
const FARTHEST: f64 = 3.0;

struct Step {
    moved: Vec<f64>,
    turned: Vec<f64>,
    product: f64,
}

/// Climbs from `start` until a step promises less than `tolerance`, or `most` looks are spent.
pub(crate) fn climb<V: View>(
    start: Vec<f64>,
    tolerance: f64,
    most: usize,
    mut look: impl FnMut(&[f64]) -> V,
) -> Top<V> {
    let mut at = start;
    let mut view = look(&at);
    let mut looks = 1;
    let mut memory: VecDeque<Step> = VecDeque::new();
    let mut gain;
    loop {
        let mut direction = ahead(&view, &memory);
        gain = 0.5 * dot(&direction, view.gradient());
        if !(gain >= 0.0) && !memory.is_empty() {
            memory.clear();
            direction = ahead(&view, &memory);
            gain = 0.5 * dot(&direction, view.gradient());
        }
        if gain.abs() < tolerance || looks >= most || !gain.is_finite() {
            break;
        }
        let longest = direction.iter().fold(0.0_f64, |longest, step| longest.max(step.abs()));
        let mut length = (FARTHEST / longest).min(1.0);
        let found = loop {
            let there: Vec<f64> = at.iter().zip(&direction).map(|(x, step)| x + length * step).collect();
            let seen = look(&there);
            looks += 1;
            // The promise of a step is 2·gain·length; rounding may hide the last of it.
            let noise = NOISE * view.height().abs();
            if seen.height() >= view.height() + 1e-4 * 2.0 * gain * length - noise {
                break Some((there, seen));
            }
            length *= if seen.height().is_finite() { 0.4 } else { 0.1 };
            if length < 1e-10 || looks >= most {
                break None;
            }
        };
        let Some((there, seen)) = found else {
            if memory.is_empty() {
                break;
            }
            memory.clear();
            continue;
        };
        let moved: Vec<f64> = there.iter().zip(&at).map(|(new, old)| new - old).collect();
        let turned: Vec<f64> = view.gradient().iter().zip(seen.gradient()).map(|(old, new)| old - new).collect();
        let product = dot(&moved, &turned);
        if product > 1e-12 * (dot(&moved, &moved) * dot(&turned, &turned)).sqrt() {
            memory.push_back(Step { moved, turned, product });
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        (at, view) = (there, seen);
    }
    // A step that promises less than the height's own rounding cannot be told from standing still.
    let converged = gain.abs() < tolerance.max(NOISE * view.height().abs());
    Top { at, view, looks, gain, converged }
}

/// The direction of the next step.
fn ahead<V: View>(view: &V, memory: &VecDeque<Step>) -> Vec<f64> {
    let mut v = view.gradient().to_vec();
    let mut shares = Vec::with_capacity(memory.len());
    for step in memory.iter().rev() {
        let share = dot(&step.moved, &v) / step.product;
        v.iter_mut().zip(&step.turned).for_each(|(v, turned)| *v -= share * turned);
        shares.push(share);
    }
    let mut v = view.guess(&v);
    for (step, share) in memory.iter().zip(shares.iter().rev()) {
        let back = dot(&step.turned, &v) / step.product;
        v.iter_mut().zip(&step.moved).for_each(|(v, moved)| *v += (share - back) * moved);
    }
    v
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
