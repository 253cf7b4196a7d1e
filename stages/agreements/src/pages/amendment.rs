//! Amendments as pages: proposing, reading the difference, accepting, signing.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{AgreementId, Code, Day, Failure, Offer, Reading};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Crumb, Errors, Fact, Field, Tone};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to};

use super::Pressing;
use super::confirming::{card, sent, told};
use super::list::crumb;
use super::sign::Signing;
use super::terms::{difference, terms_sections};
use crate::amendments::actions;
use crate::amendments::moves::{Act, Status};
use crate::amendments::store::{self, Amendment};
use crate::parties::Party;
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
                    a href=(at(one.agreement, one.number)) { (name(say, one)) }
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
    let last = store::last_applied(&site.db, id, None).await?;
    let tomorrow = visitor.caller.today().plus(1);
    let from = last.as_ref().map_or(tomorrow, |last| last.from.max(tomorrow)).to_string();
    let terms = last.map_or(contract.terms.form(), |last| last.terms.form());
    let typed = Proposing { amended_from: from, terms, ..Proposing::default() };
    html_page(proposing_page(&site, &visitor, &contract, None, &typed, &Errors::none()))
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
        Ok(number) => return on_to(&at(id, number)),
        Err(failure) => failure,
    };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(proposing_page(&site, &visitor, &contract, None, &typed, &errors), status)
}

pub async fn revising(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number)): Path<(AgreementId, i64)>,
) -> Answer {
    let contract = contracts::load(&site.db, &visitor.caller, id).await?;
    let amendment = store::load(&site.db, id, number).await?;
    let typed = Proposing {
        amended_from: amendment.from.to_string(),
        reason: amendment.reason.clone(),
        terms: amendment.terms.form(),
    };
    let revised = Some((number, amendment.revision));
    html_page(proposing_page(&site, &visitor, &contract, revised, &typed, &Errors::none()))
}

pub async fn revise(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number)): Path<(AgreementId, i64)>,
    Form(sent): Form<Versioned<Proposing>>,
) -> Answer {
    let (by, revision, typed) = (&visitor.caller, sent.version(), &sent.form);
    let contract = contracts::load(&site.db, by, id).await?;
    let done = match read_day(typed) {
        Ok(from) => actions::revise(&site.db, by, (id, number), revision, from, &typed.terms, &typed.reason).await,
        Err(failure) => Err(failure),
    };
    let Err(failure) = done else { return on_to(&at(id, number)) };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(proposing_page(&site, &visitor, &contract, Some((number, revision)), typed, &errors), status)
}

fn at(id: AgreementId, number: i64) -> String {
    format!("/agreements/{id}/amendments/{number}")
}

fn read_day(typed: &Proposing) -> Result<Day, Failure> {
    let mut read = Reading::new();
    let day = read.day("amended-from", &typed.amended_from);
    read.end(day)
}

/// The form of a proposal: a new one, or the number and the version of the one that is revised.
fn proposing_page(
    site: &Site,
    visitor: &Visitor,
    contract: &contracts::Agreement,
    revised: Option<(i64, i64)>,
    typed: &Proposing,
    errors: &Errors,
) -> Markup {
    let say = visitor.say;
    let home = format!("/agreements/{}", contract.id);
    let (title, action, cancel) = match revised {
        None => (say.t("agreements-do-amend"), format!("{home}/amend"), home),
        Some((number, _)) => {
            let amendment = at(contract.id, number);
            (say.t("agreements-amendment-act-revise"), format!("{amendment}/revise"), amendment)
        }
    };
    let why = html! {
        (parts::field(say, &Field::day("amended-from", say.t("agreements-amended-from")).value(&*typed.amended_from).required().errors(errors)))
        (parts::field(say, &Field::lines("reason", say.t("agreements-reason")).value(&*typed.reason).required().errors(errors)))
    };
    let form = parts::Form {
        action,
        version: revised.map(|(_, revision)| revision),
        submit: title.clone(),
        cancel: Some(cancel),
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
    words: Option<&str>,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let contract = contracts::load(db, by, id).await?;
    let amendment = store::load(db, id, number).await?;
    let paper = amendment.paper_hash.as_deref().unwrap_or_default();
    let seen = actions::Seen { revision: amendment.revision, paper };
    let facts = actions::facts(db, by, &contract, &amendment, seen).await?;
    let before = actions::terms_before(db, &contract, &amendment).await?;
    let accepted = store::accepted(db, &amendment).await?;
    let offers = amendment.status.offers(by.role, &facts);
    let may_sign = offers.iter().any(|offer| offer.act == Act::Sign && offer.why_not.is_empty());
    let title = name(say, &amendment);
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, &contract)))
        (parts::head(&contract.learner_name, &title, html! {
            (parts::pill(tone(amendment.status), &say.code(amendment.status)))
            (parts::acts(say, &buttons(say, &amendment, &offers)))
        }))
        (parts::error_summary(say, errors))
        (parts::card(&say.t("agreements-amendments"), parts::facts(&facts_of(say, &amendment, &accepted))))
        (parts::card(&say.t("agreements-difference"), difference(say, &before.form(), &amendment.terms.form())))
        @if may_sign { (card(say, &at(id, number), paper, words, errors)) }
    }))
}

fn buttons(say: Say, amendment: &Amendment, offers: &[Offer<Act>]) -> Vec<Button> {
    let here = at(amendment.agreement, amendment.number);
    // Signing has a card of its own on this page.
    let offers = offers.iter().filter(|offer| offer.act != Act::Sign);
    let button = |offer: &Offer<Act>| match offer.act {
        Act::Revise => {
            let label = say.t("agreements-amendment-act-revise");
            Button::link(label, format!("{here}/revise")).closed(offer.why_not.clone())
        }
        act => {
            let button = Button::offered(say, offer, format!("{here}/acts/{}", act.code()), amendment.revision);
            if act == Act::Accept { button.main() } else { button.grave() }
        }
    };
    offers.map(button).collect()
}

fn facts_of(say: Say, amendment: &Amendment, accepted: &[Party]) -> Vec<Fact> {
    let accepted: Vec<String> = accepted.iter().map(|party| say.code(*party)).collect();
    vec![
        Fact::new(say.t("agreements-amended-from"), say.day(amendment.from)),
        Fact::new(say.t("agreements-reason"), &*amendment.reason),
        Fact::new(say.t("agreements-amendment-accepted"), accepted.join(", ")),
    ]
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
    on_to(&at(id, number))
}

pub async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Form(typed): Form<Signing>,
) -> Answer {
    let code = actions::ask_code(&site.db, &site.key, &visitor.caller, of, &typed.paper).await?;
    let words = sent(&site, visitor.say, &code);
    html_page(record_page(&site, &visitor, of, Some(&words), &Errors::none()).await?)
}

pub async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(of): Path<(AgreementId, i64)>,
    Form(typed): Form<Signing>,
) -> Answer {
    let done = actions::sign(&site.db, &visitor.caller, of, &typed.paper, &typed.code).await;
    let Err(failure) = done else { return on_to(&format!("/agreements/{}", of.0)) };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(record_page(&site, &visitor, of, None, &errors).await?, status)
}
