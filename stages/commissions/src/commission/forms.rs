//! The forms of a commission: its plan and its seats. What was typed is never lost.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use kernel::{Code, CommissionId, Failure, Names, OrganisationId, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Choice, Crumb, Errors, Field, NamesField};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::pages::crumb;
use super::rules::{CommissionForm, Duty, Kind, Quorum, Rules, SeatForm, Side};
use super::store::choices::{self, Offered};
use super::store::{self, Commission};
use super::{KEEP, actions};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/commissions/new", &KEEP, new)
        .post("/commissions/new", &KEEP, plan)
        .get("/commissions/{id}/edit", &KEEP, editing)
        .post("/commissions/{id}/edit", &KEEP, edit)
        .get("/commissions/{id}/members/new", &KEEP, choosing)
        .post("/commissions/{id}/members/new", &KEEP, seat)
}

/// A new plan; later stages link here with what they know: kind, subject, titles, host.
async fn new(State(site): State<Site>, visitor: Visitor, Query(form): Query<CommissionForm>) -> Answer {
    let kind = Kind::of(&form.kind).unwrap_or(Kind::Council);
    let yes = |holds: bool| if holds { "yes".to_owned() } else { String::new() };
    let defaults = Rules::of(kind);
    let form = CommissionForm {
        kind: kind.code().to_owned(),
        casting: yes(defaults.casting),
        halves: yes(defaults.halves),
        ..form
    };
    html_page(plan_page(&site, &visitor, None, &form, &[]).await?)
}

async fn plan(State(site): State<Site>, visitor: Visitor, Form(form): Form<CommissionForm>) -> Answer {
    match actions::plan(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/commissions/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure).await,
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<CommissionId>) -> Answer {
    let commission = store::seen(&site.db, &visitor.caller, id).await?;
    let edited = Some((id, commission.version));
    html_page(plan_page(&site, &visitor, edited, &commission.form(), &[]).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Form(sent): Form<Versioned<CommissionForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/commissions/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure).await,
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(CommissionId, i64)>,
    form: &CommissionForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(plan_page(site, visitor, edited, form, &refusals).await?, status)
}

fn chosen<T: std::fmt::Display>(say: Say, all: &[Offered<T>]) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(one.id.to_string(), say.names(&one.name))).collect()
}

async fn plan_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(CommissionId, i64)>,
    form: &CommissionForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let founders = chosen(say, &choices::founders(&site.db, &visitor.caller).await?);
    let hosts = chosen(say, &choices::organisations(&site.db, Some("university")).await?);
    let home = edited.map_or_else(|| "/commissions".to_owned(), |(id, _)| format!("/commissions/{id}"));
    let (title, action) = match edited {
        Some(_) => (say.t("commissions-edit"), format!("{home}/edit")),
        None => (say.t("commissions-plan"), "/commissions/new".to_owned()),
    };
    let body = html! {
        (parts::section(&say.t("commissions-what"), "", what(say, form, &errors, founders, edited.is_none())))
        (parts::section(&say.t("commissions-rules"), &say.t("commissions-rules-help"), rules(say, form, &errors, hosts)))
        (parts::section(&say.t("commissions-order"), "", order(say, form, &errors)))
    };
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("commissions-save"),
        cancel: Some(home),
        errors,
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    }))
}

fn what(say: Say, form: &CommissionForm, errors: &Errors, founders: Vec<Choice>, new: bool) -> Markup {
    let typed = Names::new(&*form.title_kk, &*form.title_ru, &*form.title_en);
    let title = NamesField::new("title", say.t("commissions-title")).value(typed).errors(errors);
    let founder = Field::select("organisation", say.t("commissions-founder"), founders);
    html! {
        (parts::field(say, &Field::select("kind", say.t("commissions-kind"), Choice::all::<Kind>(say)).value(&*form.kind).required().errors(errors)))
        (parts::names_field(say, &title))
        @if new {
            (parts::field(say, &founder.value(&*form.organisation).required().errors(errors)))
        } @else {
            (parts::field(say, &Field::hidden("organisation", &*form.organisation)))
        }
        @if !form.subject.is_empty() {
            (parts::field(say, &Field::hidden("subject", &*form.subject)))
            (parts::field(say, &Field::hidden("subject-kind", &*form.subject_kind)))
        }
    }
}

