//! From values to places, and round numbers along an axis.

/// A straight line from values to coordinates.
#[derive(Clone, Copy)]
pub struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// From these values to these coordinates.
    pub fn new((from, to): (f64, f64), (start, end): (f64, f64)) -> Self {
        Self { from, to, start, end }
    }

    /// The place of a value.
    pub fn at(&self, value: f64) -> f64 {
        if (self.to - self.from).abs() < f64::EPSILON {
            return self.start;
        }
        self.start + (value - self.from) / (self.to - self.from) * (self.end - self.start)
    }
}

/// The range of values with round ends.
pub struct Axis {
    /// Its lower end.
    pub from: f64,
    /// Its upper end.
    pub to: f64,
    /// Round numbers from end to end.
    pub ticks: Vec<f64>,
    /// The decimals its ticks need.
    pub decimals: u32,
}

/// An axis of about five ticks that holds these values.
pub fn axis(values: impl Iterator<Item = f64>) -> Axis {
    let (low, high) = values
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
    let high = if high - low < 1e-9 { low + low.abs().max(1.0) } else { high };
    let rough = (high - low) / 4.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough).unwrap_or(rough);
    let (from, to) = ((low / step).floor() * step, (high / step).ceil() * step);
    let mut ticks = vec![from];
    while ticks.len() < 12 {
        let next = from + step * super::frame::nth(ticks.len());
        if next > to + step / 2.0 {
            break;
        }
        ticks.push(next);
    }
    let decimals = (0..4).find(|d| (step * 10f64.powi(*d)).fract().abs() < 1e-6).unwrap_or(4);
    Axis { from, to, ticks, decimals: decimals.unsigned_abs() }
}

/// An axis that begins at nothing.
pub fn axis_from_zero(values: impl Iterator<Item = f64>) -> Axis {
    axis(values.chain(std::iter::once(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_round_ends_that_hold_every_value() {
        let axis = axis_from_zero([118.0, 140.0].into_iter());
        assert_eq!((axis.from, axis.to), (0.0, 150.0));
        assert_eq!(axis.ticks, [0.0, 50.0, 100.0, 150.0]);
        let small = super::axis([0.12, 0.31].into_iter());
        assert!(small.from <= 0.12 && small.to >= 0.31 && small.decimals == 2);
    }

    #[test]
    fn nothing_and_one_value_still_make_an_axis() {
        assert_eq!(super::axis(std::iter::empty()).ticks.first(), Some(&0.0));
        let one = super::axis(std::iter::once(7.0));
        assert!(one.from <= 7.0 && one.to > 7.0);
    }
}
