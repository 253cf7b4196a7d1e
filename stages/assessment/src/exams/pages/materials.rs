//! By what is scored: the criteria of both parts, made jointly.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Failure, Names, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Choice, Column, Errors, Field, NamesField, Row, Table, Tone};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::list::way;
use crate::ExamId;
use crate::exams::moves::Status;
use crate::exams::rules::{Criterion, CriterionForm, Part};
use crate::exams::store::{self, Exam, Outcome};
use crate::exams::{KEEP, actions};

pub async fn materials(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &exam, exam.version, &CriterionForm::default(), &[]).await?)
}

/// A criterion as it is typed; the number is empty for a new one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    number: String,
    #[serde(flatten)]
    form: CriterionForm,
}

pub async fn put(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(sent): Form<Versioned<Typed>>,
) -> Answer {
    let (version, number) = (sent.version(), sent.form.number.parse().ok());
    let done = actions::put_criterion(&site.db, &visitor.caller, id, version, number, &sent.form.form).await;
    let Err(failure) = done else { return on_to(&format!("/exams/{id}/materials")) };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    form_again(page(&site, &visitor, &exam, version, &sent.form.form, &refusals).await?, status)
}

/// Nothing but the version of the exam.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

pub async fn remove(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number)): Path<(ExamId, i64)>,
    Form(sent): Form<Versioned<Nothing>>,
) -> Answer {
    actions::remove_criterion(&site.db, &visitor.caller, id, sent.version(), number).await?;
    on_to(&format!("/exams/{id}/materials"))
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    exam: &Exam,
    version: i64,
    typed: &CriterionForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let criteria = store::criteria(&site.db, exam.id).await?;
    let outcomes = store::outcomes(&site.db, exam.plan.programme).await?;
    let open = exam.status == Status::Planned && KEEP.opens_to(visitor.caller.role);
    let title = say.t("assessment-materials");
    let words = exam.plan.materials.clone().unwrap_or_default();
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, exam)))
        (parts::head(&exam.number, &title, html! {}))
        p { (say.t("assessment-materials-help")) }
        @if !words.is_empty() { (parts::card(&say.t("assessment-materials-words"), parts::padded(html! { p { (words) } }))) }
        (table(say, exam, &criteria, &outcomes, open))
        @if open { (form(say, exam, version, &outcomes, typed, &Errors::of(say, refusals))) }
    }))
}

fn table(say: Say, exam: &Exam, criteria: &[(i64, Criterion)], outcomes: &[Outcome], open: bool) -> Markup {
    let row = |(number, criterion): &(i64, Criterion)| {
        let tone = if criterion.part == Part::Theory { Tone::Theory } else { Tone::Practice };
        let outcome = criterion.outcome.and_then(|number| outcomes.iter().find(|one| one.number == number));
        let gone = Button::post(say.t("assessment-remove"), format!("/exams/{}/materials/{number}/remove", exam.id));
        Row::of(vec![
            html! { (say.names(&criterion.title)) },
            parts::pill(tone, &say.code(criterion.part)),
            html! { @if let Some(outcome) = outcome { (outcome.number) ". " (say.names(&outcome.name)) } },
            html! { (say.number(criterion.most)) },
            html! { @if open { (parts::acts(say, &[gone.version(exam.version)])) } },
        ])
    };
    parts::table(
        say,
        &Table {
            id: "criteria",
            caption: say.t("assessment-criteria"),
            columns: vec![
                Column::words(say.t("assessment-criterion")),
                Column::words(say.t("assessment-part")),
                Column::words(say.t("assessment-outcome")),
                Column::figures(say.t("assessment-most")),
                Column::words(""),
            ],
            rows: criteria.iter().map(row).collect(),
            ..Table::default()
        },
    )
}

fn form(say: Say, exam: &Exam, version: i64, outcomes: &[Outcome], typed: &CriterionForm, errors: &Errors) -> Markup {
    let title = Names::new(&*typed.title_kk, &*typed.title_ru, &*typed.title_en);
    let offered = outcomes
        .iter()
        .map(|one| Choice::new(one.number.to_string(), format!("{}. {}", one.number, say.names(&one.name))));
    let body = html! {
        (parts::field(say, &Field::radio("part", say.t("assessment-part"), Choice::all::<Part>(say)).value(&*typed.part).required().errors(errors)))
        (parts::names_field(say, &NamesField::new("title", say.t("assessment-criterion")).value(title).errors(errors)))
        (parts::field(say, &Field::select("outcome", say.t("assessment-outcome"), offered.collect()).value(&*typed.outcome)
            .help(say.t("assessment-outcome-help")).errors(errors)))
        (parts::field(say, &Field::number("most", say.t("assessment-most")).value(&*typed.most).required().errors(errors)))
    };
    let form = parts::Form {
        action: format!("/exams/{}/materials", exam.id),
        version: Some(version),
        submit: say.t("assessment-add"),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    parts::card(
        &say.t("assessment-add-criterion"),
        parts::padded(parts::form(say, &form, parts::section("", "", body))),
    )
}
