//! The consolidated order as pages: totals by profession, by group and year, and the returns behind each figure.

use axum::extract::{Path, Query, State};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Names, ProfessionId};
use maud::{Markup, html};
use serde::Deserialize;
use web::charts::{self, Bar, Bars};
use web::parts::{self, Address, Column, Crumb, Empty, Row, Table, Tile, Tone, Total};
use web::{Answer, Doors, PageKind, Say, Site, Visitor, html_page};

use super::store;
use super::totals::{OfProfession, Totals, by_group, by_profession, of_all};
use crate::CampaignId;
use crate::campaigns::rules::years;
use crate::campaigns::store::{self as campaigns, Campaign};
use crate::permissions::{SEE, SEE_RETURNS};
use crate::returns;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/campaigns/{id}/order", &SEE, order).get(
        "/campaigns/{id}/order/{profession}",
        &SEE_RETURNS,
        behind,
    )
}

/// In which form it is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OrderQuery {
    format: String,
}

/// How many professions the drawing shows.
const DRAWN: usize = 12;

async fn order(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
    Query(query): Query<OrderQuery>,
) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let campaign = campaigns::load(db, by, id).await?;
    let lines = store::counted(db, id).await?;
    let professions = by_profession(&lines);
    if !query.format.is_empty() {
        return documents::export(&sheet(say, &campaign, &professions), &query.format, "order");
    }
    let names = store::group_names(db).await?;
    let groups = by_group(&lines);
    let expected = campaigns::expected(db, campaign.region).await?;
    let title = say.t("needs-order");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::crumbs(say, &crumbs(say, &campaign)))
        (parts::head(&say.names(&campaign.title()), &title, html! {}))
        p { (say.t("needs-order-honest")) }
        (parts::tiles(say, &tiles(say, id, &of_all(&lines), expected)))
        (parts::formula(&say.t("web-formula"), html! {
            p { (say.t("needs-order-formula")) }
            p { (say.t("needs-order-formula-yearly")) }
        }))
        (parts::table(say, &by_profession_table(&visitor, &campaign, &professions)))
        (drawing(say, &professions))
        (parts::table(say, &by_group_table(say, &campaign, &groups, &names)))
    }))
}

fn crumbs(say: Say, campaign: &Campaign) -> Vec<Crumb> {
    vec![
        Crumb { href: "/campaigns".into(), label: say.t("needs-campaigns") },
        Crumb { href: format!("/campaigns/{}", campaign.id), label: say.names(&campaign.title()) },
    ]
}

fn tiles(say: Say, id: CampaignId, all: &Totals, expected: i64) -> Vec<Tile> {
    let returns = Address::of("/returns").with("campaign", id.to_string()).with("status", "accepted").to_string();
    let tile = |key: &str, figure: String, formula: Option<&str>| Tile {
        label: say.t(key),
        figure,
        href: returns.clone(),
        formula: formula.map(|key| say.t(key)),
        ..Tile::default()
    };
    let accepted = format!("{} / {}", say.number(all.returns), say.number(expected));
    vec![
        tile("needs-count-returns", accepted, Some("needs-count-returns-formula")),
        tile("needs-need", say.number(all.need()), Some("needs-order-formula")),
        tile("needs-vacancies", say.number(all.vacancies), None),
        tile("needs-dual-places", say.number(all.dual_places), None),
    ]
}

fn by_profession_table(visitor: &Visitor, campaign: &Campaign, all: &[OfProfession]) -> Table {
    let say = visitor.say;
    let opens = SEE_RETURNS.opens_to(visitor.caller.role);
    let row = |one: &OfProfession| {
        let t = &one.totals;
        let cells = vec![
            html! { (one.code) " " (say.names(&one.name)) },
            html! { (one.group.as_deref().unwrap_or("–")) },
            html! { (say.number(t.staff)) },
            html! { (say.number(t.vacancies)) },
            html! { (say.number(t.jobs.iter().sum())) },
            html! { (say.number(t.retirements.iter().sum())) },
            html! { (say.number(t.leavers)) },
            html! { (say.number(t.foreign_replaced)) },
            html! { (say.number(t.reductions)) },
            html! { strong { (say.number(t.need())) } },
            html! { (say.number(t.returns)) },
        ];
        let to = format!("/campaigns/{}/order/{}", campaign.id, one.profession);
        if opens { Row::to(to, cells) } else { Row::of(cells) }
    };
    let mut columns = vec![Column::words(say.t("needs-profession")), Column::words(say.t("needs-group"))];
    columns.extend(
        [
            "needs-staff",
            "needs-vacancies",
            "needs-jobs",
            "needs-retirements",
            "needs-leavers",
            "needs-foreign-replaced",
            "needs-reductions",
            "needs-need",
            "needs-returns",
        ]
        .map(|key| Column::figures(say.t(key))),
    );
    Table {
        id: "by-profession",
        caption: say.t("needs-order-by-profession"),
        columns,
        rows: all.iter().map(row).collect(),
        total: Total::Exactly(i64::try_from(all.len()).unwrap_or(i64::MAX)),
        exports: vec!["xlsx", "csv"],
        empty: Empty { title: say.t("needs-order-none"), text: say.t("needs-order-none-help"), act: None },
        address: Address::of(format!("/campaigns/{}/order", campaign.id)),
        ..Table::default()
    }
}

