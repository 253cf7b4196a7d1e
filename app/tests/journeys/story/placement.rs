//! Students are enrolled; workplaces, wishes and rankings meet; everybody reads who comes where.

use kernel::Role;

use crate::browser::{DESK, PHONE};
use crate::small::{self, STUDENTS};
use crate::telling::Telling;

impl Telling {
    /// The name of an organisation in the language of the telling.
    pub fn place_name(&self, key: &str) -> String {
        let [kk, ru, en] = small::place_of(key).names;
        self.say.names(&kernel::Names::new(kk, ru, en))
    }

    /// Workplaces, wishes, allocation; the host's name.
    pub async fn placement(&mut self) -> String {
        self.on("2026-09-01");
        self.enrolments().await;
        self.on("2027-03-01");
        self.workplace("Әбілова", "host", "1").await;
        self.mentor().await;
        self.workplace("Ким", "partner", "2").await;
        let round = self.round().await;
        self.wishes(&round).await;
        self.on("2027-05-17");
        self.enter(Role::University, "Оспанов").await;
        self.go(&round).await;
        self.press("placement-round-act-collect").await;
        self.rankings(&round).await;
        self.on("2027-06-07");
        self.enter(Role::University, "Оспанов").await;
        self.go(&round).await;
        self.press("placement-round-act-allocate").await;
        self.press("placement-round-act-publish").await;

        let host = self.place_name("host");
        self.browser.window(PHONE).await;
        self.enter(Role::Student, STUDENTS[0].0).await;
        self.go(&round).await;
        self.browser.expect(&host).await;
        self.browser.window(DESK).await;
        host
    }

    async fn enrolments(&self) {
        let of = small::curriculum();
        self.enter(Role::University, "Оспанов").await;
        for one in STUDENTS {
            self.go("/students/new").await;
            let iin = small::iin_of(*one);
            self.fill(&[("programmes-iin", &iin), ("programmes-family", one.0), ("programmes-given", one.1)]).await;
            self.fill(&[("programmes-code", of.code), ("programmes-cluster", "Т-26-1")]).await;
            self.set("programmes-track", &self.t("programmes-track-dual")).await;
            self.send("web-save").await;
            self.expect("programmes-enrolment-status-enrolled").await;
        }
    }

    async fn workplace(&self, family: &str, place: &str, capacity: &str) {
        let of = small::curriculum();
        self.enter(Role::Hr, family).await;
        self.go("/workplaces/new").await;
        self.set("placement-profession", of.profession).await;
        self.names("placement-name", small::place_of(place).names).await;
        self.fill(&[("placement-capacity", capacity), ("placement-groups", of.group)]).await;
        self.send("web-save").await;
        self.expect("placement-workplace-status-open").await;
    }

    async fn mentor(&self) {
        self.go("/mentors/new").await;
        self.set("placement-person", "Жүнісов").await;
        self.fill(&[("placement-qualification", "Жоғары санат"), ("placement-experience", "11")]).await;
        self.fill(&[("placement-certificate", "ПД-2026-0148"), ("placement-trained-by", "Өңірлік палата")]).await;
        self.fill(&[("placement-trained-on", "2026-02-20"), ("placement-trained-until", "2029-02-20")]).await;
        self.send("web-save").await;
        self.expect("placement-qualified").await;
    }

    async fn round(&self) -> String {
        self.enter(Role::University, "Оспанов").await;
        self.go("/placement").await;
        self.press("placement-open-round").await;
        self.names("placement-name", ["Күзгі практика", "Осенняя практика", "Autumn practice"]).await;
        self.fill(&[("placement-wishes-due", "2027-05-14"), ("placement-rankings-due", "2027-06-04")]).await;
        self.fill(&[("placement-from", "2027-09-06"), ("placement-until", "2027-09-10")]).await;
        self.send("web-save").await;
        let round = self.path().await;
        self.press("placement-include").await;
        self.set("placement-cluster", "Т-26-1").await;
        self.send("placement-include-group").await;
        for (family, place, seats) in [("Әбілова", "host", "1"), ("Ким", "partner", "2")] {
            self.enter(Role::Hr, family).await;
            self.go(&round).await;
            self.press("placement-bring").await;
            self.set("placement-workplace", &self.place_name(place)).await;
            self.set("placement-seats", seats).await;
            self.send("placement-bring").await;
        }
        round
    }

    /// Both wish for the host first, from a phone.
    async fn wishes(&self, round: &str) {
        self.browser.window(PHONE).await;
        for (family, ..) in STUDENTS {
            self.enter(Role::Student, family).await;
            self.go(&format!("{round}/wishes")).await;
            for (wish, place) in [(1i64, "host"), (2, "partner")] {
                let label = self.say.with("placement-wish-number", &[("wish", wish.into())]);
                self.browser.set(&label, &self.place_name(place)).await;
            }
            self.send("placement-save-wishes").await;
        }
        self.browser.window(DESK).await;
    }

    /// Each enterprise ranks those who wish to come, the first student first.
    async fn rankings(&self, round: &str) {
        for family in ["Әбілова", "Ким"] {
            self.enter(Role::Hr, family).await;
            self.go(round).await;
            let seat =
                self.browser.ask("document.querySelector('main a[href*=\"/seats/\"]').getAttribute('href')", vec![]);
            let seat = seat.await.as_str().unwrap().to_owned();
            self.go(&seat).await;
            for (rank, (family, given, _)) in (1..).zip(STUDENTS) {
                self.browser.set(&format!("{family} {given}"), &rank.to_string()).await;
            }
            self.send("placement-save-ranking").await;
        }
    }
}
