//! What is typed in the studio: a slot, one of its disciplines, an outcome.

use std::collections::BTreeMap;

use kernel::{Code, Credits, Failure, Hours, Reading, latin_twin};
use serde::{Deserialize, Serialize};

use super::{Design, refusal};
use crate::curriculum::{Discipline, MandatoryDiscipline, Module, Slot, Split, Standing};
use crate::outcomes::{Outcome, OutcomeKind, Tool};

/// More terms no programme has.
const TERMS_MOST: u8 = 16;

/// What was typed about a slot. Yes is `yes`, no is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct SlotForm {
    /// As printed: `4101`.
    pub code: String,
    /// Number of the module.
    pub module: String,
    /// `ged`, `bd`, `md`, `fa`.
    pub cycle: String,
    /// `mandatory`, `university`, `elective`.
    pub component: String,
    pub credits: String,
    pub hours: String,
    pub lecture: String,
    pub lab: String,
    pub practical: String,
    pub individual: String,
    pub independent: String,
    pub with_teacher: String,
    pub field_practice: String,
    pub thesis: String,
    /// `exam`, `state-exam`, `credit-test`, `course-work`, `practice-report`, `thesis-defense`, `complex-exam`.
    pub control: String,
    pub course_work: String,
    /// Credits by term: `1:5;2:5`.
    pub terms: String,
    pub control_term: String,
    /// How many of its disciplines a student takes.
    pub choose: String,
    pub minor: String,
    /// A mandatory discipline of the state, as `philosophy`; usually empty.
    pub mandatory: String,
    pub practice: String,
    /// Share of its material mastered at the enterprise, in percent; empty when it is not taught dually.
    pub on_site: String,
    /// Credits whose content was adapted to employers.
    pub employer: String,
    /// Orders of the slots before it: `3;7`.
    pub prerequisites: String,
}

/// What was typed about a discipline of a slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct OptionForm {
    /// Abbreviations and number; look-alikes are made Latin.
    pub option_code: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    /// `yes`, when it is only a place for a minor's discipline.
    pub minor_place: String,
    /// `yes`, when it is taken by those who do not choose.
    pub by_default: String,
}

/// What was typed about an outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct OutcomeForm {
    /// `generic`, `professional`.
    pub kind: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    /// Codes of professions it leads to, divided by `;`.
    pub professions: String,
    /// Tools that assess it: `test`, `project`, `work-task`, …
    pub tools: Vec<String>,
}

fn yes(typed: &str) -> bool {
    !typed.trim().is_empty() && typed.trim() != "no"
}

fn said(holds: bool) -> String {
    if holds { "yes".to_owned() } else { String::new() }
}

/// A slot as it would be typed.
pub fn slot_form(slot: &Slot) -> SlotForm {
    let Split { lecture, lab, practical, individual, independent, with_teacher, field_practice, thesis } = slot.split;
    SlotForm {
        code: slot.code.clone(),
        module: slot.module.to_string(),
        cycle: slot.cycle.code().to_owned(),
        component: slot.component.code().to_owned(),
        credits: slot.credits.to_string(),
        hours: slot.hours.to_string(),
        lecture: lecture.to_string(),
        lab: lab.to_string(),
        practical: practical.to_string(),
        individual: individual.to_string(),
        independent: independent.to_string(),
        with_teacher: with_teacher.to_string(),
        field_practice: field_practice.to_string(),
        thesis: thesis.to_string(),
        control: slot.control.code().to_owned(),
        course_work: said(slot.course_work),
        terms: terms_text(&slot.terms),
        control_term: slot.control_term.to_string(),
        choose: slot.choose.to_string(),
        minor: said(slot.minor),
        mandatory: slot.mandatory.map(|one| one.code().to_owned()).unwrap_or_default(),
        practice: said(slot.practice),
        on_site: slot.on_site.map(|share| share.to_string()).unwrap_or_default(),
        employer: slot.employer.to_string(),
        prerequisites: slot.prerequisites.iter().map(u16::to_string).collect::<Vec<_>>().join(";"),
    }
}

