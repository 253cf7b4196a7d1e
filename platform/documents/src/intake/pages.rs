//! The pages of an import. They are the same for every stage.

use anyhow::Context;
use axum::Form as Sent;
use axum::extract::{DefaultBodyLimit, Multipart, RawPathParams, State};
use axum::handler::Handler;
use axum::http::StatusCode;
use kernel::{Arg, FileId, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;
use web::parts::{self, Address, Column, Crumb, Empty, Encoding, Errors, Field, Row, Table, Tile, Tone, Total};
use web::{Answer, Doors, PageKind, Say, Site, Stop, Visitor, download, form_again, html_page, refusals_of};

use super::outcome::{Outcome, What};
use super::{Brought, Import, waiting};
use crate::refusal;

/// The most bytes of a request that brings a file: a form of 20 MB and its wrapping.
pub const MOST_BODY: usize = 24 << 20;

/// The doors of an import: ask for a file, try it, take it in, and the template.
pub fn doors(import: &'static Import) -> Doors {
    let (path, may) = (import.path, import.permission);
    let asked =
        move |State(site): State<Site>, visitor: Visitor, at: RawPathParams| ask(import, site, visitor, thing(&at));
    let tried = move |State(site): State<Site>, visitor: Visitor, at: RawPathParams, file: Multipart| {
        try_out(import, site, visitor, thing(&at), file)
    };
    let taken = move |State(site): State<Site>, visitor: Visitor, at: RawPathParams, Sent(sent): Sent<Confirmed>| {
        take(import, site, visitor, thing(&at), sent.tried)
    };
    let blank = move |State(site): State<Site>, visitor: Visitor, at: RawPathParams| {
        template(import, site, visitor, thing(&at))
    };
    Doors::new()
        .get(path, may, asked)
        .post(path, may, tried.layer(DefaultBodyLimit::max(MOST_BODY)))
        .post(&format!("{path}/confirm"), may, taken)
        .get(&format!("{path}/template"), may, blank)
}

/// The `{id}` of the path.
fn thing(at: &RawPathParams) -> Option<Uuid> {
    at.iter().find(|(name, _)| *name == "id").and_then(|(_, value)| value.parse().ok())
}

/// A path of the import with its thing in it.
fn placed(path: &str, thing: Option<Uuid>) -> String {
    thing.map_or_else(|| path.to_owned(), |id| path.replace("{id}", &id.to_string()))
}

#[derive(Deserialize)]
struct Confirmed {
    tried: FileId,
}

async fn ask(import: &'static Import, site: Site, visitor: Visitor, thing: Option<Uuid>) -> Answer {
    // Whoever may not see the thing learns it before choosing a file.
    (import.blank)(site.db.clone(), visitor.caller.clone(), thing).await?;
    html_page(page(import, &site, &visitor, thing, &Errors::none(), html! {}))
}

async fn template(import: &'static Import, site: Site, visitor: Visitor, thing: Option<Uuid>) -> Answer {
    let blank = (import.blank)(site.db.clone(), visitor.caller.clone(), thing).await?;
    let bytes = blank.form.template(visitor.say.lang, &blank.rows).context("writing the template of an import")?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    download(bytes, kind, &format!("{}.xlsx", import.file))
}

async fn try_out(
    import: &'static Import,
    site: Site,
    visitor: Visitor,
    thing: Option<Uuid>,
    form: Multipart,
) -> Answer {
    let Some((file_name, bytes)) = file_of(form).await? else {
        let errors = Errors::of(visitor.say, &[refusal::NO_FILE.at("file")]);
        return form_again(page(import, &site, &visitor, thing, &errors, html! {}), StatusCode::UNPROCESSABLE_ENTITY);
    };
    let brought = Brought { bytes: bytes.clone(), file_name: file_name.clone(), dry_run: true, thing };
    match (import.take)(site.db.clone(), visitor.caller.clone(), brought).await {
        Ok(outcome) => {
            let path = placed(import.path, thing);
            let tried = waiting::keep(&site.db, &visitor.caller, &path, &file_name, &bytes).await?;
            let body = would(visitor.say, &path, &file_name, &outcome, tried);
            html_page(page(import, &site, &visitor, thing, &Errors::none(), body))
        }
        Err(failure) => wrong(import, &site, &visitor, thing, &file_name, failure),
    }
}

async fn take(import: &'static Import, site: Site, visitor: Visitor, thing: Option<Uuid>, id: FileId) -> Answer {
    let path = placed(import.path, thing);
    let tried = waiting::kept(&site.db, &visitor.caller, &path, id).await?;
    let file_name = tried.file_name;
    let brought = Brought { bytes: tried.bytes, file_name: file_name.clone(), dry_run: false, thing };
    match (import.take)(site.db.clone(), visitor.caller.clone(), brought).await {
        Ok(outcome) => {
            waiting::forget(&site.db, &visitor.caller, id).await?;
            let say = visitor.say;
            let done = web::Notice {
                tone: Tone::Good,
                text: say.with("documents-intake-done", &[("file", file_name.into())]),
                link: Some((placed(import.back, thing), say.t(import.back_title))),
            };
            let body = html! { (parts::notice(&done)) (told(say, &outcome)) };
            html_page(page(import, &site, &visitor, thing, &Errors::none(), body))
        }
        Err(failure) => wrong(import, &site, &visitor, thing, &file_name, failure),
    }
}

/// The file of the form; none when nothing was chosen.
async fn file_of(mut form: Multipart) -> Result<Option<(String, Vec<u8>)>, Stop> {
    let broken = |_| Stop::from(refusal::FILE_TOO_LARGE.with("most", Arg::from(MOST_BODY >> 20)));
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(broken)?.to_vec();
            return Ok((!name.is_empty()).then_some((name, bytes)));
        }
    }
    Ok(None)
}

