use measurement::dimension::{NotConfirmed, Pattern, Unit, What, confirm, fit};
use nalgebra::DMatrix;

use crate::facts::HOLZINGER;
use crate::{matrix, near};

fn three() -> Pattern {
    Pattern { factors: vec![vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8]], unit: Unit::Marker, orthogonal: false }
}

#[test]
fn three_factors_of_holzinger_have_the_fit_and_the_errors_of_lavaan() {
    let covariance = matrix(HOLZINGER);

    let found = confirm(&covariance, 301, &three()).unwrap();
    let fit = fit(&found, &covariance);

    assert!(found.converged && found.heywood.is_empty() && found.improper.is_empty());
    near(found.chi_square, 85.30552177, 1e-5);
    assert_eq!((found.df, found.parameters), (24, 21));
    near(fit.cfi, 0.9305596518, 1e-7);
    near(fit.tli, 0.8958394777, 1e-7);
    near(fit.rmsea, 0.09212148451, 1e-7);
    near(fit.srmr, 0.065205057184, 1e-6);
    near(found.log_likelihood, -3737.7449266262, 1e-5);
    near(fit.aic, 7517.4898532524, 1e-4);
    near(fit.bic, 7595.3391688121, 1e-4);
    // lavaan prints the interval 0.071 to 0.114.
    near(fit.rmsea_interval[0], 0.071, 5e-4);
    near(fit.rmsea_interval[1], 0.114, 5e-4);
    for (item, factor, value, se) in [
        (1, 0, 0.55350029376, 0.099665118768),
        (2, 0, 0.72937020977, 0.10910970312),
        (4, 1, 1.1130765781, 0.06542010861),
        (5, 1, 0.92614623663, 0.055448856242),
        (7, 2, 1.1799508395, 0.16498657202),
        (8, 2, 1.0815301569, 0.15116743809),
    ] {
        let loading = found.estimates.iter().find(|one| one.what == What::Loading(item, factor)).unwrap();
        near(loading.value, value, 1e-5);
        near(loading.se, se, 1e-5);
    }
}

#[test]
fn the_unit_of_the_factors_and_the_order_of_items_change_no_fit() {
    let covariance = matrix(HOLZINGER);
    let order = [8, 3, 1, 0, 5, 7, 2, 6, 4];
    let moved = DMatrix::from_fn(9, 9, |i, j| covariance[(order[i], order[j])]);
    let place = |item: usize| order.iter().position(|&one| one == item).unwrap();
    let pattern = Pattern {
        factors: three().factors.iter().rev().map(|factor| factor.iter().map(|&item| place(item)).collect()).collect(),
        unit: Unit::Variance,
        orthogonal: false,
    };

    let plain = confirm(&covariance, 301, &three()).unwrap();
    let other = confirm(&moved, 301, &pattern).unwrap();

    near(other.chi_square, plain.chi_square, 1e-6);
    near(other.standardised[(place(4), 1)], plain.standardised[(4, 1)], 1e-6);
}

#[test]
fn four_times_the_pupils_halve_every_error() {
    let covariance = matrix(HOLZINGER);

    let few = confirm(&covariance, 301, &three()).unwrap();
    let many = confirm(&covariance, 1204, &three()).unwrap();

    for (few, many) in few.estimates.iter().zip(&many.estimates) {
        near(many.se, few.se / 2.0, 1e-9);
    }
}

#[test]
fn a_factor_of_two_items_alone_is_not_identified() {
    let covariance = matrix([[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 1.0]]);
    let pattern = |factors: Vec<Vec<usize>>| Pattern { factors, unit: Unit::Variance, orthogonal: true };

    let found = confirm(&covariance, 100, &pattern(vec![vec![0, 1], vec![2]])).unwrap_err();

    assert!(matches!(found, NotConfirmed::NotIdentified(_) | NotConfirmed::TooManyParameters { .. }), "{found:?}");
    assert_eq!(confirm(&covariance, 100, &pattern(vec![vec![0, 1]])).unwrap_err(), NotConfirmed::LooseItem(2));
    assert_eq!(
        confirm(&covariance, 100, &pattern(vec![vec![0, 1, 2], vec![]])).unwrap_err(),
        NotConfirmed::EmptyFactor(1)
    );
}

#[test]
fn a_negative_residual_variance_is_told() {
    let covariance =
        matrix([[1.0, 0.85, 0.85, 0.3], [0.85, 1.0, 0.6, 0.2], [0.85, 0.6, 1.0, 0.2], [0.3, 0.2, 0.2, 1.0]]);
    let pattern = Pattern { factors: vec![vec![0, 1, 2, 3]], unit: Unit::Variance, orthogonal: false };

    let found = confirm(&covariance, 200, &pattern).unwrap();

    assert_eq!(found.heywood, [0]);
}
