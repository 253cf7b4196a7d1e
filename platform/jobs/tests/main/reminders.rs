//! The morning: who is reminded, of what, in which words.

use accounts::NewGrant;
use db::{Db, trial};
use jobs::{
    Delivery, Due, Group, Housework, Mail, Pace, Reminder, begin_day, choose_pace, digest, handlers, pace_of, work_once,
};
use kernel::{Caller, Code, Day, Lang, Names, PersonId, Role, Scope};
use web::{Say, Shown, Waiting};

use crate::letters::{Folder, key, mail, read, someone};
use crate::{administrator, chance, count, now, speak};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn title() -> Names {
    Names::new("Дуальды оқыту шарты № 7", "Договор о дуальном обучении № 7", "Dual training contract No. 7")
}

/// What a stage would show: for the mentor something near, late, far and without a day.
fn due(_: Db, by: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        let days: &[Option<&str>] = match by.role {
            Role::Mentor => &[Some("2027-04-14"), Some("2027-04-08"), Some("2027-05-30"), Some("2027-01-11"), None],
            Role::Hr => &[Some("2027-04-14")],
            _ => &[],
        };
        let waiting = |due: Option<&str>| Waiting {
            href: "/agreements/7".into(),
            title: title(),
            act: "web-save",
            since: day("2027-01-11"),
            due: due.map(day),
            count: None,
        };
        Ok(days.iter().copied().map(waiting).collect())
    })
}

async fn hold(db: &Db, person: PersonId, role: Role) {
    let mut w = db.write(&administrator()).await.unwrap();
    let label = Names::new("Ертіс", "Ертис", "Ertis");
    let new = NewGrant { person, role, scope: Scope::NATION, label, from: day("2027-01-01"), until: None };
    accounts::grant(&mut w, &new).await.unwrap();
    w.done().await.unwrap();
}

#[tokio::test]
async fn a_morning_reminds_each_person_once_of_what_is_near_or_just_past() {
    speak();
    for (n, trial) in trial::both().await.unwrap().into_iter().enumerate() {
        let folder = Folder::new(&format!("morning-{n}"));
        let asel = someone(&trial.db, "Әсел Нұрланова", Some("asel@example.kz"), Lang::Ru).await;
        let idle = someone(&trial.db, "Ержан", Some("erzhan@example.kz"), Lang::Kk).await;
        someone(&trial.db, "Без роли совсем", Some("none@example.kz"), Lang::Kk).await;
        hold(&trial.db, asel, Role::Mentor).await;
        hold(&trial.db, asel, Role::Hr).await;
        hold(&trial.db, idle, Role::Student).await;
        let reminders = vec![Reminder { name: "jobs-reminder-whose-move", within: 5, due }];
        let handlers = handlers(Housework { mail: mail(&folder.0), key: key(), reminders });

        let early = now().day().start().plus_seconds(8 * 3600 - 1);
        assert!(!begin_day(&trial.db, early, &chance(), &mail(&folder.0)).await.unwrap(), "before eight");
        assert!(begin_day(&trial.db, now(), &chance(), &mail(&folder.0)).await.unwrap());
        assert!(!begin_day(&trial.db, now(), &chance(), &mail(&folder.0)).await.unwrap(), "once a day");
        while work_once(&trial.db, now(), &chance(), &handlers).await.unwrap() > 0 {}

        let letters = folder.letters();
        assert_eq!(letters.len(), 1, "who has nothing due gets no letter");
        let (head, text) = read(&letters[0]);
        assert!(head.contains("asel@example.kz"));
        assert_eq!(text.matches("\n- ").count(), 2, "one near in two roles, one just past: {text}");
        assert!(!text.contains('⟦'), "{text}");
        assert_eq!(count(&trial.db, "select count(*) as n from jobs_digest").await, 1);
        assert_eq!(count(&trial.db, "select count(*) as n from db_audit where act = 'jobs-act-remind'").await, 1);
        let swept = "select count(*) as n from jobs_job where kind = 'jobs.sweep' and done_at is not null";
        assert_eq!(count(&trial.db, swept).await, 1);
        db::verify(&trial.db).await.unwrap();
    }
}

#[tokio::test]
async fn a_person_is_reminded_as_often_as_they_chose_and_on_business_days_only() {
    for (n, trial) in trial::both().await.unwrap().into_iter().enumerate() {
        let folder = Folder::new(&format!("pace-{n}"));
        let person = someone(&trial.db, "Әсел", Some("asel@example.kz"), Lang::Kk).await;
        hold(&trial.db, person, Role::Mentor).await;
        assert_eq!(pace_of(&trial.db, person).await.unwrap(), Pace::Daily);
        let monday = now();
        // Week by week the same days are new: Sunday, Monday, Tuesday.
        for (week, pace, expected) in
            [(0, Pace::Daily, [0, 1, 1]), (1, Pace::Weekly, [0, 1, 0]), (2, Pace::Never, [0, 0, 0])]
        {
            let mut w = trial.db.write(&administrator()).await.unwrap();
            choose_pace(&mut w, person, pace).await.unwrap();
            w.done().await.unwrap();
            assert_eq!(pace_of(&trial.db, person).await.unwrap(), pace);
            for (n, expected) in (-1..).zip(expected) {
                let at = monday.plus_seconds((week * 7 + n) * 86_400);
                assert!(begin_day(&trial.db, at, &chance(), &mail(&folder.0)).await.unwrap());
                let written = count(
                    &trial.db,
                    &format!(
                        "select count(*) as n from jobs_job where kind = 'jobs.digest' and dedupe like '%{}'",
                        at.day()
                    ),
                )
                .await;
                assert_eq!(written, expected, "{} on {}", pace.code(), at.day());
            }
        }
    }
}

#[test]
fn the_digest_reads_well_in_three_languages() {
    speak();
    let line = |text: &str| Due { day: day(text), title: title(), act: "web-save", href: "/agreements/7".into() };
    let lines = ["2027-04-08", "2027-04-12", "2027-04-13", "2027-04-19"].map(line).to_vec();
    let groups = [Group { name: "jobs-reminder-whose-move", lines }];
    for lang in Lang::ALL {
        let written = digest(Say::new(*lang), "Әсел Нұрланова", day("2027-04-12"), &groups, "https://qosar.example.kz");
        let now = format!("{}\n\n{}", written.subject, written.text);
        // Read when the test runs: a shared build cache may hold another clone's path.
        let root = std::env::var("CARGO_MANIFEST_DIR").unwrap();
        let path = format!("{root}/tests/golden/digest.{}.txt", lang.code());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), now, "{path}: UPDATE_GOLDEN=1 writes it anew");
    }
}

#[tokio::test]
async fn where_no_letter_can_leave_nobody_is_said_to_have_been_reminded() {
    let trial = trial::sqlite().await.unwrap();
    let person = someone(&trial.db, "Әсел", Some("asel@example.kz"), Lang::Kk).await;
    hold(&trial.db, person, Role::Mentor).await;
    let mail = Mail::new(Delivery::of(None, None).unwrap(), "qosar@example.kz", "https://qosar.example.kz").unwrap();
    assert!(begin_day(&trial.db, now(), &chance(), &mail).await.unwrap());
    assert_eq!(count(&trial.db, "select count(*) as n from jobs_job where kind = 'jobs.digest'").await, 0);
}
