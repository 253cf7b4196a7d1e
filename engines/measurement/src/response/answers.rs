//! Answers of persons to items, packed: as many items to a byte as their categories allow (eight right-or-wrong
//! items, five when answers may be missing, three of four categories with missing), equal rows kept once with a weight.

use std::collections::HashMap;

/// The code of an answer that was not given.
pub const MISSING: u8 = u8::MAX;

/// The most states of an item: they must fit a byte.
const MOST_CATEGORIES: usize = 255;

/// So many rows tell whether equal ones are worth looking for.
const TRIED: usize = 4096;

/// Why answers could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAnswers {
    /// No rows or no columns.
    #[error("there are no answers: {persons} persons, {items} items")]
    Empty {
        /// Rows.
        persons: usize,
        /// Columns.
        items: usize,
    },
    /// The length is not persons × items.
    #[error("{length} answers do not fill {persons} persons × {items} items")]
    Shape {
        /// How many codes were given.
        length: usize,
        /// Rows.
        persons: usize,
        /// Columns.
        items: usize,
    },
    /// A weight that is negative, not finite, or one for a person that is not there.
    #[error("person {person}: a weight must be a finite number, nought or more")]
    Weight {
        /// Which row, from nought.
        person: usize,
    },
    /// The model takes right-or-wrong items alone.
    #[error("item {item} has {categories} categories; this model takes two")]
    NotDichotomous {
        /// Which column, from nought.
        item: usize,
        /// How many categories it shows.
        categories: usize,
    },
    /// Rating scales share their thresholds, so all items need the same categories.
    #[error("item {item} has {categories} categories where the first has {expected}; a rating scale needs the same")]
    UnequalCategories {
        /// Which column, from nought.
        item: usize,
        /// How many categories it shows.
        categories: usize,
        /// How many the first item shows.
        expected: usize,
    },
    /// No item shows two categories.
    #[error("no item shows two different answers, so there is nothing to estimate")]
    NothingVaries,
}

/// What was seen of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The codes that occur, ascending; category k of the estimates is `labels[k]`.
    pub labels: Vec<u8>,
    /// Codes between the least and the greatest that nobody chose: they cannot be estimated and are closed up.
    pub skipped: Vec<u8>,
    /// Answers given.
    pub answered: usize,
}

impl Item {
    /// How many categories occur.
    pub fn categories(&self) -> usize {
        self.labels.len()
    }
}

/// A run of items that share a byte: the byte is Σ code · radix.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    /// The first item in it.
    pub first: usize,
    /// States of each item: its categories, and one more when answers are missing (the last state).
    pub states: Vec<usize>,
    /// Bytes that can occur.
    pub patterns: usize,
}

impl Pack {
    /// The states of the items in a byte, first item first.
    pub fn digits(&self, byte: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let mut rest = byte;
        self.states.iter().enumerate().map(move |(at, &states)| {
            let digit = rest % states;
            rest /= states;
            (self.first + at, digit)
        })
    }
}

/// Packed answers. Rows of equal answers stand once.
#[derive(Clone, Debug)]
pub struct Responses {
    items: Vec<Item>,
    packs: Vec<Pack>,
    /// Patterns × packs.
    rows: Vec<u8>,
    weights: Vec<f64>,
    /// The pattern of each person, in the order given.
    pattern_of: Vec<u32>,
    empty_rows: usize,
}

