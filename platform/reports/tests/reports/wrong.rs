//! Every fault of the engine, found in a table or a flag and told in three languages: on the page, by the API, in `told.txt`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::middleware::from_fn_with_state;
use kernel::{Caller, Chance, Names};
use measurement::{Asked, FAULTS, Fault, Wrong};
use reports::refused;
use tower::ServiceExt;

use super::*;

/// An analysis, its flags, a table, the fault.
type Case = (&'static str, &'static str, &'static str, &'static str);

const LONG: &str = "person,item,score\np,i,1\nq,i,2\n";
const RATED: &str = "person,item,score,rater\np,i,1,x\nq,i,2,y\n";
const HALF: &str = "a,b,c\n1,0.5,0.2\n0.5,1,0.1\n0.2,0.1,1\n";
const GROWTH: &str = "p,t,y\na,0,1\na,1,2\nb,0,2\nb,1,2\n";
const SURVEY: &str = "group,competence,importance,achievement\na,k,3,2\nb,k,2,3\n";
const SIX: &str = "a,b,c\n1,2,1\n2,1,3\n3,3,2\n1,1,2\n2,3,1\n3,2,3\n";

const CASES: &[Case] = &[
    // How a file is read.
    ("alpha", "", "a,b\n1,\"2\n3,4\n", "quote-not-closed"),
    ("alpha", "", "a,b\n\"1\"2,3\n", "comma-after-quote"),
    ("alpha", "", "a,b\n1,x\"y\"\n", "quote-inside"),
    ("alpha", "", "", "no-header"),
    ("alpha", "", "a,\n1,2\n", "column-without-name"),
    ("alpha", "", "a,a\n1,2\n", "column-twice"),
    ("alpha", "", "a,b\n1,2\n3\n", "fields-differ"),
    // Columns and cells.
    ("alpha", "--columns a,z", "a,b\n1,2\n", "no-such-column"),
    ("alpha", "--columns ,", "a,b\n1,2\n", "no-column-left"),
    ("alpha", "", "a,b\n1,2\n3,\"4,5\"\n", "not-a-number"),
    ("irt", "", "a,b\n0,1\n1,x\n", "not-a-score"),
    ("correlate", "", "a,b\n1,2\n2,1e90\n3,1\n4,2\n", "numbers-too-large"),
    ("growth", "--outcome y --person p", "p,y\na,1\na,1e90\nb,2\n", "numbers-too-large"),
    ("growth", "", "a,b\n1,2\n2,1e90\n", "numbers-too-large"),
    ("icc", "", "a,b\n1,2\n2,1e200\n", "number-beyond-squares"),
    ("alpha", "--freq n", "a,b,n\n1,2,1\n2,1,-1\n", "frequency"),
    ("dif", "--group g", "g,a\nx,1\ny,2\nx,3\n", "not-two-answers"),
    ("dif", "--group g", "g,a\nx,1\ny,0\nz,1\n", "not-two-groups"),
    ("irt", "", "a,b\n0,1\n1,2\n0,0\n", "model-takes-two"),
    ("irt", "--model rating-scale", "a,b\n0,1\n1,2\n0,0\n", "unequal-scales"),
    ("anova", "--score a --by a", "a,b\n1,2\n2,1\n", "score-is-factor"),
    // How a table lies.
    ("alpha", "--long --matrix", LONG, "layouts-exclude"),
    ("alpha", "--long person,score", LONG, "long-columns"),
    ("mfrm", "--long", LONG, "long-needs-rater"),
    ("alpha", "--long person,item,score,rater", RATED, "long-without-rater"),
    ("alpha", "--matrix", HALF, "needs-answers"),
    ("alpha", "--long --freq score", LONG, "frequency-with-long"),
    ("icc", "--freq c", SIX, "no-frequencies"),
    ("alpha", "--long", "person,item,score\np,i,1\n,i,2\n", "person-or-item-missing"),
    ("mfrm", "--person p --rater r", "p,r,x\na,1,1\nb,,2\n", "person-or-rater-missing"),
    ("mfrm", "--long person,item,score,rater", "person,item,score,rater\np,,1,x\n", "person-item-or-rater-missing"),
    ("alpha", "--long", "person,item,score\np,i,1\nq,i,2\np,i,3\n", "twice-together"),
    ("mds", "--matrix", "a,b\n0,1\n", "not-square"),
    ("mds", "--matrix", "a,b\n0,1\n,0\n", "empty-in-matrix"),
    ("mds", "--matrix", "a,b\n0,1\n2.5,0\n", "mirror-differs"),
    ("cfa", "--matrix --pattern f=a,b,c", HALF, "persons-wanted"),
    // Flags.
    ("alpha", "more words", SIX, "stray-words"),
    ("alpha", "--nothing", SIX, "unknown-flag"),
    ("alpha", "--matrix=yes", SIX, "takes-no-value"),
    ("alpha", "--wide --wide", SIX, "flag-twice"),
    ("correlate", "--kind kendall", SIX, "not-a-word"),
    ("irt", "--model strange", SIX, "not-a-word"),
    ("efa", "--factors two", SIX, "not-whole"),
    ("icc", "--level 0,9", SIX, "not-finite"),
    ("mds", "--dimensions 99", SIX, "not-within"),
    ("irt", "--spread -1", SIX, "not-positive"),
    ("efa", "--factors 0", SIX, "not-at-least"),
    ("icc", "--level 95", SIX, "not-a-level"),
    ("efa", "--matrix --n 0", HALF, "not-a-count"),
    ("dif", "", SIX, "column-wanted"),
    ("mfrm", "--person a", SIX, "column-wanted"),
    ("alpha", "--columns a,a", SIX, "named-twice"),
    ("growth", "--outcome y --crossed p,p", GROWTH, "named-twice"),
    ("alpha", "--long --columns z", LONG, "no-such-item"),
    ("dif", "--group g --focal z", "g,a\nx,1\ny,0\n", "no-such-group"),
    // Tests, raters and their marks.
    ("items", "--key 1,2", SIX, "key-length"),
    ("kappa", "", SIX, "kappa-not-two"),
    ("kappa", "--columns a,b --weights 1,2", SIX, "kappa-weights"),
    ("kappa", "--matrix", "a,b\n1,2\n-1,3\n", "count-negative"),
    ("mfrm", "--person p --rater r", "p,r,x\na,1,1\nb,2,2.5\n", "score-too-far"),
    ("irt", "--model 2pl --spread 1", SIX, "spread-of-rasch"),
    ("irt", "--model 2pl --slope-prior 1", "a,b\n0,1\n1,0\n1,1\n", "not-a-prior"),
    ("irt", "--model 2pl --method conditional", "a,b\n0,1\n1,0\n", "conditional-models"),
    ("irt", "--method conditional --scores modal", "a,b\n0,1\n1,0\n1,1\n0,0\n", "conditional-scores"),
    // Groups, growth and gain.
    ("anova", "", "a,b\nx,y\nz,w\n", "no-numeric-column"),
    ("anova", "", "a\n1\n2\n", "no-factor"),
    ("gain", "--most 10", "a,b\n1,2\n3,11.5\n", "above-most"),
    ("growth", "--person p", GROWTH, "outcome-wanted"),
    ("growth", "--outcome y --person p --crossed t", GROWTH, "crossed-with-person"),
    ("growth", "--times 0,1", SIX, "occasions-differ"),
    // Surveys.
    ("tuning", "", "group,competence,importance,achievement\na,,3,2\n", "group-or-competence-missing"),
    ("tuning", "--weight w", "group,competence,importance,achievement,w\na,k,3,2,\n", "weight-missing"),
    ("tuning", "--weight w", "group,competence,importance,achievement,w\na,k,3,2,-1\n", "weight-negative"),
    ("tuning", "", "group,competence,importance,achievement,rank\na,k,3,2,6\n", "not-a-rank"),
    ("tuning", "--population a=many,b=3", SURVEY, "not-a-size"),
    ("tuning", "--population a=3", SURVEY, "group-without-size"),
    (
        "tuning",
        "--population a=3,b=4",
        "group,competence,importance,achievement,respondent\na,k,3,2,1\nb,k,3,2,\n",
        "group-without-answers",
    ),
    // Factors and maps.
    ("efa", "--matrix", "a,b\n1,0\n0,0\n", "variance-not-positive"),
    ("efa", "--matrix", "a,b\n1,2\n2,1\n", "correlation-beyond-one"),
    ("efa", "--matrix", HALF, "how-many-factors"),
    ("cfa", "", SIX, "pattern-wanted"),
    ("cfa", "--pattern speed", SIX, "not-a-factor"),
    ("cfa", "--pattern f=a,a", SIX, "factor-unclear"),
    ("mds", "--matrix", "a,b\n0,-1\n-1,0\n", "distance-negative"),
    ("mds", "--matrix", "a,b\n1,0\n0,1\n", "distance-to-itself"),
];

