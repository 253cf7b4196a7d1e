//! Signing: read the exact paper, ask for a code, confirm it. A stale page is refused with the difference.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{AgreementId, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Errors};
use web::{Answer, PageKind, Site, Visitor, form_again, html_page, on_to};

use super::confirming::{card, sent, told};
use super::list::crumb;
use super::terms::{difference, terms_facts};
use crate::moves::Status;
use crate::store::{self, Agreement};
use crate::{actions, printing, refusal};

/// What a signing page sends: the paper that was read, and the code.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signing {
    /// SHA-256 of the paper that was read.
    pub paper: String,
    /// The digits.
    pub code: String,
}

pub async fn reading(State(site): State<Site>, visitor: Visitor, Path(id): Path<AgreementId>) -> Answer {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    // A link of a letter may come too late: the record says where the contract stands.
    if agreement.status != Status::Signing {
        return on_to(&format!("/agreements/{id}"));
    }
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
    Form(typed): Form<Signing>,
) -> Answer {
    let asked = actions::ask_code(&site.db, &site.key, &visitor.caller, id, &typed.paper).await;
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    match asked {
        Ok(code) => {
            let told = Told { words: Some(sent(&site, visitor.say, &code)), difference: None };
            html_page(page(&site, &visitor, &agreement, &told, &Errors::none()))
        }
        Err(failure) => again(&site, &visitor, &agreement, &typed.paper, failure).await,
    }
}

pub async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Form(typed): Form<Signing>,
) -> Answer {
    match actions::sign(&site.db, &visitor.caller, id, &typed.paper, &typed.code).await {
        Ok(_) => on_to(&format!("/agreements/{id}")),
        Err(failure) => {
            let agreement = store::load(&site.db, &visitor.caller, id).await?;
            again(&site, &visitor, &agreement, &typed.paper, failure).await
        }
    }
}

async fn again(site: &Site, visitor: &Visitor, agreement: &Agreement, read: &str, failure: Failure) -> Answer {
    let say = visitor.say;
    let mut beside = Told::default();
    if failure.is(&refusal::STALE_PAPER) {
        let before = printing::terms_of_paper(&site.db, agreement, read).await?;
        beside.words = Some(say.t("agreements-stale-help"));
        beside.difference = before.map(|before| difference(say, &before.form(), &agreement.terms.form()));
    }
    let (status, errors) = told(say, failure)?;
    form_again(page(site, visitor, agreement, &beside, &errors), status)
}

fn page(site: &Site, visitor: &Visitor, agreement: &Agreement, told: &Told, errors: &Errors) -> Markup {
    let say = visitor.say;
    let at = format!("/agreements/{}", agreement.id);
    let title = say.t("agreements-sign-title");
    let hash = agreement.paper_hash.as_deref().unwrap_or_default();
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&agreement.learner_name, &title, html! {}))
        (parts::error_summary(say, errors))
        p { (say.t("agreements-sign-help")) }
        @if let Some(paper) = agreement.paper {
            p { a href=(format!("{at}/signed/{paper}")) { (say.t("agreements-paper-signed")) } }
        }
        @if let Some(difference) = &told.difference { (parts::card(&say.t("agreements-stale-title"), difference.clone())) }
        (parts::card(&say.t("agreements-terms"), parts::facts(&terms_facts(say, &agreement.terms))))
        (card(say, &at, hash, told.words.as_deref(), errors))
    })
}
