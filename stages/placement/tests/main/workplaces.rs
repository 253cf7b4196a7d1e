//! Workplaces through the real store.

use kernel::house;
use placement::workplaces::moves::{Act, Status};
use placement::workplaces::rules::{WorkplaceForm, entry};
use placement::workplaces::{actions, store};
use placement::{example, refusal};

use super::region::{HOST, PLANT, coordinator, organisation, partners, personnel, settle, workplace};

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let wrong = WorkplaceForm {
        capacity: "0".into(),
        until: "2020-01-01".into(),
        hazardous: "yes".into(),
        speaks_kk: String::new(),
        speaks_ru: String::new(),
        ..example::workplace()
    };
    let failure = entry(&wrong).unwrap_err();
    for rule in
        [&house::OUT_OF_BOUNDS, &house::ENDS_BEFORE_BEGINS, &refusal::HAZARDS, &refusal::LANGUAGES, &house::EMPTY]
    {
        assert!(failure.is(rule), "{failure}");
    }
}

#[tokio::test]
async fn a_workplace_is_entered_corrected_paused_and_found_by_its_words() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 0).await;
        let id = workplace(db, &personnel(), PLANT, "Құю цехы", 4, true).await;

        let one = store::load(db, &personnel(), id).await.unwrap();
        let more = WorkplaceForm { capacity: "6".into(), groups: "b063 b064".into(), ..one.form() };
        actions::edit(db, &personnel(), id, one.version, &more).await.unwrap();
        assert!(actions::edit(db, &personnel(), id, one.version, &more).await.unwrap_err().is(&house::STALE));
        let one = store::load(db, &coordinator(), id).await.unwrap();
        assert_eq!((one.capacity, one.groups.len(), one.hazardous()), (6, 2, true));

        actions::act(db, &coordinator(), id, one.version, Act::Pause, "repairs").await.unwrap();
        let filter = store::Filter { words: "құю dentist".into(), ..store::Filter::default() };
        let found = store::list(db, &personnel(), &filter, None, 10).await.unwrap();
        assert_eq!(found.iter().map(|one| one.status).collect::<Vec<_>>(), [] as [Status; 0]);
        let filter = store::Filter { words: "құю мехатроник".into(), ..store::Filter::default() };
        let found = store::list(db, &personnel(), &filter, None, 10).await.unwrap();
        assert_eq!(found.iter().map(|one| one.status).collect::<Vec<_>>(), [Status::Paused]);
    }
}

#[tokio::test]
async fn what_an_entry_names_must_stand_in_the_registry_and_be_the_caller_s() {
    for trial in db::trial::both().await.unwrap() {
        let db = &trial.db;
        settle(db, 0).await;
        let named = |at| WorkplaceForm {
            organisation: organisation(at).to_string(),
            profession: uuid(),
            groups: "B999".into(),
            unit: uuid(),
            ..example::workplace()
        };
        let failure = actions::enter(db, &personnel(), &named(HOST)).await.unwrap_err();
        for rule in [&refusal::ENTERPRISE, &refusal::PROFESSION, &refusal::GROUP_CODE] {
            assert!(failure.is(rule), "{failure}");
        }
        assert!(actions::enter(db, &personnel(), &named(PLANT)).await.unwrap_err().is(&refusal::UNIT));
        let good = WorkplaceForm {
            organisation: organisation(PLANT).to_string(),
            profession: uuid::Uuid::from_u128(super::region::PROFESSION).to_string(),
            ..example::workplace()
        };
        let failure = actions::enter(db, &partners(), &good).await.unwrap_err();
        assert!(failure.is(&refusal::NOT_YOUR_ENTERPRISE), "{failure}");
    }
}

fn uuid() -> String {
    uuid::Uuid::from_u128(7).to_string()
}
