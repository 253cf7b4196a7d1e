//! What is done to amendments.

use accounts::{Key, Matter};
use db::{Db, Read, RowRef};
use documents::{Press, papers};
use kernel::{AgreementId, Caller, Day, Failure, Id, house};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::store::{self, Amendment};
use crate::moves::{Act as ContractAct, Facts as ContractFacts};
use crate::paper::{self, Beside, Edition, Standing};
use crate::parties::{Party, SIGN};
use crate::printing::named;
use crate::rules::{self, Represented, Weight};
use crate::standing::{overlap, terms_on};
use crate::store::{self as contracts, Agreement};
use crate::terms::{Terms, TermsForm, terms};
use crate::{clauses, refusal};

/// Proposes other terms from a day on. One amendment is under way at a time.
///
/// # Errors
/// What the lifecycle of the contract says; what is wrong with the terms; a day in the past or outside the contract;
/// nothing changed; another one is under way.
pub async fn propose(
    db: &Db,
    by: &Caller,
    agreement: AgreementId,
    from: Day,
    form: &TermsForm,
    reason: &str,
) -> Result<i64, Failure> {
    let wanted = terms(form)?;
    let mut write = db.write(by).await?;
    let contract = contracts::load(&write, by, agreement).await?;
    contract.status.after(ContractAct::Amend, by.role, &ContractFacts::default(), reason)?;
    let before = store::of_agreement(&write, agreement).await?;
    if before.iter().any(|one| matches!(one.status, Status::Proposed | Status::Signing)) {
        return Err(refusal::AMENDMENT_UNDER_WAY.refuse().into());
    }
    sound(&write, by, &contract, from, &wanted, reason).await?;
    let new = Amendment {
        id: by.new_id(),
        agreement,
        number: before.first().map_or(1, |last| last.number + 1),
        status: Status::Proposed,
        since: by.now,
        revision: 1,
        from,
        terms: wanted,
        reason: reason.trim().to_owned(),
        proposed_by: by.person.ok_or(Failure::Missing)?,
        paper: None,
        paper_hash: None,
        version: 1,
    };
    store::insert(&mut write, &new).await?;
    let payload = json!({ "number": new.number, "from": from, "terms": new.terms, "reason": new.reason });
    write.record("agreements-act-propose-amendment", RowRef::new(contracts::TABLE, agreement), payload);
    write.announce("agreements.amendment-proposed", agreement, json!({ "number": new.number }));
    write.done().await?;
    Ok(new.number)
}

/// A proposal must say why, change something, not rewrite the past, and keep the rules of age and hours.
async fn sound(
    reader: &dyn Read,
    by: &Caller,
    contract: &Agreement,
    from: Day,
    wanted: &Terms,
    reason: &str,
) -> Result<(), Failure> {
    let mut refusals = Vec::new();
    if reason.trim().is_empty() {
        refusals.push(house::EMPTY.at("reason"));
    }
    if from < by.today() {
        refusals.push(refusal::AMENDS_THE_PAST.at("amended-from"));
    }
    let standing = terms_on(reader, contract, from).await?;
    if let Some(outside) = [standing.span, wanted.span].into_iter().find(|span| !span.has(from)) {
        let told = refusal::OUTSIDE.at("amended-from").with("from", outside.from);
        refusals.push(told.with("until", outside.until));
    }
    if let Some(last) = store::last_applied(reader, contract.id, None).await?.filter(|last| from < last.from) {
        refusals.push(refusal::AMENDED_LATER.at("amended-from").with("day", last.from));
    }
    if standing == *wanted {
        refusals.push(refusal::AMENDS_NOTHING.refuse());
    }
    refusals.extend(overlap(reader, contract, wanted.span).await?.map(|overlap| overlap.at("from")));
    let learner = registry::people::store::named(reader, contract.parties.learner).await?;
    let represented = Represented::by(contract.parties.representative);
    let found = rules::findings(wanted, learner.birth, represented);
    refusals.extend(found.into_iter().filter(|one| one.weight == Weight::Blocks).map(|one| one.refusal));
    Failure::unless(refusals)
}

