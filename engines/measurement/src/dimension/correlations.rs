//! Correlations of columns with missing values and frequencies: Pearson's, Spearman's (Pearson's of mid-ranks), polychoric.

use nalgebra::DMatrix;

use super::moments::moments;
use super::polychoric::polychoric;
use super::whole::{bytes_of, whole_moments, whole_pairs};
use crate::count::real;
use crate::ranks::ranks;
use crate::table::NO_BYTE;

/// What kind of correlation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of the numbers.
    Pearson,
    /// Of their ranks.
    Spearman,
    /// Of normal variables that the ordered answers are cut from.
    Polychoric,
}

/// Which rows count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Rows without any missing value.
    Listwise,
    /// For each pair of columns the rows that have both.
    Pairwise,
}

/// Correlations and what they rest on.
#[derive(Clone, Debug)]
pub struct Correlations {
    /// Symmetric, ones on the diagonal; 0 where a column does not vary.
    pub matrix: DMatrix<f64>,
    /// Persons behind each pair.
    pub counts: DMatrix<f64>,
    /// Standard errors of polychoric correlations given their thresholds; 0 for other kinds.
    pub errors: DMatrix<f64>,
    /// Rows used by any pair.
    pub rows: usize,
    /// Columns without variation.
    pub constant: Vec<usize>,
    /// Pairs whose polychoric correlation runs to ±1.
    pub at_bound: Vec<(usize, usize)>,
}

impl Correlations {
    /// Before anything was found.
    fn none(size: usize, rows: usize) -> Self {
        Self {
            matrix: DMatrix::identity(size, size),
            counts: DMatrix::zeros(size, size),
            errors: DMatrix::zeros(size, size),
            rows,
            constant: Vec::new(),
            at_bound: Vec::new(),
        }
    }

