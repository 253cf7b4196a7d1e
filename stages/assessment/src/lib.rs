//! Stage 7: the production exam – materials, commission, gateway, scores, protocol – and the certificates that follow.
//! Start reading at `exams/moves.rs`; `room.rs` is everything known of an exam when somebody acts in it.

pub mod candidates;
pub mod certificates;
pub mod example;
pub mod exams;
pub mod grades;
pub mod permissions;
pub mod refusal;
mod room;
pub mod windows;

use db::Read;
use kernel::{Failure, PersonId, RegionId};
use web::{Doors, RailEntry};

pub use candidates::store::Tally;
pub use certificates::seal::Seal;
pub use certificates::store::Certificate;
pub use room::Room;

kernel::ids! {
    /// A production exam.
    ExamId,
    /// A criterion of an exam.
    CriterionId,
    /// A candidate of an exam.
    CandidateId,
    /// An expert's score of a candidate.
    ScoreId,
    /// A signature on a protocol.
    SignatureId,
    /// Figures of a university from a day on.
    SettingId,
    /// A university's counter of numbers.
    CounterId,
    /// A key that signed credentials.
    KeyId,
    /// A certificate.
    CertificateId,
}

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("assessment");

/// Its places in the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/exams", key: "assessment-exams", permission: &permissions::SEE },
    RailEntry { href: "/certificates", key: "assessment-certificates", permission: &permissions::SEE_CERTIFICATES },
    RailEntry { href: "/assessment/my", key: "assessment-my", permission: &permissions::OWN },
];

/// Every door of the stage.
pub fn doors() -> Doors {
    exams::doors().and(certificates::doors())
}

/// How exams came out, the newest first, of a region or of all: for later stages.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn results(reader: &dyn Read, region: Option<RegionId>) -> Result<Vec<Tally>, Failure> {
    candidates::store::tallies(reader, region).await
}

/// The certificates of a person, the newest first, whoever asks: for later stages that have checked their own scope.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn certificates_of(reader: &dyn Read, person: PersonId) -> Result<Vec<Certificate>, Failure> {
    certificates::store::of_person(reader, person).await
}
