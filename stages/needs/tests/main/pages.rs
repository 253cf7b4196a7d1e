//! The pages and the API as a browser and a program meet them: through the entrance, the doors and the guards.

use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use db::Db;
use documents::Press;
use kernel::{Day, Moment};
use serde_json::json;
use tower::ServiceExt;
use web::{Clock, Site, Standing, Windows};

use crate::figures::{Words, sent};
use crate::region::{
    AUTHORITY, COORDINATOR, COUNCIL, PERSONNEL, Region, STRANGER, TODAY, accepted, filled, opened, person, settle,
    system,
};

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Moment {
        TODAY.parse::<Day>().unwrap().start().plus_seconds(12 * 3600)
    }
}

/// A browser with somebody's session.
pub struct Browser {
    site: Site,
    cookie: String,
}

impl Browser {
    pub async fn of(region: &Region, n: u128) -> Self {
        web::speak(&[web::MESSAGES, documents::MESSAGES, registry::MESSAGES, needs::MESSAGES]);
        let by = system(TODAY);
        let site = Site::new(Standing {
            db: region.db.clone(),
            clock: Box::new(Noon),
            chance: by.chance.clone(),
            key: accounts::Key::of([7; 32]),
            windows: Windows::default(),
            rail: needs::RAIL.to_vec(),
            public_url: "http://localhost".into(),
            demo: false,
        });
        let cookie = signed_in(&region.db, n).await;
        Self { site, cookie }
    }

    async fn send(&self, request: axum::http::request::Builder, body: String) -> (StatusCode, String, String) {
        let (router, _, _) = needs::doors().build();
        let router = router
            .layer(Extension(Arc::new(Words) as Arc<dyn Press>))
            .layer(from_fn_with_state(self.site.clone(), web::doorkeeper))
            .with_state(self.site.clone());
        let request = request.header(header::COOKIE, format!("{}={}", web::SESSION_COOKIE, self.cookie));
        let response = router.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let to =
            response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 22).await.unwrap();
        (status, to, String::from_utf8_lossy(&body).into_owned())
    }

    pub async fn get(&self, path: &str) -> (StatusCode, String) {
        let (status, _, body) = self.send(Request::get(path), String::new()).await;
        (status, body)
    }

    async fn post(&self, path: &str, form: &str) -> (StatusCode, String, String) {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, form.to_owned()).await
    }

    pub async fn json(&self, method: &str, path: &str, body: serde_json::Value) -> (StatusCode, serde_json::Value) {
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
        let (status, _, body) = self.send(request, body.to_string()).await;
        (status, serde_json::from_str(&body).unwrap_or_default())
    }
}

async fn signed_in(db: &Db, n: u128) -> String {
    let (by, who) = (kernel::Caller { now: Noon.now(), ..system(TODAY) }, person(n));
    if accounts::account(db, who).await.is_err() {
        let mut write = db.write(&by).await.unwrap();
        let new = accounts::NewAccount { person: who, name: "Аты".into(), email: None, lang: kernel::Lang::Kk };
        accounts::open_account(&mut write, &new).await.unwrap();
        write.done().await.unwrap();
    }
    accounts::enter_without_password(db, &by, who).await.unwrap().token.shown().to_owned()
}

async fn told(browser: &Browser, paths: &[String]) {
    for lang in ["kk", "ru", "en"] {
        for path in paths {
            let mark = if path.contains('?') { '&' } else { '?' };
            let (status, page) = browser.get(&format!("{path}{mark}lang={lang}")).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            let missing = page.find('⟦').map(|at| page[at..].chars().take(60).collect::<String>());
            assert_eq!(missing, None, "{path} {lang}");
        }
    }
}

