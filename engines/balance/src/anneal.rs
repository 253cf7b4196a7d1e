//! Simulated annealing over plans that keep windows and prerequisites; broken ranges cost a penalty.
//!
//! Moves: a course to another period; two courses exchanged; a course exchanged for two; a course with those that it
//! pushes along its prerequisites (chain shift); two periods exchanged as far as windows allow. Cooling is geometric, with
//! reheats (Ceschia, Di Gaspero & Schaerf 2014, “The generalized balanced academic curriculum problem with heterogeneous
//! classes” anneal over moves and swaps). Differences: tables for every term, chain shifts and exchanges of periods, and
//! thresholds instead of probabilities drawn anew. O(curricula of the course) a move.

use ground::{Meter, Pace, Stream};

use crate::landscape::Landscape;
use crate::state::State;

/// Moves between two looks at the heat.
const STEP: u64 = 1024;

/// Fast numbers from a seeded start (wyrand: one multiplication a draw).
pub(crate) struct Dice(u64);

impl Dice {
    pub fn new(stream: Stream) -> Self {
        Self(stream.at(0))
    }

    #[inline]
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0xa076_1d64_78bd_642f);
        let wide = u128::from(self.0) * u128::from(self.0 ^ 0xe703_7ed1_a0b4_28db);
        #[expect(clippy::cast_possible_truncation, reason = "both halves are folded into one")]
        let folded = (wide >> 64) as u64 ^ wide as u64;
        folded
    }

    /// Below a bound.
    #[inline]
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from((u128::from(self.roll()) * bound as u128) >> 64).unwrap_or(0)
    }
}

/// How a chain cools.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cooling {
    pub hot: f64,
    pub cold: f64,
    pub moves: u64,
}

/// Courses that can move at all, and for each the courses it shares a curriculum with.
pub(crate) struct Partners {
    pub free: Vec<u32>,
    rows: Vec<Vec<u32>>,
    /// −ln of evenly spread chances.
    chances: Vec<f64>,
}

const CHANCES: usize = 4096;

impl Partners {
    pub fn of(land: &Landscape) -> Self {
        let rules = land.rules;
        let is_free = |course: u32| land.windows[course as usize].count_ones() > 1;
        let free: Vec<u32> =
            (0..u32::try_from(rules.courses).unwrap_or(u32::MAX)).filter(|&one| is_free(one)).collect();
        let mut rows = vec![Vec::new(); rules.courses];
        for &course in &free {
            let row = &mut rows[course as usize];
            for &home in rules.homes.row(course as usize) {
                let members = rules.members.row(home as usize);
                row.extend(members.iter().copied().filter(|&other| other != course && is_free(other)).take(256));
                if row.len() > 1024 {
                    break;
                }
            }
            row.sort_unstable();
            row.dedup();
        }
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let chances = (0..CHANCES).map(|at| -((at as f64 + 0.5) / CHANCES as f64).ln()).collect();
        Self { free, rows, chances }
    }
}

/// The best plan a chain saw, and what it costs with penalties.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    pub plan: Vec<u32>,
    pub energy: i64,
    pub broken: i64,
}

/// One chain, from a plan. Stops early at `target` or when the budget ends.
pub(crate) fn anneal(
    land: &Landscape,
    partners: &Partners,
    start: &[u32],
    cooling: Cooling,
    target: i64,
    stream: Stream,
    meter: &mut Meter,
) -> Best {
    let mut state = State::new(land, start.to_vec());
    let mut best = Best { plan: start.to_vec(), energy: state.energy, broken: state.broken() };
    if partners.free.is_empty() {
        return best;
    }
    let mut walk = Walk { dice: Dice::new(stream), partners, heat: cooling.hot, log: Vec::new() };
    let steps = cooling.moves.div_ceil(STEP).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a rate of cooling")]
    let factor = (cooling.cold / cooling.hot).powf(1.0 / steps as f64);
    for _ in 0..steps {
        if meter.spend(STEP) == Pace::Stop {
            break;
        }
        for _ in 0..STEP {
            if walk.step(&mut state) && state.energy < best.energy {
                best.energy = state.energy;
                best.plan.copy_from_slice(&state.plan);
                if state.energy <= target {
                    best.broken = state.broken();
                    return best;
                }
            }
        }
        walk.heat *= factor;
    }
    best.broken = State::new(land, best.plan.clone()).broken();
    best
}

struct Walk<'land> {
    dice: Dice,
    partners: &'land Partners,
    heat: f64,
    log: Vec<(u32, u32, i64)>,
}

