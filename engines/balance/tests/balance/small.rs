//! Small random problems, infeasible ones and pins included, against all plans there are.

use std::ops::RangeInclusive;

use balance::{
    Answer, Budget, Course, Curriculum, Demand, Draft, FixedLoad, Limits, Objective, Problem, Seed, Status, Weights,
    solve, solve_on, verify,
};
use proptest::prelude::*;

use crate::brute;

/// Numbers into a problem of at most 6 courses and 4 periods; every choice is one of the numbers.
pub fn draft(objective: Objective, numbers: &[u32]) -> Draft {
    draft_of(objective, numbers, 1..=4, 6, 3)
}

/// The same with so many periods, at most so many courses, and fewer curricula than so many (of a peak one more).
fn draft_of(
    objective: Objective,
    numbers: &[u32],
    periods: RangeInclusive<u32>,
    courses: u32,
    curricula: u32,
) -> Draft {
    let mut next = numbers.iter().copied().cycle();
    let mut below = |bound: u32| next.next().unwrap() % bound;
    let periods = periods.start() + below(periods.end() + 1 - periods.start());
    let count = 1 + below(courses);
    let id = |course: u32| format!("c{course}");
    let courses: Vec<Course> = (0..count).map(|at| Course { id: id(at), credits: below(8) }).collect();
    let mut draft = Draft { objective, periods, courses, ..Draft::default() };
    for _ in 0..below(4) {
        let (a, b) = (below(count), below(count));
        if a < b {
            draft.prerequisites.push((id(a), id(b)));
        }
    }
    for home in 0..below(curricula) + u32::from(objective == Objective::Peak) {
        let all = objective == Objective::Peak && home == 0;
        let courses = (0..count).filter(|_| all || below(3) > 0).map(id).collect();
        draft.curricula.push(Curriculum { id: format!("q{home}"), courses });
    }
    if below(2) == 0 {
        let min = below(2);
        draft.limits.courses = Some((min, min + 1 + below(4)));
    }
    if below(3) == 0 {
        let min = below(4);
        draft.limits.credits = Some((min, min + 4 + below(16)));
    }
    for _ in 0..below(3) {
        draft.undesired.push((id(below(count)), 1 + below(periods)));
    }
    if below(3) == 0 {
        draft.pinned.push((id(below(count)), 1 + below(periods)));
    }
    if below(3) == 0 {
        let list = (1..=periods).filter(|_| below(4) > 0).collect();
        draft.allowed.push((id(below(count)), list));
    }
    if below(3) == 0 {
        let curriculum = Some("q0".to_owned()).filter(|_| !draft.curricula.is_empty() && below(2) == 0);
        draft.fixed.push(FixedLoad { curriculum, period: 1 + below(periods), credits: below(9), courses: below(2) });
    }
    if below(2) == 0 {
        draft.last_year.push((id(below(count)), 1 + below(periods)));
    }
    draft.weights = Weights { balance: below(3), undesired: below(4), change: below(3) };
    draft
}

fn check(draft: &Draft) {
    let problem = Problem::new(draft.clone()).unwrap();
    let answer = solve(&problem, &Budget::of_work(3_000_000), Seed(1));
    assert_eq!(verify(&problem, &answer), Ok(()), "{draft:?}");
    let least = brute::least(draft);
    for work in [1, 30_000] {
        let early = solve(&problem, &Budget::of_work(work), Seed(2));
        assert_eq!(verify(&problem, &early), Ok(()), "{draft:?}");
        assert!(least.is_none_or(|least| early.bound <= least), "{draft:?} {early:?}");
    }
    if let Some(least) = least {
        assert!(answer.status.is_solved(), "{draft:?} {answer:?}");
        assert_eq!(answer.objective, least, "{draft:?}");
        assert!(answer.bound <= least, "{draft:?} {answer:?}");
        if draft.objective == Objective::Peak {
            assert_eq!(answer.status, Status::Optimal, "{draft:?}");
        }
    } else {
        assert_eq!(answer.status, Status::Infeasible, "{draft:?}");
        assert!(answer.smallest, "{draft:?}");
        assert_smallest(draft, &problem, &answer);
    }
}

