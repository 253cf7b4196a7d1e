//! A small region on a trial database, made by the platform's own actions: people with posts, accounts and grants.

use accounts::{Key, NewAccount, NewGrant};
use agreements::moves::{Act, Status};
use agreements::store::{self, Agreement, Parties};
use agreements::terms::TermsForm;
use agreements::{actions, example};
use db::Db;
pub use db::trial::{Player, system};
use documents::{Layout, Press};
use kernel::{AgreementId, Caller, Failure, Lang, Names, OrganisationId, Role, Scope};
use registry::organisations::rules::OrganisationForm;
use registry::people::rules::PersonForm;
use registry::posts::rules::PostForm;
use serde_json::{Map, Value};
pub use web::trial::URL;

pub const TODAY: &str = "2027-01-18";

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

/// Whoever acts on the day of most tests.
pub trait Today {
    fn today(self) -> Caller;
}

impl Today for Player {
    fn today(self) -> Caller {
        self.on(TODAY)
    }
}

pub struct World {
    pub administrator: Player,
    pub plant: OrganisationId,
    pub university: OrganisationId,
    pub other_plant: OrganisationId,
    pub other_university: OrganisationId,
    pub signatory: Player,
    pub second_signatory: Player,
    pub hr: Player,
    pub officer: Player,
    pub curator: Player,
    /// Twenty-one years old.
    pub student: Player,
    /// Sixteen years old.
    pub minor: Player,
    pub parent: Player,
    pub coordinator: Player,
    pub other_signatory: Player,
    pub other_officer: Player,
    pub other_student: Player,
    pub other_coordinator: Player,
}

/// Terms of which every one is said, in the words in which it is typed back: a new term does not compile without its own.
pub fn all_said() -> TermsForm {
    let text = str::to_owned;
    TermsForm {
        programme_code: text("6B07114"),
        programme_kk: text("Автоматтандыру"),
        programme_ru: text("Автоматизация"),
        programme_en: text("Automation"),
        profession_kk: text("баптаушы"),
        profession_ru: text("наладчик"),
        profession_en: text("adjuster"),
        workplace_kk: text("3-цех"),
        workplace_ru: text("цех № 3"),
        workplace_en: text("shop 3"),
        mentor: text("Жүнісов Болат Маратұлы"),
        from: text("2027-02-01"),
        until: text("2027-05-28"),
        credits: text("16"),
        weekly_hours: text("36"),
        daily_hours: text("8"),
        night: text("yes"),
        hazardous: text("yes"),
        compensation: text("stipend"),
        amount: text("65000"),
        cost: text("900000"),
        workoff_months: text("24"),
        language: text("ru"),
    }
}

/// Terms of which every one is another.
pub fn all_other() -> TermsForm {
    let text = str::to_owned;
    TermsForm {
        programme_code: text("6B07115"),
        programme_kk: text("Энергетика"),
        programme_ru: text("Энергетика (ru)"),
        programme_en: text("Power engineering"),
        profession_kk: text("электрик"),
        profession_ru: text("электрик (ru)"),
        profession_en: text("electrician"),
        workplace_kk: text("қосалқы станция"),
        workplace_ru: text("подстанция"),
        workplace_en: text("substation"),
        mentor: text("Омаров Дәурен"),
        from: text("2027-02-08"),
        until: text("2027-06-04"),
        credits: text("17"),
        weekly_hours: text("24"),
        daily_hours: text("6"),
        night: String::new(),
        hazardous: String::new(),
        compensation: text("wage"),
        amount: text("70000"),
        cost: text("800000"),
        workoff_months: text("12"),
        language: text("en"),
    }
}

