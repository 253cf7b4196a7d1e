//! Units as pages: a card in the record of their organisation, and a form.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Names, OrganisationId, Refusal, UnitId};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Crumb, Errors, NamesField, Tone};
use web::{Answer, Doors, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::moves::{Act, Facts, Status};
use super::rules::UnitForm;
use super::{actions, store};
use crate::organisations::EDIT;
use crate::organisations::store::Organisation;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/organisations/{id}/units/new", &EDIT, new)
        .post("/organisations/{id}/units/new", &EDIT, enter)
        .get("/units/{id}/edit", &EDIT, editing)
        .post("/units/{id}/edit", &EDIT, edit)
        .post("/units/{id}/acts/{act}", &EDIT, act)
}

/// The units of an organisation, with what the visitor may do to each.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn card(
    site: &Site,
    visitor: &Visitor,
    organisation: &Organisation,
    within: bool,
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let units = store::of(&site.db, organisation.id).await?;
    let keeps = within && EDIT.opens_to(visitor.caller.role);
    let add = html! {
        @if keeps && organisation.status == crate::organisations::moves::Status::Active {
            a.btn href=(format!("/organisations/{}/units/new", organisation.id)) { (say.t("registry-enter-unit")) }
        }
    };
    if units.is_empty() && !keeps {
        return Ok(html! {});
    }
    let body = html! {
        @if units.is_empty() {
            (parts::empty(&parts::Empty {
                title: say.t("registry-units-none"),
                text: say.t("registry-units-none-help"),
                act: None,
            }))
        } @else {
            ul.plain {
                @for unit in &units {
                    li {
                        (say.names(&unit.name)) " "
                        @if unit.status == Status::Closed { (parts::pill(Tone::Late, &say.code(unit.status))) }
                        @if keeps { (parts::acts(say, &buttons(visitor, unit))) }
                    }
                }
            }
        }
    };
    Ok(parts::card_with(&say.t("registry-units"), add, parts::padded(body)))
}

fn buttons(visitor: &Visitor, unit: &store::Unit) -> Vec<Button> {
    let (say, id) = (visitor.say, unit.id);
    let offers = unit.status.offers(visitor.caller.role, &Facts { within: true });
    let button = |offer: &kernel::Offer<Act>| match offer.act {
        Act::Edit => Button::link(say.code(Act::Edit), format!("/units/{id}/edit")),
        act => Button::offered(say, offer, format!("/units/{id}/acts/{}", act.code()), unit.version),
    };
    offers.iter().map(button).collect()
}

async fn new(State(site): State<Site>, visitor: Visitor, Path(id): Path<OrganisationId>) -> Answer {
    html_page(form_page(&site, &visitor, id, None, &UnitForm::default(), &[]).await?)
}

async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrganisationId>,
    Form(form): Form<UnitForm>,
) -> Answer {
    match actions::enter(&site.db, &visitor.caller, id, &form).await {
        Ok(_) => on_to(&format!("/organisations/{id}")),
        Err(failure) => again(&site, &visitor, id, None, &form, failure).await,
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<UnitId>) -> Answer {
    let unit = store::load(&site.db, id).await?;
    let Names { kk, ru, en } = unit.name;
    let form = UnitForm { name_kk: kk, name_ru: ru, name_en: en };
    html_page(form_page(&site, &visitor, unit.organisation, Some((id, unit.version)), &form, &[]).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<UnitId>,
    Form(sent): Form<Versioned<UnitForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(organisation) => on_to(&format!("/organisations/{organisation}")),
        Err(failure) => {
            let unit = store::load(&site.db, id).await?;
            again(&site, &visitor, unit.organisation, Some((id, version)), &sent.form, failure).await
        }
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    organisation: OrganisationId,
    edited: Option<(UnitId, i64)>,
    form: &UnitForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, organisation, edited, form, &refusals).await?, status)
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    organisation: OrganisationId,
    edited: Option<(UnitId, i64)>,
    form: &UnitForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let whole = crate::organisations::store::load(&site.db, organisation).await?;
    let errors = Errors::of(say, refusals);
    let back = format!("/organisations/{organisation}");
    let (title, action) = match edited {
        Some((id, _)) => (say.t("registry-edit-unit"), format!("/units/{id}/edit")),
        None => (say.t("registry-enter-unit"), format!("/organisations/{organisation}/units/new")),
    };
    let names = NamesField::new("name", say.t("registry-unit-name"))
        .value(Names::new(&*form.name_kk, &*form.name_ru, &*form.name_en))
        .errors(&errors);
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back.clone()),
        errors,
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: back, label: say.names(&whole.name) }]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, parts::section(&say.t("registry-unit"), "", parts::names_field(say, &names))))
    }))
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(UnitId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).filter(|act| *act != Act::Edit).ok_or(Failure::Missing)?;
    let organisation = actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/organisations/{organisation}"))
}
