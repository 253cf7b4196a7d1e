use ground::Seed;
use measurement::dimension::{Scale, Scaled, Search, classical, smacof};
use nalgebra::DMatrix;

use crate::facts::{EKMAN, EURODIST, INTELLIGENCE};
use crate::{matrix, near};

fn search(scale: Scale, random_starts: usize) -> Search {
    Search { dimensions: 2, scale, random_starts, iterations: 20_000, tolerance: 1e-10, seed: Seed(1) }
}

fn intelligence(scale: Scale, starts: usize) -> Scaled {
    let distances = matrix(INTELLIGENCE).map(|r| (1.0 - r).max(0.0).sqrt());
    smacof(&distances, &search(scale, starts))
}

#[test]
fn eurodist_has_the_eigenvalues_of_cmdscale() {
    let found = classical(&matrix(EURODIST), 2);

    for (found, expected) in found.eigenvalues.iter().zip([19538377.0895428, 11856555.3340011, 1528844.46798737]) {
        near(found / expected, 1.0, 1e-10);
    }
    near(found.eigenvalues[20] / -2251844.33173616, 1.0, 1e-10);
    let [all, positive] = found.goodness.unwrap();
    near(all, 0.75375431551, 1e-9);
    near(positive, 0.86791342965, 1e-9);
    near(found.points.column(0).amax(), 2290.2746796315, 1e-6);
    near(found.points.column(1).amax(), 1836.7905503932, 1e-6);
}

#[test]
fn eurodist_and_ekman_have_the_stress_of_smacof() {
    let roads = smacof(&matrix(EURODIST), &search(Scale::Ratio, 0));
    let colours = matrix(EKMAN);
    let colours = DMatrix::from_fn(14, 14, |i, j| if i == j { 0.0 } else { 1.0 - colours[(i, j)] });
    let ekman = smacof(&colours, &search(Scale::Ratio, 0));

    assert!(roads.converged && ekman.converged);
    // The peer stops at 0.07216128 by a loose tolerance.
    assert!(roads.stress <= 0.072161282557 && roads.stress > 0.0720, "{}", roads.stress);
    near(ekman.stress, 0.13119926408, 1.3e-5);
}

#[test]
fn the_intelligence_tests_have_the_stress_of_smacof_on_every_scale() {
    for (scale, expected) in [
        (Scale::Ratio, 0.22673809695),
        (Scale::Interval, 0.079500291733),
        (Scale::Ordinal, 0.014994790494),
        (Scale::Spline, 0.069882288713),
    ] {
        let found = intelligence(scale, 0);

        assert!(found.converged, "{scale:?} after {}", found.iterations);
        assert!(found.from_classical <= expected * (1.0 + 1e-4), "{scale:?}: {} for {expected}", found.from_classical);
    }
}

#[test]
fn random_starts_never_end_higher_and_are_the_same_each_time() {
    let (alone, many) = (intelligence(Scale::Ratio, 0), intelligence(Scale::Ratio, 12));

    assert!(many.stress <= alone.stress);
    assert_eq!((many.starts, many.points.clone()), (13, intelligence(Scale::Ratio, 12).points));
}

#[test]
fn points_of_a_plane_are_found_again_from_their_distances() {
    let stream = Seed(6).stream(0);
    for dimensions in 1..=4 {
        let points = DMatrix::from_fn(40, dimensions, |i, k| stream.unit((i * 5 + k) as u64) / (k + 1) as f64);
        let distances = DMatrix::from_fn(40, 40, |i, j| (points.row(i) - points.row(j)).norm());
        let asked = Search { dimensions, ..search(Scale::Ratio, 0) };

        let found = smacof(&distances, &asked);

        assert!(found.stress < 1e-6, "{dimensions}: {}", found.stress);
    }
}

#[test]
fn the_order_of_objects_and_the_unit_of_distances_change_no_stress() {
    let roads = matrix(EURODIST);
    let moved = DMatrix::from_fn(21, 21, |i, j| roads[((i * 5) % 21, (j * 5) % 21)] * 1000.0);

    let (plain, moved) = (smacof(&roads, &search(Scale::Ratio, 0)), smacof(&moved, &search(Scale::Ratio, 0)));

    near(plain.stress, moved.stress, 1e-7);
}

#[test]
fn objects_that_coincide_and_distances_that_are_all_equal_are_scaled_without_a_word_of_nan() {
    for matrix in [DMatrix::zeros(5, 5), DMatrix::from_fn(6, 6, |i, j| if i == j { 0.0 } else { 1.0 })] {
        for scale in [Scale::Ratio, Scale::Interval, Scale::Ordinal, Scale::Spline] {
            let found = smacof(&matrix, &search(scale, 2));

            assert!(found.stress.is_finite() && found.points.iter().all(|value| value.is_finite()), "{scale:?}");
        }
    }
}
