//! `cfa`: whether the items measure what they were written for.

use ground::{Message, Status};
use serde_json::{Value, json};

use super::confirm::{Confirmed, NotConfirmed, Pattern, Unit, What, confirm};
use super::fit::fit;
use super::source::{Covariances, rows};
use crate::distribution::normal_both;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::table::Table;
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

pub(crate) const CFA: Verb = Verb {
    name: "cfa",
    about: "confirmatory factors by maximum likelihood: estimates with errors, chi-square, CFI, TLI, RMSEA, SRMR",
    flags: &[
        Flag::value("pattern", "which items measure what: visual=x1,x2,x3;textual=x4,x5,x6"),
        Flag::value("unit", "marker (the first item has loading 1; this is the default) or variance"),
        Flag::bare("orthogonal", "factors do not correlate"),
    ],
    run,
};

/// More would keep a search waiting for minutes.
const MOST_PARAMETERS: usize = 2_000;

/// Names of factors and of their items.
type Named = Vec<(String, Vec<String>)>;

fn run(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let named = pattern(options.text("pattern").ok_or_else(|| Wrong::option("pattern", Fault::PatternWanted))?)?;
    let unit = if options.word("unit", &["marker", "variance"])? == "marker" { Unit::Marker } else { Unit::Variance };
    let mut wanted: Vec<&str> = Vec::new();
    for item in named.iter().flat_map(|(_, items)| items) {
        if !wanted.contains(&item.as_str()) {
            wanted.push(item);
        }
    }
    // Only the items of the pattern are read, so that others' missing values cost no rows.
    let data = Covariances::read(table, &options.clone().with("columns", &wanted.join(",")))?;
    let place = |name: &str| {
        let found = data.names.iter().position(|one| one == name);
        found.ok_or_else(|| Wrong::option("pattern", Fault::NoSuchItem { name: name.to_owned() }))
    };
    let factors = named
        .iter()
        .map(|(_, items)| items.iter().map(|item| place(item)).collect::<Result<Vec<_>, _>>())
        .collect::<Result<Vec<_>, _>>()?;
    let pattern = Pattern { factors, unit, orthogonal: options.has("orthogonal") };
    let estimated = 2 * data.names.len() + pattern.factors.len() * pattern.factors.len();
    if estimated > MOST_PARAMETERS {
        let fault = Fault::TooManyParameters { parameters: estimated, most: MOST_PARAMETERS };
        return Err(Wrong::option("pattern", fault));
    }
    let says = Says { named: &named, items: &data.names };
    let mut finding = Finding::new().with("n", data.n).with("items", json!(data.names)).with("missing", "listwise");
    finding.put("factors", json!(named.iter().map(|(name, _)| name).collect::<Vec<_>>()));
    if data.left_out > 0 {
        finding.warn(
            Message::new("measurement-rows-left-out").with("rows", data.left_out).with("of", data.n + data.left_out),
        );
    }
    let undefined = |finding: Finding, reason| Finding { status: Status::Infeasible, reason: vec![reason], ..finding };
    if data.n < 2 {
        return Ok(undefined(finding, Message::new("measurement-too-few-rows").with("n", data.n)));
    }
    if let Some(&flat) = data.constant.first() {
        let reason = Message::new("measurement-column-constant").with("column", data.names[flat].as_str());
        return Ok(undefined(finding, reason));
    }
    match confirm(&data.matrix, data.n, &pattern) {
        Err(why) => Ok(undefined(finding, says.refusal(&why))),
        Ok(found) => {
            says.answer(&found, &mut finding);
            let fit = fit(&found, &data.matrix);
            finding.put("p", fit.p);
            finding.put("cfi", fit.cfi);
            finding.put("tli", fit.tli);
            finding.put("rmsea", fit.rmsea);
            finding.put("rmsea_interval_90", json!(fit.rmsea_interval));
            finding.put("srmr", fit.srmr);
            finding.put("aic", fit.aic);
            finding.put("bic", fit.bic);
            Ok(finding)
        }
    }
}

