//! The largest placement at the least cost: shortest augmenting paths with prices (Tomizawa 1971; Edmonds & Karp 1972; the
//! form for assignment is Jonker & Volgenant 1987), over places as nodes.
//!
//! First an auction places those whom it can (Bertsekas 1979, without the usual ε, so that it stays exact; where bids tie
//! it gives up). Then the others come one by one. Each looks for the cheapest way in: a free seat, or a full place one of
//! whose learners moves on, and so forth; Dijkstra's algorithm over reduced costs, cut off at the best end found. Being
//! without a place is an end that costs more than all wishes together, so that the number placed is the largest. A place
//! with a minimum has two kinds of seats: those up to the minimum earn that same large amount, and since a largest
//! placement and a best covering of the minima can always be had together (Mendelsohn & Dulmage 1958), both come out.
//!
//! **Time** O(learners · pairs · log places) at worst. Each seat keeps a lower bound of what it costs its holder to leave
//! (prices only rise, so an old bound stays true), and a search passes by whoever cannot lead to a better end: on the
//! national instance this and the auction leave one arc in ten to look at. **Memory** O(pairs). **Certificate**: the
//! prices. **Differences**: no source and sink, many-to-one nodes, integers only.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use ground::{Meter, Pace};

use crate::problem::{ABSENT, Problem};
use crate::stable::free_seats;

/// What was found.
pub(crate) struct Cheapest {
    pub assignment: Vec<Option<u32>>,
    /// For each place the price of a seat; meaningful only when `complete`.
    pub prices: Vec<i64>,
    pub unplaced: i64,
    /// Whether every learner was looked at.
    pub complete: bool,
    /// Places whose minima cannot hold together.
    pub starved: Vec<u32>,
}

/// Seats up to the minimum are nodes `places..2 · places`, the others `0..places`.
struct Network {
    arc_start: Vec<u32>,
    arcs: Vec<(u32, i64)>,
    nodes: Vec<Node>,
    /// Where the members of a node begin.
    base: Vec<u32>,
    members: Vec<Member>,
    /// For each learner the arc it sits on, or `ABSENT`.
    sits: Vec<u32>,
    /// Where among the members of its node.
    slot: Vec<u32>,
    unplaced: i64,
}

/// What a search touches of a node, side by side.
#[derive(Clone, Copy)]
struct Node {
    price: i64,
    /// How far the present search has found it, `FAR` when it has not.
    distance: i64,
    /// No more than what it costs the cheapest member to leave, before this node's price.
    leave: i64,
    seats: u32,
    count: u32,
}

/// Who sits at a seat.
#[derive(Clone, Copy)]
struct Member {
    who: u32,
    cost: i64,
    /// No more than what its best other way comes to. Prices only rise, so an old figure stays true.
    other: i64,
}

const NOBODY: Member = Member { who: ABSENT, cost: 0, other: UNKNOWN };

