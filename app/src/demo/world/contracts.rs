//! Contracts of the demo: each is drafted from a published place, checked, signed by its three parties before practice
//! begins, and ends with it. Some are amended, suspended or ended early; those for May are on their way.

use std::rc::Rc;

use agreements::moves::{Act, Status};
use agreements::store::{Agreement, Parties};
use agreements::terms::TermsForm;
use agreements::{actions, amendments};
use kernel::{AgreementId, Caller, Day, Failure, Money, Names};
use placement::Placed;
use programmes::enrolments;

use super::organisations::{Enterprise, Organisations, University};
use super::{PUBLIC_URL, Player, World, practices, working};

/// The practice that contracts are made for.
#[derive(Clone, Copy, Debug)]
pub struct Practice {
    pub from: Day,
    pub until: Day,
    pub credits: u32,
    /// From this day on contracts are drafted.
    pub contracts_from: Day,
}

/// A contract before it is drafted.
#[derive(Clone)]
pub struct Way {
    pub world: Rc<World>,
    pub organisations: Rc<Organisations>,
    pub university: usize,
    pub learner: Player,
    pub practice: Practice,
    /// Which of its round it is.
    pub n: usize,
}

/// What becomes of a contract in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// It runs to its end.
    Usual,
    /// The pay rises.
    Amended,
    /// Work stops for some weeks.
    Suspended,
    /// It ends early.
    Ended,
}

/// From the place to the end of the contract.
pub async fn agreed(way: Way) -> Result<(), Failure> {
    let world = way.world.clone();
    let mut on = working(way.practice.contracts_from.plus(i64::try_from(way.n % 19).unwrap_or(0)));
    world.calendar.until(on).await;
    let Some(place) = placement::place_of(&world.db, way.learner.person, way.practice.from).await? else {
        return Ok(());
    };
    if !way.studies().await? {
        return Ok(());
    }
    let contract = Contract { place: &place, enterprise: way.enterprise(&place)?, way: &way };
    let id = contract.draft().await?;
    let steps = [
        Step::EnterpriseChecks,
        Step::UniversityChecks,
        Step::EnterpriseSigns,
        Step::UniversitySigns,
        Step::LearnerSigns,
    ];
    for step in steps {
        on = working(on.plus(1 + i64::try_from(world.below(4)).unwrap_or(0)));
        world.until(on, contract.whose(step)).await;
        contract.step(id, step).await?;
    }
    contract.live(id).await
}

#[derive(Clone, Copy, Debug)]
enum Step {
    EnterpriseChecks,
    UniversityChecks,
    EnterpriseSigns,
    UniversitySigns,
    LearnerSigns,
}

impl Way {
    fn university(&self) -> &University {
        &self.organisations.universities[self.university]
    }

    fn enterprise(&self, place: &Placed) -> Result<&Enterprise, Failure> {
        self.organisations.enterprises.iter().find(|one| one.id == place.organisation).ok_or(Failure::Missing)
    }

    /// Nobody drafts a contract for one who has left.
    async fn studies(&self) -> Result<bool, Failure> {
        let all = enrolments::of_person(&self.world.db, self.learner.person).await?;
        Ok(all.iter().any(|one| one.status == enrolments::moves::Status::Enrolled))
    }
}

struct Contract<'a> {
    way: &'a Way,
    place: &'a Placed,
    enterprise: &'a Enterprise,
}

