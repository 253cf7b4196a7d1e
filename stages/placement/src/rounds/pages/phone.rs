//! A student's pages, on a phone: the rounds, the place and why, the wishes.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Choice, Empty, Errors, Field, PhoneCard, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::{crumb, home as round_crumb, tone, why};
use crate::rounds::actions;
use crate::rounds::market::{Market, Stall};
use crate::rounds::moves::Status;
use crate::rounds::store::{self, Round, RoundId, SeatId, Student};
use crate::rounds::view::{Naming, Telling};

const WISH_FIELDS: [&str; 10] =
    ["wish-1", "wish-2", "wish-3", "wish-4", "wish-5", "wish-6", "wish-7", "wish-8", "wish-9", "wish-10"];

/// The rounds of a student, one card each.
pub fn rounds(site: &Site, visitor: &Visitor, title: &str, rounds: &[Round]) -> Answer {
    let say = visitor.say;
    let none = Empty { title: say.t("placement-rounds-none"), text: say.t("placement-rounds-none-student"), act: None };
    html_page(visitor.shell(site, PageKind::Phone, title).page(html! {
        (parts::head("", title, html! {}))
        @if rounds.is_empty() { (parts::empty(&none)) }
        @for round in rounds { (card(say, round)) }
    }))
}

fn card(say: Say, round: &Round) -> Markup {
    let id = round.id;
    let act = match round.status {
        Status::Collecting => {
            Some(Button::link(say.t("placement-rank-wishes"), format!("/placement/{id}/wishes")).main())
        }
        Status::Published | Status::Closed => {
            Some(Button::link(say.t("placement-see-place"), format!("/placement/{id}")).main())
        }
        _ => None,
    };
    let text = match round.status {
        Status::Collecting => say.with("placement-wish-by", &[("day", round.wishes_due.into())]),
        Status::Ranking | Status::Allocated => say.t("placement-wait-answer"),
        _ => say.span(round.period),
    };
    parts::phone_card(&PhoneCard {
        title: say.names(&round.name),
        href: Some(format!("/placement/{id}")),
        word: Some((tone(round.status), say.code(round.status))),
        text,
        acts: act.map(|act| parts::acts(say, &[act])),
        ..PhoneCard::default()
    })
}

/// A round as its student sees it: what to do now, or the place and why.
pub async fn home(site: &Site, visitor: &Visitor, market: &Market) -> Answer {
    let say = visitor.say;
    let own = visitor.caller.person.and_then(|person| market.person(person)).ok_or(Failure::Missing)?;
    let published = market.round.status.is_read() && market.round.allocation.is_some();
    let story = if published {
        let answer = actions::standing(&site.db, market).await?;
        why::story(&Telling { say, market, answer: &answer, naming: Naming::Unnamed }, own)
    } else {
        html! {}
    };
    let title = say.names(&market.round.name);
    html_page(visitor.shell(site, PageKind::Phone, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (card(say, &market.round))
        (story)
        (parts::card(&say.t("placement-wishes"), wished(say, market, own)))
    }))
}

fn wished(say: Say, market: &Market, own: &Student) -> Markup {
    let stalls: Vec<&Stall> = own.wishes.iter().filter_map(|seat| market.stall(*seat)).collect();
    parts::padded(html! {
        @if stalls.is_empty() { p { (say.t("placement-not-wished")) } }
        ol { @for stall in stalls { li { (say.names(&stall.workplace.title())) } } }
    })
}

/// The form of wishes.
pub async fn wishes(State(site): State<Site>, visitor: Visitor, Path(id): Path<RoundId>) -> Answer {
    let market = Market::load(&site.db, store::load(&site.db, &visitor.caller, id).await?).await?;
    let own = visitor.caller.person.and_then(|person| market.person(person)).ok_or(Failure::Missing)?;
    let typed: Vec<String> = own.wishes.iter().map(ToString::to_string).collect();
    html_page(form_page(&site, &visitor, &market, (own, own.version), &typed, &[]))
}

/// Ten fields in order; empty ones are passed over.
pub async fn wish(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    let value = |name: &str| sent.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim());
    let version = value("version").parse().unwrap_or(0);
    let typed: Vec<String> = WISH_FIELDS.iter().map(|field| value(field).to_owned()).collect();
    let wishes: Vec<SeatId> = typed.iter().filter_map(|typed| typed.parse().ok()).collect();
    match actions::wish(&site.db, &visitor.caller, id, version, &wishes).await {
        Ok(()) => on_to(&format!("/placement/{id}")),
        Err(failure) => {
            let status = web::status(&failure);
            let refusals = refusals_of(failure)?;
            again(&site, &visitor, id, version, &typed, &refusals, status).await
        }
    }
}

async fn again(
    site: &Site,
    visitor: &Visitor,
    id: RoundId,
    version: i64,
    typed: &[String],
    refusals: &[Refusal],
    status: StatusCode,
) -> Answer {
    let market = Market::load(&site.db, store::load(&site.db, &visitor.caller, id).await?).await?;
    let own = visitor.caller.person.and_then(|person| market.person(person)).ok_or(Failure::Missing)?;
    form_again(form_page(site, visitor, &market, (own, version), typed, refusals), status)
}

fn form_page(
    site: &Site,
    visitor: &Visitor,
    market: &Market,
    (own, version): (&Student, i64),
    typed: &[String],
    refusals: &[Refusal],
) -> Markup {
    let (say, errors) = (visitor.say, Errors::of(visitor.say, refusals));
    let barred: Vec<(&Stall, Vec<Refusal>)> = market
        .stalls
        .iter()
        .map(|stall| (stall, market.barriers(own, stall)))
        .filter(|(_, why)| !why.is_empty())
        .collect();
    let open = market.stalls.iter().filter(|stall| !barred.iter().any(|(other, _)| other.seat.id == stall.seat.id));
    let choices: Vec<Choice> =
        open.map(|stall| Choice::new(stall.seat.id.to_string(), say.names(&stall.workplace.title()))).collect();
    let field = |n: usize, name: &'static str| {
        let label = say.with("placement-wish-number", &[("wish", i64::try_from(n + 1).unwrap_or(0).into())]);
        let value = typed.get(n).cloned().unwrap_or_default();
        let field = Field::select(name, label, choices.clone()).value(value).errors(&errors);
        parts::field(say, &if n == 0 { field.required() } else { field })
    };
    let id = market.round.id;
    let shown = parts::Form {
        action: format!("/placement/{id}/wishes"),
        version: Some(version),
        submit: say.t("placement-save-wishes"),
        cancel: Some(format!("/placement/{id}")),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let fields = html! { @for (n, name) in WISH_FIELDS.into_iter().enumerate() { (field(n, name)) } };
    let title = say.t("placement-rank-wishes");
    visitor.shell(site, PageKind::Phone, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), round_crumb(say, &market.round)]))
        (parts::head(&say.with("placement-wish-by", &[("day", market.round.wishes_due.into())]), &title, html! {}))
        p { (say.t("placement-wish-honestly")) }
        (parts::form(say, &shown, parts::section(&say.t("placement-wishes"), "", fields)))
        @if !barred.is_empty() {
            (parts::card(&say.t("placement-barred"), parts::padded(html! { ul.plain {
                @for (stall, why) in &barred {
                    li { strong { (say.names(&stall.workplace.title())) }
                        @for refusal in why { br; (parts::pill(Tone::Late, &say.t("placement-obstacle"))) " "
                            (say.refusal(refusal)) " " cite { (say.source(refusal.rule.source)) } }
                    }
                }
            } })))
        }
    })
}
