//! The region of the demo, made in time order by those who would do it in life: each person acts as themselves.

mod board;
mod cohort;
mod cohorts;
mod contracts;
mod curricula;
mod diaries;
mod examination;
mod exams;
mod graduates;
mod listed;
mod minor;
mod needs;
mod organisations;
mod practices;
mod programmes;
mod returned;
mod rounds;
mod tasks;
#[cfg(test)]
mod tests;
mod trainee;
mod workplaces;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use accounts::{Key, NewAccount, NewGrant};
use assessment::Seal;
use db::{Db, Write};
use documents::Press;
use kernel::{Caller, Chance, Code, Day, Failure, Lang, Names, OrganisationId, PersonId, RegionId, Role, Scope};
use registry::people::rules::PersonForm;
use registry::posts::rules::PostForm;

use super::calendar::Calendar;
use super::day::demo_day;
use super::names::{Named, Namer};
use super::people::AWAITED;
use crate::reactions::{day_brings, settle};
use crate::serve::seal;

/// What the making of the demo keeps in mind. Stories share it.
pub struct World {
    pub db: Db,
    pub chance: Chance,
    pub press: Box<dyn Press>,
    pub calendar: Calendar,
    /// What one-time codes are derived from.
    pub key: Key,
    /// What certificates are sealed with.
    pub seal: Seal,
    pub region: RegionId,
    namer: Namer,
    administrator: PersonId,
    entered: Cell<usize>,
    /// For whom something waits on the morning of the demo.
    awaited: RefCell<Vec<Player>>,
}

/// Someone who acts in the demo: a person in one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Player {
    pub person: PersonId,
    pub role: Role,
    pub scope: Scope,
}

/// A part to be played: the role, what for, and the post that goes with it.
pub struct Part<'a> {
    pub role: Role,
    pub scope: Scope,
    pub label: &'a Names,
    pub organisation: OrganisationId,
    pub title: (&'a str, &'a str, &'a str),
    pub birth: Day,
}

/// Where papers of the demo say that they can be checked.
pub const PUBLIC_URL: &str = "http://127.0.0.1:8080";

impl World {
    /// Someone acts now.
    pub fn by(&self, player: Player) -> Caller {
        Caller {
            person: Some(player.person),
            role: player.role,
            scope: player.scope,
            lang: Lang::Kk,
            now: self.calendar.tick(),
            chance: self.chance.clone(),
            cause: None,
        }
    }

    /// The installation's administrator.
    pub fn administrator(&self) -> Player {
        Player { person: self.administrator, role: Role::Administrator, scope: Scope::NATION }
    }

    /// Waits for the morning on which somebody acts. What they would do after the demo begins, waits for its visitors.
    pub async fn until(&self, day: Day, player: Player) {
        self.awaits(day, player);
        self.calendar.until(day).await;
    }

    /// Remembers for whom something waits when the demo begins.
    pub fn awaits(&self, day: Day, player: Player) {
        if day >= demo_day() && !self.awaited.borrow().contains(&player) {
            self.awaited.borrow_mut().push(player);
        }
    }

    /// The same, where more waits for them than for others of their role: they are listed before.
    pub fn awaits_first(&self, day: Day, player: Player) {
        if day >= demo_day() {
            self.awaited.borrow_mut().insert(0, player);
        }
    }

    /// One of so many, by chance.
    pub fn below(&self, bound: usize) -> usize {
        usize::try_from(self.chance.below(bound as u64)).unwrap_or(0)
    }

    /// Does what happens to so many in a hundred happen now?
    pub fn in_hundred(&self, many: u64) -> bool {
        self.chance.below(100) < many
    }

    /// The name of the next person.
    pub fn name(&self) -> Named {
        self.entered.set(self.entered.get() + 1);
        self.namer.next()
    }

    /// A new person enters with a post, an account and a role.
    pub async fn enter(&self, part: &Part<'_>) -> Result<Player, Failure> {
        let by = self.by(self.administrator());
        let named = self.name();
        let post = PostForm {
            organisation: part.organisation.to_string(),
            title_kk: part.title.0.into(),
            title_ru: part.title.1.into(),
            title_en: part.title.2.into(),
            from: by.today().to_string(),
            ..PostForm::default()
        };
        let form = person_form(&named, part.birth);
        let person = registry::people::actions::enter(&self.db, &by, &form, Some(&post)).await?;
        let player = Player { person, role: part.role, scope: part.scope };
        self.admit(&[(player, format!("{} {}", named.family, named.given))], part.label).await?;
        Ok(player)
    }

