//! The pages as a browser meets them: through the entrance, the doors and the guards.

use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use commissions::sitting::{actions as sittings, moves::Act};
use commissions::{example, point};
use db::Db;
use documents::{Layout, Press};
use kernel::{Day, Lang, Moment, PersonId};
use tower::ServiceExt;
use uuid::Uuid;
use web::{Clock, Messages, Site, Standing, Windows};

use crate::region::{
    CHAIR, COORDINATOR, ENGINEER, HOST, PARTNERS, PLANT, PROFESSOR, SEATS, SECRETARY, STRANGER, TODAY, chance,
    coordinator, expert, formed, organisation, person, planned, settle, today, version,
};

const SUBJECT: Uuid = Uuid::from_u128(0xc5);

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Moment {
        TODAY.parse::<Day>().unwrap().start().plus_seconds(12 * 3600)
    }
}

/// Prints the words of a paper, so that a test reads what the press is given.
struct Words;

impl Press for Words {
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        Ok(serde_json::to_vec(layout)?)
    }
}

const ALL: &[Messages] = &[web::MESSAGES, documents::MESSAGES, commissions::MESSAGES];

fn site(db: &Db) -> Site {
    web::speak(ALL);
    Site::new(Standing {
        db: db.clone(),
        clock: Box::new(Noon),
        chance: chance(),
        key: accounts::Key::of([7; 32]),
        windows: Windows::default(),
        rail: commissions::RAIL.to_vec(),
        public_url: "http://localhost".into(),
        demo: false,
    })
}

/// A browser with somebody's session.
struct Browser {
    site: Site,
    cookie: String,
}

impl Browser {
    async fn of(db: &Db, n: u128) -> Self {
        let site = site(db);
        let cookie = session(&site, person(n)).await;
        Self { site, cookie }
    }

    async fn send(&self, request: axum::http::request::Builder, body: String) -> (StatusCode, String, String) {
        let (router, _, _) = commissions::doors().build();
        let router = router
            .layer(Extension(Arc::new(Words) as Arc<dyn Press>))
            .layer(from_fn_with_state(self.site.clone(), web::doorkeeper))
            .with_state(self.site.clone());
        let request = request.header(header::COOKIE, format!("{}={}", web::SESSION_COOKIE, self.cookie));
        let response = router.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let status = response.status();
        let to =
            response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        let body = to_bytes(response.into_body(), 1 << 22).await.unwrap();
        (status, to, String::from_utf8_lossy(&body).into_owned())
    }

    async fn get(&self, path: &str) -> (StatusCode, String) {
        let (status, _, body) = self.send(Request::get(path), String::new()).await;
        (status, body)
    }

    async fn json(&self, method: &str, path: &str, body: &impl serde::Serialize) -> (StatusCode, serde_json::Value) {
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
        let (status, _, body) = self.send(request, serde_json::to_string(body).unwrap()).await;
        (status, serde_json::from_str(&body).unwrap_or_default())
    }

    async fn post(&self, path: &str, form: &str) -> (StatusCode, String, String) {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, form.to_owned()).await
    }
}

async fn session(site: &Site, who: PersonId) -> String {
    let by = kernel::Caller::system(site.clock.now(), site.chance.clone(), None);
    crate::region::signed_in(&site.db, &by, who).await
}

#[tokio::test]
async fn every_page_of_a_commission_is_told_in_three_languages_without_a_missing_word() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let id = formed(db, SUBJECT).await;
    let sitting = commissions::call(db, &expert(SECRETARY, id), id, version(db, id).await, &today()).await.unwrap();
    let keeper = Browser::of(db, COORDINATOR).await;
    for lang in ["kk", "ru", "en"] {
        for path in [
            "/commissions".to_owned(),
            "/commissions/new".to_owned(),
            format!("/commissions/{id}"),
            format!("/commissions/{id}/edit"),
            format!("/commissions/{id}/members/new?organisation={}", organisation(PLANT)),
            format!("/commissions/{id}/sittings/new"),
            format!("/sittings/{sitting}"),
        ] {
            let mark = if path.contains('?') { '&' } else { '?' };
            let (status, page) = keeper.get(&format!("{path}{mark}lang={lang}")).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert!(!page.contains('⟦'), "{path} {lang}: {}", &page[page.find('⟦').unwrap_or(0)..][..80]);
        }
    }
}

