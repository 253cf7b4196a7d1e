//! Windows of cutoffs: what is certain about every weakly stable matching, and what two decisions make of it.
//!
//! The cutoff of a full place is the rank of the last it takes; of a place with a free seat it is [`OPEN`]. Whoever stands
//! ahead of the cutoff is sure of a seat or something at least as good; whoever stands behind it cannot come. A window holds
//! the cutoff between two ranks. From the windows follow the pairs that can still be matched, and from the pairs narrower
//! windows, until nothing changes (for ties in hospitals' lists: Irving & Manlove 2009; Delorme et al. 2019).

use crate::problem::{ABSENT, Problem};

/// The cutoff of a place with a free seat: behind everybody.
pub(crate) const OPEN: u32 = u32::MAX;

/// The pairs of learners who are not pinned and places with open seats.
pub(crate) struct Pairs {
    /// Row `learner` of the pairs begins here.
    pub start: Vec<u32>,
    pub learner: Vec<u32>,
    pub place: Vec<u32>,
    /// The rank the learner gives.
    pub wish: Vec<u32>,
    /// The rank the place gives.
    pub rank: Vec<u32>,
    /// The pairs of each place, best rank first.
    pub here: Vec<Vec<u32>>,
    pub seats: Vec<u32>,
}

impl Pairs {
    pub fn new(problem: &Problem) -> Self {
        let seats = crate::stable::free_seats(problem);
        let mut pairs = Self {
            start: vec![0],
            learner: Vec::new(),
            place: Vec::new(),
            wish: Vec::new(),
            rank: Vec::new(),
            here: vec![Vec::new(); seats.len()],
            seats,
        };
        for learner in 0..problem.learners() {
            for wish in problem.wishes.range(learner) {
                let place = problem.wishes.ids[wish];
                let rank = problem.rank_back(wish);
                if problem.pins[learner] == ABSENT && rank != 0 && pairs.seats[place as usize] > 0 {
                    pairs.here[place as usize].push(index(pairs.rank.len()));
                    pairs.learner.push(index(learner));
                    pairs.place.push(place);
                    pairs.wish.push(problem.wishes.rank(learner, wish));
                    pairs.rank.push(rank);
                }
            }
            pairs.start.push(index(pairs.rank.len()));
        }
        for here in &mut pairs.here {
            here.sort_by_key(|&pair| pairs.rank[pair as usize]);
        }
        pairs
    }

    pub fn learners(&self) -> usize {
        self.start.len() - 1
    }

    pub fn of(&self, learner: usize) -> std::ops::Range<usize> {
        self.start[learner] as usize..self.start[learner + 1] as usize
    }
}

/// Where each cutoff can still be: after `above − 1`, at most `most`.
#[derive(Clone)]
pub(crate) struct Windows {
    pub above: Vec<u32>,
    pub most: Vec<u32>,
}

/// What follows from windows. Nothing of it is ever taken back when windows narrow, so a node of a search goes on from
/// what its parent found.
pub(crate) struct View {
    /// Pairs that can still be matched.
    pub alive: Vec<bool>,
    /// Learners who are sure of a seat.
    pub sure: Vec<bool>,
    /// Ranks below this are sure of a seat here or something as good.
    safe: Vec<u32>,
    /// The one place a learner must go to, or `ABSENT`.
    only: Vec<u32>,
    /// Whether this pair is the single best one its learner has left.
    first: Vec<bool>,
    /// Who is to be looked at again, and which places.
    learners: Queue,
    places: Queue,
}

/// Numbers that wait, each once.
struct Queue {
    waiting: Vec<u32>,
    waits: Vec<bool>,
}

impl Queue {
    fn new(size: usize) -> Self {
        Self { waiting: Vec::with_capacity(size), waits: vec![false; size] }
    }

    fn push(&mut self, one: u32) {
        if !std::mem::replace(&mut self.waits[one as usize], true) {
            self.waiting.push(one);
        }
    }

    fn pop(&mut self) -> Option<u32> {
        let one = self.waiting.pop()?;
        self.waits[one as usize] = false;
        Some(one)
    }

    fn clear(&mut self) {
        while self.pop().is_some() {}
    }
}

impl View {
    pub fn new(pairs: &Pairs) -> Self {
        Self {
            alive: vec![true; pairs.rank.len()],
            sure: vec![false; pairs.learners()],
            safe: vec![0; pairs.seats.len()],
            only: vec![ABSENT; pairs.learners()],
            first: vec![false; pairs.rank.len()],
            learners: Queue::new(pairs.learners()),
            places: Queue::new(pairs.seats.len()),
        }
    }

    /// Goes on from what another found.
    pub fn follow(&mut self, other: &Self) {
        self.alive.clone_from(&other.alive);
        self.sure.clone_from(&other.sure);
        self.safe.clone_from(&other.safe);
        self.only.clone_from(&other.only);
        self.first.clone_from(&other.first);
    }

