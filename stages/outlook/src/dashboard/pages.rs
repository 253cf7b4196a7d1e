//! The dashboard and the register of indicators.

use axum::extract::{Query, State};
use kernel::{Caller, Failure, ScopeKind};
use maud::{Markup, html};
use registry::classifiers;
use serde::Deserialize;
use web::charts::{self, Bar, Bars, Group, GroupedBars};
use web::parts::{self, Address, BarRow, Choice, Column, Field, Row, Share, Table, Tile, Tone};
use web::{Answer, Count, Doors, Frame, PageKind, Say, Site, Visitor, html_page};

use super::SEE;
use super::place::region;
use super::store::{self, Admitted};
use crate::employment::{Rate, rates};
use crate::figures::suppression::published;
use crate::followups;
use crate::followups::store::{Chosen, strata};
use crate::indicators::{self, Indicator};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/dashboard", &SEE, dashboard).get("/dashboard/formulas", &SEE, formulas)
}

/// What the dashboard is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DashboardQuery {
    region: String,
    year: String,
}

/// The names of the stages, in the order of the journey; what belongs to none stands last.
const STAGES: [(u8, &str); 8] = [
    (1, "outlook-stage-1"),
    (2, "outlook-stage-2"),
    (3, "outlook-stage-3"),
    (4, "outlook-stage-4"),
    (5, "outlook-stage-5"),
    (6, "outlook-stage-6"),
    (7, "outlook-stage-7"),
    (0, "outlook-stage-0"),
];

async fn dashboard(State(site): State<Site>, visitor: Visitor, Query(query): Query<DashboardQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let region = region(&site, &visitor, &query.region).await?;
    let chosen = Chosen { region, year: query.year.trim().parse().ok(), code: None };
    let what = format!("dashboard {region:?} {:?}", chosen.year);
    let added = site.unchanged(&what, by, added_up(&site, by, &chosen)).await?;
    let AddedUp { counts, rates, admitted, contracts, needed } = &*added;
    let mut rates = rates.clone();
    // Those who may not read the list of graduates learn no more than everybody does: small numbers tell of somebody.
    if !followups::READ.opens_to(by.role) {
        rates = rates.iter().map(|rate| published(rate).discreet()).collect();
    }
    let title = say.t("outlook-dashboard");
    let as_of = say.with("outlook-as-of", &[("day", by.today().into())]);
    let formulas = parts::acts(say, &[parts::Act::link(say.t("outlook-formulas"), "/dashboard/formulas")]);
    html_page(visitor.shell(&site, PageKind::Board, &*title).page(html! {
        (parts::head(&as_of, &title, formulas))
        (filter(&site, &visitor, &query).await?)
        (parts::card(&say.t("outlook-funnel"), funnel(say, &site, &visitor, *needed, counts, &rates)))
        @for (stage, name) in STAGES { (section(say, &site, &visitor, &say.t(name), stage, counts)) }
        (parts::grid(html! {
            (students(say, admitted))
            (by_state(say, contracts))
            (followups::pages::chart(say, &rates))
        }))
    }))
}

/// What the dashboard adds up.
struct AddedUp {
    counts: Vec<Count>,
    rates: Vec<Rate>,
    admitted: Vec<Admitted>,
    contracts: Vec<(agreements::moves::Status, i64)>,
    needed: i64,
}

async fn added_up(site: &Site, by: &Caller, chosen: &Chosen) -> Result<AddedUp, Failure> {
    let (db, region) = (&site.db, chosen.region);
    Ok(AddedUp {
        counts: site.windows.counts(db, by, &Frame { region, today: by.today() }).await?,
        rates: rates(&strata(db, by, chosen).await?),
        admitted: store::admitted(db, by, region).await?,
        contracts: store::contracts(db, by, region).await?,
        needed: store::needed(db, region).await?,
    })
}

async fn filter(site: &Site, visitor: &Visitor, query: &DashboardQuery) -> Result<Markup, Failure> {
    let say = visitor.say;
    let mut fields = Vec::new();
    if visitor.caller.scope.kind == ScopeKind::Nation {
        let regions = classifiers::regions(&site.db).await?;
        let choices = regions.iter().map(|one| Choice::new(&*one.code, say.names(&one.name))).collect();
        fields.push(Field::select("region", say.t("outlook-region"), choices).value(&*query.region).within("filter"));
    }
    fields.push(Field::number("year", say.t("outlook-year")).value(&*query.year).within("filter"));
    let address = Address::of("/dashboard").with("region", &*query.region).with("year", &*query.year);
    Ok(parts::filter(say, &parts::Filter { address, search: None, fields }))
}

/// Where a figure opens: its list, or the register of formulas for whom the list is closed.
fn opened(site: &Site, visitor: &Visitor, href: &str) -> String {
    let path = href.split('?').next().unwrap_or_default();
    let closed = site.rail.iter().any(|entry| {
        let under = path == entry.href || (entry.href != "/" && path.starts_with(&format!("{}/", entry.href)));
        under && !entry.permission.opens_to(visitor.caller.role)
    });
    if closed { "/dashboard/formulas".to_owned() } else { href.to_owned() }
}

fn section(say: Say, site: &Site, visitor: &Visitor, name: &str, stage: u8, counts: &[Count]) -> Markup {
    let here: Vec<Tile> =
        counts.iter().filter(|count| count.stage == stage).map(|count| tile(say, site, visitor, count)).collect();
    let number = if stage > 0 { format!("{stage}. ") } else { String::new() };
    html! {
        @if here.is_empty() {
            p.small { strong { (number) (name) } " – " (say.t("outlook-stage-empty")) }
        } @else {
            section.stacked { h2 { (number) (name) } (parts::tiles(say, &here)) }
        }
    }
}

