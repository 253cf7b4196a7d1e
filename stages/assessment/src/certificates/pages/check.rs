//! What anyone may ask: is this certificate genuine, does it hold; and the issuer's public documents.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use kernel::{Failure, OrganisationId};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Field, Tone};
use web::{Answer, Notice, PageKind, Site, Visitor, form_again, html_page, on_to};

use super::record::{badge, stands_on};
use super::{Sealing, sealed};
use crate::certificates::actions::{self, Checked};
use crate::certificates::moves::Status;
use crate::certificates::rules::{printed, typed};
use crate::certificates::store;

/// The code that was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    code: String,
}

pub async fn asking(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let code = typed(&asked.code);
    if !code.is_empty() {
        return on_to(&format!("/check/{}", printed(&code)));
    }
    html_page(page(&site, &visitor, "", html! {}))
}

fn page(site: &Site, visitor: &Visitor, code: &str, answer: Markup) -> Markup {
    let say = visitor.say;
    let title = say.t("assessment-check-title");
    visitor.shell(site, PageKind::Public, &*title).page(html! {
        (parts::head("", &title, html! {}))
        (answer)
        form.form method="get" action="/check" {
            (parts::field(say, &Field::line("code", say.t("assessment-check-code")).value(code).required()
                .help(say.t("assessment-check-code-help"))))
            div.acts { button.btn.main type="submit" { (say.t("assessment-check-do")) } }
        }
    })
}

pub async fn check(
    State(site): State<Site>,
    visitor: Visitor,
    Path(code): Path<String>,
    axum::Extension(seal): Sealing,
) -> Answer {
    let say = visitor.say;
    let Some(Checked { certificate, genuine }) = actions::check(&site.db, sealed(&site, &seal), &code).await? else {
        let told = parts::notice(&Notice::new(Tone::Late, say.t("assessment-check-unknown")));
        return form_again(page(&site, &visitor, &printed(&typed(&code)), told), StatusCode::NOT_FOUND);
    };
    let ended = certificate.ended.clone().map(|(day, reason)| [("day", day.into()), ("reason", reason.into())]);
    let (tone, words) = match (certificate.status, ended) {
        (Status::Valid, _) | (_, None) => (Tone::Good, say.t("assessment-check-valid")),
        (Status::Revoked, Some(told)) => (Tone::Late, say.with("assessment-check-revoked", &told)),
        (Status::Superseded, Some(told)) => (Tone::Late, say.with("assessment-check-superseded", &told)),
    };
    let signature = say.t(if genuine { "assessment-check-genuine" } else { "assessment-check-not-genuine" });
    let take =
        Button::link(say.t("assessment-credential"), format!("/check/{}/credential", printed(&certificate.code)));
    let answer = html! {
        (parts::notice(&Notice::new(tone, words)))
        (parts::card(&say.t("assessment-stands-on-it"), parts::facts(&stands_on(say, &certificate))))
        (parts::card(&say.t("assessment-credential"), parts::padded(html! {
            p { (signature) }
            (parts::acts(say, &[take]))
        })))
    };
    html_page(page(&site, &visitor, &printed(&certificate.code), answer))
}

pub async fn credential(State(site): State<Site>, Path(code): Path<String>) -> Answer {
    Ok(badge(store::of_code(&site.db, &typed(&code)).await?.ok_or(Failure::Missing)?))
}

pub async fn profile(
    State(site): State<Site>,
    Path(organisation): Path<OrganisationId>,
    axum::Extension(seal): Sealing,
) -> Answer {
    let document = actions::profile(&site.db, sealed(&site, &seal), organisation).await?;
    Ok(([(header::CONTENT_TYPE, "application/ld+json")], document.to_string()).into_response())
}

pub async fn states(
    State(site): State<Site>,
    visitor: Visitor,
    Path((organisation, list)): Path<(OrganisationId, u32)>,
    axum::Extension(seal): Sealing,
) -> Answer {
    let by = &visitor.caller;
    let document = actions::states(&site.db, sealed(&site, &seal), by, organisation, list.into()).await?;
    Ok(([(header::CONTENT_TYPE, "application/vc")], Json(document)).into_response())
}
