//! What a person is reminded of: things with a day, near or just past, in every role they hold.

use db::Db;
use kernel::{Caller, Chance, Day, Failure, Moment, Names};
use web::{Shown, Waiting, Windows};

use crate::calendar::Calendar;

/// Business days before the day (and after it) on which a move that waits is in the letter.
const NEAR: i64 = 5;

/// One kind of reminder: what is due, asked for each role a person holds.
#[derive(Clone, Copy, Debug)]
pub struct Reminder {
    /// The message that heads its lines.
    pub name: &'static str,
    /// Business days before and after the day on which it is told.
    pub within: i64,
    /// What is due; what has no day is not told.
    pub due: fn(Db, Caller) -> Shown<Waiting>,
}

/// The moves that wait for a person, as the stages show them on the first page.
pub fn whose_move(windows: &Windows) -> Vec<Reminder> {
    let reminder =
        |due: &fn(Db, Caller) -> Shown<Waiting>| Reminder { name: "jobs-reminder-whose-move", within: NEAR, due: *due };
    windows.waiting.iter().map(reminder).collect()
}

/// One line of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub day: Day,
    /// What it is.
    pub title: Names,
    /// The message saying what is to be done.
    pub act: &'static str,
    /// Where it is done.
    pub href: String,
}

/// Lines of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The message that heads them.
    pub name: &'static str,
    /// The lines, by day.
    pub lines: Vec<Due>,
}

/// What is due for a person who holds these grants, by kind, nothing twice.
///
/// # Errors
/// As the first window that fails.
pub async fn due_of(
    db: &Db,
    account: &accounts::Account,
    (now, chance): (Moment, &Chance),
    (reminders, calendar): (&[Reminder], &Calendar),
) -> Result<Vec<Group>, Failure> {
    let today = now.day();
    let grants = accounts::grants_of(db, account.person, today).await?;
    let mut groups: Vec<Group> = Vec::new();
    for reminder in reminders {
        let from = calendar.plus_business_days(today, -reminder.within);
        let until = calendar.plus_business_days(today, reminder.within);
        for grant in &grants {
            let caller = Caller {
                person: Some(account.person),
                role: grant.role,
                scope: grant.scope,
                lang: account.lang,
                now,
                chance: chance.clone(),
                cause: None,
            };
            for one in (reminder.due)(db.clone(), caller).await? {
                let Some(day) = one.due.filter(|day| from <= *day && *day <= until) else { continue };
                let line = Due { day, title: one.title, act: one.act, href: one.href };
                place(&mut groups, reminder.name, line);
            }
        }
    }
    for group in &mut groups {
        group.lines.sort_by(|a, b| (a.day, &a.href).cmp(&(b.day, &b.href)));
    }
    Ok(groups)
}

fn place(groups: &mut Vec<Group>, name: &'static str, line: Due) {
    match groups.iter_mut().find(|group| group.name == name) {
        Some(group) if group.lines.contains(&line) => {}
        Some(group) => group.lines.push(line),
        None => groups.push(Group { name, lines: vec![line] }),
    }
}
