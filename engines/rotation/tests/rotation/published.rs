//! The published instances, when they lie beside the checkout in `../shared/data/rotation` (or where `QOSAR_SHARED_DATA` says);
//! otherwise says so loudly.

use std::path::{Path, PathBuf};

use rotation::{Budget, Draft, Problem, Seed, Settings, Status, read, report, solve, solve_with, verify};

fn bytes(name: &str) -> Option<Vec<u8>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let data = std::env::var_os("QOSAR_SHARED_DATA").map_or_else(beside, PathBuf::from);
    let bytes = std::fs::read(data.join("rotation").join(name)).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: {name} does not lie in ../shared/data/rotation, so nothing was compared with it");
    }
    bytes
}

fn instance(name: &str) -> Option<Problem> {
    bytes(name).map(|bytes| read(bytes.as_slice()).unwrap())
}

/// A short walk reaches this part of the best published.
fn reaches(name: &str, published: i64, part: f64, work: u64) {
    let Some(problem) = instance(name) else { return };
    let answer = solve(&problem, &Budget::of_work(work), Seed(1));
    eprintln!("{name}: {} of {published}, bound {:?}, {} moves", answer.objective, answer.bound, answer.moves);
    assert_eq!(verify(&problem, &answer), Ok(()));
    assert!(answer.status.is_solved());
    #[expect(clippy::cast_precision_loss, reason = "a ratio")]
    let reached = answer.objective as f64 / published as f64;
    assert!(reached >= part, "{name}: {reached}");
}

#[test]
fn short_walks_come_near_the_best_published_of_twelve_blocks() {
    reaches("I40_12_1.json", 4_127, 0.99, 3_000_000);
    reaches("I40_12_4.json", 2_862, 0.95, 5_000_000);
}

#[test]
fn longer_walks_come_near_the_best_published_of_twenty_four_blocks() {
    // Minima claim four fifths of all stays: a walk that only draws blindly needs ten times this effort to have none amiss.
    reaches("I40_24_1.json", 7_799, 0.95, 2_000_000);
    reaches("I40_24_2.json", 7_303, 0.90, 2_000_000);
}

#[test]
fn minima_beyond_all_learners_are_refuted_before_the_walk() {
    let Some(bytes) = bytes("I40_12_1.json") else { return };
    let mut draft: Draft = serde_json::from_slice(&bytes).unwrap();
    for host in &mut draft.hosts {
        for (max, min) in host.max.iter().zip(&mut host.min) {
            min[5] = max[5].min(3); // so many heads in the sixth week as there are not
        }
    }
    let problem = Problem::new(&draft).unwrap();

    let answer = solve(&problem, &Budget::of_work(20_000_000), Seed(1));

    assert_eq!(answer.status, Status::Infeasible);
    assert!(answer.work < 6_000_000, "{}", answer.work);
    assert_eq!(verify(&problem, &answer), Ok(()));
}

#[test]
fn the_proved_instances_are_proved_and_the_verifier_agrees() {
    for (name, optimum) in [("Instance_10.json", 2_560), ("Instance_L10.json", 2_519)] {
        let Some(problem) = instance(name) else { continue };

        let answer = solve(&problem, &Budget::of_work(30_000_000), Seed(1));

        assert_eq!(
            (answer.status, answer.objective, answer.bound),
            (Status::Optimal, optimum, Some(optimum)),
            "{name}"
        );
        assert_eq!(verify(&problem, &answer), Ok(()));
    }
}

#[test]
fn a_published_instance_has_the_same_bytes_on_one_thread_and_two() {
    let Some(problem) = instance("I40_12_2.json") else { return };
    let with = |threads| {
        let settings = Settings { threads, elapsed: None };
        report(&problem, &solve_with(&problem, &Budget::of_work(3_000_000), Seed(7), &settings)).to_string()
    };
    assert_eq!(with(1), with(2));
}
