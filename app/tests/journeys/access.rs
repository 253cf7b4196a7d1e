//! Every page is for everyone: no part without a name, no words of ours left untranslated, nothing wider than the
//! screen, no error in the console; and axe-core finds nothing serious.

use std::sync::OnceLock;

use serde_json::{Value, json};

use super::browser::Browser;

/// The checker, fetched by `./check` and never committed.
fn axe() -> Option<&'static str> {
    static AXE: OnceLock<Option<String>> = OnceLock::new();
    AXE.get_or_init(|| {
        let path = std::env::var_os("QOSAR_TEST_AXE");
        if path.is_none() {
            let lacking = "QOSAR_TEST_AXE is not set (./check sets it): pages are not examined for accessibility";
            assert!(std::env::var("QOSAR_CHECK_ALL").as_deref() != Ok("1"), "{lacking}");
            eprintln!("SKIPPED axe: {lacking}");
        }
        path.map(|path| std::fs::read_to_string(path).unwrap())
    })
    .as_deref()
}

/// How far a page is examined beyond what can be seen.
#[derive(Clone, Copy, Debug)]
pub enum Seen {
    /// By every rule.
    Everything,
    /// Its colours: all that a dark device changes.
    Colours,
    /// No further.
    Nothing,
}

const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";
const COLOURS: &str = "{ type: 'rule', values: ['color-contrast'] }";

impl Browser {
    /// What is wrong with the page as it stands in this window, a line each.
    pub async fn faults(&self) -> Vec<String> {
        let mut faults = self.visible_faults().await;
        faults.extend(self.inaccessible(RULES).await);
        faults
    }

    /// Words without a text, parts beyond the screen, errors in the console.
    pub async fn visible_faults(&self) -> Vec<String> {
        let mut faults = self.unspoken_and_too_wide().await;
        faults.extend(self.console_errors().await);
        faults
    }

    async fn unspoken_and_too_wide(&self) -> Vec<String> {
        let told = self
            .run(
                "const root = document.documentElement;
                 const unspoken = root.outerHTML.match(/.{0,40}⟦.{0,60}/g) ?? [];
                 const wide = root.scrollWidth > innerWidth
                   ? [`wider than the screen: ${root.scrollWidth} > ${innerWidth}: ` + [...document.querySelectorAll('main *, header *, nav *')]
                       .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll, .scroll *'))
                       .slice(0, 3).map((one) => one.outerHTML.slice(0, 90)).join(' | ')]
                   : [];
                 done([...unspoken, ...wide])",
                vec![],
            )
            .await;
        lines(&told)
    }

    /// What is wrong with the page as far as it is examined: what can be seen, and what axe-core finds.
    pub async fn seen(&self, how: Seen) -> Vec<String> {
        let mut faults = self.visible_faults().await;
        faults.extend(match how {
            Seen::Everything => self.inaccessible(RULES).await,
            Seen::Colours => self.inaccessible(COLOURS).await,
            Seen::Nothing => vec![],
        });
        faults
    }

    /// Serious and critical violations that axe-core sees, as `rule: where`.
    async fn inaccessible(&self, rules: &str) -> Vec<String> {
        let Some(axe) = axe() else { return vec![] };
        let script = format!(
            "if (!window.axe) {{ {axe} }}
             // A bar that stays at the foot hides nothing for good: whoever scrolls sees all of a field.
             document.querySelectorAll('.tabbar').forEach((bar) => {{ bar.style.position = 'static' }});
             const how = {{ resultTypes: ['violations'], preload: false, iframes: false, xpath: false, ancestry: false, runOnly: {rules} }};
             axe.run(document, how)
               .then((told) => done(told.violations.filter((one) => ['serious', 'critical'].includes(one.impact))
                 .map((one) => `axe ${{one.id}}: ` + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 140)
                   + (one.id === 'color-contrast' ? ' ' + node.any[0]?.message.slice(0, 120) : '')).join(' | '))),
                 (error) => done([String(error)]))"
        );
        lines(&self.run(&script, vec![]).await)
    }

    /// Ends the story when a fault can be seen on the page.
    pub async fn expect_no_visible_fault(&self) {
        let faults = self.visible_faults().await;
        if !faults.is_empty() {
            self.fail(&json!(faults).to_string()).await;
        }
    }

    /// Ends the story when something is wrong with the page.
    pub async fn expect_faultless(&self) {
        let faults = self.faults().await;
        if !faults.is_empty() {
            self.fail(&json!(faults).to_string()).await;
        }
    }
}

fn lines(told: &Value) -> Vec<String> {
    told.as_array().into_iter().flatten().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}
