use ground::Seed;
use measurement::growth::{Criterion, Design, Grouping, Mixed, NotFitted, Random, mixed};

use crate::facts::{DYESTUFF, PENICILLIN, SLEEP};
use crate::near;

fn sleep(correlated: bool) -> Design {
    let days: Vec<f64> = (0..180).map(|row| f64::from(row % 10)).collect();
    Design {
        fixed: vec![vec![1.0; 180], days.clone()],
        outcome: SLEEP.iter().flatten().copied().collect(),
        random: Random::OneFactor {
            groups: (0..180).map(|row| row / 10).collect(),
            count: 18,
            slope: Some(days),
            correlated,
        },
    }
}

fn relative(found: f64, expected: f64, tolerance: f64) {
    near(found / expected, 1.0, tolerance);
}

#[test]
fn sleepstudy_by_reml_is_that_of_lme4() {
    let found = mixed(&sleep(true), Criterion::Reml).unwrap();

    assert!(found.converged && !found.singular);
    near(found.deviance, 1743.62827196, 1e-5);
    relative(found.coefficients[0], 251.4051048485, 1e-8);
    relative(found.coefficients[1], 10.4672859596, 1e-8);
    relative(found.se[0], 6.824596695, 1e-4);
    relative(found.se[1], 1.5457896439, 1e-4);
    relative(found.covariance[(0, 0)], 612.1001580248, 1e-4);
    relative(found.covariance[(1, 1)], 35.0717144509, 1e-4);
    relative(found.covariance[(0, 1)], 9.6044089512, 1e-3);
    relative(found.residual_variance, 654.94000826, 1e-4);
}

#[test]
fn sleepstudy_by_likelihood_and_without_correlation_is_that_of_lme4() {
    let whole = mixed(&sleep(true), Criterion::Ml).unwrap();
    near(whole.deviance, 1751.939344489, 1e-5);
    relative(whole.covariance[(0, 0)], 565.4769661324, 1e-4);
    relative(whole.covariance[(1, 1)], 32.6817852489, 1e-4);

    let apart = mixed(&sleep(false), Criterion::Reml).unwrap();
    near(apart.deviance, 1743.6692935815, 1e-5);
    relative(apart.covariance[(0, 0)], 627.5690508357, 1e-4);
    relative(apart.covariance[(1, 1)], 35.8583796394, 1e-4);
    relative(apart.se[1], 1.5595690981, 1e-4);
    near(apart.covariance[(0, 1)], 0.0, 1e-9);
}

#[test]
fn dyestuff_is_that_of_lme4_whether_one_grouping_or_a_crossing_of_one() {
    let outcome: Vec<f64> = DYESTUFF.iter().flatten().copied().collect();
    let groups: Vec<u32> = (0..30).map(|row| row / 5).collect();
    let one = Random::OneFactor { groups: groups.clone(), count: 6, slope: None, correlated: true };
    let crossed = Random::Crossed(vec![Grouping { levels: groups, count: 6 }]);
    for random in [one, crossed] {
        let design = Design { fixed: vec![vec![1.0; 30]], outcome: outcome.clone(), random };

        let found = mixed(&design, Criterion::Reml).unwrap();

        near(found.deviance, 319.6542768423, 1e-6);
        relative(found.coefficients[0], 1527.5, 1e-12);
        relative(found.se[0], 19.3834121788, 1e-4);
        relative(found.covariance[(0, 0)], 1764.0500064271, 1e-4);
        relative(found.residual_variance, 2451.2499986071, 1e-4);
    }
}

#[test]
fn penicillin_with_crossed_plates_and_samples_is_that_of_lme4() {
    let design = Design {
        fixed: vec![vec![1.0; 144]],
        outcome: PENICILLIN.iter().flatten().copied().collect(),
        random: Random::Crossed(vec![
            Grouping { levels: (0..144).map(|row| row / 6).collect(), count: 24 },
            Grouping { levels: (0..144).map(|row| row % 6).collect(), count: 6 },
        ]),
    };

    let found = mixed(&design, Criterion::Reml).unwrap();

    assert!(found.converged);
    near(found.deviance, 330.8605889996, 1e-6);
    relative(found.coefficients[0], 22.9722222222, 1e-10);
    relative(found.se[0], 0.80859536142, 1e-4);
    relative(found.covariance[(0, 0)], 0.71690514088, 1e-4);
    relative(found.covariance[(1, 1)], 3.7311318427, 1e-4);
    relative(found.residual_variance, 0.30241495626, 1e-4);
}

