//! Item response: published facts, simulated truth, symmetries, doubtful items, hostile tables.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::many_single_char_names,
    reason = "small counts, and values that are exact"
)]

use ground::Seed;
use measurement::Status;
use measurement::response::{
    ErrorKind, Grid, MISSING, Model, Options, Responses, Scoring, Split, andersen, fit, fit_conditional, score,
    standard_errors,
};
use serde_json::Value;

use crate::data::{at, run};

/// Bock & Lieberman (1970), section 6 of the LSAT: the number of 1000 persons with each pattern.
const LSAT6: [(&str, u32); 30] = [
    ("00000", 3),
    ("00001", 6),
    ("00010", 2),
    ("00011", 11),
    ("00100", 1),
    ("00101", 1),
    ("00110", 3),
    ("00111", 4),
    ("01000", 1),
    ("01001", 8),
    ("01011", 16),
    ("01101", 3),
    ("01110", 2),
    ("01111", 15),
    ("10000", 10),
    ("10001", 29),
    ("10010", 14),
    ("10011", 81),
    ("10100", 3),
    ("10101", 28),
    ("10110", 15),
    ("10111", 80),
    ("11000", 16),
    ("11001", 56),
    ("11010", 21),
    ("11011", 173),
    ("11100", 11),
    ("11101", 61),
    ("11110", 28),
    ("11111", 298),
];

fn lsat6() -> String {
    let row = |(pattern, n): &(&str, u32)| {
        let answers: Vec<String> = pattern.chars().map(String::from).collect();
        format!("{},{n}\n", answers.join(","))
    };
    std::iter::once("a,b,c,d,e,n\n".to_owned()).chain(LSAT6.iter().map(row)).collect()
}

fn values(line: &str, text: &str) -> Value {
    Value::Object(run(line, text.as_bytes()).values)
}

fn codes_of(finding: &measurement::Finding) -> Vec<&str> {
    finding.warnings.iter().map(|warning| warning.code.as_str()).collect()
}