fn tile(say: Say, site: &Site, visitor: &Visitor, count: &Count) -> Tile {
    let of = count.of.filter(|of| *of > 0);
    let said =
        of.map(|of| say.with("outlook-of", &[("of", of.into()), ("percent", say.percent_of(count.value, of).into())]));
    Tile {
        label: say.t(count.key),
        figure: say.number(count.value),
        href: opened(site, visitor, &count.href),
        note: None,
        formula: Some(say.t(count.formula)),
        tone: Tone::Plain,
        drawing: of.zip(said).map(|(of, said)| charts::progress(Tone::Theory, float(count.value), float(of), &said)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "figures of a region are far smaller than 2⁵²")]
fn float(number: i64) -> f64 {
    number as f64
}

/// The chain from need to work: each step opens to its list.
fn funnel(say: Say, site: &Site, visitor: &Visitor, needed: i64, counts: &[Count], rates: &[Rate]) -> Markup {
    let of = |key: &str| counts.iter().find(|count| count.key == key);
    let step = |count: &Count| (say.t(count.key), count.value, count.href.clone(), Tone::Theory);
    let mut steps =
        vec![(say.t("outlook-indicator-needed"), needed, "/returns?status=accepted".to_owned(), Tone::Plain)];
    steps.extend(
        ["needs-count-places", "programmes-count-dual", "agreements-count-in-force"]
            .iter()
            .filter_map(|key| of(key))
            .map(step),
    );
    steps.extend(counts.iter().filter(|count| count.stage == 7).map(step));
    let year = rates.iter().find(|rate| rate.month == 12);
    if let Some(year) = year.filter(|year| year.tally.employed > 0 || followups::READ.opens_to(visitor.caller.role)) {
        let to = "/outlook?month=12&employed=yes".to_owned();
        steps.push((say.t("outlook-indicator-employed"), year.tally.employed, to, Tone::Practice));
    }
    let most = steps.iter().map(|(_, value, ..)| *value).max().unwrap_or_default();
    let rows: Vec<BarRow> = steps
        .into_iter()
        .map(|(label, value, href, tone)| BarRow {
            label,
            href: Some(opened(site, visitor, &href)),
            said: say.number(value),
            shares: vec![Share { tone, amount: float(value) }],
            note: None,
            whole: float(most),
        })
        .collect();
    html! { (parts::padded(html! { p.small { (say.t("outlook-funnel-help")) } })) (parts::bar_rows(&rows)) }
}

fn students(say: Say, admitted: &[Admitted]) -> Markup {
    let group =
        |one: &Admitted| Group { label: one.year.0.to_string(), values: vec![float(one.dual), float(one.graduated)] };
    charts::grouped_bars(
        say,
        &GroupedBars {
            title: say.t("outlook-chart-students"),
            desc: say.t("outlook-chart-students-desc"),
            series: vec![
                (Tone::Theory, say.t("outlook-studying")),
                (Tone::Practice, say.t("outlook-graduated-series")),
            ],
            groups: admitted.iter().map(group).collect(),
            decimals: 0,
        },
    )
}

fn by_state(say: Say, contracts: &[(agreements::moves::Status, i64)]) -> Markup {
    use agreements::moves::Status;
    let tone = |status| match status {
        Status::InForce | Status::Completed => Tone::Good,
        Status::Terminated | Status::Refused | Status::Suspended => Tone::Late,
        Status::Withdrawn => Tone::Plain,
        _ => Tone::Wait,
    };
    let bar = |(status, n): &(Status, i64)| Bar {
        label: say.code(*status),
        value: float(*n),
        said: say.number(*n),
        tone: tone(*status),
    };
    charts::bars(
        say,
        &Bars {
            title: say.t("outlook-chart-contracts"),
            desc: say.t("outlook-chart-contracts-desc"),
            unit: say.code(indicators::Unit::Contracts),
            bars: contracts.iter().map(bar).collect(),
        },
    )
}

async fn formulas(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let heads = [
        "outlook-indicator",
        "outlook-formula",
        "outlook-unit-label",
        "outlook-numerator",
        "outlook-denominator",
        "outlook-source",
    ];
    let table = Table {
        id: "indicators",
        caption: say.t("outlook-formulas"),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        rows: indicators::ALL.iter().map(|one| row(&site, &visitor, one)).collect(),
        ..Table::default()
    };
    let title = say.t("outlook-formulas");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::crumbs(say, &[parts::Crumb { href: "/dashboard".into(), label: say.t("outlook-dashboard") }]))
        (parts::head("", &title, html! {}))
        p.small { (say.t("outlook-formulas-help")) }
        (parts::table(say, &table))
    }))
}

fn row(site: &Site, visitor: &Visitor, one: &Indicator) -> Row {
    let say = visitor.say;
    let list = |href: &str| {
        let to = opened(site, visitor, href);
        html! { @if to == href { a href=(to) { (say.t("outlook-open-list")) } } @else { "–" } }
    };
    Row::of(vec![
        html! { strong { (say.t(one.key)) } },
        html! { (say.t(one.formula)) },
        html! { (say.code(one.unit)) },
        list(one.numerator),
        html! { @match one.denominator { Some(href) => (list(href)), None => "–" } },
        html! { (say.source(one.source)) },
    ])
}
