//! A program that asks twice is answered twice and acts once; and people see what was done about them.

use accounts::{Answered, Asked, refusal};
use db::trial;
use kernel::{Role, Scope};

use crate::{administrator, granted, later, new_grant, opened_account, person, revoked, stranger};

fn asked(key: &str, body: &str) -> Asked {
    Asked::new(person(1), key, "POST", "/api/v1/agreements", body.as_bytes())
}

#[tokio::test]
async fn the_first_answer_is_remembered_for_a_day() {
    for trial in trial::both().await.unwrap() {
        let (db, by) = (&trial.db, stranger());
        let answer = Answered { status: 201, body: "{\"id\":1}".into() };
        assert_eq!(accounts::remembered(db, &by, &asked("a", "x")).await.unwrap(), None);
        let working = accounts::remembered(db, &by, &asked("a", "x")).await.unwrap_err();
        assert!(working.is(&refusal::KEY_IN_WORK));
        accounts::remember(db, &by, &asked("a", "x"), &answer).await.unwrap();

        let again = accounts::remembered(db, &later(&by, 86_000), &asked("a", "x")).await.unwrap();
        assert_eq!(again, Some(answer));
        let another = accounts::remembered(db, &by, &asked("a", "y")).await.unwrap_err();
        assert!(another.is(&refusal::KEY_OF_ANOTHER));
        let theirs = Asked::new(person(2), "a", "POST", "/api/v1/agreements", b"x");
        assert_eq!(accounts::remembered(db, &by, &theirs).await.unwrap(), None, "a key is its person's own");
        assert_eq!(accounts::remembered(db, &later(&by, 86_401), &asked("a", "x")).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_request_that_failed_or_died_may_be_asked_again() {
    for trial in trial::both().await.unwrap() {
        let (db, by) = (&trial.db, stranger());
        assert_eq!(accounts::remembered(db, &by, &asked("a", "x")).await.unwrap(), None);
        accounts::forget_asked(db, &by, &asked("a", "x")).await.unwrap();
        assert_eq!(accounts::remembered(db, &by, &asked("a", "x")).await.unwrap(), None);
        assert_eq!(accounts::remembered(db, &later(&by, 301), &asked("a", "x")).await.unwrap(), None);
    }
}

#[tokio::test]
async fn of_many_at_once_one_acts() {
    for trial in trial::both().await.unwrap() {
        let asking = (0..8).map(|_| {
            let db = trial.db.clone();
            tokio::spawn(async move { accounts::remembered(&db, &stranger(), &asked("a", "x")).await })
        });
        let mut acting = 0;
        for one in asking.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(None) => acting += 1,
                Ok(Some(answer)) => panic!("nobody answered yet: {answer:?}"),
                Err(told) => assert!(told.is(&refusal::KEY_IN_WORK), "{told}"),
            }
        }
        assert_eq!(acting, 1);
    }
}

#[tokio::test]
async fn people_see_what_was_done_about_them() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(900), "admin@example.kz").await;
        opened_account(db, person(1), "asel@example.kz").await;
        let grant = granted(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        revoked(db, grant).await;
        let told = accounts::history_of(db, person(1), 10).await.unwrap();
        let acts: Vec<&str> = told.iter().map(|one| one.act.as_str()).collect();
        assert_eq!(acts, ["accounts-act-revoke", "accounts-act-grant", "accounts-act-open-account"]);
        assert!(told.iter().all(|one| one.who.as_deref() == Some("Әсел Нұрланова") && one.role == Role::Administrator));
        assert_eq!(told[0].at, administrator().now);
    }
}
