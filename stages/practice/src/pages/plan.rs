//! The individual plan: a side of the record, and the form of a task.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Check, Choice, Column, Empty, Errors, Field, Row, Sign, Table};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to};

use super::{Done, crumb, home, told};
use crate::naming::week_name;
use crate::plan::actions::{self, Edit, Standing};
use crate::plan::moves::{Act, Status};
use crate::plan::store::{self, Task};
use crate::plan::{Method, TaskForm};
use crate::practices::store::{self as practices, Filter, Practice};
use crate::{PracticeId, TaskId};

/// The plan as a side of the record.
pub async fn side(site: &Site, visitor: &Visitor, practice: &Practice) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let standing = actions::standing(&site.db, by, practice).await?;
    let offers = standing.plan.status.offers(by.role, &standing.facts);
    let edits = offers.iter().any(|offer| offer.act == Act::Edit && offer.why_not.is_empty());
    let acts = parts::acts(say, &buttons(say, practice, &standing, &offers));
    let tone = if standing.plan.status == Status::InForce { parts::Tone::Good } else { parts::Tone::Wait };
    let head = html! { (parts::pill(tone, &say.code(standing.plan.status))) };
    let copies = edits && standing.tasks.is_empty();
    Ok(html! {
        (parts::card_with(&say.t("practice-plan"), head, parts::padded(acts)))
        (parts::table(say, &table(say, practice, &standing, edits)))
        @if copies { (copying(site, visitor, practice, standing.plan.version).await?) }
        @if !standing.tasks.is_empty() {
            (parts::check_list(say, &say.t("practice-checks"), &checks(say, &standing)))
        }
    })
}

fn buttons(say: Say, practice: &Practice, standing: &Standing, offers: &[kernel::Offer<Act>]) -> Vec<Button> {
    let at = format!("/practice/{}", practice.id);
    offers
        .iter()
        .map(|offer| {
            let to = format!("{at}/plan/acts/{}", offer.act.code());
            match offer.act {
                Act::Edit => {
                    Button::link(say.t("practice-add-task"), format!("{at}/tasks/new")).closed(offer.why_not.clone())
                }
                act => {
                    let mut button = Button::offered(say, offer, to, standing.plan.version);
                    button.label = say.t(if act == Act::Agree { "practice-do-agree" } else { "practice-do-return" });
                    if act == Act::Agree { button.main() } else { button }
                }
            }
        })
        .collect()
}

fn table(say: Say, practice: &Practice, standing: &Standing, edits: bool) -> Table {
    let heads = [
        "practice-week",
        "practice-task",
        "practice-workplace",
        "practice-outcomes",
        "practice-method",
        "practice-hours",
    ];
    let row = |task: &Task| {
        let entry = &task.entry;
        let outcomes: Vec<String> = entry.outcomes.iter().map(|number| format!("LO{number}")).collect();
        let place =
            task.workplace_name.as_ref().map_or_else(|| say.t("practice-own-workplace"), |name| say.names(name));
        let cells = vec![
            html! { (week_name(say, entry.monday)) },
            html! { (entry.task) },
            html! { (place) },
            html! { (outcomes.join(", ")) },
            html! { (say.code(entry.method)) },
            html! { (say.hours_figure(entry.hours)) },
        ];
        if edits { Row::to(format!("/practice/{}/tasks/{}", practice.id, task.id), cells) } else { Row::of(cells) }
    };
    Table {
        id: "tasks",
        caption: say.t("practice-tasks"),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        rows: standing.tasks.iter().map(row).collect(),
        empty: Empty { title: say.t("practice-plan-empty"), text: say.t("practice-plan-empty-help"), act: None },
        ..Table::default()
    }
}

