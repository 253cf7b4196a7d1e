//! What is told of a plan is true of it.

use balance::{
    Budget, CODES, Objective, Problem, Reason, Seed, Status, explain, explain_course, explain_curriculum,
    explain_moves, solve, verify,
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

/// A plan of a draft that breaks nothing, tried as given.
fn told(problem: &Problem, before: &[u32], after: &[u32]) -> Vec<String> {
    let stories = explain_moves(problem, before, after).unwrap();
    let messages = stories.iter().flat_map(|story| story.messages(problem));
    messages
        .map(|message| {
            assert!(CODES.contains(&message.code.as_str()), "{}", message.code);
            format!("{} {}", message.code, serde_json::to_string(&message.args).unwrap())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn what_holds_a_moved_course_is_exactly_what_going_back_would_break(
        numbers in prop::collection::vec(any::<u32>(), 60),
        peak in any::<bool>(),
        drafted in prop::collection::vec(any::<u32>(), 12),
    ) {
        let objective = if peak { Objective::Peak } else { Objective::SquaredDeviation };
        let draft = small::draft(objective, &numbers);
        let problem = Problem::new(draft.clone()).unwrap();
        let answer = solve(&problem, &Budget::of_work(300_000), Seed(2));
        if !answer.status.is_solved() {
            return Ok(());
        }
        let after = &answer.assignment;
        let before: Vec<u32> = (0..problem.courses()).map(|at| drafted[at % drafted.len()] % draft.periods).collect();
        let stories = explain_moves(&problem, &before, after).unwrap();
        let moved: Vec<usize> = (0..problem.courses()).filter(|&at| before[at] != after[at]).collect();
        prop_assert_eq!(stories.iter().map(|story| story.course).collect::<Vec<_>>(), moved);
        let plan: Vec<u32> = after.iter().map(|period| period + 1).collect();
        for story in &stories {
            prop_assert!(!story.messages(&problem).is_empty());
            let mut back = plan.clone();
            back[story.course] = story.from;
            prop_assert_eq!(story.held.is_empty(), brute::keeps(&draft, &back));
            prop_assert_eq!(story.saves, brute::cost(&draft, &back) - brute::cost(&draft, &plan));
        }
    }
}

#[test]
fn a_curator_reads_what_holds_a_course_that_was_moved_and_what_the_move_evens() {
    let text = r#"{"objective":"squared-deviation","periods":3,"courses":[{"id":"algebra","credits":4},
        {"id":"statics","credits":4},{"id":"bridges","credits":4},{"id":"choir","credits":1}],
        "prerequisites":[["algebra","statics"],["statics","bridges"]],"limits":{"courses":[1,2]},
        "curricula":[{"id":"builder","courses":["algebra","statics","bridges","choir"]}],"allowed":[["choir",[2,3]]]}"#;
    let problem = balance::read(text.as_bytes()).unwrap();

    let told_of = |before: &[u32], after: &[u32]| told(&problem, before, after);

    // Statics was drafted together with bridges; back there it would come no earlier than bridges and leave a period empty.
    assert_eq!(
        told_of(&[0, 2, 2, 2], &[0, 1, 2, 2]),
        [
            r#"balance-move-successor {"course":"statics","from":3,"stands":3,"successor":"bridges","to":2}"#,
            r#"balance-move-most-courses {"course":"statics","curriculum":"builder","from":3,"limit":2,"period":3,"to":2,"would_be":3}"#,
            r#"balance-move-least-courses {"course":"statics","curriculum":"builder","from":3,"limit":1,"period":2,"to":2,"would_be":0}"#,
            r#"balance-move-evens {"course":"statics","curriculum":"builder","entered_before":0,"entered_now":4,"from":3,"left_before":9,"left_now":5,"saves":32,"to":2}"#,
        ]
    );
    assert_eq!(
        told_of(&[0, 1, 2, 0], &[0, 1, 2, 1]),
        [r#"balance-move-allowed {"course":"choir","from":1,"periods":[2,3],"to":2}"#]
    );
    assert_eq!(told_of(&[0, 1, 2, 1], &[0, 1, 2, 2]), [r#"balance-move-as-good {"course":"choir","from":2,"to":3}"#]);
    assert_eq!(told_of(&[0, 1, 2, 1], &[0, 1, 2, 1]), Vec::<String>::new());
}

#[test]
fn moves_name_pins_prerequisites_credits_wishes_last_year_and_room_made_for_others() {
    let text = r#"{"objective":"squared-deviation","periods":2,"courses":[{"id":"a","credits":4},{"id":"b","credits":2},
        {"id":"c","credits":2},{"id":"d","credits":0}],"prerequisites":[["a","b"]],"limits":{"credits":[3,6]},
        "curricula":[{"id":"k","courses":["a","b","c","d"]}],"pinned":[["a",1]],"undesired":[["d",1]],"last_year":[["d",2]]}"#;
    let problem = balance::read(text.as_bytes()).unwrap();
    let codes = |before: &[u32], after: &[u32]| -> Vec<String> {
        told(&problem, before, after).iter().map(|told| told.split(' ').next().unwrap().to_owned()).collect()
    };

    assert_eq!(codes(&[1, 1, 1, 1], &[0, 1, 1, 1]).first().unwrap(), "balance-move-pinned");
    assert!(codes(&[0, 0, 1, 1], &[0, 1, 1, 1]).contains(&"balance-move-prerequisite".to_owned()));
    assert_eq!(codes(&[0, 1, 0, 1], &[0, 1, 1, 1]), ["balance-move-least-credits", "balance-move-evens"]);
    assert!(codes(&[0, 0, 0, 1], &[0, 0, 1, 1]).contains(&"balance-move-most-credits".to_owned()));
    assert_eq!(codes(&[0, 1, 1, 0], &[0, 1, 1, 1]), ["balance-move-leaves-undesired", "balance-move-as-last-year"]);
    assert_eq!(codes(&[0, 1, 1, 1], &[0, 1, 1, 0]), ["balance-move-makes-room"]);
}

#[test]
fn moves_of_what_is_no_plan_are_not_told() {
    let text = r#"{"objective":"peak","periods":2,"courses":[{"id":"a","credits":4}],"curricula":[]}"#;
    let problem = balance::read(text.as_bytes()).unwrap();

    assert!(explain_moves(&problem, &[0], &[2]).is_none());
    assert!(explain_moves(&problem, &[0, 1], &[1]).is_none());
    assert_eq!(explain_moves(&problem, &[0], &[1]).unwrap().len(), 1);
}
