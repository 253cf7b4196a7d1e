//! The list of one place in a market that stands: who is on it, best first, and who of them is held.
//!
//! An entry is known outside by its mark, a number that grows down the list with gaps between, so that somebody who comes
//! in between or moves changes nobody else's mark. Only when a gap is used up all marks of the list are drawn anew. Where
//! a mark stands is guessed from the even gaps (interpolation search: Peterson 1957), so that finding an entry reads the
//! memory around it and nothing else: in a market larger than the caches that is what a change costs.

use crate::network::index;
use crate::problem::ABSENT;

/// The usual gap between two marks.
const GAP: u64 = 1 << 16;

/// A learner on a list.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    mark: u32,
    pub who: u32,
    /// By which of its wishes it would come, or `ABSENT`.
    pub wish: u32,
    pub held: bool,
}

impl Entry {
    /// An entry that is to be put on a list.
    pub fn new(who: u32, wish: u32, held: bool) -> Self {
        Self { mark: 0, who, wish, held }
    }
}

/// What a look at a place needs stands in one line of the cache.
#[derive(Default)]
#[repr(align(64))]
pub(crate) struct Roll {
    /// Best first.
    entries: Vec<Entry>,
    pub seats: u32,
    pub count: u32,
    /// Where the last one held stands, when anybody is, and its mark.
    worst: u32,
    cutoff: u32,
    /// The mark of the first who would rather be here, the next in line, or `ABSENT`. When that one no longer would, the
    /// first who does stands further down and is found with the next look.
    wanted_from: u32,
    /// The gap between marks when they were drawn, and the first of them.
    gap: u32,
    first: u32,
    /// When a search for circles last passed here.
    pub passed: u64,
}

