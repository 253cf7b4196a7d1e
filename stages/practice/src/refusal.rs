//! Every way practice says no.

kernel::rules! {
    /// A trainee works at an enterprise on the ground of a contract in force.
    CONTRACT_NOT_IN_FORCE = "practice-refusal-contract-not-in-force", Conflict, LabourCode, Article("119");
    /// A practice that has ended is read, not written.
    NOT_OPEN = "practice-refusal-not-open", Conflict, House, Decision("0040");
    /// The mentor's characteristic closes the practice.
    CHARACTERISTIC_NEEDED = "practice-refusal-characteristic-needed", Conflict, Guide, Section("3.6.3");
    /// Hours count when every week is locked.
    WEEKS_NOT_LOCKED = "practice-refusal-weeks-not-locked", Conflict, House, Decision("0040");
    /// An order assigns at least one mentor.
    LINES_NEEDED = "practice-refusal-lines-needed", Conflict, LabourCode, Article("119(5)");
    /// An order concerns the trainees of its own enterprise.
    OTHER_ENTERPRISE = "practice-refusal-other-enterprise", Invalid, LabourCode, Article("119(5)");
    /// A mentor is assigned for days of the practice.
    OUTSIDE_PRACTICE = "practice-refusal-outside-practice", Invalid, LabourCode, Article("119(5)");
    /// One learner has one mentor at a time in one order.
    TWO_MENTORS = "practice-refusal-two-mentors", Invalid, Guide, Section("3.6.3");
    /// Only who stands in the enterprise's register is assigned.
    NOT_IN_REGISTER = "practice-refusal-not-in-register", Invalid, Guide, Section("3.6.3");
    /// A mentor of the order is not ready to lead trainees; each reason is told on its own.
    MENTORS_NOT_READY = "practice-refusal-mentors-not-ready", Conflict, Guide, Section("3.6.3");
    /// Why a mentor is not ready is told by the register, reason by reason.
    MENTOR_NOT_READY = "practice-refusal-mentor-not-ready", Conflict, Guide, Section("3.6.3");
    /// A mentor would lead more trainees at once than the enterprise lets one lead.
    MENTOR_OVERLOADED = "practice-refusal-mentor-overloaded", Conflict, House, Decision("0013");
    /// More trainees at once than the enterprise lets one mentor lead.
    TOO_MANY_TRAINEES = "practice-refusal-too-many-trainees", Conflict, House, Decision("0013");
    /// Orders of an enterprise are signed by who may sign for it.
    NOT_A_SIGNATORY = "practice-refusal-not-a-signatory", Invalid, LabourCode, Article("119(5)");
    /// The plan lies within the days of the contract.
    OUTSIDE_TERMS = "practice-refusal-outside-terms", Invalid, LabourCode, Article("119");
    /// More hours in a week than the contract agrees on.
    MORE_THAN_AGREED = "practice-refusal-more-than-agreed", Invalid, LabourCode, Article("119");
    /// The workplace belongs to another enterprise.
    FOREIGN_WORKPLACE = "practice-refusal-foreign-workplace", Invalid, House, Decision("0040");
    /// An outcome that the programme does not have.
    UNKNOWN_OUTCOME = "practice-refusal-unknown-outcome", Invalid, House, Decision("0040");
    /// An empty plan is not agreed on.
    TASKS_NEEDED = "practice-refusal-tasks-needed", Conflict, Guide, Section("3.6.3");
    /// The plan breaks rules of age and hours; each is told on its own.
    PLAN_OBSTACLES = "practice-refusal-plan-obstacles", Conflict, LabourCode, Article("69");
    /// An outcome of the programme that no task of the plan forms.
    OUTCOME_UNCOVERED = "practice-refusal-outcome-uncovered", Invalid, Guide, Section("3.6.3");
    /// A task done alone that was never shown before.
    ALONE_BEFORE_SHOWN = "practice-refusal-alone-before-shown", Invalid, Guide, Section("3.6.3");
    /// A mentor acts for the trainees assigned to them in that week.
    NOT_YOUR_TRAINEE = "practice-refusal-not-your-trainee", Conflict, LabourCode, Article("119(5)");
    /// A week without a single day written is not sent in.
    NOTHING_WRITTEN = "practice-refusal-nothing-written", Conflict, House, Decision("0040");
    /// What is written is countersigned, not passed over.
    SOMETHING_WRITTEN = "practice-refusal-something-written", Conflict, House, Decision("0040");
    /// A day that has not come is neither written nor attended.
    DAY_AHEAD = "practice-refusal-day-ahead", Invalid, House, Decision("0040");
    /// A day outside the week or outside the practice.
    DAY_OUTSIDE = "practice-refusal-day-outside", Invalid, House, Decision("0040");
    /// More hours than a day has.
    MORE_THAN_A_DAY = "practice-refusal-more-than-a-day", Invalid, House, Decision("0040");
    /// A task that is not in the plan.
    UNKNOWN_TASK = "practice-refusal-unknown-task", Invalid, House, Decision("0040");
    /// The platform locks a countersigned week when its days of grace are over.
    LOCKED_LATER = "practice-refusal-locked-later", Conflict, House, Decision("0040");
    /// An empty week is locked when it is over.
    WEEK_NOT_OVER = "practice-refusal-week-not-over", Conflict, House, Decision("0040");
    /// A locked week changes no more.
    WEEK_LOCKED = "practice-refusal-week-locked", Conflict, House, Decision("0040");
    /// The characteristic is not complete.
    CHARACTERISTIC_INCOMPLETE = "practice-refusal-characteristic-incomplete", Conflict, Guide, Section("3.6.3");
    /// The paper was changed since it was read.
    STALE_PAPER = "practice-refusal-stale-paper", Conflict, House, Decision("0014");
}
