//! The API as programs meet it: writes sent twice, the document, the page about it. On both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use accounts::{Key, NewAccount, NewGrant};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::{Extension, Json, Router};
use db::{Db, trial};
use kernel::{Caller, Chance, Lang, Moment, Names, PersonId, Role, Scope, house};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use tokio::sync::Notify;
use tower::ServiceExt;
use utoipa::ToSchema;
use utoipa_axum::routes;
use web::{Clock, Doors, OPEN, Permission, Site, Standing, Stop, Windows};

const HR: Permission = Permission { name: "things.enter", roles: &[Role::Hr] };

#[derive(Clone, Default)]
struct Moved(Arc<AtomicI64>);

impl Clock for Moved {
    fn now(&self) -> Moment {
        administrator().now.plus_seconds(self.0.load(Ordering::Relaxed))
    }
}

fn administrator() -> Caller {
    trial::caller(900, Role::Administrator, Scope::NATION, "2027-04-12")
}

/// How often the act was really done, and a gate that holds it while a test looks.
#[derive(Clone, Default)]
struct Done {
    times: Arc<AtomicU32>,
    came: Arc<Notify>,
    gate: Arc<Notify>,
}

/// A thing to enter.
#[derive(serde::Serialize, serde::Deserialize, ToSchema)]
struct Thing {
    /// What it is called.
    name: String,
    /// How many there are.
    count: Option<i64>,
}

/// Enters a thing.
#[utoipa::path(post, path = "/api/v1/things", tag = "things", request_body = Thing,
    responses((status = 201, body = Thing)))]
async fn enter(Extension(done): Extension<Done>, Json(thing): Json<Thing>) -> Result<(StatusCode, Json<Value>), Stop> {
    if thing.name.is_empty() {
        return Err(house::EMPTY.at("name").into());
    }
    if thing.name == "held" {
        done.came.notify_one();
        done.gate.notified().await;
    }
    let times = done.times.fetch_add(1, Ordering::SeqCst) + 1;
    Ok((StatusCode::CREATED, Json(json!({ "name": thing.name, "n": times }))))
}

/// Things.
#[utoipa::path(get, path = "/api/v1/things", tag = "things", responses((status = 200, body = [Thing])))]
async fn list() -> Json<Vec<Thing>> {
    Json(vec![])
}

struct Program {
    router: Router,
    done: Done,
    clock: Moved,
    token: String,
    other: String,
}

struct Told {
    status: StatusCode,
    headers: HeaderMap,
    body: Value,
}

impl Program {
    async fn of(db: &Db) -> Self {
        let [kk, ru, en] = accounts::WORDS;
        web::speak(&[web::Messages { of: "accounts", kk, ru, en }]);
        let (clock, done) = (Moved::default(), Done::default());
        let site = Site::new(Standing {
            db: db.clone(),
            clock: Box::new(clock.clone()),
            chance: Chance::numbered(77),
            key: Key::of([7; 32]),
            windows: Windows::default(),
            rail: vec![],
            public_url: "http://localhost:8080".into(),
            demo: false,
        });
        let doors = Doors::new().api(&HR, routes!(enter)).api(&OPEN, routes!(list)).and(web::reference::doors());
        let (router, ..) = doors.build();
        let router = router
            .layer(Extension(done.clone()))
            .layer(from_fn_with_state(site.clone(), web::doorkeeper))
            .with_state(site);
        let (token, other) = (token(db, 1).await, token(db, 2).await);
        Self { router, done, clock, token, other }
    }

    async fn ask(&self, token: &str, key: Option<&str>, body: &Value) -> Told {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri("/api/v1/things")
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let request = request.body(Body::from(body.to_string())).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Told { status: parts.status, headers: parts.headers, body }
    }

    async fn post(&self, key: &str, body: &Value) -> Told {
        self.ask(&self.token, Some(key), body).await
    }

    async fn read(&self, path: &str) -> String {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        String::from_utf8(to_bytes(response.into_body(), 1 << 22).await.unwrap().to_vec()).unwrap()
    }

    fn times(&self) -> u32 {
        self.done.times.load(Ordering::SeqCst)
    }
}

/// The token of a person of a personnel department.
async fn token(db: &Db, n: u64) -> String {
    let by = Caller { chance: Chance::numbered(n), ..administrator() };
    let person: PersonId = by.new_id();
    let label = Names::new("Ертіс", "Ертис", "Ertis");
    let mut w = db.write(&by).await.unwrap();
    let new = NewAccount { person, name: "Әсел".into(), email: None, lang: Lang::En };
    accounts::open_account(&mut w, &new).await.unwrap();
    let new = NewGrant { person, role: Role::Hr, scope: Scope::NATION, label, from: by.today(), until: None };
    accounts::grant(&mut w, &new).await.unwrap();
    w.done().await.unwrap();
    let grant = accounts::grants_of(db, person, by.today()).await.unwrap().remove(0);
    let own = Caller { person: Some(person), role: Role::Hr, ..by };
    let until = own.today().plus(30);
    accounts::issue_token(db, &own, &grant, "1C", until).await.unwrap().1.shown().to_owned()
}

