//! Every page and API door answers, in three languages, and forms keep what was typed.

use std::sync::Arc;

use assessment::exams::moves::{Act, Status};
use assessment::{ExamId, RAIL, Seal, certificates, doors};
use axum::Extension;
use axum::body::Body;
use axum::http::StatusCode;
use db::Db;
use documents::Press;
use kernel::{Day, Lang, Role, Scope};
use serde_json::{Value, json};
use web::Site;
use web::trial::{House, standing};

use crate::world::*;

const NOBODY: Player = Player { person: kernel::PersonId(uuid::Uuid::nil()), role: Role::Public, scope: Scope::NATION };

/// The stage's own doors over a trial database, on a day.
pub fn house(db: &Db, day: &str) -> House {
    let at = day.parse::<Day>().unwrap().start().plus_seconds(9 * 3600);
    let (press, seal): (Arc<dyn Press>, Arc<Seal>) = (Arc::new(Typewriter), Arc::new(seal()));
    let router = doors().build().0.layer(Extension(press)).layer(Extension(seal));
    House::of(router.with_state(Site::new(standing(db, at, key(), RAIL))), at)
}

fn planned_form() -> Vec<(String, String)> {
    let form = plan();
    let mut typed: Vec<(String, String)> = [
        ("programme", form.programme),
        ("enterprise", form.enterprise),
        ("profession", form.profession),
        ("day", form.day),
        ("place", form.place),
        ("materials", form.materials),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    typed.extend(form.groups.into_iter().map(|group| ("groups".to_owned(), group)));
    typed
}

fn borrowed(typed: &[(String, String)]) -> Vec<(&str, &str)> {
    typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn an_exam_is_planned_and_its_materials_agreed_from_the_pages() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let house = house(db, "2027-03-02");
        let form = house.opens(OFFICER, "/exams/new").await;
        assert!(form.contains("РТ-23-1") && form.contains("робот баптаушы"));
        let typed = planned_form();
        let mut past: Vec<(&str, &str)> = borrowed(&typed).into_iter().filter(|(name, _)| *name != "day").collect();
        past.push(("day", "2027-02-01"));
        let again = house.posts(OFFICER, "/exams/new", &past).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text.contains("3-цех, роботтандырылған"), "what was typed stays");

        let made = house.posts(OFFICER, "/exams/new", &borrowed(&typed)).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
        let at = made.to;
        let record = house.opens(OFFICER, &at).await;
        assert!(record.contains("PE-2027-01") && record.contains("Материалдарды келісу"));
        for page in [
            "/exams?q=робот&status=planned",
            &format!("{at}/edit"),
            &format!("{at}/materials"),
            &format!("{at}/candidates"),
        ] {
            house.opens(CURATOR, page).await;
        }
        for format in ["xlsx", "csv"] {
            assert_eq!(house.reads(OFFICER, &format!("/exams?format={format}")).await.status, StatusCode::OK);
        }
        let criterion = [
            ("version", "1"),
            ("number", ""),
            ("part", "work"),
            ("title-kk", "Іске қосу"),
            ("title-ru", "Запуск"),
            ("title-en", "Start"),
            ("outcome", "3"),
            ("most", "60"),
        ];
        assert_eq!(house.posts(CURATOR, &format!("{at}/materials"), &criterion).await.status, StatusCode::SEE_OTHER);
        let bad = house.posts(CURATOR, &format!("{at}/materials"), &[("version", "2"), ("title-kk", "Бос")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.text.contains("Бос"));
        assert_eq!(
            house.posts(CURATOR, &format!("{at}/materials/3/remove"), &[("version", "2")]).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            house.posts(OFFICER, &format!("{at}/acts/agree"), &[("version", "3")]).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            house.posts(HR, &format!("{at}/acts/agree"), &[("version", "3")]).await.status,
            StatusCode::CONFLICT
        );
        assert_eq!(
            house.posts(HR, &format!("{at}/acts/agree"), &[("version", "4")]).await.status,
            StatusCode::SEE_OTHER
        );
        assert!(house.opens(COORDINATOR, &at).await.contains("материалдар келісілген"));
        house.opens(OFFICER, &format!("{at}/commission")).await;
        house.opens(OFFICER, &format!("{at}/postpone")).await;
        let early = [("version", "5"), ("day", "2027-03-20"), ("reason", "жөндеу")];
        let early = house.posts(OFFICER, &format!("{at}/postpone"), &early).await;
        assert!(early.status == StatusCode::CONFLICT && early.text.contains("жөндеу"));
        house.opens(OFFICER, "/exams/figures").await;
        let figures = [("from", "2027-09-01"), ("theory", "30"), ("pass", "50"), ("spread", "20"), ("hours", "90")];
        assert_eq!(house.posts(OFFICER, "/exams/figures", &figures).await.status, StatusCode::SEE_OTHER);
        let again = house.posts(OFFICER, "/exams/figures", &figures).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn commission_admission_scores_protocol_and_certificates_go_from_page_to_page() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let id = planned(db).await;
        agreed(db, id).await;
        let of = commission(db, id, &SEATS).await;
        let spring = house(db, "2027-04-02");
        let at = format!("/exams/{id}");
        let version = exam(db, id).await.version.to_string();
        let chosen = [("version", version.as_str()), ("commission", &of.to_string())];
        let early = spring.posts(OFFICER, &format!("{at}/commission"), &chosen).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "nobody has declared yet");
        assert!(spring.opens(OFFICER, &format!("{at}/commission")).await.contains("мәлімдеуі керек"));
        declared(db, of).await;
        assert_eq!(spring.posts(OFFICER, &format!("{at}/commission"), &chosen).await.status, StatusCode::SEE_OTHER);

        let page = spring.opens(CURATOR, &format!("{at}/candidates")).await;
        assert!(page.contains("куратордың сөзі керек"));
        let names: Vec<String> = room(db, id).await.candidates.iter().map(|of| format!("debts-{}", of.id)).collect();
        let debts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "0")).collect();
        assert_eq!(spring.posts(CURATOR, &format!("{at}/debts"), &debts).await.status, StatusCode::SEE_OTHER);
        assert!(spring.opens(OFFICER, &format!("{at}/candidates")).await.contains("жіберуге болады"));
        let version = exam(db, id).await.version.to_string();
        let council = [("version", version.as_str()), ("number", "7"), ("day", "2027-04-02")];
        let alone = spring.posts(OFFICER, &format!("{at}/admission"), &council).await;
        assert_eq!(alone.status, StatusCode::CONFLICT, "{}", alone.text);
        let council = [&council[..], &[("invited", "yes")]].concat();
        assert_eq!(spring.posts(OFFICER, &format!("{at}/admission"), &council).await.status, StatusCode::SEE_OTHER);

        examined(db, id, of, &house(db, EXAM)).await;
    }
}

