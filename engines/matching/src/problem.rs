//! A problem that was built is a problem that makes sense: every number names somebody, no list repeats itself, pins fit.

use std::fmt;

use crate::costs::Costs;
use crate::lists::{BadEntry, Lists, ListsWriter};
use crate::objective::Objective;

/// Why a problem could not be built. The message names the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Learners or places are more than the engine can number.
    #[error("{field}: more than this engine can number")]
    TooLarge {
        /// `learners` or `places`.
        field: &'static str,
    },
    /// An entry of a learner's list.
    #[error("wishes of learner {learner}: {bad}")]
    Wishes {
        /// Whose list.
        learner: usize,
        /// What is wrong.
        bad: BadEntry,
    },
    /// An entry of a place's list.
    #[error("list of place {place}: {bad}")]
    Ranking {
        /// Whose list.
        place: usize,
        /// What is wrong.
        bad: BadEntry,
    },
    /// Quotas or minima given for another number of places.
    #[error("{field}: {given} given for {places} places")]
    Count {
        /// `quotas` or `minima`.
        field: &'static str,
        /// How many were given.
        given: usize,
        /// How many places there are.
        places: usize,
    },
    /// A place must take more than it can.
    #[error("minima: place {place} must take at least {minimum} but has a quota of {quota}")]
    MinimumAboveQuota {
        /// Which place.
        place: usize,
        /// The least it must take.
        minimum: u32,
        /// The most it can take.
        quota: u32,
    },
    /// Costs that do not stand beside the learner's wishes.
    #[error("costs of learner {learner}: {given} costs for {wishes} wishes")]
    Costs {
        /// Whose.
        learner: usize,
        /// How many costs.
        given: usize,
        /// How many wishes.
        wishes: usize,
    },
    /// A cost beyond ± 10¹², or costs whose sum over all learners could not be counted exactly.
    #[error("costs: {cost} is too large to add up exactly over {learners} learners")]
    CostTooLarge {
        /// The cost.
        cost: i64,
        /// Over how many learners.
        learners: usize,
    },
    /// A change to somebody who does not exist.
    #[error("{field} {id} does not exist")]
    Nobody {
        /// `learner` or `place`.
        field: &'static str,
        /// What was written.
        id: u32,
    },
    /// A pin that names nobody.
    #[error("pins: {field} {id} does not exist")]
    PinUnknown {
        /// `learner` or `place`.
        field: &'static str,
        /// What was written.
        id: u32,
    },
    /// A learner pinned to two places.
    #[error("pins: learner {learner} is pinned twice")]
    PinnedTwice {
        /// Which learner.
        learner: u32,
    },
    /// More pins than seats.
    #[error("pins: place {place} has {pins} pinned learners for a quota of {quota}")]
    PinsAboveQuota {
        /// Which place.
        place: u32,
        /// How many are pinned there.
        pins: u32,
        /// The most it can take.
        quota: u32,
    },
}

pub(crate) const ABSENT: u32 = u32::MAX;

/// Learners, places, who is acceptable to whom and in which order, how many a place takes, who is already settled.
///
/// Learners and places are numbered from 0 in the order they were given. A pair can be matched only when each names the
/// other; pins are the curator's word and need no wish.
#[derive(Clone)]
pub struct Problem {
    pub(crate) objective: Objective,
    pub(crate) wishes: Lists,
    pub(crate) rankings: Lists,
    /// For each wish, where places' lists hold ties: the rank the place gives this learner, 0 when it does not name the
    /// learner. Without ties it follows from the spot, and this is empty.
    wish_rank_back: Vec<u32>,
    /// For each wish: where in the place's list the learner stands, `ABSENT` when nowhere.
    pub(crate) wish_spot: Vec<u32>,
    /// For each entry of a place's list: the matching wish, `ABSENT` when the learner does not wish it.
    pub(crate) ranking_wish: Vec<u32>,
    pub(crate) quotas: Vec<u32>,
    pub(crate) minima: Option<Vec<u32>>,
    pub(crate) costs: Option<Costs>,
    /// For each learner the place it is pinned to, or `ABSENT`.
    pub(crate) pins: Vec<u32>,
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("objective", &self.objective)
            .field("learners", &self.learners())
            .field("places", &self.places())
            .field("pairs", &self.wishes.ids.len())
            .finish_non_exhaustive()
    }
}

