//! What no calendar can exceed: prices on places, a share of the smallest score for each learner, and prices against
//! repeated blocks (Lagrangian relaxation; Held & Karp 1971, steps after Polyak 1969). With prices the learners no longer
//! meet, so each takes its own best schedule: exactly where its sets of blocks are few (`sets`), else a relaxed one that may
//! repeat blocks (`relax`). Every choice of prices gives a valid bound; the subgradient method looks for good ones. A round
//! costs O(learners · weeks · hosts · (blocks + ∏(need + 1))) relaxed, and what the tables hold exactly. All prices are whole
//! numbers of 2⁻¹⁶ points, so that a verifier counts the same bound.
//!
//! With all values at nought the same machine proves that demands cannot hold together: a bound below nought.

use ground::Budget;

use crate::answer::Prices;
use crate::pace::{Pace, Settings};
use crate::problem::{Learner, Problem, Stay};
use crate::relax::{Gains, NEVER, Relaxed};
use crate::sets::{ENTRIES, Lattices};

/// Parts of a point.
pub(crate) const POINT: i64 = 1 << 16;

/// What is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// The objective.
    Worth,
    /// Whether there is any calendar: every one is worth nought.
    Any,
}

/// One evaluation at some prices: the bound, and what the learners would do.
struct Told {
    bound: i64,
    heads: Vec<i32>,
    led: Vec<i32>,
    uses: Vec<u8>,
    score: Vec<i64>,
}

/// Exact rounds begin after a first relaxed one where they cost at most so many of those; else prices settle in relaxed rounds first.
const DEAR: usize = 8;
/// The part of an ascent that goes into relaxed rounds where exact ones are dear.
const SETTLING: f64 = 0.5;
/// Rounds without gain before the steps grow shorter, and how much shorter.
const PATIENCE: u32 = 8;
const SHORTER: f64 = 0.7;
/// Steps shorter than this part of Polyak's move no price.
const SHORTEST: f64 = 1e-3;

/// A search for prices that can be taken up again.
pub(crate) struct Ascent<'p> {
    problem: &'p Problem,
    question: Question,
    lattices: &'p Lattices,
    /// Whether exact rounds cost little; the first is relaxed all the same, so that there is a bound however small the effort.
    cheap: bool,
    exact: bool,
    now: Prices,
    /// The best bound so far in parts of a point, with its prices.
    pub kept: Option<(i64, Prices)>,
    relax: f64,
    since: u32,
}

impl<'p> Ascent<'p> {
    pub fn new(problem: &'p Problem, question: Question, lattices: &'p Lattices) -> Self {
        let cheap = lattices.entries() / ENTRIES <= DEAR * relaxed_cells(problem);
        let now = even(problem, question);
        Self { problem, question, lattices, cheap, exact: false, now, kept: None, relax: 1.0, since: 0 }
    }

    /// Goes on within the pace, for so many rounds at most; stops early when the bound falls below `enough` (in parts of a
    /// point). Polyak's steps aim at `target` (a calendar's worth, in points).
    pub fn climb(&mut self, target: i64, enough: i64, rounds: u32, pace: &mut Pace<'_>) {
        self.relax = self.relax.max(SHORTEST.sqrt());
        for _ in 0..rounds {
            let Some(told) = self.tell(pace) else { break };
            let best = self.kept.as_ref().map(|(bound, _)| *bound);
            if best.is_none_or(|best| told.bound < best) {
                let gained = best.is_none_or(|best| told.bound < best - best.abs() / 100_000);
                self.since = if gained { 0 } else { self.since + 1 };
                self.kept = Some((told.bound, self.now.clone()));
            } else {
                self.since += 1;
            }
            let over = pace.spend(0);
            if told.bound < enough || over.is_none() {
                break;
            }
            if !self.exact && (self.cheap || self.relax < SHORTEST || over.is_some_and(|over| over > SETTLING)) {
                // The kept prices are worth more when nothing is forgotten.
                (self.exact, self.relax, self.since) = (true, if self.cheap { 1.0 } else { 0.5 }, 0);
                if let Some((_, prices)) = &self.kept {
                    self.now.clone_from(prices);
                }
                continue;
            }
            if self.relax < SHORTEST {
                break;
            }
            let mut told = told;
            if self.since >= PATIENCE {
                (self.relax, self.since) = (self.relax * SHORTER, 0);
                if let Some((_, prices)) = &self.kept {
                    self.now.clone_from(prices);
                    let Some(again) = self.tell(pace) else { break };
                    told = again;
                }
            }
            step(self.problem, self.question, &mut self.now, &told, self.relax, target);
        }
    }

    /// No calendar is worth more points.
    pub fn ceiling(&self) -> i64 {
        self.kept.as_ref().map_or(i64::MAX, |(bound, _)| points(*bound))
    }

