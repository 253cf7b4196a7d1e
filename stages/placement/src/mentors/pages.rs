//! The register of mentors as pages: the list with the load limit, the record, the forms.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Day, Failure, OrganisationId, Refusal, Role};
use maud::{Markup, html};
use registry::{organisations, posts};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Choice, Column, Crumb, Empty, Errors, Fact, Field, Row, Table, Tone, Total, WhoseMove,
};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to, refusals_of};

use super::moves::{Act, Facts, Status};
use super::rules::{MentorForm, Training, WARNS_DAYS, obstacles, warnings};
use super::store::{self, Filter, Mentor, MentorId};
use super::{KEEP, SEE, actions};
use crate::enterprise;
use crate::refusal;

/// People offered in a form at most.
const OFFERED: usize = 500;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/mentors", &SEE, list)
        .get("/mentors/new", &KEEP, new)
        .post("/mentors/new", &KEEP, register)
        .get("/mentors/{id}", &SEE, record)
        .get("/mentors/{id}/edit", &KEEP, editing)
        .post("/mentors/{id}/edit", &KEEP, edit)
        .post("/mentors/{id}/acts/{act}", &KEEP, act)
        .post("/mentors/load/{organisation}", &KEEP, set_load)
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    status: String,
    ending: String,
    after: String,
    format: String,
}

/// May the mentor be given trainees on a day, in a word.
fn word(say: Say, one: &Mentor, day: Day) -> (Tone, String) {
    let ends = one.entry.training.as_ref().and_then(|training| training.until);
    match (one.status, obstacles(&one.standing(), day).is_empty(), ends) {
        (Status::Registered, true, Some(until)) if until.since(day) <= WARNS_DAYS => {
            (Tone::Wait, say.with("placement-training-ends", &[("day", until.into())]))
        }
        (Status::Registered, true, _) => (Tone::Good, say.t("placement-qualified")),
        (Status::Registered, false, _) => (Tone::Late, say.t("placement-not-qualified")),
        (status, ..) => (Tone::Plain, say.code(status)),
    }
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let today = by.today();
    let filter = Filter {
        words: query.q.clone(),
        status: Status::of(&query.status),
        organisation: None,
        ending: (!query.ending.is_empty()).then(|| (today, today.plus(WARNS_DAYS))),
    };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows, today), &query.format, "mentors");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let fields = vec![
        Field::select("status", say.t("placement-status"), Choice::all::<Status>(say))
            .value(&*query.status)
            .within("filter"),
        Field::tick("ending", say.t("placement-ending-soon")).value(&*query.ending).within("filter"),
    ];
    let address = Address::of("/mentors")
        .with("q", &*query.q)
        .with("status", &*query.status)
        .with("ending", &*query.ending)
        .with("after", &*query.after);
    let table = Table {
        id: "mentors",
        caption: say.t("placement-mentors"),
        columns: vec![
            Column::words(say.t("placement-mentor")),
            Column::words(say.t("placement-enterprise")),
            Column::words(say.t("placement-qualification")),
            Column::figures(say.t("placement-experience")),
            Column::words(say.t("placement-status")),
        ],
        rows: page.rows.iter().map(|one| row(say, one, today)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &parts::Filter { address: address.clone(), search: Some(query.q), fields })),
        empty: Empty { title: say.t("placement-mentors-none"), text: say.t("placement-mentors-none-help"), act: None },
        address,
        ..Table::default()
    };
    let register = Button::link(say.t("placement-register-mentor"), "/mentors/new").main();
    let load = load_card(&site, &visitor).await?;
    let title = say.t("placement-mentors");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, if KEEP.opens_to(by.role) { parts::acts(say, &[register]) } else { html! {} }))
        (parts::table(say, &table))
        (load)
    }))
}

async fn load_card(site: &Site, visitor: &Visitor) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let Some(own) = by.organisation().filter(|_| matches!(by.role, Role::Hr | Role::Signatory)) else {
        return Ok(html! {});
    };
    let limit = store::load_limit(&site.db, own, by.today()).await?;
    let since = match limit.from {
        Some(day) => say.with("placement-load-since", &[("day", day.into())]),
        None => say.t("placement-load-default"),
    };
    let form = parts::Form {
        action: format!("/mentors/load/{own}"),
        submit: say.t("web-save"),
        within: "load",
        ..parts::Form::default()
    };
    let body = html! {
        p { (since) " " cite { (say.source(refusal::LOAD.source)) } }
        (parts::form(say, &form, html! {
            (parts::field(say, &Field::number("trainees", say.t("placement-load-trainees"))
                .value(limit.trainees.to_string()).required().within("load")))
            (parts::field(say, &Field::tick("blocks", say.t("placement-load-blocks"))
                .value(if limit.blocks { "yes" } else { "" }).within("load")))
        }))
    };
    Ok(parts::card(&say.t("placement-load"), parts::padded(body)))
}

