//! Sums of products of small whole numbers, as questionnaires and marks give them: exact, whatever the order of the rows,
//! and with four times as many products at once as doubles allow.
//!
//! Bytes are widened to 16 bits, block by block; two neighbouring rows are multiplied and added in one step to sums of
//! 32 bits, which are emptied into 64 bits before they could overflow. O(n p²) time, O(p²) memory. A missing answer is a
//! nought with a nought in a second column that says who is there, so that the same products also count pairs.

use std::ops::Range;

use nalgebra::{DMatrix, DVector};

use super::moments::Moments;
use super::rational::nearest;
use crate::table::NO_BYTE;
use crate::wide::{Level, Simd, SimdBase, SimdIntWiden, dispatch};

/// Rows of a block: a hundred columns of 16 bits and their sums stay in the second level of cache.
const ROWS: usize = 2_048;
/// Columns taken side by side.
const FOUR: usize = 4;
/// Of more tiles than this the lanes are emptied at every block: they would not stay in cache, and of thousands of columns
/// they would fill the memory.
const MANY: usize = 2_048;
/// A lane of 32 bits holds so many steps of two products of at most 128 · 128.
const STEPS: usize = 65_535;

/// Means and products of columns of whole numbers, from the rows without a missing value. Each product is the exact
/// rational number, rounded once.
pub(crate) fn whole_moments(columns: &[&[i8]]) -> Moments {
    let added = added(Level::new(), columns, Gaps::Listwise);
    let n = added.complete;
    let size = columns.len();
    let sum = |column: usize| i128::from(added.sums[column]);
    let mut products = DMatrix::zeros(size, size);
    for j in 0..size {
        for i in 0..=j {
            let product = i128::from(added.of(Part::Value, i, Part::Value, j));
            let about_means = wide(n) * product - sum(i) * sum(j);
            products[(i, j)] = nearest(about_means, wide(n.max(1)));
            products[(j, i)] = products[(i, j)];
        }
    }
    let constant = (0..size).filter(|&column| products[(column, column)] == 0.0).collect();
    Moments { n, means: DVector::from_fn(size, |column, _| nearest(sum(column), wide(n.max(1)))), products, constant }
}

/// What the rows that have both of two columns tell of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Rows that have both.
    pub count: i64,
    /// n Σ xy − Σx Σy: n² times the covariance with divisor n.
    pub together: i128,
    /// n Σ x² − (Σx)² of one and of the other.
    pub alone: [i128; 2],
}

impl Pair {
    /// Pearson's correlation; `None` where one side does not vary.
    #[expect(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
    pub fn correlation(&self) -> Option<f64> {
        let [x, y] = self.alone.map(|alone| alone as f64);
        (x > 0.0 && y > 0.0).then(|| (self.together as f64 / (x.sqrt() * y.sqrt())).clamp(-1.0, 1.0))
    }
}

/// What the rows tell of each pair of columns that have both.
pub(crate) struct Pairs(Added);

pub(crate) fn whole_pairs(columns: &[&[i8]]) -> Pairs {
    Pairs(added(Level::new(), columns, Gaps::Pairwise))
}

impl Pairs {
    pub fn of(&self, i: usize, j: usize) -> Pair {
        let sum = |one: Part, i: usize, other: Part, j: usize| i128::from(self.0.of(one, i, other, j));
        let count = self.0.of(Part::There, i, Part::There, j);
        let (x, y) = (sum(Part::Value, i, Part::There, j), sum(Part::Value, j, Part::There, i));
        let [xx, yy] = [sum(Part::There, j, Part::Square, i), sum(Part::There, i, Part::Square, j)];
        let n = i128::from(count);
        let together = n * sum(Part::Value, i, Part::Value, j) - x * y;
        Pair { count, together, alone: [n * xx - x * x, n * yy - y * y] }
    }
}

/// Numbers as bytes, −128 for a missing one; `None` if one is no whole number from −127 to 127.
pub(crate) fn bytes_of(numbers: &[f64]) -> Option<Vec<i8>> {
    let mut bytes = vec![0; numbers.len()];
    let whole = dispatch!(Level::new(), simd => narrowed(simd, numbers, &mut bytes));
    whole.then_some(bytes)
}

