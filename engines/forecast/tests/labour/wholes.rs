//! Reconciliation: against dense algebra, by properties, and what cannot be.

use forecast::reconcile::{Figure, Method, Problem, Reconciled, read, report, solve, verify};
use forecast::{Seed, Status};
use nalgebra::{DMatrix, DVector};

fn example(method: Method) -> Problem {
    read(include_str!("../../examples/forecast_totals.csv").as_bytes(), method).unwrap()
}

fn solved(problem: &Problem) -> Reconciled {
    let found = solve(problem);
    assert_eq!(verify(problem, &found), Ok(()), "{found:?}");
    found
}

/// S (Sᵀ W⁻¹ S)⁻¹ Sᵀ W⁻¹ ŷ, as the paper writes it.
fn dense(problem: &Problem) -> Vec<f64> {
    let (cells, totals) = (problem.cells(), problem.totals());
    let all: Vec<&Figure> = totals.iter().chain(cells).collect();
    let holds = |total: &Figure, cell: &Figure| total.keys.iter().zip(&cell.keys).all(|(a, b)| a.is_none() || a == b);
    let s =
        DMatrix::from_fn(all.len(), cells.len(), |row, column| f64::from(u8::from(holds(all[row], &cells[column]))));
    let variance = |row: usize| match problem.method() {
        Method::Ols => 1.0,
        _ => all[row].deviation.map_or(s.row(row).sum(), |deviation| deviation * deviation),
    };
    let w = DMatrix::from_fn(all.len(), all.len(), |a, b| if a == b { 1.0 / variance(a) } else { 0.0 });
    let y = DVector::from_fn(all.len(), |row, _| all[row].value);
    let inner = (s.transpose() * &w * &s).try_inverse().unwrap();
    (inner * s.transpose() * w * y).iter().copied().collect()
}

#[test]
fn cells_almost_nought_under_a_total_are_a_reason_and_never_a_figure_that_is_no_number() {
    let text = "region,sector,value\na,x,1e-310\na,y,1e-310\na,*,1\n*,x,0.5\n*,y,0.5\n";
    let problem = read(text.as_bytes(), Method::Raking).unwrap();

    let found = solve(&problem);

    assert!(found.cells.iter().all(|cell| cell.is_finite()), "{found:?}");
    assert_ne!(found.status, Status::Optimal, "{found:?}");
}

#[test]
fn minimum_trace_is_what_dense_algebra_gives() {
    for method in [Method::MinimumTrace, Method::Ols] {
        let problem = example(method);
        let found = solved(&problem);
        assert_eq!(found.status, Status::Optimal);
        for (value, due) in found.cells.iter().zip(dense(&problem)) {
            assert!((value - due).abs() < 1e-7 * due.abs(), "{value} {due}");
        }
    }
}

#[test]
fn bottom_up_sums_and_top_down_shares_out() {
    let up = solved(&example(Method::BottomUp));
    assert_eq!(up.cells, [25_800.0, 35_600.0, 55_700.0, 44_100.0, 35_900.0, 37_500.0]);
    assert_eq!(up.totals, [117_100.0, 117_500.0, 69_900.0, 71_500.0, 93_200.0, 234_600.0]);

    let down = solved(&example(Method::TopDown));
    assert!((down.totals[5] - 236_000.0).abs() < 1e-6);
    assert!((down.cells[0] - 25_800.0 / 234_600.0 * 236_000.0).abs() < 1e-9);
}

