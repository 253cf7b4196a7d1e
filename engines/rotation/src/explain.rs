//! Why: what a learner's score is made of, and for every stay what stood in the way of the host it wished most, from the
//! answer alone, as reasons that a page can translate.

use ground::Message;

use crate::answer::Answer;
use crate::board::{Board, idle};
use crate::problem::{Problem, Stay};

/// Every code of every message this engine gives, for whoever keeps the translations.
pub const CODES: [&str; 20] = [
    "rotation-summary",
    "rotation-score",
    "rotation-stay-first-wish",
    "rotation-stay-pinned",
    "rotation-stay-not-able",
    "rotation-stay-full",
    "rotation-stay-mentors",
    "rotation-stay-needed-here",
    "rotation-stay-per-host",
    "rotation-stay-dearer",
    "rotation-stay-others-lose",
    "rotation-stay-unproved",
    "rotation-learner-impossible",
    "rotation-minimum-impossible",
    "rotation-maximum-impossible",
    "rotation-mentors-impossible",
    "rotation-blocks-impossible",
    "rotation-nothing-found",
    "rotation-stay-order",
    "rotation-stay-weeks",
];

/// One learner's calendar, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Who.
    pub learner: usize,
    /// What the score is made of.
    pub score: Score,
    /// Each stay with what stood in the way of the host wished most.
    pub stays: Vec<(Stay, Obstacle)>,
}

/// The parts of a score; they add up to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// From the learner's wishes for blocks.
    pub blocks: i64,
    /// From the learner's wishes for hosts.
    pub hosts: i64,
    /// From the planner's values.
    pub planner: i64,
    /// How many changes of host.
    pub changes: i64,
    /// What they cost.
    pub changing: i64,
    /// How many idle weeks before the end.
    pub idle: i64,
    /// What they cost.
    pub waiting: i64,
}

impl Score {
    /// The score.
    pub fn total(self) -> i64 {
        self.blocks + self.hosts + self.planner + self.changing + self.waiting
    }
}

/// What stood in the way of a stay that would have been liked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing: it was granted.
    Granted,
    /// The curator settled it otherwise.
    Pinned {
        /// What was asked about.
        wish: Stay,
    },
    /// The learner may not do the block there.
    NotAble {
        /// What was asked about.
        wish: Stay,
    },
    /// The learner is not free then.
    Weeks {
        /// What was asked about.
        wish: Stay,
    },
    /// A block it needs would not be done before, or one that needs it would be.
    Order {
        /// What was asked about.
        wish: Stay,
    },
    /// The place is full.
    Full {
        /// What was asked about.
        wish: Stay,
        /// In which week.
        week: usize,
        /// At how many heads.
        heads: i32,
    },
    /// The mentors there lead as many as they may.
    Mentors {
        /// What was asked about.
        wish: Stay,
        /// In which week.
        week: usize,
        /// At how many heads.
        heads: i32,
    },
    /// Without this learner the place it has would fall below its minimum.
    NeededHere {
        /// What was asked about.
        wish: Stay,
        /// In which week.
        week: usize,
        /// The fewest heads there.
        heads: i32,
    },
    /// The learner does as many blocks there as may be.
    PerHost {
        /// What was asked about.
        wish: Stay,
    },
    /// The learner's own score would fall, or rise no more than nought: changes of host, or the rest of the calendar.
    Dearer {
        /// What was asked about.
        wish: Stay,
        /// By how much it would change.
        by: i64,
    },
    /// The learner would gain but a schedule in force would move.
    OthersLose {
        /// What was asked about.
        wish: Stay,
        /// By how much the whole would change.
        by: i64,
    },
    /// Nothing stands in the way: the answer is not the best.
    Unproved {
        /// What was asked about.
        wish: Stay,
        /// What would be gained.
        by: i64,
    },
}

