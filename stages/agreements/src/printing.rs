//! A contract on paper: as a draft, as it goes to signature, and as it was signed.

use db::Read;
use documents::{Press, papers};
use kernel::{Day, Failure};
use registry::organisations;
use registry::people::store as people;

use crate::amendments::store as amendments;
use crate::clauses;
use crate::paper::{self, Beside, Edition, Named, Standing};
use crate::store::{self, Agreement};
use crate::terms::Terms;

/// The people and numbers that a paper names.
pub async fn named(reader: &dyn Read, agreement: &Agreement) -> Result<Named, Failure> {
    let learner = people::named(reader, agreement.parties.learner).await?;
    let representative = match agreement.parties.representative {
        Some(person) => Some(people::named(reader, person).await?.full_name()),
        None => None,
    };
    let university = organisations::load(reader, agreement.parties.university).await?;
    let enterprise = organisations::load(reader, agreement.parties.enterprise).await?;
    Ok(Named {
        learner: learner.full_name(),
        birth: learner.birth,
        representative,
        enterprise_bin: enterprise.bin,
        university_bin: university.bin,
        place: university.city,
    })
}

/// The contract on paper, as it stands, without keeping it: a draft until its paper is fixed, then a copy of that paper
/// with the sheet of its signatures.
///
/// # Errors
/// What is wrong with the clauses; Broken, when the press fails.
pub async fn print(
    reader: &dyn Read,
    press: &dyn Press,
    agreement: &Agreement,
    edition: Edition,
    today: Day,
    public_url: &str,
) -> Result<Vec<u8>, Failure> {
    let url = address(public_url, agreement);
    let Some(sha256) = agreement.paper_hash.as_deref() else {
        return pressed(reader, press, agreement, Beside { edition, day: today, standing: Standing::Draft, url }).await;
    };
    let given = store::signatures(reader, agreement.id).await?;
    let signers: Vec<_> = given.iter().map(|signature| signature.person).collect();
    let names = accounts::names_of(reader, &signers).await?;
    let named = |person| names.iter().find(|(id, _)| *id == person).map(|(_, name)| name.clone()).unwrap_or_default();
    let signatures: Vec<_> = given.into_iter().map(|one| (one.clone(), named(one.person))).collect();
    let kept = papers::papers_of(reader, agreement.id).await?.into_iter().find(|kept| Some(kept.id) == agreement.paper);
    let day = kept.map_or(today, |kept| kept.at.day());
    let standing = Standing::Fixed { sha256, signatures: &signatures };
    pressed(reader, press, agreement, Beside { edition, day, standing, url }).await
}

/// The paper of a contract with what stands beside it.
///
/// # Errors
/// As [`print()`].
pub async fn pressed(
    reader: &dyn Read,
    press: &dyn Press,
    agreement: &Agreement,
    beside: Beside<'_>,
) -> Result<Vec<u8>, Failure> {
    let named = named(reader, agreement).await?;
    let draft = clauses::store::edition(reader, agreement.template).await?;
    let clauses = paper::clauses(draft, agreement, &agreement.terms, &named)?;
    Ok(press.pdf(&paper::layout(agreement, &named, clauses, &beside))?)
}

/// Where a contract is read, and its paper checked.
pub fn address(public_url: &str, agreement: &Agreement) -> String {
    format!("{public_url}/agreements/{}", agreement.id)
}

/// The papers of a contract and of its amendments, the newest first.
pub async fn papers_of(reader: &dyn Read, agreement: &Agreement) -> Result<Vec<papers::Paper>, Failure> {
    let mut all = papers::papers_of(reader, agreement.id).await?;
    for amendment in amendments::of_agreement(reader, agreement.id).await? {
        all.extend(papers::papers_of(reader, amendment.id).await?);
    }
    all.sort_by_key(|paper| std::cmp::Reverse(paper.at));
    Ok(all)
}

/// The terms of a paper that was in signature: what someone read who comes with a stale one.
pub async fn terms_of_paper(reader: &dyn Read, agreement: &Agreement, sha256: &str) -> Result<Option<Terms>, Failure> {
    let acts = db::entries(reader, kernel::Id::uuid(agreement.id), 200).await?;
    let of_paper = |payload: serde_json::Value| {
        let same = payload.get("sha256").and_then(|hash| hash.as_str()) == Some(sha256);
        same.then(|| payload.get("terms").cloned()).flatten()
    };
    let terms = acts
        .into_iter()
        .filter(|act| act.act == "agreements-act-open-signing")
        .find_map(|act| act.payload.and_then(of_paper));
    Ok(terms.and_then(|terms| serde_json::from_value(terms).ok()))
}
