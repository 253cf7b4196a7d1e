//! Every way this stage says no, and every remark that stops nothing but asks to be looked at.

kernel::rules! {
    /// The first day of the campaign has not come.
    NOT_YET = "needs-refusal-not-yet", Conflict, House, Decision("0004");
    /// Returns wait to be checked.
    UNCHECKED = "needs-refusal-unchecked", Conflict, House, Decision("0004");
    /// A campaign belongs to a region: the role is held for something else.
    NO_REGION = "needs-refusal-no-region", Forbidden, House, Decision("0007");

    /// The campaign is not open.
    NOT_OPEN = "needs-refusal-not-open", Conflict, Guide, Section("3.6.1");
    /// Only an employer tells its need.
    NOT_AN_ENTERPRISE = "needs-refusal-not-an-enterprise", Invalid, SocialCode, Article("103");
    /// The enterprise lies in another region than the campaign.
    OTHER_REGION = "needs-refusal-other-region", Invalid, House, Decision("0007");
    /// A return without a profession says nothing.
    NO_LINES = "needs-refusal-no-lines", Invalid, SocialCode, Article("103");
    /// A return without the number of staff cannot be weighed.
    NO_HEADCOUNT = "needs-refusal-no-headcount", Invalid, SocialCode, Article("103");
    /// Nobody attests the return.
    NO_SIGNER = "needs-refusal-no-signer", Invalid, SocialCode, Article("103");
    /// The profession stands in the return already with this level of education.
    LINE_STANDS = "needs-refusal-line-stands", Conflict, House, Decision("0006");
    /// No profession has this code or name.
    UNKNOWN_PROFESSION = "needs-refusal-unknown-profession", Invalid, Standard, Named("ISCO-08");
    /// No group of educational programmes has this code.
    UNKNOWN_GROUP = "needs-refusal-unknown-group", Invalid, Standard, Named("Classifier of fields of training, 2018");
    /// Not a percentage between 0 and 100.
    NOT_A_PERCENTAGE = "needs-refusal-not-a-percentage", Invalid, House, Decision("0006");
    /// Not an amount of tenge.
    NOT_A_WAGE = "needs-refusal-not-a-wage", Invalid, House, Decision("0006");
    /// The highest wage is below the lowest.
    WAGE_ORDER = "needs-refusal-wage-order", Invalid, House, Decision("0006");

    /// Staff of a profession changed by more than the setting since the last accepted return.
    STAFF_JUMPED = "needs-refusal-staff-jumped", Invalid, House, Decision("0013");
    /// The number of all staff changed by more than the setting.
    HEADCOUNT_JUMPED = "needs-refusal-headcount-jumped", Invalid, House, Decision("0013");
    /// A profession of the last accepted return is not in this one.
    PROFESSION_GONE = "needs-refusal-profession-gone", Invalid, House, Decision("0013");
    /// More vacancies stand open for three months than there are.
    LONG_OVER_VACANCIES = "needs-refusal-long-over-vacancies", Invalid, SocialCode, Article("103");
    /// More foreign workers are to be replaced than work there.
    REPLACED_OVER_FOREIGN = "needs-refusal-replaced-over-foreign", Invalid, Guide, Section("3.6.1");
    /// More staff is to be reduced than there is.
    REDUCED_OVER_STAFF = "needs-refusal-reduced-over-staff", Invalid, SocialCode, Article("103");
    /// More people retire in six years than work there.
    RETIRED_OVER_STAFF = "needs-refusal-retired-over-staff", Invalid, Guide, Section("3.6.1");
    /// Men and women together are not all staff.
    SEXES_DIFFER = "needs-refusal-sexes-differ", Invalid, House, Decision("0013");
    /// The ages together are not all staff.
    AGES_DIFFER = "needs-refusal-ages-differ", Invalid, House, Decision("0013");
    /// The lines tell more staff than the enterprise has.
    LINES_OVER_HEADCOUNT = "needs-refusal-lines-over-headcount", Invalid, House, Decision("0013");
    /// Places for dual trainees and nobody to guide them.
    NO_MENTORS = "needs-refusal-no-mentors", Invalid, LabourCode, Article("119");

    /// A row of a file names another enterprise.
    OTHER_ENTERPRISE = "needs-refusal-other-enterprise", Invalid, House, Decision("0015");
    /// A profession stands twice in a file.
    ROW_TWICE = "needs-refusal-row-twice", Invalid, House, Decision("0015");
    /// A line of the return that the file does not name: it stays.
    LINE_STAYS = "needs-refusal-line-stays", Invalid, House, Decision("0015");

    /// Control figures follow from a closed campaign.
    STILL_OPEN = "needs-refusal-still-open", Conflict, Guide, Section("3.6.1");
    /// No figure was proposed.
    NO_FIGURES = "needs-refusal-no-figures", Invalid, Guide, Section("3.6.1");
    /// More places than the educational organisation can take.
    OVER_CAPACITY = "needs-refusal-over-capacity", Invalid, House, Decision("0013");
    /// Nobody gave an opinion yet.
    NO_OPINION = "needs-refusal-no-opinion", Conflict, Guide, Section("3.6.1");
    /// Places are given to educational organisations.
    NOT_EDUCATIONAL = "needs-refusal-not-educational", Invalid, LawOnEducation, Article("21");
    /// A reserved or unfavourable opinion says why.
    OPINION_WORDS = "needs-refusal-opinion-words", Invalid, House, Decision("0004");
    /// Nobody offers capacity in this group.
    NO_CAPACITY = "needs-refusal-no-capacity", Invalid, House, Decision("0013");
    /// A correction that changes nothing.
    SAME_PLACES = "needs-refusal-same-places", Invalid, House, Decision("0004");
    /// The classes of coverage rise.
    CLASSES_RISE = "needs-refusal-classes-rise", Invalid, House, Decision("0013");

    /// No section of OKED has this code.
    UNKNOWN_SECTOR = "needs-refusal-unknown-sector", Invalid, Standard, Named("OKED");
    /// No profession has this code.
    TABLE_PROFESSION = "needs-refusal-table-profession", Invalid, Standard, Named("ISCO-08");
    /// Not a number between the bounds of its column.
    NOT_BETWEEN = "needs-refusal-not-between", Invalid, House, Decision("0054");
    /// Rows of a table that its new file does not name: they leave.
    ROWS_LEAVE = "needs-refusal-rows-leave", Invalid, House, Decision("0054");
    /// A row of a table that its new file does not name.
    ROW_LEAVES = "needs-refusal-row-leaves", Invalid, House, Decision("0054");
    /// A row of a table stands twice.
    TABLE_ROW_TWICE = "needs-refusal-table-row-twice", Invalid, House, Decision("0054");
    /// Shares add up to more than a hundred percent.
    SHARES_OVER = "needs-refusal-shares-over", Invalid, House, Decision("0054");
    /// Shares of bands add up to a hundred percent.
    SHARES_SUM = "needs-refusal-shares-sum", Invalid, House, Decision("0054");
    /// More than everybody leaves.
    RATES_OVER = "needs-refusal-rates-over", Invalid, House, Decision("0054");
    /// The bands of age are those told for every profession.
    UNKNOWN_BAND = "needs-refusal-unknown-band", Invalid, House, Decision("0054");
    /// Growth is told in one of three ways.
    GROWTH_FORM = "needs-refusal-growth-form", Invalid, House, Decision("0054");
    /// A sector that was counted before is counted in the last year too.
    YEAR_MISSING = "needs-refusal-year-missing", Invalid, House, Decision("0054");
    /// A forecast begins with employment and with the professions of sectors.
    NO_TABLE = "needs-refusal-no-table", Conflict, Guide, Section("3.6.1");
    /// Nothing is told of this scenario.
    NO_SCENARIO = "needs-refusal-no-scenario", Conflict, House, Decision("0054");
    /// The tables do not hold together.
    UNSOUND = "needs-refusal-unsound", Conflict, House, Decision("0054");
    /// Control figures belong to a campaign.
    NO_CAMPAIGN = "needs-refusal-no-campaign", Conflict, Guide, Section("3.6.1");
    /// The forecast does not say how many to admit in the campaign's year.
    NO_ADMISSION = "needs-refusal-no-admission", Conflict, House, Decision("0054");
    /// Approved figures keep the forecast they were approved with.
    FIGURES_STAND = "needs-refusal-figures-stand", Conflict, House, Decision("0054");
}
