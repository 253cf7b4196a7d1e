//! A working curriculum from a file, by page: bring, see what it would change, take it in.

use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::handler::Handler;
use axum_extra::extract::Form;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::{Failure, ProgrammeId, Refusal};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Column, Crumb, Encoding, Errors, Field, Row, Table, Tile, Tone};
use web::{Answer, Doors, PageKind, Say, Site, Stop, Visitor, form_again, html_page, on_to, refusals_of};

use super::sent::files;
use super::{Outcome, Target, brought, curriculum};
use crate::design::view;
use crate::programme::{DESIGN, Programme, sides, store};
use crate::reading::Note;

/// The most bytes of a request with a curriculum and its modules.
const MOST_BODY: usize = 8 << 20;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/programmes/{id}/import", &DESIGN, ask)
        .post("/programmes/{id}/import", &DESIGN, try_out.layer(DefaultBodyLimit::max(MOST_BODY)))
        .post("/programmes/{id}/import/confirm", &DESIGN, take.layer(DefaultBodyLimit::max(MOST_BODY)))
        .get("/programmes/{id}/import/template", &DESIGN, template)
}

/// Two files on their way through the page that shows what they would change.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Carried {
    curriculum: String,
    modules: String,
}

impl Carried {
    fn of(files: &[Vec<u8>; 2]) -> Self {
        Self { curriculum: STANDARD.encode(&files[0]), modules: STANDARD.encode(&files[1]) }
    }
    fn files(&self) -> Result<[Vec<u8>; 2], Stop> {
        let decoded = |text: &str| STANDARD.decode(text).map_err(|_| Stop::from(Failure::Missing));
        Ok([decoded(&self.curriculum)?, decoded(&self.modules)?])
    }
}

fn some(file: &[u8]) -> Option<&[u8]> {
    (!file.is_empty()).then_some(file)
}

async fn ask(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let of = store::held(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &of, &Errors::none(), html! {}))
}

async fn template(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    store::held(&site.db, &visitor.caller, id).await?;
    let columns = brought::columns().map(|key| documents::Column::new(key, key, documents::ColumnKind::Text));
    let name = visitor.say.t("programmes-side-curriculum");
    let sheet = documents::Sheet { name, columns: columns.collect(), rows: Vec::new() };
    documents::export(&sheet, "xlsx", "curriculum")
}

async fn try_out(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>, sent: Multipart) -> Answer {
    let of = store::held(&site.db, &visitor.caller, id).await?;
    let files = files(sent).await?;
    let [slots, modules] = &files;
    match curriculum(&site.db, &visitor.caller, Target::Version(id), slots, some(modules), true).await {
        Ok(outcome) => {
            let body = would(visitor.say, id, &outcome, &Carried::of(&files));
            html_page(page(&site, &visitor, &of, &Errors::none(), body))
        }
        Err(failure) => wrong(&site, &visitor, &of, failure),
    }
}

async fn take(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Form(carried): Form<Carried>,
) -> Answer {
    let of = store::held(&site.db, &visitor.caller, id).await?;
    let [slots, modules] = carried.files()?;
    match curriculum(&site.db, &visitor.caller, Target::Version(id), &slots, some(&modules), false).await {
        Ok(_) => on_to(&format!("/programmes/{id}/curriculum")),
        Err(failure) => wrong(&site, &visitor, &of, failure),
    }
}

fn wrong(site: &Site, visitor: &Visitor, of: &Programme, failure: Failure) -> Answer {
    let status = web::status(&failure);
    let refusals: Vec<Refusal> = refusals_of(failure)?;
    let errors = Errors::of(visitor.say, &refusals);
    form_again(page(site, visitor, of, &errors, html! {}), status)
}

fn page(site: &Site, visitor: &Visitor, of: &Programme, errors: &Errors, after: Markup) -> Markup {
    let say = visitor.say;
    let title = say.t("programmes-import");
    let back = format!("/programmes/{}/curriculum", of.id);
    let form = parts::Form {
        action: format!("/programmes/{}/import", of.id),
        encoding: Encoding::Files,
        submit: say.t("programmes-import-try"),
        cancel: Some(back.clone()),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let file = |name: &'static str, key: &str| Field::file(name, say.t(key), ".csv,.xlsx").errors(errors);
    visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[
            Crumb { href: "/programmes".into(), label: say.t("programmes-programmes") },
            Crumb { href: back, label: say.names(&of.name) },
        ]))
        (parts::head(&sides::over(say, of), &title, html! {}))
        (after)
        (parts::card(&title, parts::padded(html! {
            p { (say.t("programmes-import-lead")) }
            p { a href=(format!("/programmes/{}/import/template", of.id)) download { (say.t("programmes-import-template")) } }
            (parts::form(say, &form, html! {
                (parts::field(say, &file("curriculum", "programmes-file-curriculum").required()))
                (parts::field(say, &file("modules", "programmes-file-modules")))
            }))
        })))
    })
}

/// What would change: the sums, the oddities, what the checks would say; and the button that takes it in.
fn would(say: Say, id: ProgrammeId, outcome: &Outcome, carried: &Carried) -> Markup {
    let confirm = parts::Form {
        action: format!("/programmes/{id}/import/confirm"),
        submit: say.t("programmes-import-take"),
        cancel: Some(format!("/programmes/{id}/import")),
        ..parts::Form::default()
    };
    let tile = |figure: String, key: &str| Tile { figure, label: say.t(key), href: "#would".into(), ..Tile::default() };
    let slots = i64::try_from(outcome.slots.1).unwrap_or(0);
    let tiles = [
        tile(say.number(slots), "programmes-slots"),
        tile(say.credits_figure(outcome.totals.credits), "programmes-credits"),
        tile(say.hours_figure(outcome.totals.hours), "programmes-hours"),
        tile(say.credits_figure(outcome.totals.practice), "programmes-practice"),
    ];
    html! {
        div #would {
            (parts::tiles(say, &tiles))
            (parts::card(&say.t("programmes-import-would"), parts::padded(html! {
                @if outcome.changes {
                    (parts::form(say, &confirm, html! {
                        input type="hidden" name="curriculum" value=(carried.curriculum);
                        input type="hidden" name="modules" value=(carried.modules);
                    }))
                } @else { p { (say.t("programmes-import-nothing")) } }
            })))
            @if !outcome.notes.is_empty() { (notes(say, &outcome.notes)) }
            (parts::check_list(say, &say.t("programmes-checks"), &view::checks(say, id, &outcome.findings)))
        }
    }
}

fn notes(say: Say, notes: &[Note]) -> Markup {
    let row = |note: &Note| {
        let cells = vec![
            html! { (note.row) },
            html! { (note.column) },
            html! { (parts::pill(Tone::Wait, &say.code(note.oddity))) },
            html! { @if note.now.is_empty() { (note.was) } @else { del { (note.was) } " → " ins { (note.now) } } },
        ];
        Row::of(cells)
    };
    parts::table(
        say,
        &Table {
            id: "notes",
            caption: say.t("programmes-import-notes"),
            columns: vec![
                Column::figures(say.t("programmes-import-row")),
                Column::words(say.t("programmes-import-column")),
                Column::words(say.t("programmes-import-note")),
                Column::words(say.t("programmes-import-cell")),
            ],
            rows: notes.iter().map(row).collect(),
            ..Table::default()
        },
    )
}