struct Search {
    /// The learner through whom a node is reached, and by which arc.
    through: Vec<(u32, u32)>,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

const FAR: i64 = i64::MAX;

/// Less than any sum of costs and prices, and far from overflow.
const UNKNOWN: i64 = i64::MIN / 2;

/// How many bids a learner makes in the opening, on average, before searches take over.
const BIDS: usize = 32;

pub(crate) fn solve(problem: &Problem, meter: &mut Meter<'_>) -> Cheapest {
    let mut network = Network::new(problem);
    let nodes = network.nodes.len();
    let mut search = Search {
        through: vec![(ABSENT, ABSENT); nodes],
        touched: Vec::new(),
        settled: Vec::new(),
        heap: BinaryHeap::new(),
    };
    let mut complete = true;
    let waiting = network.auction(problem, meter);
    for learner in waiting {
        let looked = network.place(learner, &mut search);
        if meter.spend(looked) == Pace::Stop {
            complete = false;
            break;
        }
    }
    network.outcome(problem, complete)
}

impl Network {
    fn new(problem: &Problem) -> Self {
        let places = problem.places();
        let heaviest = (0..problem.wishes.ids.len()).map(|wish| problem.cost_at(wish).abs()).max().unwrap_or(0);
        // More than what any two placements of as many learners can differ by.
        let unplaced = 2 * heaviest * i64::try_from(problem.learners()).expect("fewer than 2³² learners") + 1;

        let free = free_seats(problem);
        let low: Vec<u32> = (0..places)
            .map(|place| problem.minimum(place).saturating_sub(problem.quotas[place] - free[place]))
            .collect();
        let mut seats: Vec<u32> = free.iter().zip(&low).map(|(free, low)| free - low).collect();
        seats.extend(&low);

        let mut suitors = vec![0_u32; seats.len()];
        let mut arcs = Vec::new();
        let mut arc_start = vec![0];
        for learner in 0..problem.learners() {
            for wish in problem.wishes.range(learner) {
                if problem.wish_rank_back[wish] == 0 || problem.pins[learner] != ABSENT {
                    continue;
                }
                let (place, cost) = (problem.wishes.ids[wish], problem.cost_at(wish));
                let low = place + index(places);
                for (node, cost) in [(place, cost), (low, cost - unplaced)] {
                    if seats[node as usize] > 0 {
                        suitors[node as usize] += 1;
                        arcs.push((node, cost));
                    }
                }
            }
            arc_start.push(index(arcs.len()));
        }
        let mut base = Vec::with_capacity(seats.len() + 1);
        let mut room = 0;
        for (seats, &suitors) in seats.iter_mut().zip(&suitors) {
            base.push(room);
            // One more than can ever come: such a node is never full, so it never charges.
            *seats = (*seats).min(suitors + 1);
            room += *seats;
        }
        Self {
            arc_start,
            arcs,
            members: vec![NOBODY; room as usize],
            nodes: seats
                .into_iter()
                .map(|seats| Node { price: 0, distance: FAR, leave: UNKNOWN, seats, count: 0 })
                .collect(),
            base,
            sits: vec![ABSENT; problem.learners()],
            slot: vec![ABSENT; problem.learners()],
            unplaced,
        }
    }

    /// The opening: learners bid what their best seat is worth above their second best; a full place keeps the highest bids
    /// and charges the lowest of them. Whoever cannot outbid waits, and so does everybody once bids run long. What is left
    /// keeps every promise of the certificate exactly, for those who sit. Returns who waits.
    fn auction(&mut self, problem: &Problem, meter: &mut Meter<'_>) -> Vec<u32> {
        let mut bids: Vec<BinaryHeap<Reverse<(i64, u32)>>> = Vec::new();
        bids.resize_with(self.nodes.len(), BinaryHeap::new);
        let mut left = BIDS * problem.learners();
        let mut waiting = Vec::new();
        for learner in (0..).take(problem.learners()) {
            if problem.pins[learner as usize] != ABSENT {
                continue;
            }
            let mut who = learner;
            loop {
                let (arc, best, second) = self.two_best(who);
                let arcs = u64::from(self.arc_start[who as usize + 1] - self.arc_start[who as usize]);
                let stop = meter.spend(arcs) == Pace::Stop || left == 0;
                if arc == ABSENT && !stop {
                    // Nothing is better than no place, and prices only rise.
                    break;
                }
                if stop {
                    waiting.push(who);
                    break;
                }
                left -= 1;
                let node = self.arcs[arc as usize].0 as usize;
                let bid = self.nodes[node].price + (second - best);
                let here = &mut bids[node];
                if here.len() < self.nodes[node].seats as usize {
                    here.push(Reverse((bid, who)));
                    self.sits[who as usize] = arc;
                    if here.len() == self.nodes[node].seats as usize {
                        self.nodes[node].price = here.peek().map_or(0, |lowest| lowest.0.0);
                    }
                    break;
                }
                if bid <= self.nodes[node].price {
                    waiting.push(who);
                    break;
                }
                let Some(mut lowest) = here.peek_mut() else { break };
                let Reverse((_, gone)) = std::mem::replace(&mut *lowest, Reverse((bid, who)));
                drop(lowest);
                self.nodes[node].price = here.peek().map_or(0, |lowest| lowest.0.0);
                self.sits[who as usize] = arc;
                self.sits[gone as usize] = ABSENT;
                who = gone;
            }
        }
        for learner in (0..).take(problem.learners()) {
            let arc = self.sits[learner as usize];
            if arc != ABSENT {
                let node = self.arcs[arc as usize].0 as usize;
                self.slot[learner as usize] = self.base[node] + self.nodes[node].count;
                self.seat(learner, arc, self.slot[learner as usize]);
                self.nodes[node].count += 1;
            }
        }
        waiting
    }

