//! What decides does not touch the world.

use tidy::{Kind, Member, Repository, Source, clean};

/// Words of input and output.
const WORLD: [&str; 21] = [
    "async",
    "await",
    "tokio",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::io",
    "stdin",
    "stdout",
    "stderr",
    "std::thread",
    "rusqlite",
    "sqlx",
    "axum",
    "maud",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "tracing",
    "db::",
];

fn told(source: &Source, allowed: &[&str]) -> Vec<String> {
    WORLD
        .iter()
        .filter(|word| !allowed.contains(word))
        .flat_map(|word| source.find(word).into_iter().map(move |at| format!("{}: {word}", source.place(at))))
        .collect()
}

/// moves, rules and refusal, as a file or as a folder.
fn decides(source: &Source) -> bool {
    source.path.trim_end_matches(".rs").split('/').any(|part| matches!(part, "moves" | "rules" | "refusal"))
}

#[test]
fn lifecycles_rules_and_refusals_know_nothing_of_the_world() {
    let repository = Repository::read();
    let findings: Vec<String> = repository
        .members
        .iter()
        .filter(|member| member.kind == Some(Kind::Stage))
        .flat_map(Member::own)
        .filter(|source| decides(source))
        .flat_map(|source| told(source, &[]))
        .collect();
    clean(
        "moves.rs, rules.rs and refusal.rs are pure: no input, no output, no clock.",
        "let actions.rs load the facts and pass them as arguments.",
        &findings,
    );
}

#[test]
fn kernel_and_engines_know_nothing_of_the_world() {
    let repository = Repository::read();
    let findings: Vec<String> = repository
        .members
        .iter()
        .filter(|member| matches!(member.kind, Some(Kind::Kernel | Kind::Engine)))
        .flat_map(Member::own)
        // An engine may work on several threads (the answer does not depend on how many) and read from bytes it is given.
        .flat_map(|source| told(source, &["std::thread", "std::io"]))
        .collect();
    clean(
        "kernel and engines are mathematics and words: no input, no output, no clock.",
        "take what is needed as an argument; ground::Budget carries a clock given from outside.",
        &findings,
    );
}
