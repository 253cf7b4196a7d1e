//! Signing the protocol: read the exact paper, ask for a code, confirm it.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::Failure;
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Errors, Field, Kind};
use web::{Answer, PageKind, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::list::way;
use crate::ExamId;
use crate::exams::actions;
use crate::exams::moves::Status;
use crate::exams::store::{self, Exam};

/// The paper that was read, and the digits.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signing {
    paper: String,
    code: String,
}

pub async fn reading(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    if exam.status != Status::Signing {
        return on_to(&format!("/exams/{id}"));
    }
    html_page(page(&site, &visitor, &exam, None, &Errors::none()))
}

pub async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(typed): Form<Signing>,
) -> Answer {
    let asked = actions::ask_code(&site.db, &site.key, &visitor.caller, id, &typed.paper).await;
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    match asked {
        Ok(code) => {
            let say = visitor.say;
            let words = if site.demo {
                say.with("assessment-code-shown", &[("code", code.shown().into())])
            } else {
                say.t("assessment-code-sent")
            };
            html_page(page(&site, &visitor, &exam, Some(&words), &Errors::none()))
        }
        Err(failure) => again(&site, &visitor, &exam, failure),
    }
}

pub async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(typed): Form<Signing>,
) -> Answer {
    match actions::sign(&site.db, &visitor.caller, id, &typed.paper, &typed.code).await {
        Ok(_) => on_to(&format!("/exams/{id}")),
        Err(failure) => {
            let exam = store::load(&site.db, &visitor.caller, id).await?;
            again(&site, &visitor, &exam, failure)
        }
    }
}

fn again(site: &Site, visitor: &Visitor, exam: &Exam, failure: Failure) -> Answer {
    let status = web::status(&failure);
    let errors = Errors::of(visitor.say, &refusals_of(failure)?);
    form_again(page(site, visitor, exam, None, &errors), status)
}

fn page(site: &Site, visitor: &Visitor, exam: &Exam, words: Option<&str>, errors: &Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("assessment-do-sign");
    let at = format!("/exams/{}", exam.id);
    let hash = exam.paper_hash.as_deref().unwrap_or_default();
    let code =
        Field::new(Kind::OneTimeCode, "code", say.t("assessment-code")).help(say.t("assessment-code-help")).required();
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, exam)))
        (parts::head(&exam.number, &title, html! {}))
        (parts::error_summary(say, errors))
        p { (say.t("assessment-sign-help")) }
        @if let Some(paper) = exam.paper { p { a href=(format!("{at}/signed/{paper}")) { (say.t("assessment-protocol")) } } }
        (parts::card(&say.t("assessment-code"), parts::padded(html! {
            p { small { (say.with("assessment-signed-by-code", &[("hash", hash.chars().take(12).collect::<String>().into())])) } }
            @if let Some(words) = words { p role="status" { (words) } }
            form method="post" action=(format!("{at}/code")) {
                input type="hidden" name="paper" value=(hash);
                button.btn type="submit" { (say.t("assessment-ask-code")) }
            }
            form.form method="post" action=(format!("{at}/sign")) {
                input type="hidden" name="paper" value=(hash);
                (parts::field(say, &code.errors(errors)))
                div.acts { button.btn.main type="submit" { (say.t("assessment-do-sign")) } }
            }
        })))
    })
}