#[tokio::test]
async fn a_write_sent_twice_under_one_key_is_done_once_and_answered_the_same() {
    for trial in trial::both().await.unwrap() {
        let program = Program::of(&trial.db).await;
        let thing = json!({ "name": "lathe" });

        let first = program.post("a-1", &thing).await;
        let second = program.post("a-1", &thing).await;

        assert_eq!((first.status, first.body["n"].as_i64()), (StatusCode::CREATED, Some(1)));
        assert_eq!((second.status, &second.body), (first.status, &first.body));
        assert_eq!(second.headers["content-type"], "application/json");
        assert!(second.headers.contains_key(web::REPLAYED) && !first.headers.contains_key(web::REPLAYED));
        assert_eq!(program.times(), 1);
        assert_eq!(program.ask(&program.token, None, &thing).await.body["n"], 2, "without a key it is a new write");
        assert_eq!(program.post("a-2", &thing).await.body["n"], 3, "another key is another write");
        assert_eq!(program.ask(&program.other, Some("a-1"), &thing).await.body["n"], 4, "keys are each person's own");
        program.clock.0.store(24 * 3600 + 1, Ordering::Relaxed);
        assert_eq!(program.post("a-1", &thing).await.body["n"], 5, "a day later it is forgotten");
    }
}

#[tokio::test]
async fn a_key_of_another_request_and_a_key_of_no_shape_are_refused() {
    for trial in trial::both().await.unwrap() {
        let program = Program::of(&trial.db).await;
        program.post("b", &json!({ "name": "lathe" })).await;

        let other = program.post("b", &json!({ "name": "drill" })).await;

        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(other.headers["content-type"], "application/problem+json");
        assert_eq!(other.body["errors"][0]["code"], accounts::refusal::KEY_OF_ANOTHER.code);
        for key in ["", "a b", &"x".repeat(201)] {
            let told = program.post(key, &json!({ "name": "lathe" })).await;
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{key:?}");
            assert_eq!(told.body["errors"][0]["code"], web::refusal::IDEMPOTENCY_KEY.code);
        }
        assert_eq!(program.post(&"x".repeat(200), &json!({ "name": "lathe" })).await.status, StatusCode::CREATED);
        assert_eq!(program.times(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_first_is_being_answered_the_second_is_told_to_wait() {
    for trial in trial::both().await.unwrap() {
        let program = Arc::new(Program::of(&trial.db).await);
        let thing = json!({ "name": "held" });
        let first = tokio::spawn({
            let (program, thing) = (program.clone(), thing.clone());
            async move { program.post("c", &thing).await }
        });
        program.done.came.notified().await;

        let second = program.post("c", &thing).await;
        program.done.gate.notify_one();
        let first = first.await.unwrap();
        let third = program.post("c", &thing).await;

        assert_eq!(second.status, StatusCode::CONFLICT);
        assert_eq!(second.body["errors"][0]["code"], accounts::refusal::KEY_IN_WORK.code);
        assert_eq!((first.status, third.status, &third.body), (StatusCode::CREATED, StatusCode::CREATED, &first.body));
        assert_eq!(program.times(), 1);
    }
}

#[tokio::test]
async fn a_refusal_frees_its_key_and_strangers_have_none() {
    for trial in trial::both().await.unwrap() {
        let program = Program::of(&trial.db).await;
        for _ in 0..2 {
            let told = program.post("d", &json!({ "name": "" })).await;
            assert_eq!(told.body["errors"][0]["code"], house::EMPTY.code);
            assert!(!told.headers.contains_key(web::REPLAYED));
        }
        assert_eq!(program.post("d", &json!({ "name": "lathe" })).await.status, StatusCode::CREATED);
        let stranger = program.ask("qsr_nobody", Some("d"), &json!({ "name": "lathe" })).await;
        assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn the_document_says_how_to_come_in_who_may_and_how_a_refusal_looks() {
    let trial = trial::sqlite().await.unwrap();
    let program = Program::of(&trial.db).await;
    let document: Value = serde_json::from_str(&program.read("/api/v1/openapi.json").await).unwrap();
    let at = |pointer: &str| document.pointer(pointer).unwrap_or_else(|| panic!("{pointer} in {document:#}"));
    assert_eq!(at("/info/title"), "Qosar");
    assert_eq!(at("/info/license/identifier"), "Apache-2.0");
    assert_eq!(at("/components/securitySchemes/token/scheme"), "bearer");
    assert!(at("/components/schemas/Problem/properties").get("errors").is_some());
    let post = at("/paths/~1api~1v1~1things/post");
    assert_eq!(post["x-roles"], json!(["hr"]));
    assert_eq!(post["security"], json!([{ "token": [] }]));
    assert_eq!(post["parameters"][0]["name"], "Idempotency-Key");
    let problem = &post["responses"]["default"]["content"]["application/problem+json"]["schema"]["$ref"];
    assert_eq!(problem, "#/components/schemas/Problem");
    let get = at("/paths/~1api~1v1~1things/get");
    assert_eq!(get["security"], json!([{ "token": [] }, {}]), "open to anyone");
}

#[tokio::test]
async fn the_reference_is_a_sound_page_in_three_languages_without_script_of_its_own() {
    let trial = trial::sqlite().await.unwrap();
    let program = Program::of(&trial.db).await;
    for (lang, word) in [("kk", "Кім жасай алады"), ("ru", "Кто может"), ("en", "Who may")] {
        let page = program.read(&format!("/api?lang={lang}")).await;
        let document = Html::parse_document(&page);
        assert!(document.errors.is_empty(), "{:?}", document.errors);
        assert!(!page.contains('⟦'), "{}", &page[page.find('⟦').unwrap()..]);
        assert!(page.contains(word) && page.contains("Idempotency-Key"));
        assert!(document.select(&Selector::parse("script:not([src])").unwrap()).next().is_none());
        let operations = document.select(&Selector::parse("details.formula").unwrap()).count();
        assert_eq!(operations, 2);
        assert!(page.contains("What it is called.") && page.contains("&quot;name&quot;"), "fields and an example");
    }
}
