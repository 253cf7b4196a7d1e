//! A sitting as pages: calling it, and the page it is held by, made for a tablet on the table.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, CommissionId, Failure, Refusal, movers};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Check, Choice, Crumb, Errors, Fact, Field, Sign, Tone, WhoseMove};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to, refusals_of};

use super::actions;
use super::agenda::{Again, agenda};
use super::moves::{Act, Facts, MOVES, Status};
use super::room::{Room, room};
use super::rules::CallForm;
use crate::commission::pages::crumb;
use crate::commission::rules::Duty;
use crate::commission::store::{self as commissions, Commission};
use crate::commission::{SEE, SIT};
use crate::point::rules::PointForm;
use crate::point::store as points;
use crate::{MemberId, SittingId, refusal};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/commissions/{id}/sittings/new", &SIT, calling)
        .post("/commissions/{id}/sittings/new", &SIT, call)
        .get("/sittings/{id}", &SEE, record)
        .post("/sittings/{id}/acts/{act}", &SIT, act)
        .post("/sittings/{id}/attendance", &SIT, attend)
        .post("/sittings/{id}/points", &SIT, add)
}

async fn calling(State(site): State<Site>, visitor: Visitor, Path(id): Path<CommissionId>) -> Answer {
    let commission = commissions::seen(&site.db, &visitor.caller, id).await?;
    let form = CallForm { clock: "10:00".to_owned(), ..CallForm::default() };
    html_page(call_page(&site, &visitor, &commission, commission.version, &form, &[]))
}

async fn call(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Form(sent): Form<Versioned<CallForm>>,
) -> Answer {
    let version = sent.version();
    let failure = match actions::call(&site.db, &visitor.caller, id, version, &sent.form).await {
        Ok(sitting) => return on_to(&format!("/sittings/{sitting}")),
        Err(failure) => failure,
    };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let commission = commissions::seen(&site.db, &visitor.caller, id).await?;
    form_again(call_page(&site, &visitor, &commission, version, &sent.form, &refusals), status)
}

fn call_page(
    site: &Site,
    visitor: &Visitor,
    commission: &Commission,
    version: i64,
    form: &CallForm,
    refusals: &[Refusal],
) -> Markup {
    let say = visitor.say;
    let errors = Errors::of(say, refusals);
    let home = format!("/commissions/{}", commission.id);
    let title = say.t("commissions-call");
    let shown = parts::Form {
        action: format!("{home}/sittings/new"),
        version: Some(version),
        submit: title.clone(),
        cancel: Some(home.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let when = html! {
        (parts::field(say, &Field::day("day", say.t("commissions-day")).value(&*form.day).required().errors(&errors)))
        (parts::field(say, &Field::line("clock", say.t("commissions-clock")).value(&*form.clock).required().help(say.t("commissions-clock-help")).errors(&errors)))
        (parts::field(say, &Field::line("place", say.t("commissions-place")).value(&*form.place).required().errors(&errors)))
    };
    let what = html! {
        @if commission.subject.is_some() {
            (parts::field(say, &Field::line("matter", say.t("commissions-matter")).value(&*form.matter).help(say.t("commissions-matter-help")).errors(&errors)))
            (parts::field(say, &Field::lines("proposal", say.t("commissions-proposal")).value(&*form.proposal).errors(&errors)))
        }
        (parts::field(say, &Field::lines("agenda", say.t("commissions-agenda")).value(&*form.agenda).help(say.t("commissions-agenda-help")).errors(&errors)))
    };
    let way = [crumb(say), Crumb { href: home, label: say.names(&commission.title) }];
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way))
        (parts::head(&say.names(&commission.title), &title, html! {}))
        (parts::form(say, &shown, html! {
            (parts::section(&say.t("commissions-when"), "", when))
            (parts::section(&say.t("commissions-agenda"), "", what))
        }))
    })
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<SittingId>) -> Answer {
    html_page(page(&site, &visitor, id, &Again::default()).await?)
}

