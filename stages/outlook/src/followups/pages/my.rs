//! The graduate's own page, on a phone: consent, the question that waits, what was told.

use axum::extract::State;
use maud::{Markup, html};
use web::parts::{self, Act as Button, Empty, PhoneCard, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use super::{after_graduation, consent_tone, standing};
use crate::consent;
use crate::followups::actions::before;
use crate::followups::moves::Status;
use crate::followups::store::{self, Checkpoint, Followup};

pub async fn my(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let own = store::own(db, by).await?;
    let title = say.t("outlook-my");
    let mut cards = Vec::new();
    for followup in &own {
        let questions = store::checkpoints(db, by, &[followup.id]).await?;
        cards.push(one(&visitor, followup, &questions));
    }
    let none = Empty { title: say.t("outlook-my-none"), text: say.t("outlook-my-none-help"), act: None };
    html_page(visitor.shell(&site, PageKind::Phone, &*title).page(html! {
        (parts::head("", &title, html! {}))
        @if own.is_empty() { (parts::empty(&none)) }
        @for card in cards { (card) }
    }))
}

fn one(visitor: &Visitor, followup: &Followup, questions: &[Checkpoint]) -> Markup {
    let (say, today) = (visitor.say, visitor.caller.today());
    let given = followup.consent == consent::Status::Given;
    let due: Vec<&Checkpoint> =
        questions.iter().rev().filter(|one| given && one.status.open() && one.due <= today).collect();
    let told: Vec<&Checkpoint> = questions.iter().rev().filter(|one| one.status.answered()).collect();
    let next = questions.iter().find(|one| one.status == Status::Planned && one.due > today);
    html! {
        @if given {
            @for (n, question) in due.iter().enumerate() { (asked(say, questions, question, n == 0)) }
            @if due.is_empty() { (thanks(say, next)) }
        }
        (agreed(visitor, followup))
        @for question in told { (answered(say, question, today)) }
    }
}

fn asked(say: Say, questions: &[Checkpoint], question: &Checkpoint, first: bool) -> Markup {
    let (id, month) = (question.followup, question.month);
    let mut acts = Vec::new();
    let mut text = say.t("outlook-my-ask");
    let written = format!("/outlook/{id}/{month}");
    if let Some(last) = before(questions, month) {
        let doing = last.activity.map(|activity| say.code(activity)).unwrap_or_default();
        let at = last.employer_name.as_ref().map(|name| format!(" · {name}")).unwrap_or_default();
        text = say.with("outlook-my-before", &[("what", format!("{doing}{at}").into())]);
        let same = Button::post(say.t("outlook-same"), format!("{written}/same")).version(question.version);
        acts.push(if first { same.main() } else { same });
        acts.push(Button::link(say.t("outlook-changed"), written));
    } else {
        let link = Button::link(say.t("outlook-answer"), written);
        acts.push(if first { link.main() } else { link });
    }
    parts::phone_card(&PhoneCard {
        title: say.with("outlook-my-question", &[("when", after_graduation(say, month).into())]),
        word: Some((Tone::Wait, say.t("outlook-state-due"))),
        text,
        acts: Some(parts::acts(say, &acts)),
        ..PhoneCard::default()
    })
}

fn thanks(say: Say, next: Option<&Checkpoint>) -> Markup {
    let text = match next {
        Some(question) => say.with("outlook-my-next", &[("day", question.due.into())]),
        None => say.t("outlook-my-done"),
    };
    parts::phone_card(&PhoneCard {
        title: say.t("outlook-my-nothing"),
        word: Some((Tone::Good, say.t("outlook-my-ok"))),
        text,
        ..PhoneCard::default()
    })
}

/// The consent: what for, who sees, how long, how to take it back; then the acts.
fn agreed(visitor: &Visitor, followup: &Followup) -> Markup {
    let say = visitor.say;
    let first = followup.consent == consent::Status::Unasked;
    let buttons: Vec<Button> = followup
        .consent
        .offers(visitor.caller.role)
        .iter()
        .map(|offer| {
            let to = format!("/outlook/{}/consent/{}", followup.id, kernel::Code::code(offer.act));
            let button = Button::offered(say, offer, to, followup.version);
            match offer.act {
                consent::Act::Give if first => button.main(),
                consent::Act::Withdraw => button.grave().confirmed(say.t("outlook-withdraw-sure")),
                _ => button,
            }
        })
        .collect();
    let text = parts::prose(html! {
        p { (say.t("outlook-consent-purpose")) }
        ul {
            li { (say.t("outlook-consent-what")) }
            li { (say.t("outlook-consent-who")) }
            li { (say.t("outlook-consent-long")) }
            li { (say.t("outlook-consent-back")) }
        }
    });
    let word = parts::pill(consent_tone(followup.consent), &say.code(followup.consent));
    html! {
        (parts::card_with(&say.t("outlook-consent-title"), word, parts::padded(html! {
            p { strong { (followup.code) " " (say.names(&followup.programme_name)) } }
            @if first { (text) } @else { (parts::formula(&say.t("outlook-consent-text"), text)) }
            @if let Some(day) = followup.consent_day { p.small { (say.day(day)) } }
            (parts::acts(say, &buttons))
        })))
    }
}

fn answered(say: Say, question: &Checkpoint, today: kernel::Day) -> Markup {
    let (tone, word) = standing(say, question, today);
    let at = question.employer_name.as_ref().map(|name| format!(" · {name}")).unwrap_or_default();
    let remark = if question.status == Status::Disputed { question.remark.clone() } else { None };
    let doing = question.activity.map(|activity| say.code(activity)).unwrap_or_default();
    let correct =
        Button::link(say.t("outlook-act-correct"), format!("/outlook/{}/{}", question.followup, question.month));
    parts::phone_card(&PhoneCard {
        title: after_graduation(say, question.month),
        word: Some((tone, word)),
        text: format!("{doing}{at}{}", remark.map(|remark| format!(" – {remark}")).unwrap_or_default()),
        acts: Some(parts::acts(say, &[correct])),
        ..PhoneCard::default()
    })
}
