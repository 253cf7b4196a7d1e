//! Why an analysis could not begin: the input is bad, and the message names the place. What can begin but has no
//! answer (nothing varies, not identified) is a [`crate::Finding`] with a reason.

use crate::fault::Fault;

/// Where the input is wrong, and what is. Rows are counted as a spreadsheet shows them: the header is row 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A quote that never ends, bytes that are no text, a row of another length.
    #[error("row {row}: {fault}")]
    Row {
        /// Which.
        row: usize,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A cell that cannot be what it must be.
    #[error("row {row}, column `{column}`: {fault}")]
    Cell {
        /// Which row.
        row: usize,
        /// Which column.
        column: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A column that is missing, twice there or of the wrong kind.
    #[error("column `{column}`: {fault}")]
    Column {
        /// Which.
        column: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// The table as a whole cannot be read, or not analysed so.
    #[error("the table: {0}")]
    Table(Fault),
    /// A flag that is not known or whose value is not possible.
    #[error("--{flag}: {fault}")]
    Option {
        /// Which.
        flag: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// No analysis bears this name, or no file was named.
    #[error("{0}")]
    Asked(Fault),
}

impl Wrong {
    /// About a row, counting the header as 1.
    pub fn row(row: usize, fault: Fault) -> Self {
        Self::Row { row, fault }
    }

    /// About a column.
    pub fn column(column: &str, fault: Fault) -> Self {
        Self::Column { column: column.to_owned(), fault }
    }

    /// About a cell; `row` counts the header as 1.
    pub fn cell(row: usize, column: &str, fault: Fault) -> Self {
        Self::Cell { row, column: column.to_owned(), fault }
    }

    /// About a flag.
    pub fn option(flag: &str, fault: Fault) -> Self {
        Self::Option { flag: flag.to_owned(), fault }
    }

    /// What is wrong, without the place.
    pub fn fault(&self) -> &Fault {
        match self {
            Self::Row { fault, .. }
            | Self::Cell { fault, .. }
            | Self::Column { fault, .. }
            | Self::Table(fault)
            | Self::Option { fault, .. }
            | Self::Asked(fault) => fault,
        }
    }
}
