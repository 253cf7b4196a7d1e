//! Why: for every learner and every place, from the answer alone, as reasons that a page can translate.

use ground::{Budget, Message};

use crate::answer::{Answer, Certificate};
use crate::objective::{Best, Objective};
use crate::problem::Problem;
use crate::solve::cutoffs;
use crate::stable::{Favour, Order, learners_propose};

/// Every code of every message this engine gives, for whoever keeps the translations.
pub const CODES: [&str; 22] = [
    "matching-summary",
    "matching-pinned",
    "matching-got-wish",
    "matching-unplaced",
    "matching-no-wishes",
    "matching-missed-not-listed",
    "matching-missed-no-seats",
    "matching-missed-all-pinned",
    "matching-missed-preferred",
    "matching-missed-lottery",
    "matching-missed-dearer",
    "matching-missed-as-cheap",
    "matching-missed-fewer-placed",
    "matching-missed-unproved",
    "matching-need-ahead",
    "matching-need-listed",
    "matching-place-closed",
    "matching-place-pinned",
    "matching-place-full",
    "matching-place-free",
    "matching-minimum-unmet",
    "matching-budget-ran-out",
];

/// What a learner got, and why not better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnerStory {
    /// Who.
    pub learner: u32,
    /// What it got.
    pub outcome: Outcome,
    /// Every wish ranked above what it got, best first, with what stood in the way.
    pub missed: Vec<Missed>,
}

/// What a learner got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Settled beforehand.
    Pinned {
        /// Where.
        place: u32,
    },
    /// A wish was granted.
    Granted {
        /// Where.
        place: u32,
        /// Its rank among the wishes, from 1.
        wish: u32,
        /// How many wishes there were.
        of: u32,
    },
    /// No wish could be granted.
    Unplaced {
        /// How many wishes there were.
        wishes: u32,
    },
    /// There were no wishes.
    NoWishes,
}

/// A wish that was not granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Where.
    pub place: u32,
    /// Its rank among the wishes, from 1.
    pub wish: u32,
    /// What stood in the way.
    pub obstacle: Obstacle,
}

/// What stood in the way of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The place does not name the learner.
    NotListed,
    /// The place takes nobody.
    NoSeats,
    /// Every seat was settled beforehand.
    AllPinned,
    /// Every seat went to somebody the place ranks higher.
    Preferred {
        /// How the place ranks this learner.
        own_rank: u32,
        /// How it ranks the last one it took.
        last_rank: u32,
        /// How many it takes.
        quota: u32,
    },
    /// The last seat went to somebody the place ranks equally; the lottery decided.
    Lottery {
        /// How the place ranks both.
        rank: u32,
        /// How many it takes.
        quota: u32,
    },
    /// Granting it would make the whole dearer by at least this much.
    Dearer {
        /// By how much at least.
        extra: i64,
    },
    /// Granting it may cost no more; another placement as cheap was taken.
    AsCheap,
    /// Granting it would leave somebody without a place, or a place below its minimum.
    FewerPlaced,
    /// The answer is not proved, so nothing can be said for certain.
    Unproved,
}

/// What would have been needed to get a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// To stand ahead of this learner in the place's list. Exact: with everything else unchanged, any spot ahead of that
    /// learner is enough and any spot behind is not.
    Ahead {
        /// Of whom.
        learner: u32,
        /// How the place ranks that learner.
        rank: u32,
    },
    /// To be named by the place, anywhere in its list.
    Listed,
}

/// How a place was filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceStory {
    /// Which.
    pub place: u32,
    /// The most it takes.
    pub quota: u32,
    /// The least it must take.
    pub minimum: u32,
    /// How many it took, pinned ones included.
    pub taken: u32,
    /// How many of them were settled beforehand.
    pub pinned: u32,
    /// The rank it gives the last learner it took, if all seats are taken and some were open.
    pub last_rank: Option<u32>,
    /// How many on its list would rather be here and were refused.
    pub refused: u32,
    /// How many on its list got a wish they rank no lower, or are pinned elsewhere.
    pub elsewhere: u32,
    /// How many on its list do not wish to come.
    pub not_wishing: u32,
}

/// The whole in one sentence, and what could not hold.
pub fn explain(problem: &Problem, answer: &Answer) -> Vec<Message> {
    let granted = |learner: usize| answer.assignment[learner].and_then(|place| problem.wish(learner, place));
    let first = (0..problem.learners()).filter(|&learner| granted(learner).is_some_and(|wish| wish.rank == 1)).count();
    let summary = Message::new("matching-summary")
        .with("learners", problem.learners())
        .with("placed", answer.placed)
        .with("first", first)
        .with("blocking", answer.blocking_pairs);
    std::iter::once(summary).chain(answer.reason.iter().map(|unmet| unmet.message())).collect()
}

