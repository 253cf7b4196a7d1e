//! A problem written without the text format, row by row.

use crate::costs::Costs;
use crate::invalid::Invalid;
use crate::lists::{BadEntry, Lists, ListsWriter};
use crate::objective::Objective;
use crate::problem::{ABSENT, Problem};

/// Builds a problem without the text format. Lists are groups of equals, best first: `vec![vec![3], vec![1, 2]]` means 3
/// before 1 and 2, which are tied.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    objective: Objective,
    wishes: Vec<Vec<Vec<u32>>>,
    rankings: Vec<Vec<Vec<u32>>>,
    quotas: Vec<u32>,
    minima: Option<Vec<u32>>,
    costs: Option<Vec<Vec<i64>>>,
    pins: Vec<(u32, u32)>,
}

impl Problem {
    /// Starts a problem from ranked lists.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl Builder {
    /// Adds the next learner (the first is number 0) with places ranked strictly.
    #[must_use]
    pub fn learner(self, wishes: impl IntoIterator<Item = u32>) -> Self {
        self.learner_with_ties(wishes.into_iter().map(|place| vec![place]).collect())
    }

    /// Adds the next learner with groups of equally wished places.
    #[must_use]
    pub fn learner_with_ties(mut self, wishes: Vec<Vec<u32>>) -> Self {
        self.wishes.push(wishes);
        self
    }

    /// Adds the next place (the first is number 0) with its quota and learners ranked strictly.
    #[must_use]
    pub fn place(self, quota: u32, ranking: impl IntoIterator<Item = u32>) -> Self {
        self.place_with_ties(quota, ranking.into_iter().map(|learner| vec![learner]).collect())
    }

    /// Adds the next place with groups of equally ranked learners.
    #[must_use]
    pub fn place_with_ties(mut self, quota: u32, ranking: Vec<Vec<u32>>) -> Self {
        self.quotas.push(quota);
        self.rankings.push(ranking);
        self
    }

    /// The least each place must take, in the order of the places.
    #[must_use]
    pub fn minima(mut self, minima: Vec<u32>) -> Self {
        self.minima = Some(minima);
        self
    }

    /// The cost of every wish: a row per learner, beside the wishes in the order given.
    #[must_use]
    pub fn costs(mut self, costs: Vec<Vec<i64>>) -> Self {
        self.costs = Some(costs);
        self
    }

    /// Settles a learner at a place beforehand.
    #[must_use]
    pub fn pin(mut self, learner: u32, place: u32) -> Self {
        self.pins.push((learner, place));
        self
    }

    /// What is asked for. Unsaid, it is the stable matching that is best for the learners.
    #[must_use]
    pub fn objective(mut self, objective: Objective) -> Self {
        self.objective = objective;
        self
    }

    /// The problem, or what is wrong with it.
    pub fn build(self) -> Result<Problem, Invalid> {
        let (learners, places) = (self.wishes.len(), self.rankings.len());
        for (field, count) in [("learners", learners), ("places", places)] {
            if count >= ABSENT as usize {
                return Err(Invalid::TooLarge { field });
            }
        }
        let wishes = write(&self.wishes, places).map_err(|(learner, bad)| Invalid::Wishes { learner, bad })?;
        let rankings = write(&self.rankings, learners).map_err(|(place, bad)| Invalid::Ranking { place, bad })?;
        let costs = self.costs.map(|rows| flatten(rows, &wishes)).transpose()?;
        Problem::join(wishes, rankings, self.quotas, self.minima, costs)?
            .with_objective(self.objective)
            .with_pins(&self.pins)
    }
}

fn write(rows: &[Vec<Vec<u32>>], known: usize) -> Result<Lists, (usize, BadEntry)> {
    let mut writer = ListsWriter::new(known);
    for (row, groups) in rows.iter().enumerate() {
        for group in groups {
            for (nth, &id) in group.iter().enumerate() {
                writer.push(u64::from(id), nth > 0).map_err(|bad| (row, bad))?;
            }
        }
        writer.close_row();
    }
    Ok(writer.finish())
}

fn flatten(rows: Vec<Vec<i64>>, wishes: &Lists) -> Result<Costs, Invalid> {
    let mut flat = Costs::new();
    for learner in 0..wishes.rows().max(rows.len()) {
        let wished = if learner < wishes.rows() { wishes.range(learner).len() } else { 0 };
        let given = rows.get(learner).map_or(0, Vec::len);
        if given != wished {
            return Err(Invalid::Costs { learner, given, wishes: wished });
        }
        for &cost in rows.get(learner).into_iter().flatten() {
            flat.push(cost);
        }
    }
    Ok(flat)
}
