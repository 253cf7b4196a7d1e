//! Orders assigning mentors: who may be assigned, who leads on which day.

use kernel::{Failure, house};
use practice::diary::moves::Act as WeekAct;
use practice::orders::actions::{self, Edit};
use practice::orders::moves::{Act, Status};
use practice::orders::{LineForm, store};
use practice::{example, refusal, standing};

use crate::world::{BEFORE, FIRST, World, act, day, issue, line, practice, sent_in, system, week};

#[tokio::test]
async fn an_issued_order_gives_the_learner_a_mentor_and_a_later_one_a_substitute() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.opened(db).await;
        let order = world.ordered(db, "1", &[line(id, world.mentor)]).await;
        assert_eq!(practice(db, id, FIRST).await.mentor, None, "a draft assigns nobody");
        assert!(standing::mentors_of(db, world.student.person).await.unwrap().is_empty());
        issue(db, order, world.signatory, BEFORE).await;
        assert_eq!(practice(db, id, FIRST).await.mentor, Some(world.mentor.person));

        let weeks = LineForm { from: "2027-02-08".into(), until: "2027-02-21".into(), ..line(id, world.substitute) };
        let second = world.ordered(db, "2", &[weeks]).await;
        issue(db, second, world.hr, "2027-02-05").await;
        for (today, leads) in [(FIRST, world.mentor), ("2027-02-10", world.substitute), ("2027-02-22", world.mentor)] {
            assert_eq!(practice(db, id, today).await.mentor, Some(leads.person), "{today}");
        }
        let mut both = vec![world.mentor.person, world.substitute.person];
        both.sort_unstable();
        assert_eq!(standing::mentors_of(db, world.student.person).await.unwrap(), both);

        sent_in(db, world.student, id, "2027-02-08").await;
        let away = act(db, &world.mentor.on("2027-02-15"), id, "2027-02-08", WeekAct::Countersign, "").await;
        assert!(away.unwrap_err().is(&refusal::NOT_YOUR_TRAINEE));
        act(db, &world.substitute.on("2027-02-15"), id, "2027-02-08", WeekAct::Countersign, "").await.unwrap();
        assert!(week(db, id, "2027-02-08").await.status.settled());
    }
}

#[tokio::test]
async fn a_cancelled_order_leads_no_more() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.opened(db).await;
        let order = world.ordered(db, "1", &[line(id, world.mentor)]).await;
        issue(db, order, world.signatory, BEFORE).await;
        let version = store::load(db, &system(BEFORE), order).await.unwrap().version;
        let to = actions::act(db, &world.hr.on(FIRST), order, version, Act::Cancel, "wrong shop").await.unwrap();
        assert_eq!(to, Status::Cancelled);
        assert_eq!(practice(db, id, FIRST).await.mentor, None);
    }
}

#[tokio::test]
async fn nobody_is_assigned_who_is_not_in_the_register_or_whose_training_has_expired() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.opened(db).await;
        let form = example::order("1", day(BEFORE), &world.signatory.person.to_string());
        let stranger = actions::draft(db, &world.hr.on(BEFORE), &form, &[line(id, world.hr)]).await.unwrap_err();
        assert!(stranger.is(&refusal::NOT_IN_REGISTER), "{stranger}");

        world.register(db, world.signatory, "2027-01-20").await;
        let order = world.ordered(db, "1", &[line(id, world.signatory)]).await;
        let version = store::load(db, &system(BEFORE), order).await.unwrap().version;
        let expired = actions::act(db, &world.hr.on(BEFORE), order, version, Act::Issue, "").await.unwrap_err();
        assert!(expired.is(&refusal::MENTOR_NOT_READY), "{expired}");
        assert!(expired.is(&placement::refusal::TRAINING_EXPIRED), "on the first day of the line: {expired}");
    }
}

