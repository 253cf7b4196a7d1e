#![allow(clippy::unwrap_used, clippy::expect_used)]
//! The journey through the API alone, on both databases, through the whole router: tokens, doors, actions, problems.

use accounts::{NewAccount, NewGrant};
use app::edition::Edition;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use db::{Db, trial};
use kernel::{Caller, Chance, Day, Lang, Moment, Names, OrganisationId, PersonId, Role, Scope};
use serde_json::{Value, json};
use tower::ServiceExt;

const TODAY: &str = "2027-04-15";

fn now() -> Moment {
    TODAY.parse::<Day>().unwrap().start().plus_seconds(9 * 3600)
}

struct StandingClock;

impl web::Clock for StandingClock {
    fn now(&self) -> Moment {
        now()
    }
}

struct Api {
    db: Db,
    router: Router,
    chance: Chance,
}

impl Api {
    async fn open(db: Db) -> Self {
        app::words::speak();
        let chance = Chance::numbered(7);
        let by = Caller::system(now(), chance.clone(), None);
        registry::classifiers::load(&db, &by).await.unwrap();
        let key = accounts::Key::drawn(&chance);
        let clock = Box::new(StandingClock);
        let site = app::serve::site(db.clone(), clock, chance.clone(), key, "https://qosar.example", Edition::Demo);
        Self { db, router: app::serve::router(site), chance }
    }

    /// A person who is entered already holds a role from today, and a program acts for them by a token.
    async fn token(&self, person: PersonId, role: Role, scope: Scope) -> String {
        let by = Caller::system(now(), self.chance.clone(), None);
        let mut write = self.db.write(&by).await.unwrap();
        if accounts::names_of(&write, &[person]).await.unwrap().is_empty() {
            let account = NewAccount { person, name: "Сынақ".into(), email: None, lang: Lang::En };
            accounts::open_account(&mut write, &account).await.unwrap();
        }
        let label = Names::new("сынақ", "проба", "trial");
        let grant = NewGrant { person, role, scope, label, from: now().day(), until: None };
        accounts::grant(&mut write, &grant).await.unwrap();
        write.done().await.unwrap();
        let grants = accounts::grants_of(&self.db, person, now().day()).await.unwrap();
        let grant = grants.into_iter().find(|grant| grant.role == role && grant.scope == scope).unwrap();
        let by = Caller { person: Some(person), ..by };
        let (_, secret) = accounts::issue_token(&self.db, &by, &grant, "trial", now().day().plus(30)).await.unwrap();
        secret.shown().to_owned()
    }

    async fn ask(&self, token: &str, method: Method, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {token}"))
            .header("accept-language", "en")
            .header("content-type", "application/json")
            .body(body.map_or_else(Body::empty, |body| Body::from(body.to_string())))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 1 << 22).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn made(&self, token: &str, path: &str, body: Value) -> uuid::Uuid {
        let (status, answer) = self.ask(token, Method::POST, path, Some(body)).await;
        assert_eq!(status, StatusCode::CREATED, "{path}: {answer}");
        answer["id"].as_str().unwrap().parse().unwrap()
    }

    async fn done(&self, token: &str, path: &str, body: Value) -> Value {
        let (status, answer) = self.ask(token, Method::POST, path, Some(body)).await;
        assert!(status.is_success(), "{path}: {status} {answer}");
        answer
    }

    async fn version(&self, token: &str, contract: uuid::Uuid) -> (i64, String) {
        let (status, answer) = self.ask(token, Method::GET, &format!("/api/v1/agreements/{contract}"), None).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        (answer["version"].as_i64().unwrap(), answer["paper"].as_str().unwrap_or_default().to_owned())
    }
}

fn organisation(kind: &str, bin11: &str, name: &str) -> Value {
    let bin = kernel::Bin::completing(bin11).unwrap().to_string();
    json!({ "kind": kind, "bin": bin, "name-kk": name, "name-ru": name, "name-en": name, "region": "KZ-55", "city": "Павлодар" })
}

fn person(family: &str, birth: &str, organisation: uuid::Uuid) -> Value {
    json!({
        "person": { "family": family, "given": "Айбек", "birth": birth, "another": "yes" },
        "post": { "organisation": organisation, "title-kk": "қызметкер", "title-ru": "сотрудник", "title-en": "staff", "from": "2026-09-01" },
    })
}

