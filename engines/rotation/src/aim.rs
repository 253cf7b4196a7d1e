//! Moves that are aimed at a place amiss. Where nearly every place demands heads (minima for four fifths of all stays), a
//! move drawn blindly mends the last place once in thousands; here a place amiss is drawn, then a learner, and the learner's
//! schedule is written anew around that place: what it does then and there, what makes room, what it drops. Focused repair
//! as in Minton et al. (1992), accepted like every other move. O(blocks of a learner) to draw and to weigh.

use crate::board::{Board, Change, NOBODY, score};
use crate::chance::{Chance, Draw};
use crate::problem::Stay;

/// Learners asked before a draw is given up.
const PROBES: usize = 12;

/// Writes into `board.draft` a schedule for a learner that mends a place amiss; says whose it is.
pub(crate) fn draw(board: &mut Board<'_>, chance: &mut Chance) -> Option<usize> {
    let mut draft = std::mem::take(&mut board.draft);
    let drawn = aimed(board, chance, &mut draft);
    board.draft = draft;
    drawn
}

fn aimed(board: &Board<'_>, chance: &mut Chance, draft: &mut Vec<Stay>) -> Option<usize> {
    let mut more = Draw(chance.bits());
    if board.wrong.len() == 0 {
        return None;
    }
    let cell = board.wrong.at(more.below(board.wrong.len()));
    let (weeks, blocks) = (board.problem.weeks, board.problem.blocks.len());
    if cell >= board.cells.len() {
        let cell = cell - board.cells.len();
        return leave(board, cell / weeks, None, cell % weeks, chance, draft);
    }
    let (host, block, week) = (cell / weeks / blocks, cell / weeks % blocks, cell % weeks);
    if board.cells[cell].load < board.cells[cell].min {
        come(board, host, block, week, chance, draft)
    } else {
        leave(board, host, Some(block), week, chance, draft)
    }
}

/// The position of the stay that covers a week.
fn covering(board: &Board<'_>, learner: usize, week: usize) -> Option<usize> {
    let row = &board.begun[learner * board.problem.weeks..][..board.problem.weeks];
    let from = (week + 1).saturating_sub(board.problem.length);
    row[from..=week].iter().find(|&&position| position != NOBODY).map(|&position| position as usize)
}

/// Somebody comes to a place that demands more.
fn come(
    board: &Board<'_>,
    host: usize,
    block: usize,
    week: usize,
    chance: &mut Chance,
    draft: &mut Vec<Stay>,
) -> Option<usize> {
    let problem = board.problem;
    let (mut more, learners) = (Draw(chance.bits()), problem.learners.len());
    let mut learner = more.below(learners);
    let free = |learner: usize, first: usize| problem.learners[learner].begins[first];
    let latest = |more: &mut Draw| week - more.below(problem.length.min(week + 1));
    let mut first = latest(&mut more);
    for _ in 0..PROBES {
        let covered = covering(board, learner, week);
        if board.able(learner, host, block)
            && board.first[learner + 1] > board.first[learner]
            && (covered.is_some() || free(learner, first))
        {
            break;
        }
        learner = if learner + 1 == learners { 0 } else { learner + 1 };
        first = latest(&mut more);
    }
    let stays = board.of(learner);
    if stays.is_empty() {
        return None;
    }
    draft.clear();
    draft.extend_from_slice(stays);
    let group = problem.blocks[block].group;
    let same = |stay: &Stay| problem.blocks[stay.block as usize].group == group;
    // Who makes room: the stay with this block, or else one of its group that is dropped for it.
    let has = stays.iter().position(|stay| stay.block as usize == block);
    let from = more.below(stays.len());
    let other = || (from..stays.len()).chain(0..from).find(|&position| same(&stays[position]));
    let there = |first_week: u16| Stay {
        first_week,
        block: u8::try_from(block).expect("at most 64"),
        host: u16::try_from(host).expect("at most 10,000"),
    };
    if let Some(position) = covering(board, learner, week) {
        let now = stays[position];
        draft[position] = there(now.first_week);
        let swapped = match has {
            Some(had) => had,
            None if same(&now) => position,
            None => other()?,
        };
        if swapped != position {
            let host = match more.below(4) {
                0 | 1 => stays[swapped].host,
                2 => now.host,
                _ => u16::try_from(more.below(problem.hosts.len())).expect("at most 10,000"),
            };
            draft[swapped].block = now.block;
            draft[swapped].host = host;
        }
    } else {
        let position = has.or_else(other)?;
        draft[position] = there(u16::try_from(first).expect("at most 1,000"));
        draft.sort_unstable_by_key(|stay| stay.first_week);
    }
    Some(learner)
}

