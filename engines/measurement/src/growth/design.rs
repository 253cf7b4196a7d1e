//! What a mixed model is made of.

/// Rows of outcomes with their fixed columns and the groups they belong to.
#[derive(Clone, Debug)]
pub struct Design {
    /// Columns of the fixed part, the intercept first; each as long as the outcome.
    pub fixed: Vec<Vec<f64>>,
    /// What is to be explained.
    pub outcome: Vec<f64>,
    /// What varies between groups.
    pub random: Random,
}

/// The random part.
#[derive(Clone, Debug)]
pub enum Random {
    /// One grouping: each group has its own intercept and, where there is a column, its own slope on it.
    OneFactor {
        /// Group of each row, counted from 0 without gaps.
        groups: Vec<u32>,
        /// Number of groups.
        count: usize,
        /// The column of the slope.
        slope: Option<Vec<f64>>,
        /// Whether intercept and slope may correlate.
        correlated: bool,
    },
    /// Several groupings that need not nest: each level of each has its own intercept.
    Crossed(Vec<Grouping>),
}

/// One grouping of the rows.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// Level of each row, counted from 0 without gaps.
    pub levels: Vec<u32>,
    /// Number of levels.
    pub count: usize,
}

/// What is maximised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Restricted likelihood: variances free of the bias of estimating the fixed part.
    Reml,
    /// Likelihood: comparable between fixed parts.
    Ml,
}
