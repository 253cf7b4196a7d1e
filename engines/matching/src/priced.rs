//! A cheapest placement that stands: solved once, then kept cheapest, with its prices, while learners, places and quotas
//! change one by one.
//!
//! Somebody more, or a seat less: one learner sits nowhere; a search forwards places it ([`search`](crate::search)).
//! Somebody less, or a seat more: a seat is free and still charges; a search backwards fills it ([`vacancy`](crate::vacancy)).
//! Whoever changes its wishes sits nowhere and left a seat: one search mostly does for both, as it may end there. Both
//! keep the prices exact, so the value is that of a cold solve; which of several equally cheap placements stands may differ.
//!
//! **Time** one or two searches for each learner concerned, O(pairs · log places) each at worst. **Memory** O(pairs).

use std::collections::BTreeSet;

use ground::{Budget, Status};

use crate::answer::Answer;
use crate::book::{Book, Change, Row};
use crate::cheapest::{Cheapest, fill, starved};
use crate::invalid::Invalid;
use crate::network::{Arc, Network, heaviest, index, unplaced};
use crate::objective::Objective;
use crate::problem::{ABSENT, Problem};
use crate::search::Search;
use crate::standing::Moved;
use crate::vacancy::{Suitors, Vacancy};

/// A cheapest placement, with prices, that follows changes.
///
/// ```
/// use matching::{Budget, Change, Objective, Priced, Problem, Seed, solve};
///
/// let problem = Problem::builder().learner([0, 1]).learner([0, 1]).place(1, [0, 1]).place(1, [0, 1]).build()?;
/// let mut priced = Priced::open(problem);
/// assert_eq!(priced.value(), (2, 3)); // one first wish, one second
///
/// priced.change(&Change::Quota { place: 0, quota: 2 })?;
///
/// assert_eq!(priced.value(), (2, 2));
/// # Ok::<(), matching::Invalid>(())
/// ```
pub struct Priced {
    book: Book,
    net: Network<i64>,
    suitors: Suitors,
    search: Search,
    vacancy: Vacancy,
    /// Costs up to here keep being without a place dearer than all wishes together.
    heaviest: i64,
    /// Arcs in use; the others are left behind by changes.
    live: usize,
}

impl Priced {
    /// Solves a problem and keeps it solved. Its objective becomes the cheapest placement.
    pub fn open(problem: Problem) -> Self {
        let problem = problem.with_objective(Objective::MinCost);
        Self::solve(Book::of(&problem), &problem)
    }

    fn solve(book: Book, problem: &Problem) -> Self {
        let most = (1 << 56) / (i64::try_from(problem.learners()).unwrap_or(i64::MAX / 2) + 1);
        let heavy = heaviest(problem);
        // Room for dearer wishes to come.
        let heaviest = heavy.max((8 * heavy + 1_000).min(most));
        let mut net = Network::<i64>::new(problem, unplaced(heaviest, problem.learners()));
        fill(&mut net, &mut Budget::unlimited().meter());
        // A seat that does not exist is too dear for everybody; when it comes to exist its price falls.
        let closed = 2 * net.unplaced;
        for node in net.nodes.iter_mut().filter(|node| node.seats == 0) {
            node.price = closed;
        }
        let nodes = net.nodes.len();
        let mut priced = Self {
            live: 0,
            suitors: Suitors { of: vec![Vec::new(); nodes] },
            search: Search::new(nodes),
            vacancy: Vacancy::new(nodes),
            book,
            net,
            heaviest,
        };
        priced.write_arcs();
        priced
    }

    /// Where a learner is.
    pub fn place_of(&self, learner: u32) -> Option<u32> {
        let (pin, arc) = (self.book.pins[learner as usize], self.net.sits[learner as usize]);
        match (pin, arc) {
            (ABSENT, ABSENT) => None,
            (ABSENT, arc) => Some(self.net.node_of(arc) % index(self.net.places)),
            (pin, _) => Some(pin),
        }
    }

    /// Where everybody is.
    pub fn assignment(&self) -> Vec<Option<u32>> {
        self.net.assignment(&self.book.pins)
    }

    /// How many are placed, and what their wishes cost together.
    pub fn value(&self) -> (usize, i64) {
        let (mut placed, mut cost) = (0, 0);
        for learner in (0..).take(self.net.sits.len()) {
            let Some(place) = self.place_of(learner) else { continue };
            placed += 1;
            let wishes = &self.book.wishes[learner as usize].ids;
            if let Some(wish) = wishes.iter().position(|&other| other == place) {
                cost += self.book.cost(learner as usize, wish);
            }
        }
        (placed, cost)
    }

