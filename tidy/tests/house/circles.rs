//! Data flows one way, inside a crate too.

use tidy::{Repository, Source, circles, clean, files};

#[test]
fn the_files_of_a_crate_use_each_other_in_one_direction() {
    let repository = Repository::read();
    let mut findings = Vec::new();
    for member in &repository.members {
        let own: Vec<&Source> = member.own().collect();
        findings.extend(circles(&files(&own, &format!("{}/src", member.path))));
    }
    clean(
        "No circles between the files of a crate.",
        "move what both need into the one that is lower (moves, rules, refusal ← store ← actions ← pages, api).",
        &findings,
    );
}
