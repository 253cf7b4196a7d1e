//! The log of a file as people read it: who, as whom, when, what, why. The act's name in the record is its message key.

use std::collections::HashMap;

use accounts::names_of;
use db::{Db, entries};
use kernel::{Code, Failure, Id, PersonId};
use maud::{Markup, html};

use crate::parts::{self, Entry};
use crate::say::Say;

/// What was done to a row, newest first, at most fifty acts.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn history(db: &Db, say: Say, subject: impl Id) -> Result<Markup, Failure> {
    let acts = entries(db, subject.uuid(), 50).await?;
    if acts.is_empty() {
        return Ok(parts::padded(html! { p.help { (say.t("web-history-none")) } }));
    }
    let people: Vec<PersonId> = acts.iter().filter_map(|act| act.person).collect();
    let names: HashMap<PersonId, String> = names_of(db, &people).await?.into_iter().collect();
    let log: Vec<Entry> = acts
        .into_iter()
        .map(|act| Entry {
            when: say.moment(act.at),
            iso: act.at.iso(),
            who: act
                .person
                .and_then(|person| names.get(&person).cloned())
                .unwrap_or_else(|| say.t("web-platform-itself")),
            role: if act.person.is_some() { say.t(act.role.key()) } else { String::new() },
            act: say.t(&act.act),
            reason: act
                .payload
                .as_ref()
                .and_then(|payload| payload.get("reason"))
                .and_then(|reason| reason.as_str())
                .filter(|reason| !reason.is_empty())
                .map(str::to_owned),
            ..Entry::default()
        })
        .collect();
    Ok(parts::timeline(&log))
}
