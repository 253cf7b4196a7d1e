//! `replan_rotation FILE SECONDS`: what one change of a calendar in force costs. The file is solved; then a host closes for two
//! weeks in the middle, or a learner leaves, and the rest is planned anew, with each stay that moves at 10 points, and at 1,000.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use rotation::{Answer, Budget, Draft, Entry, Name, Problem, Seed, Settings, solve_with, verify};

fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

fn solved(draft: &Draft, seconds: f64) -> (Problem, Answer, f64) {
    let problem = Problem::new(draft).unwrap();
    let begun = cpu();
    let elapsed = || (cpu() - begun) / seconds;
    let settings = Settings { threads: 1, elapsed: Some(&elapsed) };
    let answer = solve_with(&problem, &Budget::unlimited(), Seed(1), &settings);
    let spent = cpu() - begun;
    (problem, answer, spent)
}

/// What every learner does, as the format writes it.
fn entries(draft: &Draft, answer: &Answer) -> Vec<(String, Vec<Entry>)> {
    let entry = |stay: &rotation::Stay| {
        let (block, host) = (u64::from(stay.block) + 1, u64::from(stay.host) + 1);
        Entry(i64::from(stay.first_week) + 1, Name::Number(block), Name::Number(host))
    };
    let stays = |stays: &Vec<rotation::Stay>| stays.iter().map(entry).collect();
    draft.students.iter().map(|student| student.id.clone()).zip(answer.schedule.iter().map(stays)).collect()
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let seconds: f64 = args[2].parse().unwrap();
    let draft: Draft = serde_json::from_slice(&std::fs::read(&args[1]).unwrap()).unwrap();
    let (_, before, _) = solved(&draft, seconds);
    let in_force = entries(&draft, &before);
    let middle = draft.weeks / 2;
    let closed = [middle, middle + 1];
    let covers = |stay: &rotation::Stay| {
        let first = i64::from(stay.first_week) + 1;
        stay.host == 0 && closed.iter().any(|&week| (first..first + draft.block_weeks).contains(&week))
    };
    let forced = before.schedule.iter().flatten().filter(|stay| covers(stay)).count();
    println!("{}: {} points; {forced} stays are in the weeks that close", draft.name, before.objective);

    let mut closes = draft.clone();
    closes.hosts[0].closed_weeks.extend(closed);
    let mut leaves = draft.clone();
    leaves.students.remove(draft.students.len() / 2);
    for (what, changed) in [("the first host closes two weeks", closes), ("a learner leaves", leaves)] {
        for keep in [0, 10, 1_000] {
            let mut changed = changed.clone();
            changed.keep = keep;
            let here = |student: &String| changed.students.iter().any(|other| other.id == *student);
            let previous = in_force.iter().filter(|(student, _)| here(student)).cloned().collect();
            changed.previous = Some(previous);
            let (problem, answer, spent) = solved(&changed, seconds);
            let now = entries(&changed, &answer);
            let stands = |student: &String| in_force.iter().find(|(other, _)| other == student).map(|(_, stays)| stays);
            let moved: Vec<usize> = now
                .iter()
                .map(|(student, stays)| stands(student).unwrap().iter().filter(|stay| !stays.contains(stay)).count())
                .collect();
            println!(
                "{what}, {keep} points a stay that moves: {:?} {} points, {} stays of {} learners moved, {spent:.2} CPU-s, verified {:?}",
                answer.status,
                answer.sum + answer.least,
                moved.iter().sum::<usize>(),
                moved.iter().filter(|&&moved| moved > 0).count(),
                verify(&problem, &answer)
            );
        }
    }
}
