//! A small region: two enterprises with their personnel departments, a university elsewhere, a coordinator, an administrator.

use db::trial::{Trial, both, caller};
use db::{Db, RowRef};
use kernel::{Bin, Caller, Names, OrganisationId, PersonId, Role, Scope};
use registry::organisations::rules::OrganisationForm;
use registry::people::rules::PersonForm;
use registry::posts::rules::PostForm;
use registry::{classifiers, organisations, people, posts};

pub const TODAY: &str = "2027-04-12";

pub struct Region {
    pub trial: Trial,
    pub administrator: Caller,
    pub coordinator: Caller,
    pub hr: Caller,
    pub hr_elsewhere: Caller,
    pub officer: Caller,
    pub plant: OrganisationId,
    pub other_plant: OrganisationId,
}

impl Region {
    pub fn db(&self) -> &Db {
        &self.trial.db
    }
}

pub fn bin(number: u32) -> String {
    (0..10).find_map(|n| Bin::completing(&format!("04064{:05}{n}", number % 100_000))).unwrap().to_string()
}

pub fn form(kind: &str, number: u32, region: &str) -> OrganisationForm {
    OrganisationForm {
        kind: kind.into(),
        bin: bin(number),
        name_kk: format!("№ {number} ұйым"),
        name_ru: format!("Организация № {number}"),
        name_en: format!("Organisation No. {number}"),
        region: region.into(),
        ..organisations::example::enterprise()
    }
}

/// Gives a role to somebody, as the platform does at the beginning.
pub async fn granted(db: &Db, person: u128, role: Role, scope: Scope) -> Caller {
    let given = caller(person, role, scope, TODAY);
    // Ids come from chance: each grant has its own, and none of them is an id its holder will draw.
    let low = u64::from_le_bytes(person.to_le_bytes()[..8].try_into().unwrap());
    let chance = kernel::Chance::numbered(low ^ (1 << 40));
    let by = Caller { chance, ..caller(1, Role::System, Scope::NATION, TODAY) };
    let mut write = db.write(&by).await.unwrap();
    let new = accounts::NewGrant {
        person: given.person.unwrap(),
        role,
        scope,
        label: Names::new("к", "р", "e"),
        from: "2020-01-01".parse().unwrap(),
        until: None,
    };
    accounts::grant(&mut write, &new).await.unwrap();
    write.done().await.unwrap();
    given
}

pub async fn regions() -> Vec<Region> {
    let mut all = Vec::new();
    for trial in both().await.unwrap() {
        all.push(region(trial).await);
    }
    all
}

async fn region(trial: Trial) -> Region {
    let db = &trial.db;
    let system = caller(2, Role::System, Scope::NATION, TODAY);
    classifiers::load(db, &system).await.unwrap();
    let pavlodar = classifiers::region_of(db, "KZ-55").await.unwrap().unwrap();
    let administrator = granted(db, 10, Role::Administrator, Scope::NATION).await;
    let coordinator = granted(db, 11, Role::Coordinator, Scope::region(pavlodar)).await;
    let plant = organisations::actions::enter(db, &coordinator, &form("enterprise", 1, "KZ-55")).await.unwrap();
    let other_plant = organisations::actions::enter(db, &coordinator, &form("enterprise", 2, "KZ-55")).await.unwrap();
    let university = organisations::actions::enter(db, &administrator, &form("university", 3, "KZ-10")).await.unwrap();
    let hr = granted(db, 12, Role::Hr, Scope::organisation(plant)).await;
    let hr_elsewhere = granted(db, 13, Role::Hr, Scope::organisation(other_plant)).await;
    let officer = granted(db, 14, Role::University, Scope::organisation(university)).await;
    Region { trial, administrator, coordinator, hr, hr_elsewhere, officer, plant, other_plant }
}

pub fn named(family: &str, given: &str) -> PersonForm {
    PersonForm { family: family.into(), given: given.into(), ..PersonForm::default() }
}

pub fn post(organisation: OrganisationId) -> PostForm {
    posts::example::foreman(&organisation.to_string())
}

/// The mentor of the example, at the plant.
pub async fn mentor(region: &Region) -> PersonId {
    let form = people::example::mentor();
    people::actions::enter(region.db(), &region.hr, &form, Some(&post(region.plant))).await.unwrap()
}

/// How many rows a table has and where the chain stands: nothing changed when it is the same.
pub async fn state(db: &Db) -> (i64, i64, i64, i64, i64) {
    use db::Read;
    let count = async |table: &str| db.count(&format!("select count(*) as n from {table}"), vec![]).await.unwrap();
    (
        count("registry_organisation").await,
        count("registry_person").await,
        count("registry_post").await,
        count("registry_profession").await,
        db::head(db).await.unwrap().seq,
    )
}

/// The record names what was done to a row.
pub async fn acts(db: &Db, row: RowRef) -> Vec<String> {
    db::entries(db, row.id, 50).await.unwrap().into_iter().map(|entry| entry.act).collect()
}
