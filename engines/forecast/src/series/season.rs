//! Classical decomposition: a centred moving average of one season's length, means by position of what it leaves, and how far they may
//! be believed.

/// Below this, on a scale where a series is about 1, a value counts as nought: nothing is multiplied or divided by it.
pub const ZERO: f64 = 1e-3;

/// How a season joins the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    Added,
    Multiplied,
}

/// The centred moving average of one season: for `t` in `season/2 .. n − season/2`. Empty when the series is shorter
/// than a season and one.
pub fn centred(values: &[f64], season: usize) -> Vec<f64> {
    let half = season / 2;
    if values.len() < 2 * half + 1 {
        return Vec::new();
    }
    let length = as_real(season);
    (half..values.len() - half)
        .map(|t| {
            let window = &values[t - half..=t + half];
            let sum: f64 = window.iter().sum();
            if season.is_multiple_of(2) { (sum - 0.5 * (window[0] + window[2 * half])) / length } else { sum / length }
        })
        .collect()
}

/// One index per position (`t % season`), added ones with sum 0, multiplied ones with mean 1. Needs two whole seasons
/// and, for multiplied ones, positive values.
pub fn indices(values: &[f64], season: usize, joined: Joined) -> Vec<f64> {
    let half = season / 2;
    let smooth = centred(values, season);
    let (mut sum, mut count) = (vec![0.0; season], vec![0.0; season]);
    for (t, &level) in (half..).zip(&smooth) {
        let rest = match joined {
            Joined::Added => values[t] - level,
            Joined::Multiplied => values[t] / level,
        };
        sum[t % season] += rest;
        count[t % season] += 1.0;
    }
    let neutral = if joined == Joined::Added { 0.0 } else { 1.0 };
    let mut found: Vec<f64> =
        sum.iter().zip(&count).map(|(&sum, &count)| if count > 0.0 { sum / count } else { neutral }).collect();
    let mean = found.iter().sum::<f64>() / as_real(season);
    for index in &mut found {
        *index = match joined {
            Joined::Added => *index - mean,
            Joined::Multiplied => (*index / mean).max(1e-3),
        };
    }
    found
}

/// Indices drawn towards “no season” by as much as their spread over the years says they are noise (James–Stein; Miller &
/// Williams 2003): a season need not be tested for. Needs what [`indices`] needs.
pub fn shrunk(values: &[f64], season: usize, joined: Joined) -> Vec<f64> {
    let half = season / 2;
    let mut found = indices(values, season, joined);
    let (mut within, mut count) = (0.0, 0.0);
    for (t, level) in (half..).zip(centred(values, season)) {
        let rest = match joined {
            Joined::Added => values[t] - level,
            Joined::Multiplied => values[t] / level,
        };
        within += (rest - found[t % season]).powi(2);
        count += 1.0;
    }
    let m = as_real(season);
    let neutral = if joined == Joined::Added { 0.0 } else { 1.0 };
    // The variance of an index, and of all indices among each other.
    let noise = within / f64::max(count - m, 1.0) * m / f64::max(count, 1.0);
    let among: f64 = found.iter().map(|index| (index - neutral).powi(2)).sum();
    let keep = if among > 0.0 { (1.0 - (m - 3.0).max(0.0) * noise / among).clamp(0.0, 1.0) } else { 0.0 };
    for index in &mut found {
        *index = neutral + keep * (*index - neutral);
    }
    found
}

/// The series without its season.
pub fn without(values: &[f64], indices: &[f64], joined: Joined) -> Vec<f64> {
    let taken = values.iter().zip(indices.iter().cycle());
    match joined {
        Joined::Added => taken.map(|(value, index)| value - index).collect(),
        Joined::Multiplied => taken.map(|(value, index)| value / index).collect(),
    }
}

/// Gives a forecast that begins at time `from` its season back.
pub fn give_back(forecast: &mut [f64], from: usize, indices: &[f64], joined: Joined) {
    for (step, value) in forecast.iter_mut().enumerate() {
        let index = indices[(from + step) % indices.len()];
        match joined {
            Joined::Added => *value += index,
            Joined::Multiplied => *value *= index,
        }
    }
}

/// How much of what the trend leaves is season, in [0, 1] (Wang, Smith & Hyndman 2006).
pub fn strength(values: &[f64], season: usize) -> f64 {
    if season < 2 || values.len() < 2 * season {
        return 0.0;
    }
    let half = season / 2;
    let indices = indices(values, season, Joined::Added);
    let (mut rest, mut whole) = (Vec::new(), Vec::new());
    for (t, level) in (half..).zip(centred(values, season)) {
        whole.push(values[t] - level);
        rest.push(values[t] - level - indices[t % season]);
    }
    let (rest, whole) = (variance(&rest), variance(&whole));
    if whole > 0.0 { (1.0 - rest / whole).clamp(0.0, 1.0) } else { 0.0 }
}

fn variance(values: &[f64]) -> f64 {
    let length = as_real(values.len().max(1));
    let mean = values.iter().sum::<f64>() / length;
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / length
}

/// A count as a real number.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
pub fn as_real(count: usize) -> f64 {
    count as f64
}
