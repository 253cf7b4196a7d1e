//! Turns of a trend: found where they are, and seldom where none is.

use forecast::Seed;
use forecast::series::{Method, Settings, run};

use super::of;

/// The n-th of a stream of numbers of mean nought and deviation one, nearly normal.
fn noise(stream: u64, n: u64) -> f64 {
    let stream = Seed(41).stream(stream);
    (0..12).map(|k| stream.unit(12 * n + k)).sum::<f64>() - 6.0
}

/// Where a turn of the trend is flagged, without intervals, that it be fast.
fn flagged(values: &[f64], season: usize) -> Option<u64> {
    let settings = Settings { method: Method::Naive, levels: Vec::new() };
    let outcome = run(&[of(values, season, 1)], &settings, &forecast::Budget::unlimited());
    let bend = outcome.findings.iter().find(|finding| finding.message.code == "forecast-series-bend")?;
    bend.message.args["at"].as_u64()
}

#[test]
fn of_series_whose_trend_never_turns_few_are_flagged() {
    let walk = |case: u64, tie: f64| -> Vec<f64> {
        let (mut at, mut step) = (500.0, 0.0);
        (0..120)
            .map(|t| {
                step = tie * step + noise(case, t);
                at += 0.4 + step;
                at
            })
            .collect()
    };
    let line =
        |case: u64| -> Vec<f64> { (0..120_u32).map(|t| 100.0 + f64::from(t) + noise(case, u64::from(t))).collect() };
    let exponential = |case: u64| -> Vec<f64> {
        (0..120_u32).map(|t| 100.0 * (0.02 * f64::from(t) + 0.01 * noise(case, u64::from(t))).exp()).collect()
    };
    let alarms = |make: &dyn Fn(u64) -> Vec<f64>| (0..400).filter(|&case| flagged(&make(case), 1).is_some()).count();

    // Of 400 at one in a hundred, 4 are due with a deviation of 2; steps that hang together are the hardest.
    assert!(alarms(&|case| walk(case, 0.0)) <= 12, "{}", alarms(&|case| walk(case, 0.0)));
    assert!(alarms(&|case| walk(1_000 + case, 0.5)) <= 20, "{}", alarms(&|case| walk(1_000 + case, 0.5)));
    assert!(alarms(&|case| line(2_000 + case)) <= 8);
    assert!(alarms(&|case| exponential(3_000 + case)) <= 8);
}

#[test]
fn a_trend_that_turns_is_flagged_where_it_turned() {
    let (mut found, mut near) = (0, 0);
    for case in 0..100 {
        let mut at = 500.0;
        let values: Vec<f64> = (0..120)
            .map(|t| {
                at += if t < 70 { 1.0 } else { -1.0 } + noise(5_000 + case, t);
                at
            })
            .collect();
        if let Some(at) = flagged(&values, 1) {
            found += 1;
            near += usize::from(at.abs_diff(71) <= 6);
        }
    }
    assert!(found >= 90 && near >= 80, "{found} {near}");
}

#[test]
fn a_turn_shows_through_a_season_and_a_single_jump_is_no_turn() {
    let season = |t: u32| 30.0 * (f64::from(t) * std::f64::consts::TAU / 12.0).sin();
    let turning: Vec<f64> = (0..120_u32)
        .map(|t| {
            500.0 + 2.0 * f64::from(t.min(60)) - 2.0 * f64::from(t.saturating_sub(60))
                + season(t)
                + noise(7, u64::from(t))
        })
        .collect();
    let jumping: Vec<f64> =
        (0..120_u32).map(|t| 500.0 + if t < 60 { 0.0 } else { 80.0 } + season(t) + noise(8, u64::from(t))).collect();

    assert!(flagged(&turning, 12).is_some_and(|at| at.abs_diff(61) <= 4), "{:?}", flagged(&turning, 12));
    assert_eq!(flagged(&jumping, 12), None);
}
