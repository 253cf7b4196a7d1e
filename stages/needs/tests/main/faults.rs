//! Tables that cannot be reckoned: whatever is wrong is told in the reader's language, with the table, row and column.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use forecast::{Fault, Message};
use kernel::{Code, Lang, Refusal};
use needs::forecasts::inputs::Inputs;
use needs::forecasts::kinds::Kind;
use needs::forecasts::{InCell, reckon, wrong};
use needs::refusal;
use web::Say;

use crate::reckoning::{asked, inputs, lines};

fn speak() {
    web::speak(&[web::MESSAGES, documents::MESSAGES, registry::MESSAGES, needs::MESSAGES]);
}

/// One of each fault, with arguments of every kind it has.
fn every() -> Vec<Fault> {
    let text = || "2025,5".to_owned();
    let name = || "R-001".to_owned();
    vec![
        Fault::Unreadable { cause: "the line is cut".into() },
        Fault::TooLong { bytes: 268_435_456, cells: 67_108_864 },
        Fault::NoHeader,
        Fault::NotText,
        Fault::Quote,
        Fault::Ragged { found: 3, expected: 4 },
        Fault::NoColumn { name: "share".into(), known: "sector, occupation".into() },
        Fault::NoColumnBegins,
        Fault::TwiceNamed { name: "year".into() },
        Fault::StrangeColumn { known: "sector, growth".into() },
        Fault::KeyColumns { least: 1, most: 8 },
        Fault::NoRows,
        Fault::EmptyCell,
        Fault::NumberNeeded,
        Fault::NotNumber { text: text() },
        Fault::NotWhole { text: text() },
        Fault::Digits { text: text(), most: 6 },
        Fault::Range { value: 1.25, least: 0.0, most: 1.0 },
        Fault::MinimumOver { minimum: 5, maximum: 4 },
        Fault::Unknown { name: name() },
        Fault::Again { key: "KZ-55, C, 2025".into() },
        Fault::Missing,
        Fault::Together { tables: "strata.csv, returns.csv".into() },
        Fault::Instead { table: "separations.csv".into(), tables: "bands.csv, ages.csv, exits.csv".into() },
        Fault::TooMany,
        Fault::NotInBase { key: "KZ-55, C".into(), year: 2024, base: 2025 },
        Fault::Far { last: 2080, base: 2025, most: 50 },
        Fault::Unsaid { key: "KZ-55, C, 2027".into() },
        Fault::GrowthForm,
        Fault::Levels { people: 1e24, most: 1e10 },
        Fault::NoWidth,
        Fault::RatesOver { sum: 1.015 },
        Fault::ShiftedRates { factor: 9.5 },
        Fault::SharesOver { name: name(), sum: 1.003 },
        Fault::SharesSum { sum: 0.5 },
        Fault::NotScenario { text: text() },
        Fault::Scenarios,
        Fault::OtherStratum { name: name() },
        Fault::ReplacedOver,
        Fault::Nobody,
        Fault::Horizon { years: 60, most: 50 },
        Fault::Sizes,
        Fault::Outside,
        Fault::GrowsBeyond { most: 1e12 },
        Fault::Draws { draws: 50, least: 100, most: 100_000_000 },
        Fault::Level { level: 100.0, least: 1.0, most: 99.9 },
        Fault::HowManyLevels { most: 8 },
        Fault::TimeTwice { time: "2020-01".into() },
        Fault::TimeOther { time: "2020".into(), first: "2020-01".into() },
        Fault::TimeUnclear { time: "03/04/2024".into() },
        Fault::Period,
        Fault::Steps { most: 1_000 },
        Fault::Beyond { value: 1e300, most: 1e15 },
    ]
}

/// What is wrong with the words of faults: a language without a sentence, an argument that the fault does not have.
fn unsaid(faults: &[Message], words: &BTreeMap<Lang, BTreeMap<String, BTreeSet<String>>>) -> Vec<String> {
    let mut told = Vec::new();
    for (lang, sentences) in words {
        for fault in faults {
            let Some(named) = sentences.get(&fault.code) else {
                told.push(format!("{} has no words in {}", fault.code, lang.code()));
                continue;
            };
            for name in named.iter().filter(|name| !fault.args.contains_key(*name)) {
                told.push(format!("{} has no argument {name}, which {} names", fault.code, lang.code()));
            }
        }
    }
    told
}

