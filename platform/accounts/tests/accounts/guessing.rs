//! Signing in with a password, and what those who guess meet.

use accounts::{Lifetimes, Opened, SignIn, refusal};
use db::{Db, trial};
use kernel::{Caller, Failure, Role, Scope};

use crate::{chance, later, opened_account, person, stranger};

const RIGHT: &str = "төрт жылқы екі арба";
const EMAIL: &str = "asel@example.kz";

async fn with_password(db: &Db) {
    opened_account(db, person(1), EMAIL).await;
    let hash = accounts::hashed(RIGHT, &chance()).await.unwrap();
    let mut w = db.write(&crate::administrator()).await.unwrap();
    accounts::set_password(&mut w, person(1), &hash).await.unwrap();
    w.done().await.unwrap();
}

async fn tried(db: &Db, by: &Caller, email: &str, password: &str, address: &str) -> Result<Opened, Failure> {
    accounts::sign_in(db, by, SignIn { email, password, address, replaces: None }, Lifetimes::default()).await
}

#[tokio::test]
async fn the_right_password_opens_a_new_session_and_ends_the_old_one() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        with_password(db).await;
        let first = tried(db, &stranger(), " Asel@Example.kz ", RIGHT, "10.0.0.1").await.unwrap();
        let again = SignIn { email: EMAIL, password: RIGHT, address: "10.0.0.1", replaces: Some(first.token.shown()) };
        let second = accounts::sign_in(db, &stranger(), again, Lifetimes::default()).await.unwrap();
        let now = stranger().now;
        assert!(accounts::visit(db, first.token.shown(), now, &chance()).await.unwrap().is_none());
        assert!(accounts::visit(db, second.token.shown(), now, &chance()).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn whoever_guesses_learns_nothing_of_which_accounts_exist() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        with_password(db).await;
        opened_account(db, person(2), "without@example.kz").await;
        opened_account(db, person(3), "closed@example.kz").await;
        let mut w = db.write(&crate::administrator()).await.unwrap();
        accounts::close_account(&mut w, person(3)).await.unwrap();
        w.done().await.unwrap();

        for email in [EMAIL, "nobody@example.kz", "without@example.kz", "closed@example.kz", "no address"] {
            let told = tried(db, &stranger(), email, "wrong password", "10.0.0.1").await.unwrap_err();
            let Failure::Refused(refusals) = told else { panic!("{email}: {told}") };
            assert_eq!(refusals, [refusal::NOT_RECOGNISED.at("password")], "{email}");
        }
        // The throttle, too, treats them alike.
        for email in [EMAIL, "nobody@example.kz"] {
            for _ in 0..4 {
                tried(db, &stranger(), email, "wrong password", "10.0.0.2").await.unwrap_err();
            }
            let told = tried(db, &stranger(), email, "wrong password", "10.0.0.2").await.unwrap_err();
            assert!(told.is(&refusal::TOO_OFTEN), "{email}: {told}");
        }
    }
}

#[tokio::test]
async fn after_five_tries_even_the_right_password_waits_and_each_wait_is_longer() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        with_password(db).await;
        let start = stranger();
        for _ in 0..5 {
            assert!(
                tried(db, &start, EMAIL, "wrong password", "10.0.0.1").await.unwrap_err().is(&refusal::NOT_RECOGNISED)
            );
        }
        let told = tried(db, &start, EMAIL, RIGHT, "10.9.9.9").await.unwrap_err();
        let Failure::Refused(refusals) = told else { panic!("{told}") };
        assert_eq!(refusals, [refusal::TOO_OFTEN.with("minutes", 1)], "it says when to come again");

        let wrong = async |seconds: i64| {
            tried(db, &later(&start, seconds), EMAIL, "wrong password", "10.9.9.9").await.unwrap_err()
        };
        assert!(wrong(14).await.is(&refusal::TOO_OFTEN));
        assert!(wrong(15).await.is(&refusal::NOT_RECOGNISED));
        assert!(wrong(15 + 29).await.is(&refusal::TOO_OFTEN), "the second wait is twice as long");
        tried(db, &later(&start, 15 + 30), EMAIL, RIGHT, "10.9.9.9").await.unwrap();
        for _ in 0..5 {
            assert!(wrong(60).await.is(&refusal::NOT_RECOGNISED), "what was right forgets the wrong tries");
        }
        assert!(wrong(60).await.is(&refusal::TOO_OFTEN));
        assert!(wrong(60 + 25 * 3600).await.is(&refusal::NOT_RECOGNISED), "a day forgets as well");
        assert!(wrong(60 + 25 * 3600).await.is(&refusal::NOT_RECOGNISED));
    }
}

