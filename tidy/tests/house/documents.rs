//! The pages that promise: README, ARCHITECTURE, GLOSSARY, decisions.

use std::collections::BTreeMap;

use tidy::{Kind, LANGS, Repository, clean, words};

#[test]
fn every_crate_is_on_the_map() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for page in ["README.md", "ARCHITECTURE.md"] {
        let text = repository.text(page);
        for member in &repository.members {
            if words(&text, &member.name).is_empty() {
                findings.push(format!("{page} does not mention {}", member.path));
            }
        }
    }
    clean("README.md and ARCHITECTURE.md name every crate.", "add it to the map, in law order.", &findings);
}

#[test]
fn every_stage_introduces_itself_and_has_the_same_rooms() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in repository.members.iter().filter(|member| member.kind == Some(Kind::Stage)) {
        let has = |file: &str| repository.root.join(&member.path).join(file).is_file();
        let readme = repository.text(&format!("{}/README.md", member.path));
        if readme.trim().lines().count() < 3 {
            findings.push(format!("{}/README.md: what it is for, its diagram, its sources", member.path));
        }
        findings.extend(
            LANGS
                .iter()
                .map(|lang| format!("messages/{lang}.ftl"))
                .filter(|file| !has(file))
                .map(|file| format!("{}/{file} is missing", member.path)),
        );
        for room in ["store.rs", "actions.rs", "pages.rs", "refusal.rs"] {
            if !member.own().any(|source| source.name() == room) {
                findings.push(format!("{}: no {room}", member.path));
            }
        }
    }
    clean("Inside every stage the same names.", "see «Inside a stage» in ARCHITECTURE.md.", &findings);
}

#[test]
fn decisions_have_a_number_of_their_own_and_say_their_price() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    let pages: Vec<String> =
        repository.folder("docs/decisions").into_iter().filter(|name| name.ends_with(".md")).collect();
    let mut taken = BTreeMap::new();
    for name in &pages {
        let number: String = name.chars().take_while(char::is_ascii_digit).collect();
        if number.len() != 4 || !name.starts_with(&format!("{number}-")) {
            findings.push(format!("docs/decisions/{name}: not NNNN-what-was-decided.md"));
        }
        if let Some(other) = taken.insert(number, name) {
            findings.push(format!("docs/decisions/{name}: its number is taken by {other}"));
        }
        let text = repository.text(&format!("docs/decisions/{name}"));
        for part in ["Context", "Options", "Decision", "Price"] {
            if !text.contains(&format!("**{part}.**")) && !text.contains(&format!("## {part}")) {
                findings.push(format!("docs/decisions/{name}: no {part}"));
            }
        }
    }
    clean(
        "A decision is one page: context, options, decision, price.",
        "add the part, or take the next free number.",
        &findings,
    );
}

#[test]
fn the_map_names_files_that_exist() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for page in ["README.md", "ARCHITECTURE.md", "docs/decisions/0019-a-fourth-language.md"] {
        let text = repository.text(page);
        // Every second part stands between backticks; fences of three open and close alike.
        for name in text.split('`').skip(1).step_by(2) {
            let path = name.trim_end_matches('/');
            let floor = path.split('/').next().unwrap_or_default();
            let placed =
                ["kernel", "engines", "platform", "stages", "app", "tidy", "docs", "migrations"].contains(&floor);
            let pattern = path.contains(['<', '{', '…', '*', ' ', ':']) || path.contains("NNNN");
            if !path.contains('/') || !placed || pattern {
                continue;
            }
            // A stage that is not built yet is a room left free.
            let room: Vec<&str> = path.split('/').take(2).collect();
            let built = floor != "stages" || repository.members.iter().any(|member| member.path == room.join("/"));
            if built && !repository.root.join(path).exists() {
                findings.push(format!("{page}: {path}"));
            }
        }
    }
    findings.sort();
    findings.dedup();
    clean(
        "The map does not lie: a path in README.md, ARCHITECTURE.md and decision 0019 exists.",
        "mend the page.",
        &findings,
    );
}

#[test]
fn what_the_map_says_stands_in_a_file_stands_there() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    let mut checked = 0;
    for page in ["ARCHITECTURE.md", "docs/decisions/0019-a-fourth-language.md"] {
        let text = repository.text(page);
        // Words and code take turns: `file` → `name`, `name` and `name`.
        let turns: Vec<&str> = text.split('`').collect();
        let mut file = None;
        for (at, code) in turns.iter().enumerate().skip(3).step_by(2) {
            file = match turns[at - 1].trim() {
                "→" => Some(turns[at - 2]),
                "," | "and" | ", and" => file,
                _ => None,
            };
            if let Some(file) = file {
                checked += 1;
                if words(&repository.text(file), code).is_empty() {
                    findings.push(format!("{page}: {code} does not stand in {file}"));
                }
            }
        }
    }
    assert!(checked > 20, "the map names {checked} things: does it still write `file` → `name`?");
    clean("The map does not lie: `file` → `name` says that the name stands in that file.", "mend the page.", &findings);
}

#[test]
fn links_between_pages_lead_somewhere() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    let pages = repository.texts().into_iter().filter(|text| text.path.ends_with(".md"));
    for page in pages {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (at, _) in page.text.match_indices("](") {
            let target: String = page
                .text
                .get(at + 2..)
                .unwrap_or_default()
                .chars()
                .take_while(|c| !matches!(c, ')' | '#' | ' '))
                .collect();
            let outside =
                target.is_empty() || target.contains("://") || target.starts_with("mailto:") || target.starts_with('/');
            if !outside && !repository.root.join(folder).join(&target).exists() {
                findings.push(format!("{}: {target}", page.path));
            }
        }
    }
    clean("A link in a page leads to a file of the repository.", "mend the link.", &findings);
}
