//! The region of the demo, made in time order by those who would do it in life.

use db::Db;
use kernel::{Caller, Chance, Day, Failure, Id, Lang, Names, OrganisationId, PersonId, RegionId, Role, Scope};
use registry::organisations::rules::OrganisationForm;
use serde::Deserialize;

use super::rows;

const ORGANISATIONS: &[u8] = include_bytes!("../../demo/data/organisations.csv");

#[derive(Debug, Deserialize)]
struct OrganisationRow {
    key: String,
    kind: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    short_kk: String,
    short_ru: String,
    short_en: String,
    bin11: String,
    region: String,
    city_kk: String,
    section: String,
    division: String,
    staff: String,
}

/// What the making of the demo keeps in mind.
pub struct World {
    db: Db,
    chance: Chance,
    region: RegionId,
}

impl World {
    /// Someone who acts on a day, at nine in the morning.
    pub fn at(&self, day: Day, person: PersonId, role: Role, scope: Scope) -> Caller {
        Caller {
            person: Some(person),
            role,
            scope,
            lang: Lang::Kk,
            now: day.start().plus_seconds(9 * 3600),
            chance: self.chance.clone(),
            cause: None,
        }
    }
}

/// Builds the region; says how many people entered it.
pub async fn build(db: &Db, chance: &Chance) -> Result<usize, Failure> {
    let begin = Day::of(2019, 1, 14).unwrap_or_else(super::demo_day);
    let by = Caller::system(begin.start(), chance.clone(), None);
    registry::classifiers::load(db, &by).await?;
    let region = registry::classifiers::region_of(db, "KZ-55").await?.ok_or(Failure::Missing)?;
    let world = World { db: db.clone(), chance: chance.clone(), region };
    let administrator = person(&world, &by, "Дәурен Сейітқали", Role::Administrator, Scope::NATION, nation()).await?;
    let caller = world.at(begin, administrator, Role::Administrator, Scope::NATION);
    let mut entered: Vec<(String, OrganisationId)> = Vec::new();
    for row in rows::<OrganisationRow>(ORGANISATIONS)? {
        let id = registry::organisations::actions::enter(db, &caller, &form(&row)).await?;
        entered.push((row.key, id));
    }
    let coordinator = Scope::region(world.region);
    person(&world, &by, "Әсел Нұрланова", Role::Coordinator, coordinator, pavlodar()).await?;
    Ok(2)
}

fn nation() -> Names {
    Names::new("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan")
}

fn pavlodar() -> Names {
    Names::new("Павлодар облысы", "Павлодарская область", "Pavlodar region")
}

async fn person(
    world: &World,
    by: &Caller,
    name: &str,
    role: Role,
    scope: Scope,
    label: Names,
) -> Result<PersonId, Failure> {
    let id = PersonId::new(by.now, &world.chance);
    let mut write = world.db.write(by).await?;
    let account = accounts::NewAccount { person: id, name: name.to_owned(), email: None, lang: Lang::Kk };
    accounts::open_account(&mut write, &account).await?;
    let grant = accounts::NewGrant { person: id, role, scope, label, from: by.today(), until: None };
    accounts::grant(&mut write, &grant).await?;
    write.done().await?;
    Ok(id)
}

fn form(row: &OrganisationRow) -> OrganisationForm {
    let bin = kernel::Bin::completing(&row.bin11).map(|bin| bin.to_string()).unwrap_or_default();
    OrganisationForm {
        kind: row.kind.clone(),
        bin,
        name_kk: row.name_kk.clone(),
        name_ru: row.name_ru.clone(),
        name_en: row.name_en.clone(),
        short_kk: row.short_kk.clone(),
        short_ru: row.short_ru.clone(),
        short_en: row.short_en.clone(),
        region: row.region.clone(),
        activity: if row.division.is_empty() { row.section.clone() } else { row.division.clone() },
        city: row.city_kk.clone(),
        staff: row.staff.clone(),
        ..OrganisationForm::default()
    }
}
