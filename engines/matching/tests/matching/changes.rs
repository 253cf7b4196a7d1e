//! What stands after a change is what a cold solve finds.

use matching::{Budget, Change, Invalid, Moved, Objective, Priced, Problem, Seed, Standing, Status, solve, verify};

use crate::small::{Dice, Taste, problem, sized};

const CASES: u64 = 600;

fn change(dice: &mut Dice, problem: &Problem) -> Change {
    let (learners, places) = (u32::try_from(problem.learners()).unwrap(), u32::try_from(problem.places()).unwrap());
    let (learner, place) = (dice.below(learners), dice.below(places));
    match dice.below(5) {
        0 | 1 => {
            let list = dice.some_of(places);
            let costs = problem.has_costs().then(|| list.iter().map(|_| i64::from(dice.below(30)) - 9).collect());
            let wishes = dice.grouped(list, true);
            Change::Wishes { learner, wishes, costs }
        }
        2 => {
            let list = dice.some_of(learners);
            Change::Ranking { place, ranking: dice.grouped(list, true) }
        }
        3 => Change::Quota { place, quota: dice.below(5) },
        _ => Change::Pin { learner, place: Some(place).filter(|_| dice.below(2) == 0) },
    }
}

fn moved(before: &[Option<u32>], after: &[Option<u32>]) -> Vec<Moved> {
    let pairs = (0..).zip(before.iter().zip(after));
    let moved = pairs.map(|(learner, (&from, &to))| Moved { learner, from, to });
    moved.filter(|moved| moved.from != moved.to).collect()
}

fn start(case: u64) -> Problem {
    let taste = Taste {
        learner_ties: case.is_multiple_of(3),
        place_ties: case.is_multiple_of(2),
        pins: case.is_multiple_of(4),
        minima: case.is_multiple_of(5),
        costs: !case.is_multiple_of(3),
    };
    if case.is_multiple_of(2) { problem(case, taste) } else { sized(case, taste, 24, 7) }
}

#[test]
fn a_stable_market_that_stands_is_the_one_a_cold_solve_finds_after_every_change() {
    let mut refused = 0;
    for case in 0..CASES {
        let mut dice = Dice::new(case + 1_000_000);
        let mut standing = Standing::open(start(case), Seed(case));
        for step in 0..12 {
            let (problem, before) = (standing.problem(), standing.assignment());
            let change = change(&mut dice, &problem);
            let Ok(told) = standing.change(&change) else {
                refused += 1;
                assert_eq!(standing.assignment(), before);
                continue;
            };

            let now = standing.problem();
            let cold = solve(&now, &Budget::unlimited(), Seed(case));

            assert_eq!(standing.assignment(), cold.assignment, "case {case}, step {step}: {change:?}");
            assert_eq!(told, moved(&before, &standing.assignment()), "case {case}, step {step}: {change:?}");
            assert_eq!(verify(&now, &standing.answer()), Ok(()), "case {case}, step {step}");
        }
    }
    assert!(refused > 0, "the cases should try changes that make no sense");
}

/// As many seats as learners, everybody wishes most places: many could gain by passing seats on.
fn crowded(case: u64) -> Problem {
    let mut dice = Dice::new(case + 3_000_000);
    let (learners, places) = (60, 25);
    let mut builder = Problem::builder();
    for _ in 0..learners {
        let list = dice.some_of(places);
        builder = builder.learner(list);
    }
    for _ in 0..places {
        let everybody = (0..learners).map(|learner| (dice.below(1_000), learner));
        let mut everybody: Vec<(u32, u32)> = everybody.collect();
        everybody.sort_unstable();
        builder = builder.place(1 + dice.below(4), everybody.into_iter().map(|(_, learner)| learner));
    }
    builder.build().unwrap()
}

#[test]
fn in_a_crowded_market_small_and_large_changes_of_lists_lead_where_a_cold_solve_leads() {
    for case in 0..40 {
        let mut dice = Dice::new(case + 4_000_000);
        let mut standing = Standing::open(crowded(case), Seed(case));
        for step in 0..40 {
            let problem = standing.problem();
            let (learner, place) = (dice.below(60), dice.below(25));
            let mut list: Vec<u32> = problem.ranking_of(place as usize).map(|(learner, _)| learner).collect();
            let ranking = |list: Vec<u32>| list.into_iter().map(|learner| vec![learner]).collect();
            let change = match dice.below(5) {
                0 => Change::Wishes { learner, wishes: ranking(dice.some_of(25)), costs: None },
                1 => Change::Quota { place, quota: dice.below(6) },
                2 => Change::Ranking { place, ranking: ranking(dice.some_of(60)) },
                _ => {
                    list.retain(|&other| other != learner);
                    list.insert(dice.below(u32::try_from(list.len()).unwrap() + 1) as usize, learner);
                    Change::Ranking { place, ranking: ranking(list) }
                }
            };
            standing.change(&change).unwrap();

            let cold = solve(&standing.problem(), &Budget::unlimited(), Seed(case));

            assert_eq!(standing.assignment(), cold.assignment, "case {case}, step {step}: {change:?}");
        }
    }
}

