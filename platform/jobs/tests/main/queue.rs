//! Taking, giving back, laying aside, once a day.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use db::{Db, trial};
use jobs::{Handlers, JobId, NewJob, again, claim, dead, enqueue, tick, work_once};
use kernel::{Chance, Failure, Id, Moment};
use serde_json::json;

use crate::{administrator, chance, count, now};

async fn write_job(db: &Db, kind: &'static str, run_at: Moment, dedupe: Option<&str>) -> Option<JobId> {
    let mut w = db.write(&administrator()).await.unwrap();
    let payload = json!({ "n": 1 });
    let id = enqueue(&mut w, NewJob { kind, payload, run_at, dedupe: dedupe.map(str::to_owned) }).await.unwrap();
    w.done().await.unwrap();
    id
}

fn failing() -> Handlers {
    Handlers::new().on("work", |_, _, _| async { Err(Failure::Broken(anyhow::anyhow!("no luck"))) })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn workers_side_by_side_never_run_one_job_twice() {
    for trial in trial::both().await.unwrap() {
        let mut w = trial.db.write(&administrator()).await.unwrap();
        for n in 0..60 {
            let new = NewJob { kind: "work", payload: json!({ "n": n }), run_at: now(), dedupe: None };
            enqueue(&mut w, new).await.unwrap();
        }
        w.done().await.unwrap();
        let ran: Arc<Mutex<HashMap<i64, u32>>> = Arc::default();

        let workers: Vec<_> = (0..4)
            .map(|seed| {
                let (db, ran) = (trial.db.clone(), ran.clone());
                let handlers = Handlers::new().on("work", move |_, _, job| {
                    let ran = ran.clone();
                    async move {
                        tokio::task::yield_now().await;
                        *ran.lock().unwrap().entry(job.payload["n"].as_i64().unwrap()).or_default() += 1;
                        Ok(())
                    }
                });
                tokio::spawn(async move {
                    let chance = Chance::numbered(seed);
                    while work_once(&db, now(), &chance, &handlers).await.unwrap() > 0 {}
                })
            })
            .collect();
        for worker in workers {
            worker.await.unwrap();
        }

        let ran = ran.lock().unwrap().clone();
        assert_eq!((ran.len(), ran.values().max()), (60, Some(&1)), "each once");
        assert_eq!(count(&trial.db, "select count(*) as n from jobs_job where done_at is not null").await, 60);
    }
}

#[tokio::test]
async fn a_worker_that_dies_is_taken_over_when_its_lease_is_over() {
    for trial in trial::both().await.unwrap() {
        write_job(&trial.db, "work", now(), None).await;
        let dead_worker = claim(&trial.db, now(), &chance(), 10).await.unwrap();
        assert_eq!(dead_worker.len(), 1);
        let done = Handlers::new().on("work", |_, _, job| async move {
            assert_eq!(job.attempt, 2);
            Ok(())
        });

        let soon = work_once(&trial.db, now().plus_seconds(599), &Chance::numbered(8), &done).await.unwrap();
        let later = work_once(&trial.db, now().plus_seconds(600), &Chance::numbered(8), &done).await.unwrap();

        assert_eq!((soon, later), (0, 1));
        assert_eq!(count(&trial.db, "select count(*) as n from jobs_job where done_at is not null").await, 1);
    }
}

#[tokio::test]
async fn a_job_that_always_takes_its_worker_down_is_laid_aside_after_six_tries() {
    for trial in trial::both().await.unwrap() {
        write_job(&trial.db, "work", now(), None).await;
        for n in 0..6 {
            assert_eq!(claim(&trial.db, now().plus_seconds(n * 600), &chance(), 10).await.unwrap().len(), 1, "{n}");
        }
        assert!(claim(&trial.db, now().plus_seconds(6 * 600), &chance(), 10).await.unwrap().is_empty());
        assert_eq!(dead(&trial.db).await.unwrap()[0].attempts, 6);
    }
}

#[tokio::test]
async fn a_failed_job_waits_longer_each_time_and_is_laid_aside_in_the_end() {
    for trial in trial::both().await.unwrap() {
        let id = write_job(&trial.db, "work", now(), None).await.unwrap();
        let mut at = now();
        for pause in [60, 300, 1800, 10_800, 43_200] {
            assert_eq!(work_once(&trial.db, at, &chance(), &failing()).await.unwrap(), 1);
            assert_eq!(work_once(&trial.db, at.plus_seconds(pause - 1), &chance(), &failing()).await.unwrap(), 0);
            assert!(dead(&trial.db).await.unwrap().is_empty());
            at = at.plus_seconds(pause);
        }
        assert_eq!(work_once(&trial.db, at, &chance(), &failing()).await.unwrap(), 1);
        assert_eq!(work_once(&trial.db, at.plus_seconds(86_400), &chance(), &failing()).await.unwrap(), 0);
        let laid_aside = dead(&trial.db).await.unwrap();
        assert_eq!((laid_aside[0].id, laid_aside[0].attempts, laid_aside[0].error.as_str()), (id, 6, "no luck"));

        again(&trial.db, &administrator(), id).await.unwrap();
        let done = Handlers::new().on("work", |_, _, job| async move {
            assert_eq!(job.attempt, 1);
            Ok(())
        });
        assert_eq!(work_once(&trial.db, at.plus_seconds(86_400), &chance(), &done).await.unwrap(), 1);
        assert!(dead(&trial.db).await.unwrap().is_empty());
        let acts = db::entries(&trial.db, id.uuid(), 10).await.unwrap();
        assert_eq!(acts[0].act, "jobs-act-again");
    }
}

#[tokio::test]
async fn only_a_dead_job_is_begun_again_and_only_when_none_like_it_waits() {
    use jobs::refusal::{NOT_DEAD, WAITS_ALREADY};
    let refused = |result: Result<(), Failure>| match result {
        Err(Failure::Refused(all)) => all[0].rule.code,
        other => panic!("{other:?}"),
    };
    for trial in trial::both().await.unwrap() {
        let first = write_job(&trial.db, "work", now(), Some("a")).await.unwrap();
        assert_eq!(refused(again(&trial.db, &administrator(), first).await), NOT_DEAD.code);
        let mut at = now();
        for _ in 0..6 {
            work_once(&trial.db, at, &chance(), &failing()).await.unwrap();
            at = at.plus_seconds(43_200);
        }
        write_job(&trial.db, "work", at, Some("a")).await.unwrap();
        assert_eq!(refused(again(&trial.db, &administrator(), first).await), WAITS_ALREADY.code);
    }
}

#[tokio::test]
async fn a_panic_and_an_unknown_kind_are_failures_of_the_job_alone() {
    for trial in trial::both().await.unwrap() {
        write_job(&trial.db, "panics", now(), None).await;
        write_job(&trial.db, "unheard-of", now(), None).await;
        let handlers = Handlers::new().on("panics", |_, _, _| async { panic!("on purpose") });
        assert_eq!(work_once(&trial.db, now(), &chance(), &handlers).await.unwrap(), 2);
        assert_eq!(count(&trial.db, "select count(*) as n from jobs_job where last_error is not null").await, 2);
    }
}

#[tokio::test]
async fn of_one_key_only_one_job_waits_and_a_dropped_write_leaves_none() {
    for trial in trial::both().await.unwrap() {
        assert!(write_job(&trial.db, "work", now(), Some("a")).await.is_some());
        assert!(write_job(&trial.db, "work", now(), Some("a")).await.is_none());
        assert!(write_job(&trial.db, "other", now(), Some("a")).await.is_some());
        let done = Handlers::new().on("work", |_, _, _| async { Ok(()) });
        work_once(&trial.db, now(), &chance(), &done).await.unwrap();
        assert!(write_job(&trial.db, "work", now(), Some("a")).await.is_some(), "the key is free again");

        let before = count(&trial.db, "select count(*) as n from jobs_job").await;
        let mut w = trial.db.write(&administrator()).await.unwrap();
        let new = NewJob { kind: "work", payload: json!({}), run_at: now(), dedupe: None };
        enqueue(&mut w, new).await.unwrap();
        drop(w);
        assert_eq!(count(&trial.db, "select count(*) as n from jobs_job").await, before);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_day_is_ticked_once_however_many_try() {
    for trial in trial::both().await.unwrap() {
        let tries: Vec<_> = (0..8)
            .map(|_| {
                let db = trial.db.clone();
                tokio::spawn(async move {
                    let mut w = db.write(&administrator()).await.unwrap();
                    let first = tick(&mut w, "morning", now().day()).await.unwrap();
                    w.done().await.unwrap();
                    first
                })
            })
            .collect();
        let mut firsts = 0;
        for one in tries {
            firsts += u32::from(one.await.unwrap());
        }
        assert_eq!(firsts, 1);
        let mut w = trial.db.write(&administrator()).await.unwrap();
        assert!(tick(&mut w, "morning", now().day().plus(1)).await.unwrap(), "the next day is another");
        drop(w);
    }
}
