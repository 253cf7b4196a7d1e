//! The letters that accounts announce: a job refers to the event, and only at delivery the secret is written out.

use accounts::{Key, Letter, Template};
use anyhow::Context;
use db::{Db, Event, Read, Write, values};
use kernel::{Arg, Caller, Failure, Names, Role};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use web::Say;

use crate::mail::{Mail, Reader, Written};
use crate::queue::{Job, NewJob, enqueue};

/// The kind of job that delivers a letter.
pub const LETTER: &str = "jobs.letter";

/// What follows from `accounts.letter` and `accounts.code`: a job that refers to the event. A reaction.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn letter_follows(w: &mut Write, event: &Event) -> Result<(), Failure> {
    let (payload, run_at) = (json!({ "event": event.id }), w.by().now);
    enqueue(w, NewJob { kind: LETTER, payload, run_at, dedupe: Some(event.id.to_string()) }).await?;
    Ok(())
}

#[derive(Deserialize)]
struct Told {
    event: Uuid,
}

/// Delivers the letter of an event. Nothing is sent to those reached on paper, nor what opens nothing any more.
pub(crate) async fn deliver(db: &Db, by: &Caller, job: &Job, mail: &Mail, key: &Key) -> Result<(), Failure> {
    let told: Told = serde_json::from_value(job.payload.clone()).context("reading the job of a letter")?;
    let Some(letter) = Letter::of(&event(db, told.event).await?, key)? else { return Ok(()) };
    let Some(email) = letter.to.as_deref().filter(|_| by.now < letter.until) else { return Ok(()) };
    let written = written(&letter, &mail.public_url)?;
    let to = Reader { name: &letter.name, email, lang: letter.lang };
    mail.send(told.event, &to, &written, by.now).await
}

async fn event(db: &Db, id: Uuid) -> Result<Event, Failure> {
    let row = db.one("select id, at, name, subject, payload from db_event where id = $1", values![id]).await?;
    Ok(Event {
        id: row.get("id")?,
        name: row.get("name")?,
        subject: row.get("subject")?,
        at: row.get("at")?,
        payload: row.json("payload")?,
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Invited {
    role: Option<Role>,
    label: Option<Names>,
}

/// The letter in the words of its reader.
fn written(letter: &Letter, public_url: &str) -> Result<Written, Failure> {
    let say = Say::new(letter.lang);
    let secret = letter.secret.shown();
    let mut args: Vec<(&str, Arg)> =
        vec![("name", letter.name.as_str().into()), ("until", say.moment(letter.until).into())];
    let link = match letter.template {
        Template::Code => {
            args.push(("code", secret.into()));
            None
        }
        Template::Enter => Some(format!("{public_url}/enter/{secret}")),
        Template::Reset => Some(format!("{public_url}/reset/{secret}")),
        Template::Invitation => {
            let invited: Invited = serde_json::from_value(letter.args.clone()).context("reading an invitation")?;
            args.push(("role", invited.role.map_or_else(String::new, |role| say.code(role)).into()));
            args.push(("scope", invited.label.map_or_else(String::new, |label| say.names(&label)).into()));
            Some(format!("{public_url}/invitation/{secret}"))
        }
    };
    let mut text = say.with(letter.template.body(), &args);
    if let Some(link) = link {
        text.push_str("\n\n");
        text.push_str(&link);
    }
    text.push_str("\n\n-- \n");
    text.push_str(&say.t("jobs-letter-sign"));
    text.push('\n');
    Ok(Written { subject: say.code(letter.template), text })
}
