//! The doorkeeper: who comes is recognised once per request, before any route.

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, SET_COOKIE};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Caller, Code, Failure, Lang, Role, Scope};

use crate::answers::finish;
use crate::idempotency;
use crate::say::Say;
use crate::site::Site;
use crate::stop::Stop;
use crate::visitor::{LANG_COOKIE, SESSION_COOKIE, Visitor, cookie};

/// The doorkeeper: recognises the visitor, refuses writes that come from another site, then lets the request on and
/// turns what stopped it into a page or a problem document.
pub async fn doorkeeper(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let visitor = match recognise(&site, request.headers().clone(), path_of(&request)).await {
        Ok(visitor) => visitor,
        Err(failure) => {
            tracing::error!(cause = %failure, "the entrance could not tell who came");
            return Stop::from(failure).into_response();
        }
    };
    if !visitor.by_token && crosses_sites(request.method(), request.headers()) {
        return finish(&site, &visitor, Stop::crossing().into_response()).await;
    }
    request.extensions_mut().insert(visitor.clone());
    let mut response = match idempotency::keyed(&visitor, &request) {
        Some(person) => idempotency::once(&site, &visitor, person, request, next).await,
        None => finish(&site, &visitor, next.run(request).await).await,
    };
    if asked_language(&visitor.path).is_some() {
        let kept = format!("{LANG_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax", visitor.say.lang.code());
        if let Ok(value) = kept.parse() {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}

/// The language switched to by the address itself: `?lang=kk`.
fn asked_language(path: &str) -> Option<Lang> {
    let (_, query) = path.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::of)
}

fn path_of(request: &Request) -> String {
    request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

// The headers are a copy: a request's body may not be shared across threads while the database answers.
async fn recognise(site: &Site, headers: HeaderMap, path: String) -> Result<Visitor, Failure> {
    let headers = &headers;
    let now = site.clock.now();
    let bearer = headers.get(AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer "));
    let visit = match (bearer, cookie(headers, SESSION_COOKIE)) {
        (Some(token), _) => accounts::bearer(&site.db, token.trim(), now, &site.chance).await?,
        (None, Some(session)) => accounts::visit(&site.db, session, now, &site.chance).await?,
        (None, None) => None,
    };
    let lang = visit.as_ref().map_or_else(|| wanted_language(headers), |visit| visit.lang);
    // A token's reader may ask for another language of messages.
    let lang = if bearer.is_some() { accepted_language(headers).unwrap_or(lang) } else { lang };
    let lang = match (asked_language(&path), visit.as_ref().and_then(|visit| visit.session)) {
        (Some(asked), Some(session)) if asked != lang => {
            let by = Caller::system(now, site.chance.clone(), None);
            accounts::choose_lang(&site.db, &by, session, asked).await?;
            asked
        }
        (Some(asked), _) => asked,
        (None, _) => lang,
    };
    let person = visit.as_ref().map(|visit| visit.person);
    // Someone who holds nothing today sees what the public sees, and their own account.
    let chosen = visit.as_ref().and_then(|visit| visit.chosen.as_ref());
    let (role, scope) = chosen.map_or((Role::Public, Scope::NATION), |grant| (grant.role, grant.scope));
    Ok(Visitor {
        caller: Caller { person, role, scope, lang, now, chance: site.chance.clone(), cause: None },
        say: Say { lang },
        visit,
        by_token: bearer.is_some(),
        path,
    })
}

fn wanted_language(headers: &HeaderMap) -> Lang {
    cookie(headers, LANG_COOKIE).and_then(Lang::of).or_else(|| accepted_language(headers)).unwrap_or(Lang::Kk)
}

fn accepted_language(headers: &HeaderMap) -> Option<Lang> {
    let accepted = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    accepted.split(',').find_map(|part| Lang::of(part.trim().get(..2)?))
}

/// Does a browser send this write from another site? Sec-Fetch-Site tells; older browsers tell by Origin.
fn crosses_sites(method: &Method, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, from)| from != host),
        (None, None, _) => false,
        (None, Some(_), None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (k.parse().expect("a name"), v.parse().expect("a value"))).collect()
    }

    #[test]
    fn a_write_from_another_site_is_seen() {
        for (pairs, crosses) in [
            (vec![("sec-fetch-site", "cross-site")], true),
            (vec![("sec-fetch-site", "same-site")], true),
            (vec![("sec-fetch-site", "same-origin")], false),
            (vec![("origin", "https://evil.example"), ("host", "qosar.example")], true),
            (vec![("origin", "https://qosar.example"), ("host", "qosar.example")], false),
            (vec![("origin", "null"), ("host", "qosar.example")], true),
            (vec![], false),
        ] {
            assert_eq!(crosses_sites(&Method::POST, &headers(&pairs)), crosses, "{pairs:?}");
            assert!(!crosses_sites(&Method::GET, &headers(&pairs)));
        }
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let headers = headers(&[("cookie", "a=1; __Host-qosar=abc; qosar-lang=ru")]);
        assert_eq!(cookie(&headers, SESSION_COOKIE), Some("abc"));
        assert_eq!(wanted_language(&headers), Lang::Ru);
    }
}
