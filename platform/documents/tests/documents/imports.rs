//! Files as people send them, and as they damage them.

use std::io::{Cursor, Write as _};

use documents::imports::{Field, FieldKind, Form, Row, read};
use documents::{Cell, refusal};
use kernel::{Arg, Code as _, Credits, Day, Lang, Money, Names, Refusal, Rule};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

kernel::codes! { "form",
    pub enum Kind {
        University = "university",
        Enterprise = "enterprise",
    }
}

fn form() -> Form {
    Form::new(
        Names::new("Ұйымдар", "Организации", "Organisations"),
        vec![
            Field::new("name", Names::new("Атауы", "Наименование", "Name"), FieldKind::Text(200)).required(),
            Field::new("bin", Names::new("БСН", "БИН", "BIN"), FieldKind::Digits(12)).required().also(&["БИН/ИИН"]),
            Field::choice("kind", Names::new("Түрі", "Вид", "Kind"), |kind| match kind {
                Kind::University => Names::new("жоғары оқу орны", "вуз", "university"),
                Kind::Enterprise => Names::new("кәсіпорын", "предприятие", "enterprise"),
            })
            .required(),
            Field::new("since", Names::new("Күні", "Дата", "Since"), FieldKind::Day),
            Field::new("places", Names::new("Орын саны", "Число мест", "Places"), FieldKind::Number(0, 500)),
            Field::new("credits", Names::new("Кредит", "Кредиты", "Credits"), FieldKind::Credits),
            Field::new("pay", Names::new("Төлем", "Выплата", "Pay"), FieldKind::Money),
            Field::new("hazard", Names::new("Зиянды", "Вредные", "Hazard"), FieldKind::Flag),
            Field::new("code", Names::new("БББ коды", "Код ОП", "Programme code"), FieldKind::Code(20)),
        ],
    )
}

fn rules(result: Result<Vec<Row>, Vec<Refusal>>) -> Vec<Rule> {
    result.map(|rows| rows.len()).expect_err("a damaged file").into_iter().map(|refusal| refusal.rule).collect()
}

fn arg<'r>(refusal: &'r Refusal, name: &str) -> &'r Arg {
    refusal.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value).expect(name)
}

fn assert_read(rows: &[Row]) {
    let row = &rows[0];
    assert_eq!(row.text("name").unwrap(), "«Қазхром» ТҰК» АҚ");
    assert_eq!(row.text("bin").unwrap(), "010140000388");
    assert_eq!(row.choice::<Kind>("kind").unwrap(), Kind::Enterprise);
    assert_eq!(row.day("since").unwrap(), Day::of(2026, 9, 1).unwrap());
    assert_eq!(row.number("places").unwrap(), 40);
    assert_eq!(row.credits("credits").unwrap(), Credits(750));
    assert_eq!(row.money("pay").unwrap(), Money::tenge(45_000));
    assert!(row.flag("hazard"));
    assert_eq!(row.text("code").unwrap(), "6B07101");
}

#[test]
fn a_file_from_excel_of_our_region_is_read() {
    let text = "\u{feff}Ұйымдар тізімі;;;;;;;;\r\n\r\n\
        Наименование *;БИН;Вид;Дата;Число мест;Кредиты;Выплата;Вредные;Код ОП\r\n\
        «Қазхром» ТҰК» АҚ;010140000388;Предприятие;01.09.2026;40;7,5;45 000,00;да;6В07101\r\n;;;;;;;;\r\n";

    let rows = read(text.as_bytes(), "ұйымдар.csv", &form()).unwrap();

    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].line(), 4);
    assert_read(&rows);
}

#[test]
fn the_same_file_with_commas_and_titles_in_any_order_and_alphabet_is_read() {
    // «БCH» is typed with Latin C and H, «KIND» in capitals, keys of the API are titles as well.
    let text = "KIND,БCH,name,since,places,credits,pay,hazard,code\n\
        кәсіпорын,010140000388,«Қазхром» ТҰК» АҚ,2026-09-01,40,7.5,45000,+,6B07101\n";

    assert_read(&read(text.as_bytes(), "a.csv", &form()).unwrap());
}

