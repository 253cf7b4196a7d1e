//! Rows to slots: the rows of one `slot_order` are the options of one slot.

use std::collections::{BTreeMap, HashMap};

use kernel::{Credits, Names, latin_twin};

use super::cells::{Complaints, Line, Sheet, shown};
use super::columns::{OF_SLOT, OPTIONAL, REQUIRED};
use super::decoding::Table;
use super::notes::{Note, Oddity, cyrillic, mixes};
use crate::curriculum::{Discipline, MandatoryDiscipline, Slot, Split, Standing};
use crate::refusal;

/// More terms no programme has.
const TERMS_MOST: u32 = 16;
/// More credits no slot has.
const CREDITS_MOST: u32 = 240;
/// More hours no slot has.
const HOURS_MOST: u32 = 7200;

pub fn read(table: &Table, modules: Option<&[u16]>, complaints: &mut Complaints) -> (Vec<Slot>, Vec<Note>) {
    let Some(sheet) = Sheet::new(table, REQUIRED, OPTIONAL, complaints) else {
        return (Vec::new(), Vec::new());
    };
    let mut rows: BTreeMap<u16, Vec<Line>> = BTreeMap::new();
    for line in sheet.lines() {
        if let Some(order) = line.whole("slot_order", (1, 999), complaints) {
            rows.entry(order).or_default().push(line);
        }
    }
    let mut notes = Vec::new();
    let mut codes: HashMap<String, usize> = HashMap::new();
    let mut slots = Vec::with_capacity(rows.len());
    for (order, lines) in &rows {
        let first = lines[0];
        same_slot(lines, complaints);
        if let Some(known) = modules {
            known_module(first, known, complaints);
        }
        known_prerequisites(first, &rows, complaints);
        let slot = slot(first, *order, complaints);
        let options = options(lines, slot.as_ref(), &mut codes, &mut notes, complaints);
        if let Some(slot) = slot {
            slots.push((first.number(), Slot { options, ..slot }));
        }
    }
    odd_slot_codes(&slots, &mut notes);
    notes.sort_by(|a, b| (a.row, a.column, a.oddity).cmp(&(b.row, b.column, b.oddity)));
    (slots.into_iter().map(|(_, slot)| slot).collect(), notes)
}

/// Every row of a slot must say the same about it.
fn same_slot(lines: &[Line], complaints: &mut Complaints) {
    let Some((first, others)) = lines.split_first() else { return };
    for line in others {
        for column in OF_SLOT.iter().filter(|column| line.cell(column) != first.cell(column)) {
            let refusal = refusal::ROW_DIFFERS
                .with("value", shown(line.cell(column)))
                .with("first", first.number())
                .with("was", shown(first.cell(column)));
            line.complain(column, refusal, complaints);
        }
    }
}

fn known_module(line: Line, known: &[u16], complaints: &mut Complaints) {
    let number = line.cell("module_no");
    if number.parse().is_ok_and(|number: u16| number > 0 && !known.contains(&number)) {
        line.complain("module_no", refusal::MODULE_UNKNOWN.with("value", shown(number)), complaints);
    }
}

fn known_prerequisites(line: Line, rows: &BTreeMap<u16, Vec<Line>>, complaints: &mut Complaints) {
    for order in line.parts("prerequisites") {
        if !order.parse().is_ok_and(|order: u16| rows.contains_key(&order)) {
            line.complain("prerequisites", refusal::PREREQUISITE_UNKNOWN.with("value", shown(order)), complaints);
        }
    }
}

/// The slot itself, without its options. Every cell is read before any is missed, so that all errors are told.
fn slot(line: Line, order: u16, complaints: &mut Complaints) -> Option<Slot> {
    let code = line.text("slot_code", complaints);
    let module = line.whole("module_no", (1, 999), complaints);
    let cycle = line.code("cycle", complaints);
    let component = line.code("component", complaints);
    let credits = line.credits("credits", CREDITS_MOST, complaints);
    let hours = line.hours("total_hours", HOURS_MOST, complaints);
    let mut kind = |column| line.hours(column, HOURS_MOST, complaints).unwrap_or_default();
    let split = Split {
        lecture: kind("hours_lecture"),
        lab: kind("hours_lab"),
        practical: kind("hours_practical"),
        individual: kind("hours_individual"),
        independent: kind("hours_independent"),
        with_teacher: kind("hours_independent_with_teacher"),
        field_practice: kind("hours_field_practice"),
        thesis: kind("hours_thesis"),
    };
    let control = line.code("control_form", complaints);
    let course_work = line.yes("course_work", complaints);
    let terms = terms(line, complaints);
    let control_term = line.whole("control_term", (1, TERMS_MOST), complaints);
    let choose = line.whole("choose_n", (0, 99), complaints);
    let minor = line.yes("minor_slot", complaints);
    let mandatory = if line.cell("mandatory_discipline").is_empty() {
        Some(None)
    } else {
        line.code::<MandatoryDiscipline>("mandatory_discipline", complaints).map(Some)
    };
    let practice = line.yes("is_practice", complaints);
    let on_site = if line.cell("on_site_percent").is_empty() {
        Some(None)
    } else {
        line.whole("on_site_percent", (0, 100), complaints).map(Some)
    };
    let employer = if line.cell("employer_credits").is_empty() {
        Some(Credits::ZERO)
    } else {
        line.credits("employer_credits", CREDITS_MOST, complaints)
    };
    let prerequisites = line.parts("prerequisites").filter_map(|order| order.parse().ok()).collect();
    Some(Slot {
        order,
        code: code?,
        module: module?,
        cycle: cycle?,
        component: component?,
        credits: credits?,
        hours: hours?,
        split,
        control: control?,
        course_work: course_work?,
        terms: terms?,
        control_term: control_term?,
        choose: choose?,
        minor: minor?,
        mandatory: mandatory?,
        practice: practice?,
        on_site: on_site?,
        employer: employer?,
        prerequisites,
        options: Vec::new(),
    })
}

