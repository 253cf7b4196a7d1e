//! A program that is not sure whether its write arrived sends it again under the same `Idempotency-Key`: it is done
//! once, and answered the same. Stands at the doorkeeper, so that every write of the API has it and none can forget.

use accounts::{Answered, Asked};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Code, Failure, PersonId};

use crate::answers::finish;
use crate::refusal;
use crate::site::Site;
use crate::stop::Stop;
use crate::visitor::Visitor;

/// The header that names a write.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The header by which an answer tells that it was given before.
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

const LONGEST: usize = 200;

/// For whom this request is a write of the API under a key. Strangers have none: they are sent away at the door.
pub(crate) fn keyed(visitor: &Visitor, request: &Request) -> Option<PersonId> {
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let api = request.uri().path().starts_with("/api/");
    visitor.caller.person.filter(|_| writes && api && request.headers().contains_key(IDEMPOTENCY_KEY))
}

/// Does a keyed write once: the second time its first answer is given again.
pub(crate) async fn once(site: &Site, visitor: &Visitor, person: PersonId, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let key = match key(&parts.headers) {
        Ok(key) => key,
        Err(failure) => return finish(site, visitor, Stop::from(failure).into_response()).await,
    };
    // How large a request may be was decided before it came here.
    let Ok(body) = to_bytes(body, usize::MAX).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    // A person's answer in one role is not given to their token for another.
    let scope = visitor.caller.scope;
    let asked_as = format!("{} as {} of {} {}", visitor.path, visitor.caller.role.code(), scope.kind.code(), scope.id);
    let asked = Asked::new(person, key, parts.method.as_str(), &asked_as, &body);
    match accounts::remembered(&site.db, &visitor.caller, &asked).await {
        Ok(None) => {}
        Ok(Some(answered)) => return given_again(answered),
        Err(failure) => return finish(site, visitor, Stop::from(failure).into_response()).await,
    }
    let answer = next.run(Request::from_parts(parts, Body::from(body))).await;
    let answer = finish(site, visitor, answer).await;
    remember(site, visitor, &asked, answer).await
}

fn key(headers: &HeaderMap) -> Result<String, Failure> {
    let refused = || refusal::IDEMPOTENCY_KEY.with("most", LONGEST);
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let fit = (1..=LONGEST).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if fit { Ok(key.to_owned()) } else { Err(refused().into()) }
}

/// Keeps the answer. A refusal did nothing, so its key is free again and the program may mend its state and retry. Of a
/// broken answer nobody knows how far it came: it is kept, and the program looks before it takes a new key.
async fn remember(site: &Site, visitor: &Visitor, asked: &Asked, answer: Response) -> Response {
    let (parts, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let kept = if parts.status.is_client_error() {
        accounts::forget_asked(&site.db, &visitor.caller, asked).await
    } else {
        // Answers to writes are JSON. Of another kind only the status is kept: what was made is read at its address.
        let body = String::from_utf8(bytes.to_vec()).unwrap_or_default();
        accounts::remember(&site.db, &visitor.caller, asked, &Answered { status: parts.status.as_u16(), body }).await
    };
    if let Err(failure) = kept {
        // The write itself stands; its key stays held until it is taken for dead.
        tracing::error!(cause = %failure, "an answer under an idempotency key was not kept");
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn given_again(answered: Answered) -> Response {
    let status = StatusCode::from_u16(answered.status).unwrap_or(StatusCode::OK);
    let problem = status.is_client_error() || status.is_server_error();
    let kind = if problem { "application/problem+json" } else { "application/json" };
    let bare = answered.body.is_empty();
    let mut response = (status, answered.body).into_response();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    if !bare {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
