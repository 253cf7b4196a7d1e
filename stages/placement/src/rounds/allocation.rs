//! From wishes, rankings, seats and pins to an answer of the engine, checked before anybody sees it, and back to reasons
//! that people read. Pure: the same inputs give the same bytes.

use anyhow::{Context, anyhow};
use kernel::{Refusal, Rule};
use matching::{Answer, Best, Budget, Need, Objective, Obstacle, Outcome, PlaceStory, Problem, Seed};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::refusal;

/// A student's side of a round.
#[derive(Clone, Debug)]
pub struct StudentSide {
    /// The student's row in the round.
    pub id: Uuid,
    /// Workplaces wished, best first.
    pub wishes: Vec<Uuid>,
    /// Where a curator has settled the student.
    pub pin: Option<Uuid>,
}

/// A workplace's side of a round.
#[derive(Clone, Debug)]
pub struct PlaceSide {
    /// The workplace's row in the round.
    pub id: Uuid,
    /// How many it takes.
    pub seats: u32,
    /// Students ranked, best first, in groups of equals.
    pub ranking: Vec<Vec<Uuid>>,
}

/// Everything an answer depends on, as it is kept with the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The seed of the lottery between equals.
    pub seed: u64,
    /// Students, in the order of their ids.
    pub students: Vec<StudentInput>,
    /// Workplaces, in the order of their ids.
    pub places: Vec<PlaceInput>,
    /// Wishes that law or the workplace forbid.
    pub barred: Vec<Barred>,
}

/// A student in the inputs; workplaces by their number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudentInput {
    /// The student's row in the round.
    pub id: Uuid,
    /// Workplaces wished, best first.
    pub wishes: Vec<u32>,
    /// Where the student is settled.
    pub pin: Option<u32>,
}

/// A workplace in the inputs; students by their number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceInput {
    /// The workplace's row in the round.
    pub id: Uuid,
    /// How many it takes.
    pub seats: u32,
    /// Students, best first, in groups of equals; those not ranked are the last group.
    pub ranking: Vec<Vec<u32>>,
}

/// A wish that cannot be granted whoever ranks whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Barred {
    /// The student's number.
    pub student: u32,
    /// The workplace's number.
    pub place: u32,
    /// The codes of the rules that forbid it.
    pub codes: Vec<String>,
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("a round has fewer than 2³² rows")
}

/// Puts both sides together. `barriers` says what forbids a pair, by the ids of the two rows.
pub fn compose(
    seed: u64,
    mut students: Vec<StudentSide>,
    mut places: Vec<PlaceSide>,
    barriers: impl Fn(Uuid, Uuid) -> Vec<Refusal>,
) -> Inputs {
    students.sort_by_key(|student| student.id);
    places.sort_by_key(|place| place.id);
    let place_of = |id: &Uuid| places.binary_search_by_key(id, |place| place.id).ok().map(number);
    let inputs: Vec<StudentInput> = students
        .iter()
        .map(|student| StudentInput {
            id: student.id,
            wishes: student.wishes.iter().filter_map(place_of).collect(),
            pin: student.pin.as_ref().and_then(place_of),
        })
        .collect();
    let mut barred = Vec::new();
    let mut willing: Vec<Vec<u32>> = vec![Vec::new(); places.len()];
    for (n, student) in inputs.iter().enumerate() {
        for place in &student.wishes {
            let why = barriers(student.id, places[*place as usize].id);
            if why.is_empty() {
                willing[*place as usize].push(number(n));
            } else {
                let codes = why.iter().map(|refusal| refusal.rule.code.to_owned()).collect();
                barred.push(Barred { student: number(n), place: *place, codes });
            }
        }
    }
    let student_of = |id: &Uuid| students.binary_search_by_key(id, |student| student.id).ok().map(number);
    let places = places
        .iter()
        .zip(willing)
        .map(|(place, mut left)| {
            let mut ranking: Vec<Vec<u32>> = Vec::new();
            for group in &place.ranking {
                let mut here: Vec<u32> = group.iter().filter_map(student_of).filter(|one| left.contains(one)).collect();
                here.sort_unstable();
                here.dedup();
                left.retain(|one| !here.contains(one));
                ranking.push(here);
            }
            ranking.push(left);
            ranking.retain(|group| !group.is_empty());
            PlaceInput { id: place.id, seats: place.seats, ranking }
        })
        .collect();
    Inputs { seed, students: inputs, places, barred }
}

impl Inputs {
    /// A name of these inputs: others have another.
    ///
    /// # Errors
    /// Never in truth: they are plain values.
    pub fn digest(&self) -> anyhow::Result<String> {
        Ok(hex::encode(Sha256::digest(serde_json::to_vec(self).context("writing the inputs of a round")?)))
    }

    /// The engine's problem.
    ///
    /// # Errors
    /// When the inputs make none: more pins than seats, a wish named twice.
    pub fn problem(&self) -> anyhow::Result<Problem> {
        let mut builder = Problem::builder().objective(Objective::Stable(Best::Learners));
        for student in &self.students {
            builder = builder.learner(student.wishes.iter().copied());
        }
        for place in &self.places {
            builder = builder.place_with_ties(place.seats, place.ranking.clone());
        }
        for (n, student) in self.students.iter().enumerate() {
            if let Some(place) = student.pin {
                builder = builder.pin(number(n), place);
            }
        }
        builder.build().context("putting a round before the engine")
    }
}

