//! Minima that no stable matching meets, and seats divided among mentors.

use matching::{BadDivision, Budget, Division, Problem, Seed, compromise, solve};

use crate::small::{Taste, all, blocking, minima_hold, placed, problem, sized, taken};

#[test]
fn a_compromise_meets_the_minima_and_names_every_pair_that_blocks() {
    let (mut found, mut fewest, mut extra) = (0, 0, 0);
    for case in 0..2_000 {
        let problem =
            problem(case, Taste { minima: true, pins: case % 3 == 0, place_ties: case % 2 == 0, ..Taste::default() });
        let fair = all(&problem).into_iter().filter(|assignment| minima_hold(&problem, assignment));
        let least = fair.map(|assignment| blocking(&problem, &assignment)).min();

        let told = compromise(&problem, &Budget::unlimited(), Seed(case));

        assert_eq!(told.is_some(), least.is_some(), "case {case}");
        let (Some(told), Some(least)) = (told, least) else { continue };
        assert!(minima_hold(&problem, &told.assignment), "case {case}");
        assert!(all(&problem).contains(&told.assignment), "case {case}");
        let count = blocking(&problem, &told.assignment);
        assert_eq!(told.blocking.len() as u64, count, "case {case}");
        for &(learner, place) in &told.blocking {
            assert!(problem.wish(learner as usize, place).unwrap().rank_there.is_some());
        }
        found += 1;
        fewest += u32::from(count == least);
        extra += count - least;
    }
    eprintln!(
        "compromise: the fewest blocking pairs in {fewest} of {found} small problems, {extra} pairs too many in all"
    );
    assert!(found > 1_000 && fewest * 100 >= found * 95, "{fewest} of {found}");
}

#[test]
fn a_village_school_that_must_have_two_gets_them_from_the_town_and_says_who_would_rather_stay() {
    let town = Problem::builder().learner([0, 1]).learner([0, 1]).learner([0, 1]);
    let problem = town.place(3, [0, 1, 2]).place(2, [0, 1, 2]).minima(vec![0, 2]).build().unwrap();

    let answer = solve(&problem, &Budget::unlimited(), Seed(0));
    let told = compromise(&problem, &Budget::unlimited(), Seed(0)).unwrap();

    assert_eq!(answer.status, matching::Status::Infeasible);
    assert_eq!(taken(&told.assignment, 1), 2);
    assert_eq!((placed(&told.assignment), told.blocking.len()), (3, 2));
}

#[test]
fn mentors_are_chosen_in_the_order_of_the_enterprise_and_never_overfilled() {
    for case in 0..500 {
        let problem = sized(case, Taste { pins: case % 2 == 0, ..Taste::default() }, 30, 5);
        let answer = solve(&problem, &Budget::unlimited(), Seed(0));
        let seats: Vec<Vec<u32>> = problem.quotas().iter().map(|&quota| vec![quota / 2, quota - quota / 2]).collect();
        let division = Division::new(&problem, seats.clone()).unwrap();

        let mentors = division.divide(&problem, &answer.assignment, |learner| vec![learner % 3]);

        for (place, seats) in seats.iter().enumerate() {
            for (mentor, &most) in (0..).zip(seats) {
                let here = |&learner: &usize| {
                    answer.assignment[learner].map(|at| at as usize) == Some(place) && mentors[learner] == Some(mentor)
                };
                assert!((0..problem.learners()).filter(here).count() <= most as usize, "case {case}");
            }
        }
        for (learner, mentor) in mentors.iter().enumerate() {
            assert_eq!(mentor.is_some(), answer.assignment[learner].is_some(), "case {case}: all have a mentor");
            // Who did not get the mentor wished for sees only learners there whom the enterprise ranks higher, or pins.
            let wish = u32::try_from(learner % 3).unwrap();
            let Some(place) = answer.assignment[learner]
                .filter(|_| problem.pin(learner).is_none() && *mentor != Some(wish) && wish < 2)
            else {
                continue;
            };
            let rank = problem.wish(learner, place).unwrap().rank_there;
            for (other, &theirs) in mentors.iter().enumerate() {
                if answer.assignment[other] == Some(place) && theirs == Some(wish) && problem.pin(other).is_none() {
                    assert!(problem.wish(other, place).unwrap().rank_there < rank, "case {case}");
                }
            }
        }
    }
}

#[test]
fn a_division_that_does_not_fit_is_refused_with_the_place_named() {
    let problem = Problem::builder().learner([0]).place(3, [0]).build().unwrap();

    assert_eq!(Division::new(&problem, vec![]), Err(BadDivision::Count { given: 0, places: 1 }));
    assert_eq!(
        Division::new(&problem, vec![vec![1, 1]]).unwrap_err().to_string(),
        "mentors of place 0: they take 2 together, but the place has a quota of 3"
    );
}
