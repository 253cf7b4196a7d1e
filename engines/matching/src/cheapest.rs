//! The largest placement at the least cost: shortest augmenting paths with prices (Tomizawa 1971; Edmonds & Karp 1972; the
//! form for assignment is Jonker & Volgenant 1987), over places as nodes.
//!
//! Learners come one by one. Each looks for the cheapest way in: a free seat, or a full place one of whose learners moves
//! on, and so forth; Dijkstra's algorithm over reduced costs, cut off at the best end found. Being without a place is an end
//! that costs more than all wishes together, so that the number placed is the largest. A place with a minimum has two kinds
//! of seats: those up to the minimum earn that same large amount, and since a largest placement and a best covering of the
//! minima can always be had together (Mendelsohn & Dulmage 1958), both come out.
//!
//! **Time** O(learners · pairs · log places) at worst; in practice a search touches a small neighbourhood.
//! **Memory** O(pairs). **Certificate**: the prices. **Differences**: no source and sink, many-to-one nodes, integers only.

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
    seats: Vec<u32>,
    /// Where the members of a node begin.
    base: Vec<u32>,
    members: Vec<u32>,
    count: Vec<u32>,
    price: Vec<i64>,
    /// For each learner the arc it sits on, or `ABSENT`.
    sits: Vec<u32>,
    /// Where among the members of its node.
    slot: Vec<u32>,
    unplaced: i64,
}

struct Search {
    distance: Vec<i64>,
    /// The learner through whom a node is reached, and by which arc.
    through: Vec<(u32, u32)>,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

const FAR: i64 = i64::MAX;

pub(crate) fn solve(problem: &Problem, meter: &mut Meter<'_>) -> Cheapest {
    let mut network = Network::new(problem);
    let nodes = network.seats.len();
    let mut search = Search {
        distance: vec![FAR; nodes],
        through: vec![(ABSENT, ABSENT); nodes],
        touched: Vec::new(),
        settled: Vec::new(),
        heap: BinaryHeap::new(),
    };
    let mut complete = true;
    for learner in (0..).take(problem.learners()) {
        if problem.pins[learner as usize] != ABSENT {
            continue;
        }
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
            *seats = (*seats).min(suitors);
            room += *seats;
        }
        Self {
            arc_start,
            arcs,
            members: vec![ABSENT; room as usize],
            count: vec![0; seats.len()],
            price: vec![0; seats.len()],
            seats,
            base,
            sits: vec![ABSENT; problem.learners()],
            slot: vec![ABSENT; problem.learners()],
            unplaced,
        }
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
            if distance > search.distance[node as usize] {
                continue;
            }
            search.settled.push(node);
            let price = self.price[node as usize];
            for nth in 0..self.count[node as usize] {
                let member = self.members[(self.base[node as usize] + nth) as usize];
                let pays = self.arcs[self.sits[member as usize] as usize].1 + price;
                let leaves = distance - pays;
                if leaves + self.unplaced < end.0 {
                    end = (leaves + self.unplaced, member, ABSENT);
                }
                self.relax(member, leaves, search, &mut end, &mut looked);
            }
        }
        for node in search.settled.drain(..) {
            self.price[node as usize] += end.0 - search.distance[node as usize];
        }
        self.shift(learner, end, search);
        for node in search.touched.drain(..) {
            search.distance[node as usize] = FAR;
        }
        search.heap.clear();
        looked
    }

    #[inline]
    fn relax(&self, who: u32, from: i64, search: &mut Search, end: &mut (i64, u32, u32), looked: &mut u64) {
        let range = self.arc_start[who as usize]..self.arc_start[who as usize + 1];
        *looked += u64::from(range.end - range.start);
        for arc in range {
            let (node, cost) = self.arcs[arc as usize];
            let at = node as usize;
            let distance = from + cost + self.price[at];
            if distance >= end.0 || distance >= search.distance[at] {
                continue;
            }
            if self.count[at] < self.seats[at] {
                *end = (distance, who, arc);
                continue;
            }
            if search.distance[at] == FAR {
                search.touched.push(node);
            }
            search.distance[at] = distance;
            search.through[at] = (who, arc);
            search.heap.push(Reverse((distance, node)));
        }
    }

    /// From the end of the way back to its beginning: each takes the seat that the one after it left.
    fn shift(&mut self, learner: u32, end: (i64, u32, u32), search: &Search) {
        let (_, mut who, mut arc) = end;
        let mut seat = ABSENT;
        if arc != ABSENT {
            let node = self.arcs[arc as usize].0 as usize;
            seat = self.base[node] + self.count[node];
            self.count[node] += 1;
        }
        loop {
            let left_arc = std::mem::replace(&mut self.sits[who as usize], arc);
            let left_seat = std::mem::replace(&mut self.slot[who as usize], seat);
            if seat != ABSENT {
                self.members[seat as usize] = who;
            }
            if who == learner {
                return;
            }
            (who, arc) = search.through[self.arcs[left_arc as usize].0 as usize];
            seat = left_seat;
        }
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
                    self.price[places + place] - self.unplaced
                } else {
                    self.price[place]
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
