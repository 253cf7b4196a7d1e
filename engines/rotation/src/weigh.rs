//! What each small move would change, weighed against the board without making it: O(1) at places (`board` keeps what a
//! whole stay would put amiss), O(blocks) where orders between blocks are asked. A move that would break something of its
//! learner's own is none.

use crate::aim;
use crate::board::{Board, Change};
use crate::chains;
use crate::moves::{Move, shifted, slid, swapped};
use crate::problem::Stay;

/// What the move would change, or `None` when it would break something of its learner's own.
#[inline]
pub(crate) fn weigh(board: &mut Board<'_>, step: Move) -> Option<Change> {
    match step {
        Move::Replace { learner, position, stay } => weigh_replace(board, learner, position, stay),
        Move::Swap { learner, early, late, travel } => weigh_swap(board, learner, early, late, travel),
        Move::Relocate { learner, position, to, stay } => weigh_relocate(board, learner, position, to, stay),
        Move::Slide { learner, from, to, weeks } => weigh_slide(board, learner, from, to, weeks),
        Move::Trade { learner, position, other, there } => weigh_trade(board, learner, position, other, there),
        Move::Follow { learner, position, stay, other, there } => {
            weigh_follow(board, learner, position, stay, other, there)
        }
        Move::Exchange(chain) => chains::weigh(board, chain),
        Move::Rewrite { learner } => aim::weigh(board, learner),
    }
}

/// Whether the learner may leave this block altogether.
#[inline]
fn may_drop(board: &Board<'_>, learner: usize, block: u8) -> bool {
    board.who[learner].pinned >> block & 1 == 0
}

#[inline]
fn host_has_room(board: &Board<'_>, learner: usize, host: u16) -> bool {
    board.at_host[learner * board.problem.hosts.len() + host as usize] < board.problem.most_per_host
}

/// How many changes of host more there are when the stay at a position goes to another host.
#[inline]
fn changes(stays: &[Stay], position: usize, host: u16) -> i64 {
    let old = stays[position].host;
    let mut more = 0;
    if position > 0 {
        let beside = stays[position - 1].host;
        more += i64::from(beside != host) - i64::from(beside != old);
    }
    if let Some(beside) = stays.get(position + 1) {
        more += i64::from(beside.host != host) - i64::from(beside.host != old);
    }
    more
}

/// Whether a block may begin in the place of the one at `position`: all it needs was done earlier.
#[inline]
fn ordered(board: &Board<'_>, stays: &[Stay], position: usize, block: u8) -> bool {
    let before = board.orders.before[block as usize & 63];
    if before == 0 {
        return true;
    }
    let earlier: u64 = stays[..position].iter().map(|stay| 1_u64 << stay.block).sum();
    before & !earlier == 0
}

/// Whether another block may stand in the place of the one at `position`, and the host has room for it.
#[inline]
fn replaceable(board: &Board<'_>, learner: usize, position: usize, stay: Stay) -> bool {
    let stays = board.of(learner);
    let old = stays[position];
    if !board.may(learner, stay) {
        return false;
    }
    if stay.block != old.block {
        let taken = board.taken[learner];
        let orders = &board.orders;
        if orders.group[old.block as usize & 63] >> stay.block & 1 == 0
            || taken >> stay.block & 1 == 1
            || taken & orders.behind[old.block as usize & 63] != 0
            || !may_drop(board, learner, old.block)
            || !ordered(board, stays, position, stay.block)
        {
            return false;
        }
    }
    stay.host == old.host || host_has_room(board, learner, stay.host)
}

fn weigh_follow(
    board: &mut Board<'_>,
    learner: usize,
    position: usize,
    stay: Stay,
    other: usize,
    there: usize,
) -> Option<Change> {
    let (left, freed) = (board.of(learner)[position], board.of(other)[there]);
    let (who, whose) = (board.who[learner], board.who[other]);
    if who.heads != whose.heads
        || stay == freed
        || !replaceable(board, learner, position, stay)
        || !replaceable(board, other, there, left)
    {
        return None;
    }
    let gain = |learner: usize, position: usize, old: Stay, new: Stay| {
        board.value(learner, new) - board.value(learner, old)
            + board.who[learner].change * changes(board.of(learner), position, new.host)
    };
    let (score, gain) = (gain(learner, position, left, stay), gain(other, there, freed, left));
    let amiss = board.leave(freed, who.heads) + board.come(stay, who.heads);
    let moved =
        board.stood(learner, left) + board.stood(other, freed) - board.stood(learner, stay) - board.stood(other, left);
    let mentors = board.mentors(who.heads, &[freed], &[stay]);
    let least = board.least_with_both((learner, board.score[learner] + score), (other, board.score[other] + gain));
    Some(Change { score, other: gain, least, amiss: amiss + mentors, moved })
}