fn drawing(say: Say, all: &[OfProfession]) -> Markup {
    #[expect(clippy::cast_precision_loss, reason = "a region has fewer people than 2⁵²")]
    let bar = |one: &OfProfession| Bar {
        label: format!("{} {}", one.code, say.names(&one.name)),
        value: one.totals.need() as f64,
        said: say.number(one.totals.need()),
        tone: Tone::Practice,
    };
    let chart = Bars {
        title: say.t("needs-order-drawing"),
        desc: say.t("needs-order-honest"),
        unit: say.t("needs-need"),
        bars: all.iter().filter(|one| one.totals.need() > 0).take(DRAWN).map(bar).collect(),
    };
    charts::bars(say, &chart)
}

fn by_group_table(
    say: Say,
    campaign: &Campaign,
    groups: &[(Option<String>, Totals)],
    names: &[(String, Names)],
) -> Table {
    let row = |(group, totals): &(Option<String>, Totals)| {
        let name = group.as_ref().and_then(|code| names.iter().find(|(known, _)| known == code));
        let mut cells = vec![match (group, name) {
            (Some(code), Some((_, name))) => html! { (code) " " (say.names(name)) },
            (Some(code), None) => html! { (code) },
            (None, _) => html! { (say.t("needs-no-group")) },
        }];
        cells.extend(totals.by_year().map(|year| html! { (say.number(year)) }));
        cells.push(html! { strong { (say.number(totals.need())) } });
        cells.push(html! { (say.number(totals.yearly())) });
        Row::of(cells)
    };
    let mut columns = vec![Column::words(say.t("needs-group-name"))];
    columns.extend(years(campaign.year).map(|year| Column::figures(year.to_string())));
    columns.push(Column::figures(say.t("needs-need")));
    columns.push(Column::figures(say.t("needs-need-yearly")));
    Table {
        id: "by-group",
        caption: say.t("needs-order-by-group"),
        columns,
        rows: groups.iter().map(row).collect(),
        empty: Empty { title: say.t("needs-order-none"), text: say.t("needs-order-none-help"), act: None },
        address: Address::of(format!("/campaigns/{}/order", campaign.id)),
        ..Table::default()
    }
}

fn sheet(say: Say, campaign: &Campaign, all: &[OfProfession]) -> Sheet {
    const YEAR_KEYS: [&str; 6] = ["year-0", "year-1", "year-2", "year-3", "year-4", "year-5"];
    let number = |key, title: String| SheetColumn::new(key, title, ColumnKind::Number);
    let mut columns = vec![
        SheetColumn::new("code", say.t("needs-code"), ColumnKind::Text),
        SheetColumn::new("profession", say.t("needs-profession"), ColumnKind::Text),
        SheetColumn::new("group", say.t("needs-group"), ColumnKind::Text),
        number("staff", say.t("needs-staff")),
        number("vacancies", say.t("needs-vacancies")),
    ];
    columns.extend(YEAR_KEYS.into_iter().zip(years(campaign.year)).map(|(key, year)| number(key, year.to_string())));
    columns.push(number("need", say.t("needs-need")));
    columns.push(number("yearly", say.t("needs-need-yearly")));
    columns.push(number("dual-places", say.t("needs-dual-places")));
    columns.push(number("returns", say.t("needs-returns")));
    let cells = |one: &OfProfession| -> Vec<Cell> {
        let t = &one.totals;
        let mut cells: Vec<Cell> = vec![
            one.code.as_str().into(),
            say.names(&one.name).into(),
            one.group.clone().into(),
            t.staff.into(),
            t.vacancies.into(),
        ];
        cells.extend(t.by_year().map(Cell::from));
        cells.extend([t.need(), t.yearly(), t.dual_places, t.returns].map(Cell::from));
        cells
    };
    Sheet { name: say.t("needs-order"), columns, rows: all.iter().map(cells).collect() }
}

/// The returns behind a figure: every line of the profession, with the sum that the order shows.
async fn behind(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, profession)): Path<(CampaignId, ProfessionId)>,
) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let campaign = campaigns::load(db, by, id).await?;
    let named = registry::professions::load(db, profession).await?;
    let lines = returns::store::behind(db, by, id, profession).await?;
    let rows = lines.iter().map(|(of, enterprise, line)| {
        Row::to(
            format!("/returns/{of}"),
            vec![
                html! { (say.names(enterprise)) },
                html! { (say.code(line.education)) },
                html! { (say.number(line.staff)) },
                html! { (say.number(line.vacancies)) },
                html! { (say.number(line.jobs.iter().sum())) },
                html! { (say.number(line.retirements.iter().sum())) },
                html! { (say.number(line.leavers())) },
                html! { (say.number(line.foreign_replaced)) },
                html! { (say.number(line.reductions)) },
            ],
        )
    });
    let mut columns = vec![Column::words(say.t("needs-enterprise")), Column::words(say.t("needs-education"))];
    columns.extend(
        [
            "needs-staff",
            "needs-vacancies",
            "needs-jobs",
            "needs-retirements",
            "needs-leavers",
            "needs-foreign-replaced",
            "needs-reductions",
        ]
        .map(|key| Column::figures(say.t(key))),
    );
    let table = Table {
        id: "behind",
        caption: say.t("needs-behind"),
        columns,
        rows: rows.collect(),
        empty: Empty { title: say.t("needs-order-none"), text: say.t("needs-order-none-help"), act: None },
        address: Address::of(format!("/campaigns/{id}/order/{profession}")),
        ..Table::default()
    };
    let title = format!("{} {}", named.code, say.names(&named.name));
    let mut way = crumbs(say, &campaign);
    way.push(Crumb { href: format!("/campaigns/{id}/order"), label: say.t("needs-order") });
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::crumbs(say, &way))
        (parts::head(&say.t("needs-behind"), &title, html! {}))
        (parts::formula(&say.t("web-formula"), html! { p { (say.t("needs-order-formula")) } }))
        (parts::table(say, &table))
    }))
}
