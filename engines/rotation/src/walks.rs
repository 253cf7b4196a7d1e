//! Walks side by side: how each is cooled, what each may spend, on as many threads as are lent.

use ground::{Budget, Seed};

use crate::anneal::{Heat, Walked, scale, walk};
use crate::board::Board;
use crate::chance::Chance;
use crate::pace::{Pace, Settings};
use crate::problem::{Problem, Stay};

/// A walk that stays near calendars without heads amiss, and cools further: what long stays want. Measured, five CPU-seconds,
/// seeds 1 to 2 or 3, in the order of the two walks below: I40_12_4 2860–2862 (the second ended at 2820–2853 after ten),
/// I80_12_4 8101–8102 (8063–8065 after ten), I80_12_1 8611–8613 (8607–8608), I40_24_4 7053–7097 (7033–7083).
/// Begun at 0.7 and ended at 0.05 it reached 8071–8081 on I80_12_4.
const DEAR: Heat = Heat { first: 2.0, begin: 0.4, end: 0.025, price: 16.0, inside: (0, 1) };
/// A walk that passes through heads amiss at little price, as long as three moves made in ten lead to none: what many minima
/// want. Measured as above: I40_12_2 3915–3923, the first walk 3910–3916; begun at 0.7 instead 3912–3918, at 0.3 3907–3924.
const CHEAP: Heat = Heat { first: 2.0, begin: 0.4, end: 0.05, price: 1.0, inside: (3, 10) };
/// Walks take turns.
const WALKS: [Heat; 2] = [DEAR, CHEAP];
/// The stream of chance of the first short walk.
const SPRINT: u64 = 1 << 32;

/// What a search may use.
pub(crate) struct Effort<'e, 'clock> {
    pub problem: &'e Problem,
    pub budget: &'e Budget<'clock>,
    pub seed: Seed,
    pub settings: &'e Settings<'clock>,
}

impl Effort<'_, '_> {
    /// One short walk, and its work.
    pub fn sprint(&self, schedule: &[Vec<Stay>], quota: u64, until: f64) -> (Walked, u64) {
        let mut pace = Pace::new(self.budget, quota, self.settings, until);
        (self.walk(schedule, SPRINT, DEAR, i64::MAX, &mut pace), pace.done())
    }

    /// Walks from a calendar, one of each kind at least, and the work of each. A calendar worth `ceiling` ends one. Under a
    /// budget of work they share it evenly whatever the threads; under a clock each thread has the time that is left up to
    /// `until`, and one thread divides it.
    pub fn walks(&self, schedule: &[Vec<Stay>], ceiling: i64, quota: u64, until: f64) -> Vec<(Walked, u64)> {
        let threads = self.settings.threads.max(1) as usize;
        let count = if self.settings.elapsed.is_some() { threads.max(WALKS.len()) } else { WALKS.len() };
        let each = quota / count as u64;
        let one = |number: usize, until: f64| {
            let mut pace = Pace::new(self.budget, each, self.settings, until);
            (self.walk(schedule, number as u64, WALKS[number % WALKS.len()], ceiling, &mut pace), pace.done())
        };
        let from = self.settings.elapsed.map_or(0.0, |elapsed| elapsed());
        let rounds = count.div_ceil(threads);
        let numbers: Vec<usize> = (0..count).collect();
        let mut done = Vec::new();
        for (round, some) in numbers.chunks(threads).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a part of the time")]
            let until = from + (until - from) * (round + 1) as f64 / rounds as f64;
            if let [number] = some {
                done.push(one(*number, until));
                continue;
            }
            let one = &one;
            done.extend(std::thread::scope(|scope| {
                let running: Vec<_> = some.iter().map(|&number| scope.spawn(move || one(number, until))).collect();
                let joined = running.into_iter().map(|thread| thread.join().expect("a walk does not panic"));
                joined.collect::<Vec<_>>()
            }));
        }
        done
    }

    fn walk(&self, schedule: &[Vec<Stay>], stream: u64, heat: Heat, ceiling: i64, pace: &mut Pace<'_>) -> Walked {
        let mut board = Board::new(self.problem, schedule);
        let mut chance = Chance::new(self.seed.stream(stream));
        let scale = scale(&mut board, &mut chance);
        walk(&mut board, &mut chance, heat, scale, ceiling, pace)
    }
}
