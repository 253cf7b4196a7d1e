//! How well an exam measured (guide 2.2.3.1, decision 0052): reliability of the criteria, agreement and severity of the experts, what each
//! criterion tells apart, what a mean expert would have given. The figures are those of `engines/measurement`.

use std::collections::BTreeMap;

use kernel::PersonId;
use measurement::distribution::t_quantile;
use measurement::facets::{
    FacetOptions, FairPerson, Rating, Ratings, connections, fair_persons, fit_facets, person_abilities,
};
use measurement::{Finding, Options};
use serde_json::Value;

use crate::CandidateId;
use crate::candidates::store::{Candidate, Score};
use crate::exams::moves::Status;
use crate::exams::rules::{Criterion, Expert};
use crate::room::Room;

/// A figure and where it lies with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its interval, where one can be told.
    pub within: Option<(f64, f64)>,
}

/// An expert's measure.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpertMeasure {
    /// Who.
    pub person: PersonId,
    /// How many marks they gave.
    pub given: usize,
    /// How far below those of colleagues their marks for the same candidates lie, in percentage points; above 0: more
    /// severe. The interval is Student's over the candidates.
    pub apart: Option<Estimate>,
    /// Logits above the mean of all experts; more is more severe. None where marks are too few or too much alike for the
    /// model.
    pub severity: Option<Estimate>,
}

/// What makes a criterion doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Everybody has the same.
    Flat,
    /// Who is good in all the rest is bad in it.
    Against,
    /// It hardly follows the rest (correlation below 0.2; Ebel & Frisbie 1991).
    Weak,
}

impl Doubt {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Doubt::Flat => "flat",
            Doubt::Against => "against",
            Doubt::Weak => "weak",
        }
    }
}

/// A criterion's measure.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionMeasure {
    /// Its number.
    pub number: i64,
    /// The mean share of its points that was given, in percent.
    pub mean: f64,
    /// Its correlation with the sum of the other criteria.
    pub discrimination: Option<f64>,
    /// How hard it is, in logits above the mean candidate. None where marks are too few for the model.
    pub difficulty: Option<Estimate>,
    /// What makes it doubtful.
    pub doubt: Option<Doubt>,
}

/// A candidate's measure.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateMeasure {
    /// Whose.
    pub candidate: CandidateId,
    /// The mean share of points that was given, in percent.
    pub given: f64,
    /// What would be expected of a mean expert, in percent.
    pub fair: Option<f64>,
    /// Where they stand on the scale of criteria and experts, in logits (Warm, 1989).
    pub ability: Option<f64>,
}

/// What is known of an exam as a measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Measures {
    /// Intraclass correlation of the mean of these experts, ICC(2,k) (Shrout & Fleiss, 1979).
    pub agreement: Option<Estimate>,
    /// Over how many candidates: those whom every expert scored.
    pub compared: usize,
    /// Cronbach's alpha over the criteria, with Feldt's interval.
    pub alpha: Option<Estimate>,
    /// The experts.
    pub experts: Vec<ExpertMeasure>,
    /// The criteria.
    pub criteria: Vec<CriterionMeasure>,
    /// The candidates.
    pub candidates: Vec<CandidateMeasure>,
}

/// One mark: whose work, by which criterion, by whom, which share of the points in percent.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    candidate: usize,
    criterion: usize,
    expert: usize,
    share: f64,
}

/// The measures of an exam whose scores are all in; none before, and none without a candidate who was scored.
pub fn of(room: &Room) -> Option<Measures> {
    if !matches!(room.exam.status, Status::Signing | Status::Closed) {
        return None;
    }
    let scored: Vec<(&Candidate, Vec<&Score>)> =
        room.candidates.iter().map(|of| (of, room.given(of))).filter(|(_, given)| !given.is_empty()).collect();
    let marks = marks(room, &scored);
    (!marks.is_empty()).then(|| {
        let severities = severities(&marks);
        let (alpha, criteria) = consistency(room, scored.len(), &marks, &severities);
        let (agreement, compared) = agreement(room, scored.len(), &marks);
        Measures {
            agreement,
            compared,
            alpha,
            experts: experts(room, &marks, &severities),
            criteria,
            candidates: candidates(&scored, &marks, &severities),
        }
    })
}

fn marks(room: &Room, scored: &[(&Candidate, Vec<&Score>)]) -> Vec<Mark> {
    let of_score = |candidate: usize, score: &Score| {
        let expert = room.experts.iter().position(|expert| expert.person == score.expert)?;
        let mark = |(criterion, (number, what)): (usize, &(i64, Criterion))| {
            let points = score.marks.get(number)?;
            (what.most > 0).then(|| Mark {
                candidate,
                criterion,
                expert,
                share: 100.0 * as_float(*points) / as_float(what.most),
            })
        };
        Some(room.criteria.iter().enumerate().filter_map(mark).collect::<Vec<_>>())
    };
    let all = scored.iter().enumerate();
    all.flat_map(|(candidate, (_, given))| given.iter().filter_map(move |score| of_score(candidate, score)))
        .flatten()
        .collect()
}

