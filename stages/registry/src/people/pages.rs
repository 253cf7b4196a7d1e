//! People as pages: the list, the record with their posts, the forms.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Failure, OrganisationId, PersonId, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Column, Crumb, Empty, Errors, Fact, Field, Row, Table, Tone, Total};
use web::{
    Answer, Doors, PageKind, SIGNED_IN, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to,
    refusals_of,
};

use super::moves::{Act, Facts, Status};
use super::rules::PersonForm;
use super::store::{self, Filter, Person};
use super::{EDIT, KEEP, SEE, actions};
use crate::invitations::{self, INVITE};
use crate::posts;
use crate::posts::rules::PostForm;
use crate::posts::store::Post;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/people", &SEE, list)
        .get("/people/new", &EDIT, new)
        .post("/people/new", &EDIT, enter)
        .get("/people/{id}", &SIGNED_IN, record)
        .get("/people/{id}/edit", &EDIT, editing)
        .post("/people/{id}/edit", &EDIT, edit)
        .get("/people/{id}/merge", &KEEP, merging)
        .post("/people/{id}/merge", &KEEP, merge)
        .post("/people/{id}/acts/{act}", &KEEP, act)
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    organisation: String,
    status: String,
    after: String,
    format: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let organisation = query.organisation.parse::<OrganisationId>().ok();
    let filter = Filter { words: query.q.clone(), organisation, status: Status::of(&query.status) };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, by, &filter, None, documents::EXPORT_ROWS).await?;
        let posts = posts_of(&site, &visitor, &rows).await?;
        return documents::export(&sheet(say, &rows, &posts), &query.format, "people");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let posts = posts_of(&site, &visitor, &page.rows).await?;
    let address = Address::of("/people")
        .with("q", &*query.q)
        .with("organisation", &*query.organisation)
        .with("status", &*query.status)
        .with("after", &*query.after);
    let status = Field::select("status", say.t("registry-status"), parts::Choice::all::<Status>(say));
    let fields = vec![status.value(&*query.status).within("filter")];
    let table = Table {
        id: "people",
        caption: say.t("registry-people"),
        columns: ["registry-person-name", "registry-post", "registry-organisation", "registry-status"]
            .map(|key| Column::words(say.t(key)))
            .into(),
        rows: page.rows.iter().map(|person| row(say, person, &posts)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &parts::Filter { address: address.clone(), search: Some(query.q), fields })),
        empty: Empty { title: say.t("registry-people-none"), text: say.t("registry-people-none-help"), act: None },
        address,
        ..Table::default()
    };
    let title = say.t("registry-people");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, list_acts(&visitor)))
        (parts::table(say, &table))
    }))
}

fn list_acts(visitor: &Visitor) -> Markup {
    if !EDIT.opens_to(visitor.caller.role) {
        return html! {};
    }
    let say = visitor.say;
    parts::acts(
        say,
        &[
            Button::link(say.t("registry-enter-person"), "/people/new").main(),
            Button::link(say.t("registry-import-people"), "/people/import"),
        ],
    )
}

async fn posts_of(site: &Site, visitor: &Visitor, people: &[Person]) -> Result<Vec<Post>, Failure> {
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    posts::store::standing(&site.db, &visitor.caller, &ids).await
}

fn row(say: Say, person: &Person, posts: &[Post]) -> Row {
    let post = posts.iter().find(|post| post.person == person.id);
    let row = Row::to(
        format!("/people/{}", person.id),
        vec![
            html! { (say.names(&person.names())) },
            html! { @if let Some(post) = post { (say.names(&post.title)) } @else { "–" } },
            html! { @if let Some(post) = post { (say.names(&post.organisation_name)) } @else { "–" } },
            html! { (parts::pill(tone(person.status), &say.code(person.status))) },
        ],
    );
    if person.status == Status::Active { row } else { row.tone(Tone::Late) }
}

fn tone(status: Status) -> Tone {
    if status == Status::Active { Tone::Good } else { Tone::Late }
}

