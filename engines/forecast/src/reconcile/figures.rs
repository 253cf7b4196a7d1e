//! Cells and totals: what is asked, how it is read, how the answer is printed.

use std::collections::HashMap;
use std::io::Read;

use serde::Serialize;

use crate::sheet::Sheet;
use crate::wrong::{Fault, Wrong};

/// The most cells and totals together.
pub const MOST: usize = 2_000_000;
/// The most pairs of a total and one of its cells.
pub const MOST_PAIRS: usize = 20_000_000;

/// Every code that reconciliation says.
pub const CODES: [&str; 7] = [
    "forecast-reconcile-no-whole",
    "forecast-reconcile-empty-cells",
    "forecast-reconcile-totals-differ",
    "forecast-reconcile-nested",
    "forecast-reconcile-slow",
    "forecast-reconcile-negative",
    "forecast-reconcile-moved",
];

/// How parts and wholes are made to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Sums of cells.
    BottomUp,
    /// The whole shared out.
    TopDown,
    /// Nearest by variances.
    MinimumTrace,
    /// Nearest, all figures counting alike.
    Ols,
    /// Cells multiplied until totals are met.
    Raking,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::BottomUp, Self::TopDown, Self::MinimumTrace, Self::Ols, Self::Raking];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::BottomUp => "bottom-up",
            Self::TopDown => "top-down",
            Self::MinimumTrace => "minimum-trace",
            Self::Ols => "ols",
            Self::Raking => "raking",
        }
    }

    /// By its word.
    pub fn parse(word: &str) -> Result<Self, BadFigures> {
        Self::ALL.into_iter().find(|method| method.word() == word).ok_or_else(|| BadFigures::Method(word.to_owned()))
    }
}

/// A figure as it was given. A key that is none is summed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// One entry for each key column.
    pub keys: Vec<Option<String>>,
    /// The figure.
    pub value: f64,
    /// Its standard deviation, where it is known; nought is exact and may stand at totals only of raking.
    pub deviation: Option<f64>,
}

/// Cells and totals that can be put together.
#[derive(Clone, Debug)]
pub struct Problem {
    keys: Vec<String>,
    cells: Vec<Figure>,
    totals: Vec<Figure>,
    method: Method,
    /// By total: its cells.
    pub(super) members: Vec<Vec<u32>>,
}

/// Why figures cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum BadFigures {
    /// The table.
    #[error(transparent)]
    Sheet(#[from] Wrong),
    /// No such method.
    #[error("`{0}` is not bottom-up, top-down, minimum-trace, ols or raking")]
    Method(String),
    /// Too many of them.
    #[error("more than {MOST} figures, or more than {MOST_PAIRS} pairs of a total and a cell")]
    TooMany,
    /// No cell: every row is a total.
    #[error("there is no cell: every figure has a `*`")]
    NoCells,
    /// A figure stands twice.
    #[error("{0} stands twice")]
    Twice(String),
    /// A total over no cell.
    #[error("{0}: no cell belongs to this total")]
    NoMembers(String),
    /// Deviations that double precision cannot weigh against each other.
    #[error("the largest deviation is more than 10,000 times the smallest")]
    Deviations,
    /// A figure out of range.
    #[error(
        "{0}: the figure is not finite, too large, or, for raking and top-down, negative; or the deviation is not above nought"
    )]
    Range(String),
}

impl Figure {
    /// Its keys as one name.
    pub fn name(&self) -> String {
        let parts: Vec<&str> = self.keys.iter().map(|key| key.as_deref().unwrap_or("*")).collect();
        parts.join(" / ")
    }

    pub(super) fn holds(&self, cell: &Self) -> bool {
        self.keys.iter().zip(&cell.keys).all(|(own, other)| own.is_none() || own == other)
    }
}

impl Problem {
    /// Puts figures together. Each has as many keys as there are columns.
    pub fn new(keys: Vec<String>, figures: Vec<Figure>, method: Method) -> Result<Self, BadFigures> {
        if figures.len() > MOST {
            return Err(BadFigures::TooMany);
        }
        for figure in &figures {
            let negative = matches!(method, Method::Raking | Method::TopDown) && figure.value < 0.0;
            let deviation = figure.deviation.is_some_and(|deviation| !(deviation > 1e-9 && deviation <= 1e12));
            let sound = figure.value.abs() <= 1e12;
            if !sound || negative || deviation || figure.keys.len() != keys.len() {
                return Err(BadFigures::Range(figure.name()));
            }
        }
        let deviations = || figures.iter().filter_map(|figure| figure.deviation);
        if deviations().fold(0.0, f64::max) > 1e4 * deviations().fold(f64::INFINITY, f64::min) {
            return Err(BadFigures::Deviations);
        }
        let (totals, cells): (Vec<Figure>, Vec<Figure>) =
            figures.into_iter().partition(|figure| figure.keys.iter().any(Option::is_none));
        if cells.is_empty() {
            return Err(BadFigures::NoCells);
        }
        let mut seen = std::collections::HashSet::new();
        if let Some(twice) = cells.iter().chain(&totals).find(|figure| !seen.insert(&figure.keys)) {
            return Err(BadFigures::Twice(twice.name()));
        }
        let members = members(&keys, &cells, &totals)?;
        Ok(Self { keys, cells, totals, method, members })
    }

