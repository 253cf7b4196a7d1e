//! What practice shows to the whole: what waits for whom, days of a calendar, figures.

use kernel::{Caller, Failure};
use practice::practices::store::{self, Filter};
use practice::{counts, dates, waiting};
use web::Frame;

use crate::world::{BEFORE, FIRST, FRIDAY, World, act, day, line, practice, sent_in};

async fn acts(db: &db::Db, by: Caller) -> Result<Vec<&'static str>, Failure> {
    Ok(waiting(db.clone(), by).await?.into_iter().map(|one| one.act).collect())
}

#[tokio::test]
async fn each_side_is_told_what_waits_for_it() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let agreement = world.drafted(db).await;
        world.in_force(db, agreement, &[world.student]).await;
        assert_eq!(acts(db, world.curator.on(BEFORE)).await.unwrap(), ["practice-waiting-open"]);
        let id = practice::practices::actions::open(db, &world.curator.on(BEFORE), agreement).await.unwrap();
        assert_eq!(acts(db, world.hr.on(FIRST)).await.unwrap(), ["practice-waiting-order"]);
        let order = world.ordered(db, "1", &[line(id, world.mentor)]).await;
        assert!(acts(db, world.signatory.on(FIRST)).await.unwrap().contains(&"practice-waiting-issue"));
        crate::world::issue(db, order, world.signatory, FIRST).await;
        assert!(acts(db, world.hr.on(FIRST)).await.unwrap().is_empty());

        assert_eq!(acts(db, world.mentor.on(FIRST)).await.unwrap(), ["practice-waiting-presence"]);
        assert!(acts(db, world.student.on("2027-02-04")).await.unwrap().is_empty(), "not before Friday");
        assert_eq!(acts(db, world.student.on(FRIDAY)).await.unwrap(), ["practice-waiting-submit"]);
        assert_eq!(acts(db, world.curator.on("2027-02-09")).await.unwrap(), ["practice-waiting-late"]);
        sent_in(db, world.student, id, FIRST).await;
        assert!(acts(db, world.student.on(FRIDAY)).await.unwrap().is_empty());
        assert!(acts(db, world.mentor.on(FRIDAY)).await.unwrap().contains(&"practice-waiting-countersign"));
        let countersign = practice::diary::moves::Act::Countersign;
        act(db, &world.mentor.on(FRIDAY), id, FIRST, countersign, "").await.unwrap();
        assert_eq!(acts(db, world.curator.on("2027-02-09")).await.unwrap(), ["practice-waiting-lock"]);
        assert!(acts(db, world.mentor.on("2027-05-24")).await.unwrap().contains(&"practice-waiting-characteristic"));
    }
}

#[tokio::test]
async fn weeks_due_stand_in_the_learners_calendar() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        world.led(db).await;
        let all = dates(db.clone(), world.student.on(FIRST)).await.unwrap();
        assert_eq!((all.len(), all[0].from), (17, day("2027-02-09")));
        assert!(dates(db.clone(), world.mentor.on(FIRST)).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_list_finds_who_is_behind_and_the_figures_count() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let late = Filter { late: true, ..Filter::default() };
        let total = |today: &'static str, filter: &Filter| {
            let (by, filter) = (world.curator.on(today), filter.clone());
            async move { store::total(db, &by, &filter).await.unwrap() }
        };
        assert_eq!(total("2027-02-08", &late).await, 0);
        assert_eq!(total("2027-02-09", &late).await, 1);
        assert_eq!(practice(db, id, "2027-02-23").await.late, 3);
        assert_eq!(total(FRIDAY, &Filter { below: Some(25), ..Filter::default() }).await, 1);
        assert_eq!(total(FRIDAY, &Filter { below: Some(0), ..Filter::default() }).await, 0);

        sent_in(db, world.student, id, FIRST).await;
        let frame = Frame { region: None, today: day(FRIDAY) };
        let figures = counts(db.clone(), world.coordinator.on(FRIDAY), frame).await.unwrap();
        let told: Vec<_> = figures.iter().map(|one| (one.value, one.of)).collect();
        assert_eq!(told, [(1, None), (0, Some(1)), (0, Some(480))]);
    }
}
