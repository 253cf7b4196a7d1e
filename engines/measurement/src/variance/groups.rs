//! Sums of groups without loss: decimals are whole numbers of their last place about a whole centre, added and squared
//! in 128 bits, so that a leading 1000000000000 in front of the digits that vary costs nothing.

use crate::table::{Column, NO_CODE, NO_UNITS};

/// A group's size, mean less the centre, and sum of squares about its own mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// How many.
    pub n: f64,
    /// Mean less [`Groups::centre`].
    pub mean: f64,
    /// Squares about the mean of the group, summed.
    pub within: f64,
}

/// Amounts in groups.
#[expect(clippy::struct_field_names, reason = "groups are what it holds")]
pub struct Groups {
    /// A group each, in the order of the codes; empty ones too.
    pub groups: Vec<Group>,
    /// What means are told from.
    pub centre: f64,
    /// The grand mean less the centre.
    pub mean: f64,
    /// Squares of the groups' means about the grand mean, each as often as the group is large.
    pub between: f64,
    /// How many amounts.
    pub n: f64,
    /// How many rows lack the amount or the group.
    pub missing: usize,
}

/// Sums amounts by code.
pub fn groups(score: &Column, codes: &[u32], count: usize) -> Groups {
    exact(score, codes, count).unwrap_or_else(|| centred(score, codes, count))
}

#[expect(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
fn exact(score: &Column, codes: &[u32], count: usize) -> Option<Groups> {
    let (units, places) = score.units()?;
    let there = |row: usize| units[row] != NO_UNITS && codes[row] != NO_CODE;
    let rows: Vec<usize> = (0..units.len()).filter(|&row| there(row)).collect();
    let n = i128::try_from(rows.len()).ok()?;
    if n == 0 {
        return None;
    }
    let centre = rows.iter().map(|&row| i128::from(units[row])).sum::<i128>() / n;
    let mut sums = vec![(0_i128, 0_i128, 0_i128); count];
    for &row in &rows {
        let apart = i128::from(units[row]) - centre;
        let (size, sum, square) = &mut sums[codes[row] as usize];
        *size += 1;
        *sum += apart;
        *square = square.checked_add(apart.checked_mul(apart)?)?;
    }
    let scale = 10_f64.powi(i32::try_from(places).ok()?);
    let total: i128 = sums.iter().map(|(_, sum, _)| sum).sum();
    let (mut found, mut between) = (Vec::new(), 0.0);
    for &(size, sum, square) in &sums {
        if size == 0 {
            found.push(Group { n: 0.0, mean: f64::NAN, within: 0.0 });
            continue;
        }
        let within = size.checked_mul(square)?.checked_sub(sum.checked_mul(sum)?)? as f64 / size as f64;
        let apart = sum.checked_mul(n)?.checked_sub(total.checked_mul(size)?)? as f64 / n as f64;
        between += apart * apart / size as f64 / (scale * scale);
        found.push(Group { n: size as f64, mean: sum as f64 / size as f64 / scale, within: within / (scale * scale) });
    }
    Some(Groups {
        groups: found,
        centre: centre as f64 / scale,
        mean: total as f64 / n as f64 / scale,
        between,
        n: n as f64,
        missing: units.len() - rows.len(),
    })
}

/// In doubles: about the first amount, then about each group's own mean.
fn centred(score: &Column, codes: &[u32], count: usize) -> Groups {
    let rows: Vec<(usize, f64)> = (0..codes.len())
        .filter(|&row| codes[row] != NO_CODE)
        .filter_map(|row| Some((codes[row] as usize, score.number(row)?)))
        .collect();
    let centre = rows.first().map_or(0.0, |&(_, amount)| amount);
    let (mut sizes, mut sums) = (vec![0.0; count], vec![0.0; count]);
    for &(group, amount) in &rows {
        sizes[group] += 1.0;
        sums[group] += amount - centre;
    }
    let means: Vec<f64> = sums.iter().zip(&sizes).map(|(sum, n)| sum / n).collect();
    let (mut squares, mut left) = (vec![0.0; count], vec![0.0; count]);
    for &(group, amount) in &rows {
        let apart = amount - centre - means[group];
        squares[group] += apart * apart;
        left[group] += apart;
    }
    let n: f64 = sizes.iter().sum();
    let mean = sums.iter().sum::<f64>() / n;
    let group = |group: usize| Group {
        n: sizes[group],
        mean: means[group],
        within: if sizes[group] > 0.0 {
            (squares[group] - left[group] * left[group] / sizes[group]).max(0.0)
        } else {
            0.0
        },
    };
    let groups: Vec<Group> = (0..count).map(group).collect();
    let between = groups.iter().filter(|group| group.n > 0.0).map(|group| group.n * (group.mean - mean).powi(2)).sum();
    Groups { missing: codes.len() - rows.len(), groups, centre, mean, between, n }
}
