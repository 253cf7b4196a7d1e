//! The analyses, and one of them: what it asks, a form for a table, the report of a table or of the example.

use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::handler::Handler;
use axum::http::StatusCode;
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use serde_json::Value;
use web::parts::{self, Crumb, Encoding, Errors, Field};
use web::{Answer, Doors, PageKind, Say, Site, Stop, Visitor, download, form_again, html_page, refusals_of};

use crate::analyses::{ALL, Analysis, named};
use crate::run::{MOST, flags_of, run};
use crate::{ANALYSE, refusal, report};

/// The doors.
pub fn doors() -> Doors {
    // Room for the form around a table of the greatest size, so that one byte more is refused in words.
    let limit = DefaultBodyLimit::max(2 * MOST);
    Doors::new()
        .get("/analyses", &ANALYSE, all)
        .get("/analyses/{analysis}", &ANALYSE, one)
        .post("/analyses/{analysis}", &ANALYSE, analyse.layer(limit))
        .get("/analyses/{analysis}/example", &ANALYSE, example)
}

async fn all(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let title = say.t("reports-analyses");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, html! {}))
        p { (say.t("reports-analyses-help")) }
        (parts::grid(html! {
            @for analysis in ALL {
                (parts::card(&say.t(analysis.title), parts::padded(html! {
                    p { (say.t(analysis.asks)) }
                    p { a.btn href=(format!("/analyses/{}", analysis.name)) aria-label=(say.with("reports-open-named", &[("analysis", say.t(analysis.title).into())])) { (say.t("reports-open")) } }
                })))
            }
        }))
    }))
}

fn found(name: &str) -> Result<&'static Analysis, Failure> {
    named(name).ok_or(Failure::Missing)
}

async fn one(State(site): State<Site>, visitor: Visitor, Path(name): Path<String>) -> Answer {
    let analysis = found(&name)?;
    let say = visitor.say;
    let flags: Vec<String> = analysis.flags.iter().map(|flag| (*flag).to_owned()).collect();
    let answer = run(analysis, analysis.example.as_bytes().to_vec(), &flags).await?;
    let body = html! {
        (form(say, analysis, &Errors::none(), ""))
        h2 { (say.t("reports-example")) }
        p {
            (say.t("reports-example-help")) " "
            a href=(format!("/analyses/{}/example", analysis.name)) { (say.t("reports-example-table")) }
            @if !flags.is_empty() { " · " code { (flags.join(" ")) } }
        }
        (report(say, analysis, &answer))
    };
    html_page(page(&site, &visitor, analysis, body))
}

fn page(site: &Site, visitor: &Visitor, analysis: &Analysis, body: Markup) -> Markup {
    let say = visitor.say;
    let title = say.t(analysis.title);
    visitor.shell(site, PageKind::Console, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: "/analyses".into(), label: say.t("reports-analyses") }]))
        (parts::head("", &title, html! {}))
        p { (say.t(analysis.asks)) }
        (body)
    })
}

/// What brings a table: the file, the flags for those who know them, and which there are.
fn form(say: Say, analysis: &Analysis, errors: &Errors, flags: &str) -> Markup {
    let form = parts::Form {
        action: format!("/analyses/{}", analysis.name),
        encoding: Encoding::Files,
        submit: say.t("reports-analyse"),
        errors: errors.clone(),
        ..parts::Form::default()
    };
    let file = Field::file("file", say.t("reports-table"), ".csv").required().help(say.t("reports-table-help"));
    let line = Field::line("flags", say.t("reports-flags")).help(say.t("reports-flags-help")).value(flags);
    let known = measurement::help(analysis.name).unwrap_or_default();
    let fields = html! {
        (parts::field(say, &file.errors(errors)))
        (parts::field(say, &line.errors(errors)))
    };
    html! {
        (parts::card(&say.t("reports-own-table"), parts::padded(html! {
            (parts::form(say, &form, fields))
            (parts::formula(&say.t("reports-known-flags"), html! { ul lang="en" { @for line in known.lines().skip(1) { li { code { (line.trim()) } } } } }))
        })))
    }
}

async fn analyse(State(site): State<Site>, visitor: Visitor, Path(name): Path<String>, sent: Multipart) -> Answer {
    let analysis = found(&name)?;
    let say = visitor.say;
    let Sent { file, flags } = Sent::read(sent).await?;
    let Some((file_name, table)) = file else {
        return again(&site, &visitor, analysis, &[refusal::NO_FILE.at("file")], &flags);
    };
    match run(analysis, table, &flags_of(&flags)).await {
        Ok(answer) => html_page(page(&site, &visitor, analysis, read(say, analysis, &file_name, &answer, &flags))),
        Err(failure) => again(&site, &visitor, analysis, &refusals_of(failure)?, &flags),
    }
}

fn again(site: &Site, visitor: &Visitor, analysis: &Analysis, refused: &[Refusal], flags: &str) -> Answer {
    let errors = Errors::of(visitor.say, refused);
    let body = form(visitor.say, analysis, &errors, flags);
    form_again(page(site, visitor, analysis, body), StatusCode::UNPROCESSABLE_ENTITY)
}

fn read(say: Say, analysis: &Analysis, file_name: &str, answer: &Value, flags: &str) -> Markup {
    html! {
        h2 { (file_name) }
        @if !flags.trim().is_empty() { p { code { (flags) } } }
        (report(say, analysis, answer))
        (form(say, analysis, &Errors::none(), flags))
    }
}

/// A form that was sent.
struct Sent {
    file: Option<(String, Vec<u8>)>,
    flags: String,
}

impl Sent {
    async fn read(mut form: Multipart) -> Result<Self, Stop> {
        let broken = |_| Stop::from(Failure::from(too_large()));
        let mut sent = Self { file: None, flags: String::new() };
        while let Some(field) = form.next_field().await.map_err(broken)? {
            let (part, name) = (field.name().unwrap_or_default().to_owned(), field.file_name().map(str::to_owned));
            let bytes = field.bytes().await.map_err(broken)?;
            match part.as_str() {
                "file" => sent.file = name.filter(|name| !name.is_empty()).map(|name| (name, bytes.to_vec())),
                "flags" => sent.flags = String::from_utf8_lossy(&bytes).into_owned(),
                _ => {}
            }
        }
        Ok(sent)
    }
}

fn too_large() -> Refusal {
    refusal::TOO_LARGE.at("file").with("megabytes", MOST / (1024 * 1024))
}

async fn example(_visitor: Visitor, Path(name): Path<String>) -> Answer {
    let analysis = found(&name)?;
    download(analysis.example.as_bytes().to_vec(), "text/csv; charset=utf-8", &format!("{}.csv", analysis.name))
}
