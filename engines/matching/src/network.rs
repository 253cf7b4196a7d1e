//! The problem as a network without source and sink: learners, their arcs, and nodes of seats with prices.
//!
//! Seats of a place up to its minimum are node `places + place`, the others node `place`. A node's price never falls below
//! its floor: 0, or for seats of a minimum a reward as large as what being unplaced costs. An arc costs what the wish costs,
//! so both nodes of a place read the same arc costs; `C` is `i32` where all costs fit, half the memory of `i64`.

use crate::problem::{ABSENT, Problem};
use crate::stable::free_seats;

pub(crate) struct Network<C> {
    /// For each learner where its arcs begin and end.
    pub rows: Vec<(u32, u32)>,
    pub arcs: Vec<Arc<C>>,
    pub nodes: Vec<Node>,
    pub members: Vec<Member>,
    /// For each learner the arc it sits on, or `ABSENT`.
    pub sits: Vec<u32>,
    /// For each learner where it stands among all members.
    pub slot: Vec<u32>,
    /// What being without a place costs: more than all wishes together can.
    pub unplaced: i64,
    pub places: usize,
    /// Who moved, and from which node (`ABSENT`: from none), when somebody asks for it.
    pub journal: Option<Vec<(u32, u32)>>,
}

#[derive(Clone, Copy)]
pub(crate) struct Arc<C> {
    pub node: u32,
    pub cost: C,
}

/// What a search touches of a node, side by side.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub price: i64,
    /// How far the present search has found it, `FAR` when it has not.
    pub distance: i64,
    /// No more than what it costs the cheapest member to leave, before this node's price.
    pub leave: i64,
    pub seats: u32,
    pub count: u32,
    /// Where its members begin, and for how many there is room.
    pub base: u32,
    pub room: u32,
}

/// Who sits at a seat.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    pub who: u32,
    pub cost: i64,
    /// No more than what its best other way comes to. While prices only rise, an old figure stays true.
    pub other: i64,
}

pub(crate) const NOBODY: Member = Member { who: ABSENT, cost: 0, other: UNKNOWN };

pub(crate) const FAR: i64 = i64::MAX;

/// Less than any sum of costs and prices, and far from overflow.
pub(crate) const UNKNOWN: i64 = i64::MIN / 2;

/// The largest cost of a wish, without its sign.
pub(crate) fn heaviest(problem: &Problem) -> i64 {
    let wishes =
        (0..problem.learners()).flat_map(|learner| problem.wishes.range(learner).map(move |wish| (learner, wish)));
    wishes.map(|(learner, wish)| problem.cost_at(learner, wish).abs()).max().unwrap_or(0)
}

/// More than what any two placements of as many learners can differ by.
pub(crate) fn unplaced(heaviest: i64, learners: usize) -> i64 {
    2 * heaviest * i64::try_from(learners).expect("fewer than 2³² learners") + 1
}

impl<C: Copy + Into<i64> + TryFrom<i64>> Network<C> {
    /// Nobody sits anywhere; every price is at its floor. Costs must fit `C`. Arcs to seats that do not exist are left out.
    pub fn new(problem: &Problem, unplaced: i64) -> Self {
        let places = problem.places();
        let seats = seats(problem);
        let mut suitors = vec![0_u32; seats.len()];
        let most = problem.wishes.ids.len() * if problem.minima.is_some() { 2 } else { 1 };
        let mut arcs = Vec::with_capacity(most);
        let mut rows = Vec::with_capacity(problem.learners());
        for learner in 0..problem.learners() {
            let begin = index(arcs.len());
            for wish in problem.wishes.range(learner) {
                if problem.rank_back(wish) == 0 || problem.pins[learner] != ABSENT {
                    continue;
                }
                let place = problem.wishes.ids[wish];
                let Ok(cost) = C::try_from(problem.cost_at(learner, wish)) else { continue };
                for node in [place, place + index(places)] {
                    if seats[node as usize] > 0 {
                        suitors[node as usize] += 1;
                        arcs.push(Arc { node, cost });
                    }
                }
            }
            rows.push((begin, index(arcs.len())));
        }
        let mut base = 0;
        let mut nodes = Vec::with_capacity(seats.len());
        for (at, (&seats, &suitors)) in seats.iter().zip(&suitors).enumerate() {
            let room = seats.min(suitors);
            let price = if at < places { 0 } else { -unplaced };
            nodes.push(Node { price, distance: FAR, leave: UNKNOWN, seats, count: 0, base, room });
            base += room;
        }
        Self {
            rows,
            arcs,
            nodes,
            members: vec![NOBODY; base as usize],
            sits: vec![ABSENT; problem.learners()],
            slot: vec![ABSENT; problem.learners()],
            unplaced,
            places,
            journal: None,
        }
    }

