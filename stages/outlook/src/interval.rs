//! The interval around a share. E. B. Wilson, «Probable inference, the law of succession, and statistical inference»,
//! Journal of the American Statistical Association 22 (1927): the score interval, which holds for few cases and for
//! shares near 0 and 1. Values of R. G. Newcombe (1998) are the test.

/// The 97.5 % point of the normal distribution: intervals hold at 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// From … to, as shares of 1.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The interval around a share seen in so many cases; none without cases. Cases may be an effective number.
pub fn wilson(share: f64, cases: f64) -> Option<Interval> {
    if cases <= 0.0 {
        return None;
    }
    let square = Z * Z / cases;
    let middle = share + square / 2.0;
    let half = Z * (share * (1.0 - share) / cases + square / (4.0 * cases)).sqrt();
    let low = ((middle - half) / (1.0 + square)).clamp(0.0, share);
    let high = ((middle + half) / (1.0 + square)).clamp(share, 1.0);
    Some(Interval { low, high })
}