fn rules(say: Say, form: &CommissionForm, errors: &Errors, hosts: Vec<Choice>) -> Markup {
    let quorum = if form.quorum.is_empty() { Quorum::TwoThirds.code() } else { &form.quorum };
    html! {
        (parts::field(say, &Field::select("quorum", say.t("commissions-quorum"), Choice::all::<Quorum>(say)).value(quorum).required().errors(errors)))
        (parts::field(say, &Field::number("least", say.t("commissions-least")).value(&*form.least).help(say.t("commissions-least-help")).errors(errors)))
        (parts::field(say, &Field::tick("casting", say.t("commissions-casting")).value(&*form.casting)))
        (parts::field(say, &Field::tick("halves", say.t("commissions-halves")).value(&*form.halves).help(say.t("commissions-halves-help")).errors(errors)))
        (parts::field(say, &Field::select("host", say.t("commissions-host"), hosts).value(&*form.host).help(say.t("commissions-host-help")).errors(errors)))
    }
}

fn order(say: Say, form: &CommissionForm, errors: &Errors) -> Markup {
    html! {
        (parts::field(say, &Field::line("order-number", say.t("commissions-order-number")).value(&*form.order_number).errors(errors)))
        (parts::field(say, &Field::day("order-day", say.t("commissions-order-day")).value(&*form.order_day).errors(errors)))
    }
}

/// Which organisation a member is sought in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    organisation: String,
}

async fn choosing(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Query(sought): Query<Sought>,
) -> Answer {
    let commission = store::seen(&site.db, &visitor.caller, id).await?;
    let form = SeatForm { organisation: sought.organisation, ..SeatForm::default() };
    html_page(seat_page(&site, &visitor, &commission, commission.version, &form, &[]).await?)
}

async fn seat(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Form(sent): Form<Versioned<SeatForm>>,
) -> Answer {
    let version = sent.version();
    let seated = actions::seat(&site.db, &visitor.caller, id, version, &sent.form).await;
    let Err(failure) = seated else { return on_to(&format!("/commissions/{id}")) };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let commission = store::seen(&site.db, &visitor.caller, id).await?;
    form_again(seat_page(&site, &visitor, &commission, version, &sent.form, &refusals).await?, status)
}

/// First the organisation, then one of its people: names alone do not tell people apart.
async fn seat_page(
    site: &Site,
    visitor: &Visitor,
    commission: &Commission,
    version: i64,
    form: &SeatForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let home = format!("/commissions/{}", commission.id);
    let organisations = choices::organisations(&site.db, None).await?;
    let from: Option<OrganisationId> = form.organisation.parse().ok();
    let people = match from {
        Some(from) => chosen(say, &choices::people_of(&site.db, from, visitor.caller.today()).await?),
        None => vec![],
    };
    let address = parts::Address::of(format!("{home}/members/new"));
    let sought = Field::select("organisation", say.t("commissions-from"), chosen(say, &organisations));
    let filter =
        parts::Filter { address, search: None, fields: vec![sought.value(&*form.organisation).within("filter")] };
    let shown = parts::Form {
        action: format!("{home}/members/new"),
        version: Some(version),
        submit: say.t("commissions-seat"),
        cancel: Some(home.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let title = say.t("commissions-seat");
    let way = [crumb(say), Crumb { href: home, label: say.names(&commission.title) }];
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way))
        (parts::head(&say.names(&commission.title), &title, html! {}))
        section.card #seat data-fragment {
            (parts::filter(say, &filter))
            @if from.is_some() { div.in { (parts::form(say, &shown, seat_fields(say, form, &errors, people))) } }
        }
    }))
}

fn seat_fields(say: Say, form: &SeatForm, errors: &Errors, people: Vec<Choice>) -> Markup {
    let help = if people.is_empty() { "commissions-person-none" } else { "commissions-person-help" };
    let person = Field::select("person", say.t("commissions-person"), people);
    html! {
        (parts::field(say, &Field::hidden("organisation", &*form.organisation)))
        @for error in errors.at("organisation") { p.error { (error) } }
        (parts::field(say, &person.value(&*form.person).required().help(say.t(help)).errors(errors)))
        (parts::field(say, &Field::select("side", say.t("commissions-side"), Choice::all::<Side>(say)).value(&*form.side).required().errors(errors)))
        (parts::field(say, &Field::radio("duty", say.t("commissions-duty"), Choice::all::<Duty>(say)).value(&*form.duty).required().errors(errors)))
        (parts::field(say, &Field::day("from", say.t("commissions-from-day")).value(&*form.from).errors(errors)))
        (parts::field(say, &Field::day("until", say.t("commissions-until-day")).value(&*form.until).errors(errors)))
    }
}
