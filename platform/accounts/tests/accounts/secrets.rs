//! What opens something: invitations, links, codes, tokens. Each opens what it should, once, and in time; and no
//! table holds any of them.

use accounts::{Key, Letter, Matter, NewGrant, Password, Purpose, Template, refusal};
use db::{Db, Read, trial};
use kernel::{Caller, Day, Failure, Role, Scope};

use crate::{administrator, chance, granted, later, new_grant, opened_account, person, revoked, stranger};

const NEW: &str = "төрт жылқы екі арба";
const DAY: i64 = 86_400;

fn key() -> Key {
    Key::of([7; 32])
}

fn me() -> Caller {
    Caller { chance: chance(), ..trial::caller(1, Role::Signatory, Scope::OWN, crate::TODAY) }
}

/// The letters that wait, as they would be written.
async fn letters(db: &Db) -> Vec<Letter> {
    let events = db::pending(db, 100).await.unwrap();
    events.iter().filter_map(|event| Letter::of(event, &key()).unwrap()).collect()
}

async fn invited(db: &Db, new: &NewGrant) -> String {
    let mut w = db.write(&administrator()).await.unwrap();
    let (_, secret) = accounts::invite(&mut w, &key(), new).await.unwrap();
    w.done().await.unwrap();
    secret.shown().to_owned()
}

#[tokio::test]
async fn accepting_an_invitation_sets_the_password_grants_the_role_and_comes_in() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let secret = invited(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        let letter = letters(db).await.remove(0);
        assert_eq!((letter.template, letter.secret.shown()), (Template::Invitation, secret.as_str()));
        assert_eq!(letter.to.as_deref(), Some("asel@example.kz"));

        let shown = accounts::invitation(db, &secret, stranger().now).await.unwrap();
        assert_eq!((shown.role, shown.password, shown.label), (Role::Hr, Password::Wanted, crate::label()));
        let short = accounts::accept(db, &stranger(), &secret, "short", "10.0.0.1").await.unwrap_err();
        assert!(short.is(&refusal::PASSWORD_SHORT), "and the invitation still opens: {short}");
        let opened = accounts::accept(db, &administrator(), &secret, NEW, "10.0.0.1").await.unwrap();
        let visit = accounts::visit(db, opened.token.shown(), stranger().now, &chance()).await.unwrap().unwrap();
        assert_eq!(visit.chosen.unwrap().role, Role::Hr);

        let told = accounts::history_of(db, person(1), 1).await.unwrap().remove(0);
        assert_eq!((told.who.as_deref(), told.role), (Some("Әсел Нұрланова"), Role::Public), "they did it themselves");

        let again = accounts::accept(db, &stranger(), &secret, NEW, "10.0.0.1").await.unwrap_err();
        assert!(again.is(&refusal::LINK_USED), "{again}");
        // The next one asks for no password.
        let secret = invited(db, &new_grant(person(1), Role::Mentor, Scope::NATION)).await;
        assert_eq!(accounts::invitation(db, &secret, stranger().now).await.unwrap().password, Password::Set);
        accounts::accept(db, &stranger(), &secret, "", "10.0.0.1").await.unwrap();
        let held = accounts::grants_of(db, person(1), crate::TODAY.parse().unwrap()).await.unwrap();
        assert_eq!(held.iter().map(|grant| grant.role).collect::<Vec<_>>(), [Role::Hr, Role::Mentor]);
        assert_eq!(db::verify(db).await.unwrap().1, vec![]);
    }
}

#[tokio::test]
async fn the_history_of_a_person_does_not_tell_in_which_language_they_read() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let secret = invited(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        let opened = accounts::accept(db, &stranger(), &secret, NEW, "10.0.0.1").await.unwrap();
        let before = accounts::history_of(db, person(1), 50).await.unwrap().len();
        let visit = accounts::visit(db, opened.token.shown(), stranger().now, &chance()).await.unwrap().unwrap();
        accounts::choose_lang(db, &me(), visit.session.unwrap(), kernel::Lang::En).await.unwrap();
        assert_eq!(accounts::history_of(db, person(1), 50).await.unwrap().len(), before);
    }
}

#[tokio::test]
async fn an_invitation_opens_for_fourteen_days() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let secret = invited(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        assert!(accounts::invitation(db, &secret, later(&stranger(), 14 * DAY - 1).now).await.is_ok());
        let over = accounts::accept(db, &later(&stranger(), 14 * DAY), &secret, NEW, "10.0.0.1").await.unwrap_err();
        assert!(over.is(&refusal::LINK_OVER), "{over}");
        let unknown = accounts::accept(db, &stranger(), "anything", NEW, "10.0.0.1").await.unwrap_err();
        assert!(unknown.is(&refusal::LINK_UNKNOWN), "{unknown}");
    }
}

