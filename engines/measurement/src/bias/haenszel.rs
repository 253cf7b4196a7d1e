//! The common odds ratio of Mantel & Haenszel (J. Natl. Cancer Inst. 22, 1959) with the error of Robins, Breslow &
//! Greenland (Biometrics 42, 1986), on the scale Δ = −2.35 ln α with the classes A, B, C of Educational Testing Service
//! (Zieky 1993). Persons are compared who have the same sum, the item itself among it (Holland & Thayer 1988).

use ground::Message;
use serde_json::{Value, json};

use crate::bias::strata::{Stratum, right};
use crate::distribution::{chi2_upper, normal_lower, normal_quantile};
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::{chosen, weights};
use crate::table::{Categories, Column, NO_BYTE, Table};
use crate::verb::Options;
use crate::wrong::Wrong;

pub fn dif(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let group_name = options.text("group").ok_or_else(|| Wrong::option("group", Fault::ColumnWanted))?;
    let groups = table.column(group_name)?.categories();
    if groups.labels.len() != 2 {
        return Err(Wrong::column(group_name, Fault::NotTwoGroups { groups: groups.labels.len() }));
    }
    let focal = match options.text("focal") {
        None => 1,
        Some(name) => groups.labels.iter().position(|label| label == name).map_or_else(
            || Err(Wrong::option("focal", Fault::NoSuchGroup { name: name.to_owned() })),
            |place| Ok(u32::from(place == 1)),
        )?,
    };
    let strata = options.text("strata").map(|name| table.column(name)).transpose()?;
    let kept = |column: &&Column| column.name() != group_name && Some(column.name()) != options.text("strata");
    let columns: Vec<&Column> = chosen(table, options)?.into_iter().filter(kept).collect();
    if columns.is_empty() {
        return Err(Wrong::Table(Fault::NoColumnLeft));
    }
    let items: Vec<Item<'_>> = columns.iter().map(|column| Item::of(column)).collect::<Result<_, _>>()?;
    let weights = weights(table, options)?;
    let persons = Persons::of(&items, &groups, focal, strata.map(Column::categories), weights)?;
    let level = options.level()?;
    let mut finding = Finding::new();
    let mut rows = Vec::new();
    for (item, strata) in items.iter().zip(persons.tables(&items)) {
        rows.push(judged(&mut finding, item.name, &strata, level));
    }
    finding.put("items", rows);
    finding.put("n", persons.n);
    finding.put("left_out", persons.left_out);
    finding.put("missing", "persons without a group, a stratum or any of the answers are left out");
    finding.put("focal", groups.labels[focal as usize].as_str());
    finding.put("reference", groups.labels[1 - focal as usize].as_str());
    finding.put("strata", persons.many / 2);
    finding.put("level", level);
    Ok(finding)
}

/// Answers of 0 and 1.
struct Item<'table> {
    name: &'table str,
    cells: std::borrow::Cow<'table, [i8]>,
}

impl<'table> Item<'table> {
    /// As they are, or two categories in order.
    fn of(column: &'table Column) -> Result<Self, Wrong> {
        if let Some(cells) = column.bytes()
            && cells.iter().fold(true, |sound, &cell| sound & ((cell | 1) == 1 || cell == NO_BYTE))
        {
            return Ok(Self { name: column.name(), cells: cells.into() });
        }
        let categories = column.categories();
        if categories.labels.len() > 2 {
            let fault = Fault::NotTwoAnswers { answers: categories.labels.len() };
            return Err(Wrong::column(column.name(), fault));
        }
        let cells = categories.codes.iter().map(|&code| i8::try_from(code).unwrap_or(NO_BYTE)).collect();
        Ok(Self { name: column.name(), cells })
    }
}

/// Who is compared with whom.
struct Persons {
    /// Rows that are compared; `None` is all.
    rows: Option<Vec<usize>>,
    /// Twice the stratum, and one more in the focal group.
    places: Vec<u32>,
    many: usize,
    totals: Vec<f64>,
    weights: Option<Vec<f64>>,
    n: f64,
    left_out: f64,
}

