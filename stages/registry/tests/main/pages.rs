//! The pages and the API, asked as a browser and a program ask them.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use kernel::{Caller, Chance, Code, Lang, Moment};
use registry::people::store as people;
use scraper::{Html, Selector};
use tower::ServiceExt;
use web::{Say, Site, Standing, Visitor, Windows};

use crate::region::{Region, bin, mentor, regions, state};

struct Noon;

impl web::Clock for Noon {
    fn now(&self) -> Moment {
        Moment::of_millis(0)
    }
}

pub fn key() -> accounts::Key {
    accounts::Key::of([7; 32])
}

fn site(region: &Region) -> Site {
    let [kk, ru, en] = accounts::WORDS;
    web::speak(&[web::Messages { of: "accounts", kk, ru, en }, documents::MESSAGES, registry::MESSAGES]);
    Site::new(Standing {
        db: region.db().clone(),
        clock: Box::new(Noon),
        chance: Chance::numbered(5),
        key: key(),
        windows: Windows { about: vec![registry::about], found: vec![registry::found], ..Windows::default() },
        rail: registry::RAIL.to_vec(),
        public_url: "http://localhost".into(),
        demo: false,
    })
}

/// Asks a door past the guard's cookie: the visitor is put in by hand.
pub async fn ask(region: &Region, by: &Caller, lang: Lang, mut request: Request<Body>) -> (StatusCode, String) {
    let path = request.uri().path_and_query().unwrap().to_string();
    let caller = Caller { lang, ..by.clone() };
    request.extensions_mut().insert(Visitor { caller, say: Say::new(lang), visit: None, by_token: false, path });
    let (router, ..) = registry::doors().build();
    let response = router.with_state(site(region)).oneshot(request).await.unwrap();
    let status = response.status();
    let place = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
    let body = to_bytes(response.into_body(), 64 << 20).await.unwrap();
    (status, place.unwrap_or_else(|| String::from_utf8_lossy(&body).into_owned()))
}

pub fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

pub fn sent(path: &str, form: &str) -> Request<Body> {
    let kind = "application/x-www-form-urlencoded";
    Request::post(path).header(header::CONTENT_TYPE, kind).body(Body::from(form.to_owned())).unwrap()
}

fn brought(path: &str, file: &str) -> Request<Body> {
    let body = format!(
        "--frontier\r\ncontent-disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n{file}\r\n--frontier--\r\n"
    );
    let kind = "multipart/form-data; boundary=frontier";
    Request::post(path).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()
}