    fn tell(&self, pace: &mut Pace<'_>) -> Option<Told> {
        let none = Lattices::none();
        tell(self.problem, self.question, &self.now, if self.exact { self.lattices } else { &none }, pace)
    }
}

/// The best bound found within the pace, in parts of a point, with its prices.
pub(crate) fn best(
    problem: &Problem,
    question: Question,
    target: i64,
    enough: i64,
    rounds: u32,
    pace: &mut Pace<'_>,
) -> Option<(i64, Prices)> {
    let lattices = Lattices::new(problem);
    let mut ascent = Ascent::new(problem, question, &lattices);
    ascent.climb(target, enough, rounds, pace);
    ascent.kept
}

fn even(problem: &Problem, question: Question) -> Prices {
    let learners = problem.learners.len();
    let mut share = vec![0; learners];
    if question == Question::Worth && learners > 0 {
        let each = POINT / i64::try_from(learners).expect("at most 100,000");
        share.fill(each);
        share[0] += POINT - each * i64::try_from(learners).expect("at most 100,000");
    }
    Prices {
        places: vec![0; problem.max.len()],
        mentors: vec![0; problem.led.as_ref().map_or(0, Vec::len)],
        share,
        repeat: vec![0; learners * problem.blocks.len()],
    }
}

/// The bound at these prices in parts of a point; `None` when some learner has no schedule at all.
pub(crate) fn at(problem: &Problem, question: Question, prices: &Prices, lattices: &Lattices) -> Option<i64> {
    let settings = Settings::default();
    let mut pace = Pace::new(&Budget::unlimited(), u64::MAX, &settings, 1.0);
    tell(problem, question, prices, lattices, &mut pace).map(|told| told.bound)
}

/// What a learner's relaxed table costs, in draws of a walk.
fn cells(problem: &Problem, states: usize) -> usize {
    problem.weeks * problem.hosts.len() * (problem.blocks.len() + states + 1) / 16
}

fn relaxed_cells(problem: &Problem) -> usize {
    let states =
        |need: &[u32]| need.iter().fold(1_usize, |all, &need| all.saturating_mul(need as usize + 1)).min(1 << 10);
    problem.learners.iter().map(|learner| cells(problem, states(&learner.need))).sum()
}

/// `None` too when the pace says stop.
fn tell(
    problem: &Problem,
    question: Question,
    prices: &Prices,
    lattices: &Lattices,
    pace: &mut Pace<'_>,
) -> Option<Told> {
    let mut table = Vec::new();
    let (weeks, hosts, blocks) = (problem.weeks, problem.hosts.len(), problem.blocks.len());
    let mut told = Told {
        bound: 0,
        heads: vec![0; problem.max.len()],
        led: vec![0; prices.mentors.len()],
        uses: vec![0; problem.learners.len() * blocks],
        score: vec![0; problem.learners.len()],
    };
    let worth = i64::from(question == Question::Worth);
    for (cell, &price) in prices.places.iter().enumerate() {
        told.bound += price * i64::from(if price > 0 { problem.max[cell] } else { problem.min[cell] });
    }
    for (&price, &most) in prices.mentors.iter().zip(problem.led.iter().flatten()) {
        told.bound += price * i64::from(most);
    }
    told.bound += prices.repeat.iter().sum::<i64>();
    // Prices summed over the weeks of a stay.
    let mut from = vec![0; (weeks + 1) * hosts * blocks];
    for place in 0..hosts * blocks {
        for week in 0..weeks {
            let mentors = prices.mentors.get(place / blocks * weeks + week).copied().unwrap_or(0);
            from[place * (weeks + 1) + week + 1] =
                from[place * (weeks + 1) + week] + prices.places[place * weeks + week] + mentors;
        }
    }
    for (number, learner) in problem.learners.iter().enumerate() {
        let weight = worth * POINT + prices.share[number];
        let weighted = Learner { change: learner.change * weight, wait: learner.wait * weight, ..learner.clone() };
        let gains = Gains::new(problem, &weighted, |block, host, week| {
            let row = (host * blocks + block) * (weeks + 1);
            let stay = Stay {
                first_week: u16::try_from(week).expect("at most 1,000"),
                block: u8::try_from(block).expect("at most 64"),
                host: u16::try_from(host).expect("at most 10,000"),
            };
            let keep =
                if problem.keep > 0 && learner.previous.contains(&stay) { problem.keep * POINT * worth } else { 0 };
            weight * learner.value[block * hosts + host] + keep
                - i64::from(learner.heads) * (from[row + week + problem.length] - from[row + week])
                - prices.repeat[number * blocks + block]
        });
        let mut stays = Vec::new();
        let take = |block: usize, host: usize, week: usize| {
            told.uses[number * blocks + block] += 1;
            for each in week..week + problem.length {
                told.heads[problem.cell(host, block, each)] += learner.heads;
                if !told.led.is_empty() {
                    told.led[host * weeks + each] += learner.heads;
                }
            }
            stays.push(Stay {
                first_week: u16::try_from(week).expect("at most 1,000"),
                block: u8::try_from(block).expect("at most 64"),
                host: u16::try_from(host).expect("at most 10,000"),
            });
        };
        let (bound, cells) = if let Some(whole) = lattices.learner(number) {
            (whole.best(problem, &weighted, &gains, &mut table, take), whole.entries() / ENTRIES)
        } else {
            let relaxed = Relaxed::new(problem, &weighted, &gains);
            relaxed.walk(problem, &weighted, take);
            (relaxed.whole(), cells(problem, relaxed.start))
        };
        if bound <= NEVER / 2 {
            return None;
        }
        told.bound += bound;
        if pace.spend(u64::try_from(cells + 1).expect("small")).is_none() && number + 1 < problem.learners.len() {
            return None;
        }
        told.score[number] = crate::board::score(problem, learner, &stays);
    }
    let before: usize = problem.learners.iter().map(|learner| learner.previous.len()).sum();
    told.bound -= worth * problem.keep * POINT * i64::try_from(before).expect("few");
    Some(told)
}

