//! Every part and every chart in every state: what `/gallery` shows and what the tests parse.

mod drawings;
mod forms;
mod records;
mod studios;
mod tops;

use maud::{Markup, html};

use crate::Say;

/// One part in its states.
pub struct Specimen {
    /// The name of the part, as in code.
    pub name: &'static str,
    /// The part in a language.
    pub render: fn(Say) -> Markup,
}

/// Every part and chart.
pub fn specimens() -> Vec<Specimen> {
    let mut all = tops::specimens();
    all.extend(records::specimens());
    all.extend(forms::specimens());
    all.extend(studios::specimens());
    all.extend(drawings::specimens());
    all
}

/// The page of the gallery: the parts one below the other, each under its name.
pub fn page(say: Say) -> Markup {
    html! {
        (crate::parts::head("platform/web", &say.t("web-gallery"), html! {}))
        @for specimen in specimens() {
            section.stacked #(format!("specimen-{}", specimen.name)) aria-label=(specimen.name) {
                p.small { code { (specimen.name) } }
                ((specimen.render)(say))
            }
        }
    }
}

/// Words of a specimen in the page's language.
fn told(say: Say, kk: &str, ru: &str, en: &str) -> String {
    say.names(&kernel::Names::new(kk, ru, en))
}

/// A day of a specimen.
fn day_of(year: i32, month: u32, day: u32) -> kernel::Day {
    kernel::Day::of(year, month, day).expect("a day of the calendar")
}
