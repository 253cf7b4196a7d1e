//! Cost scaling by auction (Bertsekas 1979; with many equal seats: Bertsekas & Castañon, “The auction algorithm for the
//! transportation problem”, 1989; scaling as in Goldberg & Kennedy 1995), for networks without minima.
//!
//! Costs are multiplied by a scale; in each phase nobody may be further than ε from its best arc, and ε falls from a
//! quarter of the range of costs to 1. Whoever is further bids what its best seat is worth above its second best, and
//! ε; a full node keeps the highest bids and charges the lowest.
//!
//! **Exactness.** At ε = 1 every step from node to node costs at least −1 in scaled reduced costs. Prices are rounded
//! down after a shift that leaves no price on a multiple of the scale, which exists because the scale exceeds the
//! number of nodes; then every step costs at least 0, exactly, in the costs as given.
//!
//! **Time** O(pairs · log(range · places)) in practice: about two bids a learner and phase. **Memory** O(learners).
//! **Differences**: seats may stay free, which an auction that keeps its old prices leaves dear; so where there are
//! more seats than learners each phase begins [`LOWERED`] ε lower, and the few seats that are dear and free at the end
//! are mended exactly by searches backwards ([`vacancy`](crate::vacancy)). When prices run away (there are too few
//! seats for all, see [`scarce`](crate::scarce)) it gives up and leaves the network empty.

use std::collections::VecDeque;

use ground::{Meter, Pace};

use crate::network::{Network, index};
use crate::problem::ABSENT;

/// By how much ε falls from phase to phase.
const FALL: i64 = 8;

/// By how many ε all prices are lowered before a phase: enough that few free seats stay dear, not so much that bids
/// repeat.
const LOWERED: i64 = 16;

/// Bids a learner may make in a phase, on average, before the auction counts as run away, where seats may be too few.
pub(crate) const PATIENCE: usize = 12;

/// Costs and prices stay below this, far from overflow.
const HIGHEST: i64 = 1 << 60;

/// How an auction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Everybody sits where cost plus price is least. Free seats may still charge.
    Exact,
    /// The budget ran out; who sits keeps quotas, nothing else is promised.
    Stopped,
    /// Too few seats, or numbers too large to scale. The network is empty again.
    GaveUp,
}

struct Auction {
    scale: i64,
    epsilon: i64,
    price: Vec<i64>,
    count: Vec<u32>,
    /// Beside the members of the network: each node's bids as a heap, the lowest first.
    bids: Vec<Bid>,
    waiting: VecDeque<u32>,
}

#[derive(Clone, Copy)]
struct Bid {
    height: i64,
    who: u32,
}

/// Fills an empty network in which no node has a floor below 0. Gives up when learners bid more often in a phase, on
/// average, than there is patience.
pub(crate) fn open<C: Copy + Into<i64> + TryFrom<i64>>(
    net: &mut Network<C>,
    meter: &mut Meter<'_>,
    patience: usize,
) -> Ended {
    let Some(mut auction) = Auction::new(net) else { return Ended::GaveUp };
    let seats: u64 = net.nodes.iter().map(|node| u64::from(node.seats)).sum();
    let spare = seats > net.rows.iter().filter(|(begin, end)| begin < end).count() as u64;
    let mut ended;
    loop {
        let looked = auction.settle(net);
        ended = if meter.spend(looked) == Pace::On { auction.bidding(net, meter, patience) } else { Ended::Stopped };
        if ended != Ended::Exact || auction.epsilon == 1 {
            break;
        }
        auction.epsilon = (auction.epsilon / FALL).max(1);
        if spare {
            for price in &mut auction.price {
                *price = (*price - LOWERED * auction.epsilon).max(0);
            }
        }
    }
    if ended == Ended::Exact && !auction.round(net) {
        ended = Ended::GaveUp;
    }
    if ended == Ended::GaveUp {
        net.sits.fill(ABSENT);
    }
    net.seat_all();
    ended
}

impl Auction {
    fn new<C: Copy + Into<i64> + TryFrom<i64>>(net: &Network<C>) -> Option<Self> {
        let scale = i64::try_from(net.places).ok()? + 2;
        let (mut least, mut most) = (0_i64, 0_i64);
        for arc in &net.arcs {
            least = least.min(arc.cost.into());
            most = most.max(arc.cost.into());
        }
        let range = (most - least).checked_mul(scale).filter(|&range| range < HIGHEST / 4)?;
        Some(Self {
            scale,
            epsilon: (range / 4).max(1),
            price: vec![0; net.nodes.len()],
            count: vec![0; net.nodes.len()],
            bids: vec![Bid { height: 0, who: ABSENT }; net.members.len()],
            waiting: VecDeque::new(),
        })
    }

