//! The pages as a browser meets them: through the entrance, the doors and the guards.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use db::Db;
use kernel::{Chance, Day, Moment, Role, Scope};
use placement::rounds::moves::Act;
use placement::rounds::store;
use tower::ServiceExt;
use web::{Clock, Site, Standing, Windows};

use super::region::{COORDINATOR, OFFICER, PARTNERS, PERSONNEL, STUDENT, TODAY, WELDER, person};
use super::rounds::{market, prepared, step};
use super::words::speak;

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Moment {
        TODAY.parse::<Day>().unwrap().start().plus_seconds(12 * 3600)
    }
}

fn site(db: &Db, number: u64) -> Site {
    speak();
    Site::new(Standing {
        db: db.clone(),
        clock: Box::new(Noon),
        chance: Chance::numbered(number),
        key: accounts::Key::of([7; 32]),
        windows: Windows::default(),
        rail: placement::RAIL.to_vec(),
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
        let site = site(db, 90_000 + u64::try_from(n).unwrap());
        let by = kernel::Caller::system(site.clock.now(), site.chance.clone(), None);
        let mut write = db.write(&by).await.unwrap();
        let new =
            accounts::NewAccount { person: person(n), name: "Аты".into(), email: None, lang: kernel::Lang::Kk };
        accounts::open_account(&mut write, &new).await.unwrap();
        write.done().await.unwrap();
        let cookie = accounts::enter_without_password(db, &by, person(n)).await.unwrap().token.shown().to_owned();
        Self { site, cookie }
    }

    async fn send(&self, request: axum::http::request::Builder, body: String) -> (StatusCode, String, String) {
        let (router, _, _) = placement::doors().build();
        let router = router.layer(from_fn_with_state(self.site.clone(), web::doorkeeper)).with_state(self.site.clone());
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

    async fn post(&self, path: &str, form: &str) -> (StatusCode, String, String) {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, form.to_owned()).await
    }

    async fn reads(&self, paths: &[String]) {
        for path in paths {
            for lang in ["kk", "ru", "en"] {
                let (status, page) = self.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(status, StatusCode::OK, "{path}: {page}");
                let silent = page.split('⟦').nth(1).map(|rest| rest.split('⟧').next().unwrap_or_default());
                assert_eq!(silent, None, "{path} {lang}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_is_told_in_three_languages_to_whom_it_concerns_and_to_nobody_else() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let id = prepared(db).await;
    let form = placement::mentors::rules::MentorForm {
        person: person(WELDER).to_string(),
        organisation: super::region::organisation(super::region::PLANT).to_string(),
        ..placement::example::mentor()
    };
    let mentor = placement::mentors::actions::register(db, &super::region::personnel(), &form).await.unwrap();
    step(db, id, Act::Allocate, "").await.unwrap();
    let whole = market(db, id).await;
    let (seat, row) = (whole.stalls[0].seat.id, whole.person(person(STUDENT)).unwrap().id);
    let place = whole.stalls[0].workplace.id;

    let officer = Browser::of(db, OFFICER).await;
    officer
        .reads(&[
            "/placement".into(),
            "/placement/new".into(),
            format!("/placement/{id}"),
            format!("/placement/{id}/students/new"),
            format!("/placement/{id}/workplaces/new"),
            format!("/placement/{id}/students/{row}"),
            format!("/placement/{id}/seats/{seat}"),
            "/workplaces".into(),
            format!("/workplaces/{place}"),
        ])
        .await;
    let coordinator = Browser::of(db, COORDINATOR).await;
    coordinator
        .reads(&["/workplaces/new".into(), "/mentors".into(), "/mentors/new".into(), "/placement/new".into()])
        .await;
    let own = if whole.stalls[0].workplace.organisation == super::region::organisation(super::region::PLANT) {
        (PERSONNEL, PARTNERS)
    } else {
        (PARTNERS, PERSONNEL)
    };
    let (own, other) = (Browser::of(db, own.0).await, Browser::of(db, own.1).await);
    own.reads(&[
        format!("/placement/{id}"),
        format!("/placement/{id}/seats/{seat}"),
        format!("/workplaces/{place}/edit"),
        "/mentors".into(),
        "/mentors/new".into(),
    ])
    .await;
    assert_eq!(other.get(&format!("/placement/{id}/seats/{seat}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(other.get(&format!("/workplaces/{place}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(own.get(&format!("/placement/{id}/students/{row}")).await.0, StatusCode::NOT_FOUND);
    coordinator.reads(&[format!("/mentors/{mentor}"), format!("/mentors/{mentor}/edit")]).await;

    let student = Browser::of(db, STUDENT).await;
    let waits = student.get(&format!("/placement/{id}/students/{row}?lang=en")).await.1;
    assert!(waits.contains("Places are not published yet"), "{waits}");
    let version = store::load(db, &super::region::officer(), id).await.unwrap().version;
    let (status, to, page) =
        officer.post(&format!("/placement/{id}/acts/publish"), &format!("version={version}")).await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("/placement/{id}")), "{page}");
    student.reads(&["/placement".into(), format!("/placement/{id}"), format!("/placement/{id}/students/{row}")]).await;
    let (status, sheet) = officer.get(&format!("/placement/{id}?format=csv")).await;
    assert_eq!((status, sheet.lines().count()), (StatusCode::OK, 41), "{sheet}");
    let (_, sheet) = own.get(&format!("/placement/{id}?format=csv")).await;
    assert!((2..41).contains(&sheet.lines().count()), "{sheet}");
    let other = whole.person(person(STUDENT + 1)).unwrap().id;
    assert_eq!(student.get(&format!("/placement/{id}/students/{other}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(student.get("/mentors").await.0, StatusCode::FORBIDDEN);
    let (status, told) = student.get(&format!("/api/v1/placement-rounds/{id}/students/{row}/why")).await;
    assert_eq!(status, StatusCode::OK, "{told}");
    assert!(!told.contains("Студент0"), "{told}");
    let (_, sides) = student.get(&format!("/api/v1/placement-rounds/{id}/sides")).await;
    let sides: serde_json::Value = serde_json::from_str(&sides).unwrap();
    assert_eq!(sides["students"].as_array().map(Vec::len), Some(1));
    assert!(sides["workplaces"].as_array().unwrap().iter().all(|one| one["ranking"] == serde_json::json!([])));
}

#[tokio::test]
async fn wishes_are_ranked_on_a_phone_and_what_is_wrong_is_told_beside_the_wish() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    super::region::settle(db, 2).await;
    let place = super::region::workplace(db, &super::region::personnel(), super::region::PLANT, "Құю", 2, false).await;
    let id = super::region::round(db, 2).await;
    let seat = placement::rounds::actions::bring(db, &super::region::personnel(), id, place, 2).await.unwrap();
    let student = Browser::of(db, STUDENT).await;
    let form = format!("/placement/{id}/wishes");
    student.reads(std::slice::from_ref(&form)).await;

    let (status, _, page) = student.post(&form, &format!("version=1&wish-1={seat}&wish-2={seat}")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let (status, to, _) = student.post(&form, &format!("version=1&wish-1={seat}")).await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, format!("/placement/{id}")));
    let (status, ..) = student.post(&form, &format!("version=1&wish-1={seat}")).await;
    assert_eq!(status, StatusCode::CONFLICT);

    step(db, id, Act::Collect, "").await.unwrap();
    let personnel = Browser::of(db, PERSONNEL).await;
    let row = market(db, id).await.person(person(STUDENT)).unwrap().id;
    let path = format!("/placement/{id}/seats/{seat}");
    personnel.reads(std::slice::from_ref(&path)).await;
    let (status, _, page) = personnel.post(&path, &format!("version=1&rank-{row}=first")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    let (status, to, _) = personnel.post(&path, &format!("version=1&rank-{row}=1")).await;
    assert_eq!((status, to), (StatusCode::SEE_OTHER, path));
    assert_eq!(market(db, id).await.stalls[0].seat.ranking, vec![vec![row]]);
}

#[tokio::test]
async fn what_waits_is_told_to_those_who_must_move() {
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    super::region::settle(db, 2).await;
    let place = super::region::workplace(db, &super::region::personnel(), super::region::PLANT, "Құю", 2, false).await;
    let id = super::region::round(db, 2).await;
    let seat = placement::rounds::actions::bring(db, &super::region::personnel(), id, place, 2).await.unwrap();
    let told = |by: kernel::Caller| {
        let db = db.clone();
        async move {
            let waiting = placement::waiting(db, by).await.unwrap();
            waiting.into_iter().map(|one| one.act).collect::<Vec<_>>()
        }
    };

    assert_eq!(told(super::region::student(0)).await, ["placement-waiting-wish"]);
    placement::rounds::actions::wish(db, &super::region::student(0), id, 1, &[seat]).await.unwrap();
    assert!(told(super::region::student(0)).await.is_empty());
    let late = || {
        super::region::on(
            OFFICER,
            Role::University,
            Scope::organisation(super::region::organisation(super::region::HOST)),
            "2027-05-15",
        )
    };
    assert_eq!(told(late()).await, ["placement-waiting-collect"]);
    step(db, id, Act::Collect, "").await.unwrap();
    assert_eq!(told(super::region::personnel()).await, ["placement-waiting-rank"]);
    step(db, id, Act::Allocate, "").await.unwrap();
    assert_eq!(told(super::region::officer()).await, ["placement-waiting-publish"]);
    step(db, id, Act::Publish, "").await.unwrap();
    assert!(told(super::region::officer()).await.is_empty());

    let frame = web::Frame { region: None, today: TODAY.parse().unwrap() };
    let counts = placement::counts(db.clone(), super::region::coordinator(), frame).await.unwrap();
    assert_eq!((counts[0].value, counts[0].of), (1, Some(2)));
    let found = placement::found(db.clone(), super::region::coordinator(), "құю".into()).await.unwrap();
    assert_eq!(found.len(), 1);
    let dates = placement::dates(db.clone(), super::region::student(0)).await.unwrap();
    assert_eq!(dates.len(), 1);
}
