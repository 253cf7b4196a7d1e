//! The minutes as pages: what was heard is written, the paper is seen, approved, signed and taken as PDF.

use std::sync::Arc;

use anyhow::Context;
use axum::Extension;
use axum::extract::{Path, State};
use axum_extra::extract::Form;
use documents::{Layout, Press};
use kernel::{Code, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Crumb, Field, Signature, WhoseMove};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, download, history, html_page, on_to};

use super::actions;
use super::moves::{Act, Facts, Status};
use super::paper::paper;
use super::store::{self, Minutes};
use crate::commission::pages::crumb;
use crate::commission::rules::Duty;
use crate::commission::{SEE, SIT};
use crate::point::store as points;
use crate::sitting::room::{Room, room};
use crate::{MinutesId, PointId, SittingId};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/sittings/{id}/minutes", &SEE, preview)
        .get("/sittings/{id}/minutes.pdf", &SEE, pdf)
        .post("/minutes/{id}/acts/{act}", &SIT, act)
        .post("/minutes/{id}/points/{point}", &SIT, write)
}

async fn found(site: &Site, visitor: &Visitor, id: SittingId) -> Result<(Minutes, Room, Layout), Failure> {
    let room = room(&site.db, &visitor.caller, id).await?;
    let minutes = store::of_sitting(&site.db, id).await?.ok_or(Failure::Missing)?;
    let votes = points::votes_of(&site.db, id).await?;
    let paper = paper(&minutes, &room, &votes);
    Ok((minutes, room, paper))
}

async fn preview(State(site): State<Site>, visitor: Visitor, Path(id): Path<SittingId>) -> Answer {
    let (minutes, room, paper) = found(&site, &visitor, id).await?;
    let log = history(&site.db, visitor.say, minutes.id).await?;
    let say = visitor.say;
    let facts = actions::facts(&room, &minutes);
    let title = say.with("commissions-minutes-number", &[("number", minutes.number.as_str().into())]);
    let over = format!("{} · {}", say.code(minutes.status), say.day(minutes.day));
    let sitting = say.with("commissions-sitting-number", &[("number", room.sitting.number.to_string().into())]);
    let way = [
        crumb(say),
        Crumb { href: format!("/commissions/{}", room.commission.id), label: say.names(&room.commission.title) },
        Crumb { href: format!("/sittings/{id}"), label: sitting },
    ];
    let pdf = Button::link(say.t("commissions-pdf"), format!("/sittings/{id}/minutes.pdf"));
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way))
        (parts::head(&over, &title, parts::acts(say, &[pdf])))
        (strip(say, &visitor, &minutes, facts))
        (parts::columns(
            html! {
                (parts::card(&say.t("commissions-preview"), parts::padded(sheet(&paper))))
                @if minutes.status == Status::Draft && facts.runs { (writing(say, &minutes, &room)) }
            },
            html! {
                (parts::card(&say.t("commissions-signatures"), parts::signatures(say, &signers(say, &minutes, &room))))
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

fn strip(say: Say, visitor: &Visitor, minutes: &Minutes, facts: Facts) -> Markup {
    let (who, yours, next) = match minutes.status {
        Status::Draft => (say.code(Duty::Chair), facts.chair, Some(say.t("commissions-next-signing"))),
        Status::Approved => {
            let signer = facts.chair || facts.secretary;
            (say.t("commissions-chair-and-secretary"), signer && !facts.signed, Some(say.t("commissions-next-kept")))
        }
        Status::Signed => (String::new(), false, None),
    };
    let state = WhoseMove { who, yours, next, ..WhoseMove::default() };
    let offers = minutes.status.offers(visitor.caller.role, &facts);
    let may = |act: Act| match act {
        Act::Approve => facts.chair,
        Act::Sign | Act::Return => facts.chair || facts.secretary,
        Act::Write => false,
    };
    let buttons: Vec<Button> = offers
        .iter()
        .filter(|offer| may(offer.act))
        .map(|offer| {
            let to = format!("/minutes/{}/acts/{}", minutes.id, offer.act.code());
            let button = Button::offered(say, offer, to, minutes.version);
            if offer.act == Act::Return { button } else { button.main() }
        })
        .collect();
    parts::whose_move(say, &state, parts::acts(say, &buttons))
}

/// The paper as it will be printed, in words.
fn sheet(layout: &Layout) -> Markup {
    let Layout::Minutes(paper) = layout else { return html! {} };
    html! {
        article lang=(paper.lang.code()) {
            p { strong { (paper.body) } }
            h3 { (paper.title) " № " (paper.number) }
            p { (paper.day_text) ", " (paper.place) }
            ul.plain { @for fact in &paper.facts { li { small { (fact.label) ": " } (fact.value) } } }
            ol { @for member in &paper.members.rows { li { (member.join(", ")) } } }
            @for (n, item) in (1..).zip(&paper.items) {
                h3 { (n) ". " (item.title) }
                @if !item.heard.is_empty() { p { (item.heard) } }
                @for line in &item.decided { p { (line) } }
                @if !item.votes.is_empty() { p { small { (item.votes) } } }
            }
        }
    }
}

fn writing(say: Say, minutes: &Minutes, room: &Room) -> Markup {
    html! {
        @for point in &room.points {
            @let form = parts::Form {
                action: format!("/minutes/{}/points/{}", minutes.id, point.id),
                version: Some(minutes.version),
                submit: say.code(Act::Write),
                ..parts::Form::default()
            };
            @let field = Field::lines("heard", say.t("commissions-heard")).value(point.heard.clone().unwrap_or_default());
            (parts::card(
                &format!("{}. {}", point.place, point.title),
                parts::padded(parts::form(say, &form, parts::field(say, &field.within(format!("point-{}", point.place))))),
            ))
        }
    }
}

fn signers(say: Say, minutes: &Minutes, room: &Room) -> Vec<Signature> {
    [(Duty::Chair, minutes.chair_at), (Duty::Secretary, minutes.secretary_at)]
        .map(|(duty, at)| Signature {
            side: say.code(duty),
            who: room.with_duty(duty).map(|member| say.names(&member.name)).unwrap_or_default(),
            when: at.map(|at| say.moment(at)),
            means: None,
            turn: minutes.status == Status::Approved,
        })
        .into()
}

async fn pdf(
    State(site): State<Site>,
    Extension(press): Extension<Arc<dyn Press>>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
) -> Answer {
    let (minutes, _, paper) = found(&site, &visitor, id).await?;
    // The press works for tens of milliseconds: not on the threads that answer requests.
    let printed = tokio::task::spawn_blocking(move || press.pdf(&paper)).await.context("the press stopped")??;
    download(printed, "application/pdf", &format!("minutes-{}-{}.pdf", minutes.number, minutes.day))
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(MinutesId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    let sitting = store::load(&site.db, id).await?.sitting;
    on_to(&format!("/sittings/{sitting}/minutes"))
}

#[derive(Debug, Deserialize)]
struct Heard {
    #[serde(default)]
    heard: String,
}

async fn write(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, point)): Path<(MinutesId, PointId)>,
    Form(sent): Form<Versioned<Heard>>,
) -> Answer {
    actions::write(&site.db, &visitor.caller, id, sent.version(), point, &sent.form.heard).await?;
    let sitting = store::load(&site.db, id).await?.sitting;
    on_to(&format!("/sittings/{sitting}/minutes"))
}
