//! Seasonal ARIMA by conditional sums of squares (Box & Jenkins 1970), orders by a small search over the corrected Akaike criterion
//! (after Hyndman & Khandakar 2008), differences by KPSS (Kwiatkowski and others 1992) and the strength of the season.
//!
//! Polynomials are parametrised by partial autocorrelations within (−1, 1), so every model visited is stationary and
//! invertible (Barndorff-Nielsen & Schou 1973). Differences from R's `auto.arima`: likelihood is conditional on zeros
//! before the first difference, at most two ordinary and one seasonal lag on either side, one difference of each sort, and
//! positive values are taken in logarithms.

mod choice;
mod differences;
mod fit;

pub use choice::{Chosen, choose};