    /// The problem as it now stands. O(pairs).
    pub fn problem(&self) -> Problem {
        self.book.problem()
    }

    /// The answer as it now stands, with its certificate; [`verify`](crate::verify) checks it against [`Priced::problem`].
    /// O(pairs). Infeasible while minima cannot hold.
    pub fn answer(&self) -> Answer {
        let problem = self.problem();
        let found = Cheapest {
            assignment: self.assignment(),
            prices: self.net.prices(),
            unplaced: self.net.unplaced,
            complete: true,
            starved: starved(&self.net, &problem),
        };
        crate::solve::priced(&problem, found)
    }

    /// How the answer stands: infeasible when a minimum cannot hold.
    pub fn status(&self) -> Status {
        let low = self.net.nodes[self.net.places..].iter();
        if low.clone().any(|node| node.count < node.seats) { Status::Infeasible } else { Status::Optimal }
    }

    /// Makes a change and says who moved, by number. A change that makes no sense changes nothing.
    pub fn change(&mut self, change: &Change) -> Result<Vec<Moved>, Invalid> {
        let row = self.book.check(change)?;
        let pinned = match *change {
            Change::Pin { learner, .. } => Some((learner, self.place_of(learner))),
            _ => None,
        };
        self.net.journal = Some(Vec::new());
        match *change {
            Change::Wishes { learner, .. } => self.rewish(learner, row),
            Change::Ranking { place, .. } => self.rerank(place, row),
            Change::Quota { place, quota } => {
                self.book.quotas[place as usize] = quota;
                self.resize(place);
            }
            Change::Pin { learner, place } => self.pin(learner, place),
        }
        // What a learner was before its first move; whoever was pinned sat nowhere in the network.
        let mut journal = self.net.journal.take().unwrap_or_default();
        journal.sort_by_key(|&(learner, _)| learner);
        journal.dedup_by_key(|&mut (learner, _)| learner);
        let places = index(self.net.places);
        let mut before: Vec<(u32, Option<u32>)> = journal
            .into_iter()
            .filter(|&(learner, _)| pinned.is_none_or(|(pinned, _)| pinned != learner))
            .filter(|&(learner, _)| self.book.pins[learner as usize] == ABSENT)
            .map(|(learner, node)| (learner, Some(node % places).filter(|_| node != ABSENT)))
            .chain(pinned)
            .collect();
        before.sort_unstable();
        let moved = before.into_iter().map(|(learner, from)| Moved { learner, from, to: self.place_of(learner) });
        Ok(moved.filter(|moved| moved.from != moved.to).collect())
    }

    fn rewish(&mut self, learner: u32, row: Row) {
        let heaviest =
            row.costs.iter().map(|cost| cost.abs()).chain(row.ranks.iter().map(|&rank| i64::from(rank))).max();
        self.book.wishes[learner as usize] = row;
        if heaviest.is_some_and(|cost| cost > self.heaviest) {
            for learner in (0..).take(self.net.sits.len()) {
                self.net.note(learner);
            }
            let (problem, journal) = (self.book.problem(), self.net.journal.take());
            *self = Self::solve(Book::of(&problem), &problem);
            self.net.journal = journal;
            return;
        }
        self.move_on(learner);
        if self.net.arcs.len() > 2 * self.live + 1_000 {
            self.write_arcs();
        }
    }

    fn rerank(&mut self, place: u32, row: Row) {
        let old = std::mem::replace(&mut self.book.rankings[place as usize], row);
        let old: BTreeSet<u32> = old.ids.into_iter().collect();
        let new: BTreeSet<u32> = self.book.rankings[place as usize].ids.iter().copied().collect();
        for &learner in old.symmetric_difference(&new) {
            if self.book.wishes[learner as usize].ids.contains(&place) {
                self.move_on(learner);
            }
        }
    }

    fn pin(&mut self, learner: u32, place: Option<u32>) {
        let old = self.book.pins[learner as usize];
        if place.unwrap_or(ABSENT) == old {
            return;
        }
        let left = self.leave(learner);
        self.book.pin(learner, place);
        for changed in [Some(old), place].into_iter().flatten().filter(|&place| place != ABSENT) {
            self.resize(changed);
        }
        self.arrive(learner, left);
    }

    /// A learner whose arcs changed looks for a seat anew.
    fn move_on(&mut self, learner: u32) {
        let left = self.leave(learner);
        self.arrive(learner, left);
    }

