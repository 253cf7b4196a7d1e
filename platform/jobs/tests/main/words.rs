use kernel::{Code, Lang};

#[test]
fn the_words_are_whole_in_three_languages_and_every_refusal_has_its_own() {
    let problems = web::problems(&[jobs::MESSAGES]);
    assert!(problems.is_empty(), "{problems:?}");
    let known = web::keys(&jobs::MESSAGES, Lang::Kk);
    let keys = jobs::Pace::ALL.iter().map(|pace| pace.key());
    for key in keys.chain(jobs::refusal::ALL.iter().map(|(_, rule)| rule.code)) {
        assert!(known.iter().any(|(known, _)| known == key), "{key}");
    }
}
