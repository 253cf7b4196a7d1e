//! A stable market that stands: solved once, then kept solved while learners, places and quotas change one by one.
//!
//! What stands is always the stable matching best for learners, the same as a cold solve would find (ties by the same
//! lottery). Somebody more, or a seat less: proposals go on from where they stood, in whatever order (McVitie & Wilson
//! 1971). Somebody less, or a seat more: the seat goes down the place's list to the first who would rather be here, whose
//! seat goes on likewise (vacancy chains: Blum, Roth & Rothblum 1997). That is stable, but learners might still gain by
//! passing seats in a circle (rotations: Irving & Leather 1986); such a circle must lead through a place whose seats or
//! whose next in line changed, so only from there it is looked for. On a list that changes the fewest are moved that must be
//! ([`reorder`](crate::reorder)); where that is much of it, the place closes and opens again.
//!
//! **Time** proportional to who moves and to the lists between; a list that changes costs its own length besides. **Memory**
//! O(pairs). **Differences**: many-to-one, and both kinds of change in one structure.

use ground::Seed;

use crate::answer::Answer;
use crate::book::{Book, Change, Row};
use crate::invalid::Invalid;
use crate::market::Market;
use crate::objective::{Best, Objective};
use crate::problem::{ABSENT, Problem};
use crate::reorder::Reorder;
use crate::roll::{Entry, Roll};
use crate::stable::lottery;

/// A list of which so many entries and one in so many move is changed entry by entry; otherwise the place closes and opens
/// again.
const FEW: usize = 8;
const SHARE: usize = 32;

/// Somebody whom a change moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Who.
    pub learner: u32,
    /// Where it was.
    pub from: Option<u32>,
    /// Where it is.
    pub to: Option<u32>,
}

/// A solved stable market, best for learners.
///
/// ```
/// use matching::{Change, Moved, Problem, Seed, Standing};
///
/// let problem = Problem::builder().learner([0]).learner([0, 1]).place(1, [1, 0]).place(1, [1]).build()?;
/// let mut standing = Standing::open(problem, Seed(1));
/// assert_eq!(standing.assignment(), [None, Some(0)]);
///
/// // The bakery gets a second seat.
/// let moved = standing.change(&Change::Quota { place: 0, quota: 2 })?;
///
/// assert_eq!(moved, [Moved { learner: 0, from: None, to: Some(0) }]);
/// # Ok::<(), matching::Invalid>(())
/// ```
pub struct Standing {
    book: Book,
    seed: Seed,
    market: Market,
    /// Room for a number for each learner.
    place_of: Vec<u32>,
}

impl Standing {
    /// Solves a problem and keeps it solved. Its objective becomes the stable matching best for learners.
    pub fn open(problem: Problem, seed: Seed) -> Self {
        let problem = problem.with_objective(Objective::Stable(Best::Learners));
        let book = Book::of(&problem);
        let wishes = book.wishes.iter().map(|row| row.ids.iter().map(|&place| (place, ABSENT)).collect());
        let rolls = (0..problem.places()).map(|place| Roll::of_seats(book.seats(place)));
        let market = Market::new(wishes, rolls.collect());
        let mut standing = Self { market, book, seed, place_of: vec![0; problem.learners()] };
        for place in (0..).take(problem.places()) {
            let order = standing.order(place);
            standing.market.rolls[place as usize].write(order.into_iter());
            standing.market.introduce(place);
        }
        for learner in (0..).take(problem.learners()) {
            standing.enter(learner);
        }
        standing
    }

    /// Where a learner is.
    pub fn place_of(&self, learner: u32) -> Option<u32> {
        let pin = self.book.pins[learner as usize];
        Some(if pin == ABSENT { self.market.seat_of(learner) } else { pin }).filter(|&place| place != ABSENT)
    }

    /// Where everybody is.
    pub fn assignment(&self) -> Vec<Option<u32>> {
        (0..).take(self.place_of.len()).map(|learner| self.place_of(learner)).collect()
    }

    /// The problem as it now stands. O(pairs).
    pub fn problem(&self) -> Problem {
        self.book.problem()
    }

