//! What stopped a request becomes a page or a problem document in one place, and is logged once.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Failure, Refusal};
use maud::{Markup, html};
use serde_json::json;

use crate::parts;
use crate::shell::PageKind;
use crate::site::Site;
use crate::stop::{Answer, Carried, Stop, Why};
use crate::visitor::Visitor;

/// At the edge: an answer that carries a stop gets its page or its problem document.
pub(crate) async fn finish(site: &Site, visitor: &Visitor, mut response: Response) -> Response {
    let missing_route = response.status() == StatusCode::NOT_FOUND
        && response.headers().get(header::CONTENT_TYPE).is_none()
        && response.extensions().get::<Carried>().is_none();
    let carried = response.extensions_mut().remove::<Carried>();
    let why = match (&carried, missing_route) {
        (Some(carried), _) => &*carried.0,
        (None, true) => &Why::Failed(Failure::Missing),
        (None, false) => return response,
    };
    if let Why::Failed(Failure::Broken(cause)) = why {
        tracing::error!(cause = format!("{cause:#}"), path = visitor.path.split('?').next(), "broken");
    }
    let status = if missing_route { StatusCode::NOT_FOUND } else { response.status() };
    if visitor.path.starts_with("/api/") {
        return problem(visitor, status, why);
    }
    match why {
        Why::SignIn => {
            let to = escaped(&visitor.path);
            Redirect::to(&format!("/sign-in?to={to}")).into_response()
        }
        Why::Crossing => page(site, visitor, status, "web-stop-crossing", None),
        Why::Failed(Failure::Refused(all)) => {
            page(site, visitor, status, "web-stop-refused", Some(refusals(visitor, all)))
        }
        Why::Failed(Failure::Missing) => page(site, visitor, status, "web-stop-missing", None),
        Why::Failed(Failure::Forbidden(refusal)) => {
            page(site, visitor, status, "web-stop-forbidden", Some(refusals(visitor, std::slice::from_ref(refusal))))
        }
        Why::Failed(Failure::Broken(_)) => page(site, visitor, status, "web-stop-broken", None),
    }
}

fn refusals(visitor: &Visitor, all: &[Refusal]) -> Markup {
    html! {
        ul {
            @for refusal in all {
                li { (visitor.say.refusal(refusal)) " " small { (visitor.say.source(refusal.rule.source)) } }
            }
        }
    }
}

fn page(site: &Site, visitor: &Visitor, status: StatusCode, key: &str, detail: Option<Markup>) -> Response {
    let title = visitor.say.t(key);
    let body = html! {
        (parts::head("", &title, html! {}))
        @if let Some(detail) = detail { (detail) }
        p { a href="/" { (visitor.say.t("web-stop-home")) } }
    };
    (status, visitor.shell(site, PageKind::Record, title.clone()).page(body)).into_response()
}

/// `application/problem+json` (RFC 9457), with every refusal, its field and its source.
fn problem(visitor: &Visitor, status: StatusCode, why: &Why) -> Response {
    let say = visitor.say;
    let told = |refusal: &Refusal| {
        json!({
            "code": refusal.rule.code,
            "field": refusal.field,
            "message": say.refusal(refusal),
            "source": say.source(refusal.rule.source),
            "args": refusal.args.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect::<serde_json::Map<_, _>>(),
        })
    };
    let (title, errors) = match why {
        Why::SignIn => ("web-stop-token", vec![]),
        Why::Crossing => ("web-stop-crossing", vec![]),
        Why::Failed(Failure::Refused(all)) => ("web-stop-refused", all.iter().map(told).collect()),
        Why::Failed(Failure::Missing) => ("web-stop-missing", vec![]),
        Why::Failed(Failure::Forbidden(refusal)) => ("web-stop-forbidden", vec![told(refusal)]),
        Why::Failed(Failure::Broken(_)) => ("web-stop-broken", vec![]),
    };
    let body = json!({ "type": "about:blank", "title": say.t(title), "status": status.as_u16(), "errors": errors });
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

/// A page that was asked for, whole.
pub fn html_page(page: Markup) -> Answer {
    Ok(page.into_response())
}

/// A form shown again with what was typed and what is wrong with it.
pub fn form_again(page: Markup, status: StatusCode) -> Answer {
    Ok((status, page).into_response())
}

/// On to another page, after an act.
pub fn on_to(path: &str) -> Answer {
    Ok(Redirect::to(path).into_response())
}

/// A file to keep.
pub fn download(bytes: Vec<u8>, kind: &str, name: &str) -> Answer {
    let ascii: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", escaped(name));
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// The refusals of a failure, for showing a form again; other failures go on.
///
/// # Errors
/// What is no refusal.
pub fn refusals_of(failure: Failure) -> Result<Vec<Refusal>, Stop> {
    match failure {
        Failure::Refused(all) => Ok(all),
        other => Err(other.into()),
    }
}

/// What may stand unescaped in a part of an address.
const PLAIN: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, PLAIN).to_string()
}

/// A form with the version of the file it was opened on.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Versioned<T> {
    #[serde(default)]
    version: String,
    /// The form.
    #[serde(flatten)]
    pub form: T,
}

impl<T> Versioned<T> {
    /// The version; 0, which no file has, when it was not sent: such an edit is stale.
    pub fn version(&self) -> i64 {
        self.version.parse().unwrap_or(0)
    }
}
