//! What an order assigning mentors must say, and whether its mentors may lead.

use kernel::{Day, Failure, Lang, PersonId, Reading, Span, house};
use serde::{Deserialize, Serialize};

use crate::{PracticeId, refusal};

/// The head of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Head {
    /// Its number in the enterprise's own book.
    pub number: String,
    /// Its day.
    pub day: Day,
    /// Who signs it for the enterprise.
    pub signatory: PersonId,
    /// What it rests on.
    pub basis: String,
    /// The language of the paper.
    pub language: Lang,
}

/// What was typed about the head.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct OrderForm {
    /// Its number in the enterprise's own book.
    pub number: String,
    /// Its day, `2027-01-25`.
    pub day: String,
    /// Id of the person who signs for the enterprise.
    pub signatory: String,
    /// What it rests on.
    pub basis: String,
    /// `kk`, `ru`, `en`.
    pub language: String,
}

impl Head {
    /// The same as it would be typed.
    pub fn form(&self) -> OrderForm {
        OrderForm {
            number: self.number.clone(),
            day: self.day.to_string(),
            signatory: self.signatory.to_string(),
            basis: self.basis.clone(),
            language: kernel::Code::code(self.language).to_owned(),
        }
    }
}

/// Reads the head.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn head(form: &OrderForm) -> Result<Head, Failure> {
    let mut read = Reading::new();
    let number = read.text("number", &form.number, 40);
    let day = read.day("day", &form.day);
    let signatory = read.parsed("signatory", &form.signatory, &house::NOT_IN_LIST);
    let basis = read.optional("basis", &form.basis, 500).unwrap_or_default();
    let language = read.code("language", &form.language);
    let made = (|| Some(Head { number: number?, day: day?, signatory: signatory?, basis, language: language? }))();
    read.end(made)
}

/// One line: who is led by whom, from when until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The practice of the learner.
    pub practice: PracticeId,
    /// The mentor.
    pub mentor: PersonId,
    /// From the first to the last day.
    pub span: Span,
}

/// What was typed about a line.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct LineForm {
    /// Id of the practice.
    pub practice: String,
    /// Id of the mentor's person.
    pub mentor: String,
    /// The first day; that of the practice when left out.
    pub from: String,
    /// The last day; that of the practice when left out.
    pub until: String,
}

/// A line before its practice is looked up.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The practice.
    pub practice: PracticeId,
    /// The mentor.
    pub mentor: PersonId,
    /// The first day, where one was typed.
    pub from: Option<Day>,
    /// The last day, where one was typed.
    pub until: Option<Day>,
}

/// Reads a line.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn line(form: &LineForm) -> Result<Asked, Failure> {
    let mut read = Reading::new();
    let practice = read.parsed("practice", &form.practice, &house::NOT_IN_LIST);
    let mentor = read.parsed("mentor", &form.mentor, &house::NOT_IN_LIST);
    let (from, until) = (read.maybe_day("from", &form.from), read.maybe_day("until", &form.until));
    read.end((|| Some(Asked { practice: practice?, mentor: mentor?, from, until }))())
}

/// The days of a line, within those of the practice.
///
/// # Errors
/// Backwards, or outside the practice.
pub fn span(asked: &Asked, practice: Span) -> Result<Span, Failure> {
    let (from, until) = (asked.from.unwrap_or(practice.from), asked.until.unwrap_or(practice.until));
    let span = Span::new(from, until).ok_or_else(|| house::ENDS_BEFORE_BEGINS.at("until"))?;
    if practice.has(from) && practice.has(until) {
        return Ok(span);
    }
    let told = refusal::OUTSIDE_PRACTICE.at("from").with("from", practice.from).with("until", practice.until);
    Err(told.into())
}
