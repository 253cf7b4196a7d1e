//! The forms of an enrolment.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, EnrolmentId, Failure, Lang, Refusal};
use maud::{Markup, html};
use registry::people::rules::PersonForm;
use serde::Deserialize;
use web::parts::{self, Choice, Crumb, Errors, Field};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use crate::enrolments::rules::{EnrolmentForm, Funding, Track};
use crate::enrolments::{actions, store};

/// The two halves of the form: who, and where.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewForm {
    #[serde(flatten)]
    place: EnrolmentForm,
    #[serde(flatten)]
    person: PersonForm,
}

pub(super) async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let admission = kernel::AcademicYear::of(visitor.caller.today()).0.to_string();
    let place = EnrolmentForm { admission, language: "kk".into(), funding: "grant".into(), ..EnrolmentForm::default() };
    let form = NewForm { place, person: PersonForm::default() };
    html_page(page(&site, &visitor, None, &form, &[]))
}

pub(super) async fn enrol(State(site): State<Site>, visitor: Visitor, Form(form): Form<NewForm>) -> Answer {
    match actions::enrol(&site.db, &visitor.caller, &form.place, &form.person).await {
        Ok(id) => on_to(&format!("/students/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure),
    }
}

pub(super) async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<EnrolmentId>) -> Answer {
    let one = store::load(&site.db, &visitor.caller, id).await?;
    let place = EnrolmentForm {
        group: one.group_name.clone(),
        funding: one.funding.code().to_owned(),
        track: one.track.code().to_owned(),
        external_id: one.external.clone().unwrap_or_default(),
        ..EnrolmentForm::default()
    };
    let form = NewForm { place, person: PersonForm::default() };
    html_page(page(&site, &visitor, Some((id, one.version)), &form, &[]))
}

pub(super) async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
    Form(sent): Form<Versioned<EnrolmentForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/students/{id}")),
        Err(failure) => {
            let form = NewForm { place: sent.form, person: PersonForm::default() };
            again(&site, &visitor, Some((id, version)), &form, failure)
        }
    }
}

fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(EnrolmentId, i64)>,
    form: &NewForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(page(site, visitor, edited, form, &refusals), status)
}

fn page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(EnrolmentId, i64)>,
    form: &NewForm,
    refusals: &[Refusal],
) -> Markup {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let (title, back, action) = match edited {
        Some((id, _)) => {
            (say.t("programmes-enrolment-act-edit"), format!("/students/{id}"), format!("/students/{id}/edit"))
        }
        None => (say.t("programmes-enrol"), "/students".to_owned(), "/students/new".to_owned()),
    };
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let body = html! {
        @if edited.is_none() {
            (parts::section(&say.t("programmes-enrol-person"), "", person(say, &form.person, &errors)))
        }
        (parts::section(&say.t("programmes-enrol-place"), "", place(say, &form.place, edited.is_none(), &errors)))
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: back, label: say.t("programmes-students") }]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    })
}

fn person(say: Say, form: &PersonForm, errors: &Errors) -> Markup {
    let line = |name: &'static str, key: &str, value: &str| Field::line(name, say.t(key)).value(value).errors(errors);
    html! {
        (parts::field(say, &line("iin", "programmes-iin", &form.iin)))
        (parts::field(say, &line("family", "programmes-family", &form.family).required()))
        (parts::field(say, &line("given", "programmes-given", &form.given).required()))
        (parts::field(say, &line("patronymic", "programmes-patronymic", &form.patronymic)))
        (parts::field(say, &Field::day("birth", say.t("programmes-birth")).value(&*form.birth).errors(errors)))
        (parts::field(say, &Field::new(parts::Kind::Email, "email", say.t("programmes-email")).value(&*form.email).errors(errors)))
        (parts::field(say, &line("phone", "programmes-phone", &form.phone)))
    }
}

fn place(say: Say, form: &EnrolmentForm, new: bool, errors: &Errors) -> Markup {
    let line = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::line(name, say.t(key)).value(value).required().errors(errors))
    };
    let select = |name: &'static str, key: &str, choices: Vec<Choice>, value: &str| {
        parts::field(say, &Field::select(name, say.t(key), choices).value(value).required().errors(errors))
    };
    html! {
        @if new {
            (line("programme", "programmes-code", &form.programme))
            (parts::field(say, &Field::number("admission", say.t("programmes-admission")).value(&*form.admission).required().errors(errors)))
        }
        (line("group", "programmes-cluster", &form.group))
        @if new { (select("language", "programmes-language", Choice::all::<Lang>(say), &form.language)) }
        (select("funding", "programmes-funding", Choice::all::<Funding>(say), &form.funding))
        (select("track", "programmes-track", Choice::all::<Track>(say), &form.track))
        (parts::field(say, &Field::line("external-id", say.t("programmes-external")).value(&*form.external_id).errors(errors)))
    }
}
