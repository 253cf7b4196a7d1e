//! Reading: a real curriculum where it is at hand, our own with the same oddities always, and damaged ones.

use std::path::{Path, PathBuf};

use kernel::{Arg, Credits, Hours, Refusal};
use programmes::reading::{File, Oddity, Reading, read, read_matrix, read_prerequisites, read_rows};
use programmes::{Component, Cycle, Level, Matrix, Profile, ProgrammeCode, Standing, Totals, check, example, refusal};
use proptest::prelude::*;

const ODD: &str = include_str!("../odd-curriculum.csv");
const ODD_MODULES: &str = include_str!("../odd-modules.csv");

fn odd(text: &str) -> Result<Reading, Vec<Refusal>> {
    read(text.as_bytes(), Some(ODD_MODULES.as_bytes()), Profile::Bachelor240)
}

/// The real files, beside the project where its makers keep them.
fn real() -> Option<(Vec<u8>, Vec<u8>)> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/programmes");
    let file = |name: &str| std::fs::read(folder.join(name)).ok();
    file("6B01601-2026-curriculum.csv").zip(file("6B01601-2026-modules.csv"))
}

#[test]
#[allow(clippy::print_stderr)] // a skipped test says so
fn the_real_curriculum_is_read_and_its_volumes_are_confirmed() {
    let Some((curriculum, modules)) = real() else {
        eprintln!("SKIPPED: the real curriculum 6B01601 is not beside the project");
        return;
    };

    let reading = read(&curriculum, Some(&modules), Profile::Bachelor240).unwrap();

    let curriculum = reading.curriculum;
    assert_eq!((curriculum.slots.len(), curriculum.modules.len()), (47, 12));
    assert_eq!(curriculum.slots.iter().map(|slot| slot.options.len()).sum::<usize>(), 71);
    let totals = Totals::of(&curriculum);
    assert_eq!((totals.credits, totals.hours), (Credits::whole(240), Hours::whole(7200)));
    assert_eq!(totals.cycle(Cycle::GeneralEducation), Credits::whole(56));
    assert_eq!(totals.part(Cycle::GeneralEducation, Component::Mandatory), Credits::whole(51));
    assert_eq!(totals.general_chosen(), Credits::whole(5));
    assert_eq!(totals.part(Cycle::Basic, Component::University), Credits::whole(57));
    assert_eq!(totals.part(Cycle::Basic, Component::Elective), Credits::whole(55));
    assert_eq!(totals.part(Cycle::Major, Component::University), Credits::whole(37));
    assert_eq!(totals.part(Cycle::Major, Component::Elective), Credits::whole(27));
    assert_eq!((totals.body(), totals.practice), (Credits::whole(176), Credits::whole(28)));
    assert_eq!(totals.cycle(Cycle::FinalAttestation), Credits::whole(8));
    let loads: Vec<_> = totals.by_term.values().copied().collect();
    assert_eq!(loads, [29, 31, 29, 31, 30, 30, 40, 20].map(Credits::whole));
    assert_eq!(curriculum.slots.iter().filter(|slot| slot.code == "4305").count(), 2);
    assert_eq!(curriculum.slot(8).unwrap().code, "1(2)107");
    let places = curriculum.slots.iter().flat_map(|slot| &slot.options);
    assert_eq!(places.filter(|option| option.standing == Standing::MinorPlace).count(), 3);
    let like = reading.notes.iter().filter(|note| note.oddity == Oddity::LookAlike).count();
    assert_eq!(like, 4, "{:#?}", reading.notes);

    let findings = check(&curriculum, &Matrix::default(), example::ADMISSION);
    let errors: Vec<_> = findings.iter().filter(|f| f.level == Level::Error).map(|f| f.check.number).collect();
    assert_eq!(errors, ["M-01"], "only the outcomes are not given yet");
    let general = findings.iter().find(|finding| finding.check.number == "R-03").unwrap();
    let figures: Vec<_> = general.args.iter().map(|(_, value)| value.clone()).collect();
    assert_eq!(figures, [56, 56, 51, 5].map(Arg::Number));
    let warned: Vec<_> = findings.iter().filter(|f| f.check.number == "C-CONTROL").map(|f| f.level).collect();
    assert_eq!(warned, [Level::Warning], "3302 is controlled a term after its study");
}

