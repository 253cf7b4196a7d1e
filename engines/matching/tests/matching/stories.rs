//! Reasons are true.

use matching::{
    Best, Budget, CODES, Need, Objective, Obstacle, Outcome, Problem, Seed, Status, explain, explain_learner,
    explain_place, solve, would_need,
};

use crate::small::{Taste, problem};

/// The curator's case: three learners, a bakery with one seat, a workshop with two.
fn town() -> matching::Builder {
    Problem::builder().learner([0, 1]).learner([0, 1]).learner([0]).place(1, [1, 2, 0]).place(2, [0, 1])
}

#[test]
fn a_learner_reads_which_wish_it_got_and_who_stood_before_it() {
    let problem = town().build().unwrap();
    let answer = solve(&problem, &Budget::unlimited(), Seed(0));

    let story = explain_learner(&problem, &answer, 0);

    assert_eq!(story.outcome, Outcome::Granted { place: 1, wish: 2, of: 2 });
    assert_eq!(story.missed.len(), 1);
    assert_eq!(story.missed[0].obstacle, Obstacle::Preferred { own_rank: 3, last_rank: 1, quota: 1 });
    assert_eq!(would_need(&problem, &answer, 0, 0), Some(Need::Ahead { learner: 1, rank: 1 }));
    assert_eq!(explain_learner(&problem, &answer, 2).outcome, Outcome::Unplaced { wishes: 1 });
    assert_eq!(explain_learner(&problem, &answer, 1).missed, []);
}

#[test]
fn a_place_reads_how_it_was_filled_and_why_seats_stay_free() {
    let problem = town().build().unwrap();
    let answer = solve(&problem, &Budget::unlimited(), Seed(0));

    let (bakery, workshop) = (explain_place(&problem, &answer, 0), explain_place(&problem, &answer, 1));

    assert_eq!((bakery.taken, bakery.last_rank, bakery.refused), (1, Some(1), 2));
    assert_eq!(bakery.message().code, "matching-place-full");
    assert_eq!((workshop.taken, workshop.quota, workshop.elsewhere, workshop.refused), (1, 2, 1, 0));
    assert_eq!(workshop.message().code, "matching-place-free");
}

#[test]
fn a_pin_outside_the_wishes_holds_and_is_told() {
    let problem = town().pin(2, 1).pin(0, 0).build().unwrap();
    let answer = solve(&problem, &Budget::unlimited(), Seed(0));

    assert_eq!(answer.assignment, [Some(0), Some(1), Some(1)]);
    assert_eq!(explain_learner(&problem, &answer, 2).outcome, Outcome::Pinned { place: 1 });
    assert_eq!(explain_learner(&problem, &answer, 1).missed[0].obstacle, Obstacle::AllPinned);
    assert_eq!(would_need(&problem, &answer, 1, 0), None);
    assert_eq!(explain_place(&problem, &answer, 0).message().code, "matching-place-pinned");
}

#[test]
fn ties_that_the_lottery_decided_are_told_as_such() {
    let problem = Problem::builder().learner([0]).learner([0]).place_with_ties(1, vec![vec![0, 1]]).build().unwrap();
    let winners: Vec<bool> = (0..64)
        .map(|seed| {
            let answer = solve(&problem, &Budget::unlimited(), Seed(seed));
            let loser = u32::from(answer.assignment[0].is_some());
            let story = explain_learner(&problem, &answer, loser);
            assert_eq!(story.missed[0].obstacle, Obstacle::Lottery { rank: 1, quota: 1 });
            assert_eq!(answer.status, Status::Feasible);
            answer.assignment[0].is_some()
        })
        .collect();
    assert!(winners.contains(&true) && winners.contains(&false), "a lottery lets both win");
}

