//! Every word of this stage, in three languages.

use std::collections::BTreeSet;

use kernel::{Code, Lang};
use practice::{MESSAGES, attendance, characteristic, diary, orders, plan, practices, refusal};
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
        programmes::MESSAGES,
        placement::MESSAGES,
        agreements::MESSAGES,
        MESSAGES,
    ]);
}

fn told(key: &str) {
    for lang in Lang::ALL {
        let said = Say { lang: *lang }.t(key);
        assert!(!said.contains('⟦'), "{key} in {lang:?}");
    }
}

fn keys<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|code| code.key()).collect()
}

fn coded() -> Vec<&'static str> {
    [
        keys::<practices::moves::Status>(),
        keys::<practices::moves::Act>(),
        keys::<orders::moves::Status>(),
        keys::<orders::moves::Act>(),
        keys::<plan::moves::Status>(),
        keys::<plan::moves::Act>(),
        keys::<plan::Method>(),
        keys::<diary::moves::Status>(),
        keys::<diary::moves::Act>(),
        keys::<attendance::Presence>(),
        keys::<characteristic::moves::Status>(),
        keys::<characteristic::moves::Act>(),
        keys::<characteristic::rules::Level>(),
        keys::<characteristic::rules::Recommendation>(),
    ]
    .concat()
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
    for key in coded() {
        told(key);
    }
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
    let coded = coded();
    let unused: Vec<_> =
        keys.iter().filter(|key| !coded.contains(*key) && !code.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
