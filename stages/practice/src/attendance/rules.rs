//! Who was at the workplace on which day, and for how long.

use kernel::{Day, Hours};
use serde::{Deserialize, Serialize};

kernel::codes! { "practice-presence",
    /// How a learner attended a day.
    pub enum Presence {
        /// There from the start.
        Present = "present",
        /// Came late.
        Late = "late",
        /// Away with a good reason.
        Excused = "excused",
        /// Away without one.
        Unexcused = "unexcused",
        /// Ill.
        Sick = "sick",
    }
}

impl Presence {
    /// Was the learner at the workplace?
    pub fn there(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

/// A day as the mentor marked it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Mark {
    /// The day.
    pub day: Day,
    /// How it was attended.
    pub presence: Presence,
    /// For how long; nothing when away.
    pub time: Hours,
}

impl Mark {
    /// A mark; who is away has no time.
    pub fn new(day: Day, presence: Presence, time: Hours) -> Self {
        Self { day, presence, time: if presence.there() { time } else { Hours::ZERO } }
    }
    /// The time at the workplace.
    pub fn present(&self) -> Hours {
        if self.presence.there() { self.time } else { Hours::ZERO }
    }
}

/// The week's marks with one more; a day marked again is marked anew.
pub fn with(marks: &[Mark], new: Mark) -> Vec<Mark> {
    let mut all: Vec<Mark> = marks.iter().copied().filter(|mark| mark.day != new.day).chain([new]).collect();
    all.sort_by_key(|mark| mark.day);
    all
}
