//! One door to both objectives.

use ground::{Budget, Seed, Status};

use crate::answer::{Answer, Certificate};
use crate::conflict::conflict;
use crate::draft::Objective;
use crate::landscape::cost;
use crate::problem::Problem;
use crate::rules::Rules;
use crate::{peak, spread};

/// Solves on one thread.
pub fn solve(problem: &Problem, budget: &Budget, seed: Seed) -> Answer {
    solve_on(problem, budget, seed, 1)
}

/// Solves on some threads. Without a clock in the budget the answer is the same on any number of them.
pub fn solve_on(problem: &Problem, budget: &Budget, seed: Seed, threads: usize) -> Answer {
    let rules = Rules::of(problem);
    let found = match problem.objective {
        Objective::Peak => peak::solve(problem, &rules, budget, seed),
        Objective::SquaredDeviation => spread::solve(problem, &rules, budget, seed, threads),
    };
    let mut answer = Answer {
        objective_name: problem.objective,
        status: Status::Unknown,
        assignment: Vec::new(),
        objective: 0,
        bound: found.bound,
        certificate: found.certificate,
        conflict: Vec::new(),
        smallest: false,
        work: found.work,
        seed,
    };
    if let Some(plan) = found.plan {
        answer.objective = cost(problem, &rules, &plan);
        answer.bound = found.bound.min(answer.objective);
        answer.status = if answer.bound == answer.objective { Status::Optimal } else { Status::Feasible };
        answer.assignment = plan;
    } else if found.infeasible {
        let mut meter = budget.meter();
        (answer.conflict, answer.smallest) = conflict(problem, &mut meter);
        answer.status = Status::Infeasible;
        answer.work += meter.done();
        (answer.bound, answer.certificate) = (0, Certificate::None);
    }
    answer
}
