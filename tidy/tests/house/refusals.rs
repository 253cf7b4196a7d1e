//! No refusal without a source, and every source can be opened.

use std::collections::BTreeMap;

use tidy::{Kind, LANGS, Member, Messages, Repository, blocks, clean, used_keys};

#[test]
fn every_ground_of_refusal_has_its_message_in_three_languages() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        // The grounds that every stage shares are told by the shell of the pages.
        let speaker = if member.kind == Some(Kind::Kernel) { "web" } else { member.name.as_str() };
        let Some(speaker) = repository.members.iter().find(|other| other.name == speaker) else { continue };
        let files = Messages::of(repository, speaker);
        for source in member.own() {
            for (from, to) in blocks(&source.code, "rules") {
                for (at, code) in used_keys(source).into_iter().filter(|(at, _)| (from..to).contains(at)) {
                    let told = |n: usize| files.as_ref().is_some_and(|files| files[n].variables.contains_key(&code));
                    let silent: Vec<&str> = (0..LANGS.len()).filter(|n| !told(*n)).map(|n| LANGS[n]).collect();
                    if !silent.is_empty() {
                        let place = source.place(at);
                        findings.push(format!(
                            "{place}: {code} is not in {}/messages ({})",
                            speaker.path,
                            silent.join(", ")
                        ));
                    }
                }
            }
        }
    }
    clean(
        "Every ground of refusal is told in Kazakh, Russian and English.",
        "add the message to the three files; it says what is wrong and what to do next.",
        &findings,
    );
}

#[test]
fn a_ground_of_refusal_has_one_code() {
    let repository = Repository::read();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut findings = Vec::new();
    for source in repository.members.iter().flat_map(Member::own) {
        for (from, to) in blocks(&source.code, "rules") {
            for (at, code) in used_keys(source).into_iter().filter(|(at, _)| (from..to).contains(at)) {
                if let Some(first) = seen.insert(code.clone(), source.place(at)) {
                    findings.push(format!("{}: {code} stands already at {first}", source.place(at)));
                }
            }
        }
    }
    clean("A code names one ground.", "give the second its own code.", &findings);
}

#[test]
fn a_house_rule_names_a_decision_that_exists() {
    let repository = Repository::read();
    let decisions = repository.folder("docs/decisions");
    let mut findings = Vec::new();
    for source in repository.members.iter().flat_map(Member::own) {
        for (from, to) in blocks(&source.code, "rules") {
            for literal in source.literals.iter().filter(|literal| (from..to).contains(&literal.at)) {
                if source.before(literal.at, "Decision (") {
                    let exists = decisions.iter().any(|name| name.starts_with(&format!("{}-", literal.says)));
                    if !exists {
                        findings.push(format!("{}: docs/decisions/{}-….md", source.place(literal.at), literal.says));
                    }
                }
            }
            for at in source.find("House, Whole") {
                if (from..to).contains(&at) {
                    findings.push(format!("{}: a house rule that names no decision", source.place(at)));
                }
            }
        }
    }
    clean(
        "A house rule can be read: its decision is a page of docs/decisions.",
        "write the decision (context, options, decision, price), or cite the right one.",
        &findings,
    );
}
