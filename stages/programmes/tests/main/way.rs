//! A programme on its way from draft to register, on both databases.

use kernel::{Failure, Role, Scope, house};
use programmes::design::rules::{OutcomeForm, SlotForm, outcome_form, slot_form};
use programmes::moves::{Act, Conclusion, Status};
use programmes::programme::rules::ActForm;
use programmes::programme::{actions, refusal, store};
use programmes::{design, example};

use crate::stage::{Stage, both, system, whole};

fn paper() -> ActForm {
    ActForm { paper_number: "7".into(), paper_day: "2026-05-18".into(), ..ActForm::default() }
}

async fn conclude(stage: &Stage, id: kernel::ProgrammeId, result: Conclusion) {
    let by = system();
    let mut write = stage.db().write(&by).await.unwrap();
    actions::concluded(&mut write, id, result, "№ 3", by.today()).await.unwrap();
    write.done().await.unwrap();
}

#[tokio::test]
async fn a_code_typed_with_cyrillic_letters_is_kept_in_latin_ones() {
    for stage in both().await {
        let designer = stage.designer().await;

        let id = actions::enter(stage.db(), &designer, &example::passport()).await.unwrap();

        assert_eq!(store::any(stage.db(), id).await.unwrap().code.as_str(), "6B07114");
        let again = actions::enter(stage.db(), &designer, &example::passport()).await.unwrap_err();
        assert!(again.is(&house::TAKEN), "{again}");
    }
}

#[tokio::test]
async fn a_passport_tells_everything_wrong_at_once() {
    for stage in both().await {
        let designer = stage.designer().await;
        let form = programmes::programme::ProgrammeForm {
            code: "7B07114".into(),
            group: "B999".into(),
            nqf: "7".into(),
            lang_kk: String::new(),
            lang_ru: String::new(),
            ..example::passport()
        };

        let failure = actions::enter(stage.db(), &designer, &form).await.unwrap_err();

        assert!(failure.is(&programmes::refusal::CODE) && failure.is(&refusal::LANGUAGES), "{failure}");
        let group = programmes::programme::ProgrammeForm { group: "B999".into(), ..example::passport() };
        let failure = actions::enter(stage.db(), &designer, &group).await.unwrap_err();
        assert!(failure.is(&refusal::GROUP), "{failure}");
    }
}

#[tokio::test]
async fn a_programme_goes_from_draft_to_register() {
    for stage in both().await {
        let (db, designer, officer) = (stage.db(), stage.designer().await, stage.officer().await);
        let id = whole(&stage, &designer).await;

        let version = stage.version(id).await;
        actions::act(db, &designer, id, version, Act::SendToExamination, &ActForm::default()).await.unwrap();
        let early = actions::act(db, &officer, id, version + 1, Act::Adopt, &paper()).await.unwrap_err();
        assert!(early.is(&programmes::refusal::NOT_EXAMINED), "{early}");
        conclude(&stage, id, Conclusion::Recommended).await;
        let silent = actions::act(db, &officer, id, version + 1, Act::Adopt, &ActForm::default()).await.unwrap_err();
        assert!(silent.is(&programmes::refusal::NO_MINUTES), "{silent}");
        actions::act(db, &officer, id, version + 1, Act::Adopt, &paper()).await.unwrap();
        actions::act(db, &officer, id, version + 2, Act::Register, &paper()).await.unwrap();

        let now = store::any(db, id).await.unwrap();
        assert_eq!(now.status, Status::Registered);
        assert_eq!(now.minutes.unwrap().0, "7");
        let told: Vec<String> = db::pending(db, 200).await.unwrap().into_iter().map(|event| event.name).collect();
        for event in ["programmes.sent-to-examination", "programmes.adopted", "programmes.registered"] {
            assert!(told.iter().any(|name| name == event), "{event} in {told:?}");
        }
    }
}

#[tokio::test]
async fn a_draft_with_errors_is_not_sent() {
    for stage in both().await {
        let designer = stage.designer().await;
        let id = actions::enter(stage.db(), &designer, &example::passport()).await.unwrap();

        let sent = actions::act(stage.db(), &designer, id, 1, Act::SendToExamination, &ActForm::default()).await;

        assert!(sent.unwrap_err().is(&programmes::refusal::HAS_ERRORS));
    }
}

