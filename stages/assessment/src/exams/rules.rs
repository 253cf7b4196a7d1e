//! What an exam must be: its plan, its criteria, its commission, its days.

use commissions::commission::moves::Status as CommissionStatus;
use commissions::commission::rules::{Composition, Duty, Half, Interest, Kind};
use commissions::{Commission, Member};
use kernel::{Day, Failure, Names, OrganisationId, PersonId, ProfessionId, ProgrammeId, Reading};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::moves::Board;
use crate::refusal;

kernel::codes! { "assessment-part",
    /// A part of the exam (guide 3.6.3).
    pub enum Part {
        /// Theoretical questions.
        Theory = "theory",
        /// The qualification work.
        Work = "work",
    }
}

/// What was typed about an exam.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct ExamForm {
    /// Id of the programme.
    pub programme: String,
    /// Id of the enterprise at which it is held.
    pub enterprise: String,
    /// Id of the profession.
    pub profession: String,
    /// The day.
    pub day: String,
    /// Where: an address, a shop.
    pub place: String,
    /// The materials: variants, tasks, equipment, where they are kept.
    pub materials: String,
    /// Ids of the groups whose students are proposed at once; only when an exam is planned.
    pub groups: Vec<String>,
}

/// What is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The programme.
    pub programme: ProgrammeId,
    /// The enterprise at which it is held.
    pub enterprise: OrganisationId,
    /// The profession.
    pub profession: ProfessionId,
    /// The day.
    pub day: Day,
    /// Where.
    pub place: String,
    /// The materials in words.
    pub materials: Option<String>,
}

/// Reads a plan; whether its things stand is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn plan(form: &ExamForm, today: Day) -> Result<Plan, Failure> {
    let mut read = Reading::new();
    let programme = read.parsed("programme", &form.programme, &refusal::PROGRAMME);
    let enterprise = read.parsed("enterprise", &form.enterprise, &refusal::ENTERPRISE);
    let profession = read.parsed("profession", &form.profession, &refusal::PROFESSION);
    let day = read.day("day", &form.day);
    read.unless(day.is_none_or(|day| day >= today), refusal::DAY_PASSED.at("day"));
    let place = read.text("place", &form.place, 300);
    let materials = read.optional("materials", &form.materials, 2000);
    let made = (|| {
        let (programme, enterprise, profession) = (programme?, enterprise?, profession?);
        Some(Plan { programme, enterprise, profession, day: day?, place: place?, materials })
    })();
    read.end(made)
}

/// What was typed about a criterion.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CriterionForm {
    /// `theory` or `work`.
    pub part: String,
    /// In Kazakh.
    pub title_kk: String,
    /// In Russian.
    pub title_ru: String,
    /// In English.
    pub title_en: String,
    /// Number of the programme's learning outcome that it shows, where it shows one.
    pub outcome: String,
    /// The most points.
    pub most: String,
}

/// By what a candidate is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Which part.
    pub part: Part,
    /// What is looked at.
    pub title: Names,
    /// Number of the outcome that it shows.
    pub outcome: Option<i64>,
    /// The most points.
    pub most: i64,
}

/// Reads a criterion.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn criterion(form: &CriterionForm, outcomes: &[i64]) -> Result<Criterion, Failure> {
    let mut read = Reading::new();
    let part = read.code("part", &form.part);
    let title = read.names(["title-kk", "title-ru", "title-en"], [&form.title_kk, &form.title_ru, &form.title_en], 300);
    let outcome: Option<i64> = read.maybe("outcome", &form.outcome, &refusal::OUTCOME);
    read.unless(outcome.is_none_or(|number| outcomes.contains(&number)), refusal::OUTCOME.at("outcome"));
    let most = read.whole("most", &form.most, 1, 100);
    let made = (|| Some(Criterion { part: part?, title: title?, outcome, most: most? }))();
    read.end(made)
}

/// What an exam is scored by until its makers say more: a hundred points a part.
pub fn first_criteria() -> [Criterion; 2] {
    let whole = |part, title| Criterion { part, title, outcome: None, most: 100 };
    [
        whole(Part::Theory, Names::new("Теориялық сұрақтар", "Теоретические вопросы", "Theoretical questions")),
        whole(Part::Work, Names::new("Біліктілік жұмысы", "Квалификационная работа", "Qualification work")),
    ]
}

/// Is a day at least a month after another?
pub fn month_between(from: Day, until: Day) -> bool {
    from.plus_months(1) <= until
}

