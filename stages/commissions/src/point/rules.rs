//! What a commission has decided: quorum, majority, the chair's vote.

use kernel::{Failure, Reading};
use serde::{Deserialize, Serialize};

use crate::commission::rules::Rules;
use crate::refusal;
use crate::sitting::rules::{Choice, Gathering, NewPoint, Voter};

kernel::codes! { "commissions-verdict",
    /// What became of a proposal.
    pub enum Verdict {
        /// More votes for than against.
        Carried = "carried",
        /// Not more votes for than against.
        Failed = "failed",
        /// A tie that the chair's vote decided for.
        CarriedByCastingVote = "carried-by-casting-vote",
        /// Too few took part, or not equal halves: nothing is decided.
        NoQuorum = "no-quorum",
    }
}

impl Verdict {
    /// Was the proposal accepted?
    pub fn accepts(self) -> bool {
        matches!(self, Self::Carried | Self::CarriedByCastingVote)
    }
}

/// A vote as it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What became of the proposal.
    pub verdict: Verdict,
    /// Votes for.
    pub votes_for: usize,
    /// Votes against.
    pub against: usize,
    /// Abstentions.
    pub abstained: usize,
    /// How many took part.
    pub taking_part: usize,
    /// Seats with a vote.
    pub seats: usize,
}

/// Counts a vote: quorum with the halves kept, then the simple majority of votes for and against, then the chair at a tie.
pub fn count(rules: Rules, voters: &[Voter]) -> Count {
    let chosen = |choice: Choice| voters.iter().filter(|voter| voter.takes_part() == Some(choice)).count();
    let (votes_for, against, abstained) = (chosen(Choice::For), chosen(Choice::Against), chosen(Choice::Abstained));
    let gathering = Gathering::voting(rules, voters);
    let verdict = if !gathering.is_quorate() || !gathering.is_halved() {
        Verdict::NoQuorum
    } else if votes_for > against {
        Verdict::Carried
    } else if votes_for == against && rules.casting && chair_is_for(voters) {
        Verdict::CarriedByCastingVote
    } else {
        Verdict::Failed
    };
    Count { verdict, votes_for, against, abstained, taking_part: gathering.counted, seats: gathering.seats }
}

fn chair_is_for(voters: &[Voter]) -> bool {
    voters.iter().any(|voter| voter.chair && voter.takes_part() == Some(Choice::For))
}

/// What was typed about a point of the agenda.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct PointForm {
    /// What it is about.
    pub title: String,
    /// The words put to the vote.
    pub proposal: String,
    /// `yes` when it decides about the commission's subject.
    pub on_subject: String,
}

/// Reads a point.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn point(form: &PointForm) -> Result<NewPoint, Failure> {
    let mut read = Reading::new();
    let title = read.text("title", &form.title, 500);
    let proposal = read.optional("proposal", &form.proposal, 4000);
    read.end(title.map(|title| NewPoint { title, proposal, on_subject: !form.on_subject.is_empty() }))
}

/// What was typed as a vote.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct BallotForm {
    /// `for`, `against`, `abstained`, `recused`.
    pub choice: String,
    /// A dissenting opinion, or what the conflict of interest is; needed when recused.
    pub opinion: String,
}

/// Reads a vote.
///
/// # Errors
/// A choice of no list; a conflict of interest that is not told in words.
pub fn ballot(form: &BallotForm) -> Result<(Choice, Option<String>), Failure> {
    let mut read = Reading::new();
    let choice: Option<Choice> = read.code("choice", &form.choice);
    let opinion = read.optional("opinion", &form.opinion, 2000);
    let told = choice != Some(Choice::Recused) || !form.opinion.trim().is_empty();
    read.unless(told, refusal::INTEREST_ABOUT.at("opinion"));
    read.end(choice.map(|choice| (choice, opinion)))
}
