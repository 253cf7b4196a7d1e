//! The file of prerequisites: pairs of slot codes.

use super::cells::{Complaints, Line, Sheet, shown};
use super::columns;
use super::decoding::Table;
use crate::curriculum::Curriculum;
use crate::refusal;

/// Pairs of orders: a slot and what it requires.
pub fn read(table: &Table, curriculum: &Curriculum, complaints: &mut Complaints) -> Vec<(u16, u16)> {
    let Some(sheet) = Sheet::new(table, columns::PREREQUISITES, &[], complaints) else {
        return Vec::new();
    };
    let mut order = |line: Line, column| {
        let code = line.text(column, complaints)?;
        let mut named = curriculum.slots.iter().filter(|slot| slot.code == code);
        let only = named.next().filter(|_| named.next().is_none()).map(|slot| slot.order);
        if only.is_none() {
            line.complain(column, refusal::SLOT_UNKNOWN.with("value", shown(&code)), complaints);
        }
        only
    };
    let pair = |line: Line| {
        let (slot, requires) = (order(line, "slot_code"), order(line, "requires"));
        slot.zip(requires)
    };
    sheet.lines().filter_map(pair).collect()
}
