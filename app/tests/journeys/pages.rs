//! Every kind of page, in three languages, on a desk and on a phone, in the light and in the dark.

use std::cell::RefCell;
use std::time::Instant;

use kernel::{Code, Lang};

use super::access::Seen;
use super::browser::{Browser, DESK, PHONE};
use super::server::Server;
use super::walk::{Page, Walk, in_language, read_as, walk};

/// So many pages are looked at before another reader may be asked for.
const AT_ONCE: usize = 6;

#[tokio::test]
async fn every_kind_of_page_opens_in_three_languages_on_a_desk_and_on_a_phone() {
    let (first, second) = tokio::join!(Browser::open("pages"), Browser::open("pages-beside"));
    let (Some(first), Some(second)) = (first, second) else { return };
    let site = Server::demo("pages");
    let began = Instant::now();
    let Walk { pages, unlinked, unreached } = walk(&first, &site).await;
    let walked = began.elapsed();

    let left: RefCell<Vec<(usize, &Page)>> = RefCell::new(pages.iter().enumerate().rev().collect());
    let (seen, beside) = tokio::join!(look(&first, &site, &left), look(&second, &site, &left));
    let faults = [seen, beside].concat();

    eprintln!("{} kinds of pages; walked in {walked:?}, done in {:?}", pages.len(), began.elapsed());
    eprintln!("no link leads to {unlinked:?}; never reached: {unreached:?}");
    assert!(pages.len() > 80, "{pages:?}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Looks at pages, a few of a reader at a time, until none is left.
async fn look(browser: &Browser, site: &Server, left: &RefCell<Vec<(usize, &Page)>>) -> Vec<String> {
    let (mut faults, mut reader) = (Vec::new(), None);
    loop {
        let some = some_of_one_reader(&mut left.borrow_mut());
        let Some((_, page)) = some.first() else { return faults };
        if reader != Some(page.reader) {
            read_as(browser, site, page.reader).await;
            reader = Some(page.reader);
        }
        for (nth, page) in some {
            look_at(browser, site, (nth, page), &mut faults).await;
        }
    }
}

fn some_of_one_reader<'p>(left: &mut Vec<(usize, &'p Page)>) -> Vec<(usize, &'p Page)> {
    let reader = left.last().map(|(_, page)| page.reader);
    let alike = left.iter().rev().take(AT_ONCE).take_while(|(_, page)| Some(page.reader) == reader).count();
    left.split_off(left.len() - alike).into_iter().rev().collect()
}

/// In each language nothing is lacking and nothing wider than a screen. What a listener hears is the same on every
/// screen and in every language: it is examined whole in one of them, and colours once more in the dark.
async fn look_at(browser: &Browser, site: &Server, (nth, page): (usize, &Page), faults: &mut Vec<String>) {
    let closed = page.path.ends_with("/none");
    for (turn, lang) in Lang::ALL.iter().cycle().skip(nth % 3).take(3).enumerate() {
        let dark = turn == 1;
        browser.theme(if dark { "dark" } else { "light" }).await;
        browser.window(if dark { PHONE } else { DESK }).await;
        browser.goto(&site.at(&in_language(&page.path, *lang))).await;
        let seen = [Seen::Everything, Seen::Colours, Seen::Nothing][turn];
        let mut told = browser.seen(seen).await;
        browser.window(if dark { DESK } else { PHONE }).await;
        told.extend(browser.visible_faults().await);
        let told = told.into_iter().filter(|fault| !(closed && fault.contains("Failed to load resource")));
        faults.extend(told.map(|fault| format!("{} {:?} {}: {fault}", page.path, page.reader, lang.code())));
    }
}
