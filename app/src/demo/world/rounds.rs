//! Who goes where: every autumn the fourth year wishes, enterprises rank, places are allocated and published for the
//! spring. On the demo day two more rounds are under way: one brings contracts for May, one collects wishes.

use std::rc::Rc;

use kernel::{Day, Failure, OrganisationId, PersonId, Role, Scope};
use placement::rounds::market::Market;
use placement::rounds::moves::Act;
use placement::rounds::rules::RoundForm;
use placement::rounds::store::{RoundId, SeatId, Student, StudentId};
use placement::rounds::{actions, store};
use programmes::enrolments;

use super::contracts::{self, Practice};
use super::organisations::{Organisations, University};
use super::trainee::Season;
use super::{Player, World, day, practices, working};

/// The springs that the fourth year was placed for.
const SPRINGS: std::ops::RangeInclusive<i32> = 2023..=2027;
/// So many in a hundred wish in time.
const WISHING: u64 = 92;

/// Every round begins.
pub fn start(world: &Rc<World>, organisations: &Rc<Organisations>) {
    for place in 0..organisations.universities.len() {
        let springs = SPRINGS.map(spring);
        for plan in springs.chain([early_summer(), autumn()]) {
            let round = Round { world: world.clone(), organisations: organisations.clone(), place, plan };
            world.calendar.starts(round.tell());
        }
    }
}

/// What is known of a round before it opens.
#[derive(Clone, Debug)]
struct Plan {
    form: RoundForm,
    opens: Day,
    wishes_due: Day,
    rankings_due: Day,
    /// The year of admission of those who are placed.
    admission: i32,
    practice: Practice,
}

fn plan(names: [String; 3], span: (Day, Day), (opens, wishes_due, rankings_due): (Day, Day, Day)) -> Plan {
    let [name_kk, name_ru, name_en] = names;
    let form = RoundForm {
        name_kk,
        name_ru,
        name_en,
        university: String::new(),
        from: span.0.to_string(),
        until: span.1.to_string(),
        wishes_due: wishes_due.to_string(),
        rankings_due: rankings_due.to_string(),
    };
    let practice = Practice { from: span.0, until: span.1, credits: 12, contracts_from: rankings_due.plus(20) };
    Plan { form, opens, wishes_due, rankings_due, admission: span.0.year() - 4, practice }
}

fn spring(year: i32) -> Plan {
    let names = [
        format!("Өндірістік практика, 4-курс, {year} жылғы көктем"),
        format!("Производственная практика, 4 курс, весна {year} года"),
        format!("Production practice, year 4, spring {year}"),
    ];
    let autumn = |month, of_month| day(year - 1, month, of_month);
    plan(names, (working(day(year, 2, 1)), day(year, 4, 30)), (autumn(9, 12), autumn(10, 10), autumn(10, 31)))
}

/// The third year before the summer of the demo: its contracts are being signed.
fn early_summer() -> Plan {
    let names = [
        "Өндірістік практика, 3-курс, 2027 жылғы мамыр – маусым".to_owned(),
        "Производственная практика, 3 курс, май – июнь 2027 года".to_owned(),
        "Production practice, year 3, May to June 2027".to_owned(),
    ];
    let span = (day(2027, 5, 3), day(2027, 6, 25));
    let plan = plan(names, span, (day(2027, 2, 1), day(2027, 2, 19), day(2027, 3, 5)));
    let practice = Practice { credits: 8, contracts_from: day(2027, 3, 29), ..plan.practice };
    Plan { admission: 2024, practice, ..plan }
}

/// The third year for the coming autumn: wishes are open.
fn autumn() -> Plan {
    let names = [
        "Өндірістік практика, 4-курс, 2027 жылғы күз".to_owned(),
        "Производственная практика, 4 курс, осень 2027 года".to_owned(),
        "Production practice, year 4, autumn 2027".to_owned(),
    ];
    let span = (day(2027, 9, 6), day(2027, 12, 24));
    let dates = (day(2027, 4, 5), day(2027, 5, 14), day(2027, 6, 4));
    Plan { admission: 2024, ..plan(names, span, dates) }
}

#[derive(Clone)]
struct Round {
    world: Rc<World>,
    organisations: Rc<Organisations>,
    /// Which university holds it.
    place: usize,
    plan: Plan,
}

impl Round {
    fn university(&self) -> &University {
        &self.organisations.universities[self.place]
    }

    async fn until(&self, on: Day) {
        self.world.calendar.until(working(on)).await;
    }

    async fn tell(self) -> Result<(), Failure> {
        let (db, officer) = (&self.world.db, self.university().officer);
        self.until(self.plan.opens).await;
        let id = actions::open(db, &self.world.by(officer), &self.plan.form).await?;
        self.gather(id).await?;
        let market = self.market(id).await?;
        if market.students.is_empty() {
            return Ok(());
        }
        let days = usize::try_from(self.plan.wishes_due.since(self.world.calendar.today()) - 3).unwrap_or(1);
        for student in &market.students {
            if self.world.in_hundred(WISHING) {
                let after = i64::try_from(self.world.below(days)).unwrap_or(0);
                let on = self.world.calendar.today().plus(1 + after);
                self.world.calendar.starts(self.clone().wished(id, student.id, student.person, on));
            }
        }
        self.until(self.plan.wishes_due.plus(1)).await;
        self.act(id, Act::Collect).await?;
        self.until(self.plan.wishes_due.plus(8)).await;
        self.rank(id).await?;
        self.until(self.plan.rankings_due.plus(1)).await;
        self.act(id, Act::Allocate).await?;
        self.until(self.plan.rankings_due.plus(5)).await;
        self.publish(id).await?;
        self.contracts(id).await?;
        let season = Season {
            world: self.world.clone(),
            organisations: self.organisations.clone(),
            university: self.place,
            from: self.plan.practice.from,
            until: self.plan.practice.until,
        };
        self.world.calendar.starts(practices::season(season));
        self.until(self.plan.practice.from.plus(7)).await;
        self.act(id, Act::Close).await
    }

