#![allow(clippy::unwrap_used, clippy::expect_used)]
//! What every store leans on, on both databases.

use db::{After, Read, RowRef, Tampering, trial, values, verify};
use kernel::{Caller, Failure, Id, PersonId, Role, Scope, house};
use serde_json::json;

const NOTE: &str = "db_trial_note";

async fn noted(db: &db::Db) {
    db.by_hand("create table db_trial_note (id uuid not null primary key, words text not null unique, later text, version bigint not null)")
        .await
        .unwrap();
}

fn curator() -> Caller {
    trial::caller(7, Role::Curator, Scope::OWN, "2027-04-12")
}

async fn write_note(db: &db::Db, by: &Caller, words: &str) -> Result<PersonId, Failure> {
    let id: PersonId = by.new_id();
    let mut write = db.write(by).await?;
    let row = RowRef::new(NOTE, id);
    write.change(row, "insert into db_trial_note (id, words, version) values ($1, $2, 1)", values![id, words]).await?;
    write.record("note", row, json!({ "words": words }));
    write.announce("trial.noted", id, json!({}));
    write.done().await?;
    Ok(id)
}

async fn rewrite(db: &db::Db, by: &Caller, id: PersonId, version: i64, words: &str) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let row = RowRef::new(NOTE, id);
    write
        .change(
            row,
            "update db_trial_note set words = $1, version = version + 1 where id = $2 and version = $3",
            values![words, id, version],
        )
        .await?;
    write.record("rewrite", row, json!({ "words": words }));
    write.done().await
}

#[tokio::test]
async fn the_second_of_two_writers_is_told_that_the_page_is_stale() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        let by = curator();
        let id = write_note(&trial.db, &by, "first").await.unwrap();
        rewrite(&trial.db, &by, id, 1, "second").await.unwrap();
        let stale = rewrite(&trial.db, &by, id, 1, "third").await.unwrap_err();
        assert!(stale.is(&house::STALE), "{stale}");
        let row = trial.db.one("select words, version from db_trial_note where id = $1", values![id]).await.unwrap();
        assert_eq!(row.get::<String>("words").unwrap(), "second");
        assert_eq!(row.get::<i64>("version").unwrap(), 2);
    }
}

#[tokio::test]
async fn a_thing_that_stands_already_is_refused_by_name() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        write_note(&trial.db, &curator(), "same").await.unwrap();
        let taken = write_note(&trial.db, &trial::caller(8, Role::Curator, Scope::OWN, "2027-04-12"), "same").await;
        assert!(taken.unwrap_err().is(&house::TAKEN));
    }
}

