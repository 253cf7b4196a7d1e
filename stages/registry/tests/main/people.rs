//! People and their posts through the real store.

use db::RowRef;
use kernel::{Failure, PersonId, Role, Scope, house};
use registry::people::moves::{Act, Status};
use registry::people::refusal::{IIN_TAKEN, LOOKS_LIKE, NOT_A_TWIN, NOT_YOUR_PERSON, POST_NEEDED};
use registry::people::rules::PersonForm;
use registry::people::store::{self, Filter};
use registry::people::{actions, example};
use registry::posts::rules::PostForm;
use registry::{organisations, posts, units};

use crate::region::{acts, form, granted, mentor, named, post, regions};

fn missing<T: std::fmt::Debug>(answer: Result<T, Failure>) {
    assert!(matches!(answer, Err(Failure::Missing)), "{answer:?}");
}

#[tokio::test]
async fn a_person_is_seen_through_posts_by_organisation_region_and_self_alone() {
    for region in regions().await {
        let db = region.db();
        let id = mentor(&region).await;

        for sees in [&region.hr, &region.coordinator, &region.administrator] {
            assert_eq!(store::load(db, sees, id).await.unwrap().id, id);
            let page = store::page(db, sees, &Filter::default(), None).await.unwrap();
            assert_eq!(page.rows.len(), 1);
            assert_eq!(store::total(db, sees, &Filter::default()).await.unwrap(), 1);
        }
        for stranger in [&region.hr_elsewhere, &region.officer] {
            missing(store::load(db, stranger, id).await);
            assert!(store::list(db, stranger, &Filter::default(), None, 10).await.unwrap().is_empty());
            missing(actions::edit(db, stranger, id, 1, &example::mentor()).await);
            missing(posts::actions::give(db, stranger, id, &post(region.other_plant)).await);
            assert!(posts::store::of_person(db, stranger, id).await.unwrap().is_empty());
        }
        missing(actions::act(db, &region.officer, id, 1, Act::Close, "gone").await);

        // A mentor sees themselves, never a colleague.
        let own = granted(db, id.0.as_u128(), Role::Mentor, Scope::OWN).await;
        assert_eq!(store::load(db, &own, id).await.unwrap().id, id);
        let colleague = granted(db, 77, Role::Mentor, Scope::organisation(region.plant)).await;
        missing(store::load(db, &colleague, id).await);

        // Without the grant behind it a role reaches nothing.
        let pretender = db::trial::caller(99, Role::Hr, Scope::organisation(region.plant), crate::region::TODAY);
        missing(store::load(db, &pretender, id).await);
    }
}

#[tokio::test]
async fn nobody_enters_a_person_out_of_their_own_sight() {
    for region in regions().await {
        let db = region.db();
        let form = example::mentor();
        let without = actions::enter(db, &region.hr, &form, None).await.unwrap_err();
        assert!(without.is(&POST_NEEDED));
        let elsewhere = actions::enter(db, &region.hr, &form, Some(&post(region.other_plant))).await.unwrap_err();
        assert!(elsewhere.is(&organisations::refusal::NOT_YOUR_ORGANISATION), "{elsewhere}");
        assert!(matches!(elsewhere, Failure::Forbidden(_)));
        assert_eq!(store::total(db, &region.administrator, &Filter::default()).await.unwrap(), 0);

        let id = actions::enter(db, &region.administrator, &form, None).await.unwrap();
        assert_eq!(acts(db, RowRef::new(store::TABLE, id)).await, ["registry-act-enter-person"]);
    }
}

#[tokio::test]
async fn one_iin_is_one_person_and_a_namesake_is_pointed_out() {
    for region in regions().await {
        let db = region.db();
        mentor(&region).await;
        let another = PersonForm { another: "yes".into(), ..example::mentor() };
        let again = actions::enter(db, &region.hr, &another, Some(&post(region.plant))).await.unwrap_err();
        assert!(again.is(&IIN_TAKEN));

        let form = named("Әбдірахманов", "ЕРЛАН");
        let alike = actions::enter(db, &region.hr, &form, Some(&post(region.plant))).await.unwrap_err();
        assert!(alike.is(&LOOKS_LIKE));
        let said = PersonForm { another: "yes".into(), ..form.clone() };
        actions::enter(db, &region.hr, &said, Some(&post(region.plant))).await.unwrap();
        let born = PersonForm { birth: "1990-01-02".into(), ..named("Әбдірахманов", "Ермек") };
        actions::enter(db, &region.hr, &born, Some(&post(region.plant))).await.unwrap();
    }
}