/// Faults that need a table larger than a page takes, bytes that are no text, or are found on the command line alone.
fn elsewhere() -> Vec<Wrong> {
    let option = |flag, fault| Wrong::option(flag, fault);
    vec![
        Wrong::Table(Fault::Unreadable { because: "Is a directory (os error 21)".into() }),
        Wrong::Table(Fault::TableTooLong { gigabytes: 4 }),
        Wrong::row(7, Fault::RowTooLong { megabytes: 16 }),
        Wrong::cell(3, "name", Fault::NotText),
        Wrong::row(1, Fault::HeaderNotText { place: 2 }),
        Wrong::column("b", Fault::OtherLength),
        Wrong::Table(Fault::TooManyColumns { columns: 2_500, most: 2_000 }),
        Wrong::column("b", Fault::TooManyAnswers { answers: 101, most: 100 }),
        Wrong::Table(Fault::TooSparse { persons: 20_000, items: 20_000, answers: 20_000 }),
        Wrong::Asked(Fault::NoSuchAnalysis { name: "alfa".into(), known: "alpha, items".into() }),
        Wrong::Asked(Fault::FileWanted),
        option("columns", Fault::ValueMissing),
        Wrong::Table(Fault::TooManyCategories { categories: 2_100, most: 2_000 }),
        Wrong::Table(Fault::TooManyCells { first: 40, second: 50, most: 1_500 }),
        option("crossed", Fault::TooManyLevels { levels: 3_100, most: 3_000 }),
        Wrong::Table(Fault::TooManyPairs { groups: 1_100, competences: 1_000, most: 1 << 20 }),
        option("pattern", Fault::TooManyParameters { parameters: 2_100, most: 2_000 }),
    ]
}

