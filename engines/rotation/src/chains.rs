//! Exchanges of several weeks between two learners, in the manner of Kempe chains: whatever begins in some weeks changes
//! owner, and weeks are added until each again does every block once and its number of every group. With equal heads no place
//! sees a difference, so the walk passes through calendars in which every maximum and minimum is tight. O(blocks of a learner)
//! to draw and to weigh. Chains that need more than [`MOST`] weeks are dropped.

use crate::board::{Board, Change, NOBODY};
use crate::chance::Draw;
use crate::problem::Stay;

/// Weeks of a chain at most.
pub(crate) const MOST: usize = 8;

/// What changes owner: everything that begins in these weeks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chain {
    pub learner: u32,
    pub other: u32,
    count: u8,
    weeks: [u16; MOST],
}

/// What an open chain has exchanged so far.
struct Open<'b, 'p> {
    board: &'b Board<'p>,
    chain: Chain,
    /// What the learner and the other hold after the exchange, and which of it they had and keep.
    kept: [u64; 2],
    got: [u64; 2],
}

impl Open<'_, '_> {
    #[inline]
    fn at(&self, side: usize, week: u16) -> Option<Stay> {
        let learner = [self.chain.learner, self.chain.other][side] as usize;
        let position = self.board.begun[learner * self.board.problem.weeks + week as usize];
        (position != NOBODY).then(|| self.board.of(learner)[position as usize])
    }

    fn has(&self, week: u16) -> bool {
        self.chain.weeks[..self.chain.count as usize].contains(&week)
    }

    /// Adds a week; `false` when the chain is full or the week is in it.
    fn add(&mut self, week: u16) -> bool {
        let count = self.chain.count as usize;
        if count == MOST || self.has(week) {
            return false;
        }
        self.chain.weeks[count] = week;
        self.chain.count += 1;
        for side in 0..2 {
            if let Some(stay) = self.at(side, week) {
                self.kept[side] &= !(1 << stay.block);
                if self.got[1 - side] >> stay.block & 1 == 1 {
                    return false;
                }
                self.got[1 - side] |= 1 << stay.block;
            }
        }
        true
    }

    /// The week of a block that somebody would do twice.
    fn twice(&self) -> Option<u16> {
        for side in 0..2 {
            let both = self.kept[side] & self.got[side];
            if both != 0 {
                let learner = [self.chain.learner, self.chain.other][side] as usize;
                let stay = self.board.of(learner).iter().find(|stay| both >> stay.block & 1 == 1)?;
                return Some(stay.first_week);
            }
        }
        None
    }

    /// A week that brings the groups of the learner nearer to what it must do; `Ok(None)` when nothing is missing.
    fn balance(&self, draw: &mut Draw) -> Result<Option<u16>, ()> {
        let problem = self.board.problem;
        let need = &problem.learners[self.chain.learner as usize].need;
        let now = self.kept[0] | self.got[0];
        let (mut few, mut many) = (0_u64, 0_u64);
        let mut total = 0_i32;
        for (&blocks, &need) in problem.group_blocks.iter().zip(need) {
            let has = (now & blocks).count_ones();
            if has < need {
                few |= blocks;
                total -= 1;
            } else if has > need {
                many |= blocks;
                total += 1;
            }
        }
        if few | many == 0 {
            return Ok(None);
        }
        // Whose stay must go: the learner's own, or the other's when the learner does too little.
        let (side, wanted) = if total < 0 { (1, few) } else { (0, many) };
        let owner = [self.chain.learner, self.chain.other][side] as usize;
        let stays = self.board.of(owner);
        let from = draw.below(stays.len());
        for stay in stays[from..].iter().chain(&stays[..from]) {
            if wanted >> stay.block & 1 == 0 || self.has(stay.first_week) {
                continue;
            }
            let across = self.at(1 - side, stay.first_week);
            let fits = match across {
                Some(across) => total == 0 && few >> across.block & 1 == 1,
                None => total != 0,
            };
            if fits {
                return Ok(Some(stay.first_week));
            }
        }
        Err(())
    }
}

/// A chain that begins with what this learner does in this week.
pub(crate) fn draw(board: &Board<'_>, learner: usize, other: usize, week: u16, draw: &mut Draw) -> Option<Chain> {
    let number = |learner: usize| u32::try_from(learner).expect("at most 100,000");
    let (problem, chain) =
        (board.problem, Chain { learner: number(learner), other: number(other), count: 0, weeks: [0; MOST] });
    if learner == other || board.who[learner].heads != board.who[other].heads {
        return None;
    }
    let kept = [board.taken[learner], board.taken[other]];
    let mut open = Open { board, chain, kept, got: [0; 2] };
    if open.at(1, week).is_none() && !board.begins[other * problem.weeks + week as usize] {
        return None;
    }
    if !open.add(week) {
        return None;
    }
    loop {
        let next = match open.twice() {
            Some(week) => week,
            None => match open.balance(draw) {
                Ok(None) => return Some(open.chain),
                Ok(Some(week)) => week,
                Err(()) => return None,
            },
        };
        if !open.add(next) {
            return None;
        }
    }
}

