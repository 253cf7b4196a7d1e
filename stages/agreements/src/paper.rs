//! The paper of a contract: clauses for its terms, parties, places to sign, and the sheet behind it.

use documents::clauses::{RenderedClause, Template, Value, Values, render};
use documents::layout::{
    AuditLine, AuditSheet, Check, Contract, NamesFact, Party as PaperParty, Signature as Place, same,
};
use documents::{Layout, SaidWords};
use kernel::{Code, Day, Failure, Lang, Money, Names};
use web::Say;

use crate::clauses::catalogue;
use crate::parties::Party;
use crate::rules::under_age;
use crate::store::{Agreement, Signature};
use crate::terms::{Terms, language_key};

/// Which languages stand on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Kazakh and Russian side by side: the one that is signed.
    TwoColumns,
    /// English alone: a translation for reading.
    English,
}

impl Edition {
    /// The edition of an address.
    pub fn named(code: &str) -> Self {
        if code == "en" { Self::English } else { Self::TwoColumns }
    }

    fn langs(self) -> Vec<Lang> {
        match self {
            Self::TwoColumns => vec![Lang::Kk, Lang::Ru],
            Self::English => vec![Lang::En],
        }
    }
}

/// The people of a contract, as the paper names them.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The learner.
    pub learner: String,
    /// The learner's birthday.
    pub birth: Option<Day>,
    /// The legal representative.
    pub representative: Option<String>,
    /// The enterprise's BIN.
    pub enterprise_bin: Option<String>,
    /// The university's BIN.
    pub university_bin: Option<String>,
    /// The city of the university.
    pub place: Option<String>,
}

/// A message in the three languages.
fn said(key: &str) -> Names {
    Names::in_each(|lang| Say { lang }.t(key))
}

fn day_said(day: Day) -> Names {
    Names::in_each(|lang| Say { lang }.day(day))
}

/// The values of the clauses.
pub fn filled(agreement: &Agreement, terms: &Terms, named: &Named) -> Values {
    let minor = named.birth.is_some_and(|birth| under_age(birth, terms.span.from));
    // A variable that the clauses do not use for these terms is left out by its condition, so a dash is never printed.
    let text = |text: &str| Value::Text(if text.is_empty() { "–".to_owned() } else { text.to_owned() });
    [
        ("learner-name", text(&named.learner)),
        ("representative-name", text(named.representative.as_deref().unwrap_or_default())),
        ("enterprise-name", Value::Names(agreement.enterprise_name.clone())),
        ("university-name", Value::Names(agreement.university_name.clone())),
        ("programme", Value::Names(terms.programme.clone())),
        ("programme-code", text(&terms.programme_code)),
        ("profession", Value::Names(terms.profession.clone())),
        ("workplace", Value::Names(terms.workplace.clone())),
        ("first-day", Value::Day(terms.span.from)),
        ("last-day", Value::Day(terms.span.until)),
        ("credits", Value::Credits(terms.credits)),
        ("hours", Value::Hours(terms.credits.hours())),
        ("weekly-hours", Value::Hours(terms.weekly_hours)),
        ("daily-hours", Value::Hours(terms.daily_hours)),
        ("language", Value::Names(said(language_key(terms.language)))),
        ("mentor", text(&terms.mentor)),
        ("compensation", Value::choice(terms.compensation.code(), said(terms.compensation.key()))),
        ("amount", Value::Money(terms.amount)),
        ("study-paid", Value::Flag(terms.cost > Money::ZERO)),
        ("cost", Value::Money(terms.cost)),
        ("workoff-months", Value::Number(terms.workoff_months)),
        ("learner-minor", Value::Flag(minor)),
        ("hazardous", Value::Flag(terms.hazardous)),
    ]
    .into_iter()
    .fold(Values::new(), |values, (name, value)| values.with(name, value))
}

/// The clauses that stand for these terms.
pub fn clauses(
    draft: documents::clauses::Draft,
    agreement: &Agreement,
    terms: &Terms,
    named: &Named,
) -> Result<Vec<RenderedClause>, Failure> {
    printed(draft, &filled(agreement, terms, named))
}

fn printed(draft: documents::clauses::Draft, values: &Values) -> Result<Vec<RenderedClause>, Failure> {
    let told = |faults: Vec<documents::clauses::ClauseError>| {
        Failure::Refused(faults.iter().map(documents::clauses::ClauseError::refusal).collect())
    };
    let template = Template::read(draft, &catalogue()).map_err(told)?;
    render(&template, values, &SaidWords).map_err(told)
}

