//! What a graduate can do, by what it is assessed, and which disciplines form it.

use std::collections::BTreeSet;

use kernel::Names;
use serde::{Deserialize, Serialize};

kernel::codes! { "programmes-tool",
    /// A tool by which an outcome is assessed.
    pub enum Tool {
        /// A test.
        Test = "test",
        /// A written or oral examination.
        Examination = "examination",
        /// A report on laboratory work.
        LabReport = "lab-report",
        /// A project.
        Project = "project",
        /// A task done at the workplace.
        WorkTask = "work-task",
        /// A report on practice.
        PracticeReport = "practice-report",
        /// The production exam.
        ProductionExam = "production-exam",
        /// A portfolio.
        Portfolio = "portfolio",
        /// The defence of a thesis or project.
        Defence = "defence",
    }
}

kernel::codes! { "programmes-outcome",
    /// What kind of competence an outcome shows.
    pub enum OutcomeKind {
        /// Of every graduate.
        Generic = "generic",
        /// Of the profession.
        Professional = "professional",
    }
}

/// A learning outcome of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// From 1; printed as `LO1`.
    pub number: u16,
    pub kind: OutcomeKind,
    pub names: Names,
    /// Codes of the region's list of professions that it leads to.
    pub professions: Vec<String>,
    pub tools: Vec<Tool>,
}

/// One discipline forms one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// The slot's order.
    pub slot: u16,
    /// The discipline's number in the slot.
    pub option: u8,
    /// The outcome's number.
    pub outcome: u16,
}

/// Outcomes and the disciplines that form them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    pub outcomes: Vec<Outcome>,
    pub marks: BTreeSet<Mark>,
}

impl Matrix {
    /// An outcome by its number.
    pub fn outcome(&self, number: u16) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.number == number)
    }
    /// Does the discipline form the outcome?
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
    /// Sets a mark, or clears it where it stood.
    pub fn toggle(&mut self, mark: Mark) {
        if !self.marks.remove(&mark) {
            self.marks.insert(mark);
        }
    }
    /// The outcomes that a discipline forms, in order.
    pub fn formed_by(&self, slot: u16, option: u8) -> impl Iterator<Item = u16> {
        let (first, last) = (Mark { slot, option, outcome: 0 }, Mark { slot, option, outcome: u16::MAX });
        self.marks.range(first..=last).map(|mark| mark.outcome)
    }
}