/// An answer and the inputs it answers.
#[derive(Clone, Debug)]
pub struct Allocation {
    /// What it depends on.
    pub inputs: Inputs,
    /// The engine's problem.
    pub problem: Problem,
    /// Who goes where, and what proves it.
    pub answer: Answer,
}

/// Allocates, and checks the answer with a verifier that has not seen the solver.
///
/// # Errors
/// When the inputs make no problem, or the answer does not pass the check: it is not kept then.
pub fn allocate(inputs: Inputs) -> anyhow::Result<Allocation> {
    let problem = inputs.problem()?;
    let answer = matching::solve(&problem, &Budget::unlimited(), Seed(inputs.seed));
    Allocation { inputs, problem, answer }.checked()
}

/// An allocation as it was kept, checked again.
///
/// # Errors
/// When what was kept cannot be read, or is no answer to its inputs.
pub fn kept(inputs: Inputs, answer: &str) -> anyhow::Result<Allocation> {
    let problem = inputs.problem()?;
    let answer = matching::read_answer(answer.as_bytes()).map_err(|bad| anyhow!("reading a kept answer: {bad:?}"))?;
    Allocation { inputs, problem, answer }.checked()
}

/// Why a wish was not granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The workplace's number.
    pub place: u32,
    /// Which wish it was, from 1.
    pub wish: u32,
    /// What stood in the way, by the engine.
    pub obstacle: Obstacle,
    /// Which rules forbade it, where some did.
    pub rules: Vec<Rule>,
    /// What would have been enough.
    pub need: Option<Need>,
}

/// What a student got, and why nothing better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What the student got.
    pub outcome: Outcome,
    /// Every better wish, best first.
    pub missed: Vec<Missed>,
}

impl Allocation {
    fn checked(self) -> anyhow::Result<Self> {
        match matching::verify(&self.problem, &self.answer) {
            Ok(()) => Ok(self),
            Err(wrong) => Err(anyhow!("an answer of the engine did not pass its check: {wrong:?}")),
        }
    }

    /// The answer as it is kept.
    pub fn report(&self) -> String {
        matching::report(&self.problem, &self.answer).to_string()
    }

    /// The number of a student's row.
    pub fn student(&self, id: Uuid) -> Option<u32> {
        self.inputs.students.binary_search_by_key(&id, |student| student.id).ok().map(number)
    }

    /// The number of a workplace's row.
    pub fn place(&self, id: Uuid) -> Option<u32> {
        self.inputs.places.binary_search_by_key(&id, |place| place.id).ok().map(number)
    }

    /// Where a student goes: the workplace's row, which wish it was (none for a pin outside the wishes).
    pub fn place_of(&self, student: u32) -> Option<(Uuid, Option<u32>)> {
        let place = self.answer.assignment[student as usize]?;
        let wish = self.problem.wish(student as usize, place).map(|wish| wish.rank);
        Some((self.inputs.places[place as usize].id, wish))
    }

    /// How many got their first wish.
    pub fn first_wishes(&self) -> usize {
        (0..self.inputs.students.len())
            .filter(|student| self.place_of(number(*student)).is_some_and(|(_, wish)| wish == Some(1)))
            .count()
    }

    /// Why a student is where they are.
    pub fn story(&self, student: u32) -> Story {
        let told = matching::explain_learner(&self.problem, &self.answer, student);
        let missed = told.missed.into_iter().map(|missed| {
            let barred = self.inputs.barred.iter().find(|one| one.student == student && one.place == missed.place);
            let rules = barred.map_or_else(Vec::new, |barred| rules_of(&barred.codes));
            let need = if rules.is_empty() {
                matching::would_need(&self.problem, &self.answer, student, missed.place)
            } else {
                None
            };
            Missed { place: missed.place, wish: missed.wish, obstacle: missed.obstacle, rules, need }
        });
        Story { outcome: told.outcome, missed: missed.collect() }
    }

    /// How a workplace was filled.
    pub fn place_story(&self, place: u32) -> PlaceStory {
        matching::explain_place(&self.problem, &self.answer, place)
    }
}

fn rules_of(codes: &[String]) -> Vec<Rule> {
    let rule = |code: &String| refusal::ALL.iter().find(|(_, rule)| rule.code == code).map(|(_, rule)| *rule);
    codes.iter().filter_map(rule).collect()
}

/// How one answer differs from the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Students who go elsewhere now, or got or lost a place.
    pub moved: usize,
    /// Of them, those who got a wish they rank higher.
    pub better: usize,
    /// Of them, those who got a wish they rank lower, or lost their place.
    pub worse: usize,
}

/// Compares two answers by students: the workplace and the wish of each, before and now.
pub fn difference(
    before: &[(Uuid, Option<Uuid>, Option<i64>)],
    now: &[(Uuid, Option<Uuid>, Option<i64>)],
) -> Difference {
    let mut told = Difference::default();
    for (student, place, wish) in now {
        let Some((_, old_place, old_wish)) = before.iter().find(|(other, ..)| other == student) else { continue };
        if place == old_place {
            continue;
        }
        told.moved += 1;
        let worth = |place: &Option<Uuid>, wish: &Option<i64>| match (place, wish) {
            (None, _) => i64::MAX,
            (Some(_), None) => i64::MAX - 1,
            (Some(_), Some(wish)) => *wish,
        };
        match worth(place, wish).cmp(&worth(old_place, old_wish)) {
            std::cmp::Ordering::Less => told.better += 1,
            std::cmp::Ordering::Greater => told.worse += 1,
            std::cmp::Ordering::Equal => {}
        }
    }
    told
}
