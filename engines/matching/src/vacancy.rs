//! A free seat that charges is filled anew: the search of [`search`](crate::search), backwards.
//!
//! Somebody moves into the seat, somebody into the seat that became free, and so forth; the chain ends at a seat that may
//! stay free (its price falls to the floor) or with somebody who had no place. Dijkstra's algorithm over reduced costs finds
//! the cheapest chain, prices fall along the search, and the certificate holds again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::network::{FAR, Network, UNKNOWN};
use crate::problem::ABSENT;

/// For each node who could come there, and by which arc.
pub(crate) struct Suitors {
    pub of: Vec<Vec<(u32, u32)>>,
}

impl Suitors {
    pub fn new<C: Copy + Into<i64> + TryFrom<i64>>(net: &Network<C>) -> Self {
        let mut counts = vec![0_u32; net.nodes.len()];
        for arc in &net.arcs {
            counts[arc.node as usize] += 1;
        }
        let mut of: Vec<Vec<(u32, u32)>> = counts.iter().map(|&count| Vec::with_capacity(count as usize)).collect();
        for (who, &(begin, end)) in (0..).zip(&net.rows) {
            for arc in begin..end {
                of[net.node_of(arc) as usize].push((who, arc));
            }
        }
        Self { of }
    }
}

/// Where the chain ends.
#[derive(Clone, Copy)]
enum End {
    /// This node's seat stays free.
    Free(u32),
    /// A learner without a place comes in by this arc.
    Comes(u32, u32),
}

/// Mends every seat that is free and charges. Returns how many arcs were looked at.
pub(crate) fn mend<C: Copy + Into<i64> + TryFrom<i64>>(net: &mut Network<C>, suitors: &Suitors) -> u64 {
    let mut search = Vacancy::new(net.nodes.len());
    let mut looked = 0;
    for node in (0..).take(net.nodes.len()) {
        looked += search.fill(net, suitors, node);
    }
    looked
}

/// What a search remembers; kept between searches for its memory alone.
pub(crate) struct Vacancy {
    /// Who leaves a node for the vacancy, and by which arc.
    through: Vec<(u32, u32)>,
    touched: Vec<u32>,
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
}

impl Vacancy {
    pub fn new(nodes: usize) -> Self {
        let through = vec![(ABSENT, ABSENT); nodes];
        Self { through, touched: Vec::new(), settled: Vec::new(), heap: BinaryHeap::new() }
    }

    /// Fills the seats of a node as long as one is free and charges. Returns how many arcs were looked at.
    pub fn fill<C: Copy + Into<i64> + TryFrom<i64>>(
        &mut self,
        net: &mut Network<C>,
        suitors: &Suitors,
        node: u32,
    ) -> u64 {
        let mut looked = 0;
        loop {
            let here = &net.nodes[node as usize];
            if here.count >= here.seats || here.price <= net.floor(node) {
                return looked;
            }
            looked += self.one(net, suitors, node);
        }
    }

    fn one<C: Copy + Into<i64> + TryFrom<i64>>(&mut self, net: &mut Network<C>, suitors: &Suitors, start: u32) -> u64 {
        let mut looked = 0;
        let mut length = net.nodes[start as usize].price - net.floor(start);
        let mut end = End::Free(start);
        net.nodes[start as usize].distance = 0;
        self.touched.push(start);
        self.heap.push(Reverse((0, start)));
        while let Some(Reverse((distance, node))) = self.heap.pop() {
            if distance >= length {
                break;
            }
            if distance > net.nodes[node as usize].distance {
                continue;
            }
            self.settled.push(node);
            let from = distance + net.nodes[node as usize].price;
            looked += suitors.of[node as usize].len() as u64;
            for &(who, arc) in &suitors.of[node as usize] {
                let own = net.sits[who as usize];
                let cost: i64 = net.arcs[arc as usize].cost.into();
                if own == ABSENT {
                    if from + cost - net.unplaced < length {
                        length = from + cost - net.unplaced;
                        end = End::Comes(who, arc);
                    }
                    continue;
                }
                let left = net.arcs[own as usize];
                let there = &mut net.nodes[left.node as usize];
                let reached = from + cost - left.cost.into() - there.price;
                if reached >= there.distance || reached >= length {
                    continue;
                }
                if there.distance == FAR {
                    self.touched.push(left.node);
                }
                there.distance = reached;
                self.through[left.node as usize] = (who, arc);
                self.heap.push(Reverse((reached, left.node)));
                let price = there.price;
                if reached + price - net.floor(left.node) < length {
                    length = reached + price - net.floor(left.node);
                    end = End::Free(left.node);
                }
            }
        }
        for &node in &self.settled {
            let node = &mut net.nodes[node as usize];
            node.price -= length - node.distance;
        }
        self.shift(net, start, end);
        for node in self.settled.drain(..) {
            // What its suitors' other ways come to may have fallen.
            for &(who, _) in &suitors.of[node as usize] {
                if net.sits[who as usize] != ABSENT {
                    let at = net.node_of(net.sits[who as usize]);
                    net.members[net.slot[who as usize] as usize].other = UNKNOWN;
                    net.nodes[at as usize].leave = UNKNOWN;
                }
            }
        }
        for node in self.touched.drain(..) {
            net.nodes[node as usize].distance = FAR;
        }
        self.heap.clear();
        looked
    }

    /// Everybody on the chain moves, beginning at the vacancy.
    fn shift<C: Copy + Into<i64> + TryFrom<i64>>(&self, net: &mut Network<C>, start: u32, end: End) {
        let mut moves = Vec::new();
        let mut at = match end {
            End::Free(node) => node,
            End::Comes(who, arc) => {
                moves.push((who, arc));
                net.node_of(arc)
            }
        };
        while at != start {
            let (who, arc) = self.through[at as usize];
            moves.push((who, arc));
            at = net.node_of(arc);
        }
        for (who, arc) in moves.into_iter().rev() {
            net.unseat(who);
            net.sits[who as usize] = arc;
            let seat = net.free_seat(arc);
            net.slot[who as usize] = seat;
            net.seat(who, arc, seat);
        }
    }
}