/// `1:5;2:5`.
pub fn terms_text(terms: &BTreeMap<u8, Credits>) -> String {
    terms.iter().map(|(term, credits)| format!("{term}:{credits}")).collect::<Vec<_>>().join(";")
}

fn terms(typed: &str) -> Option<BTreeMap<u8, Credits>> {
    let mut terms = BTreeMap::new();
    for pair in typed.split(';') {
        let (term, credits) = pair.split_once(':')?;
        let term: u8 = term.trim().parse().ok().filter(|term| (1..=TERMS_MOST).contains(term))?;
        if terms.insert(term, credits.trim().parse().ok()?).is_some() {
            return None;
        }
    }
    Some(terms)
}

/// Reads a slot; its disciplines stay what they were. Figures that do not add up are no matter of the form: the checks
/// beside the curriculum tell them.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn slot(form: &SlotForm, order: u16, options: Vec<Discipline>, design: &Design) -> Result<Slot, Failure> {
    let mut read = Reading::new();
    let code = read.text("code", &form.code, 40);
    let module = read.whole("module", &form.module, 1, 999).and_then(|number| u16::try_from(number).ok());
    let cycle = read.code("cycle", &form.cycle);
    let component = read.code("component", &form.component);
    let credits: Option<Credits> = read.parsed("credits", &form.credits, &refusal::CREDITS);
    let hours: Option<Hours> = read.parsed("hours", &form.hours, &refusal::HOURS);
    let mut kind = |field, typed: &str| read.maybe::<Hours>(field, typed, &refusal::HOURS).unwrap_or_default();
    let split = Split {
        lecture: kind("lecture", &form.lecture),
        lab: kind("lab", &form.lab),
        practical: kind("practical", &form.practical),
        individual: kind("individual", &form.individual),
        independent: kind("independent", &form.independent),
        with_teacher: kind("with-teacher", &form.with_teacher),
        field_practice: kind("field-practice", &form.field_practice),
        thesis: kind("thesis", &form.thesis),
    };
    let control = read.code("control", &form.control);
    let terms = terms(&form.terms);
    read.unless(terms.is_some(), refusal::TERMS.at("terms").with("typed", form.terms.trim()));
    let control_term = read.whole("control-term", &form.control_term, 1, TERMS_MOST.into());
    let choose = read.whole("choose", &form.choose, 0, 99);
    let mandatory: Option<MandatoryDiscipline> =
        if form.mandatory.trim().is_empty() { None } else { read.code("mandatory", &form.mandatory) };
    let on_site = if form.on_site.trim().is_empty() { None } else { read.whole("on-site", &form.on_site, 0, 100) };
    let employer: Credits = read.maybe("employer", &form.employer, &refusal::CREDITS).unwrap_or_default();
    let prerequisites = prerequisites(&mut read, &form.prerequisites, order, design);
    let made = (|| {
        Some(Slot {
            order,
            code: code?,
            module: module?,
            cycle: cycle?,
            component: component?,
            credits: credits?,
            hours: hours?,
            split,
            control: control?,
            course_work: yes(&form.course_work),
            terms: terms?,
            control_term: u8::try_from(control_term?).ok()?,
            choose: u8::try_from(choose?).ok()?,
            minor: yes(&form.minor),
            mandatory,
            practice: yes(&form.practice),
            on_site: on_site.and_then(|share| u8::try_from(share).ok()),
            employer,
            prerequisites,
            options,
        })
    })();
    read.end(made)
}

