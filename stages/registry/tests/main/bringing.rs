//! Lists of organisations and people brought as files.

use documents::refusal as file;
use kernel::{Arg, Caller, Failure, Rule, house};
use registry::imports::{organisations, organisations_form, people, people_form, refusal};
use registry::people::refusal::IIN_TAKEN;
use registry::people::store::{self, Filter};
use registry::posts;

use crate::region::{Region, bin, mentor, regions, state};

const HEAD: &str = "Вид,БИН,Наименование на казахском,Наименование на русском,Наименование на английском,Код региона,ОКЭД,\
                    Численность работников,Источник,Идентификатор в источнике";

fn plants(rows: &[String]) -> Vec<u8> {
    format!("{HEAD}\n{}\n", rows.join("\n")).into_bytes()
}

fn plant(number: u32, staff: &str, id: &str) -> String {
    format!("предприятие,{},«{number}» ЖШС,ТОО «{number}»,{number} LLP,KZ-55,28,{staff},1С,{id}", bin(number))
}

/// The file is refused for this reason at this cell, in three languages, and nothing changes.
async fn refused(region: &Region, by: &Caller, bytes: &[u8], rule: &Rule, cell: Option<&str>) {
    let db = region.db();
    let before = state(db).await;
    for dry_run in [true, false] {
        let failure = organisations(db, by, bytes, "list.csv", dry_run).await.unwrap_err();
        let Failure::Refused(all) = failure else { panic!("{failure}") };
        let told = all.iter().find(|refusal| refusal.rule.code == rule.code).unwrap_or_else(|| panic!("{all:?}"));
        if let Some(cell) = cell {
            assert!(told.args.contains(&("cell", Arg::from(cell))), "{:?}", told.args);
        }
        spoken(told);
    }
    assert_eq!(state(db).await, before);
}

/// The words of a refusal exist in the three languages.
pub fn spoken(refusal: &kernel::Refusal) {
    web::speak(&[documents::MESSAGES, registry::MESSAGES]);
    for lang in <kernel::Lang as kernel::Code>::ALL {
        let said = web::Say::new(*lang).refusal(refusal);
        assert!(!said.contains('⟦') && !said.contains("{ $"), "{lang:?}: {said}");
    }
}

#[tokio::test]
async fn a_list_of_organisations_is_tried_taken_in_and_changes_nothing_a_second_time() {
    for region in regions().await {
        let db = region.db();
        let list = plants(&[plant(101, "40", "a-1"), plant(102, "", "a-2"), plant(1, "900", "")]);
        let before = state(db).await;

        let tried = organisations(db, &region.coordinator, &list, "list.csv", true).await.unwrap();
        assert_eq!((tried.new, tried.changed, tried.same), (2, 1, 0));
        assert_eq!(state(db).await, before);
        let staff = tried.effects[2].changes.iter().find(|(field, ..)| *field == "registry-staff").unwrap();
        assert_eq!((staff.1.as_str(), staff.2.as_str()), ("640", "900"));

        organisations(db, &region.coordinator, &list, "list.csv", false).await.unwrap();
        let after = state(db).await;
        assert_eq!(after.0, before.0 + 2);
        let again = organisations(db, &region.coordinator, &list, "list.csv", false).await.unwrap();
        assert_eq!((again.new, again.changed, again.same), (0, 0, 3));
        assert_eq!(state(db).await, after);

        // Known again by its id when the BIN was corrected, and by its BIN when it has no id.
        let corrected = plants(&[plant(103, "41", "a-1"), plant(102, "7", "")]);
        let outcome = organisations(db, &region.coordinator, &corrected, "list.csv", false).await.unwrap();
        assert_eq!((outcome.new, outcome.changed), (0, 2));
        let (_, tampered) = db::verify(db).await.unwrap();
        assert!(tampered.is_empty(), "{tampered:?}");
    }
}

