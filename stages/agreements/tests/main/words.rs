//! Every word of this stage, in three languages.

use std::collections::BTreeSet;

use agreements::{MESSAGES, amendments, moves, parties, refusal, terms};
use kernel::{Code, Lang};
use web::{Messages, Say};

/// The words of everything that the pages of this stage show.
pub fn speak() {
    let [kk, ru, en] = accounts::WORDS;
    let accounts = Messages { of: "accounts", kk, ru, en };
    web::speak(&[web::MESSAGES, accounts, documents::MESSAGES, registry::MESSAGES, MESSAGES]);
}

fn told(key: &str) {
    for lang in Lang::ALL {
        let said = Say { lang: *lang }.t(key);
        assert!(!said.contains('⟦'), "{key} in {lang:?}");
    }
}

fn all<C: Code>() {
    for code in C::ALL {
        told(code.key());
    }
}

#[test]
fn the_words_have_no_problems() {
    speak();
    assert_eq!(web::problems(&[MESSAGES]), Vec::<String>::new());
}

#[test]
fn every_refusal_and_every_code_has_words() {
    speak();
    for (_, rule) in refusal::ALL {
        told(rule.code);
    }
    all::<moves::Status>();
    all::<moves::Act>();
    all::<amendments::moves::Status>();
    all::<amendments::moves::Act>();
    all::<parties::Party>();
    all::<terms::Compensation>();
}

/// The sources of this crate, to look for keys in.
fn sources(folder: &std::path::Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else {
            all.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn no_message_stands_unused() {
    let mut code = String::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let keys: BTreeSet<&str> =
        MESSAGES.en.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
    let coded: BTreeSet<&str> = moves::Status::ALL
        .iter()
        .map(|one| one.key())
        .chain(moves::Act::ALL.iter().map(|one| one.key()))
        .chain(amendments::moves::Status::ALL.iter().map(|one| one.key()))
        .chain(amendments::moves::Act::ALL.iter().map(|one| one.key()))
        .chain(parties::Party::ALL.iter().map(|one| one.key()))
        .chain(terms::Compensation::ALL.iter().map(|one| one.key()))
        .collect();
    let unused: Vec<_> =
        keys.iter().filter(|key| !coded.contains(*key) && !code.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
