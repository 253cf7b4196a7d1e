//! The programmes of the demo: each is designed, examined, adopted and registered; its students come in every August;
//! it is renewed when the standard changes. Robotics goes on to the draft of 2027, with faults to mend.

use std::rc::Rc;

use kernel::{Day, Failure, ProgrammeId};
use programmes::design::actions::change_within;
use programmes::design::{Design, actions as design};
use programmes::example;
use programmes::imports::{Target, curriculum};
use programmes::moves::Act;
use programmes::programme::rules::ActForm;
use programmes::programme::{ProgrammeForm, actions, store};
use serde_json::json;

use super::cohort::Cohort;
use super::listed::{Row, programmes as listed};
use super::organisations::{Organisations, University};
use super::{World, cohorts, curricula, day, examination, working};

/// The first year of admission under the standard of 2022.
const NEW_STANDARD: i32 = 2023;
/// Robotics is renewed once more.
const RENEWED: i32 = 2026;

/// Every programme begins its life.
pub fn start(world: &Rc<World>, organisations: &Rc<Organisations>) -> Result<(), Failure> {
    for (n, row) in (0..).zip(listed()?) {
        let life = Life { world: world.clone(), organisations: organisations.clone(), row, n };
        world.calendar.starts(life.tell());
    }
    Ok(())
}

/// The life of a programme.
struct Life {
    world: Rc<World>,
    organisations: Rc<Organisations>,
    row: Row,
    /// Which of the programmes it is: what is done for one is done some days later for the next.
    n: i64,
}

impl Life {
    async fn tell(self) -> Result<(), Failure> {
        let mut stands = None;
        for year in self.row.years() {
            stands = match stands {
                None => Some(self.first(year).await?),
                Some(before) if year == NEW_STANDARD => Some(self.renewed(before, year).await?),
                Some(before) if year == RENEWED && self.row.is_written_out() => Some(self.renewed(before, year).await?),
                stands => stands,
            };
            self.world.calendar.until(day(year, 8, 25)).await;
            let cohort = Cohort {
                world: self.world.clone(),
                organisations: self.organisations.clone(),
                programme: self.row.clone(),
                admission: year,
            };
            self.world.calendar.starts(cohorts::live(cohort));
        }
        match stands {
            Some(stands) if self.row.is_written_out() => self.faulty_draft(stands).await,
            _ => Ok(()),
        }
    }

    fn university(&self) -> Result<&University, Failure> {
        self.organisations.university(&self.row.university)
    }

    /// Designed in February, adopted in April, in the register in June.
    async fn first(&self, year: i32) -> Result<ProgrammeId, Failure> {
        let (world, designer) = (&self.world, self.university()?.designer);
        world.calendar.until(working(day(year, 2, 4).plus(self.n))).await;
        let passport = passport(&self.row, year);
        let id = if self.row.is_written_out() {
            let slots = if year < NEW_STANDARD { example::OLDER_CURRICULUM_CSV } else { example::CURRICULUM_CSV };
            let files = (slots.as_bytes(), Some(example::MODULES_CSV.as_bytes()));
            let by = world.by(designer);
            let taken = curriculum(&world.db, &by, Target::Passport(&passport), files.0, files.1, false).await?;
            taken.programme.ok_or(Failure::Missing)?
        } else {
            actions::enter(&world.db, &world.by(designer), &passport).await?
        };
        self.design(id, year).await?;
        self.adopt(id, year).await?;
        Ok(id)
    }

    /// The next version, for those admitted from another year on.
    async fn renewed(&self, before: ProgrammeId, year: i32) -> Result<ProgrammeId, Failure> {
        self.world.calendar.until(working(day(year, 2, 2).plus(self.n))).await;
        let id = self.next(before, year).await?;
        self.design(id, year).await?;
        self.adopt(id, year).await?;
        Ok(id)
    }

    /// In the spring of the demo the next version of robotics is a draft; what is wrong in it, the checks say.
    async fn faulty_draft(&self, before: ProgrammeId) -> Result<(), Failure> {
        self.world.calendar.until(day(2027, 4, 8)).await;
        let id = self.next(before, 2027).await?;
        self.change(id, |design| {
            let (curriculum, matrix) = example::faulty(design.curriculum.clone(), design.matrix.clone());
            *design = Design { curriculum, matrix };
        })
        .await
    }

