//! Accepting an invitation.

use accounts::{Invitation, Password};
use axum::Form;
use axum::extract::{Path, State};
use maud::{Markup, html};
use serde::Deserialize;

use super::beginning::new_password;
use super::{Origin, again, closed_link, framed, let_in};
use crate::answers::html_page;
use crate::parts::{self, Errors, Fact};
use crate::site::Site;
use crate::stop::Answer;
use crate::visitor::Visitor;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Chosen {
    password: String,
}

pub(super) async fn read(State(site): State<Site>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    match accounts::invitation(&site.db, &token, visitor.caller.now).await {
        Ok(invited) => html_page(page(&site, &visitor, (&token, &invited), Errors::none())),
        Err(failure) => closed_link(&site, &visitor, failure),
    }
}

pub(super) async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    origin: Origin,
    Path(token): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Answer {
    let invited = match accounts::invitation(&site.db, &token, visitor.caller.now).await {
        Ok(invited) => invited,
        Err(failure) => return closed_link(&site, &visitor, failure),
    };
    match accounts::accept(&site.db, &visitor.caller, &token, &chosen.password, &origin.0).await {
        Ok(opened) => let_in(&site, &visitor, &opened, "/").await,
        Err(failure) => again(&visitor, failure, |errors| page(&site, &visitor, (&token, &invited), errors)),
    }
}

fn page(site: &Site, visitor: &Visitor, (token, invited): (&str, &Invitation), errors: Errors) -> Markup {
    let say = visitor.say;
    let until = invited.grant_until.map_or_else(|| say.t("accounts-without-end"), |day| say.day(day));
    let told = parts::facts(&[
        Fact::new(say.t("accounts-name"), &*invited.name),
        Fact::new(say.t("accounts-role"), say.code(invited.role)),
        Fact::new(say.t("accounts-scope"), say.names(&invited.label)),
        Fact::new(say.t("accounts-role-until"), until),
        Fact::new(say.t("accounts-invitation-until"), say.moment(invited.until)),
    ]);
    let field = match invited.password {
        Password::Wanted => parts::field(say, &new_password(visitor, &errors)),
        Password::Set => html! {},
    };
    let form = parts::Form {
        action: format!("/invitation/{token}"),
        submit: say.t("accounts-accept-invitation"),
        errors,
        ..parts::Form::default()
    };
    framed(
        site,
        visitor,
        &say.t("accounts-letter-invitation"),
        html! {
            (parts::card(&say.t("accounts-role"), parts::padded(told)))
            (parts::form(say, &form, field))
        },
    )
}