    /// The answer as it now stands, with its certificate; [`verify`](crate::verify) checks it against
    /// [`Standing::problem`]. O(pairs).
    pub fn answer(&self) -> Answer {
        crate::solve::standing(&self.problem(), self.assignment(), self.seed)
    }

    /// Makes a change and says who moved, by number. A change that makes no sense changes nothing.
    pub fn change(&mut self, change: &Change) -> Result<Vec<Moved>, Invalid> {
        let row = self.book.check(change)?;
        self.market.log.clear();
        match *change {
            Change::Wishes { learner, .. } => self.rewish(learner, row),
            Change::Ranking { place, .. } => self.rerank(place, row),
            Change::Quota { place, quota } => {
                self.book.quotas[place as usize] = quota;
                self.resize(place);
            }
            Change::Pin { learner, place } => self.pin(learner, place),
        }
        Ok(self.moved())
    }

    fn moved(&mut self) -> Vec<Moved> {
        let mut log = std::mem::take(&mut self.market.log);
        log.sort_by_key(|&(learner, _)| learner);
        log.dedup_by_key(|&mut (learner, _)| learner);
        let known = |place: u32| Some(place).filter(|&place| place != ABSENT);
        log.into_iter()
            .map(|(learner, from)| Moved { learner, from: known(from), to: self.place_of(learner) })
            .filter(|moved| moved.from != moved.to)
            .collect()
    }

    fn rewish(&mut self, learner: u32, row: Row) {
        if self.book.pins[learner as usize] == ABSENT {
            self.market.withdraw(learner);
        }
        let market = &mut self.market;
        let old = std::mem::take(&mut market.people[learner as usize].wishes);
        for &(place, mark) in old.iter().filter(|&&(_, mark)| mark != ABSENT) {
            let roll = &mut market.rolls[place as usize];
            let at = roll.at(mark);
            roll.know_wish(at, ABSENT);
        }
        let wishes = (0..).zip(&row.ids).map(|(wish, &place)| {
            let roll = &mut market.rolls[place as usize];
            let at = match old.iter().find(|&&(other, _)| other == place) {
                Some(&(_, ABSENT)) => None,
                Some(&(_, mark)) => Some(roll.at(mark)),
                None => roll.find(learner),
            };
            let Some(at) = at else { return (place, ABSENT) };
            roll.know_wish(at, wish);
            (place, roll.mark_at(at))
        });
        market.people[learner as usize].wishes = wishes.collect();
        self.book.wishes[learner as usize] = row;
        self.enter(learner);
    }

    /// Whoever is not pinned goes down its list.
    fn enter(&mut self, learner: u32) {
        if self.book.pins[learner as usize] == ABSENT {
            self.market.propose(learner, 0);
        }
    }

    fn rerank(&mut self, place: u32, row: Row) {
        self.book.rankings[place as usize] = row;
        let new = self.order(place);
        let old = self.market.rolls[place as usize].entries();
        let same = old.iter().zip(&new).take_while(|(old, new)| old.who == **new).count();
        let old: Vec<u32> = old[same..].iter().map(|entry| entry.who).collect();
        let reorder = Reorder::of(&old, &new[same..], &mut self.place_of);
        if reorder.changes() > FEW + new.len() / SHARE {
            self.rewrite(place, new);
            return;
        }
        for &at in reorder.gone.iter().rev() {
            self.relist(place, Some(same + at), None, self.market.rolls[place as usize].entries()[same + at].who);
        }
        // Whoever moves or comes is put behind the one it now follows.
        let mut at = same;
        for (&who, &stays) in new[same..].iter().zip(&reorder.stays) {
            let roll = &self.market.rolls[place as usize];
            if stays {
                at += roll.entries()[at..].iter().position(|entry| entry.who == who).unwrap_or(0) + 1;
                continue;
            }
            let from = roll.find(who);
            self.relist(place, from, Some(at), who);
            at += usize::from(from.is_none_or(|from| from >= at));
        }
    }