impl Roll {
    pub fn of_seats(seats: u32) -> Self {
        Self { seats, wanted_from: ABSENT, ..Self::default() }
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Writes the list anew, with nobody held and nobody's wish known.
    pub fn write(&mut self, order: impl Iterator<Item = u32>) {
        self.entries = order.map(|who| Entry::new(who, ABSENT, false)).collect();
        (self.count, self.worst, self.wanted_from) = (0, 0, ABSENT);
        self.space();
    }

    /// Draws all marks anew.
    fn space(&mut self) {
        let entries = self.entries.len() as u64;
        let gap = GAP.min((1 << 31) / (entries + 1)).max(1);
        // In the middle, with as much room before as behind.
        let first = (u64::from(ABSENT) - entries * gap) / 2;
        let mark = |nth: u64| u32::try_from(first + nth * gap).expect("half of all numbers suffice");
        for (nth, entry) in (0..).zip(&mut self.entries) {
            entry.mark = mark(nth);
        }
        (self.first, self.gap) = (mark(0), mark(1) - mark(0));
        self.mark_cutoff();
    }

    pub fn mark_at(&self, at: usize) -> u32 {
        self.entries[at].mark
    }

    /// Where the entry with this mark stands, or the first behind it: near where even gaps would have it.
    pub fn at(&self, mark: u32) -> usize {
        let entries = &self.entries;
        let guess = (mark.saturating_sub(self.first) / self.gap.max(1)) as usize;
        let mut low = guess.min(entries.len());
        let mut high = low;
        let mut step = 1;
        // So far away it stands between `low` and `high`.
        while low > 0 && entries[low - 1].mark >= mark {
            high = low - 1;
            low = low.saturating_sub(step);
            step *= 2;
        }
        step = 1;
        while high < entries.len() && entries[high].mark < mark {
            low = high + 1;
            high = (high + step).min(entries.len());
            step *= 2;
        }
        low + entries[low..high].partition_point(|entry| entry.mark < mark)
    }

    /// Where somebody stands whose mark is not known.
    pub fn find(&self, who: u32) -> Option<usize> {
        self.entries.iter().position(|entry| entry.who == who)
    }

    /// By which of its wishes the one at this spot would come, or `ABSENT`.
    pub fn know_wish(&mut self, at: usize, wish: u32) {
        self.entries[at].wish = wish;
    }

    pub fn full(&self) -> bool {
        self.count >= self.seats
    }

    /// Whether somebody with this mark would get a seat.
    pub fn takes(&self, mark: u32) -> bool {
        mark != ABSENT && self.seats > 0 && (!self.full() || mark < self.cutoff)
    }

    /// Whether nobody stands before this mark who would rather be here.
    pub fn is_next(&self, mark: u32) -> bool {
        mark <= self.wanted_from
    }

    /// Somebody with this mark would rather be here, and is not.
    pub fn wanted_by(&mut self, mark: u32) {
        self.wanted_from = self.wanted_from.min(mark);
    }

    /// The first spot from which somebody who is not held may want a seat that becomes free.
    pub fn behind(&self) -> usize {
        match (self.full(), self.count) {
            (false, _) => self.entries.len(),
            (true, 0) => 0,
            (true, _) => self.worst as usize + 1,
        }
    }

    /// Where the first stands who would rather be here.
    pub fn next_in_line(&mut self, would_come: impl Fn(&Entry) -> bool) -> Option<usize> {
        let from = if self.wanted_from == ABSENT { self.entries.len() } else { self.at(self.wanted_from) };
        let found = self.entries[from..].iter().position(would_come).map(|nth| from + nth);
        self.wanted_from = found.map_or(ABSENT, |at| self.entries[at].mark);
        found
    }

    pub fn hold(&mut self, at: usize) {
        self.entries[at].held = true;
        let at = index(at);
        self.worst = if self.count == 0 { at } else { self.worst.max(at) };
        self.count += 1;
        self.mark_cutoff();
    }

    pub fn let_go(&mut self, at: usize) {
        self.entries[at].held = false;
        self.count -= 1;
        self.find_worst();
    }

    /// Lets the last one held go. Says who, and its mark.
    pub fn let_worst_go(&mut self) -> (u32, u32) {
        let at = self.worst as usize;
        self.let_go(at);
        (self.entries[at].who, self.entries[at].mark)
    }

    /// The last one held stands no further down than where it was thought to be.
    fn find_worst(&mut self) {
        let worst = self.worst as usize;
        if self.count > 0 && !self.entries[worst].held {
            self.worst = self.last_held(worst);
        }
        self.mark_cutoff();
    }

    fn last_held(&self, before: usize) -> u32 {
        index(self.entries[..before].iter().rposition(|entry| entry.held).unwrap_or(0))
    }

    fn mark_cutoff(&mut self) {
        self.cutoff = self.entries.get(self.worst as usize).map_or(0, |entry| entry.mark);
    }

    /// Takes an entry off the list.
    pub fn take_out(&mut self, at: usize) {
        let held = self.entries.remove(at).held;
        self.count -= u32::from(held);
        if at < self.worst as usize {
            self.worst -= 1;
        } else if at == self.worst as usize {
            // If it was held, another is the worst now, further up.
            self.worst = self.last_held(at);
        }
        self.mark_cutoff();
    }

    /// Puts an entry into the list. Says whether all marks had to be drawn anew.
    pub fn put_in(&mut self, at: usize, entry: Entry) -> bool {
        let mark = self.between(at);
        let next = self.at(self.wanted_from);
        self.entries.insert(at, Entry { mark: mark.unwrap_or(0), ..entry });
        if self.count > 0 && at <= self.worst as usize {
            self.worst += 1;
        }
        if entry.held {
            let at = index(at);
            self.worst = if self.count == 0 { at } else { self.worst.max(at) };
            self.count += 1;
        }
        if mark.is_none() {
            self.space();
            let next = next + usize::from(at <= next);
            self.wanted_from = self.entries.get(next).map_or(ABSENT, |entry| entry.mark);
        }
        self.mark_cutoff();
        mark.is_none()
    }

    /// A mark for an entry that is to stand here, if there is room for one.
    fn between(&self, at: usize) -> Option<u32> {
        let before = if at == 0 { 0 } else { u64::from(self.entries[at - 1].mark) + 1 };
        let behind = self.entries.get(at).map_or(u64::from(ABSENT), |entry| u64::from(entry.mark));
        if before >= behind {
            return None;
        }
        let mark = match (at, self.entries.len()) {
            (0, 0) => u64::from(ABSENT / 2),
            (0, _) => behind.saturating_sub(GAP),
            (at, entries) if at == entries => (before + GAP).min(behind - 1),
            _ => before + (behind - before) / 2,
        };
        u32::try_from(mark).ok()
    }
}
