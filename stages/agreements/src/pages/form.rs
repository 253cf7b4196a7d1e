//! The form of a contract's terms: drafting, editing, and proposing an amendment share its fields.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{AgreementId, Code, Failure, Lang, OrganisationId, PersonId, Reading, house};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Choice, Errors, Field};
use web::{Answer, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to};

use super::confirming::told;
use super::list::crumb;
use super::terms::terms_sections;
use crate::store::{self, Parties};
use crate::terms::TermsForm;
use crate::{actions, choices};

/// What is typed when a contract is drafted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Drafting {
    university: String,
    enterprise: String,
    learner: String,
    representative: String,
    #[serde(flatten)]
    terms: TermsForm,
}

pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let university = visitor.caller.organisation().map(|id| id.to_string()).unwrap_or_default();
    let terms = TermsForm { language: Lang::Kk.code().into(), ..TermsForm::default() };
    let typed = Drafting { university, terms, ..Drafting::default() };
    html_page(drafting_page(&site, &visitor, &typed, &Errors::none()).await?)
}

pub async fn draft(State(site): State<Site>, visitor: Visitor, Form(typed): Form<Drafting>) -> Answer {
    let done = match parties(&site, &visitor, &typed).await {
        Ok(parties) => actions::draft(&site.db, &visitor.caller, parties, &typed.terms).await,
        Err(failure) => Err(failure),
    };
    let failure = match done {
        Ok(id) => return on_to(&format!("/agreements/{id}")),
        Err(failure) => failure,
    };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(drafting_page(&site, &visitor, &typed, &errors).await?, status)
}

async fn parties(site: &Site, visitor: &Visitor, typed: &Drafting) -> Result<Parties, Failure> {
    let mut read = Reading::new();
    let university: Option<OrganisationId> = read.parsed("university", &typed.university, &house::NOT_IN_LIST);
    let enterprise: Option<OrganisationId> = read.parsed("enterprise", &typed.enterprise, &house::NOT_IN_LIST);
    let learner = id(site, visitor, &typed.learner).await?;
    let learner: Option<PersonId> = read.parsed("learner", &learner, &house::NOT_IN_LIST);
    let representative = id(site, visitor, &typed.representative).await?;
    let representative: Option<PersonId> = read.maybe("representative", &representative, &house::NOT_IN_LIST);
    let made =
        (|| Some(Parties { university: university?, enterprise: enterprise?, learner: learner?, representative }))();
    read.end(made)
}

/// The id of a person who was typed by name; what names nobody stays as it was typed.
async fn id(site: &Site, visitor: &Visitor, typed: &str) -> Result<String, Failure> {
    let found = choices::person(&site.db, &visitor.caller, typed).await?;
    Ok(found.map_or_else(|| typed.to_owned(), |person| person.id.to_string()))
}

async fn drafting_page(site: &Site, visitor: &Visitor, typed: &Drafting, errors: &Errors) -> Result<Markup, Failure> {
    let say = visitor.say;
    let title = say.t("agreements-draft");
    let universities = choices::universities(&site.db, say).await?;
    let enterprises = choices::enterprises(&site.db, say).await?;
    let people = choices::people(&site.db, &visitor.caller).await?;
    let select = |name: &'static str, key: &str, choices: Vec<Choice>, value: &str| {
        Field::select(name, say.t(key), choices).value(value).errors(errors)
    };
    let named = |name: &'static str, key: &str, value: &str| {
        Field::new(parts::Kind::Suggest(people.clone()), name, say.t(key)).value(value).errors(errors)
    };
    let who = html! {
        (parts::field(say, &select("university", "agreements-university", universities, &typed.university).required()))
        (parts::field(say, &select("enterprise", "agreements-enterprise", enterprises, &typed.enterprise).required()))
        (parts::field(say, &named("learner", "agreements-learner", &typed.learner).required()
            .help(say.t("agreements-learner-help"))))
        (parts::field(say, &named("representative", "agreements-representative", &typed.representative)
            .help(say.t("agreements-representative-help"))))
    };
    let body = html! {
        (parts::section(&say.t("agreements-section-parties"), "", who))
        (terms_sections(say, &typed.terms, errors))
    };
    let form = parts::Form {
        action: "/agreements/new".into(),
        submit: say.t("web-save"),
        cancel: Some("/agreements".into()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &form, body))
    }))
}

pub async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<AgreementId>) -> Answer {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    let (typed, version) = (agreement.terms.form(), agreement.version);
    html_page(editing_page(&site, &visitor, &agreement, version, &typed, &Errors::none()))
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Form(sent): Form<Versioned<TermsForm>>,
) -> Answer {
    let version = sent.version();
    let done = actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await;
    let Err(failure) = done else { return on_to(&format!("/agreements/{id}")) };
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    let (status, errors) = told(visitor.say, failure)?;
    form_again(editing_page(&site, &visitor, &agreement, version, &sent.form, &errors), status)
}

fn editing_page(
    site: &Site,
    visitor: &Visitor,
    agreement: &store::Agreement,
    version: i64,
    typed: &TermsForm,
    errors: &Errors,
) -> Markup {
    let say = visitor.say;
    let title = say.t("agreements-edit");
    let form = parts::Form {
        action: format!("/agreements/{}/edit", agreement.id),
        version: Some(version),
        submit: say.t("web-save"),
        cancel: Some(format!("/agreements/{}", agreement.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    // A stale edit keeps what was typed and shows what stands now beside it.
    let stale = version != agreement.version;
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&agreement.learner_name, &title, html! {}))
        @if stale { (parts::card(&say.t("agreements-difference"), super::terms::difference(say, &agreement.terms.form(), typed))) }
        (parts::form(say, &form, terms_sections(say, typed, errors)))
    })
}
