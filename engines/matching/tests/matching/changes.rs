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