/// A voting member of the commission.
#[derive(Clone, Debug)]
pub struct Expert {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: Names,
    /// From where.
    pub organisation: Names,
    /// Which half of the commission.
    pub half: Option<Half>,
    /// Do they lead it?
    pub chair: bool,
    /// What they say of their interest.
    pub interest: Interest,
}

/// The voting members who sit on a day, the chair first.
pub fn experts(members: &[Member], day: Day) -> Vec<Expert> {
    let sits = |member: &&Member| member.sits_on(day) && member.seat.votes();
    let expert = |member: &Member| Expert {
        person: member.person,
        name: member.name.clone(),
        organisation: member.organisation_name.clone(),
        half: member.seat.side.half(),
        chair: member.seat.duty == Duty::Chair,
        interest: member.interest,
    };
    members.iter().filter(sits).map(expert).collect()
}

/// The commission against the rules of an exam of this university on this day. The halves and the host are counted
/// whatever the commission's own rules say.
pub fn board(of: &Commission, members: &[Member], exam: Uuid, university: OrganisationId, day: Day) -> Board {
    let rules = commissions::commission::rules::Rules { halves: true, host: Some(university), ..of.rules };
    let composition = commissions::commission::actions::composition(rules, members, day);
    let experts = experts(members, day);
    let Composition { voting, .. } = composition;
    Board {
        own: of.rules.kind == Kind::ProductionExam && of.subject.as_ref().is_some_and(|subject| subject.id == exam),
        formed: matches!(of.status, CommissionStatus::Formed | CommissionStatus::Working),
        even: voting > 0 && composition.is_even(),
        halved: voting > 0 && composition.is_halved(),
        without_host: composition.is_without_host(),
        chaired: composition.has_one_chair(),
        declared: experts.iter().all(|expert| expert.interest != Interest::Undeclared),
        clear: experts.iter().all(|expert| expert.interest != Interest::Conflicted),
    }
}

/// Those who may score a candidate with these mentors: nobody scores their own trainee, nobody with an interest scores.
pub fn scorers<'a>(experts: &'a [Expert], mentors: &[PersonId]) -> Vec<&'a Expert> {
    let may = |expert: &&Expert| !mentors.contains(&expert.person) && expert.interest != Interest::Conflicted;
    experts.iter().filter(may).collect()
}

/// How many of some are of the enterprise, and how many from outside.
pub fn halves(experts: &[&Expert]) -> (usize, usize) {
    let of = |half| experts.iter().filter(|expert| expert.half == Some(half)).count();
    (of(Half::Enterprise), of(Half::Outside))
}

/// A decision of the expanded council on admission.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct CouncilForm {
    /// Number of its minutes.
    pub number: String,
    /// Its day.
    pub day: String,
    /// `yes` when the mentors of the candidates were invited.
    pub invited: String,
}

/// Reads a decision of the council: of today or earlier, not after the exam.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn council(form: &CouncilForm, exam: Day, today: Day) -> Result<(String, Day), Failure> {
    let mut read = Reading::new();
    let number = read.text("number", &form.number, 40);
    let day = read.day("day", &form.day);
    read.unless(day.is_none_or(|day| day <= today && day <= exam), refusal::COUNCIL_DAY.at("day"));
    read.end(number.zip(day))
}

/// What was typed about figures.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct FiguresForm {
    /// From which day they hold.
    pub from: String,
    /// Weight of theory, in whole percent.
    pub theory: String,
    /// The least whole percent of each part.
    pub pass: String,
    /// How far apart experts may be, in whole percent.
    pub spread: String,
    /// The least share of the planned hours, in whole percent.
    pub hours: String,
}

/// Reads figures.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn figures(form: &FiguresForm, today: Day) -> Result<(Day, crate::grades::Figures), Failure> {
    let mut read = Reading::new();
    let from = read.day("from", &form.from);
    read.unless(from.is_none_or(|from| from >= today), refusal::DAY_PASSED.at("from"));
    let theory = read.whole("theory", &form.theory, 1, 99);
    let pass = read.whole("pass", &form.pass, 50, 100);
    let spread = read.whole("spread", &form.spread, 1, 100);
    let hours = read.whole("hours", &form.hours, 50, 100);
    let made = (|| {
        let figures = crate::grades::Figures { theory: theory?, pass: pass?, spread: spread?, hours: hours? };
        Some((from?, figures))
    })();
    read.end(made)
}
