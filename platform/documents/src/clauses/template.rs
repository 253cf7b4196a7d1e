//! A template: the ordered clauses of a kind of paper, checked against the variables that kind knows.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Lang, Names};
use serde::{Deserialize, Serialize};

use super::condition::{Ask, Condition, is_name};
use super::fault::{ClauseError, ClauseFault};
use super::value::{Value, Values};
use super::wording::{Piece, pieces};

/// A variable that a kind of paper knows: what people read about it, and an example for previews. The
/// kind of the example is the kind of the variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Its name in texts and conditions.
    pub name: &'static str,
    /// What it is, for those who edit.
    pub title: Names,
    /// An honest example.
    pub example: Value,
    /// The codes it may have, where it is a closed list.
    pub codes: Vec<&'static str>,
}

/// Every variable a kind of paper knows.
#[derive(Clone, Debug, Default)]
pub struct Catalogue(Vec<Variable>);

impl Catalogue {
    /// Of these variables.
    pub fn new(variables: Vec<Variable>) -> Self {
        Self(variables)
    }
    /// Every variable, in reading order.
    pub fn variables(&self) -> &[Variable] {
        &self.0
    }
    /// The example values.
    pub fn examples(&self) -> Values {
        self.0.iter().fold(Values::new(), |values, variable| values.with(variable.name, variable.example.clone()))
    }
    fn find(&self, name: &str) -> Option<&Variable> {
        self.0.iter().find(|variable| variable.name == name)
    }
}

impl Variable {
    /// A variable of any kind but a closed list.
    pub fn new(name: &'static str, title: Names, example: Value) -> Self {
        Self { name, title, example, codes: Vec::new() }
    }
    /// A variable that takes codes of a closed list.
    #[must_use]
    pub fn of<C: kernel::Code>(mut self) -> Self {
        self.codes = C::ALL.iter().map(|code| code.code()).collect();
        self
    }
}

/// A clause as it is edited and stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Names the clause for pointers, comparisons and errors.
    pub id: String,
    /// The heading; may be empty.
    #[serde(default)]
    pub heading: Names,
    /// The text; may be empty under a heading.
    #[serde(default)]
    pub text: Names,
    /// When the clause stands; empty means always.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// Clauses under this one; they stand only where it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
}

impl Clause {
    /// A clause with a heading.
    pub fn headed(id: impl Into<String>, heading: Names) -> Self {
        Self { id: id.into(), heading, ..Self::default() }
    }
    /// A clause with a text.
    pub fn text(id: impl Into<String>, text: Names) -> Self {
        Self { id: id.into(), text, ..Self::default() }
    }
    /// Standing only when the condition holds.
    #[must_use]
    pub fn when(mut self, condition: impl Into<String>) -> Self {
        self.when = condition.into();
        self
    }
    /// With clauses under it.
    #[must_use]
    pub fn with(mut self, clauses: Vec<Self>) -> Self {
        self.clauses = clauses;
        self
    }
}

/// A template as it is edited and stored: not yet trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which kind of paper, as `contract`.
    pub kind: String,
    /// Counted from 1 within the kind.
    pub version: u32,
    /// In which languages it is complete.
    pub langs: Vec<Lang>,
    /// The clauses in order.
    pub clauses: Vec<Clause>,
}

/// A template that was read without a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub(super) draft: Draft,
    pub(super) clauses: Vec<Read>,
}

/// A clause read into pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) id: String,
    pub(super) condition: Condition,
    pub(super) heading: BTreeMap<Lang, Vec<Piece>>,
    pub(super) text: BTreeMap<Lang, Vec<Piece>>,
    pub(super) clauses: Vec<Read>,
}

impl Template {
    /// Reads a draft; every fault at once.
    pub fn read(draft: Draft, catalogue: &Catalogue) -> Result<Self, Vec<ClauseError>> {
        let mut ids = BTreeSet::new();
        collect_ids(&draft.clauses, &mut ids);
        let mut reader = Reader { catalogue, ids, seen: BTreeSet::new(), errors: Vec::new(), langs: &draft.langs };
        let clauses = draft.clauses.iter().map(|clause| reader.clause(clause)).collect();
        let errors = reader.errors;
        if errors.is_empty() { Ok(Self { draft, clauses }) } else { Err(errors) }
    }
    /// What was read.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }
}

