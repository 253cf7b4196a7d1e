//! Thousands of small random problems against all calendars there are.

use proptest::prelude::*;
use rotation::{
    BlockDraft, Budget, Draft, Entry, HostDraft, Name, PinDraft, Problem, Seed, Settings, Status, StudentDraft,
    Weights, read_answer, report, solve, solve_with, verify,
};

use crate::brute;

/// Numbers spun from one seed: shorter than a tree of strategies, and as reproducible.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, bound: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound as u64) as i64
    }

    fn flag(&mut self, percent: i64) -> i64 {
        i64::from(self.below(100) < percent)
    }
}

pub fn random(seed: u64) -> Draft {
    let mut dice = Dice::new(seed);
    let weeks = 2 + dice.below(4);
    let block_weeks = 1 + dice.below(2).min(weeks - 2);
    let groups = 1 + dice.below(2);
    let blocks = groups + dice.below(3);
    let hosts = 1 + dice.below(2);
    let students = 1 + dice.below(3);
    let block = |number: i64, dice: &mut Dice| BlockDraft {
        id: format!("b{number}"),
        group: 1 + number % groups,
        planner_value: dice.below(4),
        after: (0..number).filter(|_| dice.below(5) == 0).map(|other| format!("b{other}")).collect(),
    };
    let blocks: Vec<_> = (0..blocks).map(|number| block(number, &mut dice)).collect();
    let row = |dice: &mut Dice, bound| (0..weeks).map(|_| dice.below(bound)).collect::<Vec<_>>();
    let host = |number: i64, dice: &mut Dice| {
        let max: Vec<Vec<i64>> =
            blocks.iter().map(|_| row(dice, 3).into_iter().map(|max| max + dice.flag(70)).collect()).collect();
        let mut low = |max: i64| if dice.below(25) == 0 { max.min(1) } else { 0 };
        let min = max.iter().map(|row| row.iter().map(|&max| low(max)).collect()).collect();
        let led = dice.below(4) == 0;
        HostDraft {
            id: format!("h{number}"),
            min,
            max,
            closed_weeks: if dice.below(5) == 0 { vec![1 + dice.below(weeks)] } else { vec![] },
            mentors: led.then(|| row(dice, 3)),
            heads_per_mentor: led.then(|| 1 + dice.below(2)),
        }
    };
    let hosts: Vec<_> = (0..hosts).map(|number| host(number, &mut dice)).collect();
    let student = |number: i64, dice: &mut Dice| StudentDraft {
        id: format!("s{number}"),
        blocks_per_group: (0..groups).map(|_| [0, 1, 1, 1, 2][usize::try_from(dice.below(5)).unwrap()]).collect(),
        allowed: blocks.iter().map(|_| dice.flag(92)).collect(),
        available: (0..weeks).map(|_| dice.flag(92)).collect(),
        able: hosts.iter().map(|_| blocks.iter().map(|_| dice.flag(92)).collect()).collect(),
        weights: Weights { block: dice.below(4), host: dice.below(4), change: -dice.below(4), wait: -dice.below(3) },
        block_value: blocks.iter().map(|_| dice.below(5)).collect(),
        host_value: hosts.iter().map(|_| dice.below(5)).collect(),
        heads: (dice.below(4) == 0).then_some(2),
    };
    let students: Vec<_> = (0..students).map(|number| student(number, &mut dice)).collect();
    let mut pins = Vec::new();
    if dice.below(4) == 0 {
        pins.push(PinDraft {
            student: "s0".into(),
            block: "b0".into(),
            host: (dice.below(2) == 0).then(|| "h0".into()),
            first_week: (dice.below(2) == 0).then(|| 1 + dice.below(weeks)),
        });
    }
    let entry = |dice: &mut Dice| Entry(1 + dice.below(weeks), Name::Id("b0".into()), Name::Id("h0".into()));
    let previous = (dice.below(3) == 0).then(|| [("s0".to_owned(), vec![entry(&mut dice)])].into());
    Draft {
        name: format!("random {seed}"),
        weeks,
        block_weeks,
        groups,
        max_blocks_per_host: 1 + dice.below(3),
        blocks,
        hosts,
        students,
        theory_weeks: if dice.below(5) == 0 { vec![1 + dice.below(weeks)] } else { vec![] },
        pins,
        keep: if previous.is_some() { dice.below(6) } else { 0 },
        previous,
    }
}

