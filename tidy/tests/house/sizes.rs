//! Sizes are only told: a smell to think about, not a limit to game.

use tidy::{Member, Repository};

#[test]
fn sizes_are_told() {
    let repository = Repository::read();
    let mut files = Vec::new();
    for source in repository.members.iter().flat_map(Member::own) {
        let lines = source.text.lines().count();
        if lines > 400 || (source.path.ends_with("/lib.rs") && lines > 60) {
            files.push((lines, source.path.as_str()));
        }
    }
    files.sort_unstable();
    for (lines, path) in files.iter().rev() {
        println!("{lines:>6} lines  {path}");
    }
    for member in &repository.members {
        let lines: usize = member.own().map(|source| source.text.lines().count()).sum();
        let tests: usize = member.sources.iter().filter(|s| s.is_test()).map(|s| s.text.lines().count()).sum();
        println!("{lines:>6} lines, {tests:>6} of tests  {}", member.path);
    }
    assert!(!repository.members.is_empty(), "the root Cargo.toml lists no members");
}