#[tokio::test]
async fn every_page_is_told_in_three_languages_without_a_missing_word() {
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let figures = sent(&region).await;
    let campaign = needs::figures::store::load(&trial.db, &region.coordinator(), figures).await.unwrap().campaign;
    let found = needs::returns::store::of_enterprise(&trial.db, campaign, region.plant).await.unwrap();
    let id = found.unwrap().id;
    let line = needs::returns::store::lines(&trial.db, id).await.unwrap()[0].clone();
    let empty = Browser::of(&region, COORDINATOR).await;
    told(&empty, &["/forecasts".into(), "/forecasts/new".into(), "/forecasts/tables/exits".into()]).await;
    crate::forecasts::brought(&trial.db, &region.coordinator()).await;
    let forecast = crate::forecasts::made(&region, campaign).await;
    let take = needs::forecasts::moves::Act::Take;
    needs::forecasts::actions::act(&trial.db, &region.coordinator(), forecast, 1, take).await.unwrap();

    let keeper = Browser::of(&region, COORDINATOR).await;
    told(
        &keeper,
        &[
            "/campaigns".into(),
            "/campaigns/new".into(),
            format!("/campaigns/{campaign}"),
            format!("/campaigns/{campaign}/edit"),
            format!("/campaigns/{campaign}/order"),
            format!("/campaigns/{campaign}/order/{}", line.profession.id),
            "/returns".into(),
            format!("/returns?q=ertis&status=accepted&campaign={campaign}"),
            format!("/returns/{id}"),
            format!("/returns/{id}/lines/{}", line.id),
            "/control-figures".into(),
            "/control-figures/setting".into(),
            format!("/control-figures/{figures}"),
            format!("/control-figures/{figures}/propose"),
            format!("/control-figures/{figures}/apportion"),
            "/forecasts".into(),
            "/forecasts/new".into(),
            format!("/forecasts/{forecast}"),
            format!("/forecasts/{forecast}?group=B063"),
            "/forecasts/tables/employment".into(),
            "/forecasts/tables/programmes/import".into(),
        ],
    )
    .await;
    let hr = Browser::of(&region, PERSONNEL).await;
    told(
        &hr,
        &[
            format!("/campaigns/{campaign}"),
            "/returns".into(),
            format!("/returns/{id}/edit"),
            format!("/returns/{id}/lines/new"),
            format!("/returns/{id}/import"),
        ],
    )
    .await;
    let council = Browser::of(&region, COUNCIL).await;
    told(
        &council,
        &[
            format!("/control-figures/{figures}"),
            format!("/control-figures/{figures}/opine"),
            "/forecasts".into(),
            format!("/forecasts/{forecast}"),
        ],
    )
    .await;
    let authority = Browser::of(&region, AUTHORITY).await;
    let (approve, correct) =
        (format!("/control-figures/{figures}/approve"), format!("/control-figures/{figures}/correct"));
    told(&authority, &[approve, correct]).await;
    for (path, kind) in [
        (format!("/campaigns/{campaign}/order"), "csv"),
        ("/returns".to_owned(), "xlsx"),
        (format!("/forecasts/{forecast}"), "csv"),
        ("/forecasts/tables/matrix".to_owned(), "xlsx"),
    ] {
        let (status, file) = keeper.get(&format!("{path}?format={kind}")).await;
        assert_eq!((status, file.is_empty()), (StatusCode::OK, false), "{path}");
    }
}

