//! A rolling backtest of forecasts and intervals on a long table: every `step` values from `from` before the end, everything after the
//! origin hidden from all series at once. `measure_forecast FILE ID TIME VALUE SEASON HORIZON FROM STEP [METHOD]`.

use std::fs::File;

use forecast::Budget;
use forecast::series::{Layout, Series, Settings, levels, run, series};
use forecast::table::{Shape, read_shaped};

#[expect(clippy::print_stdout, reason = "an example speaks")]
#[expect(clippy::cast_precision_loss, reason = "counts")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, id, time, value, season, horizon, from, step, ..] = &words[..] else {
        return Err("FILE ID TIME VALUE SEASON HORIZON FROM STEP [METHOD]".into());
    };
    let layout = Layout {
        horizon: horizon.parse()?,
        season: season.parse()?,
        id: id.clone(),
        time: time.clone(),
        value: value.clone(),
    };
    let (from, step): (usize, usize) = (from.parse()?, step.parse()?);
    let settings = Settings { method: words.get(8).map_or("auto", String::as_str).parse()?, levels: levels("80,95")? };
    let all = series(&read_shaped(File::open(file)?, Shape::Ragged)?, &layout)?;
    let (mut within, mut score, mut count, mut percent, mut runs) = ([0.0; 2], [0.0; 2], 0.0, 0.0, 0);
    let mut age = from;
    while age >= layout.horizon {
        let known: Vec<Series> = all
            .iter()
            .filter(|one| one.values.len() > age)
            .map(|one| {
                let (before, after) = one.values.split_at(one.values.len() - age);
                let afterwards = after.iter().map_while(|value| *value).take(layout.horizon).collect();
                Series { values: before.to_vec(), afterwards, ..one.clone() }
            })
            .collect();
        let outcome = run(&known, &settings, &Budget::unlimited());
        for (one, forecast) in known.iter().zip(&outcome.forecasts) {
            let recent: Vec<f64> = one.values.iter().rev().take(12).map_while(|value| *value).collect();
            let level = recent.iter().map(|value| value.abs()).sum::<f64>() / recent.len() as f64;
            for (at, actual) in one.afterwards.iter().enumerate() {
                count += 1.0;
                percent += 100.0 * ((actual - forecast.mean[at]) / actual).abs();
                for (place, interval) in forecast.intervals.iter().enumerate() {
                    let (low, high) = (interval.low[at], interval.high[at]);
                    let outside = (low - actual).max(actual - high).max(0.0);
                    within[place] += if outside == 0.0 { 100.0 } else { 0.0 };
                    score[place] += 100.0 * (high - low + 200.0 / (100.0 - interval.level) * outside) / level;
                }
            }
        }
        runs += 1;
        if age < step {
            break;
        }
        age -= step;
    }
    println!(
        "{}",
        serde_json::json!({
            "origins": runs, "values": count, "mape": percent / count,
            "coverage80": within[0] / count, "coverage95": within[1] / count,
            "score80": score[0] / count, "score95": score[1] / count,
        })
    );
    Ok(())
}