impl Obstacle {
    /// The sentence for people about this learner's stay.
    pub fn message(self, problem: &Problem, learner: usize, stay: Stay) -> Message {
        let (code, wish) = match self {
            Self::Granted => ("rotation-stay-first-wish", None),
            Self::Pinned { wish } => ("rotation-stay-pinned", Some(wish)),
            Self::NotAble { wish } => ("rotation-stay-not-able", Some(wish)),
            Self::Weeks { wish } => ("rotation-stay-weeks", Some(wish)),
            Self::Order { wish } => ("rotation-stay-order", Some(wish)),
            Self::Full { wish, .. } => ("rotation-stay-full", Some(wish)),
            Self::Mentors { wish, .. } => ("rotation-stay-mentors", Some(wish)),
            Self::NeededHere { wish, .. } => ("rotation-stay-needed-here", Some(wish)),
            Self::PerHost { wish } => ("rotation-stay-per-host", Some(wish)),
            Self::Dearer { wish, .. } => ("rotation-stay-dearer", Some(wish)),
            Self::OthersLose { wish, .. } => ("rotation-stay-others-lose", Some(wish)),
            Self::Unproved { wish, .. } => ("rotation-stay-unproved", Some(wish)),
        };
        let message = Message::new(code)
            .with("student", problem.learners[learner].id.clone())
            .with("block", problem.blocks[stay.block as usize].id.clone())
            .with("host", problem.hosts[stay.host as usize].clone())
            .with("week", stay.first_week + 1);
        let message = match wish {
            Some(wish) => message.with("wish", problem.hosts[wish.host as usize].clone()),
            None => message,
        };
        match self {
            Self::Full { week, heads, .. }
            | Self::Mentors { week, heads, .. }
            | Self::NeededHere { week, heads, .. } => message.with("at", week + 1).with("heads", heads),
            Self::Dearer { by, .. } | Self::OthersLose { by, .. } | Self::Unproved { by, .. } => message.with("by", by),
            _ => message,
        }
    }
}

/// What everybody's score is made of and why everybody is where they are. Empty when nothing was solved.
pub fn stories(problem: &Problem, answer: &Answer) -> Vec<Story> {
    if !answer.status.is_solved() {
        return Vec::new();
    }
    let board = Board::new(problem, &answer.schedule);
    (0..problem.learners()).map(|learner| story(&board, learner)).collect()
}

/// What stood in the way of one learner doing the block of a stay elsewhere or at another time, all else standing still.
pub fn why_not(problem: &Problem, answer: &Answer, learner: usize, wish: Stay) -> Option<Obstacle> {
    let known = wish.first_week as usize + problem.length <= problem.weeks
        && (wish.block as usize) < problem.blocks()
        && (wish.host as usize) < problem.hosts()
        && learner < problem.learners();
    if !answer.status.is_solved() || !known {
        return None;
    }
    let board = Board::new(problem, &answer.schedule);
    let stay = *board.of(learner).iter().find(|stay| stay.block == wish.block)?;
    Some(obstacle(&board, learner, stay, wish))
}

/// The sentences for people: a summary, and for each learner the score and each stay.
pub(crate) fn explain(problem: &Problem, answer: &Answer) -> Vec<Message> {
    let mut said = Vec::new();
    if answer.status.is_solved() {
        let mut summary = Message::new("rotation-summary")
            .with("objective", answer.objective)
            .with("sum", answer.sum)
            .with("least", answer.least)
            .with("moved", answer.moved);
        if let Some(bound) = answer.bound {
            summary = summary.with("bound", bound);
        }
        said.push(summary);
    }
    for story in stories(problem, answer) {
        let score = story.score;
        said.push(
            Message::new("rotation-score")
                .with("student", problem.learners[story.learner].id.clone())
                .with("score", score.total())
                .with("blocks", score.blocks)
                .with("hosts", score.hosts)
                .with("planner", score.planner)
                .with("changes", score.changes)
                .with("changing", score.changing)
                .with("idle", score.idle)
                .with("waiting", score.waiting),
        );
        said.extend(story.stays.iter().map(|&(stay, why)| why.message(problem, story.learner, stay)));
    }
    said
}

