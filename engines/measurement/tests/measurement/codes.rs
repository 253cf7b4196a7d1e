//! The list of codes against the source: each code that is written stands in it, and each that stands in it is written.

use std::collections::BTreeSet;
use std::path::Path;

use measurement::CODES;

fn written(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written(&path, into);
        } else if path.file_name().is_some_and(|name| name != "codes.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            for piece in text.split('"').filter(|piece| piece.starts_with("measurement-")) {
                into.insert(piece.to_owned());
            }
        }
    }
}

#[test]
fn every_code_in_the_source_stands_in_the_list_and_every_code_of_the_list_in_the_source() {
    let mut found = BTreeSet::new();
    written(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);

    let listed: BTreeSet<String> = CODES.iter().map(|&code| code.to_owned()).collect();

    assert_eq!(found, listed);
    assert!(CODES.is_sorted() && listed.len() == CODES.len(), "in the order of letters, each once");
}
