//! Every way in which an analysis says no before it begins. What has no answer (nothing varies, not identified) is a report with its reason.

kernel::rules! {
    /// No table was brought.
    NO_FILE = "reports-refusal-no-file", Invalid, House, Decision("0060");
    /// The table is larger than a page analyses; the command line takes any size.
    TOO_LARGE = "reports-refusal-too-large", Invalid, House, Decision("0060");
    /// A row of the table is damaged.
    ROW = "reports-refusal-row", Invalid, House, Decision("0060");
    /// A cell cannot be what it must be.
    CELL = "reports-refusal-cell", Invalid, House, Decision("0060");
    /// A column is missing, stands there twice or is of the wrong kind.
    COLUMN = "reports-refusal-column", Invalid, House, Decision("0060");
    /// The table as a whole cannot be analysed so.
    TABLE = "reports-refusal-table", Invalid, House, Decision("0060");
    /// A flag is unknown or its value impossible.
    FLAG = "reports-refusal-flag", Invalid, House, Decision("0060");
    /// The request as a whole was not understood.
    ASKED = "reports-refusal-asked", Invalid, House, Decision("0060");
    /// Another table is being analysed for long.
    BUSY = "reports-refusal-busy", Conflict, House, Decision("0060");
    /// A flag that says how much work is spent.
    EFFORT = "reports-refusal-effort", Invalid, House, Decision("0060");
}