impl Responses {
    /// Packs persons × items of codes, row by row; [`MISSING`] is no answer. Weights (numbers of equal persons, or of
    /// survey) are one each when not given. O(persons · items).
    pub fn new(persons: usize, items: usize, codes: &[u8], weights: Option<&[f64]>) -> Result<Self, BadAnswers> {
        if persons == 0 || items == 0 {
            return Err(BadAnswers::Empty { persons, items });
        }
        if persons.checked_mul(items) != Some(codes.len()) {
            return Err(BadAnswers::Shape { length: codes.len(), persons, items });
        }
        if let Some(weights) = weights {
            if weights.len() != persons {
                return Err(BadAnswers::Weight { person: weights.len().min(persons) });
            }
            if let Some(person) = weights.iter().position(|weight| !weight.is_finite() || *weight < 0.0) {
                return Err(BadAnswers::Weight { person });
            }
        }
        let (items, translate, gaps) = seen(items, codes);
        let packs = packs(&items, &gaps);
        let mut packed = Self {
            items,
            packs,
            rows: Vec::new(),
            weights: Vec::new(),
            pattern_of: Vec::with_capacity(persons),
            empty_rows: 0,
        };
        packed.take(codes, &translate, weights);
        Ok(packed)
    }

    fn take(&mut self, codes: &[u8], translate: &[[u8; 256]], weights: Option<&[f64]>) {
        let width = self.packs.len();
        let mut known: HashMap<Box<[u8]>, u32> = HashMap::new();
        let mut row = vec![0_u8; width];
        let bounds: Vec<(usize, usize)> =
            self.packs.iter().map(|pack| (pack.first, pack.first + pack.states.len())).collect();
        let shares = self.shares(translate);
        let mut worth = true;
        for (person, answers) in codes.chunks_exact(self.items.len()).enumerate() {
            for (byte, (first, end)) in row.iter_mut().zip(&bounds) {
                let own = answers[*first..*end].iter().zip(&shares[*first..*end]);
                *byte = own.fold(0, |sum, (code, share)| sum + share[usize::from(*code)]);
            }
            let weight = weights.map_or(1.0, |weights| weights[person]);
            self.empty_rows += usize::from(answers.iter().all(|code| *code == MISSING));
            let fresh = self.weights.len() as u32;
            // Where hardly any of the first thousands of rows are equal, the rest are not worth looking up.
            if person == TRIED && known.len() > TRIED - TRIED / 64 {
                (worth, known) = (false, HashMap::new());
            }
            let pattern = if worth { known.get(row.as_slice()).copied() } else { None };
            let pattern = pattern.unwrap_or_else(|| {
                self.rows.extend_from_slice(&row);
                self.weights.push(0.0);
                if worth {
                    known.insert(row.clone().into_boxed_slice(), fresh);
                }
                fresh
            });
            self.weights[pattern as usize] += weight;
            self.pattern_of.push(pattern);
        }
    }

    /// For each item a table from code to what it adds to its byte.
    fn shares(&self, translate: &[[u8; 256]]) -> Vec<[u8; 256]> {
        let mut shares = translate.to_vec();
        for pack in &self.packs {
            let mut radix = 1_usize;
            for (offset, &states) in pack.states.iter().enumerate() {
                for state in &mut shares[pack.first + offset] {
                    *state = (usize::from(*state).min(states - 1) * radix).min(255) as u8;
                }
                radix *= states;
            }
        }
        shares
    }

    /// What was seen of each item.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Rows given.
    pub fn persons(&self) -> usize {
        self.pattern_of.len()
    }

    /// Rows without any answer; they say nothing about items.
    pub fn empty_rows(&self) -> usize {
        self.empty_rows
    }

    /// Different rows.
    pub fn patterns(&self) -> usize {
        self.weights.len()
    }

