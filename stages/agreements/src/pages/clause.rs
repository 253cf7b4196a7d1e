//! A clause that is added to the standard ones, and taken away again.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use documents::clauses::Draft;
use kernel::Lang;
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Choice, Crumb, Errors, Field};
use web::{Answer, PageKind, Site, Versioned, Visitor, form_again, html_page, on_to};

use super::clauses::{AT, opening, variables};
use super::confirming::told;
use super::list::crumb;
use crate::actions;
use crate::clauses::store::newest;
use crate::clauses::{ClauseForm, places};

pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (edition, draft) = newest(&site.db).await?;
    html_page(page(&site, &visitor, edition, &draft, &ClauseForm::default(), &Errors::none()))
}

pub async fn add(State(site): State<Site>, visitor: Visitor, Form(sent): Form<Versioned<ClauseForm>>) -> Answer {
    let done = actions::add_clause(&site.db, &visitor.caller, sent.version(), &sent.form).await;
    let Err(failure) = done else { return on_to(AT) };
    // Where somebody stored an edition since, the form comes back over it: an addition writes over nobody's words.
    let (edition, draft) = newest(&site.db).await?;
    let (status, errors) = told(visitor.say, failure)?;
    form_again(page(&site, &visitor, edition, &draft, &sent.form, &errors), status)
}

/// Nothing but the edition that was read.
#[derive(Debug, Default, Deserialize)]
pub struct Nothing {}

pub async fn remove(
    State(site): State<Site>,
    visitor: Visitor,
    Path(clause): Path<String>,
    Form(sent): Form<Versioned<Nothing>>,
) -> Answer {
    actions::remove_clause(&site.db, &visitor.caller, sent.version(), &clause).await?;
    on_to(AT)
}

fn page(site: &Site, visitor: &Visitor, edition: i64, draft: &Draft, typed: &ClauseForm, errors: &Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("agreements-clause-add");
    let over = say.with("agreements-clauses-edition", &[("edition", edition.into())]);
    let after = places(draft)
        .into_iter()
        .map(|place| {
            Choice::new(&*place.clause.id, format!("{} {}", place.number, opening(&say.names(&place.clause.text))))
        })
        .collect();
    let shown = parts::Form {
        action: format!("{AT}/new"),
        version: Some(edition),
        submit: title.clone(),
        cancel: Some(AT.into()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let text = |lang: Lang| {
        let (name, value) = match lang {
            Lang::Kk => ("text-kk", &typed.text_kk),
            Lang::Ru => ("text-ru", &typed.text_ru),
            Lang::En => ("text-en", &typed.text_en),
        };
        parts::field(say, &Field::lines(name, say.code(lang)).value(&**value).required().errors(errors))
    };
    let place = Field::select("after", say.t("agreements-clause-after"), after).value(&*typed.after).required();
    let when = Field::line("when", say.t("agreements-clause-when")).value(&*typed.when).errors(errors);
    let fields = html! {
        (parts::field(say, &place.errors(errors)))
        @for lang in &draft.langs { (text(*lang)) }
        (parts::field(say, &when))
    };
    let back = Crumb { href: AT.into(), label: say.t("agreements-clauses") };
    visitor.shell(site, PageKind::Studio, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say), back]))
        (parts::head(&over, &title, html! {}))
        p { (say.t("agreements-clause-add-help")) }
        (parts::columns(parts::form(say, &shown, parts::section(&title, "", fields)), variables(say)))
    })
}