/// Why this learner is where it is. O(wishes of the learner); with a cheapest placement also O(learners) for each wish.
pub fn explain_learner(problem: &Problem, answer: &Answer, learner: u32) -> LearnerStory {
    let who = learner as usize;
    let of = problem.wishes.range(who).len();
    let of = u32::try_from(of).expect("a list has fewer than 2³² entries");
    if let Some(place) = problem.pin(who) {
        return LearnerStory { learner, outcome: Outcome::Pinned { place }, missed: Vec::new() };
    }
    let granted = answer.assignment[who].and_then(|place| problem.wish(who, place));
    let outcome = match granted {
        Some(wish) => Outcome::Granted { place: wish.place, wish: wish.rank, of },
        None if of == 0 => Outcome::NoWishes,
        None => Outcome::Unplaced { wishes: of },
    };
    let better = problem.wishes_of(who).filter(|wish| granted.is_none_or(|granted| wish.rank < granted.rank));
    let missed = better.map(|wish| Missed {
        place: wish.place,
        wish: wish.rank,
        obstacle: obstacle(problem, answer, wish, granted),
    });
    LearnerStory { learner, outcome, missed: missed.collect() }
}

fn obstacle(problem: &Problem, answer: &Answer, wish: crate::Wish, granted: Option<crate::Wish>) -> Obstacle {
    let place = wish.place as usize;
    let quota = problem.quotas[place];
    let Some(own_rank) = wish.rank_there else { return Obstacle::NotListed };
    if quota == 0 {
        return Obstacle::NoSeats;
    }
    match &answer.certificate {
        Certificate::Cutoffs { cutoffs } | Certificate::Largest { cutoffs, .. } => match cutoffs[place] {
            Some(0) => Obstacle::AllPinned,
            Some(last_rank) if last_rank < own_rank => Obstacle::Preferred { own_rank, last_rank, quota },
            Some(last_rank) if last_rank == own_rank => Obstacle::Lottery { rank: own_rank, quota },
            _ => Obstacle::Unproved,
        },
        Certificate::Prices { prices, unplaced } => {
            if (0..problem.learners()).filter(|&other| problem.pin(other) == Some(wish.place)).count() == quota as usize
            {
                return Obstacle::AllPinned;
            }
            let now = granted.map_or(*unplaced, |granted| granted.cost + prices[granted.place as usize]);
            match wish.cost + prices[place] - now {
                ..=0 => Obstacle::AsCheap,
                extra if extra > *unplaced / 2 => Obstacle::FewerPlaced,
                extra => Obstacle::Dearer { extra },
            }
        }
        Certificate::None | Certificate::TooFewLearners { .. } => Obstacle::Unproved,
    }
}

/// What this learner would have needed at this place to get it, all else unchanged. Nothing when it already has a wish it
/// ranks no lower, is pinned, does not wish the place, when the place has no open seat, or when the answer is not the
/// learners' stable one. O(pairs): one run of deferred acceptance.
///
/// Why it is exact: which proposals are refused does not depend on their order (McVitie & Wilson). Let the learner stand
/// first at the place and run; as long as its true spot is ahead of everyone the place then refuses, the runs are the same.
pub fn would_need(problem: &Problem, answer: &Answer, learner: u32, place: u32) -> Option<Need> {
    let who = learner as usize;
    let wish = problem.wish(who, place)?;
    let granted = answer.assignment[who].and_then(|place| problem.wish(who, place));
    let has = granted.is_some_and(|granted| granted.rank <= wish.rank);
    if answer.objective != Objective::Stable(Best::Learners) || problem.pin(who).is_some() || has {
        return None;
    }
    let order = Order::new(problem, answer.seed);
    let mut best: Option<u32> = None;
    let mut meter = Budget::unlimited().meter();
    let favour = Favour { learner, place };
    let found = learners_propose(problem, &order, Some(favour), &mut meter, |at, spot| {
        if at == place && best.is_none_or(|best| spot < best) {
            best = Some(spot);
        }
    })?;
    if found[who] != Some(place) {
        return None;
    }
    let Some(spot) = best else { return Some(Need::Listed) };
    let other = order.learner_at(problem, place as usize, spot);
    let rank = problem.wish(other as usize, place)?.rank_there?;
    Some(Need::Ahead { learner: other, rank })
}

