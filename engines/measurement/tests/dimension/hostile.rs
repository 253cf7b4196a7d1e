//! Tables nobody meant: no verb stops, none prints a number that is none.

use measurement::{Options, run};
use proptest::prelude::*;
use serde_json::Value;

/// Fields that are empty on purpose where they are not defined.
const MAY_BE_EMPTY: [&str; 8] = ["n", "z", "p", "t", "goodness", "correlation", "low", "high"];

fn sound(value: &Value, name: &str) -> Result<(), String> {
    match value {
        Value::Null if !MAY_BE_EMPTY.contains(&name) => Err(format!("`{name}` is empty")),
        Value::Array(values) => values.iter().try_for_each(|value| sound(value, name)),
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| sound(value, name)),
        _ => Ok(()),
    }
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0..5_i32).prop_map(|value| value.to_string()),
        2 => (-1e3_f64..1e3).prop_map(|value: f64| value.to_string()),
        1 => Just(String::new()),
        1 => Just("1e120".to_owned()),
        1 => Just("-1e-150".to_owned()),
        1 => Just("9999999999".to_owned()),
    ]
}

fn table() -> impl Strategy<Value = String> {
    (1..6_usize, 0..14_usize).prop_flat_map(|(columns, rows)| {
        prop::collection::vec(prop::collection::vec(cell(), columns), rows).prop_map(move |rows| {
            let names: Vec<String> = (0..columns).map(|at| format!("v{at}")).collect();
            let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
            format!("{}\n{}\n", names.join(","), lines.join("\n"))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_table_stops_a_verb_or_prints_what_is_no_number(table in table(), seed in 0..3_u64) {
        for (verb, flags) in [
            ("correlate", vec![("kind", "polychoric"), ("missing", "pairwise"), ("draws", "3")]),
            ("correlate", vec![("kind", "spearman"), ("draws", "3")]),
            ("efa", vec![("draws", "3"), ("rotation", "promax")]),
            ("efa", vec![("draws", "3"), ("method", "ml"), ("factors", "1"), ("missing", "pairwise")]),
            ("omega", vec![("groups", "1")]),
            ("cfa", vec![("pattern", "f=v0,v1,v2")]),
            ("mds", vec![("scale", "ordinal"), ("starts", "2"), ("dimensions", "1")]),
            ("mds", vec![("scale", "spline"), ("matrix", ""), ("dimensions", "1"), ("starts", "1")]),
            ("growth", vec![]),
            ("growth", vec![("outcome", "v0"), ("person", "v1")]),
            ("growth", vec![("outcome", "v0"), ("crossed", "v1,v2")]),
        ] {
            let seed = seed.to_string();
            let options = flags.iter().fold(Options::default().with("seed", &seed), |options, (flag, value)| options.with(flag, value));
            if let Ok(found) = run(verb, &options, table.as_bytes()) {
                prop_assert_eq!(sound(&found.report(), ""), Ok(()), "{}: {}", verb, found.report());
            }
        }
    }
}
