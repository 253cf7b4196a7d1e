//! Forms that estimate nothing, or one slope: the measure for all others.

use super::season::as_real;

/// The last value for ever.
pub fn last(values: &[f64], horizon: usize) -> Vec<f64> {
    vec![values.last().copied().unwrap_or(0.0); horizon]
}

/// The last whole season again and again; the last value where there is none.
pub fn seasonal(values: &[f64], season: usize, horizon: usize) -> Vec<f64> {
    if season < 2 || values.len() < season {
        return last(values, horizon);
    }
    let tail = &values[values.len() - season..];
    (0..horizon).map(|step| tail[step % season]).collect()
}

/// The line through the first and the last value.
pub fn drift(values: &[f64], horizon: usize) -> Vec<f64> {
    let (Some(&first), Some(&end)) = (values.first(), values.last()) else {
        return vec![0.0; horizon];
    };
    let slope = if values.len() > 1 { (end - first) / as_real(values.len() - 1) } else { 0.0 };
    (1..=horizon).map(|step| end + slope * as_real(step)).collect()
}
