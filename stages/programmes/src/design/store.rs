//! Every statement about curricula, outcomes and the matrix. A design is read whole and saved as the difference from
//! what stood: a row that says the same is not touched.

use std::collections::{BTreeMap, BTreeSet};

use db::{Read, Row, RowRef, Write, values};
use kernel::{Cell, Failure, Id, ProgrammeId};
use uuid::Uuid;

use super::Design;
use crate::curriculum::{Curriculum, Discipline, Module, Slot, Split};
use crate::outcomes::{Mark, Matrix, Outcome};
use crate::programme::Programme;

kernel::ids! {
    /// A row of a design.
    RowId,
}

/// The keys of rows, by what they say.
#[derive(Clone, Debug, Default)]
struct Ids {
    modules: BTreeMap<u16, RowId>,
    slots: BTreeMap<u16, RowId>,
    options: BTreeMap<(u16, u8), RowId>,
    prerequisites: BTreeMap<(u16, u16), RowId>,
    outcomes: BTreeMap<u16, RowId>,
    marks: BTreeMap<Mark, RowId>,
}

/// A design with the keys of its rows.
#[derive(Clone, Debug)]
pub struct Stored {
    pub design: Design,
    ids: Ids,
}

impl Stored {
    /// The row of a slot by its order.
    pub fn slot_row(&self, order: u16) -> Option<Uuid> {
        self.ids.slots.get(&order).map(|id| id.0)
    }
    /// The row of an outcome by its number.
    pub fn outcome_row(&self, number: u16) -> Option<Uuid> {
        self.ids.outcomes.get(&number).map(|id| id.0)
    }
}

/// The design of a version.
pub async fn load(reader: &dyn Read, of: &Programme) -> Result<Stored, Failure> {
    let mut ids = Ids::default();
    let mut curriculum = Curriculum::empty(of.profile);
    curriculum.period = of.period;
    curriculum.weeks.clone_from(&of.weeks);
    for row in rows(reader, MODULES, of.id).await? {
        let module = module(&row)?;
        ids.modules.insert(module.number, row.get("id")?);
        curriculum.modules.push(module);
    }
    for row in rows(reader, SLOTS, of.id).await? {
        let slot = slot(&row)?;
        ids.slots.insert(slot.order, row.get("id")?);
        curriculum.slots.push(slot);
    }
    let mut places: BTreeMap<u16, usize> = BTreeMap::new();
    for (place, slot) in curriculum.slots.iter().enumerate() {
        places.insert(slot.order, place);
    }
    for row in rows(reader, OPTIONS, of.id).await? {
        let (order, option) = (small(&row, "place")?, option(&row)?);
        ids.options.insert((order, option.number), row.get("id")?);
        if let Some(place) = places.get(&order) {
            curriculum.slots[*place].options.push(option);
        }
    }
    for row in rows(reader, PREREQUISITES, of.id).await? {
        let (order, requires) = (small(&row, "place")?, small(&row, "requires")?);
        ids.prerequisites.insert((order, requires), row.get("id")?);
        if let Some(place) = places.get(&order) {
            curriculum.slots[*place].prerequisites.push(requires);
        }
    }
    let matrix = matrix(reader, of.id, &mut ids).await?;
    Ok(Stored { design: Design { curriculum, matrix }, ids })
}

async fn matrix(reader: &dyn Read, of: ProgrammeId, ids: &mut Ids) -> Result<Matrix, Failure> {
    let mut matrix = Matrix::default();
    for row in rows(reader, OUTCOMES, of).await? {
        let outcome = outcome(&row)?;
        ids.outcomes.insert(outcome.number, row.get("id")?);
        matrix.outcomes.push(outcome);
    }
    for row in rows(reader, MARKS, of).await? {
        let mark = Mark {
            slot: small(&row, "place")?,
            option: small::<u8>(&row, "number")?,
            outcome: small(&row, "outcome_number")?,
        };
        ids.marks.insert(mark, row.get("id")?);
        matrix.marks.insert(mark);
    }
    Ok(matrix)
}