    /// The groups that are trained dually, and every workplace that fits them.
    async fn gather(&self, id: RoundId) -> Result<(), Failure> {
        let (db, officer) = (&self.world.db, self.university().officer);
        for group in enrolments::store::groups(db, &self.world.by(officer)).await? {
            if group.admission.0 != self.plan.admission {
                continue;
            }
            let students = enrolments::of_group(db, group.id).await?;
            if students.iter().any(|one| one.track == enrolments::Track::Dual) {
                actions::include_group(db, &self.world.by(officer), id, group.id).await?;
            }
        }
        let students = self.market(id).await?.students;
        if !students.is_empty() {
            actions::bring_all(db, &self.world.by(officer), id).await?;
        }
        Ok(())
    }

    async fn market(&self, id: RoundId) -> Result<Market, Failure> {
        let by = self.world.by(self.university().officer);
        Market::load(&self.world.db, store::load(&self.world.db, &by, id).await?).await
    }

    /// A student ranks some of the places that are open to them; large enterprises are wished for most.
    async fn wished(self, id: RoundId, student: StudentId, person: PersonId, on: Day) -> Result<(), Failure> {
        let player = Player { person, role: Role::Student, scope: Scope::OWN };
        self.world.until(on, player).await;
        let market = self.market(id).await?;
        let Some(own) = market.student(student) else { return Ok(()) };
        let mut open: Vec<(usize, SeatId)> = Vec::new();
        for stall in market.stalls.iter().filter(|stall| market.barriers(own, stall).is_empty()) {
            let staff = self.staff(stall.workplace.organisation);
            open.push((self.world.below(staff + 150), stall.seat.id));
        }
        open.sort_unstable_by(|a, b| b.cmp(a));
        let wishes: Vec<SeatId> = open.iter().take(3 + self.world.below(4)).map(|(_, seat)| *seat).collect();
        if wishes.is_empty() {
            return Ok(());
        }
        let by = self.world.by(player);
        actions::wish(&self.world.db, &by, id, own.version, &wishes).await
    }

    fn staff(&self, enterprise: OrganisationId) -> usize {
        self.organisations.enterprises.iter().find(|one| one.id == enterprise).map_or(0, |one| one.staff)
    }

    /// Four in five enterprises rank those who wish to come; the others take whom the lottery gives.
    async fn rank(&self, id: RoundId) -> Result<(), Failure> {
        let market = self.market(id).await?;
        for stall in &market.stalls {
            let mut students: Vec<&Student> = market.candidates(stall);
            if students.is_empty() || self.world.in_hundred(20) {
                continue;
            }
            let organisation = stall.workplace.organisation;
            let Some(enterprise) = self.organisations.enterprises.iter().find(|one| one.id == organisation) else {
                continue;
            };
            let mut ranking: Vec<Vec<StudentId>> = Vec::new();
            while !students.is_empty() {
                let next = students.swap_remove(self.world.below(students.len()));
                ranking.push(vec![next.id]);
            }
            let by = self.world.by(enterprise.hr);
            actions::rank(&self.world.db, &by, id, stall.seat.id, stall.seat.version, &ranking).await?;
        }
        Ok(())
    }

    async fn act(&self, id: RoundId, act: Act) -> Result<(), Failure> {
        let (db, officer) = (&self.world.db, self.university().officer);
        let version = store::load(db, &self.world.by(officer), id).await?.version;
        actions::act(db, &self.world.by(officer), id, version, act, "").await
    }

    /// Published as it was computed; where somebody came or left since, computed anew before, as the page asks.
    async fn publish(&self, id: RoundId) -> Result<(), Failure> {
        match self.act(id, Act::Publish).await {
            Err(failure) if failure.is(&placement::refusal::NOT_FRESH) => {
                self.act(id, Act::Allocate).await?;
                self.act(id, Act::Publish).await
            }
            published => published,
        }
    }

    /// A contract for every place that was published.
    async fn contracts(&self, id: RoundId) -> Result<(), Failure> {
        let market = self.market(id).await?;
        let Some(allocation) = market.round.allocation else { return Ok(()) };
        for (n, place) in store::places(&self.world.db, allocation).await?.into_iter().enumerate() {
            if place.seat.is_some() {
                let story = contracts::Way {
                    world: self.world.clone(),
                    organisations: self.organisations.clone(),
                    university: self.place,
                    learner: Player { person: place.person, role: Role::Student, scope: Scope::OWN },
                    practice: self.plan.practice,
                    n,
                };
                self.world.calendar.starts(contracts::agreed(story));
            }
        }
        Ok(())
    }
}