    /// Fits the seats of a place to its quota, its minimum and its pins.
    fn resize(&mut self, place: u32) {
        let seats = self.book.seats(place as usize);
        let low = self.book.minimum(place as usize).saturating_sub(self.book.pinned[place as usize]);
        let nodes = [(place, seats - low), (place + index(self.net.places), low)];
        for (node, seats) in nodes {
            self.net.nodes[node as usize].seats = self.net.nodes[node as usize].seats.max(seats);
        }
        for (node, seats) in nodes {
            let mut homeless = Vec::new();
            self.net.nodes[node as usize].seats = seats;
            while self.net.nodes[node as usize].count > seats {
                let here = &self.net.nodes[node as usize];
                let last = self.net.members[(here.base + here.count - 1) as usize].who;
                self.net.unseat(last);
                homeless.push(last);
            }
            for learner in homeless {
                self.search.place(&mut self.net, learner);
            }
        }
        for (node, _) in nodes {
            self.vacancy.fill(&mut self.net, &self.suitors, node);
        }
    }

    /// A learner gives up its seat, and nobody may take it for somebody who waits for one. Says whose seat became free.
    fn leave(&mut self, learner: u32) -> Option<u32> {
        let arc = self.net.sits[learner as usize];
        self.net.unseat(learner);
        self.forget(learner);
        Some(arc).filter(|&arc| arc != ABSENT).map(|arc| self.net.node_of(arc))
    }

    /// A learner is placed by its arcs as they now are. The seat that it left is an end of its search like any free one:
    /// mostly it is taken on this way, and only otherwise it is filled by a search of its own.
    fn arrive(&mut self, learner: u32, left: Option<u32>) {
        self.write_row(learner);
        self.search.place(&mut self.net, learner);
        if let Some(node) = left {
            self.vacancy.fill(&mut self.net, &self.suitors, node);
        }
    }

    fn forget(&mut self, learner: u32) {
        for arc in self.net.arcs_of(learner) {
            let suitors = &mut self.suitors.of[self.net.arcs[arc].node as usize];
            suitors.retain(|&(who, _)| who != learner);
        }
        let (begin, end) = self.net.rows[learner as usize];
        self.live -= (end - begin) as usize;
        self.net.rows[learner as usize] = (begin, begin);
    }

    /// Writes the arcs of one learner anew, at the end.
    fn write_row(&mut self, learner: u32) {
        self.forget(learner);
        let who = learner as usize;
        let begin = index(self.net.arcs.len());
        if self.book.pins[who] == ABSENT {
            for (wish, &place) in self.book.wishes[who].ids.iter().enumerate() {
                if !self.book.rankings[place as usize].ids.contains(&learner) {
                    continue;
                }
                let cost = self.book.cost(who, wish);
                let nodes = if self.book.has_minima() { 2 } else { 1 };
                for node in [place, place + index(self.net.places)].into_iter().take(nodes) {
                    self.suitors.of[node as usize].push((learner, index(self.net.arcs.len())));
                    self.net.arcs.push(Arc { node, cost });
                }
            }
        }
        let end = index(self.net.arcs.len());
        self.live += (end - begin) as usize;
        self.net.rows[who] = (begin, end);
    }

    /// Writes all arcs anew, also those to seats that do not exist yet; everybody keeps the seat.
    fn write_arcs(&mut self) {
        let seats: Vec<u32> =
            self.net.sits.iter().map(|&arc| if arc == ABSENT { ABSENT } else { self.net.node_of(arc) }).collect();
        let listed = self.book.listed();
        self.net.arcs.clear();
        for suitors in &mut self.suitors.of {
            suitors.clear();
        }
        let nodes = if self.book.has_minima() { 2 } else { 1 };
        for who in 0..seats.len() {
            let begin = index(self.net.arcs.len());
            let acceptable = self.book.wishes[who].ids.iter().enumerate().filter(|&(wish, _)| listed[who][wish]);
            for (wish, &place) in acceptable.filter(|_| self.book.pins[who] == ABSENT) {
                let cost = self.book.cost(who, wish);
                for node in [place, place + index(self.net.places)].into_iter().take(nodes) {
                    let arc = index(self.net.arcs.len());
                    if seats[who] == node {
                        self.net.sits[who] = arc;
                    }
                    self.suitors.of[node as usize].push((index(who), arc));
                    self.net.arcs.push(Arc { node, cost });
                }
            }
            self.net.rows[who] = (begin, index(self.net.arcs.len()));
        }
        self.live = self.net.arcs.len();
    }
}