/// How this place was filled and why it has free seats, if it has. O(learners + the wishes of those on its list); without
/// the cutoffs of a stable answer, O(pairs).
pub fn explain_place(problem: &Problem, answer: &Answer, place: u32) -> PlaceStory {
    let here = |learner: usize| answer.assignment[learner] == Some(place);
    let count = |keep: &dyn Fn(usize) -> bool| {
        u32::try_from((0..problem.learners()).filter(|&learner| keep(learner)).count())
            .expect("fewer than 2³² learners")
    };
    let cutoff = match answer.certificate.cutoffs() {
        Some(cutoffs) => cutoffs[place as usize],
        None => cutoffs(problem, &answer.assignment)[place as usize],
    };
    let mut story = PlaceStory {
        place,
        quota: problem.quotas[place as usize],
        minimum: problem.minimum(place as usize),
        taken: count(&here),
        pinned: count(&|learner| problem.pin(learner) == Some(place)),
        last_rank: cutoff.filter(|&rank| rank != 0),
        refused: 0,
        elsewhere: 0,
        not_wishing: 0,
    };
    for (learner, _) in problem.ranking_of(place as usize) {
        let learner = learner as usize;
        if here(learner) {
            continue;
        }
        let granted = answer.assignment[learner].and_then(|place| problem.wish(learner, place));
        match problem.wish(learner, place) {
            None => story.not_wishing += 1,
            Some(_) if problem.pin(learner).is_some() => story.elsewhere += 1,
            Some(wish) if granted.is_some_and(|granted| granted.rank <= wish.rank) => story.elsewhere += 1,
            Some(_) => story.refused += 1,
        }
    }
    story
}

impl LearnerStory {
    /// The story as sentences.
    pub fn messages(&self) -> Vec<Message> {
        std::iter::once(self.outcome.message()).chain(self.missed.iter().map(|missed| missed.message())).collect()
    }
}

impl Outcome {
    /// The sentence for people.
    pub fn message(self) -> Message {
        match self {
            Self::Pinned { place } => Message::new("matching-pinned").with("place", place),
            Self::Granted { place, wish, of } => {
                Message::new("matching-got-wish").with("place", place).with("wish", wish).with("of", of)
            }
            Self::Unplaced { wishes } => Message::new("matching-unplaced").with("wishes", wishes),
            Self::NoWishes => Message::new("matching-no-wishes"),
        }
    }
}

impl Missed {
    /// The sentence for people.
    pub fn message(self) -> Message {
        let message = match self.obstacle {
            Obstacle::NotListed => Message::new("matching-missed-not-listed"),
            Obstacle::NoSeats => Message::new("matching-missed-no-seats"),
            Obstacle::AllPinned => Message::new("matching-missed-all-pinned"),
            Obstacle::Preferred { own_rank, last_rank, quota } => Message::new("matching-missed-preferred")
                .with("own_rank", own_rank)
                .with("last_rank", last_rank)
                .with("quota", quota),
            Obstacle::Lottery { rank, quota } => {
                Message::new("matching-missed-lottery").with("rank", rank).with("quota", quota)
            }
            Obstacle::Dearer { extra } => Message::new("matching-missed-dearer").with("extra", extra),
            Obstacle::AsCheap => Message::new("matching-missed-as-cheap"),
            Obstacle::FewerPlaced => Message::new("matching-missed-fewer-placed"),
            Obstacle::Unproved => Message::new("matching-missed-unproved"),
        };
        message.with("place", self.place).with("wish", self.wish)
    }
}

impl Need {
    /// The sentence for people.
    pub fn message(self, place: u32) -> Message {
        match self {
            Self::Ahead { learner, rank } => {
                Message::new("matching-need-ahead").with("place", place).with("learner", learner).with("rank", rank)
            }
            Self::Listed => Message::new("matching-need-listed").with("place", place),
        }
    }
}

impl PlaceStory {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        let message = if self.quota == 0 {
            Message::new("matching-place-closed")
        } else if self.taken < self.quota {
            Message::new("matching-place-free")
                .with("free", self.quota - self.taken)
                .with("elsewhere", self.elsewhere)
                .with("not_wishing", self.not_wishing)
        } else if let Some(last_rank) = self.last_rank {
            Message::new("matching-place-full").with("last_rank", last_rank).with("refused", self.refused)
        } else {
            Message::new("matching-place-pinned")
        };
        message.with("place", self.place).with("taken", self.taken).with("quota", self.quota)
    }
}
