//! What the entry of a mentor must be, and whether a mentor is qualified on a day.

use kernel::{Day, Failure, Reading, Refusal, house};
use serde::{Deserialize, Serialize};

use super::moves::Status;
use crate::refusal;

/// How long before its end a training warns: the figure has no norm (decision 0013).
pub const WARNS_DAYS: i64 = 60;
/// Years of experience expected of a mentor: the figure has no norm (decision 0013).
pub const EXPERIENCE_YEARS: i64 = 3;
/// Trainees a mentor leads at once, where the enterprise has set nothing (decision 0013).
pub const LOAD_DEFAULT: i64 = 5;

/// What was typed about a mentor.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct MentorForm {
    /// Id of the person in the registry.
    pub person: String,
    /// Id or BIN of the enterprise.
    pub organisation: String,
    /// Qualification in words, as its document says.
    pub qualification: String,
    /// Grade or category, as `6`.
    pub grade: String,
    /// Full years of work in the profession.
    pub experience: String,
    /// Number of the certificate of pedagogical training.
    pub certificate: String,
    /// Who gave the certificate.
    pub trained_by: String,
    /// The day of the certificate.
    pub trained_on: String,
    /// The last day it is valid; without an end when left out.
    pub trained_until: String,
}

/// What is stored about a mentor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Qualification in words.
    pub qualification: Option<String>,
    /// Grade or category.
    pub grade: Option<String>,
    /// Full years of work in the profession.
    pub experience: i64,
    /// The pedagogical training.
    pub training: Option<Training>,
}

/// A pedagogical training and its certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Training {
    /// Number of the certificate.
    pub certificate: String,
    /// Who gave it.
    pub by: Option<String>,
    /// Its day.
    pub on: Day,
    /// The last day it is valid.
    pub until: Option<Day>,
}

/// Reads what was typed; whether person and enterprise exist is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &MentorForm) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let qualification = read.optional("qualification", &form.qualification, 300);
    let grade = read.optional("grade", &form.grade, 40);
    let experience = read.whole("experience", &form.experience, 0, 60);
    let by = read.optional("trained-by", &form.trained_by, 300);
    let until = read.maybe_day("trained-until", &form.trained_until);
    let trained = [&form.certificate, &form.trained_by, &form.trained_on, &form.trained_until];
    let training = if trained.iter().all(|typed| typed.trim().is_empty()) {
        None
    } else {
        let certificate = read.text("certificate", &form.certificate, 100);
        let on = read.day("trained-on", &form.trained_on);
        if let (Some(on), Some(until)) = (on, until) {
            read.unless(on <= until, house::ENDS_BEFORE_BEGINS.at("trained-until"));
        }
        certificate.zip(on).map(|(certificate, on)| Training { certificate, by, on, until })
    };
    read.end(experience.map(|experience| Entry { qualification, grade, experience, training }))
}

/// What is known of a mentor when trainees are given.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// The state of the entry.
    pub status: Status,
    /// Has the person a post at the enterprise on the day?
    pub employed: bool,
    /// The entry.
    pub entry: &'a Entry,
}

/// Why a mentor may not be given trainees on a day; empty when qualified.
pub fn obstacles(standing: &Standing<'_>, day: Day) -> Vec<Refusal> {
    let mut all = Vec::new();
    if standing.status != Status::Registered {
        all.push(refusal::NOT_REGISTERED.refuse());
    }
    if !standing.employed {
        all.push(refusal::POST.refuse());
    }
    if standing.entry.qualification.is_none() {
        all.push(refusal::QUALIFICATION.at("qualification"));
    }
    match &standing.entry.training {
        Some(Training { on, until, .. }) if *on <= day => {
            if let Some(until) = until.filter(|until| *until < day) {
                all.push(refusal::TRAINING_EXPIRED.at("trained-until").with("until", until));
            }
        }
        _ => all.push(refusal::TRAINING.at("certificate")),
    }
    all
}

/// What should be seen to, though it hinders nothing yet.
pub fn warnings(entry: &Entry, day: Day) -> Vec<Refusal> {
    let mut all = Vec::new();
    let ends = entry.training.as_ref().and_then(|training| training.until);
    if let Some(until) = ends.filter(|until| day <= *until && until.since(day) <= WARNS_DAYS) {
        all.push(refusal::TRAINING_ENDS.at("trained-until").with("until", until));
    }
    if entry.experience < EXPERIENCE_YEARS {
        all.push(refusal::EXPERIENCE.at("experience").with("years", EXPERIENCE_YEARS));
    }
    all
}
