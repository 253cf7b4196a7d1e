//! Known truth found again, and intervals that hold what they promise on simulated series.

use forecast::Seed;
use forecast::series::Series;

use super::{ask, of};

/// A normal draw, by twelve uniform ones.
fn normal(stream: u64, index: u64) -> f64 {
    (0..12).map(|k| Seed(5).stream(stream).unit(12 * index + k)).sum::<f64>() - 6.0
}

/// A level that takes in `alpha` of each error, with values `n` long.
fn smoothed(alpha: f64, n: u64, stream: u64) -> Vec<f64> {
    let mut level = 100.0;
    (0..n)
        .map(|t| {
            let error = 2.0 * normal(stream, t);
            let value = level + error;
            level += alpha * error;
            value
        })
        .collect()
}

#[test]
fn the_smoothing_constant_of_simulated_series_is_found_again() {
    for truth in [0.2, 0.5, 0.8] {
        let all: Vec<Series> = (0..20).map(|stream| of(&smoothed(truth, 240, stream), 1, 1)).collect();

        let outcome = ask(&all, "ets");

        let found = outcome.forecasts.iter().map(|one| one.smoothing.expect("smoothing")[0]).sum::<f64>() / 20.0;
        // The standard error of one is some 0.06.
        assert!((found - truth).abs() < 0.06, "{truth}: {found}");
    }
}

#[test]
fn intervals_of_simulated_series_cover_what_they_promise() {
    let whole: Vec<Vec<f64>> = (0..60).map(|stream| smoothed(0.4, 126, 100 + stream)).collect();
    let all: Vec<Series> =
        whole.iter().map(|values| Series { afterwards: values[120..].to_vec(), ..of(&values[..120], 1, 6) }).collect();

    let outcome = ask(&all, "auto");

    let held = &outcome.accuracy.last().expect("all").intervals;
    assert!((74.0..87.0).contains(&held[0].coverage), "{held:?}");
    assert!((90.0..98.5).contains(&held[1].coverage), "{held:?}");
}

#[test]
fn a_season_and_a_trend_without_noise_go_on() {
    let values: Vec<f64> = (0..60_u8).map(|t| 100.0 + f64::from(t) + 10.0 * f64::from(t % 12)).collect();

    for (method, most) in [("ets", 4.0), ("theta", 20.0), ("arima", 12.0), ("auto", 12.0)] {
        let outcome = ask(&[of(&values, 12, 12)], method);
        for (step, mean) in (60_u8..).zip(&outcome.forecasts[0].mean) {
            let truth = 100.0 + f64::from(step) + 10.0 * f64::from(step % 12);
            assert!((mean - truth).abs() < most, "{method} {step}: {mean} for {truth}");
        }
    }
}
