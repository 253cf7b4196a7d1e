//! Thousands of small random problems, against everything there is.

use matching::{Best, Budget, Certificate, Objective, Problem, Seed, Status, Step, solve, verify};

use crate::small::{Taste, all, blocking, claim, cost, minima_hold, placed, problem, rank, sized, taken, tight};

const CASES: u64 = 3_000;

fn stable(problem: &Problem) -> Vec<Vec<Option<u32>>> {
    all(problem).into_iter().filter(|assignment| blocking(problem, assignment) == 0).collect()
}

#[test]
fn learners_get_the_best_that_any_stable_matching_gives_them_and_places_the_best_for_them() {
    for case in 0..CASES {
        let problem = problem(case, Taste { pins: case % 3 == 0, ..Taste::default() });
        let every = stable(&problem);

        let for_learners = solve(&problem, &Budget::unlimited(), Seed(case));
        let places_ask = problem.clone().with_objective(Objective::Stable(Best::Places));
        let for_places = solve(&places_ask, &Budget::unlimited(), Seed(case));

        for (asked, answer) in [(&problem, &for_learners), (&places_ask, &for_places)] {
            assert_eq!(answer.status, Status::Optimal, "case {case}");
            assert!(every.contains(&answer.assignment), "case {case} is not stable");
            assert_eq!(verify(asked, answer), Ok(()), "case {case}");
        }
        for (other, learner) in
            every.iter().flat_map(|other| (0..problem.learners()).map(move |learner| (other, learner)))
        {
            let theirs = rank(&problem, learner, other[learner]);
            assert!(rank(&problem, learner, for_learners.assignment[learner]) <= theirs, "case {case}");
            assert!(rank(&problem, learner, for_places.assignment[learner]) >= theirs, "case {case}");
        }
    }
}

#[test]
fn every_stable_matching_places_the_same_learners_and_fills_each_place_equally() {
    for case in 0..CASES {
        let problem = problem(case, Taste { pins: case % 2 == 0, ..Taste::default() });
        let answer = solve(&problem, &Budget::unlimited(), Seed(0));
        for other in stable(&problem) {
            let who = |assignment: &[Option<u32>]| assignment.iter().map(Option::is_some).collect::<Vec<_>>();
            assert_eq!(who(&other), who(&answer.assignment), "case {case}");
            for place in 0..problem.places() {
                assert_eq!(taken(&other, place), taken(&answer.assignment, place), "case {case}");
            }
        }
    }
}

#[test]
fn the_verifier_accepts_exactly_the_best_stable_matching_among_all_assignments() {
    for case in 0..1_500 {
        let problem = problem(case, Taste { pins: case % 4 == 0, ..Taste::default() });
        for best in [Best::Learners, Best::Places] {
            let problem = problem.clone().with_objective(Objective::Stable(best));
            let answer = solve(&problem, &Budget::unlimited(), Seed(0));
            for assignment in all(&problem) {
                let verdict = verify(&problem, &claim(&problem, &assignment, best));
                assert_eq!(verdict.is_ok(), assignment == answer.assignment, "case {case}: {assignment:?} {verdict:?}");
            }
        }
    }
}

#[test]
fn with_ties_the_answer_is_weakly_stable_and_the_seed_decides() {
    for case in 0..CASES {
        let taste = Taste { learner_ties: true, place_ties: true, pins: case % 3 == 0, ..Taste::default() };
        for best in [Best::Learners, Best::Places] {
            let problem = problem(case, taste).with_objective(Objective::Stable(best));
            let answer = solve(&problem, &Budget::unlimited(), Seed(case));

            assert_eq!(blocking(&problem, &answer.assignment), 0, "case {case}");
            assert_eq!(verify(&problem, &answer), Ok(()), "case {case}");
            assert_eq!(solve(&problem, &Budget::unlimited(), Seed(case)), answer);
        }
    }
}

#[test]
fn minima_that_no_stable_matching_meets_are_named_and_others_are_met() {
    let mut infeasible = 0;
    for case in 0..CASES {
        let problem = problem(case, Taste { minima: true, pins: case % 3 == 0, ..Taste::default() });
        let possible = stable(&problem).iter().any(|assignment| minima_hold(&problem, assignment));

        let answer = solve(&problem, &Budget::unlimited(), Seed(0));

        assert_eq!(answer.status, if possible { Status::Optimal } else { Status::Infeasible }, "case {case}");
        assert_eq!(answer.reason.is_empty(), possible);
        assert_eq!(verify(&problem, &answer), Ok(()), "case {case}");
        infeasible += u32::from(!possible);
    }
    assert!(infeasible > 100, "the cases should try both: {infeasible}");
}

