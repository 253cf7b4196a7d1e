//! Series: one binary of tests.

mod accuracy;
mod bends;
mod fuzz;
mod hostile;
mod layouts;
mod properties;
mod published;
mod reference;

use forecast::Budget;
use forecast::series::{Layout, Outcome, Series, Settings, levels, run, series};

/// A series of these values.
pub fn of(values: &[f64], season: usize, horizon: usize) -> Series {
    Series {
        id: "a".into(),
        values: values.iter().map(|&value| Some(value)).collect(),
        season,
        horizon,
        afterwards: Vec::new(),
        class: String::new(),
    }
}

/// Forecasts these series at levels 80 and 95.
pub fn ask(all: &[Series], method: &str) -> Outcome {
    let settings = Settings { method: method.parse().expect("known"), levels: levels("80,95").expect("sound") };
    run(all, &settings, &Budget::unlimited())
}

/// The series of a text.
pub fn from_text(text: &str, layout: &Layout) -> Result<Vec<Series>, String> {
    let table = forecast::table::read_shaped(text.as_bytes(), forecast::table::Shape::Ragged);
    series(&table.map_err(|wrong| wrong.to_string())?, layout).map_err(|wrong| wrong.to_string())
}

/// No number of the answer is infinite or not a number, intervals hold their mean, wider ones hold narrower ones.
pub fn assert_sound(outcome: &Outcome) {
    for one in &outcome.forecasts {
        assert!(one.mean.iter().all(|mean| mean.is_finite()), "{one:?}");
        for (at, mean) in one.mean.iter().enumerate() {
            for pair in one.intervals.windows(2) {
                assert!(pair[0].low[at] >= pair[1].low[at] && pair[0].high[at] <= pair[1].high[at], "{one:?}");
            }
            for interval in &one.intervals {
                assert!(interval.low[at] <= *mean && *mean <= interval.high[at], "{at}: {one:?}");
                assert!(interval.low[at].is_finite() && interval.high[at].is_finite());
            }
        }
    }
    let told = forecast::series::told(outcome).to_string();
    assert!(!told.contains("null"), "what is not finite would become null: {told}");
}
