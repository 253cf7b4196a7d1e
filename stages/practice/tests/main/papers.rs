//! The papers of a practice, and the signature on the characteristic.

use db::Db;
use documents::Layout;
use kernel::{Failure, Lang, house};
use practice::characteristic::{actions, moves::Status, store};
use practice::orders::store as orders;
use practice::{PracticeId, characteristic, example, printing, refusal};

use crate::world::{BEFORE, FIRST, FRIDAY, Typewriter, URL, World, key, line, practice, sent_in, system};

/// Written, fixed and signed by the mentor on a day.
pub async fn characterise(db: &Db, world: &World, id: PracticeId, today: &str) {
    let mentor = || world.mentor.on(today);
    actions::edit(db, &mentor(), id, 0, &example::characteristic(&[], 88)).await.unwrap();
    actions::fix(db, &Typewriter, &mentor(), id, 1, URL).await.unwrap();
    let paper = store::find(db, id).await.unwrap().unwrap().paper_hash.unwrap();
    let code = actions::ask_code(db, &key(), &mentor(), id, &paper).await.unwrap();
    actions::sign(db, &mentor(), id, &paper, code.shown()).await.unwrap();
}

#[tokio::test]
async fn the_mentor_signs_the_very_paper_that_was_read_and_nobody_edits_it_afterwards() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let mentor = || world.mentor.on(FRIDAY);
        let form = example::characteristic(&[], 88);
        let curator = actions::edit(db, &world.curator.on(FRIDAY), id, 0, &form).await;
        assert!(matches!(curator, Err(Failure::Forbidden(_))), "{curator:?}");
        actions::edit(db, &mentor(), id, 0, &form).await.unwrap();
        let again = actions::edit(db, &mentor(), id, 0, &form).await.unwrap_err();
        assert!(again.is(&house::STALE), "begun meanwhile: {again}");
        actions::fix(db, &Typewriter, &mentor(), id, 1, URL).await.unwrap();
        let first = store::find(db, id).await.unwrap().unwrap().paper_hash.unwrap();

        let better = characteristic::CharacteristicForm { proposed: "91".into(), ..form };
        actions::edit(db, &mentor(), id, 2, &better).await.unwrap();
        assert_eq!(store::find(db, id).await.unwrap().unwrap().status, Status::Drafted, "an edit unfixes the paper");
        actions::fix(db, &Typewriter, &mentor(), id, 3, URL).await.unwrap();
        let stale = actions::ask_code(db, &key(), &mentor(), id, &first).await.unwrap_err();
        assert!(stale.is(&refusal::STALE_PAPER), "{stale}");

        let paper = store::find(db, id).await.unwrap().unwrap().paper_hash.unwrap();
        let code = actions::ask_code(db, &key(), &mentor(), id, &paper).await.unwrap();
        let wrong = actions::sign(db, &mentor(), id, &paper, "000000").await;
        assert!(wrong.is_err());
        actions::sign(db, &mentor(), id, &paper, code.shown()).await.unwrap();
        let late = actions::edit(db, &mentor(), id, 5, &better).await.unwrap_err();
        assert!(late.is(&house::NOT_NOW), "{late}");
    }
}

#[tokio::test]
async fn a_characteristic_names_every_wrong_field_at_once() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.led(db).await;
        let form = characteristic::CharacteristicForm {
            skills: vec![characteristic::SkillForm { outcome: 7, level: "6".into() }],
            proposed: "101".into(),
            ..characteristic::CharacteristicForm::default()
        };
        let failure = actions::edit(db, &world.mentor.on(FRIDAY), id, 0, &form).await.unwrap_err();
        for rule in [house::EMPTY, refusal::UNKNOWN_OUTCOME, house::NOT_IN_LIST, house::OUT_OF_BOUNDS] {
            assert!(failure.is(&rule), "{}: {failure}", rule.code);
        }
    }
}

#[tokio::test]
async fn every_paper_prints_in_its_language_with_what_it_is_about() {
    for trial in db::trial::both().await.unwrap() {
        let (db, world) = (&trial.db, World::settle(&trial.db).await);
        let id = world.opened(db).await;
        let order = world.ordered(db, "12-ө", &[line(id, world.mentor)]).await;
        crate::world::issue(db, order, world.signatory, BEFORE).await;
        let tasks = [example::task(0, FIRST.parse().unwrap(), &[], 36)];
        let edit = practice::plan::actions::Edit::Add(&tasks);
        practice::plan::actions::edit(db, &world.mentor.on(FIRST), id, 1, edit).await.unwrap();
        sent_in(db, world.student, id, FIRST).await;
        let of = practice(db, id, FRIDAY).await;
        let today = FRIDAY.parse().unwrap();

        let stored = orders::load(db, &system(FIRST), order).await.unwrap();
        let Layout::Order(paper) = printing::order(db, &stored, URL).await.unwrap() else { panic!("an order") };
        assert_eq!(paper.table.unwrap().table.rows.len(), 1);
        assert!(paper.title.contains("тәлімгерлерді бекіту"), "{}", paper.title);
        for (lang, title) in [(Lang::Kk, "жеке жоспары"), (Lang::Ru, "Индивидуальный план"), (Lang::En, "Individual")]
        {
            let Layout::Report(paper) = printing::plan(db, &of, lang, today, URL).await.unwrap() else { panic!() };
            assert!(paper.title.contains(title) && paper.sections[0].table.rows.len() == 1, "{}", paper.title);
        }
        let Layout::Report(paper) = printing::diary(db, &of, Lang::Kk, today, URL).await.unwrap() else { panic!() };
        assert_eq!(paper.sections[0].table.rows.len(), 5, "five days of the one week written");
        let said = serde_json::to_string(&Layout::Report(paper)).unwrap();
        assert!(!said.contains('⟦'), "{said}");
    }
}