#[test]
fn a_cheapest_placement_tells_what_a_better_wish_would_cost_the_others() {
    let builder = Problem::builder().learner([0, 1]).learner([0, 1]).place(1, [0, 1]).place(1, [0, 1]);
    let problem = builder.costs(vec![vec![1, 2], vec![1, 9]]).objective(Objective::MinCost).build().unwrap();
    let answer = solve(&problem, &Budget::unlimited(), Seed(0));

    assert_eq!(answer.assignment, [Some(1), Some(0)]);
    assert_eq!(answer.blocking_pairs, 1, "the cheapest need not be stable, and says so");
    let story = explain_learner(&problem, &answer, 0);
    assert!(
        matches!(story.missed[0].obstacle, Obstacle::AsCheap | Obstacle::Dearer { extra: 1..=6 }),
        "a price anywhere between the two is a proof: {story:?}"
    );
}

#[test]
fn what_would_be_needed_is_exactly_enough() {
    let mut asked = 0;
    for case in 0..1_500 {
        let first = problem(case, Taste { pins: case % 4 == 0, ..Taste::default() });
        let answer = solve(&first, &Budget::unlimited(), Seed(0));
        for learner in 0..first.learners() {
            let who = u32::try_from(learner).unwrap();
            for missed in explain_learner(&first, &answer, who).missed {
                let need = would_need(&first, &answer, who, missed.place);
                let others: Vec<u32> =
                    first.ranking_of(missed.place as usize).map(|(id, _)| id).filter(|&id| id != who).collect();
                let enough: Vec<bool> = (0..=others.len())
                    .map(|spot| {
                        let mut list = others.clone();
                        list.insert(spot, who);
                        let changed = with_ranking(&first, missed.place, &list);
                        solve(&changed, &Budget::unlimited(), Seed(0)).assignment[learner] == Some(missed.place)
                    })
                    .collect();
                let told: Vec<bool> = (0..=others.len())
                    .map(|spot| match need {
                        None => false,
                        Some(Need::Listed) => true,
                        Some(Need::Ahead { learner, .. }) => {
                            spot <= others.iter().position(|&id| id == learner).unwrap()
                        }
                    })
                    .collect();
                assert_eq!(told, enough, "case {case}: learner {learner}, {missed:?}, {need:?}");
                asked += 1;
            }
        }
    }
    assert!(asked > 1_000, "{asked}");
}

fn with_ranking(problem: &Problem, changed: u32, list: &[u32]) -> Problem {
    let mut builder = Problem::builder();
    for learner in 0..problem.learners() {
        builder = builder.learner(problem.wishes_of(learner).map(|wish| wish.place));
        if let Some(place) = problem.pin(learner) {
            builder = builder.pin(u32::try_from(learner).unwrap(), place);
        }
    }
    for place in 0..problem.places() {
        let old: Vec<u32> = problem.ranking_of(place).map(|(id, _)| id).collect();
        let list = if place == changed as usize { list.to_vec() } else { old };
        builder = builder.place(problem.quotas()[place], list);
    }
    builder.build().unwrap()
}

#[test]
fn every_message_has_a_code_that_translators_know() {
    for case in 0..500 {
        let taste = Taste { place_ties: true, learner_ties: true, pins: true, minima: case % 2 == 0, costs: true };
        for objective in [
            Objective::Stable(Best::Learners),
            Objective::Stable(Best::Places),
            Objective::MinCost,
            Objective::MaxStable,
        ] {
            let problem = problem(case, taste).with_objective(objective);
            let answer = solve(&problem, &Budget::unlimited(), Seed(1));
            let mut messages = explain(&problem, &answer);
            for learner in 0..u32::try_from(problem.learners()).unwrap() {
                messages.extend(explain_learner(&problem, &answer, learner).messages());
            }
            for place in 0..u32::try_from(problem.places()).unwrap() {
                messages.push(explain_place(&problem, &answer, place).message());
            }
            for message in messages {
                assert!(CODES.contains(&message.code.as_str()), "{message:?}");
            }
        }
    }
}