fn found_wrong((name, flags, table, _): &Case) -> Wrong {
    let words = flags.split(' ').filter(|word| !word.is_empty()).chain(["-"]).map(str::to_owned);
    let arguments: Vec<String> = words.collect();
    let answer = Asked::read(name, &arguments).and_then(|asked| asked.run(table.as_bytes()));
    answer.err().unwrap_or_else(|| panic!("{name} {flags} has an answer"))
}

fn told(wrong: &Wrong, lang: Lang) -> String {
    Say::new(lang).refusal(&refused(wrong))
}

fn code(ending: &str) -> String {
    format!("measurement-wrong-{ending}")
}

#[test]
fn every_fault_is_said_in_three_languages_with_the_arguments_it_has() {
    for lang in Lang::ALL {
        let spoken = web::keys(&MESSAGES, *lang).into_iter().filter(|(key, _)| key.starts_with("measurement-wrong-"));
        let spoken: Vec<(String, BTreeSet<String>)> = spoken.collect();

        let mut faults: Vec<(String, BTreeSet<String>)> = Vec::new();
        for (code, args) in FAULTS {
            faults.push(((*code).to_owned(), args.iter().map(|arg| (*arg).to_owned()).collect()));
        }

        assert_eq!(spoken, faults, "{lang:?}: in the order of the engine's list");
    }
}

