//! A first calendar, and learner by learner the exact re-insertion against how full the places are.

use crate::board::Board;
use crate::insert::{Found, best};
use crate::pace::Pace;
use crate::problem::{Learner, Problem, Stay};
use crate::relax::{Gains, NEVER, Relaxed};

/// Labels a week when a first schedule is looked for, then eight times as many as long as none was found, up to the widest.
const NARROW: usize = 1 << 5;
const WIDEST: usize = 1 << 17;

/// What a first calendar found.
pub(crate) enum Start {
    /// Every learner has a schedule of its own; places may be too full or too empty.
    Ready(Vec<Vec<Stay>>),
    /// This learner has none, whatever the others do.
    Never(usize),
    /// A learner's search was cut before it found one.
    Cut,
}

/// Gives every learner the best schedule against the places the earlier ones left, each head amiss charged. The learners
/// with the fewest free weeks go first.
pub(crate) fn first(problem: &Problem, price: i64, work: &mut u64, pace: &mut Pace<'_>) -> Start {
    let learners = problem.learners.len();
    let mut order: Vec<usize> = (0..learners).collect();
    if let Some(learner) = order.iter().copied().find(|&learner| hopeless(problem, &problem.learners[learner])) {
        return Start::Never(learner);
    }
    let slack = |learner: usize| {
        let who = &problem.learners[learner];
        let weeks = who.begins.iter().filter(|&&begins| begins).count();
        i64::try_from(weeks).expect("few") - i64::try_from(who.blocks).expect("few")
    };
    order.sort_by_key(|&learner| (slack(learner), learner));
    let mut schedule: Vec<Vec<Stay>> = vec![Vec::new(); learners];
    let mut board = Board::new(problem, &schedule);
    let cells = u64::try_from(problem.max.len() / 16).expect("few");
    for learner in order {
        if pace.spend(0).is_none() {
            return Start::Cut;
        }
        let mut width = NARROW;
        let found = loop {
            let found = reinsert(&board, learner, price, i64::MIN / 2, width);
            *work += found.work;
            if pace.spend(found.work + cells).is_none() && found.stays.is_none() {
                return Start::Cut;
            }
            if found.stays.is_some() || found.exact || width >= WIDEST {
                break found;
            }
            width *= 8;
        };
        match found.stays {
            Some(stays) => {
                for (position, &stay) in stays.iter().enumerate() {
                    board.sit(learner, position, stay);
                }
                schedule[learner] = stays;
            }
            None if found.exact => return Start::Never(learner),
            None => return Start::Cut,
        }
    }
    Start::Ready(schedule)
}

/// The best schedule of a learner who was lifted off the board, each head amiss at `price`; worth more than `above`.
pub(crate) fn reinsert(board: &Board<'_>, learner: usize, price: i64, above: i64, width: usize) -> Found {
    let problem = board.problem;
    let who = &problem.learners[learner];
    let hosts = problem.hosts.len();
    let gains = Gains::new(problem, who, |block, host, week| {
        let stay = Stay {
            first_week: u16::try_from(week).expect("at most 1,000"),
            block: u8::try_from(block).expect("at most 64"),
            host: u16::try_from(host).expect("at most 10,000"),
        };
        let amiss = board.come(stay, who.heads) + board.led_with(stay, who.heads);
        let kept = if board.stood(learner, stay) == 1 { problem.keep } else { 0 };
        (who.value[block * hosts + host] + kept - price * i64::from(amiss)).max(NEVER + 1)
    });
    let relaxed = Relaxed::new(problem, who, &gains);
    best(problem, who, &gains, &relaxed, above, width)
}

/// Whether counting alone shows that a learner has no schedule: too few blocks in a group, or too few weeks.
fn hopeless(problem: &Problem, learner: &Learner) -> bool {
    let able = learner.able.iter().fold(0, |all, able| all | able);
    if learner.need.iter().zip(&problem.group_blocks).any(|(&need, &blocks)| (able & blocks).count_ones() < need) {
        return true;
    }
    let (mut room, mut week) = (0, 0);
    while week < problem.weeks {
        let begins = learner.begins[week];
        room += usize::from(begins);
        week += if begins { problem.length } else { 1 };
    }
    room < learner.blocks
}

/// Whether a learner has any schedule of its own; `None` when the search was cut.
pub(crate) fn alone(problem: &Problem, learner: usize) -> Option<bool> {
    if hopeless(problem, &problem.learners[learner]) {
        return Some(false);
    }
    let board = Board::new(problem, &vec![Vec::new(); problem.learners.len()]);
    let mut width = NARROW;
    loop {
        let found = reinsert(&board, learner, 0, i64::MIN / 2, width);
        if found.stays.is_some() {
            return Some(true);
        }
        if found.exact {
            return Some(false);
        }
        if width >= WIDEST {
            return None;
        }
        width *= 8;
    }
}
