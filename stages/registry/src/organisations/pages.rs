//! Organisations as pages: the list, the record, the forms.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Failure, OrganisationId, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Choice, Column, Crumb, Empty, Errors, Fact, Field, NamesField, Row, Table, Tone,
    Total,
};
use web::{
    Answer, Doors, PageKind, SIGNED_IN, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to,
    refusals_of,
};

use super::moves::{Act, Facts, Status};
use super::rules::{Kind, OrganisationForm};
use super::store::{self, Filter, Organisation};
use super::{EDIT, ENTER, actions};
use crate::{classifiers, units};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/organisations", &SIGNED_IN, list)
        .get("/organisations/new", &ENTER, new)
        .post("/organisations/new", &ENTER, enter)
        .get("/organisations/{id}", &SIGNED_IN, record)
        .get("/organisations/{id}/edit", &EDIT, editing)
        .post("/organisations/{id}/edit", &EDIT, edit)
        .post("/organisations/{id}/acts/{act}", &EDIT, act)
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    kind: String,
    region: String,
    after: String,
    format: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let regions = classifiers::regions(&site.db).await?;
    let region = regions.iter().find(|region| region.code == query.region).map(|region| region.id);
    let filter = Filter { kind: Kind::of(&query.kind), region, words: query.q.clone(), status: None };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(visitor.say, &rows), &query.format, "organisations");
    }
    let page = store::page(&site.db, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, &filter).await?;
    let say = visitor.say;
    let fields = vec![
        Field::select("kind", say.t("registry-kind"), Choice::all::<Kind>(say)).value(&*query.kind).within("filter"),
        Field::select(
            "region",
            say.t("registry-region"),
            regions.iter().map(|region| Choice::new(&*region.code, say.names(&region.name))).collect(),
        )
        .value(&*query.region)
        .within("filter"),
    ];
    let address = Address::of("/organisations")
        .with("q", &*query.q)
        .with("kind", &*query.kind)
        .with("region", &*query.region)
        .with("after", &*query.after);
    let table = Table {
        id: "organisations",
        caption: say.t("registry-organisations"),
        columns: vec![
            Column::words(say.t("registry-name")),
            Column::words(say.t("registry-kind")),
            Column::codes(say.t("registry-bin")),
            Column::words(say.t("registry-region")),
            Column::words(say.t("registry-city")),
        ],
        rows: page.rows.iter().map(|organisation| row(say, organisation)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &parts::Filter { address: address.clone(), search: Some(query.q), fields })),
        empty: Empty {
            title: say.t("registry-organisations-none"),
            text: say.t("registry-organisations-none-help"),
            act: None,
        },
        address,
        ..Table::default()
    };
    let acts = if ENTER.opens_to(visitor.caller.role) {
        parts::acts(
            say,
            &[
                Button::link(say.t("registry-enter-organisation"), "/organisations/new").main(),
                Button::link(say.t("registry-import-organisations"), "/organisations/import"),
            ],
        )
    } else {
        html! {}
    };
    let title = say.t("registry-organisations");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, acts))
        (parts::table(say, &table))
    }))
}

fn row(say: Say, organisation: &Organisation) -> Row {
    let row = Row::to(
        format!("/organisations/{}", organisation.id),
        vec![
            html! { (say.names(&organisation.name)) },
            html! { (say.code(organisation.kind)) },
            html! { (organisation.bin.as_deref().unwrap_or("–")) },
            html! { (say.names(&organisation.region_name)) },
            html! {
                (organisation.city.as_deref().unwrap_or("–"))
                @if organisation.status == Status::Closed {
                    " " (parts::pill(Tone::Late, &say.code(organisation.status)))
                }
            },
        ],
    );
    if organisation.status == Status::Closed { row.tone(Tone::Late) } else { row }
}

