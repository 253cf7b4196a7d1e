//! Tukey's honest differences (1953), in Kramer's form (1956) where groups are unequal.

use serde_json::{Value, json};

use crate::distribution::{studentised_quantile, studentised_upper};
use crate::variance::groups::Group;

/// So many groups at most are compared in pairs.
const MOST: usize = 60;

/// Every pair of groups: difference, interval, p adjusted for all pairs; `null` for more than sixty groups.
pub fn tukey(named: &[(&str, Group)], error: f64, df: f64, level: f64) -> Value {
    if named.len() > MOST || !(error > 0.0) {
        return Value::Null;
    }
    let k = named.iter().map(|_| 1.0).sum::<f64>();
    let q = studentised_quantile(level, k, df);
    let mut pairs = Vec::new();
    for (at, (one, first)) in named.iter().enumerate() {
        for (other, second) in &named[at + 1..] {
            let difference = second.mean - first.mean;
            let scale = (error / 2.0 * (1.0 / first.n + 1.0 / second.n)).sqrt();
            pairs.push(json!({
                "pair": format!("{other}-{one}"), "difference": difference, "low": json!(difference - q * scale),
                "high": json!(difference + q * scale), "p": json!(studentised_upper(difference.abs() / scale, k, df)),
                "d": json!(difference / error.sqrt()),
            }));
        }
    }
    Value::Array(pairs)
}
