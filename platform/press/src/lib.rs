//! Typst behind documents' face: the layouts are ours and fixed, papers go in as values and never as
//! code, PDF comes out: archival (PDF/A-2a), accessible (PDF/UA-1), the same bytes for the same paper.

mod layouts;
mod world;

use std::collections::BTreeSet;

use anyhow::{Context as _, anyhow};
use documents::{Layout, Press, qr_svg};
use kernel::Day;
use serde_json::Value as Json;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Dict, Smart, Value};
use typst_kit::fonts::{FontStore, embedded};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use world::Desk;

/// How many presses the memory of earlier ones lives: enough for the pages of one paper.
const REMEMBERED: usize = 1;

/// The press: the fonts, loaded once.
pub struct Typesetter {
    fonts: FontStore,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// A press with the fonts that travel in the binary.
    pub fn new() -> Self {
        let mut fonts = FontStore::new();
        fonts.extend(embedded());
        Self { fonts }
    }

    /// Is there a letter for this character in any of the fonts?
    fn prints(&self, letter: char) -> bool {
        let point = u32::from(letter);
        let book = self.fonts.book();
        letter == '\n' || (0..).map_while(|nth| book.info(nth)).any(|info| info.coverage.contains(point))
    }

    /// Characters without a letter (emoji, strange scripts) become `□`: an archival PDF takes no missing
    /// letters, and one strange name must not stop a whole list.
    fn printable(&self, value: &mut Json) {
        match value {
            Json::String(text) if text.chars().any(|letter| !self.prints(letter)) => {
                *text = text.chars().map(|letter| if self.prints(letter) { letter } else { '□' }).collect();
            }
            Json::Array(all) => all.iter_mut().for_each(|value| self.printable(value)),
            Json::Object(all) => all.values_mut().for_each(|value| self.printable(value)),
            _ => {}
        }
    }
}

impl Press for Typesetter {
    fn pdf(&self, layout: &Layout) -> anyhow::Result<Vec<u8>> {
        let mut paper = serde_json::to_value(layout)?["paper"].take();
        self.printable(&mut paper);
        draw_codes(&mut paper)?;
        let mut inputs = Dict::new();
        inputs.insert("paper".into(), serde_json::from_value::<Value>(paper)?);
        let desk = Desk::new(&self.fonts, layout.name(), inputs)?;
        let set = typst::compile::<PagedDocument>(&desk);
        let pdf = set.output.and_then(|pages| typst_pdf::pdf(&pages, &options(layout.day())));
        comemo::evict(REMEMBERED);
        pdf.map_err(|errors| told(layout, &errors))
    }
}

/// Archival and accessible, with the paper's own day as its hour of making.
fn options(day: Day) -> PdfOptions {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let moment = Datetime::from_ymd_hms(day.year(), part(day.month()), part(day.day()), 0, 0, 0);
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("the two agree on PDF 1.7");
    PdfOptions {
        creator: Smart::Custom(Some("Qosar".to_owned())),
        timestamp: moment.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    }
}

/// Beside every `url` of a check stands the drawing of its code.
fn draw_codes(paper: &mut Json) -> anyhow::Result<()> {
    if let Some(check) = paper.get_mut("check").and_then(Json::as_object_mut) {
        let url = check.get("url").and_then(Json::as_str).unwrap_or_default();
        let svg = qr_svg(url).with_context(|| format!("no code can hold {url}"))?;
        check.insert("svg".to_owned(), Json::String(svg));
    }
    Ok(())
}

/// What typst complains about, once each; the words are ours to mend, so they go to the log.
fn told(layout: &Layout, errors: &[SourceDiagnostic]) -> anyhow::Error {
    let all: BTreeSet<String> = errors
        .iter()
        .map(|error| {
            format!("{} {}", error.message, error.hints.iter().map(|h| h.v.as_str()).collect::<Vec<_>>().join(" "))
        })
        .collect();
    anyhow!("layout {}: {}", layout.name(), all.into_iter().collect::<Vec<_>>().join("; "))
}
