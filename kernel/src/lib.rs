//! Words that every stage shares: ids, quantities, days, languages, roles, and the two ways of
//! saying no. Nothing here reads a clock, a file or a network.
#![warn(missing_docs)]

mod caller;
mod chance;
mod codes;
mod days;
mod failure;
mod id;
mod moves;
mod names;
mod numbers;
mod quantity;
mod reading;
mod refusal;
mod roles;
mod spelling;
mod stored;

pub use caller::{Caller, Scope, ScopeKind};
pub use chance::Chance;
pub use codes::Code;
pub use days::{AcademicYear, Day, Moment, Span};
pub use failure::Failure;
pub use id::{
    AgreementId, CohortId, CommissionId, DocumentId, EnrolmentId, FileId, Id, OrganisationId, PersonId, ProfessionId,
    ProgrammeId, RegionId, UnitId, WorkplaceId,
};
pub use moves::{Condition, Move, Moved, Offer, Reason, after, diagram, movers, offers};
pub use names::{Lang, Names};
pub use numbers::{Bin, Email, Iin};
pub use quantity::{Credits, Hours, Money};
pub use reading::Reading;
pub use refusal::{Arg, Grade, Part, Refusal, Rule, Source, Work, house};
pub use roles::Role;
pub use spelling::{folded, latin_twin};
pub use stored::{Cell, CellKind, Stored};
