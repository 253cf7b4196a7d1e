//! Commissions as pages: the list and the record.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, CommissionId, Failure, movers};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{
    self, Act as Button, Address, Check, Choice, Column, Crumb, Empty, Fact, Field, Row, Sign, Table, Tone, Total,
    WhoseMove,
};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::moves::{Act, Facts, MOVES, Status};
use super::rules::{Composition, Duty, Interest, InterestForm, Kind};
use super::store::{self, Commission, Filter, Member};
use super::{KEEP, SEE, SIT, actions};
use crate::point::rules::Verdict;
use crate::point::store::{self as points, Point};
use crate::sitting::moves as sitting;
use crate::sitting::store::{self as sittings, Sitting};
use crate::{MemberId, refusal};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/commissions", &SEE, list)
        .get("/commissions/{id}", &SEE, record)
        .post("/commissions/{id}/acts/{act}", &KEEP, act)
        .post("/commissions/{id}/members/{member}/release", &KEEP, release)
        .post("/commissions/{id}/interest", &SIT, declare)
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    kind: String,
    state: String,
    after: String,
    format: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let filter = Filter { kind: Kind::of(&query.kind), status: Status::of(&query.state), words: query.q.clone() };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "commissions");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let table = table(say, &query, &page, total);
    let acts = if KEEP.opens_to(by.role) {
        parts::acts(say, &[Button::link(say.t("commissions-plan"), "/commissions/new").main()])
    } else {
        html! {}
    };
    let title = say.t("commissions-commissions");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, acts))
        (parts::table(say, &table))
    }))
}

fn table(say: Say, query: &ListQuery, page: &db::Paged<Commission>, total: i64) -> Table {
    let fields = vec![
        Field::select("kind", say.t("commissions-kind"), Choice::all::<Kind>(say)).value(&*query.kind).within("filter"),
        Field::select("state", say.t("commissions-state"), Choice::all::<Status>(say))
            .value(&*query.state)
            .within("filter"),
    ];
    let address = Address::of("/commissions")
        .with("q", &*query.q)
        .with("kind", &*query.kind)
        .with("state", &*query.state)
        .with("after", &*query.after);
    let filter = parts::Filter { address: address.clone(), search: Some(query.q.clone()), fields };
    Table {
        id: "commissions",
        caption: say.t("commissions-commissions"),
        columns: [
            "commissions-title",
            "commissions-kind",
            "commissions-founder",
            "commissions-state",
            "commissions-since",
        ]
        .map(|key| Column::words(say.t(key)))
        .into(),
        rows: page.rows.iter().map(|one| row(say, one)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &filter)),
        empty: Empty { title: say.t("commissions-none"), text: say.t("commissions-none-help"), act: None },
        address,
        ..Table::default()
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Planned => Tone::Wait,
        Status::Formed | Status::Working => Tone::Good,
        Status::Closed => Tone::Plain,
    }
}

fn row(say: Say, one: &Commission) -> Row {
    Row::to(
        format!("/commissions/{}", one.id),
        vec![
            html! { (say.names(&one.title)) },
            html! { (say.code(one.rules.kind)) },
            html! { (say.names(&one.organisation_name)) },
            parts::pill(tone(one.status), &say.code(one.status)),
            html! { (say.day_short(one.since)) },
        ],
    )
}

