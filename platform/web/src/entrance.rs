//! The entrance: how people come in, choose as whom they act, look after their account, and leave. Its words stand
//! with the crate whose acts these are, `accounts`.

mod beginning;
mod forgotten;
mod invitation;
mod me;
mod sign_in;
mod tokens;
mod whom;

use std::convert::Infallible;
use std::net::SocketAddr;

use accounts::{Opened, SessionId, Visit};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect};
use kernel::{Failure, Moment};
use maud::{Markup, html};

use crate::answers::{form_again, refusals_of};
use crate::doors::Doors;
use crate::parts::{self, Errors};
use crate::permission::{OPEN, Permission};
use crate::shell::PageKind;
use crate::site::Site;
use crate::stop::{Answer, Stop, status};
use crate::visitor::{SESSION_COOKIE, Visitor};

/// One's own account is open to whoever is signed in, even when they hold no role today; so the door is open and the
/// page asks for the session.
const OWN: Permission = Permission { name: "own-account", roles: OPEN.roles };

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/sign-in", &OPEN, sign_in::ask)
        .post("/sign-in", &OPEN, sign_in::sign_in)
        .post("/sign-out", &OPEN, sign_in::sign_out)
        .get("/first", &OPEN, beginning::ask)
        .post("/first", &OPEN, beginning::begin)
        .get("/forgotten", &OPEN, forgotten::ask)
        .post("/forgotten", &OPEN, forgotten::send)
        .get("/enter/{token}", &OPEN, forgotten::at_the_link)
        .post("/enter/{token}", &OPEN, forgotten::enter)
        .get("/reset/{token}", &OPEN, forgotten::choose)
        .post("/reset/{token}", &OPEN, forgotten::reset)
        .get("/invitation/{token}", &OPEN, invitation::read)
        .post("/invitation/{token}", &OPEN, invitation::accept)
        .get("/as-whom", &OWN, whom::ask)
        .post("/as-whom", &OWN, whom::choose)
        .get("/me", &OWN, me::page)
        .post("/me/password", &OWN, me::change_password)
        .post("/me/sessions/{session}/end", &OWN, me::end_session)
        .post("/me/sessions/end-others", &OWN, me::end_others)
        .get("/me/tokens", &OWN, tokens::page)
        .post("/me/tokens", &OWN, tokens::issue)
        .post("/me/tokens/{token}/revoke", &OWN, tokens::revoke)
}

/// The cookie of a session just opened.
pub fn session_cookie(opened: &Opened, now: Moment) -> String {
    let seconds = (opened.until.millis() - now.millis()) / 1000;
    let token = opened.token.shown();
    format!("{SESSION_COOKIE}={token}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax")
}

/// The cookie of nobody.
fn no_session_cookie() -> String {
    format!("{SESSION_COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
}

/// Lets in: the cookie, and on to the page that was asked for, past the choice of a role where there is one.
async fn let_in(site: &Site, visitor: &Visitor, opened: &Opened, to: &str) -> Answer {
    let now = visitor.caller.now;
    let visit = accounts::visit(&site.db, opened.token.shown(), now, &site.chance).await?;
    let to = inside(to);
    let onward = match visit {
        Some(visit) if visit.grants.len() > 1 => parts::Address::of("/as-whom").with("to", to).to_string(),
        _ => to.to_owned(),
    };
    Ok(([(SET_COOKIE, session_cookie(opened, now))], Redirect::to(&onward)).into_response())
}

/// An address of this platform and of no other; anything else is the first page.
fn inside(to: &str) -> &str {
    let ours = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\r', '\n', '\t']);
    if ours { to } else { "/" }
}

/// Who is signed in with a session; a token does not open these pages.
fn signed_in(visitor: &Visitor) -> Result<(&Visit, SessionId), Stop> {
    let session = visitor.visit.as_ref().and_then(|visit| visit.session.map(|session| (visit, session)));
    session.ok_or_else(Stop::sign_in)
}

/// A page of the entrance: a title and its matter, for anyone.
fn framed(site: &Site, visitor: &Visitor, title: &str, matter: Markup) -> Markup {
    // Whoever is signed in keeps their rail; the others have none.
    let kind = if visitor.caller.person.is_some() { PageKind::Record } else { PageKind::Public };
    visitor.shell(site, kind, title).page(html! { (parts::head("", title, html! {})) (matter) })
}

/// The same form again with what was wrong; other failures go on.
fn again(visitor: &Visitor, failure: Failure, page: impl FnOnce(Errors) -> Markup) -> Answer {
    let code = status(&failure);
    let refusals = refusals_of(failure)?;
    form_again(page(Errors::of(visitor.say, &refusals)), code)
}

/// A link that does not open: why, and where to ask for another.
fn closed_link(site: &Site, visitor: &Visitor, failure: Failure) -> Answer {
    let say = visitor.say;
    again(visitor, failure, |errors| {
        let matter = html! {
            (parts::error_summary(say, &errors))
            p { a href="/forgotten" { (say.t("accounts-ask-for-link")) } }
            p { a href="/sign-in" { (say.t("web-sign-in")) } }
        };
        framed(site, visitor, &say.t("accounts-link-closed"), matter)
    })
}

/// The address a request comes from, for the throttle and the list of sessions. A proxy on this machine is believed
/// when it says for whom it asks; nobody else is.
struct Origin(String);

impl<S: Send + Sync> FromRequestParts<S> for Origin {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let told = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
        let told = told.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
        let from = match (peer, told) {
            (Some(peer), Some(told)) if peer.is_loopback() => Some(told),
            (peer, _) => peer,
        };
        Ok(Self(from.map_or_else(String::new, |from| from.to_string())))
    }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        for outside in ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "", "/\t/evil.example"] {
            assert_eq!(inside(outside), "/", "{outside}");
        }
        assert_eq!(inside("/agreements?q=1"), "/agreements?q=1");
    }
}
