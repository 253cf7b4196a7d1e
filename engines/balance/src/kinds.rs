//! What a few curricula cost together at least by their credits alone: prerequisites, windows and wishes are forgotten, so
//! courses of the same credits in the same curricula are one kind, and periods are all alike. What remains is to pack the
//! numbers of each kind into the periods, exactly, by a dynamic programme over what is left (Gilmore & Gomory's patterns,
//! one a period). Curricula that share most of their courses but differ in the credits of the rest cannot all be even; no
//! search that looks at courses one by one sees that soon. O(states · patterns); both are limited.
//!
//! The next period is always one that holds most of the first kind that is left, so at least its share.

use std::collections::BTreeMap;

use crate::landscape::Landscape;
use crate::rules::Range;

/// The most curricula, numbers of kinds left, patterns of a period, and credits of a curriculum. They keep the memory of a
/// packing small, whatever the problem: four bytes a state are 16 MiB, eighty a pattern 8 MB, and a row of splits 5 kB a
/// period.
const HOMES: usize = 4;
const STATES: u64 = 1 << 22;
const PATTERNS: usize = 100_000;
const CREDITS: usize = 600;
const NEVER: i64 = i64::MAX / 16;

/// Courses that nothing tells apart.
struct Kind {
    credits: usize,
    /// Which of the curricula, a bit each.
    homes: u32,
    many: u64,
    /// Where its number lies in a packed state; a bit above it stays free.
    shift: u32,
    /// What one of it counts in the number of a state.
    radix: u64,
}

/// The courses of one period.
#[derive(Clone, Copy)]
struct Pattern {
    packed: u64,
    number: u64,
    cost: i64,
    loads: [usize; HOMES],
    counts: [i32; HOMES],
    /// How many of its first kind.
    first: u64,
}

/// What is left after some periods.
#[derive(Clone, Copy)]
struct State {
    packed: u64,
    number: u64,
    cost: i64,
}

/// A few curricula, ready to be packed.
pub(crate) struct Packing {
    periods: usize,
    kinds: Vec<Kind>,
    free: u64,
    count: Vec<Range>,
    cost: Vec<Vec<i64>>,
    /// The least cost of so many credits in so many periods, by curriculum, periods and credits.
    rest: Vec<Vec<Vec<i64>>>,
    states: usize,
}

/// How packing below a cost ended.
enum Packed {
    Costs(i64),
    Nothing,
    Stopped,
}

impl Packing {
    /// `None` when periods differ by loads that stand already, or when there would be too many states.
    pub fn new(land: &Landscape, homes: &[u32]) -> Option<Self> {
        let rules = land.rules;
        let periods = rules.periods;
        if homes.len() > HOMES || periods < 2 {
            return None;
        }
        let mut many: BTreeMap<(std::cmp::Reverse<i32>, u32), u64> = BTreeMap::new();
        let (mut cost, mut rest) = (Vec::new(), Vec::new());
        for (at, &home) in homes.iter().enumerate() {
            let home = home as usize;
            let cells = home * periods..(home + 1) * periods;
            if rules.base_load[cells.clone()].iter().chain(&rules.base_count[cells]).any(|&fixed| fixed != 0) {
                return None;
            }
            let members = rules.members.row(home);
            for &course in members {
                let own = rules.homes.row(course as usize);
                let set = (0..homes.len()).filter(|&other| own.contains(&homes[other]));
                let set = set.fold(0_u32, |set, other| set | 1 << other);
                if set.trailing_zeros() as usize == at {
                    *many.entry((std::cmp::Reverse(rules.credits[course as usize]), set)).or_default() += 1;
                }
            }
            let credits: Vec<usize> =
                members.iter().map(|&course| usize::try_from(rules.credits[course as usize]).unwrap_or(0)).collect();
            let own = costs(land, home, &credits)?;
            rest.push(splits(&own, periods));
            cost.push(own);
        }
        let (mut kinds, mut shift, mut radix, mut free) = (Vec::new(), 0, 1_u64, 0_u64);
        for ((std::cmp::Reverse(credits), homes), many) in many {
            let width = 65 - many.leading_zeros();
            if shift + width > 64 {
                return None;
            }
            free |= 1 << (shift + width - 1);
            kinds.push(Kind { credits: usize::try_from(credits).unwrap_or(0), homes, many, shift, radix });
            shift += width;
            radix = radix.checked_mul(many + 1).filter(|&states| states <= STATES)?;
        }
        let count = homes.iter().map(|&home| rules.count[home as usize]).collect();
        let states = usize::try_from(radix).unwrap_or(0);
        Some(Self { periods, kinds, free, count, cost, rest, states })
    }