fn sheet(say: Say, rows: &[Person], posts: &[Post]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("family", "registry-family"),
        text("given", "registry-given"),
        text("patronymic", "registry-patronymic"),
        text("latin", "registry-latin"),
        text("post", "registry-post"),
        text("organisation", "registry-organisation"),
        text("email", "registry-email"),
        text("phone", "registry-phone"),
        text("status", "registry-status"),
    ];
    let cells = |person: &Person| -> Vec<Cell> {
        let post = posts.iter().find(|post| post.person == person.id);
        vec![
            person.family.as_str().into(),
            person.given.as_str().into(),
            person.patronymic.clone().into(),
            person.latin.clone().into(),
            post.map(|post| say.names(&post.title)).into(),
            post.map(|post| say.names(&post.organisation_name)).into(),
            person.email.clone().into(),
            person.phone.clone().into(),
            say.code(person.status).into(),
        ]
    };
    Sheet { name: say.t("registry-people"), columns, rows: rows.iter().map(cells).collect() }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<PersonId>) -> Answer {
    let person = store::load(&site.db, &visitor.caller, id).await?;
    let within = store::within(&site.db, &visitor.caller, id).await?;
    let posts = posts::store::of_person(&site.db, &visitor.caller, id).await?;
    let linked = site.windows.about(&site.db, &visitor.caller, &id.0).await?;
    let (say, today) = (visitor.say, visitor.caller.today());
    let title = say.names(&person.names());
    let log = history(&site.db, say, id).await?;
    let invites = within && person.status == Status::Active && INVITE.opens_to(visitor.caller.role);
    let invited =
        if invites { invitations::store::of_person(&site.db, &visitor.caller, id).await? } else { Vec::new() };
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&say.code(person.status), &title, buttons(&visitor, &person, within)))
        @if let Some(into) = person.merged_into {
            (parts::notice(&web::Notice {
                tone: Tone::Wait,
                text: say.t("registry-merged-into"),
                link: Some((format!("/people/{into}"), say.t("registry-open-twin"))),
            }))
        }
        (parts::columns(
            html! {
                (parts::card(&say.t("registry-entry"), parts::facts(&described(say, &person))))
                (posts::pages::card(say, &posts, id, today, within && person.status == Status::Active && EDIT.opens_to(visitor.caller.role)))
                @if !linked.is_empty() {
                    (parts::card(&say.t("registry-linked"), parts::padded(html! {
                        ul.plain { @for about in &linked {
                            li { small { (say.t(about.kind)) } " " a href=(about.href) { (say.names(&about.title)) } }
                        } }
                    })))
                }
            },
            html! {
                @if invites { (invitations::pages::card(say, &invited, id)) }
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

fn crumb(say: Say) -> Crumb {
    Crumb { href: "/people".into(), label: say.t("registry-people") }
}

fn buttons(visitor: &Visitor, person: &Person, within: bool) -> Markup {
    let (say, id) = (visitor.say, person.id);
    // Whether there is a twin is asked on the page that chooses it.
    let facts = Facts { within, twin: true };
    let buttons: Vec<Button> = person
        .status
        .offers(visitor.caller.role, &facts)
        .iter()
        .map(|offer| match offer.act {
            Act::Edit if offer.why_not.is_empty() => {
                Button::link(say.code(Act::Edit), format!("/people/{id}/edit")).main()
            }
            Act::Merge if offer.why_not.is_empty() => Button::link(say.code(Act::Merge), format!("/people/{id}/merge")),
            act => {
                let button = Button::offered(say, offer, format!("/people/{id}/acts/{}", act.code()), person.version);
                if act == Act::Close { button.grave() } else { button }
            }
        })
        .collect();
    parts::acts(say, &buttons)
}

fn described(say: Say, person: &Person) -> Vec<Fact> {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        Fact::new(say.t("registry-family"), &*person.family),
        Fact::new(say.t("registry-given"), &*person.given),
        Fact::new(say.t("registry-patronymic"), or_dash(&person.patronymic)),
        Fact::new(say.t("registry-latin"), or_dash(&person.latin)),
        Fact::new(say.t("registry-iin"), or_dash(&person.iin)),
        Fact::new(say.t("registry-birth"), person.birth.map_or_else(String::new, |day| say.day(day))),
        Fact::new(say.t("registry-email"), or_dash(&person.email)),
        Fact::new(say.t("registry-phone"), or_dash(&person.phone)),
    ]
}

/// A new person and their first post: one form.
#[derive(Clone, Debug, Default, Deserialize)]
struct Entering {
    #[serde(flatten)]
    person: PersonForm,
    #[serde(flatten)]
    post: PostForm,
}

async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let own = visitor.caller.organisation().map(|id| id.to_string()).unwrap_or_default();
    let from = visitor.caller.today().to_string();
    let form = Entering { post: PostForm { organisation: own, from, ..PostForm::default() }, ..Entering::default() };
    html_page(enter_page(&site, &visitor, &form, &[]).await?)
}

async fn enter(State(site): State<Site>, visitor: Visitor, Form(form): Form<Entering>) -> Answer {
    let post = (!form.post.is_blank()).then_some(&form.post);
    match actions::enter(&site.db, &visitor.caller, &form.person, post).await {
        Ok(id) => on_to(&format!("/people/{id}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            form_again(enter_page(&site, &visitor, &form, &refusals).await?, status)
        }
    }
}

async fn enter_page(site: &Site, visitor: &Visitor, form: &Entering, refusals: &[Refusal]) -> Result<Markup, Failure> {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let shown = parts::Form {
        action: "/people/new".into(),
        submit: say.t("web-save"),
        cancel: Some("/people".into()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let title = say.t("registry-enter-person");
    let alike = refusals.iter().any(|refusal| refusal.rule.code == super::refusal::LOOKS_LIKE.code);
    let post = posts::pages::fields(site, visitor, &form.post, &errors).await?;
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, html! {
            (fields(say, &form.person, &errors, alike || !form.person.another.is_empty()))
            (parts::section(&say.t("registry-first-post"), &say.t("registry-first-post-help"), post))
        }))
    }))
}

