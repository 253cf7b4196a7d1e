//! A small region on a trial database: organisations, people with posts and grants, as its registry would hold them.

use commissions::{CallForm, InterestForm, SeatForm, example};
use db::{Db, Read, RowRef, values};
use kernel::{Caller, CommissionId, Id, OrganisationId, PersonId, RegionId, Role, Scope};
use serde_json::json;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

pub const TODAY: &str = "2027-04-12";
pub const PLANT: u128 = 0xa1;
pub const PARTNER: u128 = 0xa2;
pub const HOST: u128 = 0xa3;
pub const OTHER: u128 = 0xa4;
pub const REGION: u128 = 0xf1;

pub const COORDINATOR: u128 = 0x10;
pub const CHAIR: u128 = 0x11;
pub const ENGINEER: u128 = 0x12;
pub const PARTNERS: u128 = 0x13;
pub const PROFESSOR: u128 = 0x14;
pub const SECRETARY: u128 = 0x15;
pub const STRANGER: u128 = 0x16;

/// A chance of its own for each, so that two acts of one moment make different ids.
pub fn chance() -> kernel::Chance {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    kernel::Chance::numbered(DRAWN.fetch_add(1, Ordering::Relaxed))
}

/// Someone who acts.
pub fn caller(n: u128, role: Role, scope: Scope, today: &str) -> Caller {
    Caller { chance: chance(), ..db::trial::caller(n, role, scope, today) }
}

pub fn organisation(n: u128) -> OrganisationId {
    OrganisationId::of(Uuid::from_u128(n))
}

pub fn person(n: u128) -> PersonId {
    PersonId::of(Uuid::from_u128(n))
}

fn system() -> Caller {
    let mut by = caller(1, Role::System, Scope::NATION, TODAY);
    by.person = None;
    by
}

/// Region, four organisations, seven people; the coordinator holds the region, the stranger another organisation.
pub async fn settle(db: &Db) {
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
    for (n, family) in [
        (COORDINATOR, "Абенова"),
        (CHAIR, "Бектасов"),
        (ENGINEER, "Волков"),
        (PARTNERS, "Ғабитов"),
        (PROFESSOR, "Досанова"),
        (SECRETARY, "Ермекова"),
        (STRANGER, "Жақыпов"),
    ] {
        let id = person(n);
        write
            .change(
                RowRef::new("registry_person", id),
                "insert into registry_person (id, family, given, status, sort_key, search_key, version) \
                 values ($1, $2, 'Аты', 'active', $2, $2, 1)",
                values![id, family],
            )
            .await
            .unwrap();
    }
    let post = kernel::UnitId::of(Uuid::from_u128(0xb1));
    write
        .change(
            RowRef::new("registry_post", post),
            "insert into registry_post (id, person, organisation, title_kk, title_ru, title_en, from_day, version) \
             values ($1, $2, $3, 'Бас инженер', 'Главный инженер', 'Chief engineer', '2020-01-01', 1)",
            values![post, person(CHAIR), organisation(PLANT)],
        )
        .await
        .unwrap();
    write.record("test-settled", row, json!({}));
    for (n, role, scope) in [
        (COORDINATOR, Role::Coordinator, Scope::region(RegionId::of(region))),
        (STRANGER, Role::University, Scope::organisation(organisation(OTHER))),
        (ENGINEER, Role::Hr, Scope::organisation(organisation(PLANT))),
    ] {
        hold(&mut write, n, role, scope).await;
    }
    write.done().await.unwrap();
}

async fn hold(write: &mut db::Write, n: u128, role: Role, scope: Scope) {
    let new = accounts::NewGrant {
        person: person(n),
        role,
        scope,
        label: kernel::Names::default(),
        from: "2027-01-01".parse().unwrap(),
        until: None,
    };
    accounts::grant(write, &new).await.unwrap();
}

pub fn coordinator() -> Caller {
    caller(COORDINATOR, Role::Coordinator, Scope::region(RegionId::of(Uuid::from_u128(REGION))), TODAY)
}

/// A university officer of an organisation that has no part in the commission.
pub fn stranger() -> Caller {
    caller(STRANGER, Role::University, Scope::organisation(organisation(OTHER)), TODAY)
}

/// A member in the role and scope given with the seat.
pub fn expert(n: u128, id: CommissionId) -> Caller {
    caller(n, Role::Expert, Scope { kind: kernel::ScopeKind::Commission, id: id.0 }, TODAY)
}

pub async fn version(db: &dyn Read, id: CommissionId) -> i64 {
    commissions::load(db, id).await.unwrap().version
}

pub const SEATS: [(u128, u128, &str, &str); 5] = [
    (CHAIR, PLANT, "enterprise", "chair"),
    (ENGINEER, PLANT, "enterprise", "member"),
    (PARTNERS, PARTNER, "partner-enterprise", "member"),
    (PROFESSOR, OTHER, "third-party-university", "member"),
    (SECRETARY, HOST, "host-university", "secretary"),
];

/// An exam commission with its five seats, planned, that decides about the subject.
pub async fn planned(db: &Db, subject: Uuid) -> CommissionId {
    let by = coordinator();
    let mut form = example::production_exam(organisation(PLANT), organisation(HOST));
    form.subject = subject.to_string();
    form.subject_kind = "cohort".into();
    let id = commissions::plan(db, &by, &form).await.unwrap();
    for (who, from, side, duty) in SEATS {
        let seat: SeatForm = example::seat(person(who), organisation(from), side, duty);
        commissions::seat(db, &by, id, version(db, id).await, &seat).await.unwrap();
    }
    id
}

/// The same, formed.
pub async fn formed(db: &Db, subject: Uuid) -> CommissionId {
    let id = planned(db, subject).await;
    commissions::form(db, &coordinator(), id, version(db, id).await).await.unwrap();
    id
}

/// A call for today.
pub fn today() -> CallForm {
    example::call(TODAY)
}

pub fn conflicted() -> InterestForm {
    InterestForm {
        interest: "conflicted".into(), about: "Емтихан тапсыратын студенттің туысы".into()
    }
}

/// Comes in as somebody and gives the token of the session.
pub async fn signed_in(db: &Db, by: &Caller, who: PersonId) -> String {
    if accounts::account(db, who).await.is_err() {
        let mut write = db.write(by).await.unwrap();
        let new = accounts::NewAccount { person: who, name: "Аты".into(), email: None, lang: kernel::Lang::Kk };
        accounts::open_account(&mut write, &new).await.unwrap();
        write.done().await.unwrap();
    }
    accounts::enter_without_password(db, by, who).await.unwrap().token.shown().to_owned()
}