async fn examined(db: &Db, id: ExamId, of: kernel::CommissionId, house: &House) {
    let (at, chair) = (format!("/exams/{id}"), expert(CHAIR, of));
    let version = exam(db, id).await.version.to_string();
    assert_eq!(
        house.posts(chair, &format!("{at}/acts/start"), &[("version", &version)]).await.status,
        StatusCode::SEE_OTHER
    );
    house.opens(chair, &at).await;
    assert!(house.opens(chair, &format!("{at}/scores")).await.contains("бағалау керек"));
    let first = candidate(db, id, 0).await.id;
    let own = house.opens(expert(ENGINEER, of), &format!("{at}/scores/{first}")).await;
    assert!(own.contains("өз оқушысын бағаламайды") && !own.contains("points-1"));
    let card = format!("{at}/scores/{first}");
    assert!(house.opens(chair, &card).await.contains("points-1"));
    let much = house.posts(chair, &card, &[("points-1", "88"), ("points-2", "130")]).await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(much.text.contains("value=\"88\"") && much.text.contains("value=\"130\""), "what was typed stays");
    assert_eq!(
        house.posts(chair, &card, &[("points-1", "88"), ("points-2", "93")]).await.status,
        StatusCode::SEE_OTHER
    );
    let blind = house.opens(expert(PARTNERS, of), &card).await;
    assert!(!blind.contains("value=\"88\"") && !blind.contains("Орташа"), "others are not seen");
    scored_rest(db, id, of).await;
    assert!(house.opens(expert(PARTNERS, of), &card).await.contains("Орташа"));
    assert_eq!(house.reads(HR, &format!("{at}/scores")).await.status, StatusCode::NOT_FOUND);

    act(db, chair, id, Act::Settle, "").await.unwrap();
    let hash = exam(db, id).await.paper_hash.unwrap();
    assert!(house.opens(chair, &format!("{at}/sign")).await.contains(&hash));
    let asked = house.posts(chair, &format!("{at}/code"), &[("paper", &hash)]).await;
    let digits: String = asked.text.split("Код для показа: ").nth(1).unwrap().chars().take(6).collect();
    let wrong = house.posts(chair, &format!("{at}/sign"), &[("paper", &hash), ("code", "0")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        house.posts(chair, &format!("{at}/sign"), &[("paper", &hash), ("code", &digits)]).await.status,
        StatusCode::SEE_OTHER
    );
    for n in [ENGINEER, PARTNERS, PROFESSOR] {
        signed(db, id, expert(n, of)).await.unwrap();
    }
    let paper = exam(db, id).await.paper.unwrap();
    assert!(house.reads(OFFICER, &format!("{at}/signed/{paper}")).await.status.is_success());
    let copy = house.reads(OFFICER, &format!("{at}/protocol/ru")).await.text;
    assert!(copy.contains("Подписано одноразовым кодом") && !copy.contains('⟦'), "{copy}");
    assert!(house.opens(OFFICER, &at).await.contains("Сертификаттарды беру"));
    assert_eq!(house.posts(OFFICER, &format!("{at}/certificates"), &[]).await.status, StatusCode::SEE_OTHER);
    certified(db, id, house).await;
}

async fn scored_rest(db: &Db, id: ExamId, of: kernel::CommissionId) {
    for n in 0..3 {
        let candidate = candidate(db, id, n).await.id;
        for who in EXPERTS.into_iter().filter(|who| n != 0 || ![ENGINEER, CHAIR].contains(who)) {
            score(db, expert(who, of), candidate, 88, 93).await.unwrap();
        }
    }
}

async fn certified(db: &Db, id: ExamId, house: &House) {
    let all = certificates::store::of_exam(db, id).await.unwrap();
    let one = &all[0];
    assert!(house.opens(OFFICER, &format!("/certificates?exam={id}")).await.contains("2027-00001"));
    assert_eq!(house.reads(OFFICER, "/certificates?format=csv").await.status, StatusCode::OK);
    let record = format!("/certificates/{}", one.id);
    house.opens(STUDENTS[0], &record).await;
    assert!(house.opens(STUDENTS[0], "/assessment/my").await.contains("2027-00001"));
    for page in ["/paper/kk-ru", "/paper/en", "/credential"] {
        assert!(house.reads(STUDENTS[0], &format!("{record}{page}")).await.status.is_success(), "{page}");
    }
    let check = format!("/check/{}", one.code);
    let valid = house.opens(NOBODY, &check).await;
    assert!(valid.contains("Сертификат жарамды") && valid.contains("өзгермеген"));
    assert!(house.opens(NOBODY, "/check").await.contains("name=\"code\""));
    assert!(house.reads(NOBODY, "/check?code=7q2m-91xk").await.to.ends_with("/check/7Q2M-91XK"));
    let unknown = house.reads(NOBODY, "/check/0000").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.text.contains("берілген жоқ"));
    let badge = house.reads(NOBODY, &format!("{check}/credential")).await.json();
    let university = crate::world::exam(db, id).await.university;
    let profile = house.reads(NOBODY, &format!("/issuers/{university}")).await.json();
    assert_eq!(certificates::verifier::verify(&badge, &profile), Ok(()));
    assert!(house.reads(NOBODY, &format!("/issuers/{university}/status/0")).await.status.is_success());

    let version = one.version.to_string();
    let reason = [("version", version.as_str()), ("reason", "қате берілген")];
    assert_eq!(house.posts(OFFICER, &format!("{record}/acts/revoke"), &reason).await.status, StatusCode::SEE_OTHER);
    let revoked = house.opens(NOBODY, &check).await;
    assert!(revoked.contains("қате берілген") && !revoked.contains("Сертификат жарамды"));
    house.opens(OFFICER, &record).await;
    let person = one.person.to_string();
    assert!(!revoked.contains(&person), "no more personal data than the paper says");
}