#[inline(always)]
fn narrowed<S: Simd>(_: S, numbers: &[f64], bytes: &mut [i8]) -> bool {
    /// Adding it rounds to whole numbers and leaves them in the last bits.
    const ROUNDER: f64 = 6_755_399_441_055_744.0;
    let mut whole = true;
    for (byte, &number) in bytes.iter_mut().zip(numbers) {
        let marked = number + ROUNDER;
        let near = marked.to_bits().to_le_bytes()[0].cast_signed();
        let fits = (marked - ROUNDER == number) & (number.abs() <= 127.0);
        *byte = if number.is_nan() { NO_BYTE } else { near };
        whole &= fits | number.is_nan();
    }
    whole
}

/// What becomes of a row with a missing value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gaps {
    /// It is left out.
    Listwise,
    /// It counts for the pairs it has.
    Pairwise,
}

/// What is multiplied of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Its values, nought where missing.
    Value,
    /// One where there is a value.
    There,
    /// Their squares.
    Square,
}

/// The sums of a pass.
struct Added {
    groups: usize,
    /// Of each pair of panels that was multiplied, its sixteen sums; `usize::MAX` where it was not.
    place: Vec<usize>,
    totals: Vec<i64>,
    /// Rows without a missing value; of columns listwise.
    complete: usize,
    sums: Vec<i64>,
}

impl Added {
    /// Σ of the products of a part of one column with a part of another.
    fn of(&self, one: Part, i: usize, other: Part, j: usize) -> i64 {
        // Of two like parts only the pairs on and above the diagonal of groups were multiplied.
        let (i, j) = if one == other && i > j { (j, i) } else { (i, j) };
        let panel = |part: Part, column: usize| part as usize * self.groups + column / FOUR;
        let (left, right) = (panel(one, i), panel(other, j));
        self.totals[self.place[right * 3 * self.groups + left] + j % FOUR * FOUR + i % FOUR]
    }
}

/// Which panels are multiplied: values with values, and pairwise also who is there with values, with itself, and with squares.
fn tiles(groups: usize, gaps: Gaps) -> Vec<(usize, usize)> {
    let parts: &[(Part, Part)] = match gaps {
        Gaps::Listwise => &[(Part::Value, Part::Value)],
        Gaps::Pairwise => &[
            (Part::Value, Part::Value),
            (Part::Value, Part::There),
            (Part::There, Part::There),
            (Part::There, Part::Square),
        ],
    };
    let mut tiles = Vec::new();
    for &(one, other) in parts {
        for right in 0..groups {
            for left in 0..if one == other { right + 1 } else { groups } {
                tiles.push((one as usize * groups + left, other as usize * groups + right));
            }
        }
    }
    tiles
}

fn added(level: Level, columns: &[&[i8]], gaps: Gaps) -> Added {
    let rows = columns.first().map_or(0, |column| column.len());
    let groups = columns.len().div_ceil(FOUR);
    let tiles = tiles(groups, gaps);
    let mut place = vec![usize::MAX; 9 * groups * groups];
    for (at, (left, right)) in tiles.iter().enumerate() {
        place[right * 3 * groups + left] = at * FOUR * FOUR;
    }
    let totals = vec![0; tiles.len() * FOUR * FOUR];
    let mut added = Added { groups, place, totals, complete: 0, sums: vec![0; columns.len()] };
    dispatch!(level, simd => add_all(simd, columns, rows, gaps, &tiles, &mut added));
    added
}

