//! The project speaks of itself alone: no machine, no workplace, no trace of how it was written.

use tidy::{Repository, clean};

#[test]
fn no_file_tells_on_which_machine_it_was_written() {
    // Spelled in halves so that this file does not find itself.
    let folders =
        [["/wo", "rk/"], ["/ro", "ot/"], ["/tm", "p/"], ["/ho", "me/"], ["/Use", "rs/"]].map(|halves| halves.concat());
    let findings = told(&folders, |text, at| {
        // A route or a path inside the project may contain such a word; an absolute path begins with it.
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '(' | '=' | ':' | '>'))
    });
    clean(
        "No path of a machine stands in the project.",
        "write paths from the root of the repository; in scripts use mktemp, in tests a temporary folder given by the runner.",
        &findings,
    );
}

#[test]
fn no_file_tells_of_the_workplace() {
    let phrases = [
        ["as an ", "ai "],
        ["language ", "model"],
        ["clau", "de"],
        ["chat", "gpt"],
        ["co", "pilot"],
        ["sub-", "agent"],
        ["the ", "brief says"],
        ["lead ", "hand"],
        ["issues ", "show"],
    ]
    .map(|halves| halves.concat());
    let findings = told(&phrases, |text, at| {
        text.get(..at).and_then(|t| t.chars().next_back()).is_none_or(|c| !c.is_alphanumeric())
    });
    clean(
        "The project speaks of itself alone.",
        "say what is true of the project, or leave the sentence out.",
        &findings,
    );
}

fn told(phrases: &[String], counts: impl Fn(&str, usize) -> bool) -> Vec<String> {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for file in repository.texts() {
        // Data of others (curricula, classifiers) and the list of versions say what they say.
        if file.path.contains("/data/") || file.path == "Cargo.lock" || file.path == "LICENSE" {
            continue;
        }
        let lower = file.text.to_lowercase();
        for phrase in phrases {
            let phrase = phrase.to_lowercase();
            let found = lower.match_indices(&phrase).filter(|(at, _)| counts(&lower, *at));
            findings.extend(found.map(|(at, _)| {
                let line = lower.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
                format!("{}:{line}: {phrase}", file.path)
            }));
        }
    }
    findings
}
