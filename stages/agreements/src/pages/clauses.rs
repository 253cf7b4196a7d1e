//! The clauses of a contract, edited as data: heading and text in three languages, and when each stands.

use axum::extract::State;
use axum_extra::extract::Form;
use documents::clauses::{Clause, Draft};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Errors, Fact, Field};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, html_page, on_to, refusals_of};

use super::record::crumb;
use crate::actions;
use crate::clauses::{catalogue, newest};

/// What is sent: for each clause, in order, its texts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Texts {
    id: Vec<String>,
    when: Vec<String>,
    kk: Vec<String>,
    ru: Vec<String>,
    en: Vec<String>,
}

pub async fn editing(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (edition, draft) = newest(&site.db).await?;
    html_page(page(&site, &visitor, edition, &draft, &Errors::none()))
}

pub async fn store(State(site): State<Site>, visitor: Visitor, Form(texts): Form<Texts>) -> Answer {
    let (edition, mut draft) = newest(&site.db).await?;
    for clause in &mut draft.clauses {
        take(clause, &texts);
    }
    match actions::store_clauses(&site.db, &visitor.caller, draft.clone()).await {
        Ok(_) => on_to("/agreements/clauses"),
        Err(failure) => {
            let status = web::status(&failure);
            let errors = Errors::of(visitor.say, &refusals_of(failure)?);
            form_again(page(&site, &visitor, edition, &draft, &errors), status)
        }
    }
}

/// A clause takes its texts by its id; a heading keeps its place, its clauses take theirs.
fn take(clause: &mut Clause, texts: &Texts) {
    if let Some(n) = texts.id.iter().position(|id| *id == clause.id) {
        let text = |all: &[String]| all.get(n).cloned().unwrap_or_default();
        let names = kernel::Names::new(text(&texts.kk), text(&texts.ru), text(&texts.en));
        if clause.text == kernel::Names::default() {
            clause.heading = names;
        } else {
            clause.text = names;
        }
        clause.when = text(&texts.when);
    }
    for inner in &mut clause.clauses {
        take(inner, texts);
    }
}

fn page(site: &Site, visitor: &Visitor, edition: i64, draft: &Draft, errors: &Errors) -> Markup {
    let say = visitor.say;
    let title = say.t("agreements-clauses");
    let over = say.with("agreements-clauses-edition", &[("edition", edition.into())]);
    let variables: Vec<Fact> = catalogue()
        .variables()
        .iter()
        .map(|variable| Fact::of(format!("{{{}}}", variable.name), html! { (say.names(&variable.title)) }))
        .collect();
    let form = parts::Form {
        action: "/agreements/clauses".into(),
        submit: say.t("web-save"),
        cancel: Some("/agreements".into()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    visitor.shell(site, PageKind::Studio, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&over, &title, html! {}))
        p { (say.t("agreements-clauses-help")) }
        (parts::columns(
            parts::form(say, &form, html! { @for clause in &draft.clauses { (fields(say, clause)) } }),
            parts::card(&say.t("agreements-clauses-variables"), parts::facts(&variables)),
        ))
    })
}

fn fields(say: Say, clause: &Clause) -> Markup {
    let words = if clause.text == kernel::Names::default() { &clause.heading } else { &clause.text };
    let area = |lang: kernel::Lang, value: &str| {
        let name = kernel::Code::code(lang);
        parts::field(say, &Field::lines(name, say.code(lang)).value(value).required().within(&*clause.id))
    };
    let body = html! {
        input type="hidden" name="id" value=(clause.id);
        (area(kernel::Lang::Kk, &words.kk))
        (area(kernel::Lang::Ru, &words.ru))
        (area(kernel::Lang::En, &words.en))
        (parts::field(say, &Field::line("when", say.t("agreements-clause-when")).value(&*clause.when).within(&*clause.id)))
    };
    html! {
        (parts::section(&say.names(words), &clause.id, body))
        @for inner in &clause.clauses { (fields(say, inner)) }
    }
}
