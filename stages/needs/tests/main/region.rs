//! A small region on a trial database, made through the registry's own actions.

use std::sync::atomic::{AtomicU64, Ordering};

use accounts::NewGrant;
use db::Db;
use kernel::{Bin, Caller, Names, OrganisationId, PersonId, RegionId, Role, Scope};
use needs::campaigns::{actions as campaigns, moves::Act as CampaignAct};
use needs::returns::{actions as returns, moves::Act as ReturnAct, store};
use needs::{CampaignId, ReturnId, example};
use registry::organisations::{actions as organisations, example::enterprise};
use uuid::Uuid;

pub const OPENED: &str = "2027-01-11";
pub const TODAY: &str = "2027-02-01";

pub const COORDINATOR: u128 = 0x10;
pub const AUTHORITY: u128 = 0x11;
pub const COUNCIL: u128 = 0x12;
pub const PERSONNEL: u128 = 0x13;
pub const STRANGER: u128 = 0x14;
pub const ELSEWHERE: u128 = 0x15;

/// A region with two enterprises and two universities; another with its own coordinator.
pub struct Region {
    pub db: Db,
    pub here: RegionId,
    pub there: RegionId,
    pub plant: OrganisationId,
    pub mine: OrganisationId,
    pub universities: [OrganisationId; 2],
    pub council: OrganisationId,
}

fn chance() -> kernel::Chance {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    kernel::Chance::numbered(DRAWN.fetch_add(1, Ordering::Relaxed))
}

pub fn caller(n: u128, role: Role, scope: Scope, today: &str) -> Caller {
    Caller { chance: chance(), ..db::trial::caller(n, role, scope, today) }
}

pub fn system(today: &str) -> Caller {
    let now = today.parse::<kernel::Day>().unwrap().start();
    Caller::system(now, chance(), None)
}

impl Region {
    pub fn coordinator(&self) -> Caller {
        caller(COORDINATOR, Role::Coordinator, Scope::region(self.here), TODAY)
    }
    pub fn authority(&self) -> Caller {
        caller(AUTHORITY, Role::Authority, Scope::region(self.here), TODAY)
    }
    pub fn council(&self) -> Caller {
        caller(COUNCIL, Role::Association, Scope::organisation(self.council), TODAY)
    }
    pub fn personnel(&self) -> Caller {
        caller(PERSONNEL, Role::Hr, Scope::organisation(self.plant), TODAY)
    }
    pub fn stranger(&self) -> Caller {
        caller(STRANGER, Role::Hr, Scope::organisation(self.mine), TODAY)
    }
    pub fn elsewhere(&self) -> Caller {
        caller(ELSEWHERE, Role::Coordinator, Scope::region(self.there), TODAY)
    }
}

pub async fn settle(db: &Db) -> Region {
    let by = system("2020-01-01");
    registry::classifiers::load(db, &by).await.unwrap();
    let here = registry::classifiers::region_of(db, "KZ-55").await.unwrap().unwrap();
    let there = registry::classifiers::region_of(db, "KZ-10").await.unwrap().unwrap();
    let mut made = Vec::new();
    for (n, kind, name) in [
        (1, "enterprise", "Ертіс зауыты"),
        (2, "enterprise", "Ақсу кеніші"),
        (3, "university", "Бірінші университет"),
        (4, "university", "Екінші университет"),
        (5, "association", "Металлургтер бірлестігі"),
    ] {
        let form = registry::organisations::rules::OrganisationForm {
            kind: kind.into(),
            bin: (0..9).find_map(|m| Bin::completing(&format!("0406400123{}", (n + m) % 10))).unwrap().to_string(),
            name_kk: name.into(),
            name_ru: name.into(),
            name_en: name.into(),
            short_kk: String::new(),
            short_ru: String::new(),
            short_en: String::new(),
            ..enterprise()
        };
        made.push(enter(db, form).await);
    }
    let [plant, mine, first, second, council] = made[..] else { panic!("five organisations") };
    let region = Region { db: db.clone(), here, there, plant, mine, universities: [first, second], council };
    for one in [
        region.coordinator(),
        region.authority(),
        region.council(),
        region.personnel(),
        region.stranger(),
        region.elsewhere(),
    ] {
        grant(db, &one).await;
    }
    region
}

async fn enter(db: &Db, form: registry::organisations::rules::OrganisationForm) -> OrganisationId {
    organisations::enter(db, &system("2020-01-01"), &form).await.unwrap()
}

async fn grant(db: &Db, to: &Caller) {
    let mut write = db.write(&system("2020-01-01")).await.unwrap();
    let held = NewGrant {
        person: to.person.unwrap(),
        role: to.role,
        scope: to.scope,
        label: Names::new("Металлургтер бірлестігі", "Объединение металлургов", "Metallurgists’ Association"),
        from: "2020-01-01".parse().unwrap(),
        until: None,
    };
    accounts::grant(&mut write, &held).await.unwrap();
    write.done().await.unwrap();
}

pub fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// The example's campaign, open.
pub async fn opened(region: &Region) -> CampaignId {
    let by = Caller { now: system(OPENED).now, ..region.coordinator() };
    let id = campaigns::plan(&region.db, &by, &example::campaign()).await.unwrap();
    campaigns::act(&region.db, &by, id, 1, CampaignAct::Open, "").await.unwrap();
    id
}

/// The plant's return with its two professions, drafted.
pub async fn filled(region: &Region, campaign: CampaignId) -> ReturnId {
    let (db, by) = (&region.db, region.personnel());
    let id = returns::draft(db, &by, campaign, region.plant).await.unwrap();
    returns::edit(db, &by, id, 1, &example::header()).await.unwrap();
    returns::add_line(db, &by, id, 2, &example::engineers()).await.unwrap();
    returns::add_line(db, &by, id, 3, &example::operators()).await.unwrap();
    id
}

/// The same, accepted.
pub async fn accepted(region: &Region, campaign: CampaignId) -> ReturnId {
    let id = filled(region, campaign).await;
    returns::act(&region.db, &region.personnel(), id, 4, ReturnAct::Submit, "").await.unwrap();
    returns::act(&region.db, &region.coordinator(), id, 5, ReturnAct::Accept, "").await.unwrap();
    id
}

/// The version of a return now.
pub async fn version(region: &Region, id: ReturnId) -> i64 {
    store::load(&region.db, &region.coordinator(), id).await.unwrap().version
}
