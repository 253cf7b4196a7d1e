//! What must reach a person: announced in the outbox without its secret, written out when it is delivered.

use db::{Event, Write};
use kernel::{Failure, Id, Lang, Moment, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::account::account;
use crate::secret::{Key, Secret};

/// The event that announces a letter with a link.
pub const LETTER: &str = "accounts.letter";
/// The event that announces a one-time code.
pub const CODE: &str = "accounts.code";

kernel::codes! { "accounts-letter",
    /// What a letter is about; its key is the letter's subject.
    pub enum Template {
        /// Come in for the first time, or take on one more role.
        Invitation = "invitation",
        /// Come in by a link.
        Enter = "enter",
        /// Choose a new password.
        Reset = "reset",
        /// A one-time code.
        Code = "code",
    }
}

impl Template {
    /// The key of the letter's body. Its variables: `name`, `until`, and `role` with `scope` (invitation), or `code`.
    pub fn body(self) -> &'static str {
        match self {
            Self::Invitation => "accounts-letter-body-invitation",
            Self::Enter => "accounts-letter-body-enter",
            Self::Reset => "accounts-letter-body-reset",
            Self::Code => "accounts-letter-body-code",
        }
    }
}

/// A letter ready to be written: its secret goes to the person and nowhere else.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Whose it is.
    pub person: PersonId,
    /// What the person is called.
    pub name: String,
    /// Where it goes; none for those reached on paper.
    pub to: Option<String>,
    /// The language it is written in.
    pub lang: Lang,
    /// What it is about.
    pub template: Template,
    /// Until when the secret opens.
    pub until: Moment,
    /// What its link holds, or the digits of the code.
    pub secret: Secret,
    /// What else its words need.
    pub args: serde_json::Value,
}

impl Letter {
    /// The letter that an event announces, where it announces one.
    ///
    /// # Errors
    /// Broken, when the event was not written by this crate.
    pub fn of(event: &Event, key: &Key) -> Result<Option<Self>, Failure> {
        if event.name != LETTER && event.name != CODE {
            return Ok(None);
        }
        let told: Told = serde_json::from_value(event.payload.clone()).map_err(anyhow::Error::new)?;
        let secret = secret(key, told.template, told.opens);
        let Told { person, name, to, lang, template, until, args, .. } = told;
        Ok(Some(Self { person, name, to, lang, template, until, secret, args }))
    }
}

/// What stands in the outbox: everything but the secret.
#[derive(Serialize, Deserialize)]
struct Told {
    person: PersonId,
    name: String,
    to: Option<String>,
    lang: Lang,
    template: Template,
    opens: Uuid,
    until: Moment,
    args: serde_json::Value,
}

/// The secret that opens the thing with this id.
pub(crate) fn secret(key: &Key, template: Template, opens: Uuid) -> Secret {
    let (what, id) = (kernel::Code::code(template), PersonId(opens));
    if template == Template::Code { key.digits(what, id) } else { key.link(what, id) }
}

/// Announces a letter.
pub(crate) async fn announce(
    w: &mut Write,
    person: PersonId,
    template: Template,
    opens: impl Id,
    until: Moment,
    args: serde_json::Value,
) -> Result<(), Failure> {
    let account = account(w, person).await?;
    let told = Told {
        person,
        name: account.name,
        to: account.email,
        lang: account.lang,
        template,
        opens: opens.uuid(),
        until,
        args,
    };
    let name = if template == Template::Code { CODE } else { LETTER };
    w.announce(name, person, serde_json::to_value(told).map_err(anyhow::Error::new)?);
    Ok(())
}