fn sheet(say: Say, rows: &[Commission]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("title-kk", "commissions-title-kk"),
        text("title-ru", "commissions-title-ru"),
        text("title-en", "commissions-title-en"),
        text("kind", "commissions-kind"),
        text("founder", "commissions-founder"),
        text("order-number", "commissions-order-number"),
        text("state", "commissions-state"),
        text("since", "commissions-since"),
    ];
    let cells = |one: &Commission| -> Vec<Cell> {
        vec![
            one.title.kk.as_str().into(),
            one.title.ru.as_str().into(),
            one.title.en.as_str().into(),
            say.code(one.rules.kind).into(),
            say.names(&one.organisation_name).into(),
            one.order_number.clone().into(),
            say.code(one.status).into(),
            one.since.to_string().into(),
        ]
    };
    Sheet { name: say.t("commissions-commissions"), columns, rows: rows.iter().map(cells).collect() }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<CommissionId>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let commission = store::seen(&site.db, by, id).await?;
    let facts = actions::facts(&site.db, by, &commission).await?;
    let mut members = store::members(&site.db, id).await?;
    members.retain(|member| member.sits_on(by.today()));
    let held = sittings::of_commission(&site.db, id).await?;
    let decided = points::decided_by(&site.db, id, 20).await?;
    let log = history(&site.db, say, id).await?;
    let title = say.names(&commission.title);
    let over = [say.code(commission.rules.kind), say.names(&commission.organisation_name), say.code(commission.status)];
    let own = members.iter().find(|member| Some(member.person) == by.person);
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&over.join(" · "), &title, html! {}))
        (strip(say, &visitor, &commission, &facts))
        (parts::columns(
            html! {
                (parts::card(&say.t("commissions-members"), seats(say, &commission, &members, &facts)))
                (parts::card(&say.t("commissions-sittings"), sat(say, &held)))
                @if !decided.is_empty() { (parts::card(&say.t("commissions-decisions"), decisions(say, &decided))) }
            },
            html! {
                (parts::check_list(say, &say.t("commissions-composition"), &checks(say, &facts.composition)))
                @if let Some(own) = own { (interest(say, &commission, own)) }
                (parts::card(&say.t("commissions-rules"), parts::facts(&described(say, &commission))))
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

/// The way to the list of commissions.
pub(crate) fn crumb(say: Say) -> Crumb {
    Crumb { href: "/commissions".into(), label: say.t("commissions-commissions") }
}

fn strip(say: Say, visitor: &Visitor, commission: &Commission, facts: &Facts) -> Markup {
    let who: Vec<String> = match commission.status {
        Status::Closed => vec![],
        Status::Formed | Status::Working => vec![say.t("commissions-chair-or-secretary")],
        Status::Planned => movers(MOVES, Status::Planned).into_iter().take(3).map(|role| say.code(role)).collect(),
    };
    let state = WhoseMove {
        yours: if commission.status == Status::Planned { facts.keeps } else { facts.runs },
        who: who.join(", "),
        since: Some(say.with("commissions-since-day", &[("day", commission.since.into())])),
        next: match commission.status {
            Status::Planned => Some(say.t("commissions-next-formed")),
            Status::Formed | Status::Working => Some(say.t("commissions-next-sitting")),
            Status::Closed => None,
        },
        ..WhoseMove::default()
    };
    parts::whose_move(say, &state, buttons(say, visitor, commission, facts))
}

fn buttons(say: Say, visitor: &Visitor, commission: &Commission, facts: &Facts) -> Markup {
    let home = format!("/commissions/{}", commission.id);
    let offers = commission.status.offers(visitor.caller.role, facts);
    // Acts of keepers are not shown to those who keep other commissions, nor acts of seats to those without one.
    let shown = offers.iter().filter(|offer| match offer.act {
        Act::Call => facts.runs,
        Act::Declare | Act::Release => false,
        _ => facts.keeps,
    });
    let buttons: Vec<Button> = shown
        .map(|offer| match offer.act {
            Act::Call => Button::link(say.code(Act::Call), format!("{home}/sittings/new")).main(),
            Act::Seat => Button::link(say.code(Act::Seat), format!("{home}/members/new")),
            Act::Edit => Button::link(say.code(Act::Edit), format!("{home}/edit")),
            act => {
                let button = Button::offered(say, offer, format!("{home}/acts/{}", act.code()), commission.version);
                match act {
                    Act::Form => button.main(),
                    Act::Close => button.grave(),
                    _ => button,
                }
            }
        })
        .collect();
    parts::acts(say, &buttons)
}

/// The members by duty and side, with what each has declared.
fn seats(say: Say, commission: &Commission, members: &[Member], facts: &Facts) -> Markup {
    if members.is_empty() {
        let act = (facts.keeps && commission.status != Status::Closed)
            .then(|| (format!("/commissions/{}/members/new", commission.id), say.code(Act::Seat)));
        return parts::empty(&Empty {
            title: say.t("commissions-members-none"),
            text: say.t("commissions-members-help"),
            act,
        });
    }
    let releases = facts.keeps && commission.status != Status::Closed;
    let mut columns: Vec<Column> =
        ["commissions-member", "commissions-duty", "commissions-side", "commissions-interest"]
            .map(|key| Column::words(say.t(key)))
            .into();
    if releases {
        columns.push(Column::words(say.t("commissions-act-column")));
    }
    let rows = members.iter().map(|member| seat_row(say, commission, member, releases)).collect();
    parts::table(
        say,
        &Table { id: "members", caption: say.t("commissions-members"), columns, rows, ..Table::default() },
    )
}

fn seat_row(say: Say, commission: &Commission, member: &Member, releases: bool) -> Row {
    let declared = match member.interest {
        Interest::Undeclared => Tone::Wait,
        Interest::Clear => Tone::Good,
        Interest::Conflicted => Tone::Late,
    };
    let duty = if member.seat.duty == Duty::Member { Tone::Plain } else { Tone::Theory };
    let mut cells = vec![
        html! { strong { (say.names(&member.name)) } br; small { (say.names(&member.organisation_name)) } },
        parts::pill(duty, &say.code(member.seat.duty)),
        html! { (say.code(member.seat.side)) },
        html! {
            (parts::pill(declared, &say.code(member.interest)))
            @if let Some(about) = &member.interest_about { br; small { (about) } }
        },
    ];
    if releases {
        let to = format!("/commissions/{}/members/{}/release", commission.id, member.id);
        let button = Button::post(say.code(Act::Release), to).version(commission.version);
        let button = if commission.status == Status::Planned { button } else { button.with_reason() };
        cells.push(parts::acts(say, &[button]));
    }
    Row::of(cells)
}

fn sat(say: Say, held: &[Sitting]) -> Markup {
    if held.is_empty() {
        let text = say.t("commissions-sittings-help");
        return parts::empty(&Empty { title: say.t("commissions-sittings-none"), text, act: None });
    }
    let rows = held.iter().map(|one| {
        let tone = match one.status {
            sitting::Status::Called | sitting::Status::Open => Tone::Wait,
            sitting::Status::Closed => Tone::Good,
            sitting::Status::Cancelled => Tone::Late,
        };
        Row::to(
            format!("/sittings/{}", one.id),
            vec![
                html! { (say.with("commissions-sitting-number", &[("number", one.number.to_string().into())])) },
                html! { (say.day(one.day)) ", " (one.clock) },
                html! { (one.place) },
                parts::pill(tone, &say.code(one.status)),
            ],
        )
    });
    let columns = ["commissions-sitting", "commissions-day", "commissions-place", "commissions-state"];
    parts::table(
        say,
        &Table {
            id: "sittings",
            caption: say.t("commissions-sittings"),
            columns: columns.map(|key| Column::words(say.t(key))).into(),
            rows: rows.collect(),
            ..Table::default()
        },
    )
}

/// What was decided, with the votes for and against.
fn decisions(say: Say, decided: &[Point]) -> Markup {
    let rows = decided.iter().filter_map(|one| {
        let count = one.count?;
        Some(Row::to(
            format!("/sittings/{}#point-{}", one.sitting, one.id),
            vec![
                html! { (one.proposal.as_deref().unwrap_or(&one.title)) },
                verdict(say, count.verdict),
                html! { (count.votes_for) " : " (count.against) " : " (count.abstained) },
            ],
        ))
    });
    let columns = ["commissions-proposal", "commissions-verdict", "commissions-votes-short"];
    parts::table(
        say,
        &Table {
            id: "decisions",
            caption: say.t("commissions-decisions"),
            columns: columns.map(|key| Column::words(say.t(key))).into(),
            rows: rows.collect(),
            ..Table::default()
        },
    )
}

/// A verdict in its colour.
pub(crate) fn verdict(say: Say, verdict: Verdict) -> Markup {
    let tone = match verdict {
        Verdict::Carried | Verdict::CarriedByCastingVote => Tone::Good,
        Verdict::Failed => Tone::Late,
        Verdict::NoQuorum => Tone::Wait,
    };
    parts::pill(tone, &say.code(verdict))
}

/// The rules of composition as they stand today.
fn checks(say: Say, composition: &Composition) -> Vec<Check> {
    let said = |rule: &kernel::Rule| {
        let count = |n: usize| kernel::Arg::from(n);
        match rule {
            rule if *rule == refusal::ONE_CHAIR => {
                say.with("commissions-check-chair", &[("count", count(composition.chairs))])
            }
            rule if *rule == refusal::ONE_SECRETARY => {
                say.with("commissions-check-secretary", &[("count", count(composition.secretaries))])
            }
            rule if *rule == refusal::TOO_FEW => say.with(
                "commissions-check-enough",
                &[("count", count(composition.voting)), ("least", count(composition.rules.least))],
            ),
            rule if *rule == refusal::NOT_EVEN => {
                say.with("commissions-check-even", &[("count", count(composition.voting))])
            }
            rule if *rule == refusal::NOT_HALVES => say.with(
                "commissions-check-halves",
                &[("enterprise", count(composition.enterprise)), ("outside", count(composition.outside))],
            ),
            rule if *rule == refusal::FROM_HOST => {
                say.with("commissions-check-host", &[("count", count(composition.from_host))])
            }
            _ => say.with("commissions-check-employers", &[("count", count(composition.employers))]),
        }
    };
    let sign = |holds| if holds { Sign::Good } else { Sign::Bad };
    let each = composition.checks().into_iter();
    each.map(|(rule, holds)| Check { sign: sign(holds), said: said(rule), source: say.source(rule.source), next: None })
        .collect()
}

/// The member's own declaration.
fn interest(say: Say, commission: &Commission, own: &Member) -> Markup {
    if commission.status == Status::Closed {
        return html! {};
    }
    let choices = [Interest::Clear, Interest::Conflicted].map(|one| Choice::new(one.code(), say.code(one)));
    let form = parts::Form {
        action: format!("/commissions/{}/interest", commission.id),
        submit: say.code(Act::Declare),
        within: "interest",
        ..parts::Form::default()
    };
    let stands = if own.interest == Interest::Undeclared { "" } else { own.interest.code() };
    let body = html! {
        (parts::field(say, &Field::radio("interest", say.t("commissions-interest"), choices.into()).value(stands).required().within("interest")))
        (parts::field(
            say,
            &Field::lines("about", say.t("commissions-interest-about"))
                .value(own.interest_about.clone().unwrap_or_default())
                .help(say.t("commissions-interest-help"))
                .within("interest"),
        ))
    };
    parts::card(&say.t("commissions-own-interest"), parts::padded(parts::form(say, &form, body)))
}

fn described(say: Say, commission: &Commission) -> Vec<Fact> {
    let rules = &commission.rules;
    let yes = |holds: bool| say.t(if holds { "commissions-yes" } else { "commissions-no" });
    let order = match (&commission.order_number, commission.order_day) {
        (Some(number), Some(day)) => {
            say.with("commissions-order-of", &[("number", number.as_str().into()), ("day", day.into())])
        }
        (Some(number), None) => number.clone(),
        (None, Some(day)) => say.day(day),
        (None, None) => String::new(),
    };
    let mut facts = vec![
        Fact::new(say.t("commissions-quorum"), say.code(rules.quorum)).source(say, refusal::NO_QUORUM.source),
        Fact::new(say.t("commissions-least"), say.number(i64::try_from(rules.least).unwrap_or(0))),
        Fact::new(say.t("commissions-casting"), yes(rules.casting)).source(say, refusal::NO_QUORUM.source),
        Fact::new(say.t("commissions-halves"), yes(rules.halves)).source(say, refusal::NOT_HALVES.source),
    ];
    if let Some(host) = &commission.host_name {
        facts.push(Fact::new(say.t("commissions-host"), say.names(host)).source(say, refusal::FROM_HOST.source));
    }
    facts.push(Fact::new(say.t("commissions-order"), order));
    facts
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(CommissionId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/commissions/{id}"))
}

async fn release(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, member)): Path<(CommissionId, MemberId)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    actions::release(&site.db, &visitor.caller, id, acted.version(), member, &acted.form.reason).await?;
    on_to(&format!("/commissions/{id}"))
}

async fn declare(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Form(form): Form<InterestForm>,
) -> Answer {
    actions::declare(&site.db, &visitor.caller, id, &form).await?;
    on_to(&format!("/commissions/{id}"))
}
