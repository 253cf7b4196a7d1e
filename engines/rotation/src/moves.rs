//! The small moves: weighed in O(block weeks) against the board, then made. Each keeps everything that concerns its learner
//! alone (weeks, orders, groups, what may be done where, blocks a host, pins); only the heads at places may go amiss.

use crate::aim;
use crate::board::{Board, Change, NOBODY};
use crate::chains::{self, Chain};
use crate::chance::Chance;
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

/// Draws a move. `None` when the draw makes none.
#[inline]
pub(crate) fn draw(board: &Board<'_>, chance: &mut Chance) -> Option<Move> {
    let bits = chance.bits();
    let kind = bits & 63;
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
            let block = more.below(board.problem.blocks.len());
            let host = more.below(board.problem.hosts.len());
            if board.problem.blocks[block].group != board.problem.blocks[old.block as usize].group {
                return None;
            }
            let stay = Stay { first_week: old.first_week, block: narrow(block), host: short(host) };
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
            let (other, there) = partner(board, learner, old.first_week, &mut more)?;
            Some(Move::Trade { learner, position, other, there })
        }
        42..46 => {
            let (other, there) = partner(board, learner, old.first_week, &mut more)?;
            let block = more.below(board.problem.blocks.len());
            let host = more.below(board.problem.hosts.len());
            let stay = Stay { first_week: old.first_week, block: narrow(block), host: short(host) };
            Some(Move::Follow { learner, position, stay, other, there })
        }
        46..50 => {
            // Now and then one who is free in that week.
            let other = if more.below(8) == 0 {
                more.below(board.problem.learners.len())
            } else {
                partner(board, learner, old.first_week, &mut more)?.0
            };
            chains::draw(board, learner, other, old.first_week, &mut more).map(Move::Exchange)
        }
        50..58 => relocation(board, learner, position, &mut more),
        _ => Some(slide(board, learner, position, &mut more)),
    }
}

/// Somebody else who begins in this week, and the position of what begins: the next one from a learner drawn.
#[inline]
fn partner(board: &Board<'_>, learner: usize, week: u16, more: &mut crate::chance::Draw) -> Option<(usize, usize)> {
    let learners = board.problem.learners.len();
    let mut other = more.below(learners);
    for _ in 0..learners.min(PROBES) {
        let there = board.begun[other * board.problem.weeks + week as usize];
        if there != NOBODY && other != learner {
            return Some((other, there as usize));
        }
        other = if other + 1 == learners { 0 } else { other + 1 };
    }
    None
}

/// Learners asked before a partner is given up.
const PROBES: usize = 32;

fn relocation(board: &Board<'_>, learner: usize, position: usize, more: &mut crate::chance::Draw) -> Option<Move> {
    let problem = board.problem;
    let stays = board.of(learner);
    let old = stays[position];
    let week = more.below(problem.weeks);
    if week == old.first_week as usize || !problem.learners[learner].begins[week] {
        return None;
    }
    // The position among the others, and whether the weeks are free.
    let mut to = 0;
    for (number, stay) in stays.iter().enumerate() {
        let begins = stay.first_week as usize;
        if number != position {
            if begins < week + problem.length && week < begins + problem.length {
                return None;
            }
            to += usize::from(begins < week);
        }
    }
    let host = if more.below(2) == 0 { old.host } else { short(more.below(problem.hosts.len())) };
    Some(Move::Relocate { learner, position, to, stay: Stay { first_week: short(week), host, ..old } })
}

fn slide(board: &Board<'_>, learner: usize, position: usize, more: &mut crate::chance::Draw) -> Move {
    let problem = board.problem;
    let stays = board.of(learner);
    let later = more.below(2) == 0;
    let by = 1 + more.below(problem.length + 1);
    let most = more.below(stays.len()) + 1;
    // The row of stays that touch one another from here towards where they go.
    let mut end = position;
    let touches = |early: Stay, late: Stay| late.first_week as usize - early.first_week as usize == problem.length;
    while (if later { end + 1 < stays.len() } else { end > 0 }) && end.abs_diff(position) < most {
        let next = if later { end + 1 } else { end - 1 };
        if !touches(stays[end.min(next)], stays[end.max(next)]) {
            break;
        }
        end = next;
    }
    let (from, to) = (position.min(end), position.max(end));
    let weeks = i32::try_from(by).expect("few");
    Move::Slide { learner, from, to, weeks: if later { weeks } else { -weeks } }
}

#[inline]
fn short(number: usize) -> u16 {
    u16::try_from(number).expect("weeks and hosts are at most 10,000")
}

#[inline]
fn narrow(number: usize) -> u8 {
    u8::try_from(number).expect("blocks are at most 64")
}

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
            board.score[other] += change.other;
            learner
        }
        Move::Follow { learner, position, stay, other, there } => {
            let left = board.of(learner)[position];
            put(board, learner, position, stay);
            put(board, other, there, left);
            board.score[other] += change.other;
            learner
        }
        Move::Exchange(chain) => {
            chains::make(board, chain);
            board.score[chain.other as usize] += change.other;
            chain.learner as usize
        }
        Move::Rewrite { learner } => {
            aim::exchange(board, learner);
            learner
        }
    };
    board.score[learner] += change.score;
    board.sum += change.score + change.other;
    board.least = change.least;
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
        board.begun[learner * weeks + week] = narrow(number);
    }
}

