//! Weeks of the diary and attendance, through the real store.

use kernel::{Failure, Hours, Role, house};
use practice::attendance::{Marking, Presence, actions as attendance};
use practice::diary::actions;
use practice::diary::moves::{Act, Status};
use practice::practices::moves::{Act as PracticeAct, Status as PracticeStatus};
use practice::{example, practices, refusal, standing};

use crate::world::{BEFORE, FIRST, FRIDAY, World, act, day, practice, sent_in, system, week};

fn marking(text: &str, presence: Presence) -> Marking {
    Marking { day: day(text), presence, time: None }
}

const WORKDAYS: [&str; 5] = ["2027-02-01", "2027-02-02", "2027-02-03", "2027-02-04", "2027-02-05"];

#[tokio::test]
async fn a_practice_opens_once_for_a_contract_in_force_with_every_week_of_its_days() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let agreement = world.drafted(db).await;
        let early = practices::actions::open(db, &world.curator.on(BEFORE), agreement).await.unwrap_err();
        assert!(early.is(&refusal::CONTRACT_NOT_IN_FORCE), "{early}");

        world.in_force(db, agreement, &[world.student]).await;
        let mut write = db.write(&system(BEFORE)).await.unwrap();
        let id = practices::actions::opened_within(&mut write, agreement).await.unwrap();
        assert_eq!(practices::actions::opened_within(&mut write, agreement).await.unwrap(), id, "idempotent");
        write.done().await.unwrap();

        let opened = practice(db, id, FIRST).await;
        assert_eq!((opened.weeks, opened.status), (17, PracticeStatus::Open), "1 February to 28 May");
        assert_eq!(opened.planned, Hours::whole(480), "16 credits");
        assert!(practices::store::unopened(db, &world.curator.on(BEFORE), 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_week_is_written_sent_in_sent_back_countersigned_and_locked() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let days = WORKDAYS.map(|text| marking(text, Presence::Present));
        attendance::mark(db, &world.mentor.on(FRIDAY), id, &days).await.unwrap();
        sent_in(db, world.student, id, FIRST).await;

        let mentor = || world.mentor.on(FRIDAY);
        assert_eq!(act(db, &mentor(), id, FIRST, Act::Return, "which gauge?").await.unwrap(), Status::Returned);
        assert_eq!(week(db, id, FIRST).await.returned.as_deref(), Some("which gauge?"));
        act(db, &world.student.on(FRIDAY), id, FIRST, Act::Submit, "").await.unwrap();
        act(db, &mentor(), id, FIRST, Act::Countersign, "").await.unwrap();
        let signed = week(db, id, FIRST).await;
        assert_eq!((signed.hours, signed.confirmed), (Hours::whole(40), Hours::whole(40)));

        act(db, &world.curator.on("2027-02-08"), id, FIRST, Act::Lock, "").await.unwrap();
        let late = act(db, &world.student.on("2027-02-08"), id, FIRST, Act::Submit, "").await.unwrap_err();
        assert!(late.is(&house::NOT_NOW), "{late}");
        let standing = standing::standings_of(db, world.student.person).await.unwrap();
        assert_eq!((standing[0].confirmed, standing[0].settled), (Hours::whole(40), 1));
    }
}

#[tokio::test]
async fn writing_clears_the_mark_and_the_hours_it_gave() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        attendance::mark(db, &world.mentor.on(FRIDAY), id, &[marking(FIRST, Presence::Present)]).await.unwrap();
        sent_in(db, world.student, id, FIRST).await;
        act(db, &world.mentor.on(FRIDAY), id, FIRST, Act::Countersign, "").await.unwrap();
        assert_eq!(week(db, id, FIRST).await.confirmed, Hours::whole(8), "one day attended of five written");

        let stands = week(db, id, FIRST).await;
        let form = example::week(day(FIRST), day(FIRST), "7:30");
        let to = actions::write(db, &world.student.on(FRIDAY), (id, day(FIRST)), stands.version, &form).await.unwrap();
        assert_eq!(to, Status::Open);
        assert_eq!(week(db, id, FIRST).await.confirmed, Hours::ZERO);
        assert_eq!(practice(db, id, FRIDAY).await.confirmed, Hours::ZERO);
    }
}

