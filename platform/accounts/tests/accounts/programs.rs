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
        assert_eq!((told[0].about, told[0].reason.as_deref()), (Some(Role::Hr), Some("left the enterprise")));
    }
}

#[tokio::test]
async fn what_opens_nothing_any_more_is_swept_out_and_what_opens_stays() {
    for trial in trial::both().await.unwrap() {
        let (db, by) = (&trial.db, administrator());
        opened_account(db, person(900), "admin@example.kz").await;
        let key = accounts::Key::of([7; 32]);
        let opened = accounts::enter_without_password(db, &by, person(900)).await.unwrap();
        let matter = accounts::Matter { purpose: "trial.sign", subject: "hash" };
        accounts::issue_code(db, &key, &by, matter).await.unwrap();
        accounts::ask_for_link(db, &key, &by, ("admin@example.kz", accounts::Purpose::Enter), "10.0.0.1")
            .await
            .unwrap();
        accounts::remembered(db, &by, &asked("a", "x")).await.unwrap();
        assert_eq!(accounts::sweep(db, &by).await.unwrap(), 0);
        assert!(accounts::visit(db, opened.token.shown(), by.now, &by.chance).await.unwrap().is_some());
        // A session, a code, three names of the throttle, an answer; a day later.
        assert_eq!(accounts::sweep(db, &later(&by, 2 * 86_400)).await.unwrap(), 6);
        assert_eq!(accounts::sweep(db, &later(&by, 31 * 86_400)).await.unwrap(), 1, "and the link");
    }
}