#[tokio::test]
async fn an_invitation_accepted_by_many_at_once_is_accepted_once() {
    for trial in trial::both().await.unwrap() {
        let db = trial.db.clone();
        opened_account(&db, person(1), "asel@example.kz").await;
        let secret = invited(&db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        let accepting = (0..8).map(|_| {
            let (db, secret) = (db.clone(), secret.clone());
            tokio::spawn(async move { accounts::accept(&db, &stranger(), &secret, NEW, "10.0.0.1").await })
        });
        let mut accepted = 0;
        for one in accepting.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Ok(_) => accepted += 1,
                Err(told) => assert!(told.is(&refusal::LINK_USED), "{told}"),
            }
        }
        assert_eq!(accepted, 1);
        let held = accounts::grants_of(&db, person(1), crate::TODAY.parse().unwrap()).await.unwrap();
        assert_eq!(held.len(), 1);
    }
}

#[tokio::test]
async fn a_link_lets_in_once_within_half_an_hour_and_may_be_limited_to_one_role() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let mentor = granted(db, &new_grant(person(1), Role::Mentor, Scope::OWN)).await;
        let hr = granted(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        let link = async |only| {
            let mut w = db.write(&administrator()).await.unwrap();
            let secret = accounts::make_link(&mut w, &key(), person(1), Purpose::Enter, only).await.unwrap();
            w.done().await.unwrap();
            secret.shown().to_owned()
        };
        let secret = link(Some(mentor)).await;
        assert_eq!(accounts::link_of(db, &secret, Purpose::Enter, stranger().now).await.unwrap(), "Әсел Нұрланова");
        assert!(accounts::link_of(db, &secret, Purpose::Reset, stranger().now).await.is_err(), "it opens nothing else");
        let opened = accounts::enter_by_link(db, &stranger(), &secret, "10.0.0.1").await.unwrap();
        let visit = accounts::visit(db, opened.token.shown(), stranger().now, &chance()).await.unwrap().unwrap();
        assert_eq!(visit.grants.iter().map(|grant| grant.id).collect::<Vec<_>>(), [mentor]);
        assert!(accounts::choose_grant(db, &stranger(), opened.session, hr).await.is_err());

        let again = accounts::enter_by_link(db, &stranger(), &secret, "10.0.0.1").await.unwrap_err();
        assert!(again.is(&refusal::LINK_USED));
        let secret = link(None).await;
        let over = accounts::enter_by_link(db, &later(&stranger(), 1800), &secret, "10.0.0.1").await.unwrap_err();
        assert!(over.is(&refusal::LINK_OVER));
    }
}

#[tokio::test]
async fn a_forgotten_password_is_chosen_anew_by_a_link() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let elsewhere = accounts::enter_without_password(db, &stranger(), person(1)).await.unwrap();
        for email in ["nobody@example.kz", "Asel@example.kz"] {
            let asked = (email, Purpose::Reset);
            accounts::ask_for_link(db, &key(), &stranger(), asked, "10.0.0.1").await.unwrap();
        }
        let letter = letters(db).await.remove(0);
        assert_eq!((letters(db).await.len(), letter.template), (1, Template::Reset));

        let secret = letter.secret.shown();
        let short = accounts::reset_password(db, &stranger(), secret, "short", "10.0.0.1").await.unwrap_err();
        assert!(short.is(&refusal::PASSWORD_SHORT));
        accounts::reset_password(db, &stranger(), secret, NEW, "10.0.0.1").await.unwrap();
        assert!(accounts::visit(db, elsewhere.token.shown(), me().now, &chance()).await.unwrap().is_none());
        let again = accounts::reset_password(db, &stranger(), secret, NEW, "10.0.0.1").await.unwrap_err();
        assert!(again.is(&refusal::LINK_USED));

        for _ in 0..4 {
            accounts::ask_for_link(db, &key(), &stranger(), ("asel@example.kz", Purpose::Reset), "10.0.0.1")
                .await
                .unwrap();
        }
        let told =
            accounts::ask_for_link(db, &key(), &stranger(), ("asel@example.kz", Purpose::Reset), "10.0.0.1").await;
        assert!(told.unwrap_err().is(&refusal::TOO_OFTEN), "nobody's box is flooded");
    }
}

