//! Why an analysis could not begin: the input is bad, and the message names the place. What can begin but has no
//! answer (nothing varies, not identified) is a [`crate::Finding`] with a reason.

/// Rows are counted as a spreadsheet shows them: the header is row 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The source broke off.
    #[error("the file could not be read: {0}")]
    Unreadable(String),
    /// A quote that never ends, bytes that are no text, a row of another length.
    #[error("row {row}: {what}")]
    Row {
        /// Which.
        row: usize,
        /// What is wrong with it.
        what: String,
    },
    /// A cell that cannot be what it must be.
    #[error("row {row}, column `{column}`: {what}")]
    Cell {
        /// Which row.
        row: usize,
        /// Which column.
        column: String,
        /// What is wrong with it.
        what: String,
    },
    /// A column that is missing, twice there or of the wrong kind.
    #[error("column `{column}`: {what}")]
    Column {
        /// Which.
        column: String,
        /// What is wrong with it.
        what: String,
    },
    /// The table as a whole cannot be analysed so.
    #[error("the table: {0}")]
    Table(String),
    /// A flag that is not known or whose value is not possible.
    #[error("--{flag}: {what}")]
    Option {
        /// Which.
        flag: String,
        /// What is wrong with it.
        what: String,
    },
    /// No analysis bears this name, or no file was named.
    #[error("{0}")]
    Asked(String),
}

impl Wrong {
    /// About the table as a whole.
    pub fn table(what: impl Into<String>) -> Self {
        Self::Table(what.into())
    }

    /// About a column.
    pub fn column(column: &str, what: impl Into<String>) -> Self {
        Self::Column { column: column.to_owned(), what: what.into() }
    }

    /// About a cell; `row` counts the header as 1.
    pub fn cell(row: usize, column: &str, what: impl Into<String>) -> Self {
        Self::Cell { row, column: column.to_owned(), what: what.into() }
    }

    /// About a flag.
    pub fn option(flag: &str, what: impl Into<String>) -> Self {
        Self::Option { flag: flag.to_owned(), what: what.into() }
    }
}