    /// Narrows windows of which nothing is known yet as far as can be seen. Returns the pairs looked at, or nothing when no
    /// stable matching has its cutoffs in the windows.
    pub fn narrow(&mut self, pairs: &Pairs, windows: &mut Windows) -> Option<u64> {
        for place in (0..).take(pairs.seats.len()) {
            self.safe[place as usize] = windows.above[place as usize];
            self.places.push(place);
        }
        for learner in (0..).take(pairs.learners()) {
            self.learners.push(learner);
        }
        self.settle(pairs, windows)
    }

    /// The same where only the window of one place is narrower than what this was found from.
    pub fn narrow_at(&mut self, pairs: &Pairs, windows: &mut Windows, place: u32) -> Option<u64> {
        self.safe[place as usize] = self.safe[place as usize].max(windows.above[place as usize]);
        self.places.push(place);
        self.wake(pairs, place as usize);
        self.settle(pairs, windows)
    }

    /// Looks at learners and places until nothing changes.
    fn settle(&mut self, pairs: &Pairs, windows: &mut Windows) -> Option<u64> {
        let mut looked = 0;
        loop {
            while let Some(learner) = self.learners.pop() {
                looked += pairs.of(learner as usize).len() as u64;
                self.look(pairs, windows, learner as usize);
            }
            let Some(place) = self.places.pop() else { return Some(looked) };
            looked += pairs.here[place as usize].len() as u64;
            if self.count(pairs, windows, place as usize).is_none() {
                self.learners.clear();
                self.places.clear();
                return None;
            }
        }
    }

    /// The window of a place changed: everybody is looked at again who could come or is sure of something as good.
    fn wake(&mut self, pairs: &Pairs, place: usize) {
        for &pair in &pairs.here[place] {
            if self.alive[pair as usize] || pairs.rank[pair as usize] < self.safe[place] {
                self.learners.push(pairs.learner[pair as usize]);
            }
        }
    }

    /// Which pairs of a learner are alive, and which is its single best.
    fn look(&mut self, pairs: &Pairs, windows: &Windows, learner: usize) {
        let row = pairs.of(learner);
        let mut bar = u32::MAX;
        for pair in row.clone() {
            if pairs.rank[pair] < self.safe[pairs.place[pair] as usize] {
                bar = bar.min(pairs.wish[pair]);
            }
        }
        let only = self.only[learner];
        self.sure[learner] = bar != u32::MAX || only != ABSENT;
        let (mut best, mut single) = (u32::MAX, None);
        for pair in row.clone() {
            let place = pairs.place[pair];
            let alive = self.alive[pair]
                && pairs.rank[pair] <= windows.most[place as usize]
                && pairs.wish[pair] <= bar
                && (only == ABSENT || only == place);
            if alive != self.alive[pair] {
                self.alive[pair] = alive;
                self.places.push(place);
            }
            if alive && pairs.wish[pair] < best {
                (best, single) = (pairs.wish[pair], Some(pair));
            } else if alive && pairs.wish[pair] == best {
                single = None;
            }
        }
        for pair in row {
            let first = single == Some(pair);
            if first != self.first[pair] {
                self.first[pair] = first;
                self.places.push(pairs.place[pair]);
            }
        }
    }

    /// Counts who can come to a place and who surely would, rank by rank, and notes what is learned; nothing when the place
    /// cannot be filled as it must.
    fn count(&mut self, pairs: &Pairs, windows: &mut Windows, place: usize) -> Option<()> {
        let seats = pairs.seats[place];
        if seats == 0 {
            return Some(());
        }
        let (mut can, mut would, mut changed) = (0, 0, false);
        let here = &pairs.here[place];
        for (nth, &pair) in here.iter().enumerate() {
            can += u32::from(self.alive[pair as usize]);
            would += u32::from(self.first[pair as usize]);
            let rank = pairs.rank[pair as usize];
            if here.get(nth + 1).is_some_and(|&next| pairs.rank[next as usize] == rank) {
                continue;
            }
            if can <= seats && self.safe[place] <= rank {
                self.safe[place] = rank + 1;
                changed = true;
            }
            if can < seats && windows.above[place] <= rank {
                windows.above[place] = rank + 1;
                changed = true;
            }
            if would >= seats && windows.most[place] > rank {
                windows.most[place] = rank;
                changed = true;
            }
            if rank >= windows.most[place] {
                break;
            }
        }
        if changed {
            self.places.push(index(place));
            self.wake(pairs, place);
        }
        let full = windows.most[place] != OPEN;
        if windows.above[place] > windows.most[place] || (full && can < seats) {
            return None;
        }
        if full && can == seats {
            let most = windows.most[place];
            for &pair in here.iter().take_while(|&&pair| pairs.rank[pair as usize] <= most) {
                let learner = pairs.learner[pair as usize];
                if !self.alive[pair as usize] {
                    continue;
                }
                let only = &mut self.only[learner as usize];
                if *only == ABSENT {
                    *only = index(place);
                    self.learners.push(learner);
                } else if *only != index(place) {
                    return None;
                }
            }
        }
        Some(())
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("lists hold fewer than 2³² entries")
}
