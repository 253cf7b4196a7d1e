//! Sessions: opened, seen, chosen, ended.

use accounts::{Entry, Lifetimes, Opened, Visit};
use db::{Db, trial};
use kernel::{Lang, Moment, Role, Scope, house};

use crate::{administrator, chance, granted, later, new_grant, opened_account, person, revoked, stranger};

const HOUR: i64 = 3600;

async fn came_in(db: &Db) -> Opened {
    opened_account(db, person(1), "asel@example.kz").await;
    accounts::enter_without_password(db, &stranger(), person(1)).await.unwrap()
}

async fn seen(db: &Db, opened: &Opened, now: Moment) -> Option<Visit> {
    accounts::visit(db, opened.token.shown(), now, &chance()).await.unwrap()
}

#[tokio::test]
async fn a_visit_tells_who_comes_and_what_they_hold() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let opened = came_in(db).await;
        let hr = granted(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        let mentor = granted(db, &new_grant(person(1), Role::Mentor, Scope::OWN)).await;

        let visit = seen(db, &opened, stranger().now).await.unwrap();
        assert_eq!((visit.person, visit.name.as_str(), visit.lang), (person(1), "Әсел Нұрланова", Lang::Kk));
        assert_eq!(visit.grants.iter().map(|grant| grant.id).collect::<Vec<_>>(), [hr, mentor]);
        assert_eq!(visit.chosen.unwrap().id, hr);

        accounts::choose_grant(db, &stranger(), opened.session, mentor).await.unwrap();
        let visit = seen(db, &opened, stranger().now).await.unwrap();
        let by = visit.caller(stranger().now, &stranger().chance);
        assert_eq!((by.role, by.scope, by.person), (Role::Mentor, Scope::OWN, Some(person(1))));

        revoked(db, mentor).await;
        let visit = seen(db, &opened, stranger().now).await.unwrap();
        assert_eq!(visit.chosen.unwrap().id, hr, "a grant taken back is acted under no more");
        assert!(seen(db, &opened, stranger().now).await.is_some());
        assert!(accounts::visit(db, "no such token", stranger().now, &chance()).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn someone_who_holds_nothing_acts_as_the_public() {
    for trial in trial::both().await.unwrap() {
        let opened = came_in(&trial.db).await;
        let visit = seen(&trial.db, &opened, stranger().now).await.unwrap();
        assert_eq!(visit.caller(stranger().now, &stranger().chance).role, Role::Public);
    }
}

#[tokio::test]
async fn nobody_acts_under_a_grant_of_another() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let opened = came_in(db).await;
        let theirs = granted(db, &new_grant(person(2), Role::Ministry, Scope::NATION)).await;
        let refused = accounts::choose_grant(db, &stranger(), opened.session, theirs).await.unwrap_err();
        assert!(matches!(refused, kernel::Failure::Missing));
        let ended = granted(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        revoked(db, ended).await;
        assert!(accounts::choose_grant(db, &stranger(), opened.session, ended).await.is_err());
    }
}

#[tokio::test]
async fn a_session_ends_by_idleness_and_at_the_latest_after_thirty_days() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let opened = came_in(db).await;
        let start = stranger().now;
        assert!(seen(db, &opened, start.plus_seconds(12 * HOUR - 1)).await.is_some());
        assert!(seen(db, &opened, start.plus_seconds(24 * HOUR - 2)).await.is_some(), "the last visit counts");
        assert!(seen(db, &opened, start.plus_seconds(37 * HOUR)).await.is_none());

        let opened = accounts::enter_without_password(db, &stranger(), person(1)).await.unwrap();
        for half_day in 1..60 {
            let now = start.plus_seconds(half_day * 12 * HOUR - half_day);
            assert!(seen(db, &opened, now).await.is_some(), "half-day {half_day}");
        }
        assert!(seen(db, &opened, start.plus_seconds(30 * 24 * HOUR)).await.is_none());
    }
}

