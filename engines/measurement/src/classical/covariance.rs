//! Sums, variances and covariances of answers. Whole numbers are summed exactly; other numbers are centred first.
//! Missing answers are left out pair by pair, each pair with its own means, as R's `cov(use = "pairwise")` does.

use crate::layout::Answers;
use crate::table::{Column, NO_BYTE};
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
            let n = count(x.len());
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

/// A number of things as a double.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub fn count(number: usize) -> f64 {
    number as f64
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

const BLOCK: usize = 2_048;

/// `None` where an answer is missing or no small whole number, or where there are too many items for sums of 16 bits.
pub fn whole(columns: &[&Column]) -> Option<Whole> {
    let bytes: Vec<&[i8]> = columns.iter().map(|column| column.bytes()).collect::<Option<_>>()?;
    let rows = bytes.first()?.len();
    if bytes.len() > 255 || rows < 2 {
        return None;
    }
    let (mut sums, mut squares, mut products) =
        (vec![0_i64; bytes.len()], vec![0_i64; bytes.len()], vec![0_i64; bytes.len()]);
    let (mut sum_of_sum, mut square_of_sum) = (0_i64, 0_i64);
    let mut sum = [0_i16; BLOCK];
    for from in (0..rows).step_by(BLOCK) {
        let length = BLOCK.min(rows - from);
        let sum = &mut sum[..length];
        sum.fill(0);
        for column in &bytes {
            let mut gap = false;
            for (sum, &cell) in sum.iter_mut().zip(&column[from..from + length]) {
                *sum += i16::from(cell);
                gap |= cell == NO_BYTE;
            }
            if gap {
                return None;
            }
        }
        for (item, column) in bytes.iter().enumerate() {
            let (mut total, mut square) = (0_i32, 0_i32);
            for &cell in &column[from..from + length] {
                total += i32::from(cell);
                square += i32::from(i16::from(cell) * i16::from(cell));
            }
            sums[item] += i64::from(total);
            squares[item] += i64::from(square);
            // 2 048 · 127 · 32 385 would not fit 32 bits; pieces of 256 do.
            for (sum, cells) in sum.chunks(256).zip(column[from..from + length].chunks(256)) {
                let product: i32 =
                    sum.iter().zip(cells).map(|(&sum, &cell)| i32::from(sum) * i32::from(i16::from(cell))).sum();
                products[item] += i64::from(product);
            }
        }
        for &sum in sum.iter() {
            sum_of_sum += i64::from(sum);
            square_of_sum += i64::from(i32::from(sum) * i32::from(sum));
        }
    }
    let n = i128::try_from(rows).ok()?;
    let exact = |products: i64, one: i64, other: i64| {
        rational(n * i128::from(products) - i128::from(one) * i128::from(other), n * (n - 1))
    };
    Some(Whole {
        variances: (0..bytes.len()).map(|item| exact(squares[item], sums[item], sums[item])).collect(),
        with_sum: (0..bytes.len()).map(|item| exact(products[item], sums[item], sum_of_sum)).collect(),
        of_sum: exact(square_of_sum, sum_of_sum, sum_of_sum),
        means: sums.iter().map(|&sum| rational(i128::from(sum), n)).collect(),
    })
}

#[expect(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
fn rational(numerator: i128, denominator: i128) -> f64 {
    numerator as f64 / denominator as f64
}
