//! The occupations of ESCO.

use documents::refusal as file;
use kernel::{Arg, Failure, Rule, house};
use registry::imports::{esco, refusal};
use registry::professions::refusal::ISCO;
use registry::professions::rules::Kind;
use registry::professions::store::{Filter, list, of_code};

use crate::bringing::spoken;
use crate::region::{Region, regions, state};

const HEAD: &str = "ORIGINURI,ID,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION,OCCUPATIONTYPE";

fn row(number: usize) -> String {
    format!(
        "http://data.europa.eu/esco/occupation/{number:08},key_{number},{},{}.{number},technician {number},\
         \"fitter {number}\nmechanic {number}\",\"Technicians, {number}, set up machines.\",escooccupation",
        1000 + number % 9000,
        1000 + number % 9000
    )
}

fn portal(rows: &[String]) -> Vec<u8> {
    format!("{HEAD}\n{}\n", rows.join("\n")).into_bytes()
}

fn whole() -> Vec<u8> {
    portal(&(0..3_000).map(row).collect::<Vec<_>>())
}

#[tokio::test]
async fn three_thousand_occupations_are_taken_in_and_change_nothing_a_second_time() {
    for region in regions().await {
        let (db, list_file) = (region.db(), whole());
        let tried = esco(db, &region.coordinator, &list_file, "occupations.csv", true).await.unwrap();
        assert_eq!(tried.new, 3_000);
        let outcome = esco(db, &region.coordinator, &list_file, "occupations.csv", false).await.unwrap();
        assert_eq!((outcome.new, outcome.changed, outcome.same), (3_000, 0, 0));
        let after = state(db).await;
        let again = esco(db, &region.coordinator, &list_file, "occupations.csv", false).await.unwrap();
        assert_eq!((again.new, again.changed, again.same), (0, 0, 3_000));
        assert_eq!(state(db).await, after);

        let one = of_code(db, "esco", "http://data.europa.eu/esco/occupation/00000007").await.unwrap().unwrap();
        assert_eq!((one.kind, one.name.en.as_str(), one.name.kk.as_str()), (Kind::Esco, "technician 7", ""));
        let by_other_name = Filter { words: "mechanic 2999".into(), ..Filter::default() };
        let found = list(db, &by_other_name, None, 10).await.unwrap();
        assert!(found.iter().any(|one| one.name.en == "technician 2999"));
        let (_, tampered) = db::verify(db).await.unwrap();
        assert!(tampered.is_empty(), "{tampered:?}");
    }
}

#[tokio::test]
async fn an_occupation_that_its_source_corrected_is_corrected() {
    for region in regions().await {
        let db = region.db();
        let rows: Vec<String> = (0..3).map(row).collect();
        esco(db, &region.coordinator, &portal(&rows), "occupations.csv", false).await.unwrap();
        let newer: Vec<String> = rows.iter().map(|row| row.replace("technician 1,", "senior technician,")).collect();
        let outcome = esco(db, &region.coordinator, &portal(&newer), "occupations.csv", false).await.unwrap();
        assert_eq!((outcome.changed, outcome.same), (1, 2));
        assert_eq!(
            outcome.effects[0].changes,
            [("registry-name-en", "technician 1".into(), "senior technician".into())]
        );
    }
}

async fn refused(region: &Region, bytes: &[u8], rule: &Rule, cell: Option<&str>) {
    let before = state(region.db()).await;
    let failure = esco(region.db(), &region.coordinator, bytes, "occupations.csv", false).await.unwrap_err();
    let Failure::Refused(all) = failure else { panic!("{failure}") };
    let told = all.iter().find(|refusal| refusal.rule.code == rule.code).unwrap_or_else(|| panic!("{all:?}"));
    if let Some(cell) = cell {
        assert!(told.args.contains(&("cell", Arg::from(cell))), "{:?}", told.args);
    }
    spoken(told);
    assert_eq!(state(region.db()).await, before);
}

#[tokio::test]
async fn damaged_occupations_are_refused_whole_and_the_cell_is_told() {
    for region in regions().await {
        let good = [row(1), row(2)];
        let with = |damaged: String| portal(&[good[0].clone(), damaged]);
        refused(&region, b"", &file::NO_ROWS, None).await;
        refused(&region, HEAD.as_bytes(), &file::NO_ROWS, None).await;
        let columns = String::from_utf8(portal(&good)).unwrap().replace("PREFERREDLABEL", "LABEL");
        refused(&region, columns.as_bytes(), &file::COLUMN_MISSING, None).await;
        refused(&region, &with(good[0].clone()), &refusal::TWICE, None).await;
        refused(&region, &with(good[1].replace(",1002,", ",-1002,")), &ISCO, None).await;
        // «technician» with a Cyrillic «с»; the address with a Cyrillic «о».
        refused(&region, &with(good[1].replace("technician 2", "teсhnician 2")), &refusal::ESCO_LETTERS, None).await;
        refused(&region, &with(good[1].replace("occupation", "оccupation")), &refusal::ESCO_ADDRESS, None).await;
        let utf16: Vec<u8> = "\u{feff}ORIGINURI,CODE\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        refused(&region, &utf16, &file::ENCODING, None).await;
        refused(&region, &with(good[1].replace("technician 2", "")), &file::CELL_EMPTY, None).await;

        let hr = esco(region.db(), &region.hr, &portal(&good), "occupations.csv", false).await.unwrap_err();
        assert!(hr.is(&house::CLOSED_DOOR));
    }
}

/// Takes in the portal's own file, where the shared data lie beside the project: it is too large to keep here.
#[tokio::test]
async fn the_portals_own_file_is_taken_in() {
    let crate_folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let path = std::path::Path::new(&crate_folder).join("../../../shared/data/esco/occupations.csv");
    let Ok(bytes) = std::fs::read(&path) else {
        #[allow(clippy::print_stderr)] // A skipped test must be heard.
        {
            eprintln!("SKIPPED the real ESCO file: there is none at {}", path.display());
        }
        return;
    };
    for region in regions().await {
        let db = region.db();
        for (dry_run, new) in [(true, 3_007), (false, 3_007), (false, 0)] {
            let outcome = esco(db, &region.coordinator, &bytes, "occupations.csv", dry_run).await.unwrap();
            assert_eq!((outcome.new, outcome.changed, outcome.same), (new, 0, 3_007 - new));
        }
        let all = list(db, &Filter { kind: Some(Kind::Esco), ..Filter::default() }, None, 10_000).await.unwrap();
        assert_eq!(all.len(), 3_007);
    }
}
