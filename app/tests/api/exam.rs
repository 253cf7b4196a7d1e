//! The production exam through the API alone, the certificate that a stranger checks, and the graduate's first job.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use kernel::{PersonId, Role, Scope};
use serde_json::{Value, json};
use uuid::Uuid;

use super::journey::Story;

impl Story {
    /// 6. The exam is planned by both sides, admitted to, held by two equal halves; who passed gets a certificate.
    pub async fn exam(&self, programme: Uuid, students: &[PersonId]) {
        let api = &self.api;
        let (officer, director) = (self.token("Оспанов").await, self.token("Сапаров").await);
        let enrolments = api.read(&officer, "/api/v1/enrolments").await;
        let group = enrolments["items"][0]["group"].clone();
        let profession = self.found("professions", self.brought.profession).await;
        let plan = json!({ "programme": programme.to_string(), "enterprise": self.place("host").await.to_string(),
            "profession": profession.to_string(), "day": "2027-11-01", "place": "3-цех", "materials": "Екі нұсқа",
            "groups": [group] });
        let exam = api.made(&officer, "/api/v1/exams", plan).await;
        let at = format!("/api/v1/exams/{exam}");
        api.act(&officer, &at, "agree", json!({})).await;
        api.act(&director, &at, "agree", json!({})).await;
        assert_eq!(api.read(&officer, &at).await["status"], "materials-agreed");
        let experts = self.board(exam, &officer).await;

        let candidates = api.read(&officer, &format!("{at}/candidates")).await;
        let ids: Vec<String> =
            candidates.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(ids.len(), students.len());
        let debts: BTreeMap<&String, u32> = ids.iter().map(|id| (id, 0)).collect();
        api.set(&officer, &format!("{at}/debts"), json!({ "debts": debts })).await;
        api.on("2027-10-25").await;
        let council = json!({ "version": api.version(&officer, &at).await, "number": "3", "day": "2027-10-25",
            "invited": "yes" });
        let told = api.done(&officer, &format!("{at}/admission"), council).await;
        assert_eq!((&told["admitted"], &told["not-admitted"]), (&json!(1), &json!(1)), "only one has practised");
        self.examined(&at, students[0], &officer, &experts).await;
    }

    /// The commission of the exam: one of the enterprise, one from outside, nobody of the university votes.
    async fn board(&self, exam: Uuid, officer: &str) -> Vec<String> {
        let api = &self.api;
        let host = self.place("university").await.to_string();
        let plan = json!({ "kind": "production-exam", "title-kk": "Емтихан комиссиясы",
            "title-ru": "Экзаменационная комиссия", "title-en": "Exam commission", "organisation": host, "host": host,
            "quorum": "all", "halves": "yes", "subject": exam.to_string(), "subject-kind": "exam" });
        let commission = api.made(officer, "/api/v1/commissions", plan).await;
        let at = format!("/api/v1/commissions/{commission}");
        let seats = [
            ("Сапаров", "host", "enterprise", "chair"),
            ("Досымов", "partner", "partner-enterprise", "member"),
            ("Нұрланова", "university", "host-university", "secretary"),
        ];
        for (family, key, side, duty) in seats {
            let seat = json!({ "person": self.person(family).await.to_string(),
                "organisation": self.place(key).await.to_string(), "side": side, "duty": duty });
            let version = api.version(officer, &at).await;
            api.made(officer, &format!("{at}/members"), json!({ "version": version, "seat": seat })).await;
        }
        api.act(officer, &at, "form", json!({})).await;
        let mut experts = Vec::new();
        for family in ["Сапаров", "Досымов"] {
            let token = self.expert(family, commission).await;
            api.set(&token, &format!("{at}/interest"), json!({ "interest": "clear" })).await;
            experts.push(token);
        }
        let exam = format!("/api/v1/exams/{exam}");
        let appointed = json!({ "version": api.version(officer, &exam).await, "commission": commission });
        api.done(officer, &format!("{exam}/commission"), appointed).await;
        experts
    }

