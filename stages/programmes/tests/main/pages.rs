//! The pages as they are sent: every one in three languages, without a missing word; the studio and the matrix by form.

use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use documents::{Layout, Press};
use kernel::{Caller, Chance, Code, Lang, Moment, ProgrammeId};
use programmes::{design, example, programme};
use tower::ServiceExt;
use web::{Clock, Messages, Say, Site, Standing, Visitor, Windows};

use crate::stage::{Stage, TODAY, both, whole};

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Moment {
        TODAY.parse::<kernel::Day>().unwrap().start().plus_seconds(12 * 3600)
    }
}

/// Prints the words of a paper, so that a test reads what the press is given.
struct Words;

impl Press for Words {
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        Ok(serde_json::to_vec(layout)?)
    }
}

const ALL: &[Messages] = &[web::MESSAGES, documents::MESSAGES, registry::MESSAGES, programmes::MESSAGES];

struct Browser {
    site: Site,
    caller: Caller,
}

impl Browser {
    fn of(stage: &Stage, caller: Caller) -> Self {
        web::speak(ALL);
        let site = Site::new(Standing {
            db: stage.db().clone(),
            clock: Box::new(Noon),
            chance: Chance::numbered(77),
            key: accounts::Key::of([7; 32]),
            windows: Windows::default(),
            rail: programmes::RAIL.to_vec(),
            public_url: "http://localhost".into(),
            demo: false,
        });
        Self { site, caller }
    }