/// The conflict alone has no plan; without any one of its demands there is one.
fn assert_smallest(draft: &Draft, problem: &Problem, answer: &Answer) {
    assert!(!holds(draft, problem, &answer.conflict), "{draft:?} {:?}", answer.conflict);
    for at in 0..answer.conflict.len() {
        let mut rest = answer.conflict.clone();
        rest.remove(at);
        assert!(holds(draft, problem, &rest), "{draft:?} {:?} needs not number {at}", answer.conflict);
    }
}

fn holds(draft: &Draft, problem: &Problem, demands: &[Demand]) -> bool {
    let count = draft.courses.len();
    let mut plan = vec![1_u32; count];
    loop {
        let zero: Vec<u32> = plan.iter().map(|period| period - 1).collect();
        let cost = brute::cost(draft, &plan);
        let told = Answer {
            objective_name: draft.objective,
            status: Status::Feasible,
            assignment: zero,
            objective: cost,
            bound: cost - 1,
            certificate: balance::Certificate::None,
            conflict: Vec::new(),
            smallest: false,
            work: 0,
            seed: Seed(0),
        };
        let broken = verify(problem, &told).err().unwrap_or_default();
        let breaks =
            |wrong: &balance::Wrong| matches!(wrong, balance::Wrong::Broken(demand) if demands.contains(demand));
        if !broken.iter().any(breaks) {
            return true;
        }
        let Some(at) = plan.iter().position(|&period| period < draft.periods) else { return false };
        plan[..at].fill(1);
        plan[at] += 1;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_smallest_peak_is_that_of_all_plans(numbers in prop::collection::vec(any::<u32>(), 60)) {
        check(&draft(Objective::Peak, &numbers));
    }

    #[test]
    fn the_evenest_plan_is_that_of_all_plans(numbers in prop::collection::vec(any::<u32>(), 60)) {
        check(&draft(Objective::SquaredDeviation, &numbers));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn the_smallest_peak_of_five_or_six_periods_is_that_of_all_plans(numbers in prop::collection::vec(any::<u32>(), 80)) {
        check(&draft_of(Objective::Peak, &numbers, 5..=6, 5, 3));
    }

    #[test]
    fn the_evenest_plan_over_five_or_six_periods_is_that_of_all_plans(numbers in prop::collection::vec(any::<u32>(), 80)) {
        check(&draft_of(Objective::SquaredDeviation, &numbers, 5..=6, 5, 5));
    }

    #[test]
    fn without_a_limit_of_credits_it_is_so_too(numbers in prop::collection::vec(any::<u32>(), 80), seats in 0_u32..3) {
        let mut draft = draft_of(Objective::SquaredDeviation, &numbers, 5..=6, 5, 5);
        draft.limits.credits = None;
        draft.limits.courses = (seats > 0).then_some((0, seats));
        check(&draft);
    }

    #[test]
    fn what_cannot_be_over_five_or_six_periods_is_told(numbers in prop::collection::vec(any::<u32>(), 80), chain in 5_usize..8) {
        let mut draft = draft_of(Objective::Peak, &numbers, 5..=5, 1, 2);
        draft.prerequisites = Vec::new();
        for (at, number) in numbers.iter().enumerate().take(chain).skip(1) {
            let id = format!("n{at}");
            draft.courses.push(Course { id: id.clone(), credits: number % 5 });
            draft.curricula[0].courses.push(id.clone());
            if at > 1 {
                draft.prerequisites.push((format!("n{}", at - 1), id));
            }
        }
        draft.courses.swap_remove(0);
        draft.curricula.iter_mut().for_each(|one| one.courses.retain(|id| id != "c0"));
        for list in [&mut draft.undesired, &mut draft.pinned, &mut draft.last_year] {
            list.clear();
        }
        draft.allowed.clear();
        check(&draft);
    }
}

#[test]
fn the_same_seed_and_work_give_the_same_answer_on_one_thread_and_two() {
    let numbers: Vec<u32> = (0..60).map(|at| at * 7_919 % 1_009).collect();
    for objective in [Objective::Peak, Objective::SquaredDeviation] {
        let problem = Problem::new(draft(objective, &numbers)).unwrap();
        for work in [1, 100_000, 2_000_000] {
            let one = solve_on(&problem, &Budget::of_work(work), Seed(5), 1);
            let two = solve_on(&problem, &Budget::of_work(work), Seed(5), 2);
            assert_eq!(one, two);
        }
    }
}

/// A curriculum of a mechanical engineer: mathematics before mechanics, a practice semester that stands already.
fn workshop() -> Draft {
    let courses = [("mathematics", 5), ("drawing", 3), ("mechanics", 5), ("welding", 4), ("safety", 2), ("diploma", 6)];
    let before =
        [("mathematics", "mechanics"), ("drawing", "welding"), ("safety", "welding"), ("mechanics", "diploma")];
    Draft {
        name: "workshop".to_owned(),
        periods: 4,
        courses: courses.iter().map(|&(id, credits)| Course { id: id.to_owned(), credits }).collect(),
        prerequisites: before.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect(),
        curricula: vec![Curriculum {
            id: "mechanic".to_owned(),
            courses: courses.iter().map(|&(id, _)| id.to_owned()).collect(),
        }],
        limits: Limits { courses: Some((0, 3)), credits: None },
        fixed: vec![FixedLoad { curriculum: None, period: 3, credits: 6, courses: 1 }],
        ..Draft::default()
    }
}

#[test]
fn a_practice_semester_takes_its_share_of_the_load() {
    let problem = Problem::new(workshop()).unwrap();

    let answer = solve(&problem, &Budget::unlimited(), Seed(1));

    assert_eq!((answer.status, answer.objective), (Status::Optimal, 10));
    assert_eq!(brute::least(&workshop()), Some(10));
    assert_eq!(verify(&problem, &answer), Ok(()));
}

#[test]
fn demands_that_cannot_hold_together_are_named_and_no_others() {
    let mut draft = workshop();
    draft.pinned = vec![("mechanics".to_owned(), 1), ("safety".to_owned(), 1)];
    let problem = Problem::new(draft).unwrap();

    let answer = solve(&problem, &Budget::unlimited(), Seed(1));

    assert_eq!(answer.status, Status::Infeasible);
    let expected = [Demand::Prerequisite { earlier: 0, later: 2 }, Demand::Pinned { course: 2, period: 0 }];
    assert_eq!(answer.conflict, expected);
    assert_eq!(verify(&problem, &answer), Ok(()));
}

#[test]
fn last_year_is_kept_as_far_as_its_weight_says() {
    let mut draft = workshop();
    draft.objective = Objective::SquaredDeviation;
    let even = solve(&Problem::new(draft.clone()).unwrap(), &Budget::of_work(5_000_000), Seed(1));
    draft.last_year = [("mathematics", 1), ("mechanics", 3), ("diploma", 4), ("safety", 3)]
        .map(|(id, period)| (id.to_owned(), period))
        .to_vec();
    draft.weights.change = 1_000;
    let problem = Problem::new(draft.clone()).unwrap();

    let kept = solve(&problem, &Budget::of_work(5_000_000), Seed(1));

    assert!(even.status.is_solved());
    let periods: Vec<u32> = [0, 2, 5, 4].iter().map(|&course: &usize| kept.assignment[course]).collect();
    assert_eq!(periods, [0, 2, 3, 2]);
    assert_eq!(brute::least(&draft), Some(kept.objective));
}

#[test]
fn a_damaged_answer_is_refused() {
    let problem = Problem::new(workshop()).unwrap();
    let good = solve(&problem, &Budget::unlimited(), Seed(1));
    let damaged: [fn(&mut Answer); 9] = [
        |answer| answer.objective += 1,
        |answer| answer.bound -= 1,
        |answer| answer.bound += 1,
        |answer| answer.assignment[0] = 9,
        |answer| answer.assignment[2] = 0,
        |answer| answer.assignment.truncate(3),
        |answer| answer.objective_name = Objective::SquaredDeviation,
        |answer| answer.status = Status::Infeasible,
        |answer| answer.status = Status::Unknown,
    ];
    for (number, damage) in damaged.iter().enumerate() {
        let mut answer = good.clone();
        damage(&mut answer);
        assert!(verify(&problem, &answer).is_err(), "damage {number} passed");
    }
    let mut claimed = good;
    claimed.certificate = balance::Certificate::Interval { curriculum: 0, from: 1, to: 2, credits: 99 };
    assert!(verify(&problem, &claimed).is_err());
}
