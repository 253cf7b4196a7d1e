//! The programmes of the demo: robotics from its first version to the next draft, the others begun.

use kernel::{Caller, Day, Failure, ProgrammeId};
use programmes::design::actions::{change_within, set_matrix};
use programmes::design::{Design, actions as design};
use programmes::example;
use programmes::imports::{Target, curriculum};
use programmes::moves::Act;
use programmes::programme::rules::ActForm;
use programmes::programme::{ProgrammeForm, actions, store};
use serde::Deserialize;
use serde_json::json;

use super::super::lists::rows;
use super::organisations::Organisations;
use super::{World, day, examination};

const PROGRAMMES: &[u8] = include_bytes!("../../../demo/data/programmes.csv");

/// The programme that the students of the demo study by.
pub const CODE: &str = "6B07114";

#[derive(Debug, Deserialize)]
struct Row {
    code: String,
    group: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    university: String,
}

/// The robotics programme for those admitted from 2023: taken from files, examined, adopted, registered.
pub async fn first(world: &World<'_>, organisations: &Organisations) -> Result<ProgrammeId, Failure> {
    let (db, university) = (&world.db, &organisations.university);
    let by = world.at(day(2023, 2, 6), university.designer);
    let passport = ProgrammeForm { admission: "2023".into(), ..example::passport() };
    let (slots, modules) = (example::CURRICULUM_CSV.as_bytes(), example::MODULES_CSV.as_bytes());
    let taken = curriculum(db, &by, Target::Passport(&passport), slots, Some(modules), false).await?;
    let id = taken.programme.ok_or(Failure::Missing)?;
    let by = world.at(day(2023, 2, 10), university.designer);
    set_matrix(db, &by, id, version(world, id).await?, example::matrix()).await?;
    adopt(world, organisations, id, day(2023, 2, 20), "8").await?;
    let on = day(2023, 6, 15);
    paper(world, &world.at(on, university.officer), id, Act::Register, ("6B07100412", on)).await?;
    Ok(id)
}

/// Its next version, for those admitted in 2026: it says which discipline rests on which.
pub async fn renewed(
    world: &World<'_>,
    organisations: &Organisations,
    before: ProgrammeId,
) -> Result<ProgrammeId, Failure> {
    let by = world.at(day(2026, 2, 2), organisations.university.designer);
    let id = next(world, &by, before, "2026").await?;
    redesign(world, &by, id, |design| design.curriculum = example::curriculum()).await?;
    adopt(world, organisations, id, day(2026, 2, 16), "9").await?;
    Ok(id)
}

/// What is being designed in the spring of the demo: the next version of robotics, with faults to mend, and the
/// region's other programmes.
pub async fn drafts(world: &World<'_>, organisations: &Organisations, before: ProgrammeId) -> Result<(), Failure> {
    let (ours, neighbours) = (organisations.university.designer, organisations.neighbour.player);
    for (n, row) in (1..).zip(rows::<Row>(PROGRAMMES)?.iter().filter(|row| row.code != CODE)) {
        let designer = if row.university == "tou" { neighbours } else { ours };
        actions::enter(&world.db, &world.at(day(2027, 3, n), designer), &passport(row)).await?;
    }
    let by = world.at(day(2027, 4, 8), ours);
    let id = next(world, &by, before, "2027").await?;
    redesign(world, &by, id, |design| {
        let (curriculum, matrix) = example::faulty(design.curriculum.clone(), design.matrix.clone());
        *design = Design { curriculum, matrix };
    })
    .await
}

fn passport(row: &Row) -> ProgrammeForm {
    ProgrammeForm {
        code: row.code.clone(),
        group: row.group.clone(),
        name_kk: row.name_kk.clone(),
        name_ru: row.name_ru.clone(),
        name_en: row.name_en.clone(),
        goal_kk: format!(
            "Өңір кәсіпорындарына «{}» бағыты бойынша мамандарды дуальды оқыту арқылы даярлау",
            row.name_kk
        ),
        goal_ru: format!(
            "Подготовка через дуальное обучение специалистов для предприятий региона по направлению «{}»",
            row.name_ru
        ),
        goal_en: format!("To train, by dual training, specialists for the region’s enterprises in {}", row.name_en),
        profile: "bachelor-240".into(),
        admission: "2027".into(),
        lang_kk: "yes".into(),
        lang_ru: "yes".into(),
        kind: "acting".into(),
        ..ProgrammeForm::default()
    }
}

async fn version(world: &World<'_>, id: ProgrammeId) -> Result<i64, Failure> {
    Ok(store::any(&world.db, id).await?.version)
}

/// Begins the next version, for another year of admission.
async fn next(world: &World<'_>, by: &Caller, before: ProgrammeId, admission: &str) -> Result<ProgrammeId, Failure> {
    let id = actions::new_version(&world.db, by, before, version(world, before).await?).await?;
    let begun = store::any(&world.db, id).await?;
    let form = ProgrammeForm { admission: admission.into(), ..begun.form() };
    actions::edit(&world.db, by, id, begun.version, &form).await?;
    Ok(id)
}

/// The designer brings a whole new design of a draft at once.
async fn redesign(
    world: &World<'_>,
    by: &Caller,
    id: ProgrammeId,
    change: impl FnOnce(&mut Design) + Send,
) -> Result<(), Failure> {
    let version = version(world, id).await?;
    let (_, stood) = design::design(&world.db, by, id).await?;
    let payload = json!({ "slots": stood.curriculum.slots.len() });
    let mut write = world.db.write(by).await?;
    change_within(&mut write, id, version, "programmes-act-import-curriculum", payload, |design| {
        change(design);
        Ok(())
    })
    .await?;
    write.done().await
}

/// Sent to examination, recommended by its commission a month later, adopted by the academic council.
async fn adopt(
    world: &World<'_>,
    organisations: &Organisations,
    id: ProgrammeId,
    on: Day,
    minutes: &str,
) -> Result<(), Failure> {
    let university = &organisations.university;
    let by = world.at(on, university.designer);
    let version = version(world, id).await?;
    actions::act(&world.db, &by, id, version, Act::SendToExamination, &ActForm::default()).await?;
    examination::hold(world, organisations, id, on.plus(3)).await?;
    let council = on.plus(38);
    paper(world, &world.at(council.plus(1), university.officer), id, Act::Adopt, (minutes, council)).await
}

/// An act that rests on a paper.
async fn paper(
    world: &World<'_>,
    by: &Caller,
    id: ProgrammeId,
    act: Act,
    (number, on): (&str, Day),
) -> Result<(), Failure> {
    let form = ActForm { paper_number: number.into(), paper_day: on.to_string(), ..ActForm::default() };
    actions::act(&world.db, by, id, version(world, id).await?, act, &form).await
}
