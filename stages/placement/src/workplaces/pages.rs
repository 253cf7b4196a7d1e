//! Workplaces as pages: the list, the record, the forms.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Failure, Names, Refusal, Role, WorkplaceId};
use maud::{Markup, html};
use registry::{classifiers, organisations, professions, units};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Choice, Column, Crumb, Empty, Errors, Fact, Field, NamesField, Row, Table, Tone,
    Total, WhoseMove,
};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to, refusals_of};

use super::moves::{Act, Facts, Status};
use super::rules::WorkplaceForm;
use super::store::{self, Filter, Workplace};
use super::{KEEP, SEE, actions};
use crate::enterprise;

/// Professions suggested in a form at most.
const SUGGESTED: usize = 300;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/workplaces", &SEE, list)
        .get("/workplaces/new", &KEEP, new)
        .post("/workplaces/new", &KEEP, enter)
        .get("/workplaces/{id}", &SEE, record)
        .get("/workplaces/{id}/edit", &KEEP, editing)
        .post("/workplaces/{id}/edit", &KEEP, edit)
        .post("/workplaces/{id}/acts/{act}", &KEEP, act)
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    status: String,
    after: String,
    format: String,
}

/// The meaning of a state.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Open => Tone::Good,
        Status::Paused => Tone::Wait,
        Status::Closed => Tone::Late,
    }
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let filter = Filter { words: query.q.clone(), status: Status::of(&query.status), ..Filter::default() };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "workplaces");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let states = Field::select("status", say.t("placement-status"), Choice::all::<Status>(say));
    let address =
        Address::of("/workplaces").with("q", &*query.q).with("status", &*query.status).with("after", &*query.after);
    let bar = parts::Filter {
        address: address.clone(),
        search: Some(query.q),
        fields: vec![states.value(&*query.status).within("filter")],
    };
    let table = Table {
        id: "workplaces",
        caption: say.t("placement-workplaces"),
        columns: vec![
            Column::words(say.t("placement-workplace")),
            Column::words(say.t("placement-enterprise")),
            Column::words(say.t("placement-profession")),
            Column::figures(say.t("placement-capacity")),
            Column::words(say.t("placement-status")),
        ],
        rows: page.rows.iter().map(|one| row(say, one)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &bar)),
        empty: Empty {
            title: say.t("placement-workplaces-none"),
            text: say.t("placement-workplaces-none-help"),
            act: None,
        },
        address,
        ..Table::default()
    };
    let keeps = KEEP.opens_to(by.role);
    let enter = Button::link(say.t("placement-enter-workplace"), "/workplaces/new").main();
    let title = say.t("placement-workplaces");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, if keeps { parts::acts(say, &[enter]) } else { html! {} }))
        (parts::table(say, &table))
    }))
}

fn row(say: Say, one: &Workplace) -> Row {
    Row::to(
        format!("/workplaces/{}", one.id),
        vec![
            html! { (say.names(&one.name)) },
            html! { (say.names(&one.organisation_name)) },
            html! { (say.names(&one.profession_name)) },
            html! { (say.number(one.capacity)) },
            html! {
                (parts::pill(tone(one.status), &say.code(one.status)))
                @if one.hazardous() { " " (parts::pill(Tone::Practice, &say.t("placement-hazardous"))) }
            },
        ],
    )
}

fn sheet(say: Say, rows: &[Workplace]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("name-kk", "placement-name-kk"),
        text("name-ru", "placement-name-ru"),
        text("name-en", "placement-name-en"),
        text("enterprise", "placement-enterprise"),
        text("profession", "placement-profession"),
        SheetColumn::new("capacity", say.t("placement-capacity"), ColumnKind::Number),
        text("from", "placement-from"),
        text("until", "placement-until"),
        text("hazards", "placement-hazards"),
        text("languages", "placement-languages"),
        text("groups", "placement-groups"),
        text("status", "placement-status"),
    ];
    let cells = |one: &Workplace| -> Vec<Cell> {
        vec![
            one.name.kk.as_str().into(),
            one.name.ru.as_str().into(),
            one.name.en.as_str().into(),
            say.names(&one.organisation_name).into(),
            say.names(&one.profession_name).into(),
            one.capacity.into(),
            one.from.to_string().into(),
            one.until.map(|day| day.to_string()).into(),
            one.hazards.clone().into(),
            spoken(say, one).into(),
            one.groups.join(", ").into(),
            say.code(one.status).into(),
        ]
    };
    Sheet { name: say.t("placement-workplaces"), columns, rows: rows.iter().map(cells).collect() }
}

