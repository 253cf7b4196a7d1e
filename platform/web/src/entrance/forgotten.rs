//! Coming in without the password: a link is asked for, comes by letter, and opens after one press of a button
//! (scanners of mail open every link they see, but press nothing).

use accounts::Purpose;
use axum::Form;
use axum::extract::{Path, State};
use kernel::{Code, house};
use maud::{Markup, html};
use serde::Deserialize;

use super::beginning::new_password;
use super::{Origin, again, closed_link, framed, let_in};
use crate::answers::html_page;
use crate::parts::{self, Act, Choice, Errors, Field, Kind, Tone};
use crate::shell::Notice;
use crate::site::Site;
use crate::stop::Answer;
use crate::visitor::Visitor;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
    purpose: String,
}

pub(super) async fn ask(State(site): State<Site>, visitor: Visitor) -> Answer {
    let typed = Typed { purpose: Purpose::Reset.code().to_owned(), ..Typed::default() };
    html_page(asking(&site, &visitor, &typed, Errors::none()))
}

pub(super) async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    origin: Origin,
    Form(typed): Form<Typed>,
) -> Answer {
    let purpose = Purpose::of(&typed.purpose).ok_or_else(|| house::NOT_IN_LIST.at("purpose").into());
    let sent = match purpose {
        Ok(purpose) => {
            accounts::ask_for_link(&site.db, &site.key, &visitor.caller, (&typed.email, purpose), &origin.0).await
        }
        Err(refused) => Err(refused),
    };
    if let Err(failure) = sent {
        return again(&visitor, failure, |errors| asking(&site, &visitor, &typed, errors));
    }
    let say = visitor.say;
    html_page(framed(
        &site,
        &visitor,
        &say.t("accounts-link-sent"),
        html! {
            p { (say.with("accounts-link-sent-help", &[("email", typed.email.trim().into())])) }
            p { a href="/sign-in" { (say.t("web-sign-in")) } }
        },
    ))
}

fn asking(site: &Site, visitor: &Visitor, typed: &Typed, errors: Errors) -> Markup {
    let say = visitor.say;
    let fields = html! {
        (parts::field(say, &Field::new(Kind::Email, "email", say.t("accounts-email")).value(&*typed.email).required().errors(&errors)))
        (parts::field(say, &Field::radio("purpose", say.t("accounts-link-purpose"), Choice::all::<Purpose>(say)).value(&*typed.purpose).required().errors(&errors)))
    };
    let form = parts::Form {
        action: "/forgotten".into(),
        submit: say.t("accounts-ask-for-link"),
        cancel: Some("/sign-in".into()),
        errors,
        ..parts::Form::default()
    };
    framed(
        site,
        visitor,
        &say.t("accounts-forgotten"),
        html! {
            (parts::form(say, &form, fields))
            p.help { (say.t("accounts-no-email")) }
        },
    )
}

pub(super) async fn at_the_link(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    let name = match accounts::link_of(&site.db, &token, Purpose::Enter, visitor.caller.now).await {
        Ok(name) => name,
        Err(failure) => return closed_link(&site, &visitor, failure),
    };
    let say = visitor.say;
    html_page(framed(
        &site,
        &visitor,
        &say.t("accounts-link-enter"),
        html! {
            p { (say.with("accounts-link-enter-help", &[("name", name.into())])) }
            (parts::acts(say, &[Act::post(say.t("accounts-come-in"), format!("/enter/{token}")).main()]))
        },
    ))
}

pub(super) async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    origin: Origin,
    Path(token): Path<String>,
) -> Answer {
    match accounts::enter_by_link(&site.db, &visitor.caller, &token, &origin.0).await {
        Ok(opened) => let_in(&site, &visitor, &opened, "/").await,
        Err(failure) => closed_link(&site, &visitor, failure),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    password: String,
}

pub(super) async fn choose(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    match accounts::link_of(&site.db, &token, Purpose::Reset, visitor.caller.now).await {
        Ok(name) => html_page(choosing(&site, &visitor, (&token, &name), Errors::none())),
        Err(failure) => closed_link(&site, &visitor, failure),
    }
}

pub(super) async fn reset(
    State(site): State<Site>,
    visitor: Visitor,
    origin: Origin,
    Path(token): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Answer {
    let name = match accounts::link_of(&site.db, &token, Purpose::Reset, visitor.caller.now).await {
        Ok(name) => name,
        Err(failure) => return closed_link(&site, &visitor, failure),
    };
    match accounts::reset_password(&site.db, &visitor.caller, &token, &chosen.password, &origin.0).await {
        Ok(opened) => let_in(&site, &visitor, &opened, "/").await,
        Err(failure) => again(&visitor, failure, |errors| choosing(&site, &visitor, (&token, &name), errors)),
    }
}

fn choosing(site: &Site, visitor: &Visitor, (token, name): (&str, &str), errors: Errors) -> Markup {
    let say = visitor.say;
    let field = parts::field(say, &new_password(visitor, &errors));
    let form = parts::Form {
        action: format!("/reset/{token}"),
        submit: say.t("accounts-set-password"),
        errors,
        ..parts::Form::default()
    };
    let told = Notice::new(Tone::Plain, say.with("accounts-reset-help", &[("name", name.into())]));
    framed(
        site,
        visitor,
        &say.t("accounts-link-reset"),
        html! {
            (parts::notice(&told))
            (parts::form(say, &form, field))
        },
    )
}
