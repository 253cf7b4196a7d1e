//! Returns as pages: the list and the record; the forms are in `forms`, the file in `file`.

mod file;
mod forms;
mod list;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Refusal, Role};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Check, Column, Crumb, Empty, Fact, Row, Sign, Table, Tone, WhoseMove};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::actions;
use super::moves::{Act, FILLERS, Facts, Status};
use super::store::{self, Return, StoredLine};
use crate::permissions::{FILL, MOVE_RETURNS, SEE_RETURNS};
use crate::{ReturnId, refusal};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/returns", &SEE_RETURNS, list::list)
        .get("/returns/{id}", &SEE_RETURNS, record)
        .post("/returns/{id}/acts/{act}", &MOVE_RETURNS, act)
        .and(forms::doors())
        .and(file::doors())
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Drafted => Tone::Plain,
        Status::Submitted => Tone::Wait,
        Status::Returned => Tone::Late,
        Status::Accepted => Tone::Good,
    }
}

fn crumbs(say: Say, of: &Return) -> Vec<Crumb> {
    let campaign = say.with("needs-campaign-of-year", &[("year", of.year.to_string().into())]);
    vec![
        Crumb { href: "/returns".into(), label: say.t("needs-returns") },
        Crumb { href: format!("/campaigns/{}", of.campaign), label: campaign },
    ]
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<ReturnId>) -> Answer {
    let (db, by, say) = (&site.db, &visitor.caller, visitor.say);
    let of = store::load(db, by, id).await?;
    let facts = actions::facts(db, &of).await?;
    let lines = store::lines(db, id).await?;
    let odd = actions::odd(db, by, &of).await?;
    let log = history(db, say, id).await?;
    let title = say.names(&of.title());
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &crumbs(say, &of)))
        (parts::head(&over(say, &of), &title, html! {}))
        (parts::whose_move(say, &whose(&visitor, &of), buttons(&visitor, &of, facts)))
        (parts::check_list(say, &say.t("needs-plausibility"), &checks(say, &odd)))
        (lines_of(&visitor, &of, &lines, facts))
        (parts::columns(
            parts::card(&say.t("needs-header"), parts::facts(&described(say, &of))),
            parts::card(&say.t("web-history"), log),
        ))
    }))
}

fn over(say: Say, of: &Return) -> String {
    let year = say.with("needs-campaign-of-year", &[("year", of.year.to_string().into())]);
    [year, say.code(of.status)].join(" · ")
}

fn whose(visitor: &Visitor, of: &Return) -> WhoseMove {
    let (say, role) = (visitor.say, visitor.caller.role);
    let (who, yours, next) = match of.status {
        Status::Drafted | Status::Returned => {
            (say.names(&of.enterprise_name), FILLERS.contains(&role), "needs-next-check")
        }
        Status::Submitted => (say.code(Role::Coordinator), role == Role::Coordinator, "needs-next-accept"),
        Status::Accepted => (String::new(), false, "needs-next-order"),
    };
    let waits = matches!(of.status, Status::Drafted | Status::Returned);
    let days = visitor.caller.today().since(of.span.until);
    WhoseMove {
        who,
        yours,
        since: Some(say.with("needs-since", &[("day", of.since.day().into())])),
        late: (waits && days > 0).then(|| say.with("needs-late", &[("days", days.into())])),
        next: Some(say.t(next)),
        reminded: None,
    }
}

fn buttons(visitor: &Visitor, of: &Return, facts: Facts) -> Markup {
    let (say, id) = (visitor.say, of.id);
    let offers = of.status.offers(visitor.caller.role, &facts);
    let buttons: Vec<Button> = offers
        .iter()
        .map(|offer| match offer.act {
            Act::Edit if offer.why_not.is_empty() => {
                Button::link(say.t("needs-write-header"), format!("/returns/{id}/edit"))
            }
            act => {
                let to = format!("/returns/{id}/acts/{}", act.code());
                let button = Button::offered(say, offer, to, of.version);
                match act {
                    Act::Submit | Act::Accept => mended(say, of, facts, button.main()),
                    Act::Return | Act::Reopen => button.grave(),
                    Act::Edit | Act::Recall => button,
                }
            }
        })
        .collect();
    parts::acts(say, &buttons)
}

