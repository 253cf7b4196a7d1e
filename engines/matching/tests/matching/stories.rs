//! Reasons are true.

use matching::{
    Best, Budget, CODES, Need, Objective, Obstacle, Outcome, Problem, Seed, Status, Unmet, explain, explain_learner,
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

#[test]
fn every_learner_and_place_reads_what_is_true_whatever_was_asked_for() {
    let (mut refused, mut below) = (0, 0);
    for case in 0..2_000 {
        let ties = case % 3 == 0;
        let taste =
            Taste { place_ties: ties, learner_ties: ties, pins: case % 4 == 0, minima: case % 2 == 0, costs: true };
        let objectives = [
            Objective::Stable(Best::Learners),
            Objective::Stable(Best::Places),
            Objective::MinCost,
            Objective::MaxStable,
        ];
        for objective in objectives {
            let problem = problem(case, taste).with_objective(objective);
            let answer = solve(&problem, &Budget::unlimited(), Seed(1));
            let has = |learner: usize| answer.assignment[learner].and_then(|place| problem.wish(learner, place));
            let taken = |place: u32| answer.assignment.iter().filter(|&&other| other == Some(place)).count() as u64;
            for learner in 0..problem.learners() {
                let story = explain_learner(&problem, &answer, u32::try_from(learner).unwrap());
                let better =
                    problem.wishes_of(learner).filter(|wish| has(learner).is_none_or(|has| wish.rank < has.rank));
                let better = if problem.pin(learner).is_some() { 0 } else { better.count() };
                assert_eq!(story.missed.len(), better, "case {case}, {objective:?}: each better wish has its reason");
                for missed in story.missed {
                    let quota = problem.quotas()[missed.place as usize];
                    let pinned =
                        (0..problem.learners()).filter(|&other| problem.pin(other) == Some(missed.place)).count();
                    let listed = problem.wish(learner, missed.place).unwrap().rank_there;
                    match missed.obstacle {
                        Obstacle::NotListed => assert_eq!(listed, None),
                        Obstacle::NoSeats => assert_eq!(quota, 0),
                        Obstacle::AllPinned => assert_eq!(pinned, quota as usize),
                        Obstacle::Preferred { own_rank, last_rank, .. } => {
                            assert_eq!((Some(own_rank), taken(missed.place)), (listed, u64::from(quota)));
                            assert!(last_rank < own_rank);
                        }
                        Obstacle::Lottery { rank, .. } => {
                            assert_eq!((Some(rank), taken(missed.place)), (listed, u64::from(quota)));
                        }
                        Obstacle::Unproved => {
                            assert_eq!(answer.status, Status::Infeasible, "case {case}, {objective:?}");
                        }
                        Obstacle::Dearer { .. } | Obstacle::AsCheap | Obstacle::FewerPlaced => {
                            assert_eq!((objective, answer.status), (Objective::MinCost, Status::Optimal));
                        }
                    }
                }
            }
            for place in 0..u32::try_from(problem.places()).unwrap() {
                let story = explain_place(&problem, &answer, place);
                let (list, minimum) = (problem.ranking_of(place as usize), problem.minimum(place as usize));
                let unlisted =
                    |learner: usize| !problem.ranking_of(place as usize).any(|(id, _)| id as usize == learner);
                let strangers = (0..problem.learners())
                    .filter(|&learner| answer.assignment[learner] == Some(place) && unlisted(learner))
                    .count() as u64;
                let named = u64::from(story.refused + story.elsewhere + story.not_wishing);
                assert_eq!(u64::from(story.taken), taken(place));
                assert_eq!(list.count() as u64, named + taken(place) - strangers, "everybody on the list is told of");
                assert_eq!(story.minimum, minimum);
                let stable = objective != Objective::MinCost;
                assert!(!stable || story.refused == 0 || story.taken == story.quota, "a free seat refuses nobody");
                let short = answer
                    .reason
                    .iter()
                    .any(|unmet| matches!(unmet, Unmet::Minimum { place: short, .. } if *short == place));
                if answer.status == Status::Infeasible && objective != Objective::MinCost {
                    assert_eq!(short, story.taken < story.minimum, "case {case}, {objective:?}: who is short is told");
                }
                refused += story.refused;
                below += u32::from(short);
            }
        }
    }
    assert!(refused > 1_000 && below > 100, "the cases should hold what is told: {refused}, {below}");
}

#[test]
fn what_a_cheapest_placement_says_a_wish_would_cost_is_true_when_the_wish_is_granted_by_a_pin() {
    let (mut dearer, mut fewer) = (0, 0);
    for case in 0..1_500 {
        let taste = Taste { minima: case % 2 == 0, costs: true, ..Taste::default() };
        let problem = problem(case, taste).with_objective(Objective::MinCost);
        let answer = solve(&problem, &Budget::unlimited(), Seed(0));
        for learner in 0..u32::try_from(problem.learners()).unwrap() {
            for missed in explain_learner(&problem, &answer, learner).missed {
                let granted = problem.clone().with_pins(&[(learner, missed.place)]);
                let granted = granted.map(|problem| solve(&problem, &Budget::unlimited(), Seed(0)));
                match missed.obstacle {
                    Obstacle::Dearer { extra } => {
                        let granted = granted.unwrap();
                        let worse = granted.status != Status::Optimal || granted.placed < answer.placed;
                        assert!(worse || granted.cost >= answer.cost + extra, "case {case}, {learner}: {missed:?}");
                        dearer += 1;
                    }
                    Obstacle::FewerPlaced => {
                        let granted = granted.unwrap();
                        let worse = granted.status != Status::Optimal || granted.placed < answer.placed;
                        assert!(worse, "case {case}, {learner}: {missed:?}");
                        fewer += 1;
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(dearer > 200 && fewer > 10, "{dearer}, {fewer}");
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
