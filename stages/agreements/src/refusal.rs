//! Every way a contract says no.

kernel::rules! {
    /// The terms break a rule; each is told on its own.
    OBSTACLES = "agreements-refusal-obstacles", Conflict, House, Decision("0004");
    /// Groups sign in the order that the university set; an earlier one has not finished.
    NOT_YOUR_TURN = "agreements-refusal-not-your-turn", Conflict, House, Decision("0014");
    /// The paper was changed since the page was opened; the difference is shown.
    STALE_PAPER = "agreements-refusal-stale-paper", Conflict, House, Decision("0014");
    /// Comes into force with the last signature.
    OTHERS_SIGN_TOO = "agreements-refusal-others-sign-too", Conflict, LabourCode, Article("116(3)");
    /// The last day of the contract has not passed.
    NOT_OVER = "agreements-refusal-not-over", Conflict, House, Decision("0004");
    /// The edit concerns the enterprise, which must look again.
    CONCERNS_ENTERPRISE = "agreements-refusal-concerns-enterprise", Conflict, House, Decision("0004");
    /// The edit concerns the university, which must look again.
    CONCERNS_UNIVERSITY = "agreements-refusal-concerns-university", Conflict, House, Decision("0004");
    /// The three parties are a learner, an enterprise and an educational organisation.
    NOT_AN_ENTERPRISE = "agreements-refusal-not-an-enterprise", Invalid, LabourCode, Article("116(3)");
    /// The third party must be an educational organisation.
    NOT_A_UNIVERSITY = "agreements-refusal-not-a-university", Invalid, LabourCode, Article("116(3)");
    /// A closed organisation makes no contract.
    CLOSED = "agreements-refusal-closed", Invalid, House, Decision("0004");
    /// Nobody stands by themselves: the representative is another person.
    OWN_REPRESENTATIVE = "agreements-refusal-own-representative", Invalid, LabourCode, Article("31(3)");
    /// A learner under 18 does not sign alone.
    REPRESENTATIVE_NEEDED = "agreements-refusal-representative-needed", Invalid, LabourCode, Article("31(3)");
    /// The learner's birthday is not known, so no rule of age can be looked up.
    BIRTHDAY_NEEDED = "agreements-refusal-birthday-needed", Invalid, LabourCode, Article("31");
    /// Younger than the law lets work.
    TOO_YOUNG = "agreements-refusal-too-young", Invalid, LabourCode, Article("31");
    /// More hours a week than the learner's age or the conditions of work allow.
    WEEKLY_HOURS = "agreements-refusal-weekly-hours", Invalid, LabourCode, Article("69");
    /// More hours a week than anybody may.
    WEEKLY_NORM = "agreements-refusal-weekly-norm", Invalid, LabourCode, Article("68(1)");
    /// More hours a day than anybody may.
    DAILY_HOURS = "agreements-refusal-daily-hours", Invalid, LabourCode, Article("71(4)");
    /// Nobody under 18 works at night.
    NIGHT = "agreements-refusal-night", Invalid, LabourCode, Article("76");
    /// Nobody under 18 does heavy, harmful or dangerous work.
    HAZARD = "agreements-refusal-hazard", Invalid, LabourCode, Article("26(1)");
    /// A mentor is assigned on the ground of the contract.
    MENTOR_NEEDED = "agreements-refusal-mentor-needed", Invalid, LabourCode, Article("119(5)");
    /// Dual training comes with a compensation payment: the contract says none.
    NO_COMPENSATION = "agreements-refusal-no-compensation", Invalid, LawOnEducation, Article("1(19-1)");
    /// A payment was promised without an amount.
    AMOUNT_NEEDED = "agreements-refusal-amount-needed", Invalid, LabourCode, Article("119");
    /// Study is paid for against a term of work-off.
    WORKOFF_NEEDED = "agreements-refusal-workoff-needed", Invalid, LabourCode, Article("118(4)");
    /// A contract ends, and is amended, on a day on which it holds.
    OUTSIDE = "agreements-refusal-outside", Invalid, House, Decision("0004");
    /// The learner has another contract in force in these days.
    OVERLAP = "agreements-refusal-overlap", Conflict, House, Decision("0004");
    /// A change before the day on which it is agreed would rewrite the past.
    AMENDS_THE_PAST = "agreements-refusal-amends-the-past", Invalid, House, Decision("0004");
    /// An earlier day than that of the amendment before would undo it unseen.
    AMENDED_LATER = "agreements-refusal-amended-later", Invalid, House, Decision("0004");
    /// Only a contract in force is amended; before that it is edited.
    NOT_IN_FORCE = "agreements-refusal-not-in-force", Conflict, House, Decision("0004");
    /// A proposal that changes nothing.
    AMENDS_NOTHING = "agreements-refusal-amends-nothing", Invalid, House, Decision("0004");
    /// The proposal was changed since it was read: accept the version that stands.
    STALE_PROPOSAL = "agreements-refusal-stale-proposal", Conflict, House, Decision("0005");
    /// Another amendment of this contract is under way.
    AMENDMENT_UNDER_WAY = "agreements-refusal-amendment-under-way", Conflict, House, Decision("0004");
    /// A clause of the standard contract is changed, never removed: only what was added is.
    STANDARD_CLAUSE = "agreements-refusal-standard-clause", Conflict, House, Decision("0010");
    /// Accepted already by this party.
    ACCEPTED_ALREADY = "agreements-refusal-accepted-already", Conflict, House, Decision("0004");
}