#[test]
fn small_problems_are_solved_like_all_calendars_say_and_every_answer_verifies() {
    let (mut solved, mut infeasible) = (0, 0);
    for seed in 0..4_000 {
        let draft = random(seed);
        let problem = Problem::new(&draft).unwrap_or_else(|error| panic!("{seed}: {error}"));
        let Ok(best) = brute::best(&draft, 200_000) else { continue };

        let answer = solve(&problem, &Budget::of_work(400_000), Seed(seed));

        assert_eq!(verify(&problem, &answer), Ok(()), "{seed}");
        if let Some(best) = best {
            solved += 1;
            assert_eq!((answer.status, answer.objective), (Status::Optimal, best), "{seed}");
            assert_eq!(answer.bound, Some(best));
        } else {
            infeasible += 1;
            assert_eq!(answer.status, Status::Infeasible, "{seed}");
            assert!(!answer.reason.is_empty());
        }
        let written = report(&problem, &answer).to_string();
        assert_eq!(read_answer(&problem, written.as_bytes()).unwrap(), answer, "{seed}");
    }
    eprintln!("{solved} solved, {infeasible} infeasible");
    assert!(solved > 1_000 && infeasible > 300, "{solved} {infeasible}");
}

#[test]
fn walks_and_prices_agree_with_all_calendars_when_the_search_of_everything_is_denied() {
    let (mut reached, mut solved) = (0, 0);
    for seed in 0..300 {
        let draft = random(seed);
        let problem = Problem::new(&draft).unwrap();
        let Ok(best) = brute::best(&draft, 100_000) else { continue };

        let answer = rotation::solve_by_walks(&problem, &Budget::of_work(60_000), Seed(seed));

        assert_eq!(verify(&problem, &answer), Ok(()), "{seed}");
        match (best, answer.status) {
            (Some(best), Status::Optimal) => assert_eq!(answer.objective, best, "{seed}"),
            (Some(best), Status::Feasible) => {
                assert!(answer.objective <= best && answer.bound.is_none_or(|bound| bound >= best), "{seed}");
            }
            (Some(_), Status::Infeasible) => panic!("{seed}: there is a calendar"),
            (None, Status::Optimal | Status::Feasible) => panic!("{seed}: there is none"),
            _ => {}
        }
        solved += i32::from(best.is_some());
        reached += i32::from(best.is_some_and(|best| answer.status.is_solved() && answer.objective == best));
    }
    eprintln!("walks reached the best of {reached} of {solved}");
    assert!(reached * 100 >= solved * 90, "{reached} of {solved}");
}

#[test]
fn a_damaged_answer_is_refused() {
    let mut refused = 0;
    for seed in 0..400 {
        let draft = random(seed);
        let problem = Problem::new(&draft).unwrap();
        let answer = solve(&problem, &Budget::of_work(200_000), Seed(1));
        if !answer.status.is_solved() || answer.schedule.iter().all(Vec::is_empty) {
            continue;
        }
        let learner = answer.schedule.iter().position(|stays| !stays.is_empty()).unwrap();

        let mut fewer = answer.clone();
        fewer.schedule[learner].pop();
        assert!(verify(&problem, &fewer).is_err(), "{seed}");
        let mut late = answer.clone();
        late.schedule[learner][0].first_week = 900;
        assert!(verify(&problem, &late).is_err(), "{seed}");
        let mut proud = answer.clone();
        proud.objective += 1;
        assert!(verify(&problem, &proud).is_err(), "{seed}");
        let mut strange = answer.clone();
        strange.schedule[learner][0].host = 77;
        assert!(verify(&problem, &strange).is_err(), "{seed}");
        let mut low = answer.clone();
        low.bound = Some(answer.objective - 1);
        assert!(verify(&problem, &low).is_err(), "{seed}");
        refused += 1;
    }
    assert!(refused > 100);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_seed_and_work_give_the_same_bytes_on_one_thread_and_two(seed in 0_u64..1_000_000) {
        let mut draft = random(seed);
        let copies: Vec<_> = (0..8).flat_map(|copy| {
            draft.students.iter().cloned().map(move |mut student| { student.id = format!("{}-{copy}", student.id); student })
        }).collect();
        draft.students = copies;
        draft.pins.clear();
        draft.previous = None;
        for host in &mut draft.hosts {
            host.max.iter_mut().flatten().for_each(|max| *max = 24);
        }
        let problem = Problem::new(&draft).unwrap();
        let one = solve_with(&problem, &Budget::of_work(200_000), Seed(seed), &Settings { threads: 1, elapsed: None });
        let two = solve_with(&problem, &Budget::of_work(200_000), Seed(seed), &Settings { threads: 2, elapsed: None });
        prop_assert_eq!(verify(&problem, &one), Ok(()));
        prop_assert_eq!(report(&problem, &one).to_string(), report(&problem, &two).to_string());
    }
}