/// Points as a number that divides.
fn as_float(points: i64) -> f64 {
    f64::from(i32::try_from(points).unwrap_or(i32::MAX))
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// Width of a class of marks for the scale of logits, in percent: narrower ones stay empty in a commission of four.
const CLASS: f64 = 10.0;
/// The last class: it holds a hundred percent too.
const LAST: f64 = 100.0 / CLASS - 1.0;

/// A standard error above this, in logits, tells that marks separate the experts completely: the model does not bear it.
const MOST_ERROR: f64 = 3.0;

/// What the many-facet model says, in logits: severities by expert, difficulties by criterion, abilities by candidate; and by candidate how much
/// a mean expert would have given more, in percentage points.
struct Severities {
    experts: Vec<Option<Estimate>>,
    criteria: Vec<Option<Estimate>>,
    abilities: Vec<Option<f64>>,
    more: Vec<Option<f64>>,
}

/// Severities of experts (many-facet Rasch model). None where there is too little to tell: one expert, marks all alike,
/// experts who never meet, a search that did not converge.
fn severities(marks: &[Mark]) -> Severities {
    let none = || Severities { experts: Vec::new(), criteria: Vec::new(), abilities: Vec::new(), more: Vec::new() };
    let rating = |mark: &Mark| {
        Some(Rating {
            person: u32::try_from(mark.candidate).ok()?,
            item: u32::try_from(mark.criterion).ok()?,
            rater: u32::try_from(mark.expert).ok()?,
            category: class(mark.share),
        })
    };
    let Ok(ratings) = Ratings::new(marks.iter().filter_map(rating).collect()) else { return none() };
    if connections(&ratings).sets_by_persons != 1 {
        return none();
    }
    let Ok(fit) = fit_facets(&ratings, &FacetOptions::default()) else { return none() };
    let errors = fit.severity_errors.iter().flatten();
    if !fit.converged || !fit.identified || errors.fold(0.0, |most: f64, error| most.max(*error)) > MOST_ERROR {
        return none();
    }
    let told = |(value, error): (&Option<f64>, &Option<f64>)| {
        let value = (*value)?;
        let within = error.map(|error| (value - 1.96 * error, value + 1.96 * error));
        Some(Estimate { value, within })
    };
    let experts = fit.severities.iter().zip(&fit.severity_errors).map(told).collect();
    let criteria = fit.difficulties.iter().zip(&fit.difficulty_errors).map(told).collect();
    let classes = || marks.iter().map(|mark| class(mark.share));
    let span = classes().max().unwrap_or(0) - classes().min().unwrap_or(0);
    // Only where every class between the ends was used, and every mark, is a class as wide as another.
    let even = fit.skipped.is_empty() && fit.passed_over == 0;
    let persons = person_abilities(&fit);
    let fair = fair_persons(&fit, &persons);
    let abilities = persons.iter().map(|one| one.as_ref().map(|one| one.weighted)).collect();
    let more = |one: &FairPerson| (one.fair - one.observed) * f64::from(span) * CLASS;
    let more = fair.iter().map(|one| one.as_ref().filter(|_| even).map(more)).collect();
    Severities { experts, criteria, abilities, more }
}

/// The class of a mark, from 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share lies between 0 and 100 percent")]
fn class(share: f64) -> u8 {
    (share / CLASS).floor().clamp(0.0, LAST) as u8
}

fn experts(room: &Room, marks: &[Mark], severities: &Severities) -> Vec<ExpertMeasure> {
    let mut work: BTreeMap<(usize, usize), Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        work.entry((mark.candidate, mark.criterion)).or_default().push(mark);
    }
    let below = |expert: usize| {
        let mut by_candidate: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for ((candidate, _), all) in &work {
            let own = all.iter().find(|mark| mark.expert == expert);
            let others = mean(all.iter().filter(|mark| mark.expert != expert).map(|mark| mark.share));
            if let Some((own, others)) = own.zip(others) {
                by_candidate.entry(*candidate).or_default().push(others - own.share);
            }
        }
        student(&by_candidate.values().filter_map(|all| mean(all.iter().copied())).collect::<Vec<f64>>())
    };
    let measure = |(expert, of): (usize, &Expert)| {
        let given = marks.iter().filter(|mark| mark.expert == expert).count();
        (given > 0).then(|| ExpertMeasure {
            person: of.person,
            given,
            apart: below(expert),
            severity: severities.experts.get(expert).copied().flatten(),
        })
    };
    room.experts.iter().enumerate().filter_map(measure).collect()
}

/// A mean with Student's interval; without one of fewer than two values.
fn student(values: &[f64]) -> Option<Estimate> {
    let (value, count) = (mean(values.iter().copied())?, f64::from(u32::try_from(values.len()).ok()?));
    let within = (values.len() > 1).then(|| {
        let squares: f64 = values.iter().map(|one| (one - value).powi(2)).sum();
        let half = t_quantile(0.975, count - 1.0) * (squares / (count - 1.0) / count).sqrt();
        (value - half, value + half)
    });
    Some(Estimate { value, within })
}

