//! A small region on a trial database: two enterprises, two universities, people with posts and grants.

use std::sync::atomic::{AtomicU64, Ordering};

use db::{Db, RowRef, Write, values};
use kernel::{Caller, Id, Names, OrganisationId, PersonId, RegionId, Role, Scope, WorkplaceId};
use placement::rounds::rules::{RoundForm, StudentForm};
use placement::rounds::store::RoundId;
use placement::{example, rounds, workplaces};
use serde_json::json;
use uuid::Uuid;

pub const TODAY: &str = "2027-04-12";
pub const PLANT: u128 = 0xa1;
pub const PARTNER: u128 = 0xa2;
pub const HOST: u128 = 0xa3;
pub const OTHER: u128 = 0xa4;
pub const REGION: u128 = 0xf1;
pub const PROFESSION: u128 = 0xb1;

pub const COORDINATOR: u128 = 0x10;
pub const OFFICER: u128 = 0x11;
pub const CURATOR: u128 = 0x12;
pub const PERSONNEL: u128 = 0x13;
pub const PARTNERS: u128 = 0x14;
pub const STRANGER: u128 = 0x15;
pub const WELDER: u128 = 0x16;
/// The first student; others follow.
pub const STUDENT: u128 = 0x1000;

/// Someone who acts; each time with a chance of its own, so that two acts of one moment make different ids.
pub fn caller(n: u128, role: Role, scope: Scope) -> Caller {
    on(n, role, scope, TODAY)
}

pub fn on(n: u128, role: Role, scope: Scope, today: &str) -> Caller {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    let chance = kernel::Chance::numbered(DRAWN.fetch_add(1, Ordering::Relaxed));
    Caller { chance, ..db::trial::caller(n, role, scope, today) }
}

pub fn organisation(n: u128) -> OrganisationId {
    OrganisationId::of(Uuid::from_u128(n))
}

pub fn person(n: u128) -> PersonId {
    PersonId::of(Uuid::from_u128(n))
}

pub fn coordinator() -> Caller {
    caller(COORDINATOR, Role::Coordinator, Scope::region(RegionId::of(Uuid::from_u128(REGION))))
}
pub fn officer() -> Caller {
    caller(OFFICER, Role::University, Scope::organisation(organisation(HOST)))
}
pub fn personnel() -> Caller {
    caller(PERSONNEL, Role::Hr, Scope::organisation(organisation(PLANT)))
}
pub fn partners() -> Caller {
    caller(PARTNERS, Role::Hr, Scope::organisation(organisation(PARTNER)))
}
pub fn stranger() -> Caller {
    caller(STRANGER, Role::University, Scope::organisation(organisation(OTHER)))
}
pub fn student(n: u128) -> Caller {
    caller(STUDENT + n, Role::Student, Scope::OWN)
}

fn system() -> Caller {
    let mut by = caller(1, Role::System, Scope::NATION);
    by.person = None;
    by
}

