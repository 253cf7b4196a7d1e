//! Draws the small moves: which learner, which stay, what instead. A draw may come to nothing, and does so as seldom as it
//! cheaply can: what certainly breaks a demand of the learner's own is not drawn.

use crate::board::{Board, NOBODY};
use crate::chains;
use crate::chance::Chance;
use crate::moves::Move;
use crate::problem::Stay;

/// Draws a move. `None` when the draw makes none.
#[inline]
pub(crate) fn draw(board: &Board<'_>, chance: &mut Chance, kind: u64) -> Option<Move> {
    let bits = chance.bits();
    let kind = kind & 63;
    let spot = usize::try_from(((bits >> 32) * board.stays.len() as u64) >> 32).expect("below a usize");
    let learner = board.owner[spot] as usize;
    let first = board.first[learner];
    let position = spot - first;
    let old = board.stays[spot];
    let mut more = crate::chance::Draw(chance.bits());
    match kind {
        0..12 => {
            let hosts = board.problem.hosts.len();
            let host = more.below(hosts.saturating_sub(1));
            let host = if host >= old.host as usize { host + 1 } else { host };
            (host < hosts).then(|| Move::Replace { learner, position, stay: Stay { host: short(host), ..old } })
        }
        12..23 => {
            let block = instead(board, learner, old.block, &mut more)?;
            let host = more.below(board.problem.hosts.len());
            let stay = Stay { first_week: old.first_week, block, host: short(host) };
            Some(Move::Replace { learner, position, stay })
        }
        23..37 => {
            let count = board.first[learner + 1] - first;
            let other = more.below(count.saturating_sub(1));
            let other = if other >= position { other + 1 } else { other };
            if other >= count {
                return None;
            }
            Some(Move::Swap {
                learner,
                early: position.min(other),
                late: position.max(other),
                travel: more.below(2) == 0,
            })
        }
        37..42 => {
            let fits = |other: usize, there: Stay| {
                there.block == old.block && there.host != old.host
                    || fresh(board, learner, old.block, there.block) && fresh(board, other, there.block, old.block)
            };
            let (other, there) = partner(board, learner, old.first_week, &mut more, fits)?;
            Some(Move::Trade { learner, position, other, there })
        }
        42..46 => {
            let block = if more.below(2) == 0 { old.block } else { instead(board, learner, old.block, &mut more)? };
            let host = short(more.below(board.problem.hosts.len()));
            let stay = Stay { first_week: old.first_week, block, host };
            let fits = |other: usize, there: Stay| {
                there != stay
                    && if there.block == old.block {
                        there.host != old.host
                    } else {
                        fresh(board, other, there.block, old.block)
                    }
            };
            let (other, there) = partner(board, learner, old.first_week, &mut more, fits)?;
            (stay != old).then_some(Move::Follow { learner, position, stay, other, there })
        }
        46..50 => {
            // Now and then one who is free in that week.
            let other = if more.below(8) == 0 {
                more.below(board.problem.learners.len())
            } else {
                partner(board, learner, old.first_week, &mut more, |_, _| true)?.0
            };
            chains::draw(board, learner, other, old.first_week, &mut more).map(Move::Exchange)
        }
        50..58 => relocation(board, learner, position, &mut more),
        _ => slide(board, learner, position, &mut more),
    }
}

/// A block of the same group that the learner does not do.
#[inline]
fn instead(board: &Board<'_>, learner: usize, block: u8, more: &mut crate::chance::Draw) -> Option<u8> {
    let mut left = board.orders.group[block as usize & 63] & !board.taken[learner];
    if left == 0 || board.taken[learner] & board.orders.behind[block as usize & 63] != 0 {
        return None;
    }
    for _ in 0..more.below(left.count_ones() as usize) {
        left &= left - 1;
    }
    u8::try_from(left.trailing_zeros()).ok()
}

/// Whether a learner may take a block for another as far as groups and repeats go.
#[inline]
fn fresh(board: &Board<'_>, learner: usize, left: u8, taken: u8) -> bool {
    (board.orders.group[left as usize & 63] & !board.taken[learner]) >> taken & 1 == 1
}

/// Somebody else who begins in this week something that fits, and the position of it: the next one from a learner drawn.
#[inline]
fn partner(
    board: &Board<'_>,
    learner: usize,
    week: u16,
    more: &mut crate::chance::Draw,
    fits: impl Fn(usize, Stay) -> bool,
) -> Option<(usize, usize)> {
    let learners = board.problem.learners.len();
    let mut other = more.below(learners);
    for _ in 0..learners.min(PROBES) {
        let there = board.begun[other * board.problem.weeks + week as usize];
        if there != NOBODY && other != learner {
            let position = there as usize;
            if fits(other, board.stays[board.first[other] + position]) {
                return Some((other, position));
            }
        }
        other = if other + 1 == learners { 0 } else { other + 1 };
    }
    None
}

/// Learners asked before a partner is given up.
const PROBES: usize = 24;

fn relocation(board: &Board<'_>, learner: usize, position: usize, more: &mut crate::chance::Draw) -> Option<Move> {
    let problem = board.problem;
    let (weeks, length) = (problem.weeks, problem.length);
    let stays = board.of(learner);
    let old = stays[position];
    let (begins, begun) = (&board.begins[learner * weeks..][..weeks], &board.begun[learner * weeks..][..weeks]);
    // The first week from a drawn one on in which the block may begin and nothing else is done.
    let mut week = more.below(weeks);
    let mut found = false;
    for _ in 0..FREE {
        let near = (week + 1).saturating_sub(length)..(week + length).min(weeks);
        let own = |&other: &u8| other == NOBODY || other as usize == position;
        if begins[week] && week != old.first_week as usize && begun[near].iter().all(own) {
            found = true;
            break;
        }
        week = if week + 1 == weeks { 0 } else { week + 1 };
    }
    if !found {
        return None;
    }
    let to = stays.iter().filter(|stay| (stay.first_week as usize) < week).count();
    let to = to - usize::from((old.first_week as usize) < week);
    let host = if more.below(2) == 0 { old.host } else { short(more.below(problem.hosts.len())) };
    Some(Move::Relocate { learner, position, to, stay: Stay { first_week: short(week), host, ..old } })
}

/// Weeks tried before a relocation is given up.
const FREE: usize = 8;

/// A row of stays that touch one another, from here up to where there is room, moves into the room.
fn slide(board: &Board<'_>, learner: usize, position: usize, more: &mut crate::chance::Draw) -> Option<Move> {
    let (length, weeks) = (board.problem.length, board.problem.weeks);
    let stays = board.of(learner);
    let week = |position: usize| stays[position].first_week as usize;
    let later = more.below(2) == 0;
    let mut end = position;
    let room = loop {
        let room = if later {
            let next = if end + 1 < stays.len() { week(end + 1) } else { weeks };
            next - week(end) - length
        } else {
            week(end) - if end > 0 { week(end - 1) + length } else { 0 }
        };
        if room > 0 {
            break room;
        }
        if end == if later { stays.len() - 1 } else { 0 } {
            return None;
        }
        end = if later { end + 1 } else { end - 1 };
    };
    let by = i32::try_from(1 + more.below(room.min(length + 1))).expect("few");
    Some(Move::Slide { learner, from: position.min(end), to: position.max(end), weeks: if later { by } else { -by } })
}

#[inline]
fn short(number: usize) -> u16 {
    u16::try_from(number).expect("weeks and hosts are at most 10,000")
}