/// A submission that lacks something leads to where it is written.
fn mended(say: Say, of: &Return, facts: Facts, button: Button) -> Button {
    let id = of.id;
    match facts {
        Facts { open: false, .. } => button,
        Facts { lines: false, .. } => button.mended_at(format!("/returns/{id}/lines/new"), say.t("needs-add-line")),
        Facts { headcount: false, .. } | Facts { signer: false, .. } => {
            button.mended_at(format!("/returns/{id}/edit"), say.t("needs-write-header"))
        }
        _ => button,
    }
}

/// Remarks in words; none is a good word too.
fn checks(say: Say, odd: &[Refusal]) -> Vec<Check> {
    let told = |refusal: &Refusal| Check {
        sign: Sign::Warn,
        said: say.refusal(refusal),
        source: say.source(refusal.rule.source),
        next: None,
    };
    if odd.is_empty() {
        let source = say.source(refusal::STAFF_JUMPED.source);
        return vec![Check { sign: Sign::Good, said: say.t("needs-plausible"), source, next: None }];
    }
    odd.iter().map(told).collect()
}

fn lines_of(visitor: &Visitor, of: &Return, lines: &[StoredLine], facts: Facts) -> Markup {
    let (say, id) = (visitor.say, of.id);
    let writes =
        of.status.offers(visitor.caller.role, &facts).iter().any(|o| o.act == Act::Edit && o.why_not.is_empty());
    let table = Table {
        id: "lines",
        caption: say.t("needs-lines"),
        columns: vec![
            Column::words(say.t("needs-profession")),
            Column::words(say.t("needs-education")),
            Column::words(say.t("needs-group")),
            Column::figures(say.t("needs-staff")),
            Column::figures(say.t("needs-vacancies")),
            Column::figures(say.t("needs-jobs")),
            Column::figures(say.t("needs-retirements")),
            Column::figures(say.t("needs-dual-places")),
        ],
        rows: lines.iter().map(|line| row(say, id, line)).collect(),
        empty: Empty { title: say.t("needs-lines-none"), text: say.t("needs-lines-none-help"), act: None },
        address: parts::Address::of(format!("/returns/{id}")),
        ..Table::default()
    };
    let acts = if writes {
        parts::acts(
            say,
            &[
                Button::link(say.t("needs-add-line"), format!("/returns/{id}/lines/new")),
                Button::link(say.t("needs-bring-file"), format!("/returns/{id}/import")),
            ],
        )
    } else {
        html! {}
    };
    parts::card_with(&say.t("needs-lines"), acts, parts::table(say, &table))
}

fn row(say: Say, of: ReturnId, stored: &StoredLine) -> Row {
    let line = &stored.line;
    let group = line.group.as_ref().or(stored.profession.group.as_ref());
    Row::to(
        format!("/returns/{of}/lines/{}", stored.id),
        vec![
            html! { (stored.profession.code) " " (say.names(&stored.profession.name)) },
            html! { (say.code(line.education)) },
            html! { (group.map_or("–", String::as_str)) },
            html! { (say.number(line.staff)) },
            html! { (say.number(line.vacancies)) },
            html! { (say.number(line.jobs.iter().sum())) },
            html! { (say.number(line.retirements.iter().sum())) },
            html! { (say.number(line.dual_places)) },
        ],
    )
}

fn described(say: Say, of: &Return) -> Vec<Fact> {
    let header = &of.header;
    let number = |number: Option<i64>| number.map(|number| say.number(number)).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut facts = vec![
        Fact::of(
            say.t("needs-enterprise"),
            html! { a href=(format!("/organisations/{}", of.enterprise)) { (say.names(&of.enterprise_name)) } },
        )
        .note(of.bin.clone().unwrap_or_default()),
        Fact::new(say.t("needs-headcount"), number(header.headcount)),
        Fact::new(say.t("needs-men"), number(header.men)),
        Fact::new(say.t("needs-women"), number(header.women)),
    ];
    facts.extend(forms::AGE_KEYS.iter().zip(header.ages).map(|(key, age)| Fact::new(say.t(key), number(age))));
    facts.extend([
        Fact::new(say.t("needs-contact"), text(&header.contact)),
        Fact::new(say.t("needs-phone"), text(&header.phone)),
        Fact::new(say.t("needs-email"), text(&header.email)),
        Fact::new(say.t("needs-signer"), text(&header.signer)).note(text(&header.position)),
        Fact::new(say.t("needs-remark"), text(&header.remark)),
    ]);
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
    Path((id, act)): Path<(ReturnId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/returns/{id}"))
}
