//! The papers of a practice: the order assigning mentors, the individual plan, the diary. The characteristic, which is
//! signed, stands with its stage of life.

use db::Read;
use documents::layout::{Check, Fact, Layout, Order as OrderPaper, Report, Section, Signature, Table, TableColumn};
use kernel::{Day, Failure, Hours, Lang, Names};
use web::Say;

use crate::characteristic::paper::{facts, said};
use crate::naming::week_name;
use crate::orders::store::{self as orders, Order};
use crate::practices::store::Practice;
use crate::{diary, plan};

/// Where a paper is checked.
fn check(public_url: &str, path: &str) -> Check {
    Check { url: format!("{public_url}{path}"), text: said("practice-paper-check") }
}

fn place(side: &str, post: Names, name: &str) -> Signature {
    Signature { side: said(side), post, name: name.to_owned(), mark: None }
}

/// The order assigning mentors, in its own language.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn order(reader: &dyn Read, order: &Order, public_url: &str) -> Result<Layout, Failure> {
    let say = Say { lang: order.head.language };
    let row = |(n, one): (usize, &orders::Assigned)| {
        vec![
            (n + 1).to_string(),
            one.learner_name.clone(),
            one.group_name.clone(),
            format!("№ {}", one.agreement_number),
            one.mentor_name.clone(),
            say.span(one.line.span),
        ]
    };
    let lines = orders::lines(reader, order.id).await?;
    let columns = vec![
        TableColumn::mark("№"),
        TableColumn::words(say.t("practice-learner"), 3),
        TableColumn::words(say.t("practice-group"), 1),
        TableColumn::words(say.t("practice-contract"), 2),
        TableColumn::words(say.t("practice-mentor"), 3),
        TableColumn::words(say.t("practice-period"), 2),
    ];
    let table = Section {
        title: say.t("practice-order-lines"),
        table: Table::new(columns, lines.iter().enumerate().map(row).collect()),
    };
    let points = ["practice-order-point-assign", "practice-order-point-plan", "practice-order-point-control"];
    Ok(Layout::Order(OrderPaper {
        lang: order.head.language,
        body: say.names(&order.enterprise_name),
        title: say.t("practice-order-title"),
        number: order.head.number.clone(),
        day: order.head.day,
        day_text: say.day(order.head.day),
        place: order.place.clone().unwrap_or_default(),
        preamble: say.t("practice-order-preamble"),
        points: points.map(|key| say.t(key)).into(),
        table: Some(table),
        basis: (!order.head.basis.is_empty()).then(|| order.head.basis.clone()),
        signatures: vec![place("practice-signatory", order.enterprise_name.clone(), &order.signatory_name)],
        check: Some(check(public_url, &format!("/practice/orders/{}", order.id))),
    }))
}

/// The sides that sign a paper of a practice by hand.
fn sides(practice: &Practice) -> Vec<Signature> {
    vec![
        place("practice-mentor", practice.enterprise_name.clone(), &practice.mentor_name),
        place("practice-supervisor", practice.university_name.clone(), ""),
        place("practice-learner", Names::default(), &practice.learner_name),
    ]
}

/// The individual plan in a language.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn plan(
    reader: &dyn Read,
    practice: &Practice,
    lang: Lang,
    today: Day,
    public_url: &str,
) -> Result<Layout, Failure> {
    let say = Say { lang };
    let standing = plan::store::load(reader, practice.id).await?;
    let tasks = plan::store::tasks(reader, practice.id).await?;
    let row = |task: &plan::store::Task| {
        let entry = &task.entry;
        let outcomes: Vec<String> = entry.outcomes.iter().map(|number| format!("LO{number}")).collect();
        vec![
            say.day_short(entry.monday),
            task.workplace_name.as_ref().map_or_else(|| say.t("practice-own-workplace"), |name| say.names(name)),
            entry.task.clone(),
            outcomes.join(", "),
            say.code(entry.method),
            say.hours_figure(entry.hours),
        ]
    };
    let columns = vec![
        TableColumn::words(say.t("practice-week"), 2),
        TableColumn::words(say.t("practice-workplace"), 3),
        TableColumn::words(say.t("practice-task"), 5),
        TableColumn::words(say.t("practice-outcomes"), 2),
        TableColumn::words(say.t("practice-method"), 2),
        TableColumn::figure(say.t("practice-hours")),
    ];
    let total: Hours = tasks.iter().map(|task| task.entry.hours).sum();
    let sum = vec![say.t("practice-total"), String::new(), String::new(), String::new(), String::new()];
    let sum = sum.into_iter().chain([say.hours_figure(total)]).collect();
    let table = Table::new(columns, tasks.iter().map(row).collect()).total(sum);
    Ok(Layout::Report(Report {
        lang,
        body: say.names(&practice.university_name),
        title: say.t("practice-plan-title"),
        state: say.code(standing.status),
        day: today,
        facts: mentored(say, practice),
        texts: Vec::new(),
        sections: vec![Section { title: say.t("practice-tasks"), table }],
        signatures: sides(practice),
        check: Some(check(public_url, &format!("/practice/{}?tab=plan", practice.id))),
    }))
}

fn mentored(say: Say, practice: &Practice) -> Vec<Fact> {
    let mut all = facts(say, practice);
    all.push(Fact::new(say.t("practice-mentor"), &*practice.mentor_name));
    all
}

/// The diary in a language: every week with its days, and the hours that count.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn diary(
    reader: &dyn Read,
    practice: &Practice,
    lang: Lang,
    today: Day,
    public_url: &str,
) -> Result<Layout, Failure> {
    let say = Say { lang };
    let weeks = diary::store::of_practice(reader, practice.id).await?;
    let section = |week: &diary::store::Week| {
        let columns = vec![
            TableColumn::words(say.t("practice-day"), 2),
            TableColumn::words(say.t("practice-done"), 6),
            TableColumn::words(say.t("practice-difficulties"), 3),
            TableColumn::words(say.t("practice-presence"), 2),
            TableColumn::figure(say.t("practice-hours")),
        ];
        let row = |entry: &diary::rules::Entry| {
            let mark = week.marks.iter().find(|mark| mark.day == entry.day);
            vec![
                format!("{} {}", say.weekday_short(entry.day), say.day_short(entry.day)),
                entry.done.clone(),
                entry.difficulties.clone(),
                mark.map_or_else(|| "–".to_owned(), |mark| say.code(mark.presence)),
                say.hours_figure(entry.hours),
            ]
        };
        let total = vec![
            say.t("practice-confirmed"),
            week.written.reflection.clone(),
            String::new(),
            String::new(),
            say.hours_figure(week.confirmed),
        ];
        Section {
            title: format!("{} · {}", week_name(say, week.monday), say.code(week.status)),
            table: Table::new(columns, week.written.days.iter().map(row).collect()).total(total),
        }
    };
    Ok(Layout::Report(Report {
        lang,
        body: say.names(&practice.university_name),
        title: say.t("practice-diary-title"),
        state: String::new(),
        day: today,
        facts: mentored(say, practice),
        texts: Vec::new(),
        sections: weeks.iter().filter(|week| !week.written.days.is_empty()).map(section).collect(),
        signatures: sides(practice),
        check: Some(check(public_url, &format!("/practice/{}?tab=diary", practice.id))),
    }))
}
