//! The calendar while it is being worked on: who is where, how full every place is, what everybody's score is. All of it is
//! kept up to date move by move, so that a move is weighed without going over the calendar (`weigh.rs`).

use crate::places::{Cell, Windows, count};
use crate::problem::{Learner, Problem, Stay};
use crate::wrong::Wrong;

/// What a move asks of a learner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Who {
    pub heads: i32,
    pub change: i64,
    pub wait: i64,
    /// Blocks that are pinned.
    pub pinned: u64,
}

impl Who {
    fn of(learner: &Learner) -> Self {
        Self {
            heads: learner.heads,
            change: learner.change,
            wait: learner.wait,
            pinned: learner.pins.iter().map(|pin| 1_u64 << pin.block).sum(),
        }
    }
}

/// The heads of every learner, when they are the same.
fn alike(who: &[Who]) -> Option<i32> {
    let heads = who.first()?.heads;
    who.iter().all(|each| each.heads == heads).then_some(heads)
}

/// What must hold between blocks, side by side, for at most 64 of them.
#[derive(Clone, Debug)]
pub(crate) struct Orders {
    /// Blocks that must be done before it.
    pub before: [u64; 64],
    /// Blocks that need it.
    pub behind: [u64; 64],
    /// Blocks of its group.
    pub group: [u64; 64],
}

impl Orders {
    fn of(problem: &Problem) -> Self {
        let mut orders = Self { before: [0; 64], behind: [0; 64], group: [0; 64] };
        for (number, block) in problem.blocks.iter().enumerate() {
            orders.before[number] = block.before;
            orders.behind[number] = block.behind;
            orders.group[number] = problem.group_blocks[block.group];
        }
        orders
    }
}

/// How many of the smallest scores are known by name: two that change and the next.
const LOWS: usize = 3;
/// Nobody's score.
const NO_SCORE: (i64, u32) = (i64::MAX, u32::MAX);

pub(crate) const NOBODY: u8 = u8::MAX;
const NOT_BEFORE: u64 = u64::MAX;

#[derive(Clone, Debug)]
pub(crate) struct Board<'p> {
    pub problem: &'p Problem,
    /// All stays, learner by learner, each learner's in order of time.
    pub stays: Vec<Stay>,
    /// Where each learner's stays begin; one more than there are learners.
    pub first: Vec<usize>,
    /// Whose each stay is.
    pub owner: Vec<u32>,
    /// The blocks each learner does.
    pub taken: Vec<u64>,
    /// Blocks of each learner by host.
    pub at_host: Vec<u32>,
    /// `[learner · weeks + week]`: the position among the learner's stays of the one that begins then.
    pub begun: Vec<u8>,
    pub cells: Vec<Cell>,
    windows: Option<Windows>,
    pub orders: Orders,
    /// `[learner · weeks + week]`: whether a block may begin.
    pub begins: Vec<bool>,
    /// What the learners wish and may, side by side: `[learner · blocks · hosts …]`, `[learner · hosts + host]`.
    values: Vec<i64>,
    able: Vec<u64>,
    pub who: Vec<Who>,
    /// Heads by host and week, where mentors are counted.
    pub led: Vec<Cell>,
    pub score: Vec<i64>,
    pub sum: i64,
    pub least: i64,
    /// The smallest scores and whose they are.
    lows: [(i64, u32); LOWS],
    /// Heads too many or too few, over all places and weeks.
    pub amiss: i64,
    /// The places and weeks amiss, then the hosts and weeks where mentors are too few.
    pub wrong: Wrong,
    /// A schedule that is being weighed for some learner.
    pub draft: Vec<Stay>,
    /// `[learner · blocks + block]`: the stay in force, packed.
    previous: Vec<u64>,
    /// How many stays of the schedule in force are no more.
    pub moved: i64,
}

/// What a move would change.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Change {
    /// To the score of the learner.
    pub score: i64,
    /// To the score of the other one, in a trade.
    pub other: i64,
    /// What the smallest score would become.
    pub least: i64,
    pub amiss: i32,
    pub moved: i64,
}

/// The blocks a learner may do at each host, without those that need more earlier blocks than its groups have room for.
fn able(problem: &Problem, learner: &Learner) -> impl Iterator<Item = u64> {
    let fits = |block: usize| {
        let done = problem.blocks[block].before | 1 << block;
        problem.group_blocks.iter().zip(&learner.need).all(|(blocks, &need)| (done & blocks).count_ones() <= need)
    };
    let possible: u64 = (0..problem.blocks.len()).filter(|&block| fits(block)).map(|block| 1_u64 << block).sum();
    learner.able.iter().map(move |able| able & possible)
}

