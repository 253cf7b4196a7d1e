//! The top of a hill that falls off on both sides: where its slope changes its sign.

/// Within a bracket at whose ends the slope rises and falls, by Fisher's scoring, and by halving where that would leave the bracket or has
/// not halved it in three steps. `slope` gives the slope and the information at a place.
pub(crate) fn crossing((mut low, mut high): (f64, f64), mut slope: impl FnMut(f64) -> (f64, f64)) -> f64 {
    let mut theta = 0.5 * (low + high);
    let (mut wide, mut since) = (high - low, 0);
    for _ in 0..200 {
        let (rise, information) = slope(theta);
        if rise > 0.0 {
            low = theta;
        } else {
            high = theta;
        }
        since += 1;
        let scored = theta + rise / information;
        let halve = since >= 3 && high - low > 0.5 * wide;
        if since >= 3 {
            (wide, since) = (high - low, 0);
        }
        let next = if !halve && scored > low && scored < high { scored } else { 0.5 * (low + high) };
        let moved = (next - theta).abs();
        theta = next;
        if moved < 1e-13 * theta.abs().max(1.0) {
            break;
        }
    }
    theta
}

/// A bracket of the crossing that lies within `far` of nought, by strides from `start` that double.
pub(crate) fn bracket(start: f64, far: f64, mut slope: impl FnMut(f64) -> f64) -> (f64, f64) {
    let start = start.clamp(-far, far);
    let onward = if slope(start) > 0.0 { 1.0 } else { -1.0 };
    let (mut near, mut stride) = (start, 0.25);
    loop {
        let next = (near + onward * stride).clamp(-far, far);
        let inside = next.abs() < far;
        if !inside || onward * slope(next) <= 0.0 {
            return (near.min(next), near.max(next));
        }
        near = next;
        stride *= 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crossing_is_found_from_wherever_the_search_begins() {
        for top in [-39.0, -3.2, 0.0, 1e-9, 0.7, 12.5] {
            // A logistic hill: the slope levels off, so that plain scoring would overshoot from afar.
            let slope = |x: f64| (-((x - top) / 2.0).tanh(), 0.25 / ((x - top) / 2.0).cosh().powi(2));
            for start in [-60.0, -2.0, 0.0, 5.0, 40.0] {
                let (low, high) = bracket(start, 40.0, |x| slope(x).0);
                assert!((low..=high).contains(&top), "{top} in {low}..{high}");
                assert!((crossing((low, high), slope) - top).abs() < 1e-11, "{top} from {start}");
            }
        }
    }

    #[test]
    fn a_slope_that_never_turns_ends_at_the_border() {
        let (low, high) = bracket(0.0, 40.0, |_| 1.0);

        assert!(low < high && (high - 40.0).abs() < f64::EPSILON);
        assert!((crossing((low, high), |_| (1.0, 1.0)) - 40.0).abs() < 1e-9);
    }
}
