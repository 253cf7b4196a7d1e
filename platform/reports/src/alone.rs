//! A report that opens without a server: one file with its style inside.

use kernel::Code;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;
use web::Say;

use crate::analyses::Analysis;
use crate::report;

/// The report as a page of its own; `of` names what was analysed: a file.
pub fn alone(say: Say, analysis: &Analysis, of: &str, answer: &Value) -> Markup {
    let title = say.t(analysis.title);
    let style = web::assets::text("qosar.css").unwrap_or_default();
    html! {
        (DOCTYPE)
        html lang=(say.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) ": " (of) }
                style { (PreEscaped(style)) }
            }
            body {
                main.record {
                    (web::parts::head(of, &title, html! {}))
                    p { (say.t(analysis.asks)) }
                    (report(say, analysis, answer))
                }
            }
        }
    }
}
