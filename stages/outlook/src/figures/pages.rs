//! The public page of figures, and the same as open data.

use axum::extract::{Query, State};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::Failure;
use maud::{Markup, html};
use registry::classifiers;
use serde::Deserialize;
use web::charts::{self, Bar, Bars};
use web::parts::{self, Address, Choice, Column, Empty, Field, Row, Tab, Table, Tile, Tone};
use web::{Answer, Doors, OPEN, PageKind, Say, Site, Visitor, html_page};

use super::suppression::{LEAST, Published, Told};
use super::view::{Figures, Part, figures};
use crate::followups::pages::{after_graduation, chart, shown};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/public", &OPEN, page)
}

/// Which region, in which format.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FiguresQuery {
    region: String,
    format: String,
}

/// The sides of what is public.
pub fn tabs(say: Say, at: &str) -> Markup {
    let tab = |href: &str, key: &str| Tab { href: href.into(), label: say.t(key), count: None, current: at == href };
    parts::tabs(
        say,
        &[
            tab("/public", "outlook-public-figures"),
            tab("/public/programmes", "outlook-public-programmes"),
            tab("/check", "outlook-public-check"),
        ],
    )
}

async fn page(State(site): State<Site>, visitor: Visitor, Query(query): Query<FiguresQuery>) -> Answer {
    let say = visitor.say;
    let region = classifiers::region_of(&site.db, &query.region).await?;
    let figures = figures(&site.db, &visitor.caller, region).await?;
    if !query.format.is_empty() {
        return documents::export(&sheet(say, &query.region, &figures), &query.format, "dual-training");
    }
    let title = say.t("outlook-public-title");
    let as_of = say.with("outlook-as-of", &[("day", figures.day.into())]);
    html_page(visitor.shell(&site, PageKind::Public, &*title).page(html! {
        (parts::head(&as_of, &title, html! {}))
        (tabs(say, "/public"))
        p { (say.t("outlook-public-intro")) }
        (filter(&site, say, &query).await?)
        (parts::tiles(say, &tiles(say, &figures)))
        (parts::grid(html! {
            (by_year(say, &figures.by_year))
            (by_region(say, &figures.by_region))
        }))
        (employment(say, &figures.employment))
        (parts::grid(html! {
            (chart(say, &figures.employment.iter().map(Published::discreet).collect::<Vec<_>>()))
            (note(say, &query))
        }))
    }))
}

async fn filter(site: &Site, say: Say, query: &FiguresQuery) -> Result<Markup, Failure> {
    let regions = classifiers::regions(&site.db).await?;
    let choices = regions.iter().map(|one| Choice::new(&*one.code, say.names(&one.name))).collect();
    let field = Field::select("region", say.t("outlook-region"), choices).value(&*query.region).within("filter");
    let address = Address::of("/public").with("region", &*query.region);
    Ok(parts::filter(say, &parts::Filter { address, search: None, fields: vec![field] }))
}

/// A count, or the sign that it is too small to be told.
fn told(say: Say, people: Told) -> String {
    people.count().map_or_else(|| say.with("outlook-fewer", &[("least", LEAST.into())]), |people| say.number(people))
}

fn tiles(say: Say, figures: &Figures) -> Vec<Tile> {
    let tile = |label: &str, figure: String, href: &str, formula: &str, tone| Tile {
        label: say.t(label),
        figure,
        href: href.to_owned(),
        formula: Some(say.t(formula)),
        tone,
        ..Tile::default()
    };
    let contracts = told(say, figures.contracts);
    let employment = figures.employment.iter().find(|one| one.month == 12);
    let share = employment
        .and_then(|one| one.share)
        .map_or_else(|| "–".to_owned(), |share| say.percent(share.value * 100.0, 0));
    let mut all = vec![
        tile(
            "outlook-indicator-dual",
            told(say, figures.dual),
            "#by-year",
            "outlook-indicator-dual-formula",
            Tone::Theory,
        ),
        tile(
            "outlook-indicator-programmes",
            told(say, figures.programmes),
            "/public/programmes",
            "outlook-indicator-programmes-formula",
            Tone::Theory,
        ),
        tile(
            "outlook-indicator-enterprises",
            told(say, figures.enterprises),
            "/public/programmes",
            "outlook-indicator-enterprises-formula",
            Tone::Practice,
        ),
        tile(
            "outlook-indicator-contracts",
            contracts,
            "#by-year",
            "outlook-indicator-contracts-formula",
            Tone::Practice,
        ),
        tile("outlook-indicator-employed", share, "#employment", "outlook-rate-formula", Tone::Good),
    ];
    if let (Some(last), Some(rate)) = (all.last_mut(), employment) {
        last.note = Some(counts(say, rate));
    }
    all
}

/// The counts behind a share, which is never told alone.
fn counts(say: Say, rate: &Published) -> String {
    let answered = [("answered", told(say, rate.answered).into()), ("followed", told(say, rate.followed).into())];
    let counts = say.with("outlook-share-note", &answered);
    rate.share.map_or_else(|| counts.clone(), |share| format!("{}; {counts}", shown(say, Some(share))))
}

#[expect(clippy::cast_precision_loss, reason = "figures of a country are far smaller than 2⁵²")]
fn bar(label: String, say: Say, people: Told) -> Bar {
    Bar { label, value: people.count().unwrap_or_default() as f64, said: told(say, people), tone: Tone::Theory }
}