/// The list as a table.
pub fn sheet(say: Say, rows: &[Organisation]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("bin", "registry-bin"),
        text("kind", "registry-kind"),
        text("name-kk", "registry-name-kk"),
        text("name-ru", "registry-name-ru"),
        text("name-en", "registry-name-en"),
        text("region", "registry-region"),
        text("activity", "registry-activity"),
        text("city", "registry-city"),
        SheetColumn::new("staff", say.t("registry-staff"), ColumnKind::Number),
        text("status", "registry-status"),
    ];
    let cells = |o: &Organisation| -> Vec<Cell> {
        vec![
            o.bin.clone().into(),
            o.kind.code().into(),
            o.name.kk.as_str().into(),
            o.name.ru.as_str().into(),
            o.name.en.as_str().into(),
            o.region_code.as_str().into(),
            o.activity.clone().into(),
            o.city.clone().into(),
            o.staff.into(),
            say.code(o.status).into(),
        ]
    };
    Sheet { name: say.t("registry-organisations"), columns, rows: rows.iter().map(cells).collect() }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<OrganisationId>) -> Answer {
    let organisation = store::load(&site.db, id).await?;
    let facts = Facts { within: store::within(&site.db, &visitor.caller, id).await? };
    let linked = site.windows.about(&site.db, &visitor.caller, &id.0).await?;
    let say = visitor.say;
    let title = say.names(&organisation.name);
    let log = history(&site.db, say, id).await?;
    let units = units::pages::card(&site, &visitor, &organisation, facts.within).await?;
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&over(say, &organisation), &title, buttons(say, &organisation, &visitor, facts)))
        (parts::columns(
            html! {
                (parts::card(&say.t("registry-entry"), parts::facts(&described(say, &organisation))))
                (units)
                @if !linked.is_empty() {
                    (parts::card(&say.t("registry-linked"), html! {
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
    Crumb { href: "/organisations".into(), label: say.t("registry-organisations") }
}

fn over(say: Say, organisation: &Organisation) -> String {
    let mut parts = vec![say.code(organisation.kind)];
    parts.extend(organisation.bin.as_ref().map(|bin| say.with("registry-bin-is", &[("bin", bin.as_str().into())])));
    parts.push(say.code(organisation.status));
    parts.join(" · ")
}

fn buttons(say: Say, organisation: &Organisation, visitor: &Visitor, facts: Facts) -> Markup {
    let id = organisation.id;
    let buttons: Vec<Button> = organisation
        .status
        .offers(visitor.caller.role, &facts)
        .iter()
        .map(|offer| match offer.act {
            Act::Edit if offer.why_not.is_empty() => {
                Button::link(say.code(Act::Edit), format!("/organisations/{id}/edit")).main()
            }
            act => {
                let to = format!("/organisations/{id}/acts/{}", act.code());
                let button = Button::offered(say, offer, to, organisation.version);
                if act == Act::Close { button.grave() } else { button }
            }
        })
        .collect();
    parts::acts(say, &buttons)
}

fn described(say: Say, o: &Organisation) -> Vec<Fact> {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        Fact::new(say.t("registry-name-kk"), &*o.name.kk),
        Fact::new(say.t("registry-name-ru"), &*o.name.ru),
        Fact::new(say.t("registry-name-en"), &*o.name.en),
        Fact::new(say.t("registry-short"), say.names(&o.short)),
        Fact::new(say.t("registry-region"), say.names(&o.region_name)),
        Fact::new(say.t("registry-city"), or_dash(&o.city)),
        Fact::new(say.t("registry-activity"), or_dash(&o.activity)),
        Fact::new(say.t("registry-staff"), o.staff.map_or_else(String::new, |staff| say.number(staff))),
        Fact::new(say.t("registry-email"), or_dash(&o.email)),
        Fact::new(say.t("registry-phone"), or_dash(&o.phone)),
    ]
}

async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let form = OrganisationForm { kind: Kind::Enterprise.code().into(), ..OrganisationForm::default() };
    html_page(form_page(&site, &visitor, None, &form, &[]).await?)
}

async fn enter(State(site): State<Site>, visitor: Visitor, Form(form): Form<OrganisationForm>) -> Answer {
    match actions::enter(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/organisations/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure).await,
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<OrganisationId>) -> Answer {
    let organisation = store::load(&site.db, id).await?;
    let form = organisation.form();
    html_page(form_page(&site, &visitor, Some((id, organisation.version)), &form, &[]).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrganisationId>,
    Form(sent): Form<Versioned<OrganisationForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/organisations/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure).await,
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(OrganisationId, i64)>,
    form: &OrganisationForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, edited, form, &refusals).await?, status)
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(OrganisationId, i64)>,
    form: &OrganisationForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let regions = classifiers::regions(&site.db).await?;
    let activities = classifiers::activities(&site.db).await?;
    let line = |name: &'static str, key: &str, value: &str| Field::line(name, say.t(key)).value(value).errors(&errors);
    let (title, back, action) = match edited {
        Some((id, _)) => {
            (say.t("registry-edit-organisation"), format!("/organisations/{id}"), format!("/organisations/{id}/edit"))
        }
        None => (say.t("registry-enter-organisation"), "/organisations".into(), "/organisations/new".into()),
    };
    let names = |name, key: &str, kk: &str, ru: &str, en: &str| {
        NamesField::new(name, say.t(key)).value(kernel::Names::new(kk, ru, en)).errors(&errors)
    };
    let who = html! {
        (parts::field(say, &Field::select("kind", say.t("registry-kind"), Choice::all::<Kind>(say)).value(&*form.kind).required().errors(&errors)))
        (parts::field(say, &line("bin", "registry-bin", &form.bin).help(say.t("registry-bin-help"))))
        (parts::names_field(say, &names("name", "registry-name", &form.name_kk, &form.name_ru, &form.name_en)))
        (parts::names_field(say, &names("short", "registry-short", &form.short_kk, &form.short_ru, &form.short_en)))
    };
    let region_choices = regions.iter().map(|r| Choice::new(&*r.code, say.names(&r.name))).collect();
    let activity_choices =
        activities.iter().map(|a| Choice::new(&*a.code, format!("{} {}", a.code, say.names(&a.name)))).collect();
    let place = html! {
        (parts::field(say, &Field::select("region", say.t("registry-region"), region_choices).value(&*form.region).required().errors(&errors)))
        (parts::field(say, &line("city", "registry-city", &form.city)))
        (parts::field(say, &Field::select("activity", say.t("registry-activity"), activity_choices).value(&*form.activity).errors(&errors)))
        (parts::field(say, &Field::number("staff", say.t("registry-staff")).value(&*form.staff).errors(&errors)))
    };
    let reach = html! {
        (parts::field(say, &Field::new(parts::Kind::Email, "email", say.t("registry-email")).value(&*form.email).errors(&errors)))
        (parts::field(say, &line("phone", "registry-phone", &form.phone)))
    };
    let body = html! {
        (parts::section(&say.t("registry-who"), "", who))
        (parts::section(&say.t("registry-where"), "", place))
        (parts::section(&say.t("registry-contacts"), "", reach))
    };
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

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(OrganisationId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/organisations/{id}"))
}
