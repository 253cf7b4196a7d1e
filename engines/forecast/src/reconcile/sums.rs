//! Sums of cells by total, in one fixed order.

/// Each total's sum of these cells.
pub(super) fn sums(members: &[Vec<u32>], cells: &[f64]) -> Vec<f64> {
    members.iter().map(|own| own.iter().map(|&cell| cells[cell as usize]).sum()).collect()
}

/// Adds to each cell what its totals give.
pub(super) fn scatter(members: &[Vec<u32>], totals: &[f64], cells: &mut [f64]) {
    for (own, value) in members.iter().zip(totals) {
        for &cell in own {
            cells[cell as usize] += value;
        }
    }
}