    async fn examined(&self, at: &str, student: PersonId, officer: &str, experts: &[String]) {
        let api = &self.api;
        api.on("2027-11-01").await;
        api.act(&experts[0], at, "start", json!({})).await;
        let candidates = api.read(officer, &format!("{at}/candidates")).await;
        let all = candidates.as_array().unwrap().iter();
        let admitted = all.clone().find(|one| one["person"] == json!(student.0)).unwrap()["id"].clone();
        for (expert, work) in experts.iter().zip([88, 92]) {
            let path = format!("/api/v1/candidates/{}/score", admitted.as_str().unwrap());
            api.set(expert, &path, json!({ "marks": { "1": 90, "2": work } })).await;
        }
        api.act(&experts[0], at, "settle", json!({})).await;
        let paper = api.read(officer, at).await["paper"].clone();
        for expert in experts {
            let code = api.done(expert, &format!("{at}/code"), json!({ "paper": paper })).await["code"].clone();
            api.done(expert, &format!("{at}/signatures"), json!({ "paper": paper, "code": code })).await;
        }
        assert_eq!(api.read(officer, at).await["status"], "closed");
        let issued = api.done(officer, &format!("{at}/certificates"), json!({})).await;
        let id = issued["certificates"][0].as_str().unwrap().to_owned();
        self.checked_by_a_stranger(&api.read(officer, &format!("/api/v1/certificates/{id}")).await).await;
    }

    async fn checked_by_a_stranger(&self, certificate: &Value) {
        let path = format!("/api/v1/check/{}", certificate["code"].as_str().unwrap());
        let (status, told) = self.api.ask_unknown(Method::GET, &path).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        assert_eq!((&told["status"], &told["genuine"]), (&json!("valid"), &json!(true)), "{told}");
        assert_eq!(told["holder"], certificate["holder"]);
        let (status, _) = self.api.ask_unknown(Method::GET, "/api/v1/check/AAAA-AAAA-AAAA").await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }

    /// 7. The student graduates, agrees to be asked, and tells of the first job; the employer confirms it.
    pub async fn employment(&self, learner: PersonId) {
        let api = &self.api;
        api.on("2030-06-28").await;
        let officer = self.token("Оспанов").await;
        let all = api.read(&officer, "/api/v1/enrolments").await;
        let own = all["items"].as_array().unwrap().iter().find(|one| one["person"] == json!(learner.0)).unwrap();
        let enrolment = format!("/api/v1/enrolments/{}", own["id"].as_str().unwrap());
        api.act(&officer, &enrolment, "graduate", json!({})).await;
        api.follow().await;

        api.on("2030-07-15").await;
        let student = api.token(learner, Role::Student, Scope::OWN).await;
        let own = api.read(&student, "/api/v1/outlook/my").await[0].clone();
        let at = format!("/api/v1/outlook/follow-ups/{}", own["id"].as_str().unwrap());
        api.done(&student, &format!("{at}/consent"), json!({ "version": own["version"], "act": "give" })).await;
        let question = |told: &Value| told["questions"][0]["version"].clone();
        let told = api.read(&student, "/api/v1/outlook/my").await[0].clone();
        let answer = json!({ "activity": "by-profession", "at-practice": "yes", "post": "маман", "from": "2030-07-01",
            "fits": "yes" });
        let asked = json!({ "version": question(&told), "answer": answer });
        api.set(&student, &format!("{at}/questions/0"), asked).await;
        let hr = self.token("Әбілова").await;
        let told = api.read(&hr, "/api/v1/outlook/confirm").await[0].clone();
        let confirmed = json!({ "version": question(&told), "act": "confirm" });
        api.done(&hr, &format!("{at}/questions/0/acts"), confirmed).await;
        assert_eq!(api.read(&student, "/api/v1/outlook/my").await[0]["questions"][0]["status"], "confirmed");
    }

    /// The tiles of the region's dashboard: what each counts.
    pub async fn tiles(&self) -> BTreeMap<String, i64> {
        let coordinator = self.token("Қабылова").await;
        let told = self.api.read(&coordinator, "/api/v1/dashboard").await;
        let tile = |one: &Value| (one["key"].as_str().unwrap().to_owned(), one["value"].as_i64().unwrap());
        told.as_array().unwrap().iter().map(tile).collect()
    }

    /// What the story did can be seen on the tiles.
    pub async fn tiles_moved(&self, before: &BTreeMap<String, i64>) {
        let after = self.tiles().await;
        let moved: Vec<_> = after.iter().filter(|(key, value)| before.get(*key) != Some(value)).collect();
        assert!(moved.len() >= 5, "{before:?}\n{after:?}");
    }
}