fn workbook(fill: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, title) in
        ["Атауы", "БСН", "Түрі", "Күні", "Орын саны", "Кредит", "Төлем", "Зиянды", "БББ коды"].into_iter().enumerate()
    {
        page.write_string(0, u16::try_from(column).unwrap(), title).unwrap();
    }
    fill(page);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_gives_numbers_days_and_lost_zeros_back() {
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let bytes = workbook(|page| {
        page.write_string(1, 0, " «Қазхром» ТҰК» АҚ ").unwrap();
        page.write_number(1, 1, 10_140_000_388.0).unwrap();
        page.write_string(1, 2, "КӘСІПОРЫН").unwrap();
        page.write_datetime_with_format(1, 3, ExcelDateTime::from_ymd(2026, 9, 1).unwrap(), &day).unwrap();
        page.write_formula(1, 4, Formula::new("=20+20").set_result("40")).unwrap();
        page.write_number(1, 5, 7.5).unwrap();
        page.write_number(1, 6, 45_000.0).unwrap();
        page.write_boolean(1, 7, true).unwrap();
        page.write_string(1, 8, "6В07101").unwrap();
    });

    assert_read(&read(&bytes, "ұйымдар.xlsx", &form()).unwrap());
}

#[test]
fn a_workbook_saved_by_libreoffice_is_read_with_its_formula_its_day_and_its_lost_zero() {
    let bytes = include_bytes!("from-libreoffice.xlsx");

    assert_read(&read(bytes, "from-libreoffice.xlsx", &form()).unwrap());
}