fn slid(board: &mut Board<'_>, learner: usize, from: usize, to: usize, weeks: i32) {
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

fn shifted(stay: Stay, weeks: i32) -> Stay {
    let week = i32::from(stay.first_week) + weeks;
    Stay { first_week: u16::try_from(week).expect("it was found to lie in the calendar"), ..stay }
}

fn swapped(stays: &[Stay], early: usize, late: usize, travel: bool) -> (Stay, Stay) {
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
    let before = board.problem.blocks[block as usize].before;
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
        let blocks = &board.problem.blocks;
        if blocks[stay.block as usize].group != blocks[old.block as usize].group
            || taken >> stay.block & 1 == 1
            || taken & blocks[old.block as usize].behind != 0
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
    let (week, length) = (left.first_week as usize, board.problem.length);
    let amiss = board.heads(freed, week, length, -who.heads) + board.heads(stay, week, length, who.heads);
    let moved =
        board.stood(learner, left) + board.stood(other, freed) - board.stood(learner, stay) - board.stood(other, left);
    let mentors = board.mentors(who.heads, &[freed], &[stay]);
    let least = board.least_with(&[(learner, board.score[learner] + score), (other, board.score[other] + gain)]);
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
    let (week, length, heads) = (old.first_week as usize, board.problem.length, who.heads);
    let amiss = board.heads(old, week, length, -heads) + board.heads(stay, week, length, heads);
    let mentors = if stay.host == old.host { 0 } else { board.mentors(heads, &[old], &[stay]) };
    Some(Change {
        score,
        other: 0,
        least: board.least_with(&[(learner, board.score[learner] + score)]),
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
    let (needs, needed) =
        (board.problem.blocks[two.block as usize].before, board.problem.blocks[one.block as usize].behind);
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
    let (week, length, heads) = (one.first_week as usize, board.problem.length, who.heads);
    let then = two.first_week as usize;
    let amiss = board.heads(one, week, length, -heads)
        + board.heads(two, then, length, -heads)
        + board.heads(new_one, week, length, heads)
        + board.heads(new_two, then, length, heads);
    let moved = board.stood(learner, one) + board.stood(learner, two)
        - board.stood(learner, new_one)
        - board.stood(learner, new_two);
    let mentors =
        if travel && one.host != two.host { board.mentors(heads, &[one, two], &[new_one, new_two]) } else { 0 };
    let least = board.least_with(&[(learner, board.score[learner] + score)]);
    Some(Change { score, other: 0, least, amiss: amiss + mentors, moved })
}

fn weigh_relocate(board: &mut Board<'_>, learner: usize, position: usize, to: usize, stay: Stay) -> Option<Change> {
    let stays = board.of(learner);
    let old = stays[position];
    if !board.may(learner, stay) || stay.host != old.host && !host_has_room(board, learner, stay.host) {
        return None;
    }
    let block = &board.problem.blocks[old.block as usize];
    if block.before | block.behind != 0 {
        let passed = if to > position { &stays[position + 1..=to] } else { &stays[to..position] };
        let passed: u64 = passed.iter().map(|stay| 1_u64 << stay.block).sum();
        if passed & (if to > position { block.behind } else { block.before }) != 0 {
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
    let (from, week) = (old.first_week as usize, stay.first_week as usize);
    let apart = if stay.host == old.host { from.abs_diff(week).min(length) } else { length };
    let (leave, enter) = if week >= from { (from, week + length - apart) } else { (from + length - apart, week) };
    let amiss = board.heads(old, leave, apart, -heads) + board.heads(stay, enter, apart, heads);
    let amiss = amiss + board.mentors(heads, &[old], &[stay]);
    let least = board.least_with(&[(learner, board.score[learner] + score)]);
    let moved = board.stood(learner, old) - board.stood(learner, stay);
    Some(Change { score, other: 0, least, amiss, moved })
}

fn weigh_slide(board: &mut Board<'_>, learner: usize, from: usize, to: usize, weeks: i32) -> Option<Change> {
    let (length, horizon) = (board.problem.length, board.problem.weeks);
    let stays = board.of(learner);
    let who = board.who[learner];
    let week_of = |position: usize| i32::from(stays[position].first_week) + weeks;
    let reach = i32::try_from(length).expect("few");
    let begins = &board.problem.learners[learner].begins;
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
    let (amiss, moved) = (board.amiss, board.moved);
    slid(board, learner, from, to, weeks);
    let after = (board.amiss - amiss, board.moved - moved);
    slid(board, learner, from, to, -weeks);
    let least = board.least_with(&[(learner, board.score[learner] + score)]);
    let amiss = i32::try_from(after.0).expect("a few heads");
    Some(Change { score, other: 0, least, amiss, moved: after.1 })
}

#[inline]
fn weigh_trade(board: &mut Board<'_>, learner: usize, position: usize, other: usize, there: usize) -> Option<Change> {
    let (stays, others) = (board.of(learner), board.of(other));
    let (one, two) = (stays[position], others[there]);
    let problem = board.problem;
    let (who, whose) = (board.who[learner], board.who[other]);
    if one == two || who.heads != whose.heads || !board.may(learner, two) || !board.may(other, one) {
        return None;
    }
    if one.block != two.block {
        let (mine, yours) = (&problem.blocks[one.block as usize], &problem.blocks[two.block as usize]);
        let (taken, theirs) = (board.taken[learner], board.taken[other]);
        if mine.group != yours.group
            || taken >> two.block & 1 == 1
            || theirs >> one.block & 1 == 1
            || taken & mine.behind != 0
            || theirs & yours.behind != 0
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
    let least = board.least_with(&[(learner, board.score[learner] + score), (other, board.score[other] + gain)]);
    let moved =
        board.stood(learner, one) + board.stood(other, two) - board.stood(learner, two) - board.stood(other, one);
    Some(Change { score, other: gain, least, amiss: 0, moved })
}
