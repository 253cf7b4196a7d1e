//! A return as a personnel department sends it, from Excel and from LibreOffice, and as it gets damaged.

use std::path::Path;
use std::process::Command;

use kernel::{Code, Failure, Lang, Refusal};
use needs::returns::form::form;
use needs::returns::{actions, store};
use needs::{ReturnId, example, refusal};
use rust_xlsxwriter::Workbook;
use web::Say;

use crate::region::{Region, opened, settle, version};

/// A workbook as people make it: a letterhead, a header in Russian, rows.
fn workbook(header: &[&str], rows: &[Vec<&str>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "ТОО «Ертіс зауыты». Потребность в кадрах на 2027 год").unwrap();
    for (row, cells) in std::iter::once(header.to_vec()).chain(rows.iter().cloned()).enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row).unwrap() + 2, u16::try_from(column).unwrap());
            match cell.parse::<f64>() {
                Ok(number) => page.write_number(row, column, number).unwrap(),
                Err(_) => page.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

const HEADER: &[&str] = &[
    "Код профессии",
    "Уровень образования",
    "Работает сейчас",
    "Вакансии",
    "Новые рабочие места, 2029",
    "Прочее выбытие, % в год",
    "Зарплата, от",
    "Источник найма",
];

fn rows() -> Vec<Vec<&'static str>> {
    vec![
        vec!["R-001", "высшее", "24", "2", "6", "4", "320000", "выпускники региона"],
        // The code is typed with a Cyrillic Р.
        vec!["Р-069", "Техническое и профессиональное", "31", "3", "", "6.5", "", ""],
    ]
}

async fn drafted(region: &Region) -> ReturnId {
    let campaign = opened(region).await;
    actions::draft(&region.db, &region.personnel(), campaign, region.plant).await.unwrap()
}

async fn refused(region: &Region, of: ReturnId, bytes: &[u8], name: &str) -> Vec<Refusal> {
    match actions::take_file(&region.db, &region.personnel(), of, (bytes, name), false).await {
        Err(Failure::Refused(all)) => all,
        other => panic!("a damaged file: {other:?}"),
    }
}

#[tokio::test]
async fn a_file_is_tried_taken_in_whole_and_changes_nothing_the_second_time() {
    for trial in db::trial::both().await.unwrap() {
        let region = settle(&trial.db).await;
        let (db, hr) = (&trial.db, region.personnel());
        let id = drafted(&region).await;
        let bytes = workbook(HEADER, &rows());
        let file = (bytes.as_slice(), "заявка.xlsx");

        let tried = actions::take_file(db, &hr, id, file, true).await.unwrap();
        assert_eq!((tried.new, tried.changed, tried.same), (2, 0, 0));
        assert_eq!((version(&region, id).await, store::lines(db, id).await.unwrap().len()), (1, 0), "only tried");
        actions::take_file(db, &hr, id, file, false).await.unwrap();
        let again = actions::take_file(db, &hr, id, file, false).await.unwrap();

        assert_eq!((again.new, again.changed, again.same), (0, 0, 2));
        assert_eq!(version(&region, id).await, 2, "the same file changes nothing");
        let lines = store::lines(db, id).await.unwrap();
        let engineers = lines.iter().find(|line| line.profession.code == "R-001").unwrap();
        assert_eq!((engineers.line.staff, engineers.line.jobs[2], engineers.line.attrition.0), (24, 6, 400));
        let shorter = workbook(HEADER, &[vec!["R-001", "высшее", "25", "2", "6", "4", "320000", ""]]);
        let noted = actions::take_file(db, &hr, id, (&shorter, "a.xlsx"), false).await.unwrap();
        assert_eq!((noted.changed, noted.notes.len()), (1, 1));
        assert_eq!(noted.notes[0].rule.code, refusal::LINE_STAYS.code);
        assert!(db::verify(db).await.unwrap().1.is_empty());
    }
}

#[tokio::test]
async fn the_template_goes_out_with_the_enterprise_and_comes_back_from_libreoffice() {
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let (db, hr) = (&trial.db, region.personnel());
    let id = drafted(&region).await;
    actions::add_line(db, &hr, id, 1, &example::engineers()).await.unwrap();
    actions::add_line(db, &hr, id, 2, &example::operators()).await.unwrap();
    let of = store::load(db, &hr, id).await.unwrap();
    let stored = store::lines(db, id).await.unwrap();
    let rows: Vec<_> = stored
        .iter()
        .map(|one| {
            let typed = one.line.form(&one.profession.code);
            needs::returns::form::row(of.bin.as_deref(), &one.profession, Lang::Ru, &typed)
        })
        .collect();
    let template = form(of.year).template(Lang::Ru, &rows).unwrap();

    let back = actions::take_file(db, &hr, id, (&template, "return.xlsx"), false).await.unwrap();
    assert_eq!((back.new, back.changed, back.same), (0, 0, 2), "a template is read back as it went out");
    // Where LibreOffice is not installed, its stored file is read by another test.
    if let Some(saved) = through_libreoffice(&template) {
        let back = actions::take_file(db, &hr, id, (&saved, "return.xlsx"), false).await.unwrap();
        assert_eq!((back.new, back.changed, back.same), (0, 0, 2));
    }
}

