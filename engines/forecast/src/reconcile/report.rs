//! The JSON of an answer.

use serde_json::{Map, Value, json};

use super::adjust::Reconciled;
use super::figures::{Figure, Problem};

/// The object that `qosar engine forecast reconcile` prints.
pub fn report(problem: &Problem, answer: &Reconciled) -> Value {
    let line = |figure: &Figure, value: f64| {
        let mut object = Map::new();
        for (name, key) in problem.keys().iter().zip(&figure.keys) {
            object.insert(name.clone(), json!(key.as_deref().unwrap_or("*")));
        }
        object.insert("given".into(), json!(figure.value));
        object.insert("value".into(), json!(value));
        Value::Object(object)
    };
    let lines = |figures: &[Figure], values: &[f64]| -> Vec<Value> {
        figures.iter().zip(values).map(|(figure, &value)| line(figure, value)).collect()
    };
    let body = json!({
        "method": problem.method(),
        "cells": lines(problem.cells(), &answer.cells),
        "totals": lines(problem.totals(), &answer.totals),
        "rounds": answer.rounds,
        "largest_difference": answer.largest_difference,
    });
    crate::report::report(answer.status, &body, &answer.findings, answer.work, answer.reason.clone())
}
