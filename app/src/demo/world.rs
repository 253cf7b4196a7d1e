//! The region of the demo, made in time order by those who would do it in life: each person acts as themselves.

mod contracts;
mod examination;
mod organisations;
mod programmes;
mod students;

use accounts::{NewAccount, NewGrant};
use db::Db;
use documents::Press;
use kernel::{Caller, Chance, Day, Failure, Lang, Names, OrganisationId, PersonId, RegionId, Role, Scope};
use registry::people::rules::PersonForm;
use registry::posts::rules::PostForm;

use super::names::{Named, Namer};
use crate::reactions::settle;

/// What the making of the demo keeps in mind.
pub struct World<'a> {
    db: Db,
    chance: Chance,
    press: &'a dyn Press,
    namer: Namer,
    administrator: PersonId,
    region: RegionId,
    people: usize,
}

/// Someone who acts in the demo: a person in one role.
#[derive(Clone, Copy, Debug)]
pub struct Player {
    person: PersonId,
    role: Role,
    scope: Scope,
}

/// A part to be played: the role, what for, and the post that goes with it.
pub struct Part<'a> {
    role: Role,
    scope: Scope,
    label: &'a Names,
    organisation: OrganisationId,
    title: (&'a str, &'a str, &'a str),
    birth: Day,
}

impl World<'_> {
    /// Someone acts on a day, at nine in the morning.
    pub fn at(&self, day: Day, player: Player) -> Caller {
        Caller {
            person: Some(player.person),
            role: player.role,
            scope: player.scope,
            lang: Lang::Kk,
            now: day.start().plus_seconds(9 * 3600),
            chance: self.chance.clone(),
            cause: None,
        }
    }

    /// The installation's administrator.
    pub fn administrator(&self) -> Player {
        Player { person: self.administrator, role: Role::Administrator, scope: Scope::NATION }
    }

    /// A new person enters with a post, an account and a role.
    pub async fn enter(&mut self, day: Day, part: &Part<'_>) -> Result<Player, Failure> {
        let by = self.at(day, self.administrator());
        let named = self.namer.next();
        let form = person_form(&named, part.birth);
        let post = PostForm {
            organisation: part.organisation.to_string(),
            title_kk: part.title.0.into(),
            title_ru: part.title.1.into(),
            title_en: part.title.2.into(),
            from: day.to_string(),
            ..PostForm::default()
        };
        let person = registry::people::actions::enter(&self.db, &by, &form, Some(&post)).await?;
        let scope = part.scope;
        self.hold(day, person, &format!("{} {}", named.family, named.given), part.role, scope, part.label).await?;
        self.people += 1;
        Ok(Player { person, role: part.role, scope })
    }

    /// A person who is entered already gets an account (where there is none) and a role.
    pub async fn hold(
        &self,
        day: Day,
        person: PersonId,
        name: &str,
        role: Role,
        scope: Scope,
        label: &Names,
    ) -> Result<(), Failure> {
        let mut write = self.db.write(&self.at(day, self.administrator())).await?;
        if accounts::names_of(&write, &[person]).await?.is_empty() {
            let account = NewAccount { person, name: name.to_owned(), email: None, lang: Lang::Kk };
            accounts::open_account(&mut write, &account).await?;
        }
        let grant = NewGrant { person, role, scope, label: label.clone(), from: day, until: None };
        accounts::grant(&mut write, &grant).await?;
        write.done().await
    }

    /// What follows from everything that was done by the evening of a day.
    pub async fn settle(&self, day: Day) -> Result<(), Failure> {
        let evening = day.start().plus_seconds(20 * 3600);
        settle(&self.db, evening, &self.chance).await
    }
}

/// A person as they are typed in.
fn person_form(named: &Named, birth: Day) -> PersonForm {
    PersonForm {
        family: named.family.clone(),
        given: named.given.clone(),
        patronymic: named.patronymic.clone(),
        latin: named.latin.clone(),
        birth: birth.to_string(),
        // Namesakes are as common as in life.
        another: "yes".into(),
        ..PersonForm::default()
    }
}

/// A day of the demo's past.
pub fn day(year: i32, month: u32, of_month: u32) -> Day {
    Day::of(year, month, of_month).expect("a day of the calendar")
}

/// Builds the region; says how many people entered it.
pub async fn build(db: &Db, chance: &Chance, press: &dyn Press) -> Result<usize, Failure> {
    let begin = day(2023, 1, 16);
    let by = Caller::system(begin.start(), chance.clone(), None);
    registry::classifiers::load(db, &by).await?;
    let region = registry::classifiers::region_of(db, "KZ-55").await?.ok_or(Failure::Missing)?;
    let administrator = first_administrator(db, &by).await?;
    let mut world = World {
        db: db.clone(),
        chance: chance.clone(),
        press,
        namer: Namer::new(chance)?,
        administrator,
        region,
        people: 1,
    };
    let organisations = organisations::enter(&mut world, begin).await?;
    let first = programmes::first(&world, &organisations).await?;
    let mut students = Vec::new();
    for year in 2023..=2025 {
        students.extend(students::admit(&mut world, &organisations, year).await?);
    }
    let renewed = programmes::renewed(&world, &organisations, first).await?;
    students.extend(students::admit(&mut world, &organisations, 2026).await?);
    students::groups(&world, &organisations, day(2026, 9, 7)).await?;
    contracts::make(&mut world, &organisations, &students).await?;
    programmes::drafts(&world, &organisations, renewed).await?;
    Ok(world.people)
}

/// The first administrator is entered by the platform itself, as on an empty installation.
async fn first_administrator(db: &Db, by: &Caller) -> Result<PersonId, Failure> {
    let person = by.new_id();
    let mut write = db.write(by).await?;
    let account = NewAccount { person, name: "Сейітқали Дәурен".into(), email: None, lang: Lang::Kk };
    accounts::open_account(&mut write, &account).await?;
    let label = Names::new("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan");
    let grant =
        NewGrant { person, role: Role::Administrator, scope: Scope::NATION, label, from: by.today(), until: None };
    accounts::grant(&mut write, &grant).await?;
    write.done().await?;
    Ok(person)
}
