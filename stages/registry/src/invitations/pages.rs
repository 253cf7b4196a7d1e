//! Invitations as pages: those that wait, the form beside a person, and the sheet for those whom no letter reaches.

use accounts::InvitationId;
use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use kernel::{Code, Failure, Lang, PersonId, Refusal, ScopeKind};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Column, Crumb, Empty, Errors, Fact, Field, Row, Table, Tone};
use web::{Answer, Doors, Notice, PageKind, Say, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::rules::{InvitationForm, held_for, kinds, to_give};
use super::store::{self, Sent};
use super::{INVITE, actions};
use crate::people::Person;
use crate::{classifiers, organisations, people, posts};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/invitations", &INVITE, list)
        .get("/invitations/{id}", &INVITE, record)
        .post("/invitations/{id}/withdraw", &INVITE, withdraw)
        .get("/people/{id}/invite", &INVITE, inviting)
        .post("/people/{id}/invite", &INVITE, invite)
}

/// Where the list goes on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListQuery {
    after: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let say = visitor.say;
    let page = store::page(&site.db, &visitor.caller, After::read(&query.after).as_ref()).await?;
    let heads = ["registry-person-name", "registry-invited-as", "registry-invited-for", "registry-invited-by"];
    let table = Table {
        id: "invitations",
        caption: say.t("registry-invitations"),
        columns: heads
            .map(|key| Column::words(say.t(key)))
            .into_iter()
            .chain([Column::words(say.t("registry-invitation-opens"))])
            .collect(),
        rows: page.rows.iter().map(|sent| row(say, sent)).collect(),
        next: page.next.map(|after| after.token()),
        empty: Empty {
            title: say.t("registry-invitations-none"),
            text: say.t("registry-invitations-none-help"),
            act: Some(("/people".into(), say.t("registry-people"))),
        },
        address: Address::of("/invitations").with("after", &*query.after),
        ..Table::default()
    };
    let title = say.t("registry-invitations");
    let acts = parts::acts(say, &[Button::link(say.t("registry-choose-whom-to-invite"), "/people")]);
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, acts))
        p { (say.t("registry-invitations-lead")) }
        (parts::table(say, &table))
    }))
}

fn row(say: Say, sent: &Sent) -> Row {
    Row::to(
        format!("/invitations/{}", sent.id),
        vec![
            html! { (say.names(&sent.name)) },
            html! { (say.code(sent.role)) },
            html! { (say.names(&sent.label)) },
            html! { (sent.by.as_deref().unwrap_or("–")) },
            html! { (say.day(sent.opens_until.day())) },
        ],
    )
}

/// The invitations of a person that wait, on their record; and where to send one.
pub fn card(say: Say, waiting: &[Sent], person: PersonId) -> Markup {
    let invite = html! { a.btn href=(format!("/people/{person}/invite")) { (say.t("registry-invite")) } };
    let body = html! {
        @if waiting.is_empty() { p { (say.t("registry-person-not-invited")) } }
        ul.plain {
            @for sent in waiting {
                li {
                    a href=(format!("/invitations/{}", sent.id)) { (say.code(sent.role)) } " · " (say.names(&sent.label)) br;
                    small { (say.with("registry-invitation-opens-until", &[("day", sent.opens_until.day().into())])) }
                }
            }
        }
    };
    parts::card_with(&say.t("registry-invitations"), invite, parts::padded(body))
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<InvitationId>) -> Answer {
    let say = visitor.say;
    let sent = store::load(&site.db, &visitor.caller, id).await?;
    let title = say.names(&sent.name);
    let until = sent.until.map_or_else(|| say.t("registry-without-end"), |day| say.day(day));
    let facts = parts::facts(&[
        Fact::new(say.t("registry-invited-as"), say.code(sent.role)),
        Fact::new(say.t("registry-invited-for"), say.names(&sent.label)),
        Fact::new(say.t("registry-role-until"), until),
        Fact::new(say.t("registry-invitation-opens"), say.moment(sent.opens_until)),
        Fact::new(say.t("registry-invited-by"), sent.by.clone().unwrap_or_default()),
    ]);
    let taken_back = Button::post(say.t("registry-withdraw-invitation"), format!("/invitations/{id}/withdraw")).grave();
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: "/invitations".into(), label: say.t("registry-invitations") }]))
        (parts::head(&say.t("registry-invitation"), &title, parts::acts(say, &[taken_back])))
        (parts::card(&say.t("registry-invitation"), facts))
        (handed_over(&site, say, &sent))
    }))
}

/// A letter goes by itself; whoever has no address is handed a sheet with a code to scan.
fn handed_over(site: &Site, say: Say, sent: &Sent) -> Markup {
    if let Some(email) = &sent.email {
        let text = say.with("registry-invitation-by-letter", &[("email", email.as_str().into())]);
        return parts::notice(&Notice::new(Tone::Good, text));
    }
    let address = format!("{}/invitation/{}", site.public_url, accounts::invitation_secret(&site.key, sent.id).shown());
    let svg = documents::qr_svg(&address).map_or_else(|| html! {}, |svg| html! { (PreEscaped(svg)) });
    let caption = say.t("registry-invitation-on-paper");
    parts::card(&say.t("registry-invitation-sheet"), parts::padded(parts::qr(svg, &address, &caption)))
}

