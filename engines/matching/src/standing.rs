//! A stable market that stands: solved once, then kept solved while learners, places and quotas change one by one.
//!
//! What stands is always the stable matching best for learners, the same as a cold solve would find (ties by the same
//! lottery). Somebody more, or a seat less: proposals go on from where they stood, in whatever order (McVitie & Wilson
//! 1971). Somebody less, or a seat more: the seat goes down the place's list to the first who would rather be here, whose
//! seat goes on likewise (vacancy chains: Blum, Roth & Rothblum 1997). That is stable, but learners might still gain by
//! passing seats in a circle (rotations: Irving & Leather 1986); such a circle must lead through somebody who moved, so only
//! from there it is looked for. A place that changes its list closes and opens again.
//!
//! **Time** proportional to who moves and to the lists between, some microseconds in markets of any size. **Memory**
//! O(pairs). **Differences**: many-to-one, and both kinds of change in one structure.

use ground::Seed;

use crate::answer::Answer;
use crate::book::{Book, Change, Row};
use crate::objective::{Best, Objective};
use crate::problem::{ABSENT, Invalid, Problem};
use crate::stable::lottery;

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
    learners: Vec<Learner>,
    places: Vec<Place>,
    /// Who is out of the market while its change is made, or `ABSENT`.
    out: u32,
    /// Who moved since the change began, and from which place (`ABSENT`: none).
    log: Vec<(u32, u32)>,
    /// Places from where a circle may be looked for.
    stirred: Vec<u32>,
    /// Counts the walks.
    clock: u64,
}

struct Learner {
    /// For each wish the learner's spot at the place, or `ABSENT`.
    spots: Vec<u32>,
    /// The wish it stands at, or `ABSENT`.
    at: u32,
}

struct Place {
    /// Who is on the list, ties broken.
    order: Vec<u32>,
    /// A bit for each spot that is held.
    held: Vec<u64>,
    seats: u32,
    count: u32,
    /// The last spot held, when any is.
    worst: u32,
    /// When a search for circles last passed here.
    passed: u64,
}

impl Standing {
    /// Solves a problem and keeps it solved. Its objective becomes the stable matching best for learners.
    pub fn open(problem: Problem, seed: Seed) -> Self {
        let problem = problem.with_objective(Objective::Stable(Best::Learners));
        let book = Book::of(&problem);
        let places = (0..problem.places()).map(|place| Place {
            order: Vec::new(),
            held: Vec::new(),
            seats: book.seats(place),
            count: 0,
            worst: 0,
            passed: 0,
        });
        let learners = book.wishes.iter().map(|row| Learner { spots: vec![ABSENT; row.ids.len()], at: ABSENT });
        let mut standing = Self {
            learners: learners.collect(),
            places: places.collect(),
            book,
            seed,
            out: ABSENT,
            log: Vec::new(),
            stirred: Vec::new(),
            clock: 0,
        };
        for place in (0..).take(problem.places()) {
            standing.number(place);
        }
        for learner in (0..).take(problem.learners()) {
            standing.propose(learner, 0);
        }
        standing.log.clear();
        standing
    }

    /// Where a learner is.
    pub fn place_of(&self, learner: u32) -> Option<u32> {
        let pin = self.book.pins[learner as usize];
        Some(if pin == ABSENT { self.seat_of(learner) } else { pin }).filter(|&place| place != ABSENT)
    }

    /// Where everybody is.
    pub fn assignment(&self) -> Vec<Option<u32>> {
        (0..).take(self.learners.len()).map(|learner| self.place_of(learner)).collect()
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
        self.log.clear();
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
        let mut log = std::mem::take(&mut self.log);
        log.sort_by_key(|&(learner, _)| learner);
        log.dedup_by_key(|&mut (learner, _)| learner);
        let known = |place: u32| Some(place).filter(|&place| place != ABSENT);
        log.into_iter()
            .map(|(learner, from)| Moved { learner, from: known(from), to: self.place_of(learner) })
            .filter(|moved| moved.from != moved.to)
            .collect()
    }

    fn rewish(&mut self, learner: u32, row: Row) {
        self.withdraw(learner);
        let old = std::mem::replace(&mut self.book.wishes[learner as usize], row);
        let here = &mut self.learners[learner as usize];
        let old_spots = std::mem::take(&mut here.spots);
        let spots = self.book.wishes[learner as usize].ids.iter().map(|&place| {
            match old.ids.iter().position(|&other| other == place) {
                Some(nth) => old_spots[nth],
                None => spot(&self.places[place as usize].order, learner),
            }
        });
        here.spots = spots.collect();
        self.out = ABSENT;
        self.propose(learner, 0);
    }

