//! The shared data, when they lie beside the checkout in `../shared/data/measurement` or `QOSAR_SHARED_DATA`.

use std::path::{Path, PathBuf};

use measurement::{Asked, Finding};
use serde_json::Value;

/// The bytes of a file; says loudly that it is absent.
pub fn file(name: &str) -> Option<Vec<u8>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("QOSAR_SHARED_DATA").map_or_else(beside, PathBuf::from).join("measurement");
    let Ok(bytes) = std::fs::read(folder.join(name)) else {
        eprintln!("SKIPPED: {name} does not lie in ../shared/data/measurement, so nothing was compared with it");
        return None;
    };
    Some(bytes)
}

/// The published and peers' values.
pub fn reference() -> Option<Value> {
    Some(serde_json::from_slice(&file("reference.json")?).unwrap())
}

/// Runs a line as it would be typed, on text: `run("alpha --freq n", text)`.
pub fn run(line: &str, text: &[u8]) -> Finding {
    let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    let arguments: Vec<String> = words[1..].iter().cloned().chain(["-".to_owned()]).collect();
    Asked::read(&words[0], &arguments).unwrap().run(text).unwrap()
}

/// Runs a line on a file of the shared data.
pub fn run_on(line: &str, name: &str) -> Option<Finding> {
    Some(run(line, &file(name)?))
}

/// A number in a finding or a reference, by its path: `at(&values, "omega/total")`, `at(&values, "loadings/0/2")`.
pub fn at(values: &Value, path: &str) -> f64 {
    let found = values.pointer(&format!("/{path}")).unwrap_or_else(|| panic!("no {path} in {values}"));
    match found {
        Value::String(text) => text.parse().unwrap(),
        found => found.as_f64().unwrap_or_else(|| panic!("{path} is {found}")),
    }
}