fn prerequisites(read: &mut Reading, typed: &str, order: u16, design: &Design) -> Vec<u16> {
    let mut all = Vec::new();
    for part in typed.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let named = part.parse().ok().filter(|named| *named != order && design.curriculum.slot(*named).is_some());
        match named {
            Some(named) if !all.contains(&named) => all.push(named),
            Some(_) => {}
            None => read.refuse(refusal::PREREQUISITE.at("prerequisites").with("typed", part)),
        }
    }
    all.sort_unstable();
    all
}

/// A discipline as it would be typed.
pub fn option_form(option: &Discipline) -> OptionForm {
    OptionForm {
        option_code: option.code.clone(),
        name_kk: option.names.kk.clone(),
        name_ru: option.names.ru.clone(),
        name_en: option.names.en.clone(),
        minor_place: said(option.standing == Standing::MinorPlace),
        by_default: said(option.default),
    }
}

/// Reads a discipline.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn option(form: &OptionForm, number: u8) -> Result<Discipline, Failure> {
    let mut read = Reading::new();
    let code = read.text("option-code", &latin_twin(&form.option_code), 60);
    let names = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 300);
    let standing = if yes(&form.minor_place) { Standing::MinorPlace } else { Standing::Discipline };
    let made = code.zip(names).map(|(code, names)| Discipline {
        number,
        code,
        names,
        standing,
        default: yes(&form.by_default),
    });
    read.end(made)
}

/// An outcome as it would be typed.
pub fn outcome_form(outcome: &Outcome) -> OutcomeForm {
    OutcomeForm {
        kind: outcome.kind.code().to_owned(),
        name_kk: outcome.names.kk.clone(),
        name_ru: outcome.names.ru.clone(),
        name_en: outcome.names.en.clone(),
        professions: outcome.professions.join("; "),
        tools: outcome.tools.iter().map(|tool| tool.code().to_owned()).collect(),
    }
}

/// Reads an outcome; whether its professions stand is the store's to say.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn outcome(form: &OutcomeForm, number: u16) -> Result<Outcome, Failure> {
    let mut read = Reading::new();
    let kind: Option<OutcomeKind> = read.code("kind", &form.kind);
    let names = read.names(["name-kk", "name-ru", "name-en"], [&form.name_kk, &form.name_ru, &form.name_en], 500);
    let mut tools: Vec<Tool> = form.tools.iter().filter_map(|typed| read.code("tools", typed)).collect();
    tools.sort_unstable();
    tools.dedup();
    let mut professions: Vec<String> = Vec::new();
    for code in form.professions.split(';').map(str::trim).filter(|code| !code.is_empty()) {
        if !professions.iter().any(|known| known == code) {
            professions.push(code.to_owned());
        }
    }
    let made = kind.zip(names).map(|(kind, names)| Outcome { number, kind, names, professions, tools });
    read.end(made)
}

/// Drops what hangs in the air after a change: marks of what is gone, prerequisites of slots that are gone; adds modules
/// that slots speak of and nobody has named.
pub fn settle(design: &mut Design) {
    let Design { curriculum, matrix } = design;
    let orders: Vec<u16> = curriculum.slots.iter().map(|slot| slot.order).collect();
    for slot in &mut curriculum.slots {
        slot.prerequisites.retain(|requires| orders.contains(requires));
        if !curriculum.modules.iter().any(|module| module.number == slot.module) {
            let code = slot.module.to_string();
            let names = kernel::Names::default();
            curriculum.modules.push(Module { number: slot.module, code, names });
        }
    }
    curriculum.slots.sort_by_key(|slot| slot.order);
    curriculum.modules.sort_by_key(|module| module.number);
    matrix.outcomes.sort_by_key(|outcome| outcome.number);
    let outcomes: Vec<u16> = matrix.outcomes.iter().map(|outcome| outcome.number).collect();
    let stands = |slot: u16, option: u8| {
        curriculum.slot(slot).is_some_and(|slot| slot.options.iter().any(|one| one.number == option))
    };
    matrix.marks.retain(|mark| outcomes.contains(&mark.outcome) && stands(mark.slot, mark.option));
}