#[test]
fn the_cheapest_placement_is_the_largest_and_then_the_cheapest_and_its_prices_prove_it() {
    let mut infeasible = 0;
    for case in 0..2 * CASES {
        let (pins, minima, costs) = (case % 3 == 0, case % 2 == 0, case % 5 != 0);
        let taste = Taste { learner_ties: true, place_ties: true, pins, minima, costs };
        let problem = problem(case, taste).with_objective(Objective::MinCost);
        let every = all(&problem).into_iter().filter(|assignment| minima_hold(&problem, assignment));
        let best = every.map(|other| (std::cmp::Reverse(placed(&other)), cost(&problem, &other))).min();

        let answer = solve(&problem, &Budget::unlimited(), Seed(0));

        assert_eq!(verify(&problem, &answer), Ok(()), "case {case}");
        if let Some((most, least)) = best {
            assert_eq!(answer.status, Status::Optimal, "case {case}");
            assert_eq!((answer.placed, answer.cost), (most.0, least), "case {case}");
        } else {
            infeasible += 1;
            assert_eq!(answer.status, Status::Infeasible, "case {case}");
            assert!(matches!(answer.certificate, Certificate::TooFewLearners { .. }), "case {case}");
        }
    }
    assert!(infeasible > 100, "the cases should try both: {infeasible}");
}

#[test]
fn larger_placements_are_proved_by_their_prices_whether_seats_are_many_or_few() {
    let mut left_out = 0;
    for case in 0..1_500 {
        let taste = Taste { pins: case % 3 == 0, minima: case % 7 == 0, costs: case % 5 != 0, ..Taste::default() };
        let problem = sized(case, taste, 80, 12).with_objective(Objective::MinCost);

        let answer = solve(&problem, &Budget::unlimited(), Seed(0));

        assert_eq!(verify(&problem, &answer), Ok(()), "case {case}");
        let willing =
            (0..problem.learners()).filter(|&learner| problem.wishes_of(learner).any(|wish| wish.rank_there.is_some()));
        left_out += u32::from(answer.placed < willing.count());
    }
    assert!((300..1_400).contains(&left_out), "the cases should try both: {left_out}");
}

#[test]
fn the_largest_stable_matching_is_found_and_its_proof_replays() {
    let mut searched = 0;
    for case in 0..CASES {
        let taste = Taste { learner_ties: case % 2 == 0, place_ties: true, pins: case % 5 == 0, ..Taste::default() };
        // One in five is of a kind where some need a search.
        let problem = if case % 5 == 1 { tight(case, 7) } else { problem(case, taste) };
        let problem = problem.with_objective(Objective::MaxStable);
        let most = stable(&problem).iter().map(|assignment| placed(assignment)).max().unwrap();

        let answer = solve(&problem, &Budget::unlimited(), Seed(case));

        assert_eq!(verify(&problem, &answer), Ok(()), "case {case}");
        assert_eq!(blocking(&problem, &answer.assignment), 0, "case {case}");
        assert_eq!((answer.status, answer.placed), (Status::Optimal, most), "case {case}");
        let Certificate::Largest { proof, .. } = &answer.certificate else { panic!("case {case}: no proof") };
        searched += u64::from(proof.len() > 1);
    }
    eprintln!("max-stable: the largest in all of {CASES} small problems with ties, {searched} of them by search");
}

#[test]
fn proofs_of_larger_searches_replay_and_do_not_with_a_step_left_out() {
    let mut searched = 0;
    for case in 0..240 {
        let problem = tight(case, 150).with_objective(Objective::MaxStable);

        let answer = solve(&problem, &Budget::of_work(20_000_000), Seed(case));

        assert_eq!(verify(&problem, &answer), Ok(()), "case {case}");
        let Certificate::Largest { cutoffs, proof } = &answer.certificate else { continue };
        if proof.len() > 1 {
            searched += 1;
            let mut shorter = answer.clone();
            shorter.certificate = Certificate::Largest { cutoffs: cutoffs.clone(), proof: proof[1..].to_vec() };
            assert!(verify(&problem, &shorter).is_err(), "case {case}");
        }
    }
    eprintln!("max-stable: {searched} of 240 tight problems of 150 learners needed a search");
    assert!(searched > 10, "{searched}");
}

