//! Every word this stage says stands in three languages.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use kernel::Code;
use programmes::reading::{File, Oddity};
use programmes::{checks, example, moves, refusal};

fn messages(text: &'static str) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let resource = fluent_syntax::parser::parse(text).expect("parses");
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let known = messages.insert(message.id.name, variables(&message.value.expect("a value")));
            assert!(known.is_none(), "{} stands twice", message.id.name);
        }
    }
    messages
}

fn variables(pattern: &Pattern<&'static str>) -> BTreeSet<&'static str> {
    let variable = |element: &PatternElement<&'static str>| match element {
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(id.name)
        }
        _ => None,
    };
    pattern.elements.iter().filter_map(variable).collect()
}

fn all() -> [BTreeMap<&'static str, BTreeSet<&'static str>>; 3] {
    [
        messages(include_str!("../../messages/kk.ftl")),
        messages(include_str!("../../messages/ru.ftl")),
        messages(include_str!("../../messages/en.ftl")),
    ]
}

fn keys<T: Code>() -> impl Iterator<Item = &'static str> {
    T::ALL.iter().map(|value| value.key())
}

#[test]
fn the_three_languages_say_the_same_things() {
    let [kk, ru, en] = all();

    assert_eq!(kk, ru);
    assert_eq!(ru, en);
}

#[test]
fn every_key_has_its_message() {
    let used: BTreeSet<&str> = keys::<programmes::Degree>()
        .chain(keys::<programmes::Profile>())
        .chain(keys::<programmes::Cycle>())
        .chain(keys::<programmes::Component>())
        .chain(keys::<programmes::ControlForm>())
        .chain(keys::<programmes::MandatoryDiscipline>())
        .chain(keys::<programmes::Period>())
        .chain(keys::<programmes::WorkKind>())
        .chain(keys::<programmes::Standing>())
        .chain(keys::<programmes::OutcomeKind>())
        .chain(keys::<programmes::Tool>())
        .chain(keys::<programmes::Level>())
        .chain(keys::<programmes::Tab>())
        .chain(keys::<programmes::Mend>())
        .chain(keys::<moves::Status>())
        .chain(keys::<moves::Act>())
        .chain(keys::<moves::Conclusion>())
        .chain(keys::<File>())
        .chain(keys::<Oddity>())
        .chain(keys::<programmes::programme::rules::Kind>())
        .chain(keys::<programmes::programme::sides::Side>())
        .chain(keys::<programmes::enrolments::moves::Status>())
        .chain(keys::<programmes::enrolments::moves::Act>())
        .chain(keys::<programmes::enrolments::Funding>())
        .chain(keys::<programmes::enrolments::Track>())
        .chain(programmes::enrolments::refusal::ALL.iter().map(|(_, rule)| rule.code))
        .chain(programmes::programme::refusal::ALL.iter().map(|(_, rule)| rule.code))
        .chain(programmes::design::refusal::ALL.iter().map(|(_, rule)| rule.code))
        .chain(refusal::ALL.iter().map(|(_, rule)| rule.code))
        .chain(checks::ALL.iter().map(|check| check.held))
        .collect();

    let [kk, ..] = all();

    let missing: Vec<_> = used.iter().filter(|key| !kk.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn findings_carry_the_values_their_messages_need() {
    let [kk, ..] = all();
    let honest = programmes::check(&example::curriculum(), &example::matrix(), example::ADMISSION);
    let (curriculum, matrix) = example::faulty(example::curriculum(), example::matrix());
    let faulty = programmes::check(&curriculum, &matrix, example::ADMISSION);

    for finding in honest.iter().chain(&faulty).chain(&super::rules::all_broken()) {
        let given: BTreeSet<_> = finding.args.iter().map(|(name, _)| *name).collect();
        let needed = &kk[finding.key];
        assert!(needed.is_subset(&given), "{}: {needed:?} of {given:?}", finding.key);
    }
}

#[test]
fn refusals_of_reading_carry_the_values_their_messages_need() {
    let [kk, ..] = all();

    for refusal in super::reading::all_damaged() {
        let given: BTreeSet<_> = refusal.args.iter().map(|(name, _)| *name).collect();
        let needed = &kk[refusal.rule.code];
        assert!(needed.is_subset(&given), "{}: {needed:?} of {given:?}", refusal.rule.code);
    }
}
