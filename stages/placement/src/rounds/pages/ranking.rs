//! A workplace of a round: its enterprise ranks those who wish to come, and reads how it was filled.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use uuid::Uuid;
use web::parts::{self, Errors, Fact, Field, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, history, html_page, on_to, refusals_of};

use super::{crumb, home};
use crate::rounds::market::{Market, Stall};
use crate::rounds::moves::Act;
use crate::rounds::store::{self, RoundId, SeatId, StudentId};
use crate::rounds::view::{Naming, Telling};
use crate::rounds::{actions, reading, rules, sees_all};
use crate::workplaces;

/// The page of a workplace in a round: the own enterprise's, everybody's for those who lead.
pub async fn seat(State(site): State<Site>, visitor: Visitor, Path((id, seat)): Path<(RoundId, SeatId)>) -> Answer {
    html_page(page(&site, &visitor, id, seat, None, &[]).await?)
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    id: RoundId,
    seat: SeatId,
    typed: Option<(&[(Uuid, String)], i64)>,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let market = Market::load(&site.db, store::load(&site.db, by, id).await?).await?;
    let stall = market.stall(seat).ok_or(Failure::Missing)?;
    let own = workplaces::store::within(&site.db, by, stall.workplace.id).await?;
    if !(own || sees_all(by.role)) {
        return Err(Failure::Missing);
    }
    let facts = actions::facts(&site.db, by, &market, own).await?;
    let ranks = market.round.status.offers(by.role, &facts).iter().any(|o| o.act == Act::Rank && o.why_not.is_empty());
    let answer = reading::answer(&site.db, by, &market).await?;
    let filled = answer.as_ref().map_or_else(
        || html! {},
        |answer| filled(&Telling { say, market: &market, answer, naming: Naming::Names }, stall),
    );
    let log = history(&site.db, say, seat).await?;
    let title = say.names(&stall.workplace.title());
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), home(say, &market.round)]))
        (parts::head(&say.names(&market.round.name), &title, html! {}))
        (parts::columns(
            html! {
                (filled)
                @if ranks { (form(say, &market, stall, typed, &Errors::of(say, refusals))) }
                @else { (parts::card(&say.t("placement-ranking"), ranked(say, &market, stall))) }
            },
            html! {
                (parts::card(&say.t("placement-entry"), parts::facts(&[
                    Fact::new(say.t("placement-seats"), say.number(stall.seat.seats)),
                    Fact::new(say.t("placement-period"), say.span(market.round.period)),
                    Fact::new(say.t("placement-profession"), say.names(&stall.workplace.profession_name)),
                ])))
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

/// Who comes, and how the seats were filled.
fn filled(telling: &Telling<'_>, stall: &Stall) -> Markup {
    let say = telling.say;
    let Some((_, said)) = telling.place_story(stall) else { return html! {} };
    let body = html! {
        p { (said) }
        ul.plain { @for student in telling.here(stall) {
            li { (say.names(&student.name))
                @if student.pin.is_some() { " " (parts::pill(Tone::Plain, &say.t("placement-pinned-word"))) } }
        } }
    };
    parts::card(&say.t("placement-who-comes"), parts::padded(body))
}

fn ranked(say: Say, market: &Market, stall: &Stall) -> Markup {
    parts::padded(html! {
        @if stall.seat.ranking.is_empty() { p { (say.t("placement-rank-none")) } }
        ol { @for group in &stall.seat.ranking {
            li { @for (n, one) in group.iter().enumerate() {
                @if n > 0 { ", " }
                (market.student(*one).map_or_else(|| "–".to_owned(), |student| say.names(&student.name)))
            } }
        } }
    })
}

fn form(say: Say, market: &Market, stall: &Stall, typed: Option<(&[(Uuid, String)], i64)>, errors: &Errors) -> Markup {
    let candidates = market.candidates(stall);
    let known = |id: StudentId| stall.seat.ranking.iter().position(|group| group.contains(&id));
    let value = |id: StudentId| {
        let number = match typed {
            Some((typed, _)) => typed.iter().find(|(one, _)| *one == id.0).map(|(_, number)| number.clone()),
            None => known(id).map(|group| (group + 1).to_string()),
        };
        number.unwrap_or_default()
    };
    let shown = parts::Form {
        action: format!("/placement/{}/seats/{}", market.round.id, stall.seat.id),
        version: Some(typed.map_or(stall.seat.version, |(_, version)| version)),
        submit: say.t("placement-save-ranking"),
        cancel: Some(format!("/placement/{}", market.round.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let fields = html! {
        @if candidates.is_empty() { p { (say.t("placement-candidates-none")) } }
        @for student in &candidates {
            @let group = student.group.clone().unwrap_or_default();
            (parts::field(say, &Field::number(format!("rank-{}", student.id), say.names(&student.name))
                .value(value(student.id)).help(group)))
        }
    };
    parts::form(say, &shown, parts::section(&say.t("placement-ranking"), &say.t("placement-ranking-help"), fields))
}

/// Numbers beside students: 1 is the most wanted, equal numbers are equals, no number is behind all.
pub async fn rank(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, seat)): Path<(RoundId, SeatId)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    let version =
        sent.iter().find(|(name, _)| name == "version").and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let typed: Vec<(Uuid, String)> = sent
        .iter()
        .filter_map(|(name, number)| Some((name.strip_prefix("rank-")?.parse().ok()?, number.clone())))
        .collect();
    match ranked_typed(&site, &visitor, id, seat, version, &typed).await {
        Ok(()) => on_to(&format!("/placement/{id}/seats/{seat}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            form_again(page(&site, &visitor, id, seat, Some((&typed, version)), &refusals).await?, status)
        }
    }
}

async fn ranked_typed(
    site: &Site,
    visitor: &Visitor,
    id: RoundId,
    seat: SeatId,
    version: i64,
    typed: &[(Uuid, String)],
) -> Result<(), Failure> {
    let groups = rules::ranking_typed(typed)?;
    let ranking: Vec<Vec<StudentId>> =
        groups.into_iter().map(|group| group.into_iter().map(StudentId).collect()).collect();
    actions::rank(&site.db, &visitor.caller, id, seat, version, &ranking).await
}
