//! A template and the values of one paper become numbered clauses.

use std::collections::BTreeMap;

use kernel::{Lang, Names};
use serde::{Deserialize, Serialize};

use super::fault::{ClauseError, ClauseFault};
use super::template::{Catalogue, Read, Template};
use super::value::{Values, Words};
use super::wording::Piece;

/// A clause ready to print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderedClause {
    /// The clause's id, the same through all versions.
    pub id: String,
    /// `2` or `2.1`.
    pub number: String,
    /// 1 for the outermost.
    pub depth: u8,
    /// The heading.
    pub heading: Names,
    /// The text.
    pub text: Names,
}

/// The clauses that stand for these values, numbered; or every fault at once.
pub fn render(
    template: &Template,
    values: &Values,
    words: &dyn Words,
) -> Result<Vec<RenderedClause>, Vec<ClauseError>> {
    let mut standing = Vec::new();
    number(&template.clauses, values, "", 1, &mut standing);
    let numbers: BTreeMap<&str, &str> = standing.iter().map(|s| (s.read.id.as_str(), s.number.as_str())).collect();
    let mut printer = Printer { values, words, numbers, langs: &template.draft.langs, errors: Vec::new() };
    let clauses = standing
        .iter()
        .map(|Standing { read, number, depth }| RenderedClause {
            id: read.id.clone(),
            number: number.clone(),
            depth: *depth,
            heading: printer.names(&read.id, &read.heading),
            text: printer.names(&read.id, &read.text),
        })
        .collect();
    if printer.errors.is_empty() { Ok(clauses) } else { Err(printer.errors) }
}

/// The clauses with the example values of the catalogue.
pub fn preview(
    template: &Template,
    catalogue: &Catalogue,
    words: &dyn Words,
) -> Result<Vec<RenderedClause>, Vec<ClauseError>> {
    render(template, &catalogue.examples(), words)
}

struct Standing<'t> {
    read: &'t Read,
    number: String,
    depth: u8,
}

fn number<'t>(clauses: &'t [Read], values: &Values, above: &str, depth: u8, out: &mut Vec<Standing<'t>>) {
    let standing = clauses.iter().filter(|clause| clause.condition.holds(values));
    for (nth, read) in standing.enumerate() {
        let number_here = if above.is_empty() { format!("{}", nth + 1) } else { format!("{above}.{}", nth + 1) };
        out.push(Standing { read, number: number_here.clone(), depth });
        number(&read.clauses, values, &number_here, depth.saturating_add(1), out);
    }
}

struct Printer<'t> {
    values: &'t Values,
    words: &'t dyn Words,
    numbers: BTreeMap<&'t str, &'t str>,
    langs: &'t [Lang],
    errors: Vec<ClauseError>,
}