/// The clauses on the paper of an example: what an editor sees before anybody drafts by them.
pub fn example(draft: documents::clauses::Draft, edition: Edition) -> Result<Layout, Failure> {
    let clauses = printed(draft, &catalogue().examples())?;
    Ok(Layout::Contract(Contract {
        title: said("agreements-paper-title"),
        clauses,
        watermark: Some(said("agreements-paper-example")),
        ..documents::example::contract(&edition.langs())
    }))
}

/// How far a paper is on its way.
#[derive(Clone, Copy, Debug)]
pub enum Standing<'a> {
    /// Open to change: `DRAFT` stands across it.
    Draft,
    /// The one whose bytes are kept and signed.
    ToSign,
    /// A copy of the one that was fixed, with the sheet of its signatures behind it.
    Fixed {
        /// SHA-256 of the bytes that are signed.
        sha256: &'a str,
        /// The signatures over them, each with the signer's name.
        signatures: &'a [(Signature, String)],
    },
}

impl<'a> Standing<'a> {
    fn signatures(self) -> &'a [(Signature, String)] {
        match self {
            Self::Fixed { signatures, .. } => signatures,
            Self::Draft | Self::ToSign => &[],
        }
    }

    fn audit(self) -> Option<AuditSheet> {
        let Self::Fixed { sha256, signatures } = self else { return None };
        let lines = signatures.iter().map(|(signature, who)| audit_line(signature, who)).collect();
        Some(AuditSheet { sha256: sha256.to_owned(), lines })
    }
}

/// What stands beside the clauses on a paper.
#[derive(Debug)]
pub struct Beside<'a> {
    /// Languages.
    pub edition: Edition,
    /// The day of the paper.
    pub day: Day,
    /// How far it is.
    pub standing: Standing<'a>,
    /// Where the paper is checked.
    pub url: String,
}

/// The whole paper.
pub fn layout(agreement: &Agreement, named: &Named, clauses: Vec<RenderedClause>, beside: &Beside<'_>) -> Layout {
    let fact = |key: &str, value: Option<&String>| value.map(|value| NamesFact::new(said(key), same(value.as_str())));
    let party = |party: Party, name: Names, facts: Vec<Option<NamesFact>>| PaperParty {
        role: said(party.key()),
        name,
        facts: facts.into_iter().flatten().collect(),
    };
    let mut parties = vec![
        party(
            Party::University,
            agreement.university_name.clone(),
            vec![fact("agreements-bin", named.university_bin.as_ref())],
        ),
        party(
            Party::Enterprise,
            agreement.enterprise_name.clone(),
            vec![fact("agreements-bin", named.enterprise_bin.as_ref())],
        ),
        party(
            Party::Learner,
            same(named.learner.as_str()),
            vec![named.birth.map(|birth| NamesFact::new(said("agreements-birthday"), day_said(birth)))],
        ),
    ];
    if let Some(representative) = &named.representative {
        parties.push(party(Party::Representative, same(representative.as_str()), vec![]));
    }
    let place = |one: &PaperParty| {
        let given = beside.standing.signatures().iter().find(|(signature, _)| said(signature.party.key()) == one.role);
        Place {
            side: one.role.clone(),
            post: one.name.clone(),
            name: given.map(|(_, who)| who.clone()).unwrap_or_default(),
            mark: given.map(|(signature, _)| signed_mark(signature)),
        }
    };
    let signatures = parties.iter().map(place).collect();
    Layout::Contract(Contract {
        langs: beside.edition.langs(),
        title: said("agreements-paper-title"),
        number: agreement.number.clone(),
        day: beside.day,
        day_text: day_said(beside.day),
        place: same(named.place.clone().unwrap_or_default()),
        parties,
        clauses,
        annexes: vec![],
        signatures,
        audit: beside.standing.audit(),
        check: Some(Check { url: beside.url.clone(), text: said("agreements-paper-check") }),
        watermark: matches!(beside.standing, Standing::Draft).then(|| said("agreements-paper-draft")),
    })
}

fn signed_mark(signature: &Signature) -> Names {
    Names::in_each(|lang| {
        let say = Say { lang };
        say.with("agreements-signed-mark", &[("when", say.moment(signature.at).into())])
    })
}

fn audit_line(signature: &Signature, who: &str) -> AuditLine {
    AuditLine {
        side: said(signature.party.key()),
        name: who.to_owned(),
        how: said("agreements-one-time-code"),
        when: signature.at.iso(),
        hash: signature.paper_hash.clone(),
    }
}
