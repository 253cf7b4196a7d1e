//! A small region on a trial database, made by the stages' own actions: a contract in force, a mentor in the register.

use accounts::{Key, NewAccount, NewGrant};
use agreements::store::Parties;
use agreements::terms::TermsForm;
use db::Db;
pub use db::trial::{Player, system};
use documents::{Layout, Press};
use kernel::{AgreementId, Caller, Day, Lang, Names, OrganisationId, PersonId, Role, Scope};
use placement::mentors::rules::MentorForm;
use practice::PracticeId;
use practice::diary::moves::{Act, Status};
use practice::diary::store::Week;
use practice::orders::moves::Act as OrderAct;
use practice::orders::{LineForm, OrderId};
use practice::practices::store::Practice;
use practice::{diary, example, orders, practices};
use registry::organisations::rules::OrganisationForm;
use registry::people::rules::PersonForm;
use registry::posts::rules::PostForm;
pub use web::trial::URL;

/// The contract of the example runs from 2027-02-01 to 2027-05-28.
pub const BEFORE: &str = "2027-01-18";
pub const FIRST: &str = "2027-02-01";
pub const FRIDAY: &str = "2027-02-05";

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

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

pub struct World {
    pub plant: OrganisationId,
    pub signatory: Player,
    pub hr: Player,
    pub mentor: Player,
    pub substitute: Player,
    pub officer: Player,
    pub curator: Player,
    pub supervisor: Player,
    pub student: Player,
    /// Sixteen years old.
    pub minor: Player,
    pub parent: Player,
    pub coordinator: Player,
    pub other_hr: Player,
    pub other_mentor: Player,
    pub other_officer: Player,
    pub other_student: Player,
    pub other_coordinator: Player,
    university: OrganisationId,
}

impl World {
    pub async fn settle(db: &Db) -> Self {
        crate::words::speak();
        registry::classifiers::load(db, &system("2027-01-04")).await.unwrap();
        let administrator = administrator(db).await;
        let enter = Entrance { db, administrator };
        let plant = enter.organisation("enterprise", "Ертіс зауыты", "KZ-55", "050540011110").await;
        let other_plant = enter.organisation("enterprise", "Жайық зауыты", "KZ-27", "060640022220").await;
        let university = enter.organisation("university", "Ертіс университеті", "KZ-55", "070740033330").await;
        let other_university = enter.organisation("university", "Жайық университеті", "KZ-27", "080840044440").await;
        let [here, there] = ["KZ-55", "KZ-27"].map(|code| registry::classifiers::region_of(db, code));
        let [here, there] = [here.await.unwrap().unwrap(), there.await.unwrap().unwrap()].map(Scope::region);
        let at = Scope::organisation;
        let world = Self {
            plant,
            signatory: enter.person("Абаев", "1975-03-01", plant, Role::Signatory, at(plant)).await,
            hr: enter.person("Волкова", "1988-03-01", plant, Role::Hr, at(plant)).await,
            mentor: enter.person("Жүнісов", "1979-03-01", plant, Role::Mentor, at(plant)).await,
            substitute: enter.person("Зейнуллин", "1982-03-01", plant, Role::Mentor, at(plant)).await,
            officer: enter.person("Досанова", "1980-03-01", university, Role::University, at(university)).await,
            curator: enter.person("Ержанов", "1985-03-01", university, Role::Curator, at(university)).await,
            supervisor: enter.person("Ибраева", "1983-03-01", university, Role::Supervisor, at(university)).await,
            student: enter.person("Серікбаева", "2005-06-17", university, Role::Student, Scope::OWN).await,
            minor: enter.person("Құрманов", "2010-06-17", university, Role::Student, Scope::OWN).await,
            parent: enter.person("Құрманова", "1984-06-17", university, Role::Representative, Scope::OWN).await,
            coordinator: enter.person("Сатпаева", "1979-06-17", university, Role::Coordinator, here).await,
            other_hr: enter.person("Тілеков", "1975-03-01", other_plant, Role::Hr, at(other_plant)).await,
            other_mentor: enter.person("Тоқаев", "1975-03-01", other_plant, Role::Mentor, at(other_plant)).await,
            other_officer: enter
                .person("Уәлиева", "1975-03-01", other_university, Role::University, at(other_university))
                .await,
            other_student: enter.person("Фазылов", "2005-03-01", other_university, Role::Student, Scope::OWN).await,
            other_coordinator: enter.person("Хасенов", "1975-03-01", other_university, Role::Coordinator, there).await,
            university,
        };
        world.register(db, world.mentor, "2029-01-01").await;
        world.register(db, world.substitute, "2029-01-01").await;
        world
    }

