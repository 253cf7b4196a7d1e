//! The record of a graduate: consent, the five questions, whose move it is.

use axum::extract::{Path, State};
use kernel::{Caller, Code, Offer, Role};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Fact, WhoseMove};
use web::{Answer, PageKind, Say, Site, Visitor, history, html_page};

use super::{after_graduation, consent_tone, crumb, standing, title};
use crate::consent;
use crate::followups::RECORD;
use crate::followups::actions::facts;
use crate::followups::moves::{Act, Status};
use crate::followups::store::{self, Checkpoint, Followup, FollowupId};

pub async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<FollowupId>) -> Answer {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let followup = store::load(db, by, id).await?;
    let questions = store::checkpoints(db, by, &[id]).await?;
    let late = store::setting(db, by.today()).await?.late_days;
    let name = say.names(&title(&followup));
    // The log names who acted; only those who know the graduate's name read it.
    let log = if followup.name.is_some() { Some(history(db, say, id).await?) } else { None };
    html_page(visitor.shell(&site, PageKind::Record, &*name).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&followup.code, &name, parts::pill(consent_tone(followup.consent), &say.code(followup.consent))))
        (parts::whose_move(say, &whose(say, by, &followup, &questions, late), consent_acts(say, by, &followup)))
        (parts::columns(
            html! { @for question in &questions { (card(say, by, &followup, question)) } },
            html! {
                (parts::card(&say.t("outlook-graduate"), parts::facts(&described(say, &followup))))
                @if let Some(log) = log { (parts::card(&say.t("web-history"), log)) }
            },
        ))
    }))
}

fn whose(say: Say, by: &Caller, followup: &Followup, questions: &[Checkpoint], late: i64) -> WhoseMove {
    let today = by.today();
    let graduate = say.code(Role::Student);
    if followup.consent == consent::Status::Unasked {
        let since = say.with("outlook-since", &[("day", followup.graduated.into())]);
        let next = Some(say.t("outlook-next-questions"));
        return WhoseMove { who: graduate, since: Some(since), next, ..WhoseMove::default() };
    }
    // Only the newest question waits: what was not answered before it is asked no more.
    let newest = questions.iter().filter(|one| one.due <= today).max_by_key(|one| one.month);
    let open = newest.filter(|one| one.status.open());
    let told = questions.iter().find(|one| one.status == Status::Answered && one.employer.is_some());
    match (open, told) {
        (Some(question), _) => WhoseMove {
            who: if question.status == Status::Planned { say.code(Role::University) } else { graduate },
            yours: question.status == Status::Planned && RECORD.opens_to(by.role),
            since: Some(say.with("outlook-since", &[("day", question.due.into())])),
            late: (today.since(question.due) > late)
                .then(|| say.with("outlook-late-by", &[("days", say.days(today.since(question.due) - late).into())])),
            next: Some(say.t("outlook-next-confirm")),
            reminded: None,
        },
        (None, Some(question)) => WhoseMove {
            who: say.code(Role::Hr),
            since: Some(say.with("outlook-since", &[("day", question.since.day().into())])),
            ..WhoseMove::default()
        },
        (None, None) => WhoseMove::default(),
    }
}

fn consent_acts(say: Say, by: &Caller, followup: &Followup) -> Markup {
    let buttons: Vec<Button> = followup
        .consent
        .offers(by.role)
        .iter()
        .map(|offer| {
            let to = format!("/outlook/{}/consent/{}", followup.id, offer.act.code());
            let button = Button::offered(say, offer, to, followup.version);
            if offer.act == consent::Act::Give { button } else { button.grave() }
        })
        .collect();
    if buttons.is_empty() {
        html! {}
    } else {
        parts::acts(say, &buttons)
    }
}

fn described(say: Say, followup: &Followup) -> Vec<Fact> {
    let organisation = |id, name| html! { a href=(format!("/organisations/{id}")) { (say.names(name)) } };
    let mut all = vec![
        Fact::new(say.t("outlook-programme"), format!("{} {}", followup.code, say.names(&followup.programme_name))),
        Fact::of(say.t("outlook-university"), organisation(followup.university, &followup.university_name)),
        Fact::new(say.t("outlook-graduated"), say.day(followup.graduated)),
    ];
    if let Some((id, name)) = &followup.practice {
        all.push(Fact::of(say.t("outlook-practice"), organisation(*id, name)));
    }
    let consent = Fact::new(say.t("outlook-consent"), say.code(followup.consent));
    let since = followup.consent_day.map(|day| match &followup.consent_paper {
        Some(paper) => format!("{} · {paper}", say.day(day)),
        None => say.day(day),
    });
    all.push(match since {
        Some(since) => consent.note(since),
        None => consent,
    });
    all
}

fn card(say: Say, by: &Caller, followup: &Followup, question: &Checkpoint) -> Markup {
    let (tone, word) = standing(say, question, by.today());
    let offers = question.status.offers(by.role, &facts(by, followup, question));
    let open = question.due <= by.today() || question.status != Status::Planned;
    html! {
        (parts::card_with(&after_graduation(say, question.month), parts::pill(tone, &word), html! {
            (parts::facts(&told(say, question)))
            @if open && !offers.is_empty() { (parts::padded(parts::acts(say, &buttons(say, question, &offers)))) }
        }))
    }
}

/// What was told, for those whom it concerns.
pub fn told(say: Say, question: &Checkpoint) -> Vec<Fact> {
    let mut all = vec![Fact::new(say.t("outlook-due-day"), say.day(question.due))];
    if let Some(activity) = question.activity {
        all.push(Fact::new(say.t("outlook-activity"), say.code(activity)));
    }
    let mut line = |key: &str, said: Option<String>| {
        if let Some(said) = said {
            all.push(Fact::new(say.t(key), said));
        }
    };
    line("outlook-employer", question.employer_name.clone());
    line("outlook-post", question.post.clone());
    line("outlook-from", question.from.map(|day| say.day(day)));
    line("outlook-fits", question.fits.map(|fits| say.code(fits)));
    let yes = |said| say.t(if said { "outlook-yes" } else { "outlook-no" });
    line("outlook-at-practice", question.at_practice.map(yes));
    line("outlook-band", question.band.map(|band| say.code(band)));
    line("outlook-remark", question.remark.clone());
    let own = say.t("outlook-told-by-graduate");
    let by = if question.on_word() { say.t("outlook-told-on-word") } else { own };
    line("outlook-answered-day", question.answered.map(|day| format!("{} · {by}", say.day(day))));
    all
}

fn buttons(say: Say, question: &Checkpoint, offers: &[Offer<Act>]) -> Vec<Button> {
    let (id, month) = (question.followup, question.month);
    let button = |offer: &Offer<Act>| match offer.act {
        // Stop and resume follow the consent.
        Act::Stop | Act::Resume => None,
        Act::Answer | Act::Correct => {
            let link = Button::link(say.code(offer.act), format!("/outlook/{id}/{month}"));
            Some(link.closed(offer.why_not.clone()))
        }
        act => {
            let to = format!("/outlook/{id}/{month}/acts/{}", act.code());
            let button = Button::offered(say, offer, to, question.version);
            Some(if act == Act::GiveUp { button.grave() } else { button })
        }
    };
    offers.iter().filter_map(button).collect()
}