#[tokio::test]
async fn a_sitting_is_held_on_its_page_from_the_attendance_to_the_signed_minutes() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let id = formed(db, SUBJECT).await;
    let secretary = Browser::of(db, SECRETARY).await;

    let call = "version=7&day=2027-04-12&clock=10:30&place=Ertis&matter=M&proposal=P&agenda=";
    let (status, sitting, body) = secretary.post(&format!("/commissions/{id}/sittings/new"), call).await;
    assert_eq!((status, sitting.starts_with("/sittings/")), (StatusCode::SEE_OTHER, true), "{body}");
    let members = commissions::members(db, id).await.unwrap();
    let ticks: Vec<String> = members.iter().map(|one| format!("&present={}", one.id)).collect();
    let (status, ..) = secretary.post(&format!("{sitting}/attendance"), &format!("version=1{}", ticks.concat())).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, ..) = secretary.post(&format!("{sitting}/acts/open"), "version=2").await;
    assert_eq!(status, StatusCode::SEE_OTHER);

    let room: commissions::SittingId = sitting.trim_start_matches("/sittings/").parse().unwrap();
    let first = point::store::of_sitting(db, room).await.unwrap()[0].id;
    let (status, ..) = secretary.post(&format!("/points/{first}/acts/put"), "version=1").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    for (who, choice) in [(CHAIR, "for"), (ENGINEER, "for"), (PARTNERS, "for"), (PROFESSOR, "against")] {
        let member = Browser::of(db, who).await;
        let (_, page) = member.get(&sitting).await;
        assert!(page.contains("value=\"recused\""), "four choices stand before {who:x}");
        let (status, ..) = member.post(&format!("/points/{first}/vote"), &format!("choice={choice}&opinion=")).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
    }
    let (status, ..) = secretary.post(&format!("/points/{first}/acts/count"), "version=0").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, ..) = secretary.post(&format!("{sitting}/acts/close"), "version=3").await;
    assert_eq!(status, StatusCode::SEE_OTHER);

    let chair = Browser::of(db, CHAIR).await;
    let minutes = commissions::minutes::store::of_sitting(db, room).await.unwrap().unwrap().id;
    for (browser, act, stale) in [(&chair, "approve", 1), (&secretary, "sign", 2), (&chair, "sign", 3)] {
        let (status, _, body) =
            browser.post(&format!("/minutes/{minutes}/acts/{act}"), &format!("version={stale}")).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{act}: {body}");
    }
    let (status, page) = chair.get(&format!("{sitting}/minutes?lang=kk")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        page.contains("Жақтап – 3, қарсы – 1, қалыс – 0; 4 дауыстан 4 мүше қатысты") && !page.contains('⟦'),
        "{page}"
    );
    let (status, paper) = chair.get(&format!("{sitting}/minutes.pdf")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(paper.contains("\"layout\":\"minutes\"") && paper.contains("P (қабылданды)"), "{paper}");
}

#[tokio::test]
async fn a_refused_ballot_comes_back_with_what_was_typed() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let id = formed(db, SUBJECT).await;
    let by = expert(SECRETARY, id);
    let sitting = commissions::call(db, &by, id, version(db, id).await, &today()).await.unwrap();
    let everyone: Vec<_> = commissions::members(db, id).await.unwrap().iter().map(|one| one.id).collect();
    sittings::attend(db, &by, sitting, 1, &everyone).await.unwrap();
    sittings::act(db, &by, sitting, 2, Act::Open, "").await.unwrap();
    let first = point::store::of_sitting(db, sitting).await.unwrap()[0].id;
    point::actions::act(db, &by, first, 1, point::moves::Act::Put, "").await.unwrap();

    let engineer = Browser::of(db, ENGINEER).await;
    let (status, _, page) = engineer.post(&format!("/points/{first}/vote"), "choice=recused&opinion=").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("value=\"recused\" checked"), "{page}");
    assert!(page.contains(&web::Say::new(Lang::Kk).t("commissions-refusal-interest-about")));
}

#[tokio::test]
async fn a_form_that_is_wrong_comes_back_with_every_error_and_every_word() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let keeper = Browser::of(db, COORDINATOR).await;
    let form =
        format!("kind=production-exam&title-kk=Бір&title-ru=&title-en=&organisation={}&least=abc", organisation(PLANT));
    let (status, _, page) = keeper.post("/commissions/new", &form.replace("Бір", "%D0%91%D1%96%D1%80")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for key in ["commissions-refusal-host-needed", "commissions-refusal-halves-needed"] {
        assert!(page.contains(&web::Say::new(Lang::Kk).t(key)), "{key}");
    }
    assert!(page.contains("value=\"Бір\"") && page.contains("value=\"abc\""));
}

