//! One list of dependencies, each with its reason.

use tidy::{Repository, clean};
use toml::Value;

#[test]
fn every_dependency_is_taken_from_the_one_list() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        for (section, name, value) in member.dependencies() {
            if value.get("workspace").and_then(Value::as_bool) != Some(true) {
                findings.push(format!("{}/Cargo.toml [{section}]: {name}", member.path));
            }
        }
    }
    clean(
        "Every dependency is `workspace = true`: versions stand in one place.",
        "put the version and its reason into [workspace.dependencies] of the root Cargo.toml.",
        &findings,
    );
}

#[test]
fn every_crate_inherits_the_lints_and_the_edition() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        let lints = member.manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(Value::as_bool);
        if lints != Some(true) {
            findings.push(format!("{}/Cargo.toml: [lints] workspace = true", member.path));
        }
        for key in ["version", "edition", "license", "publish"] {
            let own = member
                .manifest
                .get("package")
                .and_then(|package| package.get(key))
                .and_then(|value| value.get("workspace"));
            if own.and_then(Value::as_bool) != Some(true) {
                findings.push(format!("{}/Cargo.toml: {key}.workspace = true", member.path));
            }
        }
    }
    clean("Every crate inherits lints, edition, version and licence.", "add the line.", &findings);
}

#[test]
fn every_outside_dependency_says_why() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    let (mut inside, mut reason) = (false, false);
    for (n, line) in repository.manifest_text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line == "[workspace.dependencies]";
            reason = false;
        } else if line.is_empty() {
            reason = false;
        } else if let Some(words) = line.strip_prefix('#') {
            reason = words.chars().any(char::is_alphabetic);
        } else if inside && line.contains('=') {
            let ours = line.contains("path =") || line.contains("path=");
            if !ours && !reason && !line.contains('#') {
                findings.push(format!("Cargo.toml:{}: {line}", n + 1));
            }
        }
    }
    clean(
        "Every line of [workspace.dependencies] from outside stands under a comment that says why we take it.",
        "write the reason above its block.",
        &findings,
    );
}

#[test]
fn everything_comes_from_the_public_registry() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for (n, line) in repository.text("Cargo.lock").lines().enumerate() {
        if let Some(source) = line.trim().strip_prefix("source = ")
            && source.trim_matches('"') != "registry+https://github.com/rust-lang/crates.io-index"
        {
            findings.push(format!("Cargo.lock:{}: {source}", n + 1));
        }
    }
    for folder in [".cargo/config.toml", ".cargo/config"] {
        if !repository.text(folder).is_empty() && repository.text(folder).contains("[source") {
            findings.push(format!("{folder} replaces a source"));
        }
    }
    clean(
        "A fresh machine builds from the public registry alone.",
        "take a published version; keep a mirror's address in the machine's own configuration.",
        &findings,
    );
}

#[test]
fn the_list_holds_what_is_used() {
    let repository = Repository::read();
    let list = repository.manifest.get("workspace").and_then(|w| w.get("dependencies")).and_then(Value::as_table);
    let unused: Vec<&String> = list
        .into_iter()
        .flatten()
        .map(|(name, _)| name)
        .filter(|name| {
            !repository.members.iter().any(|member| member.dependencies().iter().any(|(_, used, _)| used == name))
        })
        .collect();
    println!("in [workspace.dependencies] and taken by no crate: {unused:?}");
    assert!(list.is_some(), "the root Cargo.toml has no [workspace.dependencies]: versions stand there");
}