    async fn send(&self, lang: Lang, mut request: Request<Body>) -> (StatusCode, String) {
        let visitor = Visitor {
            caller: self.caller.clone(),
            say: Say::new(lang),
            visit: None,
            by_token: false,
            path: request.uri().path().to_owned(),
        };
        request.extensions_mut().insert(visitor);
        let (router, _, _) = programmes::doors().build();
        let router = router.layer(Extension(Arc::new(Words) as Arc<dyn Press>)).with_state(self.site.clone());
        let response = router.oneshot(request).await.unwrap();
        let status = response.status();
        let body = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    async fn get(&self, lang: Lang, path: &str) -> (StatusCode, String) {
        self.send(lang, Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, path: &str, form: String) -> (StatusCode, String) {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(Lang::En, request.body(Body::from(form)).unwrap()).await
    }
}

fn pages(id: ProgrammeId) -> Vec<String> {
    let mut all: Vec<String> =
        ["/programmes", "/programmes/new", "/students", "/students/new", "/students/import", "/groups"]
            .map(str::to_owned)
            .into();
    let sides = [
        "",
        "/edit",
        "/curriculum",
        "/matrix",
        "/outcomes",
        "/outcomes/new",
        "/outcomes/3",
        "/slots/new",
        "/slots/12",
        "/examination",
        "/import",
        "/balance",
        "/balance?keep=12&keep=13",
        "/passport.pdf",
        "/curriculum.pdf",
    ];
    all.extend(sides.map(|side| format!("/programmes/{id}{side}")));
    all
}

#[tokio::test]
async fn every_page_is_told_in_three_languages_without_a_missing_word() {
    let stage = both().await.remove(0);
    let designer = stage.designer().await;
    let id = whole(&stage, &designer).await;
    let officer = Browser::of(&stage, stage.officer().await);
    for lang in Lang::ALL {
        for path in pages(id) {
            let (status, page) = officer.get(*lang, &path).await;

            assert_eq!(status, StatusCode::OK, "{path}");
            let missing = page.find('⟦').map(|at| page[at..].chars().take(60).collect::<String>());
            assert!(missing.is_none(), "{path} {}: {missing:?}", lang.code());
        }
    }
}

#[tokio::test]
async fn the_studio_shows_terms_and_checks_and_the_table_leaves_as_a_workbook() {
    let stage = both().await.remove(0);
    let designer = stage.designer().await;
    let id = whole(&stage, &designer).await;
    let browser = Browser::of(&stage, designer);

    let (_, page) = browser.get(Lang::Kk, &format!("/programmes/{id}/curriculum")).await;
    let (status, book) = browser.get(Lang::Kk, &format!("/programmes/{id}/curriculum.xlsx")).await;

    assert!(page.contains("8-семестр") && page.contains("Сараптамаға жіберу"), "{page}");
    assert!(page.contains("ЖБП 56 кр"), "the checks tell the volume of general education");
    assert_eq!((status, &book[..2]), (StatusCode::OK, "PK"));
}

#[tokio::test]
async fn the_matrix_is_set_by_a_plain_form() {
    let stage = both().await.remove(0);
    let designer = stage.designer().await;
    let id = whole(&stage, &designer).await;
    let browser = Browser::of(&stage, designer.clone());
    let version = stage.version(id).await;

    let form = format!("version={version}&m-12-1-3=1&m-12-1-4=0&m-13-1-5=2&m-999-1-5=1&nonsense=1");
    let (status, _) = browser.post(&format!("/programmes/{id}/matrix"), form).await;

    assert_eq!(status, StatusCode::SEE_OTHER);
    let (_, design) = design::actions::design(stage.db(), &designer, id).await.unwrap();
    let marks: Vec<_> = design.matrix.marks.iter().map(|mark| (mark.slot, mark.option, mark.outcome)).collect();
    assert_eq!(marks, [(12, 1, 3), (13, 1, 5)]);
}

#[tokio::test]
async fn an_outcome_and_a_slot_are_added_by_form_and_what_is_wrong_is_told_by_field() {
    let stage = both().await.remove(0);
    let designer = stage.designer().await;
    let id = programme::actions::enter(stage.db(), &designer, &example::passport()).await.unwrap();
    let browser = Browser::of(&stage, designer.clone());

    let outcome =
        "version=1&kind=professional&name-kk=A&name-ru=B&name-en=C&professions=R-001&tools=test&tools=project";
    let (status, page) = browser.post(&format!("/programmes/{id}/outcomes/new"), outcome.into()).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    let slot = "version=2&option-code=MAT1101&name-kk=A&name-ru=B&name-en=C&by-default=yes&code=1101&module=1&cycle=bd\
        &component=university&mandatory=&credits=5&hours=150&lecture=30&practical=30&independent=75&with-teacher=15\
        &terms=1:5&control=exam&control-term=1&choose=1&prerequisites=&on-site=&employer=0";
    let (status, page) = browser.post(&format!("/programmes/{id}/slots/new"), slot.into()).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    let wrong = slot.replace("version=2", "version=3").replace("terms=1:5", "terms=five");
    let (status, page) = browser.post(&format!("/programmes/{id}/slots/new"), wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("“five” is not right") && page.contains("value=\"MAT1101\""), "{page}");

    let (_, design) = design::actions::design(stage.db(), &designer, id).await.unwrap();
    assert_eq!(design.matrix.outcomes[0].tools.len(), 2);
    assert_eq!(design.curriculum.slots[0].options[0].code, "MAT1101");
}

#[tokio::test]
async fn the_windows_tell_whose_move_it_is_what_is_found_and_the_figures_of_the_region() {
    let stage = both().await.remove(0);
    let designer = stage.designer().await;
    whole(&stage, &designer).await;
    let officer = stage.officer().await;
    let db = stage.db().clone();

    let mine = programmes::waiting(db.clone(), designer.clone()).await.unwrap();
    let theirs = programmes::waiting(db.clone(), officer.clone()).await.unwrap();
    let found = programmes::found(db.clone(), officer.clone(), "РОБОТОТЕХНИКА".into()).await.unwrap();
    let by_code = programmes::found(db.clone(), officer.clone(), "6В07114".into()).await.unwrap();
    let linked = programmes::about(db.clone(), officer.clone(), stage.ours.0).await.unwrap();
    let frame = web::Frame { region: Some(stage.region), today: officer.today() };
    let counts = programmes::counts(db, officer, frame).await.unwrap();

    assert_eq!((mine.len(), theirs.len(), found.len(), by_code.len(), linked.len()), (1, 0, 1, 1, 1));
    assert_eq!((counts[0].value, counts[0].of), (0, Some(1)));
}

/// Crowds the fourth term: what stands in the third alone and is no practice moves there, slot by slot.
async fn crowd(stage: &Stage, by: &Caller, id: ProgrammeId) {
    let (_, design) = design::actions::design(stage.db(), by, id).await.unwrap();
    let third = design.curriculum.slots.iter().filter(|slot| design::balance::may_move(slot) && slot.control_term == 3);
    for slot in third {
        let mut form = design::rules::slot_form(slot);
        form.terms = form.terms.replacen("3:", "4:", 1);
        form.control_term = "4".into();
        let version = stage.version(id).await;
        design::actions::edit_slot(stage.db(), by, id, version, slot.order, &form).await.unwrap();
    }
}

#[tokio::test]
async fn a_crowded_term_is_balanced_by_page_with_what_the_designer_keeps_and_a_stale_proposal_is_refused() {
    for stage in both().await {
        let designer = stage.designer().await;
        let id = whole(&stage, &designer).await;
        crowd(&stage, &designer, id).await;
        let (_, before) = design::actions::design(stage.db(), &designer, id).await.unwrap();
        let first = design::balance::propose(&before.curriculum, &std::collections::BTreeSet::new()).unwrap();
        let kept = first.shifts[0];
        let browser = Browser::of(&stage, designer.clone());
        let version = stage.version(id).await;

        let (_, page) = browser.get(Lang::En, &format!("/programmes/{id}/balance?keep={}", kept.order)).await;
        assert!(page.contains("Accept the proposal") && page.contains("Kept in place"), "{page}");
        assert!(page.contains("<th") && page.contains("Why"), "{page}");
        let (status, _) = browser.post(&format!("/programmes/{id}/balance"), format!("version={}", version - 1)).await;
        assert_eq!(status, StatusCode::CONFLICT, "what was read is no longer what stands");
        let form = format!("version={version}&keep={}", kept.order);
        let (status, page) = browser.post(&format!("/programmes/{id}/balance"), form).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{page}");

        let (_, after) = design::actions::design(stage.db(), &designer, id).await.unwrap();
        let slot = after.curriculum.slot(kept.order).unwrap();
        assert_eq!(slot.control_term, kept.from, "what is kept stays");
        let most = |design: &design::Design| {
            let found = design::balance::propose(&design.curriculum, &std::collections::BTreeSet::new()).unwrap();
            found.before.values().map(|load| load.0).max().unwrap()
        };
        assert!(most(&after) < most(&before), "{} {}", most(&after), most(&before));
        let told = db::entries(stage.db(), id.0, 1).await.unwrap();
        assert_eq!(told[0].act, "programmes-act-balance");
    }
}
