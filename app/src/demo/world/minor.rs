//! A contract of the demo with a learner who is not of full age yet: a legal representative signs as well, and both
//! signatures still lack.

use std::rc::Rc;

use agreements::actions;
use agreements::moves::Act;
use agreements::store::Parties;
use agreements::terms::TermsForm;
use kernel::{AgreementId, Day, Failure, Names, PersonId, Role, Scope};
use programmes::enrolments;

use super::organisations::{Enterprise, Organisations, University};
use super::{PUBLIC_URL, Part, Player, World, day};

/// The youngest of those admitted in 2026 was born on this day.
pub fn born() -> Day {
    day(2009, 11, 20)
}

const REPRESENTATIVE: (&str, &str, &str) =
    ("білім алушының заңды өкілі", "законный представитель обучающегося", "legal representative of the learner");

/// From the draft to the signatures of enterprise and university.
pub async fn represented(world: Rc<World>, organisations: Rc<Organisations>) -> Result<(), Failure> {
    let university = organisations.university("ineu")?;
    let enterprise = &organisations.enterprises[2];
    world.calendar.until(day(2027, 4, 1)).await;
    let learner = youngest(&world, university).await?;
    let label = Names::new("Заңды өкіл", "Законный представитель", "Legal representative");
    let part = Part {
        role: Role::Representative,
        scope: Scope::OWN,
        label: &label,
        organisation: university.id,
        title: REPRESENTATIVE,
        birth: day(1979, 5, 12),
    };
    let representative = world.enter(&part).await?;
    let parties = Parties {
        university: university.id,
        enterprise: enterprise.id,
        learner,
        representative: Some(representative.person),
    };
    let by = world.by(university.officer);
    let id = actions::draft(&world.db, &by, parties, &terms(enterprise)).await?;
    world.calendar.until(day(2027, 4, 5)).await;
    check(&world, id, enterprise.signatory).await?;
    world.calendar.until(day(2027, 4, 6)).await;
    check(&world, id, university.officer).await?;
    let by = world.by(university.officer);
    let version = agreements::store::load(&world.db, &by, id).await?.version;
    actions::open_signing(&world.db, &*world.press, &by, id, version, PUBLIC_URL).await?;
    for (on, player) in [(8, enterprise.signatory), (9, university.officer)] {
        world.calendar.until(day(2027, 4, on)).await;
        let paper = agreements::store::load(&world.db, &world.by(player), id).await?.paper_hash.unwrap_or_default();
        let code = actions::ask_code(&world.db, &world.key, &world.by(player), id, &paper).await?;
        actions::sign(&world.db, &world.by(player), id, &paper, code.shown()).await?;
    }
    Ok(())
}

/// The learner of the robotics programme who is not eighteen.
async fn youngest(world: &World, university: &University) -> Result<PersonId, Failure> {
    for group in enrolments::store::groups(&world.db, &world.by(university.officer)).await? {
        let students = enrolments::of_group(&world.db, group.id).await?;
        if let Some(found) = students.iter().find(|one| one.birth == Some(born())) {
            return Ok(found.person);
        }
    }
    Err(Failure::Missing)
}

async fn check(world: &World, id: AgreementId, player: Player) -> Result<(), Failure> {
    let version = agreements::store::load(&world.db, &world.by(player), id).await?.version;
    actions::act(&world.db, &world.by(player), id, version, Act::Check, "").await.map(|_| ())
}

fn terms(enterprise: &Enterprise) -> TermsForm {
    TermsForm {
        mentor: enterprise.mentors.first().map(|mentor| mentor.name.clone()).unwrap_or_default(),
        from: "2027-05-03".into(),
        until: "2027-06-11".into(),
        credits: "4".into(),
        weekly_hours: "30".into(),
        daily_hours: "6".into(),
        ..agreements::example::terms()
    }
}