const MODULES: &str = "select id, number, code, name_kk, name_ru, name_en from programmes_module \
     where programme = $1 order by number";
const SLOTS: &str = "select id, place, code, module, cycle, component, credits, hours, hours_lecture, hours_lab, \
     hours_practical, hours_individual, hours_independent, hours_with_teacher, hours_field_practice, hours_thesis, \
     control, course_work, terms, control_term, choose, minor, mandatory, practice, on_site, employer \
     from programmes_slot where programme = $1 order by place";
const OPTIONS: &str = "select x.id, s.place, x.number, x.code, x.name_kk, x.name_ru, x.name_en, x.standing, x.chosen \
     from programmes_option x join programmes_slot s on s.id = x.slot where s.programme = $1 order by s.place, x.number";
const PREREQUISITES: &str = "select x.id, s.place, r.place as requires from programmes_prerequisite x \
     join programmes_slot s on s.id = x.slot join programmes_slot r on r.id = x.requires \
     where s.programme = $1 order by s.place, r.place";
const OUTCOMES: &str = "select id, number, kind, name_kk, name_ru, name_en, professions, tools from programmes_outcome \
     where programme = $1 order by number";
const MARKS: &str = "select x.id, s.place, c.number, o.number as outcome_number from programmes_mark x \
     join programmes_option c on c.id = x.choice join programmes_slot s on s.id = c.slot \
     join programmes_outcome o on o.id = x.outcome where s.programme = $1";

async fn rows(reader: &dyn Read, sql: &str, of: ProgrammeId) -> Result<Vec<Row>, Failure> {
    reader.all(sql, values![of]).await
}

fn small<T: TryFrom<i64>>(row: &Row, column: &str) -> Result<T, Failure> {
    let value: i64 = row.get(column)?;
    T::try_from(value).map_err(|_| anyhow::anyhow!("column `{column}` holds {value}").into())
}

fn module(row: &Row) -> Result<Module, Failure> {
    Ok(Module { number: small(row, "number")?, code: row.get("code")?, names: row.names("name")? })
}

fn slot(row: &Row) -> Result<Slot, Failure> {
    let on_site: Option<i64> = row.get("on_site")?;
    Ok(Slot {
        order: small(row, "place")?,
        code: row.get("code")?,
        module: small(row, "module")?,
        cycle: row.get("cycle")?,
        component: row.get("component")?,
        credits: row.get("credits")?,
        hours: row.get("hours")?,
        split: Split {
            lecture: row.get("hours_lecture")?,
            lab: row.get("hours_lab")?,
            practical: row.get("hours_practical")?,
            individual: row.get("hours_individual")?,
            independent: row.get("hours_independent")?,
            with_teacher: row.get("hours_with_teacher")?,
            field_practice: row.get("hours_field_practice")?,
            thesis: row.get("hours_thesis")?,
        },
        control: row.get("control")?,
        course_work: row.get("course_work")?,
        terms: row.json("terms")?,
        control_term: small(row, "control_term")?,
        choose: small(row, "choose")?,
        minor: row.get("minor")?,
        mandatory: row.get("mandatory")?,
        practice: row.get("practice")?,
        on_site: on_site.and_then(|share| u8::try_from(share).ok()),
        employer: row.get("employer")?,
        prerequisites: Vec::new(),
        options: Vec::new(),
    })
}

fn option(row: &Row) -> Result<Discipline, Failure> {
    Ok(Discipline {
        number: small(row, "number")?,
        code: row.get("code")?,
        names: row.names("name")?,
        standing: row.get("standing")?,
        default: row.get("chosen")?,
    })
}

fn outcome(row: &Row) -> Result<Outcome, Failure> {
    let professions: String = row.get("professions")?;
    let professions = professions.split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect();
    Ok(Outcome {
        number: small(row, "number")?,
        kind: row.get("kind")?,
        names: row.names("name")?,
        professions,
        tools: row.json("tools")?,
    })
}