#[tokio::test]
async fn every_page_opens_in_three_languages_without_a_missing_word() {
    for region in regions().await {
        let id = mentor(&region).await;
        let post = registry::posts::store::of_person(region.db(), &region.hr, id).await.unwrap()[0].id;
        let profession =
            registry::professions::store::of_code(region.db(), "region", "R-001").await.unwrap().unwrap().id;
        let plant = region.plant;
        let paths = [
            "/organisations".to_owned(),
            "/organisations/new".into(),
            "/organisations/import".into(),
            format!("/organisations/{plant}"),
            format!("/organisations/{plant}/edit"),
            format!("/organisations/{plant}/units/new"),
            "/people?q=абд".replace("абд", "%D0%B0%D0%B1%D0%B4"),
            "/people/new".into(),
            "/people/import".into(),
            format!("/people/{id}"),
            format!("/people/{id}/edit"),
            format!("/people/{id}/merge"),
            format!("/people/{id}/posts/new"),
            format!("/posts/{post}/edit"),
            format!("/people/{id}/invite"),
            "/invitations".into(),
            "/professions?isco=31".into(),
            "/professions/new".into(),
            "/professions/import".into(),
            format!("/professions/{profession}"),
            "/classifiers/regions".into(),
            "/classifiers/activities".into(),
            "/classifiers/groups".into(),
        ];
        for path in &paths {
            for lang in Lang::ALL {
                let (status, page) = ask(&region, &region.coordinator, *lang, get(path)).await;
                assert_eq!(status, StatusCode::OK, "{path}");
                assert!(!page.contains('⟦'), "{path} in {lang:?}: {}", &page[page.find('⟦').unwrap_or(0)..][..60]);
                assert!(Html::parse_document(&page).select(&Selector::parse("h1").unwrap()).count() == 1, "{path}");
            }
        }
        for path in [
            "/organisations/import/template",
            "/people/import/template",
            "/people?format=xlsx",
            "/classifiers/groups?format=csv",
        ] {
            assert_eq!(ask(&region, &region.coordinator, Lang::Kk, get(path)).await.0, StatusCode::OK, "{path}");
        }
        assert_eq!(
            ask(&region, &region.officer, Lang::Kk, get(&format!("/people/{id}"))).await.0,
            StatusCode::NOT_FOUND
        );
        assert_eq!(ask(&region, &region.hr, Lang::Kk, get("/organisations/import")).await.0, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_post_is_corrected_without_its_organisation_being_asked_again() {
    for region in regions().await {
        let id = mentor(&region).await;
        let post = registry::posts::store::of_person(region.db(), &region.hr, id).await.unwrap()[0].id;
        for path in [format!("/posts/{post}/edit"), format!("/people/{id}/posts/new")] {
            let (_, page) = ask(&region, &region.hr, Lang::Ru, get(&path)).await;
            let page = Html::parse_document(&page);
            let asked = Selector::parse("input[name=organisation]").unwrap();
            let kinds: Vec<_> = page.select(&asked).filter_map(|input| input.value().attr("type")).collect();
            assert_eq!(kinds, ["hidden"], "{path}");
            let text: String = page.root_element().text().collect();
            assert!(text.contains("Организация № 1") && !text.contains(&region.plant.to_string()), "{path}");
        }
    }
}

#[tokio::test]
async fn a_form_keeps_what_was_typed_and_tells_each_field() {
    for region in regions().await {
        let form =
            format!("family=Ким&given=Олег&iin=123&organisation={}&title-ru=Слесарь&from=2027-01-01", region.plant);
        let (status, page) = ask(&region, &region.hr, Lang::Ru, sent("/people/new", &form)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = Html::parse_document(&page);
        let value = |name: &str| {
            let selector = Selector::parse(&format!("input[name='{name}']")).unwrap();
            page.select(&selector).next().and_then(|input| input.value().attr("value")).map(str::to_owned)
        };
        assert_eq!(value("family").as_deref(), Some("Ким"));
        assert_eq!(value("title-ru").as_deref(), Some("Слесарь"));
        assert!(page.select(&Selector::parse("#f-iin-error").unwrap()).count() == 1);

        let right = form.replace("iin=123&", "");
        let (status, place) = ask(&region, &region.hr, Lang::Ru, sent("/people/new", &right)).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        assert!(place.starts_with("/people/"), "{place}");
    }
}

#[tokio::test]
async fn a_file_is_tried_confirmed_and_only_then_taken_in() {
    for region in regions().await {
        let db = region.db();
        let path = "/organisations/import";
        let head = "kind,bin,name-kk,name-ru,name-en,region,staff";
        let good = format!("{head}\nenterprise,{},Зауыт,Завод,Plant,KZ-55,12", bin(300));
        let before = state(db).await;

        let (status, page) =
            ask(&region, &region.coordinator, Lang::En, brought(path, &format!("{good},\nx,,,,,,-1"))).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("Nothing was changed"), "{page}");

        let (status, page) = ask(&region, &region.coordinator, Lang::En, brought(path, &good)).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(state(db).await, before);
        let page = Html::parse_document(&page);
        let tried = page.select(&Selector::parse("input[name=tried]").unwrap()).next().unwrap();
        let tried = tried.value().attr("value").unwrap().to_owned();

        let confirm = format!("{path}/confirm");
        let stranger = ask(&region, &region.administrator, Lang::En, sent(&confirm, &format!("tried={tried}"))).await;
        assert_eq!(stranger.0, StatusCode::NOT_FOUND);
        let (status, page) =
            ask(&region, &region.coordinator, Lang::En, sent(&confirm, &format!("tried={tried}"))).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("was taken in whole"), "{page}");
        assert_eq!(state(db).await.0, before.0 + 1);
        let twice = ask(&region, &region.coordinator, Lang::En, sent(&confirm, &format!("tried={tried}"))).await;
        assert_eq!(twice.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_program_does_what_a_page_does() {
    for region in regions().await {
        let json = |path: &str, method: &str, body: String| {
            let kind = "application/json";
            Request::builder()
                .method(method)
                .uri(path)
                .header(header::CONTENT_TYPE, kind)
                .body(Body::from(body))
                .unwrap()
        };
        let person = format!(
            r#"{{"person": {{"family": "Ли", "given": "Анна"}},
                "post": {{"organisation": "{}", "title-ru": "Инженер", "from": "2026-01-01"}}}}"#,
            region.plant
        );
        let (status, made) = ask(&region, &region.hr, Lang::En, json("/api/v1/people", "POST", person)).await;
        assert_eq!(status, StatusCode::CREATED, "{made}");
        let id = made.split('"').nth(3).unwrap().to_owned();
        let (_, listed) = ask(&region, &region.hr, Lang::En, get("/api/v1/people")).await;
        assert!(listed.contains(&id));
        let (status, _) =
            ask(&region, &region.hr_elsewhere, Lang::En, get(&format!("/api/v1/people/{id}/posts"))).await;
        assert_eq!(status, StatusCode::NOT_FOUND);

        let list = format!("kind,bin,name-kk,name-ru,name-en,region\nenterprise,{},З,З,P,KZ-55\n", bin(301));
        let path = "/api/v1/imports/organisations?file-name=a.csv&dry-run=true";
        let (status, told) = ask(&region, &region.coordinator, Lang::En, json(path, "POST", list)).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        assert!(told.contains(r#""dry-run":true,"new":1"#), "{told}");
        for path in
            ["/api/v1/organisations", "/api/v1/professions?isco=31", "/api/v1/regions", "/api/v1/programme-groups"]
        {
            assert_eq!(ask(&region, &region.hr, Lang::En, get(path)).await.0, StatusCode::OK, "{path}");
        }
        assert_eq!(people::total(region.db(), &region.hr, &people::Filter::default()).await.unwrap(), 1);
    }
}

#[test]
fn every_code_has_its_word() {
    web::speak(&[registry::MESSAGES]);
    for lang in Lang::ALL {
        let say = Say::new(*lang);
        let keys = registry::professions::rules::Kind::ALL.iter().map(|kind| kind.key());
        let keys = keys.chain(registry::people::moves::Status::ALL.iter().map(|status| status.key()));
        let keys = keys.chain(registry::units::moves::Act::ALL.iter().map(|act| act.key()));
        for key in keys.chain(registry::people::moves::Act::ALL.iter().map(|act| act.key())) {
            assert!(!say.t(key).contains('⟦'), "{key} in {lang:?}");
        }
    }
}