#[inline(always)]
fn add_all<S: Simd>(simd: S, columns: &[&[i8]], rows: usize, gaps: Gaps, tiles: &[(usize, usize)], added: &mut Added) {
    let panel = FOUR * ROWS;
    let parts = if gaps == Gaps::Pairwise { 3 } else { 1 };
    let mut block = vec![0_i16; parts * added.groups * panel];
    let tile = FOUR * FOUR * S::i32s::LEN;
    let at_once = tiles.len() > MANY;
    let mut lanes = vec![0_i32; if at_once { tile } else { tiles.len() * tile }];
    let mut steps = 0;
    for first in (0..rows).step_by(ROWS) {
        let range = first..rows.min(first + ROWS);
        let used = range.len().div_ceil(S::i16s::LEN);
        if steps + used > STEPS {
            empty(&mut lanes, S::i32s::LEN, &mut added.totals);
            steps = 0;
        }
        steps += used;
        match gaps {
            Gaps::Listwise => lay_complete(simd, columns, range, &mut block, added),
            Gaps::Pairwise => lay_pairwise(simd, columns, range, &mut block, added.groups),
        }
        let length = used * FOUR * S::i16s::LEN;
        for (at, &(left, right)) in tiles.iter().enumerate() {
            let [these, those] = [left, right].map(|at| &block[at * panel..at * panel + length]);
            let own = if at_once { &mut lanes[..] } else { &mut lanes[at * tile..(at + 1) * tile] };
            // As many pairs at once as the registers hold.
            if S::i16s::LEN == 32 {
                add_tile::<S, 4>(simd, these, those, 0, own);
            } else {
                add_tile::<S, 2>(simd, these, those, 0, own);
                add_tile::<S, 2>(simd, these, those, 2, own);
            }
            if at_once {
                empty(own, S::i32s::LEN, &mut added.totals[at * FOUR * FOUR..]);
            }
        }
    }
    empty(&mut lanes, S::i32s::LEN, &mut added.totals);
}

/// Adds lanes up and leaves noughts.
fn empty(lanes: &mut [i32], each: usize, totals: &mut [i64]) {
    for (total, lanes) in totals.iter_mut().zip(lanes.chunks_exact_mut(each)) {
        *total += lanes.iter().map(|&lane| i64::from(lane)).sum::<i64>();
        lanes.fill(0);
    }
}

/// Products of the four columns of one panel with `J` of another, from the column `right` on.
#[inline(always)]
fn add_tile<S: Simd, const J: usize>(simd: S, these: &[i16], those: &[i16], right: usize, lanes: &mut [i32]) {
    let (wide, half) = (S::i16s::LEN, S::i32s::LEN);
    let mut totals = [[S::i32s::splat(simd, 0); FOUR]; J];
    for (these, those) in these.chunks_exact(FOUR * wide).zip(those.chunks_exact(FOUR * wide)) {
        for j in 0..J {
            let that = S::i16s::from_slice(simd, &those[(right + j) * wide..(right + j + 1) * wide]);
            for i in 0..FOUR {
                let this = S::i16s::from_slice(simd, &these[i * wide..(i + 1) * wide]);
                totals[j][i] += this.pairwise_dot_product(that);
            }
        }
    }
    for j in 0..J {
        for i in 0..FOUR {
            let at = ((right + j) * FOUR + i) * half;
            let lanes = &mut lanes[at..at + half];
            (S::i32s::from_slice(simd, lanes) + totals[j][i]).store_slice(lanes);
        }
    }
}

/// Copies the complete rows of a block into the panels of values; others become noughts.
#[inline(always)]
fn lay_complete<S: Simd>(_: S, columns: &[&[i8]], rows: Range<usize>, block: &mut [i16], added: &mut Added) {
    let mut kept = [-1_i8; ROWS];
    let kept = &mut kept[..rows.len()];
    for column in columns {
        for (kept, &cell) in kept.iter_mut().zip(&column[rows.clone()]) {
            *kept &= if cell == NO_BYTE { 0 } else { -1 };
        }
    }
    added.complete += kept.iter().map(|&kept| usize::from(kept != 0)).sum::<usize>();
    for (at, column) in columns.iter().enumerate() {
        let cells = &column[rows.clone()];
        let mut total = 0_i32;
        for (step, (cells, kept)) in cells.chunks(S::i16s::LEN).zip(kept.chunks(S::i16s::LEN)).enumerate() {
            let to = lane_mut::<S>(block, at, step);
            for ((to, &cell), &kept) in to.iter_mut().zip(cells).zip(kept) {
                *to = i16::from(cell & kept);
                total += i32::from(cell & kept);
            }
            to[cells.len()..].fill(0);
        }
        added.sums[at] += i64::from(total);
    }
}

