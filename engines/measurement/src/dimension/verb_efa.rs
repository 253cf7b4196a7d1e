//! `efa` and `omega`: what the items measure without being told.

use ground::{Message, Status};
use nalgebra::DMatrix;
use serde_json::json;

use super::extraction::{Extraction, Method, NoFactors, extract, freedom};
use super::omega::omega;
use super::rotation::{Rotation, rotate};
use super::source::{KIND, MISSING, Source, rows};
use super::verb_correlate::{DRAWS, suit};
use crate::count::real;
use crate::distribution::chi2_beyond;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::table::Table;
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

pub(crate) const EFA: Verb = Verb {
    name: "efa",
    about: "exploratory factors: loadings, communalities, correlations of factors, fit",
    flags: &[
        KIND,
        MISSING,
        DRAWS,
        Flag::value("factors", "how many; parallel analysis decides when it is not said"),
        Flag::value("method", "minres (this is the default) or ml"),
        Flag::value("rotation", "oblimin (this is the default), varimax, promax or none"),
    ],
    run: efa,
};

pub(crate) const OMEGA: Verb = Verb {
    name: "omega",
    about: "omega hierarchical and total: how much of the reliability is one thing",
    flags: &[KIND, MISSING, Flag::value("groups", "group factors (3)")],
    run: reliability,
};

fn efa(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let source = Source::read(table, options)?;
    if let Some(reason) = source.refusal(3) {
        return Ok(Finding::undefined(reason));
    }
    if let Some(&name) = source.constant().first() {
        return Ok(Finding::undefined(Message::new("measurement-column-constant").with("column", name)));
    }
    let (method, printed) = match options.word("method", &["minres", "ml"])? {
        "minres" => (Method::Minres, "minres"),
        _ => (Method::MaximumLikelihood, "ml"),
    };
    let rotation = match options.word("rotation", &["oblimin", "varimax", "promax", "none"])? {
        "oblimin" => Rotation::Oblimin,
        "varimax" => Rotation::Varimax,
        "promax" => Rotation::Promax,
        _ => Rotation::None,
    };
    let mut finding = source.finding();
    let suggested = suit(&source, options, &mut finding)?;
    let factors = match (options.number::<usize>("factors")?, suggested) {
        (Some(0), _) => return Err(Wrong::option("factors", Fault::NotAtLeast { least: 1 })),
        (Some(asked), _) => asked,
        (None, Some(parallel)) => parallel.factors.max(1).min(most(source.items())),
        (None, None) => {
            return Err(Wrong::option("factors", Fault::HowManyFactors));
        }
    };
    let found = match extract(&source.matrix, factors, method) {
        Ok(found) => found,
        Err(why) => {
            return Ok(Finding {
                status: Status::Infeasible,
                reason: vec![no_factors(why, factors, &source)],
                ..finding
            });
        }
    };
    let turned = rotate(&found.loadings, rotation);
    finding.work = found.iterations as u64;
    finding.put("method", printed);
    finding.put("rotation", options.text("rotation").unwrap_or("oblimin"));
    finding.put("factors", factors);
    finding.put("loadings", rows(&turned.pattern));
    finding.put("structure", rows(&(&turned.pattern * &turned.phi)));
    finding.put("phi", rows(&turned.phi));
    finding.put("unrotated", rows(&found.loadings));
    finding.put("communalities", json!(turned.communalities().as_slice()));
    finding.put("uniquenesses", json!(found.uniquenesses.as_slice()));
    let told = turned.told();
    finding.put("ss_loadings", json!(told.as_slice()));
    finding.put("variance_told", told.sum() / real(source.items()));
    fit(&source, &found, factors, &mut finding);
    heywood(&found.heywood, &source, &mut finding);
    if !found.converged || !turned.converged {
        unsettled(if found.converged { "rotation" } else { "extraction" }, found.iterations, &mut finding);
    }
    Ok(finding)
}

/// The most factors that leave degrees of freedom.
fn most(items: usize) -> usize {
    (1..items).rev().find(|&factors| freedom(items, factors) >= 0).unwrap_or(1)
}

fn no_factors(why: NoFactors, factors: usize, source: &Source) -> Message {
    match why {
        NoFactors::TooMany => Message::new("measurement-too-many-factors")
            .with("factors", factors)
            .with("items", source.items())
            .with("most", most(source.items())),
        NoFactors::Singular => Message::new("measurement-correlations-singular"),
    }
}

