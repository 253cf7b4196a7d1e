//! Short, constant, holed, huge, negative: an answer or a reason, never a panic.

use forecast::Budget;
use forecast::series::{Layout, Method, Series, Settings, run, told};

use super::{ask, assert_sound, from_text, of};

const METHODS: [&str; 9] =
    ["auto", "ets", "ets-all", "theta", "optimised-theta", "dynamic-theta", "arima", "naive", "ensemble"];

#[test]
fn any_length_from_one_value_is_forecast_by_every_method() {
    for method in METHODS {
        for n in 1..40_u8 {
            for season in [1, 4, 12] {
                let values: Vec<f64> = (0..n)
                    .map(|t| 10.0 + f64::from(t) + 3.0 * f64::from(t % 4) + f64::from(u16::from(t) * 7 % 5))
                    .collect();
                let outcome = ask(&[of(&values, season, 14)], method);
                assert_eq!(outcome.forecasts.len(), 1);
                assert_sound(&outcome);
            }
        }
    }
}

#[test]
fn strange_series_are_forecast_soundly_by_every_method() {
    let strange: [Vec<f64>; 12] = [
        vec![5.0; 50],
        vec![0.0; 50],
        (0..60_u8).map(|t| if t % 9 == 0 { 0.0 } else { f64::from(t) }).collect(),
        (0..60_u8).map(|t| -1e10 - f64::from(t) * 1e6).collect(),
        (0..60_u8).map(|t| 9_876_543_210.0 + f64::from(t % 12)).collect(),
        (0..60_u8).map(|t| if t == 30 { 1e12 } else { 1.0 }).collect(),
        (0..60_u8).map(|t| if t % 2 == 0 { 1e-12 } else { 1e12 }).collect(),
        (0..60_u8).map(|t| 1.5_f64.powi(i32::from(t))).collect(),
        (0..60_u8).map(|t| 0.5_f64.powi(i32::from(t))).collect(),
        (0..60_u8).map(|t| if t < 59 { 0.0 } else { 7.0 }).collect(),
        (0..60_u8).map(|t| f64::from(t % 12)).collect(),
        (0..300_u16).map(|t| f64::from(t % 2) * 2.0 - 1.0).collect(),
    ];
    for method in METHODS {
        for values in &strange {
            for season in [1, 4, 12, 52] {
                assert_sound(&ask(&[of(values, season, 24)], method));
            }
        }
    }
}

#[test]
fn a_series_that_was_never_negative_gets_no_negative_bound() {
    let values: Vec<f64> = (0..40_u8).map(|t| f64::from((u16::from(t) * 37) % 11)).collect();

    let outcome = ask(&[of(&values, 1, 12)], "auto");

    assert!(outcome.forecasts[0].intervals.iter().all(|interval| interval.low.iter().all(|&low| low >= 0.0)));
}

#[test]
fn an_empty_series_is_refused_by_name_and_the_rest_is_forecast() {
    let all = from_text("id,a,b,c\nempty,,,NA\nfull,1,2,3\n", &Layout::default()).expect("sound");

    let outcome = ask(&all, "auto");

    assert_eq!(outcome.forecasts.len(), 1);
    assert_eq!(outcome.findings[0].subject, "empty");
    assert_eq!(outcome.findings[0].message.code, "forecast-series-empty");
    let nothing = told(&ask(&all[..1], "auto"));
    assert_eq!(nothing["status"], "unknown");
    assert_eq!(nothing["reason"][0]["code"], "forecast-series-empty");
}

#[test]
fn gaps_are_filled_and_told() {
    let mut values: Vec<Option<f64>> = (0..48_u8).map(|t| Some(100.0 + f64::from(t % 12))).collect();
    values[20] = None;
    values[0] = None;
    let holed = Series { values, ..of(&[], 12, 12) };

    let outcome = ask(&[holed], "auto");

    assert_eq!(outcome.forecasts[0].n, 47);
    assert!(outcome.findings.iter().any(|finding| finding.message.code == "forecast-series-missing-filled"));
    // The hole stands at position 8 of the season, where the years before and after agree.
    for (step, mean) in outcome.forecasts[0].mean.iter().enumerate() {
        assert!((mean - (100.0 + f64::from(u8::try_from(step % 12).expect("small")))).abs() < 0.1, "{step}: {mean}");
    }
}

