//! Every way in which placement says no.

kernel::rules! {
    /// The organisation is not an enterprise that stands in the registry.
    ENTERPRISE = "placement-refusal-enterprise", Invalid, House, Decision("0006");
    /// The workplace or the mentor is another enterprise's.
    NOT_YOUR_ENTERPRISE = "placement-refusal-not-your-enterprise", Forbidden, House, Decision("0007");
    /// The enterprise is closed.
    ENTERPRISE_CLOSED = "placement-refusal-enterprise-closed", Conflict, House, Decision("0004");
    /// The unit is another organisation's, or closed.
    UNIT = "placement-refusal-unit", Invalid, House, Decision("0006");
    /// No profession has this code.
    PROFESSION = "placement-refusal-profession", Invalid, House, Decision("0006");
    /// No group of educational programmes has this code.
    GROUP_CODE = "placement-refusal-group-code", Invalid, House, Decision("0006");
    /// A workplace speaks at least one language.
    LANGUAGES = "placement-refusal-languages", Invalid, House, Decision("0006");
    /// What the hazards are must be told.
    HAZARDS = "placement-refusal-hazards", Invalid, LabourCode, Article("182(2)(12)");

    /// Nobody under eighteen works in heavy, harmful or dangerous conditions.
    HAZARD = "placement-refusal-hazard", Conflict, LabourCode, Article("26(1)");
    /// Without a birthday nobody can tell whether the law allows hazardous work.
    BIRTHDAY = "placement-refusal-birthday", Conflict, LabourCode, Article("26(1)");
    /// The workplace does not work in the student's language.
    LANGUAGE = "placement-refusal-language", Conflict, House, Decision("0021");
    /// The workplace serves other groups of programmes.
    GROUP = "placement-refusal-group", Conflict, House, Decision("0021");
    /// The workplace does not stand through the whole period.
    PERIOD = "placement-refusal-period", Conflict, House, Decision("0021");
    /// The workplace is paused or closed.
    NOT_OPEN = "placement-refusal-not-open", Conflict, House, Decision("0004");

    /// A mentor works at the enterprise.
    POST = "placement-refusal-post", Conflict, LawOnEducation, Article("1(53-6)");
    /// A mentor is a qualified employee.
    QUALIFICATION = "placement-refusal-qualification", Conflict, LawOnEducation, Article("1(53-6)");
    /// A mentor has undergone pedagogical training.
    TRAINING = "placement-refusal-training", Conflict, Guide, Section("Stage 6");
    /// The pedagogical training has run out.
    TRAINING_EXPIRED = "placement-refusal-training-expired", Conflict, Guide, Section("Stage 6");
    /// The pedagogical training runs out within sixty days.
    TRAINING_ENDS = "placement-refusal-training-ends", Conflict, House, Decision("0013");
    /// Fewer years of experience than we expect of a mentor.
    EXPERIENCE = "placement-refusal-experience", Conflict, House, Decision("0013");
    /// The mentor is suspended or has left.
    NOT_REGISTERED = "placement-refusal-not-registered", Conflict, House, Decision("0004");
    /// The mentor leads as many trainees as the enterprise allows.
    LOAD = "placement-refusal-load", Conflict, House, Decision("0013");
    /// The person is not in the registry, or out of the caller's sight.
    PERSON = "placement-refusal-person", Invalid, House, Decision("0006");

    /// The round is another university's or region's.
    NOT_YOUR_ROUND = "placement-refusal-not-your-round", Forbidden, House, Decision("0007");
    /// Rounds are opened by universities of the region.
    UNIVERSITY = "placement-refusal-university", Invalid, House, Decision("0006");
    /// Wishes are due before rankings, rankings before the period.
    ORDER = "placement-refusal-order", Invalid, House, Decision("0021");
    /// The round has no students.
    NO_STUDENTS = "placement-refusal-no-students", Conflict, House, Decision("0021");
    /// The round has no workplaces.
    NO_WORKPLACES = "placement-refusal-no-workplaces", Conflict, House, Decision("0021");
    /// The student is in the round already.
    INCLUDED = "placement-refusal-included", Conflict, House, Decision("0021");
    /// The student has a place in another round of the same days.
    ELSEWHERE = "placement-refusal-elsewhere", Conflict, House, Decision("0021");
    /// The workplace is in the round already.
    OFFERED = "placement-refusal-offered", Conflict, House, Decision("0021");
    /// More seats than the workplace has free in these days.
    SEATS = "placement-refusal-seats", Conflict, House, Decision("0021");
    /// More pins than seats.
    PINS = "placement-refusal-pins", Conflict, House, Decision("0021");
    /// The workplace is not in the round.
    NOT_OFFERED = "placement-refusal-not-offered", Invalid, House, Decision("0021");
    /// The same workplace twice.
    TWICE = "placement-refusal-twice", Invalid, House, Decision("0021");
    /// More wishes than ten.
    TOO_MANY = "placement-refusal-too-many", Invalid, House, Decision("0021");
    /// The student does not wish to come, or may not.
    NOT_A_CANDIDATE = "placement-refusal-not-a-candidate", Invalid, House, Decision("0021");
    /// The student is not one of the round.
    NOT_A_STUDENT = "placement-refusal-not-a-student", Invalid, House, Decision("0021");
    /// Nothing was allocated yet.
    NOT_ALLOCATED = "placement-refusal-not-allocated", Conflict, House, Decision("0021");
    /// The answer no longer fits wishes, seats, rankings or pins.
    NOT_FRESH = "placement-refusal-not-fresh", Conflict, House, Decision("0021");
}
