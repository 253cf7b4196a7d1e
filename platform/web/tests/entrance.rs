//! Coming in and leaving, through the pages, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashSet;
use std::sync::atomic::{AtomicI64, Ordering};

use accounts::{Key, Letter, NewAccount, NewGrant};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{Method, Request, StatusCode};
use axum::middleware::from_fn_with_state;
use db::{Db, trial};
use kernel::{Caller, Chance, Lang, Moment, Names, PersonId, Role, Scope};
use scraper::{Html, Selector};
use tower::ServiceExt;
use web::{Clock, Messages, Site, Standing, Windows};

const PASSWORD: &str = "төрт жылқы екі арба";
const FORM: &str = "application/x-www-form-urlencoded";

/// A clock that a test moves.
#[derive(Clone, Default)]
struct Moved(std::sync::Arc<AtomicI64>);

impl Clock for Moved {
    fn now(&self) -> Moment {
        administrator().now.plus_seconds(self.0.load(Ordering::Relaxed))
    }
}

fn administrator() -> Caller {
    trial::caller(900, Role::Administrator, Scope::NATION, "2027-04-12")
}

fn key() -> Key {
    Key::of([7; 32])
}

/// A browser: it keeps the cookie.
struct Browser {
    router: Router,
    cookie: Option<String>,
    clock: Moved,
}

/// What came back.
struct Page {
    status: StatusCode,
    to: String,
    text: String,
}

impl Browser {
    fn of(db: &Db) -> Self {
        let [kk, ru, en] = accounts::WORDS;
        web::speak(&[Messages { of: "accounts", kk, ru, en }]);
        let clock = Moved::default();
        let site = Site::new(Standing {
            db: db.clone(),
            clock: Box::new(clock.clone()),
            chance: Chance::numbered(77),
            key: key(),
            windows: Windows::default(),
            rail: vec![],
            public_url: "http://localhost:8080".into(),
            demo: false,
        });
        let (pages, ..) = web::entrance::doors().build();
        let router = pages.layer(from_fn_with_state(site.clone(), web::doorkeeper)).with_state(site);
        Self { router, cookie: None, clock }
    }

    async fn ask(&mut self, method: Method, path: &str, form: &[(&str, &str)]) -> Page {
        let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let mut request = Request::builder().method(method).uri(path).header(CONTENT_TYPE, FORM);
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body.join("&"))).unwrap()).await.unwrap();
        for set in response.headers().get_all(SET_COOKIE) {
            let set = set.to_str().unwrap();
            if set.starts_with(web::SESSION_COOKIE) {
                assert!(set.contains("; Secure; HttpOnly; SameSite=Lax") && set.contains("; Path=/;"), "{set}");
                self.cookie = (!set.contains("Max-Age=0")).then(|| set.split(';').next().unwrap().to_owned());
            }
        }
        let to = response.headers().get(LOCATION).map_or("", |to| to.to_str().unwrap()).to_owned();
        let status = response.status();
        let text = String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap();
        if !text.is_empty() {
            sound(path, &text);
        }
        Page { status, to, text }
    }

    async fn get(&mut self, path: &str) -> Page {
        self.ask(Method::GET, path, &[]).await
    }

    async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Page {
        self.ask(Method::POST, path, form).await
    }

    /// The page in the three languages is sound; the status of the last.
    async fn reads(&mut self, path: &str) -> StatusCode {
        let mut status = StatusCode::OK;
        for lang in ["ru", "en", "kk"] {
            status = self.get(&format!("{path}?lang={lang}")).await.status;
        }
        status
    }
}

fn escaped(value: &str) -> String {
    value.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02X}"))
}

fn sound(path: &str, page: &str) {
    let document = Html::parse_document(page);
    assert!(document.errors.is_empty(), "{path}: {:?}", document.errors);
    assert!(!page.contains('⟦'), "{path}: missing words {}", &page[page.find('⟦').unwrap()..]);
    let mut ids = HashSet::new();
    for element in document.select(&Selector::parse("[id]").unwrap()) {
        assert!(ids.insert(element.value().id().unwrap().to_owned()), "{path}: an id comes twice");
    }
    let fields = Selector::parse("input:not([type=hidden]):not([type=search]), select").unwrap();
    for field in document.select(&fields) {
        let label = format!("label[for=\"{}\"]", field.value().id().unwrap_or_default());
        assert!(document.select(&Selector::parse(&label).unwrap()).next().is_some(), "{path}: a field has no label");
    }
}

