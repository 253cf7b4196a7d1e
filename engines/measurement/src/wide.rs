//! Registers as wide as the machine has, asked for at run time.
//!
//! A plain build may use only what every machine of its kind has: on x86 two doubles at a time. The few loops in which an
//! analysis spends its time are compiled several times over, and the widest that the machine can run is chosen when it
//! runs. Lanes are fixed where a loop is written (eight doubles, whatever the registers), products and sums are never
//! fused, and no loop asks how wide the registers are for more than the order of what does not depend on order: so the
//! bytes of an answer are the same on every machine. Each loop takes its [`Level`], and a test runs it at both ends.

pub(crate) use fearless_simd::prelude::*;
pub(crate) use fearless_simd::{Level, Simd, dispatch, f64x8};

/// Doubles side by side in every loop.
pub(crate) const LANES: usize = 8;

/// Eight sums as one, always in the same order.
#[inline(always)]
pub(crate) fn sum<S: Simd>(lanes: f64x8<S>) -> f64 {
    let (low, high) = lanes.split();
    let (low, high) = (low + high).split();
    let pair = low + high;
    let mut ends = [0.0; 2];
    pair.store_slice(&mut ends);
    ends[0] + ends[1]
}

/// Both ends: what every machine has, and the widest that this one has.
#[cfg(test)]
pub(crate) fn ends() -> [Level; 2] {
    [Level::baseline(), Level::new()]
}
