//! The list of one place in a market that stands: who is on it, best first, and who of them is held.
//!
//! An entry is known outside by its mark, a number that grows down the list with gaps between, so that somebody who comes
//! in between or moves changes nobody else's mark. Only when a gap is used up all marks of the list are drawn anew.

use crate::problem::ABSENT;

/// The usual gap between two marks.
const GAP: u64 = 1 << 16;

/// An entry as it is moved about.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub who: u32,
    /// By which of its wishes it would come, or `ABSENT`.
    pub wish: u32,
    pub held: bool,
}

#[derive(Default)]
pub(crate) struct Roll {
    /// Who, best first.
    pub order: Vec<u32>,
    /// Beside each its mark.
    marks: Vec<u32>,
    /// Beside each the number of its wish for this place, or `ABSENT`.
    pub wishes: Vec<u32>,
    held: Vec<bool>,
    pub seats: u32,
    pub count: u32,
    /// Where the last one held stands, when anybody is.
    worst: usize,
    /// When a search for circles last passed here.
    pub passed: u64,
}

impl Roll {
    pub fn of_seats(seats: u32) -> Self {
        Self { seats, ..Self::default() }
    }

    /// Writes the list anew, with nobody held and nobody's wish known.
    pub fn write(&mut self, order: Vec<u32>) {
        self.wishes = vec![ABSENT; order.len()];
        self.held = vec![false; order.len()];
        self.order = order;
        (self.count, self.worst) = (0, 0);
        self.space();
    }

    /// Draws all marks anew.
    fn space(&mut self) {
        let entries = self.order.len() as u64;
        let gap = GAP.min((1 << 31) / (entries + 1)).max(1);
        // In the middle, with as much room before as behind.
        let first = (u64::from(ABSENT) - entries * gap) / 2;
        let mark = |nth: u64| u32::try_from(first + nth * gap).expect("half of all numbers suffice");
        self.marks = (0..entries).map(mark).collect();
    }

    pub fn mark_at(&self, at: usize) -> u32 {
        self.marks[at]
    }

    /// Where the entry with this mark stands.
    pub fn at(&self, mark: u32) -> usize {
        self.marks.partition_point(|&other| other < mark)
    }

    /// Where somebody stands whose mark is not known.
    pub fn find(&self, who: u32) -> Option<usize> {
        self.order.iter().position(|&other| other == who)
    }

    pub fn full(&self) -> bool {
        self.count >= self.seats
    }

    /// Whether somebody with this mark would get a seat.
    pub fn takes(&self, mark: u32) -> bool {
        mark != ABSENT && self.seats > 0 && (!self.full() || mark < self.marks[self.worst])
    }

    /// The first spot from which somebody who is not held may want a seat that becomes free.
    pub fn behind(&self) -> usize {
        match (self.full(), self.count) {
            (false, _) => self.order.len(),
            (true, 0) => 0,
            (true, _) => self.worst + 1,
        }
    }

    pub fn hold(&mut self, at: usize) {
        self.held[at] = true;
        self.worst = if self.count == 0 { at } else { self.worst.max(at) };
        self.count += 1;
    }

    pub fn let_go(&mut self, at: usize) {
        self.held[at] = false;
        self.count -= 1;
        self.find_worst();
    }

    pub fn let_worst_go(&mut self) -> u32 {
        let at = self.worst;
        self.let_go(at);
        self.order[at]
    }

    /// The last one held stands no further down than where it was thought to be.
    fn find_worst(&mut self) {
        if self.count > 0 && !self.held[self.worst] {
            self.worst = self.held[..self.worst].iter().rposition(|&held| held).unwrap_or(0);
        }
    }

    /// Takes an entry off the list.
    pub fn take_out(&mut self, at: usize) -> Entry {
        self.marks.remove(at);
        let held = self.held.remove(at);
        self.count -= u32::from(held);
        if at < self.worst {
            self.worst -= 1;
        } else if at == self.worst {
            // If it was held, another is the worst now, further up.
            self.worst = self.held[..at].iter().rposition(|&held| held).unwrap_or(0);
        }
        Entry { who: self.order.remove(at), wish: self.wishes.remove(at), held }
    }

    /// Puts an entry into the list. Says whether all marks had to be drawn anew.
    pub fn put_in(&mut self, at: usize, entry: Entry) -> bool {
        let mark = self.between(at);
        self.order.insert(at, entry.who);
        self.wishes.insert(at, entry.wish);
        self.held.insert(at, entry.held);
        self.marks.insert(at, mark.unwrap_or(0));
        if self.count > 0 && at <= self.worst {
            self.worst += 1;
        }
        if entry.held {
            self.worst = if self.count == 0 { at } else { self.worst.max(at) };
            self.count += 1;
        }
        if mark.is_none() {
            self.space();
        }
        mark.is_none()
    }

    /// A mark for an entry that is to stand here, if there is room for one.
    fn between(&self, at: usize) -> Option<u32> {
        let before = if at == 0 { 0 } else { u64::from(self.marks[at - 1]) + 1 };
        let behind = self.marks.get(at).map_or(u64::from(ABSENT), |&mark| u64::from(mark));
        if before >= behind {
            return None;
        }
        let mark = match (at, self.marks.len()) {
            (0, 0) => u64::from(ABSENT / 2),
            (0, _) => behind.saturating_sub(GAP),
            (at, entries) if at == entries => (before + GAP).min(behind - 1),
            _ => before + (behind - before) / 2,
        };
        u32::try_from(mark).ok()
    }
}
