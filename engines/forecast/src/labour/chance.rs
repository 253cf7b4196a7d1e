//! Normal numbers in bulk: Box & Muller (1958) on bits of the counter-based stream, with polynomials for logarithm, sine and
//! exponential (Cephes) in place of the platform's, so that the compiler works on several lanes at once and the bytes are the
//! same everywhere. Single precision: 2⁻²⁴ in the uniform, no draw beyond 5.9 deviations; far finer than what draws can tell.
//! The bits are those of [`ground::Stream`], worked out many counters at a time; a test holds them against each other.

#![expect(clippy::excessive_precision, reason = "coefficients as their author prints them")]
#![expect(clippy::inline_always, reason = "what is not inlined would be compiled for the narrowest registers")]

use ground::Seed;

/// How many draws go side by side. Every draw belongs to one chunk of so many, whoever works on it.
pub(super) const LANES: usize = 512;

/// One number for each draw of a chunk.
pub(super) type Lanes = [f32; LANES];

const HALF: usize = LANES / 2;
const UNIT: f32 = 1.0 / 16_777_216.0;

/// Where the shocks of one figure come from: a stream of [`ground::Seed`] in the form that many counters share.
#[derive(Clone, Copy)]
pub(super) struct Source {
    /// By round.
    keys: [[u32; 2]; ROUNDS],
    number: [u32; 2],
}

const ROUNDS: usize = 10;

impl Source {
    /// The stream of this number.
    pub(super) fn new(seed: Seed, number: u64) -> Self {
        let mut key = [low(seed.0), low(seed.0 >> 32)];
        let keys = [(); ROUNDS].map(|()| {
            let now = key;
            key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
            now
        });
        Self { keys, number: [low(number), low(number >> 32)] }
    }

    /// Philox 4×32-10 at a counter; its first two words.
    #[inline(always)]
    fn at(&self, counter: [u32; 2]) -> [u32; 2] {
        let [mut a, mut b, mut c, mut d] = [counter[0], counter[1], self.number[0], self.number[1]];
        for key in &self.keys {
            let left = u64::from(a) * 0xD251_1F53;
            let right = u64::from(c) * 0xCD9E_8D57;
            (a, b, c, d) = (low(right >> 32) ^ b ^ key[0], low(right), low(left >> 32) ^ d ^ key[1], low(left));
        }
        [a, b]
    }
}

/// Fills a chunk with normal numbers; they depend on the source and the chunk's number alone.
#[inline(always)]
pub(super) fn normals(source: Source, chunk: u64, out: &mut Lanes) {
    let mut radius = [0_u32; HALF];
    let mut angle = [0_u32; HALF];
    let first = chunk * HALF as u64;
    let (lower, upper) = (low(first), low(first >> 32));
    // A chunk's counters begin at a multiple of their number, so that the lower half never runs over.
    for k in 0..HALF {
        [radius[k], angle[k]] = source.at([lower | low(k as u64), upper]);
    }
    let (left, right) = out.split_at_mut(HALF);
    for k in 0..HALF {
        let r = (-2.0 * ln((small(radius[k]) + 0.5) * UNIT)).sqrt();
        let turn = (small(angle[k]) + 0.5) * UNIT - 0.5;
        let away = turn.abs();
        left[k] = r * sine(0.25 - away);
        right[k] = r * sine(0.25 - (away - 0.25).abs()).copysign(turn);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is what is asked for")]
#[inline(always)]
fn low(bits: u64) -> u32 {
    bits as u32
}

/// The upper 24 bits as a number.
#[expect(clippy::cast_possible_wrap, clippy::cast_precision_loss, reason = "24 bits fit both")]
#[inline(always)]
fn small(bits: u32) -> f32 {
    (bits >> 8) as i32 as f32
}

/// sin(2πx) for |x| ≤ ¼; error below 10⁻⁷.
#[inline(always)]
fn sine(x: f32) -> f32 {
    let x = x * std::f32::consts::TAU;
    let y = x * x;
    x + x * y * (-1.666_666_6e-1 + y * (8.333_331e-3 + y * (-1.984_090_1e-4 + y * (2.752_550_6e-6 - y * 2.388_982e-8))))
}

#[expect(clippy::many_single_char_names, reason = "the letters of Cephes")]
/// Natural logarithm of a positive normal number; relative error below 2·10⁻⁷.
#[expect(clippy::cast_possible_wrap, clippy::cast_precision_loss, reason = "an exponent has eight bits")]
#[inline(always)]
fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = ((bits >> 23) as i32 - 127) as f32;
    let mantissa = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    let over = mantissa > std::f32::consts::SQRT_2;
    let m = if over { mantissa * 0.5 } else { mantissa } - 1.0;
    let e = if over { exponent + 1.0 } else { exponent };
    let z = m * m;
    let mut y = 7.037_683_6e-2 * m - 1.151_461e-1;
    for c in [
        1.167_699_9e-1,
        -1.242_014_1e-1,
        1.424_932_3e-1,
        -1.666_805_7e-1,
        2.000_071_5e-1,
        -2.499_999_4e-1,
        3.333_333_1e-1,
    ] {
        y = y * m + c;
    }
    let y = y * m * z - 2.121_944_4e-4 * e - 0.5 * z;
    m + y + 0.693_359_375 * e
}

/// e to the x, for |x| ≤ 80; relative error below 2·10⁻⁷.
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    // Adding it rounds to a whole number, which then stands in the lowest bits.
    const MAGIC: f32 = 12_582_912.0;
    let x = x.clamp(-80.0, 80.0);
    let shifted = x * std::f32::consts::LOG2_E + MAGIC;
    let n = shifted - MAGIC;
    let x = x - n * 0.693_359_375 + n * 2.121_944_4e-4;
    let mut y = 1.987_569_1e-4_f32;
    for c in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 5.000_000_1e-1] {
        y = y * x + c;
    }
    let y = y * x * x + x + 1.0;
    y * f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3f80_0000))
}

