//! Employment at the five checkpoints: shares with intervals, the counts behind them, the weights.

use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;
use web::charts::{self, Line, LinePoint, Lines};
use web::parts::{self, Address, Column, Field, Row, Table, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use super::{after_graduation, crumb};
use crate::employment::{Rate, Share, rates};
use crate::followups::store::{Chosen, strata};

/// Which graduates.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EmploymentQuery {
    year: String,
    code: String,
}

pub async fn page(State(site): State<Site>, visitor: Visitor, Query(query): Query<EmploymentQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let code = Some(query.code.trim().to_uppercase()).filter(|code| !code.is_empty());
    let chosen = Chosen { region: None, year: query.year.trim().parse().ok(), code };
    let rates = rates(&strata(&site.db, by, &chosen).await?);
    let address = Address::of("/outlook/employment").with("year", &*query.year).with("code", &*query.code);
    let fields = vec![
        Field::number("year", say.t("outlook-year")).value(&*query.year).within("filter"),
        Field::line("code", say.t("outlook-code")).value(&*query.code).within("filter"),
    ];
    let title = say.t("outlook-employment");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (table(say, &rates, address, fields))
        (chart(say, &rates))
        (parts::card(&say.t("outlook-how-counted"), parts::padded(html! {
            p { (say.t("outlook-rate-formula")) }
            p { (say.t("outlook-interval-formula")) }
            p { (say.t("outlook-weight-formula")) }
        })))
    }))
}

fn table(say: Say, rates: &[Rate], address: Address, fields: Vec<Field>) -> Markup {
    let mut columns = vec![Column::words(say.t("outlook-checkpoint"))];
    let figures = ["outlook-followed", "outlook-asked", "outlook-answered", "outlook-confirmed", "outlook-employed"];
    columns.extend(figures.map(|key| Column::figures(say.t(key))));
    let shares = ["outlook-share", "outlook-share-profession", "outlook-share-weighted"];
    columns.extend(shares.map(|key| Column::figures(say.t(key))));
    let filter = parts::filter(say, &parts::Filter { address: address.clone(), search: None, fields });
    parts::table(
        say,
        &Table {
            id: "employment",
            caption: say.t("outlook-employment"),
            columns,
            rows: rates.iter().map(|rate| row(say, rate)).collect(),
            filter: Some(filter),
            address,
            ..Table::default()
        },
    )
}

fn row(say: Say, rate: &Rate) -> Row {
    let tally = &rate.tally;
    let number = |n: i64| html! { (say.number(n)) };
    let listed = |n: i64, state: &str| {
        let to = Address::of("/outlook").with("month", rate.month.to_string()).with("state", state);
        html! { @if n > 0 { a href=(to) { (say.number(n)) } } @else { (say.number(n)) } }
    };
    Row::of(vec![
        html! { (after_graduation(say, rate.month)) },
        listed(tally.followed, ""),
        number(tally.asked),
        listed(tally.answered, "answered"),
        listed(tally.confirmed, "confirmed"),
        number(tally.employed),
        html! { (shown(say, rate.employed_share)) },
        html! { (shown(say, rate.profession_share)) },
        html! { (shown(say, rate.weighted_share)) },
    ])
}

/// A share with its interval, in percent: never bare.
pub fn shown(say: Say, share: Option<Share>) -> String {
    share.map_or_else(
        || "–".to_owned(),
        |share| {
            let percent = |value: f64| say.percent(value * 100.0, 0);
            let whole = |value: f64| say.decimal(value * 100.0, 0);
            format!("{} ({}–{})", percent(share.value), whole(share.interval.low), whole(share.interval.high))
        },
    )
}

/// Employment over the checkpoints, with intervals.
pub fn chart(say: Say, rates: &[Rate]) -> Markup {
    let point = |share: Option<Share>| {
        share.map(|share| LinePoint {
            value: share.value * 100.0,
            interval: Some((share.interval.low * 100.0, share.interval.high * 100.0)),
        })
    };
    let line = |key: &str, tone, share: fn(&Rate) -> Option<Share>| Line {
        name: say.t(key),
        tone,
        points: rates.iter().map(|rate| point(share(rate))).collect(),
        forecast_from: None,
    };
    let mut lines = vec![
        line("outlook-share", Tone::Practice, |rate| rate.employed_share),
        line("outlook-share-profession", Tone::Theory, |rate| rate.profession_share),
    ];
    lines.retain(|line| line.points.iter().any(Option::is_some));
    let short = |rate: &Rate| say.with("outlook-months-short", &[("months", i64::from(rate.month).into())]);
    // Without a single figure the chart says so instead of drawing an empty plane.
    let places = if lines.is_empty() { Vec::new() } else { rates.iter().map(short).collect() };
    charts::lines(
        say,
        &Lines {
            title: say.t("outlook-chart-employment"),
            desc: say.t("outlook-chart-employment-desc"),
            places,
            lines,
            decimals: 0,
        },
    )
}
