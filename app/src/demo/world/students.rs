//! The students of the demo: those who study by the robotics programme, year by year.

use kernel::{Code, Day, Failure, Role, Scope};
use programmes::enrolments::rules::GroupForm;
use programmes::enrolments::{self, EnrolmentForm, actions};

use super::organisations::Organisations;
use super::programmes::CODE;
use super::{Player, World, day, person_form};

/// How many are admitted each year.
const ADMITTED: u32 = 75;

/// The groups of a year: their number and language.
const GROUPS: [(u32, &str); 3] = [(1, "kk"), (2, "kk"), (3, "ru")];

/// Who pays, in the proportions of a university of a region.
const FUNDING: [&str; 5] = ["grant", "grant", "region", "employer", "own"];

/// A student and the year they were admitted.
#[derive(Clone, Copy, Debug)]
pub struct Student {
    pub player: Player,
    pub admitted: i32,
}

/// The university enrols the students of a year; each gets an account.
pub async fn admit(world: &mut World<'_>, organisations: &Organisations, year: i32) -> Result<Vec<Student>, Failure> {
    let mut students = Vec::new();
    for n in 0..ADMITTED {
        let player = student(world, organisations, year, n).await?;
        students.push(Student { player, admitted: year });
    }
    Ok(students)
}

async fn student(world: &mut World<'_>, organisations: &Organisations, year: i32, n: u32) -> Result<Player, Failure> {
    let university = &organisations.university;
    let on = day(year, 8, 25);
    let (group, language) = GROUPS[n as usize % GROUPS.len()];
    let form = EnrolmentForm {
        programme: CODE.into(),
        admission: year.to_string(),
        group: format!("АР-{}-{group}", year % 100),
        language: language.into(),
        funding: FUNDING[n as usize % FUNDING.len()].into(),
        track: "dual".into(),
        external_id: format!("INEU-{year}-{:03}", n + 1),
        ..EnrolmentForm::default()
    };
    let birth = day(year - 18, n % 12 + 1, n % 27 + 1);
    let named = world.namer.next();
    let by = world.at(on, university.officer);
    let enrolment = actions::enrol(&world.db, &by, &form, &person_form(&named, birth)).await?;
    let person = enrolments::store::any(&world.db, enrolment).await?.person;
    let name = format!("{} {}", named.family, named.given);
    world.hold(on, person, &name, Role::Student, Scope::OWN, &university.label).await?;
    world.people += 1;
    Ok(Player { person, role: Role::Student, scope: Scope::OWN })
}

/// Every group gets its curator.
pub async fn groups(world: &World<'_>, organisations: &Organisations, on: Day) -> Result<(), Failure> {
    let university = &organisations.university;
    let by = world.at(on, university.officer);
    for group in enrolments::store::groups(&world.db, &by).await? {
        let form = GroupForm {
            name: group.name.clone(),
            curator: university.curator.person.to_string(),
            language: group.lang.code().into(),
        };
        actions::edit_group(&world.db, &by, group.id, group.version, &form).await?;
    }
    Ok(())
}