    /// How many steps it takes to get ready.
    pub fn price(land: &Landscape, homes: &[u32]) -> u64 {
        let periods = land.rules.periods as u64;
        let credits = |&home: &u32| {
            let home = home as usize;
            let end = land.load_start.get(home + 1).map_or(land.load_cost.len(), |&next| next as usize);
            (end - land.load_start[home] as usize) as u64
        };
        homes.iter().map(|home| credits(home).saturating_pow(2).saturating_mul(periods)).fold(0, u64::saturating_add)
    }

    /// From a bound upwards, in growing steps, at most to `enough`; counts `steps` down. Returns the bound, and whether
    /// more steps would not tell more.
    pub fn climb(&self, lower: i64, enough: i64, steps: &mut u64) -> (i64, bool) {
        let (mut low, mut step) = (lower, 1);
        while low < enough {
            let most = (low + step - 1).min(enough - 1);
            match self.pack(most, steps) {
                Packed::Costs(cost) => return (cost.max(low), true),
                Packed::Nothing => (low, step) = (most + 1, 2 * step),
                Packed::Stopped => return (low, false),
            }
        }
        (low, true)
    }

    /// The least cost, if it is at most `most`.
    fn pack(&self, most: i64, steps: &mut u64) -> Packed {
        let (homes, mut most, mut found) = (self.cost.len(), most, None);
        let Some(patterns) = self.patterns(most, steps) else { return Packed::Stopped };
        let packed = self.kinds.iter().fold(0, |all, kind| all | kind.many << kind.shift);
        let number = self.kinds.iter().map(|kind| kind.many * kind.radix).sum();
        let mut layer = vec![State { packed, number, cost: 0 }];
        let mut place = vec![0_u32; self.states];
        for left in (2..=self.periods).rev() {
            let mut next: Vec<State> = Vec::new();
            for state in &layer {
                let (loads, counts, first) = self.left(state.packed);
                let Some((first, many)) = first else {
                    if let Some(cost) = self.empty(state.cost, left)
                        && cost <= most
                    {
                        (found, most) = (Some(cost), cost - 1);
                    }
                    continue;
                };
                let share = many.div_ceil(left as u64);
                for pattern in patterns[first].iter().take_while(|pattern| pattern.first >= share) {
                    *steps = steps.saturating_sub(1);
                    if ((state.packed | self.free) - pattern.packed) & self.free != self.free {
                        continue;
                    }
                    let cost = state.cost + pattern.cost;
                    let rest = |home: usize| self.rest[home][left - 1][loads[home] - pattern.loads[home]];
                    if (0..homes).map(rest).sum::<i64>() + cost > most {
                        continue;
                    }
                    if !(0..homes).all(|home| fits(self.count[home], counts[home] - pattern.counts[home], left - 1)) {
                        continue;
                    }
                    if left == 2 {
                        // The last period takes what is left: its cost is that of its loads.
                        let cost = cost + (0..homes).map(rest).sum::<i64>();
                        (found, most) = (Some(cost), cost - 1);
                        continue;
                    }
                    let number = state.number - pattern.number;
                    let spot = &mut place[usize::try_from(number).unwrap_or(0)];
                    if *spot == 0 {
                        next.push(State { packed: state.packed - pattern.packed, number, cost });
                        *spot = u32::try_from(next.len()).unwrap_or(u32::MAX);
                    } else {
                        let known = &mut next[*spot as usize - 1].cost;
                        *known = cost.min(*known);
                    }
                }
                if *steps == 0 {
                    return Packed::Stopped;
                }
            }
            for state in &next {
                place[usize::try_from(state.number).unwrap_or(0)] = 0;
            }
            layer = next;
        }
        found.map_or(Packed::Nothing, Packed::Costs)
    }

