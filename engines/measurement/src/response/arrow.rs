//! A positive matrix in the form of an arrow: small blocks (the items' own parameters) bordered by a few shared
//! parameters. Solved in O(free parameters) by its Schur complement.

use nalgebra::{DMatrix, DVector};

/// Built block by block, then [`Arrow::solve`] answers.
#[derive(Clone, Debug)]
pub(crate) struct Arrow {
    shared: usize,
    corner: DMatrix<f64>,
    blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
struct Block {
    start: usize,
    inverse: DMatrix<f64>,
    /// Block × border.
    border: DMatrix<f64>,
}

impl Arrow {
    pub fn new(corner: DMatrix<f64>) -> Self {
        Self { shared: corner.nrows(), corner, blocks: Vec::new() }
    }

    /// Adds to the border's own corner; before the blocks.
    pub fn add_to_corner(&mut self, share: &DMatrix<f64>) {
        self.corner += share;
    }

    /// Adds the block of the parameters from `start`, and what it shares with the border. A direction without
    /// information gets a little, so that the step stays finite.
    pub fn push(&mut self, start: usize, block: DMatrix<f64>, border: DMatrix<f64>) {
        let inverse = inverse(block);
        self.corner -= border.transpose() * &inverse * &border;
        self.blocks.push(Block { start, inverse, border });
    }

    /// All blocks are in: the corner may be turned round.
    pub fn finish(mut self) -> Self {
        self.corner = inverse(std::mem::replace(&mut self.corner, DMatrix::zeros(0, 0)));
        self
    }

    pub fn solve(&self, v: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; v.len()];
        let mut top = DVector::from_column_slice(&v[..self.shared]);
        let part = |block: &Block| DVector::from_column_slice(&v[block.start..block.start + block.inverse.nrows()]);
        for block in &self.blocks {
            top -= block.border.transpose() * (&block.inverse * part(block));
        }
        let top = &self.corner * top;
        out[..self.shared].copy_from_slice(top.as_slice());
        for block in &self.blocks {
            let own = &block.inverse * (part(block) - &block.border * &top);
            out[block.start..block.start + own.len()].copy_from_slice(own.as_slice());
        }
        out
    }
}

/// The inverse of a positive matrix; what is not positive is lifted by a ridge that grows until it is.
pub(crate) fn inverse(matrix: DMatrix<f64>) -> DMatrix<f64> {
    let size = matrix.nrows();
    let scale = (0..size).map(|at| matrix[(at, at)].abs()).fold(1e-8, f64::max);
    let mut ridge = 0.0;
    loop {
        let mut lifted = matrix.clone();
        (0..size).for_each(|at| lifted[(at, at)] += ridge);
        if let Some(factor) = lifted.cholesky()
            && (0..size).all(|at| factor.l_dirty()[(at, at)].powi(2) > 1e-13 * scale)
        {
            return factor.inverse();
        }
        ridge = if ridge == 0.0 { 1e-10 * scale } else { 10.0 * ridge };
        if !(ridge < 1e6 * scale) {
            return DMatrix::identity(size, size) / scale;
        }
    }
}

/// The inverse of an information, judged after scaling to a unit diagonal; none when some direction is known less than a
/// millionth as well as alone: then it is not identified.
pub(crate) fn inverted(information: DMatrix<f64>) -> Option<DMatrix<f64>> {
    let size = information.nrows();
    let scale: Vec<f64> = (0..size).map(|at| information[(at, at)].max(0.0).sqrt()).collect();
    if scale.iter().any(|scale| !(*scale > 1e-4)) {
        return None;
    }
    let unit = DMatrix::from_fn(size, size, |r, c| information[(r, c)] / (scale[r] * scale[c]));
    let factor = unit.cholesky().filter(|factor| (0..size).all(|at| factor.l_dirty()[(at, at)] > 1e-3))?;
    let inverse = factor.inverse();
    Some(DMatrix::from_fn(size, size, |r, c| inverse[(r, c)] / (scale[r] * scale[c])))
}
