//! The largest placement at the least cost, proved by prices.
//!
//! Where there are seats enough, cost scaling places everybody ([`scaling`](crate::scaling)), and free seats that still
//! charge are mended ([`vacancy`](crate::vacancy)). Where there are too few, the problem falls in two
//! ([`scarce`](crate::scarce)). Where seats have minima, or numbers are too large, an [`auction`](crate::auction)
//! places whom it can, and the others come one by one, each by the cheapest way in ([`search`](crate::search); Tomizawa
//! 1971, Edmonds & Karp 1972). Being without a place is an end that costs more than all wishes together, so that the
//! number placed is the largest. A place with a minimum has two kinds of seats: those up to the minimum earn that same
//! large amount, and since a largest placement and a best covering of the minima can always be had together (Mendelsohn
//! & Dulmage 1958), both come out.
//!
//! **Time** O(learners · pairs · log places) at worst. **Memory** O(pairs). **Certificate**: the prices.
//! **Differences**: no source and sink, many-to-one nodes, integers only.

use ground::{Meter, Pace};

use crate::network::{Network, heaviest, unplaced};
use crate::problem::{ABSENT, Problem};
use crate::scaling::Ended;
use crate::search::Search;
use crate::vacancy::Suitors;
use crate::{auction, scaling, scarce, vacancy};

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

pub(crate) fn solve(problem: &Problem, meter: &mut Meter<'_>) -> Cheapest {
    let heaviest = heaviest(problem);
    let unplaced = unplaced(heaviest, problem.learners());
    if i32::try_from(heaviest).is_ok() {
        run(Network::<i32>::new(problem, unplaced), problem, meter)
    } else {
        run(Network::<i64>::new(problem, unplaced), problem, meter)
    }
}

fn run<C: Copy + Into<i64> + TryFrom<i64>>(
    mut network: Network<C>,
    problem: &Problem,
    meter: &mut Meter<'_>,
) -> Cheapest {
    let complete = fill(&mut network, meter);
    Cheapest {
        assignment: network.assignment(&problem.pins),
        prices: network.prices(),
        unplaced: network.unplaced,
        complete,
        starved: starved(&network, problem),
    }
}

/// Places everybody in an empty network. Says whether the budget sufficed.
pub(crate) fn fill<C: Copy + Into<i64> + TryFrom<i64>>(network: &mut Network<C>, meter: &mut Meter<'_>) -> bool {
    let minima = network.nodes[network.places..].iter().any(|node| node.seats > 0);
    let mut ended = Ended::GaveUp;
    if !minima {
        let seats: u64 = network.nodes.iter().map(|node| u64::from(node.room)).sum();
        let learners = network.rows.iter().filter(|(begin, end)| begin < end).count() as u64;
        if learners <= seats {
            ended = scaling::open(network, meter, scaling::PATIENCE);
        }
        if ended == Ended::GaveUp {
            ended = scarce::open(network, meter);
        }
    }
    let waiting = match ended {
        Ended::Stopped => return false,
        Ended::Exact => {
            network.raise_unplaced();
            if !network.nodes.iter().any(|node| node.count < node.seats && node.price > 0) {
                return true;
            }
            let suitors = Suitors::new(network);
            return meter.spend(vacancy::mend(network, &suitors)) == Pace::On;
        }
        Ended::GaveUp => auction::open(network, meter),
    };
    let mut search = Search::new(network.nodes.len());
    for learner in waiting {
        let looked = search.place(network, learner);
        if meter.spend(looked) == Pace::Stop {
            return false;
        }
    }
    true
}

/// Starting from a place below its minimum: whoever could come from a place that can spare nobody draws that place in.
pub(crate) fn starved<C: Copy + Into<i64> + TryFrom<i64>>(network: &Network<C>, problem: &Problem) -> Vec<u32> {
    let assignment = network.assignment(&problem.pins);
    let mut taken = vec![0_u32; problem.places()];
    for &place in assignment.iter().flatten() {
        taken[place as usize] += 1;
    }
    let short = |place: &u32| taken[*place as usize] < problem.minimum(*place as usize);
    let Some(first) = (0..).take(problem.places()).find(short) else { return Vec::new() };
    let mut inside = vec![false; problem.places()];
    inside[first as usize] = true;
    let mut starved = vec![first];
    let mut nth = 0;
    while let Some(&place) = starved.get(nth) {
        nth += 1;
        for entry in problem.rankings.range(place as usize) {
            let learner = problem.rankings.ids[entry] as usize;
            let here = if problem.pins[learner] == ABSENT { assignment[learner] } else { None };
            let Some(from) = here.filter(|_| problem.ranking_wish[entry] != ABSENT) else { continue };
            if !std::mem::replace(&mut inside[from as usize], true) {
                starved.push(from);
            }
        }
    }
    starved.sort_unstable();
    starved
}
