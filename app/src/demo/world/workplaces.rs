//! Where trainees of the demo work and who teaches them: workplaces and the register of mentors.

use std::rc::Rc;

use kernel::{Day, Failure};
use placement::mentors::rules::MentorForm;
use placement::workplaces::rules::WorkplaceForm;
use placement::{example, mentors, workplaces};
use serde::Deserialize;

use super::super::lists::{rows, several};
use super::organisations::{Enterprise, Mentor, Organisations};
use super::{World, day, working};

const WORKPLACES: &[u8] = include_bytes!("../../../demo/data/workplaces.csv");

/// A kind of workplace: the group of programmes it serves and the divisions of activity that have it.
#[derive(Debug, Deserialize)]
pub struct Kind {
    pub group: String,
    divisions: String,
    pub profession: String,
    hazards_kk: String,
    equipment: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
}

impl Kind {
    /// Has an enterprise of this activity such a workplace?
    pub fn suits(&self, enterprise: &Enterprise) -> bool {
        several(&self.divisions).any(|division| division == enterprise.division)
    }
}

/// Every kind, of each group the usual first.
pub fn kinds() -> Result<Vec<Kind>, Failure> {
    rows(WORKPLACES)
}

/// Enterprises open workplaces and register mentors; trainings are renewed before they end, but not all.
pub async fn offered(world: Rc<World>, organisations: Rc<Organisations>) -> Result<(), Failure> {
    let kinds = kinds()?;
    world.calendar.until(day(2022, 8, 22)).await;
    for (n, enterprise) in organisations.enterprises.iter().enumerate() {
        for form in forms(&kinds, enterprise, n) {
            workplaces::actions::enter(&world.db, &world.by(enterprise.hr), &form).await?;
        }
    }
    world.calendar.until(day(2022, 9, 5)).await;
    for (n, enterprise) in organisations.enterprises.iter().enumerate() {
        for (nth, mentor) in enterprise.mentors.iter().enumerate() {
            registered(&world, enterprise, mentor, n * 5 + nth).await?;
        }
    }
    paused(&world, &organisations).await
}

/// One workplace for each group that the activity suits: which of them, differs from enterprise to enterprise.
fn forms(kinds: &[Kind], enterprise: &Enterprise, n: usize) -> Vec<WorkplaceForm> {
    let mut groups: Vec<&str> = Vec::new();
    let mut forms = Vec::new();
    for kind in kinds.iter().filter(|kind| kind.suits(enterprise)) {
        if groups.contains(&kind.group.as_str()) {
            continue;
        }
        groups.push(&kind.group);
        let all: Vec<&Kind> =
            kinds.iter().filter(|other| other.group == kind.group && other.suits(enterprise)).collect();
        forms.push(form(all[n % all.len()], enterprise));
    }
    forms
}

fn form(kind: &Kind, enterprise: &Enterprise) -> WorkplaceForm {
    let seats = 1 + usize::from(enterprise.staff >= 300) + usize::from(enterprise.staff >= 1000);
    WorkplaceForm {
        organisation: enterprise.id.to_string(),
        profession: kind.profession.clone(),
        name_kk: kind.name_kk.clone(),
        name_ru: kind.name_ru.clone(),
        name_en: kind.name_en.clone(),
        equipment: kind.equipment.clone(),
        capacity: seats.to_string(),
        from: "2022-09-01".into(),
        hazardous: if kind.hazards_kk.is_empty() { String::new() } else { "yes".into() },
        hazards: kind.hazards_kk.clone(),
        groups: kind.group.clone(),
        // Nobody knows yet when it will be given up.
        until: String::new(),
        ..example::workplace()
    }
}

/// How a mentor's training stands in the spring of the demo.
enum Training {
    /// Renewed in time.
    Renewed,
    /// Ends within weeks.
    Ending,
    /// Ended, and not renewed.
    Ended,
}

fn training(n: usize) -> Training {
    match n % 17 {
        5 => Training::Ended,
        11 => Training::Ending,
        _ => Training::Renewed,
    }
}

async fn registered(world: &Rc<World>, enterprise: &Enterprise, mentor: &Mentor, n: usize) -> Result<(), Failure> {
    let trained = day(2022, 2, 7).plus(i64::try_from(n % 90).unwrap_or(0));
    let until = match training(n) {
        Training::Ended => day(2027, 2, 1),
        Training::Ending => day(2027, 5, 10),
        Training::Renewed => trained.plus_months(36),
    };
    let form = mentor_form(enterprise, mentor, n, (trained, until));
    let id = mentors::actions::register(&world.db, &world.by(enterprise.hr), &form).await?;
    if matches!(training(n), Training::Renewed) {
        let (world, by) = (world.clone(), enterprise.hr);
        let renewed = working(until.plus(-20));
        let form = MentorForm {
            trained_on: renewed.to_string(),
            trained_until: renewed.plus_months(36).to_string(),
            certificate: format!("ПД-{}-{:04}", renewed.year(), 100 + n),
            ..form
        };
        world.clone().calendar.starts(async move {
            world.calendar.until(renewed).await;
            let version = mentors::store::load(&world.db, &world.by(by), id).await?.version;
            mentors::actions::edit(&world.db, &world.by(by), id, version, &form).await
        });
    }
    Ok(())
}

fn mentor_form(enterprise: &Enterprise, mentor: &Mentor, n: usize, (on, until): (Day, Day)) -> MentorForm {
    MentorForm {
        organisation: enterprise.id.to_string(),
        person: mentor.player.person.to_string(),
        grade: (4 + n % 3).to_string(),
        experience: (4 + n % 21).to_string(),
        certificate: format!("ПД-{}-{:04}", on.year(), 100 + n),
        trained_on: on.to_string(),
        trained_until: until.to_string(),
        ..example::mentor()
    }
}

/// Two workplaces take nobody for a time.
async fn paused(world: &World, organisations: &Organisations) -> Result<(), Failure> {
    world.calendar.until(day(2027, 3, 9)).await;
    for enterprise in organisations.enterprises.iter().skip(7).step_by(30) {
        let by = world.by(enterprise.hr);
        let own = workplaces::store::list(&world.db, &by, &workplaces::store::Filter::default(), None, 1).await?;
        if let Some(one) = own.first() {
            let reason = "Желі жаңғыртылуда";
            workplaces::actions::act(&world.db, &by, one.id, one.version, workplaces::moves::Act::Pause, reason)
                .await?;
        }
    }
    Ok(())
}