fn checks(say: Say, standing: &Standing) -> Vec<Check> {
    if standing.findings.is_empty() {
        let source = say.source(crate::refusal::OUTCOME_UNCOVERED.source);
        return vec![Check { sign: Sign::Good, said: say.t("practice-checks-good"), source, next: None }];
    }
    let check = |one: &agreements::rules::Finding| Check {
        sign: if one.weight == agreements::rules::Weight::Blocks { Sign::Bad } else { Sign::Warn },
        said: say.refusal(&one.refusal),
        source: say.source(one.refusal.rule.source),
        next: None,
    };
    standing.findings.iter().map(check).collect()
}

/// An empty plan may take over the tasks of another trainee at the same enterprise.
async fn copying(site: &Site, visitor: &Visitor, practice: &Practice, version: i64) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let filter = Filter { enterprise: Some(practice.enterprise), ..Filter::default() };
    let all = practices::list(&site.db, by, &filter, None, 200).await?;
    let others = all.iter().filter(|one| one.id != practice.id);
    let choices: Vec<Choice> = others
        .map(|one| Choice::new(one.id.to_string(), format!("{} · {}", one.learner_name, say.span(one.span))))
        .collect();
    if choices.is_empty() {
        return Ok(html! {});
    }
    let field =
        Field::select("from", say.t("practice-copy-from"), choices).required().help(say.t("practice-copy-help"));
    let form = parts::Form {
        action: format!("/practice/{}/plan/copy", practice.id),
        version: Some(version),
        submit: say.t("practice-copy"),
        ..parts::Form::default()
    };
    Ok(parts::form(say, &form, parts::section(&say.t("practice-copy"), "", parts::field(say, &field))))
}

pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(PracticeId, String)>,
    Form(sent): Form<Versioned<Done>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, sent.version(), act, &sent.form.reason).await?;
    on_to(&format!("/practice/{id}?tab=plan"))
}

/// From whom the tasks are taken over.
#[derive(Debug, Deserialize)]
pub struct Copying {
    from: PracticeId,
}

pub async fn copy(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Form(sent): Form<Versioned<Copying>>,
) -> Answer {
    actions::edit(&site.db, &visitor.caller, id, sent.version(), Edit::Copy(sent.form.from)).await?;
    on_to(&format!("/practice/{id}?tab=plan"))
}

/// A task as it was typed; several outcomes come under one name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: String,
    week: String,
    workplace: String,
    task: String,
    outcomes: Vec<String>,
    method: String,
    hours: String,
}

impl Typed {
    fn version(&self) -> i64 {
        self.version.parse().unwrap_or(0)
    }
    fn form(&self) -> TaskForm {
        TaskForm {
            week: self.week.clone(),
            workplace: self.workplace.clone(),
            task: self.task.clone(),
            outcomes: self.outcomes.clone(),
            method: self.method.clone(),
            hours: self.hours.clone(),
        }
    }
}

pub async fn new(State(site): State<Site>, visitor: Visitor, Path(id): Path<PracticeId>) -> Answer {
    let practice = practices::load(&site.db, &visitor.caller, id).await?;
    let plan = store::load(&site.db, id).await?;
    let week = visitor.caller.today().max(practice.span.from).monday();
    let typed = TaskForm { week: week.to_string(), method: Method::Shown.code().into(), ..TaskForm::default() };
    html_page(page(&site, &visitor, &practice, (None, plan.version), &typed, &Errors::none()).await?)
}

pub async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Form(sent): Form<Typed>,
) -> Answer {
    let form = sent.form();
    let tasks = [form.clone()];
    let done = actions::edit(&site.db, &visitor.caller, id, sent.version(), Edit::Add(&tasks)).await;
    finished(&site, &visitor, id, (None, sent.version()), &form, done).await
}

pub async fn editing(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, task)): Path<(PracticeId, TaskId)>,
) -> Answer {
    let practice = practices::load(&site.db, &visitor.caller, id).await?;
    let plan = store::load(&site.db, id).await?;
    let all = store::tasks(&site.db, id).await?;
    let typed = all.iter().find(|one| one.id == task).ok_or(Failure::Missing)?.entry.form();
    html_page(page(&site, &visitor, &practice, (Some(task), plan.version), &typed, &Errors::none()).await?)
}

