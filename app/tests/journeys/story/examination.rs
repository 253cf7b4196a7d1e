//! A commission examines the programme; the academic council adopts it.

use kernel::Role;

use crate::telling::Telling;

/// Who sits: name, organisation, side, duty.
pub type Seat = (&'static str, &'static str, &'static str, &'static str);

const SEATS: &[Seat] = &[
    ("Сапаров Бауыржан", "host", "commissions-side-enterprise", "commissions-duty-chair"),
    ("Әбілова Гүлнар", "host", "commissions-side-enterprise", "commissions-duty-member"),
    ("Досымов Арман", "partner", "commissions-side-partner-enterprise", "commissions-duty-member"),
    ("Бекенов Тимур", "neighbour", "commissions-side-third-party-university", "commissions-duty-member"),
    ("Қабылова Динара", "chamber", "commissions-side-employers", "commissions-duty-member"),
    ("Нұрланова Айша", "university", "commissions-side-host-university", "commissions-duty-secretary"),
];

/// The secretary keeps the minutes and does not vote.
const SECRETARY: &str = "Нұрланова";

impl Telling {
    /// Planned, formed, sitting, minutes; adopted.
    pub async fn examination(&mut self, programme: &str) {
        self.on("2026-03-20");
        self.enter(Role::University, "Оспанов").await;
        self.go(&format!("{programme}/examination")).await;
        self.press("programmes-plan-commission").await;
        self.fill(&[("commissions-order-number", "37-Ө"), ("commissions-order-day", "2026-03-20")]).await;
        self.send("commissions-save").await;
        let commission = self.path().await;
        self.seats(&commission, SEATS).await;
        self.declarations(&commission).await;
        let sitting = self.call(&commission).await;
        self.on("2026-04-10");
        self.sit(&sitting).await;
        self.minutes(&sitting).await;

        self.enter(Role::University, "Оспанов").await;
        let conclusion = self.t("programmes-conclusion-recommended");
        self.comes(&format!("{programme}/examination"), &conclusion).await;
        self.on("2026-04-15");
        self.enter(Role::University, "Оспанов").await;
        self.go(&format!("{programme}/examination")).await;
        self.fill(&[("programmes-minutes-number", "9"), ("programmes-paper-day", "2026-04-14")]).await;
        self.send("programmes-act-adopt").await;
        self.go(programme).await;
        self.expect("programmes-status-adopted").await;
    }

    /// Seats are given one by one, and the commission is formed.
    pub async fn seats(&self, commission: &str, seats: &[Seat]) {
        for (name, place, side, duty) in seats {
            self.go(&format!("{commission}/members/new")).await;
            self.set("commissions-from", &self.place_name(place)).await;
            if !self.browser.shows_within(&self.t("commissions-side"), std::time::Duration::from_secs(2)).await {
                self.press("web-filter").await;
            }
            self.set("commissions-person", name).await;
            self.set("commissions-side", &self.t(side)).await;
            self.set(duty, "yes").await;
            self.send("commissions-seat").await;
        }
        self.press("commissions-act-name-form").await;
        self.expect("commissions-status-formed").await;
    }

    async fn expert(&self, name: &str, page: &str) {
        self.enter(Role::Expert, name.split(' ').next().unwrap_or(name)).await;
        self.go(page).await;
    }

    async fn declarations(&self, commission: &str) {
        for (name, ..) in SEATS {
            self.expert(name, commission).await;
            self.set("commissions-interest-clear", "yes").await;
            self.send("commissions-act-name-declare").await;
        }
    }

    async fn call(&self, commission: &str) -> String {
        self.expert(SECRETARY, commission).await;
        self.press("commissions-act-name-call").await;
        self.fill(&[("commissions-day", "2026-04-10"), ("commissions-place", "Павлодар")]).await;
        self.fill(&[("commissions-matter", "Сараптау"), ("commissions-proposal", "Бекітуге ұсынылсын.")]).await;
        self.send("commissions-call").await;
        self.path().await
    }

    async fn sit(&self, sitting: &str) {
        self.expert(SECRETARY, sitting).await;
        for (name, _, side, _) in SEATS {
            self.browser.set(&format!("{name} · {}", self.t(side)), "yes").await;
        }
        self.send("commissions-sitting-act-attend").await;
        self.press("commissions-sitting-act-open").await;
        self.press("commissions-point-act-put").await;
        for (name, .., duty) in SEATS {
            if *duty != "commissions-duty-secretary" {
                self.expert(name, sitting).await;
                self.set("commissions-choice-for", "yes").await;
                self.send("commissions-vote").await;
            }
        }
        self.expert(SECRETARY, sitting).await;
        self.press("commissions-point-act-count").await;
        self.expect("commissions-verdict-carried").await;
        self.press("commissions-sitting-act-close").await;
    }

    async fn minutes(&self, sitting: &str) {
        let minutes = format!("{sitting}/minutes");
        self.go(&minutes).await;
        self.set("commissions-heard", "Бағдарлама баяндалды.").await;
        self.send("commissions-minutes-act-write").await;
        self.expert("Сапаров", &minutes).await;
        self.press("commissions-minutes-act-approve").await;
        self.press("commissions-minutes-act-sign").await;
        self.expert(SECRETARY, &minutes).await;
        self.press("commissions-minutes-act-sign").await;
        self.expect("commissions-minutes-status-signed").await;
    }
}
