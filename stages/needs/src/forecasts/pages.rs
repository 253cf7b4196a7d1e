//! Forecasts as pages: the list with the tables they are reckoned from, the form of a run; a run is in `run`.

mod drawings;
mod lists;
mod run;
mod shown;
mod tables;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use db::After;
use kernel::{Code, Failure, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Column, Crumb, Empty, Errors, Field, Row, Table, Tone};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of, status};

use super::actions;
use super::kinds::{Kind, Scenario};
use super::moves::{Act, Status};
use super::rules::RunForm;
use super::store::{self, Forecast, Sheet};
use crate::permissions::{FORECAST, SEE_FORECASTS, SEE_TABLES};
use crate::{ForecastId, campaigns};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/forecasts", &SEE_FORECASTS, list)
        .get("/forecasts/new", &FORECAST, new)
        .post("/forecasts/new", &FORECAST, make)
        .get("/forecasts/{id}", &SEE_FORECASTS, run::record)
        .post("/forecasts/{id}/acts/{act}", &FORECAST, act)
        .and(tables::doors())
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Made => Tone::Plain,
        Status::Basis => Tone::Good,
        Status::Superseded => Tone::Wait,
    }
}

fn crumb(say: Say) -> Crumb {
    Crumb { href: "/forecasts".into(), label: say.t("needs-forecasts") }
}

/// Where the list begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    after: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let page = store::page(db, by, After::read(&query.after).as_ref()).await?;
    let keeps = FORECAST.opens_to(by.role);
    let table = Table {
        id: "forecasts",
        caption: say.t("needs-forecasts"),
        columns: ["needs-forecast", "needs-forecast-scenario", "needs-campaign", "needs-forecast-made", "needs-status"]
            .map(|key| Column::words(say.t(key)))
            .into(),
        rows: page.rows.iter().map(|one| row(say, one)).collect(),
        next: page.next.map(|after| after.token()),
        empty: Empty {
            title: say.t("needs-forecasts-none"),
            text: say.t(if keeps { "needs-forecasts-none-keeper" } else { "needs-forecasts-none-help" }),
            act: keeps.then(|| ("/forecasts/tables/employment/import".to_owned(), say.t("needs-forecast-begin"))),
        },
        address: Address::of("/forecasts").with("after", &*query.after),
        ..Table::default()
    };
    let sheets = match actions::region_of_reader(by) {
        Ok(region) if SEE_TABLES.opens_to(by.role) => Some(store::sheets(db, region).await?),
        _ => None,
    };
    let buttons = if keeps {
        parts::acts(say, &[Button::link(say.t("needs-forecast-run"), "/forecasts/new").main()])
    } else {
        html! {}
    };
    let title = say.t("needs-forecasts");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, buttons))
        p { (say.t("needs-forecasts-lead")) }
        (parts::table(say, &table))
        @if let Some(sheets) = sheets { (brought(say, &sheets, keeps)) }
    }))
}

fn row(say: Say, one: &Forecast) -> Row {
    let campaign = one.year.map(|year| say.with("needs-campaign-of-year", &[("year", year.to_string().into())]));
    Row::to(
        format!("/forecasts/{}", one.id),
        vec![
            html! { (say.names(&one.title())) },
            html! { (say.code(one.scenario)) },
            html! { (campaign.unwrap_or_else(|| "–".to_owned())) },
            html! { (say.moment(one.made)) },
            html! { (parts::pill(tone(one.status), &say.code(one.status))) },
        ],
    )
}

/// Every table there can be, and how it stands.
fn brought(say: Say, sheets: &[Sheet], keeps: bool) -> Markup {
    let row = |kind: &Kind| {
        let sheet = sheets.iter().find(|sheet| sheet.kind == *kind);
        let state = match sheet {
            Some(_) => parts::pill(Tone::Good, &say.t("needs-forecast-brought")),
            None if kind.needed() => parts::pill(Tone::Late, &say.t("needs-forecast-needed")),
            None => parts::pill(Tone::Plain, &say.t("needs-forecast-wanting")),
        };
        let to = match sheet {
            None if keeps => format!("/forecasts/tables/{}/import", kind.code()),
            _ => format!("/forecasts/tables/{}", kind.code()),
        };
        let rows = sheet.map_or(0, |sheet| i64::try_from(sheet.lines.len()).unwrap_or(i64::MAX));
        Row::to(
            to,
            vec![
                html! { (say.code(*kind)) },
                html! { (tables::what(say, *kind)) },
                html! { (say.number(rows)) },
                html! { (sheet.map_or_else(|| "–".to_owned(), |sheet| say.day(sheet.since.day()))) },
                state,
            ],
        )
    };
    let caption = say.t("needs-forecast-tables");
    let table = Table {
        id: "forecast-tables",
        caption: caption.clone(),
        columns: vec![
            Column::words(say.t("needs-forecast-table")),
            Column::words(say.t("needs-forecast-table-for")),
            Column::figures(say.t("needs-forecast-rows")),
            Column::words(say.t("needs-forecast-since")),
            Column::words(say.t("needs-status")),
        ],
        rows: Kind::ALL.iter().map(row).collect(),
        ..Table::default()
    };
    parts::table(say, &table)
}