/// Somebody leaves a place that is too full, or a host whose mentors are too few.
fn leave(
    board: &Board<'_>,
    host: usize,
    block: Option<usize>,
    week: usize,
    chance: &mut Chance,
    draft: &mut Vec<Stay>,
) -> Option<usize> {
    let problem = board.problem;
    let (mut more, learners) = (Draw(chance.bits()), problem.learners.len());
    let from = more.below(learners);
    let here = |&learner: &usize| {
        covering(board, learner, week).is_some_and(|position| {
            let stay = board.of(learner)[position];
            stay.host as usize == host && block.is_none_or(|block| stay.block as usize == block)
        })
    };
    let learner = (from..learners).chain(0..from).find(here)?;
    let position = covering(board, learner, week)?;
    let stays = board.of(learner);
    draft.clear();
    draft.extend_from_slice(stays);
    let anywhere = |more: &mut Draw| u16::try_from(more.below(problem.hosts.len())).expect("at most 10,000");
    match more.below(4) {
        0 => draft[position].host = anywhere(&mut more),
        1 => {
            draft[position].block = u8::try_from(more.below(problem.blocks.len())).expect("at most 64");
            if more.below(2) == 0 {
                draft[position].host = anywhere(&mut more);
            }
        }
        2 => {
            let other = more.below(stays.len());
            (draft[position].block, draft[other].block) = (stays[other].block, stays[position].block);
            if more.below(2) == 0 {
                (draft[position].host, draft[other].host) = (stays[other].host, stays[position].host);
            }
        }
        _ => {
            draft[position].first_week = u16::try_from(more.below(problem.weeks)).expect("at most 1,000");
            draft.sort_unstable_by_key(|stay| stay.first_week);
        }
    }
    Some(learner)
}

/// What the schedule in `board.draft` would change, or `None` when it breaks something of its learner's own.
pub(crate) fn weigh(board: &mut Board<'_>, learner: usize) -> Option<Change> {
    if !holds(board, learner) {
        return None;
    }
    let new = score(board.problem, &board.problem.learners[learner], &board.draft);
    let before = (board.amiss, board.moved);
    exchange(board, learner);
    let after = (board.amiss, board.moved);
    exchange(board, learner);
    Some(Change {
        score: new - board.score[learner],
        other: 0,
        least: board.least_with(learner, new),
        amiss: i32::try_from(after.0 - before.0).expect("a few heads"),
        moved: after.1 - before.1,
    })
}

/// The learner does what stands in the draft; the draft holds what it did.
pub(crate) fn exchange(board: &mut Board<'_>, learner: usize) {
    let mut draft = std::mem::take(&mut board.draft);
    let first = board.first[learner];
    for (position, &stay) in draft.iter().enumerate() {
        let old = board.stays[first + position];
        if old != stay {
            board.lift(learner, old);
        }
    }
    for (position, stay) in draft.iter_mut().enumerate() {
        let old = board.stays[first + position];
        if old != *stay {
            board.stays[first + position] = *stay;
            board.sit(learner, position, *stay);
            *stay = old;
        }
    }
    board.draft = draft;
}

/// Whether the draft keeps all that concerns its learner alone.
fn holds(board: &Board<'_>, learner: usize) -> bool {
    let problem = board.problem;
    let who = &problem.learners[learner];
    let stays = board.of(learner);
    let (mut done, mut end) = (0_u64, 0);
    for (stay, old) in board.draft.iter().zip(stays) {
        let begins = stay.first_week as usize;
        if begins < end || done >> stay.block & 1 == 1 || board.orders.before[stay.block as usize & 63] & !done != 0 {
            return false;
        }
        if stay != old && (!board.may(learner, *stay) || !board.begins[learner * problem.weeks + begins]) {
            return false;
        }
        end = begins + problem.length;
        done |= 1 << stay.block;
    }
    let groups =
        || who.need.iter().zip(&problem.group_blocks).all(|(&need, &blocks)| (done & blocks).count_ones() == need);
    let room = || {
        let most = problem.most_per_host as usize;
        most >= stays.len()
            || board.draft.iter().all(|one| board.draft.iter().filter(|two| one.host == two.host).count() <= most)
    };
    board.who[learner].pinned & !done == 0 && (done == board.taken[learner] || groups()) && room()
}
