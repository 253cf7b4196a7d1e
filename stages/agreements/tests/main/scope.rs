//! Who sees a contract: the parties and the region's roles; for everybody else it does not exist.

use agreements::amendments::actions as amendments;
use agreements::moves::Act;
use agreements::store::{self, Filter};
use agreements::{actions, example, windows};
use kernel::{Failure, Role, Scope, ScopeKind};

use crate::world::{Player, Today, Typewriter, URL, World, agreement, key};

fn missing<T: std::fmt::Debug>(done: Result<T, Failure>, who: Player) {
    assert!(matches!(done, Err(Failure::Missing)), "{who:?}: {done:?}");
}

fn strangers(world: &World) -> [Player; 5] {
    let World { other_signatory, other_officer, other_student, other_coordinator, minor, .. } = world;
    [*other_signatory, *other_officer, *other_student, *other_coordinator, *minor]
}

#[tokio::test]
async fn the_parties_and_their_region_see_a_contract() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let World { signatory, hr, officer, curator, student, coordinator, administrator, .. } = world;
        for who in [signatory, hr, officer, curator, student, coordinator, administrator] {
            let by = who.today();
            assert!(store::load(db, &by, id).await.is_ok(), "{who:?}");
            assert_eq!(store::list(db, &by, &Filter::default(), None, 10).await.unwrap().len(), 1, "{who:?}");
            assert_eq!(windows::found(db.clone(), by, "серікбаева 6B07114".into()).await.unwrap().len(), 1, "{who:?}");
        }
    }
}

#[tokio::test]
async fn for_a_stranger_there_is_no_contract_in_lists_searches_papers_or_acts() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let stored = agreement(db, id).await;
        let (version, paper) = (stored.version, stored.paper_hash.clone().unwrap());
        for who in strangers(&world) {
            let by = who.today();
            missing(store::load(db, &by, id).await, who);
            assert!(store::list(db, &by, &Filter::default(), None, 10).await.unwrap().is_empty(), "{who:?}");
            assert_eq!(store::total(db, &by, &Filter::default()).await.unwrap(), 0, "{who:?}");
            assert_eq!(store::binding(db, &by).await.unwrap(), 0, "{who:?}");
            assert!(windows::found(db.clone(), by.clone(), "серікбаева".into()).await.unwrap().is_empty(), "{who:?}");
            assert!(windows::waiting(db.clone(), by.clone()).await.unwrap().is_empty(), "{who:?}");
            let about = windows::about(db.clone(), by.clone(), stored.parties.learner.0).await.unwrap();
            assert!(about.is_empty(), "{who:?}");

            missing(actions::edit(db, &by, id, version, &example::terms()).await, who);
            missing(actions::act(db, &by, id, version, Act::Suspend, "why").await, who);
            missing(actions::recall(db, &by, id, version, "why").await, who);
            missing(actions::open_signing(db, &Typewriter, &by, id, version, URL).await, who);
            missing(actions::ask_code(db, &key(), &by, id, &paper).await.map(|_| ()), who);
            missing(actions::sign(db, &by, id, &paper, "123456").await.map(|_| ()), who);
            let day = stored.terms.span.from;
            missing(actions::terminate(db, &by, id, version, day, "why", 0).await.map(|_| ()), who);
        }
    }
}

#[tokio::test]
async fn for_a_stranger_there_are_no_amendments() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.in_force(db).await;
        let from = "2027-03-01".parse().unwrap();
        let terms = agreements::terms::TermsForm { amount: "90000".into(), ..example::terms() };
        let number = amendments::propose(db, &world.signatory.today(), id, from, &terms, "more work").await.unwrap();
        let of = (id, number);
        for who in strangers(&world) {
            let by = who.today();
            missing(amendments::propose(db, &by, id, from, &terms, "why").await, who);
            missing(amendments::revise(db, &by, of, 1, from, &terms, "why").await, who);
            missing(amendments::accept(db, &Typewriter, &by, of, 1, URL).await, who);
            missing(amendments::act(db, &by, of, agreements::amendments::moves::Act::Reject, "why").await, who);
            missing(amendments::ask_code(db, &key(), &by, of, "paper").await.map(|_| ()), who);
            missing(amendments::sign(db, &by, of, "paper", "123456").await, who);
        }
    }
}

