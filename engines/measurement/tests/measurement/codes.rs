//! The lists of codes against the source: each code that is written stands in its list, and each that stands there is written.

use std::collections::BTreeSet;
use std::path::Path;

use measurement::{CODES, FAULTS, Fault, Wrong};

/// The text of every file of the source but these.
fn source(folder: &Path, but: &[&str], into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source(&path, but, into);
        } else if path.file_name().is_some_and(|name| !but.iter().any(|but| name == *but)) {
            into.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn written(but: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    source(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), but, &mut texts);
    texts
}

#[test]
fn every_code_in_the_source_stands_in_the_list_and_every_code_of_the_list_in_the_source() {
    let texts = written(&["codes.rs", "fault.rs"]);
    let pieces = texts.iter().flat_map(|text| text.split('"')).filter(|piece| piece.starts_with("measurement-"));
    let found: BTreeSet<&str> = pieces.collect();

    let listed: BTreeSet<&str> = CODES.into_iter().collect();

    assert_eq!(found, listed);
    assert!(CODES.is_sorted() && listed.len() == CODES.len(), "in the order of letters, each once");
}

#[test]
fn every_fault_is_found_somewhere_and_its_code_is_its_name() {
    let texts = written(&["fault.rs"]).concat();

    let mut codes = BTreeSet::new();
    for (code, _) in FAULTS {
        let words = code.strip_prefix("measurement-wrong-").unwrap().split('-');
        let name: String = words.map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let fault = format!("Fault::{name}");
        let mut found = texts.match_indices(&fault);
        let whole =
            |(at, _): (usize, &str)| !texts[at + fault.len()..].starts_with(|next: char| next.is_alphanumeric());
        assert!(found.any(whole), "nothing is ever {name}");
        assert!(codes.insert(code), "{code} stands twice");
    }
}

#[test]
fn a_fault_is_english_for_programmers_and_a_code_with_arguments_for_translators() {
    let wrong = Wrong::row(3, Fault::FieldsDiffer { found: 1, header: 2 });

    assert!(wrong.to_string().starts_with("row 3: fields: 1, in the header: 2"));
    let message = serde_json::to_value(wrong.fault().message()).unwrap();
    assert_eq!(
        message,
        serde_json::json!({ "code": "measurement-wrong-fields-differ", "args": { "found": 1, "header": 2 } })
    );
}
