//! The graduate tells of the first job, the employer confirms it, and the tiles of the region have moved.

use kernel::Role;

use super::practice::full_name;
use crate::browser::{DESK, PHONE};
use crate::small::STUDENTS;
use crate::telling::Telling;

impl Telling {
    /// Graduation, consent, the first job.
    pub async fn employment(&mut self) {
        self.on("2030-06-28");
        self.enter(Role::University, "Оспанов").await;
        self.go("/students").await;
        self.press_words(&full_name(0)).await;
        self.press("programmes-enrolment-act-graduate").await;
        self.expect("programmes-enrolment-status-graduated").await;

        self.on("2030-07-15");
        self.browser.window(PHONE).await;
        self.enter(Role::Student, STUDENTS[0].0).await;
        self.comes("/outlook/my", &self.t("outlook-consent-title")).await;
        self.press("outlook-consent-act-give").await;
        self.press("outlook-answer").await;
        self.press("outlook-activity-by-profession").await;
        let asks = self.say.with("outlook-is-it-practice", &[("name", self.place_name("host").into())]);
        self.browser.set(&format!("{asks}: {}", self.t("outlook-yes")), "yes").await;
        self.browser.set(&format!("{}: {}", self.t("outlook-fits"), self.t("outlook-fits-yes")), "yes").await;
        self.fill(&[("outlook-post", "маман"), ("outlook-from", "2030-07-01")]).await;
        self.send("web-save").await;
        self.browser.window(DESK).await;
        self.enter(Role::Hr, "Әбілова").await;
        self.go("/outlook/confirm").await;
        self.press("outlook-act-confirm").await;
        self.expect("outlook-status-confirmed").await;
    }

    /// What each tile of the dashboard says, with the list it opens.
    pub async fn tiles(&self) -> Vec<(String, String)> {
        self.enter(Role::Coordinator, "Қабылова").await;
        self.go("/dashboard").await;
        let tiles = "[...document.querySelectorAll('main .tiles > li')].map((one) => \
                     [plain(one.textContent), (one.matches('a') ? one : one.querySelector('a')).getAttribute('href')])";
        let told = self.browser.ask(tiles, vec![]).await;
        let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        told.as_array().unwrap().iter().map(|tile| (word(&tile[0]), word(&tile[1]))).collect()
    }

    /// What the story did can be seen on the tiles, and each opens its list.
    pub async fn tiles_moved(&self, before: &[(String, String)]) {
        let after = self.tiles().await;
        let moved = after.iter().filter(|tile| !before.contains(tile)).count();
        assert!(moved >= 5, "{before:?}\n{after:?}");
        for (_, list) in &after {
            self.go(list).await;
        }
    }
}