const SIGN: Matter<'static> = Matter { purpose: "agreements.sign", subject: "hash of the document" };

async fn used(db: &Db, by: &Caller, confirmed: &accounts::Confirmed, matter: Matter<'_>) -> Result<(), Failure> {
    let mut w = db.write(by).await.unwrap();
    accounts::use_code(&mut w, confirmed, matter).await?;
    w.done().await
}

#[tokio::test]
async fn a_code_confirms_one_act_of_one_person_on_one_thing_once() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let by = me();
        let digits = accounts::issue_code(db, &key(), &by, SIGN).await.unwrap();
        let letter = letters(db).await.remove(0);
        assert_eq!((letter.template, letter.secret.shown()), (Template::Code, digits.shown()));

        let other = Matter { subject: "hash of another", ..SIGN };
        let refused = accounts::confirm_code(db, &by, other, digits.shown()).await.unwrap_err();
        assert!(refused.is(&refusal::CODE_NONE), "{refused}");
        let stranger = trial::caller(2, Role::Signatory, Scope::OWN, crate::TODAY);
        assert!(accounts::confirm_code(db, &stranger, SIGN, digits.shown()).await.is_err());

        let typed = format!(" {} {} ", &digits.shown()[..3], &digits.shown()[3..]);
        let confirmed = accounts::confirm_code(db, &by, SIGN, &typed).await.unwrap();
        assert!(used(db, &by, &confirmed, other).await.is_err());
        assert!(used(db, &stranger, &confirmed, SIGN).await.is_err());
        used(db, &by, &confirmed, SIGN).await.unwrap();
        assert!(used(db, &by, &confirmed, SIGN).await.unwrap_err().is(&refusal::CODE_NONE), "one use");
        assert!(accounts::confirm_code(db, &by, SIGN, digits.shown()).await.is_err());
    }
}

#[tokio::test]
async fn a_code_takes_five_tries_and_ten_minutes() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let by = me();
        let digits = accounts::issue_code(db, &key(), &by, SIGN).await.unwrap();
        let wrong = if digits.shown() == "000000" { "000001" } else { "000000" };
        for left in [4i64, 3, 2, 1, 0] {
            let told = accounts::confirm_code(db, &by, SIGN, wrong).await.unwrap_err();
            let Failure::Refused(refusals) = told else { panic!("{told}") };
            assert_eq!(refusals, [refusal::CODE_WRONG.at("code").with("left", left)]);
        }
        let spent = accounts::confirm_code(db, &by, SIGN, digits.shown()).await.unwrap_err();
        assert!(spent.is(&refusal::CODE_NONE), "the right one comes too late: {spent}");

        let digits = accounts::issue_code(db, &key(), &by, SIGN).await.unwrap();
        let newer = accounts::issue_code(db, &key(), &by, SIGN).await.unwrap();
        if digits != newer {
            assert!(accounts::confirm_code(db, &by, SIGN, digits.shown()).await.is_err(), "a newer one was asked for");
        }
        let confirmed = accounts::confirm_code(db, &later(&by, 599), SIGN, newer.shown()).await.unwrap();
        let over = used(db, &later(&by, 600), &confirmed, SIGN).await.unwrap_err();
        assert!(over.is(&refusal::CODE_NONE));
        assert!(accounts::confirm_code(db, &later(&by, 600), SIGN, newer.shown()).await.is_err());
    }
}

#[tokio::test]
async fn codes_cannot_be_asked_for_without_end() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        for _ in 0..10 {
            accounts::issue_code(db, &key(), &me(), SIGN).await.unwrap();
        }
        let told = accounts::issue_code(db, &key(), &me(), SIGN).await.unwrap_err();
        assert!(told.is(&refusal::TOO_OFTEN), "{told}");
        assert!(accounts::issue_code(db, &key(), &stranger(), SIGN).await.is_err(), "nobody is signed in");
    }
}

