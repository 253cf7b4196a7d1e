//! The clauses of a contract, edited as data: heading and text in three languages, and when each stands.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use documents::clauses::{Clause, Draft};
use kernel::{Code, Failure, Lang, Names};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Errors, Fact, Field};
use web::{Answer, PageKind, Say, Site, Visitor, form_again, html_page, on_to};

use super::confirming::told;
use super::list::crumb;
use super::{Pressing, pdf};
use crate::actions;
use crate::clauses::store::newest;
use crate::clauses::{catalogue, is_added, places};
use crate::paper::Edition;

/// Where the clauses are edited.
pub const AT: &str = "/agreements/clauses";

/// What is sent: for each clause, in order, its heading, its text and its condition. A clause that has no heading (or
/// no text) sends it empty, so that the columns stay side by side.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Texts {
    version: String,
    id: Vec<String>,
    when: Vec<String>,
    heading_kk: Vec<String>,
    heading_ru: Vec<String>,
    heading_en: Vec<String>,
    text_kk: Vec<String>,
    text_ru: Vec<String>,
    text_en: Vec<String>,
}

pub async fn editing(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (edition, draft) = newest(&site.db).await?;
    html_page(page(&site, &visitor, edition, &draft, &draft, &Errors::none())?)
}

/// The stored clauses on the paper of an example.
pub async fn example(
    State(site): State<Site>,
    Path(edition): Path<String>,
    axum::Extension(press): Pressing,
) -> Answer {
    let (number, draft) = newest(&site.db).await?;
    let layout = crate::paper::example(draft, Edition::named(&edition))?;
    let bytes = press.pdf(&layout).map_err(kernel::Failure::Broken)?;
    Ok(pdf(bytes, &format!("clauses-{number}")))
}

pub async fn store(State(site): State<Site>, visitor: Visitor, Form(texts): Form<Texts>) -> Answer {
    let (_, stored) = newest(&site.db).await?;
    let mut draft = stored.clone();
    for clause in &mut draft.clauses {
        take(clause, &texts);
    }
    // An edition that was not sent is none: such clauses are stale.
    let read = texts.version.parse().unwrap_or(0);
    let done = actions::store_clauses(&site.db, &visitor.caller, read, draft.clone()).await;
    let Err(failure) = done else { return on_to(AT) };
    let (status, errors) = told(visitor.say, failure)?;
    form_again(page(&site, &visitor, read, &stored, &draft, &errors)?, status)
}

/// A clause takes what was sent under its id; one that was not sent keeps what it has.
fn take(clause: &mut Clause, texts: &Texts) {
    if let Some(n) = texts.id.iter().position(|id| *id == clause.id) {
        // Browsers send the lines of a text field apart by two signs.
        let typed = |all: &[String]| all.get(n).map(|text| text.replace("\r\n", "\n")).unwrap_or_default();
        let names = |[kk, ru, en]: [&[String]; 3]| Names::new(typed(kk), typed(ru), typed(en));
        clause.heading = names([&texts.heading_kk, &texts.heading_ru, &texts.heading_en]);
        clause.text = names([&texts.text_kk, &texts.text_ru, &texts.text_en]);
        clause.when = typed(&texts.when);
    }
    for inner in &mut clause.clauses {
        take(inner, texts);
    }
}

/// The stored clauses say which fields there are, the draft what stands in them.
fn page(
    site: &Site,
    visitor: &Visitor,
    edition: i64,
    stored: &Draft,
    draft: &Draft,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let say = visitor.say;
    let title = say.t("agreements-clauses");
    let over = say.with("agreements-clauses-edition", &[("edition", edition.into())]);
    let form = parts::Form {
        action: AT.into(),
        version: Some(edition),
        submit: say.t("web-save"),
        cancel: Some("/agreements".into()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let clauses = html! {
        @for (n, (stored, clause)) in (1..).zip(stored.clauses.iter().zip(&draft.clauses)) {
            (fields(say, &format!("{n}"), stored, clause))
        }
    };
    let beside = html! { (added(say, edition, stored)?) (variables(say)) };
    Ok(visitor.shell(site, PageKind::Studio, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(&over, &title, parts::acts(say, &[
            Button::link(say.t("agreements-clause-add"), format!("{AT}/new")),
            Button::link(say.t("agreements-paper-preview"), format!("{AT}/example/kk-ru")),
            Button::link(say.t("agreements-paper-english"), format!("{AT}/example/en")),
        ])))
        p { (say.t("agreements-clauses-help")) }
        (parts::columns(parts::form(say, &form, clauses), beside))
    }))
}

/// What a text may name.
pub fn variables(say: Say) -> Markup {
    let variables: Vec<Fact> = catalogue()
        .variables()
        .iter()
        .map(|variable| Fact::of(format!("{{{}}}", variable.name), html! { (say.names(&variable.title)) }))
        .collect();
    parts::card(&say.t("agreements-clauses-variables"), parts::facts(&variables))
}

/// The clauses that were added, each with the button that takes it away.
fn added(say: Say, edition: i64, stored: &Draft) -> Result<Markup, Failure> {
    let mut all = Vec::new();
    for place in places(stored) {
        if is_added(&place.clause.id)? {
            all.push(place);
        }
    }
    if all.is_empty() {
        return Ok(html! {});
    }
    let removed = |id: &str| Button::post(say.t("agreements-clause-remove"), format!("{AT}/{id}/remove"));
    Ok(parts::card(
        &say.t("agreements-clauses-added"),
        parts::padded(html! {
            @for place in all {
                p { (place.number) " " (opening(&say.names(&place.clause.text))) }
                (parts::acts(say, &[removed(&place.clause.id).version(edition).grave()]))
            }
        }),
    ))
}

fn fields(say: Say, number: &str, stored: &Clause, clause: &Clause) -> Markup {
    let names = if stored.heading == Names::default() { &stored.text } else { &stored.heading };
    let when = Field::line("when", say.t("agreements-clause-when")).value(&*clause.when).within(&*clause.id);
    let body = html! {
        input type="hidden" name="id" value=(clause.id);
        (words(say, ["heading-kk", "heading-ru", "heading-en"], &stored.heading, &clause.heading, &clause.id))
        (words(say, ["text-kk", "text-ru", "text-en"], &stored.text, &clause.text, &clause.id))
        (parts::field(say, &when))
    };
    html! {
        (parts::section(&format!("{number}. {}", opening(&say.names(names))), &clause.id, body))
        @for (n, (stored, inner)) in (1..).zip(stored.clauses.iter().zip(&clause.clauses)) {
            (fields(say, &format!("{number}.{n}"), stored, inner))
        }
    }
}

/// How a clause begins: enough to know it by, and never a title of five lines.
pub fn opening(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut short = String::new();
    for word in line.split(' ') {
        if short.chars().count() + word.chars().count() > 60 {
            return format!("{}…", short.trim_end());
        }
        short.push_str(word);
        short.push(' ');
    }
    short.trim_end().to_owned()
}

/// The same words in three languages; where none are stored, nothing is asked and nothing is sent.
fn words(say: Say, fields: [&'static str; 3], stored: &Names, words: &Names, within: &str) -> Markup {
    let texts = [&words.kk, &words.ru, &words.en];
    html! {
        @for ((field, lang), text) in fields.into_iter().zip(Lang::ALL).zip(texts) {
            @if *stored == Names::default() {
                input type="hidden" name=(field) value="";
            } @else {
                @let asked = if field.starts_with("heading") { Field::line(field, say.code(*lang)) } else { Field::lines(field, say.code(*lang)) };
                (parts::field(say, &asked.value(&**text).required().within(within)))
            }
        }
    }
}