fn words() -> BTreeMap<Lang, BTreeMap<String, BTreeSet<String>>> {
    Lang::ALL.iter().map(|lang| (*lang, web::keys(&needs::MESSAGES, *lang).into_iter().collect())).collect()
}

#[test]
fn every_fault_has_words_in_three_languages_that_name_only_its_own_arguments() {
    let all: Vec<Message> = every().iter().map(Fault::message).collect();

    let codes: BTreeSet<&str> = all.iter().map(|message| message.code.as_str()).collect();
    assert_eq!(codes, Fault::CODES.iter().copied().collect(), "one of each");
    assert_eq!(unsaid(&all, &words()), Vec::<String>::new());
    // No words stay behind for a fault that is gone.
    for (lang, sentences) in words() {
        let left: Vec<&String> = sentences
            .keys()
            .filter(|key| key.starts_with("forecast-wrong-") && !codes.contains(key.as_str()))
            .collect();
        assert!(left.is_empty(), "{}: {left:?}", lang.code());
    }
}

#[test]
fn words_that_are_wanting_or_name_another_argument_are_found() {
    let message = Fault::SharesSum { sum: 0.5 }.message();
    let mut spoilt = words();
    spoilt.get_mut(&Lang::Kk).unwrap().remove(&message.code);
    spoilt.get_mut(&Lang::Ru).unwrap().get_mut(&message.code).unwrap().insert("name".into());

    let mut found = unsaid(&[message], &spoilt);

    found.sort();
    assert_eq!(
        found,
        [
            "forecast-wrong-shares-sum has no argument name, which ru names",
            "forecast-wrong-shares-sum has no words in kk"
        ]
    );
}

#[test]
fn the_sentence_of_every_fault_is_as_it_was_read_and_approved() {
    speak();
    let mut text = String::new();
    for fault in every() {
        let _ = writeln!(text, "{}", fault.code());
        for lang in [Lang::Kk, Lang::Ru, Lang::En] {
            let _ = writeln!(text, "  {} {}", lang.code(), wrong(Say::new(lang), &fault, InCell::Other));
        }
    }
    assert!(!text.contains('⟦') && !text.contains("{ $"), "{text}");
    golden("faults.txt", &text);
}

/// As it was read and approved.
fn golden(name: &str, now: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, now).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), now, "{path}: UPDATE_GOLDEN=1 writes it anew");
}

const EXITS: &str = "profession,band,width,entry,share,retirement,mortality,migration,mobility,deviation";

/// The example with one table spoilt, and the refusal of its run.
fn refused(kind: Kind, text: &str) -> Refusal {
    let mut spoilt: Inputs = inputs();
    spoilt.tables.insert(kind, lines(kind, text));
    reckon(&spoilt, &needs::forecasts::rules::Settings { horizon: 10, ..asked() }).unwrap_err()
}

