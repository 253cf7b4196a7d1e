//! Practice at the enterprises: the order that assigns mentors, the plan that both sides agree on, then the weeks of
//! the diary, the mentor's characteristic, the end.

use kernel::{Day, Failure};
use practice::characteristic::rules::{CharacteristicForm, SkillForm};
use practice::orders::rules::{LineForm, OrderForm};
use practice::plan::moves::Act as PlanAct;
use practice::practices::moves::{Act, Status};
use practice::practices::store::{Filter, Practice};
use practice::practices::{actions, store};
use practice::{characteristic, orders, plan};

use super::organisations::{Enterprise, Mentor};
use super::trainee::{Season, Trainee};
use super::{PUBLIC_URL, Player, World, diaries, tasks, working};

/// Enterprises assign mentors by order ten days before practice begins; then each trainee goes their way.
pub async fn season(season: Season) -> Result<(), Failure> {
    season.world.calendar.until(working(season.from.plus(-10))).await;
    let mut count = 0;
    for enterprise in &season.organisations.enterprises {
        let mut lines = Vec::new();
        for practice in season.opened(enterprise).await? {
            if let Some(trainee) = season.trainee(enterprise, &practice, count).await? {
                count += 1;
                lines.push(trainee);
            }
        }
        if !lines.is_empty() {
            season.order(enterprise, &lines).await?;
        }
        for trainee in lines {
            season.world.calendar.starts(practised(trainee));
        }
    }
    Ok(())
}

impl Season {
    /// The practices of the season at an enterprise; personnel opens those that contracts in force still lack.
    async fn opened(&self, enterprise: &Enterprise) -> Result<Vec<Practice>, Failure> {
        let (db, by) = (&self.world.db, self.world.by(enterprise.hr));
        let filter = agreements::store::Filter {
            status: Some(agreements::moves::Status::InForce),
            ..agreements::store::Filter::default()
        };
        for contract in agreements::store::list(db, &by, &filter, None, 200).await? {
            if store::of_agreement(db, contract.id).await?.is_none() {
                actions::open(db, &self.world.by(enterprise.hr), contract.id).await?;
            }
        }
        let filter = Filter { status: Some(Status::Open), ..Filter::default() };
        let mut all = store::list(db, &by, &filter, None, 200).await?;
        all.retain(|one| one.span.from == self.from && one.university == self.university().id);
        Ok(all)
    }

    /// The mentor whom the contract names leads; another, where their training has ended since.
    async fn trainee(
        &self,
        enterprise: &Enterprise,
        practice: &Practice,
        n: usize,
    ) -> Result<Option<Trainee>, Failure> {
        let (db, by) = (&self.world.db, self.world.by(enterprise.hr));
        let terms = agreements::store::load(db, &by, practice.agreement).await?.terms;
        let named = enterprise.mentors.iter().position(|one| one.name == terms.mentor).unwrap_or(0);
        let mentor = qualified(&self.world, enterprise, self.from, named).await?;
        Ok(mentor.map(|mentor| Trainee {
            season: self.clone(),
            practice: practice.id,
            programme: terms.programme_code,
            learner: practice.learner,
            mentor: mentor.player,
            n,
        }))
    }

    /// Personnel drafts the order, the signatory issues it.
    async fn order(&self, enterprise: &Enterprise, trainees: &[Trainee]) -> Result<(), Failure> {
        let (db, today) = (&self.world.db, self.world.calendar.today());
        let form = OrderForm {
            number: format!("{:02}{:02}-{}/{}", today.month(), today.day(), self.university + 1, today.year()),
            day: today.to_string(),
            signatory: enterprise.signatory.person.to_string(),
            basis: "Дуальды оқыту туралы шарттар".into(),
            language: "kk".into(),
        };
        let line = |trainee: &Trainee| LineForm {
            practice: trainee.practice.to_string(),
            mentor: trainee.mentor.person.to_string(),
            ..LineForm::default()
        };
        let lines: Vec<LineForm> = trainees.iter().map(line).collect();
        let id = orders::actions::draft(db, &self.world.by(enterprise.hr), &form, &lines).await?;
        let by = self.world.by(enterprise.signatory);
        let version = orders::store::load(db, &by, id).await?.version;
        orders::actions::act(db, &by, id, version, orders::moves::Act::Issue, "").await.map(|_| ())
    }
}

/// A mentor whose training holds on a day, looked for from a place in the enterprise's register on.
pub async fn qualified<'a>(
    world: &World,
    enterprise: &'a Enterprise,
    on: Day,
    first: usize,
) -> Result<Option<&'a Mentor>, Failure> {
    let count = enterprise.mentors.len();
    for mentor in (0..count).map(|nth| &enterprise.mentors[(first + nth) % count]) {
        let entry = placement::mentors::store::at(&world.db, mentor.player.person, enterprise.id, on).await?;
        if entry.is_some_and(|entry| placement::mentors::rules::obstacles(&entry.standing(), on).is_empty()) {
            return Ok(Some(mentor));
        }
    }
    Ok(None)
}

