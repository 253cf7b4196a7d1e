//! Every kind of page, in three languages, on a desk and on a phone.

use kernel::{Code, Lang, Role};
use serde_json::{Value, json};

use super::browser::{Browser, DESK, PHONE};
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

/// Pages that a letter or a program leads to, or that are only seen once: no link of the demo does.
const UNLINKED: [(&str, &str); 4] = [
    ("/enter/{token}", "/enter/none"),
    ("/reset/{token}", "/reset/none"),
    ("/invitation/{token}", "/invitation/none"),
    ("/forgotten", "/forgotten"),
];

/// Routes without a page of their own in the demo: they lead on to another.
const LEADING_ON: [&str; 1] = ["/first"];

/// Every kind of page that the doors name, found by following links as each reader; and the routes nobody reached.
pub async fn pages(browser: &Browser, site: &Server) -> (Vec<Page>, Vec<String>) {
    let (_, _, doors) = app::doors::all(app::edition::Edition::Demo).build();
    let mut left: Vec<String> = doors
        .iter()
        .filter(|door| door.method == "GET" && !door.path.starts_with("/api/"))
        .map(|door| door.path.clone())
        .filter(|route| !LEADING_ON.contains(&route.as_str()))
        .collect();
    let routes = left.clone();
    let mut found = Vec::new();
    browser.goto(&site.at("/people-of-the-demo?lang=en")).await;
    let mut entrances: Vec<String> = UNLINKED.iter().map(|(_, path)| (*path).to_owned()).collect();
    entrances.push("/sign-in".into());
    walk(browser, None, (&routes, &mut left), &entrances, &mut found).await;
    for role in READERS {
        if left.is_empty() || !plays(browser, site, role).await {
            continue;
        }
        let starts: Vec<String> = doors
            .iter()
            .filter(|door| door.permission.opens_to(role) && !door.path.contains('{') && routes.contains(&door.path))
            .map(|door| door.path.clone())
            .chain(["/".to_owned()])
            .collect();
        walk(browser, Some(role), (&routes, &mut left), &starts, &mut found).await;
    }
    (found, left)
}

/// Somebody of the demo comes in in a role, where the demo has such a role.
async fn plays(browser: &Browser, site: &Server, role: Role) -> bool {
    browser.goto(&site.at("/people-of-the-demo?lang=en")).await;
    let heading = web::Say::new(Lang::En).code(role);
    let there = browser.ask("player(arguments[0], '') !== null", vec![json!(heading)]).await == json!(true);
    if there {
        browser.enter_as(site, Lang::En, role, "").await;
    }
    there
}

/// Follows links inside the page, without leaving it: what answers with a page of a kind still sought is kept.
async fn walk(
    browser: &Browser,
    reader: Option<Role>,
    (routes, left): (&[String], &mut Vec<String>),
    starts: &[String],
    found: &mut Vec<Page>,
) {
    let script = "
        const [routes, sought, queue] = [arguments[0], new Set(arguments[1]), [...arguments[2]]];
        const kinds = routes.map((route) => [route, new RegExp('^' + route.replace(/\\{[^}]+\\}/g, '[^/]+') + '$')]);
        // A fixed route goes before one with a gap.
        kinds.sort(([a], [b]) => a.includes('{') - b.includes('{'));
        const kind = (path) => kinds.find(([, shape]) => shape.test(path))?.[0];
        const met = new Set(queue), tried = {}, found = {};
        (async () => {
          for (let asked = 0; queue.length > 0 && asked < 250; asked++) {
            const path = queue.shift();
            const answer = await fetch(path, { headers: { Accept: 'text/html' } });
            const arrived = new URL(answer.url).pathname;
            const route = kind(arrived);
            // Some addresses only lead on to another: they are reached, and have nothing to look at.
            if (kind(path) !== route && answer.ok) found[kind(path)] ??= null;
            if (!answer.headers.get('content-type')?.startsWith('text/html')) { if (answer.ok && route) found[route] = null; continue; }
            const closed = /^\\/(enter|reset|invitation)\\//.test(path);
            if (!answer.ok && !closed) continue;
            if (route) found[route] ??= arrived;
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            for (const link of page.querySelectorAll('a[href^=\"/\"]')) {
              const to = link.getAttribute('href').split('?')[0].split('#')[0], of = kind(to);
              if (!of || met.has(to) || (tried[of] ?? 0) >= (sought.has(of) && !(of in found) ? 8 : 4)) continue;
              met.add(to); tried[of] = (tried[of] ?? 0) + 1; queue.push(to);
            }
          }
          done(found);
        })().catch((error) => done({ error: String(error) }));";
    let told = browser.run(script, vec![json!(routes), json!(left), json!(starts)]).await;
    let told = told.as_object().unwrap();
    assert!(!told.contains_key("error"), "{told:?}");
    for (route, path) in told {
        if !left.contains(route) {
            continue;
        }
        left.retain(|one| one != route);
        // A paper or a table answers as a file: there is nothing to look at.
        if let Value::String(path) = path {
            found.push(Page { route: route.clone(), path: path.clone(), reader });
        }
    }
}

/// Comes in as the reader of the page, unless they are in already.
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

#[tokio::test]
#[ignore = "walks every link for many minutes since needs, programmes and placement joined, and was not seen to its end: cargo test -p app --test journeys pages -- --ignored"]
async fn every_kind_of_page_opens_in_three_languages_on_a_desk_and_on_a_phone() {
    let Some(browser) = Browser::open("pages").await else { return };
    let site = Server::demo("pages");
    let (pages, unreached) = pages(&browser, &site).await;

    let mut faults = Vec::new();
    // Who came in last is not known yet.
    let mut reader = None;
    for page in &pages {
        if reader != Some(page.reader) {
            read_as(&browser, &site, page.reader).await;
            reader = Some(page.reader);
        }
        for lang in Lang::ALL {
            // Half of the readers keep their device dark.
            browser.theme(if *lang == Lang::Ru { "dark" } else { "light" }).await;
            browser.goto(&site.at(&in_language(&page.path, *lang))).await;
            for (name, window) in [("desk", DESK), ("phone", PHONE)] {
                browser.window(window).await;
                let closed = page.path.ends_with("/none");
                let mut told = browser.visible_faults().await;
                // What a listener hears is the same on both screens; what differs is seen once in each language.
                if *lang == Lang::Kk || (*lang == Lang::Ru) == (name == "phone") {
                    told.extend(browser.inaccessible().await);
                }
                let told = told.into_iter().filter(|fault| !(closed && fault.contains("Failed to load resource")));
                faults.extend(told.map(|fault| format!("{} {} {name}: {fault}", page.path, lang.code())));
            }
        }
    }

    eprintln!("{} kinds of pages; not reached by any link: {unreached:?}", pages.len());
    assert!(pages.len() > 30, "{pages:?}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
