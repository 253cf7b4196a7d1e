//! One door: a first calendar, small problems whole, walks (`walks`), prices (`bound`), exact re-insertion of learners
//! (`polish`), prices again.

use ground::{Budget, Seed, Status};

use crate::anneal::{Walked, repair};
use crate::answer::{Answer, Certificate, Conflict};
use crate::board::Board;
use crate::bound::{Ascent, POINT, Question, points};
use crate::chance::Chance;
use crate::pace::{Pace, Settings, granted};
use crate::polish::polish;
use crate::problem::{Learner, Problem, Stay};
use crate::sets::Lattices;
use crate::start::{Start, first};
use crate::walks::Effort;
use crate::{conflict, exact};

/// Work when nothing bounds it.
const USUAL: u64 = 100_000_000;
/// Nodes for a search of everything.
const NODES: u64 = 300_000;
/// The part of the effort after which the first short walk ends, and the first prices: measured, Instance_10 and Instance_L10
/// are proved by then, seeds 1 to 3.
const SPRINT: f64 = 0.08;
const SURVEY: f64 = 0.11;
/// The part of the effort after which walks end; the rest goes into re-insertion and the bound.
const WALKING: f64 = 0.9;
/// The part of the effort after which re-insertion ends.
const POLISHED: f64 = 0.93;
/// Prices are tried so often at most.
const ROUNDS: u32 = 3_000;
/// Prices are tried so often when only the existence of a calendar is asked.
const PROVING: u32 = 400;
/// A first calendar and a last proof are granted as much, however small the budget.
const LEAST: u64 = 200_000;

/// Solves a problem on one thread. The same problem, seed and work give the same answer. Never fails: what cannot hold is
/// told in the answer's status and reason.
pub fn solve(problem: &Problem, budget: &Budget<'_>, seed: Seed) -> Answer {
    solve_with(problem, budget, seed, &Settings::default())
}

/// Solves a problem with more to say than a budget. Under a budget of work the answer does not depend on the threads.
pub fn solve_with(problem: &Problem, budget: &Budget<'_>, seed: Seed, settings: &Settings<'_>) -> Answer {
    Run::new(problem, budget, seed, settings).through(NODES)
}

/// Solves a problem without looking at all calendars first, however small it is: for tests of the walks and the prices.
#[doc(hidden)]
pub fn solve_by_walks(problem: &Problem, budget: &Budget<'_>, seed: Seed) -> Answer {
    Run::new(problem, budget, seed, &Settings::default()).through(0)
}

/// One solve, and what it has spent.
struct Run<'e, 'clock> {
    effort: Effort<'e, 'clock>,
    chance: Chance,
    total: u64,
    work: u64,
    moves: u64,
}

impl<'e, 'clock> Run<'e, 'clock> {
    fn new(problem: &'e Problem, budget: &'e Budget<'clock>, seed: Seed, settings: &'e Settings<'clock>) -> Self {
        let total = granted(budget).unwrap_or(USUAL);
        let chance = Chance::new(seed.stream(u64::MAX));
        Self { effort: Effort { problem, budget, seed, settings }, chance, total, work: 0, moves: 0 }
    }

