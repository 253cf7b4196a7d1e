//! Levenberg (1944) and Marquardt (1963) within a box: Gauss–Newton steps, damped until they help, with coordinates at a bound held
//! there while the slope pushes outwards. Each step costs one evaluation and one Cholesky factor of the free coordinates, O(p³).

/// The value of what is minimised at a point, with its slope and an approximation of its curvature that has no negative
/// direction.
#[derive(Clone, Debug)]
pub struct Ground<const P: usize> {
    pub value: f64,
    pub slope: [f64; P],
    pub curvature: [[f64; P]; P],
}

impl<const P: usize> Ground<P> {
    pub fn nowhere() -> Self {
        Self { value: f64::INFINITY, slope: [0.0; P], curvature: [[0.0; P]; P] }
    }
}

/// The box, and which coordinates move at all.
#[derive(Clone, Debug)]
pub struct Bounds<const P: usize> {
    pub low: [f64; P],
    pub high: [f64; P],
    pub moves: [bool; P],
}

/// Where the descent ended.
#[derive(Clone, Copy, Debug)]
pub struct Foot<const P: usize> {
    pub at: [f64; P],
    pub value: f64,
    /// Whether it stopped because nothing more was to be gained.
    pub converged: bool,
}

/// Goes down from `at` until a step gains less than `enough`, or `most` evaluations are spent.
pub fn descend<const P: usize>(
    at: [f64; P],
    bounds: &Bounds<P>,
    enough: f64,
    most: u32,
    mut look: impl FnMut(&[f64; P]) -> Ground<P>,
) -> Foot<P> {
    let mut at = at;
    for (j, value) in at.iter_mut().enumerate().filter(|(j, _)| bounds.moves[*j]) {
        *value = value.clamp(bounds.low[j], bounds.high[j]);
    }
    let mut here = look(&at);
    let (mut evaluations, mut damping, mut small, mut converged) = (1, 1e-2, 0, false);
    if !here.value.is_finite() {
        return Foot { at, value: f64::INFINITY, converged };
    }
    while evaluations < most {
        let Some(next) = step(&at, &here, bounds, damping) else {
            converged = true;
            break;
        };
        let there = look(&next);
        evaluations += 1;
        let gain = here.value - there.value;
        // What is not a number is no gain.
        if gain >= 0.0 {
            small = if gain < enough { small + 1 } else { 0 };
            (at, here) = (next, there);
            damping = f64::max(damping * 0.2, 1e-9);
            if small == 2 {
                converged = true;
                break;
            }
        } else {
            damping *= 8.0;
            if damping > 1e7 {
                // No step helps. That is the foot only where the slope promises nothing either.
                converged = promise(&at, &here, bounds) < enough;
                break;
            }
        }
    }
    Foot { at, value: here.value, converged }
}

/// What the slope and the curvature promise that a whole step would gain; infinite where they promise nothing that is a number.
fn promise<const P: usize>(at: &[f64; P], here: &Ground<P>, bounds: &Bounds<P>) -> f64 {
    let Some(next) = step(at, here, bounds, 1e-9) else { return 0.0 };
    let gain: f64 = (0..P).map(|j| 0.5 * here.slope[j] * (at[j] - next[j])).sum();
    if gain.is_finite() { gain } else { f64::INFINITY }
}

/// The damped step from here, or `None` where no coordinate can move downwards.
fn step<const P: usize>(at: &[f64; P], here: &Ground<P>, bounds: &Bounds<P>, damping: f64) -> Option<[f64; P]> {
    let mut free = [0; P];
    let mut count = 0;
    for (j, &value) in at.iter().enumerate() {
        let held = !bounds.moves[j]
            || (value <= bounds.low[j] && here.slope[j] > 0.0)
            || (value >= bounds.high[j] && here.slope[j] < 0.0)
            || here.curvature[j][j] <= 0.0;
        if !held {
            free[count] = j;
            count += 1;
        }
    }
    let free = &free[..count];
    if free.iter().all(|&j| here.slope[j] == 0.0) {
        return None;
    }
    let mut factor = [[0.0; P]; P];
    for (r, &i) in free.iter().enumerate() {
        for (c, &j) in free[..=r].iter().enumerate() {
            let sum: f64 = (0..c).map(|k| factor[r][k] * factor[c][k]).sum();
            let raised = if r == c { here.curvature[i][i] * (1.0 + damping) } else { here.curvature[i][j] };
            let rest = raised - sum;
            factor[r][c] = if r == c { rest.max(here.curvature[i][i] * 1e-12).sqrt() } else { rest / factor[c][c] };
        }
    }
    let mut way = [0.0; P];
    for r in 0..count {
        let sum: f64 = (0..r).map(|k| factor[r][k] * way[k]).sum();
        way[r] = (-here.slope[free[r]] - sum) / factor[r][r];
    }
    for r in (0..count).rev() {
        let sum: f64 = (r + 1..count).map(|k| factor[k][r] * way[k]).sum();
        way[r] = (way[r] - sum) / factor[r][r];
    }
    let mut next = *at;
    for (r, &j) in free.iter().enumerate() {
        next[j] = (at[j] + way[r]).clamp(bounds.low[j], bounds.high[j]);
    }
    next.iter().all(|value| value.is_finite()).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bowl_is_descended_to_its_foot_within_the_box() {
        // (x − 3)² + (x + y)², y at least −2: the foot of the box is at x = 2.5.
        let look = |at: &[f64; 2]| {
            let (a, b) = (at[0] - 3.0, at[0] + at[1]);
            Ground { value: a * a + b * b, slope: [2.0 * (a + b), 2.0 * b], curvature: [[4.0, 2.0], [2.0, 2.0]] }
        };
        let bounds = Bounds { low: [-10.0, -2.0], high: [10.0, 10.0], moves: [true; 2] };

        let foot = descend([0.0, 5.0], &bounds, 1e-14, 100, look);

        assert!(foot.converged && (foot.at[0] - 2.5).abs() < 1e-5 && (foot.at[1] + 2.0).abs() < 1e-12, "{foot:?}");
    }

    #[test]
    fn a_wall_that_no_step_passes_is_not_taken_for_the_foot() {
        // Downhill to x = 5, but beyond x = 1 nothing is a number: the slope at the wall still promises much.
        let wall = |at: &[f64; 1]| {
            if at[0] > 1.0 {
                return Ground::nowhere();
            }
            Ground { value: (at[0] - 5.0).powi(2), slope: [2.0 * (at[0] - 5.0)], curvature: [[2.0]] }
        };
        let bounds = Bounds { low: [-10.0], high: [10.0], moves: [true] };

        let foot = descend([1.0], &bounds, 1e-3, 100, wall);

        assert!(!foot.converged, "{foot:?}");
    }

    #[test]
    fn a_foot_where_digits_end_is_one_although_no_step_helps() {
        // The slope is a rounding off: no step gains, and none is promised.
        let look = |at: &[f64; 1]| Ground { value: at[0] * at[0], slope: [2.0 * at[0] - 1e-9], curvature: [[2.0]] };
        let bounds = Bounds { low: [-10.0], high: [10.0], moves: [true] };

        let foot = descend([0.0], &bounds, 1e-3, 100, look);

        assert!(foot.converged, "{foot:?}");
    }
}
