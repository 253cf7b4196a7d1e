//! Signing in with a password, and signing out.

use accounts::{Lifetimes, SignIn};
use axum::Form;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Origin, again, framed, inside, let_in, no_session_cookie};
use crate::answers::{html_page, on_to};
use crate::parts::{self, Errors, Field, Kind};
use crate::site::Site;
use crate::stop::Answer;
use crate::visitor::{SESSION_COOKIE, Visitor, cookie};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    to: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
    password: String,
    to: String,
}

pub(super) async fn ask(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    if visitor.visit.is_some() {
        return on_to(inside(&asked.to));
    }
    if accounts::nobody_yet(&site.db).await? {
        return on_to("/first");
    }
    let typed = Typed { to: asked.to, ..Typed::default() };
    html_page(page(&site, &visitor, &typed, Errors::none()))
}

pub(super) async fn sign_in(
    State(site): State<Site>,
    visitor: Visitor,
    origin: Origin,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Answer {
    let replaces = cookie(&headers, SESSION_COOKIE);
    let attempt = SignIn { email: &typed.email, password: &typed.password, address: &origin.0, replaces };
    match accounts::sign_in(&site.db, &visitor.caller, attempt, Lifetimes::default()).await {
        Ok(opened) => let_in(&site, &visitor, &opened, &typed.to).await,
        Err(failure) => again(&visitor, failure, |errors| page(&site, &visitor, &typed, errors)),
    }
}

fn page(site: &Site, visitor: &Visitor, typed: &Typed, errors: Errors) -> Markup {
    let say = visitor.say;
    let fields = html! {
        input type="hidden" name="to" value=(typed.to);
        (parts::field(say, &Field::new(Kind::Email, "email", say.t("accounts-email")).value(&*typed.email).required().errors(&errors)))
        (parts::field(say, &Field::new(Kind::Password, "password", say.t("accounts-password")).required().errors(&errors)))
    };
    let form =
        parts::Form { action: "/sign-in".into(), submit: say.t("web-sign-in"), errors, ..parts::Form::default() };
    framed(
        site,
        visitor,
        &say.t("web-sign-in"),
        html! {
            (parts::form(say, &form, fields))
            p { a href="/forgotten" { (say.t("accounts-forgotten")) } }
            p.help { (say.t("accounts-no-account")) }
            @if site.demo { p { a href="/people-of-the-demo" { (say.t("accounts-people-of-the-demo")) } } }
        },
    )
}

pub(super) async fn sign_out(State(site): State<Site>, visitor: Visitor, headers: HeaderMap) -> Answer {
    if let Some(token) = cookie(&headers, SESSION_COOKIE) {
        accounts::sign_out(&site.db, &visitor.caller, token).await?;
    }
    Ok(([(SET_COOKIE, no_session_cookie())], Redirect::to("/")).into_response())
}