    fn pace(&self, quota: u64, until: f64) -> Pace<'clock> {
        Pace::new(self.effort.budget, quota, self.effort.settings, until)
    }

    fn through(mut self, nodes: u64) -> Answer {
        let problem = self.effort.problem;
        let mut pace = self.pace((self.total / 2).max(LEAST), 0.5);
        let schedule = match first(problem, 1 + steepest(problem), &mut self.work, &mut pace) {
            Start::Ready(schedule) => schedule,
            Start::Never(learner) => {
                return self.without(Status::Infeasible, vec![conflict::learner(problem, learner)], Certificate::None);
            }
            Start::Cut => return self.without(Status::Unknown, vec![Conflict::Unknown], Certificate::None),
        };
        if let Some(answer) = self.whole(nodes) {
            return answer;
        }
        // Whether there is any calendar is asked first: of a short repair, and where it fails, of prices.
        let mut board = Board::new(problem, &schedule);
        let early = self.repaired(&mut board, 0.05);
        if board.amiss > 0
            && let Some(refuted) = self.refuted(self.total / 10, 0.15)
        {
            return refuted;
        }
        self.improved(schedule, early)
    }

    /// Small problems: every calendar there is.
    fn whole(&mut self, nodes: u64) -> Option<Answer> {
        let problem = self.effort.problem;
        let (searched, spent) = exact::search(problem, nodes.min(self.total));
        self.work += spent;
        let Some((objective, schedule)) = searched?.best else {
            let reason = conflict::small(problem, nodes, &mut self.work);
            return Some(self.without(Status::Infeasible, reason, Certificate::Exhausted));
        };
        let mut answer = self.told(&Board::new(problem, &schedule), Status::Optimal);
        (answer.bound, answer.certificate) = (Some(objective), Certificate::Exhausted);
        Some(answer)
    }

    /// A calendar in which fewer heads are amiss, if any are.
    fn repaired(&mut self, board: &mut Board<'_>, until: f64) -> Option<Walked> {
        if board.amiss == 0 || board.stays.is_empty() {
            return None;
        }
        let mut pace = self.pace(self.total / 20, until);
        let repaired = repair(board, &mut self.chance, &mut pace);
        (self.moves, self.work) = (self.moves + repaired.moves, self.work + pace.done());
        Some(repaired)
    }

    /// The answer that there is no calendar, if prices prove it within the pace.
    fn refuted(&mut self, quota: u64, until: f64) -> Option<Answer> {
        let mut pace = self.pace(quota, until);
        let found = conflict::prove(self.effort.problem, PROVING, &mut pace);
        self.work += pace.done();
        let (prices, reason) = conflict::priced(self.effort.problem, found?);
        Some(self.without(Status::Infeasible, reason, Certificate::Prices(prices)))
    }

    /// A short walk and what no calendar can exceed: often that is the end of it. Else longer walks, and both again.
    fn improved(mut self, schedule: Vec<Vec<Stay>>, early: Option<Walked>) -> Answer {
        let problem = self.effort.problem;
        let lattices = Lattices::new(problem);
        let mut ascent = Ascent::new(problem, Question::Worth, &lattices);
        let mut best = Walked::of(&Board::new(problem, &schedule));
        if schedule.iter().any(|stays| !stays.is_empty()) {
            let (sprint, work) = self.effort.sprint(&schedule, part(self.left(), SPRINT), SPRINT);
            (self.work, self.moves) = (self.work + work, self.moves + sprint.moves);
            best = better(best, sprint);
            if best.amiss == 0 {
                self.climb(&mut ascent, best.objective, part(self.total, SURVEY - SPRINT), SURVEY);
            }
            if best.amiss > 0 || best.objective < ascent.ceiling() {
                let quota = part(self.left(), WALKING);
                for (walked, work) in self.effort.walks(&best.schedule, ascent.ceiling(), quota, WALKING) {
                    (self.work, self.moves) = (self.work + work, self.moves + walked.moves);
                    best = better(best, walked);
                }
            }
        }
        let mut board = Board::new(problem, &best.schedule);
        if let Some(repaired) = self.repaired(&mut board, POLISHED) {
            // What a walk brought near is worth more than what the early repair found without a thought of wishes.
            board = Board::new(problem, &early.into_iter().fold(repaired, better).schedule);
        }
        if board.amiss > 0 {
            if let Some(refuted) = self.refuted((self.total / 10).max(LEAST), 1.0) {
                return refuted;
            }
            // A calendar with heads amiss is worth nothing yet.
            let answer = self.told(&board, Status::Unknown);
            return Answer { objective: 0, reason: vec![Conflict::Unknown], ..answer };
        }
        if board.objective() < ascent.ceiling() {
            let mut pace = self.pace(self.total / 25, POLISHED);
            self.work += polish(&mut board, &mut self.chance, &mut pace);
        }
        if board.objective() < ascent.ceiling() {
            let quota = self.left().max(self.total / 20);
            self.climb(&mut ascent, board.objective(), quota, 1.0);
        }
        let status = if board.objective() < ascent.ceiling() { Status::Feasible } else { Status::Optimal };
        let mut answer = self.told(&board, status);
        if let Some((bound, prices)) = ascent.kept {
            (answer.bound, answer.certificate) = (Some(points(bound)), Certificate::Prices(prices));
        }
        answer
    }

    fn climb(&mut self, ascent: &mut Ascent<'_>, objective: i64, quota: u64, until: f64) {
        let mut pace = self.pace(quota, until);
        ascent.climb(objective, (objective + 1) * POINT, ROUNDS, &mut pace);
        self.work += pace.done();
    }

    fn left(&self) -> u64 {
        self.total.saturating_sub(self.work)
    }

    fn told(&self, board: &Board<'_>, status: Status) -> Answer {
        Answer {
            status,
            objective: board.objective(),
            bound: None,
            sum: board.sum,
            least: board.least,
            moved: board.moved,
            violations: board.amiss,
            schedule: board.schedule(),
            certificate: Certificate::None,
            reason: Vec::new(),
            work: self.work,
            moves: self.moves,
            seed: self.effort.seed,
        }
    }

    fn without(&self, status: Status, reason: Vec<Conflict>, certificate: Certificate) -> Answer {
        Answer {
            status,
            objective: 0,
            bound: None,
            sum: 0,
            least: 0,
            moved: 0,
            violations: 0,
            schedule: Vec::new(),
            certificate,
            reason,
            work: self.work,
            moves: 0,
            seed: self.effort.seed,
        }
    }
}

/// The one with fewer heads amiss, then the one worth more, then the first.
fn better(one: Walked, two: Walked) -> Walked {
    if (two.amiss, -two.objective) < (one.amiss, -one.objective) { two } else { one }
}

/// More than one week of a stay at the wrong place can bring.
fn steepest(problem: &Problem) -> i64 {
    let each = |learner: &Learner| {
        let (least, most) = (learner.value.iter().min(), learner.value.iter().max());
        most.copied().unwrap_or(0) - least.copied().unwrap_or(0) - 2 * learner.change - learner.wait
    };
    problem.learners.iter().map(each).max().unwrap_or(0) + problem.keep
}

/// A part of a budget.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of a budget"
)]
fn part(total: u64, part: f64) -> u64 {
    (total as f64 * part) as u64
}