/// Changes a proposal: parties accept the new version anew.
///
/// # Errors
/// As [`propose`]; what the lifecycle says; stale, when somebody revised the version that was read.
pub async fn revise(
    db: &Db,
    by: &Caller,
    (agreement, number): (AgreementId, i64),
    revision: i64,
    from: Day,
    form: &TermsForm,
    reason: &str,
) -> Result<(), Failure> {
    let wanted = terms(form)?;
    let mut write = db.write(by).await?;
    let contract = contracts::load(&write, by, agreement).await?;
    let before = store::load(&write, agreement, number).await?;
    let facts = facts(&write, by, &contract, &before, Seen { revision, ..Seen::default() }).await?;
    let moved = before.status.after(Act::Revise, by.role, &facts, "")?;
    sound(&write, by, &contract, from, &wanted, reason).await?;
    store::save_proposal(&mut write, &before, moved, from, &wanted, reason.trim()).await?;
    let payload = json!({ "number": number, "before": before.terms, "after": wanted, "reason": reason.trim() });
    write.record("agreements-act-revise-amendment", RowRef::new(contracts::TABLE, agreement), payload);
    write.announce("agreements.amendment-proposed", agreement, json!({ "number": number }));
    write.done().await
}

/// Accepts the version that the caller read; with the last acceptance the paper is fixed and goes to signature.
///
/// # Errors
/// Stale, when the proposal was changed since; accepted already; what the lifecycle says.
pub async fn accept(
    db: &Db,
    press: &dyn Press,
    by: &Caller,
    (agreement, number): (AgreementId, i64),
    revision: i64,
    public_url: &str,
) -> Result<Status, Failure> {
    let party = Party::of_role(by.role).ok_or(Failure::Missing)?;
    let contract = contracts::load(db, by, agreement).await?;
    let proposal = store::load(db, agreement, number).await?;
    let read = Seen { revision, ..Seen::default() };
    let allowed = facts(db, by, &contract, &proposal, read).await?;
    // The press works before the write begins, and only for the last to accept.
    let bytes = match proposal.status.after(Act::Accept, by.role, &allowed, "")?.to() {
        Status::Signing => Some(print(db, press, &contract, &proposal, by.today(), public_url).await?),
        _ => None,
    };
    let mut write = db.write(by).await?;
    let contract = contracts::load(&write, by, agreement).await?;
    let before = store::load(&write, agreement, number).await?;
    let facts = facts(&write, by, &contract, &before, read).await?;
    let moved = before.status.after(Act::Accept, by.role, &facts, "")?;
    store::accept(&mut write, &before, party).await?;
    let paper = match (moved.to(), bytes) {
        (Status::Signing, Some(bytes)) => {
            Some(papers::keep(&mut write, "amendment", before.id, revision, bytes).await?)
        }
        // Another party accepted between the two looks: whoever asks again prints the paper.
        (Status::Signing, None) => return Err(house::STALE.refuse().into()),
        _ => None,
    };
    store::save(&mut write, &before, moved, paper.map(|paper| (paper.id, paper.sha256))).await?;
    let payload = json!({ "number": number, "party": party, "revision": revision, "to": moved.to() });
    write.record("agreements-act-accept-amendment", RowRef::new(contracts::TABLE, agreement), payload);
    write.announce("agreements.amendment-accepted", agreement, json!({ "number": number, "party": party }));
    write.done().await?;
    Ok(moved.to())
}

/// The paper of an amendment: the contract's clauses with the terms as they would be.
pub async fn print(
    reader: &dyn Read,
    press: &dyn Press,
    contract: &Agreement,
    amendment: &Amendment,
    day: Day,
    public_url: &str,
) -> Result<Vec<u8>, Failure> {
    let named = named(reader, contract).await?;
    let draft = clauses::store::edition(reader, contract.template).await?;
    let clauses = paper::clauses(draft, contract, &amendment.terms, &named)?;
    let url = format!("{public_url}/agreements/{}/amendments/{}", contract.id, amendment.number);
    let beside = Beside { edition: Edition::TwoColumns, day, standing: Standing::ToSign, url };
    let mut amended = contract.clone();
    amended.number = format!("{}/{}", contract.number, amendment.number);
    Ok(press.pdf(&paper::layout(&amended, &named, clauses, &beside))?)
}

/// What a caller read before they act.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen<'a> {
    /// The version of the proposal.
    pub revision: i64,
    /// SHA-256 of the paper.
    pub paper: &'a str,
}

/// What the lifecycle looks at, for a caller who read this.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn facts(
    reader: &dyn Read,
    by: &Caller,
    contract: &Agreement,
    amendment: &Amendment,
    seen: Seen<'_>,
) -> Result<Facts, Failure> {
    let represented = contract.parties.representative.is_some();
    let order = contracts::signing_order(reader, contract.parties.university).await?;
    let party = Party::of_role(by.role);
    let accepted = store::accepted(reader, amendment).await?;
    let signed: Vec<Party> = store::signatures(reader, amendment.id).await?.iter().map(|one| one.party).collect();
    let given = if amendment.status == Status::Signing { signed.len() } else { accepted.len() };
    Ok(Facts {
        binds: contract.status.binds(),
        ahead: by.today() <= amendment.from,
        same_revision: amendment.revision == seen.revision,
        accepted: party.is_some_and(|party| accepted.contains(&party)),
        last: given + 1 >= order.signers(represented).len(),
        turn: party.is_some_and(|party| order.turn(&signed, represented).contains(&party)),
        same_paper: amendment.paper_hash.as_deref() == Some(seen.paper),
    })
}

