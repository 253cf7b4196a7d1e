//! When and where a commission meets, and whether those who came may decide.

use kernel::{Day, Failure, Reading};
use serde::{Deserialize, Serialize};

use crate::commission::rules::{Half, Rules, Side};
use crate::refusal;

kernel::codes! { "commissions-choice",
    /// How a member votes.
    pub enum Choice {
        /// For the proposal.
        For = "for",
        /// Against it.
        Against = "against",
        /// Neither.
        Abstained = "abstained",
        /// Takes no part in this vote: a conflict of interest.
        Recused = "recused",
    }
}

/// A seat with a vote, on the day of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// On whose side.
    pub side: Side,
    /// Does this member lead?
    pub chair: bool,
    /// Is the member present?
    pub present: bool,
    /// Has the member declared a standing conflict of interest?
    pub conflicted: bool,
    /// The vote, where it was given.
    pub choice: Option<Choice>,
}

impl Voter {
    /// Takes part in the vote: present, without conflict, with a choice.
    pub fn takes_part(&self) -> Option<Choice> {
        self.choice.filter(|choice| *choice != Choice::Recused && self.present && !self.conflicted)
    }
}

/// Those who came, or who take part in a vote, against the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// The rules.
    pub rules: Rules,
    /// Seats with a vote.
    pub seats: usize,
    /// Those counted.
    pub counted: usize,
    /// Of the enterprise among them.
    pub enterprise: usize,
    /// Of third-party educational organisations and partner enterprises among them.
    pub outside: usize,
}

impl Gathering {
    /// Those present who may vote.
    pub fn present(rules: Rules, voters: &[Voter]) -> Self {
        Self::counting(rules, voters, |voter| voter.present && !voter.conflicted)
    }

    /// Those who take part in a vote.
    pub fn voting(rules: Rules, voters: &[Voter]) -> Self {
        Self::counting(rules, voters, |voter| voter.takes_part().is_some())
    }

    fn counting(rules: Rules, voters: &[Voter], counts: impl Fn(&Voter) -> bool) -> Self {
        let counted: Vec<&Voter> = voters.iter().filter(|voter| counts(voter)).collect();
        let half = |half: Half| counted.iter().filter(|voter| voter.side.half() == Some(half)).count();
        Self {
            rules,
            seats: voters.len(),
            counted: counted.len(),
            enterprise: half(Half::Enterprise),
            outside: half(Half::Outside),
        }
    }

    /// How many make a quorum.
    pub fn needed(&self) -> usize {
        self.rules.quorum.needed(self.seats)
    }
    /// Are they enough?
    pub fn is_quorate(&self) -> bool {
        self.rules.quorum.is_made(self.counted, self.seats)
    }
    /// Are the halves equal, where they are required?
    pub fn is_halved(&self) -> bool {
        !self.rules.halves || (self.enterprise == self.outside && self.enterprise + self.outside == self.counted)
    }
}

/// What was typed to call a sitting.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CallForm {
    /// The day.
    pub day: String,
    /// Hour and minute, as `10:30`.
    pub clock: String,
    /// Where.
    pub place: String,
    /// The point that decides about the commission's subject, where it has one; may be empty.
    pub matter: String,
    /// The words that will be put to the vote on that point; may be written later.
    pub proposal: String,
    /// Other points of the agenda, one a line.
    pub agenda: String,
}

/// A sitting to be held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Call {
    /// The day.
    pub day: Day,
    /// Hour and minute.
    pub clock: String,
    /// Where.
    pub place: String,
    /// The agenda, in order.
    pub agenda: Vec<NewPoint>,
}

/// A point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewPoint {
    /// What it is about.
    pub title: String,
    /// The words put to the vote.
    pub proposal: Option<String>,
    /// Does it decide about the commission's subject?
    pub on_subject: bool,
}

/// Reads a call.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn call(form: &CallForm, today: Day) -> Result<Call, Failure> {
    let mut read = Reading::new();
    let day = read.day("day", &form.day);
    if let Some(day) = day {
        read.unless(day >= today, refusal::DAY_PASSED.at("day"));
    }
    let clock: Option<Clock> = read.parsed("clock", &form.clock, &refusal::NOT_A_TIME);
    let place = read.text("place", &form.place, 300);
    let matter = read.optional("matter", &form.matter, 500);
    let proposal = read.optional("proposal", &form.proposal, 4000);
    let mut agenda: Vec<NewPoint> =
        matter.map(|title| NewPoint { title, proposal, on_subject: true }).into_iter().collect();
    for line in form.agenda.lines() {
        let title = read.optional("agenda", line, 500);
        agenda.extend(title.map(|title| NewPoint { title, proposal: None, on_subject: false }));
    }
    read.unless(!agenda.is_empty(), kernel::house::EMPTY.at("agenda"));
    let made = (|| Some(Call { day: day?, clock: clock?.0, place: place?, agenda }))();
    read.end(made)
}

/// Hour and minute, `09:05`.
struct Clock(String);

impl std::str::FromStr for Clock {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (hour, minute) = text.split_once(':').ok_or(())?;
        let (hour, minute): (u32, u32) = (hour.parse().map_err(|_| ())?, minute.parse().map_err(|_| ())?);
        if hour < 24 && minute < 60 { Ok(Self(format!("{hour:02}:{minute:02}"))) } else { Err(()) }
    }
}
