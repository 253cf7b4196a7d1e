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
    /// Division of the classifier of economic activities.
    pub division: String,
    /// How many work there.
    pub staff: usize,
    pub signatory: Player,
    pub hr: Player,
    pub mentors: Vec<Mentor>,
}

/// Somebody who teaches at an enterprise.
pub struct Mentor {
    pub player: Player,
    pub name: String,
}

/// A university of the region and who acts for it.
pub struct University {
    /// As the list of programmes names it.
    pub key: String,
    pub id: OrganisationId,
    pub label: Names,
    pub officer: Player,
    pub designer: Player,
    pub curators: [Player; 2],
    pub supervisor: Player,
}

/// Someone of an organisation that the demo needs only them of.
#[derive(Clone, Copy)]
pub struct Delegate {
    pub organisation: OrganisationId,
    pub player: Player,
}

/// Who there is.
pub struct Organisations {
    pub universities: Vec<University>,
    pub coordinator: Delegate,
    pub authority: Delegate,
    pub association: Delegate,
    pub enterprises: Vec<Enterprise>,
}

impl Organisations {
    /// The university of a key.
    pub fn university(&self, key: &str) -> Result<&University, Failure> {
        self.universities.iter().find(|one| one.key == key).ok_or(Failure::Missing)
    }

    /// A university of the region that is not this one.
    pub fn neighbour(&self, of: OrganisationId) -> Result<&University, Failure> {
        self.universities.iter().find(|one| one.id != of).ok_or(Failure::Missing)
    }
}

type Title = (&'static str, &'static str, &'static str);

const OFFICER: Title =
    ("дуальды оқыту бөлімінің басшысы", "начальник отдела дуального обучения", "head of dual training");
const DESIGNER: Title =
    ("білім беру бағдарламасының жетекшісі", "руководитель образовательной программы", "head of the programme");
const CURATOR: Title = ("топ кураторы", "куратор группы", "curator of the group");
const SUPERVISOR: Title = ("практика жетекшісі", "руководитель практики", "practice supervisor");
const DIRECTOR: Title = ("бас директор", "генеральный директор", "general director");
const PERSONNEL: Title = ("персонал қызметінің басшысы", "начальник службы персонала", "head of personnel");
const FOREMAN: Title = ("цех шебері", "мастер цеха", "shop master");
const COORDINATOR: Title = ("үйлестіруші", "координатор", "coordinator");
const DEPARTMENT: Title = ("басқарма басшысы", "руководитель управления", "head of department");
const SECRETARY: Title = ("атқарушы хатшы", "исполнительный секретарь", "executive secretary");
const MINISTRY: Title = ("департамент сарапшысы", "эксперт департамента", "expert of the department");

/// Who acts for an organisation, in which years they were born.
struct Staff<'a> {
    world: &'a World,
    organisation: OrganisationId,
    label: Names,
    count: i32,
}

impl Staff<'_> {
    async fn enter(&mut self, role: Role, scope: Scope, title: Title) -> Result<Player, Failure> {
        self.count += 7;
        let part =
            Part { role, scope, label: &self.label, organisation: self.organisation, title, birth: birth(self.count) };
        self.world.enter(&part).await
    }

    async fn of_organisation(&mut self, role: Role, title: Title) -> Result<Player, Failure> {
        self.enter(role, Scope::organisation(self.organisation), title).await
    }

    async fn delegate(&mut self, role: Role, scope: Scope, label: Names, title: Title) -> Result<Delegate, Failure> {
        self.label = label;
        let player = self.enter(role, scope, title).await?;
        Ok(Delegate { organisation: self.organisation, player })
    }
}

/// Grown-ups of the demo are born in these years.
fn birth(n: i32) -> Day {
    let month = u32::try_from(n.rem_euclid(12)).unwrap_or(0) + 1;
    day(1962 + n.rem_euclid(31), month, 12)
}

/// Enters the organisations and their people.
pub async fn enter(world: &World) -> Result<Organisations, Failure> {
    let (mut coordinator, mut authority, mut association) = (None, None, None);
    let (mut universities, mut enterprises) = (Vec::new(), Vec::new());
    let region = || Names::new("Павлодар облысы", "Павлодарская область", "Pavlodar region");
    let nation = || Names::new("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan");
    let here = Scope::region(world.region);
    for (count, row) in (0..).zip(rows::<Row>(ORGANISATIONS)?) {
        let id = actions::enter(&world.db, &world.by(world.administrator()), &form(&row)).await?;
        let label = Names::new(&*row.short_kk, &*row.short_ru, &*row.short_en);
        let mut staff = Staff { world, organisation: id, label: label.clone(), count };
        match (row.key.as_str(), row.kind.as_str(), row.region.as_str()) {
            ("ineu" | "tou", ..) => universities.push(university(&mut staff, row.key).await?),
            (_, "enterprise", "KZ-55") => enterprises.push(enterprise(&mut staff, &row).await?),
            ("education-pavlodar", ..) => {
                authority = Some(staff.delegate(Role::Authority, here, region(), DEPARTMENT).await?);
            }
            ("chamber-pavlodar", ..) => {
                coordinator = Some(staff.delegate(Role::Coordinator, here, region(), COORDINATOR).await?);
            }
            (_, "association", _) => {
                association = Some(staff.delegate(Role::Association, here, label, SECRETARY).await?);
            }
            ("mshe", ..) => {
                staff.delegate(Role::Ministry, Scope::NATION, nation(), MINISTRY).await?;
            }
            _ => {}
        }
    }
    let (Some(coordinator), Some(authority), Some(association)) = (coordinator, authority, association) else {
        return Err(Failure::Missing);
    };
    Ok(Organisations { universities, coordinator, authority, association, enterprises })
}

async fn university(staff: &mut Staff<'_>, key: String) -> Result<University, Failure> {
    Ok(University {
        key,
        id: staff.organisation,
        label: staff.label.clone(),
        officer: staff.of_organisation(Role::University, OFFICER).await?,
        designer: staff.of_organisation(Role::Designer, DESIGNER).await?,
        curators: [
            staff.of_organisation(Role::Curator, CURATOR).await?,
            staff.of_organisation(Role::Curator, CURATOR).await?,
        ],
        supervisor: staff.of_organisation(Role::Supervisor, SUPERVISOR).await?,
    })
}

/// Large enterprises have more mentors.
const MENTORS: [(usize, usize); 3] = [(1000, 5), (300, 4), (0, 3)];

async fn enterprise(staff: &mut Staff<'_>, row: &Row) -> Result<Enterprise, Failure> {
    let (signatory, hr) =
        (staff.of_organisation(Role::Signatory, DIRECTOR).await?, staff.of_organisation(Role::Hr, PERSONNEL).await?);
    let size = row.staff.parse().unwrap_or(400);
    let many = MENTORS.iter().find(|(least, _)| size >= *least).map_or(2, |(_, many)| *many);
    let mut mentors = Vec::new();
    for _ in 0..many {
        let player = staff.of_organisation(Role::Mentor, FOREMAN).await?;
        let name = registry::people::store::named(&staff.world.db, player.person).await?.full_name();
        mentors.push(Mentor { player, name });
    }
    let division = row.division.clone();
    Ok(Enterprise { id: staff.organisation, division, staff: size, signatory, hr, mentors })
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