/// Simulated answers to items (slope, intercept), with a share of them missing.
fn simulated(persons: usize, items: &[(f64, f64)], missing: f64) -> Vec<u8> {
    let (people, chance) = (Seed(11).stream(0), Seed(11).stream(1));
    let mut codes = Vec::new();
    for person in 0..persons as u64 {
        let (u, v) = (1.0 - people.unit(2 * person), people.unit(2 * person + 1));
        let theta = (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos();
        for (item, (a, d)) in items.iter().enumerate() {
            let index = 2 * (person * items.len() as u64 + item as u64);
            let right = chance.unit(index) < 1.0 / (1.0 + (-a * theta - d).exp());
            codes.push(if chance.unit(index + 1) < missing { MISSING } else { u8::from(right) });
        }
    }
    codes
}

fn items(count: usize) -> Vec<(f64, f64)> {
    (0..count).map(|j| (0.6 + 0.15 * (j % 9) as f64, -1.5 + 0.37 * ((j * 5) % 9) as f64)).collect()
}

#[test]
fn two_parameters_on_the_lsat_meet_bock_and_aitkin() {
    // Bock & Aitkin (1981), table 1, in logits.
    let ours = values("irt --model 2pl --freq n", &lsat6());

    for (item, (a, d)) in [(0.83, 2.77), (0.72, 0.99), (0.89, 0.25), (0.69, 1.28), (0.66, 2.05)].into_iter().enumerate()
    {
        assert!((at(&ours, &format!("items/{item}/slope")) - a).abs() < 0.005);
        assert!((at(&ours, &format!("items/{item}/intercepts/0")) - d).abs() < 0.0051);
    }
    assert!((at(&ours, "log_likelihood") + 2466.653).abs() < 5e-4);
    assert_eq!(ours["n"], 1000);
}

#[test]
fn rasch_on_the_lsat_meets_thissen_and_rizopoulos() {
    // Thissen (1982): common slope 0.755; Rizopoulos (2006): difficulties in standard deviations.
    let ours = values("irt --freq n", &lsat6());

    let spread = at(&ours, "spread");
    assert!((spread - 0.7551).abs() < 5e-5);
    for (item, b) in [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802].into_iter().enumerate() {
        assert!((at(&ours, &format!("items/{item}/difficulty")) / spread - b).abs() < 1e-4);
    }
    assert!((at(&ours, "log_likelihood") + 2466.938).abs() < 5e-4);
}

#[test]
fn simulated_truth_is_recovered_within_its_stated_errors() {
    let truth = items(20);
    for missing in [0.0, 0.3] {
        let codes = simulated(4000, &truth, missing);
        let responses = Responses::new(4000, 20, &codes, None).unwrap();

        let fitted = fit(&responses, Model::TwoParameter, &Options::default()).unwrap();
        let errors = standard_errors(&responses, &fitted, ErrorKind::CrossProduct);

        assert!(fitted.converged);
        let mut squares = 0.0;
        for (item, (a, d)) in truth.iter().enumerate() {
            let covariance = errors.of_item(&fitted, item).unwrap();
            let curve = fitted.curves[item].as_ref().unwrap();
            let z = [
                (curve.slope() - a) / covariance[(0, 0)].sqrt(),
                (curve.intercepts()[0] - d) / covariance[(1, 1)].sqrt(),
            ];
            assert!(z.iter().all(|z| z.abs() < 4.0), "item {item}: {z:?}");
            squares += z.iter().map(|z| z * z).sum::<f64>();
        }
        assert!((0.4..2.0).contains(&(squares / 40.0)), "mean z² {}", squares / 40.0);
    }
}

#[test]
fn both_informations_agree_on_long_data() {
    let responses = Responses::new(6000, 8, &simulated(6000, &items(8), 0.0), None).unwrap();
    let fitted = fit(&responses, Model::TwoParameter, &Options::default()).unwrap();

    let [observed, crossed] =
        [ErrorKind::Observed, ErrorKind::CrossProduct].map(|kind| standard_errors(&responses, &fitted, kind));

    for item in 0..8 {
        let ratio = observed.of_item(&fitted, item).unwrap()[(0, 0)] / crossed.of_item(&fitted, item).unwrap()[(0, 0)];
        assert!((0.85..1.15).contains(&ratio), "{ratio}");
    }
}

#[test]
fn conditional_and_marginal_rasch_agree_where_ability_is_normal() {
    let truth: Vec<(f64, f64)> = (0..10).map(|j| (1.2, -1.0 + 0.2 * f64::from(j))).collect();
    let responses = Responses::new(5000, 10, &simulated(5000, &truth, 0.1), None).unwrap();

    let marginal = fit(&responses, Model::Rasch, &Options::default()).unwrap();
    let conditional = fit_conditional(&responses, Model::Rasch).unwrap();

    let d = |curves: &[Option<measurement::response::Curve>]| -> Vec<f64> {
        let all: Vec<f64> = curves.iter().flatten().map(|curve| curve.intercepts()[0]).collect();
        let mean = all.iter().sum::<f64>() / 10.0;
        all.iter().map(|d| d - mean).collect()
    };
    assert!(conditional.converged && conditional.identified);
    for (one, other) in d(&marginal.curves).iter().zip(d(&conditional.curves)) {
        assert!((one - other).abs() < 0.03, "{one} {other}");
    }
    assert!((marginal.spread() - 1.2).abs() < 0.06, "{}", marginal.spread());
    let test = andersen(&responses, Model::Rasch, Split::Median).unwrap().unwrap();
    assert!(test.probability > 0.001, "{test:?}");
}

#[test]
fn the_order_of_persons_and_items_changes_nothing() {
    let codes = simulated(800, &items(7), 0.1);
    let base = Responses::new(800, 7, &codes, None).unwrap();
    let turned: Vec<u8> = codes.chunks_exact(7).rev().flat_map(|row| row.iter().rev().copied()).collect();
    let turned = Responses::new(800, 7, &turned, None).unwrap();
    let doubled = Responses::new(800, 7, &codes, Some(&[2.0; 800])).unwrap();
    for model in [Model::Rasch, Model::TwoParameter, Model::Graded] {
        let [one, other, twice] = [&base, &turned, &doubled].map(|data| fit(data, model, &Options::default()).unwrap());

        assert!((one.log_likelihood - other.log_likelihood).abs() < 1e-6);
        assert!((2.0 * one.log_likelihood - twice.log_likelihood).abs() < 1e-5);
        for item in 0..7 {
            let (a, b) = (one.curves[item].as_ref().unwrap(), other.curves[6 - item].as_ref().unwrap());
            assert!((a.slope() - b.slope()).abs() < 1e-3 && (a.intercepts()[0] - b.intercepts()[0]).abs() < 1e-3);
        }
    }
}

#[test]
fn with_two_categories_graded_credit_and_logistic_are_one_model() {
    let responses = Responses::new(1000, 6, &simulated(1000, &items(6), 0.0), None).unwrap();

    let all = [Model::TwoParameter, Model::Graded, Model::GeneralisedPartialCredit]
        .map(|model| fit(&responses, model, &Options::default()).unwrap().log_likelihood);

    assert!((all[0] - all[1]).abs() < 1e-6 && (all[0] - all[2]).abs() < 1e-6, "{all:?}");
}

#[test]
fn a_lower_bound_of_guessing_never_worsens_the_likelihood() {
    let responses = Responses::new(1500, 8, &simulated(1500, &items(8), 0.0), None).unwrap();
    let two = fit(&responses, Model::TwoParameter, &Options::default()).unwrap();
    let three = fit(&responses, Model::ThreeParameter, &Options::default()).unwrap();

    assert!(three.log_likelihood > two.log_likelihood - 1e-3, "{} {}", three.log_likelihood, two.log_likelihood);
}

#[test]
fn more_nodes_than_enough_change_nothing() {
    let responses = Responses::new(500, 10, &simulated(500, &items(10), 0.0), None).unwrap();
    let of = |count: usize| {
        let options = Options { grid: Grid::even(count, 7.0), ..Options::default() };
        fit(&responses, Model::TwoParameter, &options).unwrap().log_likelihood
    };
    assert!((of(71) - of(211)).abs() < 1e-6);
}

#[test]
fn hundreds_of_items_do_not_leave_the_floats() {
    let of = |count: usize| Responses::new(120, count, &simulated(120, &items(count), 0.0), None).unwrap();

    let fitted = fit(&of(1500), Model::Rasch, &Options::default()).unwrap();
    let conditional = fit_conditional(&of(90), Model::Rasch).unwrap();

    assert!(fitted.converged, "{} looks, {}", fitted.looks, fitted.log_likelihood);
    assert!(fitted.log_likelihood.is_finite() && conditional.converged);
}

#[test]
fn modal_scores_lie_between_the_mean_and_the_likelihood() {
    let responses = Responses::new(300, 12, &simulated(300, &items(12), 0.0), None).unwrap();
    let fitted = fit(&responses, Model::TwoParameter, &Options::default()).unwrap();
    let of = |how| score(&responses, &fitted.curves, &Grid::default(), how);

    let (modal, likelihood) = (of(Scoring::Modal), of(Scoring::Likelihood));

    for (modal, likelihood) in modal.iter().zip(&likelihood) {
        assert!(modal.ability.abs() <= likelihood.ability.abs() + 1e-9);
        assert!(modal.ability * likelihood.ability >= 0.0);
    }
}

#[test]
fn a_flat_item_keeps_its_far_difficulty_and_is_flagged() {
    let mut truth = items(9);
    truth[4] = (0.12, 1.6);
    let codes = simulated(3000, &truth, 0.0);
    let finding = run("irt --model 2pl", table(&codes, 9).as_bytes());

    let values = Value::Object(finding.values.clone());
    let [a, b] = ["slope", "difficulty"].map(|what| at(&values, &format!("items/4/{what}")));
    assert!(a < 0.3 && b.abs() > 6.0, "slope {a}, difficulty {b}");
    assert!(codes_of(&finding).contains(&"measurement-flat-item"));
}

#[test]
fn a_wrong_key_is_suspected_and_named() {
    let mut codes = simulated(1000, &items(8), 0.0);
    codes.iter_mut().skip(5).step_by(8).for_each(|code| *code = 1 - *code);
    for model in ["2pl", "rasch", "graded"] {
        let finding = run(&format!("irt --model {model}"), table(&codes, 8).as_bytes());

        let suspected: Vec<&Value> = finding
            .warnings
            .iter()
            .filter(|warning| warning.code == "measurement-item-wrong-key-suspected")
            .map(|warning| &warning.args["item"])
            .collect();
        assert_eq!(suspected, ["i5"], "{model}");
    }
}

fn table(codes: &[u8], width: usize) -> String {
    let header: Vec<String> = (0..width).map(|at| format!("i{at}")).collect();
    let row = |row: &[u8]| {
        let cells: Vec<String> =
            row.iter().map(|&c| if c == MISSING { String::new() } else { c.to_string() }).collect();
        format!("{}\n", cells.join(","))
    };
    format!("{}\n{}", header.join(","), codes.chunks_exact(width).map(row).collect::<String>())
}

#[test]
fn degenerate_tables_are_answered_with_codes_and_without_nan() {
    let constant = "a,b,c\n1,0,1\n1,1,0\n1,0,0\n1,1,1\n,,\n1,1,0\n1,0,1\n";
    let gap = "a,b\n0,0\n3,1\n3,2\n0,1\n1,2\n1,0\n3,2\n0,0\n";
    let guttman = "a,b,c\n0,0,0\n1,0,0\n1,1,0\n1,1,1\n1,1,0\n1,0,0\n";
    let one = "a\n0\n1\n1\n0\n";
    let same = "a,b\n1,1\n1,1\n";
    let blank = "a,b\n,\n,\n";
    for text in [constant, gap, guttman, one, same, blank, "a,b\n"] {
        for model in ["rasch", "2pl", "3pl", "graded", "partial-credit", "rating-scale", "generalised-partial-credit"] {
            for method in ["marginal --scores weighted --fit all", "conditional --scores weighted"] {
                let words: Vec<String> =
                    format!("--model {model} --method {method} -").split(' ').map(str::to_owned).collect();
                let done = measurement::Asked::read("irt", &words).unwrap().run(text.as_bytes());
                if let Ok(finding) = done {
                    let printed = finding.report().to_string();
                    assert!(!printed.contains("NaN") && !printed.contains("inf\""), "{printed}");
                    if finding.status != Status::Optimal {
                        assert!(!finding.reason.is_empty(), "{model} {method} {text}");
                    }
                }
            }
        }
    }
    let finding = run("irt --model rasch", constant.as_bytes());
    assert!(codes_of(&finding).contains(&"measurement-one-category"));
    assert!(codes_of(&finding).contains(&"measurement-empty-rows"));
    let finding = run("irt --model partial-credit", gap.as_bytes());
    assert!(codes_of(&finding).contains(&"measurement-empty-category"));
    assert_eq!(run("irt", same.as_bytes()).status, Status::Infeasible);
}

#[test]
fn what_cannot_be_read_names_its_place() {
    let wrong = |line: &str, text: &str| {
        let words: Vec<String> = line.split(' ').map(str::to_owned).chain(["-".to_owned()]).collect();
        measurement::Asked::read("irt", &words).and_then(|asked| asked.run(text.as_bytes())).unwrap_err().to_string()
    };
    assert!(
        wrong("--model rasch", "a,b\n0,1\n1,2\n0,0\n").starts_with("column `b`: has 3 different answers, and this")
    );
    assert!(wrong("--model rasch", "a,b\n0,1\n1,x\n").starts_with("row 3, column `b`: `x` is not a number"));
    assert!(wrong("--model strange", "a\n0\n1\n").starts_with("--model: `strange`"));
    assert!(wrong("--nodes 1", "a\n0\n1\n").starts_with("--nodes"));
    assert!(wrong("--guessing-prior 1", "a\n0\n1\n").starts_with("--guessing-prior"));
    assert!(wrong("--model 2pl --method conditional", "a,b\n0,1\n1,0\n").starts_with("--method"));
}

#[test]
fn items_that_nobody_ties_together_are_not_identified() {
    // Half of the persons answer a and b, the others c and d.
    let text = "a,b,c,d\n0,1,,\n1,0,,\n1,0,,\n,,0,1\n,,1,0\n,,0,1\n";
    let finding = run("irt --method conditional", text.as_bytes());

    assert_eq!(finding.status, Status::Infeasible);
    assert_eq!(finding.reason[0].code, "measurement-items-not-tied");
}