    /// The administrator opens accounts for people who are entered already, each for a role, as from a list.
    pub async fn admit(&self, players: &[(Player, String)], label: &Names) -> Result<(), Failure> {
        let mut write = self.db.write(&self.by(self.administrator())).await?;
        for (player, name) in players {
            hold(&mut write, *player, name, label).await?;
        }
        write.done().await
    }
}

/// An account, where there is none, and a role from today on.
async fn hold(write: &mut Write, player: Player, name: &str, label: &Names) -> Result<(), Failure> {
    let Player { person, role, scope } = player;
    if accounts::names_of(write, &[person]).await?.is_empty() {
        let account = NewAccount { person, name: name.to_owned(), email: None, lang: Lang::Kk };
        accounts::open_account(write, &account).await?;
    }
    let from = write.by().today();
    let grant = NewGrant { person, role, scope, label: label.clone(), from, until: None };
    accounts::grant(write, &grant).await.map(|_| ())
}

/// A person as they are typed in.
pub fn person_form(named: &Named, birth: Day) -> PersonForm {
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

/// The first working day from a day on.
pub fn working(day: Day) -> Day {
    day.plus(match day.weekday() {
        6 => 2,
        7 => 1,
        _ => 0,
    })
}

/// Builds the region; says how many people entered it.
pub async fn build(db: &Db, chance: &Chance, press: Box<dyn Press>, key: &Key) -> Result<usize, Failure> {
    let begin = day(2019, 1, 14);
    let calendar = Calendar::at(begin);
    let by = Caller::system(calendar.tick(), chance.clone(), None);
    registry::classifiers::load(db, &by).await?;
    let region = registry::classifiers::region_of(db, "KZ-55").await?.ok_or(Failure::Missing)?;
    let by = Caller::system(calendar.tick(), chance.clone(), None);
    let administrator = first_administrator(db, &by).await?;
    let world = Rc::new(World {
        db: db.clone(),
        chance: chance.clone(),
        press,
        calendar,
        key: key.clone(),
        seal: seal(key),
        region,
        namer: Namer::new(chance)?,
        administrator,
        entered: Cell::new(1),
        awaited: RefCell::default(),
    });
    world.calendar.starts(region_of(world.clone()));
    // The morning of the demo belongs to its visitors.
    world.calendar.tell(demo_day().plus(-1), async |evening| settle(db, evening, chance).await).await?;
    let by = Caller::system(world.calendar.tick(), chance.clone(), None);
    let awaited: Vec<String> = world
        .awaited
        .borrow()
        .iter()
        .map(|one| format!("{}={}@{}", one.role.code(), one.person, one.scope.id))
        .collect();
    db::mark(db, &by, AWAITED, &awaited.join(" ")).await?;
    Ok(world.entered.get())
}

/// Everybody is entered; then each goes their way.
async fn region_of(world: Rc<World>) -> Result<(), Failure> {
    let organisations = Rc::new(organisations::enter(&world).await?);
    for university in &organisations.universities {
        exams::figures(&world, university).await?;
    }
    world.calendar.starts(workplaces::offered(world.clone(), organisations.clone()));
    world.calendar.starts(saturdays(world.clone()));
    world.calendar.starts(minor::represented(world.clone(), organisations.clone()));
    programmes::start(&world, &organisations)?;
    needs::start(&world, &organisations);
    rounds::start(&world, &organisations);
    Ok(())
}

/// Every Saturday the platform does what its worker does each morning: weeks are locked, graduates are asked.
async fn saturdays(world: Rc<World>) -> Result<(), Failure> {
    let mut saturday = day(2023, 2, 11);
    loop {
        world.calendar.until(saturday).await;
        day_brings(&world.db, world.calendar.tick(), &world.chance).await?;
        saturday = saturday.plus(7);
    }
}

/// The first administrator is entered by the platform itself, as on an empty installation.
async fn first_administrator(db: &Db, by: &Caller) -> Result<PersonId, Failure> {
    let person = by.new_id();
    let player = Player { person, role: Role::Administrator, scope: Scope::NATION };
    let label = Names::new("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan");
    let mut write = db.write(by).await?;
    hold(&mut write, player, "Сейітқали Дәурен", &label).await?;
    write.done().await?;
    Ok(person)
}
