//! Every way in which commissions say no.

kernel::rules! {
    /// A commission has one chair, who votes.
    ONE_CHAIR = "commissions-refusal-one-chair", Conflict, House, Decision("0017");
    /// Somebody keeps the minutes and does not vote.
    ONE_SECRETARY = "commissions-refusal-one-secretary", Conflict, House, Decision("0017");
    /// Fewer voting members than its rules want; five examine a programme for the register.
    TOO_FEW = "commissions-refusal-too-few", Conflict, ProgrammeRegister, Whole;
    /// Two equal halves make an even number.
    NOT_EVEN = "commissions-refusal-not-even", Conflict, Guide, Section("3.6.3");
    /// Half from the enterprise, half from third-party educational organisations or partner enterprises.
    NOT_HALVES = "commissions-refusal-not-halves", Conflict, Guide, Section("3.6.3");
    /// Nobody of the university whose students are examined votes on them.
    FROM_HOST = "commissions-refusal-from-host", Conflict, Guide, Section("3.6.3");
    /// Employers take part in examining a programme.
    NO_EMPLOYER = "commissions-refusal-no-employer", Conflict, Guide, Section("3.6.3");
    /// Without naming the university, nobody can tell who comes from it.
    HOST_NEEDED = "commissions-refusal-host-needed", Invalid, Guide, Section("3.6.3");
    /// An exam commission is of two equal halves.
    HALVES_NEEDED = "commissions-refusal-halves-needed", Invalid, Guide, Section("3.6.3");
    /// The organisation is not in the registry.
    ORGANISATION = "commissions-refusal-organisation", Invalid, House, Decision("0006");
    /// The person is not in the registry.
    PERSON = "commissions-refusal-person", Invalid, House, Decision("0006");
    /// The person sits in the commission already.
    SEATED_ALREADY = "commissions-refusal-seated-already", Conflict, House, Decision("0017");
    /// The seat was left already.
    NOT_SEATED = "commissions-refusal-not-seated", Conflict, House, Decision("0017");
    /// A sitting is called or open.
    SITTING_PENDING = "commissions-refusal-sitting-pending", Conflict, House, Decision("0017");
    /// The caller's role keeps other commissions, not this one.
    NOT_YOUR_COMMISSION = "commissions-refusal-not-your-commission", Forbidden, House, Decision("0007");
    /// Only a member declares a conflict of interest, and only their own.
    NOT_A_MEMBER = "commissions-refusal-not-a-member", Forbidden, House, Decision("0017");
    /// A conflict of interest is told in words.
    INTEREST_ABOUT = "commissions-refusal-interest-about", Invalid, House, Decision("0017");
    /// Sittings are run by the chair, the secretary or whoever keeps the commission.
    NOT_RUNNING = "commissions-refusal-not-running", Forbidden, House, Decision("0017");
    /// Not an hour and minute.
    NOT_A_TIME = "commissions-refusal-not-a-time", Invalid, House, Decision("0006");
    /// A sitting is called for today or later.
    DAY_PASSED = "commissions-refusal-day-passed", Invalid, House, Decision("0017");
    /// The day of the sitting has not come.
    DAY_NOT_COME = "commissions-refusal-day-not-come", Conflict, House, Decision("0017");
    /// Too few voting members are present.
    NO_QUORUM = "commissions-refusal-no-quorum", Conflict, ProgrammeRegister, Whole;
    /// The halves must be equal among those present.
    HALVES_ABSENT = "commissions-refusal-halves-absent", Conflict, House, Decision("0017");
    /// A vote is under way.
    VOTE_PENDING = "commissions-refusal-vote-pending", Conflict, House, Decision("0017");
    /// Votes are given in an open sitting.
    SITTING_NOT_OPEN = "commissions-refusal-sitting-not-open", Conflict, House, Decision("0017");
    /// Nothing is put to the vote without its words.
    PROPOSAL_NEEDED = "commissions-refusal-proposal-needed", Conflict, House, Decision("0017");
    /// The secretary keeps the minutes and does not vote.
    NO_VOTE = "commissions-refusal-no-vote", Forbidden, House, Decision("0017");
    /// Only those present vote.
    ABSENT = "commissions-refusal-absent", Conflict, House, Decision("0017");
    /// A declared conflict of interest excludes from the vote.
    CONFLICTED = "commissions-refusal-conflicted", Forbidden, House, Decision("0017");
    /// A dissenting opinion belongs to a vote.
    NOT_VOTED = "commissions-refusal-not-voted", Conflict, House, Decision("0017");
    /// Minutes are approved by the chair.
    NOT_THE_CHAIR = "commissions-refusal-not-the-chair", Forbidden, House, Decision("0017");
    /// Minutes are signed by chair and secretary.
    NOT_A_SIGNER = "commissions-refusal-not-a-signer", Forbidden, House, Decision("0017");
    /// The caller has signed.
    SIGNED_ALREADY = "commissions-refusal-signed-already", Conflict, House, Decision("0017");
    /// The other signature is awaited.
    OTHER_AWAITED = "commissions-refusal-other-awaited", Conflict, House, Decision("0017");
}
