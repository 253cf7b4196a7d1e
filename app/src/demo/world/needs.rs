//! What enterprises need: a campaign of returns every spring for the admission a year later, control figures in the
//! autumn beside a forecast, opinions and the authority's order in the spring of admission. The last campaign is running.

use std::rc::Rc;

use kernel::{Code, Failure};
use needs::campaigns::moves::Act as CampaignAct;
use needs::campaigns::rules::CampaignForm;
use needs::figures::moves::Act as FiguresAct;
use needs::figures::rules::{CorrectionForm, FigureForm, OpinionForm, OrderForm};
use needs::forecasts::moves::Act as ForecastAct;
use needs::returns::moves::Act;
use needs::{CampaignId, FiguresId, ReturnId, campaigns, example, figures, forecasts, returns};

use super::organisations::{Enterprise, Organisations};
use super::returned::{header, lines};
use super::{World, day, working};

/// The admissions that returns were gathered for; the last of them is being gathered.
const ADMISSIONS: std::ops::RangeInclusive<i32> = 2024..=2028;
/// The approved figures of this admission were corrected.
const CORRECTED: i32 = 2025;
/// From this admission on control figures rest on a forecast.
const FORECAST_FROM: i32 = 2026;
/// So many enterprises in a hundred answer.
const ANSWER: u64 = 82;
/// So many returns in a hundred come back to be mended.
const MENDED: u64 = 12;
/// Days that mending takes; in the campaign that is running nobody hurries, so that the demo day finds some at it.
const MENDS: i64 = 6;
const MENDS_NOW: i64 = 30;

/// Groups, the university that takes them, what it can take and what it is to get.
const FIGURES: [(&str, &str, u32, u32); 6] = [
    ("B063", "ineu", 50, 32),
    ("B057", "ineu", 40, 20),
    ("B068", "ineu", 25, 20),
    ("B064", "tou", 40, 20),
    ("B062", "tou", 60, 20),
    ("B061", "tou", 45, 20),
];

/// Every campaign begins in its spring.
pub fn start(world: &Rc<World>, organisations: &Rc<Organisations>) {
    for admission in ADMISSIONS {
        let campaign = Campaign { world: world.clone(), organisations: organisations.clone(), admission };
        world.calendar.starts(campaign.tell());
    }
}

#[derive(Clone)]
struct Campaign {
    world: Rc<World>,
    organisations: Rc<Organisations>,
    admission: i32,
}

impl Campaign {
    async fn tell(self) -> Result<(), Failure> {
        let spring = self.admission - 1;
        let (db, coordinator) = (&self.world.db, self.organisations.coordinator.player);
        let until = |on| self.world.calendar.until(working(on));
        until(day(spring, 3, 2)).await;
        let form = CampaignForm {
            year: self.admission.to_string(),
            opens: day(spring, 3, 15).to_string(),
            closes: day(spring, 5, 31).to_string(),
        };
        let id = campaigns::actions::plan(db, &self.world.by(coordinator), &form).await?;
        until(day(spring, 3, 15)).await;
        campaigns::actions::act(db, &self.world.by(coordinator), id, 1, CampaignAct::Open, "").await?;
        for of in 0..self.organisations.enterprises.len() {
            if self.world.in_hundred(ANSWER) {
                self.world.calendar.starts(self.clone().answered(id, of));
            }
        }
        until(day(spring, 6, 3)).await;
        campaigns::actions::act(db, &self.world.by(coordinator), id, 2, CampaignAct::Close, "").await?;
        self.figures(id).await
    }

    /// An enterprise writes its return, the coordinator checks it; some are mended first.
    async fn answered(self, campaign: CampaignId, of: usize) -> Result<(), Failure> {
        let (db, enterprise) = (&self.world.db, &self.organisations.enterprises[of]);
        let today = self.world.calendar.today();
        let mut on = working(today.plus(2 + i64::try_from(self.world.below(38)).unwrap_or(0)));
        self.world.until(on, enterprise.hr).await;
        let id = returns::actions::draft(db, &self.world.by(enterprise.hr), campaign, enterprise.id).await?;
        self.write(id, enterprise, of).await?;
        let mends = self.world.in_hundred(MENDED);
        on = working(on.plus(3));
        self.world.until(on, enterprise.hr).await;
        self.act(id, enterprise, Act::Submit, "").await?;
        on = working(on.plus(4));
        self.world.until(on, self.organisations.coordinator.player).await;
        if mends {
            let reason = "3 айдан астам бос тұрған орындар барлық вакансиядан көп; тексеріңіз";
            self.act(id, enterprise, Act::Return, reason).await?;
            on = working(on.plus(if self.admission == *ADMISSIONS.end() { MENDS_NOW } else { MENDS }));
            self.world.awaits_first(on, enterprise.hr);
            self.world.calendar.until(on).await;
            self.act(id, enterprise, Act::Submit, "").await?;
            on = working(on.plus(3));
            self.world.calendar.until(on).await;
        }
        self.act(id, enterprise, Act::Accept, "").await
    }