#[tokio::test]
async fn a_damaged_list_of_organisations_changes_nothing_and_says_where() {
    for region in regions().await {
        let by = &region.coordinator;
        let good = plant(104, "5", "b-1");
        refused(&region, by, b"", &file::NO_ROWS, None).await;
        refused(&region, by, HEAD.as_bytes(), &file::NO_ROWS, None).await;
        refused(&region, by, "Цвет,Вкус\nкрасный,сладкий\n".as_bytes(), &file::NO_HEADER, None).await;
        let head = HEAD.replace("Код региона", "Область");
        refused(&region, by, format!("{head}\n{good}\n").as_bytes(), &file::COLUMN_MISSING, None).await;
        let windows = [0xCF, 0xF0, 0xE5, 0xE4, b',', 0xC1, 0xC8, 0xCD, b'\n', 0xEF, b',', b'1', b'\n'];
        refused(&region, by, &windows, &file::ENCODING, None).await;
        refused(&region, by, &plants(&[good.clone(), plant(105, "-3", "b-2")]), &file::CELL_NOT_A_NUMBER, Some("H3"))
            .await;
        // The BIN with a Cyrillic «О» instead of a zero.
        let homoglyph = plant(106, "", "b-3").replacen("0406", "О406", 1);
        refused(&region, by, &plants(&[homoglyph]), &file::CELL_NOT_DIGITS, Some("B2")).await;
        let wrong_digit = plant(107, "", "b-4").replace(&bin(107), "040640012340");
        refused(&region, by, &plants(&[good.clone(), wrong_digit]), &registry::organisations::refusal::BIN, Some("B3"))
            .await;
        refused(&region, by, &plants(&[good.clone(), plant(108, "", "b-1")]), &refusal::TWICE, Some("J3")).await;
        refused(&region, by, &plants(&[good.clone(), plant(104, "", "b-9")]), &refusal::TWICE, Some("B3")).await;
        let elsewhere = plant(109, "", "b-5").replace("KZ-55", "KZ-10");
        let not_yours = &registry::organisations::refusal::NOT_YOUR_ORGANISATION;
        refused(&region, by, &plants(&[good.clone(), elsewhere]), not_yours, Some("F3")).await;
        let nowhere = plant(110, "", "b-6").replace("KZ-55", "KZ-99");
        refused(&region, by, &plants(&[good.clone(), nowhere]), &registry::organisations::refusal::REGION, Some("F3"))
            .await;
        let keyless = "chamber,,Палата,Палата,Chamber,KZ-55,,,,".to_owned();
        refused(&region, by, &plants(&[keyless]), &refusal::KEY_NEEDED, Some("J2")).await;

        let failure = organisations(region.db(), &region.hr, &plants(&[good]), "list.csv", true).await.unwrap_err();
        assert!(failure.is(&house::CLOSED_DOOR));
    }
}

#[tokio::test]
async fn a_code_typed_with_look_alike_letters_is_read() {
    for region in regions().await {
        // «KZ-55» with a Cyrillic «К».
        let list = plants(&[plant(111, "", "c-1").replace("KZ-55", "КZ-55")]);
        let outcome = organisations(region.db(), &region.coordinator, &list, "list.csv", false).await.unwrap();
        assert_eq!(outcome.new, 1);
    }
}

#[tokio::test]
async fn a_template_comes_back_filled() {
    for region in regions().await {
        let cells = ["enterprise", &bin(112), "Зауыт", "Завод", "Plant", "", "", "", "KZ-55", "28", "Павлодар", "12"];
        let row = cells.iter().map(|words| documents::Cell::from(*words)).collect();
        let book = organisations_form().template(kernel::Lang::Kk, &[row]).unwrap();
        let outcome = organisations(region.db(), &region.coordinator, &book, "list.xlsx", false).await.unwrap();
        assert_eq!(outcome.new, 1);
        assert!(people_form().template(kernel::Lang::Ru, &[]).is_ok());
    }
}

#[tokio::test]
async fn an_organisation_of_a_known_name_is_pointed_out() {
    for region in regions().await {
        let list = |rows: &[String]| plants(rows);
        let first = "chamber,,Палата,Палата,Chamber,KZ-55,,,сайт,p-1".to_owned();
        let second = "chamber,,Палата,Палата,Chamber,KZ-55,,,сайт,p-2".to_owned();
        let db = region.db();
        let outcome = organisations(db, &region.coordinator, &list(&[first, second]), "list.csv", false).await.unwrap();
        assert_eq!((outcome.new, outcome.notes.len()), (2, 1));
        assert_eq!(outcome.notes[0].rule.code, refusal::NAMESAKE.code);
        spoken(&outcome.notes[0]);
    }
}

const PEOPLE: &str =
    "Фамилия;Имя;Отчество;ИИН;Дата рождения;БИН организации;Должность;С;Источник;Идентификатор в источнике";

fn staff(rows: &[&str]) -> Vec<u8> {
    format!("{PEOPLE}\n{}\n", rows.join("\n")).into_bytes()
}

