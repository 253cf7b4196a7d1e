//! A small region on a trial database, made by the platform's own actions: two universities, two enterprises, a programme
//! adopted, students enrolled by it, contracts signed, a graduation.

use accounts::{Key, NewAccount, NewGrant};
use agreements::store::Parties;
use agreements::terms::TermsForm;
pub use db::trial::{Player, system};
use db::{Db, trial};
use documents::{Layout, Press};
use kernel::{Caller, EnrolmentId, Id, Lang, Names, OrganisationId, RegionId, Role, Scope};
use outlook::consent;
use outlook::followups::FollowupId;
use outlook::followups::rules::AnswerForm;
use outlook::followups::store::{self, Checkpoint, Followup};
use outlook::followups::{actions, opened_within};
use programmes::enrolments::{EnrolmentForm, moves::Act as Studying};
use programmes::imports::{Target, curriculum};
use programmes::moves::{Act as Step, Conclusion};
use programmes::programme::rules::ActForm;
use programmes::{design, enrolments, programme};
use registry::organisations::rules::OrganisationForm;
use registry::people::rules::PersonForm;
pub use web::trial::URL;

/// The day on which everything is prepared.
pub const BEFORE: &str = "2026-05-20";
/// The day of graduation.
pub const GRADUATION: &str = "2026-06-30";
/// Half a year later.
pub const HALF: &str = "2027-01-11";
/// A year and a half later.
pub const LATER: &str = "2028-01-17";

/// Honest and plain: the same layout gives the same bytes, another one others.
pub struct Typewriter;

impl Press for Typewriter {
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        Ok(serde_json::to_vec(layout)?)
    }
}

pub fn key() -> Key {
    Key::of([7; 32])
}

/// Everybody who is not signed in.
pub fn public(day: &str) -> Caller {
    Caller { role: Role::Public, scope: Scope::OWN, ..system(day) }
}

pub struct World {
    pub trial: trial::Trial,
    pub region: RegionId,
    pub ours: OrganisationId,
    pub theirs: OrganisationId,
    pub plant: OrganisationId,
    pub other_plant: OrganisationId,
    pub officer: Player,
    pub curator: Player,
    pub stranger: Player,
    pub hr: Player,
    pub other_hr: Player,
    pub signatory: Player,
    pub coordinator: Player,
    pub other_coordinator: Player,
    pub ministry: Player,
    pub administrator: Player,
}

/// The world on each database.
pub async fn both() -> Vec<World> {
    crate::words::speak();
    let mut worlds = Vec::new();
    for trial in trial::both().await.unwrap() {
        worlds.push(World::settle(trial).await);
    }
    worlds
}

impl World {
    async fn settle(trial: trial::Trial) -> Self {
        let db = &trial.db;
        registry::classifiers::load(db, &system(BEFORE)).await.unwrap();
        let [here, there] = ["KZ-55", "KZ-27"].map(|code| registry::classifiers::region_of(db, code));
        let [here, there] = [here.await.unwrap().unwrap(), there.await.unwrap().unwrap()];
        let ours = organisation(db, "university", "Ертіс университеті", "KZ-55", "070740033330").await;
        let theirs = organisation(db, "university", "Жайық университеті", "KZ-27", "080840044440").await;
        let plant = organisation(db, "enterprise", "Ертіс зауыты", "KZ-55", "050540011110").await;
        let other_plant = organisation(db, "enterprise", "Жайық зауыты", "KZ-27", "060640022220").await;
        let at = Scope::organisation;
        let world = Self {
            officer: player(db, Role::University, at(ours)).await,
            curator: player(db, Role::Curator, at(ours)).await,
            stranger: player(db, Role::University, at(theirs)).await,
            hr: player(db, Role::Hr, at(plant)).await,
            other_hr: player(db, Role::Hr, at(other_plant)).await,
            signatory: player(db, Role::Signatory, at(plant)).await,
            coordinator: player(db, Role::Coordinator, Scope::region(here)).await,
            other_coordinator: player(db, Role::Coordinator, Scope::region(there)).await,
            ministry: player(db, Role::Ministry, Scope::NATION).await,
            administrator: player(db, Role::Administrator, Scope::NATION).await,
            region: here,
            ours,
            theirs,
            plant,
            other_plant,
            trial,
        };
        world.adopted().await;
        world
    }