#[test]
fn the_oddities_of_real_forms_are_survived_and_noted() {
    let reading = odd(ODD).unwrap();

    let slots = &reading.curriculum.slots;
    assert_eq!(slots.iter().map(|slot| slot.order).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    assert_eq!(slots.iter().filter(|slot| slot.code == "4305").count(), 2, "the order is the key");
    assert_eq!(slots[1].code, "1(2)107");
    assert_eq!(slots[1].terms.len(), 4);
    assert_eq!(slots[2].options[0].code, "TT/ TV/ TS 1216", "look-alikes are Latin now");
    assert_eq!(slots[3].options.last().unwrap().standing, Standing::MinorPlace);
    assert_eq!(slots[2].first_option().unwrap().number, 1);
    assert_eq!(reading.curriculum.module(2).unwrap().names.ru, "Модуль, с запятой");
    let noted: Vec<_> = reading.notes.iter().map(|note| (note.row, note.column, note.oddity)).collect();
    assert_eq!(
        noted,
        [
            (3, "slot_code", Oddity::OddSlotCode),
            (4, "code", Oddity::LookAlike),
            (5, "name_en", Oddity::MixedWord),
            (6, "name_ru", Oddity::OtherLanguage),
            (7, "code", Oddity::MinorPlace),
            (9, "slot_code", Oddity::SlotCodeTwice),
        ]
    );
}

#[test]
fn rows_may_come_in_any_order_with_a_mark_semicolons_and_blank_lines() {
    let wanted = odd(ODD).unwrap().curriculum;
    let mut lines: Vec<_> = ODD.lines().collect();
    lines[1..].reverse();

    let reversed = odd(&lines.join("\r\n")).unwrap().curriculum;
    let marked = odd(&format!("\u{feff}{ODD}")).unwrap().curriculum;
    let spaced = odd(&ODD.replace('\n', "\n\n")).unwrap().curriculum;
    let trailing = odd(&ODD.replace('\n', ",\n")).unwrap().curriculum;
    let divided = odd(&divided_by_semicolons(ODD)).unwrap().curriculum;

    for other in [reversed, marked, spaced, trailing, divided] {
        assert_eq!(other, wanted);
    }
}

/// As a spreadsheet in Kazakh or Russian saves it.
fn divided_by_semicolons(text: &str) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for record in csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn hours_that_do_not_add_up_are_a_finding_not_a_failure() {
    let reading = odd(&ODD.replacen(",5,150,30,", ",5,149,30,", 1)).unwrap();

    let findings = check(&reading.curriculum, &Matrix::default(), example::ADMISSION);

    let broken = |number| findings.iter().any(|f| f.check.number == number && f.level == Level::Warning);
    assert!(broken("R-01") && broken("C-HOURS"));
}

/// What is damaged, the rule that says so, and the row and column it names.
type Damage = (&'static str, fn() -> String, kernel::Rule, Option<(i64, &'static str)>);

fn with(from: &str, to: &str) -> String {
    assert!(ODD.contains(from), "{from} stands in the file");
    ODD.replacen(from, to, 1)
}