    /// The names of the keys.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// The figures without a `*`.
    pub fn cells(&self) -> &[Figure] {
        &self.cells
    }

    /// The figures with one.
    pub fn totals(&self) -> &[Figure] {
        &self.totals
    }

    /// How they are made to agree.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The total over everything, if it is given.
    pub(super) fn whole(&self) -> Option<usize> {
        self.totals.iter().position(|total| total.keys.iter().all(Option::is_none))
    }

    /// The variance of a cell.
    pub(super) fn cell_variance(&self, cell: usize) -> f64 {
        self.variance(&self.cells[cell], 1)
    }

    /// The variance of a total.
    pub(super) fn total_variance(&self, total: usize) -> f64 {
        self.variance(&self.totals[total], self.members[total].len())
    }

    #[expect(clippy::cast_precision_loss, reason = "a number of cells")]
    fn variance(&self, figure: &Figure, cells: usize) -> f64 {
        match (self.method, figure.deviation) {
            (Method::Ols, _) => 1.0,
            (_, Some(deviation)) => deviation * deviation,
            (_, None) => cells as f64,
        }
    }
}

/// By total, its cells: cells are grouped once for each pattern of keys that a total has.
fn members(keys: &[String], cells: &[Figure], totals: &[Figure]) -> Result<Vec<Vec<u32>>, BadFigures> {
    let mut by_pattern: HashMap<Vec<bool>, HashMap<Vec<&str>, Vec<u32>>> = HashMap::new();
    let mut found = Vec::with_capacity(totals.len());
    let mut pairs = 0_usize;
    for total in totals {
        let pattern: Vec<bool> = total.keys.iter().map(Option::is_some).collect();
        if !by_pattern.contains_key(&pattern) {
            if by_pattern.len() >= 64 || by_pattern.len().saturating_mul(cells.len()) > MOST_PAIRS {
                return Err(BadFigures::TooMany);
            }
            let mut groups: HashMap<Vec<&str>, Vec<u32>> = HashMap::new();
            for (at, cell) in cells.iter().enumerate() {
                let key =
                    (0..keys.len()).filter(|&key| pattern[key]).filter_map(|key| cell.keys[key].as_deref()).collect();
                groups.entry(key).or_default().push(u32::try_from(at).expect("fewer than 2³² cells"));
            }
            by_pattern.insert(pattern.clone(), groups);
        }
        let key: Vec<&str> = total.keys.iter().flatten().map(String::as_str).collect();
        let own = by_pattern[&pattern].get(&key).cloned().ok_or_else(|| BadFigures::NoMembers(total.name()))?;
        pairs += own.len();
        if pairs > MOST_PAIRS {
            return Err(BadFigures::TooMany);
        }
        found.push(own);
    }
    Ok(found)
}

/// Reads a table: `value`, perhaps `deviation`, and keys, which all other columns are; `*` sums over a key.
pub fn read(input: impl Read, method: Method) -> Result<Problem, BadFigures> {
    let sheet = Sheet::read("figures", input)?;
    let (value, deviation) = (sheet.column("value")?, sheet.optional("deviation"));
    let mut keys = Vec::new();
    let mut columns = Vec::new();
    for name in sheet.header().iter().filter(|name| !["value", "deviation"].contains(&name.as_str())) {
        columns.push(sheet.column(name)?);
        keys.push(name.clone());
    }
    if !(1..=8).contains(&keys.len()) {
        return Err(sheet.lacks("value", Fault::KeyColumns { least: 1, most: 8 }).into());
    }
    let least = if matches!(method, Method::Raking | Method::TopDown) { 0.0 } else { -1e12 };
    let mut figures = Vec::new();
    for row in sheet.rows() {
        let mut own = Vec::with_capacity(keys.len());
        for &column in &columns {
            let text = row.text(column)?;
            own.push((text != "*").then(|| text.to_owned()));
        }
        figures.push(Figure {
            keys: own,
            value: row.real(value, least, 1e12)?,
            deviation: row.real_maybe(deviation, 1e-8, 1e12)?,
        });
        if figures.len() > MOST {
            return Err(BadFigures::TooMany);
        }
    }
    Problem::new(keys, figures, method)
}
