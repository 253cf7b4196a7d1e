//! The opening where seats are scarce or have minima: an auction without ε (Bertsekas 1979), so that it stays exact; where
//! bids tie it gives up.
//!
//! Learners bid what their best seat is worth above their second best; a full place keeps the highest bids and charges the
//! lowest of them. Whoever cannot outbid waits, and so does everybody once bids run long. What is left keeps every promise
//! of the certificate exactly, for those who sit.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use ground::{Meter, Pace};

use crate::network::Network;
use crate::problem::ABSENT;

/// How many bids a learner makes, on average, before searches take over.
const BIDS: usize = 32;

/// Fills an empty network as far as it can. Returns who waits.
pub(crate) fn open<C: Copy + Into<i64> + TryFrom<i64>>(net: &mut Network<C>, meter: &mut Meter<'_>) -> Vec<u32> {
    let learners = net.sits.len();
    let mut bids: Vec<BinaryHeap<Reverse<(i64, u32)>>> = Vec::new();
    bids.resize_with(net.nodes.len(), BinaryHeap::new);
    let mut left = BIDS * learners;
    let mut waiting = Vec::new();
    for learner in (0..).take(learners) {
        let mut who = learner;
        loop {
            let (arc, best, second) = two_best(net, who);
            let arcs = net.arcs_of(who).len() as u64;
            if arcs == 0 {
                break;
            }
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
            let node = net.node_of(arc) as usize;
            let bid = net.nodes[node].price + (second - best);
            let here = &mut bids[node];
            if here.len() < net.nodes[node].seats as usize {
                here.push(Reverse((bid, who)));
                net.sits[who as usize] = arc;
                if here.len() == net.nodes[node].seats as usize {
                    net.nodes[node].price = here.peek().map_or(0, |lowest| lowest.0.0);
                }
                break;
            }
            if bid <= net.nodes[node].price {
                waiting.push(who);
                break;
            }
            let Some(mut lowest) = here.peek_mut() else { break };
            let Reverse((_, gone)) = std::mem::replace(&mut *lowest, Reverse((bid, who)));
            drop(lowest);
            net.nodes[node].price = here.peek().map_or(0, |lowest| lowest.0.0);
            net.sits[who as usize] = arc;
            net.sits[gone as usize] = ABSENT;
            who = gone;
        }
    }
    net.seat_all();
    waiting
}

/// A learner's best arc at the present prices (`ABSENT`: no place), what it comes to, and what the second best does.
fn two_best<C: Copy + Into<i64> + TryFrom<i64>>(net: &Network<C>, who: u32) -> (u32, i64, i64) {
    let (mut arc, mut best, mut second) = (ABSENT, net.unplaced, net.unplaced);
    for (at, each) in (net.rows[who as usize].0..).zip(&net.arcs[net.arcs_of(who)]) {
        let comes_to = each.cost.into() + net.nodes[each.node as usize].price;
        if comes_to < best {
            (arc, best, second) = (at, comes_to, best);
        } else if comes_to < second {
            second = comes_to;
        }
    }
    (arc, best, second)
}
