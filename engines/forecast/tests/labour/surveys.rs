//! Employers' returns: weights, errors, silence.

use forecast::Seed;
use forecast::labour::{Return, ReturnLine, Stratum, read_returns, weigh};

fn stratum(size: &str, employed: f64) -> Stratum {
    Stratum { key: ["A".into(), "mining".into(), size.into()], employed }
}

fn one(employer: &str, stratum: usize, headcount: f64, vacancies: f64) -> Return {
    let line = ReturnLine { occupation: 0, counts: [0.0, vacancies, 0.0, 0.0, 0.0, 0.0, 0.0] };
    Return { employer: employer.into(), stratum, headcount, lines: vec![line] }
}

#[test]
fn a_total_is_the_surveyed_ratio_times_employment_with_its_textbook_error() {
    // 1000 employed, 300 surveyed: vacancies 4 of 100 and 2 of 200.
    let found = weigh(&[stratum("large", 1_000.0)], &[one("x", 0, 100.0, 4.0), one("y", 0, 200.0, 2.0)]);

    let cell = &found.cells[&("A".to_owned(), 0)];
    assert!((cell.totals[1] - 20.0).abs() < 1e-12);
    assert!((found.strata[0].2 - 1_000.0 / 300.0).abs() < 1e-12);
    // Residuals ±2, s² = 8; 1000²·0.7·8/(2·150²).
    assert!((cell.errors[1] - (1e6_f64 * 0.7 * 8.0 / 45_000.0).sqrt()).abs() < 1e-9, "{cell:?}");
    assert!((cell.net_error - cell.errors[1]).abs() < 1e-12);
}

#[test]
fn a_silent_stratum_is_carried_by_its_neighbours_and_named() {
    let strata = [stratum("large", 1_000.0), stratum("small", 500.0)];

    let found = weigh(&strata, &[one("x", 0, 100.0, 4.0), one("y", 0, 300.0, 12.0)]);

    assert!((found.cells[&("A".to_owned(), 0)].totals[1] - 60.0).abs() < 1e-9);
    assert_eq!(found.findings[0].message.code, "forecast-returns-silent");
    assert_eq!(found.findings[0].subject, "A / mining / small");
}

#[test]
fn a_silent_stratum_that_nobody_can_carry_is_named() {
    // The only one who answered belongs to a stratum that is said to employ nobody.
    let strata = [stratum("large", 0.0), stratum("small", 500.0)];

    let found = weigh(&strata, &[one("x", 0, 100.0, 4.0)]);

    let unheard: Vec<_> =
        found.findings.iter().filter(|finding| finding.message.code == "forecast-returns-unheard").collect();
    assert_eq!(unheard.len(), 1, "{:?}", found.findings);
    assert_eq!(unheard[0].subject, "A / mining / small");
    assert_eq!(weigh(&strata[1..], &[]).findings[0].message.code, "forecast-returns-unheard");
}

#[test]
fn everyone_surveyed_leaves_no_error() {
    let found = weigh(&[stratum("large", 300.0)], &[one("x", 0, 100.0, 4.0), one("y", 0, 200.0, 2.0)]);

    let cell = &found.cells[&("A".to_owned(), 0)];
    assert_eq!((cell.totals[1], cell.errors[1]), (6.0, 0.0));
}

/// Many made-up employers of one stratum.
fn population() -> Vec<Return> {
    let chance = Seed(11).stream(0);
    (0..2_000)
        .map(|at| {
            let headcount = (20 + chance.below(at, 200)) as f64;
            let vacancies = (headcount * 0.05 * 2.0 * chance.unit(10_000 + at)).round();
            one(&format!("e{at}"), 0, headcount, vacancies)
        })
        .collect()
}

#[test]
fn more_returns_give_a_narrower_interval_and_it_covers_the_truth() {
    let all = population();
    let employed = all.iter().map(|one| one.headcount).sum::<f64>();
    let truth = all.iter().map(|one| one.lines[0].counts[1]).sum::<f64>();
    let (mut covered, mut width) = (0, [0.0; 2]);
    for case in 0..200_u64 {
        let chance = Seed(case).stream(1);
        for (which, size) in [30, 120].into_iter().enumerate() {
            let mut picked: Vec<(u64, &Return)> =
                all.iter().enumerate().map(|(at, one)| (chance.at(at as u64), one)).collect();
            picked.sort_by_key(|(key, _)| *key);
            let sample: Vec<Return> = picked[..size].iter().map(|(_, one)| (*one).clone()).collect();

            let found = weigh(&[stratum("large", employed)], &sample);

            let cell = &found.cells[&("A".to_owned(), 0)];
            width[which] += cell.errors[1];
            covered += i32::from((cell.totals[1] - truth).abs() <= 1.96 * cell.errors[1]);
        }
    }
    // Four times the returns, about half the error.
    assert!((0.42..0.56).contains(&(width[1] / width[0])), "{width:?}");
    // 400 intervals of 95 %: 380 expected, deviation about 4.4.
    assert!((360..=395).contains(&covered), "{covered}");
}

#[test]
fn returns_that_contradict_themselves_are_told_where() {
    let strata = "region,sector,size,employed\nA,mining,large,1000\n";
    let told = |rows: &str| {
        let text = format!("employer,region,sector,size,headcount,occupation,foreign,replaced\n{rows}");
        read_returns(strata.as_bytes(), text.as_bytes()).unwrap_err().to_string()
    };
    assert!(
        told("x,A,mining,small,10,o,0,0\n")
            .contains("returns.csv, line 2, column `size`: `A, mining, small` is not known")
    );
    assert!(told("x,A,mining,large,0,o,0,0\n").contains("line 2, column `headcount`"));
    assert!(told("x,A,mining,large,10,o,1,2\n").contains("line 2, column `occupation`: more foreign workers"));
    assert!(
        told("x,A,mining,large,10,o,1,1\nx,A,mining,large,11,p,1,1\n")
            .contains("line 3, column `headcount`: x stands elsewhere")
    );
}
