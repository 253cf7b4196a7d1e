//! Printed answers are checked against the tables they were made from.

use forecast::labour::{
    Bands, Detail, Scenario, TABLES, report, run, simulate, told_official, told_returns, verify_answer,
};
use forecast::{Seed, reconcile};
use serde_json::{Value, json};

use crate::cases::{example, folder};

fn told(detail: Detail) -> Value {
    let read = folder(&example(), Some(4)).unwrap();
    let runs = Scenario::ALL.map(|scenario| run(&read.problem, scenario));
    let bands = Bands::new(600, &[80.0, 95.0]).unwrap();
    let drawn = simulate(&read.problem, &runs[1], &bands, Seed(1), 1);
    report(&read.problem, &runs, Some(&drawn), detail, read.findings)
}

fn checked(answer: &Value) -> Vec<String> {
    let tables = example();
    let open = |name: &'static str| tables.iter().find(|(other, _)| *other == name).map(|(_, text)| text.as_bytes());
    let found = verify_answer(open, answer.to_string().as_bytes()).unwrap();
    found.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn an_answer_of_labour_as_it_was_printed_holds() {
    assert_eq!(checked(&told(Detail::Totals)), [""; 0]);
    assert_eq!(checked(&told(Detail::Cells)), [""; 0]);
}

#[test]
fn an_answer_of_labour_that_was_changed_anywhere_is_caught() {
    let sound = told(Detail::Cells);
    let more = |value: &mut Value| *value = json!(value.as_f64().unwrap() * 1.001 + 0.01);
    for place in [
        "/whole/years/0/retirement",
        "/whole/years/1/start",
        "/whole/years/2/need",
        "/whole/need",
        "/regions/1/years/0/low",
        "/regions/0/years/3/replacement",
        "/occupations/2/years/1/high",
        "/occupations/0/waterfall/0/after",
        "/cells/3/years/0/vacancies",
        "/groups/0/years/2/supply",
        "/groups/1/years/2/gap",
        "/groups/1/gap",
        "/whole/years/0/drawn/intervals/1/0",
    ] {
        let mut changed = sound.clone();
        match place {
            // The wider interval begins within the narrower one.
            "/whole/years/0/drawn/intervals/1/0" => {
                let inner = changed.pointer("/whole/years/0/drawn/intervals/0/0").unwrap().as_f64().unwrap();
                *changed.pointer_mut(place).unwrap() = json!(inner + 0.01);
            }
            _ => more(changed.pointer_mut(place).unwrap_or_else(|| panic!("{place}"))),
        }
        assert!(!checked(&changed).is_empty(), "{place}");
    }
    for list in ["regions", "occupations", "groups"] {
        let mut changed = sound.clone();
        changed[list].as_array_mut().unwrap().pop();
        assert!(!checked(&changed).is_empty(), "{list}");
    }
    let mut changed = sound;
    changed["regions"][0]["region"] = json!("Nowhere");
    assert_eq!(checked(&changed), ["Nowhere / * / *: the tables do not know it"]);
    assert_eq!(TABLES.len(), 13);
}

#[test]
fn an_answer_of_reconcile_is_read_back_and_a_changed_one_is_caught() {
    let table = include_str!("../../examples/forecast_totals.csv");
    for method in reconcile::Method::ALL {
        let problem = reconcile::read(table.as_bytes(), method).unwrap();
        let told = reconcile::report(&problem, &reconcile::solve(&problem));
        let check = |told: &Value| {
            let (problem, answer) = reconcile::read_answer(told.to_string().as_bytes(), table.as_bytes()).unwrap();
            reconcile::verify(&problem, &answer)
        };

        assert_eq!(check(&told), Ok(()), "{method:?}");
        if told["status"] == "optimal" {
            let mut changed = told.clone();
            changed["cells"][0]["value"] = json!(told["cells"][0]["value"].as_f64().unwrap() + 1.0);
            assert!(check(&changed).is_err(), "{method:?}");
        }
        let mut other = told.clone();
        let key = problem.keys()[0].clone();
        other["cells"][0][&key] = json!("elsewhere");
        let wrong = reconcile::read_answer(other.to_string().as_bytes(), table.as_bytes()).unwrap_err();
        assert!(wrong.to_string().starts_with("elsewhere / "), "{wrong}");
    }
}

#[test]
fn returns_are_told_with_weights_of_strata_and_errors_of_totals() {
    let strata = "region,sector,size,employed\nA,mining,large,1000\nA,mining,small,500\n";
    let returns = "employer,region,sector,size,headcount,occupation,staff,vacancies\n\
        x,A,mining,large,100,welders,50,4\ny,A,mining,large,200,welders,60,2\n";

    let told = told_returns(strata.as_bytes(), returns.as_bytes()).unwrap();

    // The small ones are silent: the large ones stand for 1500 people by 300.
    assert_eq!(told["strata"][0]["weight"], 5.0);
    assert_eq!(told["strata"][1]["returns"], 0);
    assert_eq!(told["totals"][0]["vacancies"]["total"], 30.0);
    assert!(told["totals"][0]["vacancies"]["error"].as_f64().unwrap() > 0.0);
    assert_eq!(told["findings"][0]["code"], "forecast-returns-silent");
}

#[test]
fn an_official_table_is_told_row_by_row_where_it_does_not_hold() {
    let mut row = [309.4, 322.7, 13.3, 3.0, 3.6, 6.6, 9.5, 11.4, 20.9, 22.2];
    let check = |row: [f64; 10]| {
        let rows = [forecast::labour::OfficialRow::of("Chief executives", row)];
        told_official(&forecast::labour::check_official(&rows, 10.0, 0.1, 0.1))
    };
    assert_eq!((&check(row)["holds"], &check(row)["rows"]), (&json!(true), &json!(1)));

    row[9] = 25.0;

    assert_eq!(check(row)["holds"], false);
    assert_eq!(check(row)["misfits"][0]["identity"], "openings = separations + change / years");
}
