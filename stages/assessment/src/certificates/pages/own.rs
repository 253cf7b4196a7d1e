//! The student's own exams and certificates, on a phone.

use axum::extract::State;
use kernel::Failure;
use maud::html;
use web::parts::{self, Act as Button, PhoneCard};
use web::{Answer, PageKind, Site, Visitor, html_page};

use super::list::tone;
use crate::candidates::store as candidates;
use crate::certificates::store;
use crate::exams::pages::{result_line, tone_of};
use crate::exams::store as exams;

pub async fn own(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let person = by.person.ok_or(Failure::Missing)?;
    let mut mine = Vec::new();
    for of in candidates::of_person(&site.db, person).await? {
        let exam = exams::load(&site.db, by, of.exam).await?;
        let text = match (&of.result, &of.reason) {
            (Some(_), _) => result_line(say, of.result, exam.plan.day),
            (None, Some(reason)) if !reason.is_empty() => reason.clone(),
            _ => format!("{} · {}", say.day(exam.plan.day), exam.plan.place),
        };
        mine.push(PhoneCard {
            title: say.names(&exam.programme_name),
            word: Some((tone_of(of.status), say.code(of.status))),
            text: format!("{} · {text}", exam.number),
            ..PhoneCard::default()
        });
    }
    let card = |one: &store::Certificate| PhoneCard {
        title: say.names(&one.facts.profession),
        href: Some(format!("/certificates/{}", one.id)),
        word: Some((tone(one.status), say.code(one.status))),
        text: format!("{} · {} · {}", one.printed_number(), one.facts.percent, one.facts.letter),
        acts: Some(parts::acts(
            say,
            &[
                Button::link("PDF", format!("/certificates/{}/paper/kk-ru", one.id)).main(),
                Button::link("Open Badges", format!("/certificates/{}/credential", one.id)),
            ],
        )),
        ..PhoneCard::default()
    };
    let certificates: Vec<PhoneCard> = store::of_person(&site.db, person).await?.iter().map(card).collect();
    let title = say.t("assessment-my");
    html_page(visitor.shell(&site, PageKind::Phone, &*title).page(html! {
        (parts::head("", &title, html! {}))
        h2 { (say.t("assessment-my-exams")) }
        @if mine.is_empty() { p { (say.t("assessment-my-no-exams")) } }
        @for card in &mine { (parts::phone_card(card)) }
        h2 { (say.t("assessment-my-certificates")) }
        @if certificates.is_empty() { p { (say.t("assessment-my-no-certificates")) } }
        @for card in &certificates { (parts::phone_card(card)) }
    }))
}