#[tokio::test]
async fn a_return_is_begun_filled_and_submitted_by_forms_alone() {
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let campaign = opened(&region).await;
    let hr = Browser::of(&region, PERSONNEL).await;

    let (status, home, body) = hr.post(&format!("/campaigns/{campaign}/returns"), "").await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{body}");
    let wrong = "version=1&headcount=-4&signer=S&position=D";
    let (status, _, page) = hr.post(&format!("{home}/edit"), wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("value=\"-4\"") && page.contains("value=\"D\""), "nothing typed is lost");
    let (status, ..) = hr.post(&format!("{home}/edit"), "version=1&headcount=64&signer=S&position=D").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let (status, _, page) = hr.post(&format!("{home}/lines/new"), "version=2&profession=R-999&staff=7").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("value=\"R-999\""), "nothing typed is lost");
    let line = "version=2&profession=R-001+x&education=bachelor&staff=7&jobs-3=2";
    let (status, _, body) = hr.post(&format!("{home}/lines/new"), line).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{body}");
    let (status, ..) = hr.post(&format!("{home}/acts/submit"), "version=2").await;
    assert_eq!(status, StatusCode::CONFLICT, "the page was stale");
    let (status, ..) = hr.post(&format!("{home}/acts/submit"), "version=3").await;
    assert_eq!(status, StatusCode::SEE_OTHER);

    let stranger = Browser::of(&region, STRANGER).await;
    assert_eq!(stranger.get(&home).await.0, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get("/control-figures/setting").await.0, StatusCode::FORBIDDEN);
    let keeper = Browser::of(&region, COORDINATOR).await;
    let (status, page) = keeper.get(&format!("{home}?lang=en")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Accept") && page.contains("Return"), "{page}");
    let (status, ..) = keeper.post(&format!("{home}/edit"), "version=4").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_program_walks_from_the_campaign_to_the_corrected_figure() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let campaign = opened(&region).await;
        accepted(&region, campaign).await;
        let keeper = Browser::of(&region, COORDINATOR).await;

        let close = json!({ "version": 2, "act": "close" });
        let (status, _) = keeper.json("POST", &format!("/api/v1/campaigns/{campaign}/acts"), close).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        let (_, order) = keeper.json("GET", &format!("/api/v1/campaigns/{campaign}/order"), json!(null)).await;
        assert_eq!(
            (&order["professions"][0]["code"], &order["professions"][1]["code"]),
            (&json!("R-069"), &json!("R-001"))
        );
        assert!(order["professions"][0]["line"].is_string(), "{order}");
        assert_eq!(order["groups"][0]["totals"]["by-year"], json!([5, 2, 7, 3, 1, 1]));
        let (_, made) =
            keeper.json("POST", &format!("/api/v1/campaigns/{campaign}/control-figures"), json!(null)).await;
        let path = format!("/api/v1/control-figures/{}", made["id"].as_str().unwrap());
        let figure = json!({ "group": "B063", "university": region.universities[0], "capacity": "40", "places": "3" });
        let (status, _) =
            keeper.json("POST", &format!("{path}/figures"), json!({ "version": 1, "figure": figure })).await;
        assert_eq!(status, StatusCode::CREATED);
        let (status, _) = keeper.json("POST", &format!("{path}/acts"), json!({ "version": 2, "act": "send" })).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        let council = Browser::of(&region, COUNCIL).await;
        let opinion = json!({ "version": 3, "opinion": "favourable" });
        assert_eq!(council.json("POST", &format!("{path}/opinions"), opinion).await.0, StatusCode::CREATED);
        let authority = Browser::of(&region, AUTHORITY).await;
        let order = json!({ "version": 4, "number": "112", "signer": "S", "position": "P" });
        assert_eq!(authority.json("POST", &format!("{path}/approval"), order).await.0, StatusCode::NO_CONTENT);
        let (_, figures) = authority.json("GET", &path, json!(null)).await;
        assert_eq!((&figures["status"], &figures["coverage"][0]["class"]), (&json!("approved"), &json!("good")));
        let correction = json!({ "version": 5, "figure": figures["figures"][0]["id"], "kind": "cancel", "reason": "R",
            "number": "158", "signer": "S", "position": "P" });
        let (status, body) = authority.json("POST", &format!("{path}/corrections"), correction).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{body}");
        let (_, figures) = authority.json("GET", &path, json!(null)).await;
        assert_eq!((&figures["status"], &figures["figures"][0]["places"]), (&json!("corrected"), &json!(0)));
    }
}

