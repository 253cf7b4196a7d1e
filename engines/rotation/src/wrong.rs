//! The places and weeks where heads are amiss, so that a walk can aim at them: a set with a draw, O(1) each.

const ABSENT: u32 = u32::MAX;

/// A set of cells.
#[derive(Clone, Debug)]
pub(crate) struct Wrong {
    list: Vec<u32>,
    /// For each cell where it stands in the list.
    spot: Vec<u32>,
}

impl Wrong {
    /// An empty set of cells below `cells`.
    pub fn new(cells: usize) -> Self {
        Self { list: Vec::new(), spot: vec![ABSENT; cells] }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn at(&self, index: usize) -> usize {
        self.list[index] as usize
    }

    /// Puts a cell in when it is not there, takes it out when it is.
    pub fn toggle(&mut self, cell: usize) {
        let spot = self.spot[cell];
        if spot == ABSENT {
            self.spot[cell] = u32::try_from(self.list.len()).expect("fewer than 2³² cells");
            self.list.push(u32::try_from(cell).expect("fewer than 2³² cells"));
        } else {
            self.list.swap_remove(spot as usize);
            if let Some(&moved) = self.list.get(spot as usize) {
                self.spot[moved as usize] = spot;
            }
            self.spot[cell] = ABSENT;
        }
    }
}
