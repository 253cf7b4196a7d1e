//! Scoring at a tablet or a phone: one card a candidate, one field a criterion, blind until all are in.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Day, Failure, Offer, Refusal, Role};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Column, Crumb, Errors, Field, PhoneCard, Row, Table, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::list::way;
use crate::candidates::actions;
use crate::candidates::moves::{Act, Status};
use crate::candidates::store::{Candidate, Score};
use crate::exams::paper::{excluded, figure};
use crate::exams::rules::Part;
use crate::grades::{Percent, SOURCE, Verdict, step_of};
use crate::room::Room;
use crate::{CandidateId, ExamId};

/// What a state means, as a colour beside its word.
pub fn candidate_tone(status: Status) -> Tone {
    match status {
        Status::Passed | Status::Admitted => Tone::Good,
        Status::Proposed => Tone::Wait,
        Status::NotAdmitted | Status::Failed | Status::Absent => Tone::Late,
        Status::Withdrawn => Tone::Plain,
    }
}

/// A result in a line: percent, letter, digital equivalent, tradition.
pub fn result_line(say: Say, result: Option<Verdict>, day: Day) -> String {
    let Some(result) = result else { return String::new() };
    let step = step_of(result.percent, day);
    let points = say.credits_figure(kernel::Credits(step.points));
    format!("{} · {} · {points} · {}", say.number(result.percent), step.letter, say.code(step.traditional))
}

pub async fn all(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Answer {
    let room = open(&site, &visitor, id).await?;
    let say = visitor.say;
    let title = say.t("assessment-scores");
    let cards: Vec<PhoneCard> =
        room.candidates.iter().filter(|of| sits(of)).map(|of| card(say, &room, of, &visitor.caller)).collect();
    html_page(visitor.shell(&site, PageKind::Phone, &*title).page(html! {
        (parts::crumbs(say, &way(say, &room.exam)))
        (parts::head(&room.exam.number, &title, html! {}))
        p { (say.t("assessment-blind-help")) }
        @for card in &cards { (parts::phone_card(card)) }
    }))
}

/// Scores are for those who examine or hold the exam.
async fn open(site: &Site, visitor: &Visitor, id: ExamId) -> Result<Room, Failure> {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    if matches!(visitor.caller.role, Role::Expert | Role::University) { Ok(room) } else { Err(Failure::Missing) }
}

fn sits(of: &Candidate) -> bool {
    matches!(of.status, Status::Admitted | Status::Absent | Status::Passed | Status::Failed)
}

/// How far the scores of a candidate are, in a word for the reader.
fn word(say: Say, room: &Room, of: &Candidate, by: &kernel::Caller) -> (Tone, String) {
    if of.status != Status::Admitted {
        return (candidate_tone(of.status), say.code(of.status));
    }
    let facts = room.candidate_facts(of, by, false);
    let given = room.given(of);
    let own = given.iter().any(|score| Some(score.expert) == by.person);
    match () {
        () if facts.own_trainee => (Tone::Plain, say.t("assessment-own-trainee")),
        () if room.far_apart(of) => (Tone::Late, say.t("assessment-far-apart")),
        () if facts.all_in => (Tone::Good, say.t("assessment-all-in")),
        () if facts.expert && !own => (Tone::Wait, say.t("assessment-to-score")),
        () => (
            Tone::Plain,
            say.with("assessment-given", &[("given", given.len().into()), ("of", room.scorers(of).len().into())]),
        ),
    }
}

fn card(say: Say, room: &Room, of: &Candidate, by: &kernel::Caller) -> PhoneCard {
    let result = of.result.or_else(|| room.result(of));
    PhoneCard {
        title: say.names(&of.name),
        href: Some(format!("/exams/{}/scores/{}", room.exam.id, of.id)),
        word: Some(word(say, room, of, by)),
        text: match result {
            Some(_) => result_line(say, result, room.exam.plan.day),
            None => of.group_name.clone(),
        },
        ..PhoneCard::default()
    }
}

pub async fn one(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, candidate)): Path<(ExamId, CandidateId)>,
) -> Answer {
    let room = open(&site, &visitor, id).await?;
    html_page(page(&site, &visitor, &room, candidate, None, &[])?)
}

pub async fn score(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, candidate)): Path<(ExamId, CandidateId)>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Answer {
    let typed: BTreeMap<i64, String> = sent
        .into_iter()
        .filter_map(|(name, points)| Some((name.strip_prefix("points-")?.parse().ok()?, points)))
        .collect();
    match actions::score(&site.db, &visitor.caller, candidate, &typed).await {
        Ok(()) => on_to(&format!("/exams/{id}/scores")),
        Err(failure) => {
            let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
            let room = open(&site, &visitor, id).await?;
            form_again(page(&site, &visitor, &room, candidate, Some(&typed), &refusals)?, status)
        }
    }
}

