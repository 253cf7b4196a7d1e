//! The gateway to the exam, and how an expert's points become a score.

use std::collections::BTreeMap;

use kernel::{Failure, PersonId, Refusal};
use practice::standing::Standing;

use crate::exams::rules::{Criterion, Part};
use crate::grades::{Figures, Percent};
use crate::refusal;

/// What the gateway sees of a candidate: the practice that the exam closes (the last one), and their debts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// The practice.
    pub practice: Option<Standing>,
    /// Academic debts, where the curator has entered them.
    pub debts: Option<i64>,
    /// Is the programme's exam passed already?
    pub passed: bool,
}

impl Gate {
    /// What stands in the way; nothing when the light is green.
    pub fn obstacles(&self, figures: Figures) -> Vec<Refusal> {
        let mut found = Vec::new();
        match &self.practice {
            None => found.push(refusal::NO_PRACTICE.refuse()),
            Some(practice) => found.extend(practised(practice, figures)),
        }
        match self.debts {
            None => found.push(refusal::DEBTS_UNKNOWN.refuse()),
            Some(debts) if debts > 0 => found.push(refusal::DEBTS.with("debts", debts)),
            Some(_) => {}
        }
        if self.passed {
            found.push(refusal::PASSED_ALREADY.refuse());
        }
        found
    }
}

fn practised(practice: &Standing, figures: Figures) -> Vec<Refusal> {
    let mut found = Vec::new();
    if practice.confirmed.0 * 100 < practice.planned.0 * figures.hours {
        let told = refusal::HOURS_SHORT.with("confirmed", practice.confirmed.to_string());
        found.push(told.with("planned", practice.planned.to_string()).with("share", figures.hours));
    }
    if practice.settled < practice.weeks || practice.weeks == 0 {
        found.push(refusal::DIARY_OPEN.with("open", practice.weeks - practice.settled).with("weeks", practice.weeks));
    }
    if practice.characteristic.is_none() {
        found.push(refusal::NO_CHARACTERISTIC.refuse());
    }
    found
}

/// An expert's points by the number of the criterion.
pub type Marks = BTreeMap<i64, i64>;

/// Reads points: each criterion once, from nothing to its most. The field of a refusal is the whole card of points:
/// its message names the criterion.
///
/// # Errors
/// Every criterion without points, or with more than its most.
pub fn marks(typed: &BTreeMap<i64, String>, criteria: &[(i64, Criterion)]) -> Result<Marks, Failure> {
    let mut refusals = Vec::new();
    let mut marks = Marks::new();
    for (number, criterion) in criteria {
        let points = typed.get(number).and_then(|typed| typed.trim().parse::<i64>().ok());
        match points.filter(|points| (0..=criterion.most).contains(points)) {
            Some(points) => {
                marks.insert(*number, points);
            }
            None => refusals.push(
                refusal::POINTS.at("marks").with("criterion", criterion.title.clone()).with("most", criterion.most),
            ),
        }
    }
    Failure::unless(refusals)?;
    Ok(marks)
}

/// What the points come to: theory and work, each a share of what could be reached.
pub fn scored(marks: &Marks, criteria: &[(i64, Criterion)]) -> (Percent, Percent) {
    let share = |part: Part| {
        let of = || criteria.iter().filter(|(_, criterion)| criterion.part == part);
        let points = of().filter_map(|(number, _)| marks.get(number)).sum();
        Percent::of(points, of().map(|(_, criterion)| criterion.most).sum())
    };
    (share(Part::Theory), share(Part::Work))
}

/// Has everybody scored who may? Nobody may: then not.
pub fn all_in(scorers: &[PersonId], given: &[PersonId]) -> bool {
    !scorers.is_empty() && scorers.iter().all(|scorer| given.contains(scorer))
}

/// The round from which a difference of experts is noted in the protocol and stands in the way no more.
pub const DISCUSSED: i64 = 2;

/// Do scores that lie so far apart have to be discussed and given again?
pub fn too_far(spread: Percent, round: i64, figures: Figures) -> bool {
    round < DISCUSSED && spread > Percent::whole(figures.spread)
}
