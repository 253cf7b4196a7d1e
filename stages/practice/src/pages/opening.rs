//! Contracts in force that wait for their practice.

use axum::extract::State;
use axum_extra::extract::Form;
use kernel::{AgreementId, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Column, Empty, Row, Table};
use web::{Answer, PageKind, Site, Visitor, html_page, on_to};

use super::crumb;
use crate::practices::{actions, store};

/// Contracts that one page shows.
const MOST: usize = 100;

pub async fn waiting(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let title = say.t("practice-open-title");
    let heads = ["practice-learner", "practice-contract", "practice-enterprise", "practice-period", "practice-open"];
    let table = Table {
        id: "waiting",
        caption: title.clone(),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        rows: rows(&site, &visitor).await?,
        empty: Empty { title: say.t("practice-open-none"), text: say.t("practice-open-none-help"), act: None },
        ..Table::default()
    };
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::table(say, &table))
    }))
}

async fn rows(site: &Site, visitor: &Visitor) -> Result<Vec<Row>, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let mut rows = Vec::new();
    for id in store::unopened(&site.db, by, MOST).await? {
        let one = agreements::store::load(&site.db, by, id).await?;
        let open = Button::post(say.t("practice-open"), "/practice/open").field("agreement", id.to_string());
        let open: Markup = parts::acts(say, &[open]);
        rows.push(Row::of(vec![
            html! { a href=(format!("/agreements/{id}")) { (one.learner_name) } },
            html! { (one.number) },
            html! { (say.names(&one.enterprise_name)) },
            html! { (say.span(one.terms.span)) },
            open,
        ]));
    }
    Ok(rows)
}

/// Which contract.
#[derive(Debug, Deserialize)]
pub struct Opening {
    agreement: AgreementId,
}

pub async fn open(State(site): State<Site>, visitor: Visitor, Form(sent): Form<Opening>) -> Answer {
    let id = actions::open(&site.db, &visitor.caller, sent.agreement).await?;
    on_to(&format!("/practice/{id}?tab=plan"))
}
