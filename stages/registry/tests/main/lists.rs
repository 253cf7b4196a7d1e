//! Lists, searches and windows.

use kernel::{Failure, house};
use registry::professions::refusal::{GROUP, NOT_OWN_LIST, NOT_YOUR_PROFESSION, PROFESSION_TAKEN};
use registry::professions::rules::{Kind, ProfessionForm};
use registry::professions::store::Filter;
use registry::professions::{actions, example, store};
use registry::{classifiers, organisations, people};

use crate::region::{form, mentor, named, post, regions};

#[tokio::test]
async fn the_lists_of_the_platform_are_loaded_once() {
    for region in regions().await {
        let db = region.db();
        let before = crate::region::state(db).await;
        classifiers::load(db, &region.administrator).await.unwrap();
        assert_eq!(crate::region::state(db).await, before);
        assert_eq!(classifiers::regions(db).await.unwrap().len(), 20);
        assert_eq!(classifiers::groups(db).await.unwrap().len(), 97);
        assert_eq!(classifiers::activities(db).await.unwrap().len(), 89);
        assert_eq!(store::list(db, &Filter::default(), None, 500).await.unwrap().len(), 123);
    }
}

#[tokio::test]
async fn a_region_adds_to_its_own_list_and_corrects_nothing_of_others() {
    for region in regions().await {
        let db = region.db();
        let id = actions::enter(db, &region.coordinator, &example::own()).await.unwrap();
        let renamed = ProfessionForm { name_en: "Cobot technician".into(), ..example::own() };
        actions::edit(db, &region.coordinator, id, 1, &renamed).await.unwrap();
        assert!(actions::edit(db, &region.coordinator, id, 1, &renamed).await.unwrap_err().is(&house::STALE));
        assert_eq!(store::load(db, id).await.unwrap().name.en, "Cobot technician");

        let taken = actions::enter(db, &region.coordinator, &example::own()).await.unwrap_err();
        assert!(taken.is(&PROFESSION_TAKEN));
        let unknown = ProfessionForm { code: "R-902".into(), group: "B999".into(), ..example::own() };
        assert!(actions::enter(db, &region.coordinator, &unknown).await.unwrap_err().is(&GROUP));

        let common = store::of_code(db, "region", "R-001").await.unwrap().unwrap();
        let other = actions::edit(db, &region.coordinator, common.id, 1, &renamed).await.unwrap_err();
        assert!(other.is(&NOT_YOUR_PROFESSION));
        actions::edit(db, &region.administrator, common.id, 1, &renamed).await.unwrap();
        let group = store::of_code(db, "isco-08", "31").await.unwrap().unwrap();
        let isco = actions::edit(db, &region.administrator, group.id, 1, &renamed).await.unwrap_err();
        assert!(isco.is(&NOT_OWN_LIST));
        let hr = actions::enter(db, &region.hr, &ProfessionForm { code: "R-903".into(), ..example::own() }).await;
        assert!(matches!(hr, Err(Failure::Forbidden(_))), "{hr:?}");
    }
}

#[tokio::test]
async fn professions_are_found_by_words_in_any_spelling_and_by_group() {
    for region in regions().await {
        let db = region.db();
        actions::enter(db, &region.coordinator, &example::own()).await.unwrap();
        // Russian letters instead of Kazakh ones, another case.
        let words = Filter { words: "РОБОТТАРДЫ баптаушы".into(), ..Filter::default() };
        assert_eq!(store::list(db, &words, None, 10).await.unwrap().len(), 1);
        let isco = Filter { isco: "31".into(), kind: Some(Kind::Own), ..Filter::default() };
        let found = store::list(db, &isco, None, 100).await.unwrap();
        assert!(found.len() > 1 && found.iter().all(|one| one.isco.starts_with("31")));
        let groups = store::groups_of(db, "3119").await.unwrap();
        assert_eq!(groups.iter().map(|group| group.code.as_str()).collect::<Vec<_>>(), ["3", "31"]);
    }
}

#[tokio::test]
async fn lists_are_paged_by_key_without_gap_or_repetition() {
    for region in regions().await {
        let db = region.db();
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = store::page(db, &Filter::default(), after.as_ref()).await.unwrap();
            seen.extend(page.rows.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let all: Vec<_> =
            store::list(db, &Filter::default(), None, 500).await.unwrap().iter().map(|row| row.id).collect();
        assert_eq!(seen, all);
    }
}

#[tokio::test]
async fn people_stand_in_the_order_of_the_kazakh_alphabet() {
    for region in regions().await {
        let db = region.db();
        for family in ["Яковлев", "Іңкәрбаев", "Ахметов", "Әлиев", "Иванов"] {
            people::actions::enter(db, &region.hr, &named(family, "Арман"), Some(&post(region.plant))).await.unwrap();
        }
        let page = people::store::page(db, &region.hr, &people::store::Filter::default(), None).await.unwrap();
        let families: Vec<_> = page.rows.iter().map(|person| person.family.as_str()).collect();
        assert_eq!(families, ["Ахметов", "Әлиев", "Иванов", "Іңкәрбаев", "Яковлев"]);
    }
}

#[tokio::test]
async fn a_search_finds_within_the_scope_and_an_organisation_shows_its_people() {
    for region in regions().await {
        let db = region.db();
        let id = mentor(&region).await;
        let kinds = async |who: &kernel::Caller, words: &str| -> Vec<&'static str> {
            let found = registry::found(db.clone(), who.clone(), words.to_owned()).await.unwrap();
            found.into_iter().map(|one| one.kind).collect()
        };
        assert_eq!(kinds(&region.hr, "абдирахманов").await, ["registry-person"]);
        assert!(kinds(&region.hr_elsewhere, "абдирахманов").await.is_empty());
        assert_eq!(kinds(&region.officer, "организация № 2").await, ["registry-organisation"]);
        assert!(kinds(&region.officer, "  ").await.is_empty());

        let about = registry::about(db.clone(), region.coordinator.clone(), region.plant.0).await.unwrap();
        assert_eq!(about.len(), 1);
        assert_eq!(about[0].href, format!("/people/{id}"));
        assert!(about[0].title.ru.contains("Мастер участка"));
        let strangers = registry::about(db.clone(), region.officer.clone(), region.plant.0).await.unwrap();
        assert!(strangers.is_empty());
    }
}

#[tokio::test]
async fn organisations_are_narrowed_by_kind_region_and_words() {
    for region in regions().await {
        let db = region.db();
        organisations::actions::enter(db, &region.administrator, &form("college", 4, "KZ-10")).await.unwrap();
        let abai = classifiers::region_of(db, "KZ-10").await.unwrap();
        let filter = organisations::store::Filter { region: abai, ..Default::default() };
        assert_eq!(organisations::store::total(db, &filter).await.unwrap(), 2);
        let filter = organisations::store::Filter { words: crate::region::bin(4), ..filter };
        assert_eq!(organisations::store::list(db, &filter, None, 10).await.unwrap().len(), 1);
    }
}