    /// The arcs of a learner.
    #[inline]
    pub fn arcs_of(&self, who: u32) -> std::ops::Range<usize> {
        let (begin, end) = self.rows[who as usize];
        begin as usize..end as usize
    }

    /// The node of an arc.
    #[inline]
    pub fn node_of(&self, arc: u32) -> u32 {
        self.arcs[arc as usize].node
    }

    /// A price that a node starts at and returns to when it has free seats.
    pub fn floor(&self, node: u32) -> i64 {
        if (node as usize) < self.places { 0 } else { -self.unplaced }
    }

    /// Writes a learner into a seat.
    pub fn seat(&mut self, who: u32, arc: u32, seat: u32) {
        let Arc { node, cost } = self.arcs[arc as usize];
        self.members[seat as usize] = Member { who, cost: cost.into(), other: UNKNOWN };
        self.nodes[node as usize].leave = UNKNOWN;
    }

    /// Notes where a learner is before it moves.
    pub fn note(&mut self, who: u32) {
        if let Some(journal) = &mut self.journal {
            let arc = self.sits[who as usize];
            journal.push((who, if arc == ABSENT { ABSENT } else { self.arcs[arc as usize].node }));
        }
    }

    /// Takes the next free seat of an arc's node.
    pub fn free_seat(&mut self, arc: u32) -> u32 {
        let at = self.arcs[arc as usize].node as usize;
        if self.nodes[at].count == self.nodes[at].room {
            self.make_room(at);
        }
        let node = &mut self.nodes[at];
        node.count += 1;
        node.base + node.count - 1
    }

    /// Moves the members of a node to where there is room for twice as many.
    fn make_room(&mut self, at: usize) {
        let Node { base, count, .. } = self.nodes[at];
        let end = index(self.members.len());
        for nth in 0..count {
            let member = self.members[(base + nth) as usize];
            self.slot[member.who as usize] = end + nth;
            self.members.push(member);
        }
        let room = 2 * count + 2;
        self.members.resize((end + room) as usize, NOBODY);
        self.nodes[at].base = end;
        self.nodes[at].room = room;
    }

    /// Lets a learner go, if it sits; the last member of the node takes its seat.
    pub fn unseat(&mut self, who: u32) {
        self.note(who);
        let arc = std::mem::replace(&mut self.sits[who as usize], ABSENT);
        if arc == ABSENT {
            return;
        }
        let seat = std::mem::replace(&mut self.slot[who as usize], ABSENT);
        let node = &mut self.nodes[self.arcs[arc as usize].node as usize];
        node.count -= 1;
        let last = node.base + node.count;
        if seat != last {
            let moved = self.members[last as usize];
            self.members[seat as usize] = moved;
            self.slot[moved.who as usize] = seat;
        }
    }

    /// Empties all seats; prices return to their floors.
    pub fn clear(&mut self) {
        self.sits.fill(ABSENT);
        self.slot.fill(ABSENT);
        for node in 0..self.nodes.len() {
            let floor = self.floor(index(node));
            let node = &mut self.nodes[node];
            (node.count, node.price, node.leave) = (0, floor, UNKNOWN);
        }
    }