impl Printer<'_> {
    fn names(&mut self, clause: &str, wording: &BTreeMap<Lang, Vec<Piece>>) -> Names {
        let mut names = Names::default();
        for lang in self.langs {
            let text = wording.get(lang).map(|pieces| self.text(clause, *lang, pieces)).unwrap_or_default();
            match lang {
                Lang::Kk => names.kk = text,
                Lang::Ru => names.ru = text,
                Lang::En => names.en = text,
            }
        }
        names
    }

    fn text(&mut self, clause: &str, lang: Lang, pieces: &[Piece]) -> String {
        let mut text = String::new();
        for piece in pieces {
            let (found, at, fault) = match piece {
                Piece::Plain(plain) => (Some(plain.clone()), 0, None),
                Piece::Variable(name, at) => (
                    self.values.get(name).map(|value| value.print(lang, self.words)),
                    *at,
                    Some(ClauseFault::NoValue(name.clone())),
                ),
                Piece::Pointer(id, at) => (
                    self.numbers.get(id.as_str()).map(|&number| number.to_owned()),
                    *at,
                    Some(ClauseFault::ClauseAbsent(id.clone())),
                ),
            };
            match (found, fault) {
                // «… до 25 июня 2027 г.» ends the sentence by itself.
                (Some(found), _) if text.ends_with('.') && found.starts_with('.') => text.push_str(&found[1..]),
                (Some(found), _) => text.push_str(&found),
                (None, Some(fault)) => {
                    self.errors.push(ClauseError {
                        clause: clause.to_owned(),
                        lang: Some(lang),
                        position: Some(at),
                        fault,
                    });
                }
                (None, None) => {}
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Code as _, Money};

    use super::super::template::{Clause, Draft, Variable};
    use super::super::value::{PlainWords, Value};
    use super::*;

    fn catalogue() -> Catalogue {
        let named = |text: &str| Names::new(text, text, text);
        Catalogue::new(vec![
            Variable::new("enterprise", named("enterprise"), Value::Text("«Қазхром» ТҰК» АҚ".into())),
            Variable::new("pay", named("pay"), Value::Money(Money::tenge(45_000))),
            Variable::new("minor", named("minor"), Value::Flag(false)),
            Variable::new("kind", named("kind"), Value::choice("kk", named("kk"))).of::<Lang>(),
        ])
    }
    fn same(text: &str) -> Names {
        Names::new(text, text, text)
    }
    fn draft(clauses: Vec<Clause>) -> Draft {
        Draft { kind: "contract".into(), version: 1, langs: Lang::ALL.to_vec(), clauses }
    }

    #[test]
    fn a_full_stop_after_a_value_that_ends_in_one_is_not_doubled() {
        let catalogue = Catalogue::new(vec![Variable::new("day", same("day"), Value::Text("25 июня 2027 г.".into()))]);
        let template = Template::read(draft(vec![Clause::text("term", same("до {day}."))]), &catalogue).expect("sound");
        let clauses = preview(&template, &catalogue, &PlainWords).expect("examples fill every variable");
        assert_eq!(clauses[0].text.ru, "до 25 июня 2027 г.");
    }

    #[test]
    fn clauses_that_do_not_stand_leave_no_hole_in_the_numbers() {
        let template = Template::read(
            draft(vec![
                Clause::headed("subject", same("Subject")),
                Clause::text("guardian", same("signed by a representative")).when("minor"),
                Clause::headed("pay", same("Pay")).with(vec![
                    Clause::text("none", same("none")).when("kind = ru"),
                    Clause::text("amount", same("{enterprise} pays {pay}, see {clause:subject}")),
                ]),
            ]),
            &catalogue(),
        )
        .expect("a sound draft");

        let clauses = preview(&template, &catalogue(), &PlainWords).expect("examples fill every variable");

        let numbers: Vec<_> = clauses.iter().map(|c| (c.number.as_str(), c.id.as_str())).collect();
        assert_eq!(numbers, vec![("1", "subject"), ("2", "pay"), ("2.1", "amount")]);
        assert_eq!(clauses[2].text.kk, "«Қазхром» ТҰК» АҚ pays 45\u{a0}000\u{a0}₸, see 1");
    }

    #[test]
    fn every_fault_is_told_at_once_with_clause_language_and_character() {
        let errors = Template::read(
            draft(vec![
                Clause::text("a", Names::new("{pay} {unknown}", "без суммы", "{pay}")),
                Clause::text("a", Names::new("бар", "", "there is")),
                Clause::text("b", same("x")).when("kind = fr"),
                Clause::text("c", same("x")).when("not"),
                Clause::text("Bad id", same("{clause:nowhere}")),
            ]),
            &catalogue(),
        )
        .expect_err("five faulty clauses");

        let told: Vec<_> = errors.iter().map(|e| (e.clause.as_str(), e.lang, e.position, e.fault.clone())).collect();
        assert_eq!(
            told,
            vec![
                ("a", Some(Lang::Kk), Some(7), ClauseFault::UnknownVariable("unknown".into())),
                ("a", Some(Lang::Ru), None, ClauseFault::VariableMissing("pay".into())),
                ("a", None, None, ClauseFault::IdTaken),
                ("a", Some(Lang::Ru), None, ClauseFault::NoText),
                ("b", None, Some(1), ClauseFault::UnknownCode("fr".into())),
                ("c", None, Some(4), ClauseFault::BadCondition("not".into())),
                ("Bad id", None, None, ClauseFault::BadId),
                ("Bad id", Some(Lang::Kk), Some(1), ClauseFault::UnknownClause("nowhere".into())),
                ("Bad id", Some(Lang::Ru), Some(1), ClauseFault::UnknownClause("nowhere".into())),
                ("Bad id", Some(Lang::En), Some(1), ClauseFault::UnknownClause("nowhere".into())),
            ]
        );
        assert_eq!(errors[0].refusal().rule.code, "documents-refusal-unknown-variable");
    }

    #[test]
    fn a_paper_without_a_value_or_with_a_pointer_into_nothing_is_not_printed() {
        let template = Template::read(
            draft(vec![
                Clause::text("minor-part", same("m")).when("minor"),
                Clause::text("rest", same("{pay} by {clause:minor-part}")),
            ]),
            &catalogue(),
        )
        .expect("a sound draft");

        let errors = render(&template, &Values::new(), &PlainWords).expect_err("nothing was given");

        assert_eq!(errors.len(), 6);
        assert_eq!(errors[0].fault, ClauseFault::NoValue("pay".into()));
        assert_eq!(errors[1].fault, ClauseFault::ClauseAbsent("minor-part".into()));
    }

    #[test]
    fn a_draft_survives_its_storage() {
        let draft = draft(vec![Clause::headed("a", same("A")).with(vec![Clause::text("b", same("B")).when("minor")])]);

        let json = serde_json::to_string(&draft).expect("plain data");

        assert_eq!(serde_json::from_str::<Draft>(&json).expect("what was written"), draft);
    }
}