#[tokio::test]
async fn a_contract_lives_through_the_api_alone_from_the_organisations_to_its_amendment() {
    for trial in trial::both().await.unwrap() {
        let api = Api::open(trial.db.clone()).await;
        let admin = api.token(PersonId(uuid::Uuid::from_u128(1)), Role::Administrator, Scope::NATION).await;
        let university =
            api.made(&admin, "/api/v1/organisations", organisation("university", "03064068268", "ИнЕУ")).await;
        let enterprise =
            api.made(&admin, "/api/v1/organisations", organisation("enterprise", "04064001234", "Зауыт")).await;
        let (u, e) = (Scope::organisation(OrganisationId(university)), Scope::organisation(OrganisationId(enterprise)));
        let officer = api.made(&admin, "/api/v1/people", person("Оспанов", "1980-03-03", university)).await;
        let director = api.made(&admin, "/api/v1/people", person("Сапаров", "1975-05-05", enterprise)).await;
        let student = api.made(&admin, "/api/v1/people", person("Әлі", "2006-01-20", university)).await;
        let officer = api.token(PersonId(officer), Role::University, u).await;
        let signatory = api.token(PersonId(director), Role::Signatory, e).await;
        let learner = api.token(PersonId(student), Role::Student, Scope::OWN).await;

        let draft = json!({ "university": university, "enterprise": enterprise, "learner": student, "terms": agreements::example::terms() });
        let contract = api.made(&officer, "/api/v1/agreements", draft).await;
        let at = |what: &str| format!("/api/v1/agreements/{contract}/{what}");
        api.done(&signatory, &at("acts"), json!({ "version": 1, "act": "check" })).await;
        api.done(&officer, &at("acts"), json!({ "version": 2, "act": "check" })).await;
        api.done(&officer, &at("acts"), json!({ "version": 3, "act": "open-signing" })).await;
        let (_, paper) = api.version(&officer, contract).await;

        let (early, told) = api.ask(&learner, Method::POST, &at("code"), Some(json!({ "paper": paper }))).await;
        assert_eq!(early, StatusCode::CONFLICT, "{told}");
        assert_eq!(told["errors"][0]["code"], "agreements-refusal-not-your-turn");
        for token in [&signatory, &officer, &learner] {
            let code = api.done(token, &at("code"), json!({ "paper": paper })).await["code"].clone();
            api.done(token, &at("signatures"), json!({ "paper": paper, "code": code })).await;
        }
        let (_, read) = api.ask(&learner, Method::GET, &format!("/api/v1/agreements/{contract}"), None).await;
        assert_eq!(read["status"], "in-force");

        let mut terms = serde_json::to_value(agreements::example::terms()).unwrap();
        terms["amount"] = json!("90000");
        let proposal = json!({ "from": "2027-05-01", "reason": "Жоспар өсті", "terms": terms });
        let number = api.done(&signatory, &at("amendments"), proposal).await["number"].as_i64().unwrap();
        let amendment = |what: &str| at(&format!("amendments/{number}/{what}"));
        for token in [&signatory, &officer, &learner] {
            api.done(token, &amendment("acceptances"), json!({ "revision": 1 })).await;
        }
        let kept = agreements::amendments::store::load(&api.db, kernel::AgreementId(contract), number).await.unwrap();
        let paper = kept.paper_hash.unwrap();
        for token in [&signatory, &officer, &learner] {
            let code = api.done(token, &amendment("code"), json!({ "paper": paper })).await["code"].clone();
            api.done(token, &amendment("signatures"), json!({ "paper": paper, "code": code })).await;
        }
        for (day, amount) in [("2027-04-30", 6_500_000), ("2027-05-01", 9_000_000)] {
            let (_, terms) = api.ask(&learner, Method::GET, &at(&format!("terms?day={day}")), None).await;
            assert_eq!(terms["amount"], amount, "{day}: {terms}");
        }
        let (_, tampering) = db::verify(&api.db).await.unwrap();
        assert_eq!(tampering, vec![]);
    }
}

#[tokio::test]
async fn the_api_says_no_as_a_problem_with_its_source_in_the_readers_language() {
    for trial in trial::both().await.unwrap() {
        let api = Api::open(trial.db.clone()).await;
        let admin = api.token(PersonId(uuid::Uuid::from_u128(1)), Role::Administrator, Scope::NATION).await;
        let wrong = json!({ "kind": "enterprise", "bin": "123", "name-kk": "", "region": "KZ-99" });
        let (status, told) = api.ask(&admin, Method::POST, "/api/v1/organisations", Some(wrong)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields: Vec<&str> = told["errors"].as_array().unwrap().iter().filter_map(|e| e["field"].as_str()).collect();
        assert!(fields.contains(&"bin") && fields.contains(&"name-kk"), "{told}");
        let (status, _) = api.ask("qsr_nobody", Method::GET, "/api/v1/organisations", None).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        let student = api.token(PersonId(uuid::Uuid::from_u128(9)), Role::Student, Scope::OWN).await;
        let body = organisation("enterprise", "04064001234", "Зауыт");
        let (status, told) = api.ask(&student, Method::POST, "/api/v1/organisations", Some(body)).await;
        assert_eq!((status, &told["errors"][0]["code"]), (StatusCode::FORBIDDEN, &json!("house-refusal-closed-door")));
        let nobodys = format!("/api/v1/agreements/{}", uuid::Uuid::from_u128(5));
        let (status, _) = api.ask(&student, Method::GET, &nobodys, None).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        let (status, document) = api.ask(&student, Method::GET, "/api/v1/openapi.json", None).await;
        assert_eq!(status, StatusCode::OK);
        assert!(document["paths"]["/api/v1/agreements/{id}/signatures"]["post"].is_object());
    }
}