    /// Loads and counts that are left, and the first kind of which something is, with its number.
    fn left(&self, packed: u64) -> ([usize; HOMES], [i32; HOMES], Option<(usize, u64)>) {
        let (mut loads, mut counts, mut first) = ([0; HOMES], [0; HOMES], None);
        for (at, kind) in self.kinds.iter().enumerate() {
            let many = packed >> kind.shift & ((1 << (64 - kind.many.leading_zeros())) - 1);
            if many == 0 {
                continue;
            }
            first = first.or(Some((at, many)));
            for home in (0..self.cost.len()).filter(|home| kind.homes >> home & 1 == 1) {
                loads[home] += kind.credits * usize::try_from(many).unwrap_or(0);
                counts[home] += i32::try_from(many).unwrap_or(i32::MAX);
            }
        }
        (loads, counts, first)
    }

    /// The cost when nothing is left for the periods to come, if they may be empty.
    fn empty(&self, cost: i64, left: usize) -> Option<i64> {
        let may = self.count.iter().all(|&count| fits(count, 0, left));
        let rest = self.rest.iter().map(|rest| rest[left][0]).sum::<i64>();
        (may && rest < NEVER).then_some(cost + rest)
    }

    /// All patterns that a plan of at most `most` could have, by their first kind, most of it first.
    fn patterns(&self, most: i64, steps: &mut u64) -> Option<Vec<Vec<Pattern>>> {
        let none = Pattern { packed: 0, number: 0, cost: 0, loads: [0; HOMES], counts: [0; HOMES], first: 0 };
        let mut all = vec![none];
        let mut found: Vec<Vec<Pattern>> = vec![Vec::new(); self.kinds.len()];
        // The last kind first, so that the first kind of a pattern is the one added last.
        for (at, kind) in self.kinds.iter().enumerate().rev() {
            let mut longer = Vec::new();
            for &shorter in &all {
                let mut pattern = shorter;
                for many in 1..=kind.many {
                    pattern.packed += 1 << kind.shift;
                    pattern.number += kind.radix;
                    pattern.first = many;
                    for home in (0..self.cost.len()).filter(|home| kind.homes >> home & 1 == 1) {
                        pattern.loads[home] += kind.credits;
                        pattern.counts[home] += 1;
                    }
                    *steps = steps.saturating_sub(1);
                    if !self.may_grow(&pattern, most) {
                        break;
                    }
                    longer.push(pattern);
                }
                if *steps == 0 || all.len() + longer.len() > PATTERNS {
                    return None;
                }
            }
            found[at] = longer.iter().filter_map(|pattern| self.priced(pattern, most)).collect();
            found[at].sort_by_key(|pattern| std::cmp::Reverse(pattern.first));
            all.extend(longer);
        }
        Some(found)
    }

    /// Whether its loads, or larger ones, can be had for so much.
    fn may_grow(&self, pattern: &Pattern, most: i64) -> bool {
        (0..self.cost.len()).all(|home| {
            pattern.counts[home] <= self.count[home].most
                && self.cost[home][pattern.loads[home]..].iter().any(|&cost| cost <= most)
        })
    }

    fn priced(&self, pattern: &Pattern, most: i64) -> Option<Pattern> {
        let homes = 0..self.cost.len();
        let enough = homes.clone().all(|home| pattern.counts[home] >= self.count[home].least);
        let cost = homes.clone().map(|home| self.cost[home][pattern.loads[home]]).sum::<i64>();
        let total = |home: usize| self.cost[home].len() - 1;
        let rest = homes.map(|home| self.rest[home][self.periods - 1][total(home) - pattern.loads[home]]).sum::<i64>();
        (enough && cost + rest <= most).then_some(Pattern { cost, ..*pattern })
    }
}

/// Whether so many courses can go into so many periods.
fn fits(count: Range, many: i32, periods: usize) -> bool {
    let periods = i64::try_from(periods).unwrap_or(i64::MAX);
    let many = i64::from(many);
    i64::from(count.least).saturating_mul(periods) <= many && many <= i64::from(count.most).saturating_mul(periods)
}