/// One step of the subgradient method.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a step may be rounded")]
fn step(problem: &Problem, question: Question, now: &mut Prices, told: &Told, relax: f64, target: i64) {
    let mut norm = 0.0;
    let slope = |price: i64, heads: i32, min: i32, max: i32| {
        if heads > max {
            f64::from(heads - max)
        } else if heads < min {
            f64::from(heads - min)
        } else if price > 0 {
            f64::from(heads - max)
        } else if price < 0 {
            f64::from(heads - min)
        } else {
            0.0
        }
    };
    for (cell, &heads) in told.heads.iter().enumerate() {
        norm += slope(now.places[cell], heads, problem.min[cell], problem.max[cell]).powi(2);
    }
    for (cell, &heads) in told.led.iter().enumerate() {
        let most = problem.led.as_ref().map_or(i32::MAX, |led| led[cell]);
        norm += slope(now.mentors[cell], heads, 0, most).powi(2);
    }
    let over = |price: i64, uses: u8| if uses == 1 || uses == 0 && price == 0 { 0.0 } else { f64::from(uses) - 1.0 };
    for (&price, &uses) in now.repeat.iter().zip(&told.uses) {
        norm += over(price, uses).powi(2);
    }
    if norm == 0.0 {
        return;
    }
    let gap = (told.bound - target * POINT).max(POINT / 4) as f64;
    let size = relax * gap / norm;
    for (cell, price) in now.places.iter_mut().enumerate() {
        let slope = slope(*price, told.heads[cell], problem.min[cell], problem.max[cell]);
        moved(price, (size * slope) as i64);
        if problem.min[cell] == 0 {
            *price = (*price).max(0);
        }
    }
    for (cell, price) in now.mentors.iter_mut().enumerate() {
        let most = problem.led.as_ref().map_or(i32::MAX, |led| led[cell]);
        let slope = slope(*price, told.led[cell], 0, most);
        moved(price, (size * slope) as i64);
        *price = (*price).max(0);
    }
    for (price, &uses) in now.repeat.iter_mut().zip(&told.uses) {
        *price = (*price + (size * over(*price, uses)) as i64).clamp(0, POINT << 24);
    }
    if question == Question::Worth {
        lean(&mut now.share, &told.score, relax);
    }
}

/// A price that would cross nought stops there.
fn moved(price: &mut i64, by: i64) {
    let new = (*price + by).clamp(-(POINT << 24), POINT << 24);
    *price = if (*price > 0 && new < 0) || (*price < 0 && new > 0) { 0 } else { new };
}

/// The share of the smallest score leans to the learners whose score is small.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "shares are made whole again below")]
fn lean(share: &mut [i64], score: &[i64], relax: f64) {
    let (Some(&least), Some(&most)) = (score.iter().min(), score.iter().max()) else { return };
    if most == least {
        return;
    }
    let spread = (most - least) as f64;
    let raw = share
        .iter()
        .zip(score)
        .map(|(&share, &score)| ((share + 1) as f64) * (-2.0 * relax * (score - least) as f64 / spread).exp());
    let raw: Vec<f64> = raw.collect();
    let total: f64 = raw.iter().sum();
    for (share, raw) in share.iter_mut().zip(&raw) {
        *share = (POINT as f64 * raw / total).floor() as i64;
    }
    let left = POINT - share.iter().sum::<i64>();
    if let Some(first) = share.iter_mut().max() {
        *first += left;
    }
}

/// Whole points that no objective can exceed.
pub(crate) fn points(bound: i64) -> i64 {
    bound.div_euclid(POINT)
}
