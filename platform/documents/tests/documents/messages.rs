//! Every no has words in three languages, with the same variables.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};

const FILES: [(&str, &str); 3] = [
    ("kk", include_str!("../../messages/kk.ftl")),
    ("ru", include_str!("../../messages/ru.ftl")),
    ("en", include_str!("../../messages/en.ftl")),
];

fn variables(elements: &[PatternElement<&str>], found: &mut BTreeSet<String>) {
    for element in elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    variables(&variant.value.elements, found);
                }
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            found.insert(id.name.to_owned());
        }
    }
}

fn messages(text: &'static str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| errors).expect("a file that parses");
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut found = BTreeSet::new();
        variables(&message.value.as_ref().expect("words").elements, &mut found);
        assert!(all.insert(message.id.name.to_owned(), found).is_none(), "{} stands twice", message.id.name);
    }
    all
}

#[test]
fn every_refusal_has_words_in_three_languages_with_the_same_variables() {
    let rules: BTreeSet<String> = documents::refusal::ALL.iter().map(|(_, rule)| rule.code.to_owned()).collect();
    let kk = messages(FILES[0].1);

    for (lang, text) in FILES {
        let found = messages(text);
        for rule in &rules {
            assert!(found.contains_key(rule), "{lang}: {rule} has no words");
        }
        assert_eq!(found, kk, "{lang} differs from kk");
    }
}