fn row(say: Say, one: &Mentor, today: Day) -> Row {
    let (tone, said) = word(say, one, today);
    Row::to(
        format!("/mentors/{}", one.id),
        vec![
            html! { (say.names(&one.name)) },
            html! { (say.names(&one.organisation_name)) },
            html! { (one.entry.qualification.as_deref().unwrap_or("–")) },
            html! { (say.number(one.entry.experience)) },
            parts::pill(tone, &said),
        ],
    )
}

fn sheet(say: Say, rows: &[Mentor], today: Day) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("mentor", "placement-mentor"),
        text("enterprise", "placement-enterprise"),
        text("qualification", "placement-qualification"),
        text("grade", "placement-grade"),
        SheetColumn::new("experience", say.t("placement-experience"), ColumnKind::Number),
        text("certificate", "placement-certificate"),
        text("trained-until", "placement-trained-until"),
        text("status", "placement-status"),
    ];
    let cells = |one: &Mentor| -> Vec<Cell> {
        let training = one.entry.training.as_ref();
        vec![
            say.names(&one.name).into(),
            say.names(&one.organisation_name).into(),
            one.entry.qualification.clone().into(),
            one.entry.grade.clone().into(),
            one.entry.experience.into(),
            training.map(|training| training.certificate.clone()).into(),
            training.and_then(|training| training.until).map(|day| day.to_string()).into(),
            word(say, one, today).1.into(),
        ]
    };
    Sheet { name: say.t("placement-mentors"), columns, rows: rows.iter().map(cells).collect() }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<MentorId>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let one = store::load(&site.db, by, id).await?;
    let keeps = KEEP.opens_to(by.role) && store::within(&site.db, by, id).await?;
    let facts = Facts { within: keeps, employed: one.employed };
    let log = history(&site.db, say, id).await?;
    let title = say.names(&one.name);
    let (tone, said) = word(say, &one, by.today());
    let suspended = one.status == Status::Suspended;
    let whose = WhoseMove {
        who: if suspended { say.code(Role::Hr) } else { String::new() },
        yours: suspended && keeps,
        since: Some(say.with("placement-since", &[("day", one.since.into())])),
        ..WhoseMove::default()
    };
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&say.names(&one.organisation_name), &title, parts::pill(tone, &said)))
        (parts::whose_move(say, &whose, if keeps { buttons(say, &one, by.role, facts) } else { html! {} }))
        (parts::columns(
            html! {
                (parts::card(&say.t("placement-entry"), parts::facts(&described(say, &one))))
                (parts::card(&say.t("placement-may-teach"), parts::padded(grounds(say, &one, by.today()))))
            },
            parts::card(&say.t("web-history"), log),
        ))
    }))
}

fn crumb(say: Say) -> Crumb {
    Crumb { href: "/mentors".into(), label: say.t("placement-mentors") }
}

/// Why the mentor may not be given trainees, or what should be seen to; each with its source.
fn grounds(say: Say, one: &Mentor, today: Day) -> Markup {
    let (no, soon) = (obstacles(&one.standing(), today), warnings(&one.entry, today));
    let line = |tone: Tone, refusal: &Refusal| {
        html! { li { (parts::pill(tone, &say.t(if tone == Tone::Late { "placement-obstacle" } else { "placement-warning" })))
        " " (say.refusal(refusal)) " " cite { (say.source(refusal.rule.source)) } } }
    };
    html! {
        @if no.is_empty() { p { (say.t("placement-may-teach-yes")) } }
        ul.plain {
            @for refusal in &no { (line(Tone::Late, refusal)) }
            @for refusal in &soon { (line(Tone::Wait, refusal)) }
        }
    }
}

fn buttons(say: Say, one: &Mentor, role: Role, facts: Facts) -> Markup {
    let button = |offer: &kernel::Offer<Act>| match offer.act {
        Act::Edit if offer.why_not.is_empty() => Button::link(say.code(Act::Edit), format!("/mentors/{}/edit", one.id)),
        act => {
            let to = format!("/mentors/{}/acts/{}", one.id, act.code());
            let button = Button::offered(say, offer, to, one.version);
            match act {
                Act::Leave => button.grave(),
                Act::Resume | Act::Return => button.main(),
                _ => button,
            }
        }
    };
    parts::acts(say, &one.status.offers(role, &facts).iter().map(button).collect::<Vec<_>>())
}

