//! Forms: one thought a section, errors listed on top and by their fields, what was typed never lost.

use maud::{Markup, html};

use super::Errors;
use super::field::field_id;
use crate::Say;

/// How a form travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Names and values.
    #[default]
    Plain,
    /// With files.
    Files,
}

/// A form that changes something.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// How it travels.
    pub encoding: Encoding,
    /// The version of the file the reader saw.
    pub version: Option<i64>,
    /// What the button says, a verb.
    pub submit: String,
    /// Where «cancel» leads.
    pub cancel: Option<String>,
    /// What was refused.
    pub errors: Errors,
}

/// The form around its sections.
pub fn form(say: Say, form: &Form, body: Markup) -> Markup {
    let files = (form.encoding == Encoding::Files).then_some("multipart/form-data");
    html! {
        form.form method="post" action=(form.action) enctype=[files] data-swap="page" {
            (error_summary(say, &form.errors))
            @if let Some(version) = form.version { input type="hidden" name="version" value=(version); }
            (body)
            div.acts {
                button.btn.main type="submit" { (form.submit) }
                @if let Some(cancel) = &form.cancel { a.btn href=(cancel) { (say.t("web-cancel")) } }
            }
        }
    }
}

/// A section of a form.
pub fn section(title: &str, note: &str, body: Markup) -> Markup {
    html! {
        fieldset.section {
            legend { (title) }
            @if !note.is_empty() { p.help { (note) } }
            (body)
        }
    }
}

/// What was refused, listed on top; each leads to its field. Fields of a form with `within` need their own list.
pub fn error_summary(say: Say, errors: &Errors) -> Markup {
    if errors.is_empty() {
        return html! {};
    }
    html! {
        div.summary role="alert" tabindex="-1" data-focus {
            p { strong { (say.t("web-errors")) } }
            ul {
                @for (at, message) in errors.each() {
                    li { @match at { Some(at) => a href=(format!("#{}", field_id("", at))) { (message) }, None => (message) } }
                }
            }
        }
    }
}
