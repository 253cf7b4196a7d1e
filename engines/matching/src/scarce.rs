//! Where not everybody can be placed: the network falls in two, and cost scaling does both halves.
//!
//! In a largest placement, whoever can reach somebody left out by passing seats on belongs to the scarce half: its places are
//! full with its own learners in every largest placement, and its learners can go nowhere else (Dulmage & Mendelsohn 1958).
//! There being left out becomes one more place, with just the seats that are missing, so that all seats are taken. In the
//! other half everybody is placed. The prices of the scarce half are then raised together, until nobody of the other half
//! would go there and being left out is dearer than all wishes together.
//!
//! **Time** a few walks over all arcs for the largest placement, then as [`scaling`](crate::scaling). **Memory** O(pairs).

use ground::{Meter, Pace};

use crate::network::{Arc, Network, index};
use crate::problem::ABSENT;
use crate::scaling::{self, Ended};
use crate::vacancy::{self, Suitors};

/// Bids a learner may make in a phase of a half: prices cannot run away there.
const PATIENCE: usize = 120;

/// Fills an empty network without minima. Gives up, and leaves it empty, when a half cannot be scaled.
pub(crate) fn open<C: Copy + Into<i64> + TryFrom<i64>>(net: &mut Network<C>, meter: &mut Meter<'_>) -> Ended {
    let Ok(nothing) = C::try_from(0) else { return Ended::GaveUp };
    let Some(scarce) = largest(net, meter) else { return Ended::Stopped };
    let out = |net: &Network<C>, who: u32| net.sits[who as usize] == ABSENT && !net.arcs_of(who).is_empty();
    let missing = (0..).take(net.sits.len()).filter(|&who| out(net, who)).count();
    net.clear();

    let mut ample = net.part(|arc| !scarce[arc.node as usize], None);
    let mut tight = net.part(|arc| scarce[arc.node as usize], Some((index(missing), nothing)));
    for who in 0..net.sits.len() {
        // Whoever can go to the ample half stays there; the others have no arc to it.
        let (begin, end) = ample.rows[who];
        if begin < end {
            tight.rows[who] = (0, 0);
        }
    }
    for half in [&mut ample, &mut tight] {
        match scaling::open(half, meter, PATIENCE) {
            Ended::Exact => {}
            ended => {
                if ended == Ended::Stopped {
                    net.take_seats(half);
                    net.seat_all();
                }
                return ended;
            }
        }
        let suitors = Suitors::new(half);
        if meter.spend(vacancy::mend(half, &suitors)) == Pace::Stop {
            return Ended::Stopped;
        }
    }
    net.take_seats(&ample);
    net.take_seats(&tight);
    join(net, &scarce, &ample, &tight);
    net.seat_all();
    Ended::Exact
}

/// Sets the prices of both halves beside each other.
fn join<C: Copy + Into<i64> + TryFrom<i64>>(
    net: &mut Network<C>,
    scarce: &[bool],
    ample: &Network<C>,
    tight: &Network<C>,
) {
    let left_out = tight.nodes[net.places].price;
    let mut unplaced = net.unplaced;
    for (node, &inside) in scarce[..net.places].iter().enumerate() {
        if inside {
            unplaced = unplaced.max(left_out - tight.nodes[node].price);
        } else {
            net.nodes[node].price = ample.nodes[node].price;
        }
    }
    for who in (0..).take(net.sits.len()) {
        let own = net.sits[who as usize];
        if own == ABSENT || scarce[net.node_of(own) as usize] {
            continue;
        }
        let Arc { node, cost } = net.arcs[own as usize];
        let here = cost.into() + net.nodes[node as usize].price;
        unplaced = unplaced.max(here);
        for arc in net.arcs[net.arcs_of(who)].iter().filter(|arc| scarce[arc.node as usize]) {
            unplaced = unplaced.max(here - arc.cost.into() - tight.nodes[arc.node as usize].price + left_out);
        }
    }
    net.unplaced = unplaced;
    for node in (0..net.places).filter(|&node| scarce[node]) {
        net.nodes[node].price = tight.nodes[node].price + unplaced - left_out;
    }
}

/// Places as many as can be, at any cost: trees grow from all who wait, and each that reaches a free seat passes seats along
/// its way, until none does (Pothen & Fan 1990). Says which nodes the last trees reached; nothing when the budget ends.
fn largest<C: Copy + Into<i64> + TryFrom<i64>>(net: &mut Network<C>, meter: &mut Meter<'_>) -> Option<Vec<bool>> {
    let nobody = (ABSENT, ABSENT);
    loop {
        let mut via = vec![nobody; net.nodes.len()];
        // Who looks for a seat, and for whom.
        let waits = |&who: &u32| net.sits[who as usize] == ABSENT && !net.arcs_of(who).is_empty();
        let mut queue: Vec<(u32, u32)> = (0..).take(net.sits.len()).filter(waits).map(|who| (who, who)).collect();
        let mut grown = false;
        let (mut nth, mut looked) = (0, 0);
        while let Some(&(who, root)) = queue.get(nth) {
            nth += 1;
            if net.sits[root as usize] != ABSENT {
                continue;
            }
            for arc in net.arcs_of(who) {
                looked += 1;
                let node = net.arcs[arc].node as usize;
                if via[node] != nobody {
                    continue;
                }
                via[node] = (who, index(arc));
                let here = net.nodes[node];
                if here.count < here.seats {
                    pass_on(net, &via, node, root);
                    // Others may come by the seats that are still free.
                    via[node] = nobody;
                    grown = true;
                    break;
                }
                let members = &net.members[here.base as usize..(here.base + here.count) as usize];
                queue.extend(members.iter().map(|member| (member.who, root)));
            }
        }
        if meter.spend(looked) == Pace::Stop {
            return None;
        }
        if !grown {
            return Some(via.into_iter().map(|by| by != nobody).collect());
        }
    }
}

/// From the free seat back to the root: each takes the seat that the one after it left.
fn pass_on<C: Copy + Into<i64> + TryFrom<i64>>(net: &mut Network<C>, via: &[(u32, u32)], node: usize, root: u32) {
    let mut at = node;
    loop {
        let (who, arc) = via[at];
        let left = net.sits[who as usize];
        net.unseat(who);
        net.sits[who as usize] = arc;
        let seat = net.free_seat(arc);
        net.slot[who as usize] = seat;
        net.seat(who, arc, seat);
        if who == root {
            return;
        }
        at = net.node_of(left) as usize;
    }
}
