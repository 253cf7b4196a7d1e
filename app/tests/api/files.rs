//! Real input through the API, on both databases: a curriculum, ESCO, a return as a personnel department sends it;
//! damaged, each is refused by row and column in three languages, and nothing changes.

use axum::http::StatusCode;
use db::trial;
use kernel::{Code, Lang, OrganisationId, PersonId, Role, Scope};
use serde_json::{Value, json};
use uuid::Uuid;

use super::site::{Api, codes};
use super::small;
use super::spoilt::{self, Damaged, ODD, ODD_MODULES};
use super::standing::everything;

const ESCO_HEAD: &str = "ORIGINURI,ID,UUIDHISTORY,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION,DEFINITION,\
                         SCOPENOTE,REGULATEDPROFESSIONNOTE,OCCUPATIONTYPE,ISLOCALIZED";

/// An occupation as the portal gives it: other names on lines of their own inside a cell.
fn occupation(number: u32, isco: &str) -> String {
    let uri = format!("http://data.europa.eu/esco/occupation/{number}");
    format!(
        "{uri},key_{number},,{isco},{isco}.{number},robot fitter {number},\"fitter\nadjuster, senior\",Fits.,,,,escooccupation,f"
    )
}

fn esco(rows: &[String]) -> Vec<u8> {
    format!("{ESCO_HEAD}\n{}\n", rows.join("\n")).into_bytes()
}

/// What is wrong with a file as a whole.
const WHOLE: &[&str] = &[
    "documents-refusal-no-rows",
    "documents-refusal-column-unknown",
    "documents-refusal-not-a-table",
    "programmes-refusal-file-empty",
    "programmes-refusal-file-no-rows",
    "programmes-refusal-column-missing",
    "programmes-refusal-column-unknown",
];

/// Each damaged file is refused in three languages, at its row where it has one, and nothing changes.
async fn refused(api: &Api, token: &str, path: &str, damaged: Vec<Damaged>) {
    let before = everything(&api.db).await;
    for (what, bytes, code) in damaged {
        let mut said = Vec::new();
        for lang in Lang::ALL {
            let (status, problem) = api.bring_in(*lang, token, path, &bytes).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{what}: {problem}");
            let all = problem["errors"].as_array().unwrap();
            let told = all.iter().find(|one| one["code"] == code);
            let told = told.unwrap_or_else(|| panic!("{what} is told as {:?}", codes(&problem)));
            let words = told["message"].as_str().unwrap();
            assert!(!words.contains('⟦') && !words.contains('{'), "{what}: {words}");
            let placed = ["row", "cell", "wanted"].iter().any(|place| !told["args"][place].is_null());
            assert!(placed || WHOLE.contains(&code), "{what} has no place: {told}");
            said.push(words.to_owned());
        }
        said.dedup();
        assert_eq!(said.len(), Lang::ALL.len(), "{what} is said alike in two languages: {said:?}");
    }
    assert_eq!(everything(&api.db).await, before, "{path}");
}

/// A university with somebody who designs its programmes, and a draft of theirs.
async fn draft(api: &Api, code: &str) -> (String, String) {
    let admin = api.administrator().await;
    let list = small::organisations_csv();
    api.brought(&admin, "/api/v1/imports/organisations?file-name=list.csv", &list).await;
    let bin = small::place_of("university").bin();
    let told = api.read(&admin, &format!("/api/v1/organisations?q={bin}")).await;
    let university = OrganisationId(told["items"][0]["id"].as_str().unwrap().parse().unwrap());
    let person = PersonId(Uuid::from_u128(2));
    let designer = api.token(person, Role::Designer, Scope::organisation(university)).await;
    let passport = json!({ "code": code, "name-kk": "Бағдарлама", "name-ru": "Программа", "name-en": "Programme",
        "goal-kk": "Мақсат", "goal-ru": "Цель", "goal-en": "Goal", "group": "B015", "profile": "bachelor-240",
        "admission": "2026", "lang-kk": "yes", "kind": "acting" });
    let programme = api.made(&designer, "/api/v1/programmes", passport).await;
    (designer, format!("/api/v1/programmes/{programme}"))
}

/// Credits of the slots of a cycle, or of one component of it.
fn credits(design: &Value, cycle: &str, component: &str) -> i64 {
    let of = |slot: &Value| slot["cycle"] == cycle && (component.is_empty() || slot["component"] == component);
    let slots = design["slots"].as_array().unwrap().iter().map(|one| &one["slot"]);
    slots.filter(|slot| of(slot)).map(|slot| slot["credits"].as_str().unwrap().parse::<i64>().unwrap()).sum()
}