async fn letter(db: &Db) -> Letter {
    let events = db::pending(db, 100).await.unwrap();
    events.iter().rev().find_map(|event| Letter::of(event, &key()).unwrap()).unwrap()
}

/// A person with an account and the roles.
async fn someone(db: &Db, roles: &[Role]) -> PersonId {
    let by = administrator();
    let person: PersonId = by.new_id();
    let mut w = db.write(&by).await.unwrap();
    let new =
        NewAccount {
            person, name: "Әсел Нұрланова".into(), email: Some("asel@example.kz".into()), lang: Lang::Ru
        };
    accounts::open_account(&mut w, &new).await.unwrap();
    for role in roles {
        let grant = new_grant(person, *role);
        accounts::grant(&mut w, &grant).await.unwrap();
    }
    w.done().await.unwrap();
    person
}

fn new_grant(person: PersonId, role: Role) -> NewGrant {
    let label = Names::new("Павлодар облысы", "Павлодарская область", "Pavlodar region");
    NewGrant { person, role, scope: Scope::NATION, label, from: administrator().today(), until: None }
}

#[tokio::test]
async fn the_first_administrator_begins_and_signs_in_again() {
    for trial in trial::both().await.unwrap() {
        let mut browser = Browser::of(&trial.db);
        assert_eq!(browser.get("/sign-in").await.to, "/first");
        assert_eq!(browser.reads("/first").await, StatusCode::OK);
        let form = [("name", "Ерлан"), ("email", "erlan@example.kz"), ("password", "short")];
        let page = browser.post("/first", &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text.contains("erlan@example.kz") && !page.text.contains("short\""), "what was typed is kept");

        let form = [("name", "Ерлан"), ("email", "erlan@example.kz"), ("password", PASSWORD)];
        let page = browser.post("/first", &form).await;
        assert_eq!((page.status, page.to.as_str()), (StatusCode::SEE_OTHER, "/"));
        assert_eq!(browser.get("/first").await.to, "/sign-in");
        assert_eq!(browser.reads("/me").await, StatusCode::OK);

        assert_eq!(browser.post("/sign-out", &[]).await.to, "/");
        assert!(browser.cookie.is_none());
        assert_eq!(browser.get("/me").await.to, "/sign-in?to=%2Fme");
        assert_eq!(browser.reads("/sign-in").await, StatusCode::OK);
        let wrong = [("email", "erlan@example.kz"), ("password", "wrong password"), ("to", "/me")];
        assert_eq!(browser.post("/sign-in", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let right = [("email", "erlan@example.kz"), ("password", PASSWORD), ("to", "/me")];
        assert_eq!(browser.post("/sign-in", &right).await.to, "/me");
        assert_eq!(browser.get("/sign-in").await.to, "/");
    }
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_and_the_role_too() {
    for trial in trial::both().await.unwrap() {
        let mut browser = Browser::of(&trial.db);
        someone(&trial.db, &[Role::Hr, Role::Mentor]).await;
        assert_eq!(browser.reads("/forgotten").await, StatusCode::OK);
        for email in ["nobody@example.kz", "asel@example.kz"] {
            let page = browser.post("/forgotten", &[("email", email), ("purpose", "reset")]).await;
            assert_eq!(page.status, StatusCode::OK);
        }
        let bad = browser.post("/forgotten", &[("email", "asel@example.kz"), ("purpose", "steal")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);

        let path = format!("/reset/{}", letter(&trial.db).await.secret.shown());
        assert_eq!(browser.reads(&path).await, StatusCode::OK, "to look at a link does not use it up");
        assert_eq!(browser.post(&path, &[("password", "short")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.post(&path, &[("password", PASSWORD)]).await.to, "/as-whom?to=%2F");
        assert_eq!(browser.reads("/as-whom").await, StatusCode::OK);
        let visit_page = browser.get("/as-whom").await.text;
        let document = Html::parse_document(&visit_page);
        let buttons = Selector::parse("button[name=grant]").unwrap();
        let grant = document.select(&buttons).nth(1).unwrap().value().attr("value").unwrap().to_owned();
        assert_eq!(browser.post("/as-whom", &[("grant", &grant), ("to", "//evil.example")]).await.to, "/");
        let page = browser.post(&path, &[("password", PASSWORD)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "a link opens once");
    }
}

#[tokio::test]
async fn a_link_and_an_invitation_let_in_after_one_press() {
    for trial in trial::both().await.unwrap() {
        let mut browser = Browser::of(&trial.db);
        let person = someone(&trial.db, &[Role::Mentor]).await;
        browser.post("/forgotten", &[("email", "asel@example.kz"), ("purpose", "enter")]).await;
        let path = format!("/enter/{}", letter(&trial.db).await.secret.shown());
        assert_eq!(browser.reads(&path).await, StatusCode::OK);
        assert_eq!(browser.post(&path, &[]).await.to, "/");
        assert_eq!(browser.post(&path, &[]).await.status, StatusCode::CONFLICT);
        assert_eq!(browser.get("/enter/nothing").await.status, StatusCode::CONFLICT);

        browser.post("/sign-out", &[]).await;
        let mut w = trial.db.write(&Caller { chance: Chance::numbered(5), ..administrator() }).await.unwrap();
        let (_, secret) = accounts::invite(&mut w, &key(), &new_grant(person, Role::Hr)).await.unwrap();
        w.done().await.unwrap();
        let path = format!("/invitation/{}", secret.shown());
        assert_eq!(browser.reads(&path).await, StatusCode::OK);
        browser.clock.0.store(15 * 86_400, Ordering::Relaxed);
        assert_eq!(browser.get(&path).await.status, StatusCode::CONFLICT);
        browser.clock.0.store(0, Ordering::Relaxed);
        assert_eq!(browser.post(&path, &[("password", PASSWORD)]).await.to, "/as-whom?to=%2F");
    }
}

#[tokio::test]
async fn people_look_after_their_sessions_password_and_tokens() {
    for trial in trial::both().await.unwrap() {
        let mut browser = Browser::of(&trial.db);
        let person = someone(&trial.db, &[Role::Hr]).await;
        let hash = accounts::hashed(PASSWORD, &Chance::numbered(3)).await.unwrap();
        let mut w = trial.db.write(&administrator()).await.unwrap();
        accounts::set_password(&mut w, person, &hash).await.unwrap();
        w.done().await.unwrap();
        let sign_in = [("email", "asel@example.kz"), ("password", PASSWORD)];
        browser.post("/sign-in", &sign_in).await;
        let elsewhere = browser.cookie.take();
        browser.post("/sign-in", &sign_in).await;
        assert_eq!(browser.reads("/me").await, StatusCode::OK);

        let wrong = [("present", "not it at all"), ("password", "a wholly new one")];
        assert_eq!(browser.post("/me/password", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.post("/me/sessions/end-others", &[]).await.to, "/me");
        let here = std::mem::replace(&mut browser.cookie, elsewhere);
        assert_eq!(browser.get("/me").await.to, "/sign-in?to=%2Fme");
        browser.cookie = here;
        let right = [("present", PASSWORD), ("password", "a wholly new one")];
        assert_eq!(browser.post("/me/password", &right).await.to, "/me");

        assert_eq!(browser.reads("/me/tokens").await, StatusCode::OK);
        let held = accounts::grants_of(&trial.db, person, administrator().today()).await.unwrap();
        let grant = held[0].id.to_string();
        let page = browser.post("/me/tokens", &[("name", "1C"), ("grant", &grant), ("until", "2037-01-01")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = browser.post("/me/tokens", &[("name", "1C"), ("grant", &grant), ("until", "2027-06-01")]).await;
        assert!(page.text.contains("qsr_"), "it is shown");
        let page = browser.get("/me/tokens").await;
        assert!(page.text.contains("1C") && !page.text.contains("qsr_"), "once");
        let token = accounts::tokens_of(&trial.db, person, administrator().today()).await.unwrap()[0].id;
        assert_eq!(browser.post(&format!("/me/tokens/{token}/revoke"), &[]).await.to, "/me/tokens");
        assert!(accounts::tokens_of(&trial.db, person, administrator().today()).await.unwrap().is_empty());
    }
}