#[tokio::test]
async fn a_line_keeps_to_the_enterprise_the_practice_and_one_mentor_at_a_time() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.opened(db).await;
        let hr = || world.hr.on(BEFORE);
        let signatory = world.signatory.person.to_string();
        let form = |number: &str| example::order(number, day(BEFORE), &signatory);
        let twice = [line(id, world.mentor), line(id, world.substitute)];
        let failure = actions::draft(db, &hr(), &form("1"), &twice).await.unwrap_err();
        assert!(failure.is(&refusal::TWO_MENTORS), "{failure}");
        let outside = LineForm { from: "2027-01-25".into(), ..line(id, world.mentor) };
        let failure = actions::draft(db, &hr(), &form("1"), &[outside]).await.unwrap_err();
        assert!(failure.is(&refusal::OUTSIDE_PRACTICE), "{failure}");
        let backwards = LineForm { from: "2027-03-01".into(), until: "2027-02-10".into(), ..line(id, world.mentor) };
        let failure = actions::draft(db, &hr(), &form("1"), &[backwards]).await.unwrap_err();
        assert!(failure.is(&house::ENDS_BEFORE_BEGINS), "{failure}");
        let failure = actions::draft(db, &world.other_hr.on(BEFORE), &form("1"), &[]).await.unwrap_err();
        assert!(failure.is(&refusal::NOT_A_SIGNATORY), "another enterprise's signatory: {failure}");

        let order = world.ordered(db, "1", &[]).await;
        let failure = actions::act(db, &hr(), order, 1, Act::Issue, "").await.unwrap_err();
        assert!(failure.is(&refusal::LINES_NEEDED), "{failure}");
        actions::edit(db, &hr(), order, 1, Edit::Add(&line(id, world.mentor))).await.unwrap();
        let stale = actions::edit(db, &hr(), order, 1, Edit::Head(&form("9"))).await.unwrap_err();
        assert!(stale.is(&house::STALE), "{stale}");
        let of = store::lines(db, order).await.unwrap();
        actions::edit(db, &hr(), order, 2, Edit::Strike(of[0].id)).await.unwrap();
        assert!(store::lines(db, order).await.unwrap().is_empty());
        let taken = actions::draft(db, &hr(), &form("1"), &[]).await.unwrap_err();
        assert!(taken.is(&house::TAKEN), "a number stands once: {taken}");
        let curator = actions::draft(db, &world.curator.on(BEFORE), &form("3"), &[]).await;
        assert!(matches!(curator, Err(Failure::Missing | Failure::Refused(_))), "{curator:?}");
    }
}

#[tokio::test]
async fn the_enterprises_limit_blocks_where_it_says_so_and_else_warns() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let (one, two) = (world.opened(db).await, world.opened_for_minor(db).await);
        let set = |blocks: bool| {
            let hr = world.hr.on(BEFORE);
            let plant = world.plant;
            async move {
                let mut write = db.write(&hr).await.unwrap();
                placement::mentors::store::set_load(&mut write, plant, 1, blocks).await.unwrap();
                write.record(
                    "placement-mentor-act-edit",
                    db::RowRef::new("placement_mentor", plant),
                    serde_json::json!({}),
                );
                write.done().await.unwrap();
            }
        };
        set(false).await;
        let order = world.ordered(db, "1", &[line(one, world.mentor), line(two, world.mentor)]).await;
        let stored = store::load(db, &system(BEFORE), order).await.unwrap();
        let lines = store::lines(db, order).await.unwrap();
        let seen = actions::readiness(db, &world.hr.on(BEFORE), &stored, &lines).await.unwrap();
        assert!(seen.hinders.is_empty() && seen.warns.len() == 1, "{seen:?}");
        set(true).await;
        let failure = actions::act(db, &world.hr.on(BEFORE), order, 1, Act::Issue, "").await.unwrap_err();
        assert!(failure.is(&refusal::MENTOR_OVERLOADED), "{failure}");
    }
}