    /// How many persons (or what weight) each different row stands for.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The sum of the weights.
    pub fn total(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// Which different row each person has, in the order given.
    pub fn pattern_of(&self) -> &[u32] {
        &self.pattern_of
    }

    pub(crate) fn packs(&self) -> &[Pack] {
        &self.packs
    }

    pub(crate) fn row(&self, pattern: usize) -> &[u8] {
        &self.rows[pattern * self.packs.len()..(pattern + 1) * self.packs.len()]
    }

    /// The categories of one different row, item by item; `None` is no answer.
    pub fn answers(&self, pattern: usize) -> Vec<Option<usize>> {
        let digits = self.packs.iter().zip(self.row(pattern)).flat_map(|(pack, &byte)| pack.digits(usize::from(byte)));
        digits.map(|(item, digit)| (digit < self.items[item].categories()).then_some(digit)).collect()
    }

    /// The answers of some patterns to some items, with their weights; codes are the categories here.
    pub(crate) fn part(&self, patterns: &[usize], items: &[usize]) -> Result<Self, BadAnswers> {
        let mut codes = Vec::with_capacity(patterns.len() * items.len());
        for &pattern in patterns {
            let answers = self.answers(pattern);
            codes.extend(items.iter().map(|&item| answers[item].map_or(MISSING, |category| category as u8)));
        }
        let weights: Vec<f64> = patterns.iter().map(|&pattern| self.weights[pattern]).collect();
        Self::new(patterns.len(), items.len(), &codes, Some(&weights))
    }

    /// For each item the weight of each of its categories, and how it goes with the rest. O(patterns · packs).
    pub fn margins(&self) -> Vec<Margin> {
        let share = |item: usize, digit: usize| digit as f64 / (self.items[item].categories().max(2) - 1) as f64;
        // For each byte of each pack: the sum of its shares and how many answers it holds.
        let held: Vec<Vec<[f64; 2]>> = self
            .packs
            .iter()
            .map(|pack| {
                let one = |byte: usize| {
                    pack.digits(byte).fold([0.0, 0.0], |[sum, count], (item, digit)| {
                        if digit < self.items[item].categories() {
                            [sum + share(item, digit), count + 1.0]
                        } else {
                            [sum, count]
                        }
                    })
                };
                (0..pack.patterns).map(one).collect()
            })
            .collect();
        // For each byte: weight, Σ total, Σ total².
        let mut sums: Vec<Vec<[f64; 3]>> = self.packs.iter().map(|pack| vec![[0.0; 3]; pack.patterns]).collect();
        for (row, &weight) in self.rows.chunks_exact(self.packs.len()).zip(&self.weights) {
            let mut total = [0.0, 0.0];
            for (held, byte) in held.iter().zip(row) {
                let [sum, count] = held[usize::from(*byte)];
                total = [total[0] + sum, total[1] + count];
            }
            let mean = total[0] / f64::max(total[1], 1.0);
            for (sums, byte) in sums.iter_mut().zip(row) {
                let [w, s, ss] = &mut sums[usize::from(*byte)];
                (*w, *s, *ss) = (*w + weight, *s + weight * mean, *ss + weight * mean * mean);
            }
        }
        self.packs.iter().zip(&sums).flat_map(|(pack, sums)| self.pack_margins(pack, sums)).collect()
    }

    fn pack_margins(&self, pack: &Pack, sums: &[[f64; 3]]) -> Vec<Margin> {
        let mut by_state: Vec<Vec<[f64; 3]>> = pack.states.iter().map(|&states| vec![[0.0; 3]; states]).collect();
        for (byte, sums) in sums.iter().enumerate() {
            for (item, digit) in pack.digits(byte) {
                let into = &mut by_state[item - pack.first][digit];
                (0..3).for_each(|at| into[at] += sums[at]);
            }
        }
        let size = self.items.iter().filter(|item| item.categories() > 1).count() as f64;
        let one = |(offset, states): (usize, &Vec<[f64; 3]>)| {
            let categories = self.items[pack.first + offset].categories();
            let states = &states[..categories.min(states.len())];
            let total: f64 = states.iter().map(|[w, ..]| w).sum();
            let mean = |of: &dyn Fn(f64, &[f64; 3]) -> f64| {
                let scale = categories.max(2) as f64 - 1.0;
                states.iter().enumerate().map(|(k, s)| of(k as f64 / scale, s)).sum::<f64>() / total.max(1e-300)
            };
            let (x, t) = (mean(&|x, s| x * s[0]), mean(&|_, s| s[1]));
            let xx = mean(&|x, s| x * x * s[0]) - x * x;
            let tt = mean(&|_, s| s[2]) - t * t;
            let xt = mean(&|x, s| x * s[1]) - x * t;
            // The total without the item itself: J·t − x.
            let rest = size * xt - xx;
            let spread = size * size * tt - 2.0 * size * xt + xx;
            let scale = (xx * spread).max(0.0).sqrt();
            let correlation = if scale > 1e-12 { (rest / scale).clamp(-1.0, 1.0) } else { 0.0 };
            Margin { weights: states.iter().map(|[w, ..]| *w).collect(), correlation }
        };
        by_state.iter().enumerate().map(one).collect()
    }
}

/// What a column shows by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// The weight of each category.
    pub weights: Vec<f64>,
    /// The correlation with the rest of the items (with their mean, where answers are missing); nought when either
    /// does not vary.
    pub correlation: f64,
}