/// The workbook opened by LibreOffice, saved as its own ODS and as XLSX again.
fn through_libreoffice(bytes: &[u8]) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("qosar-needs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    std::fs::write(folder.join("return.xlsx"), bytes).ok()?;
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let convert = |from: &str, to: &str| {
        let ran = Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
            .arg(&folder)
            .arg(folder.join(from))
            .output();
        ran.is_ok_and(|output| output.status.success())
    };
    let saved = (convert("return.xlsx", "ods") && convert("return.ods", "xlsx"))
        .then(|| std::fs::read(folder.join("return.xlsx")).ok())
        .flatten();
    let _ = std::fs::remove_dir_all(&folder);
    saved
}

#[tokio::test]
async fn a_stored_file_of_libreoffice_is_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/return-libreoffice.xlsx");
    if std::env::var_os("UPDATE_GOLDEN").is_some()
        && let Some(saved) = through_libreoffice(&workbook(HEADER, &rows()))
    {
        std::fs::write(&path, saved).unwrap();
    }
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let id = drafted(&region).await;

    let bytes = std::fs::read(path).unwrap();
    let taken = actions::take_file(&trial.db, &region.personnel(), id, (&bytes, "a.xlsx"), false).await.unwrap();

    assert_eq!((taken.new, taken.notes.len()), (2, 0));
}

#[tokio::test]
async fn a_damaged_file_is_told_by_row_and_cell_in_three_languages_and_changes_nothing() {
    web::speak(&[web::MESSAGES, documents::MESSAGES, needs::MESSAGES]);
    let trial = db::trial::sqlite().await.unwrap();
    let region = settle(&trial.db).await;
    let db = &trial.db;
    let id = drafted(&region).await;
    let good = rows();
    let with = |row: usize, column: usize, cell: &'static str| {
        let mut rows = good.clone();
        rows[row][column] = cell;
        workbook(HEADER, &rows)
    };
    let mut twice = good.clone();
    twice.push(good[0].clone());
    let mut columns = HEADER.to_vec();
    columns[3] = "Вакансий всего";
    let foreign = "БИН,Код профессии,Уровень образования,Работает сейчас\n040140000388,R-001,высшее,24\n";

    let damaged: Vec<(&str, Vec<u8>, &str, Option<&str>)> = vec![
        ("a negative number", with(1, 2, "-3"), "documents-refusal-cell-not-a-number", Some("C5")),
        ("words for a number", with(0, 3, "две"), "documents-refusal-cell-not-a-number", Some("D4")),
        ("an unknown profession", with(0, 0, "R-999"), refusal::UNKNOWN_PROFESSION.code, Some("A4")),
        ("an unknown level", with(0, 1, "семь классов"), "documents-refusal-cell-not-in-list", Some("B4")),
        ("more than all leave", with(1, 5, "140"), refusal::NOT_A_PERCENTAGE.code, Some("F5")),
        ("a needed cell empty", with(1, 2, ""), "documents-refusal-cell-empty", Some("C5")),
        ("a profession twice", workbook(HEADER, &twice), refusal::ROW_TWICE.code, Some("A6")),
        ("an unknown column", workbook(&columns, &good), "documents-refusal-column-unknown", Some("D3")),
        ("another enterprise", foreign.as_bytes().to_vec(), refusal::OTHER_ENTERPRISE.code, Some("A2")),
        ("no row", workbook(HEADER, &[]), "documents-refusal-no-rows", None),
        ("an empty file", Vec::new(), "documents-refusal-no-rows", None),
        ("no table", b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec(), "documents-refusal-old-workbook", None),
    ];

    for (what, bytes, code, cell) in damaged {
        let name = if bytes.starts_with(b"PK") { "a.xlsx" } else { "a.csv" };
        let all = refused(&region, id, &bytes, name).await;
        let found = all.iter().find(|one| one.rule.code == code);
        let found =
            found.unwrap_or_else(|| panic!("{what}: {:?}", all.iter().map(|one| one.rule.code).collect::<Vec<_>>()));
        if let Some(cell) = cell {
            let told = found.args.iter().any(|(name, arg)| *name == "cell" && *arg == kernel::Arg::from(cell));
            assert!(told, "{what}: {:?}", found.args);
        }
        for lang in Lang::ALL {
            let words = Say::new(*lang).refusal(found);
            assert!(!words.contains('⟦') && !words.contains("{$"), "{what} {}: {words}", lang.code());
        }
    }
    assert_eq!((version(&region, id).await, store::lines(db, id).await.unwrap().len()), (1, 0));
}
