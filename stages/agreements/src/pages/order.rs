//! The order of signing: a setting of each university.

use axum::extract::State;
use axum_extra::extract::Form;
use kernel::Failure;
use maud::{Markup, html};
use web::parts::{self, Choice, Errors, Field};
use web::{Answer, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to};

use super::confirming::told;
use super::list::crumb;
use crate::parties::{OrderForm, Party};
use crate::{actions, store};

pub async fn reading(State(site): State<Site>, visitor: Visitor) -> Answer {
    let university = visitor.caller.organisation().ok_or(Failure::Missing)?;
    let form = OrderForm::of(&store::signing_order(&site.db, university).await?);
    let version = store::signing_order_version(&site.db, university).await?;
    html_page(page(&site, &visitor, &form, version, &Errors::none()))
}

pub async fn set(State(site): State<Site>, visitor: Visitor, Form(sent): Form<Versioned<OrderForm>>) -> Answer {
    let version = sent.version();
    let done = actions::set_signing_order(&site.db, &visitor.caller, version, &sent.form).await;
    let Err(failure) = done else { return on_to("/agreements") };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(page(&site, &visitor, &sent.form, version, &errors), status)
}

fn page(site: &Site, visitor: &Visitor, form: &OrderForm, version: i64, errors: &Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("agreements-signing-order");
    let turns = || {
        ["agreements-turn-first", "agreements-turn-second", "agreements-turn-third", "agreements-turn-fourth"]
            .into_iter()
            .zip(1..)
            .map(|(key, turn): (_, u8)| Choice::new(turn.to_string(), say.t(key)))
            .collect()
    };
    let field = |party: Party, name: &'static str, value: &str| {
        parts::field(say, &Field::select(name, say.code(party), turns()).value(value).required().errors(errors))
    };
    let shown = parts::Form {
        action: "/agreements/signing-order".into(),
        version: Some(version),
        submit: say.t("web-save"),
        cancel: Some("/agreements".into()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let turns_of_all = html! {
        (field(Party::Enterprise, "enterprise", &form.enterprise))
        (field(Party::University, "university", &form.university))
        (field(Party::Learner, "learner", &form.learner))
        (field(Party::Representative, "representative", &form.representative))
    };
    let body = parts::section(&say.t("agreements-parties"), &say.t("agreements-signing-order-help"), turns_of_all);
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head("", &title, html! {}))
        (parts::form(say, &shown, body))
    })
}
