//! Three languages, always all three.

use std::collections::{BTreeMap, BTreeSet};

use tidy::{LANGS, Member, Messages, Repository, clean, used_keys, words};

fn spoken(repository: &Repository) -> Vec<(&Member, [Messages; 3])> {
    repository.members.iter().filter_map(|member| Some((member, Messages::of(repository, member)?))).collect()
}

#[test]
fn every_file_of_words_parses() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for (_, files) in spoken(repository) {
        for file in files {
            if !file.exists {
                findings.push(format!("{} is missing", file.path));
            }
            findings.extend(file.faults);
        }
    }
    clean(
        "The messages of a crate are three files that Fluent can read.",
        "mend the line; a value of several lines is indented, a brace in words is written { \"{\" }.",
        &findings,
    );
}

#[test]
fn the_three_languages_say_the_same_with_the_same_variables() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for (_, files) in spoken(repository) {
        let keys: BTreeSet<&String> = files.iter().flat_map(|file| file.variables.keys()).collect();
        for key in keys {
            let told: Vec<Option<&BTreeSet<String>>> = files.iter().map(|file| file.variables.get(key)).collect();
            let all: BTreeSet<&String> = told.iter().flatten().copied().flatten().collect();
            for (file, variables) in files.iter().zip(&told) {
                match variables {
                    None => findings.push(format!("{}: {key} is missing", file.path)),
                    Some(own) => findings.extend(
                        all.iter()
                            .filter(|variable| !own.contains(**variable))
                            .map(|variable| format!("{}: {key} does not use ${variable}", file.path)),
                    ),
                }
            }
        }
    }
    clean("Kazakh, Russian and English have the same keys with the same variables.", "add what is missing.", &findings);
}

#[test]
fn a_key_is_defined_by_one_crate() {
    let repository = Repository::read();
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut findings = Vec::new();
    for (_, [kk, ..]) in spoken(repository) {
        for key in kk.variables.keys() {
            if let Some(other) = first.insert(key.clone(), kk.path.clone()) {
                findings.push(format!("{}: {key} is defined already in {other}", kk.path));
            }
        }
    }
    clean(
        "A key is defined once: the registry of words is one.",
        "prefix the key with the name of its crate.",
        &findings,
    );
}

#[test]
fn every_key_that_code_asks_for_exists() {
    let repository = Repository::read();
    let spoken = spoken(repository);
    let mut findings = Vec::new();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for (place, member) in repository.members.iter().enumerate() {
        for source in member.own() {
            asked.extend(source.literals.iter().map(|literal| literal.says.clone()));
            for (at, key) in used_keys(source) {
                // The kernel has no words of its own: the shell of the pages tells them.
                let reach = repository.place("web").filter(|web| *web > place).unwrap_or(place);
                let told = spoken.iter().any(|(speaker, [kk, ..])| {
                    repository.place(&speaker.name).is_some_and(|other| other <= reach)
                        && kk.variables.contains_key(&key)
                });
                if !told && !spoken.is_empty() {
                    findings.push(format!("{}: {key}", source.place(at)));
                }
                asked.insert(key);
            }
        }
    }
    for (_, [kk, ..]) in &spoken {
        let unused: Vec<_> =
            kk.variables.keys().filter(|key| !key.starts_with('-') && !asked.contains(base(key))).collect();
        if !unused.is_empty() {
            println!("{}: nobody asks for {unused:?}", kk.path);
        }
    }
    clean(
        "Every key that code asks for stands in the messages of its crate or of one above it.",
        "add the message in three languages, or mend the key.",
        &findings,
    );
}

fn base(key: &str) -> &str {
    key.split('.').next().unwrap_or(key)
}

#[test]
fn no_key_is_built_at_run_time() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for source in repository.members.iter().flat_map(Member::own) {
        let tight: String = source.code.split_whitespace().collect();
        for call in [".t(&format!", ".t(format!", ".with(&format!", ".with(format!", "Key(format!", "Key(&format!"] {
            if tight.contains(call) {
                findings.push(format!("{}: {call}(…)", source.path));
            }
        }
    }
    clean(
        "No key is built by format!: a search must find it and a test must see it.",
        "match on the value, or declare the list with `codes!` and use `Code::key`.",
        &findings,
    );
}

#[test]
fn no_message_says_a_word_we_refuse() {
    let repository = Repository::read();
    let glossary = repository.text("GLOSSARY.md");
    let refused: Vec<(String, String, String)> = glossary
        .split("## Words we refuse")
        .nth(1)
        .unwrap_or_default()
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
            let [lang, word, instead, ..] = cells.as_slice() else { return None };
            LANGS.contains(lang).then(|| ((*lang).to_owned(), word.to_lowercase(), (*instead).to_owned()))
        })
        .collect();
    let mut findings = Vec::new();
    for (_, files) in spoken(repository) {
        for (lang, file) in LANGS.iter().zip(&files) {
            for (key, said) in &file.words {
                let said = said.to_lowercase();
                for (_, word, instead) in refused.iter().filter(|(of, ..)| of == lang) {
                    if !words(&said, word).is_empty() {
                        findings.push(format!("{}: {key} says «{word}»; we say «{instead}»", file.path));
                    }
                }
            }
        }
    }
    clean("Messages use the words of the glossary.", "see «Words we refuse» in GLOSSARY.md.", &findings);
}