fn module_cells(module: &Module) -> Vec<Cell> {
    let Module { number, code, names } = module;
    values![i64::from(*number), code.as_str(), names.kk, names.ru, names.en]
}

fn slot_cells(slot: &Slot) -> Vec<Cell> {
    let split = &slot.split;
    let terms = serde_json::json!(slot.terms).to_string();
    values![
        i64::from(slot.order),
        slot.code,
        i64::from(slot.module),
        slot.cycle,
        slot.component,
        slot.credits,
        slot.hours,
        split.lecture,
        split.lab,
        split.practical,
        split.individual,
        split.independent,
        split.with_teacher,
        split.field_practice,
        split.thesis,
        slot.control,
        slot.course_work,
        terms,
        i64::from(slot.control_term),
        i64::from(slot.choose),
        slot.minor,
        slot.mandatory,
        slot.practice,
        slot.on_site.map(i64::from),
        slot.employer
    ]
}

fn option_cells(option: &Discipline) -> Vec<Cell> {
    let Discipline { number, code, names, standing, default } = option;
    values![i64::from(*number), code.as_str(), names.kk, names.ru, names.en, *standing, *default]
}

/// Professions stand between semicolons, so that one is found whole: `;mechatronics;robotics;`.
fn outcome_cells(outcome: &Outcome) -> Vec<Cell> {
    let Outcome { number, kind, names, professions, tools } = outcome;
    let listed = if professions.is_empty() { String::new() } else { format!(";{};", professions.join(";")) };
    let tools = serde_json::json!(tools).to_string();
    values![i64::from(*number), *kind, names.kk, names.ru, names.en, listed, tools]
}

/// A table of a design: its name and the columns after id and owner.
struct Table {
    name: &'static str,
    insert: &'static str,
    update: &'static str,
    delete: &'static str,
}

const MODULE: Table = Table {
    name: "programmes_module",
    insert: "insert into programmes_module (id, programme, number, code, name_kk, name_ru, name_en, version) \
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
    update: "update programmes_module set number = $2, code = $3, name_kk = $4, name_ru = $5, name_en = $6, \
             version = version + 1 where id = $1",
    delete: "delete from programmes_module where id = $1",
};
const SLOT: Table = Table {
    name: "programmes_slot",
    insert: "insert into programmes_slot (id, programme, place, code, module, cycle, component, credits, hours, \
             hours_lecture, hours_lab, hours_practical, hours_individual, hours_independent, hours_with_teacher, \
             hours_field_practice, hours_thesis, control, course_work, terms, control_term, choose, minor, mandatory, \
             practice, on_site, employer, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
             $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, 1)",
    update: "update programmes_slot set place = $2, code = $3, module = $4, cycle = $5, component = $6, credits = $7, \
             hours = $8, hours_lecture = $9, hours_lab = $10, hours_practical = $11, hours_individual = $12, \
             hours_independent = $13, hours_with_teacher = $14, hours_field_practice = $15, hours_thesis = $16, \
             control = $17, course_work = $18, terms = $19, control_term = $20, choose = $21, minor = $22, \
             mandatory = $23, practice = $24, on_site = $25, employer = $26, version = version + 1 where id = $1",
    delete: "delete from programmes_slot where id = $1",
};
const OPTION: Table = Table {
    name: "programmes_option",
    insert: "insert into programmes_option (id, slot, number, code, name_kk, name_ru, name_en, standing, chosen, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
    update: "update programmes_option set number = $2, code = $3, name_kk = $4, name_ru = $5, name_en = $6, \
             standing = $7, chosen = $8, version = version + 1 where id = $1",
    delete: "delete from programmes_option where id = $1",
};
const OUTCOME: Table = Table {
    name: "programmes_outcome",
    insert: "insert into programmes_outcome (id, programme, number, kind, name_kk, name_ru, name_en, professions, tools, \
             version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
    update: "update programmes_outcome set number = $2, kind = $3, name_kk = $4, name_ru = $5, name_en = $6, \
             professions = $7, tools = $8, version = version + 1 where id = $1",
    delete: "delete from programmes_outcome where id = $1",
};
const PREREQUISITE: Table = Table {
    name: "programmes_prerequisite",
    insert: "insert into programmes_prerequisite (id, slot, requires, version) values ($1, $2, $3, 1)",
    update: "update programmes_prerequisite set requires = $2, version = version + 1 where id = $1",
    delete: "delete from programmes_prerequisite where id = $1",
};
const MARK: Table = Table {
    name: "programmes_mark",
    insert: "insert into programmes_mark (id, choice, outcome, version) values ($1, $2, $3, 1)",
    update: "update programmes_mark set outcome = $2, version = version + 1 where id = $1",
    delete: "delete from programmes_mark where id = $1",
};

