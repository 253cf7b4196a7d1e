//! The largest placement over the pairs that are alive, with the places that must be full and the learners who must have a
//! seat: alternating paths (Berge 1957). A placement that covers the ones and one that covers the others can be had
//! together, and made largest without uncovering anybody (Mendelsohn & Dulmage 1958).

use crate::problem::ABSENT;
use crate::windows::{OPEN, Pairs, View, Windows};

/// Who sits where, kept from one question to the next.
pub(crate) struct Placing {
    /// For each learner the pair, or `ABSENT`.
    pub at: Vec<u32>,
    /// For each place who sits there.
    pub there: Vec<Vec<u32>>,
    pub placed: usize,
    pub looked: u64,
    /// For each place the pair by which it was reached; `ABSENT` when it was not.
    via: Vec<u32>,
    queue: Vec<u32>,
}

impl Placing {
    pub fn new(pairs: &Pairs) -> Self {
        Self {
            at: vec![ABSENT; pairs.learners()],
            there: vec![Vec::new(); pairs.seats.len()],
            placed: 0,
            looked: 0,
            via: vec![ABSENT; pairs.seats.len()],
            queue: Vec::new(),
        }
    }

    /// Everybody sits where another placing has them.
    pub fn copy(&mut self, other: &Self) {
        self.at.clone_from(&other.at);
        self.there.clone_from(&other.there);
        self.placed = other.placed;
    }

    /// Everybody sits where this assignment says, pinned ones aside.
    pub fn follow(&mut self, pairs: &Pairs, assignment: &[Option<u32>]) {
        for learner in 0..pairs.learners() {
            self.leave(pairs, learner);
        }
        for (learner, &place) in assignment.iter().enumerate() {
            if let Some(pair) = pairs.of(learner).find(|&pair| Some(pairs.place[pair]) == place) {
                self.sit(pairs, index(pair));
            }
        }
    }

    /// Makes the placement as large as it can be, of which is known that it is no larger than `most`. Says whether it can
    /// cover whom it must.
    pub fn largest(&mut self, pairs: &Pairs, windows: &Windows, view: &View, most: usize) -> bool {
        for learner in 0..pairs.learners() {
            let pair = self.at[learner];
            if pair != ABSENT && !view.alive[pair as usize] {
                self.leave(pairs, learner);
            }
        }
        for learner in 0..pairs.learners() {
            if view.sure[learner] && self.at[learner] == ABSENT && !self.come(pairs, view, learner..learner + 1, true) {
                return false;
            }
        }
        for place in 0..pairs.seats.len() {
            let due = if windows.most[place] == OPEN { 0 } else { pairs.seats[place] as usize };
            while self.there[place].len() < due {
                if !self.draw(pairs, windows, view, place) {
                    return false;
                }
            }
        }
        while self.placed < most && self.come(pairs, view, 0..pairs.learners(), false) {}
        true
    }

    fn leave(&mut self, pairs: &Pairs, learner: usize) {
        let pair = std::mem::replace(&mut self.at[learner], ABSENT);
        if pair != ABSENT {
            let there = &mut self.there[pairs.place[pair as usize] as usize];
            there.retain(|&other| other as usize != learner);
            self.placed -= 1;
        }
    }

    fn sit(&mut self, pairs: &Pairs, pair: u32) {
        let learner = pairs.learner[pair as usize];
        self.leave(pairs, learner as usize);
        self.at[learner as usize] = pair;
        self.there[pairs.place[pair as usize] as usize].push(learner);
        self.placed += 1;
    }

    /// Seats one of those in `from` who have no seat, others moving on; `displacing` one who need not have a seat if need be.
    fn come(&mut self, pairs: &Pairs, view: &View, from: std::ops::Range<usize>, displacing: bool) -> bool {
        self.via.fill(ABSENT);
        self.queue.clear();
        for learner in from {
            if self.at[learner] == ABSENT {
                self.queue.push(index(learner));
            }
        }
        let mut nth = 0;
        while let Some(&learner) = self.queue.get(nth) {
            nth += 1;
            self.looked += pairs.of(learner as usize).len() as u64;
            for pair in pairs.of(learner as usize) {
                let place = pairs.place[pair] as usize;
                if !view.alive[pair] || self.via[place] != ABSENT {
                    continue;
                }
                self.via[place] = index(pair);
                if self.there[place].len() < pairs.seats[place] as usize {
                    self.move_up(pairs, place);
                    return true;
                }
                if displacing && let Some(&other) = self.there[place].iter().find(|&&other| !view.sure[other as usize])
                {
                    self.leave(pairs, other as usize);
                    self.move_up(pairs, place);
                    return true;
                }
                self.queue.extend(&self.there[place]);
            }
        }
        false
    }

    /// From the free seat back: each takes the seat that the one after it left.
    fn move_up(&mut self, pairs: &Pairs, mut place: usize) {
        loop {
            let pair = self.via[place];
            let left = self.at[pairs.learner[pair as usize] as usize];
            self.sit(pairs, pair);
            if left == ABSENT {
                return;
            }
            place = pairs.place[left as usize] as usize;
        }
    }

    /// Fills one seat of a place: by somebody without a seat, or from a place that need not be full.
    fn draw(&mut self, pairs: &Pairs, windows: &Windows, view: &View, place: usize) -> bool {
        self.via.fill(ABSENT);
        self.queue.clear();
        self.queue.push(index(place));
        let mut nth = 0;
        while let Some(&here) = self.queue.get(nth) {
            nth += 1;
            self.looked += pairs.here[here as usize].len() as u64;
            for &pair in &pairs.here[here as usize] {
                let left = self.at[pairs.learner[pair as usize] as usize];
                if !view.alive[pair as usize] || left == pair {
                    continue;
                }
                let from = if left == ABSENT { None } else { Some(pairs.place[left as usize] as usize) };
                if let Some(from) = from {
                    if from == place || self.via[from] != ABSENT {
                        continue;
                    }
                    self.via[from] = pair;
                    if windows.most[from] != OPEN {
                        self.queue.push(index(from));
                        continue;
                    }
                }
                self.pass_on(pairs, pair, place);
                return true;
            }
        }
        false
    }

    /// One comes by this pair, and each of those behind it moves on, as far as the place that wanted somebody.
    fn pass_on(&mut self, pairs: &Pairs, mut pair: u32, end: usize) {
        loop {
            let place = pairs.place[pair as usize] as usize;
            let next = self.via[place];
            self.sit(pairs, pair);
            if place == end {
                return;
            }
            pair = next;
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("lists hold fewer than 2³² entries")
}
