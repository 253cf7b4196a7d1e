//! Small problems whole: every schedule of every learner, then all combinations in order, cut where a place is too full, a
//! minimum is out of reach or the best that is left cannot win. Depth first, O(∏ schedules) at worst, so only where the lists
//! are short, and never for more than the nodes granted.

use crate::board::Board;
use crate::problem::{Learner, Problem, Stay};

/// The outcome of a complete search; `None` inside when there is no calendar.
pub(crate) struct Searched {
    pub best: Option<(i64, Vec<Vec<Stay>>)>,
}

const MOST_SCHEDULES: usize = 4_000;

/// Looks at all calendars, or gives up after so many nodes.
pub(crate) fn search(problem: &Problem, nodes: u64) -> (Option<Searched>, u64) {
    let mut work = 0;
    let mut lists = Vec::new();
    for learner in &problem.learners {
        let mut list = Vec::new();
        if !schedules(problem, learner, &mut list, nodes, &mut work) {
            return (None, work);
        }
        let mut scored: Vec<(i64, Vec<Stay>)> =
            list.into_iter().map(|stays| (crate::board::score(problem, learner, &stays), stays)).collect();
        scored.sort_by(|one, two| two.0.cmp(&one.0).then_with(|| one.1.cmp(&two.1)));
        lists.push(scored);
    }
    let mut order: Vec<usize> = (0..lists.len()).collect();
    order.sort_by_key(|&learner| (lists[learner].len(), learner));
    let mut rest = vec![(0, i64::MAX); order.len() + 1];
    let mut supply = vec![0_i64; order.len() + 1];
    for depth in (0..order.len()).rev() {
        let learner = order[depth];
        let top = lists[learner].first().map_or(0, |first| first.0);
        rest[depth] = (rest[depth + 1].0 + top, rest[depth + 1].1.min(top));
        let who = &problem.learners[learner];
        supply[depth] =
            supply[depth + 1] + i64::from(who.heads) * i64::try_from(who.blocks * problem.length).expect("few");
    }
    let mut board = Board::new(problem, &vec![Vec::new(); lists.len()]);
    let mut search = Search {
        lists: &lists,
        order: &order,
        rest: &rest,
        supply: &supply,
        picked: vec![0; lists.len()],
        best: None,
        nodes,
        work: &mut work,
    };
    let whole = search.dive(&mut board, 0, 0, i64::MAX);
    let best = search.best.take();
    let found = Searched {
        best: best.map(|(objective, picked)| {
            (objective, picked.iter().enumerate().map(|(learner, &index)| lists[learner][index].1.clone()).collect())
        }),
    };
    (whole.then_some(found), work)
}

struct Search<'a> {
    lists: &'a [Vec<(i64, Vec<Stay>)>],
    order: &'a [usize],
    rest: &'a [(i64, i64)],
    supply: &'a [i64],
    picked: Vec<usize>,
    best: Option<(i64, Vec<usize>)>,
    nodes: u64,
    work: &'a mut u64,
}

impl Search<'_> {
    /// Whether the part below was searched whole.
    fn dive(&mut self, board: &mut Board<'_>, depth: usize, sum: i64, least: i64) -> bool {
        *self.work += 1;
        if *self.work > self.nodes {
            return false;
        }
        let short: i64 = board.cells.iter().map(|cell| i64::from((cell.min - cell.load).max(0))).sum();
        if board.amiss > short || short > self.supply[depth] {
            return true;
        }
        let (rest, low) = self.rest[depth];
        let low = least.min(low);
        // `moved` counts learners still to come as moved; they may all stay.
        let (keep, problem) = (board.problem.keep, board.problem);
        let coming: i64 = if keep > 0 {
            self.order[depth..]
                .iter()
                .map(|&learner| i64::try_from(problem.learners[learner].previous.len()).expect("few"))
                .sum()
        } else {
            0
        };
        let hope = sum + rest + if low == i64::MAX { 0 } else { low } - keep * (board.moved - coming);
        if self.best.as_ref().is_some_and(|(best, _)| hope <= *best) {
            return true;
        }
        if depth == self.order.len() {
            self.best = Some((hope, self.picked.clone()));
            return true;
        }
        let learner = self.order[depth];
        for index in 0..self.lists[learner].len() {
            let (score, stays) = &self.lists[learner][index];
            for (position, &stay) in stays.iter().enumerate() {
                board.sit(learner, position, stay);
            }
            self.picked[learner] = index;
            let whole = self.dive(board, depth + 1, sum + score, least.min(*score));
            for &stay in stays {
                board.lift(learner, stay);
            }
            if !whole {
                return false;
            }
        }
        true
    }
}

/// All schedules of one learner; `false` when they are too many.
pub(crate) fn schedules(
    problem: &Problem,
    learner: &Learner,
    list: &mut Vec<Vec<Stay>>,
    nodes: u64,
    work: &mut u64,
) -> bool {
    let mut stays = Vec::new();
    grow(problem, learner, 0, &mut stays, list, nodes, work)
}

fn grow(
    problem: &Problem,
    learner: &Learner,
    from: usize,
    stays: &mut Vec<Stay>,
    list: &mut Vec<Vec<Stay>>,
    nodes: u64,
    work: &mut u64,
) -> bool {
    *work += 1;
    if *work > nodes || list.len() > MOST_SCHEDULES {
        return false;
    }
    let done: u64 = stays.iter().map(|stay| 1_u64 << stay.block).sum();
    if stays.len() == learner.blocks {
        if learner.pins.iter().all(|pin| stays.iter().any(|&stay| pin.admits(stay))) {
            list.push(stays.clone());
        }
        return true;
    }
    for week in from..problem.weeks {
        if !learner.begins[week] {
            continue;
        }
        for (number, block) in problem.blocks.iter().enumerate() {
            let group = (done & problem.group_blocks[block.group]).count_ones();
            if done >> number & 1 == 1 || block.before & !done != 0 || group >= learner.need[block.group] {
                continue;
            }
            for host in 0..problem.hosts.len() {
                let stay = Stay {
                    first_week: u16::try_from(week).expect("at most 1,000"),
                    block: u8::try_from(number).expect("at most 64"),
                    host: u16::try_from(host).expect("at most 10,000"),
                };
                let there = stays.iter().filter(|other| other.host == stay.host).count();
                if learner.able[host] >> number & 1 == 0
                    || there >= problem.most_per_host as usize
                    || learner.pins.iter().any(|pin| pin.block == stay.block && !pin.admits(stay))
                {
                    continue;
                }
                stays.push(stay);
                let whole = grow(problem, learner, week + problem.length, stays, list, nodes, work);
                stays.pop();
                if !whole {
                    return false;
                }
            }
        }
    }
    true
}
