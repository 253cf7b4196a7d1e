//! Reading a working curriculum from a table: bytes of a CSV, or rows that somebody else took out of a
//! workbook. Everything odd is survived and noted, everything wrong is told by row and column, all at once;
//! figures that do not add up are no matter of reading but of [`crate::check`].

mod cells;
mod columns;
mod decoding;
mod modules;
mod notes;
mod outcomes;
mod prerequisites;
mod slots;

use kernel::Refusal;

use crate::curriculum::{Curriculum, Period, Profile};
use crate::outcomes::Matrix;
use crate::refusal;
use cells::Complaints;

pub use columns::{MATRIX, MODULES, MODULES_OPTIONAL, OPTIONAL, OUTCOMES, OUTCOMES_OPTIONAL, PREREQUISITES, REQUIRED};
pub use decoding::{File, Row, Table, decode};
pub use notes::{Note, Oddity};

/// How many errors are listed; beyond them only their number is told.
pub const LISTED_MOST: usize = 200;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub curriculum: Curriculum,
    /// Oddities that were survived, in the order of rows.
    pub notes: Vec<Note>,
}

/// Reads a CSV of slots and, where given, one of modules.
///
/// # Errors
/// Everything wrong with the files, in the order of rows and columns.
pub fn read(curriculum: &[u8], modules: Option<&[u8]>, profile: Profile) -> Result<Reading, Vec<Refusal>> {
    let slots = decode(File::Curriculum, curriculum);
    let modules = modules.map(|bytes| decode(File::Modules, bytes)).transpose();
    match (slots, modules) {
        (Ok(slots), Ok(modules)) => read_rows(&slots, modules.as_ref(), profile),
        (slots, modules) => Err([slots.err(), modules.err()].into_iter().flatten().collect()),
    }
}

/// Reads tables of strings, whatever they were taken out of.
///
/// # Errors
/// Everything wrong with the tables, in the order of rows and columns.
pub fn read_rows(curriculum: &Table, modules: Option<&Table>, profile: Profile) -> Result<Reading, Vec<Refusal>> {
    let mut complaints = Complaints::default();
    let modules = modules.map(|table| modules::read(table, &mut complaints));
    let numbers: Option<Vec<u16>> = modules.as_ref().map(|all| all.iter().map(|module| module.number).collect());
    let (slots, notes) = slots::read(curriculum, numbers.as_deref(), &mut complaints);
    complaints.settle()?;
    let mut modules = modules.unwrap_or_else(|| modules::unnamed(&slots));
    modules.sort_by_key(|module| module.number);
    let weeks = std::collections::BTreeMap::new();
    Ok(Reading { curriculum: Curriculum { profile, period: Period::Semester, weeks, modules, slots }, notes })
}

/// Reads a CSV of outcomes and one of the matrix for a curriculum that was read before.
///
/// # Errors
/// Everything wrong with the files, in the order of rows and columns.
pub fn read_matrix(outcomes: &[u8], matrix: &[u8], curriculum: &Curriculum) -> Result<Matrix, Vec<Refusal>> {
    match (decode(File::Outcomes, outcomes), decode(File::Matrix, matrix)) {
        (Ok(outcomes), Ok(matrix)) => read_matrix_rows(&outcomes, &matrix, curriculum),
        (outcomes, matrix) => Err([outcomes.err(), matrix.err()].into_iter().flatten().collect()),
    }
}

/// Reads outcomes and matrix from tables of strings.
///
/// # Errors
/// Everything wrong with the tables, in the order of rows and columns.
pub fn read_matrix_rows(outcomes: &Table, matrix: &Table, curriculum: &Curriculum) -> Result<Matrix, Vec<Refusal>> {
    let mut complaints = Complaints::default();
    let outcomes = outcomes::read(outcomes, &mut complaints);
    let marks = outcomes::marks(matrix, &outcomes, curriculum, &mut complaints);
    complaints.settle()?;
    Ok(Matrix { outcomes, marks })
}

/// Reads a CSV of prerequisites into a curriculum that was read before; what stood there is kept.
///
/// # Errors
/// Everything wrong with the file, in the order of rows and columns; the curriculum is then untouched.
pub fn read_prerequisites(prerequisites: &[u8], curriculum: &mut Curriculum) -> Result<(), Vec<Refusal>> {
    let table = decode(File::Prerequisites, prerequisites).map_err(|refusal| vec![refusal])?;
    let mut complaints = Complaints::default();
    let pairs = prerequisites::read(&table, curriculum, &mut complaints);
    complaints.settle()?;
    for (order, requires) in pairs {
        let slot = curriculum.slots.iter_mut().find(|slot| slot.order == order);
        if let Some(slot) = slot.filter(|slot| !slot.prerequisites.contains(&requires)) {
            slot.prerequisites.push(requires);
        }
    }
    Ok(())
}

impl Complaints {
    fn settle(self) -> Result<(), Vec<Refusal>> {
        let mut refusals = self.in_order();
        if refusals.is_empty() {
            return Ok(());
        }
        if refusals.len() > LISTED_MOST {
            let more = refusals.len() - LISTED_MOST;
            refusals.truncate(LISTED_MOST);
            refusals.push(refusal::FILE_MORE.with("count", more));
        }
        Err(refusals)
    }
}