const DAMAGED: &[Damage] = &[
    ("empty", String::new, refusal::FILE_EMPTY, None),
    ("blank", || " \n\n".into(), refusal::FILE_EMPTY, None),
    ("a header alone", || ODD.lines().next().unwrap().into(), refusal::FILE_NO_ROWS, None),
    ("a missing column", || with("choose_n,", "choose,"), refusal::COLUMN_MISSING, None),
    ("an unknown column", || with("choose_n,", "choose,"), refusal::COLUMN_UNKNOWN, None),
    ("a column twice", || with("hours_lab", "hours_lecture"), refusal::COLUMN_TWICE, None),
    ("a short row", || with(",history_kz,no", ",history_kz"), refusal::ROW_LENGTH, None),
    ("no order", || with("4101,1,", "4101,,"), refusal::CELL_EMPTY, Some((2, "slot_order"))),
    ("no name", || with("Қазақстан тарихы", " "), refusal::CELL_EMPTY, Some((2, "name_kk"))),
    ("no terms", || with(",7:5,7,", ",,7,"), refusal::CELL_EMPTY, Some((2, "credits_by_term"))),
    ("not a number", || with("MANDATORY,5,150", "MANDATORY,five,150"), refusal::CELL_NUMBER, Some((2, "credits"))),
    ("a negative number", || with("5,150,30,", "5,150,-30,"), refusal::CELL_NEGATIVE, Some((2, "hours_lecture"))),
    ("negative credits", || with("MANDATORY,5,150", "MANDATORY,-5,150"), refusal::CELL_NEGATIVE, Some((2, "credits"))),
    ("too many credits", || with("MANDATORY,5,150", "MANDATORY,500,150"), refusal::CELL_RANGE, Some((2, "credits"))),
    ("a term of no programme", || with(",7:5,7,", ",7:5,70,"), refusal::CELL_RANGE, Some((2, "control_term"))),
    ("an unknown cycle", || with("GED,MANDATORY,5", "GDE,MANDATORY,5"), refusal::CELL_LIST, Some((2, "cycle"))),
    ("an unknown control", || with("STATE_EXAM", "ORAL"), refusal::CELL_LIST, Some((2, "control_form"))),
    ("an unknown slug", || with("history_kz", "history_ru"), refusal::CELL_LIST, Some((2, "mandatory_discipline"))),
    ("neither yes nor no", || with("STATE_EXAM,no", "STATE_EXAM,maybe"), refusal::CELL_LIST, Some((2, "course_work"))),
    ("terms unreadable", || with(",7:5,7,", ",7=5,7,"), refusal::CELL_TERMS, Some((2, "credits_by_term"))),
    ("a term twice", || with("1:2;2:2", "1:2;1:2"), refusal::CELL_TERMS, Some((3, "credits_by_term"))),
    (
        "options that disagree",
        || {
            with(
                "1216,3,1,BD,ELECTIVE,3,90,15,0,15,0,45,15,0,0,EXAM,no,1:3,1,1,no,2",
                "1216,3,1,BD,ELECTIVE,4,90,15,0,15,0,45,15,0,0,EXAM,no,1:3,1,1,no,2",
            )
        },
        refusal::ROW_DIFFERS,
        Some((5, "credits")),
    ),
    ("an option twice", || with(",1,1,no,2,no,", ",1,1,no,1,no,"), refusal::OPTION_TWICE, Some((5, "option_no"))),
    ("a code twice", || with("AT/ AV/ AV 1216", "TТ/ TV/ TS 1216"), refusal::CODE_TWICE, Some((5, "code"))),
    ("two defaults", || with(",1,1,no,2,no,", ",1,1,no,2,yes,"), refusal::DEFAULTS, Some((5, "option_default"))),
    ("no such module", || with("4101,1,1,", "4101,1,9,"), refusal::MODULE_UNKNOWN, Some((2, "module_no"))),
    ("a page in a cell", || with("Қазақстан тарихы", &"а".repeat(501)), refusal::CELL_LONG, Some((2, "name_kk"))),
    (
        "no such prerequisite",
        || {
            ODD.replace("is_practice", "is_practice,prerequisites")
                .replace(",no\n", ",no,9\n")
                .replace(",yes\n", ",yes,\n")
        },
        refusal::PREREQUISITE_UNKNOWN,
        Some((2, "prerequisites")),
    ),
];

fn arg<'a>(refusal: &'a Refusal, name: &str) -> Option<&'a Arg> {
    refusal.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// Every refusal of every damaged file, for the test of messages.
pub fn all_damaged() -> Vec<Refusal> {
    DAMAGED.iter().flat_map(|(_, text, ..)| odd(&text()).unwrap_err()).collect()
}

