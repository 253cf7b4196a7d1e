//! Signing: read the exact paper, ask for a code, confirm it. A stale page is refused with the difference.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{AgreementId, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, DifferenceRow, Errors, Field};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::record::{crumb, short, terms_facts};
use crate::refusal;
use crate::store::{self, Agreement};
use crate::terms::TermsForm;
use crate::actions;

/// What a signing page sends: the paper that was read, the terms it showed, the code.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signing {
    paper: String,
    code: String,
}

pub async fn reading(State(site): State<Site>, visitor: Visitor, Path(id): Path<AgreementId>) -> Answer {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &agreement, &Told::default(), &Errors::none()))
}

/// What is told beside the paper: where the code went, or how the paper differs from the one that was read.
#[derive(Default)]
struct Told {
    words: Option<String>,
    difference: Option<Markup>,
}

pub async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Form(sent): Form<Signing>,
) -> Answer {
    let asked = actions::ask_code(&site.db, &site.key, &visitor.caller, id, &sent.paper).await;
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    match asked {
        Ok(code) => {
            let say = visitor.say;
            let told = if site.demo {
                say.with("agreements-sign-demo-code", &[("code", code.shown().into())])
            } else {
                say.t("agreements-sign-code-sent")
            };
            let told = Told { words: Some(told), difference: None };
            html_page(page(&site, &visitor, &agreement, &told, &Errors::none()))
        }
        Err(failure) => again(&site, &visitor, &agreement, &sent.paper, failure).await,
    }
}

pub async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Form(sent): Form<Signing>,
) -> Answer {
    match actions::sign(&site.db, &visitor.caller, id, &sent.paper, &sent.code).await {
        Ok(_) => on_to(&format!("/agreements/{id}")),
        Err(failure) => {
            let agreement = store::load(&site.db, &visitor.caller, id).await?;
            again(&site, &visitor, &agreement, &sent.paper, failure).await
        }
    }
}

async fn again(site: &Site, visitor: &Visitor, agreement: &Agreement, read: &str, failure: Failure) -> Answer {
    let (say, status) = (visitor.say, web::status(&failure));
    let mut told = Told::default();
    if failure.is(&refusal::STALE_PAPER) {
        let before = actions::terms_of_paper(&site.db, agreement, read).await?;
        told.words = Some(say.t("agreements-stale-help"));
        told.difference = before.map(|before| difference(say, &before.form(), &agreement.terms.form()));
    }
    let errors = Errors::of(say, &refusals_of(failure)?);
    form_again(page(site, visitor, agreement, &told, &errors), status)
}

fn page(site: &Site, visitor: &Visitor, agreement: &Agreement, told: &Told, errors: &Errors) -> Markup {
    let say = visitor.say;
    let id = agreement.id;
    let title = say.t("agreements-sign-title");
    let hash = agreement.paper_hash.clone().unwrap_or_default();
    let paper = agreement.paper.map(|paper| format!("/agreements/{id}/signed/{paper}")).unwrap_or_default();
    let code = Field::new(parts::Kind::OneTimeCode, "code", say.t("agreements-sign-code"))
        .help(say.t("agreements-sign-code-help"))
        .required()
        .errors(errors);
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&agreement.learner_name, &title, html! {}))
        (parts::error_summary(say, errors))
        p { (say.t("agreements-sign-help")) }
        p { a href=(paper) { (say.t("agreements-paper-signed")) } " "
            small { (say.with("agreements-paper-note", &[("hash", short(&hash).into())])) } }
        @if let Some(difference) = &told.difference { (parts::card(&say.t("agreements-stale-title"), difference.clone())) }
        (parts::card(&say.t("agreements-terms"), parts::facts(&terms_facts(say, &agreement.terms))))
        (parts::card(&say.t("agreements-sign-code"), parts::padded(html! {
            @if let Some(words) = &told.words { p role="status" { (words) } }
            form method="post" action=(format!("/agreements/{id}/code")) {
                input type="hidden" name="paper" value=(hash);
                button.btn type="submit" { (say.t("agreements-sign-ask-code")) }
            }
            form.form method="post" action=(format!("/agreements/{id}/sign")) {
                input type="hidden" name="paper" value=(hash);
                (parts::field(say, &code))
                div.acts { button.btn.main type="submit" { (say.t("agreements-sign-submit")) } }
            }
        })))
    })
}

/// What differs between two editions of the terms, field by field.
pub fn difference(say: Say, before: &TermsForm, after: &TermsForm) -> Markup {
    let row = |key: &str, before: &str, after: &str| DifferenceRow {
        label: say.t(key),
        before: before.to_owned(),
        after: after.to_owned(),
    };
    let in_lang = |kk: &str, ru: &str, en: &str| say.names(&kernel::Names::new(kk, ru, en));
    let (b, a) = (before, after);
    let rows = vec![
        row("agreements-programme-code", &b.programme_code, &a.programme_code),
        row("agreements-programme", &in_lang(&b.programme_kk, &b.programme_ru, &b.programme_en), &in_lang(&a.programme_kk, &a.programme_ru, &a.programme_en)),
        row("agreements-profession", &in_lang(&b.profession_kk, &b.profession_ru, &b.profession_en), &in_lang(&a.profession_kk, &a.profession_ru, &a.profession_en)),
        row("agreements-workplace", &in_lang(&b.workplace_kk, &b.workplace_ru, &b.workplace_en), &in_lang(&a.workplace_kk, &a.workplace_ru, &a.workplace_en)),
        row("agreements-mentor", &b.mentor, &a.mentor),
        row("agreements-from", &b.from, &a.from),
        row("agreements-until", &b.until, &a.until),
        row("agreements-credits", &b.credits, &a.credits),
        row("agreements-weekly-hours", &b.weekly_hours, &a.weekly_hours),
        row("agreements-daily-hours", &b.daily_hours, &a.daily_hours),
        row("agreements-night", &b.night, &a.night),
        row("agreements-hazardous", &b.hazardous, &a.hazardous),
        row("agreements-compensation", &b.compensation, &a.compensation),
        row("agreements-amount", &b.amount, &a.amount),
        row("agreements-cost", &b.cost, &a.cost),
        row("agreements-workoff-months", &b.workoff_months, &a.workoff_months),
        row("agreements-language", &b.language, &a.language),
    ];
    let rows: Vec<DifferenceRow> = rows.into_iter().filter(|row| row.before != row.after).collect();
    parts::difference(say, &say.t("web-before"), &say.t("web-after"), &rows)
}