#[tokio::test]
async fn a_stranger_is_told_that_there_is_no_such_commission_and_a_closed_door_says_why() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let id = commissions::plan(db, &coordinator(), &example::programme_examination(organisation(HOST))).await.unwrap();
    let stranger = Browser::of(db, STRANGER).await;
    assert_eq!(stranger.get(&format!("/commissions/{id}")).await.0, StatusCode::NOT_FOUND);
    let (status, _, _) = stranger.post(&format!("/commissions/{id}/acts/form"), "version=1").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    // A personnel officer does not plan commissions at all.
    let hr = Browser::of(db, ENGINEER).await;
    assert_eq!(hr.get("/commissions/new").await.0, StatusCode::FORBIDDEN);
    let other = planned(db, SUBJECT).await;
    let stale = Browser::of(db, COORDINATOR).await.post(&format!("/commissions/{other}/acts/form"), "version=1").await;
    assert_eq!(stale.0, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_same_acts_are_done_through_the_api() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    let keeper = Browser::of(db, COORDINATOR).await;
    let plan = example::production_exam(organisation(PLANT), organisation(HOST));
    let (status, made) = keeper.json("POST", "/api/v1/commissions", &plan).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let home = format!("/api/v1/commissions/{}", made["id"].as_str().unwrap());
    for (version, (who, from, side, duty)) in (1i64..).zip(SEATS) {
        let seat = serde_json::json!({ "version": version, "seat": example::seat(person(who), organisation(from), side, duty) });
        assert_eq!(keeper.json("POST", &format!("{home}/members"), &seat).await.0, StatusCode::CREATED);
    }

    let (_, read) = keeper.json("GET", &home, &()).await;
    assert!(read["checks"].as_array().unwrap().iter().all(|check| check["holds"] == true), "{read}");
    let act = |version: i64, act: &str| serde_json::json!({ "version": version, "act": act });
    let (stale, problem) = keeper.json("POST", &format!("{home}/acts"), &act(1, "form")).await;
    assert_eq!((stale, problem["errors"][0]["code"].as_str()), (StatusCode::CONFLICT, Some("house-refusal-stale")));
    assert_eq!(keeper.json("POST", &format!("{home}/acts"), &act(6, "form")).await.0, StatusCode::NO_CONTENT);

    let secretary = Browser::of(db, SECRETARY).await;
    let call = serde_json::json!({ "version": 7, "call": example::call(TODAY) });
    let (status, called) = secretary.json("POST", &format!("{home}/sittings"), &call).await;
    assert_eq!(status, StatusCode::CREATED, "{called}");
    let sitting = format!("/api/v1/sittings/{}", called["id"].as_str().unwrap());
    let present: Vec<_> = read["members"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    let here = serde_json::json!({ "version": 1, "present": present });
    assert_eq!(secretary.json("PUT", &format!("{sitting}/attendance"), &here).await.0, StatusCode::NO_CONTENT);
    assert_eq!(secretary.json("POST", &format!("{sitting}/acts"), &act(2, "open")).await.0, StatusCode::NO_CONTENT);
    let (_, open) = secretary.json("GET", &sitting, &()).await;
    assert_eq!((open["status"].as_str(), open["quorum"].as_bool()), (Some("open"), Some(true)));
    let point = format!("/api/v1/points/{}", open["points"][0]["id"].as_str().unwrap());
    assert_eq!(secretary.json("POST", &format!("{point}/acts"), &act(1, "put")).await.0, StatusCode::NO_CONTENT);
    for who in [CHAIR, ENGINEER, PARTNERS, PROFESSOR] {
        let member = Browser::of(db, who).await;
        let status = member.json("PUT", &format!("{point}/vote"), &example::ballot("for")).await.0;
        assert_eq!(status, StatusCode::NO_CONTENT);
    }
    assert_eq!(secretary.json("POST", &format!("{point}/acts"), &act(0, "count")).await.0, StatusCode::NO_CONTENT);
    let (_, counted) = secretary.json("GET", &sitting, &()).await;
    assert_eq!(counted["points"][0]["count"]["verdict"], "carried");
}

#[tokio::test]
async fn the_list_is_taken_as_a_file() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    settle(db).await;
    planned(db, SUBJECT).await;
    let keeper = Browser::of(db, COORDINATOR).await;
    let (status, csv) = keeper.get("/commissions?format=csv").await;
    assert_eq!(status, StatusCode::OK);
    assert!(csv.contains("өндірістік емтихан комиссиясы"), "{csv}");
}
