//! The tables that forecasts are reckoned from: each is looked at, taken out, and brought as a file.

use axum::extract::{Path, Query, State};
use db::Db;
use documents::intake::{self, Blank, Blanked, Import, Taken};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Caller, Code, Failure};
use maud::html;
use serde::Deserialize;
use uuid::Uuid;
use web::parts::{self, Act as Button, Address, Column, Empty, Row, Table, Total};
use web::{Answer, Doors, PageKind, Say, Site, Visitor, html_page};

use super::crumb;
use crate::forecasts::actions::{self, table_title, take_table};
use crate::forecasts::inputs::Lines;
use crate::forecasts::kinds::{Holds, Kind};
use crate::permissions::{FORECAST, SEE_TABLES};

/// Rows that a page shows; all of them are in the file.
const SHOWN: usize = 300;

pub(super) fn doors() -> Doors {
    let first = Doors::new().get("/forecasts/tables/{kind}", &SEE_TABLES, table);
    IMPORTS.iter().fold(first, |doors, import| doors.and(intake::doors(import)))
}

/// What a table is for.
pub(super) fn what(say: Say, kind: Kind) -> String {
    say.t(match kind {
        Kind::Employment => "needs-forecast-for-employment",
        Kind::Matrix => "needs-forecast-for-matrix",
        Kind::Growth => "needs-forecast-for-growth",
        Kind::Exits => "needs-forecast-for-exits",
        Kind::Market => "needs-forecast-for-market",
        Kind::Bridge => "needs-forecast-for-bridge",
        Kind::Programmes => "needs-forecast-for-programmes",
        Kind::Strata => "needs-forecast-for-strata",
    })
}

macro_rules! import {
    ($kind:ident, $code:literal, $title:literal, $lead:literal) => {
        Import {
            path: concat!("/forecasts/tables/", $code, "/import"),
            permission: &FORECAST,
            title: $title,
            lead: $lead,
            file: $code,
            back_title: "needs-forecasts",
            back: "/forecasts",
            blank: |db, by, _: Option<Uuid>| -> Blanked { Box::pin(async move { blank(&db, &by, Kind::$kind).await }) },
            take: |db, by, file| -> Taken {
                Box::pin(async move {
                    take_table(&db, &by, Kind::$kind, (&file.bytes, &file.file_name), file.dry_run).await
                })
            },
        }
    };
}

/// Each table is brought on a page of its own.
static IMPORTS: [Import; 8] = [
    import!(Employment, "employment", "needs-forecast-bring-employment", "needs-forecast-for-employment"),
    import!(Matrix, "matrix", "needs-forecast-bring-matrix", "needs-forecast-for-matrix"),
    import!(Growth, "growth", "needs-forecast-bring-growth", "needs-forecast-for-growth"),
    import!(Exits, "exits", "needs-forecast-bring-exits", "needs-forecast-for-exits"),
    import!(Market, "market", "needs-forecast-bring-market", "needs-forecast-for-market"),
    import!(Bridge, "bridge", "needs-forecast-bring-bridge", "needs-forecast-for-bridge"),
    import!(Programmes, "programmes", "needs-forecast-bring-programmes", "needs-forecast-for-programmes"),
    import!(Strata, "strata", "needs-forecast-bring-strata", "needs-forecast-for-strata"),
];

/// The table as it stands, to be mended and brought again.
async fn blank(db: &Db, by: &Caller, kind: Kind) -> Result<Blank, Failure> {
    let stands = actions::table(db, by, kind).await?;
    let lines = stands.map(|sheet| sheet.lines).unwrap_or_default();
    Ok(Blank { form: kind.form(table_title(kind)), rows: rows(kind, &lines) })
}

/// The rows of a table as cells of a workbook.
fn rows(kind: Kind, lines: &Lines) -> Vec<Vec<Cell>> {
    let cell = |(holds, text): (Holds, &String)| match (holds, text.parse::<i64>()) {
        (Holds::Year | Holds::Count | Holds::Years(..), Ok(number)) => Cell::Number(number),
        _ => Cell::from(text.as_str()),
    };
    let holds = || kind.columns().iter().map(|column| column.holds);
    lines.iter().map(|cells| holds().zip(cells).map(cell).collect()).collect()
}

/// In which form it is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TableQuery {
    format: String,
}

async fn table(
    State(site): State<Site>,
    visitor: Visitor,
    Path(kind): Path<String>,
    Query(query): Query<TableQuery>,
) -> Answer {
    let (by, say) = (&visitor.caller, visitor.say);
    let kind = Kind::of(&kind).ok_or(Failure::Missing)?;
    let stands = actions::table(&site.db, by, kind).await?;
    let lines = stands.map(|sheet| sheet.lines).unwrap_or_default();
    if !query.format.is_empty() {
        return documents::export(&sheet(say, kind, &lines), &query.format, kind.code());
    }
    let figures = |holds: Holds| {
        matches!(holds, Holds::Year | Holds::Count | Holds::Years(..) | Holds::Percent(..) | Holds::Number(..))
    };
    let columns = kind.columns().iter().map(|column| {
        let title = say.names(&column.title());
        if figures(column.holds) { Column::figures(title) } else { Column::words(title) }
    });
    let keeps = FORECAST.opens_to(by.role);
    let import = format!("/forecasts/tables/{}/import", kind.code());
    let shown = Table {
        id: "table",
        caption: say.code(kind),
        columns: columns.collect(),
        rows: lines
            .iter()
            .take(SHOWN)
            .map(|cells| Row::of(cells.iter().map(|cell| html! { (cell) }).collect()))
            .collect(),
        total: Total::Exactly(i64::try_from(lines.len()).unwrap_or(i64::MAX)),
        exports: vec!["xlsx", "csv"],
        empty: Empty {
            title: say.with("needs-forecast-lacks", &[("table", say.code(kind).into())]),
            text: what(say, kind),
            act: keeps.then(|| (import.clone(), say.t("needs-forecast-bring"))),
        },
        address: Address::of(format!("/forecasts/tables/{}", kind.code())),
        ..Table::default()
    };
    let buttons = if keeps {
        parts::acts(say, &[Button::link(say.t("needs-forecast-bring"), import).main()])
    } else {
        html! {}
    };
    let title = say.code(kind);
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, buttons))
        p { (what(say, kind)) }
        (parts::table(say, &shown))
        @if lines.len() > SHOWN {
            p.small { (say.with("needs-forecast-shown", &[("shown", SHOWN.into()), ("all", lines.len().into())])) }
        }
    }))
}

/// The table as a file that can be brought again.
fn sheet(say: Say, kind: Kind, lines: &Lines) -> Sheet {
    let column = |column: &crate::forecasts::kinds::Column| {
        let kind = match column.holds {
            Holds::Year | Holds::Count | Holds::Years(..) => ColumnKind::Number,
            _ => ColumnKind::Text,
        };
        SheetColumn::new(column.key, say.names(&column.title()), kind)
    };
    Sheet { name: say.code(kind), columns: kind.columns().iter().map(column).collect(), rows: rows(kind, lines) }
}
