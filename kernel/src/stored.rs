//! How values stand in a table's cell. Five portable kinds serve both databases.

use uuid::Uuid;

use crate::{AcademicYear, Bin, Credits, Day, Hours, Iin, Moment, Money};

/// The kind of a cell: `text`, `bigint`, `boolean`, `uuid`, `bytes` of the migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Words, codes, days (ISO), JSON.
    Text,
    /// Whole numbers, quantities, moments (milliseconds).
    Whole,
    /// Yes or no.
    Truth,
    /// Ids.
    Uuid,
    /// Bytes.
    Bytes,
}

/// A cell of a row, possibly empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(Option<String>),
    /// A whole number.
    Whole(Option<i64>),
    /// Yes or no.
    Truth(Option<bool>),
    /// An id.
    Uuid(Option<Uuid>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
}

/// A value that stands in one cell.
pub trait Stored: Sized {
    /// The kind of its cell.
    const KIND: CellKind;
    /// The cell of the value.
    fn cell(&self) -> Cell;
    /// The value of a cell; none when the cell is empty or holds no such value.
    fn of_cell(cell: Cell) -> Option<Self>;
    /// The value of an empty cell, where an empty cell is a value.
    fn empty() -> Option<Self> {
        None
    }
}

impl Stored for String {
    const KIND: CellKind = CellKind::Text;
    fn cell(&self) -> Cell {
        Cell::Text(Some(self.clone()))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        if let Cell::Text(value) = cell { value } else { None }
    }
}

impl Stored for &str {
    const KIND: CellKind = CellKind::Text;
    fn cell(&self) -> Cell {
        Cell::Text(Some((*self).to_owned()))
    }
    fn of_cell(_: Cell) -> Option<Self> {
        None
    }
}

impl Stored for i64 {
    const KIND: CellKind = CellKind::Whole;
    fn cell(&self) -> Cell {
        Cell::Whole(Some(*self))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        if let Cell::Whole(value) = cell { value } else { None }
    }
}

impl Stored for i32 {
    const KIND: CellKind = CellKind::Whole;
    fn cell(&self) -> Cell {
        Cell::Whole(Some((*self).into()))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        i64::of_cell(cell)?.try_into().ok()
    }
}

impl Stored for u32 {
    const KIND: CellKind = CellKind::Whole;
    fn cell(&self) -> Cell {
        Cell::Whole(Some((*self).into()))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        i64::of_cell(cell)?.try_into().ok()
    }
}

impl Stored for bool {
    const KIND: CellKind = CellKind::Truth;
    fn cell(&self) -> Cell {
        Cell::Truth(Some(*self))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        if let Cell::Truth(value) = cell { value } else { None }
    }
}

impl Stored for Uuid {
    const KIND: CellKind = CellKind::Uuid;
    fn cell(&self) -> Cell {
        Cell::Uuid(Some(*self))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        if let Cell::Uuid(value) = cell { value } else { None }
    }
}

impl Stored for Vec<u8> {
    const KIND: CellKind = CellKind::Bytes;
    fn cell(&self) -> Cell {
        Cell::Bytes(Some(self.clone()))
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        if let Cell::Bytes(value) = cell { value } else { None }
    }
}

impl<T: Stored> Stored for Option<T> {
    const KIND: CellKind = T::KIND;
    fn cell(&self) -> Cell {
        match (self, T::KIND) {
            (Some(value), _) => value.cell(),
            (None, CellKind::Text) => Cell::Text(None),
            (None, CellKind::Whole) => Cell::Whole(None),
            (None, CellKind::Truth) => Cell::Truth(None),
            (None, CellKind::Uuid) => Cell::Uuid(None),
            (None, CellKind::Bytes) => Cell::Bytes(None),
        }
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        T::of_cell(cell).map(Some)
    }
    fn empty() -> Option<Self> {
        Some(None)
    }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl Stored for $name {
            const KIND: CellKind = CellKind::Text;
            fn cell(&self) -> Cell { Cell::Text(Some(self.to_string())) }
            fn of_cell(cell: Cell) -> Option<Self> { String::of_cell(cell)?.parse().ok() }
        }
    )+};
}
as_text!(Day, Bin, Iin);

macro_rules! as_whole {
    ($($name:ident($of:expr, $get:expr)),+ $(,)?) => {$(
        impl Stored for $name {
            const KIND: CellKind = CellKind::Whole;
            fn cell(&self) -> Cell { Cell::Whole(Some($get(self))) }
            fn of_cell(cell: Cell) -> Option<Self> { i64::of_cell(cell).map($of) }
        }
    )+};
}
as_whole!(
    Credits(Credits, |v: &Credits| v.0),
    Hours(Hours, |v: &Hours| v.0),
    Money(Money, |v: &Money| v.0),
    Moment(Moment::of_millis, |v: &Moment| v.millis()),
);

impl Stored for AcademicYear {
    const KIND: CellKind = CellKind::Whole;
    fn cell(&self) -> Cell {
        self.0.cell()
    }
    fn of_cell(cell: Cell) -> Option<Self> {
        i32::of_cell(cell).map(Self)
    }
}
