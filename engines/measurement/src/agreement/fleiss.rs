//! Kappa of several raters (Fleiss, Psychol. Bull. 76, 1971) and of each category, with the errors of Fleiss, Nee &
//! Landis (Psychol. Bull. 86, 1979); Conger's exact kappa (Psychol. Bull. 88, 1980) and Light's mean of pairs (1971).
//! O(things · raters · categories) of byte operations.

use ground::Message;
use serde_json::{Value, json};

use crate::agreement::coincidence::{Coincidences, MOST_CATEGORIES, counts};
use crate::agreement::units::{Rated, rated};
use crate::distribution::normal_both;
use crate::finding::Finding;
use crate::layout::{Answers, ratings};
use crate::table::Table;
use crate::verb::Options;
use crate::wrong::Wrong;

/// So many answers at most are also compared rater by rater.
const FEW: usize = 1 << 17;

/// What kappa rests on.
#[derive(Default)]
struct Tally {
    units: f64,
    /// Share of all answers, a category each.
    shares: Vec<f64>,
    /// Disagreeing pairs of a category, of all its pairs in a thing, summed over things.
    apart: Vec<f64>,
    /// Raters of every thing, where they are equally many.
    raters: Option<f64>,
}

pub fn fleiss(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let answers = ratings(table, options)?;
    let rated = rated(&answers)?;
    let tally = quick(&rated, &answers).unwrap_or_else(|| slow(&rated, &answers));
    let (n, size) = (tally.units, tally.shares.len());
    if !(n > 0.0) || rated.raters() < 2 {
        return Ok(Finding::undefined(Message::new("measurement-nothing-rated-twice")));
    }
    let by_chance: f64 = tally.shares.iter().map(|share| share * share).sum();
    let agreement = 1.0 - tally.apart.iter().sum::<f64>() / n;
    // Σ p q is 1 − Σ p², without the cancellation.
    let variety: f64 = tally.shares.iter().map(|share| share * (1.0 - share)).sum();
    if !(variety > 0.0) {
        return Ok(Finding::undefined(Message::new("measurement-one-category-only")).with("n", n));
    }
    let kappa = 1.0 - tally.apart.iter().sum::<f64>() / (n * variety);
    let mut finding =
        Finding::new().with("kappa", kappa).with("agreement", agreement).with("agreement_by_chance", by_chance);
    let pairs = tally.raters.map(|m| n * m * (m - 1.0));
    let skew: f64 = tally.shares.iter().map(|p| p * (1.0 - p) * (1.0 - 2.0 * p)).sum();
    let error = pairs.map(|pairs| (2.0 * (variety * variety - skew).max(0.0) / pairs).sqrt() / variety);
    put_tested(&mut finding, kappa, error);
    let mut categories = Vec::new();
    for category in 0..size {
        let share = tally.shares[category];
        let own = 1.0 - tally.apart[category] / (n * share * (1.0 - share));
        let error = pairs.map(|pairs| (2.0 / pairs).sqrt());
        categories.push(json!({
            "category": rated.labels[category], "share": share, "kappa": json!(own), "se": error,
            "z": error.map(|error| own / error), "p": error.map(|error| normal_both(own / error)),
        }));
    }
    finding.put("categories", categories);
    if options.has("exact") || answers.rows * rated.raters() <= FEW {
        by_pairs(&mut finding, &rated, &answers, agreement);
    }
    finding.put("n", n);
    finding.put("raters", rated.raters());
    finding
        .put("missing", "things rated fewer than twice are left out; with unequal numbers of raters no error is given");
    finding.explain(
        Message::new("measurement-fleiss-found").with("kappa", kappa).with("n", n).with("raters", rated.raters()),
    );
    Ok(finding)
}