impl Walk<'_> {
    #[inline]
    fn accepts(&mut self, price: i64, roll: u64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "prices stay far below 2^52")]
        let price_f = price as f64;
        price <= 0 || price_f <= self.heat * self.partners.chances[(roll >> 40) as usize % CHANCES]
    }

    /// Tries one move; true when the plan changed.
    #[inline]
    fn step(&mut self, state: &mut State) -> bool {
        let roll = self.dice.roll();
        let free = &self.partners.free;
        let course = free[(((roll >> 32) * free.len() as u64) >> 32) as usize] as usize;
        match roll & 255 {
            0..=119 => self.shift(state, course),
            120..=229 => self.exchange(state, course),
            230..=249 => self.one_for_two(state, course),
            250..=254 => self.chain(state, course),
            _ => {
                if (roll >> 8).trailing_zeros() >= 4 {
                    self.periods(state, course)
                } else {
                    self.shift(state, course)
                }
            }
        }
    }

    #[inline]
    fn shift(&mut self, state: &mut State, course: usize) -> bool {
        let set = state.window(course) & !(1 << state.plan[course]);
        if set == 0 {
            return false;
        }
        let roll = self.dice.roll();
        let to = pick(set, roll);
        let price = state.price(course, to);
        if self.accepts(price, roll) {
            state.place(course, to, price);
            return true;
        }
        false
    }

    fn partner(&mut self, course: usize) -> Option<usize> {
        let row = &self.partners.rows[course];
        if row.is_empty() {
            return None;
        }
        Some(row[self.dice.below(row.len())] as usize)
    }

    fn exchange(&mut self, state: &mut State, course: usize) -> bool {
        let Some(other) = self.partner(course) else { return self.shift(state, course) };
        let (from, to) = (state.plan[course], state.plan[other]);
        if from == to || state.window(course) >> to & 1 == 0 || state.window(other) >> from & 1 == 0 {
            return false;
        }
        let first = state.price(course, to);
        state.place(course, to, first);
        let second = state.price(other, from);
        let roll = self.dice.roll();
        if self.accepts(first + second, roll) {
            state.place(other, from, second);
            return true;
        }
        state.place(course, from, -first);
        false
    }

    fn one_for_two(&mut self, state: &mut State, course: usize) -> bool {
        let (Some(second), Some(third)) = (self.partner(course), self.partner(course)) else { return false };
        let (from, to) = (state.plan[course], state.plan[second]);
        if second == third || from == to {
            return false;
        }
        self.log.clear();
        let mut price = 0;
        let third_to = if state.plan[third] == to { from } else { state.plan[third] };
        for (one, into) in [(course, to), (second, if third_to == from { from } else { third_to }), (third, from)] {
            if state.plan[one] == into {
                continue;
            }
            if state.window(one) >> into & 1 == 0 {
                self.back(state, 0);
                return false;
            }
            price += self.put(state, one, into);
        }
        self.settle(state, price)
    }

    /// Moves a course anywhere in its window; courses it meets along its prerequisites are pushed on.
    fn chain(&mut self, state: &mut State, course: usize) -> bool {
        let set = state.land.windows[course] & !(1 << state.plan[course]);
        if set == 0 {
            return false;
        }
        let to = pick(set, self.dice.roll());
        self.log.clear();
        let mut price = self.put(state, course, to);
        let mut at = 0;
        while at < self.log.len() {
            let (pushed, _, _) = self.log[at];
            at += 1;
            let here = state.plan[pushed as usize];
            let rules = state.land.rules;
            for &later in rules.after.row(pushed as usize) {
                if state.plan[later as usize] <= here {
                    let set = state.land.windows[later as usize] & u64::MAX.checked_shl(here + 1).unwrap_or(0);
                    if set == 0 || self.log.len() > 12 {
                        self.back(state, 0);
                        return false;
                    }
                    price += self.put(state, later as usize, set.trailing_zeros());
                }
            }
            for &earlier in rules.before.row(pushed as usize) {
                if state.plan[earlier as usize] >= here {
                    let set = state.land.windows[earlier as usize] & ((1 << here) - 1);
                    if set == 0 || self.log.len() > 12 {
                        self.back(state, 0);
                        return false;
                    }
                    price += self.put(state, earlier as usize, set.ilog2());
                }
            }
        }
        self.settle(state, price)
    }

    /// Exchanges two periods for all courses that share a curriculum with this one and may go.
    fn periods(&mut self, state: &mut State, course: usize) -> bool {
        let set = state.land.windows[course] & !(1 << state.plan[course]);
        if set == 0 {
            return false;
        }
        let (from, to) = (state.plan[course], pick(set, self.dice.roll()));
        self.log.clear();
        let mut price = 0;
        let partners = self.partners;
        for &other in partners.rows[course].iter().chain([&u32::try_from(course).unwrap_or(0)]) {
            let other = other as usize;
            let into = match state.plan[other] {
                here if here == from => to,
                here if here == to => from,
                _ => continue,
            };
            if state.window(other) >> into & 1 == 1 {
                price += self.put(state, other, into);
            }
        }
        self.settle(state, price)
    }

    fn put(&mut self, state: &mut State, course: usize, to: u32) -> i64 {
        let price = state.price(course, to);
        self.log.push((u32::try_from(course).unwrap_or(0), state.plan[course], price));
        state.place(course, to, price);
        price
    }

    fn settle(&mut self, state: &mut State, price: i64) -> bool {
        let roll = self.dice.roll();
        if self.accepts(price, roll) {
            return !self.log.is_empty();
        }
        self.back(state, 0);
        false
    }

    fn back(&mut self, state: &mut State, mark: usize) {
        while self.log.len() > mark {
            let Some((course, from, price)) = self.log.pop() else { return };
            state.place(course as usize, from, -price);
        }
    }
}

/// One period of a set.
#[inline]
fn pick(set: u64, roll: u64) -> u32 {
    let mut rest = set;
    let mut skip = ((roll & 0xffff_ffff) * u64::from(set.count_ones())) >> 32;
    while skip > 0 {
        rest &= rest - 1;
        skip -= 1;
    }
    rest.trailing_zeros()
}