    /// Enters a mentor in the register with a training valid until a day.
    pub async fn register(&self, db: &Db, mentor: Player, until: &str) {
        let form = MentorForm {
            person: mentor.person.to_string(),
            organisation: self.plant.to_string(),
            qualification: "инженер-робототехник".into(),
            grade: "6".into(),
            experience: "8".into(),
            certificate: "№ 117".into(),
            trained_by: "Ертіс университеті".into(),
            trained_on: "2026-01-12".into(),
            trained_until: until.into(),
        };
        placement::mentors::actions::register(db, &self.hr.on(BEFORE), &form).await.unwrap();
    }

    /// A contract of the grown-up student, drafted by the university.
    pub async fn drafted(&self, db: &Db) -> AgreementId {
        self.drafted_for(db, self.student, None, &agreements::example::terms()).await
    }

    pub async fn drafted_for(
        &self,
        db: &Db,
        learner: Player,
        representative: Option<PersonId>,
        terms: &TermsForm,
    ) -> AgreementId {
        let parties =
            Parties { university: self.university, enterprise: self.plant, learner: learner.person, representative };
        agreements::actions::draft(db, &self.officer.on(BEFORE), parties, terms).await.unwrap()
    }

    /// Checked, printed and signed by everybody.
    pub async fn in_force(&self, db: &Db, id: AgreementId, learners: &[Player]) {
        use agreements::actions as contract;
        let stored = |id| async move { agreements::store::load(db, &system(BEFORE), id).await.unwrap() };
        for player in [self.signatory, self.officer] {
            let version = stored(id).await.version;
            let act = agreements::moves::Act::Check;
            contract::act(db, &player.on(BEFORE), id, version, act, "").await.unwrap();
        }
        let version = stored(id).await.version;
        contract::open_signing(db, &Typewriter, &self.officer.on(BEFORE), id, version, URL).await.unwrap();
        for player in [&[self.signatory, self.officer], learners].concat() {
            let paper = stored(id).await.paper_hash.unwrap();
            let code = contract::ask_code(db, &key(), &player.on(BEFORE), id, &paper).await.unwrap();
            contract::sign(db, &player.on(BEFORE), id, &paper, code.shown()).await.unwrap();
        }
    }

    /// A contract amended to another last day and other credits, accepted and signed by everybody.
    pub async fn amended(&self, db: &Db, id: AgreementId, until: &str, credits: &str) {
        use agreements::amendments::actions as amendment;
        let terms = TermsForm { until: until.into(), credits: credits.into(), ..agreements::example::terms() };
        let by = self.signatory.on(FIRST);
        let number = amendment::propose(db, &by, id, day(FRIDAY), &terms, "longer").await.unwrap();
        let of = (id, number);
        let parties = [self.signatory, self.officer, self.student];
        for player in parties {
            amendment::accept(db, &Typewriter, &player.on(FIRST), of, 1, URL).await.unwrap();
        }
        for player in parties {
            let stored = agreements::amendments::store::load(db, id, number).await.unwrap();
            let paper = stored.paper_hash.unwrap();
            let code = amendment::ask_code(db, &key(), &player.on(FIRST), of, &paper).await.unwrap();
            amendment::sign(db, &player.on(FIRST), of, &paper, code.shown()).await.unwrap();
        }
    }

    /// The practice of the grown-up student, opened; nobody leads it yet.
    pub async fn opened(&self, db: &Db) -> PracticeId {
        let agreement = self.drafted(db).await;
        self.in_force(db, agreement, &[self.student]).await;
        practices::actions::open(db, &self.curator.on(BEFORE), agreement).await.unwrap()
    }

    /// A second learner's practice: sixteen years old, with shorter weeks.
    pub async fn opened_for_minor(&self, db: &Db) -> PracticeId {
        let terms = TermsForm { weekly_hours: "30".into(), daily_hours: "6".into(), ..agreements::example::terms() };
        let agreement = self.drafted_for(db, self.minor, Some(self.parent.person), &terms).await;
        self.in_force(db, agreement, &[self.minor, self.parent]).await;
        practices::actions::open(db, &self.curator.on(BEFORE), agreement).await.unwrap()
    }

    /// An order drafted by the enterprise.
    pub async fn ordered(&self, db: &Db, number: &str, lines: &[LineForm]) -> OrderId {
        let form = example::order(number, day(BEFORE), &self.signatory.person.to_string());
        orders::actions::draft(db, &self.hr.on(BEFORE), &form, lines).await.unwrap()
    }

