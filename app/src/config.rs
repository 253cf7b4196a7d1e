//! One configuration file (`qosar.toml`, or `--config FILE`); the environment (`QOSAR_…`) and the command line go over it.

use std::path::{Path, PathBuf};

use anyhow::Context;
use jobs::{Delivery, Mail};
use kernel::Day;
use serde::Deserialize;

/// What can be set.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Written {
    /// Where to listen, as `127.0.0.1:8080`.
    pub listen: Option<String>,
    /// `sqlite:PATH` or `postgres://…`.
    pub database: Option<String>,
    /// The address people reach it by.
    pub public_url: Option<String>,
    /// The file of the key for links and one-time codes.
    pub key_file: Option<PathBuf>,
    /// The mail server: `smtps://NAME:PASSWORD@HOST`, `smtp://HOST:587?tls=required`.
    pub smtp_url: Option<String>,
    /// From whom letters come.
    pub mail_from: Option<String>,
    /// Where letters are put as files, when there is no mail server.
    pub mail_folder: Option<PathBuf>,
}

/// The options of `serve` and `demo`.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS:PORT", env = "QOSAR_LISTEN")]
    pub listen: Option<String>,
    /// `sqlite:PATH` or `postgres://USER@HOST/NAME`
    #[arg(long, value_name = "URL", env = "QOSAR_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The address people reach it by, for links in letters, calendars and QR codes
    #[arg(long, value_name = "URL", env = "QOSAR_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// The file of the key for links and one-time codes; made when missing
    #[arg(long, value_name = "FILE", env = "QOSAR_KEY_FILE")]
    pub key_file: Option<PathBuf>,
    /// The mail server: `smtps://NAME:PASSWORD@HOST` or `smtp://HOST:587?tls=required`
    #[arg(long, value_name = "URL", env = "QOSAR_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// From whom letters come, as `Qosar <qosar@example.kz>`
    #[arg(long, value_name = "ADDRESS", env = "QOSAR_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// Where letters are put as .eml files, when there is no mail server
    #[arg(long, value_name = "FOLDER", env = "QOSAR_MAIL_FOLDER")]
    pub mail_folder: Option<PathBuf>,
    /// The day it is to be (YYYY-MM-DD): moves the clock, for demonstrations and tests
    #[arg(long, value_name = "DAY", env = "QOSAR_TODAY")]
    pub today: Option<Day>,
    /// Configuration file
    #[arg(long, value_name = "FILE", env = "QOSAR_CONFIG")]
    pub config: Option<PathBuf>,
}

/// What `serve` and `demo` run with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen.
    pub listen: String,
    /// The database.
    pub database: String,
    /// The address people reach it by, without a slash at the end.
    pub public_url: String,
    /// The file of the key for links and one-time codes.
    pub key_file: PathBuf,
    /// The mail server.
    pub smtp_url: Option<String>,
    /// From whom letters come.
    pub mail_from: Option<String>,
    /// Where letters are put as files.
    pub mail_folder: Option<PathBuf>,
    /// The day it is to be.
    pub today: Option<Day>,
}

impl Options {
    /// Command line over environment over file over what is usual.
    ///
    /// # Errors
    /// When the file named cannot be read, or holds what it should not.
    pub fn settle(self, usual_database: &str) -> anyhow::Result<Settings> {
        let file = match &self.config {
            Some(path) => read(path)?,
            None if Path::new("qosar.toml").exists() => read(Path::new("qosar.toml"))?,
            None => Written::default(),
        };
        let listen = self.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let public_url = self.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        Ok(Settings {
            database: self.database.or(file.database).unwrap_or_else(|| usual_database.to_owned()),
            public_url: public_url.trim_end_matches('/').to_owned(),
            listen,
            key_file: self.key_file.or(file.key_file).unwrap_or_else(|| PathBuf::from("qosar.key")),
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_from: self.mail_from.or(file.mail_from),
            mail_folder: self.mail_folder.or(file.mail_folder),
            today: self.today,
        })
    }
}

impl Settings {
    /// How letters leave.
    ///
    /// # Errors
    /// When the server, the folder or the sender cannot be read, or a server is named without a sender.
    pub fn mail(&self) -> anyhow::Result<Mail> {
        let delivery = Delivery::of(self.smtp_url.as_deref(), self.mail_folder.as_deref())?;
        let from = match (&self.mail_from, &self.smtp_url) {
            (Some(from), _) => from,
            (None, Some(_)) => anyhow::bail!("letters come from somebody: say --mail-from 'Qosar <qosar@example.kz>'"),
            (None, None) => "Qosar <qosar@localhost>",
        };
        Mail::new(delivery, from, &self.public_url)
    }
}

fn read(path: &Path) -> anyhow::Result<Written> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("reading {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_setting_is_named_and_not_ignored() {
        let wrong = toml::from_str::<Written>("listn = \"x\"").expect_err("a typing slip");
        assert!(wrong.to_string().contains("listn"), "{wrong}");
    }
}
