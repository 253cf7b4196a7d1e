//! Fractions of whole numbers as doubles.

/// The double nearest to a rational number with a positive denominator.
#[expect(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
pub(super) fn nearest(numerator: i128, denominator: i128) -> f64 {
    const EXACT: u128 = 1 << 53;
    let (above, below) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let sign = if numerator < 0 { -1.0 } else { 1.0 };
    if above <= EXACT && below <= EXACT {
        return sign * (above as f64 / below as f64);
    }
    // Long division until more bits are known than a double holds; what is left over only matters as being there.
    let (mut quotient, mut rest, mut scale) = (above / below, above % below, 1.0);
    while quotient < 4 * EXACT && rest > 0 {
        quotient = 2 * quotient + u128::from(2 * rest >= below);
        rest = 2 * rest % below;
        scale *= 0.5;
    }
    sign * ((quotient | u128::from(rest > 0)) as f64 * scale)
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "held against exact whole numbers")]
mod tests {
    use super::*;

    #[test]
    fn a_rational_number_is_rounded_to_the_nearest_double() {
        let stream = ground::Seed(8).stream(2);
        for at in 0..2_000 {
            let numerator = (i128::from(stream.at(2 * at)) << (at % 20)) - (1 << 60);
            let denominator = i128::from(stream.at(2 * at + 1) >> 40) + 1;

            let found = nearest(numerator, denominator);

            // Twice the way to the true value is at most the gap to the next double, all counted in 2⁻⁴⁰ of a denominator.
            let gap = (found.abs().next_up() - found.abs()) * 2_f64.powi(40);
            let away = (numerator << 40) - (found * 2_f64.powi(40)) as i128 * denominator;
            assert!(gap < 1.0 || 2 * away.abs() <= gap as i128 * denominator, "{numerator} / {denominator}: {found}");
        }
        assert_eq!(nearest((1 << 53) + 1, 1), (1_i64 << 53) as f64);
        assert_eq!(nearest(((1 << 54) + 2) * 3 + 1, 3), ((1_i64 << 54) + 4) as f64);
        assert_eq!(nearest(-1, 3), -1.0 / 3.0);
    }
}
