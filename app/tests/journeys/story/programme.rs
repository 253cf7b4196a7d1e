//! The real curriculum is imported, given outcomes; a fault is told and mended.

use kernel::{Code, Lang, Role};

use crate::small;
use crate::telling::Telling;

impl Telling {
    /// Where the programme is that goes before the commission.
    pub async fn programme(&mut self) -> String {
        let of = small::curriculum();
        self.on("2026-03-16");
        self.enter(Role::Designer, "Ахметова").await;
        self.go("/programmes/new").await;
        self.set("programmes-code", of.code).await;
        self.names("programmes-name", of.names).await;
        for (lang, goal) in Lang::ALL.iter().zip(of.names) {
            self.browser.fill(&format!("{} ({})", self.t("programmes-goal"), self.say.code(*lang)), goal).await;
        }
        self.set("programmes-group", of.group).await;
        self.send("web-save").await;
        let programme = self.path().await;

        self.go(&format!("{programme}/import")).await;
        self.bring("programmes-file-curriculum", &self.site.kept("curriculum.csv", &of.slots)).await;
        self.bring("programmes-file-modules", &self.site.kept("modules.csv", &of.modules)).await;
        self.send("programmes-import-try").await;
        self.browser.expect("240").await;
        self.send("programmes-import-take").await;
        self.outcomes(&programme).await;
        self.slip_and_mend(&programme).await;
        self.go(&programme).await;
        self.press("programmes-act-send-to-examination").await;
        self.expect("programmes-status-under-examination").await;
        programme
    }

    /// Outcomes are stated; while no discipline forms them, the way to the commission is closed.
    async fn outcomes(&self, programme: &str) {
        let of = small::curriculum();
        for (names, _) in small::OUTCOMES {
            self.go(&format!("{programme}/outcomes/new")).await;
            self.names("programmes-outcome", *names).await;
            self.set("programmes-professions", of.profession).await;
            self.set("programmes-tool-work-task", "yes").await;
            self.send("web-save").await;
        }
        self.go(programme).await;
        self.expect("programmes-see-checks").await;
        self.go(&format!("{programme}/matrix")).await;
        for (outcome, (_, slots)) in (1..).zip(small::OUTCOMES) {
            for slot in *slots {
                self.browser.write_in(&format!("m-{slot}-1-{outcome}"), "1").await;
            }
        }
        self.send("web-save").await;
    }

    /// The credits of a slot are mistyped; the checks tell it beside the curriculum; they are put right.
    async fn slip_and_mend(&self, programme: &str) {
        let slot = format!("{programme}/slots/2");
        self.go(&slot).await;
        let credits = self.t("programmes-credits");
        let right = self.browser.value(&credits).await;
        self.browser.fill(&credits, "4").await;
        self.send("web-save").await;
        self.go(programme).await;
        self.expect("programmes-see-checks").await;
        self.go(&slot).await;
        self.browser.fill(&credits, &right).await;
        self.send("web-save").await;
    }
}
