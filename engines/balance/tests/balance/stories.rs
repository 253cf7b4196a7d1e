//! What is told of a plan is true of it.

use balance::{
    Budget, CODES, Objective, Problem, Reason, Seed, Status, explain, explain_course, explain_curriculum, solve, verify,
};
use proptest::prelude::*;

use crate::{brute, small};

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn moving_a_course_costs_what_its_story_says(numbers in prop::collection::vec(any::<u32>(), 60), peak in any::<bool>()) {
        let objective = if peak { Objective::Peak } else { Objective::SquaredDeviation };
        let draft = small::draft(objective, &numbers);
        let problem = Problem::new(draft.clone()).unwrap();
        let answer = solve(&problem, &Budget::of_work(300_000), Seed(2));
        for message in explain(&problem, &answer) {
            prop_assert!(CODES.contains(&message.code.as_str()));
        }
        if !answer.status.is_solved() {
            prop_assert!(explain_course(&problem, &answer, 0).is_none());
            return Ok(());
        }
        prop_assert_eq!(verify(&problem, &answer), Ok(()));
        let plan: Vec<u32> = answer.assignment.iter().map(|period| period + 1).collect();
        for course in 0..problem.courses() {
            let story = explain_course(&problem, &answer, course).unwrap();
            prop_assert_eq!(story.period, plan[course]);
            for other in &story.elsewhere {
                let mut moved = plan.clone();
                moved[course] = other.period;
                prop_assert_eq!(brute::cost(&draft, &moved) - brute::cost(&draft, &plan), other.dearer);
                let room = other.credits_left.unwrap_or(0).min(other.courses_left.unwrap_or(0));
                if room < 0 {
                    prop_assert!(!brute::keeps(&draft, &moved));
                }
            }
        }
    }
}

#[test]
fn a_curator_reads_why_a_course_is_where_it_is() {
    let text = r#"{"objective":"peak","periods":3,"courses":[{"id":"algebra","credits":4},{"id":"statics","credits":4},
        {"id":"bridges","credits":4},{"id":"choir","credits":1}],"prerequisites":[["algebra","statics"],["statics","bridges"]],
        "curricula":[{"id":"builder","courses":["algebra","statics","bridges","choir"]}],"pinned":[["choir",2]]}"#;
    let problem = balance::read(text.as_bytes()).unwrap();

    let answer = solve(&problem, &Budget::unlimited(), Seed(1));

    assert_eq!((answer.status, answer.objective), (Status::Optimal, 5));
    let story = |course| explain_course(&problem, &answer, course).unwrap().reason;
    assert_eq!(story(1), Reason::OnlyPeriod { prerequisite: Some(0), successor: Some(2) });
    assert_eq!(story(3), Reason::Pinned);
    let heaviest = explain_curriculum(&problem, &answer, 0).unwrap();
    assert_eq!((heaviest.period, heaviest.credits, heaviest.courses), (2, 5, 2));
}
