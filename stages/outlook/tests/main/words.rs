//! Every word of this stage, in three languages.

use std::collections::BTreeSet;

use kernel::{Code, Lang};
use outlook::followups::rules::{Activity, Band, Fits};
use outlook::followups::{moves, store};
use outlook::{MESSAGES, consent, indicators, refusal};
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

fn all<C: Code>() -> Vec<&'static str> {
    C::ALL.iter().map(|code| code.key()).inspect(|key| told(key)).collect()
}

fn coded() -> BTreeSet<&'static str> {
    [
        all::<moves::Status>(),
        all::<moves::Act>(),
        all::<consent::Status>(),
        all::<consent::Act>(),
        all::<Activity>(),
        all::<Fits>(),
        all::<Band>(),
        all::<store::State>(),
        all::<indicators::Unit>(),
    ]
    .concat()
    .into_iter()
    .collect()
}

#[test]
fn the_words_have_no_problems() {
    speak();
    assert_eq!(web::problems(&[MESSAGES]), Vec::<String>::new());
}

#[test]
fn every_refusal_every_code_and_every_indicator_has_words() {
    speak();
    for (_, rule) in refusal::ALL {
        told(rule.code);
    }
    for indicator in indicators::ALL {
        told(indicator.key);
        told(indicator.formula);
    }
    assert!(!coded().is_empty());
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
    speak();
    let mut code = String::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let keys: BTreeSet<&str> =
        MESSAGES.en.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
    let coded = coded();
    let unused: Vec<_> =
        keys.iter().filter(|key| !coded.contains(*key) && !code.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
