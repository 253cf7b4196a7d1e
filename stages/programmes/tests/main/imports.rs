//! A curriculum from a file: tried, taken in, brought again, and back from a workbook.

use kernel::Failure;
use programmes::imports::{Target, curriculum};
use programmes::programme::store;
use programmes::{design, example, papers, refusal};

use crate::stage::{both, whole};

const MODULES: Option<&[u8]> = Some(example::MODULES_CSV.as_bytes());

#[tokio::test]
async fn a_tried_file_changes_nothing_and_tells_its_sums() {
    for stage in both().await {
        let (db, designer, form) = (stage.db(), stage.designer().await, example::passport());

        let slots = example::CURRICULUM_CSV.as_bytes();
        let tried = curriculum(db, &designer, Target::Passport(&form), slots, MODULES, true).await.unwrap();

        assert!(tried.changes && tried.programme.is_none());
        assert_eq!(tried.totals.credits, kernel::Credits::whole(240));
        assert!(!tried.findings.is_empty());
        let all = store::list(db, &designer, &store::Filter::default(), None, 10).await.unwrap();
        assert!(all.is_empty());
    }
}

#[tokio::test]
async fn the_same_file_brought_twice_changes_nothing() {
    for stage in both().await {
        let (db, designer, form) = (stage.db(), stage.designer().await, example::passport());
        let slots = example::CURRICULUM_CSV.as_bytes();
        let first = curriculum(db, &designer, Target::Passport(&form), slots, MODULES, false).await.unwrap();
        let id = first.programme.unwrap();
        let version = stage.version(id).await;

        let second = curriculum(db, &designer, Target::Version(id), slots, MODULES, false).await.unwrap();
        let third = curriculum(db, &designer, Target::Passport(&form), slots, MODULES, false).await.unwrap();

        assert!(first.changes && !second.changes && !third.changes);
        assert_eq!((third.programme, stage.version(id).await), (Some(id), version));
        assert_eq!(second.slots, (first.slots.1, first.slots.1));
    }
}

#[tokio::test]
async fn a_file_with_an_error_is_refused_whole() {
    for stage in both().await {
        let (db, designer, form) = (stage.db(), stage.designer().await, example::passport());
        let wrong = example::CURRICULUM_CSV.replacen(",GED,", ",XYZ,", 1);

        let failure =
            curriculum(db, &designer, Target::Passport(&form), wrong.as_bytes(), None, false).await.unwrap_err();

        assert!(failure.is(&refusal::CELL_LIST), "{failure}");
        let all = store::list(db, &designer, &store::Filter::default(), None, 10).await.unwrap();
        assert!(all.is_empty());
    }
}

#[tokio::test]
async fn marks_and_prerequisites_stay_when_the_file_comes_again() {
    for stage in both().await {
        let (db, designer) = (stage.db(), stage.designer().await);
        let id = whole(&stage, &designer).await;
        let (_, before) = design::actions::design(db, &designer, id).await.unwrap();

        let slots = example::CURRICULUM_CSV.as_bytes();
        let again = curriculum(db, &designer, Target::Version(id), slots, None, false).await.unwrap();

        assert!(!again.changes);
        let (_, after) = design::actions::design(db, &designer, id).await.unwrap();
        assert_eq!(after, before);
    }
}

#[tokio::test]
async fn the_table_that_is_taken_out_can_be_brought_back_as_workbook_and_as_csv() {
    for stage in both().await {
        let (db, designer) = (stage.db(), stage.designer().await);
        let id = whole(&stage, &designer).await;
        let (_, design) = design::actions::design(db, &designer, id).await.unwrap();
        let sheet = papers::table("curriculum".into(), &design);

        for bytes in [sheet.xlsx().unwrap(), sheet.csv(documents::CsvStyle::default())] {
            let back = curriculum(db, &designer, Target::Version(id), &bytes, None, false).await.unwrap();

            assert!(!back.changes);
        }
    }
}

#[tokio::test]
async fn another_university_brings_no_file_into_a_version_that_is_not_theirs() {
    for stage in both().await {
        let (db, designer, stranger) = (stage.db(), stage.designer().await, stage.stranger().await);
        let id = whole(&stage, &designer).await;

        let slots = example::CURRICULUM_CSV.as_bytes();
        let brought = curriculum(db, &stranger, Target::Version(id), slots, MODULES, false).await;

        assert!(matches!(brought, Err(Failure::Missing)), "{brought:?}");
    }
}