#[tokio::test]
async fn a_dropped_write_leaves_nothing_and_an_unrecorded_one_cannot_be_committed() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        let by = curator();
        let id: PersonId = by.new_id();
        for commit in [false, true] {
            let mut write = trial.db.write(&by).await.unwrap();
            let sql = "insert into db_trial_note (id, words, version) values ($1, $2, 1)";
            write.change(RowRef::new(NOTE, id), sql, values![id, "x"]).await.unwrap();
            if commit {
                assert!(matches!(write.done().await, Err(Failure::Broken(_))));
            }
        }
        assert_eq!(trial.db.count("select count(*) as n from db_trial_note", vec![]).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn what_happened_waits_in_the_outbox_until_it_is_followed_up() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        let by = curator();
        let id = write_note(&trial.db, &by, "event").await.unwrap();
        let events = db::pending(&trial.db, 10).await.unwrap();
        assert_eq!((events.len(), events[0].name.as_str(), events[0].subject), (1, "trial.noted", id.uuid()));
        let mut write = trial.db.write(&by).await.unwrap();
        write.handled(events[0].id).await.unwrap();
        write.done().await.unwrap();
        assert!(db::pending(&trial.db, 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_event_whose_reaction_failed_waits_and_holds_up_nobody() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        let by = curator();
        write_note(&trial.db, &by, "poisoned").await.unwrap();
        write_note(&trial.db, &by, "sound").await.unwrap();
        let events = db::due(&trial.db, by.now, 10).await.unwrap();
        assert_eq!(events.len(), 2);
        assert_eq!(db::put_off(&trial.db, &by, events[0].id).await.unwrap(), 1);
        let left = |seconds| db::due(&trial.db, by.now.plus_seconds(seconds), 10);
        assert_eq!(left(59).await.unwrap().len(), 1);
        assert_eq!(left(60).await.unwrap().len(), 2);
        assert_eq!(db::pending(&trial.db, 10).await.unwrap().len(), 2);
        // Each time it waits twice as long, and never longer than six hours.
        assert_eq!(db::put_off(&trial.db, &by, events[0].id).await.unwrap(), 2);
        assert_eq!(left(119).await.unwrap().len(), 1);
        for _ in 0..20 {
            db::put_off(&trial.db, &by, events[0].id).await.unwrap();
        }
        assert_eq!(left(6 * 3600).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn every_change_by_hand_is_named() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        let (db, by) = (&trial.db, curator());
        let first = write_note(db, &by, "one").await.unwrap();
        let second = write_note(db, &by, "two").await.unwrap();
        rewrite(db, &by, first, 1, "one again").await.unwrap();
        assert_eq!(verify(db).await.unwrap().1, vec![]);

        let hand = db;
        hand.by_hand("update db_trial_note set words = 'forged' where words = 'two'").await.unwrap();
        assert_eq!(verify(db).await.unwrap().1, vec![Tampering::RowChanged(NOTE.into(), second.uuid())]);
        hand.by_hand("update db_trial_note set words = 'two' where words = 'forged'").await.unwrap();
        assert_eq!(verify(db).await.unwrap().1, vec![]);

        hand.by_hand("delete from db_trial_note where words = 'two'").await.unwrap();
        assert_eq!(verify(db).await.unwrap().1, vec![Tampering::RowGone(NOTE.into(), second.uuid())]);

        hand.by_hand("update db_audit set payload = '{}' where seq = 1").await.unwrap();
        assert!(verify(db).await.unwrap().1.contains(&Tampering::Payload(1)));
        hand.by_hand("update db_audit set payload = null where seq = 1").await.unwrap();
        assert!(!verify(db).await.unwrap().1.contains(&Tampering::Payload(1)), "erasing is allowed");

        hand.by_hand("update db_audit set act = 'praise' where seq = 2").await.unwrap();
        assert!(verify(db).await.unwrap().1.contains(&Tampering::Entry(2)));
        hand.by_hand("delete from db_audit where seq = 3").await.unwrap();
        assert!(verify(db).await.unwrap().1.contains(&Tampering::Head));
    }
}

#[tokio::test]
async fn a_column_added_empty_changes_no_digest() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        write_note(&trial.db, &curator(), "one").await.unwrap();
        let hand = &trial.db;
        hand.by_hand("alter table db_trial_note add column newer text").await.unwrap();
        assert_eq!(verify(&trial.db).await.unwrap().1, vec![]);
    }
}

#[tokio::test]
async fn many_writers_at_once_lose_nothing_and_keep_one_chain() {
    for trial in trial::both().await.unwrap() {
        noted(&trial.db).await;
        let writers = (0..24u32).map(|n| {
            let db = trial.db.clone();
            tokio::spawn(async move {
                let by = trial::caller(100 + u128::from(n), Role::Curator, Scope::OWN, "2027-04-12");
                write_note(&db, &by, &format!("note {n}")).await
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap().unwrap();
        }
        let (head, tampering) = verify(&trial.db).await.unwrap();
        assert_eq!((head.seq, tampering), (24, vec![]));
    }
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    for trial in trial::both().await.unwrap() {
        assert!(db::migrate(&trial.db).await.unwrap().is_empty(), "a second start applies nothing");
        let hand = &trial.db;
        hand.by_hand("insert into db_migration (name) values ('9999-future')").await.unwrap();
        let refused = db::migrate(&trial.db).await.unwrap_err();
        assert!(refused.to_string().contains("9999-future"), "{refused}");
    }
}

#[test]
fn a_page_begins_where_the_address_says() {
    let after = After { key: "ә.b".into(), id: uuid::Uuid::from_u128(3) };
    assert_eq!(After::read(&after.token()), Some(after));
    assert_eq!(After::read("nonsense"), None);
}