#[cfg(test)]
mod tests {
    use ground::Seed;

    use super::*;

    #[test]
    fn polynomials_meet_the_functions_they_stand_for() {
        for k in 1..4_000_u16 {
            let x = f32::from(k) / 4_000.0;
            assert!((f64::from(ln(x)) - f64::from(x).ln()).abs() < 3e-7 * f64::from(x).ln().abs().max(0.3), "ln {x}");
            let turn = x / 2.0 - 0.25;
            assert!(
                (f64::from(sine(turn)) - (f64::from(turn) * std::f64::consts::TAU).sin()).abs() < 3e-7,
                "sine {turn}"
            );
            let power = (x - 0.5) * 40.0;
            assert!((f64::from(exp(power)) / f64::from(power).exp() - 1.0).abs() < 3e-7, "exp {power}");
        }
    }

    #[test]
    fn many_counters_at_a_time_give_the_bits_of_the_stream() {
        for (seed, number, index) in
            [(0, 0, 0), (7, 0x0300_0000_0000_000b, 5), (u64::MAX, u64::MAX, u64::MAX), (9, 1, 0x1_0000_0000)]
        {
            let [a, b] = Source::new(Seed(seed), number).at([low(index), low(index >> 32)]);
            assert_eq!(u64::from(b) << 32 | u64::from(a), Seed(seed).stream(number).at(index));
        }
    }

    #[test]
    fn normal_numbers_have_the_moments_and_tails_of_normal_numbers() {
        let mut lanes = [0.0; LANES];
        let mut sums = [0.0_f64; 4];
        let mut beyond = 0;
        for chunk in 0..400 {
            normals(Source::new(Seed(3), 1), chunk, &mut lanes);
            for z in lanes.map(f64::from) {
                sums.iter_mut().zip([z, z * z, z * z * z, z * z * z * z]).for_each(|(sum, power)| *sum += power);
                beyond += i32::from(z.abs() > 1.959_964);
            }
        }
        let n = 400.0 * 512.0;

        // Four standard errors of each moment.
        for ((sum, due), error) in
            sums.iter().zip([0.0, 1.0, 0.0, 3.0]).zip([1.0, 2.0_f64.sqrt(), 15.0_f64.sqrt(), 96.0_f64.sqrt()])
        {
            assert!((sum / n - due).abs() < 4.0 * error / n.sqrt(), "{} is not {due}", sum / n);
        }
        assert!((f64::from(beyond) / n - 0.05).abs() < 4.0 * (0.05_f64 * 0.95 / n).sqrt());
    }
}
