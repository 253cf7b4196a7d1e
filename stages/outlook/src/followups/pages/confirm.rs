//! The employer's page: graduates who say that they work here.

use axum::extract::State;
use kernel::Code;
use maud::{Markup, html};
use web::parts::{self, Act as Button, Empty};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use super::record::told;
use super::{after_graduation, standing, title};
use crate::followups::OF_ONE_EMPLOYER;
use crate::followups::actions::facts;
use crate::followups::store::{self, Checkpoint, Filter, Followup};

pub async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let graduates = store::list(db, by, &Filter::default(), None, OF_ONE_EMPLOYER).await?;
    let ids: Vec<_> = graduates.iter().map(|one| one.id).collect();
    let mut questions = store::checkpoints(db, by, &ids).await?;
    questions.sort_by_key(|one| (one.status, std::cmp::Reverse(one.due)));
    let title = say.t("outlook-confirm");
    let none = Empty { title: say.t("outlook-confirm-none"), text: say.t("outlook-confirm-none-help"), act: None };
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::head("", &title, html! {}))
        p.small { (say.t("outlook-confirm-help")) }
        @if questions.is_empty() { (parts::empty(&none)) }
        @for question in &questions {
            @if let Some(followup) = graduates.iter().find(|one| one.id == question.followup) {
                (card(say, &visitor, followup, question))
            }
        }
    }))
}

fn card(say: Say, visitor: &Visitor, followup: &Followup, question: &Checkpoint) -> Markup {
    let by = &visitor.caller;
    let (tone, word) = standing(say, question, by.today());
    let offers = question.status.offers(by.role, &facts(by, followup, question));
    let buttons: Vec<Button> = offers
        .iter()
        .map(|offer| {
            let to = format!("/outlook/{}/{}/acts/{}", followup.id, question.month, offer.act.code());
            Button::offered(say, offer, to, question.version)
        })
        .collect();
    let head = format!("{} · {}", say.names(&title(followup)), after_graduation(say, question.month));
    html! {
        (parts::card_with(&head, parts::pill(tone, &word), html! {
            (parts::facts(&told(say, question)))
            @if !buttons.is_empty() { (parts::padded(parts::acts(say, &buttons))) }
        }))
    }
}