#[tokio::test]
async fn a_correction_of_an_older_version_is_refused() {
    for region in regions().await {
        let db = region.db();
        let id = mentor(&region).await;
        let form = PersonForm { phone: "+7 700".into(), ..example::mentor() };
        actions::edit(db, &region.hr, id, 1, &form).await.unwrap();
        let stale = actions::edit(db, &region.coordinator, id, 1, &form).await.unwrap_err();
        assert!(stale.is(&house::STALE));
        assert_eq!(store::load(db, &region.hr, id).await.unwrap().phone.as_deref(), Some("+7 700"));
    }
}

#[tokio::test]
async fn twins_are_joined_with_a_reason_and_the_past_stays() {
    for region in regions().await {
        let db = region.db();
        let one = mentor(&region).await;
        let form = PersonForm { another: "yes".into(), ..named("Әбдірахманов", "Ерлан") };
        let two = actions::enter(db, &region.coordinator, &form, Some(&post(region.other_plant))).await.unwrap();

        // Neither with itself, nor by the department that does not see both, nor without a reason.
        let itself = actions::merge(db, &region.coordinator, one, 1, one, "one person").await.unwrap_err();
        assert!(itself.is(&NOT_A_TWIN));
        let hr = actions::merge(db, &region.hr, one, 1, two, "one person").await.unwrap_err();
        assert!(matches!(hr, Failure::Forbidden(_)), "{hr}");
        let silent = actions::merge(db, &region.coordinator, one, 1, two, " ").await.unwrap_err();
        assert!(silent.is(&house::REASON_NEEDED));

        actions::merge(db, &region.coordinator, one, 1, two, "one person in two lists").await.unwrap();

        let old = store::load(db, &region.administrator, one).await.unwrap();
        assert_eq!((old.status, old.merged_into, old.iin), (Status::Merged, Some(two), None));
        let kept = store::load(db, &region.coordinator, two).await.unwrap();
        assert_eq!(kept.iin.as_deref(), Some(example::IIN));
        assert_eq!(posts::store::of_person(db, &region.coordinator, two).await.unwrap().len(), 2);
        assert_eq!(acts(db, RowRef::new(store::TABLE, one)).await[0], "registry-act-merge-person");
        assert_eq!(acts(db, RowRef::new(store::TABLE, two)).await[0], "registry-act-receive-twin");
        let (_, tampered) = db::verify(db).await.unwrap();
        assert!(tampered.is_empty(), "{tampered:?}");
    }
}

#[tokio::test]
async fn an_entry_is_closed_and_reopened_by_keepers() {
    for region in regions().await {
        let db = region.db();
        let id = mentor(&region).await;
        let own = actions::act(db, &region.hr, id, 1, Act::Close, "left").await.unwrap_err();
        assert!(matches!(own, Failure::Forbidden(_)));
        actions::act(db, &region.coordinator, id, 1, Act::Close, "left the country").await.unwrap();
        let edit = actions::edit(db, &region.hr, id, 2, &example::mentor()).await.unwrap_err();
        assert!(edit.is(&house::NOT_NOW));
        actions::act(db, &region.coordinator, id, 2, Act::Reopen, "came back").await.unwrap();
        assert_eq!(store::load(db, &region.hr, id).await.unwrap().status, Status::Active);
    }
}

#[tokio::test]
async fn a_person_does_not_correct_their_own_entry_by_being_in_it() {
    for region in regions().await {
        let db = region.db();
        let id = mentor(&region).await;
        // The personnel officer of another plant happens to be this person.
        let own = granted(db, id.0.as_u128(), Role::Hr, Scope::organisation(region.other_plant)).await;
        assert_eq!(store::load(db, &own, id).await.unwrap().id, id);
        let edit = actions::edit(db, &own, id, 1, &example::mentor()).await.unwrap_err();
        assert!(edit.is(&NOT_YOUR_PERSON));
    }
}