    /// Persons behind the poorest pair.
    pub fn n(&self) -> f64 {
        self.counts.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// Whether the matrix could be one of complete data.
    pub fn is_positive(&self) -> bool {
        self.matrix.clone().cholesky().is_some_and(|root| root.l_dirty().diagonal().min() > 1e-7)
    }
}

/// Correlates columns of equal length; a missing value is NaN, an infinite one must not occur.
pub fn correlate(columns: &[Vec<f64>], weights: Option<&[f64]>, kind: Kind, missing: Missing) -> Correlations {
    let rows = columns.first().map_or(0, Vec::len);
    if kind == Kind::Pearson && weights.is_none() {
        let bytes: Option<Vec<Vec<i8>>> = columns.iter().map(|column| bytes_of(column)).collect();
        if let Some(bytes) = bytes {
            return correlate_whole(&bytes.iter().map(Vec::as_slice).collect::<Vec<_>>(), missing);
        }
    }
    let present = |row: usize| weights.is_none_or(|weights| weights[row] > 0.0);
    let complete: Vec<usize> = match missing {
        Missing::Pairwise => (0..rows).filter(|&row| present(row)).collect(),
        Missing::Listwise => {
            (0..rows).filter(|&row| present(row) && columns.iter().all(|column| !column[row].is_nan())).collect()
        }
    };
    let whole = complete.len() == rows;
    let holes = missing == Missing::Pairwise && columns.iter().any(|column| column.iter().any(|value| value.is_nan()));
    if kind == Kind::Pearson && weights.is_none() && !holes {
        let picked: Vec<Vec<f64>> = if whole {
            Vec::new()
        } else {
            columns.iter().map(|column| complete.iter().map(|&row| column[row]).collect()).collect()
        };
        let slices: Vec<&[f64]> = if whole { columns } else { &picked }.iter().map(Vec::as_slice).collect();
        return plain(&moments(&slices));
    }
    pairs(columns, weights, kind, &complete)
}

/// Pearson's correlations of columns of equal length of whole numbers from −127 to 127, −128 for a missing one: from
/// exact sums, so that the order of the rows changes no bit.
pub fn correlate_whole(columns: &[&[i8]], missing: Missing) -> Correlations {
    if missing == Missing::Listwise || !columns.iter().any(|column| column.contains(&NO_BYTE)) {
        return plain(&whole_moments(columns));
    }
    let mut found = Correlations::none(columns.len(), columns.first().map_or(0, |column| column.len()));
    let pairs = whole_pairs(columns);
    for a in 0..columns.len() {
        for b in 0..=a {
            let pair = pairs.of(a, b);
            #[expect(clippy::cast_precision_loss, reason = "a number of rows")]
            let count = pair.count as f64;
            found.counts[(a, b)] = count;
            found.counts[(b, a)] = count;
            if a != b {
                found.matrix[(a, b)] = pair.correlation().unwrap_or(0.0);
                found.matrix[(b, a)] = found.matrix[(a, b)];
            } else if pair.alone[0] == 0 {
                found.constant.push(a);
            }
        }
    }
    found
}

fn plain(moments: &super::moments::Moments) -> Correlations {
    let size = moments.products.nrows();
    Correlations {
        matrix: moments.correlation(),
        counts: DMatrix::from_element(size, size, real(moments.n)),
        errors: DMatrix::zeros(size, size),
        rows: moments.n,
        constant: moments.constant.clone(),
        at_bound: Vec::new(),
    }
}

/// Pair by pair, from the rows that may count.
fn pairs(columns: &[Vec<f64>], weights: Option<&[f64]>, kind: Kind, rows: &[usize]) -> Correlations {
    let size = columns.len();
    let weight = |row: usize| weights.map_or(1.0, |weights| weights[row]);
    let mut found = Correlations::none(size, rows.len());
    for a in 0..size {
        for b in 0..=a {
            let both: Vec<(f64, f64, f64)> = rows
                .iter()
                .filter(|&&row| !columns[a][row].is_nan() && !columns[b][row].is_nan())
                .map(|&row| (columns[a][row], columns[b][row], weight(row)))
                .collect();
            let count: f64 = both.iter().map(|one| one.2).sum();
            found.counts[(a, b)] = count;
            found.counts[(b, a)] = count;
            if a == b {
                if both.iter().all(|one| one.0.total_cmp(&both[0].0).is_eq()) {
                    found.constant.push(a);
                }
                continue;
            }
            let value = match kind {
                Kind::Pearson => product(&both),
                Kind::Spearman => product(&ranked(&both)),
                Kind::Polychoric => polychoric(&crossed(&both)).map(|one| {
                    found.errors[(a, b)] = one.se;
                    found.errors[(b, a)] = one.se;
                    if one.at_bound {
                        found.at_bound.push((b, a));
                    }
                    one.rho
                }),
            };
            found.matrix[(a, b)] = value.unwrap_or(0.0);
            found.matrix[(b, a)] = found.matrix[(a, b)];
        }
    }
    found
}

/// Pearson's correlation of weighted pairs; `None` where one side does not vary.
fn product(pairs: &[(f64, f64, f64)]) -> Option<f64> {
    let count: f64 = pairs.iter().map(|one| one.2).sum();
    let origin = pairs.first()?;
    let mean = |side: fn(&(f64, f64, f64)) -> f64| {
        side(origin) + pairs.iter().map(|one| one.2 * (side(one) - side(origin))).sum::<f64>() / count
    };
    let (x, y) = (mean(|one| one.0), mean(|one| one.1));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for one in pairs {
        let (a, b) = (one.0 - x, one.1 - y);
        xx += one.2 * a * a;
        yy += one.2 * b * b;
        xy += one.2 * a * b;
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0))
}

fn ranked(pairs: &[(f64, f64, f64)]) -> Vec<(f64, f64, f64)> {
    let weights: Vec<f64> = pairs.iter().map(|one| one.2).collect();
    let x = ranks(&pairs.iter().map(|one| one.0).collect::<Vec<_>>(), |at| weights[at]).places;
    let y = ranks(&pairs.iter().map(|one| one.1).collect::<Vec<_>>(), |at| weights[at]).places;
    x.into_iter().zip(y).zip(weights).map(|((x, y), weight)| (x, y, weight)).collect()
}