/// What is wrong with the file, by row and cell; nothing was changed.
fn wrong(
    import: &Import,
    site: &Site,
    visitor: &Visitor,
    thing: Option<Uuid>,
    file_name: &str,
    failure: kernel::Failure,
) -> Answer {
    let (say, status) = (visitor.say, web::status(&failure));
    let refusals = refusals_of(failure)?;
    let title = say.with("documents-intake-wrong", &[("file", file_name.into()), ("count", refusals.len().into())]);
    let body = parts::card(&title, remarks(say, "intake-errors", &title, &refusals));
    form_again(page(import, site, visitor, thing, &Errors::none(), body), status)
}

fn page(
    import: &Import,
    site: &Site,
    visitor: &Visitor,
    thing: Option<Uuid>,
    errors: &Errors,
    after: Markup,
) -> Markup {
    let (say, path) = (visitor.say, placed(import.path, thing));
    let title = say.t(import.title);
    let back = placed(import.back, thing);
    let form = parts::Form {
        action: path.clone(),
        encoding: Encoding::Files,
        submit: say.t("documents-intake-try"),
        cancel: Some(back.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let file = Field::file("file", say.t("documents-intake-file"), ".xlsx,.csv")
        .required()
        .help(say.t("documents-intake-file-help"))
        .errors(errors);
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: back, label: say.t(import.back_title) }]))
        (parts::head("", &title, html! {}))
        (after)
        (parts::card(&say.t("documents-intake-choose"), parts::padded(html! {
            p { (say.t(import.lead)) }
            p { a href=(format!("{path}/template")) download { (say.t("documents-intake-template")) } }
            (parts::form(say, &form, parts::field(say, &file)))
        })))
    })
}

/// What would change, and the button that takes it in.
fn would(say: Say, path: &str, file_name: &str, outcome: &Outcome, tried: FileId) -> Markup {
    let title = say.with("documents-intake-would", &[("file", file_name.into())]);
    let confirm = parts::Form {
        action: format!("{path}/confirm"),
        submit: say.t("documents-intake-take"),
        cancel: Some(path.to_owned()),
        ..parts::Form::default()
    };
    html! {
        (parts::card(&title, parts::padded(html! {
            @if outcome.changes_something() {
                (parts::form(say, &confirm, html! { input type="hidden" name="tried" value=(tried); }))
            } @else {
                p { (say.t("documents-intake-nothing")) }
            }
        })))
        (told(say, outcome))
    }
}

/// The figures, the rows that change something, the remarks.
fn told(say: Say, outcome: &Outcome) -> Markup {
    let tile = |what: What, count: usize| Tile {
        figure: say.number(i64::try_from(count).unwrap_or(i64::MAX)),
        label: say.code(what),
        href: "#intake-effects".to_owned(),
        ..Tile::default()
    };
    let tiles = [tile(What::New, outcome.new), tile(What::Changed, outcome.changed), tile(What::Same, outcome.same)];
    let rows = outcome.effects.iter().map(|effect| {
        let changes = effect.changes.iter().map(|(key, before, after)| (say.t(key), before, after));
        Row::of(vec![
            html! { (effect.title) },
            html! { (effect.line) },
            html! { (say.code(effect.what)) },
            html! { ul.plain { @for (field, before, after) in changes {
                li { (field) ": " @if !before.is_empty() { del { (before) } " → " } ins { (after) } }
            } } },
        ])
    });
    let caption = say.t("documents-intake-effects");
    let effects = Table {
        id: "intake-effects",
        caption: caption.clone(),
        columns: vec![
            Column::words(say.t("documents-intake-thing")),
            Column::figures(say.t("documents-intake-row")),
            Column::words(say.t("documents-intake-effect")),
            Column::words(say.t("documents-intake-changes")),
        ],
        rows: rows.collect(),
        total: Total::Unknown,
        empty: Empty { title: say.t("documents-intake-nothing"), ..Empty::default() },
        address: Address::of(""),
        ..Table::default()
    };
    let notes = say.t("documents-intake-notes");
    html! {
        (parts::tiles(say, &tiles))
        @if !outcome.notes.is_empty() { (parts::card(&notes, remarks(say, "intake-notes", &notes, &outcome.notes))) }
        @if !outcome.effects.is_empty() { (parts::card(&caption, parts::table(say, &effects))) }
    }
}

/// Remarks, each with its source.
fn remarks(say: Say, id: &'static str, caption: &str, all: &[Refusal]) -> Markup {
    let rows = all.iter().map(|refusal| {
        let cell = refusal.args.iter().find(|(name, _)| *name == "cell");
        let cell = match cell {
            Some((_, Arg::Text(cell))) => cell.as_str(),
            _ => "–",
        };
        Row::of(vec![
            html! { (cell) },
            html! { (say.refusal(refusal)) },
            html! { cite { (say.source(refusal.rule.source)) } },
        ])
    });
    let table = Table {
        id,
        caption: caption.to_owned(),
        columns: ["documents-intake-cell", "documents-intake-told", "documents-intake-source"]
            .map(|key| Column::words(say.t(key)))
            .into(),
        rows: rows.collect(),
        address: Address::of(""),
        ..Table::default()
    };
    parts::table(say, &table)
}
