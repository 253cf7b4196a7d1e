//! Who someone is when acting. A person may be several of these, in several organisations.

crate::codes! { "role",
    /// A role in which a person acts.
    pub enum Role {
        /// The ministry: the whole nation.
        Ministry = "ministry",
        /// The regional authority (akimat): appoints the coordinator, approves control figures.
        Authority = "authority",
        /// The coordinator (operator) of dual training in a region.
        Coordinator = "coordinator",
        /// An industry council or employers' association.
        Association = "association",
        /// Personnel department of an enterprise.
        Hr = "hr",
        /// Who signs for an enterprise.
        Signatory = "signatory",
        /// A mentor at an enterprise.
        Mentor = "mentor",
        /// The officer of an educational organisation who administers and signs for it.
        University = "university",
        /// A designer of educational programmes.
        Designer = "designer",
        /// A curator of student groups.
        Curator = "curator",
        /// A practice supervisor from the educational organisation.
        Supervisor = "supervisor",
        /// A student.
        Student = "student",
        /// The legal representative of a minor.
        Representative = "representative",
        /// An expert of a commission.
        Expert = "expert",
        /// A reviewer of an accreditation agency.
        Reviewer = "reviewer",
        /// The administrator of the installation.
        Administrator = "administrator",
        /// Anyone, not signed in.
        Public = "public",
        /// The platform itself, following up on an event.
        System = "system",
    }
}