/// Counts of each combination of values.
fn crossed(pairs: &[(f64, f64, f64)]) -> Vec<Vec<f64>> {
    let levels = |side: fn(&(f64, f64, f64)) -> f64| {
        let mut levels: Vec<f64> = pairs.iter().map(side).collect();
        levels.sort_by(f64::total_cmp);
        levels.dedup_by(|a, b| a.total_cmp(b).is_eq());
        levels
    };
    let (rows, columns) = (levels(|one| one.0), levels(|one| one.1));
    let mut table = vec![vec![0.0; columns.len()]; rows.len()];
    let place = |levels: &[f64], value: f64| levels.partition_point(|level| level.total_cmp(&value).is_lt());
    for one in pairs {
        table[place(&rows, one.0)][place(&columns, one.1)] += one.2;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Vec<f64>> {
        vec![vec![1.0, 2.0, 3.0, 4.0, 5.0], vec![2.0, 1.0, 4.0, 3.0, 7.0], vec![5.0, 5.0, 1.0, f64::NAN, 2.0]]
    }

    #[test]
    fn a_missing_value_costs_a_row_listwise_and_its_own_pairs_pairwise() {
        let listwise = correlate(&columns(), None, Kind::Pearson, Missing::Listwise);
        let pairwise = correlate(&columns(), None, Kind::Pearson, Missing::Pairwise);

        assert_eq!(listwise.rows, 4);
        assert!((listwise.n() - 4.0).abs() < 1e-12);
        assert!((pairwise.counts[(0, 1)] - 5.0).abs() < 1e-12 && (pairwise.counts[(0, 2)] - 4.0).abs() < 1e-12);
        // Σ(x−3)(y−3.4) = 12 over √(10 · 21.2).
        assert!((pairwise.matrix[(0, 1)] - 12.0 / 212.0_f64.sqrt()).abs() < 1e-12);
        assert!((listwise.matrix[(0, 2)] - pairwise.matrix[(0, 2)]).abs() < 1e-12);
    }

    #[test]
    fn whole_numbers_correlate_as_the_same_numbers_a_hair_off_the_whole_ones_do() {
        let stream = ground::Seed(9).stream(3);
        let mark = |at: u64| match stream.unit(at) {
            draw if draw < 0.1 => f64::NAN,
            draw => (draw * 6.0).floor() + (stream.unit(at % 400 + 100_000) * 3.0).floor(),
        };
        let whole: Vec<Vec<f64>> = (0..7).map(|j| (0..400).map(|i| mark(j * 400 + i)).collect()).collect();
        let halves: Vec<Vec<f64>> =
            whole.iter().map(|column| column.iter().map(|x| x / 2.0 + 0.25).collect()).collect();
        for missing in [Missing::Listwise, Missing::Pairwise] {
            let [one, other] = [&whole, &halves].map(|columns| correlate(columns, None, Kind::Pearson, missing));

            assert!((&one.matrix - other.matrix).amax() < 1e-14);
            assert_eq!((&one.counts, one.rows, one.constant), (&other.counts, other.rows, other.constant));
            assert!(one.matrix.iter().filter(|r| r.abs() > 0.1 && r.abs() < 0.99).count() > 20);
        }
    }

    #[test]
    fn a_whole_column_that_is_constant_or_empty_correlates_with_nothing() {
        let columns = vec![vec![1.0, 2.0, f64::NAN, 4.0], vec![3.0; 4], vec![f64::NAN; 4]];

        let found = correlate(&columns, None, Kind::Pearson, Missing::Pairwise);

        assert_eq!(found.constant, [1, 2]);
        assert_eq!(found.matrix, DMatrix::identity(3, 3));
        assert!((found.counts[(0, 1)] - 3.0).abs() < f64::EPSILON && found.n().abs() < f64::EPSILON);
    }

    #[test]
    fn a_frequency_is_worth_as_many_rows() {
        let weights = [2.0, 1.0, 0.0, 3.0, 1.0];
        let written_out: Vec<Vec<f64>> = columns()[..2]
            .iter()
            .map(|column| [0, 0, 1, 3, 3, 3, 4].iter().map(|&row: &usize| column[row]).collect())
            .collect();
        for kind in [Kind::Pearson, Kind::Spearman, Kind::Polychoric] {
            let short = correlate(&columns()[..2], Some(&weights), kind, Missing::Listwise);
            let long = correlate(&written_out, None, kind, Missing::Listwise);

            assert!((short.matrix[(0, 1)] - long.matrix[(0, 1)]).abs() < 1e-9, "{kind:?}");
        }
    }
}
