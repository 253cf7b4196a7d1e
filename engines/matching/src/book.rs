//! A problem whose lists can be changed row by row, and the changes there are.

use crate::invalid::Invalid;
use crate::lists::{BadEntry, Lists, ListsWriter};
use crate::objective::Objective;
use crate::problem::{ABSENT, Problem};

/// One change to a problem that was solved. Lists are groups of equals, best first, as in [`Builder`](crate::Builder).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A learner's wishes are now these (none: the learner withdraws).
    Wishes {
        /// Whose.
        learner: u32,
        /// Ranked places.
        wishes: Vec<Vec<u32>>,
        /// What they cost, in the same order, when the problem has costs.
        costs: Option<Vec<i64>>,
    },
    /// A place's list is now this.
    Ranking {
        /// Whose.
        place: u32,
        /// Ranked learners.
        ranking: Vec<Vec<u32>>,
    },
    /// A place now takes so many.
    Quota {
        /// Which.
        place: u32,
        /// The most it takes.
        quota: u32,
    },
    /// A learner is settled at a place, or no longer.
    Pin {
        /// Who.
        learner: u32,
        /// Where, or nowhere.
        place: Option<u32>,
    },
}

/// One row of lists.
#[derive(Clone, Default)]
pub(crate) struct Row {
    pub ids: Vec<u32>,
    pub ranks: Vec<u32>,
    /// Beside a learner's wishes; empty when the problem has no costs.
    pub costs: Vec<i64>,
}

pub(crate) struct Book {
    pub objective: Objective,
    pub wishes: Vec<Row>,
    pub rankings: Vec<Row>,
    pub quotas: Vec<u32>,
    pub pins: Vec<u32>,
    pub pinned: Vec<u32>,
    minima: Option<Vec<u32>>,
    costly: bool,
    /// A bit for each learner or place: whether the list that is read named it already. Small, to stay in the caches.
    seen: Vec<u64>,
}

impl Book {
    pub fn of(problem: &Problem) -> Self {
        let row = |lists: &Lists, row: usize| Row {
            ids: lists.ids[lists.range(row)].to_vec(),
            ranks: lists.range(row).map(|entry| lists.rank(row, entry)).collect(),
            costs: Vec::new(),
        };
        let wishes = (0..problem.learners()).map(|learner| {
            let range = problem.wishes.range(learner);
            let costs = problem.costs.as_ref().map(|costs| range.map(|wish| costs.at(wish)).collect());
            Row { costs: costs.unwrap_or_default(), ..row(&problem.wishes, learner) }
        });
        let mut pinned = vec![0; problem.places()];
        for &pin in problem.pins.iter().filter(|&&pin| pin != ABSENT) {
            pinned[pin as usize] += 1;
        }
        Self {
            objective: problem.objective,
            wishes: wishes.collect(),
            rankings: (0..problem.places()).map(|place| row(&problem.rankings, place)).collect(),
            quotas: problem.quotas.clone(),
            pins: problem.pins.clone(),
            pinned,
            minima: problem.minima.clone(),
            costly: problem.costs.is_some(),
            seen: vec![0; problem.learners().max(problem.places()).div_ceil(64)],
        }
    }

    /// The problem as it now stands, built anew. O(pairs).
    pub fn problem(&self) -> Problem {
        let lists = |rows: &[Row], known: usize| {
            let mut writer = ListsWriter::new(known);
            for row in rows {
                for (nth, &id) in row.ids.iter().enumerate() {
                    let tied = nth > 0 && row.ranks[nth] == row.ranks[nth - 1];
                    writer.push(u64::from(id), tied).expect("entries were checked when they were written");
                }
                writer.close_row();
            }
            writer.finish()
        };
        let costs = self.costly.then(|| self.wishes.iter().flat_map(|row| row.costs.iter().copied()).collect());
        let (wishes, rankings) = (lists(&self.wishes, self.quotas.len()), lists(&self.rankings, self.wishes.len()));
        let mut problem = Problem::join(wishes, rankings, self.quotas.clone(), self.minima.clone(), costs)
            .expect("every change was checked before it was written");
        problem.objective = self.objective;
        problem.pins.clone_from(&self.pins);
        problem
    }

    pub fn has_minima(&self) -> bool {
        self.minima.is_some()
    }

    /// For each wish whether the place names the learner too.
    pub fn listed(&self) -> Vec<Vec<bool>> {
        let mut listed: Vec<Vec<bool>> = self.wishes.iter().map(|row| vec![false; row.ids.len()]).collect();
        for (place, row) in (0..).zip(&self.rankings) {
            for &learner in &row.ids {
                if let Some(wish) = self.wishes[learner as usize].ids.iter().position(|&other| other == place) {
                    listed[learner as usize][wish] = true;
                }
            }
        }
        listed
    }