fn packed(stay: Stay) -> u64 {
    u64::from(stay.first_week) << 32 | u64::from(stay.host) << 8 | u64::from(stay.block)
}

/// The score of a learner, from nothing but its stays in order of time.
pub(crate) fn score(problem: &Problem, learner: &Learner, stays: &[Stay]) -> i64 {
    let hosts = problem.hosts.len();
    let value: i64 = stays.iter().map(|stay| learner.value[stay.block as usize * hosts + stay.host as usize]).sum();
    let changes = stays.windows(2).filter(|pair| pair[0].host != pair[1].host).count();
    value + learner.change * i64::try_from(changes).expect("few") + learner.wait * idle(problem, stays)
}

/// Counted weeks before the end of the last stay in which nothing is done.
pub(crate) fn idle(problem: &Problem, stays: &[Stay]) -> i64 {
    let Some(last) = stays.last() else { return 0 };
    let end = last.first_week as usize + problem.length;
    problem.counted[end] - i64::try_from(stays.len() * problem.length).expect("few")
}

impl<'p> Board<'p> {
    /// An empty calendar filled with schedules that each keep what concerns their learner alone.
    pub fn new(problem: &'p Problem, schedule: &[Vec<Stay>]) -> Self {
        let (learners, weeks) = (problem.learners.len(), problem.weeks);
        let cell = |(&max, &min)| Cell { load: 0, min, max };
        let blocks = problem.blocks.len();
        let mut previous = vec![NOT_BEFORE; if problem.keep > 0 { learners * blocks } else { 0 }];
        if problem.keep > 0 {
            for (number, learner) in problem.learners.iter().enumerate() {
                for &stay in &learner.previous {
                    previous[number * blocks + stay.block as usize] = packed(stay);
                }
            }
        }
        let who: Vec<Who> = problem.learners.iter().map(Who::of).collect();
        let cells: Vec<Cell> = problem.max.iter().zip(&problem.min).map(cell).collect();
        let mut board = Self {
            problem,
            stays: Vec::new(),
            first: vec![0],
            owner: Vec::new(),
            taken: vec![0; learners],
            at_host: vec![0; learners * problem.hosts.len()],
            begun: vec![NOBODY; learners * weeks],
            values: problem.learners.iter().flat_map(|learner| learner.value.iter().copied()).collect(),
            able: problem.learners.iter().flat_map(|learner| able(problem, learner)).collect(),
            windows: alike(&who).and_then(|heads| Windows::new(&cells, weeks, problem.length, heads)),
            orders: Orders::of(problem),
            begins: problem.learners.iter().flat_map(|learner| learner.begins.iter().copied()).collect(),
            who,
            cells,
            led: problem.led.iter().flatten().map(|&max| Cell { load: 0, min: 0, max }).collect(),
            score: vec![0; learners],
            sum: 0,
            least: 0,
            lows: [NO_SCORE; LOWS],
            amiss: 0,
            wrong: Wrong::new(problem.max.len() + problem.led.as_ref().map_or(0, Vec::len)),
            draft: Vec::new(),
            previous,
            moved: if problem.keep > 0 {
                problem.learners.iter().map(|learner| i64::try_from(learner.previous.len()).expect("few")).sum()
            } else {
                0
            },
        };
        for (number, cell) in board.cells.iter().enumerate() {
            if cell.amiss(0) > 0 {
                board.amiss += i64::from(cell.amiss(0));
                board.wrong.toggle(number);
            }
        }
        for (number, stays) in schedule.iter().enumerate() {
            board.stays.extend(stays);
            board.owner.extend(stays.iter().map(|_| u32::try_from(number).expect("at most 100,000")));
            board.first.push(board.stays.len());
            for (position, &stay) in stays.iter().enumerate() {
                board.sit(number, position, stay);
            }
            board.rescore(number);
        }
        board.rank();
        board
    }

    pub fn objective(&self) -> i64 {
        self.sum + self.least - self.problem.keep * self.moved
    }

    pub fn schedule(&self) -> Vec<Vec<Stay>> {
        (0..self.problem.learners.len()).map(|learner| self.of(learner).to_vec()).collect()
    }

