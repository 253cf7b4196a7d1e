//! The papers themselves.

use kernel::{Day, Lang, Names};
use serde::Serialize;

use super::parts::{
    Annex, AuditSheet, Check, CurriculumRow, Fact, NamesFact, Party, Section, Signature, Table, TableColumn,
};
use crate::clauses::RenderedClause;

/// A contract. With two languages they stand side by side, clause by clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contract {
    /// One language or two, in the order of the columns.
    pub langs: Vec<Lang>,
    /// `Contract on dual training`.
    pub title: Names,
    /// Its number.
    pub number: String,
    /// Its day.
    pub day: Day,
    /// The day in words.
    pub day_text: Names,
    /// The city.
    pub place: Names,
    /// The parties.
    pub parties: Vec<Party>,
    /// The clauses.
    pub clauses: Vec<RenderedClause>,
    /// The annexes.
    pub annexes: Vec<Annex>,
    /// The places to sign.
    pub signatures: Vec<Signature>,
    /// The sheet behind a signed contract.
    pub audit: Option<AuditSheet>,
    /// Where to check it.
    pub check: Option<Check>,
    /// What stands across a paper not yet in force, as `DRAFT`.
    pub watermark: Option<Names>,
}

/// The minutes of a commission's sitting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// The language.
    pub lang: Lang,
    /// The commission.
    pub body: String,
    /// `Minutes of the sitting`.
    pub title: String,
    /// The number.
    pub number: String,
    /// The day.
    pub day: Day,
    /// The day in words.
    pub day_text: String,
    /// The place.
    pub place: String,
    /// Quorum, chair, secretary, invited.
    pub facts: Vec<Fact>,
    /// Who was present: name, organisation, side, part in the commission.
    pub members: Table,
    /// The agenda with what was heard and decided.
    pub items: Vec<MinutesItem>,
    /// Chair and secretary.
    pub signatures: Vec<Signature>,
    /// Where to check it.
    pub check: Option<Check>,
}

/// A point of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MinutesItem {
    /// What it was about.
    pub title: String,
    /// What was heard.
    pub heard: String,
    /// What was decided; one line a decision.
    pub decided: Vec<String>,
    /// How they voted, ready to print.
    pub votes: String,
}

/// An order: control figures, mentors, sending to an enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    /// The language.
    pub lang: Lang,
    /// Whose order.
    pub body: String,
    /// What about.
    pub title: String,
    /// The number.
    pub number: String,
    /// The day.
    pub day: Day,
    /// The day in words.
    pub day_text: String,
    /// The place.
    pub place: String,
    /// By what right and why.
    pub preamble: String,
    /// What is ordered, one line a point.
    pub points: Vec<String>,
    /// The table that the order approves.
    pub table: Option<Section>,
    /// What it rests on.
    pub basis: Option<String>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// Where to check it.
    pub check: Option<Check>,
}

/// The passport of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passport {
    /// The language.
    pub lang: Lang,
    /// The educational organisation.
    pub body: String,
    /// `6B07101 Automation and robotics`.
    pub title: String,
    /// The version's day.
    pub day: Day,
    /// Its state and version, in words.
    pub state: String,
    /// The goal.
    pub goal: String,
    /// The fields of the register.
    pub facts: Vec<Fact>,
    /// Outcomes, disciplines, practices.
    pub sections: Vec<Section>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// A paper of facts, texts and tables: an individual plan, a diary, a characteristic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The language.
    pub lang: Lang,
    /// Whose paper.
    pub body: String,
    /// `Practice diary`.
    pub title: String,
    /// Its number, edition or state, in words; may be empty.
    pub state: String,
    /// Its day.
    pub day: Day,
    /// Who, where, when.
    pub facts: Vec<Fact>,
    /// Titled texts.
    pub texts: Vec<Fact>,
    /// Titled tables.
    pub sections: Vec<Section>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// Where to check it.
    pub check: Option<Check>,
}

/// A working curriculum on wide sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Curriculum {
    /// The language.
    pub lang: Lang,
    /// The educational organisation.
    pub body: String,
    /// `Working curriculum`.
    pub title: String,
    /// The programme's code and name.
    pub programme: String,
    /// Its day.
    pub day: Day,
    /// Who approved it, when, by what minutes.
    pub approved: Vec<String>,
    /// Degree, term, form, year of admission.
    pub facts: Vec<Fact>,
    /// The columns.
    pub columns: Vec<TableColumn>,
    /// How many columns at the left hold words; a heading runs over these.
    pub words: usize,
    /// The rows.
    pub rows: Vec<CurriculumRow>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// The protocol of a production exam.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExamProtocol {
    /// The language.
    pub lang: Lang,
    /// Who holds the exam.
    pub body: String,
    /// `Protocol of the production exam`.
    pub title: String,
    /// The number.
    pub number: String,
    /// The day.
    pub day: Day,
    /// The day in words.
    pub day_text: String,
    /// The place.
    pub place: String,
    /// Programme, group, admission decision, materials.
    pub facts: Vec<Fact>,
    /// The commission: name, organisation, side.
    pub commission: Table,
    /// Scores per expert and totals.
    pub results: Table,
    /// The scale, the weights, the dissenting opinions: one line each.
    pub notes: Vec<String>,
    /// What the commission decided, one line a decision.
    pub decided: Vec<String>,
    /// Every member signs.
    pub signatures: Vec<Signature>,
    /// Where to check it.
    pub check: Option<Check>,
}

/// A certificate of professional competence, across the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// One language or two; the second stands smaller under the first.
    pub langs: Vec<Lang>,
    /// Who issues it.
    pub issuer: Names,
    /// `Certificate of professional competence`.
    pub title: Names,
    /// The register's number.
    pub number: String,
    /// The day of issue.
    pub day: Day,
    /// The day in words.
    pub day_text: Names,
    /// `This certifies that`.
    pub lead: Names,
    /// The holder's name.
    pub holder: Names,
    /// What they have shown.
    pub statement: Names,
    /// The outcomes, one line each.
    pub outcomes: Vec<Names>,
    /// Programme, exam, grade.
    pub facts: Vec<NamesFact>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// The issuer's Ed25519 key.
    pub key_id: String,
    /// Where to check it.
    pub check: Check,
}
