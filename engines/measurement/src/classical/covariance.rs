//! Sums, variances and covariances of answers. Whole numbers are summed exactly; other numbers are centred first.
//! Missing answers are left out pair by pair, each pair with its own means, as R's `cov(use = "pairwise")` does.

use crate::count::real;
use crate::layout::Answers;
use crate::table::{Column, NO_BYTE};
use crate::wide::{Level, Simd, SimdBase, SimdIntWiden, SimdWiden, dispatch};
use crate::wrong::Wrong;

/// Answers as columns of doubles about their means; a missing one is nought with a mask of nought.
pub struct Centred {
    /// How far each answer is from the mean of its item.
    pub values: Vec<Vec<f64>>,
    /// 1 where it is there, times what the row stands for; `None` where no answer is missing and rows stand for one.
    pub masks: Option<Vec<Vec<f64>>>,
    /// What each row stands for.
    pub weights: Option<Vec<f64>>,
    /// Means of the items.
    pub means: Vec<f64>,
}

impl Centred {
    /// Of numeric answers.
    pub fn of(answers: &Answers<'_>) -> Result<Self, Wrong> {
        let (mut values, mut masks, mut means) = (Vec::new(), Vec::new(), Vec::new());
        let plain = answers.weights.is_none() && answers.columns.iter().all(|column| column.missing() == 0);
        for column in &answers.columns {
            let mut numbers = column.numbers()?;
            let mask: Vec<f64> = numbers.iter().map(|number| f64::from(u8::from(!number.is_nan()))).collect();
            let weight = |row: usize| answers.weight(row) * mask[row];
            let total: f64 = (0..numbers.len()).map(weight).sum();
            let first = numbers.iter().copied().find(|number| !number.is_nan()).unwrap_or_default();
            let off = |row: usize| if mask[row] > 0.0 { numbers[row] - first } else { 0.0 };
            let shift: f64 = (0..numbers.len()).map(|row| weight(row) * off(row)).sum::<f64>() / total.max(1.0);
            let mean = first + shift;
            let centred: Vec<f64> =
                (0..numbers.len()).map(|row| if mask[row] > 0.0 { off(row) - shift } else { 0.0 }).collect();
            numbers.clear();
            values.push(centred);
            means.push(if total > 0.0 { mean } else { f64::NAN });
            if !plain {
                masks.push(mask);
            }
        }
        Ok(Self { values, masks: (!plain).then_some(masks), weights: answers.weights.clone(), means })
    }

    /// Pairs of answers, and their covariance with n − 1; NaN where there are fewer than two.
    pub fn covariance(&self, a: usize, b: usize) -> (f64, f64) {
        let (x, y) = (&self.values[a], &self.values[b]);
        let Some(masks) = &self.masks else {
            let n = real(x.len());
            let [sx, sy, sxy] = sums(x.iter().zip(y).map(|(&x, &y)| [x, y, x * y]));
            return (n, (sxy - sx * sy / n) / (n - 1.0));
        };
        let weight = |row: usize| self.weights.as_ref().map_or(1.0, |weights| weights[row]);
        let rows = x.iter().zip(y).zip(masks[a].iter().zip(&masks[b])).enumerate();
        let [n, sx, sy, sxy] = sums(rows.map(|(row, ((&x, &y), (&p, &q)))| {
            let both = p * q * weight(row);
            [both, both * x, both * y, both * x * y]
        }));
        (n, if n > 1.0 { (sxy - sx * sy / n) / (n - 1.0) } else { f64::NAN })
    }

    /// All of them, row by row; and the fewest pairs any rests on.
    pub fn matrix(&self) -> (Vec<f64>, f64) {
        let items = self.values.len();
        let (mut matrix, mut fewest) = (vec![0.0; items * items], f64::INFINITY);
        for a in 0..items {
            for b in a..items {
                let (n, covariance) = self.covariance(a, b);
                fewest = fewest.min(n);
                matrix[a * items + b] = covariance;
                matrix[b * items + a] = covariance;
            }
        }
        (matrix, fewest)
    }
}

/// Sums in blocks of a thousand, so that rounding grows with the number of blocks only.
fn sums<const N: usize>(terms: impl Iterator<Item = [f64; N]>) -> [f64; N] {
    let (mut total, mut block, mut left) = ([0.0; N], [0.0; N], 1_024);
    for term in terms {
        for (sum, term) in block.iter_mut().zip(term) {
            *sum += term;
        }
        left -= 1;
        if left == 0 {
            for (total, block) in total.iter_mut().zip(&mut block) {
                *total += std::mem::take(block);
            }
            left = 1_024;
        }
    }
    for (total, block) in total.iter_mut().zip(block) {
        *total += block;
    }
    total
}

/// What alpha itself needs, from whole numbers in bytes without gaps, in one pass over cells that stay in the cache:
/// exact variances of the items and of the sum, and covariances of each item with the sum.
pub struct Whole {
    /// Of each item, with n − 1.
    pub variances: Vec<f64>,
    /// Of each item with the sum, with n − 1.
    pub with_sum: Vec<f64>,
    /// Of the sum, with n − 1.
    pub of_sum: f64,
    /// Of each item.
    pub means: Vec<f64>,
}

/// Rows at a time: cells of a hundred columns stay in the second level of cache, their sums in the first.
const BLOCK: usize = 4_096;

/// `None` where an answer is missing or no small whole number, or where there are too many items for sums of 16 bits.
pub fn whole(columns: &[&Column]) -> Option<Whole> {
    let bytes: Vec<&[i8]> = columns.iter().map(|column| column.bytes()).collect::<Option<_>>()?;
    whole_at(Level::new(), &bytes)
}