    async fn write(&self, id: ReturnId, enterprise: &Enterprise, of: usize) -> Result<(), Failure> {
        let (db, mut version) = (&self.world.db, 1);
        let signer = registry::people::store::named(db, enterprise.signatory.person).await?.full_name();
        let contact = registry::people::store::named(db, enterprise.hr.person).await?.full_name();
        let form = header(enterprise, self.admission, (contact, signer));
        returns::actions::edit(db, &self.world.by(enterprise.hr), id, version, &form).await?;
        for line in lines(enterprise, self.admission, of)? {
            version += 1;
            returns::actions::add_line(db, &self.world.by(enterprise.hr), id, version, &line).await?;
        }
        Ok(())
    }

    /// What either side does to a return.
    async fn act(&self, id: ReturnId, enterprise: &Enterprise, act: Act, reason: &str) -> Result<(), Failure> {
        let checks = matches!(act, Act::Accept | Act::Return);
        let player = if checks { self.organisations.coordinator.player } else { enterprise.signatory };
        let by = self.world.by(player);
        let version = returns::store::load(&self.world.db, &by, id).await?.version;
        returns::actions::act(&self.world.db, &by, id, version, act, reason).await.map(|_| ())
    }

    /// Proposed in September, sent in February, opined on in April, approved at its end.
    async fn figures(&self, campaign: CampaignId) -> Result<(), Failure> {
        let (db, year) = (&self.world.db, self.admission);
        let Organisations { coordinator, authority, association, .. } = &*self.organisations;
        let until = |on| self.world.calendar.until(working(on));
        until(day(year - 1, 9, 9)).await;
        let by = self.world.by(coordinator.player);
        let id = figures::actions::draw_up(db, &by, campaign).await?;
        for (group, university, capacity, places) in FIGURES {
            let form = FigureForm {
                group: group.into(),
                university: self.organisations.university(university)?.id.to_string(),
                capacity: capacity.to_string(),
                places: places.to_string(),
            };
            let by = self.world.by(coordinator.player);
            figures::actions::propose(db, &by, id, self.version(id).await?, &form).await?;
        }
        if year >= FORECAST_FROM {
            until(day(year - 1, 9, 23)).await;
            self.forecast(campaign).await?;
        }
        until(day(year, 2, 10)).await;
        let by = self.world.by(coordinator.player);
        figures::actions::act(db, &by, id, self.version(id).await?, FiguresAct::Send, "").await?;
        until(day(year, 4, 20)).await;
        let opinion = if year % 2 == 0 {
            example::opinion()
        } else {
            OpinionForm { opinion: "favourable".into(), words: String::new() }
        };
        let by = self.world.by(association.player);
        figures::actions::opine(db, &by, id, self.version(id).await?, &opinion).await?;
        until(day(year, 4, 28)).await;
        let order = OrderForm {
            number: format!("{}-Ө", 100 + year % 100),
            day: self.world.calendar.today().to_string(),
            ..example::order()
        };
        let (by, press) = (self.world.by(authority.player), &*self.world.press);
        figures::actions::approve(db, &by, press, id, self.version(id).await?, &order).await?;
        if year == CORRECTED {
            until(day(year, 6, 11)).await;
            self.correct(id).await?;
        }
        Ok(())
    }

    /// The coordinator brings what was counted until last year, makes a forecast and takes it as the basis of the figures.
    async fn forecast(&self, campaign: CampaignId) -> Result<(), Failure> {
        let (db, coordinator) = (&self.world.db, self.organisations.coordinator.player);
        for (kind, text) in example::tables(self.admission - 2) {
            let file = format!("{}-{}.csv", kind.code(), self.admission - 2);
            let by = self.world.by(coordinator);
            forecasts::actions::take_table(db, &by, kind, (text.as_bytes(), &file), false).await?;
        }
        let form = example::forecast(campaign.to_string());
        let id = forecasts::actions::run(db, &self.world.by(coordinator), &form).await?;
        let by = self.world.by(coordinator);
        let version = forecasts::store::load(db, &by, id).await?.version;
        forecasts::actions::act(db, &by, id, version, ForecastAct::Take).await
    }

    async fn correct(&self, id: FiguresId) -> Result<(), Failure> {
        let (db, authority) = (&self.world.db, self.organisations.authority.player);
        let all = figures::store::figures(db, id).await?;
        let robotics = all.iter().find(|one| one.place.group == "B063").ok_or(Failure::Missing)?;
        let form = CorrectionForm {
            places: (robotics.place.places + 6).to_string(),
            day: self.world.calendar.today().to_string(),
            ..example::correction(robotics.id.to_string())
        };
        let (by, press) = (self.world.by(authority), &*self.world.press);
        figures::actions::correct(db, &by, press, id, self.version(id).await?, &form).await
    }

    async fn version(&self, id: FiguresId) -> Result<i64, Failure> {
        let by = self.world.by(self.organisations.coordinator.player);
        Ok(figures::store::load(&self.world.db, &by, id).await?.version)
    }
}
