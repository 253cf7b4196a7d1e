//! How a letter leaves: by a mail server, into a folder, or not at all. Neither address nor text is ever logged.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context, anyhow};
use kernel::{Code, Failure, Lang, Moment};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

const PATIENCE: Duration = Duration::from_secs(30);

/// Where letters go.
pub enum Delivery {
    /// To a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Into a folder, a file each: for machines without mail. The files hold secrets; only their owner may read them.
    Folder(PathBuf),
    /// Nowhere: the log tells that a letter was not sent, nothing else.
    Log,
}

impl Delivery {
    /// A mail server when its address is given (`smtps://NAME:PASSWORD@HOST`, `smtp://HOST:587?tls=required`), else a
    /// folder when one is, else nowhere.
    ///
    /// # Errors
    /// When the address cannot be read, or the folder cannot be made.
    pub fn of(smtp_url: Option<&str>, folder: Option<&Path>) -> anyhow::Result<Self> {
        match (smtp_url, folder) {
            (Some(url), _) => {
                // The cause is not told: it would repeat the address with its password.
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
                let server = server.map_err(|_| {
                    anyhow!("a mail server is smtps://NAME:PASSWORD@HOST or smtp://HOST:587?tls=required")
                })?;
                Ok(Self::Smtp(Box::new(server.timeout(Some(PATIENCE)).build())))
            }
            (None, Some(folder)) => {
                std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
                Ok(Self::Folder(folder.to_owned()))
            }
            (None, None) => Ok(Self::Log),
        }
    }
}

/// A letter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// To whom a letter goes. It prints as dots: addresses are nobody's business in a log.
pub(crate) struct Reader<'a> {
    pub name: &'a str,
    pub email: &'a str,
    pub lang: Lang,
}

/// The post of an installation: how letters leave, from whom, and where their links lead.
#[derive(Clone)]
pub struct Mail {
    delivery: Arc<Delivery>,
    from: Mailbox,
    /// The address people reach the platform by, without a slash at the end.
    pub(crate) public_url: String,
}

impl Mail {
    /// The post of an installation; `from` is `Qosar <qosar@example.kz>` or an address alone.
    ///
    /// # Errors
    /// When `from` is no address.
    pub fn new(delivery: Delivery, from: &str, public_url: &str) -> anyhow::Result<Self> {
        let from: Mailbox = from.parse().with_context(|| format!("letters come from an address, not from `{from}`"))?;
        let from = Mailbox { name: from.name.or_else(|| Some("Qosar".to_owned())), ..from };
        Ok(Self { delivery: Arc::new(delivery), from, public_url: public_url.trim_end_matches('/').to_owned() })
    }

    /// Does a letter get out of the house at all?
    pub(crate) fn reaches_people(&self) -> bool {
        !matches!(*self.delivery, Delivery::Log)
    }

    /// Sends a letter. A second try under the same id carries the same Message-ID: mailboxes show it once.
    pub(crate) async fn send(&self, id: Uuid, to: &Reader<'_>, written: &Written, now: Moment) -> Result<(), Failure> {
        let message = self.message(id, to, written, now)?;
        match &*self.delivery {
            Delivery::Smtp(server) => server.send(message).await.map(|_| ()).map_err(told),
            Delivery::Folder(folder) => {
                let file = folder.join(format!("{}-{id}.eml", now.iso().replace(':', "")));
                Ok(write_private(&file, &message.formatted()).await.context("writing a letter into the folder")?)
            }
            Delivery::Log => {
                tracing::info!(letter = %id, "a letter was not sent: neither a mail server nor a folder is set");
                Ok(())
            }
        }
    }

    fn message(&self, id: Uuid, to: &Reader<'_>, written: &Written, now: Moment) -> Result<Message, Failure> {
        // The error of the parser would repeat the address.
        let address: Address =
            to.email.parse().map_err(|_| anyhow!("the account's address is none that mail can reach"))?;
        let millis = u64::try_from(now.millis()).unwrap_or_default();
        let mut message = Message::builder()
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .date(UNIX_EPOCH + Duration::from_millis(millis))
            .from(self.from.clone())
            .to(Mailbox::new(Some(to.name.to_owned()), address))
            .subject(written.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(written.text.clone())
            .context("composing a letter")?;
        for (name, value) in [("Auto-Submitted", "auto-generated"), ("Content-Language", to.lang.code())] {
            let name = HeaderName::new_from_ascii_str(name);
            message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
        }
        Ok(message)
    }
}

/// Why the mail server did not take a letter, without what it said: that repeats the address.
fn told(error: smtp::Error) -> Failure {
    let why = match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server did not answer in time".to_owned(),
        None if error.is_tls() => "the mail server could not prove who it is (TLS)".to_owned(),
        None => "the mail server could not be reached".to_owned(),
    };
    anyhow!(why).into()
}

async fn write_private(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut open = options.open(file).await?;
    open.write_all(bytes).await?;
    open.flush().await
}
