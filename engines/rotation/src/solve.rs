//! One door: a first calendar, small problems whole, walks on as many threads as are lent, exact re-insertion of learners
//! one by one, then the bound.

use ground::{Budget, Seed, Status};

use crate::anneal::{Heat, Walked, repair, scale, walk};
use crate::answer::{Answer, Certificate, Conflict};
use crate::board::Board;
use crate::bound::{Ascent, Question, points};
use crate::chance::Chance;
use crate::pace::{Pace, Settings, granted};
use crate::problem::{Problem, Stay};
use crate::sets::Lattices;
use crate::start::{Start, first, reinsert};
use crate::{bound, conflict, exact};

/// Work when nothing bounds it.
const USUAL: u64 = 100_000_000;
/// Nodes for a search of everything.
const NODES: u64 = 300_000;
/// Independent walks under a budget of work, whatever the threads.
const WALKS: u64 = 2;
/// The part of the effort after which the first short walk ends, and the first prices.
const SPRINT: f64 = 0.08;
const SURVEY: f64 = 0.11;
/// The stream of chance of the first short walk.
const SPRINTS: u64 = 1 << 32;
/// The part of the effort after which walks end; the rest goes into the bound.
const WALKING: f64 = 0.9;
/// Prices are tried so often at most.
const ROUNDS: u32 = 3_000;
/// Prices are tried so often when only the existence of a calendar is asked.
const PROVING: u32 = 400;
/// A first calendar and a last proof are granted as much, however small the budget.
const LEAST: u64 = 200_000;
/// Labels a week of a re-insertion.
const WIDTH: usize = 500;
/// The part of the effort after which re-insertion ends.
const POLISHED: f64 = 0.93;
/// A label costs as much as so many draws.
const LABEL: u64 = 16;
/// What a head amiss costs in a re-insertion: more than any schedule brings.
const FORBIDDEN: i64 = 1 << 40;

/// Solves a problem on one thread. The same problem, seed and work give the same answer. Never fails: what cannot hold is
/// told in the answer's status and reason.
pub fn solve(problem: &Problem, budget: &Budget<'_>, seed: Seed) -> Answer {
    solve_with(problem, budget, seed, &Settings::default())
}

/// Solves a problem with more to say than a budget. Under a budget of work the answer does not depend on the threads.
pub fn solve_with(problem: &Problem, budget: &Budget<'_>, seed: Seed, settings: &Settings<'_>) -> Answer {
    through(problem, budget, seed, settings, NODES)
}

/// Solves a problem without looking at all calendars first, however small it is: for tests of the walks and the prices.
#[doc(hidden)]
pub fn solve_by_walks(problem: &Problem, budget: &Budget<'_>, seed: Seed) -> Answer {
    through(problem, budget, seed, &Settings::default(), 0)
}

