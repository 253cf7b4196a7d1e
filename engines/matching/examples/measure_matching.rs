//! Reads a file once and times every objective asked for: `measure FILE RUNS [stable] [places] [min-cost] [max-stable]`.
//! Prints the least CPU time of the runs (wall time where the system does not tell it), the figures, whether the verifier
//! agrees (with `verify`), how long changes take (with `changes`), and the peak memory.

use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::time::Instant;

use matching::{Best, Budget, Change, Objective, Priced, Problem, Seed, Standing, Wish, read, solve, verify};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let runs: u32 = words.get(1).ok_or("measure FILE RUNS [objectives]")?.parse()?;
    let mut out = std::io::stdout();
    let begun = Moment::now();
    let mut problem = read(File::open(&words[0])?)?;
    let (learners, places) = (problem.learners(), problem.places());
    writeln!(out, "read {learners} x {places}, {} pairs: {:.1} ms", problem.wishes(), millis(&begun))?;
    for word in &words[2..] {
        let objective = match word.as_str() {
            "places" => Objective::Stable(Best::Places),
            "verify" | "changes" => continue,
            word => Objective::parse(word, "learners")?,
        };
        problem = problem.with_objective(objective);
        let mut least = f64::INFINITY;
        for run in 0..runs.max(1) {
            let begun = Moment::now();
            let mut solved = 0.0;
            let answer = loop {
                let answer = solve(&problem, &Budget::unlimited(), Seed(1));
                solved += 1.0;
                if cpu_millis(&begun) >= BATCH {
                    break answer;
                }
            };
            least = least.min(cpu_millis(&begun) / solved);
            if run + 1 < runs {
                continue;
            }
            writeln!(
                out,
                "{word}: {least:.3} ms, {:?}, placed {}, rank sum {}, cost {}, work {}",
                answer.status, answer.placed, answer.rank_sum, answer.cost, answer.work
            )?;
            if words.iter().any(|word| word == "verify") {
                let found = verify(&problem, &answer).map_or_else(|wrong| wrong[0].to_string(), |()| "yes".into());
                writeln!(out, "  verified: {found}")?;
            }
        }
    }
    if words.iter().any(|word| word == "changes") {
        changes(&problem, &mut out)?;
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("no /proc");
    writeln!(out, "{peak}")?;
    Ok(())
}

const KINDS: [&str; 4] = ["wishes", "quota", "list", "presence"];

/// Five hundred changes of each kind, one after another, to a market that stands; the same ones three times, the least time
/// of each counts (others use the machine too). Tells the middle one, the 99th of a hundred and the slowest.
fn changes(problem: &Problem, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let mut times = vec![f64::INFINITY; 2 * KINDS.len() * 500];
    for _ in 0..3 {
        for (least, time) in times.iter_mut().zip(one_round(problem, out)?) {
            *least = least.min(time);
        }
    }
    for (nth, times) in times.chunks_mut(500).enumerate() {
        let (kind, who) = (KINDS[nth / 2], ["stable", "min-cost"][nth % 2]);
        times.sort_by(f64::total_cmp);
        writeln!(
            out,
            "{who}, {kind} changed: {:.4} ms in the middle, {:.4} the 99th of a hundred, {:.4} at most",
            times[250], times[495], times[499]
        )?;
    }
    Ok(())
}

/// How long each change takes: kind by kind, first the stable market, then the priced one.
fn one_round(problem: &Problem, out: &mut impl Write) -> Result<Vec<f64>, Box<dyn Error>> {
    let dice = Seed(5).stream(0);
    let number = |draw: u64, below: usize| u32::try_from(dice.below(draw, below as u64)).unwrap_or(0);
    let (mut standing, mut priced) = (Standing::open(problem.clone(), Seed(1)), Priced::open(problem.clone()));
    let mut all = Vec::new();
    for kind in KINDS {
        let mut times = [Vec::new(), Vec::new()];
        for nth in 0..500_u64 {
            let (learner, place) = (number(4 * nth, problem.learners()), number(4 * nth + 1, problem.places()));
            let change = match kind {
                "wishes" => {
                    // The learner changes its mind: the list turned by one; the costs stand as they stood.
                    let mut wishes: Vec<Wish> = problem.wishes_of(learner as usize).collect();
                    let costs = problem.has_costs().then(|| wishes.iter().map(|wish| wish.cost).collect());
                    let turn = usize::from(!wishes.is_empty());
                    wishes.rotate_left(turn);
                    Change::Wishes { learner, wishes: wishes.iter().map(|wish| vec![wish.place]).collect(), costs }
                }
                "presence" => {
                    // A learner leaves, and comes back with the next change.
                    let learner = number(4 * (nth & !1), problem.learners());
                    let wishes: Vec<Wish> =
                        problem.wishes_of(learner as usize).filter(|_| !nth.is_multiple_of(2)).collect();
                    let costs = problem.has_costs().then(|| wishes.iter().map(|wish| wish.cost).collect());
                    Change::Wishes { learner, wishes: wishes.iter().map(|wish| vec![wish.place]).collect(), costs }
                }
                "quota" => {
                    let quota = problem.quotas()[place as usize];
                    Change::Quota { place, quota: (quota + number(4 * nth + 2, 3)).saturating_sub(1) }
                }
                _ => {
                    let mut ranking: Vec<Vec<u32>> =
                        problem.ranking_of(place as usize).map(|(learner, _)| vec![learner]).collect();
                    let turn = usize::from(!ranking.is_empty());
                    ranking.rotate_left(turn);
                    Change::Ranking { place, ranking }
                }
            };
            let begun = Moment::now();
            standing.change(&change)?;
            times[0].push(millis(&begun));
            let begun = Moment::now();
            priced.change(&change)?;
            times[1].push(millis(&begun));
        }
        all.extend(times.into_iter().flatten());
    }
    let now = solve(&priced.problem(), &Budget::unlimited(), Seed(1));
    writeln!(out, "after all changes {:?}, solved cold ({}, {})", priced.value(), now.placed, now.cost)?;
    let now = solve(&standing.problem(), &Budget::unlimited(), Seed(1));
    writeln!(out, "the stable one is the cold one: {}", standing.assignment() == now.assignment)?;
    Ok(all)
}

/// A run solves again and again for so many milliseconds, since the system counts a core's time in ticks of a few.
const BATCH: f64 = 150.0;

/// CPU time since a moment; wall time where the system does not tell.
fn cpu_millis(begun: &Moment) -> f64 {
    match (begun.cpu, cpu()) {
        (Some(before), Some(now)) => (now - before) / 1e6,
        _ => 1e3 * begun.wall.elapsed().as_secs_f64(),
    }
}

/// Nanoseconds this process was on a core, where the system tells.
fn cpu() -> Option<f64> {
    std::fs::read_to_string("/proc/self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

struct Moment {
    cpu: Option<f64>,
    wall: Instant,
}

impl Moment {
    fn now() -> Self {
        Self { cpu: cpu(), wall: Instant::now() }
    }
}

fn millis(begun: &Moment) -> f64 {
    let wall = 1e3 * begun.wall.elapsed().as_secs_f64();
    // The system counts a core's time in ticks of some milliseconds.
    match (begun.cpu, cpu()) {
        (Some(before), Some(now)) if now - before > 2e7 => (now - before) / 1e6,
        _ => wall,
    }
}
