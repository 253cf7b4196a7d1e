//! What must not matter does not.

use forecast::series::{Series, told};
use proptest::prelude::*;

use super::{ask, assert_sound, of};

fn wavy(n: u8, seed: u8) -> Vec<f64> {
    (0..n)
        .map(|t| {
            let t = f64::from(t);
            let noise = ((t * 12.9898 + f64::from(seed)).sin() * 43_758.545).fract();
            100.0 + 0.8 * t + 12.0 * (t * std::f64::consts::TAU / 12.0).sin() + 5.0 * noise
        })
        .collect()
}

#[test]
fn scaling_a_series_scales_its_forecast_and_its_bounds() {
    for seed in 0..6 {
        let values = wavy(72, seed);
        let scaled: Vec<f64> = values.iter().map(|value| value * 1_024.0).collect();

        let (one, other) = (ask(&[of(&values, 12, 12)], "auto"), ask(&[of(&scaled, 12, 12)], "auto"));

        // A power of two changes no digit.
        for (a, b) in one.forecasts[0].mean.iter().zip(&other.forecasts[0].mean) {
            assert!((a * 1_024.0 - b).abs() <= 1e-9 * b.abs(), "{a} {b}");
        }
        for (a, b) in one.forecasts[0].intervals[1].low.iter().zip(&other.forecasts[0].intervals[1].low) {
            assert!((a * 1_024.0 - b).abs() <= 1e-9 * b.abs(), "{a} {b}");
        }
    }
}

#[test]
fn missing_values_before_the_first_and_after_the_last_change_nothing() {
    let values = wavy(60, 3);
    let plain = of(&values, 12, 6);
    let mut padded = plain.clone();
    padded.values.splice(0..0, [None; 5]);
    padded.values.extend([None; 7]);

    assert_eq!(ask(&[plain], "auto").forecasts, ask(&[padded], "auto").forecasts);
}

#[test]
fn later_values_are_compared_with_and_never_fitted_to() {
    let values = wavy(60, 4);
    let plain = of(&values, 12, 6);
    let knowing = Series { afterwards: vec![1e6; 6], ..plain.clone() };

    let (one, other) = (ask(&[plain], "auto"), ask(&[knowing], "auto"));

    assert_eq!(one.forecasts, other.forecasts);
    assert!(other.accuracy[0].smape > 190.0 && one.accuracy.is_empty());
}

#[test]
fn the_same_series_give_the_same_bytes() {
    let all = [of(&wavy(60, 1), 12, 6), of(&wavy(30, 2), 1, 6)];
    assert_eq!(told(&ask(&all, "auto")).to_string(), told(&ask(&all, "auto")).to_string());
}

#[test]
fn the_order_of_series_does_not_matter() {
    let (a, b) = (of(&wavy(60, 1), 12, 6), of(&wavy(50, 2), 12, 6));
    let (forth, back) = (ask(&[a.clone(), b.clone()], "auto"), ask(&[b, a], "auto"));

    assert_eq!(forth.forecasts[0], back.forecasts[1]);
    assert_eq!(forth.forecasts[1], back.forecasts[0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_series_of_numbers_gives_an_unsound_answer(
        values in prop::collection::vec(prop_oneof![-1e12..1e12, -1.0..1.0, Just(0.0)], 1..50),
        season in prop_oneof![Just(1_usize), Just(4), Just(12)],
    ) {
        assert_sound(&ask(&[of(&values, season, 8)], "auto"));
    }
}
