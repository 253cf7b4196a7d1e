//! Philox 4×32-10 (Salmon, Moraes, Dror & Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC 2011): the value is
//! ten rounds of multiplication over (counter, key). O(1) a draw, no state. The key is the seed, the counter is
//! (index, stream). Differences from the paper: none; the tests meet the authors' known answers.

/// Where all chance of an engine comes from. The same seed gives the same answer, byte for byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Seed(
    /// The number a person types after `--seed`.
    pub u64,
);

impl Seed {
    /// One of 2⁶⁴ independent sequences under this seed: one per purpose, or per thread's share of the work.
    pub fn stream(self, number: u64) -> Stream {
        Stream { seed: self, number }
    }
}

/// A sequence of random numbers with free access: the n-th is asked for by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    seed: Seed,
    number: u64,
}

impl Stream {
    /// 64 random bits.
    pub fn at(self, index: u64) -> u64 {
        let [a, b, _, _] = philox(
            [low(index), high(index), low(self.number), high(self.number)],
            [low(self.seed.0), high(self.seed.0)],
        );
        u64::from(b) << 32 | u64::from(a)
    }

    /// A whole number below `bound` (0 when `bound` is 0). The bias is below `bound` · 2⁻⁶⁴.
    pub fn below(self, index: u64, bound: u64) -> u64 {
        high_half(u128::from(self.at(index)) * u128::from(bound))
    }

    /// A real number in [0, 1), a multiple of 2⁻⁵³.
    pub fn unit(self, index: u64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit a float exactly")]
        let mantissa = (self.at(index) >> 11) as f64;
        mantissa / 9_007_199_254_740_992.0
    }
}

fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let left = u64::from(counter[0]) * 0xD251_1F53;
        let right = u64::from(counter[2]) * 0xCD9E_8D57;
        counter = [high(right) ^ counter[1] ^ key[0], low(right), high(left) ^ counter[3] ^ key[1], low(left)];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
    }
    counter
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is what is asked for")]
fn low(value: u64) -> u32 {
    value as u32
}

fn high(value: u64) -> u32 {
    low(value >> 32)
}

fn high_half(value: u128) -> u64 {
    (value >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_meets_the_known_answers_of_its_authors() {
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox([u32::MAX; 4], [u32::MAX; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        assert_eq!(
            philox([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn a_draw_depends_on_seed_stream_and_index_and_on_nothing_else() {
        let stream = Seed(7).stream(3);

        assert_eq!(stream.at(11), Seed(7).stream(3).at(11));
        assert_ne!(stream.at(11), stream.at(12));
        assert_ne!(stream.at(11), Seed(7).stream(4).at(11));
        assert_ne!(stream.at(11), Seed(8).stream(3).at(11));
    }

    #[test]
    fn bounded_draws_stay_below_their_bound_and_reach_every_value() {
        let mut seen = [0_u32; 6];
        for index in 0..6_000 {
            let value = Seed(1).stream(0).below(index, 6);
            seen[usize::try_from(value).expect("below six")] += 1;
        }

        assert!(seen.iter().all(|&times| (850..1_150).contains(&times)), "{seen:?}");
        assert_eq!(Seed(1).stream(0).below(5, 0), 0);
    }

    #[test]
    fn units_lie_between_nought_and_one_with_mean_one_half() {
        let total: f64 = (0..10_000).map(|index| Seed(2).stream(9).unit(index)).sum();
        assert!((total / 10_000.0 - 0.5).abs() < 0.01);
        assert!((0..10_000).all(|index| (0.0..1.0).contains(&Seed(2).stream(9).unit(index))));
    }
}