#[tokio::test]
async fn a_right_that_has_ended_shows_nothing_any_more() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        let by = world.administrator.today();
        let mut write = db.write(&by).await.unwrap();
        let held = accounts::grants_of(&write, world.officer.person, by.today()).await.unwrap();
        accounts::revoke(&mut write, held[0].id, "left the university").await.unwrap();
        write.done().await.unwrap();

        missing(store::load(db, &world.officer.on("2027-01-19"), id).await, world.officer);
    }
}

/// The student's group at the university, with nobody else in it.
async fn enrolled(db: &db::Db, world: &World) -> uuid::Uuid {
    let by = world.administrator.today();
    let mut write = db.write(&by).await.unwrap();
    let [programme, cohort, group, enrolment] = [1, 2, 3, 4].map(uuid::Uuid::from_u128);
    let day = by.today();
    let statements = [
        (
            "insert into programmes_programme (id, code, number, name_kk, name_ru, name_en, goal_kk, goal_ru, goal_en, \
             group_code, organisation, profile, admission, languages, nqf, kind, period, weeks, status, since_day, round, \
             sort_key, search_key, version) values ($1, '6B07114', 1, 'к', 'р', 'e', 'к', 'р', 'e', 'B063', $2, 'applied', \
             2026, '[]', 6, 'acting', 'semester', '[]', 'adopted', $3, 1, 'k', 'k', 1)",
            db::values![programme, world.university, day],
        ),
        (
            "insert into programmes_cohort (id, programme, admission, edition, version) values ($1, $2, 2026, 'e', 1)",
            db::values![cohort, programme],
        ),
        (
            "insert into programmes_group (id, cohort, name, lang, version) values ($1, $2, 'АР-26-1', 'kk', 1)",
            db::values![group, cohort],
        ),
        (
            "insert into programmes_enrolment (id, person, cohort, cluster, organisation, status, since_day, funding, \
             track, sort_key, search_key, version) values ($1, $2, $3, $4, $5, 'enrolled', $6, 'grant', 'dual', 'k', 'k', 1)",
            db::values![enrolment, world.student.person, cohort, group, world.university, day],
        ),
    ];
    for (sql, cells) in statements {
        write.unrecorded(sql, cells).await.unwrap();
    }
    write.record("agreements-act-draft", db::RowRef::new("agreements_agreement", world.plant), serde_json::json!({}));
    write.done().await.unwrap();
    group
}

#[tokio::test]
async fn a_curator_held_for_a_group_sees_the_contracts_of_its_learners_and_no_others() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.drafted(db).await;
        let group = enrolled(db, &world).await;
        let held = |kind, id| Player { role: Role::Curator, scope: Scope { kind, id }, ..world.curator };
        let (own, another) = (held(ScopeKind::Group, group), held(ScopeKind::Group, uuid::Uuid::from_u128(9)));
        for player in [own, another] {
            let mut write = db.write(&world.administrator.today()).await.unwrap();
            let label = kernel::Names::new("топ", "группа", "group");
            let Player { person, role, scope } = player;
            let from = "2027-01-04".parse().unwrap();
            let grant = accounts::NewGrant { person, role, scope, label, from, until: None };
            accounts::grant(&mut write, &grant).await.unwrap();
            write.done().await.unwrap();
        }

        assert!(store::load(db, &own.today(), id).await.is_ok());
        assert_eq!(store::list(db, &own.today(), &Filter::default(), None, 10).await.unwrap().len(), 1);
        missing(store::load(db, &another.today(), id).await, another);
        assert!(store::list(db, &another.today(), &Filter::default(), None, 10).await.unwrap().is_empty());
    }
}