async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let region = actions::region_of(&visitor.caller)?;
    // The running campaign whose figures are still to be set.
    let page = campaigns::store::page(&site.db, &visitor.caller, None).await?;
    let latest = page.rows.iter().find(|one| one.region == region);
    let form = RunForm { campaign: latest.map(|one| one.id.to_string()).unwrap_or_default(), ..RunForm::default() };
    html_page(form_page(&site, &visitor, &form, &[]).await?)
}

async fn make(State(site): State<Site>, visitor: Visitor, Form(form): Form<RunForm>) -> Answer {
    match actions::run(&site.db, &visitor.caller, &form).await {
        Ok(id) => on_to(&format!("/forecasts/{id}")),
        Err(failure) => {
            let status: StatusCode = status(&failure);
            let refusals = refusals_of(failure)?;
            form_again(form_page(&site, &visitor, &form, &refusals).await?, status)
        }
    }
}

async fn form_page(site: &Site, visitor: &Visitor, form: &RunForm, refusals: &[Refusal]) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let region = actions::region_of(by)?;
    let errors = Errors::of(say, refusals);
    let sheets = store::sheets(&site.db, region).await?;
    let lacking: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.needed() && !sheets.iter().any(|sheet| sheet.kind == *kind))
        .collect();
    let mut campaigns = vec![Choice::new("", say.t("needs-forecast-no-campaign"))];
    let page = campaigns::store::page(&site.db, by, None).await?;
    campaigns.extend(page.rows.iter().filter(|one| one.region == region).map(|one| {
        let year = say.with("needs-campaign-of-year", &[("year", one.year.to_string().into())]);
        Choice::new(one.id.to_string(), format!("{year} ({})", say.code(one.status)))
    }));
    let asked = parts::section(
        &say.t("needs-forecast-asked"),
        &say.t("needs-forecast-asked-help"),
        html! {
            (parts::field(say, &Field::select("campaign", say.t("needs-campaign"), campaigns).value(&*form.campaign)
                .help(say.t("needs-forecast-campaign-help")).errors(&errors)))
            (parts::field(say, &Field::number("horizon", say.t("needs-forecast-horizon")).value(&*form.horizon).required()
                .help(say.t("needs-forecast-horizon-help")).errors(&errors)))
            (parts::field(say, &Field::select("scenario", say.t("needs-forecast-scenario"), Choice::all::<Scenario>(say))
                .value(&*form.scenario).required().help(say.t("needs-forecast-scenario-help")).errors(&errors)))
        },
    );
    let chance = parts::section(
        &say.t("needs-forecast-chance"),
        &say.t("needs-forecast-chance-help"),
        html! {
            (parts::field(say, &Field::number("draws", say.t("needs-forecast-draws")).value(&*form.draws).required()
                .help(say.t("needs-forecast-draws-help")).errors(&errors)))
            (parts::field(say, &Field::number("seed", say.t("needs-forecast-seed")).value(&*form.seed).required()
                .help(say.t("needs-forecast-seed-help")).errors(&errors)))
        },
    );
    let shown = parts::Form {
        action: "/forecasts/new".into(),
        submit: say.t("needs-forecast-run"),
        cancel: Some("/forecasts".into()),
        errors,
        ..parts::Form::default()
    };
    let title = say.t("needs-forecast-run");
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        @for kind in lacking {
            (parts::empty(&Empty {
                title: say.with("needs-forecast-lacks", &[("table", say.code(kind).into())]),
                text: tables::what(say, kind),
                act: Some((format!("/forecasts/tables/{}/import", kind.code()), say.t("needs-forecast-bring"))),
            }))
        }
        (parts::form(say, &shown, html! { (asked) (chance) }))
    }))
}

#[derive(Debug, Deserialize)]
struct Acted {}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(ForecastId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act).await?;
    on_to(&format!("/forecasts/{id}"))
}
