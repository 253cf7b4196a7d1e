//! The contract's practice through the API alone: an order on the mentor, a plan, a week of the diary, a characteristic.

use kernel::{PersonId, Role, Scope};
use serde_json::{Value, json};
use uuid::Uuid;

use super::journey::Story;

/// The days of the practice.
const DAYS: [&str; 5] = ["2027-09-06", "2027-09-07", "2027-09-08", "2027-09-09", "2027-09-10"];

impl Story {
    /// 5. The mentor is ordered, the plan agreed on, the diary written and countersigned; the practice is completed.
    pub async fn practice(&self, contract: Uuid, learner: PersonId) {
        let api = &self.api;
        api.follow().await;
        let officer = self.token("Оспанов").await;
        let opened = api.read(&officer, "/api/v1/practices").await["items"][0].clone();
        assert_eq!(opened["agreement"], json!(contract), "it begins by itself: {opened}");
        let practice: Uuid = opened["id"].as_str().unwrap().parse().unwrap();
        let at = format!("/api/v1/practices/{practice}");
        self.order(practice).await;
        api.on(DAYS[0]).await;
        self.plan(&at, &officer).await;

        let student = api.token(learner, Role::Student, Scope::OWN).await;
        let mentor = self.token("Жүнісов").await;
        api.on(DAYS[4]).await;
        let week = format!("{at}/weeks/{}", DAYS[0]);
        let day = |day: &&str| json!({ "day": day, "done": "Жабдықты баптадым", "hours": "6" });
        let days: Vec<Value> = DAYS.iter().map(day).collect();
        let written = json!({ "version": api.version(&student, &week).await, "written": { "days": days } });
        api.set(&student, &week, written).await;
        self.weekly(&student, &week, "submit").await;
        let present: Vec<Value> =
            DAYS.iter().map(|day| json!({ "day": day, "presence": "present", "minutes": 360 })).collect();
        api.done(&mentor, &format!("{at}/attendance"), json!(present)).await;
        self.weekly(&mentor, &week, "countersign").await;
        assert_eq!(api.read(&student, &week).await["confirmed"], 30 * 60);

        self.characteristic(&at).await;
        api.on("2027-09-20").await;
        let stands = api.read(&officer, &week).await;
        if stands["status"] != "locked" {
            self.weekly(&officer, &week, "lock").await;
        }
        let version = api.version(&officer, &at).await;
        api.done(&officer, &format!("{at}/acts/complete"), json!({ "version": version })).await;
        let stands = api.read(&officer, &at).await;
        assert_eq!((&stands["status"], &stands["credits"]), (&json!("completed"), &json!(100)), "{stands}");
    }

    async fn weekly(&self, token: &str, week: &str, act: &str) {
        let version = self.api.version(token, week).await;
        self.api.done(token, &format!("{week}/acts/{act}"), json!({ "version": version })).await;
    }

    async fn order(&self, practice: Uuid) {
        let (api, hr) = (&self.api, self.token("Әбілова").await);
        let order = json!({ "number": "45-Ө", "day": "2027-06-14", "basis": "шарт", "language": "kk",
            "signatory": self.person("Сапаров").await.to_string() });
        let line = json!({ "practice": practice.to_string(), "mentor": self.person("Жүнісов").await.to_string() });
        let order = api.made(&hr, "/api/v1/mentor-orders", json!({ "order": order, "lines": [line] })).await;
        let at = format!("/api/v1/mentor-orders/{order}");
        let version = api.version(&hr, &at).await;
        api.done(&hr, &format!("{at}/acts/issue"), json!({ "version": version })).await;
    }

    async fn plan(&self, practice: &str, officer: &str) {
        let (api, mentor, at) = (&self.api, self.token("Жүнісов").await, format!("{practice}/plan"));
        let task = json!({ "week": DAYS[0], "task": "Жабдықты баптау", "outcomes": ["1"], "method": "shown",
            "hours": "30" });
        let version = api.version(&mentor, &at).await;
        api.done(&mentor, &format!("{at}/tasks"), json!({ "version": version, "tasks": [task] })).await;
        for token in [mentor.as_str(), officer] {
            let version = api.version(token, &at).await;
            api.done(token, &format!("{at}/acts/agree"), json!({ "version": version })).await;
        }
        assert_eq!(api.read(officer, &at).await["status"], "in-force");
    }

    async fn characteristic(&self, practice: &str) {
        let (api, mentor, at) = (&self.api, self.token("Жүнісов").await, format!("{practice}/characteristic"));
        let says = json!({ "attitude": "Жұмысқа жауапкершілікпен қарайды.", "recommendation": "hire",
            "proposed": "92", "language": "kk", "skills": [{ "outcome": 1, "level": "5" }] });
        api.set(&mentor, &at, json!({ "version": 0, "says": says })).await;
        let version = api.version(&mentor, &at).await;
        api.done(&mentor, &format!("{at}/fix"), json!({ "version": version })).await;
        let paper = api.read(&mentor, &at).await["paper"].clone();
        let code = api.done(&mentor, &format!("{at}/code"), json!({ "paper": paper })).await["code"].clone();
        api.done(&mentor, &format!("{at}/sign"), json!({ "paper": paper, "code": code })).await;
        assert_eq!(api.read(&mentor, &at).await["status"], "signed");
    }
}
