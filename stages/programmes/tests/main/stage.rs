//! What a test of the store stands on: two universities of one region, their people, a programme.

use std::sync::atomic::{AtomicU64, Ordering};

use accounts::{NewGrant, grant};
use db::{Db, trial};
use kernel::{Caller, Chance, Names, OrganisationId, ProgrammeId, RegionId, Role, Scope};
use programmes::imports::{Target, curriculum};
use programmes::{design, example, programme};
use registry::organisations::rules::OrganisationForm;

/// The day of the tests.
pub const TODAY: &str = "2026-05-20";

/// Two universities and who acts for them.
pub struct Stage {
    pub trial: trial::Trial,
    pub region: RegionId,
    pub ours: OrganisationId,
    pub theirs: OrganisationId,
}

impl Stage {
    pub fn db(&self) -> &Db {
        &self.trial.db
    }

    /// Someone in a role for a scope, with the grant that holds it.
    pub async fn caller(&self, person: u128, role: Role, scope: Scope) -> Caller {
        let caller = trial::caller(person, role, scope, TODAY);
        let system = system();
        let mut write = self.db().write(&system).await.unwrap();
        let label = Names::new("–", "–", "–");
        let new = NewGrant { person: caller.person.unwrap(), role, scope, label, from: system.today(), until: None };
        grant(&mut write, &new).await.unwrap();
        write.done().await.unwrap();
        caller
    }

    pub async fn designer(&self) -> Caller {
        self.caller(11, Role::Designer, Scope::organisation(self.ours)).await
    }
    pub async fn officer(&self) -> Caller {
        self.caller(12, Role::University, Scope::organisation(self.ours)).await
    }
    pub async fn stranger(&self) -> Caller {
        self.caller(21, Role::University, Scope::organisation(self.theirs)).await
    }

    /// The version of a programme now.
    pub async fn version(&self, id: ProgrammeId) -> i64 {
        programme::store::any(self.db(), id).await.unwrap().version
    }
}

pub fn system() -> Caller {
    // Each act of the platform has its own chance: equal chance would give equal ids.
    static ACTS: AtomicU64 = AtomicU64::new(1_000);
    let today: kernel::Day = TODAY.parse().unwrap();
    Caller::system(today.start(), Chance::numbered(ACTS.fetch_add(1, Ordering::Relaxed)), None)
}

/// A stage on each database.
pub async fn both() -> Vec<Stage> {
    let mut stages = Vec::new();
    for trial in trial::both().await.unwrap() {
        let system = system();
        registry::classifiers::load(&trial.db, &system).await.unwrap();
        let region = registry::classifiers::region_of(&trial.db, "KZ-55").await.unwrap().unwrap();
        let university = |name: &str| OrganisationForm {
            kind: "university".into(),
            name_kk: name.into(),
            name_ru: name.into(),
            name_en: name.into(),
            region: "KZ-55".into(),
            ..OrganisationForm::default()
        };
        let ours = registry::organisations::actions::enter(&trial.db, &system, &university("Бірінші")).await.unwrap();
        let theirs = registry::organisations::actions::enter(&trial.db, &system, &university("Екінші")).await.unwrap();
        stages.push(Stage { trial, region, ours, theirs });
    }
    stages
}

/// The example with its curriculum, outcomes and matrix, a draft without errors.
pub async fn whole(stage: &Stage, by: &Caller) -> ProgrammeId {
    let (db, form) = (stage.db(), example::passport());
    let (slots, modules) = (example::CURRICULUM_CSV.as_bytes(), example::MODULES_CSV.as_bytes());
    let brought = curriculum(db, by, Target::Passport(&form), slots, Some(modules), false).await.unwrap();
    let id = brought.programme.unwrap();
    let version = stage.version(id).await;
    design::actions::set_matrix(db, by, id, version, example::matrix()).await.unwrap();
    id
}