/// What each load of a period costs a curriculum, `NEVER` where no courses have that sum or a range forbids it.
fn costs(land: &Landscape, home: usize, credits: &[usize]) -> Option<Vec<i64>> {
    let total = credits.iter().sum::<usize>();
    if total > CREDITS {
        return None;
    }
    let mut sums = vec![false; total + 1];
    sums[0] = true;
    for &credits in credits {
        for load in (credits..=total).rev() {
            sums[load] |= sums[load - credits];
        }
    }
    let range = land.rules.load[home];
    let keeps = |load: usize| i32::try_from(load).is_ok_and(|load| (range.least..=range.most).contains(&load));
    let costs = &land.load_cost[land.load_start[home] as usize..];
    Some((0..=total).map(|load| if sums[load] && keeps(load) { costs[load].min(NEVER) } else { NEVER }).collect())
}

/// The least cost of each sum over each number of periods.
fn splits(cost: &[i64], periods: usize) -> Vec<Vec<i64>> {
    let mut rows = vec![vec![NEVER; cost.len()]; periods + 1];
    rows[0][0] = 0;
    let loads: Vec<usize> = (0..cost.len()).filter(|&load| cost[load] < NEVER).collect();
    for period in 0..periods {
        for &load in &loads {
            for sum in load..cost.len() {
                let with = rows[period][sum - load].saturating_add(cost[load]).min(NEVER);
                rows[period + 1][sum] = rows[period + 1][sum].min(with);
            }
        }
    }
    rows
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::draft::{Course, Curriculum, Draft, Limits, Objective};
    use crate::landscape::Aim;
    use crate::problem::Problem;
    use crate::rules::Rules;

    /// The least cost of all ways to give every course a period, by trying them; `None` when limits forbid all.
    fn tried(land: &Landscape) -> Option<i64> {
        let rules = land.rules;
        let (courses, periods) = (rules.courses, rules.periods);
        let plans = periods.pow(u32::try_from(courses).unwrap());
        let cost = |plan: usize| -> Option<i64> {
            let mut cells = vec![(0, 0); rules.curricula * periods];
            for course in 0..courses {
                let period = plan / periods.pow(u32::try_from(course).unwrap()) % periods;
                for &home in rules.homes.row(course) {
                    let cell = &mut cells[home as usize * periods + period];
                    *cell = (cell.0 + rules.credits[course], cell.1 + 1);
                }
            }
            let cell = |(at, &(load, count)): (usize, &(i32, i32))| {
                let (home, keeps) = (at / periods, |range: Range, value| (range.least..=range.most).contains(&value));
                let may = keeps(rules.load[home], load) && keeps(rules.count[home], count);
                may.then(|| land.load_cost[land.load_start[home] as usize + usize::try_from(load).unwrap()])
            };
            cells.iter().enumerate().map(cell).sum()
        };
        (0..plans).filter_map(cost).min()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn without_prerequisites_and_wishes_packing_costs_what_the_best_of_all_plans_costs(
            periods in 2..=4_u32,
            courses in prop::collection::vec((prop::sample::select(vec![0_u32, 1, 2, 3, 3, 5, 5, 5]), 1..8_u32), 1..=6),
            counts in prop::option::of((0..=1_u32, 1..=4_u32)),
            credits in prop::option::of((0..=3_u32, 4..=14_u32)),
        ) {
            let id = |at: usize| format!("c{at}");
            let home = |home: u32| Curriculum {
                id: format!("q{home}"),
                courses: courses.iter().enumerate().filter(|(_, of)| of.1 >> home & 1 == 1).map(|(at, _)| id(at)).collect(),
            };
            let draft = Draft {
                objective: Objective::SquaredDeviation,
                periods,
                courses: courses.iter().enumerate().map(|(at, of)| Course { id: id(at), credits: of.0 }).collect(),
                curricula: (0..3).map(home).collect(),
                limits: Limits { courses: counts, credits },
                ..Draft::default()
            };
            let problem = Problem::new(draft).unwrap();
            let rules = Rules::of(&problem);
            let land = Landscape::new(&problem, &rules, rules.windows.clone(), Aim::Even(1), 1);
            let packing = Packing::new(&land, &[0, 1, 2]).unwrap();
            let best = tried(&land);

            let mut steps = 1 << 30;
            prop_assert_eq!(packing.climb(0, 1 << 20, &mut steps), (best.unwrap_or(1 << 20), true));

            // With fewer steps it says less, never more.
            for few in [1, 10, 100, 1_000] {
                let mut steps = few;
                prop_assert!(packing.climb(0, 1 << 20, &mut steps).0 <= best.unwrap_or(1 << 20));
            }
        }
    }
}
