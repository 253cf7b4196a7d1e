//! Raters: simulated truth, symmetries, disjoint sets, hostile tables.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small counts, and values that are exact"
)]

use ground::Seed;
use measurement::Status;
use measurement::facets::{FacetFit, FacetOptions, Rating, Ratings, fair_persons, fit_facets, person_abilities};
use serde_json::Value;

use crate::data::{at, run};

/// Each person is judged on all items by some raters of a ring, 0 to 3.
fn simulated(persons: u32, severities: &[f64], difficulties: &[f64], each: u32) -> Vec<Rating> {
    let (people, chance) = (Seed(5).stream(0), Seed(5).stream(1));
    let mut all = Vec::new();
    let mut draws = 0;
    for person in 0..persons {
        let at = u64::from(person);
        let (u, v) = (1.0 - people.unit(2 * at), people.unit(2 * at + 1));
        let theta = 1.3 * (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos();
        for turn in 0..each {
            let rater = (person * 7 + turn * 3) % severities.len() as u32;
            for (item, difficulty) in (0..).zip(difficulties) {
                let place = theta - difficulty - severities[rater as usize];
                let heights = [0.0, place + 1.0, 2.0 * place + 1.0, 3.0 * place].map(f64::exp);
                let mut draw = chance.unit(draws) * heights.iter().sum::<f64>();
                draws += 1;
                let category = heights.iter().position(|height| {
                    draw -= height;
                    draw < 0.0
                });
                all.push(Rating { person, item, rater, category: category.unwrap_or(3) as u8 });
            }
        }
    }
    all
}

const SEVERITIES: [f64; 8] = [-1.1, -0.5, -0.2, 0.0, 0.1, 0.3, 0.4, 1.0];
const DIFFICULTIES: [f64; 4] = [-0.6, 0.0, 0.2, 0.9];

#[test]
fn severities_are_recovered_within_their_stated_errors() {
    let ratings = Ratings::new(simulated(1500, &SEVERITIES, &DIFFICULTIES, 2)).unwrap();

    let fit = fit_facets(&ratings, &FacetOptions::default()).unwrap();

    assert!(fit.converged && fit.identified);
    for (rater, truth) in SEVERITIES.iter().enumerate() {
        let (severity, error) = (fit.severities[rater].unwrap(), fit.severity_errors[rater].unwrap());
        assert!((severity - truth).abs() < 4.0 * error && error < 0.1, "{rater}: {severity} ± {error}");
    }
    assert!(fit.severities.iter().flatten().sum::<f64>().abs() < 1e-9);
    assert!((fit.spread - 1.3).abs() < 4.0 * fit.spread_error.unwrap());
    assert!((fit.thresholds[0][0] + 1.0).abs() < 0.15 && fit.thresholds[0].iter().sum::<f64>().abs() < 1e-9);
}

#[test]
fn the_estimates_stand_at_the_top_to_the_seventh_decimal() {
    let ratings = Ratings::new(simulated(1500, &SEVERITIES, &DIFFICULTIES, 2)).unwrap();

    let usual = fit_facets(&ratings, &FacetOptions::default()).unwrap();
    let exact = fit_facets(&ratings, &FacetOptions { tolerance: 1e-14, ..FacetOptions::default() }).unwrap();

    let all = |fit: &FacetFit| -> Vec<f64> {
        let places = fit.difficulties.iter().chain(&fit.severities).flatten().copied();
        places.chain(fit.thresholds.concat()).chain([fit.spread]).collect()
    };
    for (one, other) in all(&usual).into_iter().zip(all(&exact)) {
        assert!((one - other).abs() < 1e-7, "{one} for {other}");
    }
    assert!((usual.log_likelihood - exact.log_likelihood).abs() < 1e-9);
    assert!(usual.looks <= 15, "{}", usual.looks);
}

#[test]
fn fair_scores_undo_the_severity_of_who_judged() {
    let ratings = Ratings::new(simulated(600, &SEVERITIES, &DIFFICULTIES, 2)).unwrap();
    let fit = fit_facets(&ratings, &FacetOptions::default()).unwrap();

    let fair = fair_persons(&fit, &person_abilities(&fit));

    for fair in fair.iter().flatten().filter(|fair| (0.1..0.9).contains(&fair.observed)) {
        if fair.severity.abs() > 0.3 {
            assert_eq!(fair.fair > fair.observed, fair.severity > 0.0, "{fair:?}");
        }
    }
}

#[test]
fn the_order_and_the_names_of_ratings_change_nothing() {
    let all = simulated(300, &SEVERITIES, &DIFFICULTIES, 2);
    let turned: Vec<Rating> =
        all.iter().rev().map(|r| Rating { rater: 7 - r.rater, person: 299 - r.person, ..*r }).collect();

    let [one, other] =
        [all, turned].map(|all| fit_facets(&Ratings::new(all).unwrap(), &FacetOptions::default()).unwrap());

    assert!((one.log_likelihood - other.log_likelihood).abs() < 1e-6);
    for rater in 0..8 {
        assert!((one.severities[rater].unwrap() - other.severities[7 - rater].unwrap()).abs() < 1e-4);
    }
}

fn text(all: &[Rating]) -> String {
    let row = |r: &Rating| format!("p{},i{},{},r{}\n", r.person, r.item, r.category, r.rater);
    std::iter::once("person,item,score,rater\n".to_owned()).chain(all.iter().map(row)).collect()
}

const LINE: &str = "mfrm --long person,item,score,rater";

#[test]
fn raters_who_never_meet_are_reported() {
    let mut all = simulated(200, &SEVERITIES, &DIFFICULTIES, 1);
    for rating in &mut all {
        rating.rater = 4 * (rating.person % 2) + rating.rater % 4;
    }
    let finding = run(LINE, text(&all).as_bytes());

    let warned = finding.warnings.iter().find(|warning| warning.code == "measurement-raters-disjoint").unwrap();
    assert!(warned.args["sets"].as_u64().unwrap() >= 2);
    let values = Value::Object(finding.values.clone());
    assert_ne!(values["raters"][0]["set"], values["raters"][4]["set"]);
}

#[test]
fn raters_with_items_of_their_own_have_no_answer() {
    let mut all = simulated(100, &SEVERITIES[..4], &DIFFICULTIES, 4);
    all.retain(|rating| rating.rater == rating.item);
    let finding = run(LINE, text(&all).as_bytes());

    assert_eq!(finding.status, Status::Infeasible);
    assert_eq!(finding.reason[0].code, "measurement-raters-and-items-confounded");
}

#[test]
fn a_rater_who_gives_only_the_best_is_named_and_left_out() {
    let mut all = simulated(150, &SEVERITIES, &DIFFICULTIES, 2);
    all.iter_mut().filter(|rating| rating.rater == 3).for_each(|rating| rating.category = 3);
    let finding = run(LINE, text(&all).as_bytes());

    assert_eq!(finding.status, Status::Optimal);
    let named: Vec<&Value> = finding
        .warnings
        .iter()
        .filter(|warning| warning.code == "measurement-rater-at-the-end")
        .map(|warning| &warning.args["rater"])
        .collect();
    assert_eq!(named, ["r3"]);
    assert!(finding.values["raters"][3]["measure"].is_null());
}

#[test]
fn a_severe_rater_is_told_in_logits_with_the_fair_score() {
    let finding = run(LINE, text(&simulated(300, &SEVERITIES, &DIFFICULTIES, 2)).as_bytes());

    let severe = finding.explanation.iter().find(|message| message.code == "measurement-rater-severe").unwrap();
    assert_eq!(severe.args["rater"], "r7");
    assert!((at(&Value::Object(severe.args.clone()), "logits") - 1.0).abs() < 0.3);
    assert!(finding.explanation.iter().any(|message| message.code == "measurement-fair-score"));
}

#[test]
fn small_and_strange_tables_have_answers_without_nan() {
    for table in [
        "person,item,score,rater\n",
        "person,item,score,rater\na,i,1,x\n",
        "person,item,score,rater\na,i,1,x\nb,i,0,x\n",
        "person,item,score,rater\na,i,,x\nb,i,0,x\nb,j,4,y\na,j,2,x\nb,i,1,y\n",
        "person,item,score,rater\na,i,1,x\na,i,1,x\nb,i,0,y\n",
    ] {
        let finding = run(LINE, table.as_bytes());
        assert!(!finding.report().to_string().contains("NaN"));
        assert!(finding.status == Status::Optimal || !finding.reason.is_empty(), "{table}");
    }
    let words: Vec<String> = ["--long", "person,item,score,rater", "-"].map(str::to_owned).into();
    let asked = measurement::Asked::read("mfrm", &words).unwrap();
    let wrong = asked.run("person,item,score,rater\na,i,1,x\nb,i,1.5,x\n".as_bytes()).unwrap_err();
    assert!(wrong.to_string().starts_with("row 3, column `score`: 1.5 is not a whole score"), "{wrong}");
}

#[test]
fn the_last_item_rater_and_person_may_have_no_rating_at_all() {
    let table = "p,r,a,b\n1,x,0,\n1,y,1,\n2,x,1,\n2,y,2,\n3,x,0,\n3,y,2,\n4,z,,\n";
    for more in ["", " --interaction", " --steps of-items"] {
        let found = run(&format!("mfrm --person p --rater r{more}"), table.as_bytes()).report();

        assert_eq!(found["persons"].as_array().unwrap().len(), 4, "{more}");
        assert_eq!(found["persons"][3]["ability"], Value::Null, "{more}");
        if more != " --interaction" {
            assert_eq!(
                (&found["items"][1]["name"], &found["items"][1]["measure"]),
                (&"b".into(), &Value::Null),
                "{more}"
            );
            assert_eq!(
                (&found["raters"][2]["name"], &found["raters"][2]["measure"]),
                (&"z".into(), &Value::Null),
                "{more}"
            );
        }
    }
}
