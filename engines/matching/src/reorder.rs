//! What of a list changed: the fewest entries that must move so that the old order becomes the new one.
//!
//! Mostly a few moved, and both lists are walked side by side, which reads memory in order. Otherwise whoever stays is the
//! longest part of the new list that stood in the same order in the old one (Fredman 1975: a longest increasing subsequence
//! by patience, O(entries · log entries); an entry that goes on from the last costs O(1)).

use crate::network::index;
use crate::problem::ABSENT;

/// How far both lists are looked ahead where they differ, and how many may leave or come on that walk.
const AHEAD: usize = 4;
const FEW: usize = 16;

/// What a list's old order becomes.
pub(crate) struct Reorder {
    /// Where those stand in the old order who are on the list no longer.
    pub gone: Vec<usize>,
    /// For each of the new order whether it stays where it is.
    pub stays: Vec<bool>,
}

impl Reorder {
    /// `place_of` is room for a number for everybody there is; what it holds does not matter.
    pub fn of(old: &[u32], new: &[u32], place_of: &mut [u32]) -> Self {
        if let Some(reorder) = Self::side_by_side(old, new) {
            return reorder;
        }
        for (at, &who) in (0..).zip(old) {
            place_of[who as usize] = at;
        }
        let stood: Vec<u32> = new
            .iter()
            .map(|&who| Some(place_of[who as usize]).filter(|&at| old.get(at as usize) == Some(&who)).unwrap_or(ABSENT))
            .collect();
        let stays = longest_rise(&stood);
        let mut on = vec![false; old.len()];
        for &at in stood.iter().filter(|&&at| at != ABSENT) {
            on[at as usize] = true;
        }
        let gone = (0..old.len()).filter(|&at| !on[at]).collect();
        Self { gone, stays }
    }

    /// Where the lists differ, the least is left out of both after which they agree again; nothing when that is much.
    fn side_by_side(old: &[u32], new: &[u32]) -> Option<Self> {
        let (mut out, mut into) = (Vec::new(), Vec::new());
        let (mut at, mut nth) = (0, 0);
        loop {
            let same = old[at..].iter().zip(&new[nth..]).take_while(|(old, new)| old == new).count();
            (at, nth) = (at + same, nth + same);
            if at == old.len() && nth == new.len() {
                break;
            }
            let agree = |&(skip, jump): &(usize, usize)| {
                let ends = at + skip == old.len() && nth + jump == new.len();
                ends || matches!((old.get(at + skip), new.get(nth + jump)), (Some(old), Some(new)) if old == new)
            };
            let mut ways = (1..=AHEAD).flat_map(|sum| (0..=sum).map(move |skip| (skip, sum - skip)));
            let (skip, jump) = ways.find(agree)?;
            out.extend(at..at + skip);
            into.extend(nth..nth + jump);
            if out.len() + into.len() > FEW {
                return None;
            }
            (at, nth) = (at + skip, nth + jump);
        }
        let mut stays = vec![true; new.len()];
        for &nth in &into {
            stays[nth] = false;
        }
        out.retain(|&at| into.iter().all(|&nth| new[nth] != old[at]));
        Some(Self { gone: out, stays })
    }

    /// How many entries leave, come or move.
    pub fn changes(&self) -> usize {
        self.gone.len() + self.stays.iter().filter(|&&stays| !stays).count()
    }
}

/// Which numbers form a longest rising sequence; `ABSENT` never does.
fn longest_rise(numbers: &[u32]) -> Vec<bool> {
    // The entry that ends the best sequence of each length, and what comes before each entry in its sequence.
    let mut ends: Vec<u32> = Vec::new();
    let mut before = vec![ABSENT; numbers.len()];
    for (nth, &number) in numbers.iter().enumerate().filter(|&(_, &number)| number != ABSENT) {
        let smaller = |&end: &u32| numbers[end as usize] < number;
        let length = if ends.last().is_none_or(smaller) { ends.len() } else { ends.partition_point(smaller) };
        if length > 0 {
            before[nth] = ends[length - 1];
        }
        if length == ends.len() {
            ends.push(index(nth));
        } else {
            ends[length] = index(nth);
        }
    }
    let mut rises = vec![false; numbers.len()];
    let mut at = ends.last().copied().unwrap_or(ABSENT);
    while at != ABSENT {
        rises[at as usize] = true;
        at = before[at as usize];
    }
    rises
}

#[cfg(test)]
mod tests {
    use super::Reorder;

    fn told(old: &[u32], new: &[u32]) -> (Vec<usize>, Vec<bool>) {
        let reorder = Reorder::of(old, new, &mut [9; 10]);
        (reorder.gone, reorder.stays)
    }

    #[test]
    fn a_list_turned_by_one_moves_one() {
        assert_eq!(told(&[3, 1, 4, 2], &[1, 4, 2, 3]), (vec![], vec![true, true, true, false]));
    }

    #[test]
    fn who_leaves_and_who_comes_are_told_apart() {
        assert_eq!(told(&[3, 1, 4], &[3, 5, 4]), (vec![1], vec![true, false, true]));
        assert_eq!(told(&[], &[0]), (vec![], vec![false]));
        assert_eq!(told(&[0], &[]), (vec![0], vec![]));
    }
}
