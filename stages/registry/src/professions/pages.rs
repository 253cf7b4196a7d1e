//! Professions as pages: the list, the record, the form of the region's own entries.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Failure, Lang, Names, ProfessionId, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Choice, Column, Crumb, Empty, Errors, Fact, Field, NamesField, Row, Table, Total,
};
use web::{
    Answer, Doors, PageKind, SIGNED_IN, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to,
    refusals_of,
};

use super::rules::{Education, Kind, ProfessionForm};
use super::store::{self, Filter, Profession};
use super::{KEEP, actions};
use crate::classifiers;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/professions", &SIGNED_IN, list)
        .get("/professions/new", &KEEP, new)
        .post("/professions/new", &KEEP, enter)
        .get("/professions/{id}", &SIGNED_IN, record)
        .get("/professions/{id}/edit", &KEEP, editing)
        .post("/professions/{id}/edit", &KEEP, edit)
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    kind: String,
    isco: String,
    after: String,
    format: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let say = visitor.say;
    let filter = Filter { words: query.q.clone(), kind: Kind::of(&query.kind), isco: query.isco.trim().to_owned() };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "professions");
    }
    let page = store::page(&site.db, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, &filter).await?;
    let address = Address::of("/professions")
        .with("q", &*query.q)
        .with("kind", &*query.kind)
        .with("isco", &*query.isco)
        .with("after", &*query.after);
    let fields = vec![
        Field::select("kind", say.t("registry-kind"), Choice::all::<Kind>(say)).value(&*query.kind).within("filter"),
        Field::line("isco", say.t("registry-isco")).value(&*query.isco).within("filter"),
    ];
    let table = Table {
        id: "professions",
        caption: say.t("registry-professions"),
        columns: vec![
            Column::words(say.t("registry-profession")),
            Column::codes(say.t("registry-profession-code")),
            Column::codes(say.t("registry-isco")),
            Column::words(say.t("registry-kind")),
            Column::words(say.t("registry-group")),
        ],
        rows: page.rows.iter().map(|profession| row(say, profession)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &parts::Filter { address: address.clone(), search: Some(query.q), fields })),
        empty: Empty {
            title: say.t("registry-professions-none"),
            text: say.t("registry-professions-none-help"),
            act: None,
        },
        address,
        ..Table::default()
    };
    let acts = if KEEP.opens_to(visitor.caller.role) {
        let enter = Button::link(say.t("registry-enter-profession"), "/professions/new").main();
        parts::acts(say, &[enter, Button::link(say.t("registry-import-esco"), "/professions/import")])
    } else {
        html! {}
    };
    let title = say.t("registry-professions");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, acts))
        (parts::table(say, &table))
    }))
}

/// The name, with its language beside it where the reader's is not there.
pub fn named(say: Say, name: &Names) -> Markup {
    let own = match say.lang {
        Lang::Kk => &name.kk,
        Lang::Ru => &name.ru,
        Lang::En => &name.en,
    };
    let english = own.is_empty() && name.kk.is_empty() && name.ru.is_empty();
    if english {
        parts::tagged(Lang::En, &name.en)
    } else {
        html! { (say.names(name)) }
    }
}

/// Words that a source gives in English alone.
fn in_english(say: Say, words: &str) -> Markup {
    if say.lang == Lang::En {
        html! { (words) }
    } else {
        parts::tagged(Lang::En, words)
    }
}

fn row(say: Say, profession: &Profession) -> Row {
    Row::to(
        format!("/professions/{}", profession.id),
        vec![
            named(say, &profession.name),
            html! { (profession.code) },
            html! { (profession.isco) },
            html! { (say.code(profession.kind)) },
            html! { (profession.group.as_deref().unwrap_or("–")) },
        ],
    )
}