/// `1:5;2:5`: each term once.
fn terms(line: Line, complaints: &mut Complaints) -> Option<BTreeMap<u8, Credits>> {
    let column = "credits_by_term";
    let text = line.cell(column);
    if text.is_empty() {
        line.complain(column, refusal::CELL_EMPTY.refuse(), complaints);
        return None;
    }
    let mut terms = BTreeMap::new();
    for pair in text.split(';') {
        let read = pair.split_once(':').and_then(|(term, credits)| {
            let term: u8 = term.trim().parse().ok().filter(|term| (1..=TERMS_MOST).contains(&u32::from(*term)))?;
            let credits: Credits = credits.trim().parse().ok()?;
            (credits <= Credits::whole(CREDITS_MOST.into())).then_some((term, credits))
        });
        let fresh = read.is_some_and(|(term, credits)| terms.insert(term, credits).is_none());
        if !fresh {
            line.complain(column, refusal::CELL_TERMS.with("value", shown(text)), complaints);
            return None;
        }
    }
    Some(terms)
}

fn options(
    lines: &[Line],
    slot: Option<&Slot>,
    codes: &mut HashMap<String, usize>,
    notes: &mut Vec<Note>,
    complaints: &mut Complaints,
) -> Vec<Discipline> {
    let mut numbers: HashMap<u8, usize> = HashMap::new();
    let mut options = Vec::with_capacity(lines.len());
    let mut defaults = 0usize;
    for line in lines {
        let Some(option) = option(*line, slot.is_some_and(|slot| slot.minor), notes, complaints) else { continue };
        if let Some(first) = numbers.insert(option.number, line.number()) {
            let refusal = refusal::OPTION_TWICE.with("value", i64::from(option.number)).with("first", first);
            line.complain("option_no", refusal, complaints);
        }
        if let Some(first) = codes.insert(option.bare_code(), line.number()) {
            let refusal = refusal::CODE_TWICE.with("value", shown(&option.code)).with("first", first);
            line.complain("code", refusal, complaints);
        }
        defaults += usize::from(option.default);
        if option.default && slot.is_some_and(|slot| defaults > usize::from(slot.choose.max(1))) {
            let most = slot.map_or(1, |slot| slot.choose.max(1));
            line.complain("option_default", refusal::DEFAULTS.with("most", i64::from(most)), complaints);
        }
        options.push(option);
    }
    options.sort_by_key(|option| option.number);
    options
}

fn option(line: Line, minor: bool, notes: &mut Vec<Note>, complaints: &mut Complaints) -> Option<Discipline> {
    let number = line.whole("option_no", (1, 99), complaints);
    let default = line.yes("option_default", complaints);
    let typed = line.text("code", complaints);
    let kk = line.text("name_kk", complaints);
    let ru = line.text("name_ru", complaints);
    let en = line.text("name_en", complaints);
    let (typed, kk, ru, en) = (typed?, kk?, ru?, en?);
    let mut note = |oddity, column, was: &str, now: &str| {
        notes.push(Note { oddity, row: line.number(), column, was: shown(was), now: shown(now) });
    };

    let code = latin_twin(&typed);
    if code != typed {
        note(Oddity::LookAlike, "code", &typed, &code);
    }
    for (column, name) in [("name_kk", &kk), ("name_ru", &ru), ("name_en", &en)] {
        let english = column == "name_en";
        if mixes(name) {
            note(Oddity::MixedWord, column, name, "");
        } else if english == name.contains(cyrillic) {
            note(Oddity::OtherLanguage, column, name, "");
        }
    }
    let place = minor && is_minor_place(&kk, &ru, &en);
    if place {
        note(Oddity::MinorPlace, "code", &code, "");
    }
    let standing = if place { Standing::MinorPlace } else { Standing::Discipline };
    Some(Discipline { number: number?, code, names: Names { kk, ru, en }, standing, default: default? })
}

/// «МИНОР БАҒДАРЛАМАСЫ», «МИНОР ПРОГРАММА», “MINOR PROGRAM” at the head of a name.
fn is_minor_place(kk: &str, ru: &str, en: &str) -> bool {
    let begins = |name: &str, head: &str| name.to_lowercase().starts_with(head);
    begins(kk, "минор бағдарлама") || begins(ru, "минор программ") || begins(en, "minor program")
}

fn odd_slot_codes(slots: &[(usize, Slot)], notes: &mut Vec<Note>) {
    let mut seen: HashMap<&str, u16> = HashMap::new();
    for (row, slot) in slots {
        let mut note = |oddity, now: String| {
            notes.push(Note { oddity, row: *row, column: "slot_code", was: slot.code.clone(), now });
        };
        if !slot.code.bytes().all(|byte| byte.is_ascii_digit()) {
            note(Oddity::OddSlotCode, String::new());
        }
        if let Some(first) = seen.insert(&slot.code, slot.order) {
            note(Oddity::SlotCodeTwice, first.to_string());
        }
    }
}