async fn withdraw(State(site): State<Site>, visitor: Visitor, Path(id): Path<InvitationId>) -> Answer {
    actions::withdraw(&site.db, &visitor.caller, id).await?;
    on_to("/invitations")
}

async fn inviting(State(site): State<Site>, visitor: Visitor, Path(id): Path<PersonId>) -> Answer {
    let person = people::store::load(&site.db, &visitor.caller, id).await?;
    let form = InvitationForm { lang: visitor.caller.lang.code().to_owned(), ..InvitationForm::default() };
    html_page(form_page(&site, &visitor, &person, &form, &[]).await?)
}

async fn invite(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PersonId>,
    Form(form): Form<InvitationForm>,
) -> Answer {
    match actions::invite(&site.db, &site.key, &visitor.caller, id, &form).await {
        Ok(sent) => on_to(&format!("/invitations/{sent}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            let person = people::store::load(&site.db, &visitor.caller, id).await?;
            form_again(form_page(&site, &visitor, &person, &form, &refusals).await?, status)
        }
    }
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    person: &Person,
    form: &InvitationForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let back = format!("/people/{}", person.id);
    let shown = parts::Form {
        action: format!("{back}/invite"),
        submit: say.t("registry-send-invitation"),
        cancel: Some(back.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let title = say.t("registry-invite");
    let reached = match &person.email {
        Some(email) => say.with("registry-invitation-will-go", &[("email", email.as_str().into())]),
        None => say.t("registry-invitation-no-address"),
    };
    let body = html! {
        p.help { (reached) }
        (fields(site, visitor, person, form, &errors).await?)
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: back, label: say.names(&person.names()) }]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    }))
}

async fn fields(
    site: &Site,
    visitor: &Visitor,
    person: &Person,
    form: &InvitationForm,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let places = places(site, visitor, person.id).await?;
    let fits = |kind| places.iter().any(|(_, own)| *own == kind);
    // A role of an organisation is offered where the person has a post at such an organisation.
    let open = |role: &&kernel::Role| kinds(**role).is_empty() || kinds(**role).iter().any(|kind| fits(*kind));
    let roles: Vec<_> = to_give(by.role).iter().filter(open).copied().collect();
    let regional = by.scope.kind != ScopeKind::Region && roles.iter().any(|role| held_for(*role) == ScopeKind::Region);
    let regions: Vec<Choice> = if regional {
        let all = classifiers::regions(&site.db).await?;
        all.iter().map(|one| Choice::new(&*one.code, say.names(&one.name))).collect()
    } else {
        Vec::new()
    };
    let only = if places.len() == 1 { places[0].0.value.clone() } else { String::new() };
    let chosen = if form.organisation.is_empty() { only } else { form.organisation.clone() };
    let choices = roles.iter().map(|role| Choice::new(role.code(), say.code(*role))).collect();
    let show = |field: Field| parts::field(say, &field.errors(errors));
    let organisations: Vec<Choice> = places.iter().map(|(choice, _)| choice.clone()).collect();
    Ok(html! {
        (show(Field::select("role", say.t("registry-invited-as"), choices).value(&*form.role).required()))
        @if places.is_empty() {
            p.help { (say.t("registry-invite-post-first")) " " a href=(format!("/people/{}/posts/new", person.id)) { (say.t("registry-begin-post")) } }
        } @else {
            (show(Field::select("organisation", say.t("registry-organisation"), organisations).value(chosen).help(say.t("registry-invite-organisation-help"))))
        }
        @if regional {
            (show(Field::select("region", say.t("registry-region"), regions).value(&*form.region).help(say.t("registry-invite-region-help"))))
        }
        (show(Field::day("until", say.t("registry-role-until")).value(&*form.until).help(say.t("registry-role-until-help"))))
        (show(Field::radio("lang", say.t("registry-letter-language"), Choice::all::<Lang>(say)).value(&*form.lang)))
    })
}

/// The organisations within the caller's reach at which the person has a post today, with their kinds.
async fn places(
    site: &Site,
    visitor: &Visitor,
    person: PersonId,
) -> Result<Vec<(Choice, organisations::rules::Kind)>, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let mut places: Vec<(Choice, organisations::rules::Kind)> = Vec::new();
    for post in posts::store::of_person(&site.db, by, person).await? {
        let value = post.organisation.to_string();
        let known = places.iter().any(|(choice, _)| choice.value == value);
        if known || !post.stands(by.today()) || !organisations::store::within(&site.db, by, post.organisation).await? {
            continue;
        }
        let organisation = organisations::store::load(&site.db, post.organisation).await?;
        places.push((Choice::new(value, say.names(&organisation.name)), organisation.kind));
    }
    Ok(places)
}