    /// Begins a phase: whoever is within ε of its best arc stays. Returns how many arcs were looked at.
    fn settle<C: Copy + Into<i64> + TryFrom<i64>>(&mut self, net: &mut Network<C>) -> u64 {
        self.count.fill(0);
        let mut looked = 0;
        for who in (0..).take(net.sits.len()) {
            let row = net.arcs_of(who);
            let own = net.sits[who as usize];
            if own != ABSENT {
                looked += row.len() as u64;
                let arc = net.arcs[own as usize];
                let bar = arc.cost.into() * self.scale + self.price[arc.node as usize] - self.epsilon;
                let near =
                    |at: &crate::network::Arc<C>| at.cost.into() * self.scale + self.price[at.node as usize] >= bar;
                if net.arcs[row].iter().all(near) {
                    let node = arc.node as usize;
                    let slot = net.nodes[node].base + self.count[node];
                    self.bids[slot as usize] = Bid { height: self.price[node], who };
                    self.count[node] += 1;
                    continue;
                }
                net.sits[who as usize] = ABSENT;
            } else if row.is_empty() {
                continue;
            }
            self.waiting.push_back(who);
        }
        looked
    }

    fn bidding<C: Copy + Into<i64> + TryFrom<i64>>(
        &mut self,
        net: &mut Network<C>,
        meter: &mut Meter<'_>,
        patience: usize,
    ) -> Ended {
        let mut left = patience * net.sits.len();
        while let Some(who) = self.waiting.pop_front() {
            let row = net.rows[who as usize];
            if meter.spend(u64::from(row.1 - row.0)) == Pace::Stop {
                return Ended::Stopped;
            }
            let (mut chosen, mut best, mut second) = (0, i64::MAX, i64::MAX);
            for (at, arc) in (row.0..).zip(&net.arcs[row.0 as usize..row.1 as usize]) {
                let comes_to = arc.cost.into() * self.scale + self.price[arc.node as usize];
                if comes_to < best {
                    (chosen, best, second) = (at, comes_to, best);
                } else if comes_to < second {
                    second = comes_to;
                }
            }
            let node = net.node_of(chosen) as usize;
            // Whoever has one arc alone may bid as it likes: four times the first ε is the range of costs.
            let ahead = if second == i64::MAX { self.epsilon } else { second - best };
            let height = self.price[node] + ahead + self.epsilon;
            if height > HIGHEST || left == 0 {
                return Ended::GaveUp;
            }
            left -= 1;
            net.sits[who as usize] = chosen;
            let (base, seats) = (net.nodes[node].base as usize, net.nodes[node].seats);
            let bid = Bid { height, who };
            if self.count[node] < seats {
                let end = base + self.count[node] as usize;
                self.count[node] += 1;
                self.bids[end] = bid;
                rise(&mut self.bids[base..=end]);
                if self.count[node] == seats {
                    self.price[node] = self.bids[base].height;
                }
            } else {
                let gone = std::mem::replace(&mut self.bids[base], bid).who;
                sink(&mut self.bids[base..base + seats as usize]);
                self.price[node] = self.bids[base].height;
                net.sits[gone as usize] = ABSENT;
                self.waiting.push_back(gone);
            }
        }
        Ended::Exact
    }

    /// Writes the prices into the network in the costs as given.
    fn round<C: Copy + Into<i64> + TryFrom<i64>>(&self, net: &mut Network<C>) -> bool {
        let nodes = &mut net.nodes[..net.places];
        let mut barred = vec![false; usize::try_from(self.scale).unwrap_or(0)];
        for &price in &self.price[..nodes.len()] {
            let shift = (self.scale - price % self.scale) % self.scale;
            barred[usize::try_from(shift).unwrap_or(0)] = true;
        }
        let Some(shift) = barred.iter().position(|&barred| !barred) else { return false };
        let shift = i64::from(index(shift));
        for (node, &price) in nodes.iter_mut().zip(&self.price) {
            node.price = (price + shift) / self.scale;
        }
        true
    }
}

/// Lets the last of a heap find its place.
fn rise(heap: &mut [Bid]) {
    let Some((&bid, _)) = heap.split_last() else { return };
    let mut at = heap.len() - 1;
    while at > 0 && heap[(at - 1) / 2].height > bid.height {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = bid;
}

/// Lets the first of a heap find its place.
fn sink(heap: &mut [Bid]) {
    let Some(&bid) = heap.first() else { return };
    let mut at = 0;
    loop {
        let mut child = 2 * at + 1;
        if child + 1 < heap.len() && heap[child + 1].height < heap[child].height {
            child += 1;
        }
        if child >= heap.len() || heap[child].height >= bid.height {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = bid;
}
