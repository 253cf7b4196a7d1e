//! One generic commission: who sits in it, when it met, how each voted, what was decided, and the minutes of it.
//! It serves the examination of programmes, production exams, councils and working groups.

pub mod commission;
pub mod example;
pub mod minutes;
pub mod point;
pub mod refusal;
pub mod sitting;
mod windows;

use web::{Doors, RailEntry};

pub use commission::actions::{act, declare, edit, form, plan, release, seat};
pub use commission::rules::{CommissionForm, InterestForm, Kind, SeatForm, Side, Subject};
pub use commission::store::{Commission, Member, load, members, of_subject};
pub use point::rules::{BallotForm, PointForm};
pub use point::store::{Decision, decided};
pub use sitting::actions::{add, attend, call};
pub use sitting::rules::CallForm;
pub use windows::{about, counts, dates, found, waiting};

kernel::ids! {
    /// A seat in a commission.
    MemberId,
    /// A sitting.
    SittingId,
    /// A point of the agenda.
    PointId,
    /// A member's mark of having come.
    AttendanceId,
    /// A vote.
    VoteId,
    /// The minutes of a sitting.
    MinutesId,
}

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("commissions");

/// Its place in the rail.
pub const RAIL: &[RailEntry] =
    &[RailEntry { href: "/commissions", key: "commissions-commissions", permission: &commission::SEE }];

/// Every door of the stage.
pub fn doors() -> Doors {
    commission::doors().and(sitting::doors()).and(point::doors()).and(minutes::doors())
}
