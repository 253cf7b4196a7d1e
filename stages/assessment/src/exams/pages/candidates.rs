//! The candidates at the gateway: what stands in the way of each, debts, and the council's decision.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Reading, Refusal, house};
use maud::{Markup, html};
use programmes::enrolments::{self, GroupId};
use serde::Deserialize;
use web::parts::{self, Act as Button, Choice, Column, Errors, Field, Row, Table, Tone};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, html_page, on_to, refusals_of};

use super::list::way;
use super::scoring::candidate_tone;
use crate::candidates::actions as acts;
use crate::candidates::moves::{Act as CandidateAct, Status as CandidateStatus};
use crate::candidates::store::{self as candidates, Candidate};
use crate::exams::moves::Act;
use crate::exams::rules::CouncilForm;
use crate::exams::{KEEP, actions};
use crate::room::Room;
use crate::{CandidateId, ExamId, refusal};

pub async fn candidates(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &room, &CouncilForm::default(), &[]).await?)
}

/// The groups whose students are proposed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Proposed {
    groups: Vec<String>,
}

pub async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(sent): Form<Proposed>,
) -> Answer {
    let mut read = Reading::new();
    let groups: Option<Vec<GroupId>> =
        sent.groups.iter().map(|one| read.parsed("groups", one, &house::NOT_IN_LIST)).collect();
    let done = match read.end(groups) {
        Ok(groups) => acts::propose(&site.db, &visitor.caller, id, &groups, &[]).await.map(drop),
        Err(failure) => Err(failure),
    };
    answered(&site, &visitor, id, &CouncilForm::default(), done).await
}

pub async fn debts(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Answer {
    let mut read = Reading::new();
    let mut debts = BTreeMap::new();
    for (name, typed) in sent.iter().filter(|(_, typed)| !typed.trim().is_empty()) {
        let Some(of) = name.strip_prefix("debts-").and_then(|of| of.parse::<CandidateId>().ok()) else { continue };
        if let Some(count) = read.whole("debts", typed, 0, 99) {
            debts.insert(of, count);
        }
    }
    let done = match read.end(Some(debts)) {
        Ok(debts) => acts::enter_debts(&site.db, &visitor.caller, id, &debts).await,
        Err(failure) => Err(failure),
    };
    answered(&site, &visitor, id, &CouncilForm::default(), done).await
}

pub async fn admit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Form(sent): Form<Versioned<CouncilForm>>,
) -> Answer {
    let done = actions::admit(&site.db, &visitor.caller, id, sent.version(), &sent.form).await.map(drop);
    if done.is_ok() {
        return on_to(&format!("/exams/{id}"));
    }
    answered(&site, &visitor, id, &sent.form, done).await
}

async fn answered(
    site: &Site,
    visitor: &Visitor,
    id: ExamId,
    typed: &CouncilForm,
    done: Result<(), Failure>,
) -> Answer {
    let Err(failure) = done else { return on_to(&format!("/exams/{id}/candidates")) };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    form_again(page(site, visitor, &room, typed, &refusals).await?, status)
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    room: &Room,
    typed: &CouncilForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, by, exam) = (visitor.say, &visitor.caller, &room.exam);
    let errors = Errors::of(say, refusals);
    let title = say.t("assessment-candidates");
    let seen = candidates::seen(&site.db, by, exam.id).await?;
    let mut looked = Vec::with_capacity(seen.len());
    for of in seen {
        let waits = matches!(of.status, CandidateStatus::Proposed | CandidateStatus::NotAdmitted);
        let obstacles = if waits { acts::obstacles(&site.db, room, &of).await? } else { Vec::new() };
        looked.push((of, obstacles));
    }
    let offers = exam.status.offers(by.role, &room.facts(by, &[], ""));
    let offered = |act: Act| offers.iter().any(|offer| offer.act == act);
    let groups = if offered(Act::Propose) { Some(groups(site, visitor).await?) } else { None };
    let keeps = KEEP.opens_to(by.role);
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &way(say, exam)))
        (parts::head(&exam.number, &title, html! {}))
        (parts::error_summary(say, &errors))
        p { (say.t("assessment-gateway-help")) }
        @if keeps && looked.iter().any(|(of, _)| of.status == CandidateStatus::Proposed) {
            form.form method="post" action=(format!("/exams/{}/debts", exam.id)) {
                (table(say, room, &looked, true))
                div.acts { button.btn type="submit" { (say.t("assessment-save-debts")) } }
            }
            (withdrawals(say, room, &looked))
        } @else { (table(say, room, &looked, false)) }
        @if let Some(groups) = groups { (proposing(say, room, groups, &errors)) }
        @if offered(Act::Admit) { (council(say, room, typed, &errors)) }
    }))
}

async fn groups(site: &Site, visitor: &Visitor) -> Result<Vec<Choice>, Failure> {
    let all = enrolments::store::groups(&site.db, &visitor.caller).await?;
    let choice = |one: &enrolments::Group| {
        Choice::new(
            one.id.to_string(),
            format!("{} · {} {}", one.name, one.programme_code, visitor.say.names(&one.programme_name)),
        )
    };
    Ok(all.iter().map(choice).collect())
}

