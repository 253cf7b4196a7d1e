//! From a table to the correlations that an analysis works on.

use nalgebra::DMatrix;
use serde_json::{Value, json};

use super::correlations::{Correlations, Kind, Missing, correlate, correlate_whole};
use super::moments::{Moments, moments};
use super::whole::whole_moments;
use crate::count::real;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::{Answers, Layout, Matrix, answers, matrix};
use crate::table::Table;
use crate::verb::{Flag, Options};
use crate::wrong::Wrong;
use ground::Message;

/// How correlations are taken.
pub(crate) const KIND: Flag = Flag::value("kind", "pearson (this is the default), spearman or polychoric");
/// Which rows count.
pub(crate) const MISSING: Flag = Flag::value("missing", "listwise (this is the default) or pairwise");

/// Correlations with the names of their columns.
pub(crate) struct Source {
    pub(crate) names: Vec<String>,
    pub(crate) matrix: DMatrix<f64>,
    /// Persons; of the poorest pair when rows count pairwise.
    pub(crate) n: Option<f64>,
    /// `None` for a matrix that was given.
    pub(crate) correlations: Option<Correlations>,
    kind: &'static str,
    missing: &'static str,
    given_rows: usize,
}

/// More items than this would keep an eigenvalue waiting for minutes.
const MOST_ITEMS: usize = 2_000;
/// An ordered scale has no more answers than this.
const MOST_ANSWERS: usize = 50;

impl Source {
    /// Of a table of answers, or of a matrix of correlations or covariances.
    pub(crate) fn read(table: &Table, options: &Options) -> Result<Self, Wrong> {
        let kind = options.word("kind", &["pearson", "spearman", "polychoric"])?;
        let missing = options.word("missing", &["listwise", "pairwise"])?;
        if Layout::of(options)? == Layout::Matrix {
            let covariance = Symmetric::read(table, options)?;
            let spread = covariance.values.diagonal();
            if let Some(flat) = (0..spread.len()).find(|&i| spread[i] <= 0.0) {
                let name = &covariance.names[flat];
                return Err(Wrong::cell(table.row_number(flat), name, Fault::VarianceNotPositive));
            }
            let size = spread.len();
            let values = DMatrix::from_fn(size, size, |i, j| {
                if i == j { 1.0 } else { covariance.values[(i, j)] / (spread[i].sqrt() * spread[j].sqrt()) }
            });
            if let Some((i, j)) = pairs(size).find(|&at| values[at].abs() > 1.0 + 1e-9) {
                return Err(Wrong::cell(table.row_number(i), &covariance.names[j], Fault::CorrelationBeyondOne));
            }
            return Ok(Self {
                names: covariance.names,
                matrix: values,
                n: covariance.n,
                correlations: None,
                kind: "given",
                missing: "none",
                given_rows: 0,
            });
        }
        let answers = answers(table, options)?;
        let names: Vec<String> = answers.columns.iter().map(|column| column.name().to_owned()).collect();
        if names.len() > MOST_ITEMS {
            return Err(Wrong::Table(Fault::TooManyColumns { columns: names.len(), most: MOST_ITEMS }));
        }
        let whole = bytes(&answers).filter(|_| kind == "pearson" && answers.weights.is_none());
        let columns = if whole.is_some() { Vec::new() } else { numbers(&answers)? };
        if kind == "polychoric"
            && let Some(column) = answers.columns.iter().find(|column| column.categories().labels.len() > MOST_ANSWERS)
        {
            let fault = Fault::TooManyAnswers { answers: column.categories().labels.len(), most: MOST_ANSWERS };
            return Err(Wrong::column(column.name(), fault));
        }
        squarable(&names, &columns)?;
        let rows = if missing == "listwise" { Missing::Listwise } else { Missing::Pairwise };
        let kind_of = match kind {
            "pearson" => Kind::Pearson,
            "spearman" => Kind::Spearman,
            _ => Kind::Polychoric,
        };
        let found = match whole {
            Some(whole) => correlate_whole(&whole, rows),
            None => correlate(&columns, answers.weights.as_deref(), kind_of, rows),
        };
        let n = found.n();
        Ok(Self {
            names,
            matrix: found.matrix.clone(),
            n: Some(n),
            correlations: Some(found),
            kind,
            missing,
            given_rows: answers.rows,
        })
    }

    /// Whether correlations were taken so.
    pub(crate) fn kind_is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    /// How many items.
    pub(crate) fn items(&self) -> usize {
        self.names.len()
    }

    /// Names of columns that do not vary.
    pub(crate) fn constant(&self) -> Vec<&str> {
        let places = self.correlations.as_ref().map_or(&[][..], |found| &found.constant);
        places.iter().map(|&at| self.names[at].as_str()).collect()
    }

    /// Why nothing can be found here at all.
    pub(crate) fn refusal(&self, least_items: usize) -> Option<Message> {
        if self.items() < least_items {
            return Some(
                Message::new("measurement-too-few-items").with("items", self.items()).with("least", least_items),
            );
        }
        if self.n.is_some_and(|n| n < 3.0) {
            return Some(Message::new("measurement-too-few-rows").with("n", self.n.unwrap_or(0.0)));
        }
        None
    }

