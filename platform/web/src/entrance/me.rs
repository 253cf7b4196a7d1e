//! One's own account: roles, sessions, password, and who changed what concerns one.

use accounts::{OpenSession, SessionId};
use axum::Form;
use axum::extract::{Path, State};
use kernel::{Code, Lang};
use maud::{Markup, html};
use serde::Deserialize;

use super::{again, signed_in, whom};
use crate::answers::{html_page, on_to};
use crate::parts::{self, Act, Entry, Errors, Fact, Field, Kind, Tone};
use crate::say::Say;
use crate::shell::PageKind;
use crate::site::Site;
use crate::stop::{Answer, Stop};
use crate::visitor::Visitor;

/// So many acts are shown.
const ACTS_SHOWN: i64 = 50;

/// What the page shows.
struct Matter {
    account: accounts::Account,
    sessions: Vec<OpenSession>,
    here: SessionId,
    history: Vec<accounts::Remembered>,
}

async fn matter(site: &Site, visitor: &Visitor) -> Result<Matter, Stop> {
    let (visit, here) = signed_in(visitor)?;
    Ok(Matter {
        account: accounts::account(&site.db, visit.person).await?,
        sessions: accounts::sessions_of(&site.db, visit.person, visitor.caller.now).await?,
        here,
        history: accounts::history_of(&site.db, visit.person, ACTS_SHOWN).await?,
    })
}

pub(super) async fn page(State(site): State<Site>, visitor: Visitor) -> Answer {
    let matter = matter(&site, &visitor).await?;
    html_page(whole(&site, &visitor, &matter, Errors::none()))
}

fn whole(site: &Site, visitor: &Visitor, matter: &Matter, errors: Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("web-me");
    let grants = visitor.visit.as_ref().map_or(&[][..], |visit| &visit.grants);
    let chosen = visitor.visit.as_ref().and_then(|visit| visit.chosen.as_ref()).map(|held| held.id);
    let left = html! {
        (parts::card(&say.t("accounts-account"), parts::padded(html! {
            (facts(say, &matter.account))
            @for entry in site.rail.iter().filter(|entry| entry.is_own() && entry.permission.opens_to(visitor.caller.role)) {
                p { a href=(entry.href) { (say.t(entry.key)) } }
            }
        })))
        (parts::card(&say.t("accounts-roles"), whom::choice(say, grants, chosen, "/me")))
        (parts::card(&say.t("accounts-history"), parts::padded(history(say, &matter.history))))
    };
    let right = html! {
        (parts::card(&say.t("accounts-sessions"), sessions(say, matter)))
        (parts::card(&say.t("accounts-password"), parts::padded(password(say, errors))))
        (parts::card(&say.t("accounts-tokens"), parts::padded(html! {
            p { (say.t("accounts-tokens-help")) }
            p { a.btn href="/me/tokens" { (say.t("accounts-tokens-open")) } }
        })))
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::head(&matter.account.name, &title, html! {}))
        (parts::columns(left, right))
    })
}

fn facts(say: Say, account: &accounts::Account) -> Markup {
    let languages = html! {
        @for lang in Lang::ALL {
            @if *lang == say.lang { strong lang=(lang.code()) { (say.code(*lang)) } } @else { a href=(format!("/me?lang={}", lang.code())) { (say.code(*lang)) } } " "
        }
    };
    parts::facts(&[
        Fact::new(say.t("accounts-name"), &*account.name),
        Fact::new(say.t("accounts-email"), account.email.clone().unwrap_or_default()),
        Fact::of(say.t("accounts-language"), languages),
    ])
}

fn sessions(say: Say, matter: &Matter) -> Markup {
    html! {
        ul.papers {
            @for one in &matter.sessions {
                li {
                    div {
                        strong { @if one.address.is_empty() { "–" } @else { (one.address) } } " "
                        @if one.id == matter.here { (parts::pill(Tone::Good, &say.t("accounts-session-here"))) }
                        br;
                        small { (say.with("accounts-session-times", &[("opened", say.moment(one.opened).into()), ("seen", say.moment(one.seen).into())])) }
                    }
                    @if one.id != matter.here {
                        (parts::acts(say, &[Act::post(say.t("accounts-session-end"), format!("/me/sessions/{}/end", one.id)).grave()]))
                    }
                }
            }
        }
        @if matter.sessions.len() > 1 {
            (parts::padded(parts::acts(say, &[Act::post(say.t("accounts-sessions-end"), "/me/sessions/end-others").grave()])))
        }
    }
}

fn password(say: Say, errors: Errors) -> Markup {
    let fields = html! {
        (parts::field(say, &Field::new(Kind::Password, "present", say.t("accounts-present-password")).required().errors(&errors)))
        (parts::field(say, &Field::new(Kind::NewPassword, "password", say.t("accounts-new-password")).help(say.t("accounts-new-password-help")).required().errors(&errors)))
    };
    let form = parts::Form {
        action: "/me/password".into(),
        submit: say.t("accounts-set-password"),
        errors,
        ..parts::Form::default()
    };
    html! {
        (parts::form(say, &form, fields))
        p.help { (say.t("accounts-change-password-help")) " " a href="/forgotten" { (say.t("accounts-forgotten")) } }
    }
}

fn history(say: Say, acts: &[accounts::Remembered]) -> Markup {
    let entries: Vec<Entry> = acts
        .iter()
        .map(|one| Entry {
            when: say.moment(one.at),
            iso: one.at.iso(),
            who: match (&one.who, one.person) {
                (Some(name), _) => name.clone(),
                (None, Some(_)) => say.t("accounts-somebody"),
                (None, None) => say.t("web-platform-itself"),
            },
            role: if one.person.is_some() { say.code(one.role) } else { String::new() },
            act: say.t(&one.act),
            reason: one.reason.clone().filter(|reason| !reason.is_empty()),
            note: one.about.map(|role| say.code(role)).or_else(|| one.named.clone()),
            ..Entry::default()
        })
        .collect();
    html! { p.help { (say.t("accounts-history-help")) } (parts::timeline(&entries)) }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    present: String,
    password: String,
}

pub(super) async fn change_password(State(site): State<Site>, visitor: Visitor, Form(typed): Form<Typed>) -> Answer {
    let (_, session) = signed_in(&visitor)?;
    let (present, new) = (&typed.present, &typed.password);
    match accounts::change_password(&site.db, &visitor.caller, Some(session), present, new).await {
        Ok(()) => on_to("/me"),
        Err(failure) => {
            let matter = matter(&site, &visitor).await?;
            again(&visitor, failure, |errors| whole(&site, &visitor, &matter, errors))
        }
    }
}

pub(super) async fn end_session(State(site): State<Site>, visitor: Visitor, Path(session): Path<SessionId>) -> Answer {
    signed_in(&visitor)?;
    accounts::end_session(&site.db, &visitor.caller, session).await?;
    on_to("/me")
}

pub(super) async fn end_others(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (visit, here) = signed_in(&visitor)?;
    let mut w = site.db.write(&visitor.caller).await?;
    accounts::end_sessions(&mut w, visit.person, Some(here)).await?;
    w.done().await?;
    on_to("/me")
}
