//! Random numbers in a row, for a walk that draws a few hundred million of them: xoshiro256++ (Blackman & Vigna 2021),
//! its state filled from a counted stream of the seed. O(1), five operations a draw. Differences from the paper: none.

use ground::Stream;

#[derive(Clone, Debug)]
pub(crate) struct Chance([u64; 4]);

impl Chance {
    pub fn new(stream: Stream) -> Self {
        Self(std::array::from_fn(|index| stream.at(index as u64) | u64::from(index == 0)))
    }

    #[inline]
    pub fn bits(&mut self) -> u64 {
        let s = &mut self.0;
        let drawn = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        drawn
    }
}

/// Bits that are spent piece by piece: three choices of a move from one draw.
pub(crate) struct Draw(pub u64);

impl Draw {
    /// A number below `bound` (at most 2²⁰ or so) from the upper half; the bits move up by 21 for the next choice.
    #[inline]
    pub fn below(&mut self, bound: usize) -> usize {
        let picked = ((self.0 >> 32) * bound as u64) >> 32;
        self.0 = self.0.rotate_left(21);
        usize::try_from(picked).expect("below a usize")
    }
}
