//! Published tables of the US Bureau of Labor Statistics (Employment Projections 2024–34, tables 1.1 and 1.10): their own
//! identities within printed rounding, and our accounts of the same occupations against every printed row.

use std::fs::File;
use std::path::PathBuf;

use forecast::Names;
use forecast::labour::{
    Deviation, Draft, Growth, OfficialRow, Problem, Replacement, Scenario, check_official, read_official, run, verify,
};

/// Eight rows of table 1.10: employment 2024 and 2034, change, rates of exit, transfer, separation, and the yearly counts.
const PRINTED: [(&str, [f64; 10]); 8] = [
    ("Total, all occupations", [169_956.1, 175_167.9, 5_211.8, 4.7, 5.9, 10.6, 8_155.0, 10_187.1, 18_342.1, 18_863.3]),
    ("Chief executives", [309.4, 322.7, 13.3, 3.0, 3.6, 6.6, 9.5, 11.4, 20.9, 22.2]),
    ("General and operations managers", [3_712.9, 3_876.8, 164.0, 2.3, 5.4, 7.7, 87.9, 204.5, 292.3, 308.7]),
    ("Refuse and recyclable material collectors", [147.9, 149.2, 1.3, 4.3, 7.0, 11.3, 6.3, 10.4, 16.8, 16.9]),
    ("Tank car, truck, and ship loaders", [12.0, 12.5, 0.5, 4.1, 6.4, 10.5, 0.5, 0.8, 1.3, 1.3]),
    ("Material moving workers, all other", [27.7, 28.9, 1.2, 4.1, 6.4, 10.5, 1.2, 1.8, 3.0, 3.1]),
    // Not printed so: an occupation nobody has, and one that nobody leaves, to meet the edges.
    ("Nobody", [0.0; 10]),
    ("For ever", [50.0, 50.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
];

fn printed() -> Vec<OfficialRow> {
    PRINTED.iter().map(|(name, figures)| OfficialRow::of(*name, *figures)).collect()
}

/// Our accounts of the same occupations: each is a sector of its own that goes from the first year to the last by a straight
/// line, as the Bureau's averages suppose, with the printed counts over mean employment as rates.
fn ours_meet(rows: &[OfficialRow]) {
    let mut names = Names::default();
    let kept: Vec<&OfficialRow> = rows.iter().filter(|row| row.start + row.end > 0.0).collect();
    for row in &kept {
        assert_eq!(names.add(&row.occupation) + 1, names.len());
    }
    let mut region = Names::default();
    region.add("US");
    let level = |row: &OfficialRow, year: f64| row.start + (row.end - row.start) * year / 10.0;
    let rate = |row: &OfficialRow, people: f64| people / f64::midpoint(row.start, row.end);
    let problem = Problem::new(Draft {
        regions: region,
        sectors: names.clone(),
        occupations: names,
        base_year: 2024,
        horizon: 10,
        employed: vec![kept.iter().map(|row| row.start).collect()],
        growth: vec![
            kept.iter()
                .map(|row| {
                    (1..=10).map(|t| Growth::Levels { output: level(row, f64::from(t)), productivity: 1.0 }).collect()
                })
                .collect(),
        ],
        deviation: vec![vec![Deviation::default(); kept.len()]],
        shares: vec![(0..kept.len()).map(|o| vec![(o, 1.0)]).collect()],
        replacement: Replacement::Separations(
            kept.iter().map(|row| (rate(row, row.exits), rate(row, row.transfers))).collect(),
        ),
        replacement_deviation: vec![0.0; kept.len()],
        bridge: vec![Vec::new(); kept.len()],
        ..Draft::default()
    })
    .unwrap();

    let base = run(&problem, Scenario::Base);

    assert_eq!(verify(&problem, &base), Ok(()));
    for (o, row) in kept.iter().enumerate() {
        let yearly = |take: &dyn Fn(usize) -> f64| (1..=10).map(take).sum::<f64>() / 10.0;
        let separations = yearly(&|year| base.cell(0, o, year).flow.replacement());
        let change = yearly(&|year| base.cell(0, o, year).flow.expansion);
        assert!((separations - row.separations).abs() <= 0.15 + 1e-9, "{row:?}: {separations}");
        assert!((separations + change - row.openings).abs() <= 0.2 + 1e-9, "{row:?}: {}", separations + change);
        let mean = f64::midpoint(row.start, row.end);
        let last_digit = 0.05 + 10.0 / mean + 1e-9;
        assert!((100.0 * separations / mean - row.rate).abs() <= last_digit, "{row:?}: {}", 100.0 * separations / mean);
    }
}

#[test]
fn printed_rows_hold_their_identities_within_rounding_and_our_accounts_meet_them() {
    let found = check_official(&printed(), 10.0, 0.1, 0.1);

    assert_eq!((found.rows, found.misfits), (8, vec![]));
    ours_meet(&printed());
}

#[test]
fn a_misprint_is_named_with_its_identity() {
    let mut rows = printed();
    rows[1].openings = 22.5;

    let found = check_official(&rows, 10.0, 0.1, 0.1);

    assert_eq!(found.misfits.len(), 1);
    assert_eq!(
        (found.misfits[0].occupation.as_str(), found.misfits[0].identity),
        ("Chief executives", "openings = separations + change / years")
    );
}

/// The published file, if it lies beside the repository.
fn published(name: &str) -> Option<File> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/forecast").join(name);
    let file = File::open(&path).ok();
    if file.is_none() {
        eprintln!("SKIPPED: {} is not there", path.display());
    }
    file
}

#[test]
fn every_row_of_the_reference_table_holds_and_is_met() {
    let Some(file) = published("bls_separations_openings_odd.csv") else { return };
    let rows = read_official(file).unwrap();

    let found = check_official(&rows, 10.0, 0.1, 0.1);

    assert!(rows.len() > 500);
    eprintln!(
        "identities of separations and openings, rows that miss printed rounding: bls_separations_openings_odd.csv, {} rows, published 0, ours {}",
        rows.len(),
        found.misfits.len()
    );
    assert_eq!(found.misfits, []);
    ours_meet(&rows);
}

#[test]
fn major_groups_add_up_to_all_occupations_within_rounding() {
    // Table 1.1: employment 2024, 2034 and change of the 22 major groups, and of all.
    const GROUPS: [[f64; 3]; 22] = [
        [13_607.6, 14_441.0, 833.4],
        [11_262.0, 11_848.9, 586.9],
        [5_416.7, 5_962.3, 545.6],
        [2_648.4, 2_788.3, 139.9],
        [1_609.5, 1_690.4, 80.9],
        [3_196.9, 3_409.2, 212.3],
        [1_418.2, 1_456.5, 38.3],
        [9_813.2, 9_875.4, 62.2],
        [3_021.1, 3_104.6, 83.5],
        [10_067.5, 10_794.4, 726.9],
        [7_982.8, 8_971.1, 988.3],
        [3_787.4, 3_816.6, 29.1],
        [13_805.3, 14_295.3, 489.9],
        [5_715.9, 5_832.9, 117.1],
        [4_464.1, 4_650.6, 186.5],
        [14_532.6, 14_234.8, -297.8],
        [19_325.2, 18_563.3, -761.9],
        [1_008.5, 983.3, -25.2],
        [7_574.7, 7_968.8, 394.1],
        [6_492.9, 6_794.3, 301.4],
        [9_001.2, 8_901.6, -99.6],
        [14_204.6, 14_784.4, 579.9],
    ];
    for [start, end, change] in GROUPS {
        assert!((end - start - change).abs() <= 0.15 + 1e-9, "{start} {end} {change}");
    }
    for (column, due) in [169_956.1, 175_167.9, 5_211.8].into_iter().enumerate() {
        let sum: f64 = GROUPS.iter().map(|row| row[column]).sum();
        assert!((sum - due).abs() <= 23.0 * 0.05 + 1e-9, "{sum} {due}");
    }
}
