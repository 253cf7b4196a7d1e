//! The practice: an order on the mentor, a plan, a week of the diary countersigned on a phone, a characteristic.

use kernel::{Day, Role};

use crate::browser::{DESK, PHONE};
use crate::small::STUDENTS;
use crate::telling::Telling;

/// The Monday of the only week.
const MONDAY: &str = "2027-09-06";

impl Telling {
    /// From the contract in force to a completed practice.
    pub async fn practice(&mut self) {
        let learner = full_name(0);
        self.enter(Role::Hr, "Әбілова").await;
        self.comes("/practice", &learner).await;
        self.press_words(&learner).await;
        let practice = self.path().await;
        self.order(&learner).await;
        self.on(MONDAY);
        self.plan(&practice).await;
        self.on("2027-09-10");
        self.week(&format!("{practice}/weeks/{MONDAY}")).await;
        self.characteristic(&practice).await;

        self.on("2027-09-20");
        self.enter(Role::University, "Оспанов").await;
        let week = format!("{practice}/weeks/{MONDAY}");
        self.go(&week).await;
        self.press("practice-do-lock").await;
        self.expect("practice-week-locked").await;
        self.go(&practice).await;
        self.press("practice-do-complete").await;
        self.expect("practice-status-completed").await;
    }

    async fn order(&self, learner: &str) {
        self.go("/practice/orders/new").await;
        self.set("practice-number", "45-Ө").await;
        self.set("practice-signatory", "Сапаров").await;
        self.send("web-save").await;
        self.set("practice-learner", learner).await;
        self.set("practice-mentor", "Жүнісов").await;
        self.send("practice-add-line").await;
        self.press("practice-do-issue").await;
        self.expect("practice-order-issued").await;
    }

    async fn plan(&self, practice: &str) {
        let plan = format!("{practice}?tab=plan");
        self.enter(Role::Mentor, "Жүнісов").await;
        self.go(&plan).await;
        self.press("practice-add-task").await;
        self.fill(&[("practice-task", "Жабдықты баптау"), ("practice-hours", "30")]).await;
        self.send("web-save").await;
        self.press("practice-do-agree").await;
        self.enter(Role::University, "Оспанов").await;
        self.go(&plan).await;
        self.press("practice-do-agree").await;
        self.expect("practice-plan-in-force").await;
    }

    /// Written by the learner and countersigned by the mentor, both on a phone.
    async fn week(&self, week: &str) {
        self.browser.window(PHONE).await;
        self.enter(Role::Student, STUDENTS[0].0).await;
        self.go(week).await;
        for n in 1..=5 {
            self.browser.write_in(&format!("done-{n}"), "Жабдықты баптадым").await;
            self.browser.write_in(&format!("hours-{n}"), "6").await;
        }
        self.send("practice-save-and-submit").await;
        self.enter(Role::Mentor, "Жүнісов").await;
        self.go(week).await;
        let monday: Day = MONDAY.parse().unwrap();
        for n in 0..5 {
            let day = self.say.weekday(monday.plus(n));
            let presence = format!("{day} · {}", self.t("practice-presence"));
            self.browser.set(&presence, &self.t("practice-presence-present")).await;
            self.browser.set(&format!("{day} · {}", self.t("practice-hours")), "6").await;
        }
        self.send("practice-mark-week").await;
        self.press("practice-do-countersign").await;
        self.expect("practice-week-countersigned").await;
        self.browser.window(DESK).await;
    }

    async fn characteristic(&self, practice: &str) {
        self.go(&format!("{practice}/characteristic")).await;
        self.set("practice-attitude", "Жұмысқа жауапкершілікпен қарайды.").await;
        self.set("practice-recommendation-hire", "yes").await;
        self.set("practice-proposed", "92").await;
        self.send("web-save").await;
        self.press("practice-do-fix").await;
        self.send("practice-sign-ask").await;
        let code = self.code_shown("practice-sign-demo-code").await;
        self.set("practice-sign-code", &code).await;
        self.send("practice-do-sign").await;
        self.go(&format!("{practice}/characteristic")).await;
        self.expect("practice-characteristic-signed").await;
    }
}

/// The family and given name of a student.
pub fn full_name(n: usize) -> String {
    let (family, given, _) = STUDENTS[n];
    format!("{family} {given}")
}
