//! The curricula of the demo. That of robotics is written out; the others keep its volumes, terms and practices and
//! have disciplines and outcomes of their own field.

use kernel::{Failure, Names};
use programmes::design::Design;
use programmes::{Curriculum, Cycle, Discipline, Outcome, Slot, example};
use serde::Deserialize;

use super::super::lists::{rows, several};
use super::listed::Row;

const DISCIPLINES: &[u8] = include_bytes!("../../../demo/data/disciplines.csv");
const OUTCOMES: &[u8] = include_bytes!("../../../demo/data/outcomes.csv");

#[derive(Debug, Deserialize)]
struct Pooled {
    field: String,
    cycle: String,
    year: u8,
    name_kk: String,
    name_ru: String,
    name_en: String,
}

#[derive(Debug, Deserialize)]
struct Graduate {
    programme: String,
    number: u16,
    professions: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
}

/// Disciplines of every engineer, by the order of their slots in the curriculum of robotics.
const EVERYBODYS: [u16; 6] = [6, 7, 10, 11, 26, 29];

/// What was designed for those admitted until 2022, under the standard of 2018.
pub fn older(row: &Row) -> Result<Design, Failure> {
    adapted(Design { curriculum: example::older_curriculum(), matrix: example::matrix() }, row)
}

/// What was designed for those admitted from 2023.
pub fn newer(row: &Row) -> Result<Design, Failure> {
    adapted(Design { curriculum: example::curriculum(), matrix: example::matrix() }, row)
}

fn adapted(mut design: Design, row: &Row) -> Result<Design, Failure> {
    if row.is_written_out() {
        return Ok(design);
    }
    own_disciplines(&mut design.curriculum, row)?;
    for own in rows::<Graduate>(OUTCOMES)?.into_iter().filter(|own| own.programme == row.code || own.programme == "all")
    {
        let outcome = design.matrix.outcomes.iter_mut().find(|outcome| outcome.number == own.number);
        own_outcome(outcome.ok_or(Failure::Missing)?, &own, row);
    }
    Ok(design)
}

fn own_outcome(outcome: &mut Outcome, own: &Graduate, row: &Row) {
    outcome.names = Names::new(&*own.name_kk, &*own.name_ru, &*own.name_en);
    let listed = if own.professions.is_empty() { &row.professions } else { &own.professions };
    outcome.professions = several(listed).map(str::to_owned).collect();
}

/// Fills the slots of the field, year by year, from the pool: first what belongs to the field, then what is common.
fn own_disciplines(curriculum: &mut Curriculum, row: &Row) -> Result<(), Failure> {
    let pool = rows::<Pooled>(DISCIPLINES)?;
    let mut pools = [("BD", Vec::new()), ("MD", Vec::new())];
    for (cycle, chosen) in &mut pools {
        for field in row.fields.split(';').chain(["common"]) {
            let fits = |one: &&Pooled| one.field == field && one.cycle == *cycle && one.year > 1;
            chosen.extend(pool.iter().filter(fits));
        }
    }
    let [(_, basic), (_, major)] = &pools;
    let (mut basic, mut major) = (basic.iter(), major.iter());
    for slot in &mut curriculum.slots {
        let next = match slot.cycle {
            _ if slot.practice || EVERYBODYS.contains(&slot.order) => {
                plain_practice(slot);
                continue;
            }
            Cycle::Basic => &mut basic,
            Cycle::Major => &mut major,
            _ => continue,
        };
        let code = slot.code.clone();
        for option in &mut slot.options {
            let own = next.next().ok_or(Failure::Missing)?;
            named(option, own, &code);
        }
    }
    // What rests on what is the field's own; it is drawn when the programme is renewed.
    curriculum.slots.iter_mut().for_each(|slot| slot.prerequisites.clear());
    Ok(())
}

fn named(option: &mut Discipline, own: &Pooled, slot: &str) {
    let words = own.name_en.split_whitespace().filter(|word| word.len() > 2);
    let short: String = words.flat_map(|word| word.chars().take(2)).collect();
    option.code = format!("{short} {slot}.{}", option.number);
    option.names = Names::new(&*own.name_kk, &*own.name_ru, &*own.name_en);
}

/// The practices of robotics say what is practised; those of the others only their number.
fn plain_practice(slot: &mut Slot) {
    let plain = |name: &str| match name.split_once(':') {
        Some((kind, _)) => format!("{kind})"),
        None => name.to_owned(),
    };
    for option in slot.options.iter_mut().filter(|_| slot.practice) {
        let Names { kk, ru, en } = &option.names;
        option.names = Names::new(plain(kk), plain(ru), plain(en));
    }
}
