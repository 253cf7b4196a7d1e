//! `/api`: the document of the API as a page, in the reader's language around it. No script: every operation opens by
//! itself, and the browser's own search finds it.

mod fields;

use axum::Json;
use axum::extract::{Extension, State};
use kernel::{Code, Role};
use maud::{Markup, html};
use serde_json::Value;

use crate::answers::html_page;
use crate::description::Described;
use crate::doors::Doors;
use crate::parts::{self, Empty, Fact, Row, Tone, slug};
use crate::permission::OPEN;
use crate::say::Say;
use crate::shell::PageKind;
use crate::site::Site;
use crate::stop::Answer;
use crate::visitor::Visitor;
use fields::{Field, example, fields, resolved};

/// Where the document itself is.
const DOCUMENT: &str = "/api/v1/openapi.json";

/// The page and the document it is made from.
pub fn doors() -> Doors {
    Doors::new().get("/api", &OPEN, page).get(DOCUMENT, &OPEN, document)
}

async fn document(Extension(described): Extension<Described>) -> Json<Value> {
    Json(described.document.as_ref().clone())
}

/// One operation as the page shows it.
struct Operation<'a> {
    method: &'static str,
    path: &'a str,
    told: &'a Value,
}

impl Operation<'_> {
    fn id(&self) -> String {
        slug(&format!("{} {}", self.method, self.path))
    }
    fn words(&self) -> &str {
        let text = |name: &str| self.told.get(name).and_then(Value::as_str);
        text("summary").or_else(|| text("description")).unwrap_or_default()
    }
    fn writes(&self) -> bool {
        self.method != "GET"
    }
}

/// Every operation by tag, in the order of paths.
fn operations(document: &Value) -> Vec<(&str, Vec<Operation<'_>>)> {
    let mut by_tag: Vec<(&str, Vec<Operation<'_>>)> = Vec::new();
    for (path, item) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
        for (key, method) in
            [("get", "GET"), ("post", "POST"), ("put", "PUT"), ("patch", "PATCH"), ("delete", "DELETE")]
        {
            let Some(told) = item.get(key) else { continue };
            let operation = Operation { method, path, told };
            let tag = told.pointer("/tags/0").and_then(Value::as_str).unwrap_or("api");
            match by_tag.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, all)) => all.push(operation),
                None => by_tag.push((tag, vec![operation])),
            }
        }
    }
    by_tag
}

async fn page(State(site): State<Site>, visitor: Visitor, Extension(described): Extension<Described>) -> Answer {
    let (say, document) = (visitor.say, described.document.as_ref());
    let title = say.t("web-api");
    let text = |at: &str| document.pointer(at).and_then(Value::as_str).unwrap_or_default();
    let by_tag = operations(document);
    let kind = if visitor.caller.person.is_some() { PageKind::Record } else { PageKind::Public };
    html_page(visitor.shell(&site, kind, &*title).page(html! {
        (parts::head(&format!("{} {}", text("/info/title"), text("/info/version")), &title, html! {
            a.btn href=(DOCUMENT) { "openapi.json" }
        }))
        (parts::card(&say.t("web-api-begin"), parts::padded(beginning(say, &site.public_url))))
        @if by_tag.is_empty() {
            (parts::empty(&Empty { title: say.t("web-api-none"), text: String::new(), act: None }))
        }
        @for (tag, all) in &by_tag {
            section.card #(slug(tag)) {
                header { h2 { (tag) } div.aside { (say.with("web-api-operations", &[("count", all.len().into())])) } }
                div.in {
                    @for operation in all { (whole(say, &site.public_url, document, operation)) }
                }
            }
        }
    }))
}

/// What a program needs to know before its first request.
fn beginning(say: Say, public_url: &str) -> Markup {
    html! {
        (parts::prose(html! {
            p { (say.t("web-api-about")) }
            ul {
                li { (say.t("web-api-token")) " " a href="/me/tokens" { "/me/tokens" } }
                li { (say.t("web-api-language")) }
                li { (say.t("web-api-pages")) }
                li { (say.t("web-api-versions")) }
                li { (say.t("web-api-twice")) }
                li { (say.t("web-api-refusals")) }
            }
        }))
        div.scroll tabindex="0" role="region" aria-label=(say.t("web-api-example")) {
            pre { code { "curl -H 'Authorization: Bearer qsr_…' -H 'Accept-Language: " (say.lang.code()) "' " (public_url) (DOCUMENT) } }
        }
    }
}

