//! Every word of this stage, in three languages.

use std::collections::BTreeSet;

use assessment::{MESSAGES, candidates, certificates, exams, grades, refusal};
use kernel::{Code, Lang};
use web::{Messages, Say};

/// The words of everything that the pages of this stage show.
pub fn speak() {
    let [kk, ru, en] = accounts::WORDS;
    let accounts = Messages { of: "accounts", kk, ru, en };
    web::speak(&[
        web::MESSAGES,
        accounts,
        documents::MESSAGES,
        registry::MESSAGES,
        commissions::MESSAGES,
        programmes::MESSAGES,
        MESSAGES,
    ]);
}

fn told(key: &str) {
    for lang in Lang::ALL {
        let said = Say { lang: *lang }.t(key);
        assert!(!said.contains('⟦'), "{key} in {lang:?}");
    }
}

fn coded() -> BTreeSet<&'static str> {
    fn all<C: Code>() -> impl Iterator<Item = &'static str> {
        C::ALL.iter().map(|code| code.key())
    }
    all::<exams::moves::Status>()
        .chain(all::<exams::moves::Act>())
        .chain(all::<exams::rules::Part>())
        .chain(all::<candidates::moves::Status>())
        .chain(all::<candidates::moves::Act>())
        .chain(all::<certificates::moves::Status>())
        .chain(all::<certificates::moves::Act>())
        .chain(all::<grades::Grade>())
        .chain(all::<grades::Traditional>())
        .collect()
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
    coded().into_iter().for_each(told);
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
    let keys = MESSAGES.en.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let coded = coded();
    let unused: Vec<_> = keys.filter(|key| !coded.contains(key) && !code.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
