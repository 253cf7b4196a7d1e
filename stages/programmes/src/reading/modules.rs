//! The file of modules.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Names, latin_twin};

use super::cells::{Complaints, Sheet};
use super::columns;
use super::decoding::Table;
use crate::curriculum::{Module, Slot};
use crate::refusal;

pub fn read(table: &Table, complaints: &mut Complaints) -> Vec<Module> {
    let Some(sheet) = Sheet::new(table, columns::MODULES, columns::MODULES_OPTIONAL, complaints) else {
        return Vec::new();
    };
    let mut first: BTreeMap<u16, usize> = BTreeMap::new();
    let mut modules = Vec::new();
    for line in sheet.lines() {
        let number: Option<u16> = line.whole("module_no", (1, 999), complaints);
        let code = line.text("code", complaints);
        let kk = line.text("name_kk", complaints);
        let ru = line.text("name_ru", complaints);
        let en = line.text_if_any("name_en", complaints);
        if let Some(number) = number {
            if let Some(first) = first.get(&number) {
                let refusal = refusal::MODULE_TWICE.with("value", i64::from(number)).with("first", *first);
                line.complain("module_no", refusal, complaints);
                continue;
            }
            first.insert(number, line.number());
        }
        if let (Some(number), Some(code), Some(kk), Some(ru), Some(en)) = (number, code, kk, ru, en) {
            modules.push(Module { number, code: latin_twin(&code), names: Names { kk, ru, en } });
        }
    }
    modules
}

/// The modules that slots speak of, when nobody has named them.
pub fn unnamed(slots: &[Slot]) -> Vec<Module> {
    let numbers: BTreeSet<u16> = slots.iter().map(|slot| slot.module).collect();
    numbers.into_iter().map(|number| Module { number, code: number.to_string(), names: Names::default() }).collect()
}
