//! Every way this crate says no. Errors of imports name the cell; errors of clauses the character.

kernel::rules! {
    /// A brace stands alone.
    LONE_BRACE = "documents-refusal-lone-brace", Invalid, House, Decision("0010");
    /// The kind of paper knows no such variable.
    UNKNOWN_VARIABLE = "documents-refusal-unknown-variable", Invalid, House, Decision("0010");
    /// A variable is named in one language and not in another.
    VARIABLE_MISSING = "documents-refusal-variable-missing", Invalid, House, Decision("0010");
    /// A pointer to a clause that is not there.
    UNKNOWN_CLAUSE = "documents-refusal-unknown-clause", Invalid, House, Decision("0010");
    /// A condition that cannot be read.
    BAD_CONDITION = "documents-refusal-bad-condition", Invalid, House, Decision("0010");
    /// A code outside the variable's list.
    UNKNOWN_CODE = "documents-refusal-unknown-code", Invalid, House, Decision("0010");
    /// A clause without words in one language.
    NO_TEXT = "documents-refusal-no-text", Invalid, House, Decision("0010");
    /// Two clauses with one id.
    ID_TAKEN = "documents-refusal-id-taken", Invalid, House, Decision("0010");
    /// An id that is not small Latin letters, digits and dashes.
    BAD_ID = "documents-refusal-bad-id", Invalid, House, Decision("0010");
    /// A variable without a value in this paper.
    NO_VALUE = "documents-refusal-no-value", Invalid, House, Decision("0010");
    /// A pointer to a clause that does not stand in this paper.
    CLAUSE_ABSENT = "documents-refusal-clause-absent", Invalid, House, Decision("0010");

    /// No file was chosen.
    NO_FILE = "documents-refusal-no-file", Invalid, House, Decision("0015");
    /// The file is empty, or has a header and nothing below.
    NO_ROWS = "documents-refusal-no-rows", Invalid, House, Decision("0015");
    /// Neither XLSX nor CSV.
    NOT_A_TABLE = "documents-refusal-not-a-table", Invalid, House, Decision("0015");
    /// The old binary workbook.
    OLD_WORKBOOK = "documents-refusal-old-workbook", Invalid, House, Decision("0015");
    /// A workbook that breaks off or is locked by a password.
    BROKEN_WORKBOOK = "documents-refusal-broken-workbook", Invalid, House, Decision("0015");
    /// Text in another encoding than UTF-8.
    ENCODING = "documents-refusal-encoding", Invalid, House, Decision("0015");
    /// More bytes than we open, packed or unpacked.
    FILE_TOO_LARGE = "documents-refusal-file-too-large", Invalid, House, Decision("0015");
    /// More rows than the form takes at once.
    TOO_MANY_ROWS = "documents-refusal-too-many-rows", Invalid, House, Decision("0015");
    /// No row looks like the header of this form.
    NO_HEADER = "documents-refusal-no-header", Invalid, House, Decision("0015");
    /// A column the form needs is not there.
    COLUMN_MISSING = "documents-refusal-column-missing", Invalid, House, Decision("0015");
    /// A column the form does not know.
    COLUMN_UNKNOWN = "documents-refusal-column-unknown", Invalid, House, Decision("0015");
    /// A column stands twice.
    COLUMN_TWICE = "documents-refusal-column-twice", Invalid, House, Decision("0015");
    /// A needed cell is empty.
    CELL_EMPTY = "documents-refusal-cell-empty", Invalid, House, Decision("0015");
    /// A cell's text is longer than its column.
    CELL_TOO_LONG = "documents-refusal-cell-too-long", Invalid, House, Decision("0015");
    /// A cell that is not a day.
    CELL_NOT_A_DAY = "documents-refusal-cell-not-a-day", Invalid, House, Decision("0015");
    /// A cell that is not a whole number, or out of its bounds.
    CELL_NOT_A_NUMBER = "documents-refusal-cell-not-a-number", Invalid, House, Decision("0015");
    /// A cell that is not a quantity of at most two decimals.
    CELL_NOT_A_QUANTITY = "documents-refusal-cell-not-a-quantity", Invalid, House, Decision("0015");
    /// A cell that is no value of its list.
    CELL_NOT_IN_LIST = "documents-refusal-cell-not-in-list", Invalid, House, Decision("0015");
    /// A cell that is not so many digits.
    CELL_NOT_DIGITS = "documents-refusal-cell-not-digits", Invalid, House, Decision("0015");
    /// A cell whose formula failed.
    CELL_ERROR = "documents-refusal-cell-error", Invalid, House, Decision("0015");
    /// A cell whose formula was never computed.
    CELL_UNCOMPUTED = "documents-refusal-cell-uncomputed", Invalid, House, Decision("0015");
    /// There are more errors than are worth telling.
    MORE_ERRORS = "documents-refusal-more-errors", Invalid, House, Decision("0015");

    /// An attached file of a kind we do not keep.
    FILE_KIND = "documents-refusal-file-kind", Invalid, House, Decision("0015");
    /// An attached file larger than allowed.
    FILE_SIZE = "documents-refusal-file-size", Invalid, House, Decision("0015");
    /// An attached file without a byte.
    FILE_EMPTY = "documents-refusal-file-empty", Invalid, House, Decision("0015");
}