#[test]
fn no_proof_makes_a_smaller_stable_matching_the_largest() {
    let mut smaller = 0;
    for case in 0..CASES {
        let taste = Taste { learner_ties: case % 2 == 0, place_ties: true, pins: case % 5 == 0, ..Taste::default() };
        let problem = problem(case, taste).with_objective(Objective::MaxStable);
        let answer = solve(&problem, &Budget::unlimited(), Seed(case));
        let Certificate::Largest { proof, .. } = &answer.certificate else { panic!("case {case}: no proof") };
        for assignment in stable(&problem).iter().filter(|assignment| placed(assignment) < answer.placed) {
            let mut claimed = claim(&problem, assignment, Best::Learners);
            claimed.objective = Objective::MaxStable;
            let Certificate::Cutoffs { cutoffs } = claimed.certificate.clone() else { panic!("a claim has cutoffs") };
            let mut refused = |proof: Vec<Step>| {
                claimed.certificate = Certificate::Largest { cutoffs: cutoffs.clone(), proof };
                assert!(verify(&problem, &claimed).is_err(), "case {case}: {:?}", claimed.certificate);
            };
            refused(proof.clone());
            refused(vec![]);
            refused(vec![Step::Closed]);
            refused(vec![Step::Split { place: 0, rank: 1 }, Step::Closed, Step::Closed]);
            refused(vec![Step::Split { place: 0, rank: 1 }, Step::Closed]);
            refused(vec![Step::Split { place: 9, rank: 1 }, Step::Closed, Step::Closed]);
            smaller += 1;
        }
    }
    assert!(smaller > 50, "the cases should have smaller ones: {smaller}");
}

#[test]
fn a_search_that_runs_out_of_budget_claims_no_largest() {
    let problem = problem(7, Taste { place_ties: true, learner_ties: true, ..Taste::default() });
    let problem = problem.with_objective(Objective::MaxStable);
    let whole = solve(&problem, &Budget::unlimited(), Seed(0)).work;
    for work in 0..whole {
        let answer = solve(&problem, &Budget::of_work(work), Seed(0));
        assert_ne!(answer.status, Status::Optimal, "{work} of {whole}");
        assert_eq!(verify(&problem, &answer), Ok(()));
    }
}

#[test]
fn an_answer_that_was_tampered_with_is_refused() {
    for case in 0..500 {
        let problem = problem(case, Taste { costs: true, ..Taste::default() }).with_objective(Objective::MinCost);
        let answer = solve(&problem, &Budget::unlimited(), Seed(0));
        let refused = |change: &dyn Fn(&mut matching::Answer)| {
            let mut changed = answer.clone();
            change(&mut changed);
            verify(&problem, &changed).is_err()
        };

        assert!(refused(&|answer| answer.cost += 1));
        assert!(refused(&|answer| answer.placed += 1));
        assert!(refused(&|answer| answer.rank_sum += 1));
        assert!(refused(&|answer| answer.blocking_pairs += 1));
        assert!(refused(&|answer| answer.assignment.push(None)));
        assert!(refused(&|answer| answer.assignment[0] = Some(99)));
        assert!(refused(&|answer| answer.objective = Objective::MaxStable));
        assert!(refused(&|answer| answer.certificate = Certificate::None));
        assert!(refused(&|answer| answer.status = Status::Infeasible));
        assert!(refused(&|answer| {
            answer.certificate = Certificate::Prices { prices: vec![0; problem.places()], unplaced: 0 };
        }));
    }
}

#[test]
fn a_budget_that_runs_out_says_so_and_promises_nothing() {
    let problem = Problem::builder().learner([0]).learner([0]).learner([0]).place(1, [2, 1, 0]).build().unwrap();
    for objective in [Objective::Stable(Best::Learners), Objective::Stable(Best::Places)] {
        let problem = problem.clone().with_objective(objective);
        let answer = solve(&problem, &Budget::of_work(0), Seed(0));
        assert_eq!((answer.status, answer.placed), (Status::Unknown, 0));
        assert_eq!(verify(&problem, &answer), Ok(()));
    }
    let problem = problem.with_objective(Objective::MinCost);
    let answer = solve(&problem, &Budget::of_work(1), Seed(0));
    assert_eq!((answer.status, answer.placed, &answer.certificate), (Status::Feasible, 1, &Certificate::None));
    assert_eq!(verify(&problem, &answer), Ok(()));
}