/// `name=a,b;other=c,d`; `=~` and `+` are understood too.
fn pattern(text: &str) -> Result<Named, Wrong> {
    let mut named: Named = Vec::new();
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let (name, items) = part
            .split_once("=~")
            .or_else(|| part.split_once('='))
            .ok_or_else(|| Wrong::option("pattern", Fault::NotAFactor { part: part.to_owned() }))?;
        let name = name.trim().to_owned();
        let items: Vec<String> =
            items.split([',', '+']).map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect();
        let twice = items.iter().enumerate().any(|(at, item)| items[..at].contains(item));
        if name.is_empty() || items.is_empty() || twice || named.iter().any(|(one, _)| *one == name) {
            return Err(Wrong::option("pattern", Fault::FactorUnclear { part: part.to_owned() }));
        }
        named.push((name, items));
    }
    if named.is_empty() { Err(Wrong::option("pattern", Fault::PatternWanted)) } else { Ok(named) }
}

/// Names for numbers of items and factors.
struct Says<'a> {
    named: &'a Named,
    items: &'a [String],
}

impl Says<'_> {
    fn what(&self, what: What) -> (&'static str, &str, &str) {
        match what {
            What::Loading(item, factor) => ("loading", &self.named[factor].0, &self.items[item]),
            What::Covariance(a, b) => ("covariance", &self.named[a].0, &self.named[b].0),
            What::Residual(item) => ("residual", &self.items[item], &self.items[item]),
        }
    }

    fn refusal(&self, why: &NotConfirmed) -> Message {
        match why {
            NotConfirmed::Singular => Message::new("measurement-correlations-singular"),
            NotConfirmed::NotPositive => Message::new("measurement-implied-not-positive"),
            NotConfirmed::TooManyParameters { parameters, moments } => Message::new("measurement-too-many-parameters")
                .with("parameters", *parameters)
                .with("moments", *moments),
            NotConfirmed::NotIdentified(whats) => Message::new("measurement-not-identified").with(
                "parameters",
                whats
                    .iter()
                    .map(|&what| self.what(what))
                    .map(|(kind, a, b)| Value::from(format!("{kind} {a} {b}")))
                    .collect::<Vec<_>>(),
            ),
            NotConfirmed::EmptyFactor(factor) => {
                Message::new("measurement-empty-factor").with("factor", self.named[*factor].0.as_str())
            }
            NotConfirmed::LooseItem(item) => {
                Message::new("measurement-loose-item").with("item", self.items[*item].as_str())
            }
            NotConfirmed::WeakMarker(item) => {
                Message::new("measurement-weak-marker").with("item", self.items[*item].as_str())
            }
        }
    }

    fn answer(&self, found: &Confirmed, finding: &mut Finding) {
        let estimates: Vec<Value> = found
            .estimates
            .iter()
            .map(|one| {
                let (kind, left, right) = self.what(one.what);
                let z = if one.se > 0.0 { Some(one.value / one.se) } else { None };
                json!({"kind": kind, "of": left, "on": right, "estimate": one.value, "se": one.se, "z": z, "p": z.map(normal_both)})
            })
            .collect();
        finding.work = found.iterations as u64;
        finding.put("estimates", estimates);
        finding.put("standardised", rows(&found.standardised));
        finding.put("phi", rows(&found.phi));
        finding.put("chi_square", found.chi_square);
        finding.put("df", found.df);
        finding.put("baseline_chi_square", found.baseline);
        finding.put("log_likelihood", found.log_likelihood);
        finding.put("parameters", found.parameters);
        for &item in &found.heywood {
            finding.warn(Message::new("measurement-heywood").with("item", self.items[item].as_str()));
        }
        for &(a, b) in &found.improper {
            finding.warn(
                Message::new("measurement-factors-correlate-beyond-one")
                    .with("first", self.named[a].0.as_str())
                    .with("second", self.named[b].0.as_str()),
            );
        }
        if !found.converged {
            finding.status = Status::Unknown;
            finding.reason.push(
                Message::new("measurement-not-converged").with("what", "cfa").with("iterations", found.iterations),
            );
        }
    }
}
