//! Every analysis is read in three languages, on its example and on tables that have no answer; what is wrong with a table is said.

#![allow(clippy::unwrap_used)]

mod wrong;

use accounts::Key;
use axum::http::StatusCode;
use db::trial::{self, Player};
use kernel::{Code, Day, Id, Lang, PersonId, Role, Scope};
use reports::{ALL, MESSAGES, RAIL, doors, named, report};
use serde_json::{Value, json};
use web::trial::{House, standing};
use web::{Say, Site};

fn found(name: &str, table: &str, flags: &[&str]) -> Value {
    let arguments: Vec<String> = flags.iter().chain(&["-"]).map(|flag| (*flag).to_owned()).collect();
    let asked = measurement::Asked::read(name, &arguments).unwrap();
    asked.run(table.as_bytes()).unwrap().report()
}

fn read(name: &str, answer: &Value) -> Vec<String> {
    web::speak(&[MESSAGES]);
    let analysis = named(name).unwrap();
    Lang::ALL.iter().map(|lang| report(Say::new(*lang), analysis, answer).into_string()).collect()
}

/// What no reader may see: a missing word, a variable that was not given, a number that is none.
fn faults(page: &str) -> Vec<&'static str> {
    ["⟦", "{$", "{ $", "NaN", "inf<", ">inf"].into_iter().filter(|fault| page.contains(fault)).collect()
}

#[test]
fn every_example_is_drawn_in_every_language() {
    for analysis in ALL {
        let answer = found(analysis.name, analysis.example, analysis.flags);
        assert_ne!(answer["status"], "infeasible", "{}", analysis.name);
        for page in read(analysis.name, &answer) {
            assert!(faults(&page).is_empty(), "{}: {:?}", analysis.name, faults(&page));
            assert!(page.contains("<svg") || analysis.name == "kappa", "{} has no picture", analysis.name);
        }
    }
}

#[test]
fn every_code_of_the_engine_is_said_in_three_languages_and_nothing_else_is() {
    let spoken: std::collections::BTreeSet<String> = web::keys(&MESSAGES, Lang::Kk)
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| key.starts_with("measurement-") && !key.starts_with("measurement-wrong-"))
        .collect();
    let codes: std::collections::BTreeSet<String> = measurement::CODES.iter().map(|code| (*code).to_owned()).collect();
    assert_eq!(spoken, codes);
}

#[test]
fn what_the_engine_says_in_codes_is_said_in_words() {
    let answer = found("items", ALL[2].example, ALL[2].flags);
    let [kk, ru, en] = <[String; 3]>::try_from(read("items", &answer)).unwrap();
    assert!(en.contains("“t7”: its key may be wrong"), "{en}");
    assert!(ru.contains("«t7»: возможно, неверный ключ") && kk.contains("«t7»: кілті қате болуы мүмкін"));
}

#[test]
fn a_table_without_an_answer_says_why_and_draws_nothing() {
    let answer = found("alpha", "a,b\n1,1\n1,1\n", &[]);
    for page in read("alpha", &answer) {
        assert!(faults(&page).is_empty() && !page.contains("<svg"), "{page}");
        assert!(page.contains("role=\"alert\""), "{page}");
    }
}

/// Tables on the edge of sense: the engine answers what it can, the report shows a dash for the rest.
#[test]
fn answers_with_gaps_are_drawn_without_them() {
    let tables = [
        ("alpha", "a,b\n1,2\n2,1\n", vec![]),
        ("irt", "a,b,c\n1,0,1\n0,0,1\n1,1,1\n1,0,1\n0,1,1\n", vec![]),
        ("irt", "a,b\n0,2\n1,1\n2,0\n1,2\n2,2\n0,0\n", vec!["--model", "partial-credit", "--method", "conditional"]),
        ("mfrm", "p,r,x\na,1,0\na,2,1\nb,1,1\nb,2,2\nc,1,2\nc,2,2\n", vec!["--person", "p", "--rater", "r"]),
        ("mds", "a,b,c\n0,1,2\n1,0,1\n2,1,0\n", vec!["--matrix", "--dimensions", "1"]),
        (
            "growth",
            "p,t,y\na,0,1\na,1,2\na,2,4\nb,0,2\nb,1,2\nb,2,3\nc,0,1\nc,1,3\nc,2,4\n",
            vec!["--outcome", "y", "--person", "p", "--time", "t", "--modes"],
        ),
        ("dif", "g,x,y\na,1,1\nb,0,1\na,0,0\nb,1,1\n", vec!["--group", "g"]),
        ("tuning", "group,competence,importance,achievement\na,k,3,2\na,l,2,3\n", vec!["--least", "1"]),
    ];
    for (name, table, flags) in tables {
        for page in read(name, &found(name, table, &flags)) {
            assert!(faults(&page).is_empty(), "{name}: {:?}\n{page}", faults(&page));
        }
    }
}