#[test]
fn every_wrong_cell_is_told_with_its_name() {
    let bytes = workbook(|page| {
        page.write_string(3, 0, "А").unwrap();
        page.write_string(3, 1, "12345").unwrap();
        page.write_string(3, 2, "банк").unwrap();
        page.write_string(3, 3, "31.02.2026").unwrap();
        page.write_number(3, 4, -3.0).unwrap();
        page.write_number(3, 5, 7.333).unwrap();
        page.write_formula(3, 6, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        page.write_string(3, 7, "мүмкін").unwrap();
        page.write_string(4, 1, "010140000388").unwrap();
    });

    let errors = read(&bytes, "a.xlsx", &form()).expect_err("nine wrong cells");

    let told: Vec<(String, Rule)> = errors
        .iter()
        .map(|error| match arg(error, "cell") {
            Arg::Text(cell) => (cell.clone(), error.rule),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        ("B4", refusal::CELL_NOT_DIGITS),
        ("C4", refusal::CELL_NOT_IN_LIST),
        ("D4", refusal::CELL_NOT_A_DAY),
        ("E4", refusal::CELL_NOT_A_NUMBER),
        ("F4", refusal::CELL_NOT_A_QUANTITY),
        ("G4", refusal::CELL_ERROR),
        ("H4", refusal::CELL_NOT_IN_LIST),
        ("A5", refusal::CELL_EMPTY),
        ("C5", refusal::CELL_EMPTY),
    ];
    assert_eq!(told, expected.map(|(cell, rule)| (cell.to_owned(), rule)).to_vec());
    assert_eq!(errors[0].field, Some("bin"));
    assert_eq!(arg(&errors[0], "row"), &Arg::Number(4));
    assert_eq!(arg(&errors[0], "value"), &Arg::Text("12345".into()));
}

#[test]
fn columns_missing_unknown_and_doubled_are_named() {
    let text = "Атауы;Түрі;Наименование;Телефон\nА;кәсіпорын;Б;+7\n";

    let errors = read(text.as_bytes(), "a.csv", &form()).expect_err("a wrong header");

    let told: Vec<_> = errors.iter().map(|error| error.rule).collect();
    assert_eq!(told, vec![refusal::COLUMN_TWICE, refusal::COLUMN_UNKNOWN, refusal::COLUMN_MISSING]);
    assert_eq!(arg(&errors[0], "first"), &Arg::Text("A1".into()));
    assert_eq!(arg(&errors[1], "name"), &Arg::Text("Телефон".into()));
    assert_eq!(arg(&errors[2], "column"), &Arg::Names(Names::new("БСН", "БИН", "BIN")));
    let ignoring = read("Атауы;БСН;Түрі;Телефон\nА;010140000388;вуз;+7".as_bytes(), "a.csv", &form().ignoring_extra());
    assert_eq!(ignoring.unwrap().len(), 1);
}

#[test]
fn files_that_are_no_tables_say_what_they_are() {
    let of = |bytes: &[u8], name: &str| rules(read(bytes, name, &form()));

    assert_eq!(of(b"", "a.xlsx"), vec![refusal::NO_ROWS]);
    assert_eq!(of("  \n ".as_bytes(), "a.csv"), vec![refusal::NO_ROWS]);
    assert_eq!(of("Атауы;БСН;Түрі\n".as_bytes(), "a.csv"), vec![refusal::NO_ROWS]);
    assert_eq!(of("Фамилия;Имя\nА;Б\n".as_bytes(), "a.csv"), vec![refusal::NO_HEADER]);
    assert_eq!(of(b"%PDF-1.7 text", "a.pdf"), vec![refusal::NOT_A_TABLE]);
    assert_eq!(of(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1], "a.xls"), vec![refusal::OLD_WORKBOOK]);
    assert_eq!(of(&[0xFF, 0xFE, 0x10, 0x04, 0x11, 0x04], "a.csv"), vec![refusal::ENCODING]);
    assert_eq!(of(&[0xCD, 0xE0, 0xE7, 0xE2, 0xE0, b';', 0xC1], "a.csv"), vec![refusal::ENCODING]);
    assert_eq!(of(b"PK\x03\x04 and then nothing", "a.xlsx"), vec![refusal::BROKEN_WORKBOOK]);
    assert_eq!(of(&workbook(|_| {}), "a.xlsx"), vec![refusal::NO_ROWS]);
}

#[test]
fn a_parcel_that_unpacks_into_a_mountain_is_not_opened() {
    let mut parcel = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    parcel.start_file("xl/worksheets/sheet1.xml", packed).unwrap();
    parcel.write_all(&vec![b' '; 3 << 20]).unwrap();
    let bytes = parcel.finish().unwrap().into_inner();
    let mut small = form();
    small.most_unpacked = 1 << 20;

    assert!(bytes.len() < 10_000);
    assert_eq!(rules(read(&bytes, "a.xlsx", &small)), vec![refusal::FILE_TOO_LARGE]);
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let bytes = workbook(|page| {
        page.write_string(1_048_575, 0, "алыстағы").unwrap();
    });

    let errors = read(&bytes, "a.xlsx", &form()).expect_err("a lonely cell");

    assert_eq!(errors.iter().map(|e| e.rule).collect::<Vec<_>>(), vec![refusal::CELL_EMPTY, refusal::CELL_EMPTY]);
    assert_eq!(arg(&errors[0], "cell"), &Arg::Text("B1048576".into()));
}

#[test]
fn rows_and_errors_have_their_limits() {
    let mut text = "Атауы;БСН;Түрі\n".to_owned();
    text.push_str(&"А;1;вуз\n".repeat(300));

    let errors = read(text.as_bytes(), "a.csv", &form()).expect_err("three hundred errors");
    assert_eq!(errors.len(), 201);
    assert_eq!(errors[200].rule, refusal::MORE_ERRORS);
    assert_eq!(arg(&errors[200], "count"), &Arg::Number(100));

    assert_eq!(rules(read(text.as_bytes(), "a.csv", &form().most_rows(299))), vec![refusal::TOO_MANY_ROWS]);
}

#[test]
fn the_template_filled_beforehand_is_read_by_its_own_form() {
    let row = vec![
        Cell::from("«Қазхром» ТҰК» АҚ"),
        Cell::from("010140000388"),
        Cell::from("кәсіпорын"),
        Cell::from(Day::of(2026, 9, 1)),
        Cell::Number(40),
        Cell::Credits(Credits(750)),
        Cell::Money(Money::tenge(45_000)),
        Cell::from("иә"),
        Cell::from("6В07101"),
    ];

    for &lang in Lang::ALL {
        let bytes = form().template(lang, std::slice::from_ref(&row)).unwrap();
        assert_read(&read(&bytes, "template.xlsx", &form()).unwrap());
    }
    assert_eq!(rules(read(&form().template(Lang::Kk, &[]).unwrap(), "t.xlsx", &form())), vec![refusal::NO_ROWS]);
}

#[test]
fn a_rule_of_the_reader_is_told_at_its_cell() {
    let rows = read("Атауы;БСН;Түрі\nА;010140000388;вуз".as_bytes(), "a.csv", &form()).unwrap();

    let refusal = rows[0].refuse("bin", &kernel::house::TAKEN);

    assert_eq!(arg(&refusal, "cell"), &Arg::Text("B2".into()));
    assert_eq!(arg(&refusal, "value"), &Arg::Text("010140000388".into()));
    assert_eq!(refusal.field, Some("bin"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_file_never_breaks_the_reader(places in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = workbook(|page| { page.write_string(1, 0, "А").unwrap(); });
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read(&bytes, "a.xlsx", &form());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[Атауы;БСН,Түрі\"\n\r\t 0-9А]{0,120}") {
        let _ = read(text.as_bytes(), "a.csv", &form());
    }
}
