//! The platform as a program meets it: a router over a database, a clock that the test moves, tokens.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use accounts::{NewAccount, NewGrant};
use app::edition::Edition;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use db::Db;
use kernel::{Caller, Chance, Code, Day, Lang, Moment, Names, PersonId, Role, Scope};
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

/// The day on which a story begins that says no other.
pub const TODAY: &str = "2027-04-15";

/// The first administrator.
pub const ADMINISTRATOR: PersonId = PersonId(Uuid::from_u128(1));

/// A clock that stands where the test puts it.
#[derive(Clone)]
struct HandMoved(Arc<AtomicI64>);

impl web::Clock for HandMoved {
    fn now(&self) -> Moment {
        Moment::of_millis(self.0.load(Ordering::Relaxed))
    }
}

/// A program and the platform it talks to.
pub struct Api {
    pub db: Db,
    router: Router,
    chance: Chance,
    clock: HandMoved,
}

impl Api {
    /// The platform over an empty database, on [`TODAY`].
    pub async fn open(db: Db) -> Self {
        app::words::speak();
        let chance = Chance::numbered(7);
        let clock = HandMoved(Arc::default());
        let key = accounts::Key::drawn(&chance);
        let url = "https://qosar.example";
        let site = app::serve::site(db.clone(), Box::new(clock.clone()), chance.clone(), key, url, Edition::Demo);
        let api = Self { db, router: app::serve::router(site), chance, clock };
        api.on(TODAY).await;
        registry::classifiers::load(&api.db, &api.system()).await.unwrap();
        api
    }

    /// It is the morning of a day; what happened until then has been followed up.
    pub async fn on(&self, day: &str) {
        let morning = day.parse::<Day>().unwrap().start().plus_seconds(9 * 3600);
        self.clock.0.store(morning.millis(), Ordering::Relaxed);
        self.follow().await;
        app::reactions::day_brings(&self.db, self.now(), &self.chance).await.unwrap();
    }

    /// What follows from what happened.
    pub async fn follow(&self) {
        app::reactions::settle(&self.db, self.now(), &self.chance).await.unwrap();
    }

    fn now(&self) -> Moment {
        web::Clock::now(&self.clock)
    }

    fn system(&self) -> Caller {
        Caller::system(self.now(), self.chance.clone(), None)
    }

    /// A person who is entered already holds a role from today (where they do not hold it yet), and a program acts for
    /// them by a token.
    pub async fn token(&self, person: PersonId, role: Role, scope: Scope) -> String {
        let (by, today) = (self.system(), self.now().day());
        let mut write = self.db.write(&by).await.unwrap();
        let mut changed = false;
        if accounts::names_of(&write, &[person]).await.unwrap().is_empty() {
            let account = NewAccount { person, name: "Сынақ".into(), email: None, lang: Lang::En };
            accounts::open_account(&mut write, &account).await.unwrap();
            changed = true;
        }
        if accounts::standing(&write, person, role, scope, today).await.unwrap().is_none() {
            let label = Names::new("сынақ", "проба", "trial");
            let grant = NewGrant { person, role, scope, label, from: today, until: None };
            accounts::grant(&mut write, &grant).await.unwrap();
            changed = true;
        }
        if changed {
            write.done().await.unwrap();
        } else {
            drop(write);
        }
        let grants = accounts::grants_of(&self.db, person, today).await.unwrap();
        let grant = grants.into_iter().find(|grant| grant.role == role && grant.scope == scope).unwrap();
        let by = Caller { person: Some(person), ..by };
        let (_, secret) = accounts::issue_token(&self.db, &by, &grant, "trial", today.plus(360)).await.unwrap();
        secret.shown().to_owned()
    }

    /// The installation's administrator.
    pub async fn administrator(&self) -> String {
        self.token(ADMINISTRATOR, Role::Administrator, Scope::NATION).await
    }

    async fn sent(&self, request: axum::http::request::Builder, body: Body) -> (StatusCode, Value) {
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    fn request(token: &str, lang: Lang, method: Method, path: &str, kind: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {token}"))
            .header("accept-language", lang.code())
            .header("content-type", kind)
    }

    /// What the API answers.
    pub async fn ask(&self, token: &str, method: Method, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        let request = Self::request(token, Lang::En, method, path, "application/json");
        self.sent(request, body.map_or_else(Body::empty, |body| Body::from(body.to_string()))).await
    }

    /// What it answers to somebody it does not know.
    pub async fn ask_unknown(&self, method: Method, path: &str) -> (StatusCode, Value) {
        let request = Request::builder().method(method).uri(path).header("accept-language", "en");
        self.sent(request, Body::empty()).await
    }

    /// A file as the body of a request, answered in a language.
    pub async fn bring_in(&self, lang: Lang, token: &str, path: &str, file: &[u8]) -> (StatusCode, Value) {
        let request = Self::request(token, lang, Method::POST, path, "application/octet-stream");
        self.sent(request, Body::from(file.to_vec())).await
    }

    /// Several files as the parts of a form.
    pub async fn bring_parts(&self, token: &str, path: &str, parts: &[(&str, &[u8])]) -> (StatusCode, Value) {
        let mut body = Vec::new();
        for (name, file) in parts {
            let head =
                format!("--parts\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), file, b"\r\n"].concat());
        }
        body.extend(b"--parts--\r\n");
        let request = Self::request(token, Lang::En, Method::POST, path, "multipart/form-data; boundary=parts");
        self.sent(request, Body::from(body)).await
    }

    /// Taken in whole.
    pub async fn brought(&self, token: &str, path: &str, file: &[u8]) -> Value {
        let (status, answer) = self.bring_in(Lang::En, token, path, file).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }

    /// The id of what a request made.
    pub async fn made(&self, token: &str, path: &str, body: Value) -> Uuid {
        let (status, answer) = self.ask(token, Method::POST, path, Some(body)).await;
        assert_eq!(status, StatusCode::CREATED, "{path}: {answer}");
        answer["id"].as_str().unwrap().parse().unwrap()
    }

    /// What a request did.
    pub async fn done(&self, token: &str, path: &str, body: Value) -> Value {
        let (status, answer) = self.ask(token, Method::POST, path, Some(body)).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }

    /// What a request set.
    pub async fn set(&self, token: &str, path: &str, body: Value) {
        let (status, answer) = self.ask(token, Method::PUT, path, Some(body)).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
    }

    /// What stands at an address.
    pub async fn read(&self, token: &str, path: &str) -> Value {
        let (status, answer) = self.ask(token, Method::GET, path, None).await;
        assert_eq!(status, StatusCode::OK, "{path}: {answer}");
        answer
    }

    /// The version that stands at an address.
    pub async fn version(&self, token: &str, path: &str) -> i64 {
        self.read(token, path).await["version"].as_i64().unwrap_or_else(|| panic!("{path} has no version"))
    }

    /// An act on what stands at an address.
    pub async fn act(&self, token: &str, path: &str, act: &str, more: Value) {
        let mut body = json!({ "version": self.version(token, path).await, "act": act });
        body.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        self.done(token, &format!("{path}/acts"), body).await;
    }

    /// Why a request is refused: the status and the codes.
    pub async fn refused(&self, token: &str, path: &str, body: Value) -> (StatusCode, Vec<String>) {
        let (status, answer) = self.ask(token, Method::POST, path, Some(body)).await;
        assert!(!status.is_success(), "{path}: {answer}");
        (status, codes(&answer))
    }
}

/// The codes of the refusals in a problem.
pub fn codes(problem: &Value) -> Vec<String> {
    let all = problem["errors"].as_array().into_iter().flatten();
    all.map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect()
}