    #[inline]
    pub fn of(&self, learner: usize) -> &[Stay] {
        &self.stays[self.first[learner]..self.first[learner + 1]]
    }

    #[inline]
    pub fn value(&self, learner: usize, stay: Stay) -> i64 {
        let hosts = self.problem.hosts.len();
        self.values[(learner * self.problem.blocks.len() + stay.block as usize) * hosts + stay.host as usize]
    }

    /// Whether the learner may do this block at this host, and no pin speaks against it.
    #[inline]
    pub fn may(&self, learner: usize, stay: Stay) -> bool {
        self.able[learner * self.problem.hosts.len() + stay.host as usize] >> stay.block & 1 == 1
            && (self.who[learner].pinned >> stay.block & 1 == 0
                || self.problem.learners[learner].pins.iter().all(|pin| pin.block != stay.block || pin.admits(stay)))
    }

    /// Whether the learner may do this block at this host, pins apart.
    #[inline]
    pub fn able(&self, learner: usize, host: usize, block: usize) -> bool {
        self.able[learner * self.problem.hosts.len() + host] >> block & 1 == 1
    }

    /// Takes a learner off the places; `fill` must follow before anything else looks at the learner.
    pub fn clear(&mut self, learner: usize) {
        for position in 0..self.first[learner + 1] - self.first[learner] {
            self.lift(learner, self.stays[self.first[learner] + position]);
        }
    }

    pub fn fill(&mut self, learner: usize, stays: &[Stay]) {
        let first = self.first[learner];
        for (position, &stay) in stays.iter().enumerate() {
            self.stays[first + position] = stay;
            self.sit(learner, position, stay);
        }
        self.rescore(learner);
        self.rank();
    }

    fn rescore(&mut self, learner: usize) {
        let new = score(self.problem, &self.problem.learners[learner], self.of(learner));
        self.sum += new - self.score[learner];
        self.score[learner] = new;
    }

    /// Finds the smallest scores.
    fn rank(&mut self) {
        let mut lows = [NO_SCORE; LOWS];
        for (learner, &score) in self.score.iter().enumerate() {
            if score < lows[2].0 {
                lows[2] = (score, u32::try_from(learner).expect("at most 100,000"));
                if lows[2].0 < lows[1].0 {
                    lows.swap(1, 2);
                }
                if lows[1].0 < lows[0].0 {
                    lows.swap(0, 1);
                }
            }
        }
        self.lows = lows;
        self.least = if self.score.is_empty() { 0 } else { lows[0].0 };
    }

    /// A learner's score becomes another.
    #[inline]
    pub fn gain(&mut self, learner: usize, more: i64) {
        if more == 0 {
            return;
        }
        self.sum += more;
        self.score[learner] += more;
        if self.score[learner] < self.lows[2].0 || self.lows.iter().any(|low| low.1 as usize == learner) {
            self.rank();
        }
    }

    pub fn sit(&mut self, learner: usize, position: usize, stay: Stay) {
        let heads = self.who[learner].heads;
        self.begun[learner * self.problem.weeks + stay.first_week as usize] = u8::try_from(position).expect("few");
        self.taken[learner] |= 1 << stay.block;
        self.at_host[learner * self.problem.hosts.len() + stay.host as usize] += 1;
        self.moved -= self.stood(learner, stay);
        self.load(stay, heads);
    }

    pub fn lift(&mut self, learner: usize, stay: Stay) {
        let heads = self.who[learner].heads;
        self.begun[learner * self.problem.weeks + stay.first_week as usize] = NOBODY;
        self.taken[learner] &= !(1 << stay.block);
        self.at_host[learner * self.problem.hosts.len() + stay.host as usize] -= 1;
        self.moved += self.stood(learner, stay);
        self.load(stay, -heads);
    }

    /// 1 when this stay is of the schedule in force.
    #[inline]
    pub fn stood(&self, learner: usize, stay: Stay) -> i64 {
        if self.previous.is_empty() {
            return 0;
        }
        i64::from(self.previous[learner * self.problem.blocks.len() + stay.block as usize] == packed(stay))
    }

