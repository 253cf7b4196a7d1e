//! A name in the three languages, Kazakh first.

use kernel::{Code, Lang, Names};
use maud::{Markup, html};

use super::field::field_id;
use super::{Errors, Field, field};
use crate::Say;

/// A name in the three languages: `name-kk`, `name-ru`, `name-en`.
#[derive(Clone, Debug, Default)]
pub struct NamesField {
    name: &'static str,
    label: String,
    value: Names,
    help: Option<String>,
    errors: Errors,
    within: String,
}

impl NamesField {
    /// Three empty fields whose names begin so.
    pub fn new(name: &'static str, label: impl Into<String>) -> Self {
        Self { name, label: label.into(), ..Self::default() }
    }
    /// What was typed.
    #[must_use]
    pub fn value(mut self, value: Names) -> Self {
        self.value = value;
        self
    }
    /// What stands under the heading.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
    /// What was refused in the form; the three fields and the whole find their own.
    #[must_use]
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.errors = errors.clone();
        self
    }
    /// As [`Field::within`].
    #[must_use]
    pub fn within(mut self, form: impl Into<String>) -> Self {
        self.within = form.into();
        self
    }
}

/// The three fields, Kazakh first.
pub fn names_field(say: Say, names: &NamesField) -> Markup {
    let one = |lang: Lang| {
        let value = match lang {
            Lang::Kk => &names.value.kk,
            Lang::Ru => &names.value.ru,
            Lang::En => &names.value.en,
        };
        let name = format!("{}-{}", names.name, lang.code());
        let line = Field::line(name, say.code(lang)).value(value).required();
        field(say, &line.within(names.within.as_str()).errors(&names.errors))
    };
    html! {
        fieldset.names #(field_id(&names.within, names.name)) {
            legend { (names.label) }
            @for error in names.errors.at(names.name) { p.error { (error) } }
            @if let Some(help) = &names.help { p.help { (help) } }
            @for lang in Lang::ALL { div lang=(lang.code()) { (one(*lang)) } }
        }
    }
}