fn argument(refusal: &Refusal, name: &str) -> String {
    let found = refusal.args.iter().find(|(known, _)| *known == name).map(|(_, value)| serde_json::json!(value));
    found.map_or_else(String::new, |value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

/// A table, what is written in it, and what a program reads of the fault: code, table, row, column.
type Case = (Kind, String, [&'static str; 4]);

fn cases() -> Vec<Case> {
    let exits = |rows: &str| format!("{EXITS}\n{rows}");
    let employment = |rows: &str| format!("sector,year,employed\n{rows}");
    vec![
        (Kind::Exits, exits(",young,,100,60,0,0,0,0,\n,old,,0,40,5,0,0,0,\n"), ["no-width", "exits", "2", "width"]),
        (Kind::Exits, exits(",all,,100,100,60,41,0,0,\n"), ["rates-over", "exits", "2", "retirement"]),
        (
            Kind::Exits,
            exits(",all,,100,100,6,4,0,0,\nR-001,all,,,100,6,4,0,0,40\n"),
            ["range", "exits", "3", "deviation"],
        ),
        (Kind::Exits, exits(",all,,100,100,6,4,0,0,\nR-001,half,,,100,6,4,0,0,\n"), ["unknown", "exits", "3", "band"]),
        (
            Kind::Exits,
            exits(",all,,100,100,6,4,0,0,\nR-001,all,,,98,6,4,0,0,\n"),
            ["shares-sum", "exits", "3", "share"],
        ),
        (Kind::Employment, employment("C,2025,5\nC,2024,5\nC,2025,6\n"), ["again", "employment", "4", "employed"]),
        (Kind::Employment, employment("C,2024,5\nC,2025,-5\n"), ["range", "employment", "3", "employed"]),
        (Kind::Growth, "scenario,sector,growth\nbase,,900\n".into(), ["grows-beyond", "growth", "", ""]),
        (Kind::Growth, "scenario,sector,growth,output\nbase,C,1,2\n".into(), ["growth-form", "growth", "2", "sector"]),
        (
            Kind::Market,
            "profession,vacancies\nR-002,5\nR-001,many\n".into(),
            ["not-number", "market", "3", "vacancies"],
        ),
        (Kind::Market, "profession,replaced\nR-001,150\n".into(), ["range", "market", "2", "replaced"]),
        (
            Kind::Bridge,
            "profession,group,share\nR-001,B063,60\nR-001,B064,50\n".into(),
            ["shares-over", "bridge", "3", "share"],
        ),
        (
            Kind::Programmes,
            "group,year,duration,completion,in-field\nB063,2024,4,120,70\n".into(),
            ["range", "programmes", "2", "completion"],
        ),
    ]
}

#[test]
fn a_table_that_cannot_be_reckoned_is_told_with_its_table_row_and_column_in_three_languages() {
    speak();
    let mut text = String::new();
    for (kind, table, due) in cases() {
        let refusal = refused(kind, &table);
        let told = ["code", "table", "row", "column"].map(|name| argument(&refusal, name));
        let [code, place @ ..] = &due;
        assert_eq!(refusal.rule.code, refusal::UNSOUND.code, "{table}");
        assert_eq!(told[0], format!("forecast-wrong-{code}"), "{table}");
        assert_eq!(told[1..], *place, "{table}");
        let _ = writeln!(text, "{}", table.trim_end());
        for lang in [Lang::Kk, Lang::Ru, Lang::En] {
            let sentence = Say::new(lang).refusal(&refusal);
            assert!(!sentence.contains('⟦') && !sentence.contains("{ $"), "{sentence}");
            let _ = writeln!(text, "  {} {sentence}", lang.code());
        }
    }
    golden("refused.txt", &text);
}

#[test]
fn no_english_stands_in_what_a_reader_of_kazakh_or_russian_is_told() {
    speak();
    // Codes, names of files and of columns as the file spells them, and units.
    let spelt = |word: &str| {
        word.bytes().any(|byte| byte.is_ascii_digit())
            || ["csv", "utf", "r", "kz", "c"].contains(&word)
            || ["share", "sector", "occupation", "year", "growth", "strata", "returns", "separations", "bands", "ages"]
                .contains(&word)
            || ["exits", "low", "base", "high", "yearly", "quarterly", "monthly", "other", "e"].contains(&word)
    };
    for lang in [Lang::Kk, Lang::Ru] {
        let sentences = every().into_iter().map(|fault| wrong(Say::new(lang), &fault, InCell::Other));
        let refusals = cases().into_iter().filter(|(kind, ..)| *kind != Kind::Market);
        let places = refusals.map(|(kind, table, _)| Say::new(lang).refusal(&refused(kind, &table)));
        for sentence in sentences.chain(places) {
            let words = sentence.split(|letter: char| !letter.is_ascii_alphanumeric());
            let english: Vec<String> = words
                .map(str::to_ascii_lowercase)
                .filter(|word| {
                    !word.is_empty() && !spelt(word) && !["young", "old", "all", "half"].contains(&word.as_str())
                })
                .collect();
            assert!(english.is_empty(), "{english:?} in {sentence}");
        }
    }
}