pub async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, task)): Path<(PracticeId, TaskId)>,
    Form(sent): Form<Typed>,
) -> Answer {
    let form = sent.form();
    let done = actions::edit(&site.db, &visitor.caller, id, sent.version(), Edit::Change(task, &form)).await;
    finished(&site, &visitor, id, (Some(task), sent.version()), &form, done).await
}

pub async fn strike(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, task)): Path<(PracticeId, TaskId)>,
    Form(sent): Form<Versioned<Done>>,
) -> Answer {
    actions::edit(&site.db, &visitor.caller, id, sent.version(), Edit::Strike(task)).await?;
    on_to(&format!("/practice/{id}?tab=plan"))
}

async fn finished(
    site: &Site,
    visitor: &Visitor,
    id: PracticeId,
    of: (Option<TaskId>, i64),
    form: &TaskForm,
    done: Result<(), Failure>,
) -> Answer {
    let Err(failure) = done else { return on_to(&format!("/practice/{id}?tab=plan")) };
    let practice = practices::load(&site.db, &visitor.caller, id).await?;
    let (status, errors) = told(visitor.say, failure)?;
    form_again(page(site, visitor, &practice, of, form, &errors).await?, status)
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    practice: &Practice,
    (task, version): (Option<TaskId>, i64),
    typed: &TaskForm,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, db) = (visitor.say, &site.db);
    let workplaces = store::workplaces(db, practice.enterprise).await?;
    let workplaces = workplaces.iter().map(|(id, name)| Choice::new(id.to_string(), say.names(name))).collect();
    let outcomes = store::outcomes(db, practice.programme).await?;
    let outcomes: Vec<Choice> = outcomes
        .iter()
        .map(|one| Choice::new(one.number.to_string(), format!("LO{} {}", one.number, say.names(&one.name))))
        .collect();
    let weeks = crate::practices::actions::mondays(practice.span);
    let weeks = weeks.iter().map(|monday| Choice::new(monday.to_string(), week_name(say, *monday))).collect();
    let put = |field: Field, value: &str| parts::field(say, &field.value(value).errors(errors));
    let body = html! {
        (put(Field::select("week", say.t("practice-week"), weeks).required(), &typed.week))
        (put(Field::lines("task", say.t("practice-task")).required().help(say.t("practice-task-help")), &typed.task))
        (put(Field::select("workplace", say.t("practice-workplace"), workplaces).help(say.t("practice-workplace-help")), &typed.workplace))
        (put(Field::radio("method", say.t("practice-method"), Choice::all::<Method>(say)).required(), &typed.method))
        (put(Field::number("hours", say.t("practice-hours")).required(), &typed.hours))
        @if !outcomes.is_empty() {
            (put(Field::several("outcomes", say.t("practice-outcomes"), outcomes), &typed.outcomes.join(",")))
        }
    };
    let own = task.map_or_else(|| "new".to_owned(), |task| task.to_string());
    let action = format!("/practice/{}/tasks/{own}", practice.id);
    let cancel = Some(format!("/practice/{}?tab=plan", practice.id));
    let strike =
        task.map(|_| Button::post(say.t("practice-strike-task"), format!("{action}/strike")).version(version).grave());
    let form = parts::Form {
        action,
        version: Some(version),
        submit: say.t("web-save"),
        cancel,
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let title = say.t(if task.is_some() { "practice-change-task" } else { "practice-add-task" });
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), home(practice.id, &practice.learner_name)]))
        (parts::head(&practice.learner_name, &title, html! {}))
        (parts::form(say, &form, parts::section("", "", body)))
        @if let Some(strike) = strike { (parts::acts(say, &[strike])) }
    }))
}
