//! The region's organisations and those who act for them.

use kernel::{Day, Failure, Names, OrganisationId, Role, Scope};
use registry::organisations::actions;
use registry::organisations::rules::OrganisationForm;
use serde::Deserialize;

use super::super::lists::rows;
use super::{Part, Player, World, day};

const ORGANISATIONS: &[u8] = include_bytes!("../../../demo/data/organisations.csv");

#[derive(Debug, Deserialize)]
struct Row {
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

/// An enterprise of the region and who acts for it.
pub struct Enterprise {
    pub id: OrganisationId,
    pub signatory: Player,
    pub hr: Player,
    pub mentors: Vec<String>,
}

/// The university and who acts for it.
pub struct University {
    pub id: OrganisationId,
    pub label: Names,
    pub officer: Player,
    pub designer: Player,
    pub curator: Player,
}

/// Someone of an organisation that the demo needs only them of.
#[derive(Clone, Copy)]
pub struct Delegate {
    pub organisation: OrganisationId,
    pub player: Player,
}

/// Who there is.
pub struct Organisations {
    pub university: University,
    /// The head of programmes of the region's other university.
    pub neighbour: Delegate,
    /// The coordinator of the chamber of entrepreneurs.
    pub coordinator: Delegate,
    pub enterprises: Vec<Enterprise>,
}

/// Grown-ups of the demo are born in these years.
fn birth(n: u64) -> Day {
    day(1968 + i32::try_from(n % 30).unwrap_or(0), u32::try_from(n % 12).unwrap_or(0) + 1, 12)
}

/// Enters the organisations and their people.
pub async fn enter(world: &mut World<'_>, on: Day) -> Result<Organisations, Failure> {
    let by = world.at(on, world.administrator());
    let (mut university, mut neighbour, mut coordinator, mut enterprises) = (None, None, None, Vec::new());
    for (n, row) in rows::<Row>(ORGANISATIONS)?.iter().enumerate() {
        let id = actions::enter(&world.db, &by, &form(row)).await?;
        let label = Names::new(&*row.short_kk, &*row.short_ru, &*row.short_en);
        let n = n as u64;
        match (row.key.as_str(), row.kind.as_str(), row.region.as_str()) {
            ("ineu", _, _) => university = Some(university_people(world, on, id, label).await?),
            ("tou", _, _) => {
                let player = world.enter(on, &designer_part(id, &label, n)).await?;
                neighbour = Some(Delegate { organisation: id, player });
            }
            (_, "enterprise", "KZ-55") => enterprises.push(enterprise_people(world, on, id, &label, n).await?),
            (_, "authority", "KZ-55") => {
                let part = region_part(
                    world,
                    Role::Authority,
                    id,
                    n,
                    ("басқарма басшысы", "руководитель управления", "head of department"),
                );
                world.enter(on, &part.as_part()).await?;
            }
            (_, "chamber", "KZ-55") => {
                let part = region_part(world, Role::Coordinator, id, n, ("үйлестіруші", "координатор", "coordinator"));
                let player = world.enter(on, &part.as_part()).await?;
                coordinator = Some(Delegate { organisation: id, player });
            }
            _ => {}
        }
    }
    let university = university.ok_or(Failure::Missing)?;
    let (neighbour, coordinator) = neighbour.zip(coordinator).ok_or(Failure::Missing)?;
    Ok(Organisations { university, neighbour, coordinator, enterprises })
}

fn designer_part(id: OrganisationId, label: &Names, n: u64) -> Part<'_> {
    Part {
        role: Role::Designer,
        scope: Scope::organisation(id),
        label,
        organisation: id,
        title: (
            "білім беру бағдарламасының жетекшісі",
            "руководитель образовательной программы",
            "head of the programme",
        ),
        birth: birth(n),
    }
}

struct RegionPart {
    role: Role,
    scope: Scope,
    label: Names,
    organisation: OrganisationId,
    title: (&'static str, &'static str, &'static str),
    birth: Day,
}

impl RegionPart {
    fn as_part(&self) -> Part<'_> {
        Part {
            role: self.role,
            scope: self.scope,
            label: &self.label,
            organisation: self.organisation,
            title: self.title,
            birth: self.birth,
        }
    }
}

fn region_part(
    world: &World<'_>,
    role: Role,
    organisation: OrganisationId,
    n: u64,
    title: (&'static str, &'static str, &'static str),
) -> RegionPart {
    let label = Names::new("Павлодар облысы", "Павлодарская область", "Pavlodar region");
    RegionPart { role, scope: Scope::region(world.region), label, organisation, title, birth: birth(n) }
}

async fn university_people(
    world: &mut World<'_>,
    on: Day,
    id: OrganisationId,
    label: Names,
) -> Result<University, Failure> {
    let part = |role, title, n| Part {
        role,
        scope: Scope::organisation(id),
        label: &label,
        organisation: id,
        title,
        birth: birth(n),
    };
    let officer = part(
        Role::University,
        ("дуальды оқыту бөлімінің басшысы", "начальник отдела дуального обучения", "head of dual training"),
        3,
    );
    let officer = world.enter(on, &officer).await?;
    let designer = world.enter(on, &designer_part(id, &label, 9)).await?;
    let curator = part(Role::Curator, ("топ кураторы", "куратор группы", "curator of the group"), 17);
    let curator = world.enter(on, &curator).await?;
    Ok(University { id, label: label.clone(), officer, designer, curator })
}

async fn enterprise_people(
    world: &mut World<'_>,
    on: Day,
    id: OrganisationId,
    label: &Names,
    n: u64,
) -> Result<Enterprise, Failure> {
    let part = |role, title, of| Part {
        role,
        scope: Scope::organisation(id),
        label,
        organisation: id,
        title,
        birth: birth(of),
    };
    let signatory = part(Role::Signatory, ("бас директор", "генеральный директор", "general director"), n);
    let signatory = world.enter(on, &signatory).await?;
    let hr = part(Role::Hr, ("персонал қызметінің басшысы", "начальник службы персонала", "head of personnel"), n + 5);
    let hr = world.enter(on, &hr).await?;
    let mut mentors = Vec::new();
    for nth in 0..2 {
        let mentor = part(Role::Mentor, ("цех шебері", "мастер цеха", "shop master"), n + 11 + nth);
        let mentor = world.enter(on, &mentor).await?;
        let person = registry::people::store::named(&world.db, mentor.person).await?;
        mentors.push(person.full_name());
    }
    Ok(Enterprise { id, signatory, hr, mentors })
}

fn form(row: &Row) -> OrganisationForm {
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
