//! Posts as pages: a card in the record of the person, and a form.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Day, Failure, Names, PersonId, Refusal};
use maud::{Markup, html};
use web::parts::{self, Choice, Crumb, Errors, Fact, Field, NamesField};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::actions;
use super::rules::PostForm;
use super::store::{self, Post, PostId};
use crate::people::EDIT;
use crate::people::store as people;
use crate::{organisations, units};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/people/{id}/posts/new", &EDIT, new)
        .post("/people/{id}/posts/new", &EDIT, give)
        .get("/posts/{id}/edit", &EDIT, editing)
        .post("/posts/{id}/edit", &EDIT, edit)
}

/// The posts of a person, the latest first.
pub fn card(say: Say, posts: &[Post], person: PersonId, today: Day, keeps: bool) -> Markup {
    let add = html! {
        @if keeps { a.btn href=(format!("/people/{person}/posts/new")) { (say.t("registry-begin-post")) } }
    };
    let body = html! {
        @if posts.is_empty() { p { (say.t("registry-posts-none")) } }
        ul.plain {
            @for post in posts {
                li {
                    strong { (say.names(&post.title)) } " "
                    a href=(format!("/organisations/{}", post.organisation)) { (say.names(&post.organisation_name)) }
                    @if post.unit.is_some() { ", " (say.names(&post.unit_name)) }
                    br;
                    small {
                        (say.day(post.from)) " – "
                        @match post.until { Some(until) => (say.day(until)), None => (say.t("registry-until-now")) }
                    }
                    @if !post.stands(today) { " " (parts::pill(parts::Tone::Plain, &say.t("registry-post-past"))) }
                    @if keeps { " " a href=(format!("/posts/{}/edit", post.id)) { (say.t("registry-edit-post")) } }
                }
            }
        }
    };
    parts::card_with(&say.t("registry-posts"), add, parts::padded(body))
}

/// The fields of a post. Where the caller acts for one organisation, it is theirs; else it is named by its BIN.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn fields(site: &Site, visitor: &Visitor, form: &PostForm, errors: &Errors) -> Result<Markup, Failure> {
    let say = visitor.say;
    let named = organisations::store::find(&site.db, &form.organisation).await?;
    let units = match &named {
        Some(organisation) => units::store::of(&site.db, organisation.id).await?,
        None => Vec::new(),
    };
    let standing = units.iter().filter(|unit| unit.status == units::moves::Status::Active);
    let units: Vec<Choice> = standing.map(|unit| Choice::new(unit.id.to_string(), say.names(&unit.name))).collect();
    // An organisation that was not typed but is known is shown by its name and not asked again.
    let known = named.as_ref().filter(|named| named.id.to_string() == form.organisation);
    let organisation = Field::line("organisation", say.t("registry-organisation")).value(&*form.organisation);
    let organisation = match &named {
        Some(named) => organisation.help(say.names(&named.name)),
        None => organisation.help(say.t("registry-organisation-help")),
    };
    let names = NamesField::new("title", say.t("registry-post"))
        .value(Names::new(&*form.title_kk, &*form.title_ru, &*form.title_en))
        .errors(errors);
    Ok(html! {
        @if let Some(known) = known {
            (parts::facts(&[Fact::new(say.t("registry-organisation"), say.names(&known.name))]))
            input type="hidden" name="organisation" value=(form.organisation);
        } @else {
            (parts::field(say, &organisation.required().errors(errors)))
        }
        @if !units.is_empty() {
            (parts::field(say, &Field::select("unit", say.t("registry-unit"), units).value(&*form.unit).errors(errors)))
        }
        (parts::names_field(say, &names))
        (parts::field(say, &Field::day("from", say.t("registry-from")).value(&*form.from).required().errors(errors)))
        (parts::field(say, &Field::day("until", say.t("registry-until")).value(&*form.until).errors(errors)))
    })
}

async fn new(State(site): State<Site>, visitor: Visitor, Path(person): Path<PersonId>) -> Answer {
    let own = visitor.caller.organisation().map(|id| id.to_string()).unwrap_or_default();
    let form = PostForm { organisation: own, from: visitor.caller.today().to_string(), ..PostForm::default() };
    html_page(form_page(&site, &visitor, person, None, &form, &[]).await?)
}

async fn give(
    State(site): State<Site>,
    visitor: Visitor,
    Path(person): Path<PersonId>,
    Form(form): Form<PostForm>,
) -> Answer {
    match actions::give(&site.db, &visitor.caller, person, &form).await {
        Ok(_) => on_to(&format!("/people/{person}")),
        Err(failure) => again(&site, &visitor, person, None, &form, failure).await,
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<PostId>) -> Answer {
    let post = store::load(&site.db, &visitor.caller, id).await?;
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let form = PostForm {
        organisation: post.organisation.to_string(),
        unit: post.unit.map(|unit| unit.to_string()).unwrap_or_default(),
        title_kk: post.title.kk,
        title_ru: post.title.ru,
        title_en: post.title.en,
        from: post.from.to_string(),
        until: text(post.until),
    };
    html_page(form_page(&site, &visitor, post.person, Some((id, post.version)), &form, &[]).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PostId>,
    Form(sent): Form<Versioned<PostForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(person) => on_to(&format!("/people/{person}")),
        Err(failure) => {
            let post = store::load(&site.db, &visitor.caller, id).await?;
            again(&site, &visitor, post.person, Some((id, version)), &sent.form, failure).await
        }
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    person: PersonId,
    edited: Option<(PostId, i64)>,
    form: &PostForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, person, edited, form, &refusals).await?, status)
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    person: PersonId,
    edited: Option<(PostId, i64)>,
    form: &PostForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let person = people::load(&site.db, &visitor.caller, person).await?;
    let back = format!("/people/{}", person.id);
    let (title, action) = match edited {
        Some((id, _)) => (say.t("registry-edit-post"), format!("/posts/{id}/edit")),
        None => (say.t("registry-begin-post"), format!("{back}/posts/new")),
    };
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let body = fields(site, visitor, form, &errors).await?;
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: back, label: say.names(&person.names()) }]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, parts::section(&say.t("registry-post"), "", body)))
    }))
}