    /// The student's practice with the mentor assigned for all its days.
    pub async fn led(&self, db: &Db) -> PracticeId {
        let practice = self.opened(db).await;
        let order = self.ordered(db, "12-ө", &[line(practice, self.mentor)]).await;
        issue(db, order, self.signatory, BEFORE).await;
        practice
    }
}

/// The mentor for all the days of a practice.
pub fn line(practice: PracticeId, mentor: Player) -> LineForm {
    LineForm { practice: practice.to_string(), mentor: mentor.person.to_string(), ..LineForm::default() }
}

pub async fn issue(db: &Db, id: OrderId, by: Player, today: &str) {
    let version = orders::store::load(db, &system(today), id).await.unwrap().version;
    orders::actions::act(db, &by.on(today), id, version, OrderAct::Issue, "").await.unwrap();
}

/// The practice as the platform itself sees it on a day.
pub async fn practice(db: &Db, id: PracticeId, today: &str) -> Practice {
    practices::store::load(db, &system(today), id).await.unwrap()
}

pub async fn week(db: &Db, id: PracticeId, monday: &str) -> Week {
    diary::store::load(db, &system(FRIDAY), id, day(monday)).await.unwrap()
}

/// Writes and sends in a week of eight hours a day, on its Friday.
pub async fn sent_in(db: &Db, by: Player, id: PracticeId, monday: &str) {
    let friday = day(monday).plus(4).to_string();
    let which = (id, day(monday));
    let version = week(db, id, monday).await.version;
    let form = example::week(day(monday), day(&friday), "8");
    diary::actions::write(db, &by.on(&friday), which, version, &form).await.unwrap();
    diary::actions::act(db, &by.on(&friday), which, version + 1, Act::Submit, "").await.unwrap();
}

/// An act on a week, with the version that stands.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: PracticeId,
    monday: &str,
    act: Act,
    reason: &str,
) -> Result<Status, kernel::Failure> {
    let version = week(db, id, monday).await.version;
    diary::actions::act(db, by, (id, day(monday)), version, act, reason).await
}

struct Entrance<'a> {
    db: &'a Db,
    administrator: Player,
}

impl Entrance<'_> {
    /// The BIN is invented; its control digit is right.
    async fn organisation(&self, kind: &str, name: &str, region: &str, bin: &str) -> OrganisationId {
        let form = OrganisationForm {
            kind: kind.into(),
            bin: bin.into(),
            name_kk: name.into(),
            name_ru: format!("{name} (ru)"),
            name_en: format!("{name} (en)"),
            region: region.into(),
            ..registry::organisations::example::enterprise()
        };
        registry::organisations::actions::enter(self.db, &self.administrator.on(BEFORE), &form).await.unwrap()
    }

    async fn person(&self, family: &str, birth: &str, at: OrganisationId, role: Role, scope: Scope) -> Player {
        let by = self.administrator.on(BEFORE);
        let form = PersonForm {
            family: family.into(),
            given: "Аман".into(),
            birth: birth.into(),
            another: "yes".into(),
            ..PersonForm::default()
        };
        let post = PostForm {
            organisation: at.to_string(),
            title_kk: "қызметкер".into(),
            from: "2027-01-04".into(),
            ..PostForm::default()
        };
        let person = registry::people::actions::enter(self.db, &by, &form, Some(&post)).await.unwrap();
        let mut write = self.db.write(&by).await.unwrap();
        hold(&mut write, Player { person, role, scope }, family).await;
        write.done().await.unwrap();
        Player { person, role, scope }
    }
}

async fn hold(write: &mut db::Write, player: Player, name: &str) {
    let Player { person, role, scope } = player;
    let account = NewAccount { person, name: name.to_owned(), email: None, lang: Lang::Kk };
    accounts::open_account(write, &account).await.unwrap();
    let from = "2027-01-04".parse().unwrap();
    let label = Names::new("Орын", "Место", "Place");
    accounts::grant(write, &NewGrant { person, role, scope, label, from, until: None }).await.unwrap();
}

async fn administrator(db: &Db) -> Player {
    let by = system("2027-01-04");
    let player = Player { person: by.new_id(), role: Role::Administrator, scope: Scope::NATION };
    let mut write = db.write(&by).await.unwrap();
    hold(&mut write, player, "Сейітқали").await;
    write.done().await.unwrap();
    player
}