/// A random three-key table with margins of another table of the same pattern of noughts, so that raking can meet them.
fn table(case: u64, method: Method) -> Problem {
    let chance = Seed(case).stream(4);
    let mut drawn = 0;
    let mut next = || {
        drawn += 1;
        chance.unit(drawn)
    };
    let sizes = [2 + case % 3, 2 + case % 4, 1 + case % 3];
    let mut figures = Vec::new();
    let mut truth: Vec<([u64; 3], f64)> = Vec::new();
    for a in 0..sizes[0] {
        for b in 0..sizes[1] {
            for c in 0..sizes[2] {
                let empty = next() < 0.15;
                let value = if empty { 0.0 } else { 1.0 + 99.0 * next() };
                truth.push(([a, b, c], if empty { 0.0 } else { value * (0.5 + next()) }));
                figures.push(Figure {
                    keys: [a, b, c].map(|key| Some(key.to_string())).to_vec(),
                    value,
                    deviation: None,
                });
            }
        }
    }
    for kept in [[true, true, false], [false, false, true], [false, true, false], [false; 3]] {
        let mut sums = std::collections::BTreeMap::new();
        for (keys, value) in &truth {
            let key: Vec<Option<String>> =
                keys.iter().zip(kept).map(|(key, kept)| kept.then(|| key.to_string())).collect();
            *sums.entry(key).or_insert(0.0) += value;
        }
        figures.extend(sums.into_iter().map(|(keys, value)| Figure { keys, value, deviation: None }));
    }
    Problem::new(vec!["a".into(), "b".into(), "c".into()], figures, method).unwrap()
}

#[test]
fn raking_meets_every_margin_of_a_table_that_exists() {
    for case in 0..60 {
        let problem = table(case, Method::Raking);
        let found = solved(&problem);
        assert_eq!(found.status, Status::Optimal, "{case}: {:?}", found.reason);
        for (total, value) in problem.totals().iter().zip(&found.totals) {
            assert!((total.value - value).abs() < 1e-6 * total.value.max(1.0), "{case}");
        }
    }
}

#[test]
fn raking_by_two_margins_keeps_odds_and_is_known_for_the_independent_table() {
    // All cells one: the raked table is rows × columns / whole.
    let text = "r,c,value\na,x,1\na,y,1\nb,x,1\nb,y,1\na,*,30\nb,*,70\n*,x,40\n*,y,60\n";
    let found = solved(&read(text.as_bytes(), Method::Raking).unwrap());
    for (value, due) in found.cells.iter().zip([12.0, 18.0, 28.0, 42.0]) {
        assert!((value - due).abs() < 1e-9);
    }
}

#[test]
fn reconciling_a_second_time_changes_nothing() {
    for method in [Method::MinimumTrace, Method::Ols, Method::Raking, Method::TopDown] {
        let problem = table(7, method);
        let once = solved(&problem);
        let figure = |(figure, &value): (&Figure, &f64)| Figure { value, ..figure.clone() };
        let again = problem
            .cells()
            .iter()
            .zip(&once.cells)
            .chain(problem.totals().iter().zip(&once.totals))
            .map(figure)
            .collect();
        let twice = solved(&Problem::new(problem.keys().to_vec(), again, method).unwrap());
        for (a, b) in once.cells.iter().zip(&twice.cells) {
            assert!((a - b).abs() < 1e-7 * a.abs().max(1.0), "{method:?} {a} {b}");
        }
    }
}

#[test]
fn the_more_certain_figure_moves_less() {
    let text = |deviation: f64| format!("k,value,deviation\na,10,1\nb,20,{deviation}\n*,36,1\n");
    let step = |deviation: f64| {
        let found = solved(&read(text(deviation).as_bytes(), Method::MinimumTrace).unwrap());
        found.cells[1] - 20.0
    };
    // The six over are divided by variances.
    assert!((step(1.0) - 2.0).abs() < 1e-9);
    assert!((step(2.0) - 4.0).abs() < 1e-9);
    assert!((step(0.1) - 6.0 * 0.01 / 2.01).abs() < 1e-9);
}