#[tokio::test]
async fn attendance_corrected_after_the_countersignature_corrects_the_hours() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        sent_in(db, world.student, id, FIRST).await;
        act(db, &world.mentor.on(FRIDAY), id, FIRST, Act::Countersign, "").await.unwrap();
        assert_eq!(week(db, id, FIRST).await.confirmed, Hours::ZERO, "nobody was marked present");

        let late = Marking { time: Some(Hours::whole(6)), ..marking(FIRST, Presence::Late) };
        attendance::mark(db, &world.mentor.on(FRIDAY), id, &[late]).await.unwrap();
        assert_eq!(week(db, id, FIRST).await.confirmed, Hours::whole(6));
        assert_eq!(week(db, id, FIRST).await.status, Status::Countersigned);

        act(db, &world.curator.on(FRIDAY), id, FIRST, Act::Lock, "").await.unwrap();
        let locked = attendance::mark(db, &world.mentor.on(FRIDAY), id, &[late]).await.unwrap_err();
        assert!(locked.is(&refusal::WEEK_LOCKED), "{locked}");
    }
}

#[tokio::test]
async fn a_stale_week_is_refused_and_nothing_is_lost() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        sent_in(db, world.student, id, FIRST).await;
        let which = (id, day(FIRST));
        let form = example::week(day(FIRST), day(FRIDAY), "6");
        let stale = actions::write(db, &world.student.on(FRIDAY), which, 1, &form).await.unwrap_err();
        assert!(stale.is(&house::STALE), "{stale}");
        let stale = actions::act(db, &world.mentor.on(FRIDAY), which, 1, Act::Countersign, "").await.unwrap_err();
        assert!(stale.is(&house::STALE), "{stale}");
        assert_eq!(week(db, id, FIRST).await.hours, Hours::whole(40));
    }
}

#[tokio::test]
async fn days_ahead_outside_or_too_long_are_refused_at_their_field() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let refused = |failure: Failure, field: &str| match failure {
            Failure::Refused(all) => {
                all.iter().filter(|one| one.field == Some(field)).map(|one| one.rule.code).collect()
            }
            other => panic!("{other}"),
        };
        let student = || world.student.on("2027-02-02");
        let form = example::week(day(FIRST), day("2027-02-03"), "8");
        let failure = actions::write(db, &student(), (id, day(FIRST)), 1, &form).await.unwrap_err();
        let told: Vec<_> = refused(failure, "done-3");
        assert_eq!(told, [refusal::DAY_AHEAD.code]);
        let form = example::week(day(FIRST), day(FIRST), "25");
        let failure = actions::write(db, &student(), (id, day(FIRST)), 1, &form).await.unwrap_err();
        assert_eq!(refused(failure, "hours-1"), [refusal::MORE_THAN_A_DAY.code]);
        let mut form = example::week(day(FIRST), day(FIRST), "8");
        form.days[0].task = uuid::Uuid::nil().to_string();
        let failure = actions::write(db, &student(), (id, day(FIRST)), 1, &form).await.unwrap_err();
        assert_eq!(refused(failure, "task-1"), [refusal::UNKNOWN_TASK.code]);
        let ahead = attendance::mark(db, &world.mentor.on(FIRST), id, &[marking(FRIDAY, Presence::Present)]).await;
        assert!(ahead.unwrap_err().is(&refusal::DAY_AHEAD));
        let outside = attendance::mark(db, &world.mentor.on(FIRST), id, &[marking(BEFORE, Presence::Present)]).await;
        assert!(outside.unwrap_err().is(&refusal::DAY_OUTSIDE));
    }
}

#[tokio::test]
async fn one_tap_marks_everybody_who_has_no_mark_today() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        assert_eq!(attendance::all_present(db, &world.mentor.on(FIRST)).await.unwrap(), 1);
        assert_eq!(attendance::all_present(db, &world.mentor.on(FIRST)).await.unwrap(), 0, "once");
        assert_eq!(attendance::all_present(db, &world.substitute.on(FIRST)).await.unwrap(), 0, "nobody is theirs");
        let marks = week(db, id, FIRST).await.marks;
        assert_eq!((marks.len(), marks[0].time), (1, Hours::whole(8)), "a day's work by the contract");
    }
}

#[tokio::test]
async fn the_platform_locks_what_is_ripe_and_nothing_else() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        sent_in(db, world.student, id, FIRST).await;
        act(db, &world.mentor.on(FRIDAY), id, FIRST, Act::Countersign, "").await.unwrap();
        assert_eq!(actions::lock_ripe(db, &system("2027-02-18"), 100).await.unwrap(), 0, "thirteen days");
        assert_eq!(actions::lock_ripe(db, &system("2027-02-20"), 100).await.unwrap(), 1);
        assert_eq!(week(db, id, FIRST).await.status, Status::Locked);
        let person = actions::lock_ripe(db, &world.curator.on("2027-02-20"), 100).await;
        assert!(matches!(person, Err(Failure::Missing)));
    }
}