    pub fn db(&self) -> &Db {
        &self.trial.db
    }

    /// The example of a programme, adopted.
    async fn adopted(&self) {
        let db = self.db();
        let designer = player(db, Role::Designer, Scope::organisation(self.ours)).await;
        let form = programmes::example::passport();
        let slots = programmes::example::CURRICULUM_CSV.as_bytes();
        let modules = programmes::example::MODULES_CSV.as_bytes();
        let by = designer.on(BEFORE);
        let brought = curriculum(db, &by, Target::Passport(&form), slots, Some(modules), false).await.unwrap();
        let id = brought.programme.unwrap();
        let version = async || programme::store::any(db, id).await.unwrap().version;
        let matrix = programmes::example::matrix();
        design::actions::set_matrix(db, &designer.on(BEFORE), id, version().await, matrix).await.unwrap();
        let (send, by) = (ActForm::default(), designer.on(BEFORE));
        programme::actions::act(db, &by, id, version().await, Step::SendToExamination, &send).await.unwrap();
        let by = system(BEFORE);
        let mut write = db.write(&by).await.unwrap();
        programme::actions::concluded(&mut write, id, Conclusion::Recommended, "№ 3", by.today()).await.unwrap();
        write.done().await.unwrap();
        let paper = ActForm { paper_number: "7".into(), paper_day: "2026-05-18".into(), ..ActForm::default() };
        let by = self.officer.on(BEFORE);
        programme::actions::act(db, &by, id, version().await, Step::Adopt, &paper).await.unwrap();
    }

    /// A student of the dual track, with an account.
    pub async fn enrolled(&self, family: &str) -> (Player, EnrolmentId) {
        let form = EnrolmentForm {
            programme: "6B07114".into(),
            admission: "2026".into(),
            group: "АР-26-1".into(),
            funding: "grant".into(),
            track: "dual".into(),
            ..EnrolmentForm::default()
        };
        let person = PersonForm {
            family: family.into(),
            given: "Дана".into(),
            birth: "2004-01-09".into(),
            another: "yes".into(),
            ..PersonForm::default()
        };
        let enrolment = enrolments::actions::enrol(self.db(), &self.officer.on(BEFORE), &form, &person).await.unwrap();
        let person = enrolments::store::any(self.db(), enrolment).await.unwrap().person;
        let student = Player { person, role: Role::Student, scope: Scope::OWN };
        hold(self.db(), student, family).await;
        (student, enrolment)
    }

    /// A contract of the student with the plant, in force.
    pub async fn contracted(&self, student: Player) {
        let db = self.db();
        let parties =
            Parties { university: self.ours, enterprise: self.plant, learner: student.person, representative: None };
        let terms = TermsForm { from: "2026-06-01".into(), until: "2026-06-29".into(), ..agreements::example::terms() };
        let id = agreements::actions::draft(db, &self.officer.on(BEFORE), parties, &terms).await.unwrap();
        let version = async || agreements::store::load(db, &system(BEFORE), id).await.unwrap().version;
        for by in [self.signatory, self.officer] {
            let (by, check) = (by.on(BEFORE), agreements::moves::Act::Check);
            agreements::actions::act(db, &by, id, version().await, check, "").await.unwrap();
        }
        let by = self.officer.on(BEFORE);
        agreements::actions::open_signing(db, &Typewriter, &by, id, version().await, URL).await.unwrap();
        for by in [self.signatory, self.officer, student] {
            let paper = agreements::store::load(db, &system(BEFORE), id).await.unwrap().paper_hash.unwrap();
            let code = agreements::actions::ask_code(db, &key(), &by.on(BEFORE), id, &paper).await.unwrap();
            agreements::actions::sign(db, &by.on(BEFORE), id, &paper, code.shown()).await.unwrap();
        }
    }

