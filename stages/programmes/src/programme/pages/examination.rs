//! The examination of a version: what the commission said, what the council decided, what stands in the way.

use axum::extract::{Path, State};
use kernel::{Failure, Lang, ProgrammeId, Refusal, Role};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Address, Column, Empty, Errors, Field, Row, Step, StepState, Table, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, html_page, refusals_of};

use crate::design::view;
use crate::moves::{Act, Conclusion, MOVES, Status};
use crate::programme::actions;
use crate::programme::rules::ActForm;
use crate::programme::sides::{self, Seen, Side};
use crate::programme::store::{self, Concluded};

pub(super) async fn page(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    html_page(shown(&site, &visitor, id, &ActForm::default(), &[]).await?)
}

/// The page again, with what was typed and what is wrong.
pub(super) async fn again(site: &Site, visitor: &Visitor, id: ProgrammeId, form: &ActForm, failure: Failure) -> Answer {
    let status = web::status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(shown(site, visitor, id, form, &refusals).await?, status)
}

async fn shown(
    site: &Site,
    visitor: &Visitor,
    id: ProgrammeId,
    form: &ActForm,
    refusals: &[Refusal],
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let seen = sides::seen(site, visitor, id).await?;
    let concluded = store::conclusions(&site.db, id).await?;
    let findings = actions::findings(&site.db, &seen.programme).await?;
    let checks = view::checks(say, id, &findings);
    let errors = Errors::of(say, refusals);
    let title = say.names(&seen.programme.name);
    let linked = site.windows.about(&site.db, &visitor.caller, &id.0).await?;
    let commissions: Vec<_> = linked.into_iter().filter(|one| one.href.starts_with("/commissions/")).collect();
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (sides::top(visitor, &seen, Side::Examination, html! {}))
        (parts::columns(
            html! {
                (parts::card(&say.t("programmes-way"), parts::padded(parts::steps(say, &way(say, seen.programme.status)))))
                @if !errors.is_empty() { (parts::error_summary(say, &errors)) }
                (paper(visitor, &seen, form, &errors))
                (conclusions(say, &concluded))
                (planning(visitor, &seen))
            },
            html! {
                (parts::card(&say.t("programmes-checks"), parts::padded(html! {
                    p { (parts::counts(say, &checks)) }
                    p { a href=(sides::href(&seen.programme, Side::Curriculum)) { (say.t("programmes-see-checks")) } }
                })))
                @for one in &commissions {
                    (parts::card(&say.t(one.kind), parts::padded(html! {
                        p { a href=(one.href) { (say.names(&one.title)) } }
                    })))
                }
            },
        ))
    }))
}

fn way(say: Say, status: Status) -> Vec<Step> {
    let order = [Status::Drafted, Status::UnderExamination, Status::Adopted, Status::Registered];
    let reached = order.iter().position(|one| *one == status).unwrap_or(order.len());
    let step = |(place, one): (usize, &Status)| Step {
        label: say.code(*one),
        note: None,
        href: None,
        state: match place.cmp(&reached) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Now,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
    };
    order.iter().enumerate().map(step).collect()
}

/// The form of the act that needs a paper: the council's minutes, the register's number.
fn paper(visitor: &Visitor, seen: &Seen, form: &ActForm, errors: &Errors) -> Markup {
    let (say, of) = (visitor.say, &seen.programme);
    let facts = sides::with_papers(seen);
    let offers = kernel::offers(MOVES, of.status, visitor.caller.role, &facts);
    let open = offers.iter().find(|offer| matches!(offer.act, Act::Adopt | Act::Register) && offer.why_not.is_empty());
    let Some(offer) = open.filter(|_| seen.own) else { return html! {} };
    let (title, number) = match offer.act {
        Act::Adopt => (say.t("programmes-minutes"), say.t("programmes-minutes-number")),
        _ => (say.t("programmes-registered"), say.t("programmes-registered-number")),
    };
    let shown = parts::Form {
        action: format!("/programmes/{}/acts/{}", of.id, kernel::Code::code(offer.act)),
        version: Some(of.version),
        submit: say.code(offer.act),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let body = html! {
        (parts::field(say, &Field::line("paper-number", number).value(&*form.paper_number).required().errors(errors)))
        (parts::field(say, &Field::day("paper-day", say.t("programmes-paper-day")).value(&*form.paper_day).required().errors(errors)))
    };
    html! { div #act { (parts::card(&title, parts::padded(parts::form(say, &shown, body)))) } }
}

/// The way to a commission for this version, with what is known of it: until the commission has spoken.
fn planning(visitor: &Visitor, seen: &Seen) -> Markup {
    let (say, of) = (visitor.say, &seen.programme);
    let waits = of.status == Status::UnderExamination && seen.facts.conclusion.is_none();
    if !(waits && seen.own && visitor.caller.role == Role::University) {
        return html! {};
    }
    let titled = |lang: Lang| {
        let name = [("name", of.name.get(lang).into())];
        Say::new(lang).with("programmes-commission-of", &name)
    };
    let known = [
        ("kind", "programme-examination".to_owned()),
        ("subject", of.id.to_string()),
        ("subject-kind", "programme".to_owned()),
        ("title-kk", titled(Lang::Kk)),
        ("title-ru", titled(Lang::Ru)),
        ("title-en", titled(Lang::En)),
        ("organisation", of.organisation.to_string()),
        ("host", of.organisation.to_string()),
    ];
    let begun = Address::of("/commissions/new");
    let address = known.into_iter().fold(begun, |address, (name, value)| address.with(name, value));
    parts::acts(say, &[Button::link(say.t("programmes-plan-commission"), address.to_string()).main()])
}

fn conclusions(say: Say, all: &[Concluded]) -> Markup {
    let row = |one: &Concluded| {
        let tone = if one.result == Conclusion::Recommended { Tone::Good } else { Tone::Late };
        Row::of(vec![
            html! { (parts::pill(tone, &say.code(one.result))) },
            html! { (one.minutes) },
            html! { (say.day(one.day)) },
            html! { (one.round) },
        ])
    };
    parts::table(
        say,
        &Table {
            id: "conclusions",
            caption: say.t("programmes-conclusions"),
            columns: vec![
                Column::words(say.t("programmes-conclusion")),
                Column::words(say.t("programmes-conclusion-minutes")),
                Column::words(say.t("programmes-paper-day")),
                Column::figures(say.t("programmes-round")),
            ],
            rows: all.iter().map(row).collect(),
            empty: Empty {
                title: say.t("programmes-conclusions-none"),
                text: say.t("programmes-conclusions-none-help"),
                act: None,
            },
            ..Table::default()
        },
    )
}
