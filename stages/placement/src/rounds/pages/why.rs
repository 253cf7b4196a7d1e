//! Why this place, and why not that one.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Failure, Role};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Choice, Errors, Fact, Field, Tone};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::{crumb, home};
use crate::rounds::market::Market;
use crate::rounds::moves::Act;
use crate::rounds::store::{self, RoundId, Student, StudentId};
use crate::rounds::view::{Naming, Telling};
use crate::rounds::{actions, reading};

/// The page of one student: their own once it is published, everybody's for those who lead.
pub async fn student(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, student)): Path<(RoundId, StudentId)>,
) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let market = Market::load(&site.db, store::load(&site.db, by, id).await?).await?;
    let row = market.student(student).filter(|row| reading::reads(by, row)).ok_or(Failure::Missing)?;
    let own = by.role == Role::Student;
    let naming = if own { Naming::Unnamed } else { Naming::Names };
    let told = match reading::answer(&site.db, by, &market).await? {
        Some(answer) => story(&Telling { say, market: &market, answer: &answer, naming }, row),
        None => parts::card(&say.t("placement-why"), parts::padded(html! { p { (say.t("placement-wait-answer")) } })),
    };
    let facts = actions::facts(&site.db, by, &market, false).await?;
    let pins = facts.leads && market.round.status.offers(by.role, &facts).iter().any(|offer| offer.act == Act::Pin);
    let excludes =
        facts.leads && market.round.status.offers(by.role, &facts).iter().any(|offer| offer.act == Act::Include);
    let to = format!("/placement/{id}/students/{student}/exclude");
    let exclude = Button::post(say.t("placement-exclude"), to).grave().confirmed(say.t("placement-exclude-sure"));
    let log = history(&site.db, say, student).await?;
    let title = say.names(&row.name);
    let kind = if own { PageKind::Phone } else { PageKind::Record };
    html_page(visitor.shell(&site, kind, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), home(say, &market.round)]))
        (parts::head(&say.names(&market.round.name), &title, html! {}))
        (parts::columns(
            html! {
                (told)
                @if pins { (pinning(say, &market, row)) }
                @if excludes { (parts::acts(say, &[exclude])) }
            },
            html! { (parts::card(&say.t("placement-wishes"), about(say, &market, row))) (parts::card(&say.t("web-history"), log)) },
        ))
    }))
}

fn about(say: Say, market: &Market, row: &Student) -> Markup {
    let wishes = html! { ol { @for stall in row.wishes.iter().filter_map(|seat| market.stall(*seat)) {
        li { (say.names(&stall.workplace.title())) }
    } } };
    parts::facts(&[
        Fact::new(say.t("placement-groups"), row.group.clone().unwrap_or_default()),
        Fact::new(say.t("placement-lang"), row.lang.map(|lang| say.code(lang)).unwrap_or_default()),
        Fact::of(say.t("placement-wishes"), wishes),
    ])
}

/// What a student got and what stood in the way of each better wish.
pub fn story(telling: &Telling<'_>, row: &Student) -> Markup {
    let say = telling.say;
    let Some(told) = telling.story(row) else { return html! {} };
    let got = telling.got(row).map(|(stall, _)| say.names(&stall.workplace.title()));
    let tone = if told.placed { Tone::Good } else { Tone::Late };
    let body = html! {
        @match got {
            Some(place) => p { (parts::pill(tone, &say.t("placement-place"))) " " strong { (place) } },
            None => p { (parts::pill(tone, &say.t("placement-no-place"))) },
        }
        p { (told.outcome) }
        @if !told.missed.is_empty() {
            h3 { (say.t("placement-why-not")) }
            ol.plain {
                @for missed in &told.missed {
                    li {
                        strong { (say.with("placement-wish-number", &[("wish", i64::from(missed.wish).into())])) ": " (missed.place) }
                        br; (missed.why)
                        @for refusal in &missed.rules {
                            br; (say.refusal(refusal)) " " cite { (say.source(refusal.rule.source)) }
                        }
                        @if let Some(need) = &missed.need { br; small { (need) } }
                    }
                }
            }
        }
    };
    parts::card(&say.t("placement-why"), parts::padded(body))
}

fn pinning(say: Say, market: &Market, row: &Student) -> Markup {
    let open = market.stalls.iter().filter(|stall| market.barriers(row, stall).is_empty());
    let mut choices = vec![Choice::new("", say.t("placement-pin-none"))];
    choices.extend(open.map(|stall| Choice::new(stall.seat.id.to_string(), say.names(&stall.workplace.title()))));
    let form = parts::Form {
        action: format!("/placement/{}/students/{}/pin", market.round.id, row.id),
        version: Some(row.version),
        submit: say.code(Act::Pin),
        errors: Errors::none(),
        within: "pin",
        ..parts::Form::default()
    };
    let value = row.pin.map(|seat| seat.to_string()).unwrap_or_default();
    let body = html! {
        p { (say.t("placement-pin-help")) }
        (parts::form(say, &form, html! {
            (parts::field(say, &Field::select("seat", say.t("placement-workplace"), choices).value(value).within("pin")))
            (parts::field(say, &Field::lines("reason", say.t("web-reason")).required().within("pin")))
        }))
    };
    parts::card(&say.code(Act::Pin), parts::padded(body))
}

/// Where a student is settled, and why.
#[derive(Debug, Deserialize)]
pub struct Pinned {
    #[serde(default)]
    seat: String,
    #[serde(default)]
    reason: String,
}

/// Settles a student, or lets them go.
pub async fn pin(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, student)): Path<(RoundId, StudentId)>,
    Form(sent): Form<Versioned<Pinned>>,
) -> Answer {
    let seat = sent.form.seat.parse().ok();
    let row = (student, sent.version());
    actions::pin(&site.db, &visitor.caller, id, row, seat, &sent.form.reason).await?;
    on_to(&format!("/placement/{id}/students/{student}"))
}
