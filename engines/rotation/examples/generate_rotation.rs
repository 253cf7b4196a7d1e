//! `generate_rotation LEARNERS [SEED]`: a problem as large as asked, on standard output. A host for ten learners, twelve blocks
//! of two weeks in 26 weeks, six to do; one place more than a drawn calendar fills, and minima where it seats more than three. It has a
//! calendar: the drawn one.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use rotation::{BlockDraft, Draft, HostDraft, StudentDraft, Weights, write};

const BLOCKS: usize = 12;
const WEEKS: usize = 26;

struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % bound as u64).unwrap()
    }

    fn up_to(&mut self, most: usize) -> i64 {
        i64::try_from(self.below(most + 1)).unwrap()
    }
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let learners: usize = args[1].parse().unwrap();
    let mut dice = Dice(args.get(2).map_or(1, |seed| seed.parse().unwrap()));
    let hosts = learners.div_ceil(10);
    let block = |number: usize| BlockDraft {
        id: format!("block {}", number + 1),
        group: if number < BLOCKS / 2 { 1 } else { 2 },
        planner_value: 0,
        after: if number % 6 == 1 { vec![format!("block {number}")] } else { vec![] },
    };
    let student = |number: usize, dice: &mut Dice| StudentDraft {
        id: format!("learner {}", number + 1),
        blocks_per_group: vec![3, 3],
        allowed: vec![1; BLOCKS],
        available: vec![1; WEEKS],
        able: (0..hosts).map(|_| (0..BLOCKS).map(|_| i64::from(dice.below(5) > 0)).collect()).collect(),
        weights: Weights { block: 2, host: 2, change: -1, wait: -1 },
        block_value: (0..BLOCKS).map(|_| dice.up_to(10)).collect(),
        host_value: (0..hosts).map(|_| dice.up_to(10)).collect(),
        heads: None,
    };
    let students: Vec<StudentDraft> = (0..learners).map(|number| student(number, &mut dice)).collect();
    // One calendar: six blocks in a row of weeks, each where the learner is able, an earlier block first.
    let mut heads = vec![vec![vec![0_i64; WEEKS]; BLOCKS]; hosts];
    for student in &students {
        let idle = dice.below(8);
        for (place, &done) in [0, 1, 2, 6, 7, 8].iter().enumerate() {
            let able: Vec<usize> = (0..hosts).filter(|&host| student.able[host][done] == 1).collect();
            let host = able.get(dice.below(able.len().max(1))).copied().unwrap_or(0);
            for week in 0..2 {
                heads[host][done][idle + 2 * place + week] += 1;
            }
        }
    }
    let host = |number: usize| HostDraft {
        id: format!("host {}", number + 1),
        max: heads[number].iter().map(|row| row.iter().map(|&there| there + 1).collect()).collect(),
        min: heads[number].iter().map(|row| row.iter().map(|&there| i64::from(there > 3)).collect()).collect(),
        ..HostDraft::default()
    };
    let draft = Draft {
        name: format!("{learners} learners at {hosts} hosts"),
        weeks: 26,
        block_weeks: 2,
        groups: 2,
        max_blocks_per_host: 6,
        blocks: (0..BLOCKS).map(block).collect(),
        hosts: (0..hosts).map(host).collect(),
        students,
        ..Draft::default()
    };
    println!("{}", write(&draft));
}