fn put_tested(finding: &mut Finding, kappa: f64, error: Option<f64>) {
    finding.put("se", json!(error));
    finding.put("z", json!(error.map(|error| kappa / error)));
    finding.put("p", json!(error.map(|error| normal_both(kappa / error))));
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn quick(rated: &Rated<'_>, answers: &Answers<'_>) -> Option<Tally> {
    let bytes = rated.bytes.as_ref()?;
    if answers.weights.is_some() || bytes.len() > 255 || rated.values.len() > MOST_CATEGORIES || bytes.len() < 2 {
        return None;
    }
    let found = counts(bytes, &rated.values, Coincidences::Unwanted);
    if !found.complete {
        return None;
    }
    let (n, m) = (found.units as f64, bytes.len() as f64);
    let apart = |(&total, &square): (&u64, &u64)| (total * bytes.len() as u64 - square) as f64 / (m * (m - 1.0));
    Some(Tally {
        units: n,
        shares: found.totals.iter().map(|&total| total as f64 / (n * m)).collect(),
        apart: found.totals.iter().zip(&found.squares).map(apart).collect(),
        raters: Some(m),
    })
}

fn slow(rated: &Rated<'_>, answers: &Answers<'_>) -> Tally {
    let size = rated.labels.len();
    let mut tally = Tally { shares: vec![0.0; size], apart: vec![0.0; size], ..Tally::default() };
    let (mut answered, mut equal, mut first) = (0.0, true, None);
    let mut given: Vec<(usize, f64)> = Vec::new();
    for unit in 0..rated.units() {
        given.clear();
        for code in (0..rated.raters()).filter_map(|rater| rated.code(rater, unit)) {
            match given.iter_mut().find(|(category, _)| *category == code) {
                Some((_, times)) => *times += 1.0,
                None => given.push((code, 1.0)),
            }
        }
        let m: f64 = given.iter().map(|(_, times)| times).sum();
        let weight = answers.weight(unit);
        if m < 2.0 || weight == 0.0 {
            continue;
        }
        tally.units += weight;
        equal &= *first.get_or_insert(m) == m;
        answered += weight * m;
        for &(category, times) in &given {
            tally.shares[category] += weight * times;
            tally.apart[category] += weight * times * (m - times) / (m * (m - 1.0));
        }
    }
    tally.shares.iter_mut().for_each(|share| *share /= answered.max(1.0));
    tally.raters = first.filter(|_| equal);
    tally
}

/// Conger's exact kappa and Light's, from things everybody rated.
fn by_pairs(finding: &mut Finding, rated: &Rated<'_>, answers: &Answers<'_>, agreement: f64) {
    let (raters, size) = (rated.raters(), rated.labels.len());
    let all = |unit: &usize| (0..raters).all(|rater| rated.code(rater, *unit).is_some());
    let units: Vec<usize> = (0..rated.units()).filter(all).collect();
    let n: f64 = units.iter().map(|&unit| answers.weight(unit)).sum();
    if units.len() < rated.units() || size * raters > FEW || raters > 64 {
        return;
    }
    let mut shares = vec![vec![0.0; size]; raters];
    for (rater, shares) in shares.iter_mut().enumerate() {
        for &unit in &units {
            if let Some(code) = rated.code(rater, unit) {
                shares[code] += answers.weight(unit) / n;
            }
        }
    }
    let m = shares.iter().map(|_| 1.0).sum::<f64>();
    let (mut by_chance, mut light) = (0.0, 0.0);
    for category in 0..size {
        let mean = shares.iter().map(|shares| shares[category]).sum::<f64>() / m;
        let spread: f64 = shares.iter().map(|shares| (shares[category] - mean).powi(2)).sum();
        by_chance += mean * mean - spread / ((m - 1.0) * m);
    }
    for one in 0..raters {
        for other in one + 1..raters {
            let same = units.iter().filter(|&&unit| rated.code(one, unit) == rated.code(other, unit));
            let same = same.map(|&unit| answers.weight(unit)).sum::<f64>() / n;
            let chance: f64 = shares[one].iter().zip(&shares[other]).map(|(p, q)| p * q).sum();
            light += 2.0 / (m * (m - 1.0)) * (same - chance) / (1.0 - chance);
        }
    }
    finding.put("exact_conger", Value::from((agreement - by_chance) / (1.0 - by_chance)));
    finding.put("light", Value::from(light));
}
