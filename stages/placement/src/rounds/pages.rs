//! Rounds as pages: the list, the form; the console, both sides, wishes, rankings and reasons have rooms of their own.

mod console;
mod phone;
mod ranking;
mod sides;
mod why;

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use kernel::{Code, Failure, Names, Refusal, Role};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Choice, Column, Crumb, Empty, Errors, Field, NamesField, Row, Table, Tone, Total,
};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::moves::{Act, Status};
use super::rules::RoundForm;
use super::store::{self, Filter, Round, RoundId};
use super::view::or_dash;
use super::{LEAD, SEE, TAKE_PART, actions};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/placement", &SEE, list)
        .get("/placement/new", &LEAD, new)
        .post("/placement/new", &LEAD, open)
        .get("/placement/{id}", &SEE, console::record)
        .get("/placement/{id}/edit", &LEAD, editing)
        .post("/placement/{id}/edit", &LEAD, edit)
        .post("/placement/{id}/acts/{act}", &LEAD, act)
        .get("/placement/{id}/students/new", &LEAD, sides::choosing)
        .post("/placement/{id}/students/new", &LEAD, sides::include)
        .post("/placement/{id}/groups", &LEAD, sides::include_group)
        .get("/placement/{id}/students/{student}", &SEE, why::student)
        .post("/placement/{id}/students/{student}/exclude", &LEAD, sides::exclude)
        .post("/placement/{id}/students/{student}/pin", &LEAD, why::pin)
        .get("/placement/{id}/workplaces/new", &TAKE_PART, sides::offering)
        .post("/placement/{id}/workplaces/new", &TAKE_PART, sides::bring)
        .post("/placement/{id}/workplaces/all", &LEAD, sides::bring_all)
        .get("/placement/{id}/seats/{seat}", &SEE, ranking::seat)
        .post("/placement/{id}/seats/{seat}", &TAKE_PART, ranking::rank)
        .post("/placement/{id}/seats/{seat}/take-back", &TAKE_PART, sides::take_back)
        .get("/placement/{id}/wishes", &TAKE_PART, phone::wishes)
        .post("/placement/{id}/wishes", &TAKE_PART, phone::wish)
}

/// The meaning of a state.
fn tone(status: Status) -> Tone {
    match status {
        Status::Collecting | Status::Ranking | Status::Allocated => Tone::Wait,
        Status::Published => Tone::Good,
        Status::Closed => Tone::Plain,
    }
}

fn crumb(say: Say) -> Crumb {
    Crumb { href: "/placement".into(), label: say.t("placement-rounds") }
}

fn home(say: Say, round: &Round) -> Crumb {
    Crumb { href: format!("/placement/{}", round.id), label: say.names(&round.name) }
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    status: String,
    after: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let filter = Filter { words: query.q.clone(), status: Status::of(&query.status), region: None };
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let title = say.t("placement-rounds");
    if by.role == Role::Student {
        return phone::rounds(&site, &visitor, &title, &page.rows);
    }
    let states = Field::select("status", say.t("placement-status"), Choice::all::<Status>(say));
    let address =
        Address::of("/placement").with("q", &*query.q).with("status", &*query.status).with("after", &*query.after);
    let bar = parts::Filter {
        address: address.clone(),
        search: Some(query.q),
        fields: vec![states.value(&*query.status).within("filter")],
    };
    let table = Table {
        id: "rounds",
        caption: title.clone(),
        columns: vec![
            Column::words(say.t("placement-round")),
            Column::words(say.t("placement-university")),
            Column::words(say.t("placement-period")),
            Column::words(say.t("placement-status")),
        ],
        rows: page.rows.iter().map(|one| row(say, one)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        filter: Some(parts::filter(say, &bar)),
        empty: Empty { title: say.t("placement-rounds-none"), text: say.t("placement-rounds-none-help"), act: None },
        address,
        ..Table::default()
    };
    let leads = matches!(by.role, Role::University | Role::Coordinator);
    let open = Button::link(say.t("placement-open-round"), "/placement/new").main();
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, if leads { parts::acts(say, &[open]) } else { html! {} }))
        (parts::table(say, &table))
    }))
}

fn row(say: Say, one: &Round) -> Row {
    Row::to(
        format!("/placement/{}", one.id),
        vec![
            html! { (say.names(&one.name)) },
            html! { (or_dash(say, &one.university_name)) },
            html! { (say.span(one.period)) },
            parts::pill(tone(one.status), &say.code(one.status)),
        ],
    )
}

async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let own = visitor.caller.organisation().map(|id| id.to_string()).unwrap_or_default();
    let form = RoundForm { university: own, ..RoundForm::default() };
    html_page(form_page(&site, &visitor, None, &form, &[]))
}

async fn open(State(site): State<Site>, visitor: Visitor, Form(form): Form<RoundForm>) -> Answer {
    match actions::open(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/placement/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure),
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<RoundId>) -> Answer {
    let round = store::load(&site.db, &visitor.caller, id).await?;
    html_page(form_page(&site, &visitor, Some((id, round.version)), &round.form(), &[]))
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Form(sent): Form<Versioned<RoundForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/placement/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure),
    }
}

fn again(site: &Site, visitor: &Visitor, edited: Option<(RoundId, i64)>, form: &RoundForm, failure: Failure) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, edited, form, &refusals), status)
}

fn form_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(RoundId, i64)>,
    form: &RoundForm,
    refusals: &[Refusal],
) -> Markup {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let (title, back, action) = match edited {
        Some((id, _)) => (say.t("placement-edit-round"), format!("/placement/{id}"), format!("/placement/{id}/edit")),
        None => (say.t("placement-open-round"), "/placement".into(), "/placement/new".into()),
    };
    let names = NamesField::new("name", say.t("placement-name"))
        .value(Names::new(&*form.name_kk, &*form.name_ru, &*form.name_en))
        .errors(&errors);
    let day = |name: &'static str, key: &str, value: &str| {
        parts::field(say, &Field::day(name, say.t(key)).value(value).required().errors(&errors))
    };
    let own = edited.is_some() || visitor.caller.organisation().is_some();
    let university = if own {
        Field::hidden("university", &*form.university)
    } else {
        let field = Field::line("university", say.t("placement-university"));
        field.value(&*form.university).help(say.t("placement-university-help")).errors(&errors)
    };
    let body = html! {
        (parts::section(&say.t("placement-section-what"), "", html! {
            (parts::names_field(say, &names))
            (parts::field(say, &university))
        }))
        (parts::section(&say.t("placement-section-days"), &say.t("placement-section-days-help"), html! {
            (day("wishes-due", "placement-wishes-due", &form.wishes_due))
            (day("rankings-due", "placement-rankings-due", &form.rankings_due))
            (day("from", "placement-from", &form.from))
            (day("until", "placement-until", &form.until))
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
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    })
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
    Path((id, act)): Path<(RoundId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/placement/{id}"))
}
