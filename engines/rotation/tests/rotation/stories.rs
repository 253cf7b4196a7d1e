//! A curator's cases.

use rotation::{
    BlockDraft, Budget, CODES, Conflict, Demand, Draft, Entry, HostDraft, Name, Obstacle, PinDraft, Problem, Seed,
    Status, StudentDraft, Weights, report, solve, stories, verify, why_not,
};

/// Two blocks in two weeks, a plant and a depot, everybody likes the plant more.
fn college(students: usize) -> Draft {
    let student = |number: usize| StudentDraft {
        id: format!("student {}", number + 1),
        blocks_per_group: vec![2],
        allowed: vec![1, 1],
        available: vec![1, 1],
        able: vec![vec![1, 1], vec![1, 1]],
        weights: Weights { block: 1, host: 2, change: -1, wait: -1 },
        block_value: vec![1, 1],
        host_value: vec![3, 1],
        heads: None,
    };
    let host = |id: &str, places: i64| HostDraft {
        id: id.into(),
        max: vec![vec![places; 2]; 2],
        min: vec![vec![0; 2]; 2],
        ..HostDraft::default()
    };
    Draft {
        name: "college".into(),
        weeks: 2,
        block_weeks: 1,
        groups: 1,
        max_blocks_per_host: 2,
        blocks: vec![
            BlockDraft { id: "safety".into(), group: 1, ..BlockDraft::default() },
            BlockDraft { id: "welding".into(), group: 1, after: vec!["safety".into()], ..BlockDraft::default() },
        ],
        hosts: vec![host("plant", 1), host("depot", 5)],
        students: (0..students).map(student).collect(),
        ..Draft::default()
    }
}

fn solved(draft: &Draft) -> (Problem, rotation::Answer) {
    let problem = Problem::new(draft).unwrap();
    let answer = solve(&problem, &Budget::of_work(300_000), Seed(1));
    assert_eq!(verify(&problem, &answer), Ok(()));
    (problem, answer)
}

#[test]
fn whoever_misses_the_plant_reads_that_it_is_full_and_what_the_score_is_made_of() {
    let (problem, answer) = solved(&college(2));

    let told = stories(&problem, &answer);

    let missed = told.iter().find(|story| story.stays.iter().any(|(_, why)| *why != Obstacle::Granted)).unwrap();
    assert!(missed.stays.iter().any(|(_, why)| matches!(why, Obstacle::Full { heads: 1, .. })));
    for story in &told {
        assert_eq!(story.score.blocks, 2);
    }
    assert_eq!(told.iter().map(|story| story.score.total()).sum::<i64>(), answer.sum);
}

#[test]
fn asking_for_welding_first_is_answered_with_the_order() {
    let (problem, answer) = solved(&college(1));
    let welding = answer.schedule[0][1];

    let why = why_not(&problem, &answer, 0, rotation::Stay { first_week: 0, ..welding });

    // Safety stands in that week; the weeks are taken before the order is even asked.
    assert!(matches!(why, Some(Obstacle::Weeks { .. })), "{why:?}");
    assert_eq!(why_not(&problem, &answer, 0, welding), Some(Obstacle::Granted));
}

#[test]
fn a_pin_stays_where_the_curator_put_it() {
    let mut draft = college(1);
    draft.pins.push(PinDraft {
        student: "student 1".into(),
        block: "welding".into(),
        host: Some("depot".into()),
        first_week: None,
    });

    let (problem, answer) = solved(&draft);

    assert_eq!(answer.schedule[0][1].host, 1);
    assert!(matches!(stories(&problem, &answer)[0].stays[1].1, Obstacle::Pinned { .. }));
}

#[test]
fn a_closed_week_and_too_few_mentors_send_learners_elsewhere() {
    let mut draft = college(1);
    draft.hosts[0].closed_weeks = vec![1];
    let (_, answer) = solved(&draft);
    assert_eq!(answer.schedule[0][0].host, 1);

    let mut draft = college(1);
    draft.hosts[0].mentors = Some(vec![0, 1]);
    draft.hosts[0].heads_per_mentor = Some(1);
    let (_, answer) = solved(&draft);
    assert_eq!(answer.schedule[0][0].host, 1);
}

#[test]
fn a_week_of_theory_is_neither_worked_nor_waited() {
    let mut draft = college(1);
    draft.weeks = 3;
    draft.theory_weeks = vec![2];
    draft.students[0].available = vec![1, 1, 1];
    for host in &mut draft.hosts {
        (host.max, host.min) = (vec![vec![1; 3]; 2], vec![]);
    }

    let (problem, answer) = solved(&draft);

    assert_eq!(answer.schedule[0].iter().map(|stay| stay.first_week).collect::<Vec<_>>(), [0, 2]);
    assert_eq!(stories(&problem, &answer)[0].score.idle, 0);
}

#[test]
fn after_one_change_as_few_as_possible_move() {
    let mut draft = college(3);
    let entry = |week, block: &str, host: &str| Entry(week, Name::Id(block.into()), Name::Id(host.into()));
    let stay = |host| vec![entry(1, "safety", host), entry(2, "welding", host)];
    draft.previous = Some(
        [("student 1", "depot"), ("student 2", "plant"), ("student 3", "depot")]
            .map(|(who, host)| (who.to_owned(), stay(host)))
            .into(),
    );
    draft.keep = 50;
    let (_, answer) = solved(&draft);
    assert_eq!(answer.moved, 0);

    draft.hosts[0].closed_weeks = vec![2]; // the plant closes in the second week
    let (_, answer) = solved(&draft);
    assert_eq!(answer.moved, 1);
}

#[test]
fn a_group_takes_as_many_places_as_it_has_heads() {
    let mut draft = college(1);
    draft.students[0].heads = Some(4);

    let (_, answer) = solved(&draft);

    assert!(answer.schedule[0].iter().all(|stay| stay.host == 1));
}

#[test]
fn a_learner_with_too_few_weeks_is_named_with_the_demands_that_clash() {
    let mut draft = college(2);
    draft.students[1].available = vec![1, 0];

    let (problem, answer) = solved(&draft);

    assert_eq!(answer.status, Status::Infeasible);
    let demands = vec![Demand::Weeks, Demand::Group { group: 0, blocks: 2 }];
    assert_eq!(answer.reason, [Conflict::Learner { learner: 1, demands }]);
    let code = answer.reason[0].message(&problem).code;
    assert!(CODES.contains(&code.as_str()));
}

#[test]
fn minima_that_cannot_hold_together_are_named_and_no_others() {
    let mut draft = college(1);
    draft.hosts[0].min[0][0] = 1; // safety at the plant in week 1 …
    draft.hosts[1].min[0][0] = 1; // … and at the depot in the same week
    draft.hosts[1].min[1][1] = 1; // welding at the depot in week 2 would be possible

    let (_, answer) = solved(&draft);

    assert_eq!(answer.status, Status::Infeasible);
    assert_eq!(answer.reason.len(), 2);
    assert!(
        answer.reason.iter().all(|conflict| matches!(conflict, Conflict::Minimum { block: 0, week: 0, heads: 1, .. }))
    );
}

#[test]
fn every_message_has_a_code_of_the_list() {
    for students in 1..4 {
        let (problem, answer) = solved(&college(students));
        let printed = report(&problem, &answer);
        for message in printed["explanation"].as_array().unwrap() {
            assert!(CODES.contains(&message["code"].as_str().unwrap()), "{message}");
        }
    }
}
