//! Every way this stage says no, with its source. Figures without a norm are ours, and only warn.

kernel::rules! {
    // The volumes of the standard. A finding cites the edition in force for the year of admission.
    /// No edition of the standard is known for this profile and year.
    STANDARD_UNKNOWN = "programmes-refusal-standard-unknown", Invalid, Smse, Whole;
    /// The volume of the programme is not the standard's.
    TOTAL = "programmes-refusal-total", Invalid, Smse, Annex("1");
    /// General education has not exactly the standard's volume.
    GENERAL = "programmes-refusal-general", Invalid, Smse, Annex("1");
    /// The mandatory component of general education has not exactly the standard's volume.
    GENERAL_MANDATORY = "programmes-refusal-general-mandatory", Invalid, Smse, Paragraph("6");
    /// University and elective components of general education have not exactly the standard's volume.
    GENERAL_CHOSEN = "programmes-refusal-general-chosen", Invalid, Smse, Annex("1");
    /// Basic and major disciplines together are below the least.
    BODY = "programmes-refusal-body", Invalid, Smse, Annex("1");
    /// Basic disciplines are below the least of the edition of 2018.
    BASIC = "programmes-refusal-basic", Invalid, Standard, Named("SMSE 2018, order № 604");
    /// Major disciplines are below the least of the edition of 2018.
    MAJOR = "programmes-refusal-major", Invalid, Standard, Named("SMSE 2018, order № 604");
    /// Final attestation is below the least.
    ATTESTATION = "programmes-refusal-attestation", Invalid, Smse, Annex("1");
    /// All hours together are below the least.
    HOURS_TOTAL = "programmes-refusal-hours-total", Invalid, Smse, Annex("1");
    /// A year is far from its norm.
    YEAR_LOAD = "programmes-refusal-year-load", Invalid, Smse, Annex("1");
    /// A term carries too much.
    TERM_LOAD = "programmes-refusal-term-load", Invalid, House, Decision("0013");
    /// An academic period is too short.
    PERIOD_LENGTH = "programmes-refusal-period-length", Invalid, Smse, Paragraph("27");

    // The mandatory disciplines.
    /// A mandatory discipline is missing or reduced.
    MANDATORY = "programmes-refusal-mandatory", Invalid, Smse, Paragraph("6");
    /// A mandatory discipline ends in another form of control.
    MANDATORY_CONTROL = "programmes-refusal-mandatory-control", Invalid, Smse, Paragraph("6");
    /// History of Kazakhstan has no state examination in its own term.
    HISTORY_EXAM = "programmes-refusal-history-exam", Invalid, Smse, Paragraph("6");

    // One slot.
    /// Hours are not credits × 30.
    SLOT_HOURS = "programmes-refusal-slot-hours", Invalid, Smse, Paragraph("29");
    /// The kinds of work do not sum to the hours.
    SPLIT = "programmes-refusal-split", Invalid, House, Decision("0006");
    /// The terms do not sum to the credits.
    TERMS = "programmes-refusal-terms", Invalid, House, Decision("0006");
    /// Final control stands in a term in which the discipline is not studied.
    CONTROL_TERM = "programmes-refusal-control-term", Invalid, House, Decision("0006");
    /// A slot holds no discipline.
    EMPTY_SLOT = "programmes-refusal-empty-slot", Invalid, House, Decision("0006");
    /// More is to be chosen than is offered, or nothing.
    CHOICE = "programmes-refusal-choice", Invalid, CreditRules, Whole;
    /// An elective slot offers nothing to choose from.
    NO_ALTERNATIVE = "programmes-refusal-no-alternative", Invalid, CreditRules, Whole;
    /// A prerequisite is not finished before.
    PREREQUISITE = "programmes-refusal-prerequisite", Invalid, CreditRules, Whole;
    /// Two disciplines have one code.
    SAME_CODE = "programmes-refusal-same-code", Invalid, House, Decision("0006");
    /// A name is missing in a language.
    NAMELESS = "programmes-refusal-nameless", Invalid, ProgrammeRegister, Whole;
    /// A practice ends in another form than a report.
    PRACTICE_CONTROL = "programmes-refusal-practice-control", Invalid, House, Decision("0006");

    // What makes it dual.
    /// Too little of a dually taught discipline is mastered at the enterprise.
    ON_SITE = "programmes-refusal-on-site", Invalid, House, Decision("0013");
    /// More of the content is adapted to employers than may be.
    EMPLOYER_CONTENT = "programmes-refusal-employer-content", Invalid, Guide, Section("1.4");
    /// No practice from the second year on.
    PRACTICE = "programmes-refusal-practice", Invalid, LawOnEducation, Article("38(6)");

    // Outcomes and the matrix.
    /// No outcomes are stated.
    OUTCOMES = "programmes-refusal-outcomes", Invalid, LawOnEducation, Article("21(2)");
    /// Unusually few or many outcomes.
    OUTCOME_COUNT = "programmes-refusal-outcome-count", Invalid, ProgrammeRegister, Whole;
    /// No discipline forms an outcome.
    UNFORMED = "programmes-refusal-unformed", Invalid, LawOnEducation, Article("21(2)");
    /// An outcome rests on one discipline alone.
    THIN = "programmes-refusal-thin", Invalid, House, Decision("0013");
    /// A discipline forms no outcome, or too many to be true.
    FORMS = "programmes-refusal-forms", Invalid, House, Decision("0013");
    /// No tool assesses an outcome, so nothing confirms it.
    UNASSESSED = "programmes-refusal-unassessed", Invalid, LawOnEducation, Article("1(48-2)");

    // The programme's way.
    /// The checks still find errors.
    HAS_ERRORS = "programmes-refusal-has-errors", Conflict, House, Decision("0004");
    /// The commission has not recommended it.
    NOT_EXAMINED = "programmes-refusal-not-examined", Conflict, Guide, Section("3.6.2");
    /// The academic council's minutes are not given.
    NO_MINUTES = "programmes-refusal-no-minutes", Conflict, ProgrammeRegister, Whole;
    /// The register's number is not given.
    NO_NUMBER = "programmes-refusal-no-number", Conflict, ProgrammeRegister, Whole;
    /// No newer version has been adopted.
    NO_NEWER = "programmes-refusal-no-newer", Conflict, House, Decision("0004");
    /// A newer version stands already.
    NEWER_STANDS = "programmes-refusal-newer-stands", Conflict, House, Decision("0004");
    /// Not a code of the register.
    CODE = "programmes-refusal-code", Invalid, ProgrammeRegister, Whole;

    // Reading a file.
    /// The file is empty.
    FILE_EMPTY = "programmes-refusal-file-empty", Invalid, House, Decision("0015");
    /// The file is not in UTF-8.
    FILE_ENCODING = "programmes-refusal-file-encoding", Invalid, House, Decision("0015");
    /// The file has a header and nothing under it.
    FILE_NO_ROWS = "programmes-refusal-file-no-rows", Invalid, House, Decision("0015");
    /// The file has more rows than a curriculum can have.
    FILE_LONG = "programmes-refusal-file-long", Invalid, House, Decision("0015");
    /// There are more errors than are listed.
    FILE_MORE = "programmes-refusal-file-more", Invalid, House, Decision("0015");
    /// A column is missing.
    COLUMN_MISSING = "programmes-refusal-column-missing", Invalid, House, Decision("0015");
    /// A column is not one of ours.
    COLUMN_UNKNOWN = "programmes-refusal-column-unknown", Invalid, House, Decision("0015");
    /// A column stands twice.
    COLUMN_TWICE = "programmes-refusal-column-twice", Invalid, House, Decision("0015");
    /// A row has more or fewer cells than the header.
    ROW_LENGTH = "programmes-refusal-row-length", Invalid, House, Decision("0015");
    /// A cell is empty.
    CELL_EMPTY = "programmes-refusal-cell-empty", Invalid, House, Decision("0015");
    /// A cell's text is too long.
    CELL_LONG = "programmes-refusal-cell-long", Invalid, House, Decision("0015");
    /// A cell is not a number of the kind wanted.
    CELL_NUMBER = "programmes-refusal-cell-number", Invalid, House, Decision("0015");
    /// A cell holds a negative number.
    CELL_NEGATIVE = "programmes-refusal-cell-negative", Invalid, House, Decision("0015");
    /// A number is out of bounds.
    CELL_RANGE = "programmes-refusal-cell-range", Invalid, House, Decision("0015");
    /// A cell is not a value of its list.
    CELL_LIST = "programmes-refusal-cell-list", Invalid, House, Decision("0015");
    /// A cell is not `term:credits` pairs.
    CELL_TERMS = "programmes-refusal-cell-terms", Invalid, House, Decision("0015");
    /// An option's row says something else about its slot than the slot's first row.
    ROW_DIFFERS = "programmes-refusal-row-differs", Invalid, House, Decision("0015");
    /// An option's number stands twice in a slot.
    OPTION_TWICE = "programmes-refusal-option-twice", Invalid, House, Decision("0015");
    /// A discipline's code stands twice.
    CODE_TWICE = "programmes-refusal-code-twice", Invalid, House, Decision("0015");
    /// More options are taken by default than are to be chosen.
    DEFAULTS = "programmes-refusal-defaults", Invalid, House, Decision("0015");
    /// A module is not in the file of modules.
    MODULE_UNKNOWN = "programmes-refusal-module-unknown", Invalid, House, Decision("0015");
    /// A module stands twice.
    MODULE_TWICE = "programmes-refusal-module-twice", Invalid, House, Decision("0015");
    /// A prerequisite is not a slot of the file.
    PREREQUISITE_UNKNOWN = "programmes-refusal-prerequisite-unknown", Invalid, House, Decision("0015");
    /// An outcome stands twice.
    OUTCOME_TWICE = "programmes-refusal-outcome-twice", Invalid, House, Decision("0015");
    /// Not an outcome of the file of outcomes.
    OUTCOME_UNKNOWN = "programmes-refusal-outcome-unknown", Invalid, House, Decision("0015");
    /// Not a discipline of the curriculum.
    DISCIPLINE_UNKNOWN = "programmes-refusal-discipline-unknown", Invalid, House, Decision("0015");
    /// A slot's code names no slot, or more than one.
    SLOT_UNKNOWN = "programmes-refusal-slot-unknown", Invalid, House, Decision("0015");
}
