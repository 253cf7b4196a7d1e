//! The plan of an exam, another day for it, and the figures of a university.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Failure, Reading, Refusal};
use maud::{Markup, html};
use programmes::enrolments;
use serde::Deserialize;
use web::parts::{self, Choice, Errors, Field};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::list::{crumb, way};
use crate::ExamId;
use crate::exams::actions;
use crate::exams::rules::{ExamForm, FiguresForm};
use crate::exams::store::{self, Exam, Offered};
use crate::grades::Figures;

pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    html_page(plan_page(&site, &visitor, None, &ExamForm::default(), &[]).await?)
}

pub async fn plan(State(site): State<Site>, visitor: Visitor, Form(form): Form<ExamForm>) -> Answer {
    match actions::plan(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/exams/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure).await,
    }
}

pub async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    let (form, version) = (exam.form(), exam.version);
    html_page(plan_page(&site, &visitor, Some((&exam, version)), &form, &[]).await?)
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(sent): Form<Versioned<ExamForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/exams/{id}")),
        Err(failure) => {
            let exam = store::load(&site.db, &visitor.caller, id).await?;
            again(&site, &visitor, Some((&exam, version)), &sent.form, failure).await
        }
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(&Exam, i64)>,
    form: &ExamForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(plan_page(site, visitor, edited, form, &refusals).await?, status)
}

fn chosen(say: Say, all: &[Offered]) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(one.id.to_string(), say.names(&one.name))).collect()
}

async fn plan_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(&Exam, i64)>,
    form: &ExamForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, db, by) = (visitor.say, &site.db, &visitor.caller);
    let errors = Errors::of(say, refusals);
    let select = |name: &'static str, key: &str, all: &[Offered], value: &str| {
        Field::select(name, say.t(key), chosen(say, all)).value(value).required().errors(&errors)
    };
    let programmes = store::programmes(db, by).await?;
    let enterprises = store::enterprises(db).await?;
    let professions = store::professions(db).await?;
    let groups = match edited {
        Some(_) => Vec::new(),
        None => enrolments::store::groups(db, by).await?,
    };
    let offered = groups.iter().map(|one| {
        Choice::new(
            one.id.to_string(),
            format!("{} · {} {}", one.name, one.programme_code, say.names(&one.programme_name)),
        )
    });
    let help = |key: &str| say.t(key);
    let body = html! {
        (parts::section(&say.t("assessment-what"), "", html! {
            (parts::field(say, &select("programme", "assessment-programme", &programmes, &form.programme)))
            (parts::field(say, &select("profession", "assessment-profession", &professions, &form.profession)))
        }))
        (parts::section(&say.t("assessment-where"), "", html! {
            (parts::field(say, &select("enterprise", "assessment-enterprise", &enterprises, &form.enterprise)
                .help(help("assessment-enterprise-help"))))
            (parts::field(say, &Field::day("day", say.t("assessment-day")).value(&*form.day).required()
                .help(help("assessment-day-help")).errors(&errors)))
            (parts::field(say, &Field::line("place", say.t("assessment-place")).value(&*form.place).required().errors(&errors)))
        }))
        (parts::section(&say.t("assessment-materials"), &say.t("assessment-materials-help"), html! {
            (parts::field(say, &Field::lines("materials", say.t("assessment-materials-words")).value(&*form.materials).errors(&errors)))
        }))
        @if edited.is_none() {
            (parts::section(&say.t("assessment-students"), &say.t("assessment-groups-help"), html! {
                (parts::field(say, &Field::several("groups", say.t("assessment-groups"), offered.collect())
                    .value(form.groups.join(",")).errors(&errors)))
            }))
        }
    };
    let home = edited.map_or_else(|| "/exams".to_owned(), |(exam, _)| format!("/exams/{}", exam.id));
    let title = say.t(if edited.is_some() { "assessment-edit" } else { "assessment-plan" });
    let shown = parts::Form {
        action: if edited.is_some() { format!("{home}/edit") } else { "/exams/new".into() },
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(home),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(edited.map_or("", |(exam, _)| &exam.number), &title, html! {}))
        (parts::form(say, &shown, body))
    }))
}