    pub fn minimum(&self, place: usize) -> u32 {
        self.minima.as_ref().map_or(0, |minima| minima[place])
    }

    /// What a wish costs.
    pub fn cost(&self, learner: usize, wish: usize) -> i64 {
        let row = &self.wishes[learner];
        row.costs.get(wish).copied().unwrap_or_else(|| i64::from(row.ranks[wish]))
    }

    /// Seats open to competition.
    pub fn seats(&self, place: usize) -> u32 {
        self.quotas[place] - self.pinned[place]
    }

    /// Whether a change makes sense here; the lists it brings, flat.
    pub fn check(&mut self, change: &Change) -> Result<Row, Invalid> {
        match change {
            Change::Wishes { learner, wishes, costs } => {
                self.learner(*learner)?;
                let learner = *learner as usize;
                let mut row = self.flat(wishes, self.quotas.len()).map_err(|bad| Invalid::Wishes { learner, bad })?;
                if self.costly {
                    let given = costs.as_ref().map_or(0, Vec::len);
                    if given != row.ids.len() {
                        return Err(Invalid::Costs { learner, given, wishes: row.ids.len() });
                    }
                    row.costs = costs.clone().unwrap_or_default();
                    Problem::costs_fit(row.costs.iter().copied(), self.wishes.len())?;
                } else if let Some(given) = costs.as_ref().map(Vec::len).filter(|&given| given > 0) {
                    return Err(Invalid::Costs { learner, given, wishes: 0 });
                }
                Ok(row)
            }
            Change::Ranking { place, ranking } => {
                self.place(*place)?;
                let place = *place as usize;
                self.flat(ranking, self.wishes.len()).map_err(|bad| Invalid::Ranking { place, bad })
            }
            &Change::Quota { place, quota } => {
                self.place(place)?;
                let (minimum, pins) = (self.minimum(place as usize), self.pinned[place as usize]);
                if minimum > quota {
                    return Err(Invalid::MinimumAboveQuota { place: place as usize, minimum, quota });
                }
                if pins > quota {
                    return Err(Invalid::PinsAboveQuota { place, pins, quota });
                }
                Ok(Row::default())
            }
            &Change::Pin { learner, place } => {
                self.learner(learner)?;
                let Some(place) = place else { return Ok(Row::default()) };
                self.place(place)?;
                let (pins, quota) = (self.pinned[place as usize] + 1, self.quotas[place as usize]);
                if self.pins[learner as usize] != place && pins > quota {
                    return Err(Invalid::PinsAboveQuota { place, pins, quota });
                }
                Ok(Row::default())
            }
        }
    }

    fn learner(&self, id: u32) -> Result<(), Invalid> {
        let known = (id as usize) < self.wishes.len();
        known.then_some(()).ok_or(Invalid::Nobody { field: "learner", id })
    }

    fn place(&self, id: u32) -> Result<(), Invalid> {
        let known = (id as usize) < self.quotas.len();
        known.then_some(()).ok_or(Invalid::Nobody { field: "place", id })
    }

    /// Writes a pin down.
    pub fn pin(&mut self, learner: u32, place: Option<u32>) {
        let old = std::mem::replace(&mut self.pins[learner as usize], place.unwrap_or(ABSENT));
        if old != ABSENT {
            self.pinned[old as usize] -= 1;
        }
        if let Some(place) = place {
            self.pinned[place as usize] += 1;
        }
    }

    /// The entries of a list one after another, each among those known and named once.
    fn flat(&mut self, groups: &[Vec<u32>], known: usize) -> Result<Row, BadEntry> {
        let mut row =
            Row { ids: Vec::with_capacity(groups.len()), ranks: Vec::with_capacity(groups.len()), costs: Vec::new() };
        let read = self.read(groups, known, &mut row);
        for &id in &row.ids {
            self.seen[id as usize / 64] = 0;
        }
        read.map(|()| row)
    }

    fn read(&mut self, groups: &[Vec<u32>], known: usize, row: &mut Row) -> Result<(), BadEntry> {
        for group in groups {
            let rank = u32::try_from(row.ids.len() + 1).map_err(|_| BadEntry::TooMany)?;
            for &id in group {
                if id as usize >= known {
                    return Err(BadEntry::Unknown { id: u64::from(id), known });
                }
                let (word, bit) = (&mut self.seen[id as usize / 64], 1 << (id % 64));
                if *word & bit != 0 {
                    return Err(BadEntry::Twice { id });
                }
                *word |= bit;
                row.ids.push(id);
                row.ranks.push(rank);
            }
        }
        Ok(())
    }
}
