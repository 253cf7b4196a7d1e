//! Published data beside the checkout, in `../shared/data/forecast` (or where `QOSAR_SHARED_DATA` says): a table of what was published and
//! what we find. Where they do not lie there, it says so loudly.
#![allow(clippy::print_stderr)]

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use forecast::Budget;
use forecast::series::{Layout, Method, Settings, run, series};
use serde::Deserialize;

use super::ask;

fn shared(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let path = std::env::var_os("QOSAR_SHARED_DATA").map_or_else(beside, PathBuf::from).join("forecast").join(name);
    if !path.exists() {
        eprintln!("SKIPPED: {name} does not lie in ../shared/data/forecast, so nothing was compared with it");
    }
    path.exists().then_some(path)
}

fn told(analysis: &str, data: &str, published: f64, ours: f64) {
    eprintln!("{analysis:<58} {data:<34} {published:>10.4} {ours:>10.4} {:>10.4}", ours - published);
}

fn heading() {
    eprintln!("{:<58} {:<34} {:>10} {:>10} {:>10}", "analysis", "data", "published", "ours", "difference");
}

/// sMAPE of who forecast the odd series, in the order in which types are told.
#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct Anchor {
    yearly: f64,
    quarterly: f64,
    monthly: f64,
    other: f64,
    all: f64,
}

impl Anchor {
    fn of(&self, class: &str) -> f64 {
        match class {
            "YEARLY" => self.yearly,
            "QUARTERLY" => self.quarterly,
            "MONTHLY" => self.monthly,
            "OTHER" => self.other,
            _ => self.all,
        }
    }
}

#[test]
fn auto_errs_less_than_every_published_anchor_on_the_odd_series_of_m3() {
    let (Some(path), Some(published)) = (shared("m3_odd.csv"), shared("m3_odd_reference_smape.json")) else { return };
    let table = forecast::table::read(File::open(path).expect("it exists")).expect("sound");
    let all = series(&table, &Layout::default()).expect("sound");
    let anchors: BTreeMap<String, Anchor> =
        serde_json::from_reader(File::open(published).expect("it exists")).expect("sound");

    heading();
    let beside = |method, name: &str| {
        let outcome = run(&all, &Settings { method, levels: Vec::new() }, &Budget::unlimited());
        let anchor = &anchors[name];
        outcome
            .accuracy
            .into_iter()
            .map(|one| {
                told(
                    &format!("sMAPE, {}, {method:?} beside {name}", one.class),
                    "m3_odd.csv",
                    anchor.of(&one.class),
                    one.smape,
                );
                (one.smape, anchor.of(&one.class), one.class)
            })
            .collect::<Vec<_>>()
    };

    // Makridakis & Hibon 2000: no type worse than Theta's, and 12.9 over all.
    for (ours, published, class) in beside(Method::Auto, "Theta (submitted 2000)") {
        assert!(ours <= if class == "ALL" { 12.9 } else { published }, "{class}: {ours} {published}");
    }
    for (method, name) in [(Method::Ets, "statsforecast AutoETS 2.1.1"), (Method::Theta, "statsforecast Theta 2.1.1")] {
        let all = beside(method, name);
        let (ours, published, class) = all.last().expect("all");
        assert!(class == "ALL" && ours <= published, "{name}: {ours} {published}");
    }
}

#[test]
fn intervals_of_sector_employment_hold_what_they_promise() {
    let Some(path) = shared("bls_ces_supersectors_to_2012.csv") else { return };
    let table = forecast::table::read(File::open(path).expect("it exists")).expect("sound");
    let layout = Layout {
        season: 12,
        id: "Series_ID".into(),
        time: "Month".into(),
        value: "Employed".into(),
        ..Layout::default()
    };
    let all = series(&table, &layout).expect("sound");

    let outcome = ask(&all, "auto");

    heading();
    for one in &outcome.calibration {
        let analysis = format!("share within, and interval score {:.2}", one.interval_score);
        told(&analysis, "bls_ces_supersectors_to_2012.csv", one.level, one.coverage);
    }
    // Forty origins, of the newest ten years, a great recession among them; over 26 years they hold 81.5 and 94.7 and are within the four and
    // two points that were asked for (`measure_forecast`, docs/measurements.md).
    assert!((78.0..85.0).contains(&outcome.calibration[0].coverage), "{:?}", outcome.calibration);
    assert!((93.0..97.0).contains(&outcome.calibration[1].coverage), "{:?}", outcome.calibration);
    assert!(outcome.calibration[0].interval_score < 6.0, "{:?}", outcome.calibration);
    assert!(outcome.calibration[1].interval_score < 10.0, "{:?}", outcome.calibration);
}
