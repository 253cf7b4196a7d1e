//! Registers as wide as the machine has, asked for at run time.
//!
//! A plain build may use only what every machine of its kind has: on x86 two doubles at a time. The few loops in which an
//! analysis spends its time are compiled several times over, and the widest that the machine can run is chosen when it
//! runs. Lanes are fixed where a loop is written (eight doubles, whatever the registers), products and sums are never
//! fused, and no loop asks how wide the registers are for more than the order of what does not depend on order: so the
//! bytes of an answer are the same on every machine. Each loop takes its [`Level`], and a test runs it at both ends.

use fearless_simd::i64x8;
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

/// Taylor's series of the exponential, from x¹³ down to x⁰: for |x| ≤ ½ ln 2 what is left out is below 5·10⁻¹⁸.
const EXPONENTIAL: [f64; 14] = [
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
    1.0,
    1.0,
];
/// A number so large that its last bit counts ones: adding it rounds to whole numbers and leaves them in the last bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// ln 2 in two parts, the first short enough that whole multiples of it are exact (Cody & Waite 1980).
const LN_2: [f64; 2] = [f64::from_bits(0x3FE6_2E42_FEE0_0000), f64::from_bits(0x3DEA_39EF_3579_3C76)];

/// e to the power of each lane, within two units of the last place. Below −700 it counts as −700, above 700 as 700.
#[inline(always)]
pub(crate) fn exp<S: Simd>(simd: S, power: f64x8<S>) -> f64x8<S> {
    let power = power.max(f64x8::splat(simd, -700.0)).min(f64x8::splat(simd, 700.0));
    let marked = power * f64x8::splat(simd, std::f64::consts::LOG2_E) + f64x8::splat(simd, ROUNDER);
    let twos = marked - f64x8::splat(simd, ROUNDER);
    let rest = power - twos * f64x8::splat(simd, LN_2[0]) - twos * f64x8::splat(simd, LN_2[1]);
    let mut value = f64x8::splat(simd, EXPONENTIAL[0]);
    for term in &EXPONENTIAL[1..] {
        value = value * rest + f64x8::splat(simd, *term);
    }
    // The whole part is added to the exponent where it stands: in the twelve bits at the left.
    let scale = marked.bitcast::<i64x8<S>>() << 52;
    (value.bitcast::<i64x8<S>>() + scale).bitcast()
}

/// Both ends: what every machine has, and the widest that this one has.
#[cfg(test)]
pub(crate) fn ends() -> [Level; 2] {
    [Level::baseline(), Level::new()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(always)]
    fn eight<S: Simd>(simd: S, powers: [f64; LANES]) -> [f64; LANES] {
        let mut found = [0.0; LANES];
        exp(simd, f64x8::from_slice(simd, &powers)).store_slice(&mut found);
        found
    }

    #[test]
    fn the_exponential_is_within_two_units_of_the_last_place_on_any_registers() {
        for step in -5_600..5_600_i32 {
            let powers: [f64; LANES] =
                [0, 1, 2, 3, 4, 5, 6, 7].map(|lane| f64::from(step) / 8.0 + 0.0173 * f64::from(lane));

            let [narrow, wide] = ends().map(|level| dispatch!(level, simd => eight(simd, powers)));

            assert_eq!(narrow.map(f64::to_bits), wide.map(f64::to_bits));
            for (power, found) in powers.into_iter().zip(wide) {
                let truth = power.clamp(-700.0, 700.0).exp();
                assert!((found / truth - 1.0).abs() <= 2.0 * f64::EPSILON, "{power}: {found} for {truth}");
            }
        }
    }

    #[test]
    fn the_exponential_of_what_lies_far_off_stays_finite_and_positive() {
        let far = [-1e300, f64::NEG_INFINITY, 1e300, f64::INFINITY, -700.5, 700.5, 0.0, -0.0];

        let found = dispatch!(Level::new(), simd => eight(simd, far));

        assert!(found.iter().all(|value| value.is_finite() && *value > 0.0), "{found:?}");
        assert!(found[6].to_bits() == 1.0_f64.to_bits() && found[7].to_bits() == 1.0_f64.to_bits());
    }
}
