//! Every way the exam and its certificates say no.

kernel::rules! {
    /// The exam has a theoretical part and a qualification work, each with at least one criterion.
    NO_CRITERIA = "assessment-refusal-no-criteria", Conflict, Guide, Section("3.6.3");
    /// Materials are ready no later than a month before the exam.
    MATERIALS_LATE = "assessment-refusal-materials-late", Conflict, Guide, Section("3.6.3");
    /// This side has agreed already; the materials are joint, so the other side is awaited.
    AGREED_ALREADY = "assessment-refusal-agreed-already", Conflict, Guide, Section("3.6.3");
    /// The university and the enterprise make the materials jointly.
    OTHER_SIDE_AWAITED = "assessment-refusal-other-side-awaited", Conflict, Guide, Section("3.6.3");
    /// The materials are agreed on by the university and by the enterprise at which the exam is held.
    NOT_YOUR_SIDE = "assessment-refusal-not-your-side", Forbidden, Guide, Section("3.6.3");
    /// The new day is earlier than a month after the materials were agreed.
    DAY_TOO_EARLY = "assessment-refusal-day-too-early", Conflict, Guide, Section("3.6.3");
    /// The exam is for a day that has not passed.
    DAY_PASSED = "assessment-refusal-day-passed", Invalid, House, Decision("0050");
    /// The commission of an exam is one for production exams, about this exam, with its university as host.
    OTHER_COMMISSION = "assessment-refusal-other-commission", Conflict, Guide, Section("3.6.3");
    /// A commission that is planned or closed does not examine.
    NOT_FORMED = "assessment-refusal-not-formed", Conflict, Guide, Section("3.6.3");
    /// The number of experts is even.
    NOT_EVEN = "assessment-refusal-not-even", Conflict, Guide, Section("3.6.3");
    /// Half from the enterprise, half from third-party educational organisations or partner enterprises.
    NOT_HALVES = "assessment-refusal-not-halves", Conflict, Guide, Section("3.6.3");
    /// Nobody of the university whose students are examined scores them.
    FROM_HOST = "assessment-refusal-from-host", Conflict, Guide, Section("3.6.3");
    /// One of the experts leads the commission.
    NO_CHAIR = "assessment-refusal-no-chair", Conflict, House, Decision("0017");
    /// Every expert says whether they have an interest, before they score.
    NOT_DECLARED = "assessment-refusal-not-declared", Conflict, House, Decision("0050");
    /// An expert with an interest gives the seat up.
    CONFLICTED = "assessment-refusal-conflicted", Conflict, House, Decision("0050");
    /// There is nobody to decide about.
    NO_CANDIDATES = "assessment-refusal-no-candidates", Conflict, Guide, Section("3.6.3");
    /// The council that admits is expanded: mentors are invited.
    MENTORS_NOT_INVITED = "assessment-refusal-mentors-not-invited", Conflict, Guide, Section("3.6.3");
    /// Admission is decided between the agreement on the materials and the day of the exam.
    COUNCIL_DAY = "assessment-refusal-council-day", Invalid, House, Decision("0050");
    /// The day of the exam has not come.
    NOT_YET = "assessment-refusal-not-yet", Conflict, House, Decision("0050");
    /// Nobody was admitted.
    NOBODY_ADMITTED = "assessment-refusal-nobody-admitted", Conflict, Guide, Section("3.6.3");
    /// Only the chair, or the university that holds the exam.
    NOT_THE_CHAIR = "assessment-refusal-not-the-chair", Forbidden, House, Decision("0050");
    /// Every candidate who came is scored by every expert who may score them.
    NOT_ALL_SCORED = "assessment-refusal-not-all-scored", Conflict, Guide, Section("3.6.3");
    /// Scores of experts lie too far apart: they discuss and score again.
    TOO_FAR_APART = "assessment-refusal-too-far-apart", Conflict, House, Decision("0050");
    /// Chair and members of the commission sign its protocol.
    NOT_A_SIGNER = "assessment-refusal-not-a-signer", Forbidden, House, Decision("0014");
    /// Signed already by the caller.
    SIGNED_ALREADY = "assessment-refusal-signed-already", Conflict, House, Decision("0014");
    /// The protocol was drawn up anew since it was read.
    STALE_PAPER = "assessment-refusal-stale-paper", Conflict, House, Decision("0014");
    /// Others sign too.
    OTHERS_SIGN_TOO = "assessment-refusal-others-sign-too", Conflict, House, Decision("0014");

    /// There is no practice under a dual training contract.
    NO_PRACTICE = "assessment-refusal-no-practice", Conflict, Guide, Section("3.6.3");
    /// Fewer hours are confirmed than are planned.
    HOURS_SHORT = "assessment-refusal-hours-short", Conflict, House, Decision("0050");
    /// Weeks of the diary are not countersigned.
    DIARY_OPEN = "assessment-refusal-diary-open", Conflict, House, Decision("0050");
    /// The mentor has signed no characteristic.
    NO_CHARACTERISTIC = "assessment-refusal-no-characteristic", Conflict, House, Decision("0050");
    /// There are academic debts.
    DEBTS = "assessment-refusal-debts", Conflict, House, Decision("0050");
    /// The curator has not said whether there are academic debts.
    DEBTS_UNKNOWN = "assessment-refusal-debts-unknown", Conflict, House, Decision("0050");
    /// Something in the gateway is not in order.
    NOT_CLEAR = "assessment-refusal-not-clear", Conflict, Guide, Section("3.6.3");
    /// A passed grade is not taken again for a better one.
    PASSED_ALREADY = "assessment-refusal-passed-already", Conflict, ModelRules, Paragraph("45");
    /// The person studies by another programme, or not any more.
    NOT_A_STUDENT = "assessment-refusal-not-a-student", Invalid, House, Decision("0006");

    /// Scores are given while the exam is under way.
    NOT_UNDER_WAY = "assessment-refusal-not-under-way", Conflict, House, Decision("0050");
    /// The exam has begun: who is not there is absent.
    BEGUN = "assessment-refusal-begun", Conflict, House, Decision("0050");
    /// Scores are given by the voting members of the commission.
    NOT_AN_EXPERT = "assessment-refusal-not-an-expert", Forbidden, Guide, Section("3.6.3");
    /// Nobody scores their own trainee.
    OWN_TRAINEE = "assessment-refusal-own-trainee", Forbidden, House, Decision("0050");
    /// Who has declared an interest does not score.
    INTERESTED = "assessment-refusal-interested", Forbidden, House, Decision("0050");
    /// All have scored, and each sees what the others gave: nobody changes a score alone.
    ALL_IN = "assessment-refusal-all-in", Conflict, House, Decision("0050");
    /// Not all have scored yet, so nobody knows whether to score again.
    NOT_ALL_IN = "assessment-refusal-not-all-in", Conflict, House, Decision("0050");
    /// The result is not one that passes.
    NOT_PASSING = "assessment-refusal-not-passing", Conflict, House, Decision("0050");
    /// The result is one that passes.
    PASSING = "assessment-refusal-passing", Conflict, House, Decision("0050");

    /// The programme is not one that students are examined by: not adopted, or another organisation's.
    PROGRAMME = "assessment-refusal-programme", Invalid, House, Decision("0006");
    /// The exam is held at an enterprise that stands.
    ENTERPRISE = "assessment-refusal-enterprise", Invalid, House, Decision("0006");
    /// The profession is not in the registry.
    PROFESSION = "assessment-refusal-profession", Invalid, House, Decision("0006");
    /// The commission is not in the caller's list.
    COMMISSION = "assessment-refusal-commission", Invalid, House, Decision("0006");
    /// The outcome is none of the programme's.
    OUTCOME = "assessment-refusal-outcome", Invalid, House, Decision("0006");
    /// The part would be left without a criterion.
    LAST_CRITERION = "assessment-refusal-last-criterion", Conflict, Guide, Section("3.6.3");
    /// Not a number of points between nothing and the criterion's most.
    POINTS = "assessment-refusal-points", Invalid, House, Decision("0006");

    /// A certificate follows a passed exam with a signed protocol.
    NOT_PASSED = "assessment-refusal-not-passed", Conflict, Guide, Section("3.6.3");
    /// Everyone who passed has a certificate.
    ALL_CERTIFIED = "assessment-refusal-all-certified", Conflict, House, Decision("0051");
    /// A newer certificate of this exam stands.
    NEWER_STANDS = "assessment-refusal-newer-stands", Conflict, House, Decision("0051");
}