impl Persons {
    fn of(
        items: &[Item<'_>],
        groups: &Categories,
        focal: u32,
        strata: Option<Categories>,
        weights: Option<Vec<f64>>,
    ) -> Result<Self, Wrong> {
        let all = groups.codes.len();
        let (mut sums, mut gaps) = (vec![0_u16; all], vec![false; all]);
        for item in items {
            for ((sum, gap), &cell) in sums.iter_mut().zip(&mut gaps).zip(&*item.cells) {
                *sum = sum.wrapping_add(u16::from(cell.cast_unsigned()));
                *gap |= cell == NO_BYTE;
            }
        }
        let stratum = |row: usize| match &strata {
            Some(strata) => Some(strata.codes[row]).filter(|&code| code != Categories::NONE),
            None => Some(u32::from(sums[row])),
        };
        let size = strata.as_ref().map_or(items.len() + 1, |strata| strata.labels.len());
        let whole = |&row: &usize| !gaps[row] && groups.codes[row] != Categories::NONE && stratum(row).is_some();
        let rows: Vec<usize> = (0..all).filter(whole).collect();
        let place = |&row: &usize| 2 * stratum(row).unwrap_or_default() + u32::from(groups.codes[row] == focal);
        let places: Vec<u32> = rows.iter().map(place).collect();
        let weight = |row: usize| weights.as_ref().map_or(1.0, |weights| weights[row]);
        let mut totals = vec![0.0; 2 * size];
        for (&row, &place) in rows.iter().zip(&places) {
            totals[place as usize] += weight(row);
        }
        let n: f64 = totals.iter().sum();
        let everyone: f64 = (0..all).map(weight).sum();
        Ok(Self {
            many: 2 * size,
            totals,
            n,
            left_out: everyone - n,
            rows: (rows.len() < all).then_some(rows),
            places,
            weights,
        })
    }

    /// Every item's strata.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    fn tables(&self, items: &[Item<'_>]) -> Vec<Vec<Stratum>> {
        let cells: Vec<std::borrow::Cow<'_, [i8]>> = items
            .iter()
            .map(|item| match &self.rows {
                None => std::borrow::Cow::Borrowed(&*item.cells),
                Some(rows) => rows.iter().map(|&row| item.cells[row]).collect(),
            })
            .collect();
        let rights: Vec<Vec<f64>> = match &self.weights {
            None => {
                let slices: Vec<&[i8]> = cells.iter().map(|cells| &**cells).collect();
                let counts = right(&slices, &self.places, self.many);
                counts.into_iter().map(|counts| counts.into_iter().map(|count| count as f64).collect()).collect()
            }
            Some(weights) => {
                let weighed = |cells: &std::borrow::Cow<'_, [i8]>| {
                    let mut counts = vec![0.0; self.many];
                    for (at, (&place, &cell)) in self.places.iter().zip(&**cells).enumerate() {
                        let row = self.rows.as_ref().map_or(at, |rows| rows[at]);
                        counts[place as usize] += weights[row] * f64::from(cell);
                    }
                    counts
                };
                cells.iter().map(weighed).collect()
            }
        };
        let strata = |right: Vec<f64>| {
            let stratum = |at: usize| Stratum {
                reference: [right[2 * at], self.totals[2 * at] - right[2 * at]],
                focal: [right[2 * at + 1], self.totals[2 * at + 1] - right[2 * at + 1]],
            };
            (0..self.many / 2).map(stratum).collect()
        };
        rights.into_iter().map(strata).collect()
    }
}

/// Sums over strata.
struct Common {
    odds: f64,
    se: f64,
    chi2: f64,
    corrected: f64,
}

fn common(strata: &[Stratum]) -> Option<Common> {
    let [mut r, mut s, mut pr, mut mixed, mut qs, mut found, mut expected, mut variance] = [0.0; 8];
    for &Stratum { reference: [a, b], focal: [c, d] } in strata {
        let t = a + b + c + d;
        if a + b == 0.0 || c + d == 0.0 || t < 2.0 {
            continue;
        }
        let (of_r, of_s, p, q) = (a * d / t, b * c / t, (a + d) / t, (b + c) / t);
        r += of_r;
        s += of_s;
        pr += p * of_r;
        mixed += p * of_s + q * of_r;
        qs += q * of_s;
        found += a;
        expected += (a + b) * (a + c) / t;
        variance += (a + b) * (c + d) * (a + c) * (b + d) / (t * t * (t - 1.0));
    }
    if !(r > 0.0 && s > 0.0 && variance > 0.0) {
        return None;
    }
    let apart = (found - expected).abs();
    Some(Common {
        odds: r / s,
        se: (pr / (2.0 * r * r) + mixed / (2.0 * r * s) + qs / (2.0 * s * s)).sqrt(),
        chi2: apart * apart / variance,
        corrected: (apart - 0.5).max(0.0).powi(2) / variance,
    })
}

fn judged(finding: &mut Finding, name: &str, strata: &[Stratum], level: f64) -> Value {
    let Some(found) = common(strata) else {
        finding.warn(Message::new("measurement-dif-cannot-be-told").with("item", name));
        return json!({"item": name, "odds_ratio": null});
    };
    let z = normal_quantile((1.0 + level) / 2.0);
    let log = found.odds.ln();
    let (delta, se) = (-2.35 * log, 2.35 * found.se);
    // C: beyond 1.5 and certainly beyond 1; B: beyond 1 and certainly not nought; else A.
    let beyond_one = 1.0 - normal_lower((delta.abs() - 1.0) / se) < 0.05;
    let class = match delta.abs() {
        size if size >= 1.5 && beyond_one => "C",
        size if size >= 1.0 && chi2_upper(found.corrected, 1.0) < 0.05 => "B",
        _ => "A",
    };
    if class != "A" {
        let code = if delta < 0.0 { "measurement-dif-against-focal" } else { "measurement-dif-for-focal" };
        finding.warn(Message::new(code).with("item", name).with("delta", json!(delta)).with("class", class));
    }
    json!({
        "item": name, "odds_ratio": found.odds, "log_odds": log, "se": found.se,
        "interval": [(log - z * found.se).exp(), (log + z * found.se).exp()], "chi2": found.chi2,
        "p": json!(chi2_upper(found.chi2, 1.0)), "chi2_corrected": found.corrected,
        "p_corrected": json!(chi2_upper(found.corrected, 1.0)), "delta": delta, "delta_se": se, "class": class,
    })
}