#[test]
fn a_report_that_stands_alone_needs_no_server() {
    web::speak(&[MESSAGES]);
    let analysis = named("mfrm").unwrap();
    let answer = found(analysis.name, analysis.example, analysis.flags);
    let page = reports::alone(Say::new(Lang::Ru), analysis, "marks.csv", &answer).into_string();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("--theory") && page.contains("marks.csv"));
    assert!(!page.contains("href=\"/") && !page.contains("src="), "something is fetched");
}

const DAY: &str = "2026-11-30";

async fn house() -> (Vec<trial::Trial>, Vec<House>) {
    web::speak(&[MESSAGES]);
    let trials = trial::both().await.unwrap();
    let at = DAY.parse::<Day>().unwrap().start().plus_seconds(9 * 3600);
    let houses = trials.iter().map(|trial| {
        let site = Site::new(standing(&trial.db, at, Key::of([7; 32]), RAIL));
        House::of(doors().build().0.with_state(site), at)
    });
    let houses = houses.collect();
    (trials, houses)
}

fn expert() -> Player {
    Player { person: PersonId::of(uuid::Uuid::from_u128(7)), role: Role::Expert, scope: Scope::OWN }
}

const FORM: &str = "multipart/form-data; boundary=x";

fn form(file: &str, flags: &str) -> String {
    let part = |head: &str, body: &str| format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let file = part("name=\"file\"; filename=\"own.csv\"", file);
    format!("{file}{}--x--\r\n", part("name=\"flags\"", flags))
}

#[tokio::test]
async fn every_analysis_has_a_page_with_its_example_and_reads_a_table_of_ones_own() {
    let (_trials, houses) = house().await;
    for house in houses {
        let list = house.opens(expert(), "/analyses").await;
        for analysis in ALL {
            assert!(list.contains(&format!("/analyses/{}", analysis.name)));
            house.opens(expert(), &format!("/analyses/{}", analysis.name)).await;
            let example = format!("/analyses/{}/example", analysis.name);
            assert_eq!(house.reads(expert(), &example).await.text, analysis.example);
        }
        let own = form("a,b,c\n1,2,1\n2,3,2\n4,4,5\n5,4,4\n", "--columns a,b,c");
        let read = house.ask(expert(), Lang::En, "POST", "/analyses/alpha", (own.into(), FORM)).await;
        assert_eq!(read.status, StatusCode::OK, "{}", read.text);
        assert!(read.text.contains("own.csv") && read.text.contains("3 items, 4 persons"), "{}", read.text);
    }
}

#[tokio::test]
async fn a_wrong_table_is_told_by_row_and_column_in_the_readers_language_and_the_flags_stay() {
    let (_trials, houses) = house().await;
    for house in houses {
        let wrong = form("a,b\n1,2\n2,x\n3,4\n", "--columns a,b");
        let told = house.ask(expert(), Lang::Ru, "POST", "/analyses/alpha", (wrong.into(), FORM)).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.text.contains("Строка 3, столбец «b»"), "{}", told.text);
        assert!(told.text.contains("value=\"--columns a,b\""), "the flags were lost: {}", told.text);
        for (flags, says) in [("--nothing 1", "--nothing"), ("--seconds 9", "--seconds"), ("--columns a,z", "«z»")] {
            let sent = form("a,b\n1,2\n2,1\n3,4\n", flags);
            let told = house.ask(expert(), Lang::Ru, "POST", "/analyses/alpha", (sent.into(), FORM)).await;
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{flags}");
            assert!(told.text.contains(says), "{flags}: {}", told.text);
        }
        // Without a file: NO_FILE.
        let none = "--x\r\nContent-Disposition: form-data; name=\"flags\"\r\n\r\n\r\n--x--\r\n";
        let told = house.ask(expert(), Lang::Kk, "POST", "/analyses/alpha", (none.into(), FORM)).await;
        assert!(told.text.contains("Кесте таңдалмаған"), "{}", told.text);
        let large = form(&format!("a,b\n{}", "1,2\n".repeat(1_100_000)), "");
        let told = house.ask(expert(), Lang::En, "POST", "/analyses/alpha", (large.into(), FORM)).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.text.contains("larger than 4 MB"), "{}", told.text);
    }
}

#[tokio::test]
async fn a_program_gets_the_figures_and_the_sentences_of_its_language() {
    let (_trials, houses) = house().await;
    for house in houses {
        let list = house.ask(expert(), Lang::En, "GET", "/api/v1/analyses", ("".into(), "text/plain")).await.json();
        assert_eq!(list.as_array().unwrap().len(), ALL.len());
        let analysis = named("mfrm").unwrap();
        let path = "/api/v1/analyses/mfrm?flags=--person%20candidate%20--rater%20expert";
        let answer = house.ask(expert(), Lang::Ru, "POST", path, (analysis.example.into(), "text/csv")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let answer = answer.json();
        assert_eq!(answer["answer"]["status"], json!("optimal"));
        let sentences = answer["sentences"].as_array().unwrap();
        assert!(sentences.iter().any(|said| said.as_str().unwrap().contains("строже среднего")), "{sentences:?}");
        let missing = house.ask(expert(), Lang::En, "POST", "/api/v1/analyses/none", ("".into(), "text/csv")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
    }
}