#[tokio::test]
async fn a_token_acts_under_its_one_grant_until_its_day() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        granted(db, &new_grant(person(1), Role::Hr, Scope::NATION)).await;
        granted(db, &new_grant(person(1), Role::Mentor, Scope::OWN)).await;
        granted(db, &new_grant(person(2), Role::Ministry, Scope::NATION)).await;
        let (by, today): (Caller, Day) = (me(), crate::TODAY.parse().unwrap());
        let held = accounts::grants_of(db, person(1), today).await.unwrap();
        let (hr, mentor) = (&held[0], &held[1]);
        let theirs = &accounts::grants_of(db, person(2), today).await.unwrap()[0];

        assert!(matches!(accounts::issue_token(db, &by, theirs, "1C", today).await, Err(Failure::Missing)));
        assert!(accounts::issue_token(db, &by, hr, " ", today).await.unwrap_err().is(&kernel::house::EMPTY));
        let long = accounts::issue_token(db, &by, hr, "1C", today.plus(400)).await.unwrap_err();
        assert!(long.is(&refusal::TOKEN_DAYS));
        let (id, secret) = accounts::issue_token(db, &by, mentor, "1C", today.plus(30)).await.unwrap();
        assert!(secret.shown().starts_with("qsr_"));

        let comes = async |seconds: i64| {
            accounts::bearer(db, secret.shown(), later(&by, seconds).now, &chance()).await.unwrap()
        };
        let visit = comes(0).await.unwrap();
        assert_eq!((visit.person, visit.session, visit.grants.len()), (person(1), None, 1));
        assert_eq!(visit.chosen.unwrap(), *mentor);
        let listed = accounts::tokens_of(db, person(1), today).await.unwrap();
        assert_eq!((listed[0].name.as_str(), listed[0].used), ("1C", Some(by.now)));
        assert!(comes(30 * DAY).await.is_some());
        assert!(comes(31 * DAY).await.is_none());

        let another = trial::caller(2, Role::Hr, Scope::OWN, crate::TODAY);
        assert!(matches!(accounts::revoke_token(db, &another, id).await, Err(Failure::Missing)));
        accounts::revoke_token(db, &by, id).await.unwrap();
        assert!(comes(0).await.is_none());

        let (_, secret) = accounts::issue_token(db, &by, hr, "1C again", today.plus(30)).await.unwrap();
        revoked(db, hr.id).await;
        let gone = accounts::bearer(db, secret.shown(), by.now, &chance()).await.unwrap();
        assert!(gone.is_none(), "a role taken back takes its tokens with it");
        assert!(accounts::bearer(db, "qsr_nothing", by.now, &chance()).await.unwrap().is_none());
        assert_eq!(db::verify(db).await.unwrap().1, vec![]);
    }
}

#[tokio::test]
async fn no_table_holds_a_secret() {
    for trial in trial::both().await.unwrap() {
        let db = &trial.db;
        opened_account(db, person(1), "asel@example.kz").await;
        let grant = new_grant(person(1), Role::Hr, Scope::NATION);
        let mut secrets = vec![invited(db, &grant).await, NEW.to_owned()];
        let opened = accounts::accept(db, &stranger(), &secrets[0], NEW, "10.0.0.1").await.unwrap();
        secrets.push(opened.token.shown().to_owned());
        accounts::ask_for_link(db, &key(), &stranger(), ("asel@example.kz", Purpose::Enter), "10.0.0.1").await.unwrap();
        secrets
            .push(letters(db).await.iter().find(|one| one.template == Template::Enter).unwrap().secret.shown().into());
        secrets.push(accounts::issue_code(db, &key(), &me(), SIGN).await.unwrap().shown().to_owned());
        let held = accounts::grants_of(db, person(1), crate::TODAY.parse().unwrap()).await.unwrap();
        let day = crate::TODAY.parse().unwrap();
        secrets.push(accounts::issue_token(db, &me(), &held[0], "1C", day).await.unwrap().1.shown().to_owned());

        let mut cells = 0;
        for (table, columns) in TEXTS {
            for column in *columns {
                let rows = db.all(&format!("select {column} as told from {table}"), vec![]).await.unwrap();
                for row in rows {
                    let Some(told) = row.get::<Option<String>>("told").unwrap() else { continue };
                    cells += 1;
                    for secret in &secrets {
                        assert!(!told.contains(secret.as_str()), "{table}.{column} holds {secret}");
                    }
                }
            }
        }
        assert!(cells > 50, "{cells}");
    }
}

/// Every column of text that an act of this crate writes.
const TEXTS: &[(&str, &[&str])] = &[
    ("accounts_account", &["name", "email", "password_hash"]),
    ("accounts_session", &["token_hash", "lang", "address"]),
    ("accounts_invitation", &["token_hash", "label_kk", "label_ru", "label_en"]),
    ("accounts_link", &["token_hash", "purpose"]),
    ("accounts_code", &["code_hash", "purpose", "subject"]),
    ("accounts_token", &["token_hash", "name"]),
    ("accounts_throttle", &["name"]),
    ("db_audit", &["payload", "salt", "payload_hash", "rows_hash", "hash"]),
    ("db_audit_row", &["digest"]),
    ("db_event", &["payload"]),
];
