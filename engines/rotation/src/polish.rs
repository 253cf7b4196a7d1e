//! Takes learners out of a calendar and puts them back in the best way: large neighbourhood search (Shaw 1998) with an exact
//! insertion of each learner (`insert`).

use crate::board::Board;
use crate::chance::Chance;
use crate::pace::Pace;
use crate::problem::Stay;
use crate::start::reinsert;

/// Labels a week of a re-insertion.
const WIDTH: usize = 500;
/// A label costs as much as so many draws.
const LABEL: u64 = 16;
/// What a head amiss costs in a re-insertion: more than any schedule brings.
const FORBIDDEN: i64 = 1 << 40;

/// Each learner alone until nobody can gain, then two at a time, until the pace says stop; the work it took.
pub(crate) fn polish(board: &mut Board<'_>, chance: &mut Chance, pace: &mut Pace<'_>) -> u64 {
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