impl Table {
    async fn insert(&self, write: &mut Write, owner: Uuid, mut said: Vec<Cell>) -> Result<RowId, Failure> {
        let id: RowId = write.by().new_id();
        let mut cells = values![id, owner];
        cells.append(&mut said);
        write.change(RowRef::new(self.name, id), self.insert, cells).await?;
        Ok(id)
    }
    async fn update(&self, write: &mut Write, id: RowId, mut said: Vec<Cell>) -> Result<(), Failure> {
        let mut cells = values![id];
        cells.append(&mut said);
        write.change(RowRef::new(self.name, id), self.update, cells).await
    }
    async fn delete(&self, write: &mut Write, id: RowId) -> Result<(), Failure> {
        write.change(RowRef::new(self.name, id), self.delete, values![id]).await
    }

    /// Rows that belong to one owner: those of the new design that are not as they stood; adds the keys of new ones.
    async fn keep<K: Ord + Copy>(
        &self,
        write: &mut Write,
        owner: impl Fn(K) -> Option<Uuid>,
        was: &BTreeMap<K, Vec<Cell>>,
        now: &BTreeMap<K, Vec<Cell>>,
        ids: &mut BTreeMap<K, RowId>,
    ) -> Result<(), Failure> {
        for (key, said) in now {
            match (ids.get(key), was.get(key)) {
                (Some(_), Some(before)) if before == said => {}
                (Some(id), _) => self.update(write, *id, said.clone()).await?,
                (None, _) => {
                    let owner = owner(*key).ok_or(Failure::Missing)?;
                    let id = self.insert(write, owner, said.clone()).await?;
                    ids.insert(*key, id);
                }
            }
        }
        Ok(())
    }

    /// Takes away the rows that the new design has no longer.
    async fn drop<K: Ord + Copy>(
        &self,
        write: &mut Write,
        now: &BTreeSet<K>,
        ids: &mut BTreeMap<K, RowId>,
    ) -> Result<(), Failure> {
        let gone: Vec<K> = ids.keys().filter(|key| !now.contains(key)).copied().collect();
        for key in gone {
            if let Some(id) = ids.remove(&key) {
                self.delete(write, id).await?;
            }
        }
        Ok(())
    }
}

/// What a design says, row by row.
struct Said {
    modules: BTreeMap<u16, Vec<Cell>>,
    slots: BTreeMap<u16, Vec<Cell>>,
    options: BTreeMap<(u16, u8), Vec<Cell>>,
    outcomes: BTreeMap<u16, Vec<Cell>>,
    prerequisites: BTreeSet<(u16, u16)>,
}