/// The light of a candidate who waits for the council: green, or what stands in the way; yellow while only the curator's
/// word on debts is missing.
fn light(say: Say, of: &Candidate, obstacles: &[Refusal]) -> Markup {
    if !matches!(of.status, CandidateStatus::Proposed | CandidateStatus::NotAdmitted) {
        return parts::pill(candidate_tone(of.status), &say.code(of.status));
    }
    let only_debts = obstacles.iter().all(|one| one.rule.code == refusal::DEBTS_UNKNOWN.code);
    let (tone, word) = match (obstacles.is_empty(), only_debts) {
        (true, _) => (Tone::Good, "assessment-light-green"),
        (false, true) => (Tone::Wait, "assessment-light-yellow"),
        (false, false) => (Tone::Late, "assessment-light-red"),
    };
    html! {
        div {
            (parts::pill(tone, &say.t(word)))
            @for one in obstacles { div.small { (say.refusal(one)) " " cite { (say.source(one.rule.source)) } } }
        }
    }
}

fn table(say: Say, room: &Room, looked: &[(Candidate, Vec<Refusal>)], typing: bool) -> Markup {
    let row = |(of, obstacles): &(Candidate, Vec<Refusal>)| {
        let id = format!("debts-{}", of.id);
        let open = typing && matches!(of.status, CandidateStatus::Proposed | CandidateStatus::NotAdmitted);
        let debts = of.debts.map(|count| count.to_string()).unwrap_or_default();
        let enterprise = of.enterprise_name.as_ref().map(|name| say.names(name)).unwrap_or_default();
        Row::of(vec![
            html! { (say.names(&of.name)) },
            html! { (of.group_name) },
            html! { (enterprise) },
            light(say, of, obstacles),
            html! {
                @if open {
                    input type="text" inputmode="numeric" size="3" name=(id) value=(debts)
                        aria-label=(say.with("assessment-debts-of", &[("name", of.name.clone().into())]));
                } @else { (debts) }
            },
        ])
    };
    parts::table(
        say,
        &Table {
            id: "gateway",
            caption: say.t("assessment-gateway"),
            columns: [
                "assessment-student",
                "assessment-group",
                "assessment-enterprise",
                "assessment-gateway",
                "assessment-debts",
            ]
            .map(|key| Column::words(say.t(key)))
            .into(),
            rows: looked.iter().map(row).collect(),
            empty: parts::Empty {
                title: say.t("assessment-no-candidates"),
                text: say.t("assessment-no-candidates-help"),
                act: None,
            },
            address: parts::Address::of(format!("/exams/{}/candidates", room.exam.id)),
            ..Table::default()
        },
    )
}

/// Who is taken back before the exam, with why.
fn withdrawals(say: Say, room: &Room, looked: &[(Candidate, Vec<Refusal>)]) -> Markup {
    let open =
        looked.iter().filter(|(of, _)| matches!(of.status, CandidateStatus::Proposed | CandidateStatus::Admitted));
    let button = |of: &Candidate| {
        let to = format!("/exams/{}/candidates/{}/acts/{}", room.exam.id, of.id, CandidateAct::Withdraw.code());
        Button::post(say.names(&of.name), to).version(of.version).with_reason().grave()
    };
    let all: Vec<Button> = open.map(|(of, _)| button(of)).collect();
    parts::formula(&say.t("assessment-withdraw"), parts::acts(say, &all))
}

fn proposing(say: Say, room: &Room, groups: Vec<Choice>, errors: &Errors) -> Markup {
    let form = parts::Form {
        action: format!("/exams/{}/candidates", room.exam.id),
        submit: say.t("assessment-do-propose"),
        ..parts::Form::default()
    };
    let body = parts::field(
        say,
        &Field::several("groups", say.t("assessment-groups"), groups)
            .help(say.t("assessment-groups-help"))
            .errors(errors),
    );
    parts::card(&say.t("assessment-do-propose"), parts::padded(parts::form(say, &form, body)))
}

fn council(say: Say, room: &Room, typed: &CouncilForm, errors: &Errors) -> Markup {
    let form = parts::Form {
        action: format!("/exams/{}/admission", room.exam.id),
        version: Some(room.exam.version),
        submit: say.t("assessment-do-admit"),
        ..parts::Form::default()
    };
    let body = html! {
        (parts::field(say, &Field::line("number", say.t("assessment-council-number")).value(&*typed.number).required().errors(errors)))
        (parts::field(say, &Field::day("day", say.t("assessment-council-day")).value(&*typed.day).required().errors(errors)))
        (parts::field(say, &Field::tick("invited", say.t("assessment-council-invited")).value(&*typed.invited)
            .help(say.t("assessment-council-invited-help"))))
    };
    parts::card(
        &say.t("assessment-council"),
        parts::padded(html! {
            p { (say.t("assessment-council-help")) }
            (parts::form(say, &form, parts::section("", "", body)))
        }),
    )
}
