//! A stage's doors for its tests: the router over a trial database, asked by anybody in any language, every page that
//! comes back looked at. For tests alone (the feature `trial`).

mod sound;

use accounts::Key;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{Method, Request, StatusCode};
use db::Db;
use db::trial::Player;
use kernel::{Caller, Chance, Code as _, Lang, Moment};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use tower::ServiceExt;

use crate::{Clock, RailEntry, Say, Standing, Visitor, Windows};

/// The address that the installation under trial is reached by.
pub const URL: &str = "https://qosar.example";

/// A clock that stands.
struct Stopped(Moment);

impl Clock for Stopped {
    fn now(&self) -> Moment {
        self.0
    }
}

/// What a site under trial stands on: no windows, a clock that stands, a key of its own.
pub fn standing(db: &Db, at: Moment, key: Key, rail: &[RailEntry]) -> Standing {
    Standing {
        db: db.clone(),
        clock: Box::new(Stopped(at)),
        chance: Chance::numbered(77),
        key,
        windows: Windows::default(),
        rail: rail.to_vec(),
        public_url: URL.to_owned(),
        demo: true,
    }
}

/// Who asks; on whichever day the house stands.
pub trait Asker {
    /// The caller at a moment.
    fn caller(self, at: Moment) -> Caller;
}

impl Asker for Player {
    fn caller(self, at: Moment) -> Caller {
        self.on(&at.day().to_string())
    }
}

impl Asker for &Caller {
    fn caller(self, _: Moment) -> Caller {
        self.clone()
    }
}

/// The router of a stage, with a visitor where the doorkeeper would put one.
pub struct House {
    router: Router,
    at: Moment,
}

/// What came back.
#[derive(Debug)]
pub struct Answered {
    /// The status.
    pub status: StatusCode,
    /// Where it leads on to.
    pub to: String,
    /// What it says.
    pub text: String,
}

impl Answered {
    /// What it says, as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{} {}", self.status, self.text))
    }
}

impl House {
    /// The house of a router, standing at a moment.
    pub fn of(router: Router, at: Moment) -> Self {
        Self { router, at }
    }

    /// Asks. A page that comes back is looked at.
    ///
    /// # Panics
    /// When something is wrong with the page.
    pub async fn ask(
        &self,
        who: impl Asker,
        lang: Lang,
        method: &str,
        path: &str,
        (body, kind): (Body, &str),
    ) -> Answered {
        let caller = Caller { lang, ..who.caller(self.at) };
        let role = caller.role;
        let visitor = Visitor { caller, say: Say { lang }, visit: None, by_token: false, path: path.to_owned() };
        let method = method.parse::<Method>().expect("a method");
        let request = Request::builder().method(method).uri(path).header(CONTENT_TYPE, kind).extension(visitor);
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let head = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (status, to, page) =
            (response.status(), head(LOCATION).to_owned(), head(CONTENT_TYPE).starts_with("text/html"));
        let bytes = to_bytes(response.into_body(), 1 << 22).await.expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if page {
            let faults = sound::faults(&text);
            assert!(faults.is_empty(), "{path} for {role:?} in {lang:?}: {faults:#?}");
        }
        Answered { status, to, text }
    }

    /// The page is sound in three languages; what comes back is in this one.
    pub async fn reads_in(&self, last: Lang, who: impl Asker + Copy, path: &str) -> Answered {
        for lang in Lang::ALL.iter().copied().filter(|lang| *lang != last) {
            self.ask(who, lang, "GET", path, (Body::empty(), "text/plain")).await;
        }
        self.ask(who, last, "GET", path, (Body::empty(), "text/plain")).await
    }

    /// The page is sound in three languages; the Kazakh one comes back.
    pub async fn reads(&self, who: impl Asker + Copy, path: &str) -> Answered {
        self.reads_in(Lang::Kk, who, path).await
    }

    /// The page opens; the Kazakh one comes back.
    ///
    /// # Panics
    /// When it does not.
    pub async fn opens(&self, who: impl Asker + Copy, path: &str) -> String {
        let answered = self.reads(who, path).await;
        assert_eq!(answered.status, StatusCode::OK, "{path}");
        answered.text
    }

    /// Sends a form, as a browser does.
    pub async fn posts(&self, who: impl Asker, path: &str, form: &[(&str, &str)]) -> Answered {
        let escaped = |value: &str| utf8_percent_encode(value, NON_ALPHANUMERIC).to_string();
        let typed: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.ask(who, Lang::Ru, "POST", path, (typed.join("&").into(), "application/x-www-form-urlencoded")).await
    }

    /// Sends JSON, as a program does.
    pub async fn sends(&self, who: impl Asker, method: &str, path: &str, body: &Value) -> Answered {
        self.ask(who, Lang::En, method, path, (body.to_string().into(), "application/json")).await
    }
}
