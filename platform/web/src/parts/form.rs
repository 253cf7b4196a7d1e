//! Forms: one thought a section, errors listed on top and by their fields, what was typed never lost.

use maud::{Markup, PreEscaped, html};

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
    /// The same as [`super::Field::within`] of its fields, where a page has several such forms.
    pub within: &'static str,
}

/// The form around its sections.
pub fn form(say: Say, form: &Form, body: Markup) -> Markup {
    let files = (form.encoding == Encoding::Files).then_some("multipart/form-data");
    html! {
        form.form method="post" action=(form.action) enctype=[files] data-swap="page" {
            (summary(say, &form.errors, form.within, &body.0))
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

/// What was refused, listed on top; each leads to its field. [`form`] shows it by itself.
pub fn error_summary(say: Say, errors: &Errors) -> Markup {
    summary(say, errors, "", "")
}

fn summary(say: Say, errors: &Errors, within: &str, body: &str) -> Markup {
    if errors.is_empty() {
        return html! {};
    }
    html! {
        div.summary role="alert" tabindex="-1" data-focus {
            p { strong { (say.t("web-errors")) } }
            ul {
                @for (at, message) in errors.each() {
                    @match at {
                        Some(at) => {
                            @let id = field_id(within, at);
                            li { a href=(format!("#{id}")) { (label(body, &id)) (message) } }
                        }
                        None => li { (message) },
                    }
                }
            }
        }
    }
}

/// The label a field has in the form: the list on top names the field as the form does.
fn label(body: &str, id: &str) -> Markup {
    let opening = format!("<label for=\"{id}\">");
    let label = body.split_once(&opening).and_then(|(_, rest)| rest.split(['<']).next()).map(str::trim_end);
    html! { @if let Some(label) = label { (PreEscaped(label)) ": " } }
}

#[cfg(test)]
mod tests {
    use kernel::{Lang, house};

    use super::*;
    use crate::parts::{Field, field};

    #[test]
    fn the_list_on_top_names_each_field_as_its_label_does_and_leads_to_it() {
        let say = Say::new(Lang::En);
        let errors = Errors::of(say, &[house::EMPTY.at("bin"), house::STALE.refuse()]);
        let body = field(say, &Field::line("bin", "BIN & co").within("new").errors(&errors));
        let page = form(say, &Form { errors, within: "new", ..Form::default() }, body).into_string();
        assert!(page.contains("<a href=\"#f-new-bin\">BIN &amp; co: This may not be left empty."), "{page}");
        assert!(page.contains("<li>Somebody changed this record"), "{page}");
    }
}