impl Problem {
    /// Starts a problem from ranked lists.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// How many learners.
    pub fn learners(&self) -> usize {
        self.wishes.rows()
    }

    /// How many places.
    pub fn places(&self) -> usize {
        self.rankings.rows()
    }

    /// How many wishes all learners made together.
    pub fn wishes(&self) -> usize {
        self.wishes.ids.len()
    }

    /// What is asked for.
    pub fn objective(&self) -> Objective {
        self.objective
    }

    /// The most each place takes.
    pub fn quotas(&self) -> &[u32] {
        &self.quotas
    }

    /// The least a place must take (0 when nothing was said).
    pub fn minimum(&self, place: usize) -> u32 {
        self.minima.as_ref().map_or(0, |minima| minima[place])
    }

    /// Whether any list holds a tie.
    pub fn has_ties(&self) -> bool {
        self.wishes.tied || self.rankings.tied
    }

    /// Whether wishes have costs of their own, beside their ranks.
    pub fn has_costs(&self) -> bool {
        self.costs.is_some()
    }

    /// The place a learner is pinned to.
    pub fn pin(&self, learner: usize) -> Option<u32> {
        Some(self.pins[learner]).filter(|&place| place != ABSENT)
    }

    /// A learner's wishes, best first: place, the wish's rank (tied wishes share one), and the rank that place gives the
    /// learner (`None` when it does not name the learner, so that the pair cannot be matched).
    pub fn wishes_of(&self, learner: usize) -> impl Iterator<Item = Wish> + '_ {
        self.wishes.range(learner).map(move |at| Wish {
            place: self.wishes.ids[at],
            rank: self.wishes.rank(learner, at),
            rank_there: Some(self.rank_back(at)).filter(|&rank| rank != 0),
            cost: self.cost_at(learner, at),
        })
    }

    /// A place's list, best first: learner and rank (tied learners share one).
    pub fn ranking_of(&self, place: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.rankings.range(place).map(move |at| (self.rankings.ids[at], self.rankings.rank(place, at)))
    }

    /// One wish of a learner, found by its place.
    pub fn wish(&self, learner: usize, place: u32) -> Option<Wish> {
        self.wishes_of(learner).find(|wish| wish.place == place)
    }

    /// What a wish costs: the cost given, or its rank when no costs were given.
    #[inline]
    pub(crate) fn cost_at(&self, learner: usize, wish: usize) -> i64 {
        self.costs.as_ref().map_or_else(|| i64::from(self.wishes.rank(learner, wish)), |costs| costs.at(wish))
    }

    /// The rank that the place of a wish gives the learner, 0 when it does not name the learner.
    #[inline]
    pub(crate) fn rank_back(&self, wish: usize) -> u32 {
        if self.rankings.tied { self.wish_rank_back[wish] } else { self.wish_spot[wish].wrapping_add(1) }
    }

    /// Lets a place no longer name the learner who wishes it.
    pub(crate) fn strike(&mut self, wish: usize) {
        self.wish_spot[wish] = ABSENT;
        if let Some(rank) = self.wish_rank_back.get_mut(wish) {
            *rank = 0;
        }
    }

    /// The same problem, asked otherwise.
    #[must_use]
    pub fn with_objective(mut self, objective: Objective) -> Self {
        self.objective = objective;
        self
    }

    /// The same problem with these (learner, place) pairs settled beforehand, instead of earlier pins.
    pub fn with_pins(mut self, pins: &[(u32, u32)]) -> Result<Self, Invalid> {
        self.pins.fill(ABSENT);
        let mut taken = vec![0_u32; self.places()];
        for &(learner, place) in pins {
            let Some(pin) = self.pins.get_mut(learner as usize) else {
                return Err(Invalid::PinUnknown { field: "learner", id: learner });
            };
            let Some(count) = taken.get_mut(place as usize) else {
                return Err(Invalid::PinUnknown { field: "place", id: place });
            };
            if *pin != ABSENT {
                return Err(Invalid::PinnedTwice { learner });
            }
            *pin = place;
            *count += 1;
        }
        for (place, (&pins, &quota)) in (0..).zip(taken.iter().zip(&self.quotas)) {
            if pins > quota {
                return Err(Invalid::PinsAboveQuota { place, pins, quota });
            }
        }
        Ok(self)
    }

    /// Joins the two sides. Lists were checked entry by entry; the rest is checked here.
    pub(crate) fn join(
        wishes: Lists,
        rankings: Lists,
        quotas: Vec<u32>,
        minima: Option<Vec<u32>>,
        costs: Option<Costs>,
    ) -> Result<Self, Invalid> {
        let places = rankings.rows();
        if quotas.len() != places {
            return Err(Invalid::Count { field: "quotas", given: quotas.len(), places });
        }
        if let Some(minima) = &minima {
            if minima.len() != places {
                return Err(Invalid::Count { field: "minima", given: minima.len(), places });
            }
            for (place, (&minimum, &quota)) in minima.iter().zip(&quotas).enumerate() {
                if minimum > quota {
                    return Err(Invalid::MinimumAboveQuota { place, minimum, quota });
                }
            }
        }
        let learners = wishes.rows();
        Self::costs_fit(costs.iter().flat_map(Costs::iter), learners)?;
        let mut problem = Self {
            objective: Objective::default(),
            wish_rank_back: if rankings.tied { vec![0; wishes.ids.len()] } else { Vec::new() },
            wish_spot: vec![ABSENT; wishes.ids.len()],
            ranking_wish: vec![ABSENT; rankings.ids.len()],
            pins: vec![ABSENT; learners],
            wishes,
            rankings,
            quotas,
            minima,
            // Without a wish there is nothing to cost.
            costs: costs.filter(|costs| !costs.is_empty()),
        };
        problem.find_partners();
        Ok(problem)
    }

    /// Costs must add up exactly over all learners, several times over.
    pub(crate) fn costs_fit(costs: impl Iterator<Item = i64>, learners: usize) -> Result<(), Invalid> {
        let cost = costs.max_by_key(|cost| cost.unsigned_abs()).unwrap_or(0);
        let most = 1_u64 << 58;
        if cost.unsigned_abs() > 1_000_000_000_000 || cost.unsigned_abs() > most / (learners as u64 + 1) {
            return Err(Invalid::CostTooLarge { cost, learners });
        }
        Ok(())
    }

    /// For each pair named by both sides, lets each side's entry know the other's. O(pairs), by counting.
    fn find_partners(&mut self) {
        let places = self.places();
        let mut end = vec![0_u32; places + 1];
        for &place in &self.wishes.ids {
            end[place as usize + 1] += 1;
        }
        for place in 0..places {
            end[place + 1] += end[place];
        }
        let mut by_place = vec![(0_u32, 0_u32); self.wishes.ids.len()];
        for (learner, bounds) in (0_u32..).zip(self.wishes.start.windows(2)) {
            for at in bounds[0]..bounds[1] {
                let slot = &mut end[self.wishes.ids[at as usize] as usize];
                by_place[*slot as usize] = (learner, at);
                *slot += 1;
            }
        }
        let mut wish_here = vec![ABSENT; self.learners()];
        let mut from = 0;
        for (place, &until) in end[..places].iter().enumerate() {
            let suitors = &by_place[from..until as usize];
            from = until as usize;
            for &(learner, wish) in suitors {
                wish_here[learner as usize] = wish;
            }
            for (spot, entry) in (0_u32..).zip(self.rankings.range(place)) {
                let wish = wish_here[self.rankings.ids[entry] as usize];
                if wish != ABSENT {
                    self.ranking_wish[entry] = wish;
                    if self.rankings.tied {
                        self.wish_rank_back[wish as usize] = self.rankings.rank(place, entry);
                    }
                    self.wish_spot[wish as usize] = spot;
                }
            }
            for &(learner, _) in suitors {
                wish_here[learner as usize] = ABSENT;
            }
        }
    }
}

/// One line of a learner's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Where.
    pub place: u32,
    /// 1 for the first; tied wishes share a rank.
    pub rank: u32,
    /// How that place ranks the learner; `None` when it does not name the learner.
    pub rank_there: Option<u32>,
    /// What the wish costs: the cost given, or the rank.
    pub cost: i64,
}

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