#[test]
fn every_damage_is_told_by_row_and_column() {
    for (what, text, rule, place) in DAMAGED {
        let refusals = odd(&text()).expect_err(what);

        let told = refusals.iter().find(|refusal| refusal.rule.code == rule.code);
        let told = told.unwrap_or_else(|| panic!("{what}: {refusals:?}"));
        assert_eq!(arg(told, "file"), Some(&Arg::Key("programmes-file-curriculum")), "{what}");
        if let Some((row, column)) = place {
            assert_eq!(arg(told, "row"), Some(&Arg::Number(*row)), "{what}");
            assert_eq!(arg(told, "column"), Some(&Arg::from(*column)), "{what}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_row() {
    let mut bytes = ODD.as_bytes().to_vec();
    let second = ODD.find('\n').unwrap() + 5;
    bytes[second] = 0xff;
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(ODD.encode_utf16().flat_map(u16::to_le_bytes)).collect();

    let torn = read(&bytes, None, Profile::Bachelor240).unwrap_err();
    let wide = read(&utf16, None, Profile::Bachelor240).unwrap_err();

    assert_eq!((torn[0].rule, arg(&torn[0], "row")), (refusal::FILE_ENCODING, Some(&Arg::Number(2))));
    assert_eq!(wide[0].rule, refusal::FILE_ENCODING);
}

#[test]
fn all_errors_are_told_at_once_in_the_order_of_rows_but_not_without_end() {
    let two = odd(&with("MANDATORY,5,150", "MANDATORY,five,one")).unwrap_err();
    let row = "9999,7,1,GED,MANDATORY,x,x,x,x,x,x,x,x,x,x,EXAM,no,1:1,1,1,no,1,yes,C 1,Қ,Р,E,,no\n";
    let many: String =
        (10..60).map(|order| row.replace(",7,", &format!(",{order},")).replace("C 1", &order.to_string())).collect();

    let many = odd(&format!("{ODD}{many}")).unwrap_err();

    assert_eq!(
        two.iter().map(|refusal| arg(refusal, "column").cloned()).collect::<Vec<_>>(),
        [Some(Arg::from("credits")), Some(Arg::from("total_hours"))]
    );
    assert_eq!(many.len(), 201);
    assert_eq!(many[200].rule, refusal::FILE_MORE);
    assert_eq!(arg(&many[200], "count"), Some(&Arg::Number(300)));
}

#[test]
fn a_longer_file_than_any_curriculum_is_refused_at_once() {
    let line = ODD.lines().nth(1).unwrap();
    let long = format!("{ODD}{}", format!("{line}\n").repeat(2000));

    assert_eq!(odd(&long).unwrap_err()[0].rule, refusal::FILE_LONG);
}

#[test]
fn modules_are_checked_as_well_and_may_be_left_out() {
    let modules = |text: &str| read(ODD.as_bytes(), Some(text.as_bytes()), Profile::Bachelor240);

    let twice = modules(&ODD_MODULES.replace("\n2,", "\n1,")).unwrap_err();
    let empty = modules("").unwrap_err();
    let without = read(ODD.as_bytes(), None, Profile::Bachelor240).unwrap();

    assert_eq!(twice[0].rule, refusal::MODULE_UNKNOWN, "the curriculum's rows come first");
    assert!(twice.iter().any(|refusal| refusal.rule == refusal::MODULE_TWICE));
    assert_eq!(arg(&empty[0], "file"), Some(&Arg::Key("programmes-file-modules")));
    assert_eq!(without.curriculum.modules.len(), 2);
}

#[test]
fn outcomes_and_matrix_are_checked_against_the_curriculum() {
    let curriculum = example::curriculum();
    let read = |outcomes: &str, matrix: &str| read_matrix(outcomes.as_bytes(), matrix.as_bytes(), &curriculum);
    let (outcomes, matrix) = (example::OUTCOMES_CSV, example::MATRIX_CSV);

    let twice = read(&outcomes.replace("\nLO2,", "\nLO1,"), matrix).unwrap_err();
    let nameless = read(&outcomes.replace("\nLO2,", "\nxx,"), matrix).unwrap_err();
    let unknown = read(outcomes, &matrix.replacen("LO1", "LO77", 1)).unwrap_err();
    let stranger = read(outcomes, &format!("{matrix}XX 1,998,1,LO1\n")).unwrap_err();
    let cyrillic = read(&outcomes.replace("\nLO", "\nОН"), matrix).unwrap();

    assert!(twice.iter().any(|refusal| refusal.rule == refusal::OUTCOME_TWICE));
    assert!(nameless.iter().any(|refusal| refusal.rule == refusal::CELL_NUMBER));
    assert!(unknown.iter().any(|refusal| refusal.rule == refusal::OUTCOME_UNKNOWN));
    assert!(stranger.iter().any(|refusal| refusal.rule == refusal::DISCIPLINE_UNKNOWN));
    assert_eq!(cyrillic, example::matrix());
}

#[test]
fn prerequisites_name_exactly_one_slot_each() {
    let mut curriculum = odd(ODD).unwrap().curriculum;
    let before = curriculum.clone();

    let unknown = read_prerequisites(b"slot_code,requires\n4101,9999\n", &mut curriculum).unwrap_err();
    let ambiguous = read_prerequisites(b"slot_code,requires\n1216,4101\n4305,4101\n", &mut curriculum).unwrap_err();
    let untouched = curriculum.clone();
    read_prerequisites(b"slot_code,requires\n4101,1216\n4101,1216\n", &mut curriculum).unwrap();

    let place = |refusal: &Refusal| (arg(refusal, "row").cloned(), arg(refusal, "column").cloned());
    assert_eq!(unknown[0].rule, refusal::SLOT_UNKNOWN);
    assert_eq!(place(&unknown[0]), (Some(Arg::Number(2)), Some(Arg::from("requires"))));
    assert_eq!(place(&ambiguous[0]), (Some(Arg::Number(3)), Some(Arg::from("slot_code"))));
    assert_eq!(untouched, before);
    assert_eq!(curriculum.slot(1).unwrap().prerequisites, [3]);
}

#[test]
fn a_table_from_a_workbook_is_read_as_the_file_is() {
    let table = programmes::reading::decode(File::Curriculum, ODD.as_bytes()).unwrap();

    let reading = read_rows(&table, None, Profile::Bachelor240).unwrap();

    assert_eq!(reading, read(ODD.as_bytes(), None, Profile::Bachelor240).unwrap());
}

#[test]
fn what_is_read_is_kept_through_json() {
    let curriculum = example::curriculum();
    let json = serde_json::to_string(&curriculum).unwrap();

    assert_eq!(serde_json::from_str::<programmes::Curriculum>(&json).unwrap(), curriculum);
}

#[test]
fn a_programme_code_is_read_in_either_alphabet() {
    let code: ProgrammeCode = " 6в07114 ".parse().unwrap();
    assert_eq!(code.as_str(), "6B07114");
    assert_eq!((code.field(), code.direction()), ("6B07", Some("6B071")));
    assert_eq!(code.degree(), programmes::Degree::Bachelor);
    let across: ProgrammeCode = "6B0408801".parse().unwrap();
    assert_eq!(across.direction(), None);
    assert_eq!("7М04101".parse::<ProgrammeCode>().unwrap().degree(), programmes::Degree::Master);
    for wrong in ["", "6B", "6B0711", "6B071145", "6B0408901", "5B042000", "6B07l14", "9B07114", "6Б07114", "ҚҚ"] {
        assert!(wrong.parse::<ProgrammeCode>().is_err(), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn shuffled_rows_are_the_same_curriculum(order in Just((1usize..9).collect::<Vec<_>>()).prop_shuffle()) {
        let lines: Vec<_> = ODD.lines().collect();
        let shuffled: Vec<_> = std::iter::once(lines[0]).chain(order.iter().map(|n| lines[*n])).collect();
        prop_assert_eq!(odd(&shuffled.join("\n")).unwrap().curriculum, odd(ODD).unwrap().curriculum);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0usize..1500) {
        let _ = read(&bytes, None, Profile::Bachelor240);
        let mut torn = ODD.as_bytes().to_vec();
        torn.splice(at..at, bytes);
        let _ = read(&torn, None, Profile::Bachelor240);
    }

    #[test]
    fn no_text_is_a_code_that_prints_otherwise(text in "[678][BMDВМ][0-9]{5,7}") {
        if let Ok(code) = text.parse::<ProgrammeCode>() {
            prop_assert_eq!(code.to_string().parse::<ProgrammeCode>(), Ok(code));
        }
    }
}