    /// Begins the answer: n, how missing values were handled, what was doubtful about the correlations.
    pub(crate) fn finding(&self) -> Finding {
        let mut finding = Finding::new().with("n", self.n).with("items", json!(self.names)).with("kind", self.kind);
        let Some(found) = &self.correlations else { return finding };
        finding.put("missing", self.missing);
        finding.put("rows", self.given_rows);
        finding.put("rows_used", found.rows);
        if found.rows < self.given_rows {
            let left_out = self.given_rows - found.rows;
            finding.warn(Message::new("measurement-rows-left-out").with("rows", left_out).with("of", self.given_rows));
        }
        for name in self.constant() {
            finding.warn(Message::new("measurement-column-constant").with("column", name));
        }
        for &(a, b) in &found.at_bound {
            finding.warn(
                Message::new("measurement-polychoric-bound")
                    .with("first", self.names[a].as_str())
                    .with("second", self.names[b].as_str()),
            );
        }
        finding
    }
}

/// Numbers beyond this, squared and multiplied again, would leave the floats.
pub(crate) const LARGEST: f64 = 1e70;

/// The columns as they lie, where all are small whole numbers.
fn bytes<'answers>(answers: &'answers Answers<'_>) -> Option<Vec<&'answers [i8]>> {
    answers.columns.iter().map(|column| column.bytes()).collect()
}

fn numbers(answers: &Answers<'_>) -> Result<Vec<Vec<f64>>, Wrong> {
    answers.columns.iter().map(|column| column.numbers()).collect()
}

/// Of the rows without a missing value.
fn complete_moments(columns: &[Vec<f64>], rows: usize) -> Moments {
    let complete: Vec<usize> = (0..rows).filter(|&row| columns.iter().all(|column| !column[row].is_nan())).collect();
    let picked: Vec<Vec<f64>> =
        columns.iter().map(|column| complete.iter().map(|&row| column[row]).collect()).collect();
    moments(&picked.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn squarable(names: &[String], columns: &[Vec<f64>]) -> Result<(), Wrong> {
    let large = |column: &Vec<f64>| column.iter().any(|value| value.abs() > LARGEST);
    match columns.iter().position(large) {
        Some(at) => Err(Wrong::column(&names[at], Fault::NumbersTooLarge)),
        None => Ok(()),
    }
}

fn pairs(size: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..size).flat_map(|i| (0..i).map(move |j| (i, j)))
}

/// A square matrix of numbers that are the same both ways.
pub(crate) struct Symmetric {
    pub(crate) names: Vec<String>,
    pub(crate) values: DMatrix<f64>,
    pub(crate) n: Option<f64>,
}

impl Symmetric {
    /// Refuses a cell that differs from its mirror.
    pub(crate) fn read(table: &Table, options: &Options) -> Result<Self, Wrong> {
        let Matrix { names, values, n } = matrix(table, options)?;
        let size = names.len();
        if size > MOST_ITEMS {
            return Err(Wrong::Table(Fault::TooManyColumns { columns: size, most: MOST_ITEMS }));
        }
        let values = DMatrix::from_row_slice(size, size, &values);
        if values.iter().any(|value| value.abs() > LARGEST) {
            return Err(Wrong::Table(Fault::NumbersTooLarge));
        }
        for (i, j) in pairs(size) {
            let (a, b) = (values[(i, j)], values[(j, i)]);
            if (a - b).abs() > 1e-8 * a.abs().max(b.abs()) {
                let fault = Fault::MirrorDiffers { one: a.to_string(), other: b.to_string() };
                return Err(Wrong::cell(table.row_number(i), &names[j], fault));
            }
        }
        Ok(Self { names, values: (&values + values.transpose()) * 0.5, n })
    }
}

/// Covariances with divisor n of complete rows, or a given matrix of covariances with divisor n − 1.
pub(crate) struct Covariances {
    pub(crate) names: Vec<String>,
    pub(crate) matrix: DMatrix<f64>,
    pub(crate) n: usize,
    pub(crate) left_out: usize,
    pub(crate) constant: Vec<usize>,
}

impl Covariances {
    pub(crate) fn read(table: &Table, options: &Options) -> Result<Self, Wrong> {
        if Layout::of(options)? == Layout::Matrix {
            let given = Symmetric::read(table, options)?;
            let n = given.n.ok_or_else(|| Wrong::option("n", Fault::PersonsWanted))?;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of persons")]
            let count = n.floor() as usize;
            let share = if count > 1 { (real(count) - 1.0) / real(count) } else { 1.0 };
            let constant = (0..given.names.len()).filter(|&i| given.values[(i, i)] <= 0.0).collect();
            return Ok(Self { names: given.names, matrix: given.values * share, n: count, left_out: 0, constant });
        }
        let answers = answers(table, options)?;
        if answers.weights.is_some() {
            return Err(Wrong::option("freq", Fault::NoFrequencies));
        }
        if answers.columns.len() > MOST_ITEMS {
            return Err(Wrong::Table(Fault::TooManyColumns { columns: answers.columns.len(), most: MOST_ITEMS }));
        }
        let names: Vec<String> = answers.columns.iter().map(|column| column.name().to_owned()).collect();
        let whole = bytes(&answers);
        let columns = if whole.is_some() { Vec::new() } else { numbers(&answers)? };
        squarable(&names, &columns)?;
        let names = answers.columns.iter().map(|column| column.name().to_owned()).collect();
        let found = whole.map_or_else(|| complete_moments(&columns, answers.rows), |whole| whole_moments(&whole));
        Ok(Self {
            names,
            matrix: &found.products / real(found.n.max(1)),
            n: found.n,
            left_out: answers.rows - found.n,
            constant: found.constant,
        })
    }
}

/// A matrix row by row, as JSON.
pub(crate) fn rows(matrix: &DMatrix<f64>) -> Value {
    json!(matrix.row_iter().map(|row| row.iter().copied().collect::<Vec<f64>>()).collect::<Vec<_>>())
}