/// Sends the caller a one-time code for signing exactly this paper.
///
/// # Errors
/// What the lifecycle says of signing.
pub async fn ask_code(
    db: &Db,
    key: &Key,
    by: &Caller,
    (agreement, number): (AgreementId, i64),
    seen: &str,
) -> Result<accounts::Secret, Failure> {
    let contract = contracts::load(db, by, agreement).await?;
    let amendment = store::load(db, agreement, number).await?;
    let read = Seen { paper: seen, ..Seen::default() };
    let facts = facts(db, by, &contract, &amendment, read).await?;
    amendment.status.after(Act::Sign, by.role, &facts, "")?;
    accounts::issue_code(db, key, by, Matter { purpose: SIGN, subject: seen }).await
}

/// Signs the exact paper that the caller saw; with the last signature the amendment holds from its day on.
///
/// # Errors
/// What the lifecycle says; stale paper; a wrong or spent code.
pub async fn sign(
    db: &Db,
    by: &Caller,
    (agreement, number): (AgreementId, i64),
    seen: &str,
    code: &str,
) -> Result<Status, Failure> {
    let matter = Matter { purpose: SIGN, subject: seen };
    let party = Party::of_role(by.role).ok_or(Failure::Missing)?;
    let contract = contracts::load(db, by, agreement).await?;
    let amendment = store::load(db, agreement, number).await?;
    let read = Seen { paper: seen, ..Seen::default() };
    amendment.status.after(Act::Sign, by.role, &facts(db, by, &contract, &amendment, read).await?, "")?;
    let confirmed = accounts::confirm_code(db, by, matter, code).await?;
    let mut write = db.write(by).await?;
    write.alone(contract.parties.learner).await?;
    let contract = contracts::load(&write, by, agreement).await?;
    let before = store::load(&write, agreement, number).await?;
    let facts = facts(&write, by, &contract, &before, read).await?;
    let moved = before.status.after(Act::Sign, by.role, &facts, "")?;
    let evidence = accounts::use_code(&mut write, &confirmed, matter).await?;
    contracts::add_signature(&mut write, agreement, Some(before.id.uuid()), party, seen, evidence.0).await?;
    store::save(&mut write, &before, moved, None).await?;
    let payload = json!({ "number": number, "party": party, "sha256": seen, "to": moved.to() });
    write.record("agreements-act-sign-amendment", RowRef::new(contracts::TABLE, agreement), payload);
    let told = if moved.to() == Status::Applied { "agreements.amended" } else { "agreements.amendment-signed" };
    write.announce(told, agreement, json!({ "number": number, "from": before.from }));
    write.done().await?;
    Ok(moved.to())
}

/// The terms that an amendment changes: those of the amendment applied before it, or the first ones.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn terms_before(reader: &dyn Read, contract: &Agreement, amendment: &Amendment) -> Result<Terms, Failure> {
    let last = store::last_applied(reader, contract.id, Some(amendment.number)).await?;
    Ok(last.map_or_else(|| contract.terms.clone(), |last| last.terms))
}

/// Says no to a proposal, or takes it back.
///
/// # Errors
/// What the lifecycle says; a reason is needed.
pub async fn act(
    db: &Db,
    by: &Caller,
    (agreement, number): (AgreementId, i64),
    act: Act,
    reason: &str,
) -> Result<(), Failure> {
    let recorded = match act {
        Act::Reject => "agreements-act-reject-amendment",
        Act::Withdraw => "agreements-act-withdraw-amendment",
        // These bring a matter of their own and have an action each.
        Act::Revise | Act::Accept | Act::Sign => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    contracts::load(&write, by, agreement).await?;
    let before = store::load(&write, agreement, number).await?;
    let moved = before.status.after(act, by.role, &Facts::default(), reason)?;
    store::save(&mut write, &before, moved, None).await?;
    let payload = json!({ "number": number, "reason": reason.trim(), "to": moved.to() });
    write.record(recorded, RowRef::new(contracts::TABLE, agreement), payload);
    write.announce("agreements.amendment-dropped", agreement, json!({ "number": number }));
    write.done().await
}
