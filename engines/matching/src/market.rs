//! The moves of a market that stands: learners go down their lists, seats go down the places' lists, circles of learners
//! pass seats on. [`Standing`](crate::Standing) says when which is due.

use crate::problem::ABSENT;
use crate::roll::{Entry, Roll};

/// What a move touches of a learner, side by side.
pub(crate) struct Person {
    /// The wish it has, or `ABSENT`, and its place.
    at: u32,
    seat: u32,
    /// It would come by any wish before this one: the one it has, or none while it is out of the market.
    bar: u32,
    /// The place of each wish, and the learner's mark there (`ABSENT`: not on its list).
    pub wishes: Vec<(u32, u32)>,
}

pub(crate) struct Market {
    pub people: Vec<Person>,
    pub rolls: Vec<Roll>,
    /// Who moved, and from which place (`ABSENT`: none).
    pub log: Vec<(u32, u32)>,
    /// Places from where a circle may be looked for.
    stirred: Vec<u32>,
    /// Counts the walks.
    clock: u64,
}

impl Market {
    /// A market of everybody's wishes and nobody on any list. All learners are out of it.
    pub fn new(wishes: impl Iterator<Item = Vec<(u32, u32)>>, rolls: Vec<Roll>) -> Self {
        let people = wishes.map(|wishes| Person { at: ABSENT, seat: ABSENT, bar: 0, wishes }).collect();
        Self { people, rolls, log: Vec::new(), stirred: Vec::new(), clock: 0 }
    }

    /// The wish a learner has, or `ABSENT`.
    pub fn wish_of(&self, learner: u32) -> u32 {
        self.people[learner as usize].at
    }

    pub fn seat_of(&self, learner: u32) -> u32 {
        self.people[learner as usize].seat
    }

    /// Whether the learner would come by this wish, if it could.
    pub fn would_come(&self, learner: u32, wish: u32) -> bool {
        wish < self.people[learner as usize].bar
    }

    fn now_at(&mut self, learner: u32, wish: u32) {
        let person = &mut self.people[learner as usize];
        person.at = wish;
        person.bar = wish;
        person.seat = person.wishes.get(wish as usize).map_or(ABSENT, |&(place, _)| place);
    }

    fn note(&mut self, learner: u32) {
        self.log.push((learner, self.seat_of(learner)));
    }

    /// Lets everybody on a list know the mark and the list know their wishes, after it was written anew.
    pub fn introduce(&mut self, place: u32) {
        let roll = &mut self.rolls[place as usize];
        for at in 0..roll.entries().len() {
            let row = &mut self.people[roll.entries()[at].who as usize].wishes;
            if let Some((wish, (_, mark))) = (0..).zip(row).find(|(_, wish)| wish.0 == place) {
                *mark = roll.mark_at(at);
                roll.know_wish(at, wish);
            }
        }
    }

    /// The learner goes down its list from this wish, and whoever it displaces goes on down theirs.
    pub fn propose(&mut self, learner: u32, wish: u32) {
        let (mut who, mut wish) = (learner, wish);
        loop {
            let Some(&(place, mark)) = self.people[who as usize].wishes.get(wish as usize) else {
                self.now_at(who, ABSENT);
                return;
            };
            let roll = &mut self.rolls[place as usize];
            if !roll.takes(mark) {
                roll.wanted_by(mark);
                wish += 1;
                continue;
            }
            let gone = roll.full().then(|| roll.let_worst_go());
            let at = roll.at(mark);
            roll.hold(at);
            if let Some((_, mark)) = gone {
                roll.wanted_by(mark);
            }
            self.now_at(who, wish);
            let Some((gone, _)) = gone else { return };
            self.log.push((gone, place));
            who = gone;
            wish = self.wish_of(who) + 1;
        }
    }

    /// Takes seats away; whoever stood last goes on.
    pub fn shrink(&mut self, place: u32, seats: u32) {
        while self.rolls[place as usize].seats > seats {
            let roll = &mut self.rolls[place as usize];
            roll.seats = (roll.seats - 1).min(roll.count.max(seats));
            if roll.count > roll.seats {
                let (gone, mark) = roll.let_worst_go();
                roll.wanted_by(mark);
                self.log.push((gone, place));
                self.propose(gone, self.wish_of(gone) + 1);
            }
        }
    }