    /// A learner's best arc at the present prices (`ABSENT`: no place), what it comes to, and what the second best does.
    fn two_best(&self, who: u32) -> (u32, i64, i64) {
        let (mut arc, mut best, mut second) = (ABSENT, self.unplaced, self.unplaced);
        for at in self.arc_start[who as usize]..self.arc_start[who as usize + 1] {
            let (node, cost) = self.arcs[at as usize];
            let comes_to = cost + self.nodes[node as usize].price;
            if comes_to < best {
                (arc, best, second) = (at, comes_to, best);
            } else if comes_to < second {
                second = comes_to;
            }
        }
        (arc, best, second)
    }

    /// Finds the cheapest way in for one learner, raises the prices along the search, and moves everybody on the way.
    /// Returns how many arcs were looked at.
    fn place(&mut self, learner: u32, search: &mut Search) -> u64 {
        let mut looked = 0;
        // The end of the way: its length, and who takes which arc there (`ABSENT`: stays without a place).
        let mut end = (self.unplaced, learner, ABSENT);
        self.relax(learner, 0, search, &mut end, &mut looked);
        while let Some(Reverse((distance, node))) = search.heap.pop() {
            if distance >= end.0 {
                break;
            }
            if distance > self.nodes[node as usize].distance {
                continue;
            }
            search.settled.push(node);
            looked += self.leave(node, distance, search, &mut end);
        }
        for node in search.settled.drain(..) {
            let node = &mut self.nodes[node as usize];
            node.price += end.0 - node.distance;
        }
        self.shift(learner, end, search);
        for node in search.touched.drain(..) {
            self.nodes[node as usize].distance = FAR;
        }
        search.heap.clear();
        looked
    }

    /// Lets the members of a full node look for another way. Returns how many arcs were looked at.
    fn leave(&mut self, node: u32, distance: i64, search: &mut Search, end: &mut (i64, u32, u32)) -> u64 {
        let Node { price, leave, count, .. } = self.nodes[node as usize];
        let from = distance - price;
        if from + leave >= end.0 {
            return 0;
        }
        let mut looked = 0;
        let mut least = i64::MAX;
        let first = self.base[node as usize];
        for seat in first..first + count {
            let Member { who, cost, mut other } = self.members[seat as usize];
            if from + other - cost < end.0 {
                if from - cost + self.unplaced < end.0 {
                    *end = (from - cost + self.unplaced, who, ABSENT);
                }
                other = self.relax(who, from - cost, search, end, &mut looked).min(self.unplaced);
                self.members[seat as usize].other = other;
            }
            least = least.min(other - cost);
        }
        self.nodes[node as usize].leave = least;
        looked
    }