/// The page of a sitting, with what was typed and refused in one of its forms.
///
/// # Errors
/// Missing, when the caller does not see the sitting.
pub(crate) async fn page(site: &Site, visitor: &Visitor, id: SittingId, again: &Again) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let room = room(&site.db, by, id).await?;
    let votes = points::votes_of(&site.db, id).await?;
    let log = history(&site.db, say, id).await?;
    let facts = room.facts(by);
    let number = room.sitting.number.to_string();
    let title = say.with("commissions-sitting-number", &[("number", number.as_str().into())]);
    let home = Crumb { href: format!("/commissions/{}", room.commission.id), label: say.names(&room.commission.title) };
    let over = format!("{} · {}, {}", say.code(room.sitting.status), say.day(room.sitting.day), room.sitting.clock);
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), home]))
        (parts::head(&over, &title, papers(say, &room)))
        (strip(say, visitor, &room, &facts))
        (parts::columns(
            agenda(say, by.role, &room, &votes, again),
            html! {
                (parts::check_list(say, &say.t("commissions-quorum-now"), &checks(say, &facts)))
                (attendance(say, &room))
                (parts::card(&say.t("commissions-sitting"), parts::facts(&described(say, &room))))
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

fn papers(say: Say, room: &Room) -> Markup {
    if room.sitting.status != Status::Closed {
        return html! {};
    }
    parts::acts(
        say,
        &[Button::link(say.t("commissions-minutes"), format!("/sittings/{}/minutes", room.sitting.id)).main()],
    )
}

fn strip(say: Say, visitor: &Visitor, room: &Room, facts: &Facts) -> Markup {
    let status = room.sitting.status;
    let runs = !movers(MOVES, status).is_empty();
    let next = match status {
        Status::Called => Some(say.t("commissions-next-open")),
        Status::Open => Some(say.t("commissions-next-minutes")),
        Status::Closed | Status::Cancelled => None,
    };
    let who = if runs { say.t("commissions-chair-or-secretary") } else { String::new() };
    let state = WhoseMove { who, yours: runs && facts.runs, next, ..WhoseMove::default() };
    let offers = status.offers(visitor.caller.role, facts);
    let buttons: Vec<Button> = offers
        .iter()
        .filter(|offer| facts.runs && !matches!(offer.act, Act::Attend | Act::Add))
        .map(|offer| {
            let to = format!("/sittings/{}/acts/{}", room.sitting.id, offer.act.code());
            let button = Button::offered(say, offer, to, room.sitting.version);
            if offer.act == Act::Cancel { button.grave() } else { button.main() }
        })
        .collect();
    parts::whose_move(say, &state, parts::acts(say, &buttons))
}

/// Quorum and halves among those present, with their sources.
fn checks(say: Say, facts: &Facts) -> Vec<Check> {
    let present = &facts.present;
    let sign = |holds| if holds { Sign::Good } else { Sign::Bad };
    let quorum = say.with(
        "commissions-check-quorum",
        &[("count", present.counted.into()), ("seats", present.seats.into()), ("needed", present.needed().into())],
    );
    let source = say.source(refusal::NO_QUORUM.source);
    let mut checks = vec![Check { sign: sign(present.is_quorate()), said: quorum, source, next: None }];
    if present.rules.halves {
        let said = say.with(
            "commissions-check-halves",
            &[("enterprise", present.enterprise.into()), ("outside", present.outside.into())],
        );
        let source = say.source(refusal::HALVES_ABSENT.source);
        checks.push(Check { sign: sign(present.is_halved()), said, source, next: None });
    }
    checks
}

/// Who is present: ticks for whoever runs the sitting, words for the others.
fn attendance(say: Say, room: &Room) -> Markup {
    let title = say.t("commissions-attendance");
    let name = |member: &commissions::Member| format!("{} · {}", say.names(&member.name), say.code(member.seat.side));
    if !room.runs() || !matches!(room.sitting.status, Status::Called | Status::Open) {
        return parts::card(
            &title,
            parts::padded(html! {
                ul.plain { @for member in &room.members {
                    @let here = room.is_present(member.id);
                    li {
                        (name(member)) " "
                        (parts::pill(
                            if here { Tone::Good } else { Tone::Plain },
                            &say.t(if here { "commissions-present" } else { "commissions-absent" }),
                        ))
                    }
                } }
            }),
        );
    }
    let choices = room.members.iter().map(|member| Choice::new(member.id.to_string(), name(member))).collect();
    let here: Vec<String> = room.present.iter().map(ToString::to_string).collect();
    let form = parts::Form {
        action: format!("/sittings/{}/attendance", room.sitting.id),
        version: Some(room.sitting.version),
        submit: say.code(Act::Attend),
        within: "attendance",
        ..parts::Form::default()
    };
    let field = Field::several("present", say.t("commissions-present-now"), choices).value(here.join(",")).required();
    parts::card(&title, parts::padded(parts::form(say, &form, parts::field(say, &field.within("attendance")))))
}

fn described(say: Say, room: &Room) -> Vec<Fact> {
    let with = |duty| room.with_duty(duty).map(|member| say.names(&member.name)).unwrap_or_default();
    let moment = |at: Option<kernel::Moment>| at.map(|at| say.moment(at)).unwrap_or_default();
    vec![
        Fact::new(say.t("commissions-place"), &*room.sitting.place),
        Fact::new(say.code(Duty::Chair), with(Duty::Chair)),
        Fact::new(say.code(Duty::Secretary), with(Duty::Secretary)),
        Fact::new(say.t("commissions-opened"), moment(room.sitting.opened_at)),
        Fact::new(say.t("commissions-closed"), moment(room.sitting.closed_at)),
    ]
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(SittingId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/sittings/{id}"))
}

/// Those ticked. A flattened form would keep only one value of a name, so the version stands beside them.
#[derive(Debug, Deserialize)]
struct Ticked {
    #[serde(default)]
    version: String,
    #[serde(default)]
    present: Vec<MemberId>,
}

async fn attend(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
    Form(ticked): Form<Ticked>,
) -> Answer {
    let version = ticked.version.parse().unwrap_or(0);
    actions::attend(&site.db, &visitor.caller, id, version, &ticked.present).await?;
    on_to(&format!("/sittings/{id}"))
}

async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
    Form(sent): Form<Versioned<PointForm>>,
) -> Answer {
    let failure = match actions::add(&site.db, &visitor.caller, id, sent.version(), &sent.form).await {
        Ok(point) => return on_to(&format!("/sittings/{id}#point-{point}")),
        Err(failure) => failure,
    };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let again = Again { added: sent.form, refusals, ..Again::default() };
    form_again(page(&site, &visitor, id, &again).await?, status)
}