fn spoken(say: Say, one: &Workplace) -> String {
    one.languages.iter().map(|lang| say.code(*lang)).collect::<Vec<_>>().join(", ")
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<WorkplaceId>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let one = store::load(&site.db, by, id).await?;
    let facts = actions::facts(&site.db, by, &one).await?;
    let linked = site.windows.about(&site.db, by, &id.0).await?;
    let log = history(&site.db, say, id).await?;
    let title = say.names(&one.name);
    let over = format!("{} · {}", say.names(&one.organisation_name), say.code(one.status));
    let paused = one.status == Status::Paused;
    let whose = WhoseMove {
        who: if paused { say.code(Role::Hr) } else { String::new() },
        yours: paused && facts.within,
        since: Some(say.with("placement-since", &[("day", one.since.into())])),
        ..WhoseMove::default()
    };
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&over, &title, html! {}))
        (parts::whose_move(say, &whose, buttons(say, &one, by.role, facts)))
        (parts::columns(
            html! {
                (parts::card(&say.t("placement-entry"), parts::facts(&described(say, &one))))
                @if !linked.is_empty() {
                    (parts::card(&say.t("placement-linked"), html! {
                        ul.plain { @for about in &linked {
                            li { small { (say.t(about.kind)) } " " a href=(about.href) { (say.names(&about.title)) } }
                        } }
                    }))
                }
            },
            parts::card(&say.t("web-history"), log),
        ))
    }))
}

fn crumb(say: Say) -> Crumb {
    Crumb { href: "/workplaces".into(), label: say.t("placement-workplaces") }
}

fn buttons(say: Say, one: &Workplace, role: Role, facts: Facts) -> Markup {
    let button = |offer: &kernel::Offer<Act>| match offer.act {
        Act::Edit if offer.why_not.is_empty() => {
            Button::link(say.code(Act::Edit), format!("/workplaces/{}/edit", one.id))
        }
        act => {
            let to = format!("/workplaces/{}/acts/{}", one.id, act.code());
            let button = Button::offered(say, offer, to, one.version);
            match act {
                Act::Close => button.grave(),
                Act::Resume => button.main(),
                _ => button,
            }
        }
    };
    let offers = if facts.within { one.status.offers(role, &facts) } else { Vec::new() };
    parts::acts(say, &offers.iter().map(button).collect::<Vec<_>>())
}

fn described(say: Say, one: &Workplace) -> Vec<Fact> {
    let organisation =
        html! { a href=(format!("/organisations/{}", one.organisation)) { (say.names(&one.organisation_name)) } };
    let until = one.until.map_or_else(|| say.t("placement-open-end"), |day| say.day(day));
    let groups = if one.groups.is_empty() { say.t("placement-groups-all") } else { one.groups.join(", ") };
    vec![
        Fact::of(say.t("placement-enterprise"), organisation),
        Fact::new(say.t("placement-unit"), say.names(&one.unit_name)),
        Fact::new(say.t("placement-profession"), say.names(&one.profession_name)),
        Fact::new(say.t("placement-capacity"), say.number(one.capacity)),
        Fact::new(say.t("placement-period"), format!("{} – {until}", say.day(one.from))),
        Fact::new(say.t("placement-equipment"), one.equipment.clone().unwrap_or_default()),
        Fact::new(say.t("placement-hazards"), one.hazards.clone().unwrap_or_else(|| say.t("placement-hazards-none")))
            .source(say, crate::refusal::HAZARD.source),
        Fact::new(say.t("placement-languages"), spoken(say, one)),
        Fact::new(say.t("placement-groups"), groups),
    ]
}

async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let own = visitor.caller.organisation().map(|id| id.to_string()).unwrap_or_default();
    let form = WorkplaceForm {
        organisation: own,
        from: visitor.caller.today().to_string(),
        speaks_kk: "yes".into(),
        ..WorkplaceForm::default()
    };
    html_page(form_page(&site, &visitor, None, &form, &[]).await?)
}

