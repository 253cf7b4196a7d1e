//! Who acts, as whom, when, and with which chance: the one argument of every action besides its matter.

use uuid::Uuid;

use crate::{Chance, Day, Id, Lang, Moment, OrganisationId, PersonId, RegionId, Role};

crate::codes! { "scope",
    /// How far a grant reaches.
    pub enum ScopeKind {
        /// The whole nation.
        Nation = "nation",
        /// One region.
        Region = "region",
        /// One organisation.
        Organisation = "organisation",
        /// One programme.
        Programme = "programme",
        /// One group of students.
        Group = "group",
        /// One commission.
        Commission = "commission",
        /// Only what concerns the person.
        Own = "self",
    }
}

/// What a role is held for: a kind and, where the kind names one thing, its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// How far it reaches.
    pub kind: ScopeKind,
    /// Which region, organisation, …; nil for the nation and for self.
    pub id: Uuid,
}

impl Scope {
    /// The whole nation.
    pub const NATION: Self = Self { kind: ScopeKind::Nation, id: Uuid::nil() };
    /// Only what concerns the person.
    pub const OWN: Self = Self { kind: ScopeKind::Own, id: Uuid::nil() };
    /// One region.
    pub fn region(id: RegionId) -> Self {
        Self { kind: ScopeKind::Region, id: id.uuid() }
    }
    /// One organisation.
    pub fn organisation(id: OrganisationId) -> Self {
        Self { kind: ScopeKind::Organisation, id: id.uuid() }
    }
}

/// Who acts, in which role and scope, at which moment.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The person; none for the public and for the platform itself.
    pub person: Option<PersonId>,
    /// The role chosen for this act.
    pub role: Role,
    /// What the role is held for.
    pub scope: Scope,
    /// The language of answers.
    pub lang: Lang,
    /// The moment of the act.
    pub now: Moment,
    /// Where new ids and secrets come from.
    pub chance: Chance,
    /// What made the platform act, when it acts by itself: the event's id.
    pub cause: Option<Uuid>,
}

impl Caller {
    /// Today, in Kazakhstan.
    pub fn today(&self) -> Day {
        self.now.day()
    }
    /// A new id.
    pub fn new_id<T: Id>(&self) -> T {
        T::new(self.now, &self.chance)
    }
    /// The organisation the role is held for, where it is held for one.
    pub fn organisation(&self) -> Option<OrganisationId> {
        (self.scope.kind == ScopeKind::Organisation).then(|| OrganisationId::of(self.scope.id))
    }
    /// The platform acting by itself because of an event.
    pub fn system(now: Moment, chance: Chance, cause: Option<Uuid>) -> Self {
        Self { person: None, role: Role::System, scope: Scope::NATION, lang: Lang::Kk, now, chance, cause }
    }
}
