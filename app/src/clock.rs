//! The only real clock of the platform, and the only source of real chance.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use kernel::{Chance, Day, Moment};
use rand::TryRng;

/// The machine's clock, moved by whole days so that `--today` is today.
#[derive(Clone, Copy, Debug)]
pub struct MachineClock {
    shift_seconds: i64,
}

impl MachineClock {
    /// The machine's clock; moved when a day is given.
    pub fn new(today: Option<Day>) -> Self {
        let shift_seconds = today.map_or(0, |day| day.since(machine_now().day()) * 86_400);
        Self { shift_seconds }
    }
}

impl web::Clock for MachineClock {
    fn now(&self) -> Moment {
        machine_now().plus_seconds(self.shift_seconds)
    }
}

fn machine_now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::of_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Chance seeded by the machine.
///
/// # Errors
/// When the machine has none to give.
pub fn machine_chance() -> anyhow::Result<Chance> {
    let mut seed = [0; 32];
    rand::rngs::SysRng.try_fill_bytes(&mut seed).context("asking the machine for a random seed")?;
    Ok(Chance::seeded(seed))
}
