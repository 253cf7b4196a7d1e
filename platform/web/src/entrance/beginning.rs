//! The first administrator of an empty installation.

use accounts::{Lifetimes, SignIn};
use axum::Form;
use axum::extract::State;
use maud::{Markup, html};
use serde::Deserialize;

use super::{Origin, again, framed, let_in};
use crate::answers::{html_page, on_to};
use crate::parts::{self, Errors, Field, Kind};
use crate::site::Site;
use crate::stop::Answer;
use crate::visitor::Visitor;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    email: String,
    password: String,
}

pub(super) async fn ask(State(site): State<Site>, visitor: Visitor) -> Answer {
    if !accounts::nobody_yet(&site.db).await? {
        return on_to("/sign-in");
    }
    html_page(page(&site, &visitor, &Typed::default(), Errors::none()))
}

pub(super) async fn begin(
    State(site): State<Site>,
    visitor: Visitor,
    origin: Origin,
    Form(typed): Form<Typed>,
) -> Answer {
    let Typed { name, email, password } = &typed;
    if let Err(failure) = accounts::first_administrator(&site.db, &visitor.caller, name, email, password).await {
        return again(&visitor, failure, |errors| page(&site, &visitor, &typed, errors));
    }
    let attempt = SignIn { email, password, address: &origin.0, replaces: None };
    let opened = accounts::sign_in(&site.db, &visitor.caller, attempt, Lifetimes::default()).await?;
    let_in(&site, &visitor, &opened, "/").await
}

fn page(site: &Site, visitor: &Visitor, typed: &Typed, errors: Errors) -> Markup {
    let say = visitor.say;
    let fields = html! {
        p { (say.t("accounts-first-help")) }
        (parts::field(say, &Field::line("name", say.t("accounts-name")).value(&*typed.name).required().errors(&errors)))
        (parts::field(say, &Field::new(Kind::Email, "email", say.t("accounts-email")).value(&*typed.email).required().errors(&errors)))
        (parts::field(say, &new_password(visitor, &errors)))
    };
    let form = parts::Form {
        action: "/first".into(),
        submit: say.t("accounts-first-begin"),
        errors,
        ..parts::Form::default()
    };
    framed(site, visitor, &say.t("accounts-first"), parts::form(say, &form, fields))
}

/// The field in which a password is chosen.
pub(super) fn new_password(visitor: &Visitor, errors: &Errors) -> Field {
    let say = visitor.say;
    Field::new(Kind::NewPassword, "password", say.t("accounts-new-password"))
        .help(say.t("accounts-new-password-help"))
        .required()
        .errors(errors)
}
