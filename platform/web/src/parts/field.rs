//! Fields of forms: the label above, the help below, the error beside it, what was typed kept.

use kernel::{Code, Day, Refusal};
use maud::{Markup, html};

use super::control::control;
use super::slug;
use crate::Say;

/// What was refused in a form, by field.
#[derive(Clone, Debug, Default)]
pub struct Errors(Vec<(Option<&'static str>, String)>);

impl Errors {
    /// Nothing was refused.
    pub fn none() -> Self {
        Self::default()
    }
    /// In the reader's words.
    pub fn of(say: Say, refusals: &[Refusal]) -> Self {
        Self(refusals.iter().map(|refusal| (refusal.field, say.refusal(refusal))).collect())
    }
    /// Is there nothing?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What was refused at a field.
    pub fn at(&self, field: &str) -> Vec<String> {
        self.0.iter().filter(|(at, _)| *at == Some(field)).map(|(_, message)| message.clone()).collect()
    }
    pub(super) fn each(&self) -> impl Iterator<Item = (Option<&'static str>, &str)> {
        self.0.iter().map(|(at, message)| (*at, message.as_str()))
    }
}

/// One of several values.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A value and its name.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
    /// Every value of a closed list.
    pub fn all<C: Code>(say: Say) -> Vec<Self> {
        C::ALL.iter().map(|code| Self::new(code.code(), say.code(*code))).collect()
    }
}

/// What a field takes.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A line of text.
    Line,
    /// Several lines.
    Lines,
    /// A number: whole and decimal numbers as text with a numeric keyboard, so that «7,5» can be typed.
    Number,
    /// A day.
    Day,
    /// An address of e-mail.
    Email,
    /// A password; never filled in again.
    Password,
    /// A password being chosen: a browser may propose one.
    NewPassword,
    /// A one-time code.
    OneTimeCode,
    /// Words to look for.
    Search,
    /// One of several, from a list.
    Select(Vec<Choice>),
    /// One of few, all seen.
    Radio(Vec<Choice>),
    /// Any line, with suggestions.
    Suggest(Vec<Choice>),
    /// Any of several, all seen; the value is their values with commas between, each is sent under the same name.
    Several(Vec<Choice>),
    /// Yes when ticked; sends `yes`.
    Tick,
    /// Not shown, sent as it is.
    Hidden,
    /// A file; the endings it takes, as `.xlsx,.csv`.
    File(String),
}

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name it is sent by.
    pub name: String,
    /// What stands above.
    pub label: String,
    /// What it takes.
    pub kind: Kind,
    /// What was typed.
    pub value: String,
    /// What stands below.
    pub help: Option<String>,
    /// What was refused.
    pub errors: Vec<String>,
    /// May it be left empty?
    pub required: bool,
    /// Makes its id unique where a page has several such forms.
    pub within: String,
}

impl Field {
    /// A field of any kind.
    pub fn new(kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            kind,
            value: String::new(),
            help: None,
            errors: Vec::new(),
            required: false,
            within: String::new(),
        }
    }
    /// A line of text.
    pub fn line(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Line, name, label)
    }
    /// Several lines.
    pub fn lines(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Lines, name, label)
    }
    /// A number.
    pub fn number(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Number, name, label)
    }
    /// A day.
    pub fn day(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Day, name, label)
    }
    /// Words to look for.
    pub fn search(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Search, name, label)
    }
    /// One of several, from a list.
    pub fn select(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Select(choices), name, label)
    }
    /// One of few, all seen.
    pub fn radio(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Radio(choices), name, label)
    }
    /// Any of several, all seen.
    pub fn several(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self::new(Kind::Several(choices), name, label)
    }
    /// Not shown, sent as it is.
    pub fn hidden(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(Kind::Hidden, name, "").value(value)
    }
    /// Yes when ticked.
    pub fn tick(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Tick, name, label)
    }
    /// A file.
    pub fn file(name: impl Into<String>, label: impl Into<String>, endings: impl Into<String>) -> Self {
        Self::new(Kind::File(endings.into()), name, label)
    }
    /// What was typed.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }
    /// The day that stands in it.
    #[must_use]
    pub fn on(self, day: Option<Day>) -> Self {
        self.value(day.map_or_else(String::new, |day| day.to_string()))
    }
    /// What stands below.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
    /// May not be left empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    /// Takes what was refused at its name.
    #[must_use]
    pub fn errors(mut self, errors: &Errors) -> Self {
        self.errors = errors.at(&self.name);
        self
    }
    /// Makes its id unique where a page has several such forms.
    #[must_use]
    pub fn within(mut self, form: impl Into<String>) -> Self {
        self.within = form.into();
        self
    }
    fn id(&self) -> String {
        field_id(&self.within, &self.name)
    }
}

pub(super) fn field_id(within: &str, name: &str) -> String {
    slug(&format!("f-{within}-{name}"))
}

/// The field with its label, help and errors.
pub fn field(say: Say, field: &Field) -> Markup {
    let id = field.id();
    if matches!(field.kind, Kind::Hidden) {
        return control(say, field, &id, None);
    }
    let several = matches!(field.kind, Kind::Radio(_) | Kind::Several(_));
    let ticked = matches!(field.kind, Kind::Tick);
    let about = described(field, &id);
    html! {
        @if several {
            fieldset.field.bad[!field.errors.is_empty()] #(id) aria-describedby=[&about] {
                legend { (field.label) (optional(say, field)) } (control(say, field, &id, about.as_deref())) (below(field, &id))
            }
        } @else {
            div.field.bad[!field.errors.is_empty()].tick[ticked] {
                @if ticked {
                    (control(say, field, &id, about.as_deref())) label for=(id) { (field.label) }
                } @else {
                    label for=(id) { (field.label) (optional(say, field)) } (control(say, field, &id, about.as_deref()))
                }
                (below(field, &id))
            }
        }
    }
}

/// Required is the rule, so what may be left empty says so; filters and search stay quiet.
fn optional(say: Say, field: &Field) -> Markup {
    let quiet = field.required || matches!(field.kind, Kind::Search) || field.within == "filter";
    html! { @if !quiet { " " span.optional { (say.t("web-optional")) } } }
}

fn described(field: &Field, id: &str) -> Option<String> {
    let help = field.help.as_ref().map(|_| format!("{id}-help"));
    let error = (!field.errors.is_empty()).then(|| format!("{id}-error"));
    let all: Vec<String> = [error, help].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn below(field: &Field, id: &str) -> Markup {
    html! {
        @if !field.errors.is_empty() {
            p.error #(format!("{id}-error")) { @for error in &field.errors { (error) " " } }
        }
        @if let Some(help) = &field.help { p.help #(format!("{id}-help")) { (help) } }
    }
}