    fn rerank(&mut self, place: u32, row: Row) {
        self.shrink(place, 0);
        for &learner in &self.places[place as usize].order {
            let wishes = &self.book.wishes[learner as usize].ids;
            if let Some(nth) = wishes.iter().position(|&other| other == place) {
                self.learners[learner as usize].spots[nth] = ABSENT;
            }
        }
        self.book.rankings[place as usize] = row;
        self.number(place);
        self.places[place as usize].seats = self.book.seats(place as usize);
        self.fill(vec![(place, 0)]);
        self.circles();
    }

    fn resize(&mut self, place: u32) {
        let seats = self.book.seats(place as usize);
        let here = &mut self.places[place as usize];
        if seats < here.seats {
            self.shrink(place, seats);
        } else if seats > here.seats {
            let from = here.behind();
            here.seats = seats;
            self.fill(vec![(place, from)]);
            self.circles();
        }
    }

    fn pin(&mut self, learner: u32, place: Option<u32>) {
        let old = self.book.pins[learner as usize];
        if place.unwrap_or(ABSENT) == old {
            return;
        }
        self.withdraw(learner);
        self.book.pin(learner, place);
        for changed in [Some(old), place].into_iter().flatten().filter(|&place| place != ABSENT) {
            self.resize(changed);
        }
        self.out = ABSENT;
        self.propose(learner, 0);
    }

    /// Writes down the order of a place and lets its learners know their spots.
    fn number(&mut self, place: u32) {
        let row = &self.book.rankings[place as usize];
        let mut order: Vec<(u32, u64, u32)> =
            row.ids.iter().zip(&row.ranks).map(|(&learner, &rank)| (rank, 0, learner)).collect();
        if row.ranks.windows(2).any(|pair| pair[0] == pair[1]) {
            for each in &mut order {
                each.1 = lottery(self.seed, each.2);
            }
            order.sort_unstable();
        }
        let here = &mut self.places[place as usize];
        here.order = order.into_iter().map(|(_, _, learner)| learner).collect();
        here.held = vec![0; here.order.len() / 64 + 1];
        for (nth, &learner) in (0..).zip(&here.order) {
            let wishes = &self.book.wishes[learner as usize].ids;
            if let Some(wish) = wishes.iter().position(|&other| other == place) {
                self.learners[learner as usize].spots[wish] = nth;
            }
        }
    }

    fn seat_of(&self, learner: u32) -> u32 {
        let wishes = &self.book.wishes[learner as usize].ids;
        wishes.get(self.learners[learner as usize].at as usize).copied().unwrap_or(ABSENT)
    }

    fn note(&mut self, learner: u32) {
        let place = self.place_of(learner).unwrap_or(ABSENT);
        self.log.push((learner, place));
    }

    /// The learner goes down its list from this wish, and whoever it displaces goes on down theirs.
    fn propose(&mut self, learner: u32, wish: u32) {
        let (mut who, mut wish) = (learner, wish);
        if self.book.pins[who as usize] != ABSENT {
            return;
        }
        loop {
            let Some(&place) = self.book.wishes[who as usize].ids.get(wish as usize) else {
                self.learners[who as usize].at = ABSENT;
                return;
            };
            let spot = self.learners[who as usize].spots[wish as usize];
            let here = &mut self.places[place as usize];
            let full = here.count >= here.seats;
            if spot == ABSENT || here.seats == 0 || (full && spot > here.worst) {
                wish += 1;
                continue;
            }
            let gone = full.then(|| here.let_worst_go());
            here.hold(spot);
            self.learners[who as usize].at = wish;
            let Some(gone) = gone else { return };
            self.log.push((gone, place));
            who = gone;
            wish = self.learners[who as usize].at + 1;
        }
    }

    /// Takes seats away; whoever stood last goes on.
    fn shrink(&mut self, place: u32, seats: u32) {
        while self.places[place as usize].seats > seats {
            let here = &mut self.places[place as usize];
            here.seats -= 1;
            if here.seats > here.count {
                here.seats = here.count.max(seats);
            }
            if here.count > here.seats {
                let gone = here.let_worst_go();
                self.log.push((gone, place));
                self.propose(gone, self.learners[gone as usize].at + 1);
            }
        }
    }

    /// The learner leaves the market until it proposes again, and its seat is passed on.
    fn withdraw(&mut self, learner: u32) {
        self.note(learner);
        self.out = learner;
        if self.learners[learner as usize].at == ABSENT {
            return;
        }
        let chain = self.leave(learner);
        self.fill(chain.into_iter().collect());
        self.circles();
    }

    /// Gives up a seat. Says from which spot of which place somebody may want it.
    fn leave(&mut self, learner: u32) -> Option<(u32, u32)> {
        let at = std::mem::replace(&mut self.learners[learner as usize].at, ABSENT);
        let place = *self.book.wishes[learner as usize].ids.get(at as usize)?;
        let spot = self.learners[learner as usize].spots[at as usize];
        let here = &mut self.places[place as usize];
        let behind = here.behind();
        here.let_go(spot);
        self.stirred.push(place);
        Some((place, behind))
    }

