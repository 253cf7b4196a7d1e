//! The stock of one occupation by age, a year at a time.

use super::draft::Ageing;

/// The stock by band.
#[derive(Clone, Debug)]
pub(super) struct Cohort {
    stock: Vec<f64>,
}

impl Cohort {
    pub(super) fn new(employed: f64, shares: &[f64]) -> Self {
        Self { stock: shares.iter().map(|share| employed * share).collect() }
    }

    /// Lets a year pass: who leaves by each of the four ways (their rates times `exits`), the rest grows older, and
    /// newcomers make the stock up to `employed`, or all bands shrink alike to it.
    pub(super) fn pass(&mut self, ageing: &Ageing, rates: &[[f64; 4]], exits: f64, employed: f64) -> [f64; 4] {
        let mut left = [0.0; 4];
        let mut older = vec![0.0; self.stock.len()];
        for (a, &stock) in self.stock.iter().enumerate() {
            let mut stay = 1.0;
            for (way, &rate) in rates[a].iter().enumerate() {
                left[way] += stock * rate * exits;
                stay -= rate * exits;
            }
            let staying = stock * stay.max(0.0);
            let moving = ageing.width[a].map_or(0.0, |width| if a + 1 < older.len() { staying / width } else { 0.0 });
            older[a] += staying - moving;
            if moving > 0.0 {
                older[a + 1] += moving;
            }
        }
        let remaining: f64 = older.iter().sum();
        let newcomers = employed - remaining;
        if newcomers >= 0.0 {
            older.iter_mut().zip(&ageing.entry).for_each(|(stock, share)| *stock += share * newcomers);
        } else {
            for stock in &mut older {
                *stock *= employed / remaining;
            }
        }
        self.stock = older;
        left
    }
}

/// Net outflow of cohorts between two counts as many years apart as a band is wide (the method of ROA): `before[a]` has
/// grown into `now[a + 1]`. The first of a pair is the rate of change of each cohort that can be followed (none where
/// nobody was counted before), the second the people to replace over the next such span if cohorts leave as they did.
pub fn outflow(before: &[f64], now: &[f64]) -> (Vec<Option<f64>>, f64) {
    let rates: Vec<Option<f64>> = before
        .iter()
        .zip(now.iter().skip(1))
        .map(|(&was, &is)| (was > 0.0 && is >= 0.0 && is.is_finite() && was.is_finite()).then(|| (is - was) / was))
        .collect();
    let leaving =
        rates.iter().zip(now.iter().skip(1)).filter_map(|(rate, &stock)| Some(-rate.as_ref()?.min(0.0) * stock)).sum();
    (rates, leaving)
}
