//! Every word of this stage, in three languages.

use commissions::MESSAGES;
use kernel::{Code, Lang};
use web::Say;

fn told(key: &str) {
    for lang in Lang::ALL {
        let said = Say::new(*lang).t(key);
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
    web::speak(&[MESSAGES]);
    assert_eq!(web::problems(&[MESSAGES]), Vec::<String>::new());
}

#[test]
fn every_refusal_and_every_code_has_words() {
    web::speak(&[MESSAGES]);
    for (_, rule) in commissions::refusal::ALL {
        told(rule.code);
    }
    all::<commissions::commission::rules::Kind>();
    all::<commissions::commission::rules::Side>();
    all::<commissions::commission::rules::Duty>();
    all::<commissions::commission::rules::Interest>();
    all::<commissions::commission::rules::Quorum>();
    all::<commissions::commission::moves::Status>();
    all::<commissions::commission::moves::Act>();
    all::<commissions::sitting::rules::Choice>();
    all::<commissions::sitting::moves::Status>();
    all::<commissions::sitting::moves::Act>();
    all::<commissions::point::rules::Verdict>();
    all::<commissions::point::moves::Status>();
    all::<commissions::point::moves::Act>();
    all::<commissions::minutes::moves::Status>();
    all::<commissions::minutes::moves::Act>();
}
