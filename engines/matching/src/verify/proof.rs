//! Replays a proof that no weakly stable matching places more: walks the splits, narrows the cutoffs anew, and counts by
//! plain augmenting paths (Kuhn 1955) what the pairs that are left allow.
//!
//! At a closed step one of these must hold: the cutoffs contradict each other; those who are sure of a seat cannot all have
//! one; the places that must be full cannot all be; or no more can be placed than the answer places. (Each is counted alone:
//! by Mendelsohn & Dulmage 1958 that is as strong as counting them together.)

use crate::answer::Step;
use crate::problem::Problem;

/// Behind everybody: the cutoff of a place with a free seat.
const NEVER: u32 = u32::MAX;

struct Pair {
    learner: usize,
    place: usize,
    wish: u32,
    rank: u32,
}

#[derive(Clone)]
struct Bounds {
    /// The place has a free seat or somebody ranked behind this, so everybody up to here is sure of a seat or something as
    /// good (0: nobody).
    sure_up_to: Vec<u32>,
    /// Nobody ranked behind this can come.
    nobody_behind: Vec<u32>,
}

struct Replay {
    pairs: Vec<Pair>,
    by_learner: Vec<Vec<usize>>,
    by_place: Vec<Vec<usize>>,
    seats: Vec<usize>,
    /// How many the answer places beside those who are pinned.
    placed: usize,
}

/// Whether the steps prove that nothing is larger.
pub(super) fn holds(problem: &Problem, placed: usize, steps: &[Step]) -> bool {
    let replay = Replay::of(problem, placed);
    let places = replay.seats.len();
    let mut open = vec![Bounds { sure_up_to: vec![0; places], nobody_behind: vec![NEVER; places] }];
    for step in steps {
        let Some(mut bounds) = open.pop() else { return false };
        let possible = replay.deduce(&mut bounds);
        match (*step, possible) {
            (Step::Closed, None) => {}
            (Step::Closed, Some(possible)) => {
                if !replay.too_small(&bounds, &possible) {
                    return false;
                }
            }
            (Step::Split { place, rank }, _) => {
                if place as usize >= places {
                    return false;
                }
                let place = place as usize;
                let mut then = bounds.clone();
                then.sure_up_to[place] = then.sure_up_to[place].max(rank);
                bounds.nobody_behind[place] = bounds.nobody_behind[place].min(rank);
                open.push(then);
                open.push(bounds);
            }
        }
    }
    open.is_empty()
}

/// What the bounds leave possible.
struct Possible {
    /// Pairs, by number.
    pair: Vec<bool>,
    /// Learners who are sure of a seat.
    sure: Vec<bool>,
}

impl Replay {
    fn of(problem: &Problem, placed: usize) -> Self {
        let mut seats: Vec<usize> = problem.quotas().iter().map(|&quota| quota as usize).collect();
        let mut pinned = 0;
        for pin in (0..problem.learners()).filter_map(|learner| problem.pin(learner)) {
            seats[pin as usize] -= 1;
            pinned += 1;
        }
        let mut pairs = Vec::new();
        let mut by_learner = vec![Vec::new(); problem.learners()];
        let mut by_place = vec![Vec::new(); seats.len()];
        for learner in (0..problem.learners()).filter(|&learner| problem.pin(learner).is_none()) {
            for wish in problem.wishes_of(learner) {
                let place = wish.place as usize;
                if let Some(rank) = wish.rank_there.filter(|_| seats[place] > 0) {
                    by_learner[learner].push(pairs.len());
                    by_place[place].push(pairs.len());
                    pairs.push(Pair { learner, place, wish: wish.rank, rank });
                }
            }
        }
        for here in &mut by_place {
            here.sort_by_key(|&pair| pairs[pair].rank);
        }
        Self { pairs, by_learner, by_place, seats, placed: placed.saturating_sub(pinned) }
    }