    async fn next(&self, before: ProgrammeId, year: i32) -> Result<ProgrammeId, Failure> {
        let (db, designer) = (&self.world.db, self.university()?.designer);
        let id = actions::new_version(db, &self.world.by(designer), before, self.version(before).await?).await?;
        let begun = store::any(db, id).await?;
        let form = ProgrammeForm { admission: year.to_string(), ..begun.form() };
        actions::edit(db, &self.world.by(designer), id, begun.version, &form).await?;
        Ok(id)
    }

    /// The designer brings the design of a year.
    async fn design(&self, id: ProgrammeId, year: i32) -> Result<(), Failure> {
        let whole = if year < NEW_STANDARD { curricula::older(&self.row)? } else { curricula::newer(&self.row)? };
        self.change(id, |design| *design = whole).await
    }

    async fn change(&self, id: ProgrammeId, change: impl FnOnce(&mut Design) + Send) -> Result<(), Failure> {
        let (db, by) = (&self.world.db, self.world.by(self.university()?.designer));
        let version = self.version(id).await?;
        let (_, stood) = design::design(db, &by, id).await?;
        let payload = json!({ "slots": stood.curriculum.slots.len() });
        let mut write = db.write(&by).await?;
        change_within(&mut write, id, version, "programmes-act-import-curriculum", payload, |design| {
            change(design);
            Ok(())
        })
        .await?;
        write.done().await
    }

    /// Sent to examination, recommended by its commission, adopted by the academic council, put into the register.
    async fn adopt(&self, id: ProgrammeId, year: i32) -> Result<(), Failure> {
        let (world, university) = (&self.world, self.university()?);
        world.calendar.until(working(day(year, 2, 18).plus(self.n))).await;
        let by = world.by(university.designer);
        let version = self.version(id).await?;
        actions::act(&world.db, &by, id, version, Act::SendToExamination, &ActForm::default()).await?;
        examination::hold(world, &self.organisations, university, (id, &self.row)).await?;
        let council = working(world.calendar.today().plus(16));
        world.calendar.until(council).await;
        self.paper(id, Act::Adopt, &format!("{}", 8 + self.n), council).await?;
        let registered = working(day(year, 6, 14).plus(self.n));
        world.calendar.until(registered).await;
        let number = format!("{}00{:03}", &self.row.code, 412 + 7 * self.n);
        self.paper(id, Act::Register, &number, registered).await
    }

    /// An act that rests on a paper.
    async fn paper(&self, id: ProgrammeId, act: Act, number: &str, on: Day) -> Result<(), Failure> {
        let by = self.world.by(self.university()?.officer);
        let form = ActForm { paper_number: number.into(), paper_day: on.to_string(), ..ActForm::default() };
        actions::act(&self.world.db, &by, id, self.version(id).await?, act, &form).await
    }

    async fn version(&self, id: ProgrammeId) -> Result<i64, Failure> {
        Ok(store::any(&self.world.db, id).await?.version)
    }
}

fn passport(row: &Row, year: i32) -> ProgrammeForm {
    let (kind, admission) = (if row.is_written_out() { "innovative" } else { "acting" }, year.to_string());
    if row.is_written_out() {
        return ProgrammeForm { admission, ..example::passport() };
    }
    let Row { name_kk, name_ru, name_en, .. } = row;
    ProgrammeForm {
        code: row.code.clone(),
        group: row.group.clone(),
        goal_kk: format!("Өңір кәсіпорындарына «{name_kk}» бағыты бойынша мамандарды дуальды оқыту арқылы даярлау"),
        goal_ru: format!(
            "Подготовка через дуальное обучение специалистов для предприятий региона по направлению «{name_ru}»"
        ),
        goal_en: format!("To train, by dual training, specialists for the region’s enterprises in {name_en}"),
        name_kk: name_kk.clone(),
        name_ru: name_ru.clone(),
        name_en: name_en.clone(),
        profile: "bachelor-240".into(),
        admission,
        lang_kk: "yes".into(),
        lang_ru: "yes".into(),
        kind: kind.into(),
        ..ProgrammeForm::default()
    }
}