fn described(say: Say, one: &Mentor) -> Vec<Fact> {
    let person = html! { a href=(format!("/people/{}", one.person)) { (say.names(&one.name)) } };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let training = match &one.entry.training {
        None => String::new(),
        Some(Training { certificate, by, on, until }) => {
            let until = until.map_or_else(|| say.t("placement-open-end"), |day| say.day(day));
            let by = by.clone().unwrap_or_default();
            format!("№ {certificate}, {} – {until}. {by}", say.day(*on))
        }
    };
    vec![
        Fact::of(say.t("placement-person"), person),
        Fact::new(say.t("placement-qualification"), text(&one.entry.qualification)),
        Fact::new(say.t("placement-grade"), text(&one.entry.grade)),
        Fact::new(say.t("placement-experience"), say.number(one.entry.experience)),
        Fact::new(say.t("placement-training"), training).source(say, refusal::TRAINING.source),
    ]
}

async fn new(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let own = visitor.caller.organisation().map_or(asked.organisation, |id| id.to_string());
    let form = MentorForm { organisation: own, ..MentorForm::default() };
    html_page(form_page(&site, &visitor, None, &form, &[]).await?)
}

/// For which enterprise a form is opened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    organisation: String,
}

async fn register(State(site): State<Site>, visitor: Visitor, Form(form): Form<MentorForm>) -> Answer {
    match actions::register(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/mentors/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure).await,
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<MentorId>) -> Answer {
    let one = store::load(&site.db, &visitor.caller, id).await?;
    html_page(form_page(&site, &visitor, Some((id, one.version)), &one.form(), &[]).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<MentorId>,
    Form(sent): Form<Versioned<MentorForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/mentors/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure).await,
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(MentorId, i64)>,
    form: &MentorForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, edited, form, &refusals).await?, status)
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(MentorId, i64)>,
    form: &MentorForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let (title, back, action) = match edited {
        Some((id, _)) => (say.t("placement-edit-mentor"), format!("/mentors/{id}"), format!("/mentors/{id}/edit")),
        None => (say.t("placement-register-mentor"), "/mentors".into(), "/mentors/new".into()),
    };
    let who = if edited.is_some() { hidden(say, form) } else { who(site, visitor, form, &errors).await? };
    let line = |name: &'static str, key: &str, value: &str| Field::line(name, say.t(key)).value(value).errors(&errors);
    let day = |name: &'static str, key: &str, value: &str| Field::day(name, say.t(key)).value(value).errors(&errors);
    let body = html! {
        (who)
        (parts::section(&say.t("placement-qualification"), "", html! {
            (parts::field(say, &line("qualification", "placement-qualification", &form.qualification)))
            (parts::field(say, &line("grade", "placement-grade", &form.grade)))
            (parts::field(say, &Field::number("experience", say.t("placement-experience")).value(&*form.experience)
                .required().errors(&errors)))
        }))
        (parts::section(&say.t("placement-training"), &say.t("placement-training-help"), html! {
            (parts::field(say, &line("certificate", "placement-certificate", &form.certificate)))
            (parts::field(say, &line("trained-by", "placement-trained-by", &form.trained_by)))
            (parts::field(say, &day("trained-on", "placement-trained-on", &form.trained_on)))
            (parts::field(say, &day("trained-until", "placement-trained-until", &form.trained_until)))
        }))
    };
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    }))
}

fn hidden(say: Say, form: &MentorForm) -> Markup {
    html! {
        (parts::field(say, &Field::hidden("person", &*form.person)))
        (parts::field(say, &Field::hidden("organisation", &*form.organisation)))
    }
}

/// Who is registered: one of those with a post at the enterprise today.
async fn who(site: &Site, visitor: &Visitor, form: &MentorForm, errors: &Errors) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let named = organisations::store::find(&site.db, &form.organisation).await?;
    let posts = match &named {
        Some(organisation) => posts::store::at(&site.db, by, organisation.id, OFFERED).await?,
        None => Vec::new(),
    };
    let choice = |post: &posts::Post| {
        Choice::new(post.person.to_string(), format!("{}, {}", say.names(&post.person_name), say.names(&post.title)))
    };
    let organisation = enterprise::field(site, visitor, (&form.organisation, named.as_ref()), errors).await?;
    let person = if posts.is_empty() {
        Field::line("person", say.t("placement-person")).help(say.t("placement-person-help"))
    } else {
        Field::select("person", say.t("placement-person"), posts.iter().map(choice).collect())
    };
    Ok(parts::section(
        &say.t("placement-mentor"),
        "",
        html! {
            (organisation)
            (parts::field(say, &person.value(&*form.person).required().errors(errors)))
        },
    ))
}

/// Why an act is done.
#[derive(Debug, Deserialize)]
pub struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(MentorId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/mentors/{id}"))
}

/// A load limit as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LoadForm {
    trainees: String,
    blocks: String,
}

async fn set_load(
    State(site): State<Site>,
    visitor: Visitor,
    Path(organisation): Path<OrganisationId>,
    Form(form): Form<LoadForm>,
) -> Answer {
    actions::set_load(&site.db, &visitor.caller, organisation, &form.trainees, !form.blocks.is_empty()).await?;
    on_to("/mentors")
}
