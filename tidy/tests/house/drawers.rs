//! A file is called by what it is about.

use tidy::{Repository, clean, words};

const DRAWERS: [&str; 12] = [
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "types",
    "shared",
    "stuff",
    "base",
    "constants",
    "prelude",
];

#[test]
fn nothing_is_kept_in_a_drawer() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        for source in &member.sources {
            let inside = source.path.strip_prefix(&member.path).unwrap_or(&source.path);
            for part in inside.trim_end_matches(".rs").split('/') {
                let drawer = DRAWERS.contains(&part)
                    || part
                        .split(['_', '-'])
                        .any(|word| matches!(word, "utils" | "util" | "helpers" | "helper" | "misc"));
                if drawer {
                    findings.push(format!("{}: `{part}`", source.path));
                }
            }
            for name in DRAWERS {
                let modules = words(&source.text, &format!("mod {name}"));
                findings.extend(modules.into_iter().map(|at| format!("{}: mod {name}", source.place(at))));
            }
        }
    }
    findings.sort();
    findings.dedup();
    clean(
        "No drawers: a file or module is named by its thought, not by a kind of leftovers.",
        "name it by what it holds, or put each thing where its only reader is.",
        &findings,
    );
}
