//! A contract through the API alone, and how the API says no.

use axum::http::{Method, StatusCode};
use db::trial;
use kernel::{OrganisationId, PersonId, Role, Scope};
use serde_json::{Value, json};

use super::site::Api;

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
        let admin = api.administrator().await;
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
        let paper = api.read(&officer, &format!("/api/v1/agreements/{contract}")).await["paper"].clone();

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
        let admin = api.administrator().await;
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
