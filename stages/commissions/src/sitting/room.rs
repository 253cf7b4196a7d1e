//! Everything that is known of a sitting when somebody acts in it: the commission, its members of the day, who came,
//! the agenda, and what the caller is in it.

use db::Read;
use kernel::{Caller, Failure};

use super::moves::{Facts, Status};
use super::rules::{Choice, Gathering, Voter};
use super::store::{self, Sitting};
use crate::commission::moves::KEEPERS;
use crate::commission::rules::{Duty, Interest};
use crate::commission::store::{self as commissions, Commission, Member};
use crate::point::moves::Status as PointStatus;
use crate::point::store::{self as points, Point, Vote};
use crate::{MemberId, SittingId};

/// A sitting with everything around it.
#[derive(Clone, Debug)]
pub struct Room {
    /// Whose sitting.
    pub commission: Commission,
    /// The sitting.
    pub sitting: Sitting,
    /// Who sits on its day.
    pub members: Vec<Member>,
    /// Who is marked present.
    pub present: Vec<MemberId>,
    /// The agenda.
    pub points: Vec<Point>,
    /// Does the caller's role keep the commission?
    pub keeps: bool,
    /// The caller's own seat.
    pub own: Option<Member>,
}

/// The sitting as the caller finds it.
///
/// # Errors
/// Missing, when there is no such sitting or the caller does not see its commission.
pub async fn room(reader: &dyn Read, by: &Caller, id: SittingId) -> Result<Room, Failure> {
    let sitting = store::load(reader, id).await?;
    let commission = commissions::seen(reader, by, sitting.commission).await?;
    let mut members = commissions::members(reader, commission.id).await?;
    let present: Vec<MemberId> =
        store::presences(reader, id).await?.iter().filter(|one| one.present).map(|one| one.member).collect();
    // Whoever was present at a sitting that was held stays in it, though released on the same day.
    let held = sitting.status == Status::Closed;
    members.retain(|member| member.sits_on(sitting.day) || (held && present.contains(&member.id)));
    let keeps = KEEPERS.contains(&by.role) && commissions::keeps(reader, by, commission.id).await?;
    let own = members.iter().find(|member| Some(member.person) == by.person).cloned();
    let points = points::of_sitting(reader, id).await?;
    Ok(Room { commission, sitting, members, present, points, keeps, own })
}

impl Room {
    /// Does the caller keep the commission, lead it or write its minutes?
    pub fn runs(&self) -> bool {
        self.keeps || self.own.as_ref().is_some_and(Member::runs)
    }
    /// Is the caller the one with this duty?
    pub fn has_duty(&self, duty: Duty) -> bool {
        self.own.as_ref().is_some_and(|own| own.seat.duty == duty)
    }
    /// Who has this duty.
    pub fn with_duty(&self, duty: Duty) -> Option<&Member> {
        self.members.iter().find(|member| member.seat.duty == duty)
    }
    /// Is the member marked present?
    pub fn is_present(&self, member: MemberId) -> bool {
        self.present.contains(&member)
    }
    /// The seats with a vote, with the votes given.
    pub fn voters(&self, votes: &[Vote]) -> Vec<Voter> {
        let choice = |member: MemberId| -> Option<Choice> {
            votes.iter().find(|vote| vote.member == member).map(|vote| vote.choice)
        };
        let voting = self.members.iter().filter(|member| member.seat.votes());
        voting
            .map(|member| Voter {
                side: member.seat.side,
                chair: member.seat.duty == Duty::Chair,
                present: self.is_present(member.id),
                conflicted: member.interest == Interest::Conflicted,
                choice: choice(member.id),
            })
            .collect()
    }
    /// Those present who may vote, against the rules.
    pub fn gathering(&self) -> Gathering {
        Gathering::present(self.commission.rules, &self.voters(&[]))
    }
    /// What the lifecycle of the sitting looks at.
    pub fn facts(&self, by: &Caller) -> Facts {
        Facts {
            runs: self.runs(),
            day_come: by.today() >= self.sitting.day,
            present: self.gathering(),
            voting: self.points.iter().any(|point| point.status == PointStatus::Voting),
        }
    }
}
