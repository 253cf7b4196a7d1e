//! `balance`: courses over periods.
#![warn(missing_docs)]
#![allow(dead_code)]

mod anneal;
mod answer;
mod demand;
mod draft;
mod json;
mod landscape;
mod problem;
mod rules;
mod search;
mod state;
mod verify;

pub use answer::{Answer, Certificate};
pub use demand::Demand;
pub use draft::{Course, Curriculum, Draft, FixedLoad, Limits, Weights};
pub use ground::{Budget, Message, Seed, Status};
pub use json::{LONGEST, ReadError, read, read_draft, write};
pub use problem::{Fixed, Invalid, MOST_CREDITS, MOST_CREDITS_TOGETHER, MOST_PERIODS, Objective, Problem};
pub use verify::{Wrong, verify};

#[doc(hidden)]
pub fn try_peak(problem: &Problem, nodes: u64) {
    let mut rules = rules::Rules::of(problem);
    let total: i64 = rules.credits.iter().map(|&w| i64::from(w)).sum();
    let mut cap = (total + rules.periods as i64 - 1) / rules.periods as i64;
    let mut meter = Budget::unlimited().meter();
    loop {
        rules.load[0].most = cap as i32;
        let mut spent = 0;
        let found = search::search(&rules, nodes, &mut meter, &mut spent);
        let what = match found { search::Found::Plan(_) => "plan", search::Found::Nothing => "nothing", _ => "stopped" };
        eprintln!("{} cap {cap}: {what} nodes {spent}", problem.name());
        if what == "plan" || cap > 100 { break; }
        cap += 1;
    }
}
