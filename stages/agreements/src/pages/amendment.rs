//! Amendments as pages: proposing, reading the difference, accepting, signing.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{AgreementId, Code, Day, Failure, Reading};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Crumb, Errors, Fact, Field, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::Pressing;
use super::form::terms_sections;
use super::record::{crumb, short};
use super::sign::difference;
use crate::actions::terms_on;
use crate::amendments::actions;
use crate::amendments::moves::{Act, Status};
use crate::amendments::store::{self, Amendment};
use crate::store as contracts;
use crate::terms::TermsForm;

/// What is typed when an amendment is proposed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Proposing {
    #[serde(rename = "amended-from")]
    amended_from: String,
    reason: String,
    #[serde(flatten)]
    terms: TermsForm,
}

/// The amendments of a contract, a line each.
pub fn lines(say: Say, all: &[Amendment]) -> Markup {
    html! {
        ul.papers {
            @for one in all {
                li {
                    a href=(format!("/agreements/{}/amendments/{}", one.agreement, one.number)) { (name(say, one)) }
                    " " (parts::pill(tone(one.status), &say.code(one.status)))
                    small { (say.t("agreements-amended-from")) ": " (say.day(one.from)) " · " (one.reason) }
                }
            }
        }
    }
}

fn name(say: Say, one: &Amendment) -> String {
    say.with("agreements-amendment-is", &[("number", one.number.into()), ("revision", one.revision.into())])
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Applied => Tone::Good,
        Status::Proposed | Status::Signing => Tone::Wait,
        Status::Rejected => Tone::Late,
        Status::Withdrawn => Tone::Plain,
    }
}

pub async fn proposing(State(site): State<Site>, visitor: Visitor, Path(id): Path<AgreementId>) -> Answer {
    let contract = contracts::load(&site.db, &visitor.caller, id).await?;
    let terms = terms_on(&site.db, &contract, visitor.caller.today()).await?.form();
    let from = visitor.caller.today().plus(1).to_string();
    let typed = Proposing { amended_from: from, terms, ..Proposing::default() };
    html_page(proposing_page(&site, &visitor, &contract, &typed, &Errors::none()))
}

pub async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Form(typed): Form<Proposing>,
) -> Answer {
    let contract = contracts::load(&site.db, &visitor.caller, id).await?;
    let done = match read_day(&typed) {
        Ok(from) => actions::propose(&site.db, &visitor.caller, id, from, &typed.terms, &typed.reason).await,
        Err(failure) => Err(failure),
    };
    let failure = match done {
        Ok(number) => return on_to(&format!("/agreements/{id}/amendments/{number}")),
        Err(failure) => failure,
    };
    let status = web::status(&failure);
    let errors = Errors::of(visitor.say, &refusals_of(failure)?);
    form_again(proposing_page(&site, &visitor, &contract, &typed, &errors), status)
}

fn read_day(typed: &Proposing) -> Result<Day, Failure> {
    let mut read = Reading::new();
    let day = read.day("amended-from", &typed.amended_from);
    read.end(day)
}

fn proposing_page(
    site: &Site,
    visitor: &Visitor,
    contract: &contracts::Agreement,
    typed: &Proposing,
    errors: &Errors,
) -> Markup {
    let say = visitor.say;
    let title = say.t("agreements-amend");
    let why = html! {
        (parts::field(say, &Field::day("amended-from", say.t("agreements-amended-from")).value(&*typed.amended_from).required().errors(errors)))
        (parts::field(say, &Field::lines("reason", say.t("agreements-reason")).value(&*typed.reason).required().errors(errors)))
    };
    let form = parts::Form {
        action: format!("/agreements/{}/amend", contract.id),
        submit: title.clone(),
        cancel: Some(format!("/agreements/{}", contract.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, contract)))
        (parts::head(&contract.learner_name, &title, html! {}))
        (parts::form(say, &form, html! { (parts::section("", "", why)) (terms_sections(say, &typed.terms, errors)) }))
    })
}

fn way(say: Say, contract: &contracts::Agreement) -> Vec<Crumb> {
    let label = say.with("agreements-number-is", &[("number", contract.number.as_str().into())]);
    vec![crumb(say), Crumb { href: format!("/agreements/{}", contract.id), label }]
}

pub async fn record(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number)): Path<(AgreementId, i64)>,
) -> Answer {
    html_page(record_page(&site, &visitor, (id, number), None, &Errors::none()).await?)
}