#[test]
fn what_is_wrong_reads_as_it_is_written_here() {
    web::speak(&[MESSAGES]);
    let mut text = String::new();
    let mut seen = BTreeSet::new();
    let cases = CASES.iter().map(|case| (format!("{} {}", case.0, case.1), found_wrong(case), code(case.3)));
    let rest = elsewhere().into_iter().map(|wrong| ("–".to_owned(), wrong.clone(), wrong.fault().code().to_owned()));
    for (asked, wrong, expected) in cases.chain(rest) {
        assert_eq!(wrong.fault().code(), expected, "{asked}");
        seen.insert(expected);
        writeln!(text, "{}\n  {wrong}", asked.trim()).unwrap();
        for lang in [Lang::En, Lang::Ru, Lang::Kk] {
            let said = told(&wrong, lang);
            assert!(faults(&said).is_empty(), "{said}");
            writeln!(text, "  {said}").unwrap();
        }
    }

    let all: BTreeSet<String> = FAULTS.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(seen, all, "every fault has a table that shows it");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/told.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), text, "UPDATE_GOLDEN=1 writes {path} anew");
}

#[tokio::test]
async fn a_page_says_what_is_wrong_by_its_field_in_the_readers_language() {
    let (_trials, houses) = house().await;
    for house in houses {
        for (case, lang) in CASES.iter().flat_map(|case| Lang::ALL.iter().map(move |lang| (case, *lang))) {
            let sent = form(case.2, case.1);
            let path = format!("/analyses/{}", case.0);
            let page = house.ask(expert(), lang, "POST", &path, (sent.into(), FORM)).await;

            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{case:?}");
            let said = maud::html! { (told(&found_wrong(case), lang)) }.into_string();
            assert!(page.text.contains(&said), "{case:?}: {said}");
        }
    }
}

/// The doors with the doorkeeper before them, and the token of an expert.
async fn program(db: &db::Db) -> (Router, String) {
    let caller = db::trial::caller(900, Role::Administrator, Scope::NATION, DAY);
    let by = Caller { chance: Chance::numbered(1), ..caller };
    let person: PersonId = by.new_id();
    let mut w = db.write(&by).await.unwrap();
    let new = accounts::NewAccount { person, name: "Әсел".into(), email: None, lang: Lang::En };
    accounts::open_account(&mut w, &new).await.unwrap();
    let label = Names::new("Ертіс", "Ертис", "Ertis");
    let new =
        accounts::NewGrant { person, role: Role::Expert, scope: Scope::NATION, label, from: by.today(), until: None };
    accounts::grant(&mut w, &new).await.unwrap();
    w.done().await.unwrap();
    let grant = accounts::grants_of(db, person, by.today()).await.unwrap().remove(0);
    let own = Caller { person: Some(person), role: Role::Expert, ..by };
    let until = own.today().plus(30);
    let token = accounts::issue_token(db, &own, &grant, "R", until).await.unwrap().1.shown().to_owned();
    let site = Site::new(standing(db, own.now, Key::of([7; 32]), RAIL));
    let router = doors().build().0.layer(from_fn_with_state(site.clone(), web::doorkeeper)).with_state(site);
    (router, token)
}

#[tokio::test]
async fn a_program_gets_the_code_of_the_fault_its_arguments_and_the_sentence() {
    web::speak(&[MESSAGES]);
    let trial = trial::sqlite().await.unwrap();
    let (router, token) = program(&trial.db).await;
    for (case, lang) in CASES.iter().zip(Lang::ALL.iter().cycle()) {
        let flags = case.1.replace(' ', "%20");
        let request = Request::post(format!("/api/v1/analyses/{}?flags={flags}", case.0))
            .header("authorization", format!("Bearer {token}"))
            .header("accept-language", lang.code())
            .header("content-type", "text/csv");

        let answer = router.clone().oneshot(request.body(Body::from(case.2)).unwrap()).await.unwrap();

        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{case:?}");
        let bytes = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        let problem: Value = serde_json::from_slice(&bytes).unwrap();
        let wrong = found_wrong(case);
        let error = &problem["errors"][0];
        assert_eq!(error["message"], told(&wrong, *lang), "{case:?}");
        let what = &error["args"]["what"];
        assert_eq!(what["code"], code(case.3));
        let args: serde_json::Map<String, Value> =
            wrong.fault().args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        assert_eq!(what["args"], Value::Object(args), "{case:?}");
    }
}