fn fields(say: Say, form: &PersonForm, errors: &Errors, alike: bool) -> Markup {
    let line = |name: &'static str, key: &str, value: &str| Field::line(name, say.t(key)).value(value).errors(errors);
    let who = html! {
        (parts::field(say, &line("family", "registry-family", &form.family).required()))
        (parts::field(say, &line("given", "registry-given", &form.given).required()))
        (parts::field(say, &line("patronymic", "registry-patronymic", &form.patronymic)))
        (parts::field(say, &line("latin", "registry-latin", &form.latin).help(say.t("registry-latin-help"))))
        (parts::field(say, &line("iin", "registry-iin", &form.iin).help(say.t("registry-iin-help"))))
        (parts::field(say, &Field::day("birth", say.t("registry-birth")).value(&*form.birth).errors(errors)))
        @if alike {
            (parts::field(say, &Field::tick("another", say.t("registry-another")).value(&*form.another).errors(errors)))
        }
    };
    let reach = html! {
        (parts::field(say, &Field::new(parts::Kind::Email, "email", say.t("registry-email")).value(&*form.email).errors(errors)))
        (parts::field(say, &line("phone", "registry-phone", &form.phone)))
    };
    html! {
        (parts::section(&say.t("registry-person"), "", who))
        (parts::section(&say.t("registry-contacts"), "", reach))
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<PersonId>) -> Answer {
    let person = store::load(&site.db, &visitor.caller, id).await?;
    html_page(edit_page(&site, &visitor, id, person.version, &person.form(), &[]))
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Form(sent): Form<Versioned<PersonForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/people/{id}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            form_again(edit_page(&site, &visitor, id, version, &sent.form, &refusals), status)
        }
    }
}

fn edit_page(
    site: &Site,
    visitor: &Visitor,
    id: PersonId,
    version: i64,
    form: &PersonForm,
    refusals: &[Refusal],
) -> Markup {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let shown = parts::Form {
        action: format!("/people/{id}/edit"),
        version: Some(version),
        submit: say.t("web-save"),
        cancel: Some(format!("/people/{id}")),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let title = say.t("registry-edit-person");
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, fields(say, form, &errors, false)))
    })
}

/// Which entry it is joined to, and why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Merging {
    into: String,
    reason: String,
}

async fn merging(State(site): State<Site>, visitor: Visitor, Path(id): Path<PersonId>) -> Answer {
    let person = store::load(&site.db, &visitor.caller, id).await?;
    let version = person.version;
    html_page(merge_page(&site, &visitor, &person, version, &Merging::default(), &[]).await?)
}

async fn merge(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Form(sent): Form<Versioned<Merging>>,
) -> Answer {
    let (version, form) = (sent.version(), &sent.form);
    let into = form.into.parse().unwrap_or(id);
    match actions::merge(&site.db, &visitor.caller, id, version, into, &form.reason).await {
        Ok(()) => on_to(&format!("/people/{into}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            let person = store::load(&site.db, &visitor.caller, id).await?;
            form_again(merge_page(&site, &visitor, &person, version, form, &refusals).await?, status)
        }
    }
}

async fn merge_page(
    site: &Site,
    visitor: &Visitor,
    person: &Person,
    version: i64,
    form: &Merging,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let mut choices = Vec::new();
    for twin in store::twins(&site.db, &person.entry(), Some(person.id)).await? {
        if store::within(&site.db, &visitor.caller, twin.id).await? {
            let birth = twin.birth.map_or_else(|| "–".to_owned(), |day| say.day_short(day));
            choices.push(parts::Choice::new(twin.id.to_string(), format!("{}, {birth}", twin.full_name())));
        }
    }
    let back = format!("/people/{}", person.id);
    let shown = parts::Form {
        action: format!("{back}/merge"),
        version: Some(version),
        submit: say.code(Act::Merge),
        cancel: Some(back.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let title = say.t("registry-merge-title");
    let body = if choices.is_empty() {
        parts::empty(&Empty { title: say.t("registry-twins-none"), text: say.t("registry-twins-none-help"), act: None })
    } else {
        let into =
            Field::radio("into", say.t("registry-merge-into"), choices).value(&*form.into).required().errors(&errors);
        let reason = Field::lines("reason", say.t("web-reason")).value(&*form.reason).required().errors(&errors);
        let fields = html! { (parts::field(say, &into)) (parts::field(say, &reason)) };
        parts::form(say, &shown, parts::section(&say.t("registry-twins"), &say.t("registry-merge-help"), fields))
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), Crumb { href: back, label: person.full_name() }]))
        (parts::head("", &title, html! {}))
        (body)
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
    Path((id, act)): Path<(PersonId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/people/{id}"))
}
