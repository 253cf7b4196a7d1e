//! `mds`: objects as points whose distances tell how unlike they are.

use ground::{Message, Seed, Status};
use nalgebra::DMatrix;
use serde_json::json;

use super::disparity::Scale;
use super::smacof::{Search, smacof};
use super::source::{KIND, MISSING, Source, Symmetric, rows};
use super::torgerson::classical;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::Layout;
use crate::table::Table;
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

pub(crate) const MDS: Verb = Verb {
    name: "mds",
    about: "multidimensional scaling: a plane of objects, stress, and what each object adds to it",
    flags: &[
        KIND,
        MISSING,
        Flag::value("from", "a matrix holds distances (this is the default), similarities or correlations"),
        Flag::value("scale", "ratio (this is the default), interval, ordinal or spline"),
        Flag::value("dimensions", "of the plane (2)"),
        Flag::value("starts", "random starts beside the classical one (20; none beyond 200 objects)"),
        Flag::bare("classical", "the classical solution alone"),
    ],
    run,
};

/// Objects up to which random starts are tried unasked.
const FEW: usize = 200;

fn run(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let (names, distances, mut finding) = distances(table, options)?;
    let objects = names.len();
    let dimensions = options.number::<usize>("dimensions")?.unwrap_or(2);
    let scale = match options.word("scale", &["ratio", "interval", "ordinal", "spline"])? {
        "ratio" => Scale::Ratio,
        "interval" => Scale::Interval,
        "ordinal" => Scale::Ordinal,
        _ => Scale::Spline,
    };
    if dimensions == 0 || dimensions > 50 {
        return Err(Wrong::option("dimensions", Fault::NotWithin { least: 1, most: 50 }));
    }
    if objects < 2 || dimensions >= objects {
        let reason =
            Message::new("measurement-too-few-objects").with("objects", objects).with("dimensions", dimensions);
        return Ok(Finding { status: Status::Infeasible, reason: vec![reason], ..finding });
    }
    if distances.amax() <= 0.0 {
        let reason = Message::new("measurement-objects-coincide");
        return Ok(Finding { status: Status::Infeasible, reason: vec![reason], ..finding });
    }
    finding.put("objects", json!(names));
    finding.put("dimensions", dimensions);
    let known = classical(&distances, dimensions);
    finding.put("eigenvalues", json!(known.eigenvalues));
    finding.put("goodness", json!(known.goodness));
    if options.has("classical") {
        finding.put("points", rows(&known.points));
        return Ok(finding);
    }
    let starts = options.number::<usize>("starts")?.unwrap_or(if objects <= FEW { 20 } else { 0 });
    if starts > 100_000 {
        return Err(Wrong::option("starts", Fault::NotWithin { least: 0, most: 100_000 }));
    }
    let found = smacof(
        &distances,
        &Search {
            dimensions,
            scale,
            random_starts: starts,
            iterations: options.number::<usize>("work")?.unwrap_or(10_000),
            tolerance: 1e-9,
            seed: Seed(options.number::<u64>("seed")?.unwrap_or(0)),
        },
    );
    finding.work = found.iterations as u64;
    finding.status = Status::Feasible;
    finding.put("points", rows(&found.points));
    finding.put("stress", found.stress);
    finding.put("stress_from_classical", found.from_classical);
    finding.put("stress_share", json!(found.shares));
    finding.put("starts", found.starts);
    finding.put("starts_agreed", found.agreed);
    if objects <= FEW {
        finding.put("disparities", json!(found.disparities));
        finding.put("distances", json!(found.distances));
    }
    if !found.converged {
        finding.status = Status::Unknown;
        finding
            .reason
            .push(Message::new("measurement-not-converged").with("what", "mds").with("iterations", found.iterations));
    }
    finding.explain(
        Message::new("measurement-stress-found")
            .with("stress", found.stress)
            .with("agreed", found.agreed)
            .with("starts", found.starts),
    );
    Ok(finding)
}

/// Distances of a matrix, or of the columns of a table by √(1 − r).
fn distances(table: &Table, options: &Options) -> Result<(Vec<String>, DMatrix<f64>, Finding), Wrong> {
    let apart = |r: f64| (1.0 - r).max(0.0).sqrt();
    if Layout::of(options)? != Layout::Matrix {
        let source = Source::read(table, options)?;
        let distances = source.matrix.map(apart);
        return Ok((source.names.clone(), hollow(distances), source.finding()));
    }
    let given = Symmetric::read(table, options)?;
    let from = options.word("from", &["distances", "similarities", "correlations"])?;
    let most = given.values.max();
    let distances = match from {
        "distances" => {
            for (i, name) in given.names.iter().enumerate() {
                if let Some(j) = (0..given.names.len()).find(|&j| given.values[(i, j)] < 0.0) {
                    return Err(Wrong::cell(table.row_number(i), &given.names[j], Fault::DistanceNegative));
                }
                if given.values[(i, i)] > 0.0 {
                    return Err(Wrong::cell(table.row_number(i), name, Fault::DistanceToItself));
                }
            }
            given.values
        }
        // A similarity of 1 is the usual scale; a larger one sets its own end.
        "similarities" => given.values.map(|s| most.max(1.0) - s),
        _ => given.values.map(apart),
    };
    Ok((given.names, hollow(distances), Finding::new().with("from", from)))
}

fn hollow(mut distances: DMatrix<f64>) -> DMatrix<f64> {
    distances.fill_diagonal(0.0);
    distances
}
