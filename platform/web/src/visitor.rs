//! Who is at the door, and what their pages stand in.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum::http::request::Parts;
use kernel::{Caller, Failure};

use crate::say::Say;
use crate::shell::{NavItem, PageKind, Shell, Who};
use crate::site::Site;
use crate::stop::Stop;

/// The cookie of a session. The prefix binds it to the host and to HTTPS; localhost counts as secure.
pub const SESSION_COOKIE: &str = "__Host-qosar";
/// The cookie of the chosen language, for those who are not signed in.
pub const LANG_COOKIE: &str = "qosar-lang";

/// Who is at the door, and in which language.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who acts, as whom.
    pub caller: Caller,
    /// Words in their language.
    pub say: Say,
    /// The visit of a signed-in person.
    pub visit: Option<accounts::Visit>,
    /// Came with a token, not with a session.
    pub by_token: bool,
    /// The path and query asked for.
    pub path: String,
}

impl Visitor {
    /// The shell of a page: rail, languages, who is signed in as whom.
    pub fn shell(&self, site: &Site, kind: PageKind, title: impl Into<String>) -> Shell {
        let at = self.path.split('?').next().unwrap_or_default();
        // Of two places that hold this page (`/practice`, `/practice/today`), the nearer one is where one is.
        let holds = |href: &str| at == href || (href != "/" && at.starts_with(&format!("{href}/")));
        let shown = || site.rail.iter().filter(|entry| !entry.is_own() && entry.permission.opens_to(self.caller.role));
        let here = shown().map(|entry| entry.href).filter(|href| holds(href)).max_by_key(|href| href.len());
        let nav = shown()
            .map(|entry| NavItem {
                href: entry.href.to_owned(),
                label: self.say.t(entry.key),
                count: None,
                current: here == Some(entry.href),
            })
            .collect();
        Shell {
            say: self.say,
            title: title.into(),
            path: self.path.clone(),
            nav,
            who: self.visit.as_ref().map(|visit| Who {
                name: visit.name.clone(),
                role_label: self.say.code(self.caller.role),
                scope_label: visit.chosen.as_ref().map_or_else(String::new, |g| self.say.names(&g.label)),
            }),
            banner: site.demo.then(|| self.say.t("web-demo-banner")),
            notice: None,
            kind,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Stop;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Stop> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Stop::from(Failure::Broken(anyhow::anyhow!("a request came past the entrance"))))
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}
