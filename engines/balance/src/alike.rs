//! Courses that nothing tells apart but the order a search asks for.

use crate::goal::Goal;
use crate::rules::Rules;

/// Pairs (a, b) of which a may always go no later than b: same credits, curricula and window; b needs all that a needs and
/// a is needed by all that need b.
pub(crate) fn interchangeable(rules: &Rules, goal: Option<&Goal>) -> Vec<(u32, u32)> {
    let key = |course: u32| {
        let at = course as usize;
        let costs = goal.map_or(&[][..], |goal| &goal.land.place_cost[at * rules.periods..(at + 1) * rules.periods]);
        (rules.credits[at], rules.windows[at], rules.homes.row(at), costs)
    };
    let mut order: Vec<u32> = (0..u32::try_from(rules.courses).unwrap_or(u32::MAX)).collect();
    order.sort_by(|&a, &b| key(a).cmp(&key(b)).then(a.cmp(&b)));
    let within = |small: &[u32], large: &[u32]| small.iter().all(|one| large.contains(one));
    let rows = |course: u32| (rules.before.row(course as usize), rules.after.row(course as usize));
    let mut pairs = Vec::new();
    for group in order.chunk_by(|&a, &b| key(a) == key(b)) {
        for (at, &a) in group.iter().enumerate().take(200) {
            for &b in group[at + 1..].iter().take(40) {
                let ((before_a, after_a), (before_b, after_b)) = (rows(a), rows(b));
                if within(before_a, before_b) && within(after_b, after_a) {
                    pairs.push((a, b));
                } else if within(before_b, before_a) && within(after_a, after_b) {
                    pairs.push((b, a));
                }
            }
        }
    }
    pairs
}
