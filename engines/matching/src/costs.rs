//! What wishes cost, one after another: four bytes each as long as all of them fit, else eight.

#[derive(Clone)]
pub(crate) enum Costs {
    Short(Vec<i32>),
    Long(Vec<i64>),
}

impl Costs {
    pub fn new() -> Self {
        Self::Short(Vec::new())
    }

    pub fn push(&mut self, cost: i64) {
        match self {
            Self::Long(costs) => costs.push(cost),
            Self::Short(costs) => {
                if let Ok(short) = i32::try_from(cost) {
                    costs.push(short);
                } else {
                    *self = Self::Long(costs.iter().copied().map(i64::from).chain([cost]).collect());
                }
            }
        }
    }

    #[inline]
    pub fn at(&self, wish: usize) -> i64 {
        match self {
            Self::Short(costs) => i64::from(costs[wish]),
            Self::Long(costs) => costs[wish],
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Self::Short(costs) => costs.len(),
            Self::Long(costs) => costs.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        (0..self.len()).map(|wish| self.at(wish))
    }

    pub fn shrink(&mut self) {
        match self {
            Self::Short(costs) => costs.shrink_to_fit(),
            Self::Long(costs) => costs.shrink_to_fit(),
        }
    }
}

impl FromIterator<i64> for Costs {
    fn from_iter<I: IntoIterator<Item = i64>>(costs: I) -> Self {
        let mut all = Self::new();
        for cost in costs {
            all.push(cost);
        }
        all
    }
}
