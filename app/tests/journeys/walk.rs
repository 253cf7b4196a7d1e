//! The walk over every link: which kinds of pages there are, where each stands, and who reads it.

use std::collections::BTreeMap;

use kernel::{Code, Lang, Role};
use serde::Deserialize;
use serde_json::json;

use super::browser::Browser;
use super::server::Server;

/// One page of a kind, and who was shown it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The route it answers for.
    pub route: String,
    /// Where it is.
    pub path: String,
    /// Who reads it; nobody who is signed in, where none.
    pub reader: Option<Role>,
}

/// What the walk came to.
pub struct Walk {
    /// A page of each kind, those of one reader together.
    pub pages: Vec<Page>,
    /// Kinds that no link leads to, though they answer.
    pub unlinked: Vec<String>,
    /// Kinds that never answered.
    pub unreached: Vec<String>,
}

/// Who reads, in this order: those who see most come first, so that few have to come in.
const READERS: [Role; 17] = [
    Role::Administrator,
    Role::University,
    Role::Signatory,
    Role::Coordinator,
    Role::Student,
    Role::Mentor,
    Role::Designer,
    Role::Hr,
    Role::Supervisor,
    Role::Curator,
    Role::Expert,
    Role::Authority,
    Role::Association,
    Role::Ministry,
    Role::Representative,
    Role::Reviewer,
    Role::Public,
];

/// Where nobody who is signed in begins: with pages that only a letter or a form leads to, too.
const ENTRANCES: [&str; 6] =
    ["/sign-in", "/forgotten", "/enter/none", "/reset/none", "/invitation/none", "/people-of-the-demo"];

/// Routes without a page of their own in the demo: they lead on to another.
const LEADING_ON: [&str; 1] = ["/first"];

const WALK: &str = include_str!("walk.js");

/// What a reader met: a page of a kind, or nothing to look at (a paper, a table).
#[derive(Deserialize)]
struct Met {
    found: BTreeMap<String, Option<String>>,
    guessed: BTreeMap<String, Option<String>>,
}

/// Every kind of page that the doors name, found by following links as each reader who may open it.
pub async fn walk(browser: &Browser, site: &Server) -> Walk {
    let (_, _, doors) = app::doors::all(app::edition::Edition::Demo).build();
    let read = doors.iter().filter(|door| door.method == "GET" && !door.path.starts_with("/api/"));
    let read: Vec<_> = read.filter(|door| !LEADING_ON.contains(&door.path.as_str())).collect();
    let routes: Vec<&str> = read.iter().map(|door| door.path.as_str()).collect();
    let mut left = routes.clone();
    let (mut pages, mut unlinked) = (Vec::new(), BTreeMap::new());
    for reader in std::iter::once(None).chain(READERS.map(Some)) {
        let role = reader.unwrap_or(Role::Public);
        let open: Vec<_> = read.iter().filter(|door| door.permission.opens_to(role)).map(|door| &*door.path).collect();
        let sought: Vec<_> = open.iter().filter(|route| left.contains(route)).collect();
        if sought.is_empty() || !comes_in(browser, site, reader).await {
            continue;
        }
        let starts: Vec<&str> = match reader {
            None => ENTRANCES.to_vec(),
            Some(_) => open.iter().filter(|route| !route.contains('{')).copied().collect(),
        };
        let told = browser.run(WALK, vec![json!(routes), json!(sought), json!(starts)]).await;
        let met: Met = serde_json::from_value(told.clone()).unwrap_or_else(|_| panic!("{role:?}: {told}"));
        for (route, path) in met.found {
            left.retain(|one| *one != route);
            unlinked.remove(&route);
            pages.extend(path.map(|path| Page { route, path, reader }));
        }
        for (route, path) in met.guessed {
            unlinked.entry(route).or_insert((path, reader));
        }
    }
    left.retain(|route| !unlinked.contains_key(*route));
    let unreached = left.into_iter().map(str::to_owned).collect();
    let names = unlinked.keys().cloned().collect();
    let guessed = unlinked.into_iter();
    pages.extend(guessed.filter_map(|(route, (path, reader))| path.map(|path| Page { route, path, reader })));
    pages.sort_by_key(|page| (page.reader, page.route.clone()));
    Walk { pages, unlinked: names, unreached }
}

/// Somebody of the demo comes in in a role, where the demo has such a role; or nobody does.
async fn comes_in(browser: &Browser, site: &Server, reader: Option<Role>) -> bool {
    browser.goto(&site.at("/people-of-the-demo?lang=en")).await;
    let Some(role) = reader else { return true };
    let heading = web::Say::new(Lang::En).code(role);
    let there = browser.ask("player(arguments[0], '') !== null", vec![json!(heading)]).await == json!(true);
    if there {
        browser.enter_as(site, Lang::En, role, "").await;
    }
    there
}

/// Comes in as the reader of a page.
pub async fn read_as(browser: &Browser, site: &Server, reader: Option<Role>) {
    match reader {
        Some(role) => {
            browser.enter_as(site, Lang::En, role, "").await;
        }
        None => {
            browser.devtools("Network.clearBrowserCookies", json!({})).await;
        }
    }
}

/// The same address in a language.
pub fn in_language(path: &str, lang: Lang) -> String {
    format!("{path}?lang={}", lang.code())
}
