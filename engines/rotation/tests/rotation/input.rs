//! Bad input is refused with the place named; nonsense never panics.

use proptest::prelude::*;
use rotation::{Draft, Problem, read, write};

use crate::small::random;

fn refused(damage: impl FnOnce(&mut Draft)) -> String {
    let mut draft = random(3);
    damage(&mut draft);
    Problem::new(&draft).map(|_| ()).expect_err("it is damaged").to_string()
}

#[test]
fn every_fault_names_its_field() {
    let cases = [
        (refused(|draft| draft.weeks = 0), "weeks: 0"),
        (refused(|draft| draft.block_weeks = 99), "block_weeks: 99"),
        (refused(|draft| draft.groups = -1), "groups: -1"),
        (refused(|draft| draft.max_blocks_per_host = -1), "max_blocks_per_host: -1"),
        (refused(|draft| draft.blocks[0].group = 9), "blocks[0].group: 9"),
        (refused(|draft| draft.blocks[0].after = vec!["b9".into()]), "blocks[0].after[0]: `b9`"),
        (refused(|draft| draft.blocks[0].after = vec!["b0".into()]), "blocks[0].after: `b0` comes after itself"),
        (refused(|draft| draft.blocks[1].id = "b0".into()), "blocks[1].id: `b0` stands twice"),
        (refused(|draft| draft.hosts[0].max[0][0] = -4), "hosts[0].max[0][0]: -4"),
        (refused(|draft| draft.hosts[0].min[0][0] = 9), "hosts[0].min[0][0]: a minimum of 9"),
        (refused(|draft| draft.hosts[0].max.truncate(0)), "hosts[0].max: 0 entries"),
        (refused(|draft| draft.hosts[0].mentors = Some(vec![])), "hosts[0].mentors"),
        (refused(|draft| draft.students[0].available.clear()), "students[0].available: 0 entries"),
        (refused(|draft| draft.students[0].allowed[0] = 2), "students[0].allowed[0]: 2"),
        (refused(|draft| draft.students[0].blocks_per_group[0] = -2), "students[0].blocks_per_group[0]: -2"),
        (refused(|draft| draft.students[0].weights.wait = 1), "students[0].weights.wait: 1"),
        (refused(|draft| draft.students[0].block_value[0] = i64::MAX), "students[0].block_value[0]"),
        (refused(|draft| draft.students[0].heads = Some(0)), "students[0].heads: 0"),
        (refused(|draft| draft.theory_weeks = vec![0]), "theory_weeks[0]: 0"),
        (refused(|draft| draft.keep = -1), "keep: -1"),
        (
            refused(|draft| {
                draft.students[0].weights.block = 1_000_000;
                draft.students[0].block_value[0] = 1_000_000;
            }),
            "students[0].block_value[0] times its weight",
        ),
    ];
    for (said, expected) in cases {
        assert!(said.starts_with(expected), "{said} does not begin with {expected}");
    }
}

#[test]
fn sizes_that_would_fill_the_memory_are_refused_and_needs_beyond_a_group_are_answered() {
    let said = refused(|draft| {
        draft.weeks = 1_000;
        draft.hosts =
            (0..200).map(|number| rotation::HostDraft { id: number.to_string(), ..Default::default() }).collect();
    });
    assert!(said.starts_with("hosts: the problem is too large: more than 2¹⁷ weeks of hosts"), "{said}");

    let mut draft = random(3);
    draft.students[0].blocks_per_group[0] = 64;
    let problem = Problem::new(&draft).unwrap();
    let answer = rotation::solve(&problem, &rotation::Budget::of_work(1_000), rotation::Seed(1));
    assert_eq!(answer.status, rotation::Status::Infeasible);
    assert!(matches!(answer.reason[..], [rotation::Conflict::Learner { learner: 0, .. }]));
    assert_eq!(rotation::verify(&problem, &answer), Ok(()));
}

#[test]
fn text_that_is_not_json_says_where() {
    let text = write(&random(5));
    assert!(read(text.as_bytes()).is_ok());
    for cut in [1, text.len() / 3, text.len() - 1] {
        let said = read(&text.as_bytes()[..cut]).map(|_| ()).expect_err("it is cut").to_string();
        assert!(said.contains("line") && said.contains("column"), "{said}");
    }
    let said = read(text.replacen("\"weeks\":", "\"weeks\":1e99,\"x\":", 1).as_bytes()).map(|_| ()).unwrap_err();
    assert!(said.to_string().contains("column"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nonsense_never_panics(seed in 0_u64..500, spot in 0.0_f64..1.0, byte in any::<u8>(), more in "[-0-9\\[\\],:\"{}e.]{0,6}") {
        let mut bytes = write(&random(seed)).into_bytes();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a test's spot")]
        let spot = (spot * bytes.len() as f64) as usize;
        bytes[spot] = byte;
        bytes.splice(spot..spot, more.bytes());
        if let Ok(problem) = read(bytes.as_slice()) {
            let answer = rotation::solve(&problem, &rotation::Budget::of_work(3_000), rotation::Seed(1));
            prop_assert_eq!(rotation::verify(&problem, &answer), Ok(()));
        }
    }
}