/// The most stays of a learner: one a block.
const STAYS: usize = 64;

/// A learner's stays after the exchange, in order of time.
struct After {
    stays: [Stay; STAYS],
    count: usize,
}

impl After {
    fn of(board: &Board<'_>, chain: Chain, side: usize) -> Option<Self> {
        let pair = [chain.learner as usize, chain.other as usize];
        let (mine, theirs) = (board.of(pair[side]), board.of(pair[1 - side]));
        let weeks = &chain.weeks[..chain.count as usize];
        let nothing = Stay { first_week: 0, block: 0, host: 0 };
        let mut after = Self { stays: [nothing; STAYS], count: 0 };
        let (mut one, mut two) = (0, 0);
        loop {
            while mine.get(one).is_some_and(|stay| weeks.contains(&stay.first_week)) {
                one += 1;
            }
            while theirs.get(two).is_some_and(|stay| !weeks.contains(&stay.first_week)) {
                two += 1;
            }
            let stay = match (mine.get(one), theirs.get(two)) {
                (None, None) => return (after.count == mine.len()).then_some(after),
                (Some(&own), Some(&got)) if own.first_week < got.first_week => (own, &mut one),
                (Some(&own), None) => (own, &mut one),
                (_, Some(&got)) => (got, &mut two),
            };
            *stay.1 += 1;
            if after.count == STAYS {
                return None;
            }
            after.stays[after.count] = stay.0;
            after.count += 1;
        }
    }

    fn stays(&self) -> &[Stay] {
        &self.stays[..self.count]
    }

    /// Whether the learner may live by it.
    fn holds(&self, board: &Board<'_>, learner: usize) -> bool {
        let problem = board.problem;
        let stays = self.stays();
        let mut done = 0_u64;
        let mut end = 0;
        for stay in stays {
            let week = stay.first_week as usize;
            if week < end || !board.begins[learner * problem.weeks + week] || !board.may(learner, *stay) {
                return false;
            }
            if board.orders.before[stay.block as usize & 63] & !done != 0 {
                return false;
            }
            done |= 1 << stay.block;
            end = week + problem.length;
        }
        if board.who[learner].pinned & !done != 0 {
            return false;
        }
        if (problem.most_per_host as usize) < stays.len() {
            let there = |host: u16| stays.iter().filter(|stay| stay.host == host).count();
            if stays.iter().any(|stay| there(stay.host) > problem.most_per_host as usize) {
                return false;
            }
        }
        true
    }

    fn score(&self, board: &Board<'_>, learner: usize) -> i64 {
        let who = board.who[learner];
        let stays = self.stays();
        let value: i64 = stays.iter().map(|&stay| board.value(learner, stay)).sum();
        let changes: i64 = stays.windows(2).map(|pair| i64::from(pair[0].host != pair[1].host)).sum();
        value + who.change * changes + who.wait * crate::board::idle(board.problem, stays)
    }
}

/// What the exchange would change, or `None` when one of the two could not live by it.
pub(crate) fn weigh(board: &mut Board<'_>, chain: Chain) -> Option<Change> {
    let (learner, other) = (chain.learner as usize, chain.other as usize);
    let mine = After::of(board, chain, 0)?;
    if !mine.holds(board, learner) {
        return None;
    }
    let theirs = After::of(board, chain, 1)?;
    if !theirs.holds(board, other) {
        return None;
    }
    let (new, gain) = (mine.score(board, learner), theirs.score(board, other));
    let stood = |who: usize, stays: &[Stay]| stays.iter().map(|&stay| board.stood(who, stay)).sum::<i64>();
    let moved = if board.problem.keep > 0 {
        stood(learner, board.of(learner)) + stood(other, board.of(other))
            - stood(learner, mine.stays())
            - stood(other, theirs.stays())
    } else {
        0
    };
    Some(Change {
        score: new - board.score[learner],
        other: gain - board.score[other],
        least: board.least_with_both((learner, new), (other, gain)),
        amiss: 0,
        moved,
    })
}

/// Makes an exchange that was weighed; the scores are for the caller.
pub(crate) fn make(board: &mut Board<'_>, chain: Chain) {
    let pair = [chain.learner as usize, chain.other as usize];
    let (Some(mine), Some(theirs)) = (After::of(board, chain, 0), After::of(board, chain, 1)) else { return };
    board.clear(pair[0]);
    board.clear(pair[1]);
    for (learner, after) in pair.into_iter().zip([mine, theirs]) {
        let first = board.first[learner];
        for (position, &stay) in after.stays().iter().enumerate() {
            board.stays[first + position] = stay;
            board.sit(learner, position, stay);
        }
    }
}
