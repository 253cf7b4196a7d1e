//! The enterprise tells its need; the order counts it; places are proposed, opined on, approved.

use kernel::Role;

use crate::small;
use crate::telling::Telling;

impl Telling {
    /// Return, order, control figure.
    pub async fn need(&mut self) {
        let campaign = self.campaign().await;
        let own = self.own_return(&campaign).await;
        self.enter(Role::Coordinator, "Қабылова").await;
        self.go(&own).await;
        self.press("needs-return-act-accept").await;
        self.expect("needs-return-status-accepted").await;

        self.on("2026-03-02");
        self.enter(Role::Coordinator, "Қабылова").await;
        self.go(&campaign).await;
        self.press("needs-campaign-act-close").await;
        self.press("needs-order").await;
        self.browser.expect(small::curriculum().profession).await;
        self.go(&campaign).await;
        self.press("needs-begin-figures").await;
        let figures = self.path().await;
        self.figures(&figures).await;
    }

    async fn campaign(&self) -> String {
        let of = small::curriculum();
        self.enter(Role::Coordinator, "Қабылова").await;
        if of.profession == small::TEACHER {
            self.go("/professions/new").await;
            self.set("registry-profession-code", of.profession).await;
            self.names("registry-profession", of.profession_names).await;
            self.set("registry-isco", "2330").await;
            self.set("registry-education", &self.t("registry-education-bachelor")).await;
            self.set("registry-group", of.group).await;
            self.send("web-save").await;
        }
        self.go("/campaigns").await;
        self.press("needs-plan-campaign").await;
        self.fill(&[("needs-year", "2027"), ("needs-opens", "2026-01-12"), ("needs-closes", "2026-02-27")]).await;
        self.send("web-save").await;
        self.press("needs-campaign-act-open").await;
        self.expect("needs-campaign-status-open").await;
        self.path().await
    }

    /// The file of the personnel department, a line by hand, the header; submitted.
    async fn own_return(&self, campaign: &str) -> String {
        let of = small::curriculum();
        self.enter(Role::Hr, "Әбілова").await;
        self.go(campaign).await;
        self.press("needs-begin-return").await;
        let own = self.path().await;
        self.press("needs-bring-file").await;
        self.bring("documents-intake-file", &self.site.kept("return.xlsx", small::RETURN_XLSX)).await;
        self.send("documents-intake-try").await;
        self.send("documents-intake-take").await;
        self.go(&own).await;
        if of.profession == small::TEACHER {
            self.press("needs-add-line").await;
            self.set("needs-profession", of.profession).await;
            self.set("needs-education", &self.t("needs-education-bachelor")).await;
            self.set("needs-group-name", of.group).await;
            self.fill(&[("needs-staff", "12"), ("needs-vacancies", "3"), ("needs-dual-places", "4")]).await;
            self.browser.set(&format!("{}: 2027", self.t("needs-jobs")), "4").await;
            self.send("web-save").await;
        }
        self.press("needs-write-header").await;
        self.fill(&[("needs-headcount", "640"), ("needs-signer", "Сапаров Б."), ("needs-position", "Директор")]).await;
        self.send("web-save").await;
        self.press("needs-return-act-submit").await;
        self.expect("needs-return-status-submitted").await;
        own
    }

    async fn figures(&self, figures: &str) {
        let of = small::curriculum();
        self.press("needs-propose-figure").await;
        self.set("needs-group-name", of.group).await;
        self.set("needs-university", &self.place_name("university")).await;
        self.fill(&[("needs-capacity", "25"), ("needs-places", "5")]).await;
        self.send("needs-propose-figure").await;
        self.press("needs-figures-act-send").await;

        self.enter(Role::Association, "Тұрсынов").await;
        self.go(figures).await;
        self.press("needs-figures-act-opine").await;
        self.set("needs-opinion-favourable", "yes").await;
        self.send("needs-figures-act-opine").await;

        self.enter(Role::Authority, "Мұқанова").await;
        self.go(figures).await;
        self.press("needs-figures-act-approve").await;
        let position = ("needs-position", "Басқарма басшысы");
        self.fill(&[("needs-number", "112-Ө"), ("needs-order-signer", "Мұқанова С."), position]).await;
        self.send("needs-figures-act-approve").await;
        self.expect("needs-figures-status-approved").await;
    }
}