#[tokio::test]
async fn the_api_does_every_act_the_pages_do() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db).await;
        let spring = house(db, "2027-03-02");
        let made = spring.sends(OFFICER, "POST", "/api/v1/exams", &serde_json::to_value(plan()).unwrap()).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
        let id: ExamId = serde_json::from_value(made.json()["id"].clone()).unwrap();
        let at = format!("/api/v1/exams/{id}");
        let mut changed = serde_json::to_value(plan()).unwrap();
        changed["version"] = json!(1);
        assert_eq!(spring.sends(CURATOR, "PUT", &at, &changed).await.status, StatusCode::NO_CONTENT);
        let criterion = json!({ "version": 2, "part": "work", "title-kk": "Ж", "title-ru": "Р", "title-en": "W",
            "outcome": "3", "most": "40" });
        assert_eq!(spring.sends(CURATOR, "POST", &format!("{at}/criteria"), &criterion).await.json()["number"], 3);
        let gone = spring.sends(CURATOR, "DELETE", &format!("{at}/criteria/3?version=3"), &json!({})).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT);
        for (who, version) in [(OFFICER, 4), (SIGNATORY, 5)] {
            let agree = json!({ "version": version, "act": "agree" });
            assert!(spring.sends(who, "POST", &format!("{at}/acts"), &agree).await.status.is_success());
        }
        let later = json!({ "version": 6, "day": "2027-04-13", "reason": "a holiday" });
        assert_eq!(spring.sends(OFFICER, "POST", &format!("{at}/day"), &later).await.status, StatusCode::NO_CONTENT);
        let of = commission(db, id, &SEATS).await;
        declared(db, of).await;
        let appoint = json!({ "version": 7, "commission": of.0 });
        assert_eq!(
            spring.sends(COORDINATOR, "POST", &format!("{at}/commission"), &appoint).await.status,
            StatusCode::NO_CONTENT
        );
        let none = spring.sends(CURATOR, "POST", &format!("{at}/candidates"), &json!({ "groups": [] })).await;
        assert_eq!(none.json()["added"], 0);
        let gate = spring.reads(CURATOR, &format!("{at}/candidates")).await.json();
        assert_eq!(gate[0]["obstacles"][0], "assessment-refusal-debts-unknown");
        let debts: serde_json::Map<String, Value> =
            gate.as_array().unwrap().iter().map(|of| (of["id"].as_str().unwrap().to_owned(), json!(0))).collect();
        assert_eq!(
            spring.sends(CURATOR, "PUT", &format!("{at}/debts"), &json!({ "debts": debts })).await.status,
            StatusCode::NO_CONTENT
        );
        let version = exam(db, id).await.version;
        let council = json!({ "version": version, "number": "7", "day": "2027-03-02", "invited": "yes" });
        assert_eq!(spring.sends(OFFICER, "POST", &format!("{at}/admission"), &council).await.json()["admitted"], 3);
        through_api(db, id, of, &house(db, "2027-04-13")).await;
    }
}