impl Said {
    fn of(design: &Design) -> Self {
        let slots = &design.curriculum.slots;
        let options = |slot: &Slot| {
            let order = slot.order;
            slot.options.iter().map(move |one| ((order, one.number), option_cells(one))).collect::<Vec<_>>()
        };
        Self {
            modules: design.curriculum.modules.iter().map(|one| (one.number, module_cells(one))).collect(),
            slots: slots.iter().map(|one| (one.order, slot_cells(one))).collect(),
            options: slots.iter().flat_map(options).collect(),
            outcomes: design.matrix.outcomes.iter().map(|one| (one.number, outcome_cells(one))).collect(),
            prerequisites: slots
                .iter()
                .flat_map(|slot| slot.prerequisites.iter().map(|requires| (slot.order, *requires)))
                .collect(),
        }
    }
}

/// Saves what differs between what stood and what is to stand. Whoever calls it holds a move of the programme.
pub async fn save(write: &mut Write, of: ProgrammeId, before: &Stored, after: &Design) -> Result<(), Failure> {
    let (was, now) = (Said::of(&before.design), Said::of(after));
    let mut ids = before.ids.clone();
    let programme = of.uuid();
    MARK.drop(write, &after.matrix.marks, &mut ids.marks).await?;
    PREREQUISITE.drop(write, &now.prerequisites, &mut ids.prerequisites).await?;
    OPTION.drop(write, &now.options.keys().copied().collect(), &mut ids.options).await?;
    SLOT.drop(write, &now.slots.keys().copied().collect(), &mut ids.slots).await?;
    OUTCOME.drop(write, &now.outcomes.keys().copied().collect(), &mut ids.outcomes).await?;
    MODULE.drop(write, &now.modules.keys().copied().collect(), &mut ids.modules).await?;
    MODULE.keep(write, |_| Some(programme), &was.modules, &now.modules, &mut ids.modules).await?;
    OUTCOME.keep(write, |_| Some(programme), &was.outcomes, &now.outcomes, &mut ids.outcomes).await?;
    SLOT.keep(write, |_| Some(programme), &was.slots, &now.slots, &mut ids.slots).await?;
    let slots = ids.slots.clone();
    let slot_of = |(order, _): (u16, u8)| slots.get(&order).map(|id| id.0);
    OPTION.keep(write, slot_of, &was.options, &now.options, &mut ids.options).await?;
    for pair in now.prerequisites.iter().filter(|pair| !ids.prerequisites.contains_key(pair)) {
        let (slot, requires) = (slots.get(&pair.0), slots.get(&pair.1));
        let (slot, requires) = slot.zip(requires).ok_or(Failure::Missing)?;
        PREREQUISITE.insert(write, slot.0, values![*requires]).await?;
    }
    for mark in after.matrix.marks.iter().filter(|mark| !ids.marks.contains_key(mark)) {
        let (choice, outcome) = (ids.options.get(&(mark.slot, mark.option)), ids.outcomes.get(&mark.outcome));
        let (choice, outcome) = choice.zip(outcome).ok_or(Failure::Missing)?;
        MARK.insert(write, choice.0, values![*outcome]).await?;
    }
    Ok(())
}

/// The design of a version that has none yet.
pub fn nothing(of: &Programme) -> Stored {
    let curriculum = Curriculum::empty(of.profile);
    Stored { design: Design { curriculum, matrix: Matrix::default() }, ids: Ids::default() }
}

/// The programmes one of whose outcomes leads to a profession, by its code.
pub async fn leading_to(reader: &dyn Read, profession: &str) -> Result<Vec<ProgrammeId>, Failure> {
    let sql = "select distinct programme from programmes_outcome where professions like $1";
    let rows = reader.all(sql, values![format!("%;{profession};%")]).await?;
    rows.iter().map(|row| row.get("programme")).collect()
}

/// The region's list of professions: code and name.
pub async fn professions(reader: &dyn Read) -> Result<Vec<(String, kernel::Names)>, Failure> {
    let sql = "select code, name_kk, name_ru, name_en from registry_profession order by sort_key, id";
    let rows = reader.all(sql, vec![]).await?;
    rows.iter().map(|row| Ok((row.get("code")?, row.names("name")?))).collect()
}