/// The items, a table from code to category (the last state for a missing answer), and which items have missing answers.
fn seen(items: usize, codes: &[u8]) -> (Vec<Item>, Vec<[u8; 256]>, Vec<bool>) {
    let mut counts = vec![[0_usize; 256]; items];
    for answers in codes.chunks_exact(items) {
        for (counts, code) in counts.iter_mut().zip(answers) {
            counts[usize::from(*code)] += 1;
        }
    }
    let mut found = Vec::with_capacity(items);
    let mut tables = Vec::with_capacity(items);
    for counts in &counts {
        let labels: Vec<u8> = (0..MISSING).filter(|code| counts[usize::from(*code)] > 0).collect();
        let span = labels.first().copied().unwrap_or(0)..labels.last().copied().unwrap_or(0);
        let skipped = span.filter(|code| counts[usize::from(*code)] == 0).collect();
        let mut table = [labels.len() as u8; 256];
        for (category, label) in labels.iter().enumerate() {
            table[usize::from(*label)] = category as u8;
        }
        found.push(Item { answered: labels.iter().map(|code| counts[usize::from(*code)]).sum(), labels, skipped });
        tables.push(table);
    }
    let gaps = counts.iter().map(|counts| counts[usize::from(MISSING)] > 0).collect();
    (found, tables, gaps)
}

fn packs(items: &[Item], gaps: &[bool]) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for (at, (item, gap)) in items.iter().zip(gaps).enumerate() {
        let states = (item.categories() + usize::from(*gap)).clamp(1, MOST_CATEGORIES);
        match packs.last_mut() {
            Some(pack) if pack.patterns * states <= 256 => {
                pack.states.push(states);
                pack.patterns *= states;
            }
            _ => packs.push(Pack { first: at, states: vec![states], patterns: states }),
        }
    }
    packs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_answers_unpack_to_what_was_given() {
        let codes = [0, 1, 3, MISSING, 1, 1, 5, 0, 0, 1, 3, MISSING];

        let responses = Responses::new(3, 4, &codes, None).expect("whole rows");

        assert_eq!(responses.patterns(), 2);
        assert_eq!(responses.pattern_of(), [0, 1, 0]);
        assert_eq!(responses.answers(0), [Some(0), Some(0), Some(0), None]);
        assert_eq!(responses.answers(1), [Some(1), Some(0), Some(1), Some(0)]);
        assert_eq!(responses.items()[2].labels, [3, 5]);
        assert_eq!(responses.items()[2].skipped, [4]);
        assert_eq!(responses.margins()[0].weights, [2.0, 1.0]);
    }

    #[test]
    fn answers_that_do_not_fill_their_rows_are_refused() {
        assert!(Responses::new(2, 2, &[0, 1, 1], None).is_err());
        assert!(Responses::new(0, 2, &[], None).is_err());
        assert_eq!(Responses::new(2, 1, &[0, 1], Some(&[1.0, f64::NAN])).err(), Some(BadAnswers::Weight { person: 1 }));
    }
}
