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
mod refusal;
mod roles;
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
pub use numbers::{Bin, Iin, latin_twin};
pub use quantity::{Credits, Hours, Money};
pub use refusal::{Arg, Grade, Part, Refusal, Rule, Source, Work, house};
pub use roles::Role;
pub use stored::{Cell, CellKind, Stored};
