//! Every role × every kind of scope × every row: who sees what.

use accounts::Reach;
use db::{Db, Read, trial, values};
use kernel::{Caller, Code, Role, Scope, ScopeKind};
use uuid::Uuid;

use crate::{TODAY, granted, new_grant, person, revoked};

const KINDS: [(ScopeKind, &str); 6] = [
    (ScopeKind::Region, "region"),
    (ScopeKind::Organisation, "enterprise"),
    (ScopeKind::Programme, "programme"),
    (ScopeKind::Group, "study_group"),
    (ScopeKind::Commission, "commission"),
    (ScopeKind::Own, "person"),
];

/// Two rows of every kind: one of `thing(1)`, one of `thing(2)`; and one of nobody.
async fn rows(db: &Db) {
    db.by_hand(
        "create table accounts_trial (id bigint not null primary key, region uuid, enterprise uuid, university uuid, \
         programme uuid, study_group uuid, commission uuid, person uuid)",
    )
    .await
    .unwrap();
    let mut w = db.write(&crate::administrator()).await.unwrap();
    let mut number = 0i64;
    for (_, column) in KINDS {
        for thing in [1u128, 2] {
            number += 1;
            let sql = format!("insert into accounts_trial (id, {column}) values ($1, $2)");
            w.unrecorded(&sql, values![number, Uuid::from_u128(thing)]).await.unwrap();
        }
    }
    let sql = "insert into accounts_trial (id, university) values ($1, $2)";
    w.unrecorded(sql, values![100i64, Uuid::from_u128(1)]).await.unwrap();
    w.unrecorded("insert into accounts_trial (id) values (200)", vec![]).await.unwrap();
    w.done().await.unwrap();
}

async fn seen(db: &Db, by: &Caller) -> Vec<i64> {
    let reach = Reach::new(by)
        .region("t.region")
        .organisation("t.enterprise")
        .organisation("t.university")
        .programme("t.programme")
        .group("t.study_group")
        .commission("t.commission")
        .own("t.person");
    seen_through(db, &reach).await
}

async fn seen_through(db: &Db, reach: &Reach<'_>) -> Vec<i64> {
    // The page's own cells come first: the condition's placeholders follow them.
    let (condition, cells) = reach.sql(2);
    let sql = format!("select t.id from accounts_trial t where t.id > $1 and {condition} order by t.id");
    let all = values![0i64].into_iter().chain(cells).collect();
    db.all(&sql, all).await.unwrap().iter().map(|row| row.get("id").unwrap()).collect()
}

fn scope(kind: ScopeKind) -> Scope {
    match kind {
        ScopeKind::Nation | ScopeKind::Own => Scope { kind, id: Uuid::nil() },
        _ => Scope { kind, id: Uuid::from_u128(1) },
    }
}

/// What lies in the scope of `thing(1)`; for `Own`, of person 1.
fn wanted(kind: ScopeKind) -> Vec<i64> {
    match kind {
        ScopeKind::Nation => (1..=12).chain([100, 200]).collect(),
        ScopeKind::Region => vec![1],
        ScopeKind::Organisation => vec![3, 100],
        ScopeKind::Programme => vec![5],
        ScopeKind::Group => vec![7],
        ScopeKind::Commission => vec![9],
        ScopeKind::Own => vec![11],
    }
}

#[tokio::test]
async fn every_role_in_every_scope_sees_its_rows_and_no_other() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        rows(db).await;
        for role in Role::ALL.iter().copied().filter(|role| !matches!(role, Role::Public | Role::System)) {
            for kind in ScopeKind::ALL.iter().copied() {
                let by = trial::caller(1, role, scope(kind), TODAY);
                assert_eq!(seen(db, &by).await, Vec::<i64>::new(), "{role:?} {kind:?} before it is granted");

                let id = granted(db, &new_grant(person(1), role, scope(kind))).await;
                assert_eq!(seen(db, &by).await, wanted(kind), "{role:?} {kind:?}");

                let yesterday = trial::caller(1, role, scope(kind), "2027-04-11");
                assert_eq!(seen(db, &yesterday).await, Vec::<i64>::new(), "{role:?} {kind:?} the day before");
                let another = trial::caller(2, role, scope(kind), TODAY);
                assert_eq!(seen(db, &another).await, Vec::<i64>::new(), "{role:?} {kind:?} of another person");

                revoked(db, id).await;
                assert_eq!(seen(db, &by).await, Vec::<i64>::new(), "{role:?} {kind:?} after it was revoked");
            }
        }
    }
}

#[tokio::test]
async fn the_platform_sees_all_and_the_public_nothing() {
    for trial in trial::both().await.unwrap() {
        rows(&trial.db).await;
        let system = Caller { person: None, ..trial::caller(1, Role::System, Scope::NATION, TODAY) };
        assert_eq!(seen(&trial.db, &system).await.len(), 14);
        for kind in ScopeKind::ALL {
            // Even if somebody granted the public something.
            granted(&trial.db, &new_grant(person(1), Role::Public, scope(*kind))).await;
            let public = trial::caller(1, Role::Public, scope(*kind), TODAY);
            assert_eq!(seen(&trial.db, &public).await, Vec::<i64>::new());
            assert_eq!(seen(&trial.db, &Caller { person: None, ..public }).await, Vec::<i64>::new());
        }
    }
}

#[tokio::test]
async fn a_grant_for_one_thing_shows_nothing_of_another_even_when_both_are_held() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        rows(db).await;
        let organisation = |n| Scope { kind: ScopeKind::Organisation, id: Uuid::from_u128(n) };
        for n in [1, 2] {
            granted(db, &new_grant(person(1), Role::Hr, organisation(n))).await;
        }
        let by = trial::caller(1, Role::Hr, organisation(2), TODAY);
        assert_eq!(seen(db, &by).await, [4]);
        // As a mentor of the same enterprise they hold nothing.
        let mentor = trial::caller(1, Role::Mentor, organisation(2), TODAY);
        assert_eq!(seen(db, &mentor).await, Vec::<i64>::new());
    }
}

#[tokio::test]
async fn a_kind_without_a_column_shows_nothing_and_a_condition_may_stand_for_one() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        rows(db).await;
        granted(db, &new_grant(person(1), Role::Student, Scope::OWN)).await;
        let by = trial::caller(1, Role::Student, Scope::OWN, TODAY);
        assert_eq!(seen_through(db, &Reach::new(&by).region("t.region")).await, Vec::<i64>::new());

        let through = "t.id in (select x.id + 1 from accounts_trial x where x.person = ? or x.region = ?)";
        assert_eq!(seen_through(db, &Reach::new(&by).through(ScopeKind::Own, through)).await, [2, 12]);
    }
}

#[tokio::test]
async fn a_grant_begins_and_ends_on_its_days() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        rows(db).await;
        let mut new = new_grant(person(1), Role::Ministry, Scope::NATION);
        new.until = Some("2027-04-13".parse().unwrap());
        granted(db, &new).await;
        let on = |day: &str| trial::caller(1, Role::Ministry, Scope::NATION, day);
        assert_eq!(seen(db, &on("2027-04-11")).await.len(), 0);
        assert_eq!(seen(db, &on("2027-04-12")).await.len(), 14);
        assert_eq!(seen(db, &on("2027-04-13")).await.len(), 14);
        assert_eq!(seen(db, &on("2027-04-14")).await.len(), 0);
    }
}
