//! One configuration file (`qosar.toml`, or `--config FILE`); the environment (`QOSAR_…`) and the command line go over it.

use std::path::{Path, PathBuf};

use anyhow::Context;
use kernel::Day;
use serde::Deserialize;

/// What can be set.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct File {
    /// Where to listen, as `127.0.0.1:8080`.
    pub listen: Option<String>,
    /// `sqlite:PATH` or `postgres://…`.
    pub database: Option<String>,
    /// The address people reach it by.
    pub public_url: Option<String>,
    /// The file of the key for links and one-time codes.
    pub key_file: Option<PathBuf>,
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
            None => File::default(),
        };
        let listen = self.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let public_url = self.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        Ok(Settings {
            database: self.database.or(file.database).unwrap_or_else(|| usual_database.to_owned()),
            public_url: public_url.trim_end_matches('/').to_owned(),
            listen,
            key_file: self.key_file.or(file.key_file).unwrap_or_else(|| PathBuf::from("qosar.key")),
            today: self.today,
        })
    }
}

fn read(path: &Path) -> anyhow::Result<File> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("reading {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_setting_is_named_and_not_ignored() {
        let wrong = toml::from_str::<File>("listn = \"x\"").expect_err("a typing slip");
        assert!(wrong.to_string().contains("listn"), "{wrong}");
    }
}