#[tokio::test]
async fn the_real_curriculum_is_brought_with_its_modules_and_its_volumes_are_confirmed() {
    let slots = small::real("programmes/6B01601-2026-curriculum.csv");
    let modules = small::real("programmes/6B01601-2026-modules.csv");
    let Some((slots, modules)) = slots.zip(modules) else { return };
    for trial in trial::both().await.unwrap() {
        let api = Api::open(trial.db.clone()).await;
        let (designer, at) = draft(&api, "6B01601").await;
        let parts: [(&str, &[u8]); 2] = [("curriculum", &slots), ("modules", &modules)];

        let tried = everything(&api.db).await;
        let (_, told) = api.bring_parts(&designer, &format!("{at}/curriculum?dry_run=true"), &parts).await;
        assert_eq!((&told["changes"], everything(&api.db).await), (&json!(true), tried), "only tried");
        let (status, told) = api.bring_parts(&designer, &format!("{at}/curriculum"), &parts).await;

        assert_eq!(status, StatusCode::OK, "{told}");
        let sums = (&told["slots"], &told["credits"], &told["hours"]);
        assert_eq!(sums, (&json!(47), &json!("240"), &json!("7200")));
        let odd = |kind: &str| told["notes"].as_array().unwrap().iter().filter(|one| one["oddity"] == kind).count();
        assert_eq!((odd("look-alike"), odd("slot-code-twice"), odd("minor-place")), (4, 1, 3), "{}", told["notes"]);
        let design = api.read(&designer, &format!("{at}/design")).await;
        assert_eq!(credits(&design, "ged", ""), 56);
        assert_eq!((credits(&design, "ged", "mandatory"), credits(&design, "ged", "university")), (51, 5));
        assert_eq!(credits(&design, "bd", "") + credits(&design, "md", ""), 176);
        assert_eq!(credits(&design, "fa", ""), 8);
        for check in ["R-02", "R-03", "R-04", "R-05", "R-06", "R-07", "R-08"] {
            let all = design["findings"].as_array().unwrap();
            let found = all.iter().find(|one| one["check"] == check).unwrap_or_else(|| panic!("{check}: {all:?}"));
            assert_eq!(found["level"], "good", "{found}");
        }
        let again = api.brought(&designer, &format!("{at}/curriculum"), &slots).await;
        assert_eq!(again["changes"], false, "the same file changes nothing");
    }
}

#[tokio::test]
async fn a_curriculum_with_the_oddities_of_real_forms_is_taken_and_a_damaged_one_is_refused_by_row() {
    for trial in trial::both().await.unwrap() {
        let api = Api::open(trial.db.clone()).await;
        let (designer, at) = draft(&api, "6B07199").await;
        let path = format!("{at}/curriculum");

        let parts: [(&str, &[u8]); 2] = [("curriculum", ODD.as_bytes()), ("modules", ODD_MODULES)];
        let (status, told) = api.bring_parts(&designer, &path, &parts).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        let mut odd: Vec<_> = told["notes"].as_array().unwrap().iter().map(|one| one["oddity"].to_string()).collect();
        odd.sort();
        odd.dedup();
        assert!(odd.len() >= 4, "{odd:?}");

        refused(&api, &designer, &path, spoilt::curricula()).await;
    }
}

#[tokio::test]
async fn esco_as_its_portal_gives_it_is_brought_and_a_damaged_list_is_refused_by_row() {
    let path = "/api/v1/imports/occupations?file-name=occupations.csv";
    for trial in trial::both().await.unwrap() {
        let api = Api::open(trial.db.clone()).await;
        let admin = api.administrator().await;
        let good = [occupation(1, "7233"), occupation(2, "3119"), occupation(3, "2149")];

        let told = api.brought(&admin, path, &esco(&good)).await;
        assert_eq!(told["new"], 3, "{told}");
        let again = api.brought(&admin, path, &esco(&good)).await;
        assert_eq!((&again["new"], &again["same"]), (&json!(0), &json!(3)), "{again}");

        let twice = [good[0].clone(), good[1].clone(), good[0].clone()];
        let cyrillic = good[0].replace("robot fitter", "rоbоt fitter");
        let damaged: Vec<Damaged> = vec![
            ("an empty file", Vec::new(), "documents-refusal-no-rows"),
            ("a header alone", ESCO_HEAD.into(), "documents-refusal-no-rows"),
            ("other columns", "Цвет,Вкус\nкрасный,сладкий\n".into(), "documents-refusal-no-header"),
            ("an address twice", esco(&twice), "registry-refusal-twice"),
            ("a negative group", esco(&[occupation(4, "-7233")]), "registry-refusal-isco"),
            ("Cyrillic letters in English", esco(&[cyrillic]), "registry-refusal-esco-letters"),
        ];
        refused(&api, &admin, path, damaged).await;
        refused(&api, &admin, path, spoilt::occupations()).await;
    }
}

