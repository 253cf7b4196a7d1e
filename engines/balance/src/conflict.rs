//! A smallest set of demands that cannot hold together, by deletion (Chinneck & Dravnieks 1991): give up one demand after
//! another for good, as long as the rest still cannot hold. First in halves, then in ever smaller pieces, so that a small
//! conflict among many demands is found in O(conflict · log demands) searches. What a search cannot answer within its
//! nodes is kept, and the conflict is then not called smallest.

use ground::{Meter, Pace};

use crate::demand::Demand;
use crate::problem::Problem;
use crate::rules::Rules;
use crate::search::{Found, search};

const NODES: u64 = 20_000;

/// The conflict, and whether every one of it is needed for certain.
pub(crate) fn conflict(problem: &Problem, meter: &mut Meter) -> (Vec<Demand>, bool) {
    let mut kept = Demand::all(problem);
    let mut piece = kept.len().div_ceil(2).max(1);
    let mut smallest = true;
    loop {
        let mut at = 0;
        while at < kept.len() {
            let end = (at + piece).min(kept.len());
            let rest: Vec<Demand> = kept[..at].iter().chain(&kept[end..]).copied().collect();
            match impossible(problem, &rest, meter) {
                Some(true) => kept = rest,
                Some(false) => at = end,
                None => {
                    smallest &= piece > 1;
                    at = end;
                }
            }
            if meter.spend(1) == Pace::Stop {
                return (kept, false);
            }
        }
        if piece == 1 {
            return (kept, smallest);
        }
        piece = piece.div_ceil(4).min(piece / 2).max(1);
    }
}

fn impossible(problem: &Problem, demands: &[Demand], meter: &mut Meter) -> Option<bool> {
    let mut spent = 0;
    match search(&Rules::with(problem, demands), NODES, meter, &mut spent) {
        Found::Plan(_) => Some(false),
        Found::Nothing => Some(true),
        Found::Stopped => None,
    }
}
