//! Decimals read exactly: `1000000000000.4` is 10000000000004 tenths, not the nearest double. What has more than 18
//! digits, or too great a power of ten, is the nearest double.

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Decimal {
    /// `units` · 10^−`places`, without trailing noughts after the point.
    Exact {
        /// Counted in the last place.
        units: i64,
        /// Digits after the point.
        places: u32,
    },
    /// The nearest double.
    Nearest(f64),
}

/// The most digits that are kept exactly.
pub const MOST_DIGITS: u32 = 18;

/// 10^`places` for places up to 18.
pub fn ten_to(places: u32) -> i64 {
    10_i64.pow(places.min(MOST_DIGITS))
}

/// Reads a number; `None` when the text is none, or none that is finite. A point is the decimal sign, or a comma where it may be.
pub fn decimal(text: &[u8], comma: bool) -> Option<Decimal> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (mut units, mut places, mut seen, mut point, mut at) = (0_i64, 0_u32, 0_u32, false, 0);
    let mut exact = true;
    while let Some(&byte) = digits.get(at) {
        match byte {
            b'0'..=b'9' => {
                seen += 1;
                places += u32::from(point);
                match units.checked_mul(10).and_then(|tens| tens.checked_add(i64::from(byte - b'0'))) {
                    Some(more) if more < ten_to(MOST_DIGITS) => units = more,
                    _ => exact = false,
                }
            }
            b'.' if !point => point = true,
            b',' if comma && !point => point = true,
            _ => break,
        }
        at += 1;
    }
    if seen == 0 {
        return None;
    }
    let mut power = 0_i64;
    if at < digits.len() {
        power = exponent(&digits[at..])?;
    }
    if exact && let Some((units, places)) = shifted(units, i64::from(places) - power) {
        return Some(Decimal::Exact { units: if negative { -units } else { units }, places });
    }
    let text = std::str::from_utf8(text).ok()?;
    let value: f64 = if comma { text.replace(',', ".").parse() } else { text.parse() }.ok()?;
    value.is_finite().then_some(Decimal::Nearest(value))
}

fn exponent(text: &[u8]) -> Option<i64> {
    let [b'e' | b'E', digits @ ..] = text else { return None };
    let text = std::str::from_utf8(digits).ok()?;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Far beyond any double already; a longer exponent says nothing more.
    let size = digits.parse::<i64>().unwrap_or(1_000_000).min(1_000_000);
    Some(if text.starts_with('-') { -size } else { size })
}

/// Without trailing noughts after the point, and without a negative number of places.
fn shifted(mut units: i64, mut places: i64) -> Option<(i64, u32)> {
    if units == 0 {
        return Some((0, 0));
    }
    while places > 0 && units % 10 == 0 {
        units /= 10;
        places -= 1;
    }
    while places < 0 {
        units = units.checked_mul(10).filter(|&more| more < ten_to(MOST_DIGITS))?;
        places += 1;
    }
    u32::try_from(places).ok().filter(|&places| places <= MOST_DIGITS).map(|places| (units, places))
}

/// The nearest double of `units` · 10^−`places`. Correct to the last bit where both are below 2⁵³ and 10²²; elsewhere
/// within one rounding more.
#[expect(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
pub fn nearest(units: i64, places: u32) -> f64 {
    if places == 0 { units as f64 } else { units as f64 / ten_to(places) as f64 }
}

/// The one way to write it: labels that are the same number are the same label.
pub fn canonical(number: Decimal) -> String {
    match number {
        Decimal::Exact { units, places: 0 } => units.to_string(),
        Decimal::Exact { units, places } => {
            let size = units.unsigned_abs();
            let ten = ten_to(places).unsigned_abs();
            let sign = if units < 0 { "-" } else { "" };
            let width = usize::try_from(places).unwrap_or_default();
            format!("{sign}{}.{:0width$}", size / ten, size % ten)
        }
        Decimal::Nearest(value) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(units: i64, places: u32) -> Option<Decimal> {
        Some(Decimal::Exact { units, places })
    }

    #[test]
    fn decimals_are_read_to_their_last_place() {
        assert_eq!(decimal(b"1000000000000.4", false), exact(10_000_000_000_004, 1));
        assert_eq!(decimal(b"-0.050", false), exact(-5, 2));
        assert_eq!(decimal(b"+7.", false), exact(7, 0));
        assert_eq!(decimal(b".5", false), exact(5, 1));
        assert_eq!(decimal(b"12e2", false), exact(1200, 0));
        assert_eq!(decimal(b"1.5E-3", false), exact(15, 4));
        assert_eq!(decimal(b"0e999999999999", false), exact(0, 0));
        assert_eq!(decimal(b"999999999999999999", false), exact(999_999_999_999_999_999, 0));
    }

    #[test]
    fn what_has_too_many_digits_is_the_nearest_double_and_what_is_no_number_is_none() {
        assert_eq!(decimal(b"1234567890123456789", false), Some(Decimal::Nearest(1_234_567_890_123_456_789.0)));
        assert_eq!(decimal(b"1e300", false), Some(Decimal::Nearest(1e300)));
        for text in ["", "-", ".", "e5", "1e", "1e+", "1.2.3", "nan", "inf", "1e400", "0x1", "1 2", "1,5"] {
            assert_eq!(decimal(text.as_bytes(), false), None, "{text}");
        }
    }

    #[test]
    fn a_comma_is_a_decimal_sign_where_it_may_be() {
        assert_eq!(decimal(b"-0,050", true), exact(-5, 2));
        assert_eq!(decimal(b"1,5", true), decimal(b"1.5", true));
        assert_eq!(decimal(b"1,234567890123456789", true), Some(Decimal::Nearest(1.234_567_890_123_456_8)));
        for text in [",", "1,2,3", "1.2,3", "1,2.3"] {
            assert_eq!(decimal(text.as_bytes(), true), None, "{text}");
        }
    }

    #[test]
    fn the_same_number_has_one_label() {
        for (text, label) in [("007", "7"), ("1.0", "1"), ("-0.05", "-0.05"), ("1e1", "10"), ("-.5", "-0.5")] {
            assert_eq!(canonical(decimal(text.as_bytes(), false).expect("a number")), label);
        }
    }
}
