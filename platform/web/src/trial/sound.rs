//! What is wrong with a page, as browsers and readers would find it.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

const KNOWN: &str = "a aside b blockquote body br button caption circle cite code datalist dd del desc details dialog div dl dt \
    fieldset figcaption figure footer form h1 h2 h3 head header html i input ins label legend li line link main meta nav ol \
    option p path rect script section select small span strong summary svg table tbody td text textarea th thead time title \
    tr tspan ul";

fn every_element(document: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    document.root_element().descendants().filter_map(ElementRef::wrap)
}

/// What is wrong with a page; nothing when it is sound.
pub fn faults(page: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let mut faults: Vec<String> = document.errors.iter().map(|error| format!("parser: {error}")).collect();
    let known: HashSet<&str> = KNOWN.split_whitespace().collect();
    let mut ids = HashSet::new();
    for element in every_element(&document) {
        let name = element.value().name();
        if !known.contains(name) {
            faults.push(format!("unknown element {name}"));
        }
        if element.value().attr("style").is_some() || name == "style" {
            faults.push(format!("inline style in {name}"));
        }
        if element.value().attrs().any(|(attribute, _)| attribute.starts_with("on")) {
            faults.push(format!("inline script in {name}"));
        }
        if let Some(id) = element.value().id()
            && !ids.insert(id)
        {
            faults.push(format!("id {id} comes twice"));
        }
    }
    for element in every_element(&document) {
        for attribute in ["aria-describedby", "aria-labelledby", "for", "list", "popovertarget"] {
            let named = element.value().attr(attribute).unwrap_or_default().split_whitespace();
            faults.extend(
                named.filter(|id| !ids.contains(id)).map(|id| format!("{attribute} names {id}, which is not there")),
            );
        }
    }
    faults.extend(unlabelled(&document));
    if let Some(at) = page.find('⟦') {
        faults.push(format!("missing words: {}", page[at..].chars().take(60).collect::<String>()));
    }
    faults
}

fn unlabelled(document: &Html) -> Vec<String> {
    let labels = Selector::parse("label[for]").expect("a selector");
    let labelled: HashSet<&str> = document.select(&labels).filter_map(|label| label.value().attr("for")).collect();
    let fields = Selector::parse("input:not([type=hidden]), select, textarea").expect("a selector");
    let bare = document.select(&fields).filter(|field| {
        let own = field.value().id().is_some_and(|id| labelled.contains(id));
        !own && field.value().attr("aria-label").is_none()
    });
    bare.map(|field| format!("no label: {}", field.html())).collect()
}