    /// Passes free seats down the lists.
    fn fill(&mut self, mut vacant: Vec<(u32, u32)>) {
        while let Some((place, mut spot)) = vacant.pop() {
            self.stirred.push(place);
            while self.places[place as usize].count < self.places[place as usize].seats {
                let Some(&who) = self.places[place as usize].order.get(spot as usize) else { break };
                if let Some(wish) = self.would_come(who, place) {
                    vacant.extend(self.move_to(who, place, wish, spot));
                }
                spot += 1;
            }
        }
    }

    /// The wish by which a learner would rather be at this place than where it is.
    fn would_come(&self, who: u32, place: u32) -> Option<u32> {
        if self.book.pins[who as usize] != ABSENT || self.out == who {
            return None;
        }
        let wishes = &self.book.wishes[who as usize].ids;
        let better = wishes.len().min(self.learners[who as usize].at as usize);
        (0..).zip(&wishes[..better]).find(|&(_, &other)| other == place).map(|(wish, _)| wish)
    }

    fn move_to(&mut self, who: u32, place: u32, wish: u32, spot: u32) -> Option<(u32, u32)> {
        self.note(who);
        let chain = self.leave(who);
        self.learners[who as usize].at = wish;
        self.places[place as usize].hold(spot);
        self.stirred.extend(&self.book.wishes[who as usize].ids[..=wish as usize]);
        chain
    }

    /// Lets learners pass seats in circles as long as that makes some better off.
    fn circles(&mut self) {
        // A place passed since the last circle, but not by this walk, leads nowhere.
        let mut since = self.clock + 1;
        let mut walk: Vec<(u32, u32, u32, u32)> = Vec::new();
        while let Some(start) = self.stirred.pop() {
            self.clock += 1;
            walk.clear();
            let mut at = start;
            let circle = loop {
                let passed = std::mem::replace(&mut self.places[at as usize].passed, self.clock);
                if passed == self.clock {
                    break walk.iter().position(|&(place, ..)| place == at);
                }
                if passed >= since {
                    break None;
                }
                let Some((who, wish, spot)) = self.next(at) else { break None };
                walk.push((at, who, wish, spot));
                at = self.seat_of(who);
                if at == ABSENT {
                    break None;
                }
            };
            if let Some(first) = circle {
                self.stirred.push(start);
                for &(_, who, ..) in &walk[first..] {
                    self.note(who);
                    self.leave(who);
                }
                for &(place, who, wish, spot) in &walk[first..] {
                    self.learners[who as usize].at = wish;
                    self.places[place as usize].hold(spot);
                    self.stirred.extend(&self.book.wishes[who as usize].ids[..=wish as usize]);
                }
                since = self.clock + 1;
            }
        }
    }

    /// Who behind a full place's last would rather be here: learner, wish, spot.
    fn next(&self, place: u32) -> Option<(u32, u32, u32)> {
        let here = &self.places[place as usize];
        if here.count < here.seats || here.count == 0 {
            return None;
        }
        let behind = (here.worst + 1..).zip(&here.order[here.worst as usize + 1..]);
        behind.into_iter().find_map(|(spot, &who)| self.would_come(who, place).map(|wish| (who, wish, spot)))
    }
}

impl Place {
    /// The first spot from which somebody unheld may want a seat that becomes free.
    fn behind(&self) -> u32 {
        let listed = u32::try_from(self.order.len()).expect("a list has fewer than 2³² entries");
        match (self.count >= self.seats, self.count) {
            (false, _) => listed,
            (true, 0) => 0,
            (true, _) => self.worst + 1,
        }
    }

    fn hold(&mut self, spot: u32) {
        self.held[spot as usize / 64] |= 1 << (spot % 64);
        self.worst = if self.count == 0 { spot } else { self.worst.max(spot) };
        self.count += 1;
    }

    fn let_go(&mut self, spot: u32) {
        self.held[spot as usize / 64] &= !(1 << (spot % 64));
        self.count -= 1;
        if spot == self.worst && self.count > 0 {
            let mut word = spot / 64;
            while self.held[word as usize] == 0 {
                word -= 1;
            }
            self.worst = word * 64 + self.held[word as usize].ilog2();
        }
    }

    fn let_worst_go(&mut self) -> u32 {
        let spot = self.worst;
        self.let_go(spot);
        self.order[spot as usize]
    }
}

fn spot(order: &[u32], learner: u32) -> u32 {
    (0..).zip(order).find(|&(_, &other)| other == learner).map_or(ABSENT, |(spot, _)| spot)
}