#[test]
fn what_no_raking_can_meet_is_told_why() {
    let reason = |text: &str| {
        let problem = read(text.as_bytes(), Method::Raking).unwrap();
        let found = solve(&problem);
        assert_eq!(verify(&problem, &found), Ok(()));
        (found.status, found.reason.first().map(|message| message.code.clone()).unwrap_or_default())
    };
    let infeasible = |code: &str| (Status::Infeasible, code.to_owned());
    assert_eq!(reason("r,c,value\na,x,0\nb,x,1\na,*,5\n"), infeasible("forecast-reconcile-empty-cells"));
    assert_eq!(
        reason("r,c,value\na,x,1\nb,x,1\na,y,1\na,*,5\nb,*,5\n*,x,4\n*,y,4\n"),
        infeasible("forecast-reconcile-totals-differ")
    );
    assert_eq!(reason("r,c,value\na,x,1\nb,x,1\na,*,5\n*,*,4\n"), infeasible("forecast-reconcile-nested"));
    // b stands only at x, so that x must be at least 6, and is 4: no table exists, which sums alone do not show.
    let (status, code) = reason("r,c,value\na,x,1\na,y,1\nb,x,1\na,*,4\nb,*,6\n*,x,4\n*,y,6\n");
    assert_eq!((status, code.as_str()), (Status::Unknown, "forecast-reconcile-slow"));
    let problem = read("r,value\na,1\nb,2\n".as_bytes(), Method::TopDown).unwrap();
    assert_eq!(solve(&problem).reason[0].code, "forecast-reconcile-no-whole");
}

#[test]
fn the_verifier_sees_what_was_moved_afterwards() {
    for method in Method::ALL {
        let problem = example(method);
        let mut found = solve(&problem);
        if !found.status.is_solved() {
            continue;
        }
        found.cells[2] += 1.0;
        found.totals[0] += 1.0;
        found.totals[4] += 1.0;
        found.totals[5] += 1.0;
        assert!(verify(&problem, &found).is_err(), "{method:?}");
    }
}

#[test]
fn figures_that_cannot_be_are_told_where() {
    let told = |text: &str, method: Method| read(text.as_bytes(), method).unwrap_err().to_string();
    assert!(told("r,value\na,-1\n", Method::Raking).contains("figures, line 2, column `value`: -1 is not between"));
    assert!(told("r,value,deviation\na,1,0\n", Method::MinimumTrace).contains("column `deviation`"));
    assert!(told("value\n1\n", Method::BottomUp).contains("between 1 and 8 columns of keys"));
    assert!(told("r,value\n*,1\n", Method::BottomUp).contains("there is no cell"));
    assert!(told("r,c,value\na,x,1\nb,*,1\n", Method::BottomUp).contains("b / *: no cell belongs"));
    assert!(told("r,value\na,1\na,2\n", Method::BottomUp).contains("a stands twice"));
}

#[test]
fn a_large_hierarchy_is_reconciled_in_memory_that_follows_it() {
    let mut figures = Vec::new();
    let key = |at: usize| Some(at.to_string());
    for r in 0..20 {
        for s in 0..10 {
            for o in 0..60 {
                figures.push(Figure {
                    keys: vec![key(r), key(s), key(o)],
                    value: 100.0 + ((r * 7 + s * 3 + o) % 50) as f64,
                    deviation: None,
                });
            }
        }
    }
    let total = |keys: Vec<Option<String>>, value: f64| Figure { keys, value, deviation: None };
    figures.extend((0..20).map(|r| total(vec![key(r), None, None], 75_000.0)));
    figures.extend((0..10).map(|s| total(vec![None, key(s), None], 151_000.0)));
    figures.extend((0..60).map(|o| total(vec![None, None, key(o)], 24_900.0)));
    figures.extend((0..200).map(|at| total(vec![key(at / 10), key(at % 10), None], 7_480.0)));
    figures.push(total(vec![None, None, None], 1_500_000.0));
    let problem = Problem::new(["r", "s", "o"].map(str::to_owned).to_vec(), figures, Method::MinimumTrace).unwrap();

    let found = solved(&problem);

    assert_eq!(found.status, Status::Optimal);
    assert!(report(&problem, &found)["totals"].as_array().unwrap().len() == 291);
}
