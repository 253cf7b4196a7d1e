//! The list of returns: a region's for the coordinator, the enterprise's own for itself.

use axum::extract::{Query, State};
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, ProfessionId};
use maud::html;
use serde::Deserialize;
use web::parts::{self, Address, Choice, Column, Empty, Field, Row, Table, Total};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use super::tone;
use crate::CampaignId;
use crate::returns::moves::Status;
use crate::returns::store::{self, Filter, Listed};

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    campaign: String,
    status: String,
    profession: String,
    after: String,
    format: String,
}

impl ListQuery {
    fn filter(&self) -> Filter {
        Filter {
            campaign: self.campaign.parse::<CampaignId>().ok(),
            status: Status::of(&self.status),
            profession: self.profession.parse::<ProfessionId>().ok(),
            words: self.q.clone(),
        }
    }
}

pub(super) async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let filter = query.filter();
    if !query.format.is_empty() {
        let rows = store::list(db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "returns");
    }
    let page = store::page(db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(db, by, &filter).await?;
    let address = Address::of("/returns")
        .with("campaign", &*query.campaign)
        .with("profession", &*query.profession)
        .with("q", &*query.q)
        .with("status", &*query.status)
        .with("after", &*query.after);
    let status = Field::select("status", say.t("needs-status"), Choice::all::<Status>(say));
    let fields = vec![status.value(&*query.status).within("filter")];
    let table = Table {
        id: "returns",
        caption: say.t("needs-returns"),
        columns: vec![
            Column::words(say.t("needs-enterprise")),
            Column::words(say.t("needs-year")),
            Column::words(say.t("needs-status")),
            Column::figures(say.t("needs-professions")),
            Column::figures(say.t("needs-vacancies")),
            Column::figures(say.t("needs-dual-places")),
        ],
        rows: page.rows.iter().map(|one| row(say, one)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &parts::Filter { address: address.clone(), search: Some(query.q), fields })),
        empty: Empty { title: say.t("needs-returns-none"), text: say.t("needs-returns-none-help"), act: None },
        address,
        ..Table::default()
    };
    let title = say.t("needs-returns");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, html! {}))
        (parts::table(say, &table))
    }))
}

fn row(say: Say, one: &Listed) -> Row {
    Row::to(
        format!("/returns/{}", one.of.id),
        vec![
            html! { (say.names(&one.of.enterprise_name)) },
            html! { (one.of.year) },
            html! { (parts::pill(tone(one.of.status), &say.code(one.of.status))) },
            html! { (say.number(one.lines)) },
            html! { (say.number(one.vacancies)) },
            html! { (say.number(one.dual_places)) },
        ],
    )
}

fn sheet(say: Say, rows: &[Listed]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let number = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Number);
    let columns = vec![
        text("bin", "needs-bin"),
        text("enterprise", "needs-enterprise"),
        text("year", "needs-year"),
        text("status", "needs-status"),
        number("headcount", "needs-headcount"),
        number("professions", "needs-professions"),
        number("vacancies", "needs-vacancies"),
        number("dual-places", "needs-dual-places"),
        text("signer", "needs-signer"),
    ];
    let cells = |one: &Listed| -> Vec<Cell> {
        vec![
            one.of.bin.clone().into(),
            say.names(&one.of.enterprise_name).into(),
            one.of.year.to_string().into(),
            say.code(one.of.status).into(),
            one.of.header.headcount.into(),
            one.lines.into(),
            one.vacancies.into(),
            one.dual_places.into(),
            one.of.header.signer.clone().into(),
        ]
    };
    Sheet { name: say.t("needs-returns"), columns, rows: rows.iter().map(cells).collect() }
}
