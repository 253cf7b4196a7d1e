//! From bytes to a curriculum, and how it meets what stood before.

use std::collections::BTreeMap;

use documents::imports::{Field, FieldKind, Form, read as rows_of};
use kernel::{Failure, Names, Refusal};

use crate::curriculum::{Curriculum, Profile};
use crate::design::Design;
use crate::outcomes::Mark;
use crate::reading::{
    self, File, MODULES, MODULES_OPTIONAL, OPTIONAL, REQUIRED, Reading, Row, Table, decode, read_rows,
};

/// Reads a curriculum and, where given, its modules; each a CSV or a workbook.
///
/// # Errors
/// Everything wrong with the files.
pub fn read(curriculum: &[u8], modules: Option<&[u8]>, profile: Profile) -> Result<Reading, Failure> {
    let slots = table(File::Curriculum, curriculum, &[REQUIRED, OPTIONAL]);
    let modules = modules.map(|bytes| table(File::Modules, bytes, &[MODULES, MODULES_OPTIONAL])).transpose();
    match (slots, modules) {
        (Ok(slots), Ok(modules)) => read_rows(&slots, modules.as_ref(), profile).map_err(Failure::Refused),
        (slots, modules) => {
            Err(Failure::Refused([slots.err(), modules.err()].into_iter().flatten().flatten().collect()))
        }
    }
}

fn table(file: File, bytes: &[u8], columns: &[&[&'static str]]) -> Result<Table, Vec<Refusal>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return decode(file, bytes).map_err(|refusal| vec![refusal]);
    }
    let keys: Vec<&'static str> = columns.iter().flat_map(|some| some.iter().copied()).collect();
    let field = |key: &&'static str| Field::new(key, Names::new(*key, *key, *key), FieldKind::Text(2000));
    let form = Form::new(Names::new("curriculum", "curriculum", "curriculum"), keys.iter().map(field).collect());
    let rows = rows_of(bytes, "curriculum.xlsx", &form.most_rows(2000))?;
    let cells = |row: &documents::imports::Row| {
        let text = |key: &&'static str| row.maybe(key).unwrap_or_default().to_owned();
        Row { number: usize::try_from(row.line()).unwrap_or(0), cells: keys.iter().map(text).collect() }
    };
    let header = keys.iter().map(|key| (*key).to_owned()).collect();
    Ok(Table { file, header, rows: rows.iter().map(cells).collect() })
}

/// The design after a file: what the file does not speak of stays (outcomes; marks, by the code of their discipline;
/// names of modules, prerequisites and shares of the enterprise, where the file has none at all).
pub fn meet(stood: &Design, brought: Curriculum, named: bool) -> Design {
    let mut curriculum = brought;
    curriculum.period = stood.curriculum.period;
    curriculum.weeks.clone_from(&stood.curriculum.weeks);
    if !named {
        for module in &mut curriculum.modules {
            if let Some(known) = stood.curriculum.module(module.number) {
                module.clone_from(known);
            }
        }
    }
    let silent = curriculum
        .slots
        .iter()
        .all(|slot| slot.prerequisites.is_empty() && slot.on_site.is_none() && slot.employer == kernel::Credits::ZERO);
    if silent {
        for slot in &mut curriculum.slots {
            if let Some(before) = stood.curriculum.slot(slot.order).filter(|before| before.code == slot.code) {
                slot.prerequisites.clone_from(&before.prerequisites);
                slot.on_site = before.on_site;
                slot.employer = before.employer;
            }
        }
    }
    let places: BTreeMap<String, (u16, u8)> = curriculum
        .slots
        .iter()
        .flat_map(|slot| slot.options.iter().map(|one| (one.bare_code(), (slot.order, one.number))))
        .collect();
    let mut matrix = stood.matrix.clone();
    matrix.marks = stood.matrix.marks.iter().filter_map(|mark| moved(stood, &places, *mark)).collect();
    Design { curriculum, matrix }
}

fn moved(stood: &Design, places: &BTreeMap<String, (u16, u8)>, mark: Mark) -> Option<Mark> {
    let slot = stood.curriculum.slot(mark.slot)?;
    let option = slot.options.iter().find(|one| one.number == mark.option)?;
    let (slot, option) = *places.get(&option.bare_code())?;
    Some(Mark { slot, option, ..mark })
}

/// The columns of the template, in order.
pub fn columns() -> impl Iterator<Item = &'static str> {
    reading::REQUIRED.iter().chain(reading::OPTIONAL).copied()
}