/// The region, four organisations, a profession, seven people and so many students of the host university.
pub async fn settle(db: &Db, students: u128) {
    let mut write = db.write(&system()).await.unwrap();
    let region = Uuid::from_u128(REGION);
    let row = RowRef::new("registry_region", RegionId::of(region));
    write
        .change(
            row,
            "insert into registry_region (id, code, kato, name_kk, name_ru, name_en, centre_kk, centre_ru, centre_en, \
             valid_from) values ($1, 'KZ-55', '55', 'Павлодар облысы', 'Павлодарская область', 'Pavlodar Region', \
             'Павлодар', 'Павлодар', 'Pavlodar', '2018-01-01')",
            values![region],
        )
        .await
        .unwrap();
    for (n, kind, name) in [
        (PLANT, "enterprise", "Зауыт"),
        (PARTNER, "enterprise", "Серіктес"),
        (HOST, "university", "Университет"),
        (OTHER, "university", "Басқа университет"),
    ] {
        let id = organisation(n);
        write
            .change(
                RowRef::new("registry_organisation", id),
                "insert into registry_organisation (id, kind, name_kk, name_ru, name_en, short_kk, short_ru, short_en, \
                 region, status, sort_key, search_key, version) \
                 values ($1, $2, $3, $3, $3, $3, $3, $3, $4, 'active', $3, $3, 1)",
                values![id, kind, name, region],
            )
            .await
            .unwrap();
    }
    let profession = kernel::ProfessionId::of(Uuid::from_u128(PROFESSION));
    write
        .change(
            RowRef::new("registry_profession", profession),
            "insert into registry_profession (id, kind, code, isco, name_kk, name_ru, name_en, source, external_id, \
             sort_key, search_key, version) values ($1, 'own', '3115-1', '3115', 'Мехатроник', 'Мехатроник', \
             'Mechatronics technician', 'test', '1', 'm', 'mechatronics', 1)",
            values![profession],
        )
        .await
        .unwrap();
    for group in ["B063", "B064"] {
        let id = kernel::UnitId::new(system().now, &system().chance);
        write
            .change(
                RowRef::new("registry_programme_group", id),
                "insert into registry_programme_group (id, code, level, name_kk, name_ru, name_en, ours) \
                 values ($1, $2, 'bachelor', $2, $2, $2, 'yes')",
                values![id, group],
            )
            .await
            .unwrap();
    }
    for (n, family, at) in [
        (COORDINATOR, "Абенова", OTHER),
        (OFFICER, "Бектасов", HOST),
        (CURATOR, "Волков", HOST),
        (PERSONNEL, "Ғабитов", PLANT),
        (PARTNERS, "Досанова", PARTNER),
        (STRANGER, "Ермекова", OTHER),
        (WELDER, "Жақыпов", PLANT),
    ] {
        enter(&mut write, n, family, "1980-05-05", at).await;
    }
    for n in 0..students {
        // One in eight is not yet of age on the first day of the period.
        let birth = if n % 8 == 7 { "2010-06-01" } else { "2007-06-01" };
        enter(&mut write, STUDENT + n, &format!("Студент{n:03}"), birth, HOST).await;
        hold(&mut write, STUDENT + n, Role::Student, Scope::OWN).await;
    }
    write.record("test-settled", row, json!({}));
    for by in [coordinator(), officer(), personnel(), partners(), stranger()] {
        hold(&mut write, by.person.unwrap().0.as_u128(), by.role, by.scope).await;
    }
    hold(&mut write, CURATOR, Role::Curator, Scope::organisation(organisation(HOST))).await;
    hold(&mut write, WELDER, Role::Mentor, Scope::organisation(organisation(PLANT))).await;
    write.done().await.unwrap();
}

async fn enter(write: &mut Write, n: u128, family: &str, birth: &str, at: u128) {
    let id = person(n);
    write
        .change(
            RowRef::new("registry_person", id),
            "insert into registry_person (id, family, given, birth, status, sort_key, search_key, version) \
             values ($1, $2, 'Аты', $3, 'active', $2, $2, 1)",
            values![id, family, birth],
        )
        .await
        .unwrap();
    let post = kernel::UnitId::of(Uuid::from_u128(n + 0x1_0000_0000));
    write
        .change(
            RowRef::new("registry_post", post),
            "insert into registry_post (id, person, organisation, title_kk, title_ru, title_en, from_day, version) \
             values ($1, $2, $3, 't', 't', 't', '2020-09-01', 1)",
            values![post, id, organisation(at)],
        )
        .await
        .unwrap();
}

async fn hold(write: &mut Write, n: u128, role: Role, scope: Scope) {
    let new = accounts::NewGrant {
        person: person(n),
        role,
        scope,
        label: Names::default(),
        from: "2027-01-01".parse().unwrap(),
        until: None,
    };
    accounts::grant(write, &new).await.unwrap();
}

/// A workplace of an enterprise, entered by its personnel department.
pub async fn workplace(db: &Db, by: &Caller, at: u128, name: &str, capacity: i64, hazardous: bool) -> WorkplaceId {
    let form = workplaces::rules::WorkplaceForm {
        organisation: organisation(at).to_string(),
        profession: Uuid::from_u128(PROFESSION).to_string(),
        name_kk: name.to_owned(),
        capacity: capacity.to_string(),
        hazardous: if hazardous { "yes".to_owned() } else { String::new() },
        hazards: if hazardous { "Жоғары кернеу".to_owned() } else { String::new() },
        ..example::workplace()
    };
    workplaces::actions::enter(db, by, &form).await.unwrap()
}

/// A round of the host university with so many students.
pub async fn round(db: &Db, students: u128) -> RoundId {
    let id = rounds::actions::open(db, &officer(), &RoundForm { ..example::round() }).await.unwrap();
    let forms: Vec<StudentForm> = (0..students)
        .map(|n| StudentForm {
            person: person(STUDENT + n).to_string(),
            group: "B063".into(),
            lang: if n % 5 == 4 { "ru".into() } else { "kk".into() },
        })
        .collect();
    rounds::actions::include(db, &officer(), id, &forms).await.unwrap();
    id
}
