//! A problem that was built is a problem that makes sense: every number names somebody, no list repeats itself, pins fit.

use std::fmt;

use crate::costs::Costs;
use crate::invalid::Invalid;
use crate::lists::Lists;
use crate::objective::Objective;

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