fn by_year(say: Say, parts: &[Part]) -> Markup {
    html! {
        div #by-year {
            (charts::bars(say, &Bars {
                title: say.t("outlook-chart-students-year"),
                desc: say.t("outlook-chart-students-desc"),
                unit: say.t("outlook-unit-people"),
                bars: parts.iter().map(|part| bar(part.code.clone(), say, part.people)).collect(),
            }))
        }
    }
}

fn by_region(say: Say, parts: &[Part]) -> Markup {
    charts::bars(
        say,
        &Bars {
            title: say.t("outlook-chart-students-region"),
            desc: say.t("outlook-chart-students-desc"),
            unit: say.t("outlook-unit-people"),
            bars: parts.iter().map(|part| bar(say.names(&part.name), say, part.people)).collect(),
        },
    )
}

fn employment(say: Say, all: &[Published]) -> Markup {
    let heads = [
        "outlook-checkpoint",
        "outlook-followed",
        "outlook-answered",
        "outlook-confirmed",
        "outlook-employed",
        "outlook-share",
        "outlook-share-weighted",
    ];
    let row = |one: &Published| {
        Row::of(vec![
            html! { (after_graduation(say, one.month)) },
            html! { (told(say, one.followed)) },
            html! { (told(say, one.answered)) },
            html! { (told(say, one.confirmed)) },
            html! { @if one.employed.is_told() { (told(say, one.employed)) } @else { "–" } },
            html! { (shown(say, one.share)) },
            html! { (shown(say, one.weighted)) },
        ])
    };
    let table = Table {
        id: "employment",
        caption: say.t("outlook-employment"),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        // Nobody stands at a checkpoint whose day has come for nobody.
        rows: all.iter().filter(|one| one.followed.count() != Some(0)).map(row).collect(),
        empty: Empty {
            title: say.t("outlook-employment-none"),
            text: say.t("outlook-employment-none-help"),
            act: None,
        },
        ..Table::default()
    };
    html! {
        h2 { (say.t("outlook-employment")) }
        (parts::table(say, &table))
    }
}

fn note(say: Say, query: &FiguresQuery) -> Markup {
    let data = |format: &str| Address::of("/public").with("region", &*query.region).with("format", format);
    let json = Address::of("/api/v1/public/figures").with("region", &*query.region);
    html! {
        (parts::card(&say.t("outlook-open-data"), parts::padded(html! {
            p { (say.t("outlook-open-data-help")) }
            p {
                a href=(data("csv")) download { "CSV" } " · " a href=(data("xlsx")) download { "XLSX" } " · "
                a href=(json) { "JSON" }
            }
            p.small { (say.with("outlook-suppression-note", &[("least", LEAST.into())])) }
            p.small { (say.t("outlook-interval-formula")) }
        })))
    }
}

/// The figures as a table: one line a figure; a suppressed one stays empty.
pub fn sheet(say: Say, region: &str, figures: &Figures) -> Sheet {
    let columns = vec![
        SheetColumn::new("figure", say.t("outlook-indicator"), ColumnKind::Text),
        SheetColumn::new("region", say.t("outlook-region"), ColumnKind::Text),
        SheetColumn::new("of", say.t("outlook-breakdown"), ColumnKind::Text),
        SheetColumn::new("value", say.t("outlook-value"), ColumnKind::Number),
        SheetColumn::new("low", say.t("outlook-low"), ColumnKind::Text),
        SheetColumn::new("high", say.t("outlook-high"), ColumnKind::Text),
        SheetColumn::new("day", say.t("outlook-day"), ColumnKind::Day),
    ];
    let mut sheet = Sheet::new(say.t("outlook-public-figures"), columns);
    let Figures { day, dual, by_region, by_year, contracts, enterprises, universities, programmes, employment } =
        figures;
    let mut line = |key: &str, region: &str, of: String, value: Told, ends: [String; 2]| {
        let [low, high] = ends;
        sheet.rows.push(vec![
            Cell::from(say.t(key)),
            region.into(),
            of.into(),
            value.count().into(),
            low.into(),
            high.into(),
            (*day).into(),
        ]);
    };
    let none = || [String::new(), String::new()];
    line("outlook-indicator-dual", region, String::new(), *dual, none());
    for part in by_region {
        line("outlook-indicator-dual", &part.code, String::new(), part.people, none());
    }
    for part in by_year {
        line("outlook-indicator-dual", region, part.code.clone(), part.people, none());
    }
    line("outlook-indicator-contracts", region, String::new(), *contracts, none());
    line("outlook-indicator-enterprises", region, String::new(), *enterprises, none());
    line("outlook-indicator-universities", region, String::new(), *universities, none());
    line("outlook-indicator-programmes", region, String::new(), *programmes, none());
    for one in employment {
        let month = one.month.to_string();
        line("outlook-followed", region, month.clone(), one.followed, none());
        line("outlook-answered", region, month.clone(), one.answered, none());
        let ends = one.share.map_or_else(none, |share| {
            [share.interval.low, share.interval.high].map(|end| format!("{:.1}", end * 100.0))
        });
        line("outlook-employed", region, month, one.employed, ends);
    }
    sheet
}
