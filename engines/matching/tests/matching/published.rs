//! The published instances, when they lie beside the checkout in `../shared/data/matching` or `QOSAR_SHARED_DATA`; otherwise says so loudly.

use std::path::{Path, PathBuf};
use std::time::Instant;

use matching::{Best, Budget, Objective, Problem, Seed, Status, read, solve, verify};

fn instance(name: &str) -> Option<Problem> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let path = std::env::var_os("QOSAR_SHARED_DATA").map_or_else(beside, PathBuf::from).join("matching").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("SKIPPED: {name} does not lie in ../shared/data/matching, so nothing was compared with it");
        return None;
    };
    let start = Instant::now();
    let problem = read(bytes.as_slice()).unwrap();
    eprintln!("{name}: read in {:.1} ms", 1e3 * start.elapsed().as_secs_f64());
    Some(problem)
}

/// Solves, verifies, tells the least time of a few runs.
fn solved(name: &str, problem: &Problem, objective: Objective) -> matching::Answer {
    let problem = problem.clone().with_objective(objective);
    let mut least = f64::INFINITY;
    let mut answer = solve(&problem, &Budget::unlimited(), Seed(1));
    let runs = if cfg!(debug_assertions) { 1 } else { 15 };
    for _ in 0..runs {
        let start = Instant::now();
        answer = solve(&problem, &Budget::unlimited(), Seed(1));
        least = least.min(start.elapsed().as_secs_f64());
    }
    eprintln!("{name} {objective:?}: {:.3} ms, work {}", 1e3 * least, answer.work);
    assert_eq!(verify(&problem, &answer), Ok(()));
    assert_eq!(answer.status, Status::Optimal);
    answer
}

#[test]
fn carms_of_4000_has_the_published_values() {
    let Some(problem) = instance("carms4000.txt.gz") else { return };

    let stable = solved("carms4000", &problem, Objective::Stable(Best::Learners));
    let cheapest = solved("carms4000", &problem, Objective::MinCost);
    let by_places = solved("carms4000", &problem, Objective::Stable(Best::Places));

    assert_eq!((stable.placed, stable.rank_sum, stable.blocking_pairs), (3_666, 4_993, 0));
    assert_eq!((cheapest.placed, cheapest.cost), (3_705, 75_800));
    assert_eq!(by_places.placed, 3_666);
    assert!(by_places.rank_sum >= stable.rank_sum);
}

#[test]
fn the_national_instance_has_the_published_values() {
    let Some(problem) = instance("nat17500.txt.gz") else { return };

    let stable = solved("nat17500", &problem, Objective::Stable(Best::Learners));
    let cheapest = solved("nat17500", &problem, Objective::MinCost);
    let by_places = solved("nat17500", &problem, Objective::Stable(Best::Places));

    assert_eq!((stable.placed, stable.rank_sum, stable.blocking_pairs), (15_815, 48_817, 0));
    assert_eq!((cheapest.placed, cheapest.cost), (17_500, 12_533_976));
    assert_eq!(by_places.placed, 15_815);
}

#[test]
fn the_small_teaching_instance_is_solved_by_every_objective() {
    let Some(problem) = instance("carms10.txt.gz") else { return };

    for objective in
        [Objective::Stable(Best::Learners), Objective::Stable(Best::Places), Objective::MinCost, Objective::MaxStable]
    {
        solved("carms10", &problem, objective);
    }
}
