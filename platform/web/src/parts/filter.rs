//! The bar over a list: words to find, and the fields that narrow it. Without script a button applies it.

use maud::{Markup, html};

use super::{Address, Field, field};
use crate::Say;

/// What a list can be narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The address of the list as it is now; what the filter's fields do not ask is kept, `after` is dropped.
    pub address: Address,
    /// The words looked for (`q`); none when the list has no search.
    pub search: Option<String>,
    /// The other fields, usually choices.
    pub fields: Vec<Field>,
}

/// The bar.
pub fn filter(say: Say, filter: &Filter) -> Markup {
    let own = |name: &str| name == "after" || name == "q" || filter.fields.iter().any(|field| field.name == name);
    let asked = filter.address.asked();
    let narrowed = asked.iter().any(|(name, _)| name != "after" && own(name));
    let open = asked.iter().any(|(name, value)| !value.is_empty() && filter.fields.iter().any(|one| one.name == *name));
    html! {
        form.filter method="get" action=(filter.address.path()) role="search" aria-label=(say.t("web-filter")) data-swap="fragment" {
            @for (name, value) in asked.iter().filter(|(name, _)| !own(name)) {
                input type="hidden" name=(name) value=(value);
            }
            @if let Some(search) = &filter.search {
                (field(say, &Field::search("q", say.t("web-find")).value(search)))
            }
            @if !filter.fields.is_empty() {
                // On a phone these fold away, so that the list begins on the first screen; elsewhere they stand open.
                details.more open[open] {
                    summary { (say.t("web-filter-more")) }
                    @for one in &filter.fields { (field(say, one)) }
                }
            }
            button.btn type="submit" { (say.t("web-filter")) }
            @if narrowed { a href=(filter.address.path()) data-swap="fragment" { (say.t("web-filter-clear")) } }
        }
    }
}