fn through(problem: &Problem, budget: &Budget<'_>, seed: Seed, settings: &Settings<'_>, nodes: u64) -> Answer {
    let total = granted(budget).unwrap_or(USUAL);
    let mut work = 0;
    let mut start = Pace::new(budget, (total / 2).max(LEAST), settings, 0.5);
    let schedule = match first(problem, 1 + steepest(problem), &mut work, &mut start) {
        Start::Ready(schedule) => schedule,
        Start::Never(learner) => {
            return without(
                Status::Infeasible,
                vec![conflict::learner(problem, learner)],
                Certificate::None,
                work,
                seed,
            );
        }
        Start::Cut => return without(Status::Unknown, vec![Conflict::Unknown], Certificate::None, work, seed),
    };
    let (searched, spent) = exact::search(problem, nodes.min(total));
    work += spent;
    if let Some(searched) = searched {
        let Some((objective, schedule)) = searched.best else {
            let reason = conflict::small(problem, nodes, &mut work);
            return without(Status::Infeasible, reason, Certificate::Exhausted, work, seed);
        };
        let mut answer = told(&Board::new(problem, &schedule), Status::Optimal, work, seed);
        (answer.bound, answer.certificate) = (Some(objective), Certificate::Exhausted);
        return answer;
    }
    // Whether there is any calendar is asked first: of a short repair, and where it fails, of prices.
    let mut chance = Chance::new(seed.stream(u64::MAX));
    let mut early = None;
    let mut board = Board::new(problem, &schedule);
    if board.amiss > 0 && !board.stays.is_empty() {
        let mut pace = Pace::new(budget, total / 20, settings, 0.05);
        early = Some(repair(&mut board, &mut chance, &mut pace));
        work += pace.done();
    }
    if board.amiss > 0 {
        let mut pace = Pace::new(budget, total / 10, settings, 0.15);
        if let Some(refuted) = refuted(problem, &mut pace, &mut work, seed) {
            return refuted;
        }
    }
    let lattices = Lattices::new(problem);
    let effort = Effort { problem, budget, seed, settings };
    // A short walk first, and what no calendar can exceed: often that is the end of it.
    let quota = part(total.saturating_sub(work), SPRINT);
    let sprint = effort.walks(&schedule, 1, SPRINTER, i64::MAX, quota, SPRINT);
    let mut ascent = None;
    let mut ceiling = i64::MAX;
    work += sprint.iter().map(|(_, work)| work).sum::<u64>();
    let mut moves = early.iter().chain(sprint.iter().map(|(walked, _)| walked)).map(|walked| walked.moves).sum::<u64>();
    let mut best = sprint.into_iter().map(|(walked, _)| walked).reduce(better);
    if let Some(best) = best.as_ref().filter(|best| best.amiss == 0) {
        let mut pace = Pace::new(budget, part(total, SURVEY - SPRINT), settings, SURVEY);
        let ascent = ascent.get_or_insert_with(|| Ascent::new(problem, Question::Worth, &lattices));
        ascent.climb(best.objective, (best.objective + 1) * bound::POINT, ROUNDS, &mut pace);
        work += pace.done();
        ceiling = ascent.kept.as_ref().map_or(i64::MAX, |(bound, _)| points(*bound));
    }
    if best.as_ref().is_some_and(|best| best.amiss > 0 || best.objective < ceiling) {
        let from = best.as_ref().map_or(&schedule, |best| &best.schedule);
        let quota = part(total.saturating_sub(work), WALKING);
        let walked = effort.walks(from, 0, HEAT, ceiling, quota, WALKING);
        work += walked.iter().map(|(_, work)| work).sum::<u64>();
        moves += walked.iter().map(|(walked, _)| walked.moves).sum::<u64>();
        best = best.into_iter().chain(walked.into_iter().map(|(walked, _)| walked)).reduce(better);
    }
    let mut board = Board::new(problem, &best.map_or(schedule, |walked| walked.schedule));
    if board.amiss > 0 && !board.stays.is_empty() {
        let mut pace = Pace::new(budget, total / 20, settings, POLISHED);
        // What a walk brought near is worth more than what the early repair found without a thought of wishes.
        let repaired = repair(&mut board, &mut chance, &mut pace);
        (moves, work) = (moves + repaired.moves, work + pace.done());
        let best = early.into_iter().fold(repaired, better);
        board = Board::new(problem, &best.schedule);
    }
    if board.amiss > 0 {
        let mut pace = Pace::new(budget, (total / 10).max(LEAST), settings, 1.0);
        if let Some(refuted) = refuted(problem, &mut pace, &mut work, seed) {
            return refuted;
        }
        let mut answer = told(&board, Status::Unknown, work, seed);
        // A calendar with heads amiss is worth nothing yet.
        (answer.objective, answer.reason, answer.moves) = (0, vec![Conflict::Unknown], moves);
        return answer;
    }
    if board.objective() < ceiling {
        work += polish(&mut board, &mut chance, &mut Pace::new(budget, total / 25, settings, POLISHED));
    }
    let mut answer = told(&board, Status::Feasible, work, seed);
    answer.moves = moves;
    let mut ascent = ascent.unwrap_or_else(|| Ascent::new(problem, Question::Worth, &lattices));
    if board.objective() < ceiling {
        let mut pace = Pace::new(budget, total.saturating_sub(work).max(total / 20), settings, 1.0);
        ascent.climb(answer.objective, (answer.objective + 1) * bound::POINT, ROUNDS, &mut pace);
        answer.work += pace.done();
    }
    if let Some((bound, prices)) = ascent.kept {
        answer.bound = Some(points(bound));
        answer.certificate = Certificate::Prices(prices);
        if points(bound) <= answer.objective {
            answer.status = Status::Optimal;
        }
    }
    answer
}

/// The one with fewer heads amiss, then the one worth more, then the first.
fn better(one: Walked, two: Walked) -> Walked {
    if (two.amiss, -two.objective) < (one.amiss, -one.objective) { two } else { one }
}

/// The answer that there is no calendar, if prices prove it within the pace.
fn refuted(problem: &Problem, pace: &mut Pace<'_>, work: &mut u64, seed: Seed) -> Option<Answer> {
    let found = conflict::prove(problem, PROVING, pace);
    *work += pace.done();
    let (prices, reason) = conflict::priced(problem, found?);
    Some(without(Status::Infeasible, reason, Certificate::Prices(prices), *work, seed))
}

/// More than one week of a stay at the wrong place can bring.
fn steepest(problem: &Problem) -> i64 {
    let each = |learner: &crate::problem::Learner| {
        let (least, most) = (learner.value.iter().min(), learner.value.iter().max());
        most.copied().unwrap_or(0) - least.copied().unwrap_or(0) - 2 * learner.change - learner.wait
    };
    problem.learners.iter().map(each).max().unwrap_or(0) + problem.keep
}