    /// An empty network of the same places with some of the arcs; with one place more, if seats and a cost are given, where
    /// everybody who keeps an arc can go.
    pub fn part(&self, keep: impl Fn(&Arc<C>) -> bool, more: Option<(u32, C)>) -> Self {
        let mut nodes = self.nodes[..self.places].to_vec();
        let places = self.places + usize::from(more.is_some());
        let (mut arcs, mut rows) = (Vec::new(), Vec::with_capacity(self.rows.len()));
        for who in (0..).take(self.rows.len()) {
            let begin = arcs.len();
            arcs.extend(self.arcs[self.arcs_of(who)].iter().copied().filter(&keep));
            if let Some((_, cost)) = more.filter(|_| arcs.len() > begin) {
                arcs.push(Arc { node: index(self.places), cost });
            }
            rows.push((index(begin), index(arcs.len())));
        }
        let fresh = |seats: u32| Node { price: 0, distance: FAR, leave: UNKNOWN, seats, count: 0, base: 0, room: 0 };
        nodes.extend(more.map(|(seats, _)| fresh(seats)));
        nodes.resize(2 * places, fresh(0));
        let mut suitors = vec![0_u32; nodes.len()];
        for arc in &arcs {
            suitors[arc.node as usize] += 1;
        }
        let mut base = 0;
        for (node, suitors) in nodes.iter_mut().zip(suitors) {
            (node.base, node.count, node.price) = (base, 0, 0);
            node.room = node.seats.min(suitors);
            base += node.room;
        }
        Self {
            members: vec![NOBODY; base as usize],
            sits: vec![ABSENT; rows.len()],
            slot: vec![ABSENT; rows.len()],
            unplaced: self.unplaced,
            journal: None,
            places,
            nodes,
            arcs,
            rows,
        }
    }

    /// Where every seat is taken nothing holds prices down; being left out stays dearer than what anybody has.
    pub fn raise_unplaced(&mut self) {
        let seated = self.sits.iter().filter(|&&arc| arc != ABSENT).map(|&arc| self.arcs[arc as usize]);
        let dearest = seated.map(|arc| arc.cost.into() + self.nodes[arc.node as usize].price).max();
        self.unplaced = self.unplaced.max(dearest.unwrap_or(0));
    }

    /// Writes down the arcs on which learners sit in a part.
    pub fn take_seats(&mut self, part: &Self) {
        for (who, &arc) in (0..).zip(&part.sits) {
            if arc != ABSENT {
                let node = part.node_of(arc);
                let own = self.arcs_of(who).find(|&own| self.arcs[own].node == node);
                self.sits[who as usize] = own.map_or(ABSENT, index);
            }
        }
    }

    /// Seats everybody whose arc is written down in empty seats.
    pub fn seat_all(&mut self) {
        for learner in (0..).take(self.sits.len()) {
            let arc = self.sits[learner as usize];
            if arc != ABSENT {
                let seat = self.free_seat(arc);
                self.slot[learner as usize] = seat;
                self.seat(learner, arc, seat);
            }
        }
    }

    /// Where everybody is, pinned ones included.
    pub fn assignment(&self, pins: &[u32]) -> Vec<Option<u32>> {
        let place_of = |(&pin, &arc): (&u32, &u32)| match (pin, arc) {
            (ABSENT, ABSENT) => None,
            (ABSENT, arc) => Some(self.node_of(arc) % index(self.places)),
            (pin, _) => Some(pin),
        };
        pins.iter().zip(&self.sits).map(place_of).collect()
    }

    /// For each place the price of a seat: where it is at its minimum the price of those seats, which may be a reward.
    pub fn prices(&self) -> Vec<i64> {
        let price = |place: usize| {
            let (free, low) = (&self.nodes[place], &self.nodes[self.places + place]);
            match (free.seats, low.seats) {
                (0, 0) => 2 * self.unplaced,
                (_, 0) => free.price,
                // Above the minimum the two kinds of seats cost the same, or nobody would sit on the dearer.
                _ => low.price,
            }
        };
        (0..self.places).map(price).collect()
    }
}

/// Free seats above the minimum of each place, then those up to it.
pub(crate) fn seats(problem: &Problem) -> Vec<u32> {
    let free = free_seats(problem);
    let low = |(place, &free): (usize, &u32)| problem.minimum(place).saturating_sub(problem.quotas[place] - free);
    let low: Vec<u32> = free.iter().enumerate().map(low).collect();
    free.iter().zip(&low).map(|(free, low)| free - low).chain(low.iter().copied()).collect()
}

pub(crate) fn index(at: usize) -> u32 {
    u32::try_from(at).expect("lists hold fewer than 2³² entries")
}
