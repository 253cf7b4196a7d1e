//! How long an engine may try: its own work units, which promise bytes, and seconds, which promise none.

/// Elapsed seconds, told from outside. Any closure `Fn() -> f64` is one; only the application reads a real clock.
pub trait Clock: Sync {
    /// Seconds since a moment that stays the same for the life of this clock.
    fn seconds(&self) -> f64;
}

impl<F: Fn() -> f64 + Sync> Clock for F {
    fn seconds(&self) -> f64 {
        self()
    }
}

/// What a caller grants. Without limits an engine runs until it has proved its answer.
#[derive(Clone, Copy, Default)]
pub struct Budget<'clock> {
    work: Option<u64>,
    until: Option<(f64, &'clock dyn Clock)>,
}

impl<'clock> Budget<'clock> {
    /// Until the answer is proved.
    pub fn unlimited() -> Self {
        Self::default()
    }

    /// At most so many of the engine's own units. The same input, seed and work give the same bytes.
    pub fn of_work(units: u64) -> Self {
        Self { work: Some(units), until: None }
    }

    /// Also stop at the first checkpoint after so many seconds from now, by this clock. Promises no bytes.
    #[must_use]
    pub fn within(self, seconds: f64, clock: &'clock dyn Clock) -> Self {
        Self { until: Some((clock.seconds() + seconds, clock)), ..self }
    }

    /// Starts counting.
    pub fn meter(&self) -> Meter<'clock> {
        Meter { done: 0, limit: self.work.unwrap_or(u64::MAX), until: self.until, look: 0 }
    }
}

impl std::fmt::Debug for Budget<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Budget").field("work", &self.work).field("until", &self.until.map(|(end, _)| end)).finish()
    }
}

/// What to do at a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "an engine that spends must obey"]
pub enum Pace {
    /// There is budget left.
    On,
    /// Stop here, with the best answer at hand.
    Stop,
}

/// Counts work against a budget. Engines call [`Meter::spend`] at checkpoints.
pub struct Meter<'clock> {
    done: u64,
    limit: u64,
    until: Option<(f64, &'clock dyn Clock)>,
    look: u64,
}

impl Meter<'_> {
    /// How many units pass between two looks at the clock.
    const GLANCE: u64 = 1 << 14;

    /// Counts `units` and says whether to go on. Once it says stop it says so for ever.
    #[inline]
    pub fn spend(&mut self, units: u64) -> Pace {
        self.done = self.done.saturating_add(units);
        if self.done > self.limit {
            return Pace::Stop;
        }
        if self.until.is_some() && self.done >= self.look { self.glance() } else { Pace::On }
    }

    fn glance(&mut self) -> Pace {
        self.look = self.done.saturating_add(Self::GLANCE);
        match self.until {
            Some((end, clock)) if clock.seconds() >= end => {
                self.limit = 0;
                Pace::Stop
            }
            _ => Pace::On,
        }
    }

    /// Units counted so far.
    pub fn done(&self) -> u64 {
        self.done
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn an_unlimited_budget_never_stops() {
        let mut meter = Budget::unlimited().meter();
        assert_eq!(meter.spend(u64::MAX), Pace::On);
        assert_eq!(meter.spend(1), Pace::On);
    }

    #[test]
    fn work_runs_out_after_the_last_unit_granted() {
        let mut meter = Budget::of_work(10).meter();
        assert_eq!(meter.spend(10), Pace::On);
        assert_eq!(meter.spend(1), Pace::Stop);
        assert_eq!(meter.spend(0), Pace::Stop);
        assert_eq!(meter.done(), 11);
    }

    #[test]
    fn seconds_are_counted_by_the_clock_that_was_lent() {
        let now = AtomicU64::new(100);
        #[expect(clippy::cast_precision_loss, reason = "a test's clock")]
        let clock = || now.load(Ordering::Relaxed) as f64;
        let budget = Budget::unlimited().within(5.0, &clock);
        let mut meter = budget.meter();

        assert_eq!(meter.spend(1), Pace::On);
        now.store(106, Ordering::Relaxed);

        assert_eq!(meter.spend(1), Pace::On, "the clock is looked at seldom");
        assert_eq!(meter.spend(Meter::GLANCE), Pace::Stop);
        assert_eq!(meter.spend(0), Pace::Stop);
    }
}