#[tokio::test]
async fn a_practice_ends_with_every_week_locked_and_the_characteristic_signed_or_with_a_reason() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let version = practice(db, id, FIRST).await.version;
        let curator = || world.curator.on("2027-05-31");
        let early = practices::actions::act(db, &curator(), id, version, PracticeAct::Complete, "").await.unwrap_err();
        assert!(early.is(&refusal::CHARACTERISTIC_NEEDED) && early.is(&refusal::WEEKS_NOT_LOCKED), "{early}");

        crate::papers::characterise(db, &world, id, "2027-05-28").await;
        for monday in practices::actions::mondays(practice(db, id, FIRST).await.span) {
            let monday = monday.to_string();
            assert_eq!(act(db, &curator(), id, &monday, Act::Pass, "holidays").await.unwrap(), Status::Locked);
        }
        let to = practices::actions::act(db, &curator(), id, version, PracticeAct::Complete, "").await.unwrap();
        assert_eq!(to, PracticeStatus::Completed);
        let standing = standing::standings_of(db, world.student.person).await.unwrap();
        assert_eq!((standing[0].characteristic, standing[0].proposed), (Some(day("2027-05-28")), Some(88)));
        assert_eq!((standing[0].weeks, standing[0].settled, standing[0].confirmed), (17, 17, Hours::ZERO));

        let form = example::week(day(FIRST), day(FRIDAY), "8");
        let closed = actions::write(db, &world.student.on(FRIDAY), (id, day(FIRST)), 2, &form).await.unwrap_err();
        assert!(closed.is(&house::NOT_NOW), "{closed}");
    }
}

#[tokio::test]
async fn a_practice_follows_its_contract_when_that_is_amended_or_ended() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let agreement = practice(db, id, FIRST).await.agreement;
        world.amended(db, agreement, "2027-06-18", "20").await;
        let follow = |today: &'static str| async move {
            let mut write = db.write(&system(today)).await.unwrap();
            practices::actions::follow_within(&mut write, agreement).await.unwrap();
            // Nothing to commit where nothing changed.
            let _ = write.done().await;
        };
        follow(FRIDAY).await;
        follow(FRIDAY).await;
        let longer = practice(db, id, FRIDAY).await;
        assert_eq!((longer.weeks, longer.span.until, longer.planned), (20, day("2027-06-18"), Hours::whole(600)));

        let stored = agreements::store::load(db, &system(FRIDAY), agreement).await.unwrap();
        let by = world.officer.on(FRIDAY);
        let ended = agreements::actions::terminate(db, &by, agreement, stored.version, day(FRIDAY), "moved away", 0);
        ended.await.unwrap();
        follow(FRIDAY).await;
        assert_eq!(practice(db, id, FRIDAY).await.status, PracticeStatus::BrokenOff);
    }
}

#[tokio::test]
async fn several_weeks_of_one_learner_travel_in_one_write() {
    let trial = db::trial::sqlite().await.unwrap();
    let (db, world) = (&trial.db, World::settle(&trial.db).await);
    let id = world.led(db).await;
    let mondays = practices::actions::mondays(practice(db, id, FIRST).await.span);
    let mut write = db.write(&world.student.on("2027-05-28")).await.unwrap();
    for monday in &mondays {
        let form = example::week(*monday, day("2027-05-28"), "8");
        actions::write_within(&mut write, (id, *monday), 1, &form).await.unwrap();
        actions::act_within(&mut write, (id, *monday), 2, Act::Submit, "").await.unwrap();
    }
    write.done().await.unwrap();
    let mut write = db.write(&world.mentor.on("2027-05-28")).await.unwrap();
    for monday in &mondays {
        let days: Vec<Marking> =
            (0..5).map(|n| Marking { day: monday.plus(n), presence: Presence::Present, time: None }).collect();
        attendance::mark_within(&mut write, id, &days).await.unwrap();
        actions::act_within(&mut write, (id, *monday), 3, Act::Countersign, "").await.unwrap();
    }
    write.done().await.unwrap();
    let done = practice(db, id, "2027-05-28").await;
    assert_eq!((done.settled, done.confirmed), (17, Hours::whole(17 * 40)));
    assert_eq!(db::verify(db).await.unwrap().1, vec![], "the chain holds");
    assert_eq!(world.student.role, Role::Student);
}