/// What a search may use.
struct Effort<'e, 'clock> {
    problem: &'e Problem,
    budget: &'e Budget<'clock>,
    seed: Seed,
    settings: &'e Settings<'clock>,
}

impl Effort<'_, '_> {
    /// So many walks side by side (nought: as many as the budget wants), and the work of each.
    fn walks(
        &self,
        schedule: &[Vec<Stay>],
        count: u64,
        heat: Heat,
        ceiling: i64,
        quota: u64,
        until: f64,
    ) -> Vec<(Walked, u64)> {
        if schedule.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let threads = u64::from(self.settings.threads.max(1));
        let usual = if self.settings.elapsed.is_some() { threads } else { std::env::var("WALKS").ok().and_then(|text| text.parse().ok()).unwrap_or(WALKS) };
        let (count, stream) = if count == 0 { (usual, 0) } else { (count, SPRINTS) };
        let one = |number: u64| {
            let mut board = Board::new(self.problem, schedule);
            let mut chance = Chance::new(self.seed.stream(stream + number));
            let scale = scale(&mut board, &mut chance);
            let mut pace = Pace::new(self.budget, quota / count, self.settings, until);
            let walked = walk(&mut board, &mut chance, heat, scale, ceiling, &mut pace);
            (walked, pace.done())
        };
        let numbers: Vec<u64> = (0..count).collect();
        if threads == 1 || count == 1 {
            return numbers.into_iter().map(one).collect();
        }
        let mut done = Vec::new();
        for some in numbers.chunks(usize::try_from(threads).unwrap_or(1)) {
            let one = &one;
            done.extend(std::thread::scope(|scope| {
                let running: Vec<_> = some.iter().map(|&number| scope.spawn(move || one(number))).collect();
                let joined = running.into_iter().map(|thread| thread.join().expect("a walk does not panic"));
                joined.collect::<Vec<_>>()
            }));
        }
        done
    }
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

/// How a walk begins and ends, in usual changes of the score.
const HEAT: Heat = Heat { first: 2.0, begin: 0.7, end: 0.05 };
const SPRINTER: Heat = HEAT;

/// Takes learners out and puts them back in the best way: each alone until nobody can gain, then two at a time, until the
/// pace says stop. Large neighbourhood search (Shaw 1998) with an exact insertion of each learner.
fn polish(board: &mut Board<'_>, chance: &mut Chance, pace: &mut Pace<'_>) -> u64 {
    let learners = board.problem.learners.len();
    let (mut since, mut turn) = (0, 0);
    while since < learners {
        let gained = again(board, &[turn], pace);
        since = if gained == Some(true) { 0 } else { since + 1 };
        turn = (turn + 1) % learners.max(1);
        if gained.is_none() {
            return pace.done();
        }
    }
    if learners < 2 {
        return pace.done();
    }
    loop {
        let mut pick = crate::chance::Draw(chance.bits());
        let one = pick.below(learners);
        let two = (one + 1 + pick.below(learners - 1)) % learners;
        if again(board, &[one, two], pace).is_none() {
            break;
        }
    }
    pace.done()
}

/// Takes these learners out and puts them back one after the other; whether the whole gained. `None` when it is time to stop.
fn again(board: &mut Board<'_>, learners: &[usize], pace: &mut Pace<'_>) -> Option<bool> {
    let objective = board.objective();
    let old: Vec<Vec<Stay>> = learners.iter().map(|&learner| board.of(learner).to_vec()).collect();
    let mut above = i64::MIN / 2;
    if let [learner] = learners {
        let stood: i64 = old[0].iter().map(|&stay| board.stood(*learner, stay)).sum();
        above = board.score[*learner] + board.problem.keep * stood - 1;
    }
    for &learner in learners {
        board.clear(learner);
    }
    let mut work = 0;
    for (index, &learner) in learners.iter().enumerate() {
        let above = if learners.len() == 1 { above - board.amiss * FORBIDDEN } else { above };
        let found = reinsert(board, learner, FORBIDDEN, above, WIDTH);
        work += found.work;
        board.fill(learner, found.stays.as_deref().unwrap_or(&old[index]));
    }
    let gained = board.amiss == 0 && board.objective() > objective;
    if board.amiss > 0 || board.objective() < objective {
        for &learner in learners {
            board.clear(learner);
        }
        for (&learner, old) in learners.iter().zip(&old) {
            board.fill(learner, old);
        }
    }
    // Whatever was found, it was looked for: nothing is free, or the loop above would never end.
    pace.spend((work + 64) * LABEL).map(|_| gained)
}

fn told(board: &Board<'_>, status: Status, work: u64, seed: Seed) -> Answer {
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
        work,
        moves: 0,
        seed,
    }
}

fn without(status: Status, reason: Vec<Conflict>, certificate: Certificate, work: u64, seed: Seed) -> Answer {
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
        work,
        moves: 0,
        seed,
    }
}
