//! Whether the ratings tie everybody to one scale. Raters who never meet over a person can be compared only by assuming
//! that their persons are alike; raters who never share an item with others cannot be told from their items at all.

use super::ratings::{Rating, Ratings};

/// Which elements hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connections {
    /// For each rater the number of its set of raters tied by common persons; sets are numbered by their first rater.
    /// None for a rater without ratings.
    pub by_persons: Vec<Option<usize>>,
    /// How many such sets.
    pub sets_by_persons: usize,
    /// How many sets of raters and items are tied by common judgements: above one, severity and difficulty are not
    /// identified.
    pub sets_by_items: usize,
}

/// Unites what meets in a rating. O(ratings · α).
pub fn connections(ratings: &Ratings) -> Connections {
    let persons = ratings.persons();
    let mut over_persons = Sets::new(persons + ratings.raters);
    let mut over_items = Sets::new(ratings.items + ratings.raters);
    let mut seen = vec![false; ratings.raters];
    for Rating { person, item, rater, .. } in ratings.all() {
        over_persons.unite(*person as usize, persons + *rater as usize);
        over_items.unite(*item as usize, ratings.items + *rater as usize);
        seen[*rater as usize] = true;
    }
    let number = |sets: &mut Sets, offset: usize| {
        let mut roots: Vec<usize> = Vec::new();
        let one = |rater: usize| {
            let root = sets.root(offset + rater);
            seen[rater].then(|| {
                roots.iter().position(|known| *known == root).unwrap_or_else(|| {
                    roots.push(root);
                    roots.len() - 1
                })
            })
        };
        let numbers: Vec<Option<usize>> = (0..ratings.raters).map(one).collect();
        (numbers, roots.len())
    };
    let (by_persons, sets_by_persons) = number(&mut over_persons, persons);
    let (_, sets_by_items) = number(&mut over_items, ratings.items);
    Connections { by_persons, sets_by_persons, sets_by_items }
}

struct Sets(Vec<usize>);

impl Sets {
    fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The smaller number becomes the root, so that the order of the ratings changes nothing.
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rated(pairs: &[(u32, u32, u32)]) -> Ratings {
        let all = pairs.iter().map(|&(person, item, rater)| Rating { person, item, rater, category: 0 }).collect();
        Ratings::new(all).expect("some ratings")
    }

    #[test]
    fn raters_who_never_share_a_person_fall_into_sets() {
        let found = connections(&rated(&[(0, 0, 0), (0, 0, 1), (1, 0, 2), (2, 0, 2), (2, 0, 4)]));

        assert_eq!(found.by_persons, [Some(0), Some(0), Some(1), None, Some(1)]);
        assert_eq!((found.sets_by_persons, found.sets_by_items), (2, 1));
    }

    #[test]
    fn raters_with_items_of_their_own_are_not_identified() {
        let found = connections(&rated(&[(0, 0, 0), (0, 1, 1), (1, 0, 0), (1, 1, 1)]));

        assert_eq!((found.sets_by_persons, found.sets_by_items), (1, 2));
    }
}
