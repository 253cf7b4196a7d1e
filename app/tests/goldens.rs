#![allow(clippy::unwrap_used, clippy::expect_used)]
//! What is generated from the code and kept beside it: doors, rules, the words all stages say.
//! `UPDATE_GOLDEN=1` writes them anew; a difference is shown otherwise.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use app::edition::Edition;
use kernel::Rule;

fn root() -> PathBuf {
    // Read when the test runs: a shared build cache may hold another clone's path.
    let app = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&app).parent().unwrap().to_path_buf()
}

fn golden(file: &str, now: &str) {
    let path = root().join(file);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, now).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == now, "{file} is not what the code says now: run UPDATE_GOLDEN=1 cargo test -p app --test goldens");
}

#[test]
fn every_door_is_listed_with_who_may_open_it() {
    let (_, _, doors) = app::doors::all(Edition::Demo).build();
    golden("doors.txt", &web::listing(&doors));
}

#[test]
fn only_the_entrance_the_demo_and_public_pages_are_open_to_everyone() {
    let (_, _, doors) = app::doors::all(Edition::Region).build();
    let open: Vec<String> = doors
        .iter()
        .filter(|door| door.permission.roles.contains(&kernel::Role::Public))
        .map(|door| format!("{} {}", door.method, door.path))
        .collect();
    for door in &open {
        let path = door.split(' ').nth(1).unwrap();
        let entrance = ["/", "/sign-in", "/sign-out", "/first", "/forgotten", "/as-whom"].contains(&path)
            || ["/enter/", "/reset/", "/invitation/", "/me"].iter().any(|known| path.starts_with(known));
        // Figures and programmes of a region, and what whoever holds a certificate or a credential checks it by.
        let public = ["/api", "/api/v1/openapi.json", "/public", "/check"].contains(&path)
            || ["/public/", "/api/v1/public/", "/check/", "/api/v1/check/", "/issuers/"]
                .iter()
                .any(|known| path.starts_with(known));
        let known = entrance || public;
        assert!(known, "{door} is open to everyone: give it a permission, or name it here with a reason");
    }
}

#[test]
fn every_word_of_the_platform_is_there_in_three_languages() {
    let problems = web::problems(&app::words::all());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The names of tests that speak of a ground of refusal, found by its name in the tests of the tree.
fn tests_of(name: &str, tests: &[(PathBuf, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tests {
        let mut current = None;
        for line in text.lines() {
            let line = line.trim();
            if let Some(rest) = line.strip_prefix("fn ").or_else(|| line.strip_prefix("async fn ")) {
                current = rest.split(['(', '<']).next().map(str::to_owned);
            }
            let spoken = line.match_indices(name).any(|(at, _)| {
                let around = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
                !around(line[..at].chars().next_back()) && !around(line[at + name.len()..].chars().next())
            });
            if spoken && let Some(test) = &current {
                let room = path.strip_prefix(root()).unwrap_or(path).display().to_string();
                let told = format!("{room} `{test}`");
                if !found.contains(&told) {
                    found.push(told);
                }
            }
        }
    }
    found.truncate(2);
    found
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") && !path.ends_with(".git") {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn every_refusal_is_listed_with_its_source_and_its_test() {
    let mut files = Vec::new();
    rust_files(&root(), &mut files);
    files.sort();
    let tests: Vec<(PathBuf, String)> = files
        .into_iter()
        .filter_map(|path| Some((path.clone(), std::fs::read_to_string(&path).ok()?)))
        .filter_map(|(path, text)| {
            let apart = path.components().any(|part| part.as_os_str() == "tests");
            let inside = text.find("#[cfg(test)]").map(|at| text[at..].to_owned());
            if apart { Some((path, text)) } else { Some((path, inside?)) }
        })
        .collect();
    let mut page = String::from(
        "# Every way the platform says no\n\nGenerated from the refusals of each crate; `UPDATE_GOLDEN=1` writes it anew. A message \
         shows its variables as `{ $name }`.\n",
    );
    let words: BTreeMap<String, String> = messages();
    for (stage, rules) in app::words::refusals() {
        page.push_str(&format!("\n## {stage}\n\n| Rule | Source | It says | Test |\n|---|---|---|---|\n"));
        for (name, rule) in rules {
            page.push_str(&line(name, *rule, &words, &tests));
        }
    }
    golden("docs/rules.md", &page);
}

fn line(name: &str, rule: Rule, words: &BTreeMap<String, String>, tests: &[(PathBuf, String)]) -> String {
    let said = words.get(rule.code).map_or("–", String::as_str).replace('|', "\\|");
    let tests = tests_of(name, tests);
    let tests = if tests.is_empty() { "–".to_owned() } else { tests.join("<br>") };
    format!("| `{}` | {} | {said} | {tests} |\n", rule.code, rule.source)
}

/// The English messages as written, a line each.
fn messages() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for messages in app::words::all() {
        let mut key = None;
        for line in messages.en.lines() {
            match line.split_once(" = ").or_else(|| line.strip_suffix(" =").map(|key| (key, ""))) {
                Some((name, text)) if !line.starts_with(' ') => {
                    all.insert(name.to_owned(), text.trim().to_owned());
                    key = Some(name.to_owned());
                }
                _ if line.starts_with(' ') => {
                    if let Some(text) = key.as_ref().and_then(|key| all.get_mut(key)) {
                        text.push(' ');
                        text.push_str(line.trim());
                    }
                }
                _ => key = None,
            }
        }
    }
    all
}
