//! Who sees a practice: its learner, its mentors, both organisations, the region; for everybody else it does not exist.

use kernel::Failure;
use practice::diary::moves::Act;
use practice::plan::actions::Edit;
use practice::practices::store::{self, Filter};
use practice::{about, attendance, characteristic, diary, example, found, orders, plan, practices, waiting};

use crate::world::{FIRST, FRIDAY, Player, Typewriter, URL, World, day, key, line, sent_in};

fn missing<T: std::fmt::Debug>(done: Result<T, Failure>, who: Player) {
    assert!(matches!(done, Err(Failure::Missing)), "{who:?}: {done:?}");
}

#[tokio::test]
async fn the_learner_the_mentor_both_organisations_and_the_region_see_a_practice() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let World { signatory, hr, mentor, officer, curator, supervisor, student, coordinator, .. } = world;
        for who in [signatory, hr, mentor, officer, curator, supervisor, student, coordinator] {
            let by = who.on(FRIDAY);
            assert!(store::load(db, &by, id).await.is_ok(), "{who:?}");
            assert_eq!(store::list(db, &by, &Filter::default(), None, 10).await.unwrap().len(), 1, "{who:?}");
            assert_eq!(found(db.clone(), by, "серікбаева".into()).await.unwrap().len(), 1, "{who:?}");
        }
    }
}

#[tokio::test]
async fn a_representative_sees_the_practice_of_their_child_alone() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let (one, two) = (world.opened(db).await, world.opened_for_minor(db).await);
        assert!(store::load(db, &world.parent.on(FRIDAY), two).await.is_ok());
        missing(store::load(db, &world.parent.on(FRIDAY), one).await, world.parent);
    }
}

#[tokio::test]
async fn for_a_stranger_there_is_no_practice_in_lists_searches_or_acts() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        sent_in(db, world.student, id, FIRST).await;
        let World {
            substitute, other_hr, other_mentor, other_officer, other_student, other_coordinator, minor, ..
        } = world;
        for who in [substitute, other_hr, other_mentor, other_officer, other_student, other_coordinator, minor] {
            let by = || who.on(FRIDAY);
            missing(store::load(db, &by(), id).await, who);
            assert!(store::list(db, &by(), &Filter::default(), None, 10).await.unwrap().is_empty(), "{who:?}");
            assert_eq!(store::total(db, &by(), &Filter::default()).await.unwrap(), 0, "{who:?}");
            assert_eq!(store::figures(db, &by(), None).await.unwrap().open, 0, "{who:?}");
            assert!(found(db.clone(), by(), "серікбаева".into()).await.unwrap().is_empty(), "{who:?}");
            assert!(about(db.clone(), by(), world.student.person.0).await.unwrap().is_empty(), "{who:?}");
            assert!(waiting(db.clone(), by()).await.unwrap().is_empty(), "{who:?}");

            let which = (id, day(FIRST));
            missing(diary::store::load(db, &by(), id, day(FIRST)).await, who);
            let form = example::week(day(FIRST), day(FRIDAY), "8");
            missing(diary::actions::write(db, &by(), which, 3, &form).await, who);
            missing(diary::actions::act(db, &by(), which, 3, Act::Countersign, "").await, who);
            let one = attendance::Marking { day: day(FIRST), presence: attendance::Presence::Present, time: None };
            missing(attendance::actions::mark(db, &by(), id, &[one]).await, who);
            missing(plan::actions::edit(db, &by(), id, 1, Edit::Add(&[])).await, who);
            missing(plan::actions::act(db, &by(), id, 1, plan::moves::Act::Agree, "").await, who);
            let act = practices::moves::Act::BreakOff;
            missing(practices::actions::act(db, &by(), id, 1, act, "why").await, who);
            missing(characteristic::actions::edit(db, &by(), id, 0, &example::characteristic(&[], 50)).await, who);
            missing(characteristic::actions::fix(db, &Typewriter, &by(), id, 1, URL).await, who);
            missing(characteristic::actions::ask_code(db, &key(), &by(), id, "paper").await.map(drop), who);
            missing(characteristic::actions::sign(db, &by(), id, "paper", "123456").await, who);
        }
    }
}

#[tokio::test]
async fn an_order_is_seen_by_its_enterprise_its_learners_university_and_the_mentors_it_names() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.opened(db).await;
        let order = world.ordered(db, "1", &[line(id, world.mentor)]).await;
        missing(orders::store::load(db, &world.mentor.on(FIRST), order).await, world.mentor);
        crate::world::issue(db, order, world.hr, FIRST).await;
        for who in [world.hr, world.signatory, world.mentor, world.curator, world.officer, world.coordinator] {
            assert!(orders::store::load(db, &who.on(FIRST), order).await.is_ok(), "{who:?}");
        }
        for who in [world.substitute, world.other_hr, world.other_mentor, world.other_officer, world.student] {
            missing(orders::store::load(db, &who.on(FIRST), order).await, who);
            let act = orders::moves::Act::Cancel;
            missing(orders::actions::act(db, &who.on(FIRST), order, 2, act, "why").await, who);
        }
    }
}

#[tokio::test]
async fn a_role_without_the_act_is_told_whose_it_is() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        sent_in(db, world.student, id, FIRST).await;
        let done = diary::actions::act(db, &world.student.on(FRIDAY), (id, day(FIRST)), 3, Act::Countersign, "").await;
        assert!(matches!(done, Err(Failure::Forbidden(_))), "{done:?}");
        let form = example::week(day(FIRST), day(FRIDAY), "8");
        let done = diary::actions::write(db, &world.mentor.on(FRIDAY), (id, day(FIRST)), 3, &form).await;
        assert!(matches!(done, Err(Failure::Forbidden(_))), "{done:?}");
    }
}