impl Contract<'_> {
    fn by(&self, player: Player) -> Caller {
        self.way.world.by(player)
    }

    async fn load(&self, id: AgreementId) -> Result<Agreement, Failure> {
        agreements::store::load(&self.way.world.db, &self.by(self.way.university().officer), id).await
    }

    async fn draft(&self) -> Result<AgreementId, Failure> {
        let university = self.way.university();
        let parties = Parties {
            university: university.id,
            enterprise: self.enterprise.id,
            learner: self.way.learner.person,
            representative: None,
        };
        let terms = self.terms().await?;
        actions::draft(&self.way.world.db, &self.by(university.officer), parties, &terms).await
    }

    /// Whose move a step is.
    fn whose(&self, step: Step) -> Player {
        match step {
            Step::EnterpriseChecks | Step::EnterpriseSigns => self.enterprise.signatory,
            Step::UniversityChecks | Step::UniversitySigns => self.way.university().officer,
            Step::LearnerSigns => self.way.learner,
        }
    }

    async fn step(&self, id: AgreementId, step: Step) -> Result<(), Failure> {
        let (officer, signatory) = (self.way.university().officer, self.enterprise.signatory);
        match step {
            Step::EnterpriseChecks => self.act(id, signatory, Act::Check, "").await,
            Step::UniversityChecks => {
                self.act(id, officer, Act::Check, "").await?;
                let version = self.load(id).await?.version;
                let (world, by) = (&self.way.world, self.by(officer));
                actions::open_signing(&world.db, &*world.press, &by, id, version, PUBLIC_URL).await
            }
            Step::EnterpriseSigns => self.sign(id, signatory).await,
            Step::UniversitySigns => self.sign(id, officer).await,
            Step::LearnerSigns => self.sign(id, self.way.learner).await,
        }
    }

    async fn act(&self, id: AgreementId, player: Player, act: Act, reason: &str) -> Result<(), Failure> {
        let version = self.load(id).await?.version;
        actions::act(&self.way.world.db, &self.by(player), id, version, act, reason).await.map(|_| ())
    }

    async fn sign(&self, id: AgreementId, player: Player) -> Result<(), Failure> {
        let (world, paper) = (&self.way.world, self.load(id).await?.paper_hash.unwrap_or_default());
        let code = actions::ask_code(&world.db, &world.key, &self.by(player), id, &paper).await?;
        actions::sign(&world.db, &self.by(player), id, &paper, code.shown()).await.map(|_| ())
    }

    async fn terms(&self) -> Result<TermsForm, Failure> {
        let (db, way) = (&self.way.world.db, self.way);
        let all = enrolments::of_person(db, way.learner.person).await?;
        let enrolment = all.into_iter().next().ok_or(Failure::Missing)?;
        let profession = registry::professions::store::load(db, self.place.profession).await?.name;
        let mentor = practices::qualified(&way.world, self.enterprise, way.practice.from, way.n).await?;
        let mentor = mentor.or(self.enterprise.mentors.first()).ok_or(Failure::Missing)?;
        let hours = if self.place.hazardous { "36" } else { ["36", "40", "30"][way.n % 3] };
        let [programme, workplace] = [enrolment.programme_name, self.place.workplace_name.clone()];
        let Names { kk: profession_kk, ru: profession_ru, en: profession_en } = profession;
        Ok(TermsForm {
            programme_code: enrolment.programme_code,
            programme_kk: programme.kk,
            programme_ru: programme.ru,
            programme_en: programme.en,
            profession_kk,
            profession_ru,
            profession_en,
            workplace_kk: workplace.kk,
            workplace_ru: workplace.ru,
            workplace_en: workplace.en,
            mentor: mentor.name.clone(),
            from: way.practice.from.to_string(),
            until: way.practice.until.to_string(),
            credits: way.practice.credits.to_string(),
            weekly_hours: hours.into(),
            hazardous: if self.place.hazardous { "yes".into() } else { String::new() },
            compensation: if way.n.is_multiple_of(7) { "wage" } else { "stipend" }.into(),
            amount: (60_000 + 5_000 * (way.n % 6)).to_string(),
            language: if way.n.is_multiple_of(3) { "ru" } else { "kk" }.into(),
            ..agreements::example::terms()
        })
    }

    /// A contract in force, until its end.
    async fn live(&self, id: AgreementId) -> Result<(), Failure> {
        let (calendar, officer) = (&self.way.world.calendar, self.way.university().officer);
        let begins = self.way.practice.from;
        match self.turn() {
            Turn::Usual => {}
            Turn::Amended => {
                calendar.until(working(begins.plus(60))).await;
                self.amend(id).await?;
            }
            Turn::Suspended => {
                calendar.until(working(begins.plus(40))).await;
                let reason = "Еңбекке уақытша жарамсыздық парағы / Лист временной нетрудоспособности";
                self.act(id, officer, Act::Suspend, reason).await?;
                calendar.until(working(begins.plus(61))).await;
                self.act(
                    id,
                    officer,
                    Act::Resume,
                    "Еңбекке қабілеттілік қалпына келді / Трудоспособность восстановлена",
                )
                .await?;
            }
            Turn::Ended => {
                calendar.until(working(begins.plus(50))).await;
                let (world, by) = (&self.way.world, self.by(self.enterprise.signatory));
                let (version, last) = (self.load(id).await?.version, calendar.today());
                let reason = "Цех қайта жабдықтауға тоқтады / Цех остановлен на переоснащение";
                actions::terminate(&world.db, &by, id, version, last, reason, 0).await?;
                return self.break_off(id).await;
            }
        }
        calendar.until(working(self.way.practice.until.plus(3))).await;
        if self.load(id).await?.status == Status::InForce {
            self.act(id, officer, Act::Complete, "").await?;
        }
        Ok(())
    }

    /// Practice ends with its contract: by the platform's own follow-up, else by the supervisor the day after.
    async fn break_off(&self, id: AgreementId) -> Result<(), Failure> {
        let (world, supervisor) = (&self.way.world, self.way.university().supervisor);
        world.calendar.until(working(world.calendar.today().plus(1))).await;
        let Some(of) = practice::practices::store::of_agreement(&world.db, id).await? else { return Ok(()) };
        let practice = practice::practices::store::load(&world.db, &self.by(supervisor), of).await?;
        if practice.status == practice::practices::moves::Status::Open {
            let (act, reason) = (practice::practices::moves::Act::BreakOff, "Шарт мерзімінен бұрын тоқтатылды");
            let by = self.by(supervisor);
            practice::practices::actions::act(&world.db, &by, of, practice.version, act, reason).await?;
        }
        Ok(())
    }

    fn turn(&self) -> Turn {
        match self.way.n % 29 {
            8 | 19 => Turn::Amended,
            13 => Turn::Suspended,
            23 => Turn::Ended,
            _ => Turn::Usual,
        }
    }

    /// The enterprise proposes a higher pay; in the spring of the demo the others have not answered yet.
    async fn amend(&self, id: AgreementId) -> Result<(), Failure> {
        let world = &self.way.world;
        let proposes = self.by(self.enterprise.signatory);
        let mut terms = self.load(id).await?.terms;
        terms.amount = Money(terms.amount.0 * 5 / 4);
        let from = world.calendar.today().plus(14);
        let reason = "Өндіріс жоспары өсті / Вырос план производства";
        let number = amendments::actions::propose(&world.db, &proposes, id, from, &terms.form(), reason).await?;
        let accepts = self.by(self.enterprise.signatory);
        let of = (id, number);
        amendments::actions::accept(&world.db, &*world.press, &accepts, of, 1, PUBLIC_URL).await.map(|_| ())
    }
}