#[test]
fn a_spent_budget_still_answers_and_says_so() {
    let values: Vec<f64> = (0..40_u8).map(|t| f64::from(t) + f64::from(t % 5)).collect();
    let settings = Settings { method: Method::Auto, levels: vec![80.0] };
    let all = vec![of(&values, 1, 3); 3];

    let outcome = run(&all, &settings, &Budget::of_work(1));

    assert_eq!(outcome.forecasts.len(), 3);
    assert_eq!(outcome.forecasts[2].model, "naive");
    assert!(outcome.findings.iter().any(|finding| finding.message.code == "forecast-series-budget-spent"));
}

#[test]
fn a_spike_and_a_step_are_flagged_where_they_stand() {
    let values: Vec<f64> = (0..60_u8)
        .map(|t| {
            50.0 + f64::from(u16::from(t) * 7 % 3) + if t == 20 { 40.0 } else { 0.0 } + if t >= 40 { 30.0 } else { 0.0 }
        })
        .collect();

    let outcome = ask(&[of(&values, 1, 3)], "auto");

    let flagged: Vec<(&str, &serde_json::Value)> = outcome
        .findings
        .iter()
        .filter(|finding| finding.message.args.contains_key("at"))
        .map(|finding| (finding.message.code.as_str(), &finding.message.args["at"]))
        .collect();
    assert_eq!(flagged, [("forecast-series-anomaly", &21.into()), ("forecast-series-break", &41.into())]);
}

#[test]
fn one_value_and_two_equal_ones_claim_no_certainty() {
    for values in [&[3.0][..], &[5.0, 5.0], &[5.0, 5.0, 5.0]] {
        let outcome = ask(&[of(values, 1, 4)], "auto");

        let interval = &outcome.forecasts[0].intervals[1];
        assert!(interval.low[0] < values[0] - 0.2 && interval.high[0] > values[0] + 0.2, "{interval:?}");
        assert!(interval.high[3] > interval.high[0], "farther is less sure");
        assert_eq!(outcome.findings[0].message.code, "forecast-series-very-short");
    }
}

#[test]
fn a_series_that_lay_still_before_it_stepped_up_gets_bounds_of_its_own_size() {
    let stepped: Vec<f64> = (0..40_u8).map(|t| if t < 20 { 10.0 } else { 100.0 }).collect();
    let begun: Vec<f64> = (0..40_u8).map(|t| if t < 24 { 0.0 } else { 100.0 }).collect();
    let lively: Vec<f64> = (0..40_u8).map(|t| 50.0 + f64::from(u16::from(t) * 7 % 5)).collect();

    for method in METHODS {
        let outcome = ask(&[of(&stepped, 1, 6), of(&begun, 1, 6), of(&lively, 1, 6)], method);

        let widest =
            |place: usize| outcome.forecasts[place].intervals.iter().map(|one| one.high[5]).fold(0.0, f64::max);
        assert!(widest(0) < 1_000.0, "{method}: {}", widest(0));
        assert!(widest(1) < 1_000.0, "{method}: from nothing: {}", widest(1));
        assert!(widest(2) < 200.0, "{method}: what the others did says little of this one: {}", widest(2));
    }
}

#[test]
fn a_straight_line_is_drawn_on_by_arima_and_not_bent_upwards_by_logarithms() {
    for (first, slope, n) in [(1.0, 1.0, 40_u8), (1.0, 2.0, 25), (100.0, 5.0, 12)] {
        let values: Vec<f64> = (0..n).map(|t| first + slope * f64::from(t)).collect();

        let outcome = ask(&[of(&values, 1, 12)], "arima");

        for (step, mean) in outcome.forecasts[0].mean.iter().enumerate() {
            let due = first + slope * (f64::from(n) + f64::from(u8::try_from(step).expect("small")));
            assert!((mean - due).abs() < 0.01 * due, "{step}: {mean} for {due} by {}", outcome.forecasts[0].model);
        }
    }
}
