//! Ending a contract before its time.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{AgreementId, Day, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Errors, Field};
use web::{Answer, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to};

use super::confirming::told;
use super::list::crumb;
use crate::actions;
use crate::store::{self, Agreement};

/// What is typed when a contract ends early.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ending {
    day: String,
    worked: String,
    reason: String,
}

pub async fn terminating(State(site): State<Site>, visitor: Visitor, Path(id): Path<AgreementId>) -> Answer {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    let typed = Ending { day: visitor.caller.today().to_string(), ..Ending::default() };
    html_page(ending_page(&site, &visitor, &agreement, &typed, &Errors::none()))
}

pub async fn terminate(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<AgreementId>,
    Form(sent): Form<Versioned<Ending>>,
) -> Answer {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    let (db, by, reason) = (&site.db, &visitor.caller, sent.form.reason.as_str());
    let done = match read_ending(&sent.form) {
        Ok((day, worked)) => actions::terminate(db, by, id, sent.version(), day, reason, worked).await,
        Err(failure) => Err(failure),
    };
    let Err(failure) = done else { return on_to(&format!("/agreements/{id}")) };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(ending_page(&site, &visitor, &agreement, &sent.form, &errors), status)
}

fn read_ending(typed: &Ending) -> Result<(Day, i64), Failure> {
    let mut read = kernel::Reading::new();
    let day = read.day("day", &typed.day);
    let worked = if typed.worked.trim().is_empty() { Some(0) } else { read.whole("worked", &typed.worked, 0, 600) };
    read.end(day.zip(worked))
}

fn ending_page(site: &Site, visitor: &Visitor, agreement: &Agreement, typed: &Ending, errors: &Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("agreements-terminate");
    let paid = agreement.terms.cost > kernel::Money::ZERO;
    let body = html! {
        (parts::field(say, &Field::day("day", say.t("agreements-terminate-day")).value(&*typed.day).required().errors(errors)))
        (parts::field(say, &Field::lines("reason", say.t("agreements-reason")).value(&*typed.reason).required().errors(errors)))
        @if paid {
            (parts::field(say, &Field::number("worked", say.t("agreements-terminate-worked"))
                .value(&*typed.worked).help(say.t("agreements-terminate-worked-help")).errors(errors)))
            (parts::formula(&say.t("agreements-refund"), html! { (say.t("agreements-refund-formula")) }))
        }
    };
    let form = parts::Form {
        action: format!("/agreements/{}/terminate", agreement.id),
        version: Some(agreement.version),
        submit: title.clone(),
        cancel: Some(format!("/agreements/{}", agreement.id)),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&agreement.learner_name, &title, html! {}))
        (parts::form(say, &form, parts::section("", "", body)))
    })
}
