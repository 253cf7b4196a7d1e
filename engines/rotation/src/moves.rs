//! The small moves, and how each is made. Each keeps everything that concerns its learner alone (weeks, orders, groups, what
//! may be done where, blocks a host, pins); only the heads at places may go amiss.

use crate::aim;
use crate::board::{Board, Change};
use crate::chains::{self, Chain};
use crate::problem::Stay;

/// A small change of the calendar.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Move {
    /// Another block, host or both in the same weeks.
    Replace { learner: usize, position: usize, stay: Stay },
    /// Two stays of a learner change places in time; the hosts travel with the blocks or stay.
    Swap { learner: usize, early: usize, late: usize, travel: bool },
    /// A stay goes to other weeks that are free, perhaps to another host.
    Relocate { learner: usize, position: usize, to: usize, stay: Stay },
    /// Several stays in a row move by so many weeks.
    Slide { learner: usize, from: usize, to: usize, weeks: i32 },
    /// Two learners in the same weeks change places.
    Trade { learner: usize, position: usize, other: usize, there: usize },
    /// Two learners in the same weeks: one goes to a new place, the other takes the place it leaves.
    Follow { learner: usize, position: usize, stay: Stay, other: usize, there: usize },
    /// Two learners exchange what they do in several weeks.
    Exchange(Chain),
    /// A learner does what stands in the board's draft.
    Rewrite { learner: usize },
}

/// Makes a move that was weighed.
pub(crate) fn make(board: &mut Board<'_>, step: Move, change: Change) {
    let learner = match step {
        Move::Replace { learner, position, stay } => {
            put(board, learner, position, stay);
            learner
        }
        Move::Swap { learner, early, late, travel } => {
            let (one, two) = swapped(board.of(learner), early, late, travel);
            let first = board.first[learner];
            board.lift(learner, board.stays[first + early]);
            board.lift(learner, board.stays[first + late]);
            for (position, stay) in [(early, one), (late, two)] {
                board.stays[first + position] = stay;
                board.sit(learner, position, stay);
            }
            learner
        }
        Move::Relocate { learner, position, to, stay } => {
            relocate(board, learner, position, to, stay);
            learner
        }
        Move::Slide { learner, from, to, weeks } => {
            slid(board, learner, from, to, weeks);
            learner
        }
        Move::Trade { learner, position, other, there } => {
            let (one, two) = traded(board, learner, position, other, there);
            board.lift(learner, board.of(learner)[position]);
            board.lift(other, board.of(other)[there]);
            for (who, spot, stay) in [(learner, position, one), (other, there, two)] {
                let first = board.first[who];
                board.stays[first + spot] = stay;
                board.sit(who, spot, stay);
            }
            board.gain(other, change.other);
            learner
        }
        Move::Follow { learner, position, stay, other, there } => {
            let left = board.of(learner)[position];
            put(board, learner, position, stay);
            put(board, other, there, left);
            board.gain(other, change.other);
            learner
        }
        Move::Exchange(chain) => {
            chains::make(board, chain);
            board.gain(chain.other as usize, change.other);
            chain.learner as usize
        }
        Move::Rewrite { learner } => {
            aim::exchange(board, learner);
            learner
        }
    };
    board.gain(learner, change.score);
    debug_assert_eq!(board.least, change.least, "the smallest score was foreseen");
}

fn put(board: &mut Board<'_>, learner: usize, position: usize, stay: Stay) {
    let first = board.first[learner];
    board.lift(learner, board.stays[first + position]);
    board.stays[first + position] = stay;
    board.sit(learner, position, stay);
}

fn relocate(board: &mut Board<'_>, learner: usize, position: usize, to: usize, stay: Stay) {
    let first = board.first[learner];
    board.lift(learner, board.stays[first + position]);
    if to > position {
        board.stays[first + position..=first + to].rotate_left(1);
    } else {
        board.stays[first + to..=first + position].rotate_right(1);
    }
    board.stays[first + to] = stay;
    board.sit(learner, to, stay);
    let weeks = board.problem.weeks;
    for number in position.min(to)..=position.max(to) {
        let week = board.stays[first + number].first_week as usize;
        board.begun[learner * weeks + week] = u8::try_from(number).expect("at most 64");
    }
}

pub(crate) fn slid(board: &mut Board<'_>, learner: usize, from: usize, to: usize, weeks: i32) {
    let first = board.first[learner];
    for number in from..=to {
        board.lift(learner, board.stays[first + number]);
    }
    for number in from..=to {
        let stay = shifted(board.stays[first + number], weeks);
        board.stays[first + number] = stay;
        board.sit(learner, number, stay);
    }
}

pub(crate) fn shifted(stay: Stay, weeks: i32) -> Stay {
    let week = i32::from(stay.first_week) + weeks;
    Stay { first_week: u16::try_from(week).expect("it was found to lie in the calendar"), ..stay }
}

pub(crate) fn swapped(stays: &[Stay], early: usize, late: usize, travel: bool) -> (Stay, Stay) {
    let (one, two) = (stays[early], stays[late]);
    if travel {
        (Stay { first_week: one.first_week, ..two }, Stay { first_week: two.first_week, ..one })
    } else {
        (Stay { block: two.block, ..one }, Stay { block: one.block, ..two })
    }
}

fn traded(board: &Board<'_>, learner: usize, position: usize, other: usize, there: usize) -> (Stay, Stay) {
    (board.of(other)[there], board.of(learner)[position])
}