    /// The student graduates; the follow-up is opened.
    pub async fn graduated(&self, enrolment: EnrolmentId) -> FollowupId {
        let db = self.db();
        let version = enrolments::store::any(db, enrolment).await.unwrap().version;
        let by = self.officer.on(GRADUATION);
        enrolments::actions::act(db, &by, enrolment, version, Studying::Graduate, "").await.unwrap();
        let mut write = db.write(&system(GRADUATION)).await.unwrap();
        let id = opened_within(&mut write, enrolment).await.unwrap().unwrap();
        write.done().await.unwrap();
        id
    }

    /// A graduate whose practice was at the plant.
    pub async fn graduate(&self, family: &str) -> (Player, FollowupId) {
        let (student, enrolment) = self.enrolled(family).await;
        self.contracted(student).await;
        (student, self.graduated(enrolment).await)
    }

    /// A graduate who agreed to be asked.
    pub async fn agreed(&self, family: &str) -> (Player, FollowupId) {
        let (student, id) = self.graduate(family).await;
        self.consents(student, id, consent::Act::Give).await;
        (student, id)
    }

    pub async fn consents(&self, by: Player, id: FollowupId, act: consent::Act) {
        let version = self.followup(id).await.version;
        actions::consent(self.db(), &by.on(GRADUATION), id, version, act, "paper").await.unwrap();
    }

    /// The follow-up, as the platform itself sees it.
    pub async fn followup(&self, id: FollowupId) -> Followup {
        store::load(self.db(), &system(LATER), id).await.unwrap()
    }

    /// A question, as the platform itself sees it.
    pub async fn question(&self, id: FollowupId, month: u32) -> Checkpoint {
        let all = store::checkpoints(self.db(), &system(LATER), &[id]).await.unwrap();
        all.into_iter().find(|one| one.month == month).unwrap()
    }

    pub async fn answers(
        &self,
        by: &Caller,
        id: FollowupId,
        month: u32,
        form: &AnswerForm,
    ) -> Result<(), kernel::Failure> {
        let version = self.question(id, month).await.version;
        actions::answer(self.db(), by, id, month, version, form).await
    }
}

async fn organisation(db: &Db, kind: &str, name: &str, region: &str, bin: &str) -> OrganisationId {
    let form = OrganisationForm {
        kind: kind.into(),
        bin: bin.into(),
        name_kk: name.into(),
        name_ru: format!("{name} (ru)"),
        name_en: format!("{name} (en)"),
        region: region.into(),
        ..registry::organisations::example::enterprise()
    };
    registry::organisations::actions::enter(db, &system(BEFORE), &form).await.unwrap()
}

async fn player(db: &Db, role: Role, scope: Scope) -> Player {
    let form = PersonForm {
        family: "Ахметов".into(),
        given: "Аман".into(),
        birth: "1980-01-09".into(),
        another: "yes".into(),
        ..PersonForm::default()
    };
    let by = system(BEFORE);
    let mut write = db.write(&by).await.unwrap();
    let entry = registry::people::rules::entry(&form, by.today()).unwrap();
    let person = registry::people::actions::enter_within(&mut write, &entry, None).await.unwrap();
    write.done().await.unwrap();
    let player = Player { person, role, scope };
    hold(db, player, &person.uuid().to_string()).await;
    player
}

async fn hold(db: &Db, player: Player, name: &str) {
    let Player { person, role, scope } = player;
    let by = system(BEFORE);
    let mut write = db.write(&by).await.unwrap();
    let account = NewAccount { person, name: name.to_owned(), email: None, lang: Lang::Kk };
    accounts::open_account(&mut write, &account).await.unwrap();
    let label = Names::new("Орын", "Место", "Place");
    let from = BEFORE.parse().unwrap();
    accounts::grant(&mut write, &NewGrant { person, role, scope, label, from, until: None }).await.unwrap();
    write.done().await.unwrap();
}