async fn through_api(db: &Db, id: ExamId, of: kernel::CommissionId, house: &House) {
    let at = format!("/api/v1/exams/{id}");
    let chair = expert(CHAIR, of);
    let version = exam(db, id).await.version;
    let acts = |version: i64, act: &str, reason: &str| json!({ "version": version, "act": act, "reason": reason });
    assert_eq!(
        house.sends(chair, "POST", &format!("{at}/acts"), &acts(version, "start", "")).await.json()["status"],
        "under-way"
    );
    for n in 0..3 {
        let candidate = candidate(db, id, n).await;
        if n == 2 {
            let missed = acts(candidate.version, "miss", "ill");
            let missed =
                house.sends(chair, "POST", &format!("/api/v1/candidates/{}/acts", candidate.id), &missed).await;
            assert_eq!(missed.json()["status"], "absent");
            continue;
        }
        for who in EXPERTS.into_iter().filter(|who| n != 0 || *who != ENGINEER) {
            let marks = json!({ "marks": { "1": 80, "2": 90 } });
            let given = house
                .sends(expert(who, of), "PUT", &format!("/api/v1/candidates/{}/score", candidate.id), &marks)
                .await;
            assert_eq!(given.status, StatusCode::NO_CONTENT, "{}", given.text);
        }
    }
    assert_eq!(house.reads(chair, &format!("{at}/scores")).await.json().as_array().unwrap().len(), 7);
    let version = exam(db, id).await.version;
    let settled = house.sends(chair, "POST", &format!("{at}/acts"), &acts(version, "settle", "")).await.json();
    let paper = settled["paper"].as_str().unwrap().to_owned();
    for n in EXPERTS {
        let code = house.sends(expert(n, of), "POST", &format!("{at}/code"), &json!({ "paper": paper })).await.json();
        let sign = json!({ "paper": paper, "code": code["code"] });
        assert!(house.sends(expert(n, of), "POST", &format!("{at}/signatures"), &sign).await.status.is_success());
    }
    assert_eq!(house.reads(OFFICER, &at).await.json()["status"], "closed");
    assert_eq!(house.reads(OFFICER, "/api/v1/exams?status=closed").await.json()["items"].as_array().unwrap().len(), 1);
    let issued = house.sends(OFFICER, "POST", &format!("{at}/certificates"), &json!({})).await;
    assert_eq!(issued.status, StatusCode::CREATED);
    let one = issued.json()["certificates"][0].as_str().unwrap().to_owned();
    let read = house.reads(STUDENTS[0], &format!("/api/v1/certificates/{one}")).await.json();
    assert_eq!(house.reads(STUDENTS[0], "/api/v1/certificates").await.json()["items"].as_array().unwrap().len(), 1);
    let checked = house.reads(NOBODY, &format!("/api/v1/check/{}", read["code"].as_str().unwrap())).await.json();
    assert_eq!((&checked["status"], &checked["genuine"]), (&json!("valid"), &json!(true)));
    assert_eq!(house.reads(NOBODY, "/api/v1/check/0").await.status, StatusCode::NOT_FOUND);
    let revoke = acts(read["version"].as_i64().unwrap(), "revoke", "a mistake");
    let path = format!("/api/v1/certificates/{one}/acts");
    assert_eq!(house.sends(OFFICER, "POST", &path, &revoke).await.json()["status"], "revoked");
    let figures = json!({ "from": "2027-09-01", "theory": "30", "pass": "50", "spread": "20", "hours": "90" });
    assert_eq!(house.sends(OFFICER, "POST", "/api/v1/exam-figures", &figures).await.status, StatusCode::NO_CONTENT);
    let recalled =
        house.sends(chair, "POST", &format!("{at}/acts"), &acts(exam(db, id).await.version, "correct", "a slip")).await;
    assert_eq!(recalled.json()["status"], kernel::Code::code(Status::UnderWay));
}

#[tokio::test]
async fn every_door_is_closed_to_those_without_the_permission() {
    let trial = db::trial::sqlite().await.unwrap();
    settle(&trial.db).await;
    let house = house(&trial.db, EXAM);
    for door in &doors().build().2 {
        if door.permission.roles.contains(&Role::Public) {
            continue;
        }
        let path = door.path.replace("{id}", "00000000-0000-0000-0000-000000000001").replace("{candidate}", "x");
        let nobody = house.ask(NOBODY, Lang::Kk, &door.method, &path, (Body::empty(), "text/plain")).await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED, "{} {}", door.method, door.path);
    }
}