/// Copies a block into the panels of values, of who is there and of squares.
#[inline(always)]
fn lay_pairwise<S: Simd>(_: S, columns: &[&[i8]], rows: Range<usize>, block: &mut [i16], groups: usize) {
    for (at, column) in columns.iter().enumerate() {
        for (step, cells) in column[rows.clone()].chunks(S::i16s::LEN).enumerate() {
            for part in [Part::Value, Part::There, Part::Square] {
                let to = lane_mut::<S>(block, part as usize * groups * FOUR + at, step);
                for (to, &cell) in to.iter_mut().zip(cells) {
                    let (value, there) = if cell == NO_BYTE { (0, 0) } else { (i16::from(cell), 1) };
                    *to = match part {
                        Part::Value => value,
                        Part::There => there,
                        Part::Square => value * value,
                    };
                }
                to[cells.len()..].fill(0);
            }
        }
    }
}

/// Where a step of a column lies: four columns side by side make a panel.
#[inline(always)]
fn lane_mut<S: Simd>(block: &mut [i16], column: usize, step: usize) -> &mut [i16] {
    let start = column / FOUR * FOUR * ROWS + (step * FOUR + column % FOUR) * S::i16s::LEN;
    &mut block[start..start + S::i16s::LEN]
}

fn wide(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small whole numbers")]
mod tests {
    use super::*;

    /// Cells from −127 to 127 or from 1 to 5, some of them missing.
    fn drawn(number: u64, width: u64, rows: u64, few: bool, gaps: f64) -> Vec<Vec<i8>> {
        let stream = ground::Seed(number).stream(2);
        let cell = |at: u64| {
            let (draw, gap) = (stream.unit(2 * at), stream.unit(2 * at + 1));
            let value = if few { 1.0 + (draw * 5.0).floor() } else { (draw * 255.0).floor() - 127.0 };
            if gap < gaps { NO_BYTE } else { (value as i64).to_le_bytes()[0].cast_signed() }
        };
        (0..width).map(|j| (0..rows).map(|i| cell(j * rows + i)).collect()).collect()
    }

    fn slices(columns: &[Vec<i8>]) -> Vec<&[i8]> {
        columns.iter().map(Vec::as_slice).collect()
    }

    /// n, Σx, Σy, Σx², Σy², Σxy of the rows that are there, by the definition.
    fn plain(x: &[i8], y: &[i8], there: impl Fn(usize) -> bool) -> [i128; 6] {
        let mut sums = [0; 6];
        for row in (0..x.len()).filter(|&row| there(row)) {
            let (x, y) = (i128::from(x[row]), i128::from(y[row]));
            for (sum, term) in sums.iter_mut().zip([1, x, y, x * x, y * y, x * y]) {
                *sum += term;
            }
        }
        sums
    }

    #[test]
    fn products_are_the_exact_rational_numbers_rounded_once() {
        for (number, width, rows, few, gaps) in
            [(1, 5, 4_500, true, 0.0), (2, 9, 2_049, false, 0.0), (3, 4, 700, false, 0.03), (4, 1, 3, true, 0.0)]
        {
            let columns = drawn(number, width, rows, few, gaps);

            let found = whole_moments(&slices(&columns));

            for (i, x) in columns.iter().enumerate() {
                for (j, y) in columns.iter().enumerate() {
                    let [n, sx, sy, .., sxy] = plain(x, y, |row| columns.iter().all(|column| column[row] != NO_BYTE));
                    assert_eq!(found.products[(i, j)], nearest(n * sxy - sx * sy, n.max(1)), "{number}: {i}, {j}");
                    assert_eq!(found.n as i128, n);
                    assert_eq!(found.means[i], sx as f64 / n as f64);
                }
            }
        }
    }

    #[test]
    fn pairs_with_gaps_are_those_of_the_definition() {
        let columns = drawn(5, 6, 2_300, false, 0.2);

        let found = whole_pairs(&slices(&columns));

        for (j, y) in columns.iter().enumerate() {
            for (i, x) in columns.iter().enumerate() {
                let [n, sx, sy, sxx, syy, sxy] = plain(x, y, |row| x[row] != NO_BYTE && y[row] != NO_BYTE);
                let (together, alone) = (n * sxy - sx * sy, [n * sxx - sx * sx, n * syy - sy * sy]);
                assert_eq!(found.of(i, j), Pair { count: n as i64, together, alone });
            }
        }
    }

    #[test]
    fn hundreds_of_columns_are_added_like_a_few() {
        let columns = drawn(10, 270, 60, true, 0.002);
        let all = slices(&columns);

        let (found, pairs) = (whole_moments(&all), whole_pairs(&all));

        assert!(tiles(all.len().div_ceil(FOUR), Gaps::Listwise).len() > MANY);
        for at in [[0, 269], [100, 33], [268, 268]] {
            let few = whole_pairs(&at.map(|column| all[column]));
            assert_eq!(pairs.of(at[0], at[1]), few.of(0, 1));
        }
        let there = |row: usize| columns.iter().all(|column| column[row] != NO_BYTE);
        let [n, sx, sy, .., sxy] = plain(all[5], all[260], there);
        assert_eq!((found.n as i128, found.products[(5, 260)]), (n, nearest(n * sxy - sx * sy, n.max(1))));
    }

    #[test]
    fn the_order_of_rows_changes_no_bit() {
        let columns = drawn(6, 7, 3_000, true, 0.01);
        let turned: Vec<Vec<i8>> =
            columns.iter().map(|column| (0..3_000).map(|row| column[(row * 1_009 + 17) % 3_000]).collect()).collect();

        assert_eq!(whole_moments(&slices(&columns)), whole_moments(&slices(&turned)));
        let [one, other] = [&columns, &turned].map(|columns| whole_pairs(&slices(columns)).0.totals);
        assert_eq!(one, other);
    }

    #[test]
    fn wide_registers_change_no_sum() {
        for width in [1, 3, 4, 5, 9] {
            let columns = drawn(7, width, 2_100, false, 0.05);
            for gaps in [Gaps::Listwise, Gaps::Pairwise] {
                let [narrow, wide] = crate::wide::ends().map(|level| added(level, &slices(&columns), gaps));

                assert_eq!((narrow.totals, narrow.sums, narrow.complete), (wide.totals, wide.sums, wide.complete));
            }
        }
    }

    #[test]
    fn the_largest_cells_of_half_a_million_rows_do_not_overflow() {
        let column = vec![-127_i8; 540_000];

        let found = added(Level::baseline(), &[&column], Gaps::Listwise);

        assert_eq!(found.of(Part::Value, 0, Part::Value, 0), 127 * 127 * 540_000);
        assert_eq!(whole_moments(&[&column]).constant, [0]);
    }

    #[test]
    fn doubles_are_the_same_numbers_as_the_bytes_or_are_refused() {
        let numbers = [1.0, -127.0, 127.0, 0.0, -0.0, f64::NAN, 5.0, 3.0, -2.0];

        assert_eq!(bytes_of(&numbers), Some(vec![1, -127, 127, 0, 0, NO_BYTE, 5, 3, -2]));
        for strange in
            [0.5, 128.0, -128.0, 1e300, f64::INFINITY, f64::NEG_INFINITY, 1e-300, 257.0, -4_503_599_627_370_496.0]
        {
            assert_eq!(bytes_of(&[2.0, strange]), None, "{strange}");
        }
    }

    #[test]
    fn nobody_and_nothing_are_no_trouble() {
        assert_eq!(whole_moments(&[]).n, 0);
        assert_eq!(whole_moments(&[&[], &[]]).constant, [0, 1]);
        assert_eq!(whole_pairs(&[&[NO_BYTE], &[1]]).of(0, 1).correlation(), None);
    }
}