#[tokio::test]
async fn a_visit_is_written_down_at_most_every_five_minutes() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let opened = came_in(db).await;
        let start = stranger().now;
        let remembered = async || accounts::sessions_of(db, person(1), start).await.unwrap()[0].seen;
        seen(db, &opened, start.plus_seconds(299)).await.unwrap();
        assert_eq!(remembered().await, start);
        seen(db, &opened, start.plus_seconds(300)).await.unwrap();
        assert_eq!(remembered().await, start.plus_seconds(300));
    }
}

#[tokio::test]
async fn a_person_sees_and_ends_their_own_sessions_only() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let first = came_in(db).await;
        let second = accounts::enter_without_password(db, &later(&stranger(), 60), person(1)).await.unwrap();
        let me = trial::caller(1, Role::Hr, Scope::OWN, crate::TODAY);
        let listed = accounts::sessions_of(db, person(1), me.now).await.unwrap();
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [second.session, first.session]);

        let another = trial::caller(2, Role::Hr, Scope::OWN, crate::TODAY);
        assert!(accounts::end_session(db, &another, first.session).await.is_err());
        accounts::end_session(db, &me, first.session).await.unwrap();
        assert!(seen(db, &first, me.now).await.is_none());
        accounts::sign_out(db, &me, second.token.shown()).await.unwrap();
        assert!(seen(db, &second, me.now).await.is_none());
    }
}

#[tokio::test]
async fn a_closed_account_lets_nobody_in() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let opened = came_in(db).await;
        let mut w = db.write(&administrator()).await.unwrap();
        accounts::close_account(&mut w, person(1)).await.unwrap();
        w.done().await.unwrap();
        assert!(seen(db, &opened, stranger().now).await.is_none());
        assert!(accounts::enter_without_password(db, &stranger(), person(1)).await.is_err());
    }
}

#[tokio::test]
async fn the_language_chosen_stays_for_the_next_time() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let opened = came_in(db).await;
        accounts::choose_lang(db, &administrator(), opened.session, Lang::En).await.unwrap();
        assert_eq!(seen(db, &opened, stranger().now).await.unwrap().lang, Lang::En);
        let again = accounts::enter_without_password(db, &stranger(), person(1)).await.unwrap();
        assert_eq!(seen(db, &again, stranger().now).await.unwrap().lang, Lang::En);
        assert_eq!(db::verify(db).await.unwrap().1, vec![]);
    }
}

#[tokio::test]
async fn limits_are_those_the_session_was_opened_with() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let mut w = db.write(&stranger()).await.unwrap();
        let short = Lifetimes { idle_hours: 1, whole_days: 1 };
        let entry = Entry { person: person(1), lang: Lang::Ru, address: "10.0.0.1", only: None, lifetimes: short };
        let opened = accounts::open_session(&mut w, entry).await.unwrap();
        w.done().await.unwrap();
        assert!(seen(db, &opened, stranger().now.plus_seconds(HOUR - 1)).await.is_some());
        assert!(seen(db, &opened, stranger().now.plus_seconds(3 * HOUR)).await.is_none());
    }
}

#[tokio::test]
async fn a_grant_is_given_once_and_taken_back_once() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        let new = new_grant(person(1), Role::Hr, Scope::NATION);
        let id = granted(db, &new).await;
        let mut w = db.write(&administrator()).await.unwrap();
        let twice = accounts::grant(&mut w, &new).await.unwrap_err();
        assert!(twice.is(&accounts::refusal::HELD_ALREADY));
        drop(w);
        revoked(db, id).await;
        let mut w = db.write(&administrator()).await.unwrap();
        let again = accounts::revoke(&mut w, id, "again").await.unwrap_err();
        assert!(again.is(&accounts::refusal::NOT_HELD));
        drop(w);
        let mut w = db.write(&administrator()).await.unwrap();
        let mut ends_first = new_grant(person(1), Role::Hr, Scope::NATION);
        ends_first.until = Some("2027-04-01".parse().unwrap());
        assert!(accounts::grant(&mut w, &ends_first).await.unwrap_err().is(&house::ENDS_BEFORE_BEGINS));
        drop(w);
        let today = crate::TODAY.parse().unwrap();
        assert_eq!(accounts::holders(db, Role::Hr, Scope::NATION, today).await.unwrap(), []);
        assert_eq!(db::verify(db).await.unwrap().1, vec![]);
    }
}
