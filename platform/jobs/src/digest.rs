//! One letter a person and day: what is due, in their language.

use accounts::account;
use anyhow::Context;
use db::{Db, Read, RowRef, values};
use kernel::{Arg, Caller, Day, Failure, PersonId};
use serde::Deserialize;
use serde_json::json;
use web::Say;

use crate::calendar::calendar;
use crate::mail::{Mail, Reader, Written};
use crate::queue::Job;
use crate::reminders::{Group, Reminder, due_of};

kernel::ids! {
    /// A digest that was sent.
    DigestId,
}

#[derive(Deserialize)]
struct Told {
    person: PersonId,
    day: Day,
}

/// Sends a person the digest of a day, where something is due; a second try after it was sent does nothing.
pub(crate) async fn send(db: &Db, by: &Caller, job: &Job, mail: &Mail, reminders: &[Reminder]) -> Result<(), Failure> {
    let told: Told = serde_json::from_value(job.payload.clone()).context("reading the job of a digest")?;
    // What is late by a day is told by the next day's digest.
    if told.day != by.today() || !mail.reaches_people() || sent(db, told.person, told.day).await? {
        return Ok(());
    }
    let account = account(db, told.person).await?;
    let Some(email) = account.email.as_deref().filter(|_| account.closed.is_none()) else { return Ok(()) };
    let groups = due_of(db, &account, (by.now, &by.chance), (reminders, calendar())).await?;
    let lines: usize = groups.iter().map(|group| group.lines.len()).sum();
    if lines == 0 {
        return Ok(());
    }
    let written = digest(Say::new(account.lang), &account.name, told.day, &groups, &mail.public_url);
    let to = Reader { name: &account.name, email, lang: account.lang };
    mail.send(job.id.0, &to, &written, by.now).await?;
    record(db, by, &told, lines).await
}

async fn sent(reader: &dyn Read, person: PersonId, day: Day) -> Result<bool, Failure> {
    let row = reader.maybe("select id from jobs_digest where person = $1 and day = $2", values![person, day]).await?;
    Ok(row.is_some())
}

async fn record(db: &Db, by: &Caller, told: &Told, lines: usize) -> Result<(), Failure> {
    let lines = i64::try_from(lines).unwrap_or(i64::MAX);
    let id: DigestId = by.new_id();
    let row = RowRef::new("jobs_digest", id);
    let mut w = db.write(by).await?;
    w.change(
        row,
        "insert into jobs_digest (id, person, day, lines) values ($1, $2, $3, $4)",
        values![id, told.person, told.day, lines],
    )
    .await?;
    w.record("jobs-act-remind", row, json!({ "person": told.person, "day": told.day, "lines": lines }));
    w.done().await
}

/// The letter: a group a heading, a line a thing with its day, what is to be done and where.
pub fn digest(say: Say, name: &str, today: Day, groups: &[Group], public_url: &str) -> Written {
    let count: usize = groups.iter().map(|group| group.lines.len()).sum();
    let mut text = say.with("jobs-digest-greeting", &[("name", name.into())]);
    text.push('\n');
    for group in groups {
        text.push_str(&format!("\n{}\n", say.t(group.name)));
        for line in &group.lines {
            let args: Vec<(&str, Arg)> = vec![
                ("title", Arg::Text(say.names(&line.title))),
                ("act", Arg::Key(line.act)),
                ("day", line.day.into()),
                ("days", line.day.since(today).abs().into()),
            ];
            let key = match line.day.cmp(&today) {
                std::cmp::Ordering::Less => "jobs-digest-line-late",
                std::cmp::Ordering::Equal => "jobs-digest-line-today",
                std::cmp::Ordering::Greater => "jobs-digest-line",
            };
            text.push_str(&format!("\n- {}\n  {public_url}{}\n", say.with(key, &args), line.href));
        }
    }
    let pace = format!("{public_url}/me/reminders");
    text.push_str(&format!("\n-- \n{}\n", say.with("jobs-digest-foot", &[("address", pace.into())])));
    Written { subject: say.with("jobs-digest-subject", &[("count", count.into())]), text }
}