    /// Tightens the bounds until nothing follows any more; nothing when they contradict each other.
    fn deduce(&self, bounds: &mut Bounds) -> Option<Possible> {
        let mut promised = bounds.sure_up_to.clone();
        let mut must_go: Vec<Option<usize>> = vec![None; self.by_learner.len()];
        loop {
            let before = (bounds.sure_up_to.clone(), bounds.nobody_behind.clone(), promised.clone(), must_go.clone());
            let possible = self.possible(bounds, &promised, &must_go);
            for (place, here) in self.by_place.iter().enumerate() {
                let left: Vec<&Pair> =
                    here.iter().filter(|&&pair| possible.pair[pair]).map(|&pair| &self.pairs[pair]).collect();
                let seats = self.seats[place];
                if seats == 0 {
                    continue;
                }
                // As many as there are seats, and everybody ranked like the last of them.
                let rank_of = |nth: usize| left.get(nth).map(|pair| pair.rank);
                let reached =
                    here.iter().map(|&pair| self.pairs[pair].rank).filter(|&rank| rank <= bounds.nobody_behind[place]);
                for rank in reached {
                    // How many could come up to this rank.
                    if rank_of(seats).is_none_or(|next| next > rank) {
                        promised[place] = promised[place].max(rank);
                    }
                    if rank_of(seats - 1).is_none_or(|last| last > rank) {
                        bounds.sure_up_to[place] = bounds.sure_up_to[place].max(rank);
                    }
                }
                let eager: Vec<u32> =
                    left.iter().filter(|pair| self.only_best(&possible, pair)).map(|pair| pair.rank).collect();
                if let Some(&last) = eager.get(seats - 1) {
                    bounds.nobody_behind[place] = bounds.nobody_behind[place].min(last);
                }
                let full = bounds.nobody_behind[place] != NEVER;
                // Sure up to a rank is who stands ahead of a free seat or of somebody ranked behind.
                if bounds.sure_up_to[place] >= bounds.nobody_behind[place] {
                    return None;
                }
                let left = left.iter().filter(|pair| pair.rank <= bounds.nobody_behind[place]);
                if full && left.clone().count() < seats {
                    return None;
                }
                if full && left.clone().count() == seats {
                    for pair in left {
                        if must_go[pair.learner].is_some_and(|other| other != place) {
                            return None;
                        }
                        must_go[pair.learner] = Some(place);
                    }
                }
            }
            if before == (bounds.sure_up_to.clone(), bounds.nobody_behind.clone(), promised.clone(), must_go.clone()) {
                return Some(possible);
            }
        }
    }

    fn possible(&self, bounds: &Bounds, promised: &[u32], must_go: &[Option<usize>]) -> Possible {
        let mut pair = vec![false; self.pairs.len()];
        let mut sure = vec![false; self.by_learner.len()];
        for (learner, row) in self.by_learner.iter().enumerate() {
            let row: Vec<(usize, &Pair)> = row.iter().map(|&at| (at, &self.pairs[at])).collect();
            let promise =
                row.iter().filter(|(_, pair)| pair.rank <= promised[pair.place]).map(|(_, pair)| pair.wish).min();
            sure[learner] = promise.is_some() || must_go[learner].is_some();
            for (at, each) in row {
                let comes = each.rank <= bounds.nobody_behind[each.place];
                let worse = promise.is_some_and(|promise| each.wish > promise);
                let elsewhere = must_go[learner].is_some_and(|only| only != each.place);
                pair[at] = comes && !worse && !elsewhere;
            }
        }
        Possible { pair, sure }
    }

    /// Whether everything else this learner could have is strictly worse.
    fn only_best(&self, possible: &Possible, pair: &Pair) -> bool {
        let others = self.by_learner[pair.learner].iter().filter(|&&at| possible.pair[at]).map(|&at| &self.pairs[at]);
        others.filter(|other| other.place != pair.place).all(|other| other.wish > pair.wish)
    }