    /// Offers a learner's arcs to the search. Returns what the best of them comes to, the one it sits on aside.
    #[inline]
    fn relax(&mut self, who: u32, from: i64, search: &mut Search, end: &mut (i64, u32, u32), looked: &mut u64) -> i64 {
        let (first, last) = (self.arc_start[who as usize], self.arc_start[who as usize + 1]);
        let own = self.sits[who as usize];
        let mut other = i64::MAX;
        *looked += u64::from(last - first);
        for (arc, &(to, cost)) in (first..last).zip(&self.arcs[first as usize..last as usize]) {
            let node = &mut self.nodes[to as usize];
            let comes_to = cost + node.price;
            if comes_to < other && arc != own {
                other = comes_to;
            }
            let distance = from + comes_to;
            if distance >= end.0 || distance >= node.distance {
                continue;
            }
            if node.count < node.seats {
                *end = (distance, who, arc);
                continue;
            }
            if node.distance == FAR {
                search.touched.push(to);
            }
            node.distance = distance;
            search.through[to as usize] = (who, arc);
            search.heap.push(Reverse((distance, to)));
        }
        other
    }

    /// From the end of the way back to its beginning: each takes the seat that the one after it left.
    fn shift(&mut self, learner: u32, end: (i64, u32, u32), search: &Search) {
        let (_, mut who, mut arc) = end;
        let mut seat = ABSENT;
        if arc != ABSENT {
            let node = self.arcs[arc as usize].0 as usize;
            seat = self.base[node] + self.nodes[node].count;
            self.nodes[node].count += 1;
        }
        loop {
            let left_arc = std::mem::replace(&mut self.sits[who as usize], arc);
            let left_seat = std::mem::replace(&mut self.slot[who as usize], seat);
            if arc != ABSENT {
                self.seat(who, arc, seat);
            }
            if who == learner {
                return;
            }
            (who, arc) = search.through[self.arcs[left_arc as usize].0 as usize];
            seat = left_seat;
        }
    }

    fn seat(&mut self, who: u32, arc: u32, seat: u32) {
        let (node, cost) = self.arcs[arc as usize];
        self.members[seat as usize] = Member { who, cost, other: UNKNOWN };
        self.nodes[node as usize].leave = UNKNOWN;
    }

    fn outcome(&self, problem: &Problem, complete: bool) -> Cheapest {
        let places = problem.places();
        let place_of = |learner: usize| match (problem.pins[learner], self.sits[learner]) {
            (ABSENT, ABSENT) => None,
            (ABSENT, arc) => Some(self.arcs[arc as usize].0 % index(places)),
            (pin, _) => Some(pin),
        };
        let free = free_seats(problem);
        let prices = (0..places)
            .map(|place| {
                if free[place] == 0 {
                    2 * self.unplaced
                } else if problem.minimum(place) > problem.quotas[place] - free[place] {
                    self.nodes[places + place].price - self.unplaced
                } else {
                    self.nodes[place].price
                }
            })
            .collect();
        Cheapest {
            assignment: (0..problem.learners()).map(place_of).collect(),
            prices,
            unplaced: self.unplaced,
            complete,
            starved: self.starved(problem),
        }
    }

    /// Starting from a place below its minimum: whoever could come from a place that can spare nobody draws that place in.
    fn starved(&self, problem: &Problem) -> Vec<u32> {
        let places = problem.places();
        let mut taken = vec![0_u32; places];
        for learner in 0..problem.learners() {
            if problem.pins[learner] != ABSENT {
                taken[problem.pins[learner] as usize] += 1;
            } else if self.sits[learner] != ABSENT {
                taken[self.arcs[self.sits[learner] as usize].0 as usize % places] += 1;
            }
        }
        let Some(first) = (0..places).find(|&place| taken[place] < problem.minimum(place)) else { return Vec::new() };
        let mut inside = vec![false; places];
        inside[first] = true;
        let mut starved = vec![index(first)];
        let mut nth = 0;
        while let Some(&place) = starved.get(nth) {
            nth += 1;
            for entry in problem.rankings.range(place as usize) {
                let learner = problem.rankings.ids[entry] as usize;
                let arc = self.sits[learner];
                if problem.ranking_wish[entry] == ABSENT || arc == ABSENT {
                    continue;
                }
                let from = self.arcs[arc as usize].0 % index(places);
                if !std::mem::replace(&mut inside[from as usize], true) {
                    starved.push(from);
                }
            }
        }
        starved.sort_unstable();
        starved
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("lists hold fewer than 2³² entries")
}
