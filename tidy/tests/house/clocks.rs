//! Time and chance are arguments.

use tidy::{Kind, Repository, clean};

const CLOCKS: [&str; 7] = [
    "SystemTime::now",
    "Utc::now",
    "Local::now",
    "Instant::now",
    "OffsetDateTime::now_utc",
    "Zoned::now",
    "Timestamp::now",
];

const CHANCES: [&str; 9] = [
    "Uuid::new_v4",
    "Uuid::now_v7",
    "Uuid::now_v6",
    "thread_rng",
    "rand::rng",
    "rand::random",
    "OsRng",
    "SysRng",
    "from_os_rng",
];

fn found(words: &[&str]) -> Vec<String> {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| !matches!(member.kind, Some(Kind::App | Kind::Bench))) {
        for source in member.own() {
            for word in words {
                findings.extend(source.find(word).into_iter().map(|at| format!("{}: {word}", source.place(at))));
            }
        }
    }
    findings
}

#[test]
fn only_app_reads_a_clock() {
    clean(
        "Only app reads a clock; everybody else is told the moment.",
        "take `Caller::now`, a `Moment` or a clock as an argument (decision 0012).",
        &found(&CLOCKS),
    );
}

#[test]
fn only_app_seeds_chance() {
    clean(
        "Only app seeds a generator; everybody else is given `Chance`.",
        "take `Caller::chance` or a seed as an argument (decision 0012).",
        &found(&CHANCES),
    );
}
