//! What pictures and tables are drawn from, by types instead of keys. The analyses that have methods of their own for callers
//! (`dimension`, `facets`, `growth`, `response`) are typed already; these are the others.

use serde::Deserialize;

use crate::finding::Finding;

/// What an item does: a row of `items`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ItemStatistic {
    /// Its name.
    pub item: String,
    /// Share of the most that could be had, 0 to 1; the easier, the greater.
    pub difficulty: Option<f64>,
    /// The upper 27 % less the lower, as a share.
    pub discrimination: Option<f64>,
    /// Correlation with the sum of the others.
    pub r_rest: Option<f64>,
}

/// Reliability of a sum: what `alpha` found.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Reliability {
    /// Cronbach's alpha; none where the sum does not vary.
    pub alpha: Option<f64>,
    /// Feldt's interval.
    #[serde(default)]
    pub feldt: Option<[Option<f64>; 2]>,
    /// The standard error of measurement, in points of the sum.
    #[serde(default)]
    pub sem: Option<f64>,
    /// Persons.
    pub n: f64,
}

/// Agreement of raters: a form of `icc`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Intraclass {
    /// `ICC(2,1)` and so on, as Shrout and Fleiss write them.
    pub form: String,
    /// The coefficient.
    pub icc: Option<f64>,
    /// Its interval.
    pub interval: [Option<f64>; 2],
}

/// How a group sees its competences: a group of `tuning`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GroupView {
    /// Its name; `all` is everybody.
    pub group: String,
    /// Where the quadrants part: the mean importance.
    pub mean_importance: Option<f64>,
    /// Where the quadrants part: the mean achievement.
    pub mean_achievement: Option<f64>,
    /// The most important first; hidden ones last.
    pub competences: Vec<CompetenceView>,
}

/// A competence as a group sees it; only its name where too few answered.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CompetenceView {
    /// Its name.
    pub competence: String,
    /// How important it is.
    #[serde(default)]
    pub importance: Option<Amount>,
    /// How far it is achieved.
    #[serde(default)]
    pub achievement: Option<Amount>,
    /// `concentration`, `maintenance`, `low-priority` or `excess-effort`.
    #[serde(default)]
    pub quadrant: Option<String>,
}

/// A mean on the scale of the questions.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Amount {
    /// The mean.
    pub mean: Option<f64>,
    /// Its interval.
    pub interval: [Option<f64>; 2],
}

impl ItemStatistic {
    /// Of a finding of `items`; empty for any other.
    pub fn of(finding: &Finding) -> Vec<Self> {
        read(finding, "items")
    }
}

impl Reliability {
    /// Of a finding of `alpha`.
    pub fn of(finding: &Finding) -> Option<Self> {
        serde_json::from_value(serde_json::Value::Object(finding.values.clone())).ok()
    }
}

impl Intraclass {
    /// The forms of a finding of `icc`; empty for any other.
    pub fn of(finding: &Finding) -> Vec<Self> {
        read(finding, "forms")
    }
}

impl GroupView {
    /// Of a finding of `tuning`; empty for any other.
    pub fn of(finding: &Finding) -> Vec<Self> {
        read(finding, "groups")
    }
}

fn read<View: for<'de> Deserialize<'de>>(finding: &Finding, key: &str) -> Vec<View> {
    finding.values.get(key).and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
}