    fn too_small(&self, bounds: &Bounds, possible: &Possible) -> bool {
        let learners = self.by_learner.len();
        let sure: Vec<usize> = (0..learners).filter(|&learner| possible.sure[learner]).collect();
        if self.seated(possible, &sure) < sure.len() {
            return true;
        }
        let full: Vec<usize> = (0..self.seats.len()).filter(|&place| bounds.nobody_behind[place] != NEVER).collect();
        let due: usize = full.iter().map(|&place| self.seats[place]).sum();
        self.filled(possible, &full) < due || self.seated(possible, &(0..learners).collect::<Vec<_>>()) <= self.placed
    }

    /// How many of these learners can have seats together.
    fn seated(&self, possible: &Possible, who: &[usize]) -> usize {
        let mut there: Vec<Vec<usize>> = vec![Vec::new(); self.seats.len()];
        let mut seen = vec![0; self.seats.len()];
        let mut count = 0;
        for (round, &learner) in (1..).zip(who) {
            count += usize::from(self.try_learner(possible, learner, &mut there, &mut seen, round));
        }
        count
    }

    /// Kuhn's step without recursion: breadth first, then back along the way.
    fn try_learner(
        &self,
        possible: &Possible,
        learner: usize,
        there: &mut [Vec<usize>],
        seen: &mut [usize],
        round: usize,
    ) -> bool {
        // Who asks, and whom it would take the seat of: (learner, place left, position before it in this list).
        let mut asking = vec![(learner, usize::MAX, usize::MAX)];
        let mut nth = 0;
        while nth < asking.len() {
            let (who, _, _) = asking[nth];
            for &at in self.by_learner[who].iter().filter(|&&at| possible.pair[at]) {
                let place = self.pairs[at].place;
                if std::mem::replace(&mut seen[place], round) == round {
                    continue;
                }
                if there[place].len() < self.seats[place] {
                    let (mut to, mut step) = (place, nth);
                    loop {
                        let (who, left, before) = asking[step];
                        there[to].push(who);
                        if before == usize::MAX {
                            return true;
                        }
                        there[left].retain(|&other| other != who);
                        (to, step) = (left, before);
                    }
                }
                asking.extend(there[place].iter().map(|&other| (other, place, nth)));
            }
            nth += 1;
        }
        false
    }

    /// How many seats of these places can be taken together.
    fn filled(&self, possible: &Possible, places: &[usize]) -> usize {
        let mut at: Vec<Option<usize>> = vec![None; self.by_learner.len()];
        let mut seen = vec![0; self.by_learner.len()];
        let (mut count, mut round) = (0, 0);
        for &place in places {
            for _ in 0..self.seats[place] {
                round += 1;
                if !self.try_place(possible, place, &mut at, &mut seen, round) {
                    break;
                }
                count += 1;
            }
        }
        count
    }

    fn try_place(
        &self,
        possible: &Possible,
        place: usize,
        at: &mut [Option<usize>],
        seen: &mut [usize],
        round: usize,
    ) -> bool {
        // Which place asks, the learner it would lose, and the position before it in this list.
        let mut asking = vec![(place, usize::MAX, usize::MAX)];
        let mut nth = 0;
        while nth < asking.len() {
            let here = asking[nth].0;
            for &pair in self.by_place[here].iter().filter(|&&pair| possible.pair[pair]) {
                let learner = self.pairs[pair].learner;
                if at[learner] == Some(here) || std::mem::replace(&mut seen[learner], round) == round {
                    continue;
                }
                let Some(from) = at[learner] else {
                    let (mut who, mut step) = (learner, nth);
                    loop {
                        let (to, lost, before) = asking[step];
                        at[who] = Some(to);
                        if before == usize::MAX {
                            return true;
                        }
                        (who, step) = (lost, before);
                    }
                };
                asking.push((from, learner, nth));
            }
            nth += 1;
        }
        false
    }
}
