//! Where a contract stands: the terms of a day, the rules they break, and what the lifecycle looks at.

use db::Read;
use kernel::{Caller, Day, Failure, Refusal, Span};
use registry::people::store as people;

use crate::amendments::store as amendments;
use crate::moves::{Concerns, Facts};
use crate::parties::{Party, SigningOrder};
use crate::refusal;
use crate::rules::{self, Finding, Represented, Weight};
use crate::store::{self, Agreement, Signature};
use crate::terms::Terms;

/// The terms that hold on a day: the first ones with every applied amendment until then.
pub async fn terms_on(reader: &dyn Read, agreement: &Agreement, day: Day) -> Result<Terms, Failure> {
    let amended = amendments::applied_until(reader, agreement.id, day).await?;
    Ok(amended.unwrap_or_else(|| agreement.terms.clone()))
}

/// The learner's birthday and whether a representative stands by.
async fn learner(reader: &dyn Read, agreement: &Agreement) -> Result<(Option<Day>, Represented), Failure> {
    let learner = people::named(reader, agreement.parties.learner).await?;
    Ok((learner.birth, Represented::by(agreement.parties.representative)))
}

/// Every rule that a contract breaks as it stands, with the overlap with other contracts of the learner.
pub async fn findings(reader: &dyn Read, agreement: &Agreement) -> Result<Vec<Finding>, Failure> {
    let (birth, represented) = learner(reader, agreement).await?;
    let mut found = rules::findings(&agreement.terms, birth, represented);
    if let Some(overlap) = overlap(reader, agreement, agreement.terms.span).await? {
        found.push(Finding { refusal: overlap.at("from"), weight: Weight::Blocks });
    }
    Ok(found)
}

/// Another contract that binds the learner in these days, by its terms as amended.
pub async fn overlap(reader: &dyn Read, agreement: &Agreement, span: Span) -> Result<Option<Refusal>, Failure> {
    for other in store::others_of_learner(reader, agreement).await? {
        let amended = amendments::last_applied(reader, other.id, None).await?;
        if amended.map_or(other.terms.span, |last| last.terms.span).meets(span) {
            return Ok(Some(refusal::OVERLAP.with("number", other.number)));
        }
    }
    Ok(None)
}

fn blocking(found: &[Finding]) -> Vec<Refusal> {
    found.iter().filter(|one| one.weight == Weight::Blocks).map(|one| one.refusal.clone()).collect()
}

/// A contract as it stands for a caller: all that its conditions and its page look at, each asked once.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What the lifecycle's conditions look at.
    pub facts: Facts,
    /// The terms that hold today.
    pub terms: Terms,
    /// Every rule that it breaks.
    pub findings: Vec<Finding>,
    /// Who has signed.
    pub signatures: Vec<Signature>,
    /// In which order the parties sign.
    pub order: SigningOrder,
}

impl Standing {
    /// Whose turn to sign it is.
    pub fn turn(&self, agreement: &Agreement) -> Vec<Party> {
        let given: Vec<Party> = self.signatures.iter().map(|signature| signature.party).collect();
        self.order.turn(&given, agreement.parties.representative.is_some())
    }
}

/// How the contract stands for a caller who saw the paper with this hash (if any).
pub async fn standing(reader: &dyn Read, by: &Caller, agreement: &Agreement, seen: &str) -> Result<Standing, Failure> {
    let findings = findings(reader, agreement).await?;
    let signatures = store::signatures(reader, agreement.id).await?;
    let order = store::signing_order(reader, agreement.parties.university).await?;
    let terms = terms_on(reader, agreement, by.today()).await?;
    let given: Vec<Party> = signatures.iter().map(|signature| signature.party).collect();
    let represented = agreement.parties.representative.is_some();
    let turn = order.turn(&given, represented);
    let left = order.signers(represented).len().saturating_sub(given.len());
    let facts = Facts {
        concerns: Concerns::default(),
        obstacles: blocking(&findings).len(),
        turn: Party::of_role(by.role).is_some_and(|party| turn.contains(&party)),
        same_paper: agreement.paper_hash.as_deref() == Some(seen),
        last: left <= 1,
        past_end: terms.span.until < by.today(),
    };
    Ok(Standing { facts, terms, findings, signatures, order })
}

/// What the lifecycle's conditions look at, for a caller who saw the paper with this hash (if any).
pub async fn facts(reader: &dyn Read, by: &Caller, agreement: &Agreement, seen: &str) -> Result<Facts, Failure> {
    Ok(standing(reader, by, agreement, seen).await?.facts)
}

/// The lifecycle says only that rules stand in the way: here each of them is told on its own.
///
/// # Errors
/// As the lifecycle, rule by rule.
pub async fn told<T>(reader: &dyn Read, agreement: &Agreement, moved: Result<T, Failure>) -> Result<T, Failure> {
    match moved {
        Err(failure) if failure.is(&refusal::OBSTACLES) => {
            Err(Failure::Refused(blocking(&findings(reader, agreement).await?)))
        }
        other => other,
    }
}