async fn record_page(
    site: &Site,
    visitor: &Visitor,
    (id, number): (AgreementId, i64),
    told: Option<&str>,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let contract = contracts::load(db, by, id).await?;
    let amendment = store::load(db, id, number).await?;
    let hash = amendment.paper_hash.clone().unwrap_or_default();
    let facts = actions::facts(db, by, &contract, &amendment, &hash).await?;
    let before = terms_on(db, &contract, amendment.from.plus(-1)).await?;
    let accepted: Vec<String> = store::accepted(db, &amendment).await?.into_iter().map(|party| say.code(party)).collect();
    let offers = amendment.status.offers(by.role, &facts);
    let buttons: Vec<Button> = offers
        .iter()
        .filter(|offer| !matches!(offer.act, Act::Sign | Act::Revise))
        .map(|offer| {
            let to = format!("/agreements/{id}/amendments/{number}/acts/{}", offer.act.code());
            let button = Button::offered(say, offer, to, amendment.revision);
            if offer.act == Act::Accept { button.main() } else { button.grave() }
        })
        .collect();
    let may_sign = offers.iter().any(|offer| offer.act == Act::Sign && offer.why_not.is_empty());
    let title = name(say, &amendment);
    let lines = vec![
        Fact::new(say.t("agreements-amended-from"), say.day(amendment.from)),
        Fact::new(say.t("agreements-reason"), &*amendment.reason),
        Fact::new(say.t("agreements-amendment-accepted"), accepted.join(", ")),
    ];
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, &contract)))
        (parts::head(&contract.learner_name, &title, html! {
            (parts::pill(tone(amendment.status), &say.code(amendment.status))) (parts::acts(say, &buttons))
        }))
        (parts::error_summary(say, errors))
        (parts::card(&say.t("agreements-amendments"), parts::facts(&lines)))
        (parts::card(&say.t("agreements-difference"), difference(say, &before.form(), &amendment.terms.form())))
        @if may_sign { (signing(say, &amendment, &hash, told, errors)) }
    }))
}

fn signing(say: Say, amendment: &Amendment, hash: &str, told: Option<&str>, errors: &Errors) -> Markup {
    let to = |what: &str| format!("/agreements/{}/amendments/{}/{what}", amendment.agreement, amendment.number);
    let code = Field::new(parts::Kind::OneTimeCode, "code", say.t("agreements-sign-code"))
        .help(say.t("agreements-sign-code-help"))
        .required()
        .errors(errors);
    parts::card(&say.t("agreements-sign-code"), parts::padded(html! {
        p { small { (say.with("agreements-paper-note", &[("hash", short(hash).into())])) } }
        @if let Some(told) = told { p role="status" { (told) } }
        form method="post" action=(to("code")) {
            input type="hidden" name="paper" value=(hash);
            button.btn type="submit" { (say.t("agreements-sign-ask-code")) }
        }
        form.form method="post" action=(to("sign")) {
            input type="hidden" name="paper" value=(hash);
            (parts::field(say, &code))
            div.acts { button.btn.main type="submit" { (say.t("agreements-sign-submit")) } }
        }
    }))
}

/// What an act on an amendment sends: the version of the proposal that was read, and why.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Acted {
    version: i64,
    reason: String,
}

pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number, act)): Path<(AgreementId, i64, String)>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Acted>,
) -> Answer {
    let (db, by) = (&site.db, &visitor.caller);
    match Act::of(&act).ok_or(Failure::Missing)? {
        Act::Accept => {
            actions::accept(db, &*press, by, (id, number), sent.version, &site.public_url).await?;
        }
        other => actions::act(db, by, (id, number), other, &sent.reason).await?,
    }
    on_to(&format!("/agreements/{id}/amendments/{number}"))
}

/// What a signing form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signing {
    paper: String,
    code: String,
}

pub async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Form(sent): Form<Signing>,
) -> Answer {
    let say = visitor.say;
    let code = actions::ask_code(&site.db, &site.key, &visitor.caller, of, &sent.paper).await?;
    let told = if site.demo {
        say.with("agreements-sign-demo-code", &[("code", code.shown().into())])
    } else {
        say.t("agreements-sign-code-sent")
    };
    html_page(record_page(&site, &visitor, of, Some(&told), &Errors::none()).await?)
}

pub async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Form(sent): Form<Signing>,
) -> Answer {
    let failure = match actions::sign(&site.db, &visitor.caller, of, &sent.paper, &sent.code).await {
        Ok(_) => return on_to(&format!("/agreements/{}", of.0)),
        Err(failure) => failure,
    };
    let status = web::status(&failure);
    let errors = Errors::of(visitor.say, &refusals_of(failure)?);
    form_again(record_page(&site, &visitor, of, None, &errors).await?, status)
}
