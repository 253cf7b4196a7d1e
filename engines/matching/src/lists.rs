//! The ranked lists of one side, as flat arrays: row `i` is `ids[start[i]..start[i + 1]]`, best first, with the rank of
//! each entry. Tied entries share a rank; the rank is one more than the number of entries strictly before it. Without ties
//! ranks are not kept: they follow from where an entry stands.

/// What can be wrong with one entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadEntry {
    /// Names nobody.
    #[error("{id} is not among the {known} numbered from 0")]
    Unknown {
        /// What was written.
        id: u64,
        /// How many there are.
        known: usize,
    },
    /// Stands twice in one list.
    #[error("{id} stands twice in the list")]
    Twice {
        /// Whom.
        id: u32,
    },
    /// More than 2³² − 1 entries altogether.
    #[error("more entries than this engine can number")]
    TooMany,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lists {
    pub start: Vec<u32>,
    pub ids: Vec<u32>,
    /// Empty unless `tied`.
    ranks: Vec<u32>,
    pub tied: bool,
}

impl Lists {
    pub fn rows(&self) -> usize {
        self.start.len() - 1
    }

    pub fn range(&self, row: usize) -> std::ops::Range<usize> {
        self.start[row] as usize..self.start[row + 1] as usize
    }

    /// The rank of an entry of a row, from 1.
    #[inline]
    pub fn rank(&self, row: usize, entry: usize) -> u32 {
        if self.tied { self.ranks[entry] } else { index(entry) - self.start[row] + 1 }
    }
}

/// Writes lists row by row, refusing strangers and repetitions. Memory follows what was written, not what was announced.
pub(crate) struct ListsWriter {
    lists: Lists,
    known: usize,
    /// For each id, one more than the row it was last seen in. Grows with the largest id seen.
    seen: Vec<u32>,
}

impl ListsWriter {
    pub fn new(known: usize) -> Self {
        let lists = Lists { start: vec![0], ids: Vec::new(), ranks: Vec::new(), tied: false };
        Self { lists, known, seen: Vec::new() }
    }

    /// Adds an entry to the open row; `tied` when it stands level with the one before it.
    pub fn push(&mut self, id: u64, tied: bool) -> Result<(), BadEntry> {
        let index = usize::try_from(id).ok().filter(|&index| index < self.known);
        let Some(index) = index else { return Err(BadEntry::Unknown { id, known: self.known }) };
        let short = u32::try_from(index).map_err(|_| BadEntry::TooMany)?;
        let stamp = u32::try_from(self.lists.start.len()).map_err(|_| BadEntry::TooMany)?;
        if self.seen.len() <= index {
            self.seen.resize(index + 1, 0);
        }
        if self.seen[index] == stamp {
            return Err(BadEntry::Twice { id: short });
        }
        self.seen[index] = stamp;
        let before = self.lists.ids.len() - self.lists.start[self.lists.start.len() - 1] as usize;
        let tied = tied && before > 0;
        if tied && !self.lists.tied {
            self.write_ranks();
        }
        let rank = match self.lists.ranks.last() {
            Some(&level) if tied => level,
            _ => u32::try_from(before + 1).map_err(|_| BadEntry::TooMany)?,
        };
        // The largest number marks absence elsewhere.
        if self.lists.ids.len() >= u32::MAX as usize - 1 {
            return Err(BadEntry::TooMany);
        }
        self.lists.ids.push(short);
        if self.lists.tied {
            self.lists.ranks.push(rank);
        }
        Ok(())
    }

    /// With the first tie, ranks are kept for all entries so far.
    fn write_ranks(&mut self) {
        let lists = &mut self.lists;
        let ends = lists.start.iter().skip(1).copied().chain([index(lists.ids.len())]);
        let rows: Vec<u32> = lists.start.iter().zip(ends).map(|(&begin, end)| end - begin).collect();
        lists.ranks.extend(rows.into_iter().flat_map(|count| 1..=count));
        lists.tied = true;
    }

    pub fn close_row(&mut self) {
        let end = index(self.lists.ids.len());
        self.lists.start.push(end);
    }

    pub fn finish(mut self) -> Lists {
        self.lists.ids.shrink_to_fit();
        self.lists.ranks.shrink_to_fit();
        self.lists.start.shrink_to_fit();
        self.lists
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("push keeps the number of entries below 2³²")
}
