//! The production exam by two equal halves, and the certificate that a stranger checks.

use kernel::{Names, Role};
use serde_json::json;

use super::examination::Seat;
use super::practice::full_name;
use crate::small;
use crate::telling::Telling;

/// One of the enterprise, one from outside; the university only keeps the minutes.
const SEATS: &[Seat] = &[
    ("Сапаров Бауыржан", "host", "commissions-side-enterprise", "commissions-duty-chair"),
    ("Досымов Арман", "partner", "commissions-side-partner-enterprise", "commissions-duty-member"),
    ("Нұрланова Айша", "university", "commissions-side-host-university", "commissions-duty-secretary"),
];

/// Who scores: both sign in as signatories and go on as members of the commission.
const EXPERTS: [&str; 2] = ["Сапаров", "Досымов"];

impl Telling {
    /// Planned by both sides, admitted to, held, signed; a stranger checks the certificate.
    pub async fn exam(&mut self) {
        let exam = self.planned().await;
        self.enter(Role::Signatory, "Сапаров").await;
        self.go(&exam).await;
        self.press("assessment-do-agree").await;
        self.expect("assessment-exam-status-materials-agreed").await;
        let board = self.board(&exam).await;
        self.on("2027-10-25");
        self.admission(&exam).await;
        self.on("2027-11-01");
        self.scores(&exam, &board).await;
        self.protocol(&exam, &board).await;
        self.certificate(&exam).await;
    }

    async fn planned(&self) -> String {
        let of = small::curriculum();
        let said = |[kk, ru, en]: [&str; 3]| self.say.names(&Names::new(kk, ru, en));
        self.go("/exams/new").await;
        self.set("assessment-programme", &said(of.names)).await;
        self.set("assessment-profession", &said(of.profession_names)).await;
        self.set("assessment-enterprise", &self.place_name("host")).await;
        self.fill(&[("assessment-day", "2027-11-01"), ("assessment-place", "3")]).await;
        self.browser.set(&format!("Т-26-1 · {} {}", of.code, said(of.names)), "yes").await;
        self.send("web-save").await;
        let exam = self.path().await;
        self.press("assessment-do-agree").await;
        exam
    }

    /// The commission of the exam; its title.
    async fn board(&self, exam: &str) -> String {
        self.enter(Role::University, "Оспанов").await;
        self.go(&format!("{exam}/commission")).await;
        self.press("assessment-plan-commission").await;
        self.send("commissions-save").await;
        let commission = self.path().await;
        let title = self.browser.ask("plain(document.querySelector('h1').textContent)", vec![]).await;
        let title = title.as_str().unwrap().to_owned();
        self.seats(&commission, SEATS).await;
        for family in EXPERTS {
            self.sits(family, &title).await;
            self.go(&commission).await;
            self.set("commissions-interest-clear", "yes").await;
            self.send("commissions-act-name-declare").await;
        }
        self.enter(Role::University, "Оспанов").await;
        self.go(&format!("{exam}/commission")).await;
        self.press("assessment-do-appoint").await;
        title
    }

    /// Somebody goes on as a member of a commission.
    async fn sits(&self, family: &str, commission: &str) {
        self.enter(Role::Signatory, family).await;
        self.go("/as-whom").await;
        self.press_words(&format!("{} · {commission}", self.code(Role::Expert))).await;
    }

    async fn admission(&self, exam: &str) {
        let candidates = format!("{exam}/candidates");
        self.enter(Role::University, "Оспанов").await;
        self.go(&candidates).await;
        let fields = "[...document.querySelectorAll('[name^=\"debts-\"]')].map((one) => one.name)";
        for name in self.browser.ask(fields, vec![]).await.as_array().unwrap() {
            self.browser.write_in(name.as_str().unwrap(), "0").await;
        }
        self.send("assessment-save-debts").await;
        self.expect("assessment-light-green").await;
        self.fill(&[("assessment-council-number", "3"), ("assessment-council-day", "2027-10-25")]).await;
        self.set("assessment-council-invited", "yes").await;
        self.send("assessment-do-admit").await;
        self.expect("assessment-exam-status-admission-decided").await;
    }

    async fn scores(&self, exam: &str, board: &str) {
        for (n, family) in EXPERTS.into_iter().enumerate() {
            self.sits(family, board).await;
            if n == 0 {
                self.go(exam).await;
                self.press("assessment-do-begin").await;
            }
            self.go(&format!("{exam}/scores")).await;
            self.press_words(&full_name(0)).await;
            self.browser.write_in("points-1", "90").await;
            self.browser.write_in("points-2", "88").await;
            self.send("assessment-do-score").await;
        }
    }

    async fn protocol(&self, exam: &str, board: &str) {
        for (n, family) in EXPERTS.into_iter().enumerate() {
            self.sits(family, board).await;
            if n == 0 {
                self.go(exam).await;
                self.press("assessment-do-settle").await;
            }
            self.go(&format!("{exam}/sign")).await;
            self.send("assessment-ask-code").await;
            let code = self.code_shown("assessment-code-shown").await;
            self.set("assessment-code", &code).await;
            self.send("assessment-do-sign").await;
        }
        self.expect("assessment-exam-status-closed").await;
    }

    async fn certificate(&self, exam: &str) {
        self.enter(Role::University, "Оспанов").await;
        self.go(exam).await;
        self.press("assessment-issue-all").await;
        self.go("/certificates").await;
        self.press_words(&full_name(0)).await;
        self.expect("assessment-certificate-status-valid").await;
        let code = self.code_shown("assessment-check-code-is").await;

        self.browser.forget().await;
        let lang = kernel::Code::code(self.say.lang);
        self.go(&format!("/check/{code}?lang={lang}")).await;
        self.expect("assessment-check-valid").await;
        self.browser.expect(&full_name(0)).await;
        let signed_in = self.browser.ask("document.querySelector('form[action=\"/sign-out\"]') !== null", vec![]).await;
        assert_eq!(signed_in, json!(false), "a stranger checks it");
    }
}
