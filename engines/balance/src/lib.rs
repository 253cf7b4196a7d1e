//! `balance`: courses over periods.
#![warn(missing_docs)]
#![allow(dead_code)]

mod anneal;
mod answer;
mod conflict;
mod demand;
mod draft;
mod explain;
mod goal;
mod json;
mod knapsack;
mod landscape;
mod peak;
mod prices;
mod problem;
mod report;
mod rules;
mod search;
mod solve;
mod spread;
mod state;
mod verify;
mod whole;

pub use answer::{Answer, Certificate};
pub use demand::Demand;
pub use draft::{Course, Curriculum, Draft, FixedLoad, Limits, Weights};
pub use explain::{CODES, CourseStory, Elsewhere, Heaviest, Reason, explain, explain_course, explain_curriculum};
pub use ground::{Budget, Message, Seed, Status};
pub use json::{LONGEST, ReadError, read, read_draft, write};
pub use problem::{Fixed, Invalid, MOST_CREDITS, MOST_CREDITS_TOGETHER, MOST_PERIODS, Objective, Problem};
pub use report::{BadAnswer, read_answer, report};
pub use solve::{solve, solve_on};
pub use verify::{Wrong, verify};
#[doc(hidden)]
pub fn try_prices(problem: &Problem, upper: i64, rounds: usize) {
    let rules = rules::Rules::of(problem);
    let windows = search::windows(&rules).unwrap();
    let land = landscape::Landscape::new(problem, &rules, windows.clone(), landscape::Aim::Even(i64::from(problem.weights.balance)), 0);
    let begun = std::time::Instant::now();
    let mut p = prices::Prices::new(&land, windows, upper);
    let open = |w: &[u64]| w.iter().map(|w| w.count_ones()).sum::<u32>();
    for r in 0..rounds {
        p.round(upper as f64);
        if r % (rounds / 10) == 0 { eprintln!("{r} bound {:.3} open {} {:.2}s", p.bound, open(&p.windows), begun.elapsed().as_secs_f64()); }
    }
    p.recall();
    let n = p.forbid(upper as f64 - 1.0 + 1e-6);
    eprintln!("bound {:.3} forbade {n} open {} {:.2}s cells {}", p.bound, open(&p.windows), begun.elapsed().as_secs_f64(), p.cells);
}

#[doc(hidden)]
pub fn try_branch(problem: &Problem, most: i64, nodes: u64) {
    let rules = rules::Rules::of(problem);
    let windows = search::windows(&rules).unwrap();
    let land = landscape::Landscape::new(problem, &rules, windows.clone(), landscape::Aim::Even(i64::from(problem.weights.balance)), 0);
    let begun = std::time::Instant::now();
    let mut meter = Budget::unlimited().meter();
    let mut spent = 0;
    let found = search::search_below(&land, most, nodes, &mut meter, &mut spent);
    let what = match found { search::Found::Plan(p) => format!("plan {}", landscape::cost(problem, &rules, &p)), search::Found::Nothing => "nothing".into(), _ => "stopped".into() };
    eprintln!("{} below {most}: {what} nodes {spent} {:.2}s", problem.name(), begun.elapsed().as_secs_f64());
}
