//! The papers of a programme: passport and working curriculum to print, and the curriculum as a table that can be
//! brought back.

pub mod pages;

use documents::layout::{
    Curriculum as CurriculumPaper, CurriculumRow, Fact, Passport, RowKind, Section, Table, TableColumn,
};
use documents::{Cell, Column, ColumnKind, Layout, Sheet};
use kernel::{Code, Names};
use web::Say;

use crate::curriculum::{Cycle, Slot, WorkKind};
use crate::design::rules::terms_text;
use crate::design::{Design, view};
use crate::programme::{Programme, sides};
use crate::reading::{OPTIONAL, REQUIRED};
use crate::totals::Totals;

/// The passport, as the register asks for it.
pub fn passport(say: Say, of: &Programme, design: &Design, facts: Vec<(String, String)>) -> Layout {
    let outcomes = design.matrix.outcomes.iter();
    let outcomes = outcomes.map(|one| vec![view::outcome_code(say, one.number), say.names(&one.names)]).collect();
    let disciplines = design.curriculum.slots.iter().flat_map(|slot| {
        slot.options.iter().map(|one| {
            let formed = design.matrix.formed_by(slot.order, one.number);
            let formed: Vec<String> = formed.map(|number| number.to_string()).collect();
            vec![
                one.code.clone(),
                say.names(&one.names),
                say.credits_figure(slot.credits),
                view::kind(say, slot),
                formed.join(", "),
            ]
        })
    });
    let sections = vec![
        Section {
            title: say.t("programmes-side-outcomes"),
            table: Table::new(
                vec![TableColumn::mark(say.t("programmes-code")), TableColumn::words(say.t("programmes-outcome"), 1)],
                outcomes,
            ),
        },
        Section {
            title: say.t("programmes-disciplines"),
            table: Table::new(
                vec![
                    TableColumn::words(say.t("programmes-code"), 2),
                    TableColumn::words(say.t("programmes-discipline"), 5),
                    TableColumn::figure(say.t("programmes-credits")),
                    TableColumn::words(say.t("programmes-cycle"), 4),
                    TableColumn::mark(say.t("programmes-forms")),
                ],
                disciplines.collect(),
            ),
        },
    ];
    Layout::Passport(Passport {
        lang: say.lang,
        body: say.names(&of.organisation_name),
        title: format!("{} {}", of.code, say.names(&of.name)),
        day: of.since,
        state: sides::over(say, of),
        goal: say.names(&of.goal),
        facts: facts
            .into_iter()
            .filter(|(_, said)| !said.is_empty())
            .map(|(term, said)| Fact::new(term, said))
            .collect(),
        sections,
        signatures: Vec::new(),
    })
}

/// The working curriculum, cycle by cycle, with the credits of each term.
pub fn curriculum(say: Say, of: &Programme, design: &Design) -> Layout {
    let totals = Totals::of(&design.curriculum);
    let terms: Vec<u8> = totals.by_term.keys().copied().collect();
    let mut columns = vec![
        TableColumn::mark("№"),
        TableColumn::words(say.t("programmes-discipline"), 6),
        TableColumn::figure(say.t("programmes-credits")),
        TableColumn::figure(say.t("programmes-hours")),
    ];
    columns.extend(WorkKind::ALL.iter().map(|kind| TableColumn::figure(say.code(*kind))));
    columns.push(TableColumn::words(say.t("programmes-control"), 2));
    columns.extend(terms.iter().map(|term| TableColumn::figure(term.to_string())));
    let width = columns.len();
    let mut rows = Vec::new();
    for cycle in Cycle::ALL {
        let mut heading = vec![String::new(); width];
        heading[0] = say.code(*cycle);
        heading[2] = say.credits_figure(totals.cycle(*cycle));
        rows.push(CurriculumRow { kind: RowKind::Heading, cells: heading });
        let own = design.curriculum.slots.iter().filter(|slot| slot.cycle == *cycle);
        rows.extend(own.map(|slot| line(say, slot, &terms)));
    }
    let mut total = vec![String::new(); width];
    total[1] = say.t("programmes-sum");
    total[2] = say.credits_figure(totals.credits);
    total[3] = say.hours_figure(totals.hours);
    let first = width - terms.len();
    for (place, term) in terms.iter().enumerate() {
        total[first + place] = say.credits_figure(totals.by_term.get(term).copied().unwrap_or_default());
    }
    rows.push(CurriculumRow { kind: RowKind::Total, cells: total });
    let minutes = of.minutes.as_ref().map(|(number, day)| {
        say.with("programmes-adopted-by", &[("number", number.as_str().into()), ("day", (*day).into())])
    });
    Layout::Curriculum(CurriculumPaper {
        lang: say.lang,
        body: say.names(&of.organisation_name),
        title: say.t("programmes-side-curriculum"),
        programme: format!("{} {}", of.code, say.names(&of.name)),
        day: of.since,
        approved: minutes.into_iter().collect(),
        facts: vec![
            Fact::new(say.t("programmes-degree"), say.code(of.code.degree())),
            Fact::new(say.t("programmes-profile"), say.code(of.profile)),
            Fact::new(say.t("programmes-admission"), of.admission.0.to_string()),
        ],
        columns,
        words: 2,
        rows,
        signatures: Vec::new(),
    })
}