fn whole(say: Say, public_url: &str, document: &Value, operation: &Operation<'_>) -> Markup {
    let tone = if operation.writes() { Tone::Practice } else { Tone::Theory };
    html! {
        details.formula #(operation.id()) {
            summary {
                (parts::pill(tone, operation.method)) " " code { (operation.path) } " "
                span lang="en" { (operation.words()) }
            }
            div {
                (parts::facts(&[Fact::of(say.t("web-api-who-may"), who_may(say, operation.told))]))
                (parameters(say, operation))
                (body(say, document, operation))
                (answers(say, document, operation))
                h3 { (say.t("web-api-example")) }
                div.scroll tabindex="0" role="region" aria-label=(say.t("web-api-example")) {
                    pre { code { (curl(public_url, document, operation)) } }
                }
            }
        }
    }
}

fn who_may(say: Say, told: &Value) -> Markup {
    let codes = told.get("x-roles").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let roles: Vec<Role> = codes.filter_map(Role::of).collect();
    html! {
        @if roles.contains(&Role::Public) { (say.t("web-api-anyone")) }
        @else if roles.len() == crate::permission::SIGNED_IN.roles.len() { (say.t("web-api-signed-in")) }
        @else { @for (n, role) in roles.iter().enumerate() { @if n > 0 { ", " } (say.code(*role)) } }
    }
}

fn parameters(say: Say, operation: &Operation<'_>) -> Markup {
    let told = operation.told.get("parameters").and_then(Value::as_array);
    let all: Vec<Field> = told
        .into_iter()
        .flatten()
        .map(|parameter| {
            let text = |name: &str| parameter.get(name).and_then(Value::as_str).unwrap_or_default();
            let kind = parameter.get("schema").map_or_else(String::new, fields::kind);
            let needed = parameter.get("required").and_then(Value::as_bool).unwrap_or_default();
            Field {
                name: text("name").into(),
                kind: format!("{kind} ({})", text("in")),
                needed,
                about: text("description").into(),
            }
        })
        .collect();
    listed(say, "web-api-parameters", &all)
}

fn body(say: Say, document: &Value, operation: &Operation<'_>) -> Markup {
    let Some((media, schema)) = operation.told.get("requestBody").and_then(content) else { return html! {} };
    html! {
        (listed(say, "web-api-body", &fields(document, schema)))
        p { code { (media) } }
    }
}

fn answers(say: Say, document: &Value, operation: &Operation<'_>) -> Markup {
    let responses = operation.told.get("responses").and_then(Value::as_object);
    html! {
        @for (status, response) in responses.into_iter().flatten() {
            @let response = resolved(document, response);
            @if let Some((media, schema)) = content(response) {
                h3 { (say.t("web-api-answer")) " " @if status == "default" { "4xx, 5xx" } @else { (status) } " " code { (media) } }
                (listed(say, "web-api-fields", &fields(document, schema)))
            } @else {
                h3 { (say.t("web-api-answer")) " " (status) }
            }
        }
    }
}

/// The first kind of content with its schema.
fn content(told: &Value) -> Option<(&String, &Value)> {
    told.get("content")?.as_object()?.iter().find_map(|(media, told)| Some((media, told.get("schema")?)))
}

fn listed(say: Say, title: &'static str, all: &[Field]) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    let row = |field: &Field| {
        Row::of(vec![
            html! { code { (field.name) } @if field.needed { " " (parts::pill(Tone::Wait, &say.t("web-api-needed"))) } },
            html! { code { (field.kind) } },
            html! { span lang="en" { (field.about) } },
        ])
    };
    let columns = ["web-api-field", "web-api-kind", "web-api-meaning"];
    let rows: Vec<Row> = all.iter().map(row).collect();
    html! {
        h3 { (say.t(title)) }
        div.scroll tabindex="0" role="region" aria-label=(say.t(title)) {
            table.rows {
                thead { tr { @for key in columns { th scope="col" { (say.t(key)) } } } }
                tbody { @for row in &rows { tr { @for (cell, key) in row.cells.iter().zip(columns) { td data-label=(say.t(key)) { (cell) } } } } }
            }
        }
    }
}

fn curl(public_url: &str, document: &Value, operation: &Operation<'_>) -> String {
    let mut text =
        format!("curl -X {} '{public_url}{}' \\\n  -H 'Authorization: Bearer qsr_…'", operation.method, operation.path);
    if operation.writes() {
        text.push_str(" \\\n  -H 'Idempotency-Key: 2027-04-12-0001'");
    }
    if let Some((media, schema)) = operation.told.get("requestBody").and_then(content) {
        text.push_str(&format!(" \\\n  -H 'Content-Type: {media}'"));
        if media == "application/json" {
            let body = serde_json::to_string_pretty(&example(document, schema)).unwrap_or_default();
            text.push_str(&format!(" \\\n  -d '{}'", body.replace('\'', "'\\''")));
        }
    }
    text
}
