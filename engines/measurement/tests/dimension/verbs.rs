use measurement::{Options, Status, run};
use serde_json::Value;

use crate::facts::{ABILITY, EKMAN, SLEEP, THURSTONE};
use crate::near;

fn text(rows: &[Vec<f64>]) -> String {
    let names: Vec<String> = (1..=rows[0].len()).map(|at| format!("v{at}")).collect();
    let line = |row: &Vec<f64>| row.iter().map(f64::to_string).collect::<Vec<_>>().join(",");
    std::iter::once(names.join(",")).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

fn square<const N: usize>(matrix: [[f64; N]; N]) -> String {
    text(&matrix.map(|row| row.to_vec()))
}

fn options(flags: &[(&str, &str)]) -> Options {
    flags.iter().fold(Options::default(), |options, (flag, value)| options.with(flag, value))
}

fn number(value: &Value, path: &str) -> f64 {
    value.pointer(path).and_then(Value::as_f64).unwrap_or_else(|| panic!("{path} in {value}"))
}

#[test]
fn a_matrix_of_correlations_is_factored_from_the_command_line() {
    let asked = options(&[("matrix", ""), ("n", "213"), ("factors", "3")]);

    let found = run("efa", &asked, square(THURSTONE).as_bytes()).unwrap();

    let report = found.report();
    assert_eq!(found.status, Status::Optimal, "{report}");
    near(number(&report, "/discrepancy"), 0.014440902811, 1e-6);
    near(number(&report, "/chi_square"), 2.9772327962, 1e-4);
    near(number(&report, "/loadings/0/0"), 0.9008473576, 1e-4);
    assert_eq!(report["df"], 12);
}

#[test]
fn covariances_give_the_same_factors_as_their_correlations_and_the_test_of_factanal() {
    let asked = options(&[("matrix", ""), ("n", "112"), ("factors", "2"), ("method", "ml"), ("rotation", "varimax")]);

    let report = run("efa", &asked, square(ABILITY).as_bytes()).unwrap().report();

    near(number(&report, "/chi_square"), 6.1066165188, 1e-4);
    near(number(&report, "/p"), 0.19132631416, 1e-5);
    near(number(&report, "/uniquenesses/4"), 0.052441170985, 2e-5);
}

#[test]
fn omega_and_scaling_answer_in_one_shape() {
    let omega = run("omega", &options(&[("matrix", "")]), square(THURSTONE).as_bytes()).unwrap().report();
    near(number(&omega, "/omega_hierarchical"), 0.73607031826, 1e-4);

    let asked = options(&[("matrix", ""), ("from", "similarities"), ("starts", "5")]);
    let plane = run("mds", &asked, square(EKMAN).as_bytes()).unwrap();
    near(number(&plane.report(), "/stress"), 0.13119926408, 1.5e-5);
    assert_eq!(plane.status, Status::Feasible);
}

#[test]
fn a_pattern_by_name_is_confirmed_and_a_wrong_name_is_told() {
    let asked =
        options(&[("matrix", ""), ("n", "213"), ("pattern", "verbal=v1,v2,v3;fluent=v4,v5,v6;series =~ v7 + v8 + v9")]);

    let report = run("cfa", &asked, square(THURSTONE).as_bytes()).unwrap().report();

    assert_eq!(report["df"], 24);
    assert_eq!(report["status"], "optimal");
    assert!(number(&report, "/cfi") > 0.95 && number(&report, "/srmr") < 0.05, "{report}");
    let wrong = options(&[("matrix", ""), ("n", "213"), ("pattern", "verbal=v1,v2,nobody")]);
    let why = run("cfa", &wrong, square(THURSTONE).as_bytes()).unwrap_err().to_string();
    assert!(why.contains("nobody"), "{why}");
}

#[test]
fn growth_is_found_in_a_wide_and_in_a_long_table_alike() {
    let wide = text(&SLEEP.map(|row| row.to_vec()));
    let long: Vec<Vec<f64>> = SLEEP
        .iter()
        .enumerate()
        .flat_map(|(person, row)| row.iter().enumerate().map(move |(day, &time)| vec![person as f64, day as f64, time]))
        .collect();

    let first = run("growth", &Options::default(), wide.as_bytes()).unwrap().report();
    let asked = options(&[("outcome", "v3"), ("person", "v1"), ("time", "v2"), ("modes", "")]);
    let second = run("growth", &asked, text(&long).as_bytes()).unwrap().report();

    near(number(&first, "/deviance"), 1743.62827196, 1e-5);
    near(number(&second, "/deviance"), number(&first, "/deviance"), 1e-7);
    near(number(&second, "/fixed/1/se"), 1.5457896439, 1e-4);
    near(number(&second, "/correlation"), 0.065551238238, 1e-4);
    assert_eq!(second["modes"].as_array().unwrap().len(), 18);
}

#[test]
fn crossed_groupings_are_named_in_the_answer() {
    let rows: Vec<String> = (0..24)
        .flat_map(|plate| (0..6).map(move |sample| format!("{},p{plate},s{sample}", (plate * 7 + sample * 3) % 11)))
        .collect();
    let table = format!("d,plate,sample\n{}", rows.join("\n"));

    let report =
        run("growth", &options(&[("outcome", "d"), ("crossed", "plate,sample")]), table.as_bytes()).unwrap().report();

    assert_eq!(report["random"][0]["name"], "plate");
    assert_eq!(report["n"], 144);
}

#[test]
fn what_cannot_be_analysed_is_an_answer_with_a_reason() {
    let constant = "a,b,c\n1,2,3\n2,2,1\n3,2,2\n4,2,5\n";
    for (verb, table, flags, code) in [
        ("efa", constant, vec![("factors", "1")], "measurement-column-constant"),
        ("omega", constant, vec![], "measurement-column-constant"),
        ("cfa", constant, vec![("pattern", "f=a,b,c")], "measurement-column-constant"),
        ("efa", "a,b,c\n1,2,3\n2,3,1\n3,1,2\n4,2,5\n", vec![("factors", "2")], "measurement-too-many-factors"),
        ("mds", "a,b\n0,1\n1,0\n", vec![("matrix", ""), ("dimensions", "2")], "measurement-too-few-objects"),
        ("mds", "a,b\n0,0\n0,0\n", vec![("matrix", ""), ("dimensions", "1")], "measurement-objects-coincide"),
        ("growth", "a,b\n1,1\n1,1\n1,1\n", vec![], "measurement-nothing-varies"),
        ("correlate", "a,b\n1,2\n", vec![], "measurement-too-few-rows"),
        ("growth", "a,b\n,\n,\n", vec![], "measurement-too-few-rows"),
    ] {
        let found = run(verb, &options(&flags), table.as_bytes()).unwrap();

        assert_eq!(found.status, Status::Infeasible, "{verb}");
        assert_eq!(found.reason[0].code, code, "{verb}");
    }
}

#[test]
fn what_is_wrong_is_named_by_row_column_or_flag() {
    for (verb, table, flags, word) in [
        ("correlate", "a,b\n1,2\n3,x\n4,5\n5,6\n", vec![], "row 3"),
        ("efa", "a,b\n1,0.5\n0.4,1\n", vec![("matrix", ""), ("n", "50")], "row 3, column `a`"),
        ("efa", "a,b,c\n1,2,0\n2,1,0\n0,0,1\n", vec![("matrix", ""), ("n", "50")], "row 3"),
        ("mds", "a,b\n0,-1\n-1,0\n", vec![("matrix", "")], "below 0"),
        ("cfa", "a,b\n1,2\n2,3\n", vec![], "--pattern"),
        ("growth", "a,b\n1,2\n", vec![("times", "1")], "--times"),
        ("correlate", "a,b\n1,2\n2,3\n3,1\n4,4\n", vec![("kind", "kendall")], "--kind"),
    ] {
        let why = run(verb, &options(&flags), table.as_bytes()).unwrap_err().to_string();

        assert!(why.contains(word), "{verb}: {why}");
    }
}

#[test]
fn the_order_of_persons_changes_no_correlation_of_any_kind() {
    let rows: Vec<Vec<f64>> = (0..60_i32)
        .map(|row| vec![f64::from(row % 5), f64::from((row * row) % 4), f64::from(row % 3 + row % 5)])
        .collect();
    let moved: Vec<Vec<f64>> = (0..60).map(|row| rows[(row * 7) % 60].clone()).collect();
    for kind in ["pearson", "spearman", "polychoric"] {
        let (first, second) = (
            run("correlate", &options(&[("kind", kind), ("draws", "10")]), text(&rows).as_bytes()).unwrap().report(),
            run("correlate", &options(&[("kind", kind), ("draws", "10")]), text(&moved).as_bytes()).unwrap().report(),
        );

        for at in ["/correlations/0/1", "/correlations/0/2", "/low/1/2", "/kmo"] {
            near(number(&first, at), number(&second, at), 1e-12);
        }
    }
}
