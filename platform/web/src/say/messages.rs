//! The words of one crate in three files, and what may be wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use kernel::{Code, Lang};

/// The words of one crate: the text of its `messages/{kk,ru,en}.ftl`.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    /// The crate.
    pub of: &'static str,
    /// In Kazakh.
    pub kk: &'static str,
    /// In Russian.
    pub ru: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Messages {
    /// The text in one language.
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Kk => self.kk,
            Lang::Ru => self.ru,
            Lang::En => self.en,
        }
    }
}

/// The words of the calling crate: `pub const MESSAGES: web::Messages = web::messages!("registry");`
#[macro_export]
macro_rules! messages {
    ($of:literal) => {
        $crate::Messages {
            of: $of,
            kk: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/kk.ftl")),
            ru: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/ru.ftl")),
            en: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/en.ftl")),
        }
    };
}

/// Every key of a language with the variables its message uses, in the order of the file.
pub fn keys(messages: &Messages, lang: Lang) -> Vec<(String, BTreeSet<String>)> {
    let parsed = parser::parse(messages.text(lang)).unwrap_or_else(|(rest, _)| rest);
    let message = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => {
            let mut found = BTreeSet::new();
            message.value.iter().for_each(|pattern| in_pattern(pattern, &mut found));
            Some((message.id.name.to_owned(), found))
        }
        _ => None,
    };
    parsed.body.iter().filter_map(message).collect()
}

/// What is wrong: a text that does not parse, a key that comes twice or lacks a language, variables that differ.
pub fn problems(all: &[Messages]) -> Vec<String> {
    let mut told = Vec::new();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for messages in all {
        let of = messages.of;
        let mut by_lang = Vec::new();
        for lang in Lang::ALL {
            if let Err((_, errors)) = parser::parse(messages.text(*lang)) {
                told.extend(errors.iter().map(|error| format!("{of}/{}: {error}", lang.code())));
            }
            let mut seen = BTreeMap::new();
            for (key, variables) in keys(messages, *lang) {
                if seen.insert(key.clone(), variables).is_some() {
                    told.push(format!("{of}/{}: {key} comes twice", lang.code()));
                }
            }
            by_lang.push((lang.code(), seen));
        }
        let every: BTreeSet<&String> = by_lang.iter().flat_map(|(_, seen)| seen.keys()).collect();
        for key in every {
            for (lang, seen) in &by_lang {
                match (seen.get(key), by_lang[0].1.get(key)) {
                    (None, _) => told.push(format!("{of}: {key} is missing in {lang}")),
                    (Some(here), Some(kk)) if here != kk => {
                        told.push(format!("{of}: {key} has variables {here:?} in {lang} and {kk:?} in kk"));
                    }
                    _ => {}
                }
            }
            if let Some(other) = owners.insert(key.clone(), of) {
                told.push(format!("{of}: {key} is also a message of {other}"));
            }
        }
    }
    told
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    let mut in_arguments = |arguments: &CallArguments<&str>| {
        arguments.positional.iter().for_each(|argument| in_inline(argument, found));
        arguments.named.iter().for_each(|argument| in_inline(&argument.value, found));
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference { arguments: Some(arguments), .. } => in_arguments(arguments),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_different_in_a_language_is_told() {
        let messages = Messages {
            of: "x",
            kk: "x-a = { $n } күн\nx-b = бар",
            ru: "x-a = { $m ->\n    [one] день\n   *[other] дней\n }\nx-b = есть",
            en: "x-a = { $n } days\nx-b = { $",
        };
        let told = problems(&[messages, messages]).join("\n");
        assert!(told.contains("x-a has variables {\"m\"} in ru"), "{told}");
        assert!(told.contains("x-b is missing in en"), "{told}");
        assert!(told.contains("x/en: "), "{told}");
        assert!(told.contains("x-a is also a message of x"), "{told}");
    }
}