fn sheet(say: Say, rows: &[Profession]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("code", "registry-profession-code"),
        text("isco", "registry-isco"),
        text("kind", "registry-kind"),
        text("name-kk", "registry-name-kk"),
        text("name-ru", "registry-name-ru"),
        text("name-en", "registry-name-en"),
        text("education", "registry-education"),
        text("group", "registry-group"),
        text("external-id", "registry-source-id"),
    ];
    let cells = |p: &Profession| -> Vec<Cell> {
        vec![
            p.code.as_str().into(),
            p.isco.as_str().into(),
            say.code(p.kind).into(),
            p.name.kk.as_str().into(),
            p.name.ru.as_str().into(),
            p.name.en.as_str().into(),
            p.education.map(|education| say.code(education)).into(),
            p.group.clone().into(),
            p.external_id.as_str().into(),
        ]
    };
    Sheet { name: say.t("registry-professions"), columns, rows: rows.iter().map(cells).collect() }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProfessionId>) -> Answer {
    let profession = store::load(&site.db, id).await?;
    let say = visitor.say;
    let groups = store::groups_of(&site.db, &profession.isco).await?;
    let linked = site.windows.about(&site.db, &visitor.caller, &id.0).await?;
    let keeps = profession.kind == Kind::Own
        && KEEP.opens_to(visitor.caller.role)
        && store::within(&site.db, &visitor.caller, id).await?;
    let edit = Button::link(say.t("registry-edit-profession"), format!("/professions/{id}/edit")).main();
    let acts = if keeps {
        parts::acts(say, &[edit])
    } else {
        html! {}
    };
    let log = history(&site.db, say, id).await?;
    let title = say.names(&profession.name);
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&format!("{} · {}", say.code(profession.kind), profession.code), &title, acts))
        (parts::columns(
            html! {
                (parts::card(&say.t("registry-entry"), parts::facts(&described(say, &profession, &groups))))
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
    Crumb { href: "/professions".into(), label: say.t("registry-professions") }
}

fn described(say: Say, p: &Profession, groups: &[Profession]) -> Vec<Fact> {
    let isco = html! {
        (p.isco)
        @for group in groups.iter().filter(|group| group.id != p.id) {
            br; a href=(format!("/professions/{}", group.id)) { (group.code) " " (say.names(&group.name)) }
        }
    };
    let mut facts = vec![
        Fact::of(say.t("registry-profession"), named(say, &p.name)),
        Fact::new(say.t("registry-name-kk"), &*p.name.kk),
        Fact::new(say.t("registry-name-ru"), &*p.name.ru),
        Fact::new(say.t("registry-name-en"), &*p.name.en),
        Fact::of(say.t("registry-isco"), isco),
    ];
    if p.kind == Kind::Own {
        let education = p.education.map_or_else(String::new, |education| say.code(education));
        facts.push(Fact::new(say.t("registry-education"), education));
        facts.push(Fact::new(say.t("registry-group"), p.group.clone().unwrap_or_default()));
    }
    if let Some(about) = &p.about {
        facts.push(Fact::of(say.t("registry-about"), in_english(say, about)));
    }
    if let Some(alternatives) = &p.alternatives {
        let lines = html! { ul.plain lang="en" { @for line in alternatives.lines() { li { (line) } } } };
        facts.push(Fact::of(say.t("registry-alternatives"), lines));
    }
    if p.kind == Kind::Esco {
        facts.push(Fact::of(
            say.t("registry-source-id"),
            html! { a href=(p.external_id) rel="external" { (p.external_id) } },
        ));
    }
    facts
}

async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    html_page(form_page(&site, &visitor, None, &ProfessionForm::default(), &[]).await?)
}

async fn enter(State(site): State<Site>, visitor: Visitor, Form(form): Form<ProfessionForm>) -> Answer {
    match actions::enter(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/professions/{id}")),
        Err(failure) => again(&site, &visitor, None, &form, failure).await,
    }
}

async fn editing(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProfessionId>) -> Answer {
    let profession = store::load(&site.db, id).await?;
    let Names { kk, ru, en } = profession.name;
    let form = ProfessionForm {
        code: profession.code,
        isco: profession.isco,
        name_kk: kk,
        name_ru: ru,
        name_en: en,
        education: profession.education.map_or_else(String::new, |education| education.code().to_owned()),
        group: profession.group.unwrap_or_default(),
    };
    html_page(form_page(&site, &visitor, Some((id, profession.version)), &form, &[]).await?)
}

async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProfessionId>,
    Form(sent): Form<Versioned<ProfessionForm>>,
) -> Answer {
    let version = sent.version();
    match actions::edit(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(()) => on_to(&format!("/professions/{id}")),
        Err(failure) => again(&site, &visitor, Some((id, version)), &sent.form, failure).await,
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(ProfessionId, i64)>,
    form: &ProfessionForm,
    failure: Failure,
) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(form_page(site, visitor, edited, form, &refusals).await?, status)
}

async fn form_page(
    site: &Site,
    visitor: &Visitor,
    edited: Option<(ProfessionId, i64)>,
    form: &ProfessionForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let groups = classifiers::groups(&site.db).await?;
    let groups = groups.iter().map(|g| Choice::new(&*g.code, format!("{} {}", g.code, say.names(&g.name)))).collect();
    let (title, back, action) = match edited {
        Some((id, _)) => {
            (say.t("registry-edit-profession"), format!("/professions/{id}"), format!("/professions/{id}/edit"))
        }
        None => (say.t("registry-enter-profession"), "/professions".into(), "/professions/new".into()),
    };
    let names = NamesField::new("name", say.t("registry-profession"))
        .value(Names::new(&*form.name_kk, &*form.name_ru, &*form.name_en))
        .errors(&errors);
    let line = |name: &'static str, key: &str, value: &str| Field::line(name, say.t(key)).value(value).errors(&errors);
    let code =
        line("code", "registry-profession-code", &form.code).required().help(say.t("registry-profession-code-help"));
    let isco = line("isco", "registry-isco", &form.isco).required().help(say.t("registry-isco-help"));
    let education = Field::select("education", say.t("registry-education"), Choice::all::<Education>(say));
    let group = Field::select("group", say.t("registry-group"), groups);
    let body = html! {
        @if edited.is_none() { (parts::field(say, &code)) }
        (parts::names_field(say, &names))
        (parts::field(say, &isco))
        (parts::field(say, &education.value(&*form.education).errors(&errors)))
        (parts::field(say, &group.value(&*form.group).errors(&errors)))
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
        (parts::form(say, &shown, parts::section(&say.t("registry-profession"), "", body)))
    }))
}