#[tokio::test]
async fn a_rejected_version_goes_back_and_its_conclusion_does_not_serve_the_next_round() {
    for stage in both().await {
        let (db, designer, officer) = (stage.db(), stage.designer().await, stage.officer().await);
        let id = whole(&stage, &designer).await;
        let send = async || {
            let version = stage.version(id).await;
            actions::act(db, &designer, id, version, Act::SendToExamination, &ActForm::default()).await.unwrap();
        };
        send().await;
        conclude(&stage, id, Conclusion::Rejected).await;
        assert_eq!(store::any(db, id).await.unwrap().status, Status::Drafted);

        send().await;

        let version = stage.version(id).await;
        let adopted = actions::act(db, &officer, id, version, Act::Adopt, &paper()).await.unwrap_err();
        assert!(adopted.is(&programmes::refusal::NOT_EXAMINED), "{adopted}");
        assert_eq!(store::conclusions(db, id).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn the_next_version_is_a_whole_copy_and_takes_the_place_of_the_first_when_it_is_adopted() {
    for stage in both().await {
        let (db, designer, officer) = (stage.db(), stage.designer().await, stage.officer().await);
        let first = whole(&stage, &designer).await;
        adopt(&stage, first, &designer, &officer).await;
        let version = stage.version(first).await;
        let edited = design::actions::remove_slot(db, &designer, first, version, 1).await.unwrap_err();
        assert!(edited.is(&house::NOT_NOW), "{edited}");

        let next = actions::new_version(db, &designer, first, version).await.unwrap();

        let twice = actions::new_version(db, &designer, first, version + 1).await.unwrap_err();
        assert!(twice.is(&programmes::refusal::NEWER_STANDS), "{twice}");
        let (of, copied) = design::actions::design(db, &designer, next).await.unwrap();
        assert_eq!((of.number, of.predecessor), (2, Some(first)));
        let (_, original) = design::actions::design(db, &designer, first).await.unwrap();
        assert_eq!(copied, original);
        adopt(&stage, next, &designer, &officer).await;
        assert_eq!(store::any(db, first).await.unwrap().status, Status::Superseded);
    }
}

async fn adopt(stage: &Stage, id: kernel::ProgrammeId, designer: &kernel::Caller, officer: &kernel::Caller) {
    let version = stage.version(id).await;
    actions::act(stage.db(), designer, id, version, Act::SendToExamination, &ActForm::default()).await.unwrap();
    conclude(stage, id, Conclusion::Recommended).await;
    let version = stage.version(id).await;
    actions::act(stage.db(), officer, id, version, Act::Adopt, &paper()).await.unwrap();
}

#[tokio::test]
async fn another_university_does_not_see_a_draft_and_changes_nothing_that_was_adopted() {
    for stage in both().await {
        let (db, designer, officer) = (stage.db(), stage.designer().await, stage.officer().await);
        let stranger = stage.stranger().await;
        let student = stage.caller(31, Role::Student, Scope::OWN).await;
        let id = whole(&stage, &designer).await;
        for other in [&stranger, &student] {
            assert!(matches!(store::load(db, other, id).await, Err(Failure::Missing)));
        }
        let version = stage.version(id).await;
        let edit = actions::edit(db, &stranger, id, version, &example::passport()).await;
        assert!(matches!(edit, Err(Failure::Missing)), "{edit:?}");
        let removed = design::actions::remove_slot(db, &stranger, id, version, 1).await;
        assert!(matches!(removed, Err(Failure::Missing)), "{removed:?}");

        adopt(&stage, id, &designer, &officer).await;

        assert!(store::load(db, &student, id).await.is_ok());
        let version = stage.version(id).await;
        let next = actions::new_version(db, &stranger, id, version).await;
        assert!(matches!(next, Err(Failure::Missing)), "{next:?}");
        let region = stage.caller(41, Role::Coordinator, Scope::region(stage.region)).await;
        assert!(store::held(db, &region, id).await.is_ok());
    }
}

#[tokio::test]
async fn an_edit_of_what_somebody_else_changed_is_stale() {
    for stage in both().await {
        let (db, designer) = (stage.db(), stage.designer().await);
        let id = whole(&stage, &designer).await;
        let version = stage.version(id).await;
        design::actions::remove_outcome(db, &designer, id, version, 1).await.unwrap();

        let late = design::actions::remove_outcome(db, &designer, id, version, 2).await.unwrap_err();
        let passport = actions::edit(db, &designer, id, version, &example::passport()).await.unwrap_err();

        assert!(late.is(&house::STALE), "{late}");
        assert!(passport.is(&house::STALE), "{passport}");
    }
}

#[tokio::test]
async fn a_slot_a_discipline_and_an_outcome_are_edited_and_what_hangs_on_them_goes_with_them() {
    for stage in both().await {
        let (db, designer) = (stage.db(), stage.designer().await);
        let id = whole(&stage, &designer).await;
        let (of, before) = design::actions::design(db, &designer, id).await.unwrap();
        let slot = before.curriculum.slots.iter().find(|slot| slot.options.len() == 2).unwrap();
        let form = SlotForm { credits: "6".into(), terms: "5:6".into(), ..slot_form(slot) };
        design::actions::edit_slot(db, &designer, id, of.version, slot.order, &form).await.unwrap();
        let wrong = SlotForm { terms: "5".into(), prerequisites: "999".into(), ..form };
        let failure =
            design::actions::edit_slot(db, &designer, id, of.version + 1, slot.order, &wrong).await.unwrap_err();
        assert!(failure.is(&design::refusal::TERMS) && failure.is(&design::refusal::PREREQUISITE), "{failure}");

        design::actions::remove_option(db, &designer, id, of.version + 1, (slot.order, 2)).await.unwrap();

        let (of, after) = design::actions::design(db, &designer, id).await.unwrap();
        let now = after.curriculum.slot(slot.order).unwrap();
        assert_eq!((now.credits, now.options.len()), (kernel::Credits::whole(6), 1));
        assert!(!after.matrix.marks.iter().any(|mark| mark.slot == slot.order && mark.option == 2));
        let outcome = after.matrix.outcomes.first().unwrap();
        let unknown = OutcomeForm { professions: "R-001; nobody".into(), ..outcome_form(outcome) };
        let put = design::actions::put_outcome(db, &designer, id, of.version, Some(outcome.number), &unknown).await;
        assert!(put.unwrap_err().is(&design::refusal::PROFESSION));
    }
}