fn whole_at(level: Level, bytes: &[&[i8]]) -> Option<Whole> {
    let rows = bytes.first()?.len();
    if bytes.len() > 255 || rows < 2 {
        return None;
    }
    let mut added = Added { items: vec![[0; 3]; bytes.len()], sum: 0, square: 0 };
    let mut sum = [0_i16; BLOCK];
    for from in (0..rows).step_by(BLOCK) {
        let to = rows.min(from + BLOCK);
        if !dispatch!(level, simd => add_block(simd, bytes, from..to, &mut sum, &mut added)) {
            return None;
        }
    }
    let (sum_of_sum, square_of_sum) = (added.sum, added.square);
    let n = i128::try_from(rows).ok()?;
    let exact = |products: i64, one: i64, other: i64| {
        rational(n * i128::from(products) - i128::from(one) * i128::from(other), n * (n - 1))
    };
    Some(Whole {
        variances: added.items.iter().map(|&[sum, square, _]| exact(square, sum, sum)).collect(),
        with_sum: added.items.iter().map(|&[sum, _, product]| exact(product, sum, sum_of_sum)).collect(),
        of_sum: exact(square_of_sum, sum_of_sum, sum_of_sum),
        means: added.items.iter().map(|&[sum, ..]| rational(i128::from(sum), n)).collect(),
    })
}

/// Exact sums of whole numbers.
struct Added {
    /// Of each item: its answers, their squares, their products with the sum of all items.
    items: Vec<[i64; 3]>,
    /// Of the sums of persons.
    sum: i64,
    /// Of their squares.
    square: i64,
}

/// Adds a block of rows; false where an answer is missing.
#[inline(always)]
fn add_block<S: Simd>(
    simd: S,
    columns: &[&[i8]],
    rows: std::ops::Range<usize>,
    sum: &mut [i16; BLOCK],
    added: &mut Added,
) -> bool {
    let (wide, half) = (S::i8s::LEN, S::i16s::LEN);
    let sum = &mut sum[..rows.len()];
    sum.fill(0);
    for column in columns {
        let cells = &column[rows.clone()];
        let mut least = S::i8s::splat(simd, 0);
        for (cells, sum) in cells.chunks_exact(wide).zip(sum.chunks_exact_mut(wide)) {
            let cells = S::i8s::from_slice(simd, cells);
            least = least.min(cells);
            let (low, high) = cells.widen();
            let (one, other) = sum.split_at_mut(half);
            (S::i16s::from_slice(simd, one) + low).store_slice(one);
            (S::i16s::from_slice(simd, other) + high).store_slice(other);
        }
        let mut gap = least.reduce_min() == NO_BYTE;
        let done = rows.len() / wide * wide;
        for (sum, &cell) in sum[done..].iter_mut().zip(&cells[done..]) {
            *sum += i16::from(cell);
            gap |= cell == NO_BYTE;
        }
        if gap {
            return false;
        }
    }
    let ones = S::i16s::splat(simd, 1);
    for (item, column) in added.items.iter_mut().zip(columns) {
        let cells = &column[rows.clone()];
        // A lane takes at most four products of 127 · 32 385 a step: 128 steps fit 32 bits.
        for (cells, sum) in cells.chunks(128 * wide).zip(sum.chunks(128 * wide)) {
            let mut lanes = [S::i32s::splat(simd, 0); 3];
            for (cells, sum) in cells.chunks_exact(wide).zip(sum.chunks_exact(wide)) {
                let (low, high) = S::i8s::from_slice(simd, cells).widen();
                let (one, other) = sum.split_at(half);
                lanes[0] += (low + high).pairwise_dot_product(ones);
                lanes[1] += low.pairwise_dot_product(low) + high.pairwise_dot_product(high);
                lanes[2] += low.pairwise_dot_product(S::i16s::from_slice(simd, one))
                    + high.pairwise_dot_product(S::i16s::from_slice(simd, other));
            }
            for (total, lanes) in item.iter_mut().zip(lanes) {
                *total += lanes.as_slice().iter().map(|&lane| i64::from(lane)).sum::<i64>();
            }
            let done = cells.len() / wide * wide;
            for (&cell, &sum) in cells[done..].iter().zip(&sum[done..]) {
                let (cell, sum) = (i64::from(cell), i64::from(sum));
                item[0] += cell;
                item[1] += cell * cell;
                item[2] += cell * sum;
            }
        }
    }
    for &sum in sum.iter() {
        added.sum += i64::from(sum);
        added.square += i64::from(i32::from(sum) * i32::from(sum));
    }
    true
}

#[expect(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
fn rational(numerator: i128, denominator: i128) -> f64 {
    numerator as f64 / denominator as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_registers_change_no_sum_and_the_largest_cells_do_not_overflow() {
        let column = |item: usize| -> Vec<i8> {
            (0..4_200_usize)
                .map(|row| if item < 200 { 127 } else { i8::from((row * 5 + item * 3 + row / 9) % 8 < 3) })
                .collect()
        };
        let columns: Vec<Vec<i8>> = (0..255).map(column).collect();
        let slices: Vec<&[i8]> = columns.iter().map(Vec::as_slice).collect();

        let [narrow, wide] = crate::wide::ends().map(|level| whole_at(level, &slices).expect("no gap"));

        assert_eq!(narrow.with_sum, wide.with_sum);
        assert_eq!((narrow.variances, narrow.of_sum), (wide.variances.clone(), wide.of_sum));
        assert!(wide.variances[0] == 0.0 && wide.with_sum[0] == 0.0, "a constant item varies with nothing");
        assert!((wide.with_sum.iter().sum::<f64>() / wide.of_sum - 1.0).abs() < 1e-12);
    }
}