async fn enter(State(site): State<Site>, visitor: Visitor, Form(form): Form<WorkplaceForm>) -> Answer {
    match actions::enter(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/workplaces/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure).await,
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<WorkplaceId>) -> Answer {
    let one = store::load(&site.db, &visitor.caller, id).await?;
    html_page(form_page(&site, &visitor, Some((id, one.version)), &one.form(), &[]).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<WorkplaceId>,
    Form(sent): Form<Versioned<WorkplaceForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/workplaces/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure).await,
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(WorkplaceId, i64)>,
    form: &WorkplaceForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, edited, form, &refusals).await?, status)
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(WorkplaceId, i64)>,
    form: &WorkplaceForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let (title, back, action) = match edited {
        Some((id, _)) => {
            (say.t("placement-edit-workplace"), format!("/workplaces/{id}"), format!("/workplaces/{id}/edit"))
        }
        None => (say.t("placement-enter-workplace"), "/workplaces".into(), "/workplaces/new".into()),
    };
    let body = fields(site, visitor, form, &errors, edited.is_some()).await?;
    let shown = parts::Form {
        action,
        version: edited.map(|(_, version)| version),
        submit: say.t("web-save"),
        cancel: Some(back),
        errors,
        ..parts::Form::default()
    };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    }))
}

async fn fields(
    site: &Site,
    visitor: &Visitor,
    form: &WorkplaceForm,
    errors: &Errors,
    edited: bool,
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let named = organisations::store::find(&site.db, &form.organisation).await?;
    let units = match &named {
        Some(organisation) => units::store::of(&site.db, organisation.id).await?,
        None => Vec::new(),
    };
    let units: Vec<Choice> = units
        .iter()
        .filter(|unit| unit.status == units::moves::Status::Active)
        .map(|unit| Choice::new(unit.id.to_string(), say.names(&unit.name)))
        .collect();
    let known = professions::store::list(&site.db, &professions::store::Filter::default(), None, SUGGESTED).await?;
    let known = known.iter().map(|one| Choice::new(say.names(&one.name), one.code.clone())).collect();
    let profession = match form.profession.parse() {
        Ok(id) => {
            professions::store::load(&site.db, id).await.map_or_else(|_| String::new(), |one| say.names(&one.name))
        }
        Err(_) => form.profession.clone(),
    };
    let groups = classifiers::groups(&site.db).await?;
    let groups = groups.iter().map(|one| Choice::new(&*one.code, say.names(&one.name))).collect();
    let organisation = enterprise::field(site, visitor, (&form.organisation, named.as_ref()), errors).await?;
    let names = NamesField::new("name", say.t("placement-name"))
        .value(Names::new(&*form.name_kk, &*form.name_ru, &*form.name_en))
        .errors(errors);
    let tick = |name: &'static str, key: &str, value: &str| Field::tick(name, say.t(key)).value(value).errors(errors);
    let day = |name: &'static str, key: &str, value: &str| Field::day(name, say.t(key)).value(value).errors(errors);
    let what = html! {
        @if edited { (parts::field(say, &Field::hidden("organisation", &*form.organisation))) }
        @else { (organisation) }
        @if !units.is_empty() {
            (parts::field(say, &Field::select("unit", say.t("placement-unit"), units).value(&*form.unit).errors(errors)))
        }
        (parts::field(say, &Field::new(parts::Kind::Suggest(known), "profession", say.t("placement-profession"))
            .value(profession).required().help(say.t("placement-profession-help")).errors(errors)))
        (parts::names_field(say, &names))
        (parts::field(say, &Field::lines("equipment", say.t("placement-equipment")).value(&*form.equipment).errors(errors)))
    };
    let whom = html! {
        (parts::field(say, &Field::number("capacity", say.t("placement-capacity")).value(&*form.capacity).required()
            .help(say.t("placement-capacity-help")).errors(errors)))
        (parts::field(say, &day("from", "placement-from", &form.from).required()))
        (parts::field(say, &day("until", "placement-until", &form.until)))
        (parts::field(say, &Field::new(parts::Kind::Suggest(groups), "groups", say.t("placement-groups"))
            .value(&*form.groups).help(say.t("placement-groups-help")).errors(errors)))
    };
    let rules = html! {
        (parts::field(say, &tick("hazardous", "placement-hazardous", &form.hazardous)))
        (parts::field(say, &Field::line("hazards", say.t("placement-hazards")).value(&*form.hazards)
            .help(say.t("placement-hazards-help")).errors(errors)))
        (parts::field(say, &tick("speaks-kk", "placement-speaks-kk", &form.speaks_kk)))
        (parts::field(say, &tick("speaks-ru", "placement-speaks-ru", &form.speaks_ru)))
        (parts::field(say, &tick("speaks-en", "placement-speaks-en", &form.speaks_en)))
    };
    Ok(html! {
        (parts::section(&say.t("placement-section-what"), "", what))
        (parts::section(&say.t("placement-section-whom"), "", whom))
        (parts::section(&say.t("placement-section-conditions"), "", rules))
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
    Path((id, act)): Path<(WorkplaceId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/workplaces/{id}"))
}
