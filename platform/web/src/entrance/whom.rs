//! “As whom”: a person with several roles chooses the one they act in.

use accounts::{Grant, GrantId};
use axum::Form;
use axum::extract::{Query, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::{framed, inside, signed_in};
use crate::answers::{html_page, on_to};
use crate::parts::{self, Empty, Tone};
use crate::say::Say;
use crate::site::Site;
use crate::stop::Answer;
use crate::visitor::Visitor;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    to: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    grant: GrantId,
    #[serde(default)]
    to: String,
}

pub(super) async fn ask(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let (visit, _) = signed_in(&visitor)?;
    let say = visitor.say;
    let matter = choice(say, &visit.grants, visit.chosen.as_ref().map(|held| held.id), inside(&asked.to));
    let matter = parts::card(&say.t("accounts-roles"), matter);
    html_page(framed(&site, &visitor, &say.t("accounts-as-whom"), matter))
}

pub(super) async fn choose(State(site): State<Site>, visitor: Visitor, Form(chosen): Form<Chosen>) -> Answer {
    let (_, session) = signed_in(&visitor)?;
    accounts::choose_grant(&site.db, &visitor.caller, session, chosen.grant).await?;
    on_to(inside(&chosen.to))
}

/// One form; each role is its button.
pub(super) fn choice(say: Say, grants: &[Grant], now: Option<GrantId>, to: &str) -> Markup {
    if grants.is_empty() {
        let (title, text) = (say.t("accounts-no-role"), say.t("accounts-no-role-help"));
        return parts::padded(parts::empty(&Empty { title, text, act: None }));
    }
    html! {
        form method="post" action="/as-whom" {
            input type="hidden" name="to" value=(to);
            ul.papers {
                @for held in grants {
                    li {
                        button.btn type="submit" name="grant" value=(held.id) { (say.code(held.role)) " · " (say.names(&held.label)) }
                        @if Some(held.id) == now { " " (parts::pill(Tone::Good, &say.t("accounts-role-now"))) }
                        @if let Some(until) = held.until { small { (say.t("accounts-role-until")) " " (say.day(until)) } }
                    }
                }
            }
        }
    }
}
