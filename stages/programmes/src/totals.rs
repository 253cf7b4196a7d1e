//! The sums under a curriculum.

use std::collections::BTreeMap;

use kernel::{Credits, Hours};
use serde::Serialize;

use crate::curriculum::{Component, Curriculum, Cycle};

/// Credits and hours, over slots (never over options).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub credits: Credits,
    pub hours: Hours,
    /// By cycle: mandatory, university, elective.
    cycles: [[Credits; 3]; 4],
    pub practice: Credits,
    /// Credits whose content was adapted to employers' requirements.
    pub employer: Credits,
    pub by_term: BTreeMap<u8, Credits>,
    pub by_year: BTreeMap<u8, Credits>,
}

impl Totals {
    /// The sums of a curriculum.
    pub fn of(curriculum: &Curriculum) -> Self {
        let mut totals = Self::default();
        for slot in &curriculum.slots {
            totals.credits += slot.credits;
            totals.hours += slot.hours;
            totals.cycles[slot.cycle as usize][slot.component as usize] += slot.credits;
            totals.employer += slot.employer;
            if slot.practice {
                totals.practice += slot.credits;
            }
            for (term, credits) in &slot.terms {
                *totals.by_term.entry(*term).or_default() += *credits;
                *totals.by_year.entry(curriculum.year_of(*term)).or_default() += *credits;
            }
        }
        totals
    }
    /// Credits of a cycle.
    pub fn cycle(&self, cycle: Cycle) -> Credits {
        self.cycles[cycle as usize].into_iter().sum()
    }
    /// Credits of a component inside a cycle.
    pub fn part(&self, cycle: Cycle, component: Component) -> Credits {
        self.cycles[cycle as usize][component as usize]
    }
    /// Basic and major disciplines together.
    pub fn body(&self) -> Credits {
        self.cycle(Cycle::Basic) + self.cycle(Cycle::Major)
    }
    /// General education beyond the mandatory component.
    pub fn general_chosen(&self) -> Credits {
        self.part(Cycle::GeneralEducation, Component::University)
            + self.part(Cycle::GeneralEducation, Component::Elective)
    }
}