#[test]
fn a_gap_between_two_on_a_list_that_is_used_up_is_made_anew() {
    let learners = 40;
    let mut builder = Problem::builder();
    for _ in 0..learners {
        builder = builder.learner([0, 1]);
    }
    let everybody: Vec<u32> = (0..learners).collect();
    let mut standing =
        Standing::open(builder.place(5, everybody.clone()).place(4, everybody.clone()).build().unwrap(), Seed(0));
    let mut list = everybody;
    for step in 0..400 {
        let last = list.pop().unwrap();
        list.insert(2, last);
        let ranking = list.iter().map(|&learner| vec![learner]).collect();

        standing.change(&Change::Ranking { place: 0, ranking }).unwrap();

        let cold = solve(&standing.problem(), &Budget::unlimited(), Seed(0));
        assert_eq!(standing.assignment(), cold.assignment, "step {step}");
    }
}

#[test]
fn a_cheapest_placement_that_stands_is_worth_what_a_cold_solve_finds_after_every_change() {
    let mut infeasible = 0;
    for case in 0..CASES {
        let mut dice = Dice::new(case + 2_000_000);
        let mut priced = Priced::open(start(case));
        for step in 0..12 {
            let (problem, before) = (priced.problem(), priced.assignment());
            let change = change(&mut dice, &problem);
            let Ok(told) = priced.change(&change) else {
                assert_eq!(priced.assignment(), before);
                continue;
            };

            let now = priced.problem();
            let cold = solve(&now, &Budget::unlimited(), Seed(0));
            let answer = priced.answer();

            assert_eq!(now.objective(), Objective::MinCost);
            assert_eq!(verify(&now, &answer), Ok(()), "case {case}, step {step}: {change:?}");
            assert_eq!((priced.status(), answer.status), (cold.status, cold.status), "case {case}, step {step}");
            if cold.status == Status::Optimal {
                assert_eq!(priced.value(), (cold.placed, cold.cost), "case {case}, step {step}: {change:?}");
            }
            assert_eq!(told, moved(&before, &priced.assignment()), "case {case}, step {step}");
            infeasible += u32::from(cold.status == Status::Infeasible);
        }
    }
    assert!(infeasible > 50, "the cases should try minima that cannot hold: {infeasible}");
}

/// The learners 1 and 2 would rather pass their seats to each other, but learner 0 wishes one of them too and stands ahead.
fn in_the_way() -> Problem {
    let learners = Problem::builder().learner([0, 1, 3]).learner([1, 2]).learner([2, 1]);
    learners.place(0, [0]).place(1, [2, 0, 1]).place(1, [1, 2]).place(1, [0]).build().unwrap()
}

#[test]
fn others_pass_seats_in_a_circle_once_nobody_stands_in_the_way() {
    let gone = Change::Wishes { learner: 0, wishes: vec![vec![3]], costs: None };
    let better_off = Change::Quota { place: 0, quota: 1 };
    let unlisted = Change::Ranking { place: 1, ranking: vec![vec![2], vec![1]] };
    let pinned = Change::Pin { learner: 0, place: Some(3) };
    for change in [gone, better_off, unlisted, pinned] {
        let mut standing = Standing::open(in_the_way(), Seed(0));
        assert_eq!(standing.assignment(), [Some(3), Some(2), Some(1)]);

        let moved = standing.change(&change).unwrap();

        assert_eq!(standing.assignment()[1..], [Some(1), Some(2)], "{change:?}");
        assert!(moved.contains(&Moved { learner: 1, from: Some(2), to: Some(1) }), "{change:?}");
    }
}

#[test]
fn a_change_that_makes_no_sense_names_the_field_and_changes_nothing() {
    let problem = || Problem::builder().learner([0]).learner([0]).place(1, [1, 0]).pin(0, 0).build().unwrap();
    let told = |change: Change| {
        let (mut standing, mut priced) = (Standing::open(problem(), Seed(0)), Priced::open(problem()));
        let [first, second]: [Invalid; 2] = [standing.change(&change), priced.change(&change)].map(Result::unwrap_err);
        assert_eq!(first, second);
        assert_eq!(standing.assignment(), [Some(0), None]);
        first.to_string()
    };

    assert_eq!(told(Change::Quota { place: 0, quota: 0 }), "pins: place 0 has 1 pinned learners for a quota of 0");
    assert_eq!(told(Change::Quota { place: 1, quota: 0 }), "place 1 does not exist");
    assert_eq!(
        told(Change::Pin { learner: 1, place: Some(0) }),
        "pins: place 0 has 2 pinned learners for a quota of 1"
    );
    assert_eq!(told(Change::Pin { learner: 2, place: None }), "learner 2 does not exist");
    assert_eq!(
        told(Change::Wishes { learner: 1, wishes: vec![vec![0], vec![0]], costs: None }),
        "wishes of learner 1: 0 stands twice in the list"
    );
    assert_eq!(
        told(Change::Wishes { learner: 1, wishes: vec![vec![0]], costs: Some(vec![1]) }),
        "costs of learner 1: 1 costs for 0 wishes"
    );
    assert_eq!(
        told(Change::Ranking { place: 0, ranking: vec![vec![7]] }),
        "list of place 0: 7 is not among the 2 numbered from 0"
    );
}