#[inline]
fn weigh_replace(board: &mut Board<'_>, learner: usize, position: usize, stay: Stay) -> Option<Change> {
    if !replaceable(board, learner, position, stay) {
        return None;
    }
    let stays = board.of(learner);
    let old = stays[position];
    let who = board.who[learner];
    let score =
        board.value(learner, stay) - board.value(learner, old) + who.change * changes(stays, position, stay.host);
    let heads = who.heads;
    let amiss = board.leave(old, heads) + board.come(stay, heads);
    let mentors = if stay.host == old.host { 0 } else { board.mentors(heads, &[old], &[stay]) };
    Some(Change {
        score,
        other: 0,
        least: board.least_with(learner, board.score[learner] + score),
        amiss: amiss + mentors,
        moved: board.stood(learner, old) - board.stood(learner, stay),
    })
}

#[inline]
fn weigh_swap(board: &mut Board<'_>, learner: usize, early: usize, late: usize, travel: bool) -> Option<Change> {
    let stays = board.of(learner);
    let (one, two) = (stays[early], stays[late]);
    let (new_one, new_two) = swapped(stays, early, late, travel);
    if !board.may(learner, new_one) || !board.may(learner, new_two) {
        return None;
    }
    let (needs, needed) = (board.orders.before[two.block as usize & 63], board.orders.behind[one.block as usize & 63]);
    if needs | needed != 0 {
        let inner: u64 = stays[early + 1..late].iter().map(|stay| 1_u64 << stay.block).sum();
        if needs & (inner | 1 << one.block) != 0 || needed & inner != 0 {
            return None;
        }
    }
    let who = board.who[learner];
    let mut score = 0;
    if travel {
        if one.host != two.host {
            let near = late == early + 1;
            let mut more = 0;
            let mut beside = |host: u16, new: u16, old: u16| more += i64::from(host != new) - i64::from(host != old);
            if early > 0 {
                beside(stays[early - 1].host, two.host, one.host);
            }
            if !near {
                beside(stays[early + 1].host, two.host, one.host);
                beside(stays[late - 1].host, one.host, two.host);
            }
            if let Some(after) = stays.get(late + 1) {
                beside(after.host, one.host, two.host);
            }
            score = who.change * more;
        }
    } else {
        score = board.value(learner, new_one) + board.value(learner, new_two)
            - board.value(learner, one)
            - board.value(learner, two);
    }
    let heads = who.heads;
    let amiss =
        board.leave(one, heads) + board.leave(two, heads) + board.come(new_one, heads) + board.come(new_two, heads);
    let moved = board.stood(learner, one) + board.stood(learner, two)
        - board.stood(learner, new_one)
        - board.stood(learner, new_two);
    let mentors =
        if travel && one.host != two.host { board.mentors(heads, &[one, two], &[new_one, new_two]) } else { 0 };
    let least = board.least_with(learner, board.score[learner] + score);
    Some(Change { score, other: 0, least, amiss: amiss + mentors, moved })
}

fn weigh_relocate(board: &mut Board<'_>, learner: usize, position: usize, to: usize, stay: Stay) -> Option<Change> {
    let stays = board.of(learner);
    let old = stays[position];
    if !board.may(learner, stay) || stay.host != old.host && !host_has_room(board, learner, stay.host) {
        return None;
    }
    let (before, behind) = (board.orders.before[old.block as usize & 63], board.orders.behind[old.block as usize & 63]);
    if before | behind != 0 {
        let passed = if to > position { &stays[position + 1..=to] } else { &stays[to..position] };
        let passed: u64 = passed.iter().map(|stay| 1_u64 << stay.block).sum();
        if passed & (if to > position { behind } else { before }) != 0 {
            return None;
        }
    }
    let who = board.who[learner];
    // The others in a row without this one: the pair around the old spot closes, the pair around the new one opens.
    let without = |number: usize| stays.get(if number >= position { number + 1 } else { number });
    let around = |spot: usize| (spot.checked_sub(1).and_then(without), without(spot));
    let differ = |one: Option<&Stay>, two: Option<&Stay>| match (one, two) {
        (Some(one), Some(two)) => i64::from(one.host != two.host),
        _ => 0,
    };
    let opened = |spot: usize, stay: &Stay| {
        let (before, after) = around(spot);
        differ(before, Some(stay)) + differ(Some(stay), after) - differ(before, after)
    };
    let changes = opened(to, &stay) - opened(position, &old);
    let last = stays.len() - 1;
    let ended = stays[last].first_week;
    let ends = if to == last {
        stay.first_week
    } else if position == last {
        stays[last - 1].first_week
    } else {
        ended
    };
    let length = board.problem.length;
    let end = |week: u16| board.problem.counted[week as usize + length];
    let score = board.value(learner, stay) - board.value(learner, old)
        + who.change * changes
        + who.wait * (end(ends) - end(ended));
    let heads = who.heads;
    let amiss = board.shift(old, stay, heads);
    let amiss = amiss + board.mentors(heads, &[old], &[stay]);
    let least = board.least_with(learner, board.score[learner] + score);
    let moved = board.stood(learner, old) - board.stood(learner, stay);
    Some(Change { score, other: 0, least, amiss, moved })
}

