//! Chance is an argument: the application seeds it from the machine, a test or the demo from a number.

use std::sync::{Arc, Mutex, PoisonError};

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A source of random bytes, shared by everyone who acts through it.
#[derive(Clone, Debug)]
pub struct Chance(Arc<Mutex<ChaCha12Rng>>);

impl Chance {
    /// The same seed gives the same bytes.
    pub fn seeded(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(ChaCha12Rng::from_seed(seed))))
    }

    /// The same number gives the same bytes.
    pub fn numbered(number: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha12Rng::seed_from_u64(number))))
    }

    /// Fills the bytes.
    pub fn fill(&self, bytes: &mut [u8]) {
        // A thread that panicked while drawing leaves the generator usable: it holds no half-made state.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A whole number below `bound` (0 when `bound` is 0). The bias is below 2⁻³² for the bounds used.
    pub fn below(&self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { u64::from_le_bytes(self.bytes()) % bound }
    }
}