#[tokio::test]
async fn a_program_brings_tables_makes_a_forecast_and_reads_it_beside_the_figures() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let figures = sent(&region).await;
        let of = needs::figures::store::load(&trial.db, &region.coordinator(), figures).await.unwrap();
        let keeper = Browser::of(&region, COORDINATOR).await;

        let form = json!({ "campaign": of.campaign, "draws": "1000" });
        let (status, early) = keeper.json("POST", "/api/v1/forecasts", form.clone()).await;
        assert_eq!(status, StatusCode::CONFLICT, "{early}");
        for (kind, text) in needs::example::tables(crate::forecasts::LAST) {
            let path = format!("/api/v1/forecast-tables/{}?file-name=t.csv", kernel::Code::code(kind));
            let (status, _, body) = keeper.send(Request::put(&path), text).await;
            assert_eq!(status, StatusCode::OK, "{path}: {body}");
        }
        let damaged = "sector,year,employed\nQQ,2025,1\n".to_owned();
        let (status, _, body) = keeper.send(Request::put("/api/v1/forecast-tables/employment"), damaged).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        let (_, tables) = keeper.json("GET", "/api/v1/forecast-tables/matrix", json!(null)).await;
        assert_eq!((&tables["columns"][1], &tables["rows"][0][1]), (&json!("profession"), &json!("R-057")));
        let (status, made) = keeper.json("POST", "/api/v1/forecasts", form).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        let path = format!("/api/v1/forecasts/{}", made["id"].as_str().unwrap());
        let (_, read) = keeper.json("GET", &path, json!(null)).await;
        assert_eq!(read["whole"]["years"].as_array().unwrap().len(), 7);
        assert_eq!(read["engine"], json!(needs::forecasts::actions::ENGINE));
        let council = Browser::of(&region, COUNCIL).await;
        assert_eq!(council.json("GET", &path, json!(null)).await.0, StatusCode::NOT_FOUND, "a draft");
        let act = json!({ "version": 1, "act": "take" });
        assert_eq!(council.json("POST", &format!("{path}/acts"), act.clone()).await.0, StatusCode::FORBIDDEN);
        assert_eq!(keeper.json("POST", &format!("{path}/acts"), act).await.0, StatusCode::NO_CONTENT);
        assert_eq!(council.json("GET", &path, json!(null)).await.0, StatusCode::OK);
        let (_, listed) = council.json("GET", "/api/v1/forecasts", json!(null)).await;
        assert_eq!(listed["items"][0]["status"], json!("basis"));
        assert_eq!(council.json("GET", "/api/v1/forecast-tables", json!(null)).await.0, StatusCode::FORBIDDEN);

        let (_, figures) = keeper.json("GET", &format!("/api/v1/control-figures/{figures}"), json!(null)).await;
        let automation = &figures["coverage"][0];
        assert_eq!(automation["group"], json!("B063"), "{figures}");
        assert_eq!(automation["forecast"]["forecast"], made["id"]);
        assert_eq!(
            automation["forecast"]["places"],
            read["groups"].as_array().unwrap().iter().find(|group| group["group"] == "B063").unwrap()["wanted"]["places"]
        );
    }
}

#[tokio::test]
async fn a_run_whose_tables_do_not_hold_together_is_told_where_in_the_readers_language() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let keeper = Browser::of(&region, COORDINATOR).await;
        crate::forecasts::brought(&trial.db, &region.coordinator()).await;
        // Each row is sound by itself: only reckoning finds that the first band has no end.
        let exits =
            "band,entry,share,retirement,mortality,migration,mobility\nyoung,100,60,0,0,0,0\nold,0,40,5,1,0,0\n";
        let exits = (exits.as_bytes(), "exits.csv");
        let kind = needs::forecasts::kinds::Kind::Exits;
        needs::forecasts::actions::take_table(&trial.db, &region.coordinator(), kind, exits, false).await.unwrap();

        for (lang, place, fault) in [
            (
                "kk",
                "«Жас және жұмыстан кету» кестесі, 2-жол, «Топтың ұзақтығы, жыл» бағаны",
                "Топ неше жылды қамтитынын жазыңыз.",
            ),
            (
                "ru",
                "Таблица «Возраст и выбытие», строка 2, столбец «Ширина группы, лет»",
                "Напишите, сколько лет она охватывает.",
            ),
            (
                "en",
                "Table “Ages and exits”, row 2, column “Width of the band, years”",
                "Write how many years it spans.",
            ),
        ] {
            let form = "horizon=5&scenario=base&draws=1000&seed=77";
            let (status, _, page) = keeper.post(&format!("/forecasts/new?lang={lang}"), form).await;
            assert_eq!(status, StatusCode::CONFLICT);
            assert!(page.contains(place) && page.contains(fault), "{lang}: {page}");
            assert!(page.contains("value=\"77\""), "nothing typed is lost");
            let body = json!({ "horizon": "5", "draws": "1000" });
            let (status, told) = keeper.json("POST", &format!("/api/v1/forecasts?lang={lang}"), body).await;
            assert_eq!(status, StatusCode::CONFLICT);
            let refusal = &told["errors"][0];
            assert_eq!(refusal["args"]["code"], json!("forecast-wrong-no-width"), "{told}");
            assert_eq!(
                ["table", "row", "column"].map(|name| refusal["args"][name].clone()),
                [json!("exits"), json!(2), json!("width")]
            );
            let message = refusal["message"].as_str().unwrap();
            assert!(message.contains(place) && message.contains(fault), "{told}");
        }
    }
}