    /// Adds seats and passes them on.
    pub fn grow(&mut self, place: u32, seats: u32) {
        self.rolls[place as usize].seats = seats;
        self.fill(vec![place]);
        self.circles();
    }

    /// The learner leaves the market until it proposes again, and its seat is passed on.
    pub fn withdraw(&mut self, learner: u32) {
        self.note(learner);
        let wish = self.wish_of(learner);
        let vacant = self.leave(learner);
        self.people[learner as usize].bar = 0;
        self.no_longer_wants(learner, 0, wish);
        self.fill(vacant.into_iter().collect());
        self.circles();
    }

    /// Gives up a seat. Says where.
    fn leave(&mut self, learner: u32) -> Option<u32> {
        let wish = self.wish_of(learner);
        let &(place, mark) = self.people[learner as usize].wishes.get(wish as usize)?;
        self.now_at(learner, ABSENT);
        let roll = &mut self.rolls[place as usize];
        roll.let_go(roll.at(mark));
        Some(place)
    }

    /// Holds somebody by a wish who left the seat of a worse one.
    fn come(&mut self, who: u32, wish: u32, left: u32) {
        self.now_at(who, wish);
        let (place, mark) = self.people[who as usize].wishes[wish as usize];
        let roll = &mut self.rolls[place as usize];
        roll.hold(roll.at(mark));
        self.no_longer_wants(who, wish, left);
    }

    /// Where the learner was the next in line another is now, who may pass on a seat of its own.
    fn no_longer_wants(&mut self, who: u32, from: u32, until: u32) {
        let row = &self.people[who as usize].wishes;
        let until = row.len().min(until as usize);
        let wanted = row[from as usize..until].iter().filter(|&&(_, mark)| mark != ABSENT);
        let next = wanted.filter(|&&(place, mark)| self.rolls[place as usize].is_next(mark));
        self.stirred.extend(next.map(|&(place, _)| place));
    }

    /// Passes free seats down the lists.
    fn fill(&mut self, mut vacant: Vec<u32>) {
        while let Some(place) = vacant.pop() {
            while !self.rolls[place as usize].full() {
                let Some(Entry { who, wish, .. }) = self.next_in_line(place) else { break };
                let left = self.wish_of(who);
                self.note(who);
                vacant.extend(self.leave(who));
                self.come(who, wish, left);
            }
        }
    }

    /// The first on a list who would rather be here.
    fn next_in_line(&mut self, place: u32) -> Option<Entry> {
        let (people, roll) = (&self.people, &mut self.rolls[place as usize]);
        let at = roll.next_in_line(|entry| entry.wish < people[entry.who as usize].bar)?;
        Some(roll.entries()[at])
    }

    /// A place's list changed, though what stands is stable: only circles through it can be new.
    pub fn stir(&mut self, place: u32) {
        self.stirred.push(place);
        self.circles();
    }

    /// Lets learners pass seats in circles as long as that makes some better off.
    fn circles(&mut self) {
        // A place passed since the last circle, but not by this walk, leads nowhere.
        let mut since = self.clock + 1;
        let mut walk: Vec<(u32, u32, u32)> = Vec::new();
        while let Some(start) = self.stirred.pop() {
            self.clock += 1;
            walk.clear();
            let mut place = start;
            let circle = loop {
                let passed = std::mem::replace(&mut self.rolls[place as usize].passed, self.clock);
                if passed == self.clock {
                    break walk.iter().position(|&(other, ..)| other == place);
                }
                if passed >= since {
                    break None;
                }
                let roll = &self.rolls[place as usize];
                if !roll.full() || roll.count == 0 {
                    break None;
                }
                let Some(Entry { who, wish, .. }) = self.next_in_line(place) else { break None };
                walk.push((place, who, wish));
                place = self.seat_of(who);
                if place == ABSENT {
                    break None;
                }
            };
            if let Some(first) = circle {
                self.stirred.push(start);
                let circle = &mut walk[first..];
                for (left, who, _) in circle.iter_mut() {
                    self.note(*who);
                    *left = self.wish_of(*who);
                    self.leave(*who);
                }
                for &mut (left, who, wish) in circle {
                    self.come(who, wish, left);
                }
                since = self.clock + 1;
            }
        }
    }
}