#[tokio::test]
async fn a_post_stands_at_an_organisation_and_unit_that_stand() {
    for region in regions().await {
        let db = region.db();
        let id = mentor(&region).await;
        let shop =
            units::rules::UnitForm { name_kk: "Цех".into(), name_ru: "Цех".into(), name_en: "Shop".into() };
        let unit = units::actions::enter(db, &region.hr, region.plant, &shop).await.unwrap();
        let foreign = units::actions::enter(db, &region.hr_elsewhere, region.other_plant, &shop).await.unwrap();

        let twice = posts::actions::give(db, &region.hr, id, &post(region.plant)).await.unwrap_err();
        assert!(twice.is(&posts::refusal::POST_TWICE));
        let wrong = PostForm { unit: foreign.to_string(), ..post(region.plant) };
        assert!(posts::actions::give(db, &region.hr, id, &wrong).await.unwrap_err().is(&posts::refusal::UNIT));
        let unknown = PostForm { organisation: "999999999999".into(), ..post(region.plant) };
        let unknown = posts::actions::give(db, &region.hr, id, &unknown).await.unwrap_err();
        assert!(unknown.is(&posts::refusal::ORGANISATION));

        let in_shop = PostForm { unit: unit.to_string(), ..post(region.plant) };
        let given = posts::actions::give(db, &region.hr, id, &in_shop).await.unwrap();
        let ended = PostForm { until: "2027-01-31".into(), ..in_shop.clone() };
        posts::actions::edit(db, &region.hr, given, 1, &ended).await.unwrap();
        missing(posts::actions::edit(db, &region.hr_elsewhere, given, 2, &ended).await);
        assert!(posts::actions::edit(db, &region.hr, given, 1, &ended).await.unwrap_err().is(&house::STALE));
        assert_eq!(posts::store::at(db, &region.hr, region.plant, 10).await.unwrap().len(), 1);

        units::actions::act(db, &region.hr, unit, 1, units::moves::Act::Close, "reorganised").await.unwrap();
        let later = PostForm { from: "2027-02-01".into(), ..in_shop };
        assert!(posts::actions::give(db, &region.hr, id, &later).await.unwrap_err().is(&posts::refusal::UNIT));
        let outside = units::actions::enter(db, &region.hr, region.other_plant, &shop).await.unwrap_err();
        assert!(outside.is(&organisations::refusal::NOT_YOUR_ORGANISATION));

        let close = organisations::moves::Act::Close;
        organisations::actions::act(db, &region.coordinator, region.other_plant, 1, close, "wound up").await.unwrap();
        let closed = posts::actions::give(db, &region.coordinator, id, &post(region.other_plant)).await.unwrap_err();
        assert!(closed.is(&posts::refusal::CLOSED));
        let unit = units::actions::enter(db, &region.coordinator, region.other_plant, &shop).await.unwrap_err();
        assert!(unit.is(&house::NOT_NOW));
    }
}

#[tokio::test]
async fn an_organisation_is_corrected_within_the_scope_and_not_moved_out_of_it() {
    for region in regions().await {
        let db = region.db();
        let renamed = form("enterprise", 1, "KZ-55");
        organisations::actions::edit(db, &region.hr, region.plant, 1, &renamed).await.unwrap();
        let stranger =
            organisations::actions::edit(db, &region.hr_elsewhere, region.plant, 2, &renamed).await.unwrap_err();
        assert!(stranger.is(&organisations::refusal::NOT_YOUR_ORGANISATION));
        let moved = form("enterprise", 1, "KZ-10");
        let moved = organisations::actions::edit(db, &region.coordinator, region.plant, 2, &moved).await.unwrap_err();
        assert!(moved.is(&organisations::refusal::NOT_YOUR_ORGANISATION));
        let foreign =
            organisations::actions::enter(db, &region.coordinator, &form("enterprise", 9, "KZ-10")).await.unwrap_err();
        assert!(foreign.is(&organisations::refusal::NOT_YOUR_ORGANISATION));
        let taken =
            organisations::actions::enter(db, &region.coordinator, &form("enterprise", 1, "KZ-55")).await.unwrap_err();
        assert!(taken.is(&house::TAKEN));
    }
}

#[tokio::test]
async fn names_are_given_to_later_stages_by_id() {
    for region in regions().await {
        let id = mentor(&region).await;
        let unknown = PersonId(uuid::Uuid::from_u128(5));
        let names = registry::people::names_of(region.db(), &[id, unknown, id]).await.unwrap();
        assert_eq!(names.len(), 1);
        assert_eq!(names[0].1.kk, "Әбдірахманов Ерлан Қайратұлы");
    }
}