fn heywood(items: &[usize], source: &Source, finding: &mut Finding) {
    for &item in items {
        finding.warn(Message::new("measurement-heywood").with("item", source.names[item].as_str()));
    }
}

fn unsettled(what: &str, iterations: usize, finding: &mut Finding) {
    finding.status = Status::Unknown;
    finding.reason.push(Message::new("measurement-not-converged").with("what", what).with("iterations", iterations));
}

/// The discrepancy, its χ² with Bartlett's correction, and residual correlations.
fn fit(source: &Source, found: &Extraction, factors: usize, finding: &mut Finding) {
    let implied = &found.loadings * found.loadings.transpose();
    let size = source.items();
    let mut squares = 0.0;
    for j in 0..size {
        for i in 0..j {
            squares += (source.matrix[(i, j)] - implied[(i, j)]).powi(2);
        }
    }
    let degrees = freedom(size, factors);
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let df = degrees as f64;
    finding.put("df", degrees);
    finding.put("objective", found.objective);
    finding.put("rmsr", (2.0 * squares / real(size * (size - 1))).sqrt());
    let Some(n) = source.n else { return };
    // Of the residual correlations themselves: both triangles, n rows.
    finding.put("chi_square_empirical", 2.0 * squares * n);
    let Some(discrepancy) = discrepancy(&source.matrix, implied, found) else { return };
    finding.put("discrepancy", discrepancy);
    let p = real(size);
    let chi = (n - 1.0 - (2.0 * p + 5.0) / 6.0 - 2.0 * real(factors) / 3.0) * discrepancy;
    if chi >= 0.0 {
        finding.put("chi_square", chi);
        finding.put("p", chi2_beyond(chi, df));
        finding.put("rmsea", if df > 0.0 { ((chi - df).max(0.0) / (df * (n - 1.0))).sqrt() } else { 0.0 });
        finding.put("bic", chi - df * n.ln());
    }
}

/// The normal discrepancy of the fitted correlations, whatever was minimised.
fn discrepancy(correlation: &DMatrix<f64>, mut implied: DMatrix<f64>, found: &Extraction) -> Option<f64> {
    for i in 0..implied.nrows() {
        implied[(i, i)] += found.uniquenesses[i];
    }
    let log =
        |matrix: DMatrix<f64>| matrix.cholesky().map(|root| (2.0 * root.l_dirty().diagonal().map(f64::ln).sum(), root));
    let (own, _) = log(correlation.clone())?;
    let (model, root) = log(implied)?;
    Some((model + root.solve(correlation).trace() - own - real(correlation.nrows())).max(0.0))
}

fn reliability(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let source = Source::read(table, options)?;
    if let Some(reason) = source.refusal(3) {
        return Ok(Finding::undefined(reason));
    }
    if let Some(&name) = source.constant().first() {
        return Ok(Finding::undefined(Message::new("measurement-column-constant").with("column", name)));
    }
    let groups = options.number::<usize>("groups")?.unwrap_or(3);
    if groups == 0 {
        return Err(Wrong::option("groups", Fault::NotAtLeast { least: 1 }));
    }
    let mut finding = source.finding();
    let found = match omega(&source.matrix, groups) {
        Ok(found) => found,
        Err(why) => {
            return Ok(Finding {
                status: Status::Infeasible,
                reason: vec![no_factors(why, groups, &source)],
                ..finding
            });
        }
    };
    finding.put("groups", groups);
    finding.put("omega_hierarchical", found.hierarchical);
    finding.put("omega_total", found.total);
    finding.put("omega_limit", found.limit);
    finding.put("alpha", found.alpha);
    finding.put("lambda6", found.lambda6);
    finding.put("explained_common_variance", found.explained_common);
    finding.put("general", json!(found.general.as_slice()));
    finding.put("group_loadings", rows(&found.groups));
    finding.put("uniquenesses", json!(found.uniquenesses.as_slice()));
    for &item in &found.turned {
        finding.warn(Message::new("measurement-item-turned").with("item", source.names[item].as_str()));
    }
    if found.assumed_equal {
        finding.warn(Message::new("measurement-omega-equal-loadings"));
    }
    heywood(&found.heywood, &source, &mut finding);
    if !found.converged {
        unsettled("omega", 0, &mut finding);
    }
    finding.explain(
        Message::new("measurement-omega-found").with("hierarchical", found.hierarchical).with("total", found.total),
    );
    Ok(finding)
}
