//! Nodes and weights that stand for the normal distribution of ability.

/// Evenly spaced nodes with normal weights: spectrally exact for the smooth curves of item response.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    nodes: Vec<f64>,
    weights: Vec<f64>,
}

impl Grid {
    /// `count` nodes (two or more) from −`reach` to `reach`, in standard deviations of ability; weights add up to one.
    pub fn even(count: usize, reach: f64) -> Self {
        let count = count.max(2);
        let step = 2.0 * reach / (count - 1) as f64;
        let nodes: Vec<f64> = (0..count).map(|at| (at as f64) * step - reach).collect();
        let heights: Vec<f64> = nodes.iter().map(|x| (-0.5 * x * x).exp()).collect();
        let total: f64 = heights.iter().sum();
        Self { nodes, weights: heights.iter().map(|height| height / total).collect() }
    }

    /// Abilities in standard deviations.
    pub fn nodes(&self) -> &[f64] {
        &self.nodes
    }

    /// Their shares of the population.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never: a grid has two nodes or more.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}

impl Default for Grid {
    fn default() -> Self {
        Self::even(61, 6.0)
    }
}
