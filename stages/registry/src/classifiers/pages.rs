//! The closed lists as pages: regions, OKED, groups of educational programmes, each in three languages.

use axum::extract::{Path, Query, State};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Failure, Names};
use maud::html;
use serde::Deserialize;
use web::parts::{self, Address, Column, Row, Tab, Table, Total};
use web::{Answer, Doors, PageKind, SIGNED_IN, Say, Site, Visitor, html_page, on_to};

use super::store;

kernel::codes! { "registry-classifier",
    /// Which list.
    pub enum Classifier {
        /// Regions of the country.
        Regions = "regions",
        /// Sections and divisions of OKED.
        Activities = "activities",
        /// Groups of educational programmes.
        Groups = "groups",
    }
}

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/classifiers", &SIGNED_IN, first).get("/classifiers/{list}", &SIGNED_IN, list)
}

/// What is asked of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    format: String,
}

async fn first() -> Answer {
    on_to("/classifiers/regions")
}

async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Path(list): Path<String>,
    Query(query): Query<ListQuery>,
) -> Answer {
    let chosen = Classifier::of(&list).ok_or(Failure::Missing)?;
    let say = visitor.say;
    let rows = rows(&site, chosen).await?;
    if !query.format.is_empty() {
        return documents::export(&sheet(say, chosen, &rows), &query.format, chosen.code());
    }
    let tabs: Vec<Tab> = Classifier::ALL
        .iter()
        .map(|one| Tab {
            href: format!("/classifiers/{}", one.code()),
            label: say.code(*one),
            count: None,
            current: *one == chosen,
        })
        .collect();
    let caption = say.code(chosen);
    let table = Table {
        id: "classifier",
        caption: caption.clone(),
        columns: HEADS
            .map(|(name, key)| if name == "code" { Column::codes(say.t(key)) } else { Column::words(say.t(key)) })
            .into(),
        rows: rows.iter().map(|(code, name)| row(code, name)).collect(),
        total: Total::Exactly(i64::try_from(rows.len()).unwrap_or(i64::MAX)),
        exports: vec!["xlsx", "csv"],
        address: Address::of(format!("/classifiers/{}", chosen.code())),
        ..Table::default()
    };
    let title = say.t("registry-classifiers");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, html! {}))
        (parts::tabs(say, &tabs))
        (parts::table(say, &table))
    }))
}

const HEADS: [(&str, &str); 4] = [
    ("code", "registry-profession-code"),
    ("name-kk", "registry-name-kk"),
    ("name-ru", "registry-name-ru"),
    ("name-en", "registry-name-en"),
];

async fn rows(site: &Site, chosen: Classifier) -> Result<Vec<(String, Names)>, Failure> {
    Ok(match chosen {
        Classifier::Regions => store::regions(&site.db).await?.into_iter().map(|r| (r.code, r.name)).collect(),
        Classifier::Activities => store::activities(&site.db).await?.into_iter().map(|a| (a.code, a.name)).collect(),
        Classifier::Groups => store::groups(&site.db).await?.into_iter().map(|g| (g.code, g.name)).collect(),
    })
}

fn row(code: &str, name: &Names) -> Row {
    Row::of(vec![
        html! { (code) },
        html! { span lang="kk" { (name.kk) } },
        html! { span lang="ru" { (name.ru) } },
        html! { span lang="en" { (name.en) } },
    ])
}

fn sheet(say: Say, chosen: Classifier, rows: &[(String, Names)]) -> Sheet {
    let columns = HEADS.map(|(key, title)| SheetColumn::new(key, say.t(title), ColumnKind::Text));
    let cells = |(code, name): &(String, Names)| -> Vec<Cell> {
        [code, &name.kk, &name.ru, &name.en].map(|words| words.as_str().into()).into()
    };
    Sheet { name: say.code(chosen), columns: columns.into(), rows: rows.iter().map(cells).collect() }
}
