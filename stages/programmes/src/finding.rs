//! What a check says: held, with its figures, or broken, with what to do next.

use kernel::{Arg, Credits, Hours, Rule, Source};

use crate::curriculum::{Cycle, MandatoryDiscipline};

kernel::codes! { "programmes-level",
    /// How a finding weighs.
    pub enum Level {
        /// The rule holds.
        Good = "good",
        /// To be looked at; does not stop the programme.
        Warning = "warning",
        /// Stops the programme until mended.
        Error = "error",
    }
}

kernel::codes! { "programmes-tab",
    /// A page of the studio.
    pub enum Tab {
        /// What the register asks about the programme.
        Passport = "passport",
        /// Learning outcomes.
        Outcomes = "outcomes",
        /// Outcome × discipline.
        Matrix = "matrix",
        /// The working curriculum.
        Curriculum = "curriculum",
        /// The calendar of the educational process.
        Calendar = "calendar",
    }
}

kernel::codes! { "programmes-mend",
    /// What to do next about a finding.
    pub enum Mend {
        /// Choose another profile or year of admission.
        Profile = "profile",
        /// Add, remove or resize disciplines of a cycle.
        Volumes = "volumes",
        /// Put the mandatory discipline back.
        Mandatory = "mandatory",
        /// Correct the figures of the slot.
        Slot = "slot",
        /// Move disciplines between terms.
        Terms = "terms",
        /// Lengthen the period.
        Calendar = "calendar",
        /// Offer more options, or choose fewer.
        Options = "options",
        /// Move the prerequisite earlier.
        Prerequisite = "prerequisite",
        /// Give the discipline another code.
        Code = "code",
        /// Name it in the three languages.
        Names = "names",
        /// Place a practice in the second year or later.
        Practice = "practice",
        /// Agree more sessions at the enterprise.
        OnSite = "on-site",
        /// Withdraw some of the employers' proposals.
        Proposals = "proposals",
        /// State the outcomes, eight to twelve.
        Outcomes = "outcomes",
        /// Mark in the matrix which disciplines form what.
        Matrix = "matrix",
        /// Choose a tool of assessment.
        Tools = "tools",
    }
}

impl Mend {
    /// Where it is done.
    pub fn tab(self) -> Tab {
        match self {
            Self::Profile => Tab::Passport,
            Self::Outcomes | Self::Tools => Tab::Outcomes,
            Self::Matrix => Tab::Matrix,
            Self::Calendar => Tab::Calendar,
            _ => Tab::Curriculum,
        }
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The curriculum as a whole.
    Curriculum,
    /// A cycle.
    Cycle(Cycle),
    /// A mandatory discipline.
    Mandatory(MandatoryDiscipline),
    /// A slot, by its order.
    Slot(u16),
    /// A term.
    Term(u8),
    /// A study year.
    Year(u8),
    /// The outcomes as a whole.
    Outcomes,
    /// An outcome, by its number.
    Outcome(u16),
}

/// One thing that is checked.
#[derive(Debug)]
pub struct Check {
    /// Its name in lists: `R-03`.
    pub number: &'static str,
    /// The rule; its code is the message when it is broken.
    pub rule: &'static Rule,
    /// The message when it holds.
    pub held: &'static str,
    /// How a breach weighs.
    pub breach: Level,
    /// What to do about a breach.
    pub mend: Mend,
}

impl Check {
    /// The check holds.
    pub(crate) fn holds(&'static self, subject: Subject) -> Finding {
        self.finding(Level::Good, self.held, subject, None)
    }
    /// The check holds, but only just: its figures are shown as a warning.
    pub(crate) fn barely_holds(&'static self, subject: Subject) -> Finding {
        self.finding(Level::Warning, self.held, subject, Some(self.mend))
    }
    /// The check is broken.
    pub(crate) fn breaks(&'static self, subject: Subject) -> Finding {
        self.finding(self.breach, self.rule.code, subject, Some(self.mend))
    }
    fn finding(&'static self, level: Level, key: &'static str, subject: Subject, mend: Option<Mend>) -> Finding {
        Finding { check: self, rule: self.rule, source: self.rule.source, level, key, args: Vec::new(), subject, mend }
    }
}

/// What a check found.
#[derive(Clone, Debug)]
pub struct Finding {
    pub check: &'static Check,
    pub rule: &'static Rule,
    /// Where the figure comes from: the rule's source, or the edition of the standard that was applied.
    pub source: Source,
    pub level: Level,
    /// The message's key and its values.
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
    pub subject: Subject,
    /// What to do next; none when all is good.
    pub mend: Option<Mend>,
}

impl Finding {
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
    pub(crate) fn by(mut self, source: Source) -> Self {
        self.source = source;
        self
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        (self.rule, self.source, self.level, self.key, self.subject) // the check is named by its rule
            == (other.rule, other.source, other.level, other.key, other.subject)
            && self.args == other.args
    }
}

/// How many findings of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    pub good: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let count = |level| findings.iter().filter(|finding| finding.level == level).count();
        Self { errors: count(Level::Error), warnings: count(Level::Warning), good: count(Level::Good) }
    }
}

/// Credits as a message prints them: a number where they are whole.
pub(crate) fn credits(credits: Credits) -> Arg {
    Arg::hundredths(credits.0)
}

/// Hours as a message prints them.
pub(crate) fn hours(hours: Hours) -> Arg {
    if hours.0 % 60 == 0 { Arg::Number(hours.0 / 60) } else { Arg::Text(hours.to_string()) }
}

/// The breaches of a check, or the word that it holds.
pub(crate) fn settle(findings: &mut Vec<Finding>, breaches: Vec<Finding>, holds: impl FnOnce() -> Finding) {
    if breaches.is_empty() {
        findings.push(holds());
    } else {
        findings.extend(breaches);
    }
}