fn line(say: Say, slot: &Slot, terms: &[u8]) -> CurriculumRow {
    let names: Vec<String> = slot.options.iter().map(|one| say.names(&one.names)).collect();
    let figure = |hours: kernel::Hours| {
        if hours == kernel::Hours::ZERO { String::new() } else { say.hours_figure(hours) }
    };
    let mut cells =
        vec![slot.code.clone(), names.join(" / "), say.credits_figure(slot.credits), say.hours_figure(slot.hours)];
    cells.extend(slot.split.each().into_iter().map(|(_, hours)| figure(hours)));
    cells.push(say.code(slot.control));
    cells.extend(terms.iter().map(|term| slot.terms.get(term).map(|c| say.credits_figure(*c)).unwrap_or_default()));
    CurriculumRow { kind: if slot.practice { RowKind::Practice } else { RowKind::Line }, cells }
}

/// The curriculum as the table it can be brought back from: a row for each discipline.
pub fn table(name: String, design: &Design) -> Sheet {
    let column = |key: &&'static str| Column::new(key, *key, ColumnKind::Text);
    let columns = REQUIRED.iter().chain(OPTIONAL).map(column).collect();
    let rows = design.curriculum.slots.iter().flat_map(|slot| slot.options.iter().map(move |one| cells(slot, one)));
    Sheet { name, columns, rows: rows.collect() }
}

fn cells(slot: &Slot, option: &crate::curriculum::Discipline) -> Vec<Cell> {
    let listed = |code: &str| code.to_uppercase().replace('-', "_");
    let yes = |holds: bool| if holds { "yes".to_owned() } else { "no".to_owned() };
    let split = &slot.split;
    let Names { kk, ru, en } = &option.names;
    let prerequisites: Vec<String> = slot.prerequisites.iter().map(u16::to_string).collect();
    [
        slot.code.clone(),
        slot.order.to_string(),
        slot.module.to_string(),
        listed(slot.cycle.code()),
        listed(slot.component.code()),
        slot.credits.to_string(),
        slot.hours.to_string(),
        split.lecture.to_string(),
        split.lab.to_string(),
        split.practical.to_string(),
        split.individual.to_string(),
        split.independent.to_string(),
        split.with_teacher.to_string(),
        split.field_practice.to_string(),
        split.thesis.to_string(),
        listed(slot.control.code()),
        yes(slot.course_work),
        terms_text(&slot.terms),
        slot.control_term.to_string(),
        slot.choose.to_string(),
        yes(slot.minor),
        option.number.to_string(),
        yes(option.default),
        option.code.clone(),
        kk.clone(),
        ru.clone(),
        en.clone(),
        slot.mandatory.map(|one| one.code().replace('-', "_")).unwrap_or_default(),
        yes(slot.practice),
        slot.on_site.map(|share| share.to_string()).unwrap_or_default(),
        slot.employer.to_string(),
        prerequisites.join(";"),
    ]
    .map(Cell::from)
    .into()
}