#[tokio::test]
async fn an_address_that_guesses_at_many_accounts_waits_too() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        with_password(db).await;
        for n in 0..30 {
            // A school behind one address: those who sign in rightly are not charged.
            if n % 10 == 0 {
                tried(db, &stranger(), EMAIL, RIGHT, "10.0.0.1").await.unwrap();
            }
            let email = format!("guess{n}@example.kz");
            let told = tried(db, &stranger(), &email, "wrong password", "10.0.0.1").await.unwrap_err();
            assert!(told.is(&refusal::NOT_RECOGNISED), "{n}: {told}");
        }
        assert!(tried(db, &stranger(), EMAIL, RIGHT, "10.0.0.1").await.unwrap_err().is(&refusal::TOO_OFTEN));
        tried(db, &stranger(), EMAIL, RIGHT, "10.0.0.2").await.unwrap();
    }
}

#[tokio::test]
async fn many_tries_at_once_are_many_tries() {
    for trial in trial::both().await.unwrap() {
        let db = trial.db.clone();
        with_password(&db).await;
        let tries = (0..20).map(|n| {
            let db = db.clone();
            tokio::spawn(async move { tried(&db, &stranger(), EMAIL, "wrong password", &format!("10.0.0.{n}")).await })
        });
        let mut looked_at = 0;
        for one in tries.collect::<Vec<_>>() {
            looked_at += usize::from(one.await.unwrap().unwrap_err().is(&refusal::NOT_RECOGNISED));
        }
        assert_eq!(looked_at, 5);
    }
}

#[tokio::test]
async fn changing_the_password_asks_for_the_present_one_and_ends_other_sessions() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        with_password(db).await;
        let here = tried(db, &stranger(), EMAIL, RIGHT, "10.0.0.1").await.unwrap();
        let elsewhere = tried(db, &stranger(), EMAIL, RIGHT, "10.0.0.2").await.unwrap();
        let me = Caller { chance: chance(), ..trial::caller(1, Role::Hr, Scope::OWN, crate::TODAY) };

        let change =
            async |present: &str, new: &str| accounts::change_password(db, &me, Some(here.session), present, new).await;
        assert!(change("not it at all", "a wholly new one").await.unwrap_err().is(&refusal::NOT_THE_PASSWORD));
        assert!(change(RIGHT, "short").await.unwrap_err().is(&refusal::PASSWORD_SHORT));
        change(RIGHT, "a wholly new one").await.unwrap();

        assert!(accounts::visit(db, here.token.shown(), me.now, &chance()).await.unwrap().is_some());
        assert!(accounts::visit(db, elsewhere.token.shown(), me.now, &chance()).await.unwrap().is_none());
        assert!(tried(db, &stranger(), EMAIL, RIGHT, "10.0.0.1").await.is_err());
        tried(db, &stranger(), EMAIL, "a wholly new one", "10.0.0.1").await.unwrap();
        assert_eq!(db::verify(db).await.unwrap().1, vec![]);
    }
}

#[tokio::test]
async fn there_is_one_first_administrator() {
    for trial in trial::both().await.unwrap() {
        let db = trial.db.clone();
        assert!(accounts::nobody_yet(&db).await.unwrap());
        let begin = |n: u32| {
            let db = db.clone();
            let email = format!("first{n}@example.kz");
            tokio::spawn(async move {
                accounts::first_administrator(&db, &stranger(), "Ерлан Сейітов", &email, "төрт жылқы екі арба").await
            })
        };
        let mut began = Vec::new();
        for one in (0..4).map(begin).collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(person) => began.push(person),
                Err(told) => assert!(told.is(&refusal::BEGUN_ALREADY), "{told}"),
            }
        }
        assert_eq!(began.len(), 1);
        let grants = accounts::grants_of(&db, began[0], crate::TODAY.parse().unwrap()).await.unwrap();
        assert_eq!((grants.len(), grants[0].role, grants[0].scope), (1, Role::Administrator, Scope::NATION));
        assert!(!accounts::nobody_yet(&db).await.unwrap());
    }
}

#[tokio::test]
async fn an_address_belongs_to_one_account() {
    for trial in trial::both().await.unwrap() {
        opened_account(&trial.db, person(1), EMAIL).await;
        let mut w = trial.db.write(&crate::administrator()).await.unwrap();
        for (email, rule) in [(" ASEL@example.kz", refusal::EMAIL_TAKEN), ("asel", kernel::house::NOT_AN_EMAIL)] {
            let new = accounts::NewAccount {
                person: person(2),
                name: "Басқа".into(),
                email: Some(email.into()),
                lang: kernel::Lang::Kk,
            };
            assert!(accounts::open_account(&mut w, &new).await.unwrap_err().is(&rule), "{email}");
        }
    }
}
