//! Shortest ways in and out over prices (Jonker & Volgenant 1987): one more learner is placed, or one free seat is filled
//! anew, and the prices go on proving that nothing is cheaper.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::network::{FAR, Member, Network, Node};
use crate::problem::ABSENT;

/// What one search remembers; kept between searches for its memory alone.
pub(crate) struct Search {
    /// The learner through whom a node is reached, and by which arc.
    through: Vec<(u32, u32)>,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

/// The end of a way: its length, and who takes which arc there (`ABSENT`: stays without a place).
#[derive(Clone, Copy)]
struct End {
    length: i64,
    who: u32,
    arc: u32,
}

impl Search {
    pub fn new(nodes: usize) -> Self {
        let through = vec![(ABSENT, ABSENT); nodes];
        Self { through, touched: Vec::new(), settled: Vec::new(), heap: BinaryHeap::new() }
    }

    /// Finds the cheapest way in for one learner who sits nowhere, raises the prices along the search, and moves everybody
    /// on the way. Returns how many arcs were looked at.
    pub fn place<C: Copy + Into<i64> + TryFrom<i64>>(&mut self, net: &mut Network<C>, learner: u32) -> u64 {
        let mut looked = 0;
        let mut end = End { length: net.unplaced, who: learner, arc: ABSENT };
        self.relax(net, learner, 0, &mut end, &mut looked);
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if distance >= end.length {
                break;
            }
            if distance > net.nodes[node as usize].distance {
                continue;
            }
            self.settled.push(node);
            looked += self.leave(net, node, distance, &mut end);
        }
        for node in self.settled.drain(..) {
            let node = &mut net.nodes[node as usize];
            node.price += end.length - node.distance;
        }
        self.shift(net, learner, end);
        for node in self.touched.drain(..) {
            net.nodes[node as usize].distance = FAR;
        }
        self.heap.clear();
        looked
    }

    /// Lets the members of a full node look for another way. Returns how many arcs were looked at.
    fn leave<C: Copy + Into<i64> + TryFrom<i64>>(
        &mut self,
        net: &mut Network<C>,
        node: u32,
        distance: i64,
        end: &mut End,
    ) -> u64 {
        let Node { price, leave, count, base, .. } = net.nodes[node as usize];
        let from = distance - price;
        if from.saturating_add(leave) >= end.length {
            return 0;
        }
        let mut looked = 0;
        let mut least = i64::MAX;
        for seat in base..base + count {
            let Member { who, cost, mut other } = net.members[seat as usize];
            if from + other - cost < end.length {
                if from - cost + net.unplaced < end.length {
                    *end = End { length: from - cost + net.unplaced, who, arc: ABSENT };
                }
                other = self.relax(net, who, from - cost, end, &mut looked).min(net.unplaced);
                net.members[seat as usize].other = other;
            }
            least = least.min(other - cost);
        }
        net.nodes[node as usize].leave = least;
        looked
    }

    /// Offers a learner's arcs to the search. Returns what the best of them comes to, the one it sits on aside.
    #[inline]
    fn relax<C: Copy + Into<i64> + TryFrom<i64>>(
        &mut self,
        net: &mut Network<C>,
        who: u32,
        from: i64,
        end: &mut End,
        looked: &mut u64,
    ) -> i64 {
        let row = net.arcs_of(who);
        let own = net.sits[who as usize];
        let mut other = i64::MAX;
        *looked += row.len() as u64;
        for (arc, each) in (net.rows[who as usize].0..).zip(&net.arcs[row]) {
            let node = &mut net.nodes[each.node as usize];
            let comes_to = each.cost.into() + node.price;
            if comes_to < other && arc != own {
                other = comes_to;
            }
            let distance = from + comes_to;
            if distance >= end.length || distance >= node.distance {
                continue;
            }
            if node.count < node.seats {
                *end = End { length: distance, who, arc };
                continue;
            }
            if node.distance == FAR {
                self.touched.push(each.node);
            }
            node.distance = distance;
            self.through[each.node as usize] = (who, arc);
            self.heap.push(Reverse((distance, each.node)));
        }
        other
    }

    /// From the end of the way back to its beginning: each takes the seat that the one after it left.
    fn shift<C: Copy + Into<i64> + TryFrom<i64>>(&mut self, net: &mut Network<C>, learner: u32, end: End) {
        let End { mut who, mut arc, .. } = end;
        let mut seat = ABSENT;
        if arc != ABSENT {
            seat = net.free_seat(arc);
        }
        loop {
            net.note(who);
            let left_arc = std::mem::replace(&mut net.sits[who as usize], arc);
            let left_seat = std::mem::replace(&mut net.slot[who as usize], seat);
            if arc != ABSENT {
                net.seat(who, arc, seat);
            }
            if who == learner {
                return;
            }
            (who, arc) = self.through[net.node_of(left_arc) as usize];
            seat = left_seat;
        }
    }
}
