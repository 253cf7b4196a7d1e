//! The contract is drafted, checked by both organisations and signed by all.

use kernel::Role;

use crate::browser::{DESK, PHONE};
use crate::small::{self, STUDENTS};
use crate::telling::Telling;

impl Telling {
    /// Where the contract is that came into force.
    pub async fn contract(&mut self, host: &str) -> String {
        self.on("2027-06-14");
        self.enter(Role::University, "Оспанов").await;
        let contract = self.draft(host).await;
        self.enter(Role::Signatory, "Сапаров").await;
        self.go(&contract).await;
        self.press("agreements-do-check").await;
        self.expect("agreements-status-checked-by-enterprise").await;
        self.enter(Role::University, "Оспанов").await;
        self.go(&contract).await;
        self.press("agreements-do-check").await;
        self.press("agreements-do-open-signing").await;
        self.expect("agreements-status-signing").await;

        self.enter(Role::Signatory, "Сапаров").await;
        self.sign(&contract).await;
        self.enter(Role::University, "Оспанов").await;
        self.sign(&contract).await;
        self.browser.window(PHONE).await;
        self.enter(Role::Student, STUDENTS[0].0).await;
        self.sign(&contract).await;
        self.expect("agreements-status-in-force").await;
        self.browser.window(DESK).await;
        contract
    }

    async fn draft(&self, host: &str) -> String {
        let of = small::curriculum();
        self.go("/agreements/new").await;
        self.set("agreements-enterprise", host).await;
        let (family, given, _) = STUDENTS[0];
        self.set("agreements-learner", &format!("{family} {given}")).await;
        self.set("agreements-programme-code", of.code).await;
        self.names("agreements-programme", of.names).await;
        self.names("agreements-profession", ["маман", "специалист", "specialist"]).await;
        self.names("agreements-workplace", ["жұмыс орны", "рабочее место", "workplace"]).await;
        self.set("agreements-language", &self.t("lang-kk")).await;
        self.set("agreements-mentor", "Жүнісов Болат").await;
        self.fill(&[("agreements-from", "2027-09-06"), ("agreements-until", "2027-09-10")]).await;
        self.fill(&[("agreements-credits", "1"), ("agreements-weekly-hours", "36")]).await;
        self.set("agreements-daily-hours", "8").await;
        self.set("agreements-compensation", &self.t("agreements-compensation-stipend")).await;
        self.set("agreements-amount", "70000").await;
        self.send("web-save").await;
        self.expect("agreements-checks-good").await;
        self.path().await
    }

    /// Whoever is signed in reads the paper, asks for the code and signs.
    async fn sign(&self, contract: &str) {
        self.go(contract).await;
        self.press("agreements-do-sign").await;
        self.expect("agreements-sign-help").await;
        self.send("agreements-sign-ask-code").await;
        let code = self.code_shown("agreements-sign-demo-code").await;
        self.set("agreements-sign-code", &code).await;
        self.send("agreements-sign-submit").await;
        self.expect("web-history").await;
    }
}
