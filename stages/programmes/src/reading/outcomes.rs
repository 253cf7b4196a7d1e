//! The files of outcomes and of the matrix.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Names;

use super::cells::{Complaints, Sheet, shown};
use super::columns;
use super::decoding::Table;
use crate::curriculum::Curriculum;
use crate::outcomes::{Mark, Outcome};
use crate::refusal;

pub fn read(table: &Table, complaints: &mut Complaints) -> Vec<Outcome> {
    let Some(sheet) = Sheet::new(table, columns::OUTCOMES, columns::OUTCOMES_OPTIONAL, complaints) else {
        return Vec::new();
    };
    let mut first: BTreeMap<u16, usize> = BTreeMap::new();
    let mut outcomes = Vec::new();
    for line in sheet.lines() {
        let code = line.text("code", complaints);
        let number = code.as_deref().and_then(number);
        if let Some(code) = code.filter(|_| number.is_none()) {
            line.complain("code", refusal::CELL_NUMBER.with("value", shown(&code)), complaints);
        }
        if let Some(number) = number
            && let Some(first) = first.insert(number, line.number())
        {
            let refusal = refusal::OUTCOME_TWICE.with("value", i64::from(number)).with("first", first);
            line.complain("code", refusal, complaints);
        }
        let kind = line.code("kind", complaints);
        let kk = line.text("name_kk", complaints);
        let ru = line.text("name_ru", complaints);
        let en = line.text("name_en", complaints);
        let tools = line.several("tools", complaints);
        let professions = line.parts("professions").map(str::to_owned).collect();
        if let (Some(number), Some(kind), Some(kk), Some(ru), Some(en), Some(tools)) = (number, kind, kk, ru, en, tools)
        {
            outcomes.push(Outcome { number, kind, names: Names { kk, ru, en }, professions, tools });
        }
    }
    outcomes.sort_by_key(|outcome| outcome.number);
    outcomes
}

pub fn marks(
    table: &Table,
    outcomes: &[Outcome],
    curriculum: &Curriculum,
    complaints: &mut Complaints,
) -> BTreeSet<Mark> {
    let mut marks = BTreeSet::new();
    let Some(sheet) = Sheet::new(table, columns::MATRIX, &[], complaints) else {
        return marks;
    };
    for line in sheet.lines() {
        let slot: Option<u16> = line.whole("slot_order", (1, 999), complaints);
        let option: Option<u8> = line.whole("option_no", (1, 99), complaints);
        let (Some(slot), Some(option)) = (slot, option) else { continue };
        let stands = curriculum.slot(slot).is_some_and(|slot| slot.options.iter().any(|one| one.number == option));
        if !stands {
            let refusal = refusal::DISCIPLINE_UNKNOWN.with("value", shown(line.cell("code")));
            line.complain("slot_order", refusal, complaints);
        }
        for code in line.parts("outcomes") {
            match number(code).filter(|number| outcomes.iter().any(|outcome| outcome.number == *number)) {
                Some(outcome) => drop(marks.insert(Mark { slot, option, outcome })),
                None => line.complain("outcomes", refusal::OUTCOME_UNKNOWN.with("value", shown(code)), complaints),
            }
        }
    }
    marks
}

/// `LO7`, `ОН7`, `РО 7`: the number behind the letters.
fn number(code: &str) -> Option<u16> {
    let digits = code.trim_start_matches(|c: char| c.is_alphabetic()).trim();
    digits.parse().ok().filter(|number| (1..=99).contains(number))
}
