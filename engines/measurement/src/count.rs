//! Counts as real numbers.

/// A count as a real number; exact below 2⁵³, which no table reaches.
#[expect(clippy::cast_precision_loss, reason = "counts of a table stay below 2^53")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}
