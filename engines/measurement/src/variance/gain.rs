//! Normalised gain (Hake, Am. J. Phys. 66, 1998): what was gained of what could be gained; of the means, and the mean of
//! each person's own.

use std::collections::BTreeMap;

use ground::Message;
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::chosen;
use crate::table::{Categories, Table};
use crate::verb::Options;
use crate::wrong::Wrong;

#[derive(Default)]
struct Sums {
    n: f64,
    before: f64,
    after: f64,
    own: Vec<f64>,
}

pub fn gain(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let columns = chosen(table, options)?;
    let numeric: Vec<_> = columns.into_iter().filter(|column| column.is_numeric()).collect();
    let column = |flag: &str, place: usize| match options.text(flag) {
        Some(name) => table.column(name),
        None => numeric.get(place).copied().ok_or_else(|| Wrong::option(flag, Fault::ColumnWanted)),
    };
    let (before, after) = (column("before", 0)?, column("after", 1)?);
    before.numeric()?;
    after.numeric()?;
    let most = options.real("most")?.unwrap_or(100.0);
    let groups = options.text("by").map(|name| table.column(name)).transpose()?.map(crate::table::Column::categories);
    let (mut all, mut by, mut left_out) = (Sums::default(), BTreeMap::<u32, Sums>::new(), 0);
    for row in 0..table.rows() {
        let (Some(was), Some(is)) = (before.number(row), after.number(row)) else {
            left_out += 1;
            continue;
        };
        if was > most || is > most {
            let name = if was > most { before.name() } else { after.name() };
            return Err(Wrong::cell(table.row_number(row), name, Fault::AboveMost { most: most.to_string() }));
        }
        let group = groups.as_ref().map(|groups| groups.codes[row]).filter(|&code| code != Categories::NONE);
        for sums in [Some(&mut all), group.map(|code| by.entry(code).or_default())].into_iter().flatten() {
            sums.n += 1.0;
            sums.before += was;
            sums.after += is;
            if was < most {
                sums.own.push((is - was) / (most - was));
            }
        }
    }
    if all.n == 0.0 || all.before >= most * all.n {
        return Ok(Finding::undefined(Message::new("measurement-gain-nothing-to-gain")).with("n", all.n));
    }
    let mut finding = Finding::new().with("n", all.n).with("left_out", left_out).with("most", most);
    finding.put("missing", "persons without both are left out; who began at the most has no gain of their own");
    if let Value::Object(values) = shown(&all, most) {
        finding.values.extend(values);
    }
    if let Some(groups) = &groups {
        let one = |(&code, sums): (&u32, &Sums)| {
            let mut value = shown(sums, most);
            value["group"] = json!(groups.labels[code as usize]);
            value
        };
        finding.put("groups", by.iter().map(one).collect::<Vec<_>>());
    }
    let gain = finding.values["gain"].clone();
    finding.explain(Message::new("measurement-gain-found").with("gain", gain).with("n", all.n));
    Ok(finding)
}

fn shown(sums: &Sums, most: f64) -> Value {
    let (was, is) = (sums.before / sums.n, sums.after / sums.n);
    let gain = (is - was) / (most - was);
    let n = sums.own.iter().map(|_| 1.0).sum::<f64>();
    let mean = sums.own.iter().sum::<f64>() / n;
    let sd = (sums.own.iter().map(|own| (own - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    // Who began at the most has no gain, and so no size of one.
    let size = gain.is_finite().then_some(match gain {
        high if high >= 0.7 => "high",
        medium if medium >= 0.3 => "medium",
        _ => "low",
    });
    json!({
        "before": was, "after": is, "n": sums.n, "gain": json!(gain), "size": size, "mean_of_gains": json!(mean),
        "se": json!(sd / n.sqrt()),
    })
}