fn candidates(scored: &[(&Candidate, Vec<&Score>)], marks: &[Mark], severities: &Severities) -> Vec<CandidateMeasure> {
    let measure = |(candidate, (of, _)): (usize, &(&Candidate, Vec<&Score>))| {
        let given = mean(marks.iter().filter(|mark| mark.candidate == candidate).map(|mark| mark.share))?;
        let more = severities.more.get(candidate).copied().flatten();
        let fair = more.map(|more| (given + more).clamp(0.0, 100.0));
        let ability = severities.abilities.get(candidate).copied().flatten();
        Some(CandidateMeasure { candidate: of.id, given, fair, ability })
    };
    scored.iter().enumerate().filter_map(measure).collect()
}

/// Mean shares as a table: a row a candidate, a column a criterion or an expert; a blank where nothing was given.
fn table(candidates: usize, columns: usize, marks: &[Mark], column: impl Fn(&Mark) -> usize) -> String {
    let mut cells: BTreeMap<(usize, usize), (f64, u32)> = BTreeMap::new();
    for mark in marks {
        let (sum, count) = cells.entry((mark.candidate, column(mark))).or_default();
        (*sum, *count) = (*sum + mark.share, *count + 1);
    }
    // Who gave nothing at all is no column.
    let used: Vec<usize> = (0..columns).filter(|at| cells.keys().any(|(_, column)| column == at)).collect();
    let cell = |row: usize, at: &usize| {
        cells.get(&(row, *at)).map_or_else(String::new, |(sum, count)| (sum / f64::from(*count)).to_string())
    };
    let line = |cells: Vec<String>| cells.join(",") + "\n";
    let head = line(used.iter().map(ToString::to_string).collect());
    (0..candidates).map(|row| line(used.iter().map(|at| cell(row, at)).collect())).fold(head, |all, row| all + &row)
}

/// What an analysis of the engine finds on a table; none when the table does not bear it.
fn found(verb: &str, table: &str) -> Option<Finding> {
    measurement::run(verb, &Options::default(), table.as_bytes())
        .ok()
        .filter(|finding| finding.status == measurement::Status::Optimal)
}

fn estimate(value: &Value, interval: &Value) -> Option<Estimate> {
    let within = interval.get(0).and_then(Value::as_f64).zip(interval.get(1).and_then(Value::as_f64));
    Some(Estimate { value: value.as_f64()?, within })
}

/// ICC(2,k) of the experts over the mean shares of the candidates whom all of them scored, and how many those are.
fn agreement(room: &Room, candidates: usize, marks: &[Mark]) -> (Option<Estimate>, usize) {
    let table = table(candidates, room.experts.len(), marks, |mark| mark.expert);
    let whole = table.lines().skip(1).filter(|line| !line.split(',').any(str::is_empty)).count();
    let found = || {
        let finding = found("icc", &table)?;
        let form = finding.values.get("forms")?.as_array()?.iter().find(|form| form["form"] == "ICC2k")?;
        estimate(&form["icc"], &form["interval"])
    };
    (found(), whole)
}

/// Alpha over the criteria, and what each criterion does for it.
fn consistency(
    room: &Room,
    candidates: usize,
    marks: &[Mark],
    severities: &Severities,
) -> (Option<Estimate>, Vec<CriterionMeasure>) {
    let finding = found("alpha", &table(candidates, room.criteria.len(), marks, |mark| mark.criterion));
    let values = finding.map(|finding| Value::Object(finding.values)).unwrap_or_default();
    let rest = |criterion: usize| {
        let (items, name) = (values["item_statistics"].as_array()?, criterion.to_string());
        items.iter().find(|item| item["item"].as_str() == Some(&name))?["r_drop"].as_f64()
    };
    let measure = |(criterion, (number, _)): (usize, &(i64, Criterion))| {
        let shares: Vec<f64> = marks.iter().filter(|mark| mark.criterion == criterion).map(|mark| mark.share).collect();
        let discrimination = rest(criterion);
        let of_candidate = |candidate: usize| {
            let own = |mark: &&Mark| mark.criterion == criterion && mark.candidate == candidate;
            mean(marks.iter().filter(own).map(|mark| mark.share))
        };
        let means: Vec<f64> = (0..candidates).filter_map(of_candidate).collect();
        let flat = means.iter().all(|one| means.first().is_some_and(|first| (first - one).abs() < 1e-9));
        let doubt = match discrimination {
            _ if flat => Some(Doubt::Flat),
            Some(rest) if rest < 0.0 => Some(Doubt::Against),
            Some(rest) if rest < 0.2 => Some(Doubt::Weak),
            _ => None,
        };
        let difficulty = severities.criteria.get(criterion).copied().flatten();
        Some(CriterionMeasure {
            number: *number,
            mean: mean(shares.iter().copied())?,
            discrimination,
            difficulty,
            doubt,
        })
    };
    let criteria = room.criteria.iter().enumerate().filter_map(measure).collect();
    (estimate(&values["alpha"], &values["feldt"]), criteria)
}
