//! Ratings: who was judged, on what, by whom, and how.

/// One judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Who was judged, from nought.
    pub person: u32,
    /// On what, from nought.
    pub item: u32,
    /// By whom, from nought.
    pub rater: u32,
    /// The category, from nought.
    pub category: u8,
}

/// Why ratings could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRatings {
    /// None at all.
    #[error("there are no ratings")]
    Empty,
    /// Categories above this are not a rating scale.
    #[error("rating {row}: category {category} is above {most}")]
    Category {
        /// Which rating, from nought.
        row: usize,
        /// What it says.
        category: u8,
        /// The greatest that is taken.
        most: u8,
    },
    /// Nobody was judged differently from anybody else.
    #[error("all ratings are equal, so there is nothing to estimate")]
    NothingVaries,
}

/// The greatest category.
const MOST: u8 = 100;

/// Ratings in the order of persons.
#[derive(Clone, Debug)]
pub struct Ratings {
    pub(crate) all: Vec<Rating>,
    /// Where each person's ratings begin, and the end.
    pub(crate) starts: Vec<usize>,
    /// How many items are named.
    pub items: usize,
    /// How many raters are named.
    pub raters: usize,
}

impl Ratings {
    /// Sorts the ratings by person. O(ratings · log ratings).
    pub fn new(mut all: Vec<Rating>) -> Result<Self, BadRatings> {
        if all.is_empty() {
            return Err(BadRatings::Empty);
        }
        if let Some((row, rating)) = all.iter().enumerate().find(|(_, rating)| rating.category > MOST) {
            return Err(BadRatings::Category { row, category: rating.category, most: MOST });
        }
        let key = |rating: &Rating| (rating.person, rating.item, rating.rater, rating.category);
        if !all.is_sorted_by_key(key) {
            all.sort_unstable_by_key(key);
        }
        let count = |of: &dyn Fn(&Rating) -> u32| all.iter().map(of).max().map_or(0, |most| most as usize + 1);
        let (persons, items, raters) = (count(&|r| r.person), count(&|r| r.item), count(&|r| r.rater));
        let mut starts = vec![0; persons + 1];
        for rating in &all {
            starts[rating.person as usize + 1] += 1;
        }
        for at in 0..persons {
            starts[at + 1] += starts[at];
        }
        Ok(Self { all, starts, items, raters })
    }

    /// The same ratings where so many are named, the last of whom may have none.
    #[must_use]
    pub fn among(mut self, persons: usize, items: usize, raters: usize) -> Self {
        self.starts.resize(self.starts.len().max(persons + 1), self.all.len());
        (self.items, self.raters) = (self.items.max(items), self.raters.max(raters));
        self
    }

    /// How many persons are named.
    pub fn persons(&self) -> usize {
        self.starts.len() - 1
    }

    /// All ratings, in the order of persons.
    pub fn all(&self) -> &[Rating] {
        &self.all
    }

    /// The ratings of one person.
    pub fn of(&self, person: usize) -> &[Rating] {
        &self.all[self.starts[person]..self.starts[person + 1]]
    }
}