    pub fn load(&mut self, stay: Stay, heads: i32) {
        let (first, host, length) = (stay.first_week as usize, stay.host as usize, self.problem.length);
        let row = self.problem.cell(host, stay.block as usize, 0);
        for week in first..first + length {
            let number = row + week;
            let was = self.cells[number];
            self.amiss += i64::from(count(&mut self.cells[number], heads, &mut self.wrong, number));
            if let Some(windows) = &mut self.windows {
                let (now, one) = (self.cells[number], windows.heads);
                let (come, leave) = (now.with(one) - was.with(one), now.with(-one) - was.with(-one));
                if come | leave != 0 {
                    windows.add(row, week, length, come, leave);
                }
            }
        }
        if !self.led.is_empty() {
            let from = host * self.problem.weeks + first;
            for number in from..from + length {
                let beyond = self.cells.len() + number;
                self.amiss += i64::from(count(&mut self.led[number], heads, &mut self.wrong, beyond));
            }
        }
    }

    /// How many more heads would be amiss if so many came for this stay, mentors apart.
    #[inline]
    pub fn come(&self, stay: Stay, heads: i32) -> i32 {
        match &self.windows {
            Some(windows) => i32::from(
                windows.come[self.problem.cell(stay.host as usize, stay.block as usize, stay.first_week as usize)],
            ),
            None => self.heads(stay, stay.first_week as usize, self.problem.length, heads),
        }
    }

    /// How many more heads would be amiss if so many left this stay, mentors apart.
    #[inline]
    pub fn leave(&self, stay: Stay, heads: i32) -> i32 {
        match &self.windows {
            Some(windows) => i32::from(
                windows.leave[self.problem.cell(stay.host as usize, stay.block as usize, stay.first_week as usize)],
            ),
            None => self.heads(stay, stay.first_week as usize, self.problem.length, -heads),
        }
    }

    /// How many more heads would be amiss if a stay gave way to another of the same block, mentors apart.
    #[inline]
    pub fn shift(&self, old: Stay, new: Stay, heads: i32) -> i32 {
        let (from, to, length) = (old.first_week as usize, new.first_week as usize, self.problem.length);
        let apart = from.abs_diff(to);
        if old.host != new.host || apart >= length {
            return self.leave(old, heads) + self.come(new, heads);
        }
        let (left, entered) = if to >= from { (from, from + length) } else { (to + length, to) };
        self.heads(old, left, apart, -heads) + self.heads(new, entered, apart, heads)
    }

    /// What `heads` more (or fewer) would change at a place from a week on, for so many weeks.
    #[inline]
    fn heads(&self, place: Stay, week: usize, weeks: usize, heads: i32) -> i32 {
        let from = self.problem.cell(place.host as usize, place.block as usize, week);
        self.cells[from..from + weeks].iter().map(|cell| cell.with(heads)).sum()
    }

    /// What moving heads between hosts would change where mentors are counted.
    pub fn mentors(&mut self, heads: i32, from: &[Stay], to: &[Stay]) -> i32 {
        if self.led.is_empty() {
            return 0;
        }
        let mut amiss = 0;
        let steps = from.iter().map(|&stay| (stay, -heads)).chain(to.iter().map(|&stay| (stay, heads)));
        for (stay, heads) in steps.clone() {
            for cell in self.led_mut(stay) {
                amiss += cell.with(heads);
                cell.load += heads;
            }
        }
        for (stay, heads) in steps {
            for cell in self.led_mut(stay) {
                cell.load -= heads;
            }
        }
        amiss
    }

    /// How many more heads of a host would be without a mentor if so many came for this stay.
    pub fn led_with(&self, stay: Stay, heads: i32) -> i32 {
        if self.led.is_empty() {
            return 0;
        }
        let from = stay.host as usize * self.problem.weeks + stay.first_week as usize;
        self.led[from..from + self.problem.length].iter().map(|cell| cell.with(heads)).sum()
    }

    fn led_mut(&mut self, stay: Stay) -> &mut [Cell] {
        let from = stay.host as usize * self.problem.weeks + stay.first_week as usize;
        &mut self.led[from..from + self.problem.length]
    }

    /// What the smallest score would be if a learner had this score.
    #[inline]
    pub fn least_with(&self, learner: usize, new: i64) -> i64 {
        let low = self.lows[usize::from(self.lows[0].1 as usize == learner)];
        low.0.min(new)
    }

    /// What the smallest score would be if two learners had these scores.
    #[inline]
    pub fn least_with_both(&self, one: (usize, i64), two: (usize, i64)) -> i64 {
        let others = self.lows.iter().find(|low| low.1 as usize != one.0 && low.1 as usize != two.0);
        others.map_or(i64::MAX, |low| low.0).min(one.1).min(two.1)
    }
}