/// What is typed when an exam is moved.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Postponing {
    day: String,
    reason: String,
}

pub async fn postponing(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    let typed = Postponing { day: exam.plan.day.to_string(), ..Postponing::default() };
    html_page(postpone_page(&site, &visitor, &exam, &typed, &Errors::none()))
}

pub async fn postpone(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(sent): Form<Versioned<Postponing>>,
) -> Answer {
    let mut read = Reading::new();
    let day = read.day("day", &sent.form.day);
    let done = match read.end(day) {
        Ok(day) => actions::postpone(&site.db, &visitor.caller, id, sent.version(), day, &sent.form.reason).await,
        Err(failure) => Err(failure),
    };
    let Err(failure) = done else { return on_to(&format!("/exams/{id}")) };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    let errors = Errors::of(visitor.say, &refusals);
    form_again(postpone_page(&site, &visitor, &exam, &sent.form, &errors), status)
}

fn postpone_page(site: &Site, visitor: &Visitor, exam: &Exam, typed: &Postponing, errors: &Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("assessment-postpone");
    let body = html! {
        (parts::field(say, &Field::day("day", say.t("assessment-day")).value(&*typed.day).required()
            .help(say.t("assessment-postpone-help")).errors(errors)))
        (parts::field(say, &Field::lines("reason", say.t("assessment-reason")).value(&*typed.reason).required().errors(errors)))
    };
    let form = parts::Form {
        action: format!("/exams/{}/postpone", exam.id),
        version: Some(exam.version),
        submit: title.clone(),
        cancel: Some(format!("/exams/{}", exam.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, exam)))
        (parts::head(&exam.number, &title, html! {}))
        (parts::form(say, &form, parts::section("", "", body)))
    })
}

pub async fn figures(State(site): State<Site>, visitor: Visitor) -> Answer {
    let by = &visitor.caller;
    let now = match by.organisation() {
        Some(university) => store::figures(&site.db, university, by.today()).await?,
        None => Figures::default(),
    };
    let typed = FiguresForm {
        from: by.today().to_string(),
        theory: now.theory.to_string(),
        pass: now.pass.to_string(),
        spread: now.spread.to_string(),
        hours: now.hours.to_string(),
    };
    html_page(figures_page(&site, &visitor, &typed, &Errors::none()))
}

pub async fn set_figures(State(site): State<Site>, visitor: Visitor, Form(typed): Form<FiguresForm>) -> Answer {
    match actions::set_figures(&site.db, &visitor.caller, &typed).await {
        Ok(()) => on_to("/exams"),
        Err(failure) => {
            let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
            form_again(figures_page(&site, &visitor, &typed, &Errors::of(visitor.say, &refusals)), status)
        }
    }
}

fn figures_page(site: &Site, visitor: &Visitor, typed: &FiguresForm, errors: &Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("assessment-figures");
    let number = |name: &'static str, key: &str, help: &str, value: &str| {
        parts::field(say, &Field::number(name, say.t(key)).value(value).help(say.t(help)).required().errors(errors))
    };
    let body = html! {
        (parts::field(say, &Field::day("from", say.t("assessment-figures-from")).value(&*typed.from).required().errors(errors)))
        (number("theory", "assessment-figures-theory", "assessment-figures-theory-help", &typed.theory))
        (number("pass", "assessment-figures-pass", "assessment-figures-pass-help", &typed.pass))
        (number("spread", "assessment-figures-spread", "assessment-figures-spread-help", &typed.spread))
        (number("hours", "assessment-figures-hours", "assessment-figures-hours-help", &typed.hours))
    };
    let form = parts::Form {
        action: "/exams/figures".into(),
        submit: say.t("web-save"),
        cancel: Some("/exams".into()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &form, parts::section("", &say.t("assessment-figures-help"), body)))
    })
}
