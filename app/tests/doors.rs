#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Every role at every door: a closed one says so with the reason, an open one answers, none breaks.

use accounts::{NewAccount, NewGrant};
use app::edition::Edition;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use db::trial;
use kernel::{Caller, Chance, Code, Day, Lang, Moment, Names, PersonId, Role, Scope};
use tower::ServiceExt;

fn now() -> Moment {
    "2027-04-15".parse::<Day>().unwrap().start().plus_seconds(9 * 3600)
}

struct StandingClock;

impl web::Clock for StandingClock {
    fn now(&self) -> Moment {
        now()
    }
}

/// The path of a door with something in each of its places.
fn filled(path: &str) -> String {
    let place = |part: &str| -> String {
        match part {
            "{number}" | "{nth}" | "{order}" | "{slot}" | "{option}" => "1".into(),
            part if part.starts_with('{') && part.contains("act") => "edit".into(),
            "{edition}" => "en".into(),
            part if part.starts_with('{') => uuid::Uuid::from_u128(7).to_string(),
            part => part.to_owned(),
        }
    };
    path.split('/').map(place).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_role_finds_every_door_open_or_closed_as_it_is_written() {
    let trial = trial::sqlite().await.unwrap();
    app::words::speak();
    let chance = Chance::numbered(11);
    let system = Caller::system(now(), chance.clone(), None);
    registry::classifiers::load(&trial.db, &system).await.unwrap();
    let key = accounts::Key::drawn(&chance);
    let clock = Box::new(StandingClock);
    let site = app::serve::site(trial.db.clone(), clock, chance.clone(), key, "https://qosar.example", Edition::Region);
    let router = app::serve::router(site);
    let (_, _, doors) = app::doors::all(Edition::Region).build();
    let mut wrong = Vec::new();
    for (n, role) in Role::ALL.iter().enumerate().filter(|(_, role)| !matches!(role, Role::Public | Role::System)) {
        let person = PersonId(uuid::Uuid::from_u128(100 + n as u128));
        let token = token(&trial.db, &system, person, *role).await;
        for door in &doors {
            let own = ["/me", "/sign-out", "/as-whom"].iter().any(|own| door.path.starts_with(own));
            if own {
                // One's own account asks for a session, which a program has not: its pages are tested with the entrance.
                continue;
            }
            let request = Request::builder()
                .method(door.method.parse::<Method>().unwrap())
                .uri(filled(&door.path))
                .header("authorization", format!("Bearer {token}"))
                .header("accept-language", "en")
                .header(
                    "content-type",
                    if door.path.starts_with("/api/") {
                        "application/json"
                    } else {
                        "application/x-www-form-urlencoded"
                    },
                )
                .body(Body::from(if door.path.starts_with("/api/") { "{}" } else { "" }))
                .unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            let status = response.status();
            let body = to_bytes(response.into_body(), 1 << 22).await.unwrap();
            let body = String::from_utf8_lossy(&body);
            let shut = status == StatusCode::FORBIDDEN && CLOSED.iter().any(|said| body.contains(said));
            let as_written =
                if door.permission.opens_to(*role) { !shut && status != StatusCode::UNAUTHORIZED } else { shut };
            if !as_written || status == StatusCode::INTERNAL_SERVER_ERROR {
                wrong.push(format!("{} {} as {}: {status}", door.method, door.path, role.code()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} doors are not as written:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a closed door says: its words on a page, its code in a problem.
const CLOSED: [&str; 2] = ["This page is not open to your role", "house-refusal-closed-door"];

async fn token(db: &db::Db, system: &Caller, person: PersonId, role: Role) -> String {
    let mut write = db.write(system).await.unwrap();
    let account = NewAccount { person, name: role.code().into(), email: None, lang: Lang::En };
    accounts::open_account(&mut write, &account).await.unwrap();
    let label = Names::new("барлығы", "всё", "everything");
    let grant = NewGrant { person, role, scope: Scope::NATION, label, from: now().day(), until: None };
    accounts::grant(&mut write, &grant).await.unwrap();
    write.done().await.unwrap();
    let grants = accounts::grants_of(db, person, now().day()).await.unwrap();
    let by = Caller { person: Some(person), ..system.clone() };
    let (_, secret) = accounts::issue_token(db, &by, &grants[0], "doors", now().day().plus(30)).await.unwrap();
    secret.shown().to_owned()
}
