//! Forms that estimate nothing: the measure for all others.

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
