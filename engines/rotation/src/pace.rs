//! How far along a walk is: by its own count, by the caller's clock, whichever is further.

use ground::{Budget, Meter};

/// How to solve beside the budget and the seed.
#[derive(Clone, Copy, Default)]
pub struct Settings<'clock> {
    /// Threads that may be used; the answer to a budget of work does not depend on it.
    pub threads: u32,
    /// The part of the granted time that is over, from 0 to 1. With it the walk cools by the clock, so that it is cold when
    /// the time ends; it promises no bytes.
    pub elapsed: Option<&'clock (dyn Fn() -> f64 + Sync)>,
}

impl std::fmt::Debug for Settings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("threads", &self.threads).field("elapsed", &self.elapsed.is_some()).finish()
    }
}

pub(crate) struct Pace<'clock> {
    meter: Meter<'clock>,
    done: u64,
    quota: u64,
    elapsed: Option<&'clock (dyn Fn() -> f64 + Sync)>,
    from: f64,
    until: f64,
}

impl<'clock> Pace<'clock> {
    /// So much work, or from now up to this part of the time.
    pub fn new(budget: &Budget<'clock>, quota: u64, settings: &Settings<'clock>, until: f64) -> Self {
        let from = settings.elapsed.map_or(0.0, |elapsed| elapsed());
        Self { meter: budget.meter(), done: 0, quota, elapsed: settings.elapsed, from, until }
    }

    /// Counts work; the part that is over, or `None` when it is time to stop.
    pub fn spend(&mut self, units: u64) -> Option<f64> {
        self.done += units;
        let over = match self.elapsed {
            Some(elapsed) if self.until > self.from => (elapsed() - self.from) / (self.until - self.from),
            Some(_) => 1.0,
            #[expect(clippy::cast_precision_loss, reason = "a part of a whole")]
            None => self.done as f64 / self.quota.max(1) as f64,
        };
        let on = self.meter.spend(units) == ground::Pace::On;
        (on && over < 1.0).then_some(over)
    }

    pub fn done(&self) -> u64 {
        self.done
    }
}

/// The work a budget grants, asked of meters that are thrown away.
pub(crate) fn granted(budget: &Budget<'_>) -> Option<u64> {
    let stops = |units: u64| budget.meter().spend(units) == ground::Pace::Stop;
    if !stops(u64::MAX) || stops(0) {
        return None;
    }
    let (mut on, mut stop) = (0, u64::MAX);
    while stop - on > 1 {
        let middle = on + (stop - on) / 2;
        if stops(middle) { stop = middle } else { on = middle }
    }
    Some(on)
}