#[tokio::test]
async fn the_real_esco_is_brought_whole() {
    let Some(file) = small::real("esco/occupations.csv") else { return };
    let path = "/api/v1/imports/occupations?file-name=occupations.csv";
    for trial in trial::both().await.unwrap() {
        let api = Api::open(trial.db.clone()).await;
        let admin = api.administrator().await;

        let told = api.brought(&admin, path, &file).await;

        assert!(told["new"].as_i64().unwrap() > 2_900, "{}", told["new"]);
        let found = api.read(&admin, "/api/v1/professions?q=technical%20director").await;
        assert_eq!(found["items"][0]["isco"], "2654", "{found}");
        let again = api.brought(&admin, path, &file).await;
        assert_eq!((&again["new"], &again["same"]), (&json!(0), &told["new"]));
    }
}

const RETURN_HEAD: &str = "Код профессии,Уровень образования,Работает сейчас,Вакансии";

#[tokio::test]
async fn a_return_saved_by_libreoffice_is_brought_and_a_damaged_one_is_refused_by_row() {
    for trial in trial::both().await.unwrap() {
        let api = Api::open(trial.db.clone()).await;
        api.on("2026-01-12").await;
        let (hr, at) = begun(&api).await;
        let path = format!("{at}/file?file-name=return.xlsx");

        let told = api.brought(&hr, &path, small::RETURN_XLSX).await;
        assert_eq!((&told["new"], &told["changed"]), (&json!(2), &json!(0)), "{told}");
        let again = api.brought(&hr, &path, small::RETURN_XLSX).await;
        assert_eq!((&again["new"], &again["same"]), (&json!(0), &json!(2)), "{again}");

        let rows = |rows: &[&str]| format!("{RETURN_HEAD}\n{}\n", rows.join("\n")).into_bytes();
        let damaged: Vec<Damaged> = vec![
            ("an empty file", Vec::new(), "documents-refusal-no-rows"),
            ("a header alone", RETURN_HEAD.into(), "documents-refusal-no-rows"),
            ("other columns", "Цвет,Вкус\nкрасный,сладкий\n".into(), "documents-refusal-no-header"),
            (
                "a column nobody knows",
                format!("{RETURN_HEAD},Ставка\nR-001,высшее,24,2,1\n").into(),
                "documents-refusal-column-unknown",
            ),
            ("a negative number", rows(&["R-001,высшее,-24,2"]), "documents-refusal-cell-not-a-number"),
            ("a word for a number", rows(&["R-001,высшее,24,две"]), "documents-refusal-cell-not-a-number"),
            ("a profession twice", rows(&["R-001,высшее,24,2", "Р-001,высшее,24,2"]), "needs-refusal-row-twice"),
            ("a profession of another list", rows(&["Х-001,высшее,24,2"]), "needs-refusal-unknown-profession"),
        ];
        refused(&api, &hr, &path, damaged).await;
    }
}

/// An enterprise begins its return; whoever writes it, and where it is.
async fn begun(api: &Api) -> (String, String) {
    let admin = api.administrator().await;
    let list = small::organisations_csv();
    api.brought(&admin, "/api/v1/imports/organisations?file-name=list.csv", &list).await;
    let bin = small::place_of("host").bin();
    let told = api.read(&admin, &format!("/api/v1/organisations?q={bin}")).await;
    let host = OrganisationId(told["items"][0]["id"].as_str().unwrap().parse().unwrap());
    let region = registry::classifiers::region_of(&api.db, "KZ-55").await.unwrap().unwrap();
    let person = |number| PersonId(Uuid::from_u128(number));
    let coordinator = api.token(person(3), Role::Coordinator, Scope::region(region)).await;
    let hr = api.token(person(4), Role::Hr, Scope::organisation(host)).await;
    let plan = json!({ "year": "2027", "opens": "2026-01-12", "closes": "2026-02-27" });
    let campaign = api.made(&coordinator, "/api/v1/campaigns", plan).await;
    let at = format!("/api/v1/campaigns/{campaign}");
    api.act(&coordinator, &at, "open", json!({})).await;
    let own = api.made(&hr, &format!("{at}/returns"), json!({})).await;
    (hr, format!("/api/v1/returns/{own}"))
}