#[tokio::test]
async fn a_personnel_department_brings_its_people_with_their_posts() {
    for region in regions().await {
        let db = region.db();
        let one = "Сатыбалды;Айгүл;;;15.05.1990;;Инженер;01.09.2024;кадры;1";
        let two = "Ким;Олег;Сергеевич;;;;Слесарь;01.02.2025;кадры;2";
        let list = staff(&[one, two]);

        let tried = people(db, &region.hr, &list, "staff.csv", true).await.unwrap();
        assert_eq!((tried.new, tried.notes.len()), (2, 0));
        assert_eq!(store::total(db, &region.hr, &Filter::default()).await.unwrap(), 0);
        people(db, &region.hr, &list, "staff.csv", false).await.unwrap();
        let after = state(db).await;
        let again = people(db, &region.hr, &list, "staff.csv", false).await.unwrap();
        assert_eq!((again.new, again.changed, again.same), (0, 0, 2));
        assert_eq!(state(db).await, after);

        let promoted = staff(&["Ким;Олег;Сергеевич;;;;Мастер;01.02.2025;кадры;2"]);
        let outcome = people(db, &region.hr, &promoted, "staff.csv", false).await.unwrap();
        assert_eq!(outcome.changed, 1);
        let posts = posts::store::at(db, &region.hr, region.plant, 10).await.unwrap();
        let titles: Vec<_> = posts.iter().map(|post| post.title.ru.as_str()).collect();
        assert_eq!(titles, ["Мастер", "Инженер"]);
        let (_, tampered) = db::verify(db).await.unwrap();
        assert!(tampered.is_empty(), "{tampered:?}");
    }
}

#[tokio::test]
async fn likely_twins_of_a_list_are_pointed_out_and_two_ids_of_one_iin_are_refused() {
    for region in regions().await {
        let db = region.db();
        mentor(&region).await;
        let namesake = "Әбдірахманов;Ерлан;;;;;Слесарь;01.02.2025;кадры;3";
        let outcome = people(db, &region.hr, &staff(&[namesake]), "staff.csv", false).await.unwrap();
        assert_eq!((outcome.new, outcome.notes.len()), (1, 1));
        assert_eq!(outcome.notes[0].rule.code, refusal::LIKELY_TWIN.code);
        spoken(&outcome.notes[0]);

        // The mentor's own number, brought by the plant that does not see him.
        let iin = registry::people::example::IIN;
        let row = format!("Басқа;Біреу;;{iin};;;Слесарь;01.02.2025;кадры;9");
        let failure = people(db, &region.hr_elsewhere, &staff(&[&row]), "staff.csv", false).await.unwrap_err();
        assert!(failure.is(&IIN_TAKEN), "{failure}");

        let first =
            "Ли;Анна;;900515400016;;;Инженер;01.02.2025;кадры;10".replace("900515400016", &iin_of("90051540001"));
        people(db, &region.hr, &staff(&[&first]), "staff.csv", false).await.unwrap();
        let before = state(db).await;
        let other = first.replace("кадры;10", "кадры;11");
        let failure = people(db, &region.hr, &staff(&[&other]), "staff.csv", false).await.unwrap_err();
        assert!(failure.is(&refusal::IIN_OF_ANOTHER), "{failure}");
        assert_eq!(state(db).await, before);
    }
}

fn iin_of(eleven: &str) -> String {
    kernel::Iin::completing(eleven).unwrap().to_string()
}

#[tokio::test]
async fn a_damaged_list_of_people_changes_nothing_and_tells_every_row() {
    for region in regions().await {
        let db = region.db();
        let before = state(db).await;
        let list = staff(&[
            "Иванoв;Пётр;;;;;Слесарь;01.02.2025;кадры;1",
            "Ким;Олег;;123456789012;;;Слесарь;01.02.2025;кадры;2",
            "Ли;Анна;;;31.02.1990;;Инженер;01.02.2025;кадры;3",
            "Пак;Инна;;;;;Инженер;01.02.2025;кадры;3",
            "Тен;Юрий;;;;999999999999;Инженер;01.02.2025;кадры;4",
        ]);
        let failure = people(db, &region.hr, &list, "staff.csv", false).await.unwrap_err();
        let Failure::Refused(all) = &failure else { panic!("{failure}") };
        assert!(failure.is(&file::CELL_NOT_A_DAY), "{all:?}");
        all.iter().for_each(spoken);

        let list = String::from_utf8(list).unwrap().replace("31.02.1990", "28.02.1990");
        let failure = people(db, &region.hr, list.as_bytes(), "staff.csv", false).await.unwrap_err();
        let Failure::Refused(all) = &failure else { panic!("{failure}") };
        let cells: Vec<_> = all.iter().filter_map(|r| r.args.iter().find(|(name, _)| *name == "cell")).collect();
        let cells: Vec<_> = cells.iter().map(|(_, cell)| cell.clone()).collect();
        assert_eq!(cells, ["A2", "D3", "J5", "F6"].map(Arg::from));
        all.iter().for_each(spoken);
        assert_eq!(state(db).await, before);
    }
}
