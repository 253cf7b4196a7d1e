//! Intraclass correlations, six forms (Shrout & Fleiss, Psychol. Bull. 86, 1979; intervals of the second also McGraw &
//! Wong, Psychol. Methods 1, 1996), and Kendall's coefficient of concordance with ties (Kendall & Babington Smith, 1939).

use ground::Message;
use serde_json::{Value, json};

use crate::distribution::{chi2_upper, f_quantile, f_upper};
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::{Answers, ratings};
use crate::ranks::ranks;
use crate::table::Table;
use crate::verb::Options;
use crate::wrong::Wrong;

/// Mean squares of things, raters, the rest, and the rest with raters.
struct Squares {
    n: f64,
    k: f64,
    things: f64,
    raters: f64,
    rest: f64,
    within: f64,
}

pub fn icc(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let answers = ratings(table, options)?;
    let level = options.level()?;
    if answers.weights.is_some() {
        return Err(Wrong::option("freq", Fault::NoFrequencies));
    }
    let columns: Vec<Vec<f64>> = answers.columns.iter().map(|column| column.numbers()).collect::<Result<_, _>>()?;
    let whole = |row: &usize| columns.iter().all(|column| !column[*row].is_nan());
    let rows: Vec<usize> = (0..answers.rows).filter(whole).collect();
    if rows.len() < 2 || columns.len() < 2 {
        return Ok(Finding::undefined(Message::new("measurement-icc-needs-two-by-two")).with("n", rows.len()));
    }
    let squares = squares(&columns, &rows);
    if !(squares.things + squares.within > 0.0) {
        return Ok(Finding::undefined(Message::new("measurement-nothing-varies")).with("n", rows.len()));
    }
    let mut finding = Finding::new();
    let forms = forms(&squares, level);
    for form in &forms {
        finding.put(form.name, form.value);
    }
    let shown: Vec<Value> = forms.iter().map(Form::shown).collect();
    finding.put("forms", shown);
    finding.put("level", level);
    finding.put(
        "mean_squares",
        json!({"things": squares.things, "raters": squares.raters, "rest": squares.rest, "within": squares.within}),
    );
    concordance(&mut finding, &columns, &rows);
    finding.put("n", rows.len());
    finding.put("raters", columns.len());
    finding.put("missing", "things that a rater left out are left out");
    finding.put("left_out", answers.rows - rows.len());
    harsh(&mut finding, &answers, &columns, &rows);
    finding.explain(
        Message::new("measurement-icc-found")
            .with("single", json!(forms[1].value))
            .with("mean", json!(forms[4].value))
            .with("n", rows.len())
            .with("raters", columns.len()),
    );
    Ok(finding)
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn squares(columns: &[Vec<f64>], rows: &[usize]) -> Squares {
    let (n, k) = (rows.len() as f64, columns.len() as f64);
    let start = columns[0][rows[0]];
    let shift =
        columns.iter().map(|column| rows.iter().map(|&row| column[row] - start).sum::<f64>()).sum::<f64>() / (n * k);
    let at = |column: &[f64], row: usize| column[row] - start - shift;
    let of_things: Vec<f64> =
        rows.iter().map(|&row| columns.iter().map(|column| at(column, row)).sum::<f64>() / k).collect();
    let of_raters: Vec<f64> =
        columns.iter().map(|column| rows.iter().map(|&row| at(column, row)).sum::<f64>() / n).collect();
    let things = k * of_things.iter().map(|mean| mean * mean).sum::<f64>();
    let raters = n * of_raters.iter().map(|mean| mean * mean).sum::<f64>();
    let (mut rest, mut within) = (0.0, 0.0);
    for (column, of_rater) in columns.iter().zip(&of_raters) {
        for (&row, of_thing) in rows.iter().zip(&of_things) {
            let apart = at(column, row) - of_thing;
            within += apart * apart;
            rest += (apart - of_rater) * (apart - of_rater);
        }
    }
    Squares {
        n,
        k,
        things: things / (n - 1.0),
        raters: raters / (k - 1.0),
        rest: rest / ((n - 1.0) * (k - 1.0)),
        within: within / (n * (k - 1.0)),
    }
}

struct Form {
    name: &'static str,
    value: f64,
    f: f64,
    df: [f64; 2],
    interval: [f64; 2],
}

impl Form {
    fn shown(&self) -> Value {
        json!({
            "form": self.name, "icc": json!(self.value), "f": json!(self.f), "df1": self.df[0], "df2": self.df[1],
            "p": json!(f_upper(self.f, self.df[0], self.df[1])), "interval": self.interval.map(|end| json!(end)),
        })
    }
}

fn forms(squares: &Squares, level: f64) -> [Form; 6] {
    let &Squares { n, k, things, raters, rest, within } = squares;
    let high = (1.0 + level) / 2.0;
    let (one, two) = ([n - 1.0, n * (k - 1.0)], [n - 1.0, (n - 1.0) * (k - 1.0)]);
    let (f1, f2) = (things / within, things / rest);
    let ends = |f: f64, df: [f64; 2]| [f / f_quantile(high, df[0], df[1]), f * f_quantile(high, df[1], df[0])];
    let single = |f: f64| if f.is_infinite() { 1.0 } else { (f - 1.0) / (f + k - 1.0) };
    let mean = |f: f64| 1.0 - 1.0 / f;
    let icc2 = (things - rest) / (things + (k - 1.0) * rest + k * (raters - rest) / n);
    let (e1, e2) = (ends(f1, one), ends(f2, two));
    let agreed = agreement(squares, icc2, high);
    let stepped = |single: f64| k * single / (1.0 + (k - 1.0) * single);
    [
        Form { name: "ICC1", value: single(f1), f: f1, df: one, interval: e1.map(single) },
        Form { name: "ICC2", value: icc2, f: f2, df: two, interval: agreed },
        Form { name: "ICC3", value: single(f2), f: f2, df: two, interval: e2.map(single) },
        Form { name: "ICC1k", value: mean(f1), f: f1, df: one, interval: e1.map(mean) },
        Form { name: "ICC2k", value: stepped(icc2), f: f2, df: two, interval: agreed.map(stepped) },
        Form { name: "ICC3k", value: mean(f2), f: f2, df: two, interval: e2.map(mean) },
    ]
}

/// The interval of ICC(2,1), by Satterthwaite's degrees of freedom.
fn agreement(squares: &Squares, icc: f64, high: f64) -> [f64; 2] {
    let &Squares { n, k, things, raters, rest, .. } = squares;
    let f = raters / rest;
    let a = k * icc * f + n * (1.0 + (k - 1.0) * icc) - k * icc;
    let b = (n - 1.0) * (k * icc * f).powi(2) + (n * (1.0 + (k - 1.0) * icc) - k * icc).powi(2);
    let v = (k - 1.0) * (n - 1.0) * a * a / b;
    let (upper, lower) = (f_quantile(high, n - 1.0, v), f_quantile(high, v, n - 1.0));
    let base = k * raters + (k * n - k - n) * rest;
    [
        n * (things - upper * rest) / (upper * base + n * things),
        n * (lower * things - rest) / (base + n * lower * things),
    ]
}

/// W with ties; its χ² and F.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn concordance(finding: &mut Finding, columns: &[Vec<f64>], rows: &[usize]) {
    let (n, m) = (rows.len() as f64, columns.len() as f64);
    let (mut sums, mut ties) = (vec![0.0; rows.len()], 0.0);
    for column in columns {
        let given: Vec<f64> = rows.iter().map(|&row| column[row]).collect();
        let found = ranks(&given, |_| 1.0);
        // Ranks about their mean, so that nothing large is squared.
        sums.iter_mut().zip(found.places).for_each(|(sum, place)| *sum += place - (n + 1.0) / 2.0);
        ties += found.ties;
    }
    let s: f64 = sums.iter().map(|sum| sum * sum).sum();
    let w = 12.0 * s / (m * m * (n * n * n - n) - m * ties);
    let chi2 = m * (n - 1.0) * w;
    let (df1, f) = (n - 1.0 - 2.0 / m, (m - 1.0) * w / (1.0 - w));
    finding.put(
        "kendall",
        json!({
            "w": json!(w), "chi2": json!(chi2), "df": n - 1.0, "p": json!(chi2_upper(chi2, n - 1.0)), "f": json!(f),
            "p_f": json!(f_upper(f, df1, (m - 1.0) * df1)),
        }),
    );
}

/// Names each rater whose mean is far from the others'.
fn harsh(finding: &mut Finding, answers: &Answers<'_>, columns: &[Vec<f64>], rows: &[usize]) {
    let n = rows.iter().map(|_| 1.0).sum::<f64>();
    let means: Vec<f64> = columns.iter().map(|column| rows.iter().map(|&row| column[row]).sum::<f64>() / n).collect();
    let shown: Vec<Value> = answers
        .columns
        .iter()
        .zip(&means)
        .map(|(column, mean)| json!({"rater": column.name(), "mean": mean}))
        .collect();
    finding.put("rater_means", shown);
}