fn page(
    site: &Site,
    visitor: &Visitor,
    room: &Room,
    id: CandidateId,
    typed: Option<&BTreeMap<i64, String>>,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let of = room.candidate(id)?;
    let offers = of.status.offers(by.role, &room.candidate_facts(of, by, false));
    let visible = room.visible(of, by);
    let title = say.names(&of.name);
    let crumbs = [
        way(say, &room.exam).to_vec(),
        vec![Crumb { href: format!("/exams/{}/scores", room.exam.id), label: say.t("assessment-scores") }],
    ]
    .concat();
    let (tone, said) = word(say, room, of, by);
    let scoring = offers.iter().find(|offer| offer.act == Act::Score);
    let others = others(say, room, of, &offers);
    let result = of.result.or_else(|| room.result(of));
    Ok(visitor.shell(site, PageKind::Phone, &*title).page(html! {
        (parts::crumbs(say, &crumbs))
        (parts::head(&of.group_name, &title, parts::pill(tone, &said)))
        (parts::error_summary(say, &Errors::of(say, refusals)))
        @if let Some(note) = excluded(say, room, of) { p.small { (note) } }
        @if result.is_some() {
            (parts::card(&say.t("assessment-grade"), parts::padded(html! {
                p { strong { (result_line(say, result, room.exam.plan.day)) } }
                p.small { cite { (say.source(SOURCE)) } }
                @if room.far_apart(of) { p { (say.with("assessment-far-apart-help", &[("spread", figure(say, room.spread(of)).into())])) } }
            })))
        }
        @if let Some(offer) = scoring {
            @if offer.why_not.is_empty() { (form(say, room, of, &visible, typed)) }
            @else { @for one in &offer.why_not { p { (say.refusal(one)) " " cite { (say.source(one.rule.source)) } } } }
        }
        @if room.all_in(of) && !visible.is_empty() { (given(say, room, &visible)) }
        @if !others.is_empty() { (parts::acts(say, &others)) }
    }))
}

fn form(say: Say, room: &Room, of: &Candidate, visible: &[&Score], typed: Option<&BTreeMap<i64, String>>) -> Markup {
    let own = visible.first().map(|score| &score.marks);
    let value = |number: i64| {
        let typed = typed.and_then(|typed| typed.get(&number).cloned());
        typed.or_else(|| own.and_then(|own| own.get(&number)).map(ToString::to_string)).unwrap_or_default()
    };
    let part = |part: Part| {
        let all = room.criteria.iter().filter(move |(_, criterion)| criterion.part == part);
        parts::section(
            &say.code(part),
            "",
            html! {
                @for (number, criterion) in all {
                    (parts::field(say, &Field::number(format!("points-{number}"), say.names(&criterion.title)).required()
                        .value(value(*number)).help(say.with("assessment-points", &[("most", criterion.most.into())]))))
                }
            },
        )
    };
    let form = parts::Form {
        action: format!("/exams/{}/scores/{}", room.exam.id, of.id),
        submit: say.t("assessment-do-score"),
        cancel: Some(format!("/exams/{}/scores", room.exam.id)),
        ..parts::Form::default()
    };
    parts::form(say, &form, html! { (part(Part::Theory)) (part(Part::Work)) })
}

/// What everybody gave, once all are in.
fn given(say: Say, room: &Room, visible: &[&Score]) -> Markup {
    let name =
        |score: &Score| room.expert(Some(score.expert)).map(|expert| say.names(&expert.name)).unwrap_or_default();
    let row = |score: &&Score| {
        Row::of(vec![
            html! { (name(score)) },
            html! { (figure(say, score.theory)) },
            html! { (figure(say, score.work)) },
        ])
    };
    let mean = |part: &dyn Fn(&Score) -> Percent| {
        Percent::mean(&visible.iter().map(|score| part(score)).collect::<Vec<_>>()).map(|mean| figure(say, mean))
    };
    let mut rows: Vec<Row> = visible.iter().map(row).collect();
    rows.push(Row::of(vec![
        html! { strong { (say.t("assessment-mean")) } },
        html! { strong { (mean(&|score| score.theory).unwrap_or_default()) } },
        html! { strong { (mean(&|score| score.work).unwrap_or_default()) } },
    ]));
    parts::table(
        say,
        &Table {
            id: "given",
            caption: say.t("assessment-scores"),
            columns: vec![
                Column::words(say.t("assessment-expert")),
                Column::figures(say.t("assessment-theory")),
                Column::figures(say.t("assessment-work")),
            ],
            rows,
            ..Table::default()
        },
    )
}

/// What the chair may do besides: absent, present again, score again.
fn others(say: Say, room: &Room, of: &Candidate, offers: &[Offer<Act>]) -> Vec<Button> {
    let button = |offer: &Offer<Act>| {
        let word = match offer.act {
            Act::Rescore => "assessment-do-rescore",
            Act::Miss => "assessment-do-miss",
            Act::Return => "assessment-do-return",
            _ => return None,
        };
        let to = format!("/exams/{}/candidates/{}/acts/{}", room.exam.id, of.id, offer.act.code());
        let mut button = Button::offered(say, offer, to, of.version);
        button.label = say.t(word);
        offer.why_not.is_empty().then_some(button)
    };
    offers.iter().filter_map(button).collect()
}
