//! A story that is told in any of the three languages: every word of a page is looked up by the key of its message, so
//! that the tellings are one story. Each page that is come to is examined.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

use kernel::{Code, Lang, Role};
use web::Say;

use super::browser::Browser;
use super::server::Server;

/// Somebody tells a story in a language.
pub struct Telling {
    pub browser: Browser,
    pub site: Server,
    pub say: Say,
    seen: Mutex<BTreeSet<String>>,
}

impl Telling {
    /// Begins to tell.
    pub fn new(browser: Browser, site: Server, lang: Lang) -> Self {
        Self { browser, site, say: Say::new(lang), seen: Mutex::default() }
    }

    /// A word of the pages.
    pub fn t(&self, key: &str) -> String {
        self.say.t(key)
    }

    /// The name of a state, an act, a choice.
    pub fn code<C: Code>(&self, code: C) -> String {
        self.say.code(code)
    }

    /// The field of a text in a language, under its heading.
    pub fn named(&self, heading: &str, lang: Lang) -> String {
        format!("{}: {}", self.t(heading), self.say.code(lang))
    }

    /// A day on which the story goes on.
    pub fn on(&mut self, day: &str) {
        self.site.again(Some(day));
    }

    /// Somebody signs in as themselves.
    pub async fn enter(&self, role: Role, family: &str) {
        self.browser.enter_as(&self.site, self.say.lang, role, family).await;
        self.examined().await;
    }

    /// A page is opened and examined.
    pub async fn go(&self, path: &str) {
        self.browser.goto(&self.site.at(path)).await;
        self.examined().await;
    }

    /// Where the story is.
    pub async fn path(&self) -> String {
        let path = self.browser.path().await;
        path.split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// No fault on the page as it stands, and it speaks the language. A page made of the same parts as one that was
    /// examined before, at the same width, is not examined for accessibility a second time.
    pub async fn examined(&self) {
        let parts = self.browser.ask("partsOf()", vec![]).await;
        let seen = parts.as_str().unwrap_or_default().to_owned();
        if self.seen.lock().unwrap().insert(seen) {
            self.browser.expect_faultless().await;
        } else {
            self.browser.expect_no_visible_fault().await;
        }
        let spoken = self.browser.ask("document.documentElement.lang", vec![]).await;
        assert_eq!(spoken, self.say.lang.code(), "on {}", self.browser.path().await);
    }

    /// A link or a button is pressed; what comes is examined.
    pub async fn press(&self, key: &str) {
        self.press_words(&self.t(key)).await;
    }

    /// The same by its words.
    pub async fn press_words(&self, words: &str) {
        self.browser.click(words).await;
        self.examined().await;
    }

    /// A form is sent by its button; what comes is examined.
    pub async fn send(&self, key: &str) {
        self.browser.submit(&self.t(key)).await;
        self.examined().await;
    }

    /// A field is given what is typed, chosen or ticked.
    pub async fn set(&self, key: &str, typed: &str) {
        self.browser.set(&self.t(key), typed).await;
    }

    /// Several fields.
    pub async fn fill(&self, fields: &[(&str, &str)]) {
        for (key, typed) in fields {
            self.set(key, typed).await;
        }
    }

    /// A text in three languages.
    pub async fn names(&self, heading: &str, names: [&str; 3]) {
        for (lang, name) in Lang::ALL.iter().zip(names) {
            self.browser.fill(&self.named(heading, *lang), name).await;
        }
    }

    /// A file is chosen.
    pub async fn bring(&self, key: &str, file: &Path) {
        self.browser.bring(&self.t(key), file).await;
    }

    /// The page shows the words of a key.
    pub async fn expect(&self, key: &str) {
        self.browser.expect(&self.t(key)).await;
    }

    /// The one-time code that the demo shows.
    pub async fn code_shown(&self, key: &str) -> String {
        let before = self.say.with(key, &[("code", "".into())]);
        let text = self.browser.text().await;
        let (_, after) = text.split_once(before.trim_end()).unwrap_or_else(|| panic!("no «{before}» in {text}"));
        after.trim_start().chars().take_while(|letter| !letter.is_whitespace()).collect()
    }

    /// What the worker does in its own time comes: the page is asked for until it shows the words.
    pub async fn comes(&self, path: &str, words: &str) {
        for _ in 0..60 {
            self.browser.goto(&self.site.at(path)).await;
            if self.browser.shows_within(words, std::time::Duration::from_millis(500)).await {
                self.examined().await;
                return;
            }
        }
        self.browser.fail(&format!("«{words}» does not come by itself")).await;
    }
}
