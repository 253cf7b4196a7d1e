//! A published series, retyped.

use super::{ask, assert_sound, of};

/// International airline passengers in thousands, January 1949 to December 1960 (Box & Jenkins 1970, series G): `AirPassengers` of R's
/// datasets, compared number by number with `statsforecast.utils.AirPassengers` (2.1.1).
const AIRLINE: [u16; 144] = [
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114,
    140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191,
    172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259,
    229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405,
    355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491,
    505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535,
    622, 606, 508, 461, 390, 432,
];

#[test]
fn the_airline_series_is_smoothed_with_a_multiplied_season_as_r_does() {
    let values = AIRLINE.map(f64::from);

    let outcome = ask(&[of(&values, 12, 12)], "ets");

    // What R prints of forecast::ets(AirPassengers): ETS(M,Ad,M), alpha 0.7096, beta 0.0204, gamma 1e-04, phi 0.98. Our prior on
    // the trend moves alpha a little, and the trend may be another.
    let one = &outcome.forecasts[0];
    let [alpha, _, gamma, _] = one.smoothing.expect("smoothing");
    assert!(one.model.starts_with("ETS(M,") && one.model.ends_with(",M)"), "{}", one.model);
    assert!((alpha - 0.71).abs() < 0.12 && gamma < 0.05, "{alpha} {gamma}");
}

#[test]
fn the_last_year_of_the_airline_series_is_foretold_by_those_before() {
    let values = AIRLINE.map(f64::from);
    for (method, most) in [("auto", 4.0), ("ets", 5.0), ("arima", 4.0), ("theta", 7.0), ("naive", 13.0)] {
        let outcome = ask(&[of(&values[..132], 12, 12)], method);
        assert_sound(&outcome);
        let off = outcome.forecasts[0].mean.iter().zip(&values[132..]).map(|(mean, value)| (mean / value - 1.0).abs());
        let off = 100.0 * off.sum::<f64>() / 12.0;
        assert!(off < most, "{method}: {off}");
    }
}