    /// A list that changed too much: the place closes and opens again.
    fn rewrite(&mut self, place: u32, order: Vec<u32>) {
        self.market.shrink(place, 0);
        for entry in self.market.rolls[place as usize].entries() {
            let wish = self.market.people[entry.who as usize].wishes.iter_mut().find(|wish| wish.0 == place);
            if let Some((_, mark)) = wish {
                *mark = ABSENT;
            }
        }
        self.market.rolls[place as usize].write(order.into_iter());
        self.market.introduce(place);
        // Any of them may.
        self.market.rolls[place as usize].wanted_by(0);
        self.market.grow(place, self.book.seats(place as usize));
    }

    /// One learner moves on a place's list from one spot to before another, comes to the list, or leaves it.
    fn relist(&mut self, place: u32, from: Option<usize>, to: Option<usize>, who: u32) {
        let market = &mut self.market;
        let wish = match from {
            Some(at) => market.rolls[place as usize].entries()[at].wish,
            None => (0..)
                .zip(&market.people[who as usize].wishes)
                .find(|(_, wish)| wish.0 == place)
                .map_or(ABSENT, |(n, _)| n),
        };
        let held = wish != ABSENT && market.wish_of(who) == wish;
        if !held && !market.would_come(who, wish) {
            self.rewrite_entry(place, from, to, Entry::new(who, wish, held));
            return;
        }
        // Where the learner would stand once its old entry is gone.
        let then = to.map(|to| to - usize::from(from.is_some_and(|from| from < to)));
        let roll = &market.rolls[place as usize];
        let stable = match (from, then) {
            (Some(from), Some(then)) if held => {
                // Whoever it falls behind must not want its seat.
                let passed = from + 1..(then + 1).max(from + 1);
                !roll.entries()[passed].iter().any(|entry| market.would_come(entry.who, entry.wish))
            }
            (_, Some(then)) => roll.full() && then >= roll.behind(),
            (_, None) => !held,
        };
        if stable {
            self.rewrite_entry(place, from, to, Entry::new(who, wish, held));
            if !held {
                let mark = self.market.people[who as usize].wishes[wish as usize].1;
                self.market.rolls[place as usize].wanted_by(mark);
            }
            self.market.stir(place);
            return;
        }
        self.market.withdraw(who);
        self.rewrite_entry(place, from, to, Entry::new(who, wish, false));
        self.enter(who);
    }

    /// Moves an entry and lets the learner know its mark.
    fn rewrite_entry(&mut self, place: u32, from: Option<usize>, to: Option<usize>, entry: Entry) {
        let roll = &mut self.market.rolls[place as usize];
        if let Some(from) = from {
            roll.take_out(from);
        }
        let to = to.map(|to| to - usize::from(from.is_some_and(|from| from < to)));
        let spaced = to.is_some_and(|to| roll.put_in(to, entry));
        let mark = to.map_or(ABSENT, |to| roll.mark_at(to));
        if spaced {
            self.market.introduce(place);
        } else if entry.wish != ABSENT {
            self.market.people[entry.who as usize].wishes[entry.wish as usize].1 = mark;
        }
    }

    fn resize(&mut self, place: u32) {
        let seats = self.book.seats(place as usize);
        let now = self.market.rolls[place as usize].seats;
        if seats < now {
            self.market.shrink(place, seats);
        } else if seats > now {
            self.market.grow(place, seats);
        }
    }

    fn pin(&mut self, learner: u32, place: Option<u32>) {
        let old = self.book.pins[learner as usize];
        if place.unwrap_or(ABSENT) == old {
            return;
        }
        if old == ABSENT {
            self.market.withdraw(learner);
        } else {
            self.market.log.push((learner, old));
        }
        self.book.pin(learner, place);
        for changed in [Some(old), place].into_iter().flatten().filter(|&place| place != ABSENT) {
            self.resize(changed);
        }
        self.enter(learner);
    }

    /// The list of a place, ties broken.
    fn order(&self, place: u32) -> Vec<u32> {
        let row = &self.book.rankings[place as usize];
        if row.ranks.windows(2).all(|pair| pair[0] != pair[1]) {
            return row.ids.clone();
        }
        let lot = |(&learner, &rank): (&u32, &u32)| (rank, lottery(self.seed, learner), learner);
        let mut order: Vec<(u32, u64, u32)> = row.ids.iter().zip(&row.ranks).map(lot).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, _, learner)| learner).collect()
    }
}