fn weigh_slide(board: &mut Board<'_>, learner: usize, from: usize, to: usize, weeks: i32) -> Option<Change> {
    let (length, horizon) = (board.problem.length, board.problem.weeks);
    let stays = board.of(learner);
    let who = board.who[learner];
    let week_of = |position: usize| i32::from(stays[position].first_week) + weeks;
    let reach = i32::try_from(length).expect("few");
    let begins = &board.begins[learner * horizon..][..horizon];
    let free = |week: i32| usize::try_from(week).is_ok_and(|week| week < horizon && begins[week]);
    if from > 0 && week_of(from) < i32::from(stays[from - 1].first_week) + reach
        || stays.get(to + 1).is_some_and(|next| week_of(to) + reach > i32::from(next.first_week))
        || !(from..=to).all(|position| free(week_of(position)))
        || who.pinned != 0 && !stays[from..=to].iter().all(|&stay| board.may(learner, shifted(stay, weeks)))
    {
        return None;
    }
    let mut score = 0;
    if to + 1 == stays.len() {
        let ended = board.problem.counted[stays[to].first_week as usize + length];
        score = who.wait * (board.problem.counted[shifted(stays[to], weeks).first_week as usize + length] - ended);
    }
    let (mut amiss, mut moved) = (0, 0);
    if board.led.is_empty() {
        // No two stays of a learner are of one block, so that none meets another's place.
        for &stay in &stays[from..=to] {
            let new = shifted(stay, weeks);
            amiss += board.shift(stay, new, who.heads);
            moved += board.stood(learner, stay) - board.stood(learner, new);
        }
    } else {
        let before = (board.amiss, board.moved);
        slid(board, learner, from, to, weeks);
        amiss = i32::try_from(board.amiss - before.0).expect("a few heads");
        moved = board.moved - before.1;
        slid(board, learner, from, to, -weeks);
    }
    let least = board.least_with(learner, board.score[learner] + score);
    Some(Change { score, other: 0, least, amiss, moved })
}

#[inline]
fn weigh_trade(board: &mut Board<'_>, learner: usize, position: usize, other: usize, there: usize) -> Option<Change> {
    let (stays, others) = (board.of(learner), board.of(other));
    let (one, two) = (stays[position], others[there]);
    let (who, whose) = (board.who[learner], board.who[other]);
    if one == two || who.heads != whose.heads || !board.may(learner, two) || !board.may(other, one) {
        return None;
    }
    if one.block != two.block {
        let orders = &board.orders;
        let (taken, theirs) = (board.taken[learner], board.taken[other]);
        if orders.group[one.block as usize & 63] >> two.block & 1 == 0
            || taken >> two.block & 1 == 1
            || theirs >> one.block & 1 == 1
            || taken & orders.behind[one.block as usize & 63] != 0
            || theirs & orders.behind[two.block as usize & 63] != 0
            || !may_drop(board, learner, one.block)
            || !may_drop(board, other, two.block)
            || !ordered(board, stays, position, two.block)
            || !ordered(board, others, there, one.block)
        {
            return None;
        }
    }
    if one.host != two.host && !(host_has_room(board, learner, two.host) && host_has_room(board, other, one.host)) {
        return None;
    }
    let score = board.value(learner, two) - board.value(learner, one) + who.change * changes(stays, position, two.host);
    let gain = board.value(other, one) - board.value(other, two) + whose.change * changes(others, there, one.host);
    let least = board.least_with_both((learner, board.score[learner] + score), (other, board.score[other] + gain));
    let moved =
        board.stood(learner, one) + board.stood(other, two) - board.stood(learner, two) - board.stood(other, one);
    Some(Change { score, other: gain, least, amiss: 0, moved })
}
