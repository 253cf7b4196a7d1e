//! Ids are types: a person's id cannot stand where an organisation's is meant.

use uuid::Uuid;

use crate::{Chance, Moment};

/// An id made from a moment and chance (UUID version 7), so that rows sort by when they came to be.
pub trait Id: Copy + Eq + Send + Sync + 'static {
    /// The id around a stored value.
    fn of(value: Uuid) -> Self;
    /// The stored value.
    fn uuid(self) -> Uuid;
    /// A new id.
    fn new(now: Moment, chance: &Chance) -> Self {
        let millis = u64::try_from(now.millis()).unwrap_or(0);
        let mut random = [0u8; 10];
        chance.fill(&mut random);
        Self::of(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

/// Declares typed ids: `ids! { /// What it names. OrganisationId, … }`.
#[macro_export]
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub ::uuid::Uuid);

        impl $crate::Id for $name {
            fn of(value: ::uuid::Uuid) -> Self { Self(value) }
            fn uuid(self) -> ::uuid::Uuid { self.0 }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { self.0.fmt(f) }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }

        impl $crate::Stored for $name {
            const KIND: $crate::CellKind = $crate::CellKind::Uuid;
            fn cell(&self) -> $crate::Cell { $crate::Cell::Uuid(Some(self.0)) }
            fn of_cell(cell: $crate::Cell) -> Option<Self> {
                <::uuid::Uuid as $crate::Stored>::of_cell(cell).map(Self)
            }
        }

        impl From<$name> for ::uuid::Uuid {
            fn from(id: $name) -> Self { id.0 }
        }
    )+};
}

ids! {
    /// A person.
    PersonId,
    /// A region of the country.
    RegionId,
    /// An enterprise, an educational organisation, a chamber, a state body.
    OrganisationId,
    /// A shop, a faculty, a department: a part of an organisation.
    UnitId,
    /// A profession of the region's list.
    ProfessionId,
    /// An educational programme (one version of it).
    ProgrammeId,
    /// The intake of one programme in one year.
    CohortId,
    /// One student's enrolment in a cohort.
    EnrolmentId,
    /// A place at an enterprise where a trainee works.
    WorkplaceId,
    /// A commission.
    CommissionId,
    /// A dual training contract.
    AgreementId,
    /// A generated document.
    DocumentId,
    /// An attached file.
    FileId,
}
