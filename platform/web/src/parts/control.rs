//! What is typed into: the input, the list, the box of a field. Its label, help and errors stand around it.

use maud::{Markup, html};

use super::{Choice, Field, Kind, slug};
use crate::Say;

/// The control; `about` names its error and its help.
pub fn control(say: Say, field: &Field, id: &str, about: Option<&str>) -> Markup {
    let Field { name, value, required, .. } = field;
    let invalid = (!field.errors.is_empty()).then_some("true");
    let input = |kind: &str, mode: Option<&str>, complete: Option<&str>, value: Option<&str>| {
        html! {
            input type=(kind) #(id) name=(name) value=[value] inputmode=[mode] autocomplete=[complete]
                required[*required] aria-describedby=[about] aria-invalid=[invalid];
        }
    };
    let option = |choice: &Choice| {
        html! { option value=(choice.value) selected[choice.value == *value] { (choice.label) } }
    };
    match &field.kind {
        Kind::Line => input("text", None, None, Some(value)),
        Kind::Number => input("text", Some("decimal"), Some("off"), Some(value)),
        Kind::Day => input("date", None, None, Some(value)),
        Kind::Email => input("email", Some("email"), Some("email"), Some(value)),
        Kind::Password => input("password", None, Some("current-password"), None),
        Kind::NewPassword => input("password", None, Some("new-password"), None),
        Kind::OneTimeCode => input("text", Some("numeric"), Some("one-time-code"), None),
        Kind::Search => input("search", None, Some("off"), Some(value)),
        Kind::Lines => html! {
            textarea #(id) name=(name) rows="4" required[*required] aria-describedby=[about] aria-invalid=[invalid] {
                (value)
            }
        },
        Kind::Select(choices) => html! {
            select #(id) name=(name) required[*required] aria-describedby=[about] aria-invalid=[invalid] {
                @if !choices.iter().any(|choice| choice.value.is_empty()) {
                    option value="" selected[value.is_empty()] { (say.t("web-choose")) }
                }
                @for choice in choices { (option(choice)) }
            }
        },
        Kind::Radio(choices) => html! {
            @for choice in choices {
                @let own = format!("{id}-{}", slug(&choice.value));
                div.choice {
                    input type="radio" #(own) name=(name) value=(choice.value) checked[choice.value == *value]
                        required[*required];
                    label for=(own) { (choice.label) }
                }
            }
        },
        Kind::Several(choices) => html! {
            @for choice in choices {
                @let own = format!("{id}-{}", slug(&choice.value));
                div.choice {
                    input type="checkbox" #(own) name=(name) value=(choice.value)
                        checked[value.split(',').any(|one| one == choice.value)];
                    label for=(own) { (choice.label) }
                }
            }
        },
        Kind::Suggest(choices) => html! {
            input type="text" #(id) name=(name) value=(value) list=(format!("{id}-list")) autocomplete="off"
                required[*required] aria-describedby=[about] aria-invalid=[invalid];
            datalist #(format!("{id}-list")) { @for choice in choices { (option(choice)) } }
        },
        Kind::Hidden => html! { input type="hidden" name=(name) value=(value); },
        Kind::Tick => html! {
            input type="checkbox" #(id) name=(name) value="yes" checked[!value.is_empty()] required[*required]
                aria-describedby=[about] aria-invalid=[invalid];
        },
        Kind::File(endings) => html! {
            input type="file" #(id) name=(name) accept=(endings) required[*required] aria-describedby=[about]
                aria-invalid=[invalid];
        },
    }
}
