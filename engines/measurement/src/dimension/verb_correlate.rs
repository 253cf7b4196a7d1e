//! `correlate`: correlations with intervals, and whether they are worth factoring.

use ground::{Message, Seed};
use serde_json::json;

use super::adequacy::adequacy;
use super::parallel::{Parallel, parallel};
use super::source::{KIND, MISSING, Source, rows};
use crate::distribution::normal_quantile;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::table::Table;
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

pub(crate) const CORRELATE: Verb = Verb {
    name: "correlate",
    about: "correlations with 95 % intervals; adequacy for factors (KMO, Bartlett); parallel analysis",
    flags: &[KIND, MISSING, DRAWS],
    run,
};

/// Beyond so many items all eigenvalues of hundreds of matrices take minutes.
const MOST_COMPARED: usize = 500;

/// How many random matrices eigenvalues are compared with.
pub(crate) const DRAWS: Flag = Flag::value("draws", "random matrices of the parallel analysis (200)");

fn run(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let source = Source::read(table, options)?;
    if let Some(reason) = source.refusal(2) {
        return Ok(Finding::undefined(reason));
    }
    let mut finding = source.finding().with("correlations", rows(&source.matrix));
    if let Some(found) = &source.correlations {
        finding.put("counts", rows(&found.counts));
        if found.errors.amax() > 0.0 {
            finding.put("se", rows(&found.errors));
        }
    }
    if let Some(n) = source.n {
        let (low, high) = intervals(&source, n);
        finding.put("low", rows(&low));
        finding.put("high", rows(&high));
    }
    suit(&source, options, &mut finding)?;
    Ok(finding)
}

/// Fisher's (1915) intervals; for ranks with Bonett & Wright's (2000) error, for polychoric ones with their own.
fn intervals(source: &Source, n: f64) -> (nalgebra::DMatrix<f64>, nalgebra::DMatrix<f64>) {
    let size = source.items();
    let z = normal_quantile(0.975);
    let of = |i: usize, j: usize, way: f64| {
        if i == j {
            return 1.0;
        }
        let r = source.matrix[(i, j)];
        let found = source.correlations.as_ref();
        let count = found.map_or(n, |found| found.counts[(i, j)]);
        if count <= 3.0 || r.abs() >= 1.0 {
            return if r.abs() >= 1.0 { r } else { way };
        }
        let own = found.map_or(0.0, |found| found.errors[(i, j)]);
        let spread = if own > 0.0 {
            own / (1.0 - r * r)
        } else if source.kind_is("spearman") {
            ((1.0 + r * r / 2.0) / (count - 3.0)).sqrt()
        } else {
            (1.0 / (count - 3.0)).sqrt()
        };
        (r.atanh() + way * z * spread).tanh()
    };
    (
        nalgebra::DMatrix::from_fn(size, size, |i, j| of(i, j, -1.0)),
        nalgebra::DMatrix::from_fn(size, size, |i, j| of(i, j, 1.0)),
    )
}

/// Adds KMO, Bartlett's test and parallel analysis, where the matrix and n allow them; tells how many factors are suggested.
pub(crate) fn suit(source: &Source, options: &Options, finding: &mut Finding) -> Result<Option<Parallel>, Wrong> {
    let draws = options.number::<usize>("draws")?.unwrap_or(200);
    if draws == 0 || draws > 100_000 {
        return Err(Wrong::option("draws", Fault::NotWithin { least: 1, most: 100_000 }));
    }
    let Some(n) = source.n else { return Ok(None) };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of persons")]
    let persons = n.floor() as usize;
    if !source.constant().is_empty() {
        return Ok(None);
    }
    match adequacy(&source.matrix, persons) {
        Some(found) => {
            finding.put("kmo", found.overall);
            finding.put("kmo_items", json!(found.items.as_slice()));
            finding.put("bartlett", json!({"chi_square": found.sphericity, "df": found.df, "p": found.p}));
        }
        None => finding.warn(Message::new("measurement-correlations-singular")),
    }
    if persons <= source.items() {
        finding
            .warn(Message::new("measurement-fewer-rows-than-items").with("n", persons).with("items", source.items()));
        return Ok(None);
    }
    if source.items() > MOST_COMPARED {
        finding.warn(
            Message::new("measurement-parallel-left-out").with("items", source.items()).with("most", MOST_COMPARED),
        );
        return Ok(None);
    }
    let seed = Seed(options.number::<u64>("seed")?.unwrap_or(0));
    let found = parallel(&source.matrix, persons, draws, seed);
    finding.put("eigenvalues", json!(found.values));
    finding.put(
        "parallel",
        json!({"mean": found.mean, "percentile_95": found.percentile, "factors": found.factors, "draws": draws}),
    );
    finding.explain(Message::new("measurement-factors-suggested").with("factors", found.factors));
    Ok(Some(found))
}
