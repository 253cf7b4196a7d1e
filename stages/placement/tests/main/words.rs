//! Everything is said in three languages, reasons of the engine too, and nobody is named who should not be.

use kernel::{Code, Lang};
use placement::rounds::actions;
use placement::rounds::market::Market;
use placement::rounds::moves::Act;
use placement::rounds::store;
use placement::rounds::view::{Naming, Telling};
use web::Say;

use super::region::officer;
use super::rounds::{prepared, step};

pub fn speak() {
    let accounts =
        web::Messages { of: "accounts", kk: accounts::WORDS[0], ru: accounts::WORDS[1], en: accounts::WORDS[2] };
    web::speak(&[web::MESSAGES, accounts, documents::MESSAGES, registry::MESSAGES, placement::MESSAGES]);
}

#[test]
fn the_three_languages_say_the_same() {
    assert_eq!(web::problems(&[placement::MESSAGES]), Vec::<String>::new());
}

#[test]
fn every_sentence_of_the_engine_and_every_refusal_is_translated() {
    let keys: Vec<String> = web::keys(&placement::MESSAGES, Lang::Kk).into_iter().map(|(key, _)| key).collect();
    let refusals = placement::refusal::ALL.iter().map(|(_, rule)| rule.code);
    for key in matching::CODES.into_iter().chain(refusals) {
        assert!(keys.iter().any(|known| known == key), "{key}");
    }
}

#[tokio::test]
async fn every_student_reads_why_in_every_language_and_no_other_student_is_named() {
    speak();
    let trial = db::trial::sqlite().await.unwrap();
    let db = &trial.db;
    let id = prepared(db).await;
    step(db, id, Act::Allocate, "").await.unwrap();
    step(db, id, Act::Publish, "").await.unwrap();
    let market = Market::load(db, store::load(db, &officer(), id).await.unwrap()).await.unwrap();
    let answer = actions::standing(db, &market).await.unwrap();

    let (mut missed, mut needs) = (0, 0);
    for lang in Lang::ALL {
        let telling = Telling { say: Say::new(*lang), market: &market, answer: &answer, naming: Naming::Unnamed };
        for student in &market.students {
            let told = telling.story(student).unwrap();
            let mut all = vec![told.outcome];
            for line in told.missed {
                missed += 1;
                needs += usize::from(line.need.is_some());
                all.extend([line.why, line.place].into_iter().chain(line.need));
            }
            for said in all {
                assert!(
                    !said.contains('⟦') && !said.contains("{ $") && !said.contains("Студент0"),
                    "{}: {said}",
                    lang.code()
                );
            }
        }
        for stall in &market.stalls {
            let (_, said) = telling.place_story(stall).unwrap();
            assert!(!said.contains('⟦'), "{said}");
        }
        assert!(!telling.summary().contains('⟦'));
    }
    assert!(missed > 20 && needs > 10, "{missed} better wishes, {needs} needs");
    let named = Telling { say: Say::new(Lang::En), market: &market, answer: &answer, naming: Naming::Names };
    let leads = market.students.iter().filter_map(|student| named.story(student));
    assert!(leads.flat_map(|told| told.missed).any(|line| line.need.is_some_and(|need| need.contains("Студент0"))));
}
