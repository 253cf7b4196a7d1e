//! The words of a crate in three languages, and the keys that code asks for.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::{Member, Repository, Source, blocks};

/// The languages, in the order of the house.
pub const LANGS: [&str; 3] = ["kk", "ru", "en"];

/// One `.ftl` file.
pub struct Messages {
    /// Its path from the root.
    pub path: String,
    /// Does the file exist?
    pub exists: bool,
    /// Key → variables. A term is written `-key`, an attribute `key.name`.
    pub variables: BTreeMap<String, BTreeSet<String>>,
    /// Key → its words without placeables.
    pub words: BTreeMap<String, String>,
    /// What is wrong with the file.
    pub faults: Vec<String>,
}

impl Messages {
    /// The three files of a crate, in the order of [`LANGS`]; none when it has no words.
    pub fn of(repository: &Repository, member: &Member) -> Option<[Self; 3]> {
        let folder = format!("{}/messages", member.path);
        let any = repository.folder(&folder).iter().any(|name| name.ends_with(".ftl"));
        any.then(|| LANGS.map(|lang| Self::read(repository, &format!("{folder}/{lang}.ftl"))))
    }

    fn read(repository: &Repository, path: &str) -> Self {
        let exists = repository.root.join(path).is_file();
        Self { exists, ..Self::parse(path, &repository.text(path)) }
    }

    /// Parses the text of a file.
    pub fn parse(path: &str, text: &str) -> Self {
        let mut own = Self {
            path: path.to_owned(),
            exists: true,
            variables: BTreeMap::new(),
            words: BTreeMap::new(),
            faults: Vec::new(),
        };
        let resource = match fluent_syntax::parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                own.faults.extend(errors.iter().map(|error| {
                    let line = text.as_bytes().iter().take(error.pos.start).filter(|byte| **byte == b'\n').count() + 1;
                    format!("{path}:{line}: {}", error.kind)
                }));
                resource
            }
        };
        for entry in resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                _ => continue,
            };
            for attribute in attributes {
                own.add(format!("{key}.{}", attribute.id.name), &attribute.value);
            }
            if let Some(value) = value {
                own.add(key, &value);
            }
        }
        own
    }

    fn add(&mut self, key: String, pattern: &Pattern<&str>) {
        let mut reading = Reading::default();
        reading.pattern(pattern);
        if reading.words.trim().is_empty() && reading.variables.is_empty() {
            self.faults.push(format!("{}: {key} says nothing", self.path));
        }
        self.words.insert(key.clone(), reading.words);
        if self.variables.insert(key.clone(), reading.variables).is_some() {
            self.faults.push(format!("{}: {key} stands twice; the second would be dropped", self.path));
        }
    }
}

/// The words and variables of one pattern.
#[derive(Default)]
struct Reading {
    words: String,
    variables: BTreeSet<String>,
}

impl Reading {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.words.push(' ');
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
                arguments.named.iter().for_each(|argument| self.inline(&argument.value));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { value } => self.words.push_str(value),
            _ => self.words.push('…'),
        }
    }
}

/// The keys a file asks for, each with where: arguments of `.t(`, `.with(` and `Key(`, values of `codes!`, grounds of
/// `rules!`, and every other literal that begins with its crate's name, as `needs-act-return`: whether it stands in a
/// field, in an arm of a match or is handed over, it is shown to somebody. Engines have no words, so they ask for none.
/// The first argument of `.with(` is a key only where it has a hyphen: a refusal's `.with` names a variable.
pub fn used_keys(source: &Source) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    let mut parts = source.path.split('/');
    let floor = parts.next().unwrap_or_default();
    let crate_name = if matches!(floor, "stages" | "platform") { parts.next().unwrap_or_default() } else { floor };
    let prefix = format!("{crate_name}-");
    let is_key = |says: &str| {
        says.starts_with(&prefix) && says.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    for literal in &source.literals {
        // What `codes!` opens with is the beginning of its keys, and none itself.
        let asked = (is_key(&literal.says) && !source.before(literal.at, "codes! {"))
            || source.before(literal.at, ".t (")
            || source.before(literal.at, "Key (")
            || (source.before(literal.at, ".with (") && literal.says.contains('-'));
        if asked {
            keys.push((literal.at, literal.says.clone()));
        }
    }
    for (from, to) in blocks(&source.code, "codes") {
        let inside: Vec<_> = source.literals.iter().filter(|l| (from..to).contains(&l.at)).collect();
        if let Some((prefix, values)) = inside.split_first() {
            let values = values.iter().filter(|value| source.before(value.at, "="));
            keys.extend(values.map(|value| (value.at, format!("{}-{}", prefix.says, value.says))));
        }
    }
    for (from, to) in blocks(&source.code, "rules") {
        let inside = source.literals.iter().filter(|l| (from..to).contains(&l.at) && source.before(l.at, "="));
        keys.extend(inside.map(|code| (code.at, code.says.clone())));
    }
    keys.sort();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_tells_its_words_and_variables() {
        let file = Messages::parse(
            "m",
            "a = Hi { $name }, { $n ->\n    [one] one\n   *[other] { NUMBER($n) } of { $all }\n }\nb =\n    .title = T\n",
        );
        assert!(file.faults.is_empty(), "{:?}", file.faults);
        let told: Vec<_> = file.variables.get("a").into_iter().flatten().map(String::as_str).collect();
        assert_eq!(told, ["all", "n", "name"]);
        assert!(file.variables.contains_key("b.title"));
    }

    #[test]
    fn a_broken_message_is_a_fault_with_its_line() {
        let file = Messages::parse("m", "a = fine\nb = { $x\nc = fine\n");
        assert_eq!(file.faults.len(), 1);
        assert!(file.faults.iter().all(|fault| fault.starts_with("m:")));
    }

    #[test]
    fn whatever_begins_with_the_name_of_its_crate_is_a_key() {
        let source = Source::new(
            "stages/a/src/windows.rs",
            "line(week, \"a-waiting\"); match x { X => \"a-arm\" } Act { act: \"a-field\", id: \"a-{id}\" } \
             codes! { \"a-side\", pub enum Side { One = \"one\" } }",
        );
        let mut keys: Vec<_> = used_keys(&source).into_iter().map(|(_, key)| key).collect();
        keys.sort();
        assert_eq!(keys, ["a-arm", "a-field", "a-side-one", "a-waiting"]);
    }

    #[test]
    fn keys_are_those_that_words_codes_and_rules_name() {
        let source = Source::new(
            "a.rs",
            "w.t(\"a-title\"); w.with(\"a-count\", &[]); RULE.with(\"day\", 1); Arg::Key(\"a-x\"); \
             codes! { \"side\", pub enum Side { One = \"one\" } } \
             rules! { /// why\n BIN = \"a-refusal-bin\", Invalid, Standard, Named(\"NK RK\"); }",
        );
        let mut keys: Vec<_> = used_keys(&source).into_iter().map(|(_, key)| key).collect();
        keys.sort();
        assert_eq!(keys, ["a-count", "a-refusal-bin", "a-title", "a-x", "side-one"]);
    }
}
