//! Exact re-optimisation of a few periods: every course outside them stays, the courses within them may go to any of them,
//! and the search is asked for a cheaper plan. Exponential at worst, so its nodes are limited.

use ground::{Meter, Pace};

use crate::goal::Known;
use crate::landscape::Landscape;
use crate::search::{Found, search_below};

/// Betters a plan, pair by pair of periods, then three neighbours at a time, with so many nodes each and twenty times as many
/// together. `spent` counts them.
pub(crate) fn polish(
    land: &Landscape,
    plan: &mut Vec<u32>,
    cost: &mut i64,
    nodes: u64,
    meter: &mut Meter,
    spent: &mut u64,
) {
    let (periods, before) = (land.rules.periods, *spent);
    let pairs = (0..periods).flat_map(|a| (a + 1..periods).map(move |b| 1_u64 << a | 1 << b));
    let threes = (2..periods).map(|last| 0b111_u64 << (last - 2));
    for set in pairs.chain(threes) {
        let mut rules = land.rules.clone();
        let windows = rules.windows.iter_mut().zip(&land.windows).zip(plan.iter());
        for ((own, window), &here) in windows {
            *own = if set >> here & 1 == 1 { window & set } else { 1 << here };
        }
        let part = Landscape { rules: &rules, windows: rules.windows.clone(), ..land.clone() };
        if let Found::Plan(better) =
            search_below(&part, *cost - 1, Known::nothing(rules.curricula), nodes, &mut Vec::new(), meter, spent)
        {
            *cost = crate::groups::plan_cost(land, &better);
            *plan = better;
        }
        if meter.spend(0) == Pace::Stop || *spent - before > 20 * nodes {
            return;
        }
    }
}