#[tokio::test]
async fn a_form_of_a_run_that_is_wrong_is_shown_again_with_what_was_typed() {
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let keeper = Browser::of(&region, COORDINATOR).await;

    let (status, page) = keeper.get("/forecasts/new?lang=en").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("/forecasts/tables/employment/import"), "an empty region is told what to bring");
    let (status, _, page) = keeper.post("/forecasts/new", "horizon=40&scenario=base&draws=10&seed=77").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("value=\"40\"") && page.contains("value=\"77\""), "nothing typed is lost");
    let (status, _, page) = keeper.post("/forecasts/new", "horizon=5&scenario=base&draws=1000&seed=77").await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("value=\"77\""), "nothing typed is lost");
    let stranger = Browser::of(&region, PERSONNEL).await;
    assert_eq!(stranger.get("/forecasts/new").await.0, StatusCode::FORBIDDEN);
    assert_eq!(stranger.get("/forecasts/tables/employment").await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_windows_show_whose_move_it_is_and_how_far_the_campaign_is() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let db = &trial.db;
        let campaign = opened(&region).await;
        let due = needs::waiting(db.clone(), region.stranger()).await.unwrap();
        assert_eq!((due.len(), due[0].act), (1, "needs-waits-begin"));
        filled(&region, campaign).await;
        let due = needs::waiting(db.clone(), region.personnel()).await.unwrap();
        assert_eq!((due[0].act, due[0].due), ("needs-waits-submit", "2027-02-26".parse().ok()));
        let id = needs::returns::store::of_enterprise(db, campaign, region.plant).await.unwrap().unwrap().id;
        let submit = needs::returns::moves::Act::Submit;
        needs::returns::actions::act(db, &region.personnel(), id, 4, submit, "").await.unwrap();
        assert!(needs::waiting(db.clone(), region.personnel()).await.unwrap().is_empty());
        let check = needs::waiting(db.clone(), region.coordinator()).await.unwrap();
        assert_eq!((check.len(), check[0].act), (1, "needs-waits-check"));
        let accept = needs::returns::moves::Act::Accept;
        needs::returns::actions::act(db, &region.coordinator(), id, 5, accept, "").await.unwrap();

        let frame = web::Frame { region: Some(region.here), today: TODAY.parse().unwrap() };
        let counts = needs::counts(db.clone(), region.coordinator(), frame).await.unwrap();
        assert_eq!((counts[0].value, counts[0].of, counts[1].value), (1, Some(2), 0));
        let found = needs::found(db.clone(), region.coordinator(), "зауыты".into()).await.unwrap();
        assert_eq!(found.len(), 1);
        assert!(needs::found(db.clone(), region.stranger(), "зауыты".into()).await.unwrap().is_empty());
        assert_eq!(needs::dates(db.clone(), region.personnel()).await.unwrap().len(), 1);
        assert_eq!(needs::about(db.clone(), region.coordinator(), region.plant.0).await.unwrap().len(), 1);
        assert!(needs::about(db.clone(), region.elsewhere(), region.plant.0).await.unwrap().is_empty());
    }
}