/// What is typed or agreed on, by its name: the list of terms that no test writes by hand.
pub fn by_name<T: serde::Serialize>(whole: &T) -> Map<String, Value> {
    let Value::Object(parts) = serde_json::to_value(whole).unwrap() else { panic!("an object") };
    parts
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
        Self {
            administrator,
            signatory: enter.person("Абаев", "1975-03-01", plant, Role::Signatory, at(plant)).await,
            second_signatory: enter.person("Бекова", "1978-03-01", plant, Role::Signatory, at(plant)).await,
            hr: enter.person("Волкова", "1988-03-01", plant, Role::Hr, at(plant)).await,
            officer: enter.person("Досанова", "1980-03-01", university, Role::University, at(university)).await,
            curator: enter.person("Ержанов", "1985-03-01", university, Role::Curator, at(university)).await,
            student: enter.person("Серікбаева", "2005-06-17", university, Role::Student, Scope::OWN).await,
            minor: enter.person("Құрманов", "2010-06-17", university, Role::Student, Scope::OWN).await,
            parent: enter.person("Құрманова", "1984-06-17", university, Role::Representative, Scope::OWN).await,
            coordinator: enter.person("Сатпаева", "1979-06-17", university, Role::Coordinator, here).await,
            other_signatory: enter.person("Тілеков", "1975-03-01", other_plant, Role::Signatory, at(other_plant)).await,
            other_officer: enter
                .person("Уәлиева", "1975-03-01", other_university, Role::University, at(other_university))
                .await,
            other_student: enter.person("Фазылов", "2005-03-01", other_university, Role::Student, Scope::OWN).await,
            other_coordinator: enter.person("Хасенов", "1975-03-01", other_university, Role::Coordinator, there).await,
            plant,
            university,
            other_plant,
            other_university,
        }
    }

    /// Another student of the university with the given name that all have.
    pub async fn namesake(&self, db: &Db, family: &str, birth: &str) -> Player {
        let enter = Entrance { db, administrator: self.administrator };
        enter.person(family, birth, self.university, Role::Student, Scope::OWN).await
    }

    /// Enterprise, university and the grown-up student.
    pub fn parties(&self) -> Parties {
        Parties {
            university: self.university,
            enterprise: self.plant,
            learner: self.student.person,
            representative: None,
        }
    }

    pub async fn drafted(&self, db: &Db) -> AgreementId {
        self.drafted_with(db, &example::terms()).await
    }

    pub async fn drafted_with(&self, db: &Db, terms: &TermsForm) -> AgreementId {
        actions::draft(db, &self.officer.today(), self.parties(), terms).await.unwrap()
    }

    /// Checked by both and sent to signature.
    pub async fn opened(&self, db: &Db, id: AgreementId) {
        checked(db, id, self.signatory).await.unwrap();
        checked(db, id, self.officer).await.unwrap();
        open(db, id, self.officer).await.unwrap();
    }

    pub async fn in_force(&self, db: &Db) -> AgreementId {
        let id = self.drafted(db).await;
        self.opened(db, id).await;
        for player in [self.signatory, self.officer, self.student] {
            signed(db, id, player).await.unwrap();
        }
        id
    }
}

/// The contract, as the platform itself sees it.
pub async fn agreement(db: &Db, id: AgreementId) -> Agreement {
    store::load(db, &system(TODAY), id).await.unwrap()
}

pub async fn act(db: &Db, id: AgreementId, by: &Caller, act: Act, reason: &str) -> Result<Status, Failure> {
    let version = agreement(db, id).await.version;
    actions::act(db, by, id, version, act, reason).await
}

pub async fn checked(db: &Db, id: AgreementId, by: Player) -> Result<Status, Failure> {
    act(db, id, &by.today(), Act::Check, "").await
}

pub async fn open(db: &Db, id: AgreementId, by: Player) -> Result<(), Failure> {
    let version = agreement(db, id).await.version;
    actions::open_signing(db, &Typewriter, &by.today(), id, version, URL).await
}

/// Reads the paper that stands, asks for a code and signs.
pub async fn signed(db: &Db, id: AgreementId, by: Player) -> Result<Status, Failure> {
    let paper = agreement(db, id).await.paper_hash.unwrap_or_default();
    let code = actions::ask_code(db, &key(), &by.today(), id, &paper).await?;
    actions::sign(db, &by.today(), id, &paper, code.shown()).await
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
        registry::organisations::actions::enter(self.db, &self.administrator.today(), &form).await.unwrap()
    }

    async fn person(&self, family: &str, birth: &str, at: OrganisationId, role: Role, scope: Scope) -> Player {
        let by = self.administrator.today();
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