/// Persons asked at irregular times: start 10 + N(0, 2²), change 1.5 + N(0, 0.5²), error N(0, 1).
fn simulated(persons: u32, occasions: u32) -> Design {
    let stream = Seed(12).stream(0);
    let normal = |index: u32| {
        let radius = (-2.0 * (1.0 - stream.unit(u64::from(index) * 2)).ln()).sqrt();
        radius * (std::f64::consts::TAU * stream.unit(u64::from(index) * 2 + 1)).cos()
    };
    let mut design = (Vec::new(), Vec::new(), Vec::new());
    for person in 0..persons {
        let base = person * 64;
        let (start, change) = (10.0 + 2.0 * normal(base), 1.5 + 0.5 * normal(base + 1));
        for occasion in 0..occasions + person % 2 {
            let time = f64::from(occasion) + stream.unit(u64::from(base + 30 + occasion) + (1 << 40));
            design.0.push(time);
            design.1.push(start + change * time + normal(base + 2 + occasion));
            design.2.push(person);
        }
    }
    let (times, outcome, groups) = design;
    let random = Random::OneFactor { groups, count: persons as usize, slope: Some(times.clone()), correlated: true };
    Design { fixed: vec![vec![1.0; times.len()], times], outcome, random }
}

#[test]
fn simulated_growth_is_recovered_and_more_persons_narrow_it() {
    let (few, many) =
        (mixed(&simulated(300, 4), Criterion::Reml).unwrap(), mixed(&simulated(2_700, 4), Criterion::Reml).unwrap());
    let within = |found: &Mixed| {
        near(found.coefficients[0], 10.0, 4.0 * found.se[0]);
        near(found.coefficients[1], 1.5, 4.0 * found.se[1]);
    };

    within(&few);
    within(&many);
    relative(many.covariance[(0, 0)], 4.0, 0.1);
    relative(many.covariance[(1, 1)], 0.25, 0.15);
    relative(many.residual_variance, 1.0, 0.05);
    relative(few.se[1] / many.se[1], 3.0, 0.15);
}

#[test]
fn permuted_rows_and_another_origin_of_time_change_nothing_that_should_not_change() {
    let plain = sleep(true);
    let order: Vec<usize> = (0..180).map(|row| (row * 77) % 180).collect();
    let pick = |column: &[f64]| order.iter().map(|&row| column[row]).collect::<Vec<f64>>();
    let Random::OneFactor { groups, slope: Some(days), .. } = &plain.random else { panic!("one factor") };
    let later: Vec<f64> = pick(days).iter().map(|day| day + 2000.0).collect();
    let moved = Design {
        fixed: vec![vec![1.0; 180], later.clone()],
        outcome: pick(&plain.outcome),
        random: Random::OneFactor {
            groups: order.iter().map(|&row| groups[row]).collect(),
            count: 18,
            slope: Some(later),
            correlated: true,
        },
    };

    let (plain, moved) = (mixed(&plain, Criterion::Reml).unwrap(), mixed(&moved, Criterion::Reml).unwrap());

    near(moved.deviance, plain.deviance, 1e-6);
    relative(moved.coefficients[1], plain.coefficients[1], 1e-9);
    relative(moved.covariance[(1, 1)], plain.covariance[(1, 1)], 1e-5);
    near(moved.modes[4][1], plain.modes[4][1], 1e-4);
}

#[test]
fn groups_that_do_not_differ_are_told_as_singular() {
    let outcome: Vec<f64> = (0..60).map(|row| f64::from((row * 7) % 10)).collect();
    let random =
        Random::OneFactor { groups: (0..60).map(|row| row / 10).collect(), count: 6, slope: None, correlated: true };

    let found = mixed(&Design { fixed: vec![vec![1.0; 60]], outcome, random }, Criterion::Reml).unwrap();

    assert!(found.singular && found.converged);
    near(found.covariance[(0, 0)], 0.0, 1e-6);
}

#[test]
fn what_cannot_be_fitted_says_why() {
    let with = |fixed: Vec<Vec<f64>>, outcome: Vec<f64>, count: usize| {
        let rows = outcome.len();
        let groups = (0..rows).map(|row| u32::try_from(row % count).unwrap()).collect();
        let random = Random::OneFactor { groups, count, slope: None, correlated: true };
        mixed(&Design { fixed, outcome, random }, Criterion::Reml).unwrap_err()
    };
    let line: Vec<f64> = (0..12).map(f64::from).collect();

    assert_eq!(with(vec![vec![1.0; 12], vec![3.0; 12]], line.clone(), 3), NotFitted::DependentColumns);
    assert_eq!(with(vec![vec![1.0; 12]], vec![5.0; 12], 3), NotFitted::NothingVaries);
    assert_eq!(with(vec![vec![1.0; 12]], line.clone(), 12), NotFitted::Groups);
    assert_eq!(with(vec![vec![1.0; 12], line.clone()], line, 3), NotFitted::NothingVaries);
    assert_eq!(with(vec![vec![1.0; 1]], vec![5.0; 1], 1), NotFitted::TooFewRows);
}