/// A trainee from the plan to the end of practice.
async fn practised(trainee: Trainee) -> Result<(), Failure> {
    let world = trainee.season.world.clone();
    world.calendar.until(working(trainee.season.from.plus(-6))).await;
    trainee.plan().await?;
    // Whoever leads agrees on the first day of leading.
    world.until(trainee.season.from, trainee.mentor).await;
    trainee.agree(trainee.mentor).await?;
    diaries::kept(&trainee).await?;
    if !trainee.open().await? {
        return Ok(());
    }
    world.calendar.until(working(trainee.season.until.plus(3))).await;
    trainee.characterise().await?;
    world.calendar.until(working(trainee.season.until.plus(6))).await;
    diaries::lock(&trainee).await?;
    let by = world.by(trainee.supervisor());
    let version = store::load(&world.db, &by, trainee.practice).await?.version;
    actions::act(&world.db, &by, trainee.practice, version, Act::Complete, "").await.map(|_| ())
}

impl Trainee {
    /// The supervisor writes the plan from the programme, and agrees on it.
    async fn plan(&self) -> Result<(), Failure> {
        let (world, db, supervisor) = (&self.season.world, &self.season.world.db, self.supervisor());
        let practice = store::load(db, &world.by(supervisor), self.practice).await?;
        let outcomes = plan::store::outcomes(db, practice.programme).await?;
        let forms = tasks::of(&self.programme, &outcomes, &actions::mondays(practice.span))?;
        let (by, version) = (world.by(supervisor), self.plan_version().await?);
        plan::actions::edit(db, &by, self.practice, version, plan::actions::Edit::Add(&forms)).await?;
        self.agree(supervisor).await
    }

    async fn agree(&self, player: Player) -> Result<(), Failure> {
        let (world, version) = (&self.season.world, self.plan_version().await?);
        plan::actions::act(&world.db, &world.by(player), self.practice, version, PlanAct::Agree, "").await.map(|_| ())
    }

    async fn plan_version(&self) -> Result<i64, Failure> {
        Ok(plan::store::load(&self.season.world.db, self.practice).await?.version)
    }

    /// The mentor says how the trainee works, and signs.
    async fn characterise(&self) -> Result<(), Failure> {
        let (world, db) = (&self.season.world, &self.season.world.db);
        let mut practised: Vec<i64> = Vec::new();
        for task in plan::store::tasks(db, self.practice).await? {
            practised.extend(task.entry.outcomes);
        }
        practised.sort_unstable();
        practised.dedup();
        let proposed = 62 + world.below(36);
        let level = |outcome: i64| (3 + (proposed + usize::try_from(outcome).unwrap_or(0)) % 3).to_string();
        let form = CharacteristicForm {
            attitude: ATTITUDES[self.n % ATTITUDES.len()].into(),
            skills: practised.iter().map(|outcome| SkillForm { outcome: *outcome, level: level(*outcome) }).collect(),
            recommendation: if proposed >= 75 { "hire" } else { "hire-later" }.into(),
            proposed: proposed.to_string(),
            language: "kk".into(),
        };
        characteristic::actions::edit(db, &world.by(self.mentor), self.practice, 0, &form).await?;
        let (by, press) = (world.by(self.mentor), &*world.press);
        characteristic::actions::fix(db, press, &by, self.practice, 1, PUBLIC_URL).await?;
        let fixed = characteristic::store::find(db, self.practice).await?.ok_or(Failure::Missing)?;
        let paper = fixed.paper_hash.unwrap_or_default();
        let by = world.by(self.mentor);
        let code = characteristic::actions::ask_code(db, &world.key, &by, self.practice, &paper).await?;
        characteristic::actions::sign(db, &world.by(self.mentor), self.practice, &paper, code.shown()).await
    }
}

/// What mentors of the demo write.
const ATTITUDES: [&str; 4] = [
    "Жұмысқа жауапкершілікпен қарайды, тапсырманы уақытында орындайды, қауіпсіздік талаптарын сақтайды.",
    "Ынталы, жабдықты тез меңгереді; күрделі ақауларды іздегенде тәлімгердің көмегіне жүгінеді.",
    "Тәртіпті, ұжымда жақсы жұмыс істейді; құжаттаманы ұқыптырақ толтыруы керек.",
    "Өз бетінше жұмыс істей алады, желіні іске қосуға қатысты, ұсыныстар енгізді.",
];