fn collect_ids<'d>(clauses: &'d [Clause], ids: &mut BTreeSet<&'d str>) {
    for clause in clauses {
        ids.insert(&clause.id);
        collect_ids(&clause.clauses, ids);
    }
}

struct Reader<'d> {
    catalogue: &'d Catalogue,
    ids: BTreeSet<&'d str>,
    seen: BTreeSet<&'d str>,
    errors: Vec<ClauseError>,
    langs: &'d [Lang],
}

impl<'d> Reader<'d> {
    fn clause(&mut self, clause: &'d Clause) -> Read {
        let id = clause.id.as_str();
        if !is_name(id) {
            self.fault(id, None, None, ClauseFault::BadId);
        }
        if !self.seen.insert(id) {
            self.fault(id, None, None, ClauseFault::IdTaken);
        }
        for lang in self.langs.iter().copied() {
            if own(&clause.heading, lang).trim().is_empty() && own(&clause.text, lang).trim().is_empty() {
                self.fault(id, Some(lang), None, ClauseFault::NoText);
            }
        }
        Read {
            id: clause.id.clone(),
            condition: self.condition(clause),
            heading: self.wording(id, &clause.heading),
            text: self.wording(id, &clause.text),
            clauses: clause.clauses.iter().map(|inner| self.clause(inner)).collect(),
        }
    }

    fn condition(&mut self, clause: &Clause) -> Condition {
        let condition = match Condition::read(&clause.when) {
            Ok(condition) => condition,
            Err((at, fault)) => {
                self.fault(&clause.id, None, Some(at), fault);
                return Condition::default();
            }
        };
        for term in &condition.0 {
            match (self.catalogue.find(&term.variable), &term.ask) {
                (None, _) => {
                    let fault = ClauseFault::UnknownVariable(term.variable.clone());
                    self.fault(&clause.id, None, Some(term.at), fault);
                }
                (Some(variable), Ask::Is(code)) if !variable.codes.contains(&code.as_str()) => {
                    self.fault(&clause.id, None, Some(term.at), ClauseFault::UnknownCode(code.clone()));
                }
                _ => {}
            }
        }
        condition
    }

    fn wording(&mut self, id: &str, names: &Names) -> BTreeMap<Lang, Vec<Piece>> {
        let (mut read, mut named) = (BTreeMap::new(), BTreeMap::new());
        for lang in self.langs.iter().copied() {
            let (pieces, faults) = pieces(own(names, lang));
            for (at, fault) in faults {
                self.fault(id, Some(lang), Some(at), fault);
            }
            let mut mine = BTreeSet::new();
            for piece in &pieces {
                match piece {
                    Piece::Variable(name, at) if self.catalogue.find(name).is_none() => {
                        self.fault(id, Some(lang), Some(*at), ClauseFault::UnknownVariable(name.clone()));
                    }
                    Piece::Variable(name, _) => {
                        mine.insert(name.clone());
                    }
                    Piece::Pointer(to, at) if !self.ids.contains(to.as_str()) => {
                        self.fault(id, Some(lang), Some(*at), ClauseFault::UnknownClause(to.clone()));
                    }
                    Piece::Pointer(..) | Piece::Plain(_) => {}
                }
            }
            read.insert(lang, pieces);
            named.insert(lang, mine);
        }
        let all: BTreeSet<String> = named.values().flatten().cloned().collect();
        for (lang, mine) in named {
            for name in all.difference(&mine) {
                self.fault(id, Some(lang), None, ClauseFault::VariableMissing(name.clone()));
            }
        }
        read
    }

    fn fault(&mut self, clause: &str, lang: Option<Lang>, position: Option<usize>, fault: ClauseFault) {
        self.errors.push(ClauseError { clause: clause.to_owned(), lang, position, fault });
    }
}

/// The words of this very language, without the neighbour's where it has none.
fn own(names: &Names, lang: Lang) -> &str {
    match lang {
        Lang::Kk => &names.kk,
        Lang::Ru => &names.ru,
        Lang::En => &names.en,
    }
}