fn story(board: &Board<'_>, learner: usize) -> Story {
    let problem = board.problem;
    let who = &problem.learners[learner];
    let stays = board.of(learner);
    let changes = stays.windows(2).filter(|pair| pair[0].host != pair[1].host).count();
    let changes = i64::try_from(changes).expect("few");
    let idle = idle(problem, stays);
    let score = Score {
        blocks: stays.iter().map(|stay| who.parts.block[stay.block as usize]).sum(),
        hosts: stays.iter().map(|stay| who.parts.host[stay.host as usize]).sum(),
        planner: stays.iter().map(|stay| problem.planner[stay.block as usize]).sum(),
        changes,
        changing: changes * who.change,
        idle,
        waiting: idle * who.wait,
    };
    let told = stays.iter().map(|&stay| (stay, first_wish(board, learner, stay))).collect();
    Story { learner, score, stays: told }
}

fn first_wish(board: &Board<'_>, learner: usize, stay: Stay) -> Obstacle {
    let worth = &board.problem.learners[learner].parts.host;
    let best = worth.iter().copied().max().unwrap_or(0);
    if worth[stay.host as usize] == best {
        return Obstacle::Granted;
    }
    let host = worth.iter().position(|&worth| worth == best).unwrap_or(0);
    obstacle(board, learner, stay, Stay { host: u16::try_from(host).expect("at most 10,000"), ..stay })
}

fn obstacle(board: &Board<'_>, learner: usize, stay: Stay, wish: Stay) -> Obstacle {
    let problem = board.problem;
    let who = &problem.learners[learner];
    if stay == wish {
        return Obstacle::Granted;
    }
    if who.able[wish.host as usize] >> wish.block & 1 == 0 {
        return Obstacle::NotAble { wish };
    }
    if who.pins.iter().any(|pin| pin.block == wish.block && !pin.admits(wish)) {
        return Obstacle::Pinned { wish };
    }
    let mut new: Vec<Stay> = board.of(learner).iter().copied().filter(|other| other.block != wish.block).collect();
    let length = problem.length;
    let apart = |other: &Stay| other.first_week.abs_diff(wish.first_week) as usize >= length;
    if !who.begins[wish.first_week as usize] || !new.iter().all(apart) {
        return Obstacle::Weeks { wish };
    }
    new.push(wish);
    new.sort_unstable();
    let mut done = 0_u64;
    for other in &new {
        if problem.blocks[other.block as usize].before & !done != 0 {
            return Obstacle::Order { wish };
        }
        done |= 1 << other.block;
    }
    if new.iter().filter(|other| other.host == wish.host).count() > problem.most_per_host as usize {
        return Obstacle::PerHost { wish };
    }
    let mut bare = board.clone();
    bare.lift(learner, stay);
    let weeks = wish.first_week as usize..wish.first_week as usize + length;
    for week in weeks {
        let cell = bare.cells[problem.cell(wish.host as usize, wish.block as usize, week)];
        if cell.load + who.heads > cell.max {
            return Obstacle::Full { wish, week, heads: cell.max };
        }
        if let Some(led) = bare.led.get(wish.host as usize * problem.weeks + week)
            && led.load + who.heads > led.max
        {
            return Obstacle::Mentors { wish, week, heads: led.max };
        }
    }
    bare.load(wish, who.heads);
    for week in stay.first_week as usize..stay.first_week as usize + length {
        let cell = bare.cells[problem.cell(stay.host as usize, stay.block as usize, week)];
        if cell.load < cell.min {
            return Obstacle::NeededHere { wish, week, heads: cell.min };
        }
    }
    let by = crate::board::score(problem, who, &new) - board.score[learner];
    if by <= 0 {
        return Obstacle::Dearer { wish, by };
    }
    let least = board.least_with(learner, board.score[learner] + by);
    let kept = board.stood(learner, stay) - board.stood(learner, wish);
    let whole = by + least - board.least - problem.keep * kept;
    if whole > 0 { Obstacle::Unproved { wish, by: whole } } else { Obstacle::OthersLose { wish, by: whole } }
}
