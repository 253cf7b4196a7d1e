//! Individual plans: tasks, the rules of age and hours by week, agreement of both sides.

use agreements::rules::Weight;
use kernel::{Failure, Names, house};
use practice::plan::actions::{self, Edit};
use practice::plan::moves::{Act, Status};
use practice::plan::rules::{Entry, Method, Outcome, warnings};
use practice::plan::{TaskForm, store};
use practice::{example, refusal};

use crate::world::{BEFORE, FIRST, World, day, line, practice};

fn tasks(weeks: usize, hours: i64) -> Vec<TaskForm> {
    (0..weeks).map(|n| example::task(n, day(FIRST).plus(7 * i64::try_from(n).unwrap()), &[], hours)).collect()
}

#[tokio::test]
async fn a_plan_comes_into_force_when_both_sides_agree_in_either_order_and_an_edit_clears_it() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let (mentor, curator) = (|| world.mentor.on(FIRST), || world.curator.on(FIRST));
        let empty = actions::act(db, &mentor(), id, 1, Act::Agree, "").await.unwrap_err();
        assert!(empty.is(&refusal::TASKS_NEEDED), "{empty}");
        actions::edit(db, &mentor(), id, 1, Edit::Add(&tasks(6, 36))).await.unwrap();
        assert_eq!(actions::act(db, &mentor(), id, 2, Act::Agree, "").await.unwrap(), Status::AgreedByMentor);
        let stale = actions::act(db, &curator(), id, 2, Act::Agree, "").await.unwrap_err();
        assert!(stale.is(&house::STALE), "{stale}");
        assert_eq!(actions::act(db, &curator(), id, 3, Act::Agree, "").await.unwrap(), Status::InForce);

        let first = store::tasks(db, id).await.unwrap()[0].id;
        actions::edit(db, &curator(), id, 4, Edit::Strike(first)).await.unwrap();
        assert_eq!(store::load(db, id).await.unwrap().status, Status::Drafted);
        assert_eq!(actions::act(db, &curator(), id, 5, Act::Agree, "").await.unwrap(), Status::AgreedByUniversity);
        assert_eq!(actions::act(db, &mentor(), id, 6, Act::Return, "more guided work").await.unwrap(), Status::Drafted);
        let away = actions::act(db, &world.substitute.on(FIRST), id, 7, Act::Agree, "").await;
        assert!(matches!(away, Err(Failure::Missing)), "another mentor's trainee: {away:?}");
    }
}

#[tokio::test]
async fn a_minors_week_of_more_hours_than_the_code_allows_blocks_the_plan() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.opened_for_minor(db).await;
        let order = world.ordered(db, "1", &[line(id, world.mentor)]).await;
        crate::world::issue(db, order, world.hr, BEFORE).await;
        actions::edit(db, &world.mentor.on(FIRST), id, 1, Edit::Add(&tasks(1, 37))).await.unwrap();
        let failure = actions::act(db, &world.mentor.on(FIRST), id, 2, Act::Agree, "").await.unwrap_err();
        assert!(failure.is(&agreements::refusal::WEEKLY_HOURS), "36 hours at sixteen: {failure}");
        assert!(failure.is(&refusal::MORE_THAN_AGREED), "30 by the contract: {failure}");

        let task = store::tasks(db, id).await.unwrap()[0].id;
        let shorter = TaskForm { hours: "30".into(), ..tasks(1, 30).remove(0) };
        actions::edit(db, &world.mentor.on(FIRST), id, 2, Edit::Change(task, &shorter)).await.unwrap();
        actions::act(db, &world.mentor.on(FIRST), id, 3, Act::Agree, "").await.unwrap();
    }
}

#[tokio::test]
async fn an_adults_plan_over_the_contract_blocks_and_over_the_norm_warns() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        actions::edit(db, &world.mentor.on(FIRST), id, 1, Edit::Add(&tasks(1, 41))).await.unwrap();
        let by = world.mentor.on(FIRST);
        let standing = actions::standing(db, &by, &practice(db, id, FIRST).await).await.unwrap();
        let of = |rule: &kernel::Rule| {
            let found = standing.findings.iter().find(|one| one.refusal.rule.code == rule.code);
            found.map(|one| one.weight)
        };
        assert_eq!(of(&agreements::refusal::WEEKLY_NORM), Some(Weight::Warns));
        assert_eq!(of(&refusal::MORE_THAN_AGREED), Some(Weight::Blocks));
    }
}

#[tokio::test]
async fn tasks_lie_within_the_contract_and_on_workplaces_of_the_enterprise() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let add = |form: TaskForm| {
            let by = world.mentor.on(FIRST);
            async move { actions::edit(db, &by, id, 1, Edit::Add(&[form])).await.unwrap_err() }
        };
        let good = tasks(1, 36).remove(0);
        let early = add(TaskForm { week: "2027-01-20".into(), ..good.clone() }).await;
        assert!(early.is(&refusal::OUTSIDE_TERMS), "{early}");
        let elsewhere = add(TaskForm { workplace: uuid::Uuid::nil().to_string(), ..good.clone() }).await;
        assert!(elsewhere.is(&refusal::FOREIGN_WORKPLACE), "{elsewhere}");
        let unknown = add(TaskForm { outcomes: vec!["99".into()], ..good.clone() }).await;
        assert!(unknown.is(&refusal::UNKNOWN_OUTCOME), "{unknown}");
        let wrong = add(TaskForm { method: "watched".into(), hours: "0".into(), ..good }).await;
        assert!(wrong.is(&house::NOT_IN_LIST) && wrong.is(&house::OUT_OF_BOUNDS), "all at once: {wrong}");
    }
}

#[tokio::test]
async fn an_empty_plan_takes_over_the_tasks_of_another_trainee() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let (one, two) = (world.led(db).await, world.opened_for_minor(db).await);
        actions::edit(db, &world.curator.on(FIRST), one, 1, Edit::Add(&tasks(6, 24))).await.unwrap();
        actions::edit(db, &world.curator.on(FIRST), two, 1, Edit::Copy(one)).await.unwrap();
        assert_eq!(store::tasks(db, two).await.unwrap().len(), 6);
        let unseen = actions::edit(db, &world.mentor.on(FIRST), one, 2, Edit::Copy(two)).await;
        assert!(matches!(unseen, Err(Failure::Missing)), "the mentor does not lead the other: {unseen:?}");
    }
}

#[test]
fn a_plan_warns_of_outcomes_left_out_and_of_work_alone_before_it_was_shown() {
    let outcome = |number| Outcome { number, name: Names::new("н", "р", "o") };
    let known = [outcome(1), outcome(2), outcome(3)];
    let task = |week: i64, outcomes: &[i64], method| Entry {
        monday: day(FIRST).plus(7 * week),
        workplace: None,
        task: "work".into(),
        outcomes: outcomes.to_vec(),
        method,
        hours: kernel::Hours::whole(36),
    };
    let tasks = [
        task(0, &[1], Method::Shown),
        task(1, &[1], Method::Guided),
        task(2, &[1], Method::Alone),
        task(3, &[2], Method::Alone),
    ];
    let told: Vec<_> = warnings(&tasks, &known).iter().map(|one| one.refusal.rule.code).collect();
    assert_eq!(told, [refusal::ALONE_BEFORE_SHOWN.code, refusal::OUTCOME_UNCOVERED.code]);
    assert!(warnings(&tasks, &known[..1]).is_empty());
}
